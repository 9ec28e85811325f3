//! The laws of the logic, on random step functions.

use super::*;

proptest! {
    #[test]
    fn de_morgan_holds(a in any_truth(), b in any_truth()) {
        prop_assert_eq!(a.and(&b).not(), a.not().or(&b.not()));
        prop_assert_eq!(a.or(&b).not(), a.not().and(&b.not()));
    }

    #[test]
    fn a_double_negation_is_none(a in any_truth()) {
        prop_assert_eq!(a.not().not(), a);
    }

    #[test]
    fn the_order_of_operands_does_not_matter(a in any_truth(), b in any_truth()) {
        prop_assert_eq!(a.and(&b), b.and(&a));
        prop_assert_eq!(a.or(&b), b.or(&a));
    }

    #[test]
    fn the_grouping_of_operands_does_not_matter(a in any_truth(), b in any_truth(), c in any_truth()) {
        prop_assert_eq!(a.and(&b).and(&c), a.and(&b.and(&c)));
        prop_assert_eq!(a.or(&b).or(&c), a.or(&b.or(&c)));
    }

    #[test]
    fn each_connective_absorbs_the_other(a in any_truth(), b in any_truth()) {
        prop_assert_eq!(a.and(&a.or(&b)), a.clone());
        prop_assert_eq!(a.or(&a.and(&b)), a);
    }

    #[test]
    fn each_connective_distributes_over_the_other(a in any_truth(), b in any_truth(), c in any_truth()) {
        prop_assert_eq!(a.and(&b.or(&c)), a.and(&b).or(&a.and(&c)));
        prop_assert_eq!(a.or(&b.and(&c)), a.or(&b).and(&a.or(&c)));
    }

    #[test]
    fn to_say_it_twice_adds_nothing(a in any_truth()) {
        prop_assert_eq!(a.and(&a), a.clone());
        prop_assert_eq!(a.or(&a), a);
    }

    #[test]
    fn yes_and_no_are_neutral_and_absorbing(a in any_truth()) {
        prop_assert_eq!(a.and(&Truth::YES), a.clone());
        prop_assert_eq!(a.or(&Truth::NO), a.clone());
        prop_assert_eq!(a.and(&Truth::NO), Truth::NO);
        prop_assert_eq!(a.or(&Truth::YES), Truth::YES);
        prop_assert_eq!(Truth::YES.implies(&a), a.clone());
        prop_assert_eq!(Truth::NO.implies(&a), Truth::YES);
        prop_assert_eq!(a.implies(&Truth::NO), a.not());
        prop_assert_eq!(a.implies(&Truth::YES), Truth::YES);
    }

    #[test]
    fn implication_is_not_the_one_or_the_other(a in any_truth(), b in any_truth()) {
        prop_assert_eq!(a.implies(&b), a.not().or(&b));
    }

    #[test]
    fn an_implication_can_be_turned_round(a in any_truth(), b in any_truth()) {
        prop_assert_eq!(a.implies(&b), b.not().implies(&a.not()));
    }

    #[test]
    fn the_unknown_excludes_no_middle_but_no_answer_is_ever_its_own_contrary(a in any_truth()) {
        for date in every_day() {
            let middle = *a.or(&a.not()).at(date);
            let contradiction = *a.and(&a.not()).at(date);
            if a.at(date).is_definite() {
                prop_assert_eq!((middle, contradiction), (Kleene::Yes, Kleene::No));
            } else {
                prop_assert_eq!((middle, contradiction), (Kleene::Unknown, Kleene::Unknown));
            }
        }
    }

    #[test]
    fn an_answer_to_one_operand_never_turns_a_settled_verdict_round(
        (less, more) in any_refinement(),
        other in any_truth(),
    ) {
        prop_assert!(more.refines(&less));
        prop_assert!(more.and(&other).refines(&less.and(&other)));
        prop_assert!(more.or(&other).refines(&less.or(&other)));
        prop_assert!(more.not().refines(&less.not()));
        prop_assert!(more.implies(&other).refines(&less.implies(&other)));
        prop_assert!(other.implies(&more).refines(&other.implies(&less)));
        prop_assert!(Truth::all([&more, &other]).refines(&Truth::all([&less, &other])));
        prop_assert!(Truth::any([&more, &other]).refines(&Truth::any([&less, &other])));
    }

    #[test]
    fn refinement_is_a_partial_order_with_the_unknown_at_the_bottom(a in any_truth(), b in any_truth()) {
        prop_assert!(a.refines(&a));
        prop_assert!(a.refines(&Truth::UNKNOWN));
        prop_assert_eq!(a.refines(&b) && b.refines(&a), a == b);
    }

    #[test]
    fn refinement_is_what_it_is_on_every_day(a in any_truth(), b in any_truth()) {
        prop_assert_eq!(a.refines(&b), every_day().all(|date| a.at(date).refines(*b.at(date))));
    }

    #[test]
    fn all_and_any_are_the_connectives_of_many(operands in prop::collection::vec(any_truth(), 0..6)) {
        let all = operands.iter().fold(Truth::YES, |folded, operand| folded.and(operand));
        let any = operands.iter().fold(Truth::NO, |folded, operand| folded.or(operand));
        assert_canonical(&Truth::all(&operands));
        assert_canonical(&Truth::any(&operands));
        prop_assert_eq!(Truth::all(&operands), all);
        prop_assert_eq!(Truth::any(operands), any);
    }

    #[test]
    fn the_connectives_agree_with_their_tables_on_every_day(a in any_truth(), b in any_truth()) {
        for (function, table) in [
            (a.and(&b), Kleene::and as fn(Kleene, Kleene) -> Kleene),
            (a.or(&b), Kleene::or),
            (a.implies(&b), Kleene::implies),
            (a.not(), |a, _| a.not()),
        ] {
            assert_canonical(&function);
            for date in every_day() {
                prop_assert_eq!(*function.at(date), table(*a.at(date), *b.at(date)));
            }
        }
    }
}

#[test]
fn all_of_nothing_is_yes_and_any_of_nothing_is_no() {
    let nothing: [Truth; 0] = [];
    assert_eq!(Truth::all(&nothing), Truth::YES);
    assert_eq!(Truth::any(&nothing), Truth::NO);
}

#[test]
fn silence_is_unknown_on_every_day() {
    assert_eq!(Truth::default(), Truth::UNKNOWN);
    assert_eq!(Truth::default(), Steps::constant(Kleene::Unknown));
}
