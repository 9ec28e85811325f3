//! Every condition of a rule, at its boundary, in both engines.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout)] // A test that fails has to say so.

mod support;

use maatstaf_program::*;
use maatstaf_runtime::{
    Cause, Check, Code, Decision, Engine, Evaluator, Evidence, Field, Lacking, Moment, Outcome, Request, Slot,
};
use support::pace_board::{LAPSE, MONDAY, START, program};

struct Board {
    native: Evaluator,
    reference: Evaluator,
}

impl Board {
    fn new() -> Board {
        Board {
            native: Evaluator::from_program(program(), Engine::Jit).unwrap(),
            reference: Evaluator::from_program(program(), Engine::Interpreter).unwrap(),
        }
    }

    #[track_caller]
    fn decide(&self, request: &Request<'_>) -> Decision {
        let decision = self.native.decide(request);
        assert_eq!(decision, self.reference.decide(request));
        decision
    }

    #[track_caller]
    fn fails(&self, request: &Request<'_>, check: Check, cause: Cause) {
        let decision = self.decide(request);
        assert_eq!((decision.check, decision.cause), (Some(check), Some(cause)));
        assert!(!decision.is_permit());
    }

    #[track_caller]
    fn permits(&self, request: &Request<'_>) -> Decision {
        let decision = self.decide(request);
        assert_eq!(decision.code, Code::Permitted, "{decision:?}");
        decision
    }

    fn symbols(&self) -> &Symbols {
        &self.native.program().symbols
    }

    fn data(&self, name: &str) -> Object {
        Object::Data(DataId(Symbols::find(&self.symbols().data, name).unwrap()))
    }

    fn purpose(&self, name: &str) -> Option<PurposeId> {
        Some(PurposeId(Symbols::find(&self.symbols().purposes, name).unwrap()))
    }

    fn party(&self, name: &str) -> PartyId {
        PartyId(Symbols::find(&self.symbols().parties, name).unwrap())
    }

    fn grouping(&self, name: &str) -> Option<GroupingId> {
        Some(GroupingId(Symbols::find(&self.symbols().groupings, name).unwrap()))
    }

    fn worker(&self, name: &str) -> Option<WorkerId> {
        Some(WorkerId(Symbols::find(&self.symbols().workers, name).unwrap()))
    }

    /// What a team lead may see.
    fn view<'r>(&self, roles: &'r [PartyId]) -> Request<'r> {
        let mut request = Request::new(Verb::Show, self.data("pick_rate"), MONDAY);
        request.purpose = self.purpose("shift_planning");
        request.roles = Some(roles);
        request.is_subject = Some(false);
        request.level = Some(Level::Team);
        request.grouping = self.grouping("crew");
        request.group_size = Some(8);
        request.recorded_at = Some(MONDAY - 86_400);
        request
    }

    fn collect(&self) -> Request<'static> {
        let mut request = Request::new(Verb::Collect, self.data("scan_event"), MONDAY);
        request.purpose = self.purpose("shift_planning");
        request.worker = self.worker("employee");
        request.level = Some(Level::Individual);
        request.last_at = Moment::NOT_YET;
        request
    }
}

const fn unmet(actual: i64, required: i64) -> Cause {
    Cause::Unmet { actual, required }
}

#[test]
fn a_complete_request_of_a_team_lead_is_permitted() {
    let board = Board::new();
    let lead = [board.party("team_lead")];
    let decision = board.permits(&board.view(&lead));
    assert_eq!(decision.outcome, Outcome::Permit);
    // One month after Sunday 2026-11-22 11:00 in Amsterdam.
    assert_eq!(decision.delete_by, Some(MONDAY - 86_400 + 30 * 86_400));
}

#[test]
fn the_role_has_to_be_the_named_one_or_a_kind_of_it() {
    let board = Board::new();
    let (lead, manager, council) =
        ([board.party("team_lead")], [board.party("manager")], [board.party("works_council")]);
    board.permits(&board.view(&lead));
    // A manager is not a kind of team lead; it is the other way round.
    board.fails(&board.view(&manager), Check::Recipient, unmet(0, 0));
    board.fails(&board.view(&council), Check::Recipient, unmet(0, 0));
    board.fails(&board.view(&[]), Check::Recipient, unmet(0, 0));
    let nobody = Request { roles: None, ..board.view(&lead) };
    board.fails(&nobody, Check::Recipient, Cause::Missing(Field::Roles));
}

#[test]
fn a_group_of_eight_is_enough_and_a_group_of_seven_is_not() {
    let board = Board::new();
    let lead = [board.party("team_lead")];
    let view = board.view(&lead);
    board.fails(&Request { group_size: Some(7), ..view }, Check::GroupSize, unmet(7, 8));
    let unknown = Request { group_size: None, ..view };
    board.fails(&unknown, Check::GroupSize, Cause::Missing(Field::GroupSize));
    board.permits(&Request { rest_size: Some(0), ..view });
    board.permits(&Request { rest_size: Some(8), ..view });
    board.fails(&Request { rest_size: Some(7), ..view }, Check::RestSize, unmet(7, 8));
    board.fails(&Request { rest_size: Some(1), ..view }, Check::RestSize, unmet(1, 8));
}

#[test]
fn the_level_is_the_granted_one_or_with_and_above_a_coarser_one() {
    let board = Board::new();
    let lead = [board.party("team_lead")];
    let view = board.view(&lead);
    board.permits(&Request { level: Some(Level::Organisation), grouping: None, ..view });
    let missing = Request { level: None, ..view };
    board.fails(&missing, Check::Level, Cause::Missing(Field::Level));
    board.fails(&Request { grouping: None, ..view }, Check::Grouping, Cause::Missing(Field::Grouping));
    let other = Request { grouping: board.grouping("site"), ..view };
    board.fails(&other, Check::Grouping, unmet(0, 0));
    board.permits(&Request { grouping: board.grouping("night_crew"), ..view });
    let collect = Request { level: Some(Level::Team), ..board.collect() };
    board.fails(&collect, Check::Level, unmet(1, 0));
}

#[test]
fn a_never_wins_from_every_grant_and_makes_room_for_the_subject_only() {
    let board = Board::new();
    let lead = [board.party("team_lead")];
    let individual = Request { level: Some(Level::Individual), ..board.view(&lead) };
    assert_eq!(board.decide(&individual).code, Code::Forbidden);
    let year = duration_seconds(12, 0, 0).unwrap();
    let tenure = [Slot::of(year)];
    let own = Request { is_subject: Some(true), attributes: &tenure, ..individual };
    board.permits(&own);
    // Whether the actor is the subject decides here, so silence is no.
    let unsaid = Request { is_subject: None, roles: Some(&[]), ..own };
    assert!(!board.decide(&unsaid).is_permit());
    let appraisal = Request { purpose: board.purpose("appraisal"), ..board.view(&lead) };
    assert_eq!(board.decide(&appraisal).code, Code::Forbidden);
    // Asking for more than what is forbidden overlaps with it.
    let wider = Request { object: board.data("performance"), ..appraisal };
    assert_eq!(board.decide(&wider).code, Code::Forbidden);
}

#[test]
fn a_missing_level_is_missing_even_where_a_grant_does_not_ask_for_it() {
    let mut open = program();
    let view = open.rules.iter_mut().find(|rule| rule.path == "pace_board.lead_view").unwrap();
    view.level = None;
    open.sort_rules();
    let lead = [PartyId(Symbols::find(&open.symbols.parties, "team_lead").unwrap())];
    let board = Board::new();
    let request = Request { level: None, ..board.view(&lead) };
    for engine in [Engine::Interpreter, Engine::Jit] {
        let evaluator = Evaluator::from_program(open.clone(), engine).unwrap();
        let decision = evaluator.decide(&request);
        assert_eq!((decision.outcome, decision.code), (Outcome::Deny, Code::Missing));
        assert_eq!(decision.cause, Some(Cause::Missing(Field::Level)));
    }
}

#[test]
fn an_attribute_that_the_law_asks_for_decides_and_is_not_guessed() {
    let board = Board::new();
    let year = duration_seconds(12, 0, 0).unwrap();
    let (enough, short) = ([Slot::of(year)], [Slot::of(year - 1)]);
    let mut own = board.view(&[]);
    own.level = Some(Level::Individual);
    own.is_subject = Some(true);
    board.permits(&Request { attributes: &enough, ..own });
    let decision = board.decide(&Request { attributes: &short, ..own });
    assert_eq!(decision.code, Code::NormViolated);
    for silent in [&[][..], &[Slot::MISSING]] {
        let silent = Request { attributes: silent, ..own };
        let cause = Cause::Missing(Field::Attribute(AttributeId(0)));
        board.fails(&silent, Check::Standing, cause);
    }
}

#[test]
fn nothing_is_granted_before_the_start_and_after_the_judgement_lapsed() {
    let board = Board::new();
    let at = |time| Request { time, ..board.collect() };
    assert_eq!(board.decide(&at(START - 1)).code, Code::NotStarted);
    board.permits(&at(START));
    board.permits(&at(LAPSE - 1));
    assert_eq!(board.decide(&at(LAPSE)).code, Code::Lapsed);
}

#[test]
fn a_record_from_before_the_start_stays_ungranted() {
    let board = Board::new();
    let lead = [board.party("team_lead")];
    let old = Request { recorded_at: Some(START - 1), ..board.view(&lead) };
    let decision = board.decide(&old);
    assert_eq!((decision.check, decision.code), (Some(Check::Origin), Code::NotStarted));
    let undated = Request { recorded_at: None, ..board.view(&lead) };
    board.fails(&undated, Check::Origin, Cause::Missing(Field::RecordedAt));
}

#[test]
fn four_weeks_are_over_a_second_after_the_same_time_of_day() {
    let board = Board::new();
    let recorded = START;
    let end = START + 28 * 86_400;
    let at = |time| Request { time, recorded_at: Some(recorded), ..board.collect() };
    assert_eq!(board.permits(&at(end)).delete_by, Some(end));
    board.fails(&at(end + 1), Check::Keep, unmet(end + 1, end));
    // When nothing else is said, a measurement is made now.
    assert_eq!(board.permits(&board.collect()).delete_by, Some(MONDAY + 28 * 86_400));
}

#[test]
fn live_viewing_leaves_no_record() {
    let board = Board::new();
    let lead = [board.party("team_lead")];
    let yes = [Slot::of(1)];
    let mut live = Request::new(Verb::Show, board.data("screen"), MONDAY);
    live.roles_of_subject = Some(&lead);
    live.context = &yes;
    board.permits(&live);
    board.permits(&Request { recorded_at: Some(MONDAY), ..live });
    let stored = Request { recorded_at: Some(MONDAY - 1), ..live };
    board.fails(&stored, Check::Keep, unmet(MONDAY - 1, MONDAY));
    board.fails(&Request { context: &[Slot::of(0)], ..live }, Check::When, unmet(0, 0));
    let silent = Request { context: &[], ..live };
    board.fails(&silent, Check::When, Cause::Missing(Field::Context(ContextId(0))));
    // To be a team lead is not to be the team lead of this person.
    let stranger = Request { roles: Some(&lead), roles_of_subject: Some(&[]), ..live };
    board.fails(&stranger, Check::Recipient, unmet(0, 0));
    let silent = Request { roles_of_subject: None, ..live };
    board.fails(&silent, Check::Recipient, Cause::Missing(Field::RolesOfSubject));
}

#[test]
fn a_period_after_an_event_begins_when_it_happened() {
    let board = Board::new();
    let mut retain = Request::new(Verb::Retain, board.data("scan_event"), MONDAY);
    let silent = Cause::Missing(Field::Event(EventId(0)));
    board.fails(&retain, Check::Keep, silent);
    board.fails(&Request { events: &[Moment::MISSING], ..retain }, Check::Keep, silent);
    let not_yet = Request { events: &[Moment::NOT_YET], ..retain };
    assert_eq!(board.permits(&not_yet).delete_by, None);
    let left = [Moment::at(MONDAY)];
    retain.events = &left;
    let end = board.permits(&retain).delete_by.unwrap();
    // 2028-11-23T10:00:00Z: 2028 is a leap year.
    assert_eq!(end, MONDAY + 731 * 86_400);
    retain.time = end + 1;
    board.fails(&retain, Check::Keep, unmet(end + 1, end));
}

#[test]
fn working_hours_are_those_of_the_zone() {
    let board = Board::new();
    let lead = [board.party("team_lead")];
    // 19:00 in Amsterdam is 18:00 UTC in winter.
    let evening = MONDAY + 8 * 3_600;
    board.permits(&Request { time: evening - 1, ..board.view(&lead) });
    let after = Request { time: evening, ..board.view(&lead) };
    board.fails(&after, Check::During, unmet(19 * 60, 0));
}

#[test]
fn every_quarter_of_an_hour_means_nine_hundred_seconds_at_least() {
    let board = Board::new();
    let since = |seconds| Request { last_at: Moment::at(MONDAY - seconds), ..board.collect() };
    board.permits(&since(900));
    board.fails(&since(899), Check::Every, unmet(899, 900));
    let silent = Request { last_at: Moment::MISSING, ..board.collect() };
    board.fails(&silent, Check::Every, Cause::Missing(Field::LastAt));
}

#[test]
fn a_decision_waits_for_a_review_that_is_whole() {
    let board = Board::new();
    let lead = [board.party("team_lead")];
    let council = [board.party("works_council")];
    let Object::Data(pick_rate) = board.data("pick_rate") else { unreachable!() };
    let Object::Data(pace) = board.data("pace") else { unreachable!() };
    let (saw, too_little) = ([pick_rate], [pace]);
    let assignment = Symbols::find(&board.symbols().decisions, "shift_assignment").unwrap();
    let mut decide = Request::new(Verb::Decide, Object::Decision(DecisionId(assignment)), MONDAY);
    decide.purpose = board.purpose("shift_planning");
    decide.recorded_at = Some(MONDAY - 3_600);
    let whole = Evidence {
        roles: Some(&lead),
        at: Some(MONDAY),
        could_override: Some(true),
        heard_subject: Some(true),
        saw: Some(&saw),
        saw_reasons: Some(true),
        ..Evidence::default()
    };
    let with = |review| Request { review: Some(review), ..decide };
    assert!(!board.permits(&with(whole)).review_pending);
    let holds = |request: &Request<'_>, what| {
        let decision = board.decide(request);
        assert_eq!(decision.outcome, Outcome::Hold);
        assert_eq!(decision.cause, Some(Cause::Lacking(what)));
        assert!(decision.review_pending);
    };
    holds(&decide, Lacking::Review);
    holds(&with(Evidence { at: None, ..whole }), Lacking::Review);
    holds(&with(Evidence { by_system: true, ..whole }), Lacking::Human);
    holds(&with(Evidence { roles: Some(&council), ..whole }), Lacking::Role);
    holds(&with(Evidence { roles: None, ..whole }), Lacking::Role);
    holds(&with(Evidence { at: Some(MONDAY + 1), ..whole }), Lacking::Past);
    holds(&with(Evidence { at: Some(MONDAY - 3_601), ..whole }), Lacking::Binding);
    board.permits(&with(Evidence { at: Some(MONDAY - 3_600), ..whole }));
    holds(&with(Evidence { could_override: None, ..whole }), Lacking::Override);
    holds(&with(Evidence { heard_subject: Some(false), ..whole }), Lacking::Hearing);
    holds(&with(Evidence { saw: Some(&too_little), ..whole }), Lacking::Sight(pick_rate));
    holds(&with(Evidence { saw_reasons: None, ..whole }), Lacking::Reasons);
    let unbound = Request { recorded_at: None, ..with(whole) };
    board.fails(&unbound, Check::Review, Cause::Missing(Field::RecordedAt));
    // A review after the effect stops nothing, and is asked for.
    let later = Request { purpose: board.purpose("appraisal"), ..decide };
    assert!(board.permits(&later).review_pending);
    assert!(!board.permits(&Request { review: Some(whole), ..later }).review_pending);
}

#[test]
fn what_no_grant_is_about_is_not_covered() {
    let board = Board::new();
    for verb in [Verb::Share, Verb::Receive, Verb::Derive] {
        let request = Request::new(verb, board.data("scan_event"), MONDAY);
        assert_eq!(board.decide(&request).code, Code::NotCovered);
    }
    // A grant for a kind of data grants nothing wider.
    let wider = Request { object: board.data("performance"), ..board.collect() };
    assert_eq!(board.decide(&wider).code, Code::NotCovered);
    let no_purpose = Request { purpose: None, ..board.collect() };
    board.fails(&no_purpose, Check::Purpose, Cause::Missing(Field::Purpose));
    let other_worker = Request { worker: board.worker("agency_worker"), ..board.collect() };
    board.fails(&other_worker, Check::Worker, unmet(0, 0));
}

#[test]
fn an_impossible_request_is_malformed_and_denied() {
    let board = Board::new();
    let lead = [PartyId(9_999)];
    let collect = board.collect();
    for request in [
        Request { object: Object::Any, ..collect },
        Request { object: Object::Data(DataId(9_999)), ..collect },
        Request { purpose: Some(PurposeId(9_999)), ..collect },
        Request { worker: Some(WorkerId(9_999)), ..collect },
        Request { grouping: Some(GroupingId(9_999)), ..collect },
        Request { roles: Some(&lead), ..collect },
        Request { roles_of_subject: Some(&lead), ..collect },
        Request { time: MAX_INSTANT + 1, ..collect },
        Request { time: i64::MIN, ..collect },
        Request { recorded_at: Some(MONDAY + 1), ..collect },
        Request { recorded_at: Some(i64::MIN), ..collect },
        Request { last_at: Moment::at(MONDAY + 1), ..collect },
        Request { events: &[Moment::at(i64::MAX)], ..collect },
        Request { context: &[Slot::of(2)], ..collect },
        Request { review: Some(Evidence { roles: Some(&lead), ..Evidence::default() }), ..collect },
        Request { review: Some(Evidence { saw: Some(&[DataId(77)]), ..Evidence::default() }), ..collect },
        Request { review: Some(Evidence { at: Some(i64::MAX), ..Evidence::default() }), ..collect },
    ] {
        let decision = board.decide(&request);
        assert_eq!((decision.outcome, decision.code), (Outcome::Deny, Code::Malformed));
    }
}
