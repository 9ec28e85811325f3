//! Facts, judgements, `not_applicable`, `accept open`, and consents of a version.
#![allow(clippy::unwrap_used)] // A test that fails says so.

mod support;

use insta::assert_snapshot;
use support::{Checked, board, with_rules, with_snapshots};

const RULES: &str = "
fact council of organisation: yes_no
fact staff of organisation: number
fact done of instrument: date
fact agreed of instrument: consent
fact locked of statement: yes_no
judgement fair of instrument by controller advised dpo renew every 1 year
judgement real of decide by controller
judgement fits of collect, use by controller

norm n_done cite X_1 { for each instrument i require i.done }
norm n_agreed cite X_2 { for each instrument i require i.agreed }
norm n_fair cite X_3 { for each instrument i require judged(fair, i) }
norm n_staff cite X_4 { for each organisation o require o.staff >= 50 }
norm n_locked cite X_5 { for each show s require s.locked }
norm n_never cite X_6 prohibition { for each instrument i require i.done }
norm n_fits cite X_7 { for each collect c, use u where c flows to u require judged(fits, c, u) }
";

fn check(answers: &str) -> Checked {
    with_rules(RULES, &board(answers))
}

/// An organisation's answers besides the board.
fn organisation(answers: &str) -> Checked {
    let policy = board("").replace("\"Acme\"", &format!("\"Acme\" {{ {answers} }}"));
    with_rules(RULES, &policy).sound()
}

#[test]
fn a_dated_fact_is_so_from_its_day_a_denied_one_never() {
    assert_snapshot!(check("").sound().timeline("n_done"), @"open");
    assert_snapshot!(check("given done on 2026-02-01").sound().timeline("n_done"), @"violated, 2026-02-01 satisfied");
    assert_snapshot!(check("given done no").sound().timeline("n_done"), @"violated");
    assert_snapshot!(check("given done on 2026-02-01 until 2026-05-01").sound().timeline("n_done"),
        @"violated, 2026-02-01 satisfied, 2026-05-01 open");
}

#[test]
fn a_number_is_known_within_its_dates() {
    assert_snapshot!(organisation("given staff 60 from 2026-01-01 until 2026-07-01").timeline("n_staff"),
        @"open, 2026-01-01 satisfied, 2026-07-01 open");
}

#[test]
fn the_later_fact_rules_from_its_date() {
    assert_snapshot!(
        organisation("given staff 20 from 2026-05-01 given staff 60 from 2026-01-01 given staff 50 from 2026-09-01")
            .timeline("n_staff"),
        @"open, 2026-01-01 satisfied, 2026-05-01 violated, 2026-09-01 satisfied");
    assert_snapshot!(check("given done on 2026-02-01 given done no from 2026-04-01").timeline("n_done"),
        @"violated, 2026-02-01 satisfied, 2026-04-01 violated");
}

#[test]
fn contrary_facts_of_one_day_are_an_error_and_settle_nothing() {
    let one = check("given done no from 2026-02-01 given done on 2026-02-01");
    assert_eq!(one.codes(), ["conflicting-facts"]);
    assert_eq!(one.status("n_done", "2026-06-01"), "open");
    // In two blocks, so that neither is above the other.
    let apart = format!(
        "{} answers for board {{ given locked no }}",
        board("show activity to manager for planning given locked yes")
    );
    assert_eq!(with_rules(RULES, &apart).status("n_locked", "2026-06-01"), "open");
}

#[test]
fn a_fact_of_a_statement_is_said_of_one_or_of_all() {
    let shows = "a: show activity to manager for planning b: show activity to partner for planning";
    assert_snapshot!(check(&format!("{shows} given locked yes of a")).sound().timeline("n_locked"), @r"
    board.a: satisfied
    board.b: open
    ");
    assert_snapshot!(check(&format!("{shows} given locked yes")).sound().timeline("n_locked"), @"board.a board.b: satisfied");
}

#[test]
fn answers_may_stand_apart() {
    let apart = format!("{} answers for board {{ given done on 2026-02-01 }}", board(""));
    assert_eq!(with_rules(RULES, &apart).sound().status("n_done", "2026-06-01"), "satisfied");
    let nowhere = format!("{} answers for bord {{ given done on 2026-02-01 }}", board(""));
    let checked = with_rules(RULES, &nowhere);
    assert_eq!(checked.codes(), ["unknown-name"]);
    assert_eq!(checked.status("n_done", "2026-06-01"), "open");
}

const FAIR: &str = "judged fair yes by controller advised dpo on 2026-02-01 because \"Yes.\"";

#[test]
fn a_judgement_lasts_as_long_as_its_package_says_unless_it_says_so_itself() {
    assert_snapshot!(check(FAIR).sound().timeline("n_fair"), @"open, 2026-02-01 satisfied, 2027-02-01 open");
    let shorter = FAIR.replace("because", "until 2026-06-01 because");
    assert_snapshot!(check(&shorter).sound().timeline("n_fair"), @"open, 2026-02-01 satisfied, 2026-06-01 open");
    let longer = FAIR.replace("because", "until 2028-06-01 because");
    assert_eq!(check(&longer).codes(), ["judgement-outlives-renewal"]);
}

#[test]
fn until_is_the_first_day_on_which_it_no_longer_holds() {
    let checked = check(&FAIR.replace("because", "until 2026-06-01 because")).sound();
    assert_eq!(checked.status("n_fair", "2026-05-31"), "satisfied");
    assert_eq!(checked.status("n_fair", "2026-06-01"), "open");
    let report = checked.report("2026-05-31");
    let verdict = report.verdicts.iter().find(|v| v.norm == "rules.n_fair").unwrap();
    assert_eq!(verdict.until.unwrap().to_string(), "2026-06-01");
}

#[test]
fn a_higher_rank_overrides_and_among_equals_the_later() {
    let court = "judged fair no by court on 2026-01-15 because \"No.\"";
    assert_snapshot!(check(&format!("{FAIR} {court}")).sound().timeline("n_fair"),
        @"open, 2026-01-15 violated, 2027-01-15 satisfied, 2027-02-01 open");
    let later = "judged fair no by controller advised dpo on 2026-03-01 because \"No.\"";
    assert_snapshot!(check(&format!("{FAIR} {later}")).sound().timeline("n_fair"),
        @"open, 2026-02-01 satisfied, 2026-03-01 violated, 2027-03-01 open");
    let tie = "judged fair no by controller advised dpo on 2026-02-01 because \"No.\"";
    let tied = check(&format!("{FAIR} {tie}"));
    assert_eq!(tied.codes(), ["contrary-judgements"]);
    assert_snapshot!(tied.timeline("n_fair"), @"open");
}

#[test]
fn only_its_judge_or_a_higher_rank_may_judge() {
    let wrong = check("judged fair yes by manager on 2026-02-01 because \"Yes.\"");
    assert_eq!(wrong.codes(), ["wrong-judge"]);
    assert_snapshot!(wrong.timeline("n_fair"), @"open");
    assert_eq!(
        check("judged fair yes by authority on 2026-02-01 because \"Yes.\"").sound().status("n_fair", "2026-06-01"),
        "satisfied"
    );
}

#[test]
fn missing_advice_is_told_and_a_judgement_without_reasons_date_or_judge_is_none() {
    let unadvised = check("judged fair yes by controller on 2026-02-01 because \"Yes.\"");
    assert_eq!(unadvised.codes(), ["advice-missing"]);
    assert_eq!(unadvised.status("n_fair", "2026-06-01"), "satisfied");
    for half in [
        "judged fair yes by controller advised dpo on 2026-02-01",
        "judged fair yes by controller advised dpo because \"Yes.\"",
        "judged fair yes on 2026-02-01 because \"Yes.\"",
    ] {
        let checked = check(half);
        assert_eq!(checked.codes(), ["judgement-incomplete"], "{half}");
        assert_eq!(checked.status("n_fair", "2026-06-01"), "open", "{half}");
    }
}

#[test]
fn a_judgement_of_a_pair_names_both() {
    let shows = "show activity to manager for planning";
    let judged = |of: &str| format!("{shows} judged fits of {of} yes by controller on 2026-01-01 because \"Yes.\"");
    for of in ["board.collect.activity, board.show.activity", "activity, activity"] {
        assert_eq!(check(&judged(of)).sound().status("n_fits", "2026-06-01"), "satisfied", "{of}");
    }
    assert_eq!(check(&judged("board.show.activity")).codes(), ["wrong-target"]);
    assert_eq!(check(&judged("board.show.activity, board.collect.activity")).codes(), ["unknown-name"]);
    assert_snapshot!(check(shows).sound().table("2026-06-01").lines().nth(3).unwrap(),
        @r#"open n_fits [board.show.activity]; ask judged fits of board.collect.activity, board.show.activity yes by controller on … because "…""#);
}

#[test]
fn not_applicable_answers_in_favour_and_shows() {
    let checked = check("not_applicable fair because \"Nobody is measured.\"").sound();
    assert_eq!(checked.status("n_fair", "2026-06-01"), "satisfied");
    let report = checked.report("2026-06-01");
    let verdict = report.verdicts.iter().find(|v| v.norm == "rules.n_fair").unwrap();
    assert!(verdict.because.iter().any(|b| b.text.en.contains("Nobody is measured.")), "{:?}", verdict.because);
    assert_eq!(check("not_applicable fair").codes(), ["judgement-incomplete"]);
    let dated = check("not_applicable done because \"Small.\" on 2026-02-01 until 2026-04-01").sound();
    assert_eq!(dated.status("n_done", "2026-03-01"), "satisfied");
    assert_eq!(dated.status("n_done", "2026-04-01"), "open");
}

#[test]
fn an_open_norm_may_be_accepted_for_a_time_and_shows_it() {
    let accept = "accept open X_3 by controller on 2026-02-01 until 2026-04-01 because \"Soon.\"";
    let checked = check(accept).sound();
    let line = |on: &str| checked.table(on).lines().find(|l| l.contains("n_fair")).unwrap().to_owned();
    assert!(
        line("2026-03-01").starts_with("open n_fair until 2026-04-01 accepted")
            || line("2026-03-01").contains("accepted")
    );
    assert!(!line("2026-01-15").contains("accepted"));
    assert!(!line("2026-04-01").contains("accepted"));
    let settled = check(&format!("{accept} {FAIR}")).sound();
    assert!(!settled.table("2026-03-01").contains("accepted"), "there is nothing to accept");
}

#[test]
fn a_violated_norm_is_not_accepted_and_a_prohibition_never() {
    let violated = check("given done no accept open n_done by controller until 2027-01-01 because \"Soon.\"").sound();
    assert!(violated.table("2026-06-01").contains("violated n_done"));
    assert!(!violated.table("2026-06-01").contains("accepted"));
    let refused = check("accept open n_never by controller until 2027-01-01 because \"Soon.\"");
    assert_eq!(refused.codes(), ["accept-prohibition"]);
    for half in [
        "accept open n_done by controller because \"Soon.\"",
        "accept open n_done until 2027-01-01 because \"Soon.\"",
        "accept open n_done by controller until 2027-01-01",
    ] {
        assert_eq!(check(half).codes(), ["accept-incomplete"], "{half}");
    }
}

const AGREED: &str = "given agreed granted on 2026-02-01 of version 1";

#[test]
fn a_consent_for_this_version_counts_from_its_day_and_a_refusal_denies() {
    assert_snapshot!(check(AGREED).sound().timeline("n_agreed"), @"violated, 2026-02-01 satisfied");
    assert_snapshot!(check("given agreed refused on 2026-02-01").sound().timeline("n_agreed"), @"open, 2026-02-01 violated");
    assert_snapshot!(check("given agreed no").sound().timeline("n_agreed"), @"violated");
    assert_eq!(check("given agreed granted").codes(), ["wrong-value"], "a consent has a date");
}

fn version_two(change: impl Fn(&str) -> String) -> Checked {
    let first = board(AGREED);
    let recorded = with_rules(RULES, &first).sound().record("board");
    let second = change(&first).replace("\"Board\" {", "\"Board\" version 2 {");
    with_snapshots(RULES, &second, &[recorded])
}

#[test]
fn a_consent_covers_a_later_version_that_goes_no_further() {
    let shorter = version_two(|text| text.replace("4 weeks", "2 weeks")).sound();
    assert_snapshot!(shorter.timeline("n_agreed"), @"violated, 2026-02-01 satisfied");
}

#[test]
fn a_consent_does_not_cover_a_version_that_goes_further() {
    let further: [(&str, &str); 5] = [
        ("keeps longer", "5 weeks"),
        ("measures other people", "about employee, agency_worker"),
        ("another purpose", "for planning, appraisal"),
        ("other data", "collect activity, pace"),
        ("another source", "from scanner, camera"),
    ];
    let from = ["4 weeks", "about employee", "for planning", "collect activity", "from scanner"];
    for ((what, to), from) in further.into_iter().zip(from) {
        let checked = version_two(|text| text.replace(from, to));
        assert_eq!(checked.codes(), ["snapshot-drift"], "{what}");
        assert_eq!(checked.status("n_agreed", "2026-06-01"), "open", "{what}");
        assert!(checked.table("2026-06-01").contains("n_agreed; ask given agreed"), "{what}");
    }
}

#[test]
fn a_consent_for_a_version_that_nobody_recorded_is_open() {
    let checked = with_rules(RULES, &board(AGREED).replace("\"Board\" {", "\"Board\" version 2 {"));
    assert_eq!(checked.codes(), ["snapshot-missing"]);
    assert_snapshot!(checked.timeline("n_agreed"), @"open");
}

#[test]
fn a_snapshot_that_cannot_be_read_is_an_error_and_covers_nothing() {
    let policy = board(AGREED).replace("\"Board\" {", "\"Board\" version 2 {");
    for text in ["", "{", "[]", "{\"format\":9,\"instrument\":\"board\",\"version\":1,\"atoms\":[]}"] {
        let checked = with_snapshots(RULES, &policy, &[text.to_owned()]);
        assert_eq!(checked.codes(), ["snapshot-missing", "snapshot-unreadable"], "{text}");
    }
}

#[test]
fn an_answer_of_the_wrong_kind_or_place_is_an_error_and_no_answer() {
    for (answer, code) in [
        ("given done", "wrong-value"),
        ("given done 5 days", "wrong-value"),
        ("given staff 60", "wrong-target"),
        ("given dun on 2026-02-01", "unknown-fact"),
        ("given fair yes", "unknown-fact"),
        ("judged done yes by controller on 2026-02-01 because \"Yes.\"", "unknown-judgement"),
        ("given done on 2026-02-30", "no-such-date"),
        ("given done on 2026-02-01 until 2026-01-01", "date-order"),
        ("given locked yes of nothing_like_it", "unknown-name"),
    ] {
        let checked = check(answer);
        assert_eq!(checked.codes(), [code], "{answer}");
        assert_eq!(checked.status("n_done", "2026-06-01"), "open", "{answer}");
    }
}
