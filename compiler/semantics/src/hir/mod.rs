//! What the text says, item by item, before any name is looked up.
//!
//! A [`Item`] is plain data taken from one item's tree. Positions in it are
//! [`NodeRef`]s, which count nodes and not characters, so white space and
//! comments change nothing here: the queries above compare this value, find it
//! equal, and do not run again.

mod lower;
mod lower_statement;

pub use lower::lower;

use maatstaf_diagnostics::{Code, Text};
use maatstaf_syntax::NodeRef;

/// A value together with the node it was read from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct At<T> {
    /// What was read.
    pub value: T,
    /// The node within the item.
    pub at: NodeRef,
}

/// A name or dotted path as written.
pub type Name = At<String>;

/// Something wrong that can be seen without looking up any name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Which code.
    pub code: Code,
    /// Where, within the item.
    pub at: NodeRef,
    /// What is wrong.
    pub message: Text,
    /// What to do.
    pub help: Vec<Text>,
}

/// One top-level item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What kind of item, with its content; [`ItemBody::Broken`] when the text
    /// of the item could not be read as any.
    pub body: ItemBody,
    /// The documentation above it (`///`), Markdown.
    pub docs: Option<String>,
    /// What is wrong with it on its own.
    pub problems: Vec<Problem>,
}

/// The content of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant is documented by its payload")]
pub enum ItemBody {
    Package(Package),
    Import(Vec<Import>),
    Concept(Concept),
    Grouping(Grouping),
    Hours(Hours),
    Attribute(Attribute),
    Organisation(Organisation),
    Instrument(Instrument),
    Answers(AnswersFor),
    Fact(Fact),
    Judgement(Judgement),
    Norm(Norm),
    Exception(Exception),
    Define(Define),
    Incompatible(Incompatible),
    Case(Case),
    Broken,
}

/// `package nl.avg 2026.1 { … }`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Package {
    /// Its name.
    pub name: Name,
    /// Its version, as written.
    pub version: Option<String>,
    /// Title for people.
    pub title: Option<Text>,
    /// Who publishes it.
    pub publisher: Option<String>,
    /// The laws it cites: short name, title, identifiers (kind, value).
    pub sources: Vec<SourceLaw>,
    /// Who overrides whom, lowest first.
    pub ranks: Vec<Name>,
}

/// `source AVG eli <…> celex …`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceLaw {
    /// The short name that citations begin with.
    pub name: Name,
    /// The law's title.
    pub title: Option<Text>,
    /// Identifiers: `("eli", "http://…")`, `("celex", "32016R0679")`, `("bwb", "BWBR…")`, `("url", …)`.
    pub ids: Vec<(&'static str, String)>,
}

/// One imported package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// Which package.
    pub path: Name,
    /// Which version, when the text insists on one.
    pub version: Option<String>,
}

/// The sorts of concept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the sorts are explained in the specification")]
pub enum Sort {
    Data,
    Purpose,
    Party,
    Worker,
    Source,
    Technique,
    Decision,
    Basis,
    Effect,
    Place,
    Event,
}

impl Sort {
    /// Every sort.
    pub const ALL: [Sort; 11] = [
        Sort::Data,
        Sort::Purpose,
        Sort::Party,
        Sort::Worker,
        Sort::Source,
        Sort::Technique,
        Sort::Decision,
        Sort::Basis,
        Sort::Effect,
        Sort::Place,
        Sort::Event,
    ];

    /// The keyword that declares a concept of this sort.
    pub fn keyword(self) -> &'static str {
        match self {
            Sort::Data => "data",
            Sort::Purpose => "purpose",
            Sort::Party => "party",
            Sort::Worker => "worker",
            Sort::Source => "source",
            Sort::Technique => "technique",
            Sort::Decision => "decision",
            Sort::Basis => "basis",
            Sort::Effect => "effect",
            Sort::Place => "place",
            Sort::Event => "event",
        }
    }

    /// The sort that a keyword declares.
    pub fn from_keyword(word: &str) -> Option<Sort> {
        Sort::ALL.into_iter().find(|s| s.keyword() == word)
    }
}

/// `data pick_rate: performance.pace "…"`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concept {
    /// Its sort.
    pub sort: Sort,
    /// Its name; a dotted name is a kind of its prefix.
    pub name: Name,
    /// What else it is a kind of.
    pub parents: Vec<Name>,
    /// Title for people.
    pub title: Option<Text>,
    /// The term of the Data Privacy Vocabulary, where it has one.
    pub dpv: Option<String>,
}

/// `grouping crew "Ploeg": team`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grouping {
    /// Its name.
    pub name: Name,
    /// The level of its groups, as written.
    pub level: Option<Name>,
    /// Title for people.
    pub title: Option<Text>,
}

/// `hours working_hours: mon..fri 07:00..19:00 Europe/Amsterdam`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hours {
    /// Its name.
    pub name: Name,
    /// Title for people.
    pub title: Option<Text>,
    /// First and last weekday (Monday is 0), from and until in minutes of the day.
    pub spans: Vec<(u8, u8, u16, u16)>,
    /// IANA time zone.
    pub zone: Name,
}

/// The type of a fact, an attribute, or a declared context value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "named for what they hold")]
pub enum ValueType {
    YesNo,
    Date,
    Number,
    Duration,
    Consent,
    Instant,
    Text,
}

impl ValueType {
    /// As the language writes it.
    pub fn keyword(self) -> &'static str {
        match self {
            ValueType::YesNo => "yes_no",
            ValueType::Date => "date",
            ValueType::Number => "number",
            ValueType::Duration => "duration",
            ValueType::Consent => "consent",
            ValueType::Instant => "instant",
            ValueType::Text => "text",
        }
    }

    /// The type a word names.
    pub fn from_keyword(word: &str) -> Option<ValueType> {
        [
            ValueType::YesNo,
            ValueType::Date,
            ValueType::Number,
            ValueType::Duration,
            ValueType::Consent,
            ValueType::Instant,
            ValueType::Text,
        ]
        .into_iter()
        .find(|t| t.keyword() == word)
    }
}

/// `attribute tenure of worker: duration`, or `context shift_open: yes_no` when
/// `of_worker` is false.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute {
    /// Its name.
    pub name: Name,
    /// Whether it is known of a person (true) or of the situation (false).
    pub of_worker: bool,
    /// Its type.
    pub ty: ValueType,
    /// Title for people.
    pub title: Option<Text>,
    /// The question it answers.
    pub ask: Option<Text>,
}

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

/// A length of time: calendar months and days, and seconds of the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Period {
    /// Calendar months (a year is twelve).
    pub months: i32,
    /// Calendar days (a week is seven).
    pub days: i32,
    /// Seconds.
    pub seconds: i64,
}

impl Period {
    /// A length in seconds for comparing two periods: a month counts as 30.44 days,
    /// which orders every pair of periods people write (4 weeks < 1 month < 31 days
    /// only matters to the day, and comparison is by length, not by calendar).
    pub fn approximate_seconds(self) -> i64 {
        i64::from(self.months) * 2_630_016 + i64::from(self.days) * 86_400 + self.seconds
    }

    /// The date this period after `date`; saturates at the calendar's end.
    pub fn after(self, date: jiff::civil::Date) -> jiff::civil::Date {
        let span = jiff::Span::new().try_months(self.months).and_then(|s| s.try_days(i64::from(self.days)));
        let whole_days = self.seconds.div_euclid(86_400);
        span.and_then(|s| date.checked_add(s))
            .and_then(|d| d.checked_add(jiff::Span::new().try_days(whole_days)?))
            .unwrap_or(jiff::civil::Date::MAX)
    }
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
    pub const ALL: [Verb; 7] = [
        Verb::Collect,
        Verb::Receive,
        Verb::Derive,
        Verb::Show,
        Verb::Share,
        Verb::Decide,
        Verb::Retain,
    ];

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
    /// Exceptions relied on by every statement.
    pub relying: Vec<Name>,
    /// The statements, prohibitions included, in the order of the text.
    pub statements: Vec<Statement>,
    /// Facts and judgements.
    pub answers: Vec<Answer>,
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
    pub docs: Option<String>,
    /// A part of it could not be read: nothing may be concluded from what is absent.
    pub damaged: bool,
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

/// Over what a variable ranges.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "named for the keyword")]
pub enum Target {
    Organisation,
    Instrument,
    Statement,
    Use,
    Verb(Verb),
}

impl Target {
    /// As the language writes it.
    pub fn keyword(self) -> &'static str {
        match self {
            Target::Organisation => "organisation",
            Target::Instrument => "instrument",
            Target::Statement => "statement",
            Target::Use => "use",
            Target::Verb(v) => v.keyword(),
        }
    }

    /// The target a word names.
    pub fn from_keyword(word: &str) -> Option<Target> {
        match word {
            "organisation" => Some(Target::Organisation),
            "instrument" => Some(Target::Instrument),
            "statement" => Some(Target::Statement),
            "use" => Some(Target::Use),
            _ => Verb::from_keyword(word).map(Target::Verb),
        }
    }

    /// Whether it ranges over atoms.
    pub fn is_atom(self) -> bool {
        !matches!(self, Target::Organisation | Target::Instrument)
    }
}

/// A citation as written: `AVG_22(1)`, `ECLI:…`, `<https://…>`, `"WP249 5.5"`.
pub type Citation = At<String>;

/// `fact dpia of instrument: date …`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// Its name.
    pub name: Name,
    /// What it is a fact of.
    pub target: Target,
    /// Its type; `yes_no` when nothing is said.
    pub ty: ValueType,
    /// Title for people.
    pub title: Option<Text>,
    /// Citations.
    pub cite: Vec<Citation>,
    /// The question.
    pub ask: Option<Text>,
    /// Who answers.
    pub by: Vec<Name>,
    /// Who advises.
    pub advised: Vec<Name>,
}

/// `judgement proportionate of instrument …`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// Its name.
    pub name: Name,
    /// What it is a judgement of.
    pub targets: Vec<Target>,
    /// Title for people.
    pub title: Option<Text>,
    /// Citations.
    pub cite: Vec<Citation>,
    /// The question.
    pub ask: Option<Text>,
    /// What to weigh.
    pub consider: Vec<Text>,
    /// Who answers.
    pub by: Vec<Name>,
    /// Who advises.
    pub advised: Vec<Name>,
    /// How long an answer lasts when it does not say.
    pub renew: Option<Period>,
}

/// How sure a norm is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "named for the keyword")]
pub enum Strength {
    Law,
    Guidance,
    Code,
}

impl Strength {
    /// As the language writes it.
    pub fn keyword(self) -> &'static str {
        match self {
            Strength::Law => "law",
            Strength::Guidance => "guidance",
            Strength::Code => "code",
        }
    }
}

/// What norms and exceptions have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// Its name.
    pub name: Name,
    /// Title for people.
    pub title: Option<Text>,
    /// Citations.
    pub cite: Vec<Citation>,
    /// In force from.
    pub from: Option<At<jiff::civil::Date>>,
    /// First day on which it is no longer in force.
    pub until: Option<At<jiff::civil::Date>>,
    /// How sure.
    pub strength: Option<Strength>,
    /// Its openness can never be accepted.
    pub prohibition: bool,
    /// Read at the instant the record was made.
    pub at_collection: bool,
    /// The norm it replaces.
    pub replaces: Option<Name>,
}

/// A variable of a norm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binder {
    /// Over what.
    pub target: Target,
    /// Its name.
    pub name: Name,
    /// Limited to an instrument or organisation variable.
    pub within: Option<Name>,
}

/// `norm … { … }`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Norm {
    /// Name, citation, dates, strength.
    pub header: Header,
    /// The variables.
    pub binders: Vec<Binder>,
    /// When it applies; always when nothing is said.
    pub filter: Option<Expr>,
    /// What it asks.
    pub require: Option<Expr>,
    /// The variables whose atoms a breach takes away.
    pub blocks: Vec<Name>,
    /// The explanation.
    pub say: Option<Text>,
}

/// `exception … to … { … }`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exception {
    /// Name, citation, dates.
    pub header: Header,
    /// What it excepts from: norms or exceptions.
    pub to: Vec<Name>,
    /// When it is available.
    pub filter: Option<Expr>,
    /// What it asks.
    pub require: Option<Expr>,
    /// The explanation.
    pub say: Option<Text>,
}

/// `define name(statement s) = …`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Define {
    /// Its name.
    pub name: Name,
    /// Its parameters.
    pub params: Vec<Binder>,
    /// Its meaning.
    pub body: Option<Expr>,
}

/// `incompatible security with appraisal cite …`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incompatible {
    /// One purpose.
    pub left: Name,
    /// The other.
    pub right: Name,
    /// Citations.
    pub cite: Vec<Citation>,
    /// Since when.
    pub from: Option<At<jiff::civil::Date>>,
    /// The first day on which they no longer are.
    pub until: Option<At<jiff::civil::Date>>,
}

/// Comparison operators.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "named for the operator")]
pub enum Operator {
    Is,
    Compatible,
    Incompatible,
    Flows,
    Draws,
    Before,
    After,
    Ge,
    Le,
    Ne,
    Eq,
    Gt,
    Lt,
}

/// An expression as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expr {
    /// Its form.
    pub kind: ExprKind,
    /// Its node.
    pub at: NodeRef,
}

/// The forms of expression.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "named for the construct")]
pub enum ExprKind {
    Unless(Box<Expr>, Box<Expr>),
    Or(Vec<Expr>),
    And(Vec<Expr>),
    Not(Box<Expr>),
    Quantified { any: bool, binders: Vec<Binder>, body: Box<Expr> },
    Compare { op: Operator, left: Box<Expr>, right: Box<Expr> },
    Judged { name: Name, targets: Vec<Name> },
    Call { name: Name, args: Vec<Name> },
    Path(Name),
    Date(jiff::civil::Date),
    Duration(Period),
    Number(i64),
    Text(String),
    Bool(bool),
    /// Could not be read; the problem is reported where it stands.
    Broken,
}

/// `case manfield "…" cite … on … { … }`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Its name.
    pub name: Name,
    /// Title for people.
    pub title: Option<Text>,
    /// The ruling.
    pub cite: Vec<Citation>,
    /// The date at which it is read.
    pub on: Option<At<jiff::civil::Date>>,
    /// Concepts, organisations, instruments of the case, with their nodes.
    pub items: Vec<At<ItemBody>>,
    /// What it expects.
    pub expects: Vec<At<Expect>>,
}

/// An expectation.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "named for the keyword")]
pub enum Expect {
    Only,
    Verdict { verdict: ExpectedVerdict, references: Vec<Name>, of: Vec<Name>, on: Option<At<jiff::civil::Date>> },
    Decision(Box<ExpectedDecision>),
}

/// The verdict a case expects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "named for the keyword")]
pub enum ExpectedVerdict {
    Violated,
    Open,
    Satisfied,
    NotApplicable,
}

/// The decision a case expects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpectedDecision {
    /// `permit`, `hold` or `deny`.
    pub outcome: String,
    /// The act.
    pub verb: Verb,
    /// The data or decision.
    pub object: Name,
    /// The kind of worker.
    pub about: Vec<Name>,
    /// The purpose.
    pub purposes: Vec<Name>,
    /// The recipient.
    pub to: Vec<Recipient>,
    /// The level and the size of the group.
    pub level: Option<(Name, Option<i64>)>,
    /// The day of the request.
    pub on: Option<At<jiff::civil::Date>>,
    /// The day the record was made.
    pub recorded: Option<At<jiff::civil::Date>>,
}
