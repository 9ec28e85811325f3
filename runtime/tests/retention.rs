//! Records held for a legal claim, and until when records may be kept.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout)] // A test that fails has to say so.

mod support;

use maatstaf_program::*;
use maatstaf_runtime::{
    Cause, Check, Code, Decision, Due, Engine, Evaluator, Field, Malformation, Moment, Outcome, Request, Term,
};
use serde_json::{Value, json};
use support::pace_board::{LAPSE, MONDAY, START, amsterdam, program};
use support::programs::Size;
use support::{Random, requests};

const DAY: i64 = SECONDS_PER_DAY;

/// Both engines with one program, which have to agree.
struct Both {
    native: Evaluator,
    reference: Evaluator,
}

impl Both {
    fn new(program: Program) -> Both {
        Both {
            native: Evaluator::from_program(program.clone(), Engine::Jit).unwrap(),
            reference: Evaluator::from_program(program, Engine::Interpreter).unwrap(),
        }
    }

    #[track_caller]
    fn decide(&self, request: &Request<'_>) -> Decision {
        let decision = self.native.decide(request);
        assert_eq!(decision, self.reference.decide(request));
        decision
    }

    #[track_caller]
    fn due(&self, request: &Request<'_>) -> Due {
        let due = self.native.due(request);
        assert_eq!(due, self.reference.due(request));
        due
    }

    fn path(&self, due: &Due) -> &str {
        due.rule.map_or("", |id| &self.native.program().rules[id.index()].path)
    }
}

fn data(program: &Program, name: &str) -> Object {
    Object::Data(DataId(Symbols::find(&program.symbols.data, name).unwrap()))
}

/// The example, in which the statements that keep scan events and live views hold for claims.
fn holding() -> Program {
    let mut program = program();
    for rule in &mut program.rules {
        let holds = ["pace_board.collect.scan_event", "pace_board.retain.scan_event", "pace_board.live"];
        rule.claim_hold = holds.contains(&rule.path.as_str());
        if rule.path == "pace_board.live" {
            rule.when = None;
        }
    }
    program.sort_rules();
    program
}

/// A scan event of the first second of the instrument.
fn scan(program: &Program, time: i64) -> Request<'static> {
    let mut request = Request::new(Verb::Collect, data(program, "scan_event"), time);
    request.purpose = Some(PurposeId(Symbols::find(&program.symbols.purposes, "shift_planning").unwrap()));
    request.worker = Some(WorkerId(Symbols::find(&program.symbols.workers, "employee").unwrap()));
    request.level = Some(Level::Individual);
    request.last_at = Moment::NOT_YET;
    request.recorded_at = Some(START);
    request
}

const END: i64 = START + 28 * DAY;

#[test]
fn a_record_on_hold_may_be_of_any_age_and_has_no_date_to_be_deleted_by() {
    let program = holding();
    let both = Both::new(program.clone());
    let old = Request { on_hold: Some(true), ..scan(&program, END + 1) };
    let decision = both.decide(&old);
    assert_eq!((decision.outcome, decision.held, decision.delete_by), (Outcome::Permit, true, None));
    // Before its date has passed it is held just as well.
    let young = Request { on_hold: Some(true), ..scan(&program, END - DAY) };
    let decision = both.decide(&young);
    assert_eq!((decision.outcome, decision.held, decision.delete_by), (Outcome::Permit, true, None));
}

#[test]
fn a_record_of_which_no_hold_is_stated_counts_as_not_held() {
    let program = holding();
    let both = Both::new(program.clone());
    for on_hold in [None, Some(false)] {
        let at = |time| Request { on_hold, ..scan(&program, time) };
        let decision = both.decide(&at(END));
        assert_eq!((decision.outcome, decision.held, decision.delete_by), (Outcome::Permit, false, Some(END)));
        let decision = both.decide(&at(END + 1));
        assert_eq!((decision.outcome, decision.held), (Outcome::Deny, false));
        assert_eq!(decision.check, Some(Check::Keep));
        assert_eq!(decision.cause, Some(Cause::Unmet { actual: END + 1, required: END }));
    }
}

#[test]
fn a_statement_without_hold_for_claim_does_not_look_at_the_hold() {
    let program = program();
    let both = Both::new(program.clone());
    let old = Request { on_hold: Some(true), ..scan(&program, END + 1) };
    let decision = both.decide(&old);
    assert_eq!((decision.outcome, decision.check, decision.held), (Outcome::Deny, Some(Check::Keep), false));
    assert_eq!(both.due(&old).term, Term::By(END));
}

#[test]
fn a_hold_needs_no_event_but_saves_no_other_condition() {
    let program = holding();
    let both = Both::new(program.clone());
    let retain = Request::new(Verb::Retain, data(&program, "scan_event"), MONDAY);
    assert_eq!(both.decide(&retain).cause, Some(Cause::Missing(Field::Event(EventId(0)))));
    assert!(both.decide(&Request { on_hold: Some(true), ..retain }).is_permit());
    let lapsed = Request { on_hold: Some(true), ..scan(&program, LAPSE) };
    assert_eq!(both.decide(&lapsed).code, Code::Lapsed);
    let often = Request { on_hold: Some(true), last_at: Moment::at(END), ..scan(&program, END + 1) };
    let decision = both.decide(&often);
    assert_eq!((decision.outcome, decision.check), (Outcome::Deny, Some(Check::Every)));
}

#[test]
fn live_viewing_stays_live_whatever_is_held() {
    let program = holding();
    let both = Both::new(program.clone());
    let lead = [PartyId(Symbols::find(&program.symbols.parties, "team_lead").unwrap())];
    let mut live = Request::new(Verb::Show, data(&program, "screen"), MONDAY);
    live.roles_of_subject = Some(&lead);
    live.on_hold = Some(true);
    let decision = both.decide(&live);
    assert!(decision.is_permit() && !decision.held);
    let answer = both.native.explain(&live, &decision);
    assert_eq!(answer.context.obligations.iter().map(|one| one.kind).collect::<Vec<_>>(), ["do_not_record"]);
    live.recorded_at = Some(MONDAY - 1);
    let decision = both.decide(&live);
    assert_eq!((decision.outcome, decision.check, decision.held), (Outcome::Deny, Some(Check::Keep), false));
    let due = both.due(&live);
    assert_eq!(due.term, Term::By(MONDAY - 1));
    assert!(due.is_overdue(MONDAY));
}

fn answer(on_hold: Value) -> Value {
    let evaluator = Evaluator::load(&to_bytes(&holding()).unwrap()).unwrap();
    let request = json!({
        "action": {"name": "collect"},
        "resource": {"type": "scan_event", "id": "1", "properties": {
            "about": "employee", "level": "individual", "last_at": null,
            "recorded_at": "2026-11-02T08:00:00Z", "on_hold": on_hold}},
        "context": {"purpose": "shift_planning", "time": "2027-01-04T08:00:00Z"}
    });
    serde_json::from_str(&evaluator.decide_json(&request.to_string()).to_json()).unwrap()
}

#[test]
fn an_answer_says_in_both_languages_that_the_record_is_held() {
    let held = answer(json!(true));
    assert_eq!(held["decision"], json!(true));
    assert_eq!(
        held["context"]["obligations"],
        json!([
            {"type": "notice", "text": {
                "nl": "Dit gegeven wordt vastgehouden voor een rechtsvordering. Verwijder het niet zolang die loopt.",
                "en": "This record is held for a legal claim. Do not delete it while the claim is pending."}},
            {"type": "keep_until", "date": "2026-11-09", "instant": "2026-11-09T08:00:00Z", "text": {
                "nl": "Bewaar dit gegeven minstens tot 2026-11-09 09:00 Europe/Amsterdam.",
                "en": "Keep this record at least until 2026-11-09 09:00 Europe/Amsterdam."}}
        ])
    );
    for silence in [json!(null), json!(false)] {
        let answer = answer(silence);
        assert_eq!(answer["context"]["reasons"][0]["check"], json!("keep"));
        assert_eq!(answer["context"]["obligations"][0]["type"], json!("delete_by"));
    }
    let odd = answer(json!("yes"));
    assert_eq!(odd["context"]["code"], json!("malformed"));
    assert_eq!(odd["context"]["reasons"][0]["field"], json!("resource.properties.on_hold"));
}

#[test]
fn a_record_is_due_on_the_date_of_its_grant_and_overdue_a_second_later() {
    let program = holding();
    let both = Both::new(program.clone());
    let due = both.due(&scan(&program, END));
    assert_eq!((due.term, due.missing, due.malformed), (Term::By(END), None, None));
    assert_eq!(both.path(&due), "pace_board.collect.scan_event");
    assert_eq!(due.delete_by(), Some(END));
    assert!(!due.is_overdue(END) && due.is_overdue(END + 1) && !due.is_held());
    let due = both.due(&Request { on_hold: Some(true), ..scan(&program, END + 1) });
    assert_eq!((due.term, due.delete_by()), (Term::Held, None));
    assert!(due.is_held() && !due.is_overdue(i64::MAX));
}

#[test]
fn a_period_after_an_event_has_no_date_before_the_event() {
    let program = holding();
    let both = Both::new(program.clone());
    let retain = Request::new(Verb::Retain, data(&program, "scan_event"), MONDAY);
    let due = both.due(&retain);
    assert_eq!((due.term, due.rule, due.missing), (Term::NotKept, None, Some(Field::Event(EventId(0)))));
    assert!(!due.is_overdue(i64::MAX));
    assert_eq!(both.due(&Request { events: &[Moment::NOT_YET], ..retain }).term, Term::Undated);
    let left = Request { events: &[Moment::at(MONDAY)], ..retain };
    // 2028 is a leap year.
    assert_eq!(both.due(&left).term, Term::By(MONDAY + 731 * DAY));
    let held = both.due(&Request { on_hold: Some(true), ..retain });
    assert_eq!((held.term, held.missing), (Term::Held, None));
}

#[test]
fn what_no_grant_keeps_is_not_kept_and_not_overdue() {
    let program = holding();
    let both = Both::new(program.clone());
    let screen = Request { object: data(&program, "screen"), ..scan(&program, MONDAY) };
    let none = |due: Due| (due.term, due.rule, due.missing, due.is_overdue(i64::MAX));
    assert_eq!(none(both.due(&screen)), (Term::NotKept, None, None, false));
    // The judgement that it all rests on has lapsed: that is for people, not for a deletion job.
    assert_eq!(none(both.due(&scan(&program, LAPSE))), (Term::NotKept, None, None, false));
    let team = Request { level: Some(Level::Team), ..scan(&program, MONDAY) };
    assert_eq!(none(both.due(&team)), (Term::NotKept, None, None, false));
    let agency = WorkerId(Symbols::find(&program.symbols.workers, "agency_worker").unwrap());
    let other = Request { worker: Some(agency), ..scan(&program, MONDAY) };
    assert_eq!(none(both.due(&other)), (Term::NotKept, None, None, false));
    for (silent, field) in [
        (Request { purpose: None, ..scan(&program, MONDAY) }, Field::Purpose),
        (Request { worker: None, ..scan(&program, MONDAY) }, Field::Worker),
        (Request { level: None, ..scan(&program, MONDAY) }, Field::Level),
    ] {
        assert_eq!(none(both.due(&silent)), (Term::NotKept, None, Some(field), false));
    }
}

#[test]
fn of_several_grants_the_longest_term_counts_and_silence_keeps_nothing_from_being_said() {
    let mut program = holding();
    let zone = ZoneId(program.zones.iter().position(|zone| *zone == amsterdam()).unwrap() as u16);
    let first = program.rules.iter().find(|rule| rule.path == "pace_board.collect.scan_event").unwrap().clone();
    let keep = |days| Some(Keep::Period { at_least: None, at_most: Some(Period::days(days)), after: None, zone });
    let mut longer = first.clone();
    longer.path = "pace_board.longer".to_owned();
    longer.keep = keep(30);
    longer.claim_hold = false;
    // As long as the one before, and later in the order of rules.
    let mut again = longer.clone();
    again.path = "pace_board.zzz".to_owned();
    let mut agency = longer.clone();
    agency.path = "pace_board.agency".to_owned();
    agency.worker = None;
    agency.keep = Some(Keep::Period { at_least: None, at_most: Some(Period::days(60)), after: Some(EventId(0)), zone });
    program.rules.extend([longer, again, agency]);
    program.sort_rules();
    let both = Both::new(program.clone());
    let due = both.due(&scan(&program, MONDAY));
    assert_eq!((due.term, both.path(&due)), (Term::By(START + 30 * DAY), "pace_board.longer"));
    // One more grant may keep it longer, if the event were stated: then it is not overdue yet.
    assert_eq!(due.missing, Some(Field::Event(EventId(0))));
    assert!(!due.is_overdue(i64::MAX));
    let stated = both.due(&Request { events: &[Moment::at(START - 60 * DAY)], ..scan(&program, MONDAY) });
    assert_eq!((stated.term, stated.missing), (Term::By(START + 30 * DAY), None));
    assert!(stated.is_overdue(START + 30 * DAY + 1));
    // The one grant that holds for claims is enough.
    let held = both.due(&Request { on_hold: Some(true), ..scan(&program, MONDAY) });
    assert_eq!((held.term, both.path(&held)), (Term::Held, "pace_board.collect.scan_event"));
}

#[test]
fn an_impossible_request_has_no_term() {
    let program = holding();
    let both = Both::new(program.clone());
    let odd = Request { object: Object::Data(DataId(999)), ..scan(&program, MONDAY) };
    let due = both.due(&odd);
    assert_eq!(due.malformed, Some((Field::Object, Malformation::OutOfRange)));
    assert_eq!((due.term, due.is_overdue(i64::MAX)), (Term::NotKept, false));
}

#[test]
fn a_batch_says_of_each_record_what_is_said_of_it_alone_and_never_contradicts_a_permit() {
    let (mut permitted, mut held, mut dated) = (0, 0, 0);
    for seed in 800..860 {
        let mut random = Random::new(seed);
        let program = support::programs::program(&mut random, &Size { concepts: 5, rules: 30 });
        let both = Both::new(program.clone());
        let drafts: Vec<_> = (0..300).map(|_| requests::request(&mut random, &program)).collect();
        let all: Vec<Request<'_>> = drafts.iter().map(requests::Draft::request).collect();
        let dues = both.native.due_all(&all);
        assert_eq!(dues.len(), all.len());
        for (request, due) in all.iter().zip(dues) {
            assert_eq!(both.due(request), due, "seed {seed}, {request:#?}");
            let decision = both.native.decide(request);
            if let (true, Some(deadline)) = (decision.is_permit(), decision.delete_by) {
                // What may be used, may be there: the longest term is no shorter than this one.
                assert!(due.term >= Term::By(deadline), "seed {seed}, {due:?}, {request:#?}");
                dated += 1;
            }
            if decision.is_permit() {
                assert_ne!(due.term, Term::NotKept, "seed {seed}, {request:#?}");
                assert!(!due.is_overdue(request.time), "seed {seed}, {due:?}, {request:#?}");
                permitted += 1;
            }
            if decision.is_permit() && decision.held {
                assert!(due.is_held(), "seed {seed}, {request:#?}");
                held += 1;
            }
        }
    }
    assert!(permitted > 500 && dated > 100 && held > 20, "{permitted} permitted, {dated} dated, {held} held");
}
