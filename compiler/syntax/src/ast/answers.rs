//! What has been answered: facts that are given, judgements, and what is accepted.

use super::leaves::HasTexts;
use super::{Answer, AstNode, Date, Duration, Evidence, Number, Path, Reference, Str, choices, keyword, views};

views! {
    /// `given works_council_consent granted on 2026-09-20 of version 1 see "…"`
    Given {
        /// Which fact.
        one path: Path;
        /// Its value; without one: yes, or the date that it has.
        one value: GivenValue;
        /// The day that it was done.
        one on: OnDate;
        /// Since when it is so.
        one since: FromDate;
        /// Until when; that day is the first without it.
        one until: UntilDate;
        /// The version that it was given for.
        one of_version: OfVersion;
        /// The statement or data that it is of.
        one of: OfPaths;
        /// The evidence.
        many sees: See;
    }
    /// The value in a `given`
    GivenValue {}
    /// `on 2026-08-10`
    OnDate {
        /// The day.
        one date: Date;
    }
    /// `from 2026-08-10`
    FromDate {
        /// The day.
        one date: Date;
    }
    /// `until 2026-08-10`
    UntilDate {
        /// The day.
        one date: Date;
    }
    /// `of version 1`
    OfVersion {
        /// The version.
        one number: Number;
    }
    /// `of shift_assignment`
    OfPaths {
        /// Of what.
        many paths: Path;
    }
    /// `see "DPIA-7.pdf"`
    See {
        /// A document or an address.
        one evidence: Evidence;
    }
    /// `judged proportionate yes by controller advised dpo on … until … because "…" see "…"`
    Judged {
        /// Which judgement.
        one path: Path;
        /// Of what.
        one of: OfPaths;
        /// How it came out.
        one answer: Answer;
        /// Who judged.
        one by: JudgedBy;
        /// Who advised.
        many advised: Advised;
        /// When.
        one on: OnDate;
        /// Until when; that day is the first without it.
        one until: UntilDate;
        /// Why.
        one because: Because;
        /// The evidence.
        many sees: See;
    }
    /// `by controller`
    JudgedBy {
        /// Who.
        many paths: Path;
    }
    /// `advised dpo, works_council`
    Advised {
        /// Who.
        many paths: Path;
    }
    /// `because "…"`. Its texts: [`HasTexts`].
    Because {}
    /// `not_applicable dpia because "…"`
    NotApplicable {
        /// Which fact or judgement.
        one path: Path;
        /// Of what.
        one of: OfPaths;
        /// Who says so.
        one by: JudgedBy;
        /// Who advised.
        many advised: Advised;
        /// When.
        one on: OnDate;
        /// Until when; that day is the first without it.
        one until: UntilDate;
        /// Why.
        one because: Because;
        /// The evidence.
        many sees: See;
    }
    /// `accept open AVG_35(1) by controller until … because "…"`
    Accept {
        /// Which norms.
        many references: Reference;
        /// Of what.
        one of: OfPaths;
        /// Who answers for it.
        one by: JudgedBy;
        /// Who advised.
        many advised: Advised;
        /// When.
        one on: OnDate;
        /// Until when; that day is the first without it.
        one until: UntilDate;
        /// Why.
        one because: Because;
        /// The evidence.
        many sees: See;
    }
}

impl HasTexts for Because {}

choices! {
    /// A value in a `given` that is not a word.
    Literal {
        /// `15 months`
        Duration(Duration),
        /// `2026-11-01`
        Date(Date),
        /// `340`
        Number(Number),
        /// `"…"`
        Str(Str),
    }
}

/// The value in a `given`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum GivenValueKind {
    /// `yes`
    Yes,
    /// `no`: the fact is denied
    No,
    /// `granted`
    Granted,
    /// `refused`
    Refused,
    /// A duration, date, number or text.
    Literal(Literal),
}

impl GivenValue {
    /// Which value.
    pub fn kind(&self) -> Option<GivenValueKind> {
        match keyword(self.syntax()).as_deref() {
            Some("yes") => Some(GivenValueKind::Yes),
            Some("no") => Some(GivenValueKind::No),
            Some("granted") => Some(GivenValueKind::Granted),
            Some("refused") => Some(GivenValueKind::Refused),
            _ => self.child().map(GivenValueKind::Literal),
        }
    }
}
