//! What a decision is: small, `Copy`, and complete enough to be explained later.

use maatstaf_program::{AttributeId, ContextId, DataId, EventId, ReasonId, ReasonKind, RuleId};

/// The outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// It may be done, with the obligations of the rule.
    Permit,
    /// It may be done once a human has done something.
    Hold,
    /// It may not be done.
    Deny,
}

impl Outcome {
    /// The word in an answer.
    pub fn name(self) -> &'static str {
        match self {
            Outcome::Permit => "permit",
            Outcome::Hold => "hold",
            Outcome::Deny => "deny",
        }
    }
}

/// Why, in one word. Different things that a caller should do differently have different codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Code {
    /// A grant holds.
    Permitted,
    /// A grant holds but for its human review.
    Held,
    /// A `never` matches.
    Forbidden,
    /// No grant is about this.
    NotCovered,
    /// The request does not meet a condition of the nearest grant.
    ConditionFailed,
    /// A norm is violated.
    NormViolated,
    /// A norm is open: nobody has stated or judged what it asks.
    NotJustified,
    /// A fact or a judgement that a norm needs has lapsed.
    Lapsed,
    /// The instrument has not started.
    NotStarted,
    /// The instrument has ended.
    Ended,
    /// The record comes from something that was not granted.
    OriginNotGranted,
    /// The request does not state something that decides.
    Missing,
    /// The request makes no sense for this program.
    Malformed,
    /// The runtime failed; the door stays shut.
    Internal,
}

impl Code {
    /// The word in an answer.
    pub fn name(self) -> &'static str {
        match self {
            Code::Permitted => "permitted",
            Code::Held => "held",
            Code::Forbidden => "forbidden",
            Code::NotCovered => "not_covered",
            Code::ConditionFailed => "condition_failed",
            Code::NormViolated => "norm_violated",
            Code::NotJustified => "not_justified",
            Code::Lapsed => "lapsed",
            Code::NotStarted => "not_started",
            Code::Ended => "ended",
            Code::OriginNotGranted => "origin_not_granted",
            Code::Missing => "missing",
            Code::Malformed => "malformed",
            Code::Internal => "internal",
        }
    }

    pub(crate) fn of_reason(kind: ReasonKind) -> Code {
        match kind {
            ReasonKind::NormViolated => Code::NormViolated,
            ReasonKind::NormOpen | ReasonKind::NotInForce => Code::NotJustified,
            ReasonKind::NormLapsed => Code::Lapsed,
            ReasonKind::NotStarted => Code::NotStarted,
            ReasonKind::Ended => Code::Ended,
            ReasonKind::OriginNotGranted => Code::OriginNotGranted,
        }
    }
}

/// The conditions of a grant, in the order in which they are checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Check {
    /// The purpose (only whether it is stated; another purpose makes the rule no candidate).
    Purpose = 1,
    /// The recipient.
    Recipient = 2,
    /// The kind of worker.
    Worker = 3,
    /// The level.
    Level = 4,
    /// The division into groups.
    Grouping = 5,
    /// The size of the group.
    GroupSize = 6,
    /// The size of what is left out.
    RestSize = 7,
    /// Whether the rule stands at the instant of the request.
    Standing = 8,
    /// Whether it stood when the record was made.
    Origin = 9,
    /// Retention.
    Keep = 10,
    /// The time of the week.
    During = 11,
    /// How often.
    Every = 12,
    /// The condition of the statement.
    When = 13,
    /// The human review.
    Review = 14,
}

impl Check {
    /// All checks, in order.
    pub const ALL: [Check; 14] = [
        Check::Purpose,
        Check::Recipient,
        Check::Worker,
        Check::Level,
        Check::Grouping,
        Check::GroupSize,
        Check::RestSize,
        Check::Standing,
        Check::Origin,
        Check::Keep,
        Check::During,
        Check::Every,
        Check::When,
        Check::Review,
    ];

    /// The word in an answer.
    pub fn name(self) -> &'static str {
        match self {
            Check::Purpose => "purpose",
            Check::Recipient => "recipient",
            Check::Worker => "worker",
            Check::Level => "level",
            Check::Grouping => "grouping",
            Check::GroupSize => "group_size",
            Check::RestSize => "rest_size",
            Check::Standing => "standing",
            Check::Origin => "origin",
            Check::Keep => "keep",
            Check::During => "during",
            Check::Every => "every",
            Check::When => "when",
            Check::Review => "review",
        }
    }
}

/// A part of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// The instant of the request.
    Time,
    /// The data or the decision.
    Object,
    /// The purpose.
    Purpose,
    /// The roles of the actor.
    Roles,
    /// The roles in relation to the person concerned.
    RolesOfSubject,
    /// Whether the actor is the person concerned.
    IsSubject,
    /// The kind of worker.
    Worker,
    /// The level.
    Level,
    /// The division into groups.
    Grouping,
    /// The size of the group.
    GroupSize,
    /// When the record was made.
    RecordedAt,
    /// When this was last done.
    LastAt,
    /// The evidence of a review.
    Review,
    /// An event.
    Event(EventId),
    /// An attribute of the person concerned.
    Attribute(AttributeId),
    /// A value of the context.
    Context(ContextId),
}

impl Field {
    /// Its name in the JSON form of a request, such as `resource.properties.group_size`.
    pub fn name(self, program: &maatstaf_program::Program) -> String {
        crate::explain::field_name(program, self)
    }
}

/// How a field is malformed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Malformation {
    /// An index or a value that is impossible for this program.
    OutOfRange,
    /// An instant after the request.
    InFuture,
}

/// What a review lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lacking {
    /// There is none, or it has no date.
    Review,
    /// The reviewer is a system, or made the score.
    Human,
    /// The reviewer has none of the roles.
    Role,
    /// It is dated after the request.
    Past,
    /// It is older than the score.
    Binding,
    /// The reviewer could not override.
    Override,
    /// The person concerned was not heard.
    Hearing,
    /// The reviewer did not see this.
    Sight(DataId),
    /// The reviewer did not see the reasons.
    Reasons,
}

/// Why a check failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cause {
    /// The numbers do not fit: what the request has, and what the rule requires, in the unit of
    /// the check (people, seconds, instants, the number of a [`maatstaf_program::Level`]); both 0
    /// where the check has no number.
    Unmet {
        /// What the request has.
        actual: i64,
        /// What the rule requires.
        required: i64,
    },
    /// The request does not state this.
    Missing(Field),
    /// The rule does not stand, for this reason.
    Blocked(ReasonId),
    /// The review is not there, or not enough.
    Lacking(Lacking),
    /// The request is malformed.
    Malformed(Field, Malformation),
}

/// A decision. [`crate::Evaluator::explain`] makes it into text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Decision {
    /// The outcome.
    pub outcome: Outcome,
    /// Why.
    pub code: Code,
    /// The rule that decided: the grant that holds, the `never` that matches, or the grant that
    /// came nearest.
    pub rule: Option<RuleId>,
    /// The first condition of it that failed.
    pub check: Option<Check>,
    /// Why it failed.
    pub cause: Option<Cause>,
    /// By when the record has to be gone, where the rule says so and its check was reached.
    pub delete_by: Option<i64>,
    /// Whether the record is held for a legal claim, which the rule lets it be and the request
    /// says it is. Then no age is too old, and there is no `delete_by`.
    pub held: bool,
    /// Whether a review is still to be done: before the effect (hold) or after it (permit).
    pub review_pending: bool,
}

impl Decision {
    pub(crate) const fn deny(code: Code) -> Decision {
        Decision {
            outcome: Outcome::Deny,
            code,
            rule: None,
            check: None,
            cause: None,
            delete_by: None,
            held: false,
            review_pending: false,
        }
    }

    /// Whether it may be done now.
    pub fn is_permit(&self) -> bool {
        self.outcome == Outcome::Permit
    }
}

/// Why a rule failed: its first failing check, and the cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    pub(crate) check: Check,
    pub(crate) cause: Cause,
}

impl Failure {
    /// Whether only a human is missing.
    pub(crate) fn is_hold(&self) -> bool {
        matches!(self.cause, Cause::Lacking(_))
    }

    /// The code of a denial for this failure.
    pub(crate) fn code(&self, program: &maatstaf_program::Program) -> Code {
        match self.cause {
            Cause::Unmet { .. } => Code::ConditionFailed,
            Cause::Missing(_) => Code::Missing,
            Cause::Blocked(reason) => match program.reasons.get(reason.index()) {
                Some(reason) => Code::of_reason(reason.kind),
                None => Code::Internal,
            },
            Cause::Lacking(_) => Code::Held,
            Cause::Malformed(..) => Code::Malformed,
        }
    }
}
