//! The resolved form of norms: every name is an id, every expression is typed.

use std::sync::Arc;

use jiff::civil::Date;
use maatstaf_diagnostics::Text;

use super::Cite;
use crate::hir::{Period, Strength, Target, ValueType};
use crate::names::{ConceptId, Place};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);
    )*};
}

ids! {
    /// A fact that some package declares.
    FactId,
    /// A judgement that some package declares.
    JudgementId,
    /// A norm.
    NormId,
    /// An exception.
    ExceptionId,
    /// A run-time attribute of a person, or a declared context value.
    AttributeId,
    /// A variable of a norm: its position among the norm's variables, then those
    /// of the quantifiers around the expression.
    VarId,
}

/// A fact's declaration.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "as in the item")]
pub struct FactInfo {
    pub package: Arc<str>,
    pub name: Arc<str>,
    pub target: Target,
    pub ty: ValueType,
    pub title: Option<Text>,
    pub docs: Option<Text>,
    pub cite: Vec<Cite>,
    pub ask: Text,
    pub by: Vec<ConceptId>,
    pub advised: Vec<ConceptId>,
    pub place: Place,
}

/// A judgement's declaration.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "as in the item")]
pub struct JudgementInfo {
    pub package: Arc<str>,
    pub name: Arc<str>,
    pub targets: Vec<Target>,
    pub title: Option<Text>,
    pub docs: Option<Text>,
    pub cite: Vec<Cite>,
    pub ask: Text,
    pub consider: Vec<Text>,
    pub by: Vec<ConceptId>,
    pub advised: Vec<ConceptId>,
    pub renew: Option<Period>,
    /// The package's order of ranks, lowest first.
    pub ranks: Arc<[ConceptId]>,
    pub place: Place,
}

/// An attribute's declaration.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "as in the item")]
pub struct AttributeInfo {
    pub package: Arc<str>,
    pub name: Arc<str>,
    pub of_worker: bool,
    pub ty: ValueType,
    pub title: Text,
    pub ask: Option<Text>,
    pub place: Place,
}

/// A variable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Var {
    /// Over what it ranges.
    pub target: Target,
    /// As the norm calls it.
    pub name: Arc<str>,
    /// Limited to this instrument or organisation variable.
    pub within: Option<VarId>,
}

/// What norms and exceptions share.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "as in the item")]
pub struct Head {
    /// Package and name: `nl.avg.human_intervention`.
    pub id: Arc<str>,
    pub package: Arc<str>,
    pub name: Arc<str>,
    pub title: Text,
    pub docs: Option<Text>,
    pub say: Option<Text>,
    pub cite: Vec<Cite>,
    pub from: Option<Date>,
    pub until: Option<Date>,
    pub strength: Strength,
    pub prohibition: bool,
    pub at_collection: bool,
    pub place: Place,
}

/// A norm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NormInfo {
    /// Name, citation, dates, strength.
    pub head: Head,
    /// Its variables.
    pub vars: Vec<Var>,
    /// When it applies.
    pub filter: Expr,
    /// What it asks.
    pub require: Expr,
    /// The variables whose atoms a breach takes away; none where the norm says so.
    pub blocks: Vec<VarId>,
    /// Its exceptions, in the order of their ids.
    pub exceptions: Vec<ExceptionId>,
}

/// An exception. Its variables are those of the norm it leads back to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExceptionInfo {
    /// Name, citation, dates.
    pub head: Head,
    /// When it is available and what it asks, in one.
    pub condition: Expr,
    /// The norms at the root.
    pub roots: Vec<NormId>,
    /// 1 for an exception to a norm, 2 for an exception to such an exception, …
    pub depth: u32,
    /// Its own exceptions.
    pub exceptions: Vec<ExceptionId>,
}

impl ExceptionInfo {
    /// Whether it helps who invokes it (odd depth), rather than taking an
    /// exception away again.
    pub fn helps(&self) -> bool {
        self.depth % 2 == 1
    }
}

/// Purposes that a package declares to be incompatible.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "as in the item")]
pub struct IncompatibleInfo {
    pub package: Arc<str>,
    pub left: ConceptId,
    pub right: ConceptId,
    pub cite: Vec<Cite>,
    pub from: Option<Date>,
    pub until: Option<Date>,
    pub place: Place,
}

/// An entity: a variable, seen as itself, as its instrument, or as its organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct EntityRef {
    /// The variable.
    pub var: VarId,
    /// How far up.
    pub hop: Hop,
}

/// Steps from an atom up to its organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "named for where it leads")]
pub enum Hop {
    Itself,
    Instrument,
    Organisation,
}

/// A yes-or-no property of an atom or instrument.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "named as in the language; see the specification")]
pub enum Flag {
    Review,
    BeforeEffect,
    MayOverride,
    SeesReasons,
    HearsSubject,
    Hidden,
    Keeps,
    Hours,
    SharedAsProcessor,
    InvokesLaw,
    HasBasis,
    HasRecipient,
    AppliesToAll,
    AppliesToGroup,
    AppliesToCase,
    Jointly,
}

/// A property that is one concept, several, or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "named as in the language; see the specification")]
pub enum ConceptProperty {
    Data,
    Decision,
    Worker,
    Purpose,
    Recipient,
    Source,
    Technique,
    Basis,
    Effect,
    By,
    ReviewBy,
    Device,
    Place,
    With,
    SharedIn,
    Commissioner,
}

/// A number-like property or literal.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "named as in the language; see the specification")]
pub enum Term {
    Number(i64),
    Duration(Period),
    Date(Date),
    Level(Level),
    AtomLevel(EntityRef),
    MinGroup(EntityRef),
    Keep(EntityRef),
    KeepLeast(EntityRef),
    Every(EntityRef),
    ReviewWithin(EntityRef),
    Starts(EntityRef),
    Ends(EntityRef),
    Version(EntityRef),
    Fact(FactId, EntityRef),
    Attribute(AttributeId, Option<EntityRef>),
}

/// The levels, finest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "named as in the language")]
pub enum Level {
    Individual,
    Team,
    Department,
    Organisation,
}

impl Level {
    /// The level a word names.
    pub fn from_word(word: &str) -> Option<Level> {
        match word {
            "individual" => Some(Level::Individual),
            "team" => Some(Level::Team),
            "department" => Some(Level::Department),
            "organisation" => Some(Level::Organisation),
            _ => None,
        }
    }

    /// As the language writes it.
    pub fn word(self) -> &'static str {
        match self {
            Level::Individual => "individual",
            Level::Team => "team",
            Level::Department => "department",
            Level::Organisation => "organisation",
        }
    }
}

/// How two terms compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "named for the operator")]
pub enum Comparison {
    Ge,
    Le,
    Ne,
    Eq,
    Gt,
    Lt,
    Before,
    After,
}

/// A typed expression: always a truth over dates.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "named for the construct")]
pub enum Expr {
    Const(bool),
    Not(Box<Expr>),
    And(Vec<Expr>),
    Or(Vec<Expr>),
    Unless(Box<Expr>, Box<Expr>),
    Is {
        property: ConceptProperty,
        of: EntityRef,
        concept: ConceptId,
    },
    Flag(Flag, EntityRef),
    Compare {
        op: Comparison,
        left: Term,
        right: Term,
    },
    Flows(EntityRef, EntityRef),
    Draws(EntityRef, ConceptId),
    Compatible(EntityRef, EntityRef),
    Incompatible(EntityRef, EntityRef),
    Fact(FactId, EntityRef),
    Judged(JudgementId, Vec<EntityRef>),
    Attribute(AttributeId, Option<EntityRef>),
    /// The two variables denote the same thing.
    Same(EntityRef, EntityRef),
    Any {
        vars: Vec<Var>,
        first: VarId,
        body: Box<Expr>,
    },
}

impl Expr {
    /// Whether this very expression, not one inside it, looks at a fact.
    pub fn asks_fact(&self, id: FactId) -> bool {
        let asks = |term: &Term| matches!(term, Term::Fact(other, _) if *other == id);
        match self {
            Expr::Fact(other, _) => *other == id,
            Expr::Compare { left, right, .. } => asks(left) || asks(right),
            _ => false,
        }
    }

    /// Visits this expression and every one inside it.
    pub fn walk(&self, visit: &mut impl FnMut(&Expr)) {
        visit(self);
        match self {
            Expr::Not(e) | Expr::Any { body: e, .. } => e.walk(visit),
            Expr::And(es) | Expr::Or(es) => es.iter().for_each(|e| e.walk(visit)),
            Expr::Unless(a, b) => {
                a.walk(visit);
                b.walk(visit);
            }
            _ => {}
        }
    }
}
