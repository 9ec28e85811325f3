//! A statement with a mistake in it: what others ask of it is unknown, and never a no.
#![allow(clippy::unwrap_used)] // A test that fails says so.

mod support;

use support::{Checked, with_rules};

const RULES: &str = "
norm grounded { for each use u require any collect c where c flows to u and c.basis is interest blocks u }
norm no_health { for each use u require not u draws on health blocks u }
norm not_abroad { for each use u require no share s where s.with is partner blocks u }
";

fn check(body: &str) -> Checked {
    with_rules(RULES, &format!("organisation acme\ninstrument board {{\n    controller acme\n{body}\n}}\n"))
}

/// The verdict on a norm, with the grounds in English.
fn verdict(checked: &Checked, norm: &str) -> (String, Vec<String>) {
    let report = checked.report("2026-11-23");
    let found = report.verdicts.iter().find(|v| v.norm.ends_with(norm)).unwrap();
    (support::word(found.status).to_owned(), found.because.iter().map(|g| g.text.en.clone()).collect())
}

const COLLECT: &str = "    collect activity from scanner about employee for planning
        at individual keep at most 4 weeks
        BASIS
    show activity to manager for planning about employee at team";

#[test]
fn a_ground_that_cannot_be_read_is_not_a_ground_that_is_missing() {
    let whole = check(&COLLECT.replace("BASIS", "basis interest"));
    assert_eq!(verdict(&whole, "grounded").0, "satisfied");
    let missing = check(&COLLECT.replace("BASIS", ""));
    assert_eq!(verdict(&missing, "grounded").0, "violated");
    let broken = check(&COLLECT.replace("BASIS", "bassis interest"));
    let (status, because) = verdict(&broken, "grounded");
    assert_eq!(status, "open");
    assert_eq!(because, ["not all of board.collect.activity could be read; mend that statement first"]);
}

#[test]
fn a_clause_that_was_read_rules_out_what_it_rules_out() {
    let other = check(&COLLECT.replace("BASIS", "basis contract\n        evry 2 days"));
    assert_eq!(verdict(&other, "grounded").0, "violated", "the ground was read, and is another");
    let known = check(&COLLECT.replace("BASIS", "basis interest\n        evry 2 days"));
    assert_eq!(verdict(&known, "no_health").0, "satisfied", "the data were read, and are no health data");
}

#[test]
fn data_that_are_not_known_may_be_of_any_kind_that_the_use_may_take() {
    let body =
        "    collect activity heart_rate from scanner about employee for planning at individual keep at most 1 day
    derive pace from thing for planning
    show pace to manager for planning";
    let broken = check(body);
    assert_eq!(verdict(&broken, "no_health").0, "open");
    let narrow = check(&body.replace("from thing", "from activity"));
    assert_eq!(verdict(&narrow, "no_health").0, "satisfied", "only activity is taken");
}

#[test]
fn a_broken_statement_of_another_verb_is_not_what_is_looked_for() {
    let broken = check(&COLLECT.replace("BASIS", "bassis interest"));
    assert_eq!(verdict(&broken, "not_abroad").0, "satisfied");
    let share = check(&format!(
        "{}\n    share activity wiht partner for planning about employee at team",
        COLLECT.replace("BASIS", "basis interest")
    ));
    assert_eq!(verdict(&share, "not_abroad").0, "open");
    assert_eq!(verdict(&share, "grounded").0, "satisfied");
}

#[test]
fn where_data_come_from_is_unknown_when_nothing_makes_them() {
    let rootless = check("    show activity to manager for planning about employee at team");
    let (status, because) = verdict(&rootless, "grounded");
    assert_eq!(status, "open");
    assert_eq!(because, ["`board.show.activity` uses data that are collected or derived nowhere."]);
}

#[test]
fn a_line_without_its_verb_leaves_the_statement_above_alone() {
    let body = format!(
        "{}\n    pace\n        from activity\n        for planning",
        COLLECT.replace("BASIS", "basis interest").replace("    show", "\n    show")
    );
    let checked = check(&body);
    assert_eq!(verdict(&checked, "grounded").0, "satisfied");
}
