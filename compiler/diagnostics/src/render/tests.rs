use proptest::prelude::*;

use super::*;
use crate::{Fix, Text};

const POLICY: &str = "\
instrument klok \"Prikklok\" {
    controller bäckerei
    collect attendance
        from badge_reader
        for time_registratoin
        basis legitimate_interest
}
";

/// The place of a word in the policy.
fn place(word: &str) -> std::ops::Range<usize> {
    let start = POLICY.find(word).unwrap();
    start..start + word.len()
}

fn sources(file: &str) -> Option<&'static str> {
    match file {
        "policy.maat" => Some(POLICY),
        "other.maat" => Some("// één ëxtra regel\npurpose time_registration: administration\n"),
        _ => None,
    }
}

fn unknown_purpose() -> Diagnostic {
    Diagnostic::new(
        Code::UNKNOWN_NAME,
        Text::new("Er is geen doel met de naam `time_registratoin`.", "There is no purpose named `time_registratoin`."),
    )
    .at("policy.maat", place("time_registratoin"), Text::new("dit doel is niet bekend", "this purpose is not known"))
    .also("policy.maat", place("collect"), Text::new("in deze regel", "in this statement"))
    .also("other.maat", 30..47, Text::new("dit doel lijkt erop", "this purpose is like it"))
    .cite("AVG 5(1)(b)")
    .note(Text::new(
        "Gegevens worden verzameld voor een welbepaald, uitdrukkelijk omschreven doel; een regel zonder bekend doel staat \
         niets toe.",
        "Data are collected for a specified and explicit purpose; a statement without a known purpose permits nothing.",
    ))
    .help(Text::new("Bedoelde u `time_registration`?", "Did you mean `time_registration`?"))
    .fix(
        Fix::new(Text::new("Schrijf `time_registration`", "Write `time_registration`"))
            .replace("policy.maat", place("time_registratoin"), "time_registration"),
    )
}

#[test]
fn a_report_in_dutch_fits_eighty_columns() {
    insta::assert_snapshot!(render(&[unknown_purpose()], &sources, Lang::Nl, false, 80), @r"
    fout[unknown-name]: Er is geen doel met de naam `time_registratoin`.
       ╭─[ policy.maat:5:13 ]
       │
     3 │     collect attendance
       │     ┬──────
       │     ╰──────── in deze regel
       │
     5 │         for time_registratoin
       │             ┬────────────────
       │             ╰────────────────── dit doel is niet bekend
       │
       ├─[ other.maat:2:9 ]
       │
     2 │ purpose time_registration: administration
       │         ┬────────────────
       │         ╰────────────────── dit doel lijkt erop
    ───╯
      = bron: AVG 5(1)(b)
      = noot: Gegevens worden verzameld voor een welbepaald, uitdrukkelijk
              omschreven doel; een regel zonder bekend doel staat niets toe.
      = hulp: Bedoelde u `time_registration`?
      = herstel: Schrijf `time_registration`

    Meer uitleg: maatstaf explain unknown-name
    ");
}

#[test]
fn a_report_in_english_fits_eighty_columns() {
    insta::assert_snapshot!(render(&[unknown_purpose()], &sources, Lang::En, false, 80), @r"
    error[unknown-name]: There is no purpose named `time_registratoin`.
       ╭─[ policy.maat:5:13 ]
       │
     3 │     collect attendance
       │     ┬──────
       │     ╰──────── in this statement
       │
     5 │         for time_registratoin
       │             ┬────────────────
       │             ╰────────────────── this purpose is not known
       │
       ├─[ other.maat:2:9 ]
       │
     2 │ purpose time_registration: administration
       │         ┬────────────────
       │         ╰────────────────── this purpose is like it
    ───╯
      = source: AVG 5(1)(b)
      = note: Data are collected for a specified and explicit purpose; a statement
              without a known purpose permits nothing.
      = help: Did you mean `time_registration`?
      = fix: Write `time_registration`

    To read more: maatstaf explain unknown-name
    ");
}

#[test]
fn a_label_that_does_not_fit_beside_the_source_stands_below_it() {
    let long =
        "dit doel is niet bekend in dit beleid, noch in de drie pakketten die het importeert, en dus telt het niet";
    let diagnostic = Diagnostic::new(Code::UNKNOWN_NAME, Text::same("Onbekend."))
        .at("policy.maat", place("time_registratoin"), Text::same(long))
        .severity(Severity::Warning);
    insta::assert_snapshot!(render(&[diagnostic], &sources, Lang::Nl, false, 60), @r"
    waarschuwing[unknown-name]: Onbekend.
       ╭─[ policy.maat:5:13 ]
       │
     5 │         for time_registratoin
       │             ┬────────────────
       │             ╰────────────────── (1)
    ───╯
      = (1): dit doel is niet bekend in dit beleid, noch in de
             drie pakketten die het importeert, en dus telt het
             niet

    Meer uitleg: maatstaf explain unknown-name
    ");
}

#[test]
fn a_place_without_words_points_where_no_word_fits() {
    let diagnostic = Diagnostic::new(Code::UNKNOWN_NAME, Text::same("Onbekend."))
        .at("policy.maat", place("time_registratoin"), Text::default())
        .severity(Severity::Warning);
    insta::assert_snapshot!(render(&[diagnostic], &sources, Lang::Nl, false, 44), @r"
    waarschuwing[unknown-name]: Onbekend.
       ╭─[ policy.maat:5:13 ]
       │
     5 │         for time_registratoin
       │             ┬────────────────
       │             ╰────────────────── hier
    ───╯

    Meer uitleg: maatstaf explain unknown-name
    ");
}

#[test]
fn a_place_of_several_lines_is_drawn_along_them() {
    let range = place("collect").start..place("legitimate_interest").end;
    let diagnostic = Diagnostic::new(Code::MISSING_CLAUSE, Text::same("No `at`.")).at(
        "policy.maat",
        range,
        Text::same("this statement"),
    );
    insta::assert_snapshot!(render(&[diagnostic], &sources, Lang::En, false, 80), @r"
    error[missing-clause]: No `at`.
       ╭─[ policy.maat:3:5 ]
       │
     3 │ ╭─▶     collect attendance
       ┆ ┆
     6 │ ├─▶         basis legitimate_interest
       │ │
       │ ╰─────────────────────────────────────── this statement
    ───╯

    To read more: maatstaf explain missing-clause
    ");
}

#[test]
fn a_place_without_length_is_pointed_at() {
    let end = POLICY.len() - 1;
    let diagnostic =
        Diagnostic::new(Code::MISSING_CLOSE, Text::same("Not closed.")).at("policy.maat", end..end, Text::same("here"));
    insta::assert_snapshot!(render(&[diagnostic], &sources, Lang::En, false, 80), @r"
    error[missing-close]: Not closed.
       ╭─[ policy.maat:7:2 ]
       │
     7 │ }
       │  │
       │  ╰─ here
    ───╯

    To read more: maatstaf explain missing-close
    ");
}

#[test]
fn a_file_that_is_not_at_hand_is_named() {
    let diagnostic = Diagnostic::new(Code::IMPORT_UNKNOWN, Text::same("No package `a`.")).severity(Severity::Note).at(
        "gone.maat",
        3..9,
        Text::same("imported here"),
    );
    insta::assert_snapshot!(render(&[diagnostic], &sources, Lang::En, false, 80), @r"
    note[import-unknown]: No package `a`.
      = gone.maat: imported here

    To read more: maatstaf explain import-unknown
    ");
}

#[test]
fn a_line_without_end_is_named_by_its_place() {
    let text = format!("// ok\n{}oops", "x".repeat(100_000));
    let diagnostic =
        Diagnostic::new(Code::SYNTAX_ERROR, Text::same("Oops.")).at("long.maat", 100_006..100_010, Text::same("here"));
    let report = render(&[diagnostic], &|_: &str| Some(text.as_str()), Lang::En, false, 80);
    insta::assert_snapshot!(report, @r"
    error[syntax-error]: Oops.
      = long.maat:2:100001: here

    To read more: maatstaf explain syntax-error
    ");
}

#[test]
fn nothing_to_report_is_no_report() {
    assert_eq!(render(&[], &sources, Lang::En, true, 80), "");
}

#[test]
fn each_code_is_referred_to_once_in_the_order_of_the_alphabet() {
    let at = |code| Diagnostic::new(code, Text::same("x"));
    let report =
        render(&[at(Code::UNKNOWN_NAME), at(Code::BAD_NAME), at(Code::UNKNOWN_NAME)], &sources, Lang::Nl, false, 80);
    assert!(report.ends_with("Meer uitleg: maatstaf explain bad-name, maatstaf explain unknown-name\n"), "{report}");
}

#[test]
fn colour_is_escape_codes_and_nothing_but() {
    let coloured = render(&[unknown_purpose()], &sources, Lang::Nl, true, 80);
    let plain = render(&[unknown_purpose()], &sources, Lang::Nl, false, 80);
    assert!(coloured.contains("\u{1b}[1;31mfout[unknown-name]\u{1b}[0m: "), "{coloured:?}");
    assert!(!plain.contains('\u{1b}'));
    let stripped: String = stripped(&coloured).lines().map(|line| format!("{}\n", line.trim_end())).collect();
    assert_eq!(stripped, plain);
}

/// A text without its ANSI escape codes.
fn stripped(text: &str) -> String {
    let mut parts = text.split('\u{1b}');
    let mut rest = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        rest.push_str(part.split_once('m').map_or("", |(_, after)| after));
    }
    rest
}

#[test]
fn a_source_cannot_drive_the_terminal_or_disguise_itself() {
    let source = "purpose a\u{1b}[2J\u{202e}b\u{85}c\u{2028}d\u{7}";
    let diagnostic = Diagnostic::new(Code::BAD_NAME, Text::same("Name \u{1b}[31mred\u{7}."))
        .at("a\u{1b}.maat", 8..source.len(), Text::same("a\u{1b}b"))
        .note(Text::same("c\u{9b}31md"));
    let report = render(&[diagnostic], &|_: &str| Some(source), Lang::En, false, 80);
    assert!(report.contains("purpose a?[2J\u{fffd}b·c\u{fffd}d?"), "{report}");
    assert!(
        !report.chars().any(|c| (c.is_control() && c != '\n') || matches!(c, '\u{202e}' | '\u{2028}')),
        "{report:?}"
    );
}

proptest! {
    #[test]
    fn any_place_in_any_text_can_be_reported(
        source in prop::collection::vec(
            prop::sample::select(vec!["a", "é", "€", "🦆", "\n", "\r", "\r\n", "\t", "{", "\u{85}", "\u{2028}", "\u{b}"]),
            0..30,
        ),
        labels in prop::collection::vec((0..60usize, 0..60usize, any::<bool>(), 0..3usize, "[ -~]{0,12}"), 0..5),
        colour in any::<bool>(),
        width in 0..120usize,
    ) {
        let source = source.concat();
        let mut diagnostic = Diagnostic::new(Code::SYNTAX_ERROR, Text::same("x"));
        for (start, end, primary, file, text) in labels {
            let file = ["a.maat", "b.maat", "gone.maat"][file].into();
            diagnostic = diagnostic.label(Label { file, range: start..end, text: Text::same(text), primary });
        }
        let sources = |file: &str| (file != "gone.maat").then_some(source.as_str());
        let report = render(&[diagnostic], &sources, Lang::Nl, colour, width);
        let escapes = report.contains('\u{1b}');
        prop_assert!(colour || !escapes);
        prop_assert!(report.lines().next().is_some_and(|line| line.contains("fout[syntax-error]")));
    }

    #[test]
    fn no_line_of_words_is_wider_than_it_may_be(text in "[a-z ]{0,200}", width in 20..100usize) {
        for (index, line) in wrap(&text, width, 9, 4).iter().enumerate() {
            let room = width - if index == 0 { 9 } else { 4 };
            prop_assert!(line.chars().count() <= room || !line.contains(' '), "{line:?} in {room}");
        }
        // Every word is still there, in its place.
        let words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
        let wrapped: Vec<String> =
            wrap(&text, width, 9, 4).iter().flat_map(|line| line.split_whitespace()).map(str::to_owned).collect();
        prop_assert_eq!(words, wrapped);
    }

    #[test]
    fn stand_ins_have_the_length_of_what_they_stand_for(text in any::<String>()) {
        prop_assert_eq!(printable_in_place(&text).len(), text.len());
        prop_assert_eq!(printable(&text).len(), text.len());
    }
}
