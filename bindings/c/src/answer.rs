//! Decisions and terms as C reads them.

#![allow(non_camel_case_types, reason = "these are the names of the C interface")]

use maatstaf_runtime::{Cause, Check, Code, Decision, Due, Outcome, Term};

use crate::request::MAATSTAF_NO_INSTANT;

/// No statement.
pub const MAATSTAF_NO_RULE: u32 = 0xffff_ffff;

/// It may not be done. Zero, so that memory that nobody wrote to denies.
pub const MAATSTAF_DENY: u8 = 0;
/// It may be done once a human has done something.
pub const MAATSTAF_HOLD: u8 = 1;
/// It may be done, with the obligations of the statement.
pub const MAATSTAF_PERMIT: u8 = 2;

/// The library failed.
pub const MAATSTAF_CODE_INTERNAL: u8 = 0;
/// A grant holds.
pub const MAATSTAF_CODE_PERMITTED: u8 = 1;
/// A grant holds but for its human review.
pub const MAATSTAF_CODE_HELD: u8 = 2;
/// A `never` matches.
pub const MAATSTAF_CODE_FORBIDDEN: u8 = 3;
/// No grant is about this.
pub const MAATSTAF_CODE_NOT_COVERED: u8 = 4;
/// The request does not meet a condition of the nearest grant.
pub const MAATSTAF_CODE_CONDITION_FAILED: u8 = 5;
/// A norm is violated.
pub const MAATSTAF_CODE_NORM_VIOLATED: u8 = 6;
/// A norm is open.
pub const MAATSTAF_CODE_NOT_JUSTIFIED: u8 = 7;
/// A fact or a judgement that a norm needs has lapsed.
pub const MAATSTAF_CODE_LAPSED: u8 = 8;
/// The instrument has not started.
pub const MAATSTAF_CODE_NOT_STARTED: u8 = 9;
/// The instrument has ended.
pub const MAATSTAF_CODE_ENDED: u8 = 10;
/// The record comes from something that was not granted.
pub const MAATSTAF_CODE_ORIGIN_NOT_GRANTED: u8 = 11;
/// The request does not state something that decides.
pub const MAATSTAF_CODE_MISSING: u8 = 12;
/// The request makes no sense for this policy.
pub const MAATSTAF_CODE_MALFORMED: u8 = 13;

/// A decision. `maatstaf_explain` says it in words.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct maatstaf_decision {
    /// `MAATSTAF_PERMIT`, `MAATSTAF_HOLD` or `MAATSTAF_DENY`.
    pub outcome: u8,
    /// Why: one of `MAATSTAF_CODE_…`.
    pub code: u8,
    /// The number of the condition that failed (1 purpose, 2 recipient, 3 worker, 4 level,
    /// 5 grouping, 6 group size, 7 rest size, 8 standing, 9 origin, 10 keep, 11 during, 12 every,
    /// 13 when, 14 review), or 0.
    pub check: u8,
    /// Whether the record is held for a legal claim: 1 or 0.
    pub held: u8,
    /// Whether a review is still to be done: 1 or 0.
    pub review_pending: u8,
    /// The number of the statement's rule in the policy, or `MAATSTAF_NO_RULE`.
    pub rule: u32,
    /// By when the record has to be gone, or `MAATSTAF_NO_INSTANT`.
    pub delete_by: i64,
    /// Where a number did not fit: what the request has; else 0.
    pub actual: i64,
    /// Where a number did not fit: what the statement requires; else 0.
    pub required: i64,
}

impl maatstaf_decision {
    /// What stands there until there is a decision.
    pub(crate) const DENY: maatstaf_decision = maatstaf_decision {
        outcome: MAATSTAF_DENY,
        code: MAATSTAF_CODE_INTERNAL,
        check: 0,
        held: 0,
        review_pending: 0,
        rule: MAATSTAF_NO_RULE,
        delete_by: MAATSTAF_NO_INSTANT,
        actual: 0,
        required: 0,
    };
}

impl From<&Decision> for maatstaf_decision {
    fn from(decision: &Decision) -> maatstaf_decision {
        let (actual, required) = match decision.cause {
            Some(Cause::Unmet { actual, required }) => (actual, required),
            _ => (0, 0),
        };
        maatstaf_decision {
            outcome: match decision.outcome {
                Outcome::Permit => MAATSTAF_PERMIT,
                Outcome::Hold => MAATSTAF_HOLD,
                Outcome::Deny => MAATSTAF_DENY,
            },
            code: match decision.code {
                Code::Internal => MAATSTAF_CODE_INTERNAL,
                Code::Permitted => MAATSTAF_CODE_PERMITTED,
                Code::Held => MAATSTAF_CODE_HELD,
                Code::Forbidden => MAATSTAF_CODE_FORBIDDEN,
                Code::NotCovered => MAATSTAF_CODE_NOT_COVERED,
                Code::ConditionFailed => MAATSTAF_CODE_CONDITION_FAILED,
                Code::NormViolated => MAATSTAF_CODE_NORM_VIOLATED,
                Code::NotJustified => MAATSTAF_CODE_NOT_JUSTIFIED,
                Code::Lapsed => MAATSTAF_CODE_LAPSED,
                Code::NotStarted => MAATSTAF_CODE_NOT_STARTED,
                Code::Ended => MAATSTAF_CODE_ENDED,
                Code::OriginNotGranted => MAATSTAF_CODE_ORIGIN_NOT_GRANTED,
                Code::Missing => MAATSTAF_CODE_MISSING,
                Code::Malformed => MAATSTAF_CODE_MALFORMED,
            },
            check: decision.check.map_or(0, |check: Check| check as u8),
            held: decision.held.into(),
            review_pending: decision.review_pending.into(),
            rule: decision.rule.map_or(MAATSTAF_NO_RULE, |rule| rule.0),
            delete_by: decision.delete_by.unwrap_or(MAATSTAF_NO_INSTANT),
            actual,
            required,
        }
    }
}

/// No grant keeps such a record.
pub const MAATSTAF_NOT_KEPT: u8 = 0;
/// To be deleted by `delete_by`.
pub const MAATSTAF_BY: u8 = 1;
/// Kept without a date.
pub const MAATSTAF_UNDATED: u8 = 2;
/// Held for a legal claim.
pub const MAATSTAF_HELD: u8 = 3;

/// How long a record may be kept.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct maatstaf_due {
    /// `MAATSTAF_NOT_KEPT`, `MAATSTAF_BY`, `MAATSTAF_UNDATED` or `MAATSTAF_HELD`.
    pub term: u8,
    /// Whether the request leaves out what could make the term longer: 1 or 0. A job that deletes
    /// for good does well to complete the request first.
    pub incomplete: u8,
    /// Whether the request makes no sense for this policy; then the term means nothing: 1 or 0.
    pub malformed: u8,
    /// The number of the rule that keeps it so long, or `MAATSTAF_NO_RULE`.
    pub rule: u32,
    /// With `MAATSTAF_BY`: by when (seconds since 1970-01-01T00:00:00Z); else `MAATSTAF_NO_INSTANT`.
    pub delete_by: i64,
}

impl maatstaf_due {
    /// What stands there until it is known: nothing is to be deleted for it.
    pub(crate) const UNKNOWN: maatstaf_due = maatstaf_due {
        term: MAATSTAF_UNDATED,
        incomplete: 1,
        malformed: 1,
        rule: MAATSTAF_NO_RULE,
        delete_by: MAATSTAF_NO_INSTANT,
    };
}

impl From<&Due> for maatstaf_due {
    fn from(due: &Due) -> maatstaf_due {
        maatstaf_due {
            term: match due.term {
                Term::NotKept => MAATSTAF_NOT_KEPT,
                Term::By(_) => MAATSTAF_BY,
                Term::Undated => MAATSTAF_UNDATED,
                Term::Held => MAATSTAF_HELD,
            },
            incomplete: due.missing.is_some().into(),
            malformed: due.malformed.is_some().into(),
            rule: due.rule.map_or(MAATSTAF_NO_RULE, |rule| rule.0),
            delete_by: due.delete_by().unwrap_or(MAATSTAF_NO_INSTANT),
        }
    }
}
