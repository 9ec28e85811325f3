use proptest::prelude::*;

use super::*;

fn at(file: &str, start: usize, code: Code) -> Diagnostic {
    Diagnostic::new(code, Text::same("x")).at(file, start..start + 1, Text::default())
}

#[test]
fn diagnostics_are_read_by_file_then_place_then_code() {
    let nowhere = Diagnostic::new(Code::NO_POLICY_HERE, Text::same("x"));
    let expected = vec![
        nowhere,
        at("a.maat", 9, Code::SYNTAX_ERROR),
        at("b.maat", 2, Code::DUPLICATE_NAME),
        at("b.maat", 2, Code::UNKNOWN_NAME),
        at("b.maat", 10, Code::SYNTAX_ERROR),
    ];
    let mut shuffled = expected.clone();
    shuffled.reverse();
    shuffled.extend(expected.clone());
    assert_eq!(sorted(shuffled), expected);
}

#[test]
fn the_place_of_a_diagnostic_is_what_it_is_about_and_not_what_helps() {
    let diagnostic = Diagnostic::new(Code::DUPLICATE_NAME, Text::same("x")).also("a.maat", 1..2, Text::default()).at(
        "b.maat",
        5..6,
        Text::default(),
    );
    assert_eq!(diagnostic.primary().map(|label| label.file.as_str()), Some("b.maat"));
    let only_help = Diagnostic::new(Code::DUPLICATE_NAME, Text::same("x")).also("a.maat", 1..2, Text::default());
    assert_eq!(only_help.primary().map(|label| label.file.as_str()), Some("a.maat"));
}

#[test]
fn a_diagnostic_matters_as_much_as_its_code_unless_it_says_otherwise() {
    let diagnostic = Diagnostic::new(Code::NORM_OPEN, Text::same("x"));
    assert_eq!(diagnostic.severity, Severity::Warning);
    assert_eq!(diagnostic.severity(Severity::Error).severity, Severity::Error);
}

#[test]
fn a_fix_changes_all_its_places_at_once() {
    let fix = Fix::new(Text::same("x"))
        .replace("a.maat", 8..12, "tea")
        .insert("a.maat", 0, "two ")
        .insert("a.maat", 0, "or ")
        .delete("a.maat", 3..7)
        .replace("b.maat", 0..1, "?");
    assert_eq!(fix.apply("a.maat", "one cup coffee").as_deref(), Some("two or one teaee"));
    assert_eq!(fix.apply("b.maat", "!"), Some("?".to_owned()));
    assert_eq!(fix.apply("c.maat", "untouched").as_deref(), Some("untouched"));
}

#[test]
fn a_fix_that_does_not_fit_its_text_changes_nothing() {
    let title = || Text::same("x");
    assert_eq!(Fix::new(title()).replace("a", 2..9, "y").apply("a", "short"), None);
    assert_eq!(Fix::new(title()).replace("a", 0..3, "y").replace("a", 2..4, "z").apply("a", "overlap"), None);
    assert_eq!(Fix::new(title()).insert("a", 1, "y").apply("a", "é"), None);
    let (start, end) = (3, 2);
    assert_eq!(Fix::new(title()).replace("a", start..end, "y").apply("a", "backwards"), None);
}

/// Diagnostics that differ in few ways, so that equal and nearly equal ones are common.
fn any_diagnostic() -> impl Strategy<Value = Diagnostic> {
    let codes = prop::sample::select(vec![Code::UNKNOWN_NAME, Code::NORM_OPEN]);
    (codes, prop::collection::vec((0..2usize, 0..2usize, any::<bool>()), 0..3), 0..2usize, 0..2usize).prop_map(
        |(code, labels, notes, fixes)| {
            let mut diagnostic = Diagnostic::new(code, Text::same("x"));
            for (file, start, primary) in labels {
                let file = FileRef::from(["a", "b"][file]);
                diagnostic = diagnostic.label(Label { file, range: start..2, text: Text::default(), primary });
            }
            for index in 0..notes {
                diagnostic = diagnostic.note(Text::same(index.to_string()));
            }
            for index in 0..fixes {
                diagnostic = diagnostic.fix(Fix::new(Text::same("f")).insert("a", index, "y"));
            }
            diagnostic
        },
    )
}

proptest! {
    #[test]
    fn the_order_is_total_and_agrees_with_equality(a in any_diagnostic(), b in any_diagnostic(), c in any_diagnostic()) {
        prop_assert_eq!(a.cmp(&b) == Ordering::Equal, a == b);
        prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
        if a <= b && b <= c {
            prop_assert!(a <= c);
        }
    }

    #[test]
    fn the_order_of_finding_does_not_show(found in prop::collection::vec(any_diagnostic(), 0..8)) {
        let mut otherwise = found.clone();
        otherwise.reverse();
        prop_assert_eq!(sorted(found), sorted(otherwise));
    }
}
