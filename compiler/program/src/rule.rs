//! Rules: what is granted, what is forbidden, and under which conditions.

use serde::{Deserialize, Serialize};

use crate::{
    DataId, DecisionId, EventId, ExprId, GroupingId, LogId, PartyId, Period, PurposeId, ReasonId, ScheduleId, Text,
    WindowsId, WorkerId, ZoneId,
};

/// Whether a rule grants or forbids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum RuleKind {
    /// It grants, where all its conditions hold.
    Grant,
    /// It forbids whatever overlaps with it; no grant helps against it.
    Never,
}

/// What somebody wants to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[repr(u8)]
pub enum Verb {
    /// Measure.
    Collect = 0,
    /// Take in a score or a reference that was made elsewhere.
    Receive = 1,
    /// Analyse.
    Derive = 2,
    /// Give feedback to a person.
    Show = 3,
    /// Hand to another organisation.
    Share = 4,
    /// Decide about people.
    Decide = 5,
    /// Keep apart.
    Retain = 6,
}

impl Verb {
    /// All verbs, in their order.
    pub const ALL: [Verb; 7] =
        [Verb::Collect, Verb::Receive, Verb::Derive, Verb::Show, Verb::Share, Verb::Decide, Verb::Retain];

    /// The word of the language.
    pub fn name(self) -> &'static str {
        match self {
            Verb::Collect => "collect",
            Verb::Receive => "receive",
            Verb::Derive => "derive",
            Verb::Show => "show",
            Verb::Share => "share",
            Verb::Decide => "decide",
            Verb::Retain => "retain",
        }
    }

    /// The verb of a word, or `None`.
    pub fn from_name(name: &str) -> Option<Verb> {
        Verb::ALL.into_iter().find(|verb| verb.name() == name)
    }
}

/// A set of verbs, one bit for each ([`Verb`] as a number is the bit).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct VerbSet(
    /// The bits.
    pub u8,
);

impl VerbSet {
    /// No verb.
    pub const NONE: VerbSet = VerbSet(0);
    /// Every verb: what `never use` forbids.
    pub const ALL: VerbSet = VerbSet(0x7f);

    /// One verb.
    pub const fn only(verb: Verb) -> VerbSet {
        VerbSet(1 << verb as u8)
    }

    /// This set and one verb.
    #[must_use]
    pub const fn with(self, verb: Verb) -> VerbSet {
        VerbSet(self.0 | 1 << verb as u8)
    }

    /// Whether a verb is in it.
    pub const fn has(self, verb: Verb) -> bool {
        self.0 & (1 << verb as u8) != 0
    }

    /// How many verbs are in it.
    pub const fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// Whether no verb is in it.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The verbs in it, in their order.
    pub fn iter(self) -> impl Iterator<Item = Verb> {
        Verb::ALL.into_iter().filter(move |verb| self.has(*verb))
    }
}

/// What a rule is about. Decisions have a table of their own: they are not data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Object {
    /// Anything; a `never` alone.
    Any,
    /// A category of data.
    Data(DataId),
    /// A kind of decision; with the verb `decide` alone.
    Decision(DecisionId),
}

/// Who a recipient or a reviewer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Who {
    /// The person concerned.
    Subject,
    /// Whoever has this role.
    Party(PartyId),
}

/// A recipient: `to team_lead`, `to team_lead of subject`, `to subject`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Recipient {
    /// Who.
    pub who: Who,
    /// Whether they must have the role in relation to the person concerned (`of subject`); with
    /// [`Who::Subject`] it is `false`.
    pub of_subject: bool,
}

impl Recipient {
    /// The person concerned.
    pub const SUBJECT: Recipient = Recipient { who: Who::Subject, of_subject: false };

    /// Whoever has a role.
    pub const fn party(party: PartyId) -> Recipient {
        Recipient { who: Who::Party(party), of_subject: false }
    }

    /// Whoever has a role in relation to the person concerned.
    pub const fn of_subject(party: PartyId) -> Recipient {
        Recipient { who: Who::Party(party), of_subject: true }
    }
}

/// How fine a figure is, the finest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[repr(u8)]
pub enum Level {
    /// About one person.
    Individual = 0,
    /// About a team.
    Team = 1,
    /// About a department.
    Department = 2,
    /// About the whole organisation.
    Organisation = 3,
}

impl Level {
    /// All levels, the finest first.
    pub const ALL: [Level; 4] = [Level::Individual, Level::Team, Level::Department, Level::Organisation];

    /// The word of the language.
    pub fn name(self) -> &'static str {
        match self {
            Level::Individual => "individual",
            Level::Team => "team",
            Level::Department => "department",
            Level::Organisation => "organisation",
        }
    }

    /// The level of a word, or `None`.
    pub fn from_name(name: &str) -> Option<Level> {
        Level::ALL.into_iter().find(|level| level.name() == name)
    }
}

/// Which levels a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum LevelRule {
    /// Of a grant: this level.
    Exactly {
        /// The level.
        level: Level,
        /// The division of people that the figures must be of; not looked at for the coarser
        /// levels that `and_above` lets in, which are divided otherwise.
        grouping: Option<GroupingId>,
        /// The fewest people that a figure may be about, and that a figure may leave out (unless
        /// it leaves out nobody).
        min_group: Option<u32>,
        /// Whether coarser levels are granted too.
        and_above: bool,
    },
    /// Of a `never`: this level and every finer one.
    OrFiner(Level),
}

/// How long records are kept, and so how old they may be when they are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Keep {
    /// Live viewing: there is no record. The request says no `recorded_at`, or the present.
    Nothing,
    /// Periods that count from `recorded_at`, or from an event.
    Period {
        /// Not deleted before this has passed: an obligation, never a reason to deny.
        at_least: Option<Period>,
        /// Gone when this has passed.
        at_most: Option<Period>,
        /// The event that the periods count from; without it, the instant of the record.
        after: Option<EventId>,
        /// The zone on whose calendar months and days are counted.
        zone: ZoneId,
    },
}

/// What a human must have done.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Review {
    /// Who may review: any of these. Never empty.
    pub by: Vec<Recipient>,
    /// Whether the decision has no effect until the review is done. Otherwise it is permitted at
    /// once, with the review as an obligation.
    pub before_effect: bool,
    /// Within how many seconds of the record (or of the request, where no record is named) the
    /// review is to be done. A late review is still a review: this sets the date that the
    /// reviewer is told, and makes nothing void.
    pub within: Option<i64>,
    /// Whether the reviewer must be able to override.
    pub may_override: bool,
    /// Whether the person concerned must have been heard.
    pub hears_subject: bool,
    /// What the reviewer must have seen; a kind of it will do. Increasing.
    pub sees: Vec<DataId>,
    /// Whether the reviewer must have seen the reasons of the score (`sees reasons`), which are
    /// no data category.
    pub sees_reasons: bool,
}

/// What else has to be done when a rule permits. To delete by a date and to review follow from
/// [`Keep`] and [`Review`] and are not repeated here, so that they cannot contradict them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Obligation {
    /// Write the decision down, and no more of it than this. Of a `never` too: nothing is permitted
    /// there, but what was asked may have to be shown.
    Log(LogId),
    /// Tell this to whoever uses the answer.
    Notice(Text),
}

/// What is logged of a decision, and for how long. What is always logged is the decision: what was
/// asked by its names, what came of it and why.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Log {
    /// Whether who asked is logged.
    pub actor: bool,
    /// Whether which record it was about is logged.
    pub record: bool,
    /// After what time the line has to be gone.
    pub keep: Period,
    /// Why it is logged.
    pub because: Text,
}

/// A norm that is open, and that somebody answers for between two instants.
///
/// It carries dates because an acceptance does: outside them the answer does not show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Acceptance {
    /// The open norm, who answers for it, and why, as a reason.
    pub reason: ReasonId,
    /// From when (inclusive); always, if there is none.
    pub from: Option<i64>,
    /// Until when (exclusive); always, if there is none.
    pub until: Option<i64>,
}

/// One rule: a grant of atoms, or a prohibition.
///
/// The order of the fields is the canonical order of rules: first the path, then what the rule
/// is about, then its conditions. Among rules that apply equally well, the first one answers.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Rule {
    /// The statement, such as `pace_board.show.pick_rate`, or with its label
    /// `pace_board.lead_view`.
    pub path: String,
    /// Grant or `never`.
    pub kind: RuleKind,
    /// The verbs: exactly one for a grant.
    pub verbs: VerbSet,
    /// The data or the decision. A grant covers all kinds of it; a `never` meets whatever
    /// overlaps with it.
    pub object: Object,
    /// The purpose; `None` for any.
    pub purpose: Option<PurposeId>,
    /// The kind of worker; `None` for any.
    pub worker: Option<WorkerId>,
    /// Who it is for: any of these. Empty for no condition on the recipient. Increasing.
    pub recipients: Vec<Recipient>,
    /// Of a `never`: whom it leaves room for. Increasing; empty for a grant.
    pub except: Vec<Recipient>,
    /// How fine; `None` for any level.
    pub level: Option<LevelRule>,
    /// How long; `None` for no condition. Not for a `never`.
    pub keep: Option<Keep>,
    /// Whether deletion is suspended for a record that the request says is held for a legal claim
    /// (`hold for claim`): it may then be of any age, and gets no date to be deleted by. A record
    /// of which nothing is said counts as not held. Without effect beside [`Keep::Nothing`], where
    /// there is no record to hold. Not for a `never`.
    pub claim_hold: bool,
    /// Only on this schedule.
    pub during: Option<ScheduleId>,
    /// At least so many seconds since the last time. Not for a `never`.
    pub every: Option<i64>,
    /// Only where this is yes.
    pub when: Option<ExprId>,
    /// Whether the rule stands, read at the instant of the request.
    pub standing: WindowsId,
    /// Whether it stood when the record was made, read at `recorded_at`. Not for a `never`.
    pub origin_standing: Option<WindowsId>,
    /// What a human must have done. Not for a `never`.
    pub review: Option<Review>,
    /// What else has to be done. Increasing. Of a `never`: to log, and nothing else.
    pub obligations: Vec<Obligation>,
    /// Open norms that somebody answers for: shown in every answer. Increasing.
    pub accepted: Vec<Acceptance>,
    /// Where it stands in the text, for the reader: `policy.maat:40:5`.
    pub place: String,
}

impl Rule {
    /// A grant without conditions, to be filled in.
    pub fn grant(path: impl Into<String>, verb: Verb, object: Object, standing: WindowsId) -> Rule {
        Rule::bare(path.into(), RuleKind::Grant, VerbSet::only(verb), object, standing)
    }

    /// A prohibition without conditions, to be filled in.
    pub fn never(path: impl Into<String>, verbs: VerbSet, object: Object, standing: WindowsId) -> Rule {
        Rule::bare(path.into(), RuleKind::Never, verbs, object, standing)
    }

    fn bare(path: String, kind: RuleKind, verbs: VerbSet, object: Object, standing: WindowsId) -> Rule {
        Rule {
            path,
            kind,
            verbs,
            object,
            purpose: None,
            worker: None,
            recipients: Vec::new(),
            except: Vec::new(),
            level: None,
            keep: None,
            claim_hold: false,
            during: None,
            every: None,
            when: None,
            standing,
            origin_standing: None,
            review: None,
            obligations: Vec::new(),
            accepted: Vec::new(),
            place: String::new(),
        }
    }

    /// The one verb of a grant.
    pub fn verb(&self) -> Option<Verb> {
        self.verbs.iter().next()
    }
}
