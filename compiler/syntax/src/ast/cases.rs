//! Cases: rulings as tests.

use super::leaves::HasTexts;
use super::{
    AboutClause, Answers, AstNode, AtClause, Attribute, Cite, Concept, Context, Date, Given, Grouping, Hours,
    Instrument, Name, OfPaths, OnDate, Organisation, Path, PurposeClause, Reference, See, ToClause, Verb, choices,
    has_keyword, keyword, views, word_kinds,
};

views! {
    /// `case manfield "…" cite ECLI:… on 2019-08-12 { … }`
    Case {
        /// Its name.
        one name: Name;
        /// The ruling.
        many cites: Cite;
        /// The day that the ruling looks at.
        one on: OnDate;
        /// Where more can be read.
        many sees: See;
        /// What stands between the braces.
        many members: CaseMember;
        /// What must come out.
        many expectations: Expectation;
    }
    /// `expect only those`, `expect only`
    ExpectOnly {}
    /// `expect violated UAVG_29, AVG_9(1)`
    ExpectVerdict {
        /// Which verdict.
        one verdict: VerdictWord;
        /// On which norms or exceptions.
        many references: Reference;
        /// Of which statements.
        one of: OfPaths;
        /// On which day; without one, the day of the case.
        one on: OnDate;
    }
    /// `violated`, `open`, `satisfied` or `not_applicable`
    VerdictWord {}
    /// `expect deny collect fingerprint about employee for fraud_prevention`
    ExpectDecision {
        /// Which decision.
        one outcome: OutcomeWord;
        /// To do what.
        one verb: Verb;
        /// With what.
        one path: Path;
        /// About whom.
        one about: AboutClause;
        /// For which purpose.
        one purpose: PurposeClause;
        /// For whom to see.
        one to: ToClause;
        /// At which level.
        one at: AtClause;
        /// On which day; without one, the day of the case.
        one on: OnDate;
        /// When the record was made.
        one recorded: Recorded;
        /// What the request states of attributes.
        many givens: Given;
    }
    /// `permit`, `hold` or `deny`
    OutcomeWord {}
    /// `recorded 2026-01-01`
    Recorded {
        /// The day.
        one date: Date;
    }
}

impl HasTexts for Case {}

choices! {
    /// What stands in a case.
    CaseMember {
        /// A concept.
        Concept(Concept),
        /// A grouping.
        Grouping(Grouping),
        /// Hours.
        Hours(Hours),
        /// An attribute.
        Attribute(Attribute),
        /// A context.
        Context(Context),
        /// An organisation.
        Organisation(Organisation),
        /// An instrument.
        Instrument(Instrument),
        /// Answers for an instrument.
        Answers(Answers),
        /// `expect only …`
        ExpectOnly(ExpectOnly),
        /// `expect violated …`
        ExpectVerdict(ExpectVerdict),
        /// `expect permit …`
        ExpectDecision(ExpectDecision),
    }
    /// What must come out of a case.
    Expectation {
        /// `expect only …`
        Only(ExpectOnly),
        /// `expect violated …`
        Verdict(ExpectVerdict),
        /// `expect permit …`
        Decision(ExpectDecision),
    }
}

word_kinds! {
    /// The verdicts on a norm.
    VerdictKind {
        /// False.
        Violated = "violated",
        /// Unknown.
        Open = "open",
        /// True.
        Satisfied = "satisfied",
        /// It does not apply.
        NotApplicable = "not_applicable",
    }
    /// The decisions on a request.
    OutcomeKind {
        /// It may.
        Permit = "permit",
        /// It may once a human has looked.
        Hold = "hold",
        /// It may not.
        Deny = "deny",
    }
}

impl ExpectOnly {
    /// `expect only those`: no more than what the other expectations name.
    pub fn those(&self) -> bool {
        has_keyword(self.syntax(), "those")
    }
}

impl VerdictWord {
    /// Which verdict.
    pub fn kind(&self) -> Option<VerdictKind> {
        keyword(self.syntax()).and_then(|word| VerdictKind::from_word(&word))
    }
}

impl OutcomeWord {
    /// Which decision.
    pub fn kind(&self) -> Option<OutcomeKind> {
        keyword(self.syntax()).and_then(|word| OutcomeKind::from_word(&word))
    }
}
