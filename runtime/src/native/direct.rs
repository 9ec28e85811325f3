//! The short way to a decision: for a sound request with a purpose and one role, whose rules are
//! found in the finer index and mostly decided from their rows.
//!
//! Whatever does not fit goes the long way ([`Native::general`]); the two may not differ, and the
//! interpreter is compared with both.

use maatstaf_program::{Level, MAX_INSTANT, MIN_INSTANT, PartyId, Program, PurposeId, RuleId, Standing};

use super::layout::{MATCH, NO_INSTANT, NO_MATCH, RawOut, RawRequest};
use super::rows::Row;
use super::{Native, failure, helpers, instant};
use crate::calendar::{self, quiet::Quiet};
use crate::decision::{Cause, Check, Code, Decision, Failure, Field, Outcome};
use crate::index::roles::{Found, RoleIndex};
use crate::request::Request;

/// What the short way needs besides the rows.
pub(super) struct Direct {
    index: RoleIndex,
    quiet: Box<[Quiet]>,
    workers: usize,
    groupings: usize,
}

impl Direct {
    pub(super) fn new(program: &Program, index: RoleIndex) -> Direct {
        Direct {
            index,
            quiet: program.zones.iter().map(Quiet::new).collect(),
            workers: program.symbols.workers.len(),
            groupings: program.symbols.groupings.len(),
        }
    }

    /// Whether nothing is wrong with the parts of a request that the index does not look at. A
    /// request of which this is not said may be sound all the same.
    #[inline]
    fn is_sound(&self, program: &Program, request: &Request<'_>) -> bool {
        let recorded = request.recorded_at.unwrap_or(request.time);
        let instants = (request.time <= MAX_INSTANT) & (recorded <= request.time) & (recorded >= MIN_INSTANT);
        let worker = request.worker.is_none_or(|id| id.index() < self.workers);
        let grouping = request.grouping.is_none_or(|id| id.index() < self.groupings);
        let lists = request.events.is_empty() & request.attributes.is_empty() & request.context.is_empty();
        let simple = lists & request.roles_of_subject.is_none() & request.review.is_none();
        let last = request.last_at.get().flatten().is_none();
        if instants & worker & grouping & simple & last { true } else { request.fault(program).is_none() }
    }
}

/// A candidate that failed: how near it came, and why.
#[derive(Clone, Copy)]
struct Near {
    rank: u8,
    rule: u32,
    failure: Failure,
    delete_by: i64,
    held: bool,
}

/// How near a hold comes: nearer than any check.
const HOLD: u8 = u8::MAX;

impl Native {
    /// Decides a request.
    #[inline]
    pub(crate) fn decide(&self, request: &Request<'_>) -> Decision {
        match self.find(request) {
            Some(found) => self.direct(request, found),
            None => self.general(request),
        }
    }

    /// The rules for a request that can go the short way.
    #[inline]
    fn find(&self, request: &Request<'_>) -> Option<Found<'_>> {
        let (Some(purpose), Some([role])) = (request.purpose, request.roles) else { return None };
        let (purpose, role): (PurposeId, PartyId) = (purpose, *role);
        let found = self.direct.index.find(request.verb, request.object, purpose, role)?;
        self.direct.is_sound(&self.program, request).then_some(found)
    }

    #[inline]
    fn direct(&self, request: &Request<'_>, found: Found<'_>) -> Decision {
        let mut raw: Option<RawRequest<'_>> = None;
        for id in found.nevers {
            let Some(row) = self.tables.rows.get(*id as usize) else { return Decision::deny(Code::Internal) };
            let matches = if row.flags & Row::CODE == 0 {
                self.forbids(row, request)
            } else {
                let raw = raw.get_or_insert_with(|| RawRequest::new(&self.program, request));
                match self.call(raw, &self.tables.rules[*id as usize], &mut RawOut::new()) {
                    NO_MATCH => Some(false),
                    MATCH => Some(true),
                    _ => None,
                }
            };
            match matches {
                Some(false) => {}
                Some(true) => return Decision { rule: Some(RuleId(*id)), ..Decision::deny(Code::Forbidden) },
                // It might forbid; the long way sees what the grants say.
                None => return self.general(request),
            }
        }
        let mut nearest: Option<Near> = None;
        for id in found.grants {
            let Some(row) = self.tables.rows.get(*id as usize) else { return Decision::deny(Code::Internal) };
            let mut delete_by = NO_INSTANT;
            let mut held = false;
            let failed = if row.flags & Row::CODE == 0 {
                self.fails(*id, row, request, &mut delete_by, &mut held)
            } else {
                let raw = raw.get_or_insert_with(|| RawRequest::new(&self.program, request));
                let mut out = RawOut::new();
                let check = self.call(raw, &self.tables.rules[*id as usize], &mut out);
                (delete_by, held) = (out.delete_by, out.held != 0);
                match check {
                    0 => None,
                    _ => match failure(check, &out) {
                        Some(failure) => Some(failure),
                        None => return Decision::deny(Code::Internal),
                    },
                }
            };
            let after = row.flags & Row::AFTER_EFFECT != 0;
            let failure = match failed {
                Some(failure) if !(after && failure.check == Check::Review) => failure,
                passed => {
                    return Decision {
                        outcome: Outcome::Permit,
                        rule: Some(RuleId(*id)),
                        delete_by: instant(delete_by),
                        held,
                        review_pending: passed.is_some(),
                        ..Decision::deny(Code::Permitted)
                    };
                }
            };
            let rank = if failure.is_hold() { HOLD } else { failure.check as u8 };
            if nearest.as_ref().is_none_or(|nearest| rank > nearest.rank) {
                nearest = Some(Near { rank, rule: *id, failure, delete_by, held });
            }
        }
        self.deny(found.excluded, nearest)
    }

    /// The answer where no grant holds.
    #[inline]
    fn deny(&self, excluded: Option<u32>, nearest: Option<Near>) -> Decision {
        let recipient = Check::Recipient;
        let near = match (excluded, nearest) {
            (Some(id), near)
                if near.is_none_or(|near| {
                    near.rank < recipient as u8 || near.rank == recipient as u8 && id < near.rule
                }) =>
            {
                let failure = Failure { check: recipient, cause: Cause::Unmet { actual: 0, required: 0 } };
                Near { rank: recipient as u8, rule: id, failure, delete_by: NO_INSTANT, held: false }
            }
            (_, Some(near)) => near,
            (_, None) => return Decision::deny(Code::NotCovered),
        };
        let is_hold = near.rank == HOLD;
        Decision {
            outcome: if is_hold { Outcome::Hold } else { Outcome::Deny },
            rule: Some(RuleId(near.rule)),
            check: Some(near.failure.check),
            cause: Some(near.failure.cause),
            delete_by: instant(near.delete_by),
            held: near.held,
            review_pending: is_hold,
            ..Decision::deny(near.failure.code(&self.program))
        }
    }

    /// Whether a `never` of plain data matches; `None` where the request leaves out what decides.
    #[inline]
    fn forbids(&self, row: &Row, request: &Request<'_>) -> Option<bool> {
        if row.flags & Row::LEVEL != 0 && row.levels >> request.level? as u8 & 1 == 0 {
            return Some(false);
        }
        if row.flags & Row::WORKER != 0 && !self.tables.is_in(request.worker?.0, row.workers) {
            return Some(false);
        }
        if row.flags & Row::STANDING != 0 {
            return Some(self.standing(row.windows, request.time) == Standing::Granted);
        }
        Some(true)
    }

    /// Why a grant of plain data fails, after its recipients; `None` if it holds.
    #[inline]
    fn fails(
        &self,
        id: u32,
        row: &Row,
        request: &Request<'_>,
        delete_by: &mut i64,
        held: &mut bool,
    ) -> Option<Failure> {
        let flags = row.flags;
        if flags & Row::WORKER != 0 {
            match request.worker {
                None => return missing(Check::Worker, Field::Worker),
                Some(worker) if self.tables.is_in(worker.0, row.workers) => {}
                Some(_) => return unmet(Check::Worker, 0, 0),
            }
        }
        if flags & Row::LEVEL != 0
            && let Some(failure) = self.level(row, request)
        {
            return Some(failure);
        }
        if flags & (Row::STANDING | Row::ORIGIN) != 0 {
            if flags & Row::STANDING != 0
                && let Some(failure) = self.stands(Check::Standing, row.windows, request.time)
            {
                return Some(failure);
            }
            if flags & Row::ORIGIN != 0 {
                let Some(recorded) = request.recorded() else { return missing(Check::Origin, Field::RecordedAt) };
                if let Some(failure) = self.stands(Check::Origin, row.origin, recorded) {
                    return Some(failure);
                }
            }
        }
        if flags & Row::CLAIM_HOLD != 0 && request.on_hold == Some(true) {
            *held = true;
        } else if flags & Row::KEEP != 0 {
            let Some(recorded) = request.recorded() else { return missing(Check::Keep, Field::RecordedAt) };
            let deadline = self.deadline(id, row, recorded);
            *delete_by = deadline;
            if request.time > deadline {
                return unmet(Check::Keep, request.time, deadline);
            }
        } else if flags & Row::KEEP_NOTHING != 0 {
            let live = request.recorded_at.unwrap_or(request.time);
            if live != request.time {
                return unmet(Check::Keep, live, request.time);
            }
        }
        if flags & Row::REVIEW != 0 {
            let review = self.program.rules.get(id as usize).and_then(|rule| rule.review.as_ref());
            let cause = review.and_then(|review| helpers::lacks(&self.program, review, request));
            return cause.map(|cause| Failure { check: Check::Review, cause });
        }
        None
    }

    #[inline]
    fn level(&self, row: &Row, request: &Request<'_>) -> Option<Failure> {
        let Some(level) = request.level else { return missing(Check::Level, Field::Level) };
        let level: Level = level;
        if row.levels >> level as u8 & 1 == 0 {
            return unmet(Check::Level, level as i64, i64::from(row.level));
        }
        if row.flags & Row::GROUPING != 0 && level as u8 == row.level {
            match request.grouping {
                None => return missing(Check::Grouping, Field::Grouping),
                Some(grouping) if self.tables.is_in(grouping.0, row.groupings) => {}
                Some(_) => return unmet(Check::Grouping, 0, 0),
            }
        }
        if row.flags & Row::GROUP != 0 {
            let Some(size) = request.group_size else { return missing(Check::GroupSize, Field::GroupSize) };
            if size < row.least {
                return unmet(Check::GroupSize, size.into(), row.least.into());
            }
            if let Some(rest) = request.rest_size
                && rest > 0
                && rest < row.least
            {
                return unmet(Check::RestSize, rest.into(), row.least.into());
            }
        }
        None
    }

    /// By when a record that was made at an instant has to be gone.
    #[inline]
    fn deadline(&self, id: u32, row: &Row, recorded: i64) -> i64 {
        if row.flags & (Row::DAYS | Row::CALENDAR) == 0 {
            return (recorded + i64::from(row.seconds)).min(calendar::NEVER);
        }
        let quiet = if row.flags & Row::CALENDAR == 0 {
            let zone = self.direct.quiet.get(usize::from(row.zone));
            zone.and_then(|zone| zone.add_days(recorded, row.days.into(), row.seconds.into()))
        } else {
            None
        };
        quiet.unwrap_or_else(|| self.calendar(id, recorded))
    }

    #[cold]
    #[inline(never)]
    fn calendar(&self, id: u32, recorded: i64) -> i64 {
        helpers::end_of_period(&self.program, i64::from(id), recorded)
    }

    #[inline]
    fn standing(&self, windows: u16, at: i64) -> Standing {
        match self.program.windows.get(usize::from(windows)) {
            Some(windows) => windows.at(at),
            // The verifier holds every number inside of the table.
            None => Standing::Blocked(maatstaf_program::ReasonId(u32::MAX)),
        }
    }

    #[inline]
    fn stands(&self, check: Check, windows: u16, at: i64) -> Option<Failure> {
        match self.standing(windows, at) {
            Standing::Granted => None,
            // A row has no step function that depends on anything.
            Standing::Blocked(reason) | Standing::Depends(_, reason) => {
                Some(Failure { check, cause: Cause::Blocked(reason) })
            }
        }
    }
}

#[inline]
fn missing(check: Check, field: Field) -> Option<Failure> {
    Some(Failure { check, cause: Cause::Missing(field) })
}

#[inline]
fn unmet(check: Check, actual: i64, required: i64) -> Option<Failure> {
    Some(Failure { check, cause: Cause::Unmet { actual, required } })
}
