//! Requests and answers in JSON.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout)] // A test that fails has to say so.

mod support;

use maatstaf_program::{Lang, to_bytes};
use maatstaf_runtime::{Answer, Evaluator};
use serde_json::{Value, json};
use support::pace_board::program;

fn evaluator() -> Evaluator {
    Evaluator::load(&to_bytes(&program()).unwrap()).unwrap()
}

fn view() -> Value {
    json!({
        "subject": {"type": "party", "id": "p-7", "properties": {
            "roles": ["team_lead"], "is_subject": false}},
        "action": {"name": "show"},
        "resource": {"type": "pick_rate", "id": "board", "properties": {
            "about": "employee", "level": "team", "grouping": "crew", "group_size": 9,
            "rest_size": 0, "recorded_at": "2026-11-20T08:00:00Z"}},
        "context": {"purpose": "shift_planning", "time": "2026-11-23T10:00:00Z"}
    })
}

/// The answer to `view` with one part replaced; `null` in `value` stays a null.
fn with(pointer: &str, value: Value) -> Answer {
    let mut request = view();
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    request.pointer_mut(parent).unwrap()[name] = value;
    evaluator().decide_json(&request.to_string())
}

fn code(answer: &Answer) -> &str {
    answer.context.code
}

#[test]
fn a_permit_has_its_statement_its_obligations_and_what_was_accepted() {
    let answer = evaluator().decide_json(&view().to_string());
    let found: Value = serde_json::from_str(&answer.to_json()).unwrap();
    let expected = json!({
        "decision": true,
        "context": {
            "outcome": "permit",
            "code": "permitted",
            "statement": "pace_board.lead_view",
            "place": "policy.maat:40:5",
            "reasons": [{"code": "permitted", "cite": [], "text": {
                "nl": "Toegestaan op grond van `pace_board.lead_view`.",
                "en": "Permitted by `pace_board.lead_view`."}}],
            "obligations": [
                {"type": "delete_by", "date": "2026-12-20", "instant": "2026-12-20T08:00:00Z",
                 "text": {
                    "nl": "Verwijder dit gegeven uiterlijk op 2026-12-20 09:00 Europe/Amsterdam.",
                    "en": "Delete this record by 2026-12-20 09:00 Europe/Amsterdam."}},
                {"type": "log", "text": {
                    "nl": "Leg dit gebruik vast in het logboek.",
                    "en": "Write this use down in the log."}}
            ],
            "accepted": [{"code": "accepted", "norm": "nl.avg.transparency", "cite": ["AVG 13"],
                "text": {
                    "nl": "Of werknemers zijn ingelicht, is nog niet vastgesteld.",
                    "en": "Whether employees were informed is not established yet."}}]
        }
    });
    assert_eq!(found, expected);
}

#[test]
fn a_group_that_is_too_small_is_told_with_its_numbers() {
    let answer = with("/resource/properties/group_size", json!(5));
    assert!(!answer.decision);
    let reason = &answer.context.reasons[0];
    assert_eq!((reason.code, reason.check), ("condition_failed", Some("group_size")));
    assert_eq!((reason.actual, reason.required), (Some(5), Some(8)));
    assert_eq!(answer.text(Lang::En), "This is about 5 people; at least 8 are needed.");
    assert_eq!(answer.text(Lang::Nl), "Het gaat om 5 mensen; er zijn er minstens 8 nodig.");
}

#[test]
fn a_norm_comes_with_its_citation() {
    let mut request = view();
    request["action"]["name"] = json!("collect");
    request["resource"] = json!({"type": "scan_event", "properties": {
        "about": "employee", "level": "individual", "last_at": null}});
    request["context"]["time"] = json!("2027-10-04T10:00:00Z");
    let answer = evaluator().decide_json(&request.to_string());
    assert_eq!(code(&answer), "lapsed");
    let reason = &answer.context.reasons[0];
    assert_eq!(reason.cite, ["AVG 5(1)(c)"]);
    assert_eq!(reason.norm.as_deref(), Some("nl.avg.proportionality"));
    // The same request while the judgement is in force.
    request["context"]["time"] = json!("2027-08-30T10:00:00Z");
    let answer = evaluator().decide_json(&request.to_string());
    assert!(answer.decision);
    let kinds: Vec<&str> = answer.context.obligations.iter().map(|obligation| obligation.kind).collect();
    assert_eq!(kinds, ["delete_by", "keep_until"]);
}

#[test]
fn a_record_that_is_too_old_has_to_be_deleted_though_it_is_denied() {
    let mut request = view();
    request["context"]["time"] = json!("2026-12-21T10:00:00Z");
    let answer = evaluator().decide_json(&request.to_string());
    assert_eq!(answer.context.reasons[0].check, Some("keep"));
    assert_eq!(answer.context.obligations[0].kind, "delete_by");
    assert_eq!(answer.context.obligations[0].date.as_deref(), Some("2026-12-20"));
}

#[test]
fn a_decision_is_held_until_the_named_human_has_looked() {
    let mut request = json!({
        "subject": {"type": "system", "id": "s"},
        "action": {"name": "decide"},
        "resource": {"type": "shift_assignment", "properties": {
            "recorded_at": "2026-11-23T09:00:00Z"}},
        "context": {"purpose": "shift_planning", "time": "2026-11-23T10:00:00Z"}
    });
    let answer = evaluator().decide_json(&request.to_string());
    assert_eq!((answer.decision, answer.context.outcome), (false, "hold"));
    let obligation = &answer.context.obligations[0];
    assert_eq!((obligation.kind, obligation.date.as_deref()), ("review", Some("2026-11-25")));
    assert_eq!(obligation.by, ["team_lead"]);
    request["context"]["review"] = json!({
        "by": ["team_lead"], "at": "2026-11-23T09:30:00Z", "may_override": true,
        "heard_subject": true, "saw": ["pick_rate", "reasons"]});
    assert!(evaluator().decide_json(&request.to_string()).decision);
    request["context"]["review"]["by_system"] = json!(true);
    let answer = evaluator().decide_json(&request.to_string());
    assert_eq!(answer.context.outcome, "hold");
    // Without a date of the score, the evidence binds nothing.
    request["context"]["review"]["by_system"] = json!(false);
    request["resource"]["properties"] = json!({});
    let answer = evaluator().decide_json(&request.to_string());
    assert_eq!((answer.context.outcome, code(&answer)), ("deny", "missing"));
}

#[test]
fn attributes_have_their_declared_types() {
    let mut request = view();
    request["subject"]["properties"] = json!({"is_subject": true, "roles": []});
    request["resource"]["properties"]["level"] = json!("individual");
    for (tenure, expected) in [
        (json!("P15M"), "permitted"),
        (json!("P1Y"), "permitted"),
        (json!("P366D"), "permitted"),
        (json!("P11M"), "norm_violated"),
        (json!("P365D"), "norm_violated"),
        (Value::Null, "missing"),
        (json!(15), "malformed"),
        (json!("15 months"), "malformed"),
        (json!("PT0.5S"), "malformed"),
    ] {
        request["context"]["attributes"] = json!({"tenure": tenure});
        let answer = evaluator().decide_json(&request.to_string());
        assert_eq!(code(&answer), expected, "{tenure}: {answer:?}");
    }
}

#[test]
fn an_unknown_name_is_malformed_and_the_nearest_one_is_offered() {
    for (pointer, value, nearest) in [
        ("/resource/type", "pickrate", "pick_rate"),
        ("/action/name", "shwo", "show"),
        ("/context/purpose", "shift_plannning", "shift_planning"),
        ("/resource/properties/about", "employe", "employee"),
        ("/resource/properties/level", "teams", "team"),
        ("/resource/properties/grouping", "crews", "crew"),
    ] {
        let answer = with(pointer, json!(value));
        assert_eq!(code(&answer), "malformed", "{pointer}");
        let text = &answer.context.reasons[0].text.en;
        assert!(text.contains(&format!("Did you mean `{nearest}`?")), "{text}");
        assert_eq!(answer.context.reasons[0].field, Some(pointer[1..].replace('/', ".")));
    }
    let answer = with("/subject/properties/roles", json!(["team_leed"]));
    assert!(answer.context.reasons[0].text.nl.contains("Bedoelde u `team_lead`?"));
    let answer = with("/context/purpose", json!("x".repeat(100_000)));
    assert_eq!(code(&answer), "malformed");
    assert!(answer.to_json().len() < 2_000);
}

#[test]
fn a_value_of_the_wrong_kind_is_malformed_and_named() {
    for (pointer, value) in [
        ("/subject/properties/roles", json!("team_lead")),
        ("/subject/properties/is_subject", json!("no")),
        ("/resource/properties/group_size", json!("9")),
        ("/resource/properties/group_size", json!(-1)),
        ("/resource/properties/group_size", json!(4_294_967_296_u64)),
        ("/resource/properties/rest_size", json!(1.5)),
        ("/resource/properties/recorded_at", json!(1_700_000_000)),
        ("/resource/properties/recorded_at", json!("2026-11-20")),
        ("/resource/properties/last_at", json!("yesterday")),
        ("/resource/properties/events", json!([])),
        ("/context/time", json!("now")),
        ("/context/time", Value::Null),
        ("/context/emergency", json!("perhaps")),
        ("/context/review", json!(true)),
        ("/context/attributes", json!("none")),
        ("/resource/properties", json!("all")),
    ] {
        let answer = with(pointer, value.clone());
        assert_eq!((answer.decision, code(&answer)), (false, "malformed"), "{pointer} {value}");
        assert_eq!(answer.context.reasons[0].field, Some(pointer[1..].replace('/', ".")));
    }
}

#[test]
fn what_is_not_stated_is_missing_and_what_is_unknown_is_ignored() {
    let answer = with("/resource/properties/level", Value::Null);
    assert_eq!((code(&answer), answer.decision), ("missing", false));
    let field = answer.context.reasons[0].field.as_deref();
    assert_eq!(field, Some("resource.properties.level"));
    assert!(with("/resource/properties/colour", json!("red")).decision);
    assert!(with("/context/request_id", json!({"deep": [1, 2]})).decision);
}

#[test]
fn nonsense_is_answered_with_no() {
    let deep = "[".repeat(100_000);
    for text in ["", "{", "[]", "null", "7", "{}", "\u{0}", "{\"action\":7}", deep.as_str()] {
        let answer = evaluator().decide_json(text);
        assert_eq!((answer.decision, code(&answer)), (false, "malformed"), "{text:.20}");
        assert!(!answer.context.reasons[0].text.nl.is_empty());
    }
    let mut future = view();
    future["resource"]["properties"]["recorded_at"] = json!("2027-01-01T00:00:00Z");
    let answer = evaluator().decide_json(&future.to_string());
    assert_eq!(code(&answer), "malformed");
}

#[test]
fn a_part_of_a_request_that_is_cut_off_is_still_answered() {
    let whole = view().to_string();
    for end in 0..whole.len() {
        let Some(part) = whole.get(..end) else { continue };
        assert!(!evaluator_once().decide_json(part).decision);
    }
}

fn evaluator_once() -> &'static Evaluator {
    static ONCE: std::sync::OnceLock<Evaluator> = std::sync::OnceLock::new();
    ONCE.get_or_init(evaluator)
}

#[test]
fn a_damaged_request_has_an_answer_and_never_panics() {
    let mut random = support::Random::new(1);
    let mut malformed = 0;
    for _ in 0..5_000 {
        let mut bytes = view().to_string().into_bytes();
        for _ in 0..=random.below(3) {
            let at = random.below(bytes.len());
            match random.below(3) {
                0 => bytes[at] = random.next() as u8,
                1 => {
                    bytes.remove(at);
                }
                _ => bytes.insert(at, random.pick(b"\"{}[],:0-9nulltrue")),
            }
        }
        let answer = evaluator_once().decide_json(&String::from_utf8_lossy(&bytes));
        assert!(!answer.context.reasons[0].text.en.is_empty());
        malformed += usize::from(code(&answer) == "malformed");
    }
    assert!(malformed > 1_000, "{malformed}");
}
