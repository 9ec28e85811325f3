//! What the text says, item by item, before any name is looked up.
//!
//! A [`Item`] is plain data taken from one item's tree. Positions in it are
//! [`NodeRef`]s, which count nodes and not characters, so white space and
//! comments change nothing here: the queries above compare this value, find it
//! equal, and do not run again.

mod case;
mod expr;
mod lower;
mod lower_answer;
mod lower_case;
mod lower_statement;
mod norm;
mod policy;
mod words;

pub use case::{Case, Expect, ExpectedDecision, ExpectedVerdict};
pub use expr::{Expr, ExprKind, Operator};
pub use lower::lower;
pub use norm::{Binder, Citation, Define, Exception, Fact, Header, Incompatible, Judgement, Norm, Strength, Target};
pub use policy::{
    Act, Answer, AnswerKind, AnswersFor, Clause, GivenValue, Instrument, Keep, Log, Organisation, Recipient, Review,
    Statement, Verb,
};
pub use words::{Attribute, Concept, Grouping, Hours, Import, Package, Period, Sort, SourceLaw, ValueType};

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
    pub docs: Option<Text>,
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
