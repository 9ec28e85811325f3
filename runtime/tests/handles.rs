//! Names become handles once; a request is put together by handles, by names, or in JSON, and all
//! three are one request.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout)] // A test that fails has to say so.

mod support;

use maatstaf_program::{Lang, Level, SECONDS_PER_MONTH, Verb, to_bytes};
use maatstaf_runtime::{Engine, Evaluator, Evidence, Given, Moment, Outcome, Request, Reviewed, Slot, names};
use serde_json::json;
use support::pace_board::{MONDAY, program};
use support::programs::Size;
use support::{Random, programs, requests};

fn evaluator() -> Evaluator {
    Evaluator::load(&to_bytes(&program()).unwrap()).unwrap()
}

#[test]
fn a_request_of_handles_of_names_and_of_json_are_decided_alike() {
    let evaluator = evaluator();
    let roles = [evaluator.party("team_lead").unwrap()];
    let mut plain = Request::new(Verb::Show, evaluator.object(Verb::Show, "pick_rate").unwrap(), MONDAY);
    plain.purpose = Some(evaluator.purpose("shift_planning").unwrap());
    plain.roles = Some(&roles);
    plain.is_subject = Some(false);
    plain.worker = Some(evaluator.worker("employee").unwrap());
    plain.level = Some(Level::Team);
    plain.grouping = Some(evaluator.grouping("crew").unwrap());
    plain.group_size = Some(9);
    plain.rest_size = Some(0);
    plain.recorded_at = Some(MONDAY - 3_600);
    let decision = evaluator.decide(&plain);
    assert!(decision.is_permit(), "{decision:?}");

    let named = evaluator
        .ask("show", "pick_rate", MONDAY)
        .purpose("shift_planning")
        .role("team_lead")
        .is_subject(false)
        .about("employee")
        .level(Level::Team)
        .grouping("crew")
        .group_size(9)
        .rest_size(0)
        .recorded_at(MONDAY - 3_600)
        .build()
        .unwrap();
    assert_eq!(evaluator.decide(&named.request()), decision);

    let json = json!({
        "subject": {"properties": {"roles": ["team_lead"], "is_subject": false}},
        "action": {"name": "show"},
        "resource": {"type": "pick_rate", "properties": {
            "about": "employee", "level": "team", "grouping": "crew", "group_size": 9,
            "rest_size": 0, "recorded_at": "2026-11-23T09:00:00Z"}},
        "context": {"purpose": "shift_planning", "time": "2026-11-23T10:00:00Z"}
    });
    assert_eq!(evaluator.decide_json(&json.to_string()), evaluator.explain(&plain, &decision));
}

#[test]
fn every_part_of_a_request_can_be_stated_by_name() {
    let evaluator = evaluator();
    let seen = Reviewed {
        roles: Some(&["team_lead"]),
        roles_of_subject: Some(&[]),
        saw: Some(&["pick_rate"]),
        rest: Evidence {
            at: Some(MONDAY),
            could_override: Some(true),
            heard_subject: Some(true),
            saw_reasons: Some(true),
            ..Evidence::default()
        },
    };
    let decide = |review: Option<&Reviewed<'_>>| {
        let asking = evaluator.ask("decide", "shift_assignment", MONDAY).purpose("shift_planning").recorded_at(MONDAY);
        let asking = match review {
            Some(review) => asking.review(review),
            None => asking,
        };
        evaluator.decide(&asking.build().unwrap().request()).outcome
    };
    assert_eq!(decide(None), Outcome::Hold);
    assert_eq!(decide(Some(&seen)), Outcome::Permit);

    let own = |tenure: i64| {
        let asking = evaluator.ask("show", "pick_rate", MONDAY).purpose("planning").is_subject(true);
        let asking = asking.level(Level::Individual).attribute("tenure", Given::Duration(tenure)).no_other_role();
        evaluator.decide(&asking.build().unwrap().request()).outcome
    };
    assert_eq!(own(12 * SECONDS_PER_MONTH), Outcome::Permit);
    assert_eq!(own(12 * SECONDS_PER_MONTH - 1), Outcome::Deny);

    let screen = |emergency: bool| {
        let asking = evaluator.ask("show", "screen", MONDAY).role_of_subject("team_lead").last_at(Moment::NOT_YET);
        let asking = asking.context("emergency", Given::YesNo(emergency)).on_hold(false);
        evaluator.decide(&asking.build().unwrap().request()).outcome
    };
    assert_eq!((screen(true), screen(false)), (Outcome::Permit, Outcome::Deny));

    let retain = |since: i64| {
        let asking = evaluator.ask("retain", "scan_event", MONDAY).recorded_at(MONDAY);
        let asking = asking.event("end_of_employment", Moment::at(MONDAY - since));
        evaluator.decide(&asking.build().unwrap().request()).outcome
    };
    assert_eq!((retain(0), retain(3 * 12 * SECONDS_PER_MONTH)), (Outcome::Permit, Outcome::Deny));
}

#[test]
fn a_name_that_is_misspelt_is_an_error_with_the_nearest_one() {
    let evaluator = evaluator();
    let complaint = evaluator.data("pick_rat").unwrap_err();
    assert_eq!(complaint.field, "data");
    assert_eq!(
        complaint.text.get(Lang::En),
        "This policy has no `pick_rat` among its categories of data. Did you mean `pick_rate`?"
    );
    assert!(complaint.text.get(Lang::Nl).ends_with("Bedoelde u `pick_rate`?"));
    for complaint in [
        evaluator.decision("shift_asignment").map(|_| ()).unwrap_err(),
        evaluator.purpose("planing").map(|_| ()).unwrap_err(),
        evaluator.party("teamlead").map(|_| ()).unwrap_err(),
        evaluator.worker("employe").map(|_| ()).unwrap_err(),
        evaluator.grouping("crev").map(|_| ()).unwrap_err(),
        evaluator.event("end_of_employement").map(|_| ()).unwrap_err(),
        evaluator.attribute("tenur").map(|_| ()).unwrap_err(),
        evaluator.context("emergancy").map(|_| ()).unwrap_err(),
        names::verb("shew").map(|_| ()).unwrap_err(),
        names::level("teem").map(|_| ()).unwrap_err(),
    ] {
        assert!(complaint.to_string().contains("Did you mean"), "{complaint}");
    }
    assert!(!evaluator.data("coffee").unwrap_err().to_string().contains("Did you mean"));
}

#[test]
fn the_first_wrong_name_of_a_request_is_the_one_that_is_told() {
    let evaluator = evaluator();
    let asking = evaluator.ask("show", "pick_rate", MONDAY).purpose("shift_planing").role("nobody");
    assert_eq!(asking.build().unwrap_err().field, "purposes");
    let asking = evaluator.ask("show", "pick_rate", MONDAY).attribute("tenure", Given::YesNo(true));
    assert_eq!(asking.build().unwrap_err().to_string(), "The field `tenure` of the request has to be a duration.");
}

#[test]
fn a_text_that_the_policy_compares_with_nothing_is_stated_all_the_same() {
    let mut random = Random::new(3);
    let program = programs::program(&mut random, &Size { concepts: 3, rules: 3 });
    let evaluator = Evaluator::from_program(program, Engine::Interpreter).unwrap();
    assert_eq!(evaluator.text("night"), Slot::of(1));
    assert_eq!(evaluator.text("noon"), Slot::of(-1));
}

#[test]
fn a_batch_is_its_decisions_one_by_one() {
    for engine in [Engine::Jit, Engine::Interpreter] {
        let mut random = Random::new(11);
        let program = programs::program(&mut random, &Size { concepts: 6, rules: 30 });
        let evaluator = Evaluator::from_program(program.clone(), engine).unwrap();
        let drafts: Vec<_> = (0..777).map(|_| requests::request(&mut random, &program)).collect();
        let requests: Vec<_> = drafts.iter().map(requests::Draft::request).collect();
        let mut decisions = vec![evaluator.decide(&requests[0])];
        for many in [0, 1, 7, 8, 9, 777] {
            evaluator.decide_batch(&requests[..many], &mut decisions);
            let one_by_one: Vec<_> = requests[..many].iter().map(|request| evaluator.decide(request)).collect();
            assert_eq!(decisions, one_by_one);
        }
    }
}
