//! Organisations, instruments, statements with their clauses, and answers.

use maatstaf_diagnostics::Text;
use maatstaf_syntax::NodeRef;

use super::{At, Expr, Name, Period};

/// `organisation distrivers "…" { … }`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// Its name.
    pub name: Name,
    /// Title for people.
    pub title: Option<Text>,
    /// Its time zone, when it says one.
    pub zone: Option<Name>,
    /// What is known of it.
    pub answers: Vec<Answer>,
}

/// `answers for INSTRUMENT { … }`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswersFor {
    /// Whose answers.
    pub target: Name,
    /// The answers.
    pub answers: Vec<Answer>,
}

/// The value that `given` states.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "named for what they hold")]
pub enum GivenValue {
    Yes,
    No,
    Granted,
    Refused,
    Number(i64),
    Duration(Period),
    Text(String),
}

/// A fact, a judgement, `not_applicable`, or `accept open`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Which of the four.
    pub kind: AnswerKind,
    /// The whole sentence.
    pub at: NodeRef,
    /// The name of the fact or judgement (`accept` keeps its references in its kind).
    pub name: Name,
    /// What of: statements or instruments named after `of`.
    pub of: Vec<Name>,
    /// Who answered.
    pub by: Vec<Name>,
    /// Who advised.
    pub advised: Vec<Name>,
    /// The date of the evidence (`on` or `from`).
    pub on: Option<At<jiff::civil::Date>>,
    /// The first day on which it no longer holds.
    pub until: Option<At<jiff::civil::Date>>,
    /// The version of the instrument it was given for.
    pub of_version: Option<At<i64>>,
    /// The reasons.
    pub because: Option<Text>,
    /// A document.
    pub see: Option<String>,
}

/// Which kind of answer.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "named for the keyword")]
pub enum AnswerKind {
    Given(Option<GivenValue>),
    Judged(bool),
    NotApplicable,
    Accept(Vec<Name>),
}

/// The seven verbs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the verbs are explained in the specification")]
pub enum Verb {
    Collect,
    Receive,
    Derive,
    Show,
    Share,
    Decide,
    Retain,
}

impl Verb {
    /// Every verb.
    pub const ALL: [Verb; 7] =
        [Verb::Collect, Verb::Receive, Verb::Derive, Verb::Show, Verb::Share, Verb::Decide, Verb::Retain];

    /// As the language writes it.
    pub fn keyword(self) -> &'static str {
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

    /// The verb a word names.
    pub fn from_keyword(word: &str) -> Option<Verb> {
        Verb::ALL.into_iter().find(|v| v.keyword() == word)
    }

    /// Whether it makes data (rather than using what is there).
    pub fn produces(self) -> bool {
        matches!(self, Verb::Collect | Verb::Receive | Verb::Derive)
    }
}

/// `instrument pace_board "…" version 1 { … }`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instrument {
    /// Its name.
    pub name: Name,
    /// Title for people.
    pub title: Option<Text>,
    /// Its version; 1 when nothing is said.
    pub version: At<i64>,
    /// Who decides on purposes and means.
    pub controller: Option<Name>,
    /// Joint controllers.
    pub jointly: Vec<Name>,
    /// On whose behalf.
    pub commissioned: Option<Name>,
    /// First day.
    pub starts: Option<At<jiff::civil::Date>>,
    /// First day on which it no longer runs.
    pub ends: Option<At<jiff::civil::Date>>,
    /// A standing scheme for all or a group, or one case.
    pub applies: Option<At<String>>,
    /// What is logged of decisions; more than one is one too many.
    pub logs: Vec<At<Log>>,
    /// Exceptions relied on by every statement.
    pub relying: Vec<Name>,
    /// The statements, prohibitions included, in the order of the text.
    pub statements: Vec<Statement>,
    /// Facts and judgements.
    pub answers: Vec<Answer>,
    /// A part of it could not be read: what is absent may only be unread.
    pub damaged: bool,
}

/// `log decisions with actor, record keep at most 6 months because "…"`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Log {
    /// Who asks is logged.
    pub actor: bool,
    /// Which record it is about is logged.
    pub record: bool,
    /// How long a line is kept.
    pub keep: Option<Period>,
    /// Why there is a log.
    pub because: Option<Text>,
}

/// What a statement says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "named for the keyword")]
pub enum Act {
    Do(Verb),
    Never(Verb),
    NeverUse,
    NeverCombine,
}

/// One sentence of an instrument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Its label, when it has one.
    pub label: Option<Name>,
    /// The act.
    pub act: Act,
    /// The data or decisions.
    pub objects: Vec<Name>,
    /// The whole sentence.
    pub at: NodeRef,
    /// Its clauses, in the order of the text.
    pub clauses: Vec<At<Clause>>,
    /// Documentation above it.
    pub docs: Option<Text>,
    /// A part of it could not be read: nothing may be concluded from what is absent.
    pub damaged: bool,
    /// The keywords of clauses of which only a part was read; empty for the data or decisions themselves.
    pub partial: Vec<&'static str>,
}

/// A recipient: a party, a party in a relation to the subject, or the subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// The party; `subject` is the person concerned.
    pub party: Name,
    /// `of subject`: the relation must be stated in the request.
    pub of_subject: bool,
}

/// A clause.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "named for the keyword")]
pub enum Clause {
    From(Vec<Name>),
    About(Vec<Name>),
    For(Vec<Name>),
    Basis { basis: Name, under: Vec<String> },
    Relying(Vec<Name>),
    Level { level: Name, min_group: Option<At<i64>>, and_above: bool },
    Keep(Keep),
    ClaimHold,
    Using(Vec<Name>),
    To(Vec<Recipient>),
    With { party: Name, as_processor: Option<bool>, place: Option<Name> },
    During(Name),
    Every(Period),
    When(Expr),
    Effect(Name),
    By(Name),
    Review(Review),
    Hidden,
    Device(Name),
    In(Vec<Name>),
    Except(Vec<Recipient>),
}

impl Clause {
    /// The word that starts the clause; `keep` and the rest as written.
    pub fn keyword(&self) -> &'static str {
        match self {
            Clause::From(_) => "from",
            Clause::About(_) => "about",
            Clause::For(_) => "for",
            Clause::Basis { .. } => "basis",
            Clause::Relying(_) => "relying on",
            Clause::Level { .. } => "at",
            Clause::Keep(_) => "keep",
            Clause::ClaimHold => "hold for claim",
            Clause::Using(_) => "using",
            Clause::To(_) => "to",
            Clause::With { .. } => "with",
            Clause::During(_) => "during",
            Clause::Every(_) => "every",
            Clause::When(_) => "when",
            Clause::Effect(_) => "effect",
            Clause::By(_) => "by",
            Clause::Review(_) => "review",
            Clause::Hidden => "hidden",
            Clause::Device(_) => "on device",
            Clause::In(_) => "in",
            Clause::Except(_) => "except to",
        }
    }
}

/// `keep …`
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Keep {
    /// `keep nothing`
    pub nothing: bool,
    /// `at least`
    pub least: Option<Period>,
    /// `at most`
    pub most: Option<Period>,
    /// `after EVENT`
    pub after: Option<Name>,
}

/// `review { … }`
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Review {
    /// Who.
    pub by: Vec<Recipient>,
    /// Before the effect (`true`), after it (`false`), or not said.
    pub before_effect: Option<bool>,
    /// Within what time.
    pub within: Option<Period>,
    /// May override.
    pub may_override: bool,
    /// What the reviewer sees; `reasons` is a word of its own.
    pub sees: Vec<Name>,
    /// Hears the subject.
    pub hears: bool,
}
