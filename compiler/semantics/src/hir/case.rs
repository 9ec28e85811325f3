//! Cases and what they expect.

use maatstaf_diagnostics::Text;

use super::{Answer, At, Citation, ItemBody, Name, Recipient, Verb};

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
    /// What the request states of attributes, one for each `given`.
    pub given: Vec<Answer>,
}
