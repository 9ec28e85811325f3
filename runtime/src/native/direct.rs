//! The short way to a decision: for a sound request with a purpose and one role, whose rules are
//! found in the finer index and mostly decided from their rows.
//!
//! Whatever does not fit goes the long way ([`Native::general`]); the two may not differ, and the
//! interpreter is compared with both.

use maatstaf_program::{Level, MAX_INSTANT, MIN_INSTANT, PartyId, Program, PurposeId, RuleId, Standing};

use super::layout::{MATCH, NO_INSTANT, NO_MATCH, RawOut, RawRequest};
use super::rows::{NO_LEVEL, Row};
use super::{Native, failure, helpers, instant};
use crate::calendar::{self, quiet::Quiet};
use crate::decision::{Cause, Check, Code, Decision, Failure, Field, Outcome};
use crate::index::roles::{Found, RoleIndex};
use crate::request::{Evidence, Request};

/// What the short way needs besides the rows.
pub(super) struct Direct {
    index: RoleIndex,
    quiet: Box<[Quiet]>,
    workers: usize,
    groupings: usize,
    parties: usize,
}

impl Direct {
    pub(super) fn new(program: &Program, index: RoleIndex) -> Direct {
        Direct {
            index,
            quiet: program.zones.iter().map(Quiet::new).collect(),
            workers: program.symbols.workers.len(),
            groupings: program.symbols.groupings.len(),
            parties: program.symbols.parties.len(),
        }
    }

    /// Whether nothing is wrong with the parts of a request that the index does not look at.
    #[inline]
    fn is_sound(&self, program: &Program, request: &Request<'_>) -> bool {
        let recorded = request.recorded_at.unwrap_or(request.time);
        // One after the other: each can be foretold, and none of them has to be remembered.
        let is_plain = request.time <= MAX_INSTANT
            && recorded <= request.time
            && recorded >= MIN_INSTANT
            && request.worker.is_none_or(|id| id.index() < self.workers)
            && request.grouping.is_none_or(|id| id.index() < self.groupings)
            && request.events.is_empty()
            && request.attributes.is_empty()
            && request.context.is_empty()
            && request.roles_of_subject.is_none()
            && request.last_at.get().flatten().is_none()
            && request.review.as_ref().is_none_or(|review| self.is_sound_review(review));
        is_plain || is_without_fault(program, request)
    }

    #[inline]
    fn is_sound_review(&self, review: &Evidence<'_>) -> bool {
        let parties =
            |roles: Option<&[PartyId]>| roles.unwrap_or_default().iter().all(|role| role.index() < self.parties);
        review.at.is_none_or(|at| (MIN_INSTANT..=MAX_INSTANT).contains(&at))
            && review.saw.is_none()
            && parties(review.roles)
            && parties(review.roles_of_subject)
    }
}

/// A request with something that takes longer to look at may be sound all the same.
#[inline(never)]
fn is_without_fault(program: &Program, request: &Request<'_>) -> bool {
    request.fault(program).is_none()
}

/// The parts of a request that rows look at, without branches: what is not stated is a number
/// that fits no condition but the one that is not there.
struct Plain {
    time: i64,
    /// The instant of the record, or [`NO_INSTANT`].
    recorded: i64,
    /// One more than the people of the group; 0 where that is not stated.
    size: u64,
    /// One less than the people who are left out; the largest number for nobody.
    rest: u64,
    level: u8,
}

impl Plain {
    #[inline]
    fn new(request: &Request<'_>) -> Plain {
        Plain {
            time: request.time,
            recorded: request.recorded().unwrap_or(NO_INSTANT),
            size: request.group_size.map_or(0, |size| u64::from(size) + 1),
            rest: u64::from(request.rest_size.unwrap_or(0)).wrapping_sub(1),
            level: request.level.map_or(NO_LEVEL, |level| level as u8),
        }
    }

    /// By when the record of a row that passes has to be gone.
    #[inline]
    fn deadline(&self, row: &Row) -> Option<i64> {
        let deadline = (self.recorded.wrapping_add(i64::from(row.seconds))).min(calendar::NEVER);
        (row.flags & Row::KEEP != 0).then_some(deadline)
    }

    /// The first of the usual checks that a row fails; 0 if it passes them.
    #[inline]
    fn first_failure(&self, row: &Row) -> u8 {
        let level = u32::from(!row.levels >> self.level & 1) << Check::Level as u8;
        let size = u32::from(self.size < u64::from(row.need)) << Check::GroupSize as u8;
        let rest = u32::from(self.rest < u64::from(row.need).saturating_sub(2)) << Check::RestSize as u8;
        // Without an instant this is far below every deadline's begin, and so too old.
        let deadline = self.recorded.wrapping_add(i64::from(row.seconds));
        let keep = u32::from(self.time > deadline) * (row.flags & Row::KEEP);
        let failures = level | size | rest | keep;
        // There are 32 zeros in nothing, and no check has a multiple of 32.
        (failures.trailing_zeros() % 32) as u8
    }
}

/// The usual checks, by their place in the arrays of [`usual`]; 0 for a check that is none of them.
const USUAL: [u8; 16] = {
    let mut places = [0; 16];
    places[Check::Level as usize] = 1;
    places[Check::GroupSize as usize] = 2;
    places[Check::RestSize as usize] = 3;
    places[Check::Keep as usize] = 4;
    places
};

/// Why a row without special conditions failed at one of the usual checks, and by when its record
/// has to be deleted, if it came so far.
///
/// Which check it was cannot be foretold, so the numbers of all four are looked up, not branched to.
#[inline]
fn usual(check: u8, row: &Row, request: &Request<'_>) -> Option<(Check, Cause, Option<i64>)> {
    let place = usize::from(USUAL[usize::from(check % 16)]);
    let least = i64::from(row.need) - 1;
    let recorded = request.recorded();
    // Without an instant it is not looked at.
    let deadline = recorded.unwrap_or(0).wrapping_add(i64::from(row.seconds)).min(calendar::NEVER);
    let level = request.level.map_or(0, |level| level as i64);
    let checks = [Check::Keep, Check::Level, Check::GroupSize, Check::RestSize, Check::Keep];
    let sizes = (request.group_size.unwrap_or(0), request.rest_size.unwrap_or(0));
    let actual = [0, level, i64::from(sizes.0), i64::from(sizes.1), request.time];
    let required = [0, i64::from(row.level), least, least, deadline];
    let is_missing = [true, request.level.is_none(), request.group_size.is_none(), false, recorded.is_none()];
    let check = checks[place];
    if is_missing[place] {
        let field = match check {
            Check::Level => Field::Level,
            Check::GroupSize => Field::GroupSize,
            _ if place > 0 => Field::RecordedAt,
            _ => return None,
        };
        return Some((check, Cause::Missing(field), None));
    }
    let cause = Cause::Unmet { actual: actual[place], required: required[place] };
    Some((check, cause, (check == Check::Keep).then_some(deadline)))
}

/// How near a hold comes: nearer than any check.
const HOLD: u8 = u8::MAX;

/// What is wrong with a candidate, in full.
struct Candidate {
    failure: Option<Failure>,
    delete_by: i64,
    held: bool,
}

impl Native {
    /// Decides a request.
    ///
    /// What is here is the way of most requests, and is kept free of everything else: the rest is
    /// in functions of its own, so that it takes no registers from this one.
    pub(crate) fn decide(&self, request: &Request<'_>) -> Decision {
        let Some(found) = self.find(request) else { return self.general(request) };
        let rows = &*self.tables.rows;
        let plain = Plain::new(request);
        for id in found.nevers {
            let Some(row) = rows.get(*id as usize) else { return Decision::deny(Code::Internal) };
            let unstated = row.flags & Row::LEVEL != 0 && plain.level == NO_LEVEL;
            if row.flags & (Row::CODE | Row::WORKER | Row::STANDING) != 0 || unstated {
                return self.mixed(request, found);
            }
            if row.levels >> plain.level & 1 != 0 {
                return Decision { rule: Some(RuleId(*id)), ..Decision::deny(Code::Forbidden) };
            }
        }
        let (mut best, mut nearest) = (0u8, 0u32);
        for id in found.grants {
            let Some(row) = rows.get(*id as usize) else { return Decision::deny(Code::Internal) };
            if row.flags & Row::SPECIAL != 0 {
                return self.mixed(request, found);
            }
            let mut rank = plain.first_failure(row);
            if rank == 0 {
                rank = if row.flags & Row::REVIEW == 0 { 0 } else { self.review(*id, request) };
                if rank == 0 || row.flags & Row::AFTER_EFFECT != 0 {
                    return Decision {
                        outcome: Outcome::Permit,
                        rule: Some(RuleId(*id)),
                        delete_by: plain.deadline(row),
                        review_pending: rank != 0,
                        ..Decision::deny(Code::Permitted)
                    };
                }
            }
            (best, nearest) = if rank > best { (rank, *id) } else { (best, nearest) };
        }
        self.deny_plainly(request, found.excluded, best, nearest)
    }

    /// As [`Native::deny`], after rows without special conditions alone.
    #[inline(never)]
    fn deny_plainly(&self, request: &Request<'_>, excluded: Option<u32>, best: u8, nearest: u32) -> Decision {
        // No usual check comes before the recipient.
        if best == 0
            && let Some(id) = excluded
        {
            return not_for_this_role(id);
        }
        match self.tables.rows.get(nearest as usize).and_then(|row| usual(best, row, request)) {
            Some(why) => failed(nearest, why),
            None => self.deny(request, excluded, (best, nearest), &mut None),
        }
    }

    /// How near a grant comes of which only the review is open: 0 if nothing lacks.
    #[inline(never)]
    fn review(&self, id: u32, request: &Request<'_>) -> u8 {
        match self.lacks(id, request) {
            None => 0,
            Some(Cause::Lacking(_)) => HOLD,
            Some(_) => Check::Review as u8,
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

    /// Decides a request for which some rules are more than a row without special conditions.
    #[inline(never)]
    fn mixed(&self, request: &Request<'_>, found: Found<'_>) -> Decision {
        let rows = &*self.tables.rows;
        let mut raw: Option<RawRequest<'_>> = None;
        for id in found.nevers {
            let Some(row) = rows.get(*id as usize) else { return Decision::deny(Code::Internal) };
            let matches = if row.flags & Row::CODE == 0 {
                self.forbids(row, request)
            } else {
                self.forbids_by_code(*id, request, &mut raw)
            };
            match matches {
                Some(false) => {}
                Some(true) => return Decision { rule: Some(RuleId(*id)), ..Decision::deny(Code::Forbidden) },
                // It might forbid; the long way sees what the grants say.
                None => return self.general(request),
            }
        }
        // First how near every grant comes, and only then why the nearest failed.
        let plain = Plain::new(request);
        let (mut best, mut nearest) = (0u8, 0u32);
        for id in found.grants {
            let Some(row) = rows.get(*id as usize) else { return Decision::deny(Code::Internal) };
            let rank = if row.flags & Row::SPECIAL == 0 {
                match plain.first_failure(row) {
                    0 => {
                        let rank = if row.flags & Row::REVIEW == 0 { 0 } else { self.review(*id, request) };
                        if rank == 0 || row.flags & Row::AFTER_EFFECT != 0 {
                            return Decision {
                                outcome: Outcome::Permit,
                                rule: Some(RuleId(*id)),
                                delete_by: plain.deadline(row),
                                review_pending: rank != 0,
                                ..Decision::deny(Code::Permitted)
                            };
                        }
                        rank
                    }
                    check => check,
                }
            } else {
                let candidate = self.candidate(*id, row, request, &mut raw);
                match self.rank(row, &candidate) {
                    0 => return permit(*id, &candidate),
                    rank => rank,
                }
            };
            if rank > best {
                (best, nearest) = (rank, *id);
            }
        }
        self.deny(request, found.excluded, (best, nearest), &mut raw)
    }

    /// How near a candidate comes: 0 if it passes.
    #[inline]
    fn rank(&self, row: &Row, candidate: &Candidate) -> u8 {
        match &candidate.failure {
            None => 0,
            Some(failure) if row.flags & Row::AFTER_EFFECT != 0 && failure.check == Check::Review => 0,
            Some(failure) if failure.is_hold() => HOLD,
            Some(failure) => failure.check as u8,
        }
    }

    /// What is wrong with a grant.
    #[inline(never)]
    fn candidate<'r>(
        &'r self,
        id: u32,
        row: &Row,
        request: &'r Request<'r>,
        raw: &mut Option<RawRequest<'r>>,
    ) -> Candidate {
        if row.flags & Row::CODE == 0 {
            let (mut delete_by, mut held) = (NO_INSTANT, false);
            let failure = self.fails(id, row, request, &mut delete_by, &mut held);
            return Candidate { failure, delete_by, held };
        }
        let raw = raw.get_or_insert_with(|| RawRequest::new(&self.program, request));
        let mut out = RawOut::new();
        let check = self.call(raw, &self.tables.rules[id as usize], &mut out);
        let failure = match check {
            0 => None,
            // What native code says is a failure in any case.
            _ => Some(failure(check, &out).unwrap_or(INTERNAL)),
        };
        Candidate { failure, delete_by: out.delete_by, held: out.held != 0 }
    }

    /// Whether a `never` with native code matches.
    #[inline(never)]
    fn forbids_by_code<'r>(
        &'r self,
        id: u32,
        request: &'r Request<'r>,
        raw: &mut Option<RawRequest<'r>>,
    ) -> Option<bool> {
        let raw = raw.get_or_insert_with(|| RawRequest::new(&self.program, request));
        match self.call(raw, &self.tables.rules[id as usize], &mut RawOut::new()) {
            NO_MATCH => Some(false),
            MATCH => Some(true),
            _ => None,
        }
    }

    /// The answer where no grant holds: `nearest` is how near the nearest came, and which it is.
    #[inline(never)]
    fn deny<'r>(
        &'r self,
        request: &'r Request<'r>,
        excluded: Option<u32>,
        (best, nearest): (u8, u32),
        raw: &mut Option<RawRequest<'r>>,
    ) -> Decision {
        let recipient = Check::Recipient;
        if let Some(id) = excluded
            && (best < recipient as u8 || best == recipient as u8 && id < nearest)
        {
            return not_for_this_role(id);
        }
        if best == 0 {
            return Decision::deny(Code::NotCovered);
        }
        let Some(row) = self.tables.rows.get(nearest as usize) else { return Decision::deny(Code::Internal) };
        if row.flags & Row::SPECIAL == 0
            && let Some(why) = usual(best, row, request)
        {
            return failed(nearest, why);
        }
        let Candidate { failure, delete_by, held } = self.candidate(nearest, row, request, raw);
        // It failed a moment ago, and nothing has changed.
        let Some(failure) = failure.filter(|failure| *failure != INTERNAL) else {
            return Decision::deny(Code::Internal);
        };
        let is_hold = failure.is_hold();
        Decision {
            outcome: if is_hold { Outcome::Hold } else { Outcome::Deny },
            rule: Some(RuleId(nearest)),
            check: Some(failure.check),
            cause: Some(failure.cause),
            delete_by: instant(delete_by),
            held,
            review_pending: is_hold,
            ..Decision::deny(failure.code(&self.program))
        }
    }

    /// What the review of a grant lacks.
    #[inline(never)]
    fn lacks(&self, id: u32, request: &Request<'_>) -> Option<Cause> {
        let review = self.program.rules.get(id as usize).and_then(|rule| rule.review.as_ref());
        review.and_then(|review| helpers::lacks(&self.program, review, request))
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
        if let Some(failure) = self.level(row, request) {
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
            return self.lacks(id, request).map(|cause| Failure { check: Check::Review, cause });
        }
        None
    }

    #[inline]
    fn level(&self, row: &Row, request: &Request<'_>) -> Option<Failure> {
        if row.flags & Row::LEVEL == 0 {
            return None;
        }
        let Some(level): Option<Level> = request.level else { return missing(Check::Level, Field::Level) };
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
        if let Some(least) = row.need.checked_sub(1) {
            let Some(size) = request.group_size else { return missing(Check::GroupSize, Field::GroupSize) };
            if size < least {
                return unmet(Check::GroupSize, size.into(), least.into());
            }
            if let Some(rest) = request.rest_size
                && rest > 0
                && rest < least
            {
                return unmet(Check::RestSize, rest.into(), least.into());
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

/// A failure of native code to say how it failed.
const INTERNAL: Failure = Failure { check: Check::Purpose, cause: Cause::Unmet { actual: i64::MIN, required: 0 } };

/// The answer where the first grant for other roles came nearest.
#[inline]
fn not_for_this_role(id: u32) -> Decision {
    Decision {
        rule: Some(RuleId(id)),
        check: Some(Check::Recipient),
        cause: Some(Cause::Unmet { actual: 0, required: 0 }),
        ..Decision::deny(Code::ConditionFailed)
    }
}

/// The answer where a grant failed at one of the usual checks, as [`usual`] says.
#[inline]
fn failed(id: u32, (check, cause, delete_by): (Check, Cause, Option<i64>)) -> Decision {
    let code = if matches!(cause, Cause::Missing(_)) { Code::Missing } else { Code::ConditionFailed };
    Decision { rule: Some(RuleId(id)), check: Some(check), cause: Some(cause), delete_by, ..Decision::deny(code) }
}

/// The answer of a grant that holds, with its review still to be done if that is all that failed.
#[inline]
fn permit(id: u32, candidate: &Candidate) -> Decision {
    Decision {
        outcome: Outcome::Permit,
        rule: Some(RuleId(id)),
        delete_by: instant(candidate.delete_by),
        held: candidate.held,
        review_pending: candidate.failure.is_some(),
        ..Decision::deny(Code::Permitted)
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
