//! The example policy, from its text to decisions, with the standard library.
#![allow(clippy::unwrap_used)] // A test that fails says so.

#[path = "../../semantics/tests/support/mod.rs"]
mod support;

use maatstaf_lower::{DEFAULT_ZONE, lower};
use maatstaf_program::{Program, RuleKind, Verb, from_bytes, to_bytes, verify};
use maatstaf_runtime::{Answer, Engine, Evaluator};

const PACE: &str = include_str!("../../../examples/pace-board/policy.maat");

fn compiled(text: &str) -> Program {
    let checked = support::project(&[("policy.maat", text)]);
    let program = lower(&checked.db, checked.project).unwrap();
    assert_eq!(verify(&program), Ok(()));
    program
}

fn answer(program: &Program, json: &str) -> Answer {
    Evaluator::from_program(program.clone(), Engine::Interpreter).unwrap().decide_json(json)
}

/// `permit lead_view` or `deny lapsed AVG 5(1)(c)`.
fn short(program: &Program, json: &str) -> String {
    let answer = answer(program, json);
    let context = &answer.context;
    let cite = context.reasons.iter().flat_map(|r| r.cite.iter()).next();
    let about = cite.map(String::as_str).or(context.statement.as_deref()).unwrap_or_default();
    format!("{} {} {about}", context.outcome, context.code)
}

macro_rules! request {
    ($name:literal) => {
        include_str!(concat!("../../../examples/requests/", $name, ".json"))
    };
}

#[test]
fn the_seven_requests_of_the_example_get_their_answers() {
    let program = compiled(PACE);
    let of = |json| short(&program, json);
    assert_eq!(of(request!("1-crew-of-nine")), "permit permitted pace_board.lead_view");
    assert_eq!(of(request!("2-crew-of-five")), "deny condition_failed pace_board.lead_view");
    assert_eq!(of(request!("3-one-person")), "deny forbidden pace_board.never.show.pick_rate");
    assert_eq!(of(request!("4-older-than-four-weeks")), "deny condition_failed pace_board.lead_view");
    assert_eq!(of(request!("5-decision-without-review")), "hold held pace_board.decide.shift_assignment");
    assert_eq!(of(request!("6-after-the-judgement-lapsed")), "deny lapsed AVG 5(1)(c)");
    assert_eq!(of(request!("7-a-purpose-nobody-granted")), "deny not_covered ");
}

#[test]
fn what_is_too_old_says_by_when_it_must_be_gone() {
    let answer = answer(&compiled(PACE), request!("4-older-than-four-weeks"));
    let text = serde_json::to_string(&answer).unwrap();
    assert!(text.contains("2026-12-07"), "{text}");
}

#[test]
fn each_verb_has_its_rules() {
    let program = compiled(PACE);
    let count = |verb| program.rules.iter().filter(|r| r.kind == RuleKind::Grant && r.verbs.has(verb)).count();
    // Two kinds of worker for each statement.
    assert_eq!([Verb::Collect, Verb::Derive, Verb::Show, Verb::Decide].map(count), [2, 2, 2, 2]);
    assert_eq!([Verb::Receive, Verb::Share, Verb::Retain].map(count), [0, 0, 0]);
    assert!(program.rules.iter().any(|r| r.kind == RuleKind::Never && r.path == "pace_board.never.show.pick_rate"));
    assert!(program.rules.iter().all(|r| r.place.starts_with("policy.maat:")), "each says where it stands");
}

#[test]
fn the_program_says_what_it_is_made_from() {
    let program = compiled(PACE);
    assert_eq!(program.meta.organisation, "distrivers");
    assert_eq!(program.meta.sources.len(), 1);
    let packages: Vec<&str> = program.meta.packages.iter().map(|p| p.name.as_str()).collect();
    assert_eq!(packages, ["nl.arbowet", "nl.avg", "nl.bw", "nl.uavg", "nl.wor", "vocabulary"]);
    assert!(program.zones.iter().any(|z| z.name == DEFAULT_ZONE));
    assert_eq!(program.schedules.len(), 1);
}

#[test]
fn the_same_text_gives_the_same_bytes_and_they_come_back() {
    let (one, two) = (to_bytes(&compiled(PACE)).unwrap(), to_bytes(&compiled(PACE)).unwrap());
    assert_eq!(one, two);
    assert_eq!(from_bytes(&one).unwrap(), compiled(PACE));
    let other = to_bytes(&compiled(&PACE.replace("4 weeks", "5 weeks"))).unwrap();
    assert_ne!(one, other);
}

#[test]
fn a_consent_that_is_missing_or_refused_takes_the_whole_board_away() {
    let given = "given works_council_consent granted on 2026-09-20 of version 1 see \"OR-2026-031.pdf\"";
    assert!(PACE.contains(given));
    let missing = compiled(&PACE.replace(given, ""));
    assert_eq!(short(&missing, request!("1-crew-of-nine")), "deny not_justified WOR 27(1)(l)");
    let refused = compiled(&PACE.replace(given, "given works_council_consent no"));
    assert_eq!(short(&refused, request!("1-crew-of-nine")), "deny norm_violated WOR 27(1)(l)");
}

#[test]
fn without_a_review_the_decision_falls_and_the_view_stands() {
    let start = PACE.find("        review {").unwrap();
    let end = start + PACE[start..].find("}\n").unwrap() + 2;
    let text = format!("{}{}", &PACE[..start], &PACE[end..]);
    let program = compiled(&text);
    assert_eq!(short(&program, request!("5-decision-without-review")), "deny norm_violated AVG 22(1)");
    assert_eq!(short(&program, request!("1-crew-of-nine")), "permit permitted pace_board.lead_view");
}
