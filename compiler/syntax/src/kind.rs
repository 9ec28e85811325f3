//! The kinds of nodes and tokens in the tree.

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident,)*) => {
        /// The kind of a node or a token. Tokens come first, then the node kinds.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u16)]
        pub enum SyntaxKind { $($(#[$doc])* $kind,)* }

        /// All kinds in the order of their numbers: the way back from rowan's raw numbers without `unsafe`.
        const ALL: &[SyntaxKind] = &[$(SyntaxKind::$kind,)*];
    };
}

kinds! {
    /// Blanks and line ends.
    Whitespace,
    /// `// …` up to the end of the line, without the line end.
    Comment,
    /// `/// …`: documentation of the item or member below it.
    DocComment,
    /// `//! …`: an expected diagnostic, in the literate specification.
    Expectation,
    /// A keyword in a place where the grammar reads it as one.
    Keyword,
    /// A name, or a path with dots. Also any stray word in an error.
    Word,
    /// A number, or the digits of a version.
    NumberText,
    /// `2026-11-01`.
    DateText,
    /// `07:00`.
    ClockText,
    /// `Europe/Amsterdam`.
    ZoneText,
    /// A quoted text with its quotes.
    StringText,
    /// A quote that is never closed, with what stands after it on its line.
    OpenString,
    /// `<http://…>` with its brackets.
    IriText,
    /// `AVG_22(2)(a)`.
    PinpointText,
    /// `ECLI:NL:RBAMS:2019:6005`.
    EcliText,
    /// A register's own code, such as `32016R0679`.
    CodeText,
    /// The short name of a source of law, such as `AVG`.
    SourceNameText,
    /// `,`
    Comma,
    /// `:`
    Colon,
    /// `{`
    LeftBrace,
    /// `}`
    RightBrace,
    /// `(`
    LeftParen,
    /// `)`
    RightParen,
    /// `..`
    DotDot,
    /// `=`
    Equals,
    /// `>=`, `<=`, `!=`, `>` or `<`
    OperatorText,
    /// A character that means nothing here. Only in errors.
    Unknown,

    /// The root.
    File,
    /// Text that does not fit the grammar.
    Error,
    /// `package nl.avg 2026.1 { … }`
    Package,
    /// `title nl "…" en "…"`
    Title,
    /// `publisher "…"`
    Publisher,
    /// `source AVG …` within a package
    SourceLaw,
    /// `AVG` after `source`
    SourceName,
    /// `eli <…>`
    Eli,
    /// `celex 32016R0679`
    Celex,
    /// `bwb BWBR0005290`
    Bwb,
    /// `url <…>`
    Url,
    /// a register's code
    Code,
    /// `ranks controller, court`
    Ranks,
    /// `import nl.avg, nl.wor`
    Import,
    /// one imported package
    Imported,
    /// `data pick_rate: performance.pace "…"`
    Concept,
    /// the first word of a concept
    Sort,
    /// `: PARENT, …`
    Parents,
    /// `dpv <…>`
    Dpv,
    /// `grouping crew: team`
    Grouping,
    /// `hours working_hours: mon..fri 07:00..19:00 Europe/Amsterdam`
    Hours,
    /// `mon..fri 07:00..19:00`
    HoursSpan,
    /// `mon`
    Weekday,
    /// `07:00`
    Clock,
    /// `Europe/Amsterdam`
    Zone,
    /// `attribute tenure of worker: duration`
    Attribute,
    /// `context location_known: yes_no`
    Context,
    /// `yes_no`, `date`, …
    ValueType,
    /// `organisation distrivers "…" { … }`
    Organisation,
    /// `zone Europe/Amsterdam` within an organisation
    InZone,
    /// `instrument pace_board { … }`
    Instrument,
    /// `version 1` in an instrument's head
    InstrumentVersion,
    /// `answers for pace_board { … }`
    Answers,
    /// `controller distrivers jointly other`
    Controller,
    /// `jointly a, b`
    Jointly,
    /// `commissioned by client`
    Commissioned,
    /// `starts 2026-11-01`
    Starts,
    /// `ends 2027-11-01`
    Ends,
    /// `applies to all`
    Applies,
    /// `log decisions keep at most 6 months because "…"`
    LogDecisions,
    /// `with actor, record`
    LogWith,
    /// `actor` or `record`
    LogPart,
    /// `keep at most 6 months` of a log
    LogKeep,
    /// `collect scan_event …`
    Statement,
    /// `lead_view:`
    Label,
    /// `collect`, `show`, …, and `use` after `never`
    Verb,
    /// `never show …`
    Never,
    /// `combine a, b` after `never`
    Combine,
    /// `from scanner`
    FromClause,
    /// `about employee`
    AboutClause,
    /// `for shift_planning`
    PurposeClause,
    /// `basis legal_obligation under ATW_4:3`
    BasisClause,
    /// `under ATW_4:3`
    Under,
    /// `relying on UAVG_29`
    RelyingClause,
    /// `at crew(8) and above`
    AtClause,
    /// `(8)`
    GroupSize,
    /// `and above`
    AndAbove,
    /// `keep at most 4 weeks`
    KeepClause,
    /// `nothing` after `keep`
    KeepNothing,
    /// `at least 7 years`
    KeepLeast,
    /// `at most 4 weeks`
    KeepMost,
    /// `after end_of_employment`
    KeepAfter,
    /// `hold for claim`
    HoldClause,
    /// `using statistics`
    UsingClause,
    /// `to team_lead of subject`
    ToClause,
    /// one recipient
    Recipient,
    /// `of subject`
    OfSubject,
    /// `with vendor as processor in us`
    WithClause,
    /// `as processor`
    Capacity,
    /// `in us` within a `with` clause
    Located,
    /// `during working_hours`
    DuringClause,
    /// `every 15 minutes`
    EveryClause,
    /// `when EXPR`
    WhenClause,
    /// `effect significant`
    EffectClause,
    /// `by system`
    ByClause,
    /// `hidden`
    HiddenClause,
    /// `on device owned by worker`
    DeviceClause,
    /// `in canteen`
    InClause,
    /// `except to subject`
    ExceptClause,
    /// `review { … }`
    Review,
    /// `by team_lead` within a review
    ReviewBy,
    /// `before effect`
    ReviewWhen,
    /// `within 2 days`
    ReviewWithin,
    /// `may override`
    MayOverride,
    /// `sees pick_rate, reasons`
    Sees,
    /// `hears subject`
    Hears,
    /// `given dpia on 2026-08-10`
    Given,
    /// the value in a `given`
    GivenValue,
    /// `on DATE`
    OnDate,
    /// `from DATE`
    FromDate,
    /// `until DATE`
    UntilDate,
    /// `of version 1`
    OfVersion,
    /// `of shift_assignment`
    OfPaths,
    /// `see "…"`
    See,
    /// `judged proportionate yes …`
    Judged,
    /// `yes` or `no`
    Answer,
    /// `by controller` in an answer
    JudgedBy,
    /// `advised dpo`
    Advised,
    /// `because "…"`
    Because,
    /// `not_applicable NAME …`
    NotApplicable,
    /// `accept open NORM …`
    Accept,
    /// `fact dpia of instrument: date …`
    Fact,
    /// `judgement proportionate of instrument …`
    Judgement,
    /// `instrument`, `use`, `collect`, … as what a fact is of or a norm ranges over
    Target,
    /// `by controller advised dpo` in a fact or judgement
    AnsweredBy,
    /// `renew every 1 year`
    Renew,
    /// `ask nl "…" en "…"`
    Ask,
    /// `consider nl "…" en "…"`
    Consider,
    /// `cite AVG_22(1)`
    Cite,
    /// `norm human_intervention … { … }`
    Norm,
    /// `strength law`
    Strength,
    /// `prohibition`
    Prohibition,
    /// `at collection`
    AtCollection,
    /// `replaces other_norm`
    Replaces,
    /// `for each decide d`
    ForEach,
    /// `decide d in i`
    Binder,
    /// `in i`
    BinderIn,
    /// `where EXPR`
    WhereRule,
    /// `require EXPR`
    Require,
    /// `blocks d`
    Blocks,
    /// `say nl "…" en "…"`
    Say,
    /// `exception contract to human_intervention … { … }`
    Exception,
    /// `define NAME(BINDERS) = EXPR`
    Define,
    /// `incompatible security with appraisal`
    Incompatible,
    /// `a unless b`
    UnlessExpr,
    /// `a or b or c`
    OrExpr,
    /// `a and b and c`
    AndExpr,
    /// `not a`
    NotExpr,
    /// `any collect c where …`
    QuantifiedExpr,
    /// `a is b`
    ComparisonExpr,
    /// the operator of a comparison
    Operator,
    /// `( … )`
    ParenExpr,
    /// `judged(compatible, c, u)`
    JudgedCall,
    /// `large_employer(o)`
    CallExpr,
    /// `yes` or `no` in an expression
    Truth,
    /// `case manfield … { … }`
    Case,
    /// `expect only those`
    ExpectOnly,
    /// `expect violated UAVG_29`
    ExpectVerdict,
    /// `violated`, `open`, …
    VerdictWord,
    /// `expect deny collect fingerprint …`
    ExpectDecision,
    /// `permit`, `hold`, `deny`
    OutcomeWord,
    /// `recorded DATE`
    Recorded,
    /// a text, with its language or for both
    Text,
    /// a name that is declared
    Name,
    /// a name that is referred to, with or without dots
    Path,
    /// a number
    Number,
    /// `2026.1`
    VersionNumber,
    /// `2026-11-01`
    Date,
    /// `4 weeks`
    Duration,
    /// `weeks`
    Unit,
    /// `"…"`
    Str,
    /// `<http://…>`
    Iri,
    /// `AVG_22(2)(a)`
    Pinpoint,
    /// `ECLI:…`
    Ecli,
}

impl SyntaxKind {
    /// All kinds: tokens first, then nodes.
    pub fn all() -> impl Iterator<Item = Self> {
        ALL.iter().copied()
    }

    /// White space and comments of all three sorts: what stands between words and means nothing to the grammar.
    pub fn is_trivia(self) -> bool {
        matches!(self, Self::Whitespace | Self::Comment | Self::DocComment | Self::Expectation)
    }

    /// Kinds of tokens, as opposed to nodes.
    pub fn is_token(self) -> bool {
        self < Self::File
    }

    /// Kinds of top-level items.
    pub fn is_item(self) -> bool {
        matches!(
            self,
            Self::Package
                | Self::Import
                | Self::Concept
                | Self::Grouping
                | Self::Hours
                | Self::Attribute
                | Self::Context
                | Self::Organisation
                | Self::Instrument
                | Self::Answers
                | Self::Fact
                | Self::Judgement
                | Self::Norm
                | Self::Exception
                | Self::Define
                | Self::Incompatible
                | Self::Case
        )
    }

    /// Kinds of what stands between the braces of an item (items in a case are members too, but count as items).
    pub fn is_member(self) -> bool {
        matches!(
            self,
            Self::Title
                | Self::Publisher
                | Self::SourceLaw
                | Self::Ranks
                | Self::InZone
                | Self::Controller
                | Self::Commissioned
                | Self::Starts
                | Self::Ends
                | Self::Applies
                | Self::LogDecisions
                | Self::Statement
                | Self::Never
                | Self::Given
                | Self::Judged
                | Self::NotApplicable
                | Self::Accept
                | Self::ForEach
                | Self::WhereRule
                | Self::Require
                | Self::Blocks
                | Self::Say
                | Self::ExpectOnly
                | Self::ExpectVerdict
                | Self::ExpectDecision
        )
    }
}

/// Ties rowan to [`SyntaxKind`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Maatstaf {}

impl rowan::Language for Maatstaf {
    type Kind = SyntaxKind;

    fn kind_from_raw(raw: rowan::SyntaxKind) -> SyntaxKind {
        // Raw numbers come from `kind_to_raw` alone; a foreign one is an error, not a crash.
        ALL.get(usize::from(raw.0)).copied().unwrap_or(SyntaxKind::Error)
    }

    fn kind_to_raw(kind: SyntaxKind) -> rowan::SyntaxKind {
        rowan::SyntaxKind(kind as u16)
    }
}

/// A node of the tree.
pub type SyntaxNode = rowan::SyntaxNode<Maatstaf>;
/// A token of the tree.
pub type SyntaxToken = rowan::SyntaxToken<Maatstaf>;
/// A node or a token.
pub type SyntaxElement = rowan::SyntaxElement<Maatstaf>;
