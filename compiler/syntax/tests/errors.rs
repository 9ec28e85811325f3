//! What is said about broken texts, and how much of them survives.

// A test stops at the first surprise.
#![allow(clippy::unwrap_used, clippy::panic)]

use maatstaf_syntax::ast::{AstNode, File, Instrument, Item, Norm, Statement};
use maatstaf_syntax::{Expected, Found, Parse, Place, SyntaxErrorKind, SyntaxKind, parse_file};

/// The errors of `text`, one a line: the place between «», then the kind.
fn errors(text: &str) -> String {
    let parse = parse_file(text);
    assert_eq!(parse.root().text(), text);
    let line = |error: &maatstaf_syntax::SyntaxError| {
        let range = std::ops::Range::<usize>::from(error.range);
        let before = text[..range.start].lines().last().unwrap_or("").trim_start();
        format!("{before}«{}» {}\n", &text[range], kind(&error.kind))
    };
    parse.errors().iter().map(line).collect()
}

fn kind(kind: &SyntaxErrorKind) -> String {
    match kind {
        SyntaxErrorKind::Expected { within, what, found, nearest } => {
            let what: Vec<String> = what
                .iter()
                .map(|what| match what {
                    Expected::Keyword(word) => (*word).to_owned(),
                    Expected::Symbol(symbol) => format!("'{symbol}'"),
                    other => format!("<{other:?}>"),
                })
                .collect();
            let what = if what.len() > 8 { format!("{} things", what.len()) } else { what.join(" ") };
            let nearest = nearest.map(|nearest| format!(", perhaps {nearest}")).unwrap_or_default();
            format!("{within:?}: expected {what}, found {found:?}{nearest}")
        }
        other => format!("{other:?}"),
    }
}

fn file(parse: &Parse) -> File {
    File::cast(parse.root()).unwrap()
}

fn statements(text: &str) -> Vec<String> {
    let parse = parse_file(text);
    let statements = parse.root().descendants().filter_map(Statement::cast);
    statements.map(|statement| statement.syntax().text().to_string()).collect()
}

#[test]
fn a_misspelt_clause_leaves_its_statement_and_the_clauses_after_it() {
    let text = "instrument a { collect x form scanner about employee }";
    insta::assert_snapshot!(errors(text), @r#"instrument a { collect x «form» Clause: expected 23 things, found Word("form"), perhaps from"#);
    assert_eq!(statements(text), ["collect x form scanner about employee"]);
    let parse = parse_file(text);
    let statement = parse.root().descendants().find_map(Statement::cast).unwrap();
    assert_eq!(statement.clauses().count(), 1);
}

#[test]
fn a_misspelt_verb_is_a_statement_of_its_own_and_takes_its_clauses_along() {
    let text =
        "instrument a {\n collect x from y\n colect scan_event\n from scanner about employee\n show z to subject\n}";
    insta::assert_snapshot!(errors(text), @r#"«colect» Instrument: expected 13 things, found Word("colect"), perhaps collect"#);
    assert_eq!(statements(text), ["collect x from y", "show z to subject"]);
}

#[test]
fn a_misspelt_item_leaves_its_neighbours() {
    let text = "data b: c\nporpose shift: planning\ndata d: e";
    insta::assert_snapshot!(errors(text), @r#"data b: c«porpose» UnknownItem { found: "porpose", nearest: Some("purpose") }"#);
    assert_eq!(file(&parse_file(text)).items().count(), 2);
}

#[test]
fn a_comma_too_many_says_that_a_name_was_expected() {
    insta::assert_snapshot!(errors("instrument a { collect x from y, about employee }"), @r#"instrument a { collect x from y,«» Clause: expected <Path>, found Keyword("about")"#);
    insta::assert_snapshot!(errors("data x: a,\ndata y: b"), @"data x: a,«» Part: expected <Path>, found End");
}

#[test]
fn a_broken_keep_clause_does_not_become_a_level() {
    let text = "instrument a { collect x keep at mots 4 weeks at individual }";
    insta::assert_snapshot!(errors(text), @r#"instrument a { collect x keep at «mots» Clause: expected least most, found Word("mots"), perhaps most"#);
    let parse = parse_file(text);
    let statement = parse.root().descendants().find_map(Statement::cast).unwrap();
    assert_eq!(statement.clauses().count(), 1);
}

#[test]
fn a_review_that_is_not_closed_ends_at_the_next_member() {
    let text = "instrument a {\n decide x review { by lead before efect, within 2 days\n given dpia on 2026-08-10\n}\ndata x: y";
    insta::assert_snapshot!(errors(text), @r#"
    decide x review { by lead before «efect» Review: expected effect, found Word("efect"), perhaps effect
    decide x review { by lead before efect, within 2 days«» MissingClose { opened: 32..33 }
    "#);
    let parse = parse_file(text);
    let Some(Item::Instrument(instrument)) = file(&parse).items().next() else { panic!("no instrument") };
    assert_eq!(instrument.members().count(), 2);
    assert_eq!(file(&parse).items().count(), 2);
}

#[test]
fn an_instrument_that_is_not_closed_leaves_the_items_below_it() {
    let text = "instrument a {\n collect x from y\n\ndata z: y\ndata r: s";
    insta::assert_snapshot!(errors(text), @"collect x from y«» MissingClose { opened: 13..14 }");
    assert_eq!(file(&parse_file(text)).items().count(), 3);
}

#[test]
fn an_instrument_that_is_not_closed_within_a_case_leaves_the_expectations() {
    let text = "case x { instrument b { collect c from d expect violated VBW_1 }";
    insta::assert_snapshot!(errors(text), @"case x { instrument b { collect c from d«» MissingClose { opened: 22..23 }");
    let parse = parse_file(text);
    assert!(parse.root().descendants().any(|node| node.kind() == SyntaxKind::ExpectVerdict));
}

#[test]
fn a_brace_too_many_is_told_and_takes_nothing_along() {
    insta::assert_snapshot!(errors("instrument a { collect x from y } }\ndata x: y"), @"instrument a { collect x from y } «}» StrayClose");
}

#[test]
fn a_quote_that_is_not_closed_leaves_the_items_below_it() {
    let text = "instrument a {\n collect x from y\n given z see \"abc\n at crew\n}\n\ndata z: y\ndata q \"een\": x";
    insta::assert_snapshot!(errors(text), @r#"given z see «"abc» UnterminatedString"#);
    assert_eq!(file(&parse_file(text)).items().count(), 3);
}

#[test]
fn names_with_capitals_or_accents_are_refused_but_read() {
    let text = "data Scan_event: Foo\ndata orderPickTempo: pauze.éénMaal\ndata ж: x";
    insta::assert_snapshot!(errors(text), @r#"
    data «Scan_event» BadName { found: "Scan_event", suggestion: Some("scan_event") }
    data Scan_event: «Foo» BadName { found: "Foo", suggestion: Some("foo") }
    data «orderPickTempo» BadName { found: "orderPickTempo", suggestion: Some("order_pick_tempo") }
    data orderPickTempo: «pauze.éénMaal» BadName { found: "pauze.éénMaal", suggestion: Some("pauze.een_maal") }
    data «ж» BadName { found: "ж", suggestion: None }
    "#);
    assert_eq!(file(&parse_file(text)).items().count(), 3);
}

#[test]
fn a_reserved_word_cannot_be_a_name() {
    insta::assert_snapshot!(errors("data from: x"), @r#"data «from» File: expected <Name>, found Keyword("from")"#);
    insta::assert_snapshot!(errors("instrument a { show collect to subject }"), @r#"instrument a { show «collect» Instrument: expected <Path>, found Keyword("collect")"#);
}

#[test]
fn answers_say_what_is_missing_in_them() {
    let text = "instrument a {
        given dpia onn 2026-01-01 see \"x\"
        judged proportionate by controller on 2026-1-1
        judged x yes because nope see \"y\"
    }";
    insta::assert_snapshot!(errors(text), @r#"
    given dpia «onn» Answer: expected from of on see until <Value>, found Word("onn"), perhaps on
    judged proportionate«» Answer: expected <YesNo>, found Keyword("by")
    judged proportionate by controller on «2026-1-1» Answer: expected <Date>, found Number("2026-1-1")
    judged x yes because «nope» Answer: expected <Text>, found Word("nope")
    "#);
}

#[test]
fn a_norm_keeps_its_head_and_its_members() {
    let text = "norm n cite VBW_22 from 2018-05-25 strength laww {
        for each decide d
        where d.effect is and d.by is system
        require d.x adn d.y
        blocks d
    }";
    insta::assert_snapshot!(errors(text), @r#"
    norm n cite VBW_22 from 2018-05-25 strength «laww» Head: expected code guidance law, found Word("laww"), perhaps law
    where d.effect is «and» Norm: expected judged '(' <Name> <Path> <Number> <Date> <Text> <YesNo>, found Keyword("and")
    require d.x «adn» Norm: expected 9 things, found Word("adn"), perhaps and
    "#);
    let parse = parse_file(text);
    let norm = parse.root().descendants().find_map(Norm::cast).unwrap();
    assert!(norm.since().is_some() && norm.for_each().is_some() && norm.blocks().is_some());
}

#[test]
fn a_broken_head_leaves_the_members() {
    let text = "instrument a version een { collect b from c }";
    insta::assert_snapshot!(errors(text), @r#"instrument a version «een» Head: expected <Number>, found Word("een")"#);
    let parse = parse_file(text);
    let instrument = parse.root().descendants().find_map(Instrument::cast).unwrap();
    assert_eq!(instrument.statements().count(), 1);
}

#[test]
fn facts_and_concepts_keep_their_parts() {
    insta::assert_snapshot!(errors("fact dpia of instrumnt: date"), @r#"fact dpia of «instrumnt» File: expected <Target>, found Word("instrumnt"), perhaps instrument"#);
    insta::assert_snapshot!(errors("fact dpia of instrument: dat ask \"x\""), @r#"fact dpia of instrument: «dat» Part: expected <ValueType>, found Word("dat"), perhaps date"#);
    insta::assert_snapshot!(errors("fact dpia of instrument aks \"x\" cite VBW_1"), @r#"fact dpia of instrument «aks» Part: expected ask by cite see title ',' ':', found Word("aks"), perhaps ask"#);
    insta::assert_snapshot!(errors("data x y: z"), @r#"data x «y» File: expected dpv ':' <Text> <Item>, found Word("y")"#);
    insta::assert_snapshot!(errors("hours h: mon..fri 07:00-19:00 UTC"), @r#"hours h: mon..fri 07:00«-» File: expected '..', found Symbol("-")"#);
}

#[test]
fn statements_outside_an_instrument_are_not_taken_for_misspelt_items() {
    insta::assert_snapshot!(errors("collect a from b"), @r#"«collect» File: expected <Item>, found Keyword("collect")"#);
}

#[test]
fn packages_tell_their_parts_apart() {
    insta::assert_snapshot!(errors("package x 2026 { title \"a\" publsher \"x\" source avg }"), @r#"
    package x 2026 { title "a" «publsher» Package: expected publisher ranks source title, found Word("publsher"), perhaps publisher
    package x 2026 { title "a" publsher "x" source «avg» Package: expected <SourceName>, found Word("avg")
    "#);
}

#[test]
fn expressions_say_where_they_end_too_early() {
    insta::assert_snapshot!(errors("instrument a { show x when y is  at crew(8 to z }"), @r#"
    instrument a { show x when y is«» Clause: expected '(' <Name> <Path> <Number> <Date> <Text> <YesNo>, found Keyword("at")
    instrument a { show x when y is  at crew(8«» Clause: expected ')', found Keyword("to")
    "#);
    insta::assert_snapshot!(errors("define f( = x"), @r#"define f( «=» File: expected ')' <Target>, found Symbol("=")"#);
    insta::assert_snapshot!(errors("define f() = (x and y"), @"define f() = (x and y«» File: expected and or unless '(' ')' <Operator>, found End");
}

#[test]
fn every_part_of_a_text_without_sense_is_told_once() {
    insta::assert_snapshot!(errors("?? ;; 12 34 \"x\""), @r#"«?» File: expected <Item>, found Symbol("?")"#);
    insta::assert_snapshot!(errors("instrument a { 12 ; given x ; }"), @r#"
    instrument a { «12» Instrument: expected 13 things, found Number("12")
    instrument a { 12 ; given x «;» Answer: expected from of on see until <Value>, found Symbol(";")
    "#);
}

#[test]
fn an_error_in_a_later_item_has_its_place_in_the_file() {
    let text = "data a: b\n\ninstrument c {\n  starts tomorrow\n";
    let parse = parse_file(text);
    let [starts, close] = parse.errors() else { panic!("{:?}", parse.errors()) };
    assert_eq!(&text[std::ops::Range::from(starts.range)], "tomorrow");
    let SyntaxErrorKind::MissingClose { opened } = close.kind else { panic!("{close:?}") };
    assert_eq!(&text[std::ops::Range::from(opened)], "{");
}

#[test]
fn a_word_is_shown_only_as_long_as_a_message_can_bear() {
    let text = "a".repeat(1000);
    let parse = parse_file(&text);
    let SyntaxErrorKind::UnknownItem { found, .. } = &parse.errors()[0].kind else { panic!("{:?}", parse.errors()) };
    assert_eq!(found.chars().count(), 81);
}

#[test]
fn what_was_found_tells_words_from_signs() {
    let found = |text: &str| match &parse_file(text).errors()[0].kind {
        SyntaxErrorKind::Expected { within: Place::Instrument, found, .. } => found.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(found("instrument a { starts soon }"), Found::Word("soon".to_owned()));
    assert_eq!(found("instrument a { starts at }"), Found::Keyword("at".to_owned()));
    assert_eq!(found("instrument a { starts 12 }"), Found::Number("12".to_owned()));
    assert_eq!(found("instrument a { starts \"x\" }"), Found::Text);
    assert_eq!(found("instrument a { starts ; }"), Found::Symbol(";".to_owned()));
    assert_eq!(found("instrument a { starts }"), Found::Symbol("}".to_owned()));
    assert_eq!(found("instrument a { starts"), Found::End);
}
