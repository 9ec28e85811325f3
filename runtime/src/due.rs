//! Retention: until when a record may be there. Where deciding answers whether somebody may do
//! something now, this answers what a deletion job has to know, for one record or for many.

use maatstaf_program::{Keep, Level, LevelRule, Program, Rule, RuleId};

use crate::calendar;
use crate::decision::{Cause, Check, Field, Malformation};
use crate::interp::{self, Case};
use crate::request::Request;

/// How long a record may be kept. The order is that of length: where several grants keep the
/// record, the longest term counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Term {
    /// No grant keeps it: none is about such a record, or those that are do not stand, now or at
    /// the instant of the record. Whether it is to be deleted for that is for people to say: what
    /// lapsed yesterday may be judged anew tomorrow, and a deleted record does not come back.
    NotKept,
    /// To be deleted by this instant, in seconds since 1970-01-01T00:00:00Z; beyond
    /// [`maatstaf_program::MAX_INSTANT`] for a period that runs off the calendar. What is not
    /// recorded at all (`keep nothing`) has no time: the instant is that of the record.
    By(i64),
    /// Kept without a date: the grant has no longest period, or its period begins with an event
    /// that has not happened.
    Undated,
    /// Held for a legal claim: not to be deleted while the request says so.
    Held,
}

/// What a policy says about how long one record may be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Due {
    /// How long.
    pub term: Term,
    /// The grant that keeps it so long; of several, the first in the order of rules. `None` for
    /// [`Term::NotKept`].
    pub rule: Option<RuleId>,
    /// The first field that the request does not state and that a grant needs before it can say
    /// whether it keeps the record. With it, the term may turn out longer: a job that deletes for
    /// good does well to complete the request first.
    pub missing: Option<Field>,
    /// What is wrong with the request; the term is then [`Term::NotKept`], and means nothing.
    pub malformed: Option<(Field, Malformation)>,
}

impl Due {
    const NOT_KEPT: Due = Due { term: Term::NotKept, rule: None, missing: None, malformed: None };

    /// By which instant the record has to be gone (seconds since 1970-01-01T00:00:00Z), where
    /// there is a date.
    pub fn delete_by(&self) -> Option<i64> {
        match self.term {
            Term::By(instant) => Some(instant),
            Term::NotKept | Term::Undated | Term::Held => None,
        }
    }

    /// Whether the record is held for a legal claim.
    pub fn is_held(&self) -> bool {
        self.term == Term::Held
    }

    /// Whether its date has passed at an instant, and no field was missing that could have given
    /// it another one. Never true of a record without a date.
    pub fn is_overdue(&self, time: i64) -> bool {
        self.missing.is_none() && self.delete_by().is_some_and(|deadline| time > deadline)
    }
}

/// How long a record may be kept, by those of the `candidates` that are about it. The candidates
/// are grants of the verb, in their order, and are looked up only for a request without fault;
/// those for another object or purpose are passed over.
pub(crate) fn due<C: Iterator<Item = RuleId>>(
    program: &Program,
    request: &Request<'_>,
    candidates: impl FnOnce() -> C,
) -> Due {
    if let Some(malformed) = request.fault(program) {
        return Due { malformed: Some(malformed), ..Due::NOT_KEPT };
    }
    let case = Case { program, request };
    let mut due = Due::NOT_KEPT;
    for id in candidates() {
        let Some(rule) = program.rules.get(id.index()) else { continue };
        if !case.is_candidate(rule) {
            continue;
        }
        match keeps(&case, rule) {
            Ok(Some(term)) if due.rule.is_none() || term > due.term => {
                due.term = term;
                due.rule = Some(id);
            }
            Ok(_) => {}
            Err(field) => due.missing = due.missing.or(Some(field)),
        }
    }
    if due.term == Term::Held {
        // There is no longer term that a missing field could hide.
        due.missing = None;
    }
    due
}

/// How long a grant keeps the record; `None` if it does not, and a field where that depends on it.
///
/// Only the conditions on the record itself are looked at: who asks, when in the week, how often
/// and with which review is about a use of it, and so is the size of a group. A
/// `never` forbids acts, and sets no term.
fn keeps(case: &Case<'_>, rule: &Rule) -> Result<Option<Term>, Field> {
    let request = case.request;
    if rule.purpose.is_some() && request.purpose.is_none() {
        return Err(Field::Purpose);
    }
    if let Some(granted) = rule.worker {
        let asked = request.worker.ok_or(Field::Worker)?;
        if !case.program.symbols.workers[asked.index()].is_a(granted.0) {
            return Ok(None);
        }
    }
    if let Some(LevelRule::Exactly { level: granted, and_above, .. }) = rule.level {
        let level: Level = request.level.ok_or(Field::Level)?;
        if level != granted && !(and_above && level > granted) {
            return Ok(None);
        }
    }
    let stands = case.check_standing(Check::Standing, rule.standing, request.time).and_then(|()| {
        match (rule.origin_standing, request.recorded()) {
            (None, _) => Ok(()),
            (Some(_), None) => interp::missing(Check::Origin, Field::RecordedAt),
            (Some(origin), Some(recorded)) => case.check_standing(Check::Origin, origin, recorded),
        }
    });
    match stands.map_err(|failure| failure.cause) {
        Ok(()) => {}
        Err(Cause::Missing(field)) => return Err(field),
        Err(_) => return Ok(None),
    }
    if case.is_held(rule) {
        return Ok(Some(Term::Held));
    }
    Ok(Some(match rule.keep {
        None | Some(Keep::Period { at_most: None, .. }) => Term::Undated,
        Some(Keep::Nothing) => Term::By(request.recorded_at.unwrap_or(request.time)),
        Some(Keep::Period { at_most: Some(period), after, zone, .. }) => {
            let begin = match after {
                Some(event) => match request.event(event).get() {
                    None => return Err(Field::Event(event)),
                    Some(None) => return Ok(Some(Term::Undated)),
                    Some(Some(instant)) => instant,
                },
                None => request.recorded().ok_or(Field::RecordedAt)?,
            };
            Term::By(calendar::add_period(&case.program.zones[zone.index()], begin, period))
        }
    }))
}
