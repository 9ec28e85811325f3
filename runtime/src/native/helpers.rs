//! What native code calls: the calendar, the review, and expressions beyond the budget for native
//! code. They are written apart from the interpreter, so that comparing the two means something.
//!
//! None of them can panic on what a verified program and a request without fault contain: a panic
//! across `extern "C"` ends the process. Indices are looked up with `get` all the same.

use maatstaf_program::{Comparison, DataId, Expr, ExprId, Keep, PartyId, Period, Program, Recipient, Review, Who};

use super::layout::{LACKING, MISSING, NO_INSTANT, RawOut, RawRequest, pack};
use crate::calendar;
use crate::decision::{Cause, Field, Lacking};
use crate::request::{Evidence, Request};

/// A helper that returns one number.
pub(crate) type Helper = extern "C" fn(&RawRequest<'_>, i64, i64) -> i64;

/// A helper that reports a failure.
pub(crate) type Reporter = extern "C" fn(&RawRequest<'_>, i64, &mut RawOut) -> i64;

/// The helpers, where native code finds them: their addresses are in the request and not in the
/// code, so that the same code can be linked into any program.
#[repr(C)]
pub(crate) struct Helpers {
    pub(crate) deadline: Helper,
    pub(crate) during: Helper,
    pub(crate) today: Helper,
    pub(crate) worker_is: Helper,
    pub(crate) review: Reporter,
}

/// The helpers of this program.
pub(crate) static HELPERS: Helpers = Helpers { deadline, during, today, worker_is, review };

/// The end of the retention period of a rule that began at an instant.
pub(crate) extern "C" fn deadline(request: &RawRequest<'_>, rule: i64, begin: i64) -> i64 {
    end_of_period(request.program, rule, begin)
}

/// As [`deadline`], without the rest of the request.
pub(crate) fn end_of_period(program: &Program, rule: i64, begin: i64) -> i64 {
    let keep = usize::try_from(rule).ok().and_then(|at| program.rules.get(at)).map(|rule| rule.keep);
    let Some(Some(Keep::Period { at_most: Some(period), zone, .. })) = keep else {
        return NO_INSTANT;
    };
    match program.zones.get(zone.index()) {
        Some(zone) => deadline_in(zone, begin, period),
        None => NO_INSTANT,
    }
}

fn deadline_in(zone: &maatstaf_program::Zone, begin: i64, period: Period) -> i64 {
    calendar::add_period(zone, begin, period)
}

/// The minute of the week in a schedule's zone; plus 65,536 if the schedule holds then.
pub(crate) extern "C" fn during(request: &RawRequest<'_>, schedule: i64, _: i64) -> i64 {
    let program = request.program;
    let schedule = usize::try_from(schedule).ok().and_then(|at| program.schedules.get(at));
    let Some(schedule) = schedule else { return 0 };
    let Some(zone) = program.zones.get(schedule.zone.index()) else { return 0 };
    let minute = calendar::minute_of_week(zone, request.time);
    i64::from(minute) | i64::from(calendar::in_schedule(schedule, minute)) << 16
}

/// The date of the request in a zone.
pub(crate) extern "C" fn today(request: &RawRequest<'_>, zone: i64, _: i64) -> i64 {
    let zone = usize::try_from(zone).ok().and_then(|at| request.program.zones.get(at));
    zone.map_or(0, |zone| calendar::day(zone, request.time))
}

/// 1 if the worker of the request is one of a kind, else 0.
pub(crate) extern "C" fn worker_is(request: &RawRequest<'_>, kind: i64, _: i64) -> i64 {
    let workers = &request.program.symbols.workers;
    let asked = usize::try_from(request.worker).ok().and_then(|at| workers.get(at));
    let kind = u16::try_from(kind).unwrap_or(u16::MAX);
    i64::from(asked.is_some_and(|asked| asked.ancestors.contains(&kind)))
}

/// An expression, as native code would have worked it out: the value in the lowest byte, and
/// above it the missing field, if the value is unknown.
pub(crate) extern "C" fn condition(request: &RawRequest<'_>, id: i64, _: i64) -> i64 {
    let id = ExprId(u32::try_from(id).unwrap_or(u32::MAX));
    match evaluate(request, id) {
        Ok(value) => i64::from(value != 0),
        Err(field) => i64::from(field) << 8,
    }
}

/// The value, or the missing field as a number.
fn evaluate(raw: &RawRequest<'_>, id: ExprId) -> Result<i64, i32> {
    let program: &Program = raw.program;
    let Some(expr) = program.exprs.get(id.index()) else { return Ok(0) };
    match *expr {
        Expr::Constant(value) => Ok(value.raw()),
        Expr::Attribute(id) => raw.request.attribute(id).ok_or(pack(Field::Attribute(id))),
        Expr::Context(id) => raw.request.context_value(id).ok_or(pack(Field::Context(id))),
        Expr::Time => Ok(raw.time),
        Expr::Today(zone) => Ok(today(raw, i64::from(zone.0), 0)),
        Expr::WorkerIs(_) if raw.worker < 0 => Err(pack(Field::Worker)),
        Expr::WorkerIs(kind) => Ok(worker_is(raw, i64::from(kind.0), 0)),
        Expr::Not(inner) => evaluate(raw, inner).map(|value| 1 - value),
        Expr::And(left, right) => match (evaluate(raw, left), evaluate(raw, right)) {
            (Ok(0), _) | (_, Ok(0)) => Ok(0),
            (Err(field), _) | (Ok(_), Err(field)) => Err(field),
            (Ok(_), Ok(_)) => Ok(1),
        },
        Expr::Or(left, right) => match (evaluate(raw, left), evaluate(raw, right)) {
            (Ok(1), _) | (_, Ok(1)) => Ok(1),
            (Err(field), _) | (Ok(_), Err(field)) => Err(field),
            (Ok(_), Ok(_)) => Ok(0),
        },
        Expr::Compare(how, left, right) => {
            let (left, right) = (evaluate(raw, left)?, evaluate(raw, right)?);
            let order = left.cmp(&right);
            Ok(i64::from(match how {
                Comparison::Equal => order.is_eq(),
                Comparison::NotEqual => order.is_ne(),
                Comparison::Less => order.is_lt(),
                Comparison::AtMost => order.is_le(),
                Comparison::Greater => order.is_gt(),
                Comparison::AtLeast => order.is_ge(),
            }))
        }
    }
}

/// What the review of a rule lacks: 0 for nothing, and 1 with the details in `out`.
pub(crate) extern "C" fn review(raw: &RawRequest<'_>, rule: i64, out: &mut RawOut) -> i64 {
    let rule = usize::try_from(rule).ok().and_then(|at| raw.program.rules.get(at));
    let Some(review) = rule.and_then(|rule| rule.review.as_ref()) else { return 0 };
    match lacks(raw.program, review, raw.request) {
        None => return 0,
        Some(Cause::Lacking(lacking)) => {
            out.cause = LACKING;
            (out.lacking, out.lacking_data) = pack_lacking(lacking);
        }
        Some(_) => {
            out.cause = MISSING;
            out.field = pack(Field::RecordedAt);
        }
    }
    1
}

/// Why the evidence of a request is not the review that a rule asks for: [`Cause::Lacking`], or
/// that the instant of the record is missing.
pub(crate) fn lacks(program: &Program, review: &Review, request: &Request<'_>) -> Option<Cause> {
    let lacking = 'found: {
        let Some(evidence) = &request.review else { break 'found Lacking::Review };
        if evidence.by_system {
            break 'found Lacking::Human;
        }
        if !review.by.iter().any(|by| is_reviewer(program, evidence, by)) {
            break 'found Lacking::Role;
        }
        let Some(at) = evidence.at else { break 'found Lacking::Review };
        if at > request.time {
            break 'found Lacking::Past;
        }
        let Some(recorded) = request.recorded() else { return Some(Cause::Missing(Field::RecordedAt)) };
        if at < recorded {
            break 'found Lacking::Binding;
        }
        if review.may_override && evidence.could_override != Some(true) {
            break 'found Lacking::Override;
        }
        if review.hears_subject && evidence.heard_subject != Some(true) {
            break 'found Lacking::Hearing;
        }
        let saw = |wanted: DataId| {
            evidence.saw.is_some_and(|saw| {
                saw.iter().any(|seen| {
                    let seen = program.symbols.data.get(seen.index());
                    seen.is_some_and(|seen| seen.ancestors.contains(&wanted.0))
                })
            })
        };
        if let Some(unseen) = review.sees.iter().find(|wanted| !saw(**wanted)) {
            break 'found Lacking::Sight(*unseen);
        }
        if review.sees_reasons && evidence.saw_reasons != Some(true) {
            break 'found Lacking::Reasons;
        }
        return None;
    };
    Some(Cause::Lacking(lacking))
}

fn is_reviewer(program: &Program, evidence: &Evidence<'_>, by: &Recipient) -> bool {
    let named = match by.who {
        Who::Subject => return evidence.is_subject == Some(true),
        Who::Party(named) => named,
    };
    let roles = if by.of_subject { evidence.roles_of_subject } else { evidence.roles };
    let is_named = |role: &PartyId| {
        let role = program.symbols.parties.get(role.index());
        role.is_some_and(|role| role.ancestors.contains(&named.0))
    };
    roles.is_some_and(|roles| roles.iter().any(is_named))
}

fn pack_lacking(lacking: Lacking) -> (i32, i32) {
    match lacking {
        Lacking::Review => (0, 0),
        Lacking::Human => (1, 0),
        Lacking::Role => (2, 0),
        Lacking::Past => (3, 0),
        Lacking::Binding => (4, 0),
        Lacking::Override => (5, 0),
        Lacking::Hearing => (6, 0),
        Lacking::Sight(data) => (7, i32::from(data.0)),
        Lacking::Reasons => (8, 0),
    }
}

/// What [`review`] wrote down.
pub(crate) fn unpack_lacking(kind: i32, data: i32) -> Lacking {
    match kind {
        1 => Lacking::Human,
        2 => Lacking::Role,
        3 => Lacking::Past,
        4 => Lacking::Binding,
        5 => Lacking::Override,
        6 => Lacking::Hearing,
        7 => Lacking::Sight(DataId(data as u16)),
        8 => Lacking::Reasons,
        _ => Lacking::Review,
    }
}
