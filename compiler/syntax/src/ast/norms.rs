//! Facts, judgements, norms, exceptions and predicates.

use super::leaves::HasTexts;
use super::{
    Advised, AstNode, Citation, Duration, Expr, FromDate, Name, Path, See, Title, UntilDate, ValueType, choices,
    has_keyword, keyword, views, word_kinds,
};

views! {
    /// `fact dpia of instrument: date …`
    Fact {
        /// Its name.
        one name: Name;
        /// What it is of.
        many targets: Target;
        /// Of which type; without one it is yes or no.
        one value_type: ValueType;
        /// Its title.
        one title: Title;
        /// What it rests on.
        many cites: Cite;
        /// The question that it answers.
        one ask: Ask;
        /// Who states it.
        one answered_by: AnsweredBy;
        /// Where more can be read.
        many sees: See;
    }
    /// `judgement proportionate of instrument …`
    Judgement {
        /// Its name.
        one name: Name;
        /// What it is of.
        many targets: Target;
        /// Its title.
        one title: Title;
        /// What it rests on.
        many cites: Cite;
        /// The question that it answers.
        one ask: Ask;
        /// What to weigh, one point each.
        many considers: Consider;
        /// Who decides, and who advises.
        one answered_by: AnsweredBy;
        /// How long a judgement without an end lasts.
        one renew: Renew;
        /// Where more can be read.
        many sees: See;
    }
    /// What a fact is of, or what a norm ranges over
    Target {}
    /// `by controller advised dpo`
    AnsweredBy {
        /// Who decides.
        many by: Path;
        /// Who advises.
        one advised: Advised;
    }
    /// `renew every 1 year`
    Renew {
        /// How long.
        one duration: Duration;
    }
    /// `ask nl "…" en "…"`. Its texts: [`HasTexts`].
    Ask {}
    /// `consider nl "…" en "…"`. Its texts: [`HasTexts`].
    Consider {}
    /// `cite AVG_22(1), "WP251"`
    Cite {
        /// The citations, at least one.
        many citations: Citation;
    }
    /// `norm human_intervention … { … }`
    Norm {
        /// Its name.
        one name: Name;
        /// Its title, where it is not a bare text.
        one title: Title;
        /// What it rests on.
        many cites: Cite;
        /// Since when it is in force.
        one since: FromDate;
        /// Until when it is in force; that day is the first without it.
        one until: UntilDate;
        /// How binding it is.
        one strength: Strength;
        /// Its openness can never be accepted.
        has is_prohibition: Prohibition;
        /// It is read at the instant the record was made.
        has is_at_collection: AtCollection;
        /// The norm that it takes the place of.
        one replaces: Replaces;
        /// Where more can be read.
        many sees: See;
        /// What stands between the braces.
        many members: NormMember;
        /// What it ranges over.
        one for_each: ForEach;
        /// When it applies: all of them together.
        many wheres: WhereRule;
        /// What it demands: all of them together.
        many requires: Require;
        /// What a breach takes away.
        one blocks: Blocks;
        /// What a breach says.
        one say: Say;
    }
    /// `strength law`
    Strength {}
    /// `prohibition`
    Prohibition {}
    /// `at collection`
    AtCollection {}
    /// `replaces other_norm`
    Replaces {
        /// The norm that is replaced.
        one path: Path;
    }
    /// `for each collect c, use u`
    ForEach {
        /// The variables.
        many binders: Binder;
    }
    /// `collect c in i`
    Binder {
        /// What it ranges over.
        one target: Target;
        /// The variable.
        one name: Name;
        /// `in i`, the variable within which it ranges.
        one within: BinderIn;
    }
    /// `in i`
    BinderIn {
        /// The variable.
        one name: Name;
    }
    /// `where …`
    WhereRule {
        /// The condition.
        one expr: Expr;
    }
    /// `require …`
    Require {
        /// The condition.
        one expr: Expr;
    }
    /// `blocks d`
    Blocks {
        /// The variables.
        many names: Name;
    }
    /// `say nl "…" en "…"`. Its texts: [`HasTexts`].
    Say {}
    /// `exception contract to human_intervention … { … }`
    Exception {
        /// Its name.
        one name: Name;
        /// The norms or exceptions that it makes room in.
        many to: Path;
        /// Its title, where it is not a bare text.
        one title: Title;
        /// What it rests on.
        many cites: Cite;
        /// Since when it is in force.
        one since: FromDate;
        /// Until when it is in force; that day is the first without it.
        one until: UntilDate;
        /// How binding it is.
        one strength: Strength;
        /// The exception that it takes the place of.
        one replaces: Replaces;
        /// It is read at the instant the record was made.
        has is_at_collection: AtCollection;
        /// Where more can be read.
        many sees: See;
        /// When it applies.
        many wheres: WhereRule;
        /// What it demands.
        many requires: Require;
        /// What it says when it is invoked and not met.
        one say: Say;
    }
    /// `define large(organisation o) = o.employees >= 50`
    Define {
        /// Its name.
        one name: Name;
        /// What it is asked about.
        many parameters: Binder;
        /// What it stands for.
        one body: Expr;
    }
    /// `incompatible security with appraisal cite "…"`
    Incompatible {
        /// What it rests on.
        many cites: Cite;
        /// Since when.
        one since: FromDate;
        /// Until when; that day is the first without it.
        one until: UntilDate;
    }
}

impl HasTexts for Fact {}
impl HasTexts for Judgement {}
impl HasTexts for Ask {}
impl HasTexts for Consider {}
impl HasTexts for Norm {}
impl HasTexts for Say {}
impl HasTexts for Exception {}

choices! {
    /// What stands in a norm or an exception.
    NormMember {
        /// `for each …`
        ForEach(ForEach),
        /// `where …`
        Where(WhereRule),
        /// `require …`
        Require(Require),
        /// `blocks …`
        Blocks(Blocks),
        /// `say …`
        Say(Say),
    }
}

word_kinds! {
    /// What a fact can be of and a norm can range over.
    TargetKind {
        /// The organisation.
        Organisation = "organisation",
        /// Each instrument.
        Instrument = "instrument",
        /// Each statement.
        Statement = "statement",
        /// Each atom, whatever its verb.
        Use = "use",
        /// Each atom that collects.
        Collect = "collect",
        /// Each atom that receives.
        Receive = "receive",
        /// Each atom that derives.
        Derive = "derive",
        /// Each atom that shows.
        Show = "show",
        /// Each atom that shares.
        Share = "share",
        /// Each atom that decides.
        Decide = "decide",
        /// Each atom that retains.
        Retain = "retain",
    }
    /// How binding a norm is.
    StrengthKind {
        /// A breach is an error and takes a permission away.
        Law = "law",
        /// A regulator's reading.
        Guidance = "guidance",
        /// Self-regulation.
        Code = "code",
    }
}

impl Target {
    /// Which target.
    pub fn kind(&self) -> Option<TargetKind> {
        keyword(self.syntax()).and_then(|word| TargetKind::from_word(&word))
    }
}

impl Strength {
    /// Which strength.
    pub fn kind(&self) -> Option<StrengthKind> {
        // The first keyword is `strength` itself.
        [StrengthKind::Law, StrengthKind::Guidance, StrengthKind::Code]
            .into_iter()
            .find(|strength| has_keyword(self.syntax(), strength.word()))
    }
}

impl Incompatible {
    /// The first of the two.
    pub fn left(&self) -> Option<Path> {
        self.child()
    }

    /// The second of the two.
    pub fn right(&self) -> Option<Path> {
        self.children().nth(1)
    }
}
