//! From verdicts to grants, on a miniature library: what stands, what falls, and why.
#![allow(clippy::unwrap_used)] // A test that fails says so.

#[path = "../../semantics/tests/support/mod.rs"]
mod support;

use maatstaf_lower::lower;
use maatstaf_program::{Program, verify};
use maatstaf_runtime::{Answer, Engine, Evaluator};
use support::{Checked, board, with_rules};

fn program(checked: &Checked) -> Program {
    let program = lower(&checked.db, checked.project).unwrap();
    assert_eq!(verify(&program), Ok(()));
    program
}

/// A request in few words: `show activity to manager about employee for planning on DATE`,
/// with the record made that day unless `made DATE` says otherwise.
fn ask(program: &Program, request: &str) -> Answer {
    let word = |name: &str| request.split_whitespace().skip_while(|w| *w != name).nth(1);
    let mut words = request.split_whitespace();
    let (verb, object) = (words.next().unwrap(), words.next().unwrap());
    let on = word("on").unwrap_or("2026-06-01");
    let json = serde_json::json!({
        "subject": { "type": "party", "id": "x", "properties": { "roles": [word("to").unwrap_or("manager")], "is_subject": false } },
        "action": { "name": verb },
        "resource": { "type": object, "id": "r", "properties": {
            "about": word("about").unwrap_or("employee"), "level": "individual", "group_size": 1,
            "recorded_at": format!("{}T10:00:00Z", word("made").unwrap_or(on)),
        }},
        "context": { "purpose": word("for").unwrap_or("planning"), "time": format!("{on}T12:00:00Z") },
    });
    Evaluator::from_program(program.clone(), Engine::Interpreter).unwrap().decide_json(&json.to_string())
}

/// Outcome, code, and the norm of the first reason.
fn short(program: &Program, request: &str) -> String {
    let answer = ask(program, request);
    let cite = answer.context.reasons.iter().flat_map(|r| r.cite.iter()).next();
    let cite = cite.map_or(String::new(), |c| format!(" {c}"));
    format!("{} {}{cite}", answer.context.outcome, answer.context.code)
}

const FACTS: &str = "
fact done of instrument: date
fact locked of statement: yes_no
attribute objected of worker: yes_no
";

fn check(norms: &str, body: &str) -> Program {
    program(&with_rules(&format!("{FACTS}{norms}"), &board(body)))
}

const SHOW: &str = "show activity to manager for planning";

#[test]
fn a_statement_grants_what_it_says_and_nothing_else() {
    let program = check("", SHOW);
    assert_eq!(short(&program, "show activity"), "permit permitted");
    assert_eq!(short(&program, "collect activity"), "permit permitted");
    for request in [
        "show pace",
        "show activity for appraisal",
        "show activity about agency_worker",
        "share activity",
        "show activity to partner",
    ] {
        assert!(short(&program, request).starts_with("deny"), "{request}");
    }
}

#[test]
fn before_the_start_and_after_the_end_nothing_is_granted() {
    let program = check("", &format!("ends 2026-09-01 {SHOW}"));
    assert_eq!(short(&program, "show activity on 2025-12-31"), "deny not_started");
    assert_eq!(short(&program, "show activity on 2026-01-02"), "permit permitted");
    assert_eq!(short(&program, "show activity on 2026-09-01 made 2026-08-31"), "deny ended");
}

#[test]
fn a_breach_takes_exactly_its_atoms() {
    let norm = "norm staff cite X_1 { for each show s where s.worker is employee require no }";
    let policy = board(&format!("a: {SHOW}")).replace("about employee", "about employee, agency_worker");
    let program = program(&with_rules(norm, &policy));
    assert_eq!(short(&program, "show activity"), "deny norm_violated X 1");
    assert_eq!(short(&program, "show activity about agency_worker"), "permit permitted");
    assert_eq!(short(&program, "collect activity"), "permit permitted");
}

#[test]
fn an_open_norm_takes_away_too_and_a_lapsed_one_says_that_it_lapsed() {
    let norm = "norm dated cite X_1 { for each show s require s.instrument.done }";
    assert_eq!(short(&check(norm, SHOW), "show activity"), "deny not_justified X 1");
    let program = check(norm, &format!("{SHOW} given done on 2026-03-01 until 2026-05-01"));
    assert_eq!(short(&program, "show activity on 2026-02-01"), "deny norm_violated X 1");
    assert_eq!(short(&program, "show activity on 2026-03-01"), "permit permitted");
    assert_eq!(short(&program, "show activity on 2026-05-01"), "deny lapsed X 1");
}

#[test]
fn only_the_law_takes_away() {
    for strength in ["guidance", "code"] {
        let norm = format!("norm soft cite X_1 strength {strength} {{ for each show s require no }}");
        assert_eq!(short(&check(&norm, SHOW), "show activity"), "permit permitted", "{strength}");
    }
}

#[test]
fn an_unlawful_collection_taints_what_is_made_of_it() {
    let norm = "norm ground cite X_1 { for each collect c require c.instrument.done }";
    let program = check(norm, &format!("given done on 2026-03-01 {SHOW}"));
    assert_eq!(short(&program, "show activity on 2026-04-01 made 2026-03-15"), "permit permitted");
    assert_eq!(short(&program, "show activity on 2026-03-15 made 2026-02-20"), "deny origin_not_granted X 1");
}

#[test]
fn a_norm_at_collection_is_read_when_the_record_was_made() {
    let norm = "norm then cite X_1 at collection { for each show s require s.instrument.done }";
    let program = check(norm, &format!("given done on 2026-03-01 until 2026-04-01 {SHOW}"));
    assert_eq!(short(&program, "show activity on 2026-04-10 made 2026-03-20"), "permit permitted");
    assert!(short(&program, "show activity on 2026-03-20 made 2026-02-27").starts_with("deny"));
    assert!(short(&program, "show activity on 2026-04-10 made 2026-04-05").starts_with("deny"));
}

#[test]
fn what_is_accepted_is_granted_for_its_time_and_every_answer_says_so() {
    let norm = "norm dated cite X_1 { for each show s require s.instrument.done }";
    let accept = "accept open X_1 by controller on 2026-02-01 until 2026-05-01 because \"Soon.\"";
    let program = check(norm, &format!("{SHOW} {accept}"));
    assert_eq!(short(&program, "show activity on 2026-01-15"), "deny not_justified X 1");
    assert_eq!(short(&program, "show activity on 2026-05-01"), "deny not_justified X 1");
    let answer = ask(&program, "show activity on 2026-03-01");
    assert_eq!(answer.context.outcome, "permit");
    assert_eq!(answer.context.accepted.len(), 1);
    assert!(ask(&program, "collect activity on 2026-03-01").context.accepted.is_empty());
}

#[test]
fn a_never_wins_over_every_statement_of_the_policy() {
    let two = format!(
        "{} instrument other {{ controller acme starts 2026-01-01 never show thing for planning to manager }}",
        board(SHOW)
    );
    let program = program(&with_rules("", &two));
    assert_eq!(short(&program, "show activity"), "deny forbidden");
    assert_eq!(short(&program, "collect activity"), "permit permitted");
}

#[test]
fn never_use_covers_what_is_decided_and_derived_from_the_data() {
    let program = check(
        "",
        "never use activity for appraisal
        derive pace from activity using statistics for planning, appraisal
        decide assignment from pace for planning, appraisal effect minor by manager",
    );
    for request in ["derive pace", "decide assignment"] {
        assert_eq!(short(&program, &format!("{request} for planning")), "permit permitted", "{request}");
        assert_eq!(short(&program, &format!("{request} for appraisal")), "deny forbidden", "{request}");
    }
}

#[test]
fn a_never_of_a_technique_leaves_what_is_made_without_it() {
    let program = check("", "derive pace from activity using statistics for planning never use activity using scoring");
    assert_eq!(short(&program, "derive pace"), "permit permitted");
    assert_eq!(short(&program, "collect activity"), "permit permitted");
}

#[test]
fn never_combine_forbids_what_came_of_both_and_leaves_the_rest() {
    let policy = "
organisation acme \"Acme\"
instrument board {
    controller acme starts 2026-01-01
    a: collect activity from scanner about employee for planning at individual keep at most 4 weeks
    b: collect pace from scanner about employee for planning at individual keep at most 4 weeks
    derive heart_rate from activity using statistics for planning
    decide assignment from heart_rate, pace for planning effect minor by manager
    decide dismissal from heart_rate for planning effect minor by manager
}
instrument rules_of_the_house {
    controller acme starts 2026-01-01
    show activity to manager for planning
    never combine activity, pace
}";
    let program = program(&with_rules("", policy));
    for request in ["collect activity", "collect pace", "derive heart_rate", "decide dismissal"] {
        assert_eq!(short(&program, request), "permit permitted", "{request}");
    }
    assert_eq!(short(&program, "decide assignment"), "deny forbidden");
}

#[test]
fn what_only_the_request_knows_decides_there_and_silence_denies() {
    let norm = "norm calm cite X_1 { for each show s require not s.objected }";
    let program = check(norm, SHOW);
    let with = |value: serde_json::Value| {
        let json = serde_json::json!({
            "subject": { "type": "party", "id": "x", "properties": { "roles": ["manager"], "is_subject": false } },
            "action": { "name": "show" },
            "resource": { "type": "activity", "id": "r", "properties": {
                "about": "employee", "level": "individual", "group_size": 1,
                "recorded_at": "2026-06-01T10:00:00Z",
            }},
            "context": { "purpose": "planning", "time": "2026-06-01T12:00:00Z", "attributes": { "objected": value } },
        });
        Evaluator::from_program(program.clone(), Engine::Interpreter).unwrap().decide_json(&json.to_string())
    };
    assert_eq!(with(false.into()).context.outcome, "permit");
    assert_eq!(with(true.into()).context.outcome, "deny");
    assert_eq!(with(serde_json::Value::Null).context.code, "missing");
}

#[test]
fn a_policy_keeps_the_bare_name_when_a_package_it_does_not_see_has_the_same() {
    let library = [
        ("vocabulary/words.maat", support::VOCABULARY.to_owned()),
        ("zeta/z.maat", "package zeta 1 { title \"Z\" } data note: thing".to_owned()),
    ];
    let policy = board("c: collect note from scanner about employee for planning at individual keep at most 1 week");
    let policy = format!("data note: thing\n{policy}");
    let checked = support::with_packages(&library, &[("policy.maat", &policy)], &[]);
    let program = program(&checked);
    assert_eq!(short(&program, "collect note"), "permit permitted");
    assert_eq!(short(&program, "collect zeta.note"), "deny not_covered");
}

#[test]
fn a_policy_with_an_error_is_not_compiled_and_one_with_a_violated_norm_is() {
    let broken = with_rules("", &board("show activity to manager for plannin"));
    let errors = lower(&broken.db, broken.project).unwrap_err();
    assert_eq!(errors[0].code.id(), "unknown-name");
    check("norm all cite X_1 { for each statement s require no }", SHOW);
}

#[test]
fn the_longest_periods_dates_and_conditions_make_a_program_that_verifies() {
    let condition = vec!["not objected"; 200].join(" and ");
    check(
        "",
        &format!(
            "ends 9999-12-31
            a: collect pace from scanner about employee for planning at individual keep at least 9999 years at most 9999 years every 9999 years
            b: collect health from scanner about employee for planning at individual keep after departure every 0 minutes
            c: show activity to manager for planning when {condition}
            d: decide assignment from activity for planning review {{ by manager within 9999 weeks sees pace, activity, pace }}
            given done on 0000-01-01"
        )
        .replace("starts 2026-01-01", "starts 0001-01-01"),
    );
}
