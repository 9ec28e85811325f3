//! The truth tables, written out.

use super::super::Kleene::{self, No, Unknown, Yes};

fn assert_table(name: &str, connective: fn(Kleene, Kleene) -> Kleene, table: [[Kleene; 3]; 3]) {
    for (row, a) in Kleene::ALL.into_iter().enumerate() {
        for (column, b) in Kleene::ALL.into_iter().enumerate() {
            assert_eq!(connective(a, b), table[row][column], "{a} {name} {b}");
        }
    }
}

// Rows: the left operand is no, unknown, yes; columns: the right one.

#[test]
fn and_is_no_as_soon_as_one_operand_is_no() {
    assert_table("and", Kleene::and, [[No, No, No], [No, Unknown, Unknown], [No, Unknown, Yes]]);
}

#[test]
fn or_is_yes_as_soon_as_one_operand_is_yes() {
    assert_table("or", Kleene::or, [[No, Unknown, Yes], [Unknown, Unknown, Yes], [Yes, Yes, Yes]]);
}

#[test]
fn implication_is_no_only_when_a_condition_that_holds_is_not_met() {
    assert_table("implies", Kleene::implies, [[Yes, Yes, Yes], [Unknown, Unknown, Yes], [No, Unknown, Yes]]);
}

#[test]
fn not_turns_answers_round_and_leaves_the_unknown() {
    assert_eq!(Kleene::ALL.map(Kleene::not), [Yes, Unknown, No]);
}

#[test]
fn an_answer_refines_itself_and_the_unknown_and_nothing_else() {
    let table = [[true, true, false], [false, true, false], [false, true, true]];
    for (row, a) in Kleene::ALL.into_iter().enumerate() {
        for (column, b) in Kleene::ALL.into_iter().enumerate() {
            assert_eq!(a.refines(b), table[row][column], "{a} refines {b}");
        }
    }
}

#[test]
fn only_yes_and_no_are_answers() {
    assert_eq!(Kleene::ALL.map(Kleene::is_definite), [true, false, true]);
}

#[test]
fn what_nobody_has_said_is_unknown() {
    assert_eq!(Kleene::default(), Unknown);
    assert_eq!(Kleene::from(None), Unknown);
    assert_eq!([true, false].map(Kleene::from), [Yes, No]);
    assert_eq!([Some(true), Some(false)].map(Kleene::from), [Yes, No]);
}

#[test]
fn the_values_are_written_as_in_the_language_and_align() {
    assert_eq!(Kleene::ALL.map(|value| value.to_string()), ["no", "unknown", "yes"]);
    assert_eq!(format!("{:>7}|{:<7}|", No, Yes), "     no|yes    |");
}
