//! Facts, judgements, norms and exceptions.

use maatstaf_diagnostics::Text;

use super::{At, Expr, Name, Period, ValueType, Verb};

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
