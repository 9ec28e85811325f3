//! Organisations, instruments, statements and their clauses.

use super::leaves::HasTexts;
use super::{
    Accept, AstNode, Because, Citation, Date, Duration, Expr, Given, Judged, Name, NotApplicable, Number, Path,
    Reference, Zone, choices, has_keyword, keyword, views, word_kinds,
};

views! {
    /// `organisation distrivers "Distrivers B.V." { … }`
    Organisation {
        /// Its name.
        one name: Name;
        /// What stands between the braces.
        many members: OrganisationMember;
        /// Whose clock its dates are on.
        one zone: InZone;
    }
    /// `zone Europe/Amsterdam`
    InZone {
        /// The time zone.
        one zone: Zone;
    }
    /// `instrument pace_board "Tempobord" version 1 { … }`
    Instrument {
        /// Its name.
        one name: Name;
        /// `version 1`
        one version: InstrumentVersion;
        /// What stands between the braces.
        many members: InstrumentMember;
        /// Who is responsible.
        one controller: Controller;
        /// Who ordered it.
        one commissioned: Commissioned;
        /// Its first day.
        one starts: Starts;
        /// The first day without it.
        one ends: Ends;
        /// Whom it applies to.
        one applies: Applies;
        /// What is logged of decisions.
        many logs: LogDecisions;
        /// Exceptions that the instrument as a whole invokes.
        many relying: RelyingClause;
        /// The statements.
        many statements: Statement;
        /// The prohibitions.
        many nevers: Never;
    }
    /// `version 1`
    InstrumentVersion {
        /// The number.
        one number: Number;
    }
    /// `answers for pace_board { … }`
    Answers {
        /// The instrument.
        one path: Path;
        /// What stands between the braces.
        many members: OrganisationMember;
    }
    /// `controller distrivers jointly other`
    Controller {
        /// Who.
        one path: Path;
        /// With whom.
        one jointly: Jointly;
    }
    /// `jointly a, b`
    Jointly {
        /// With whom.
        many paths: Path;
    }
    /// `commissioned by client`
    Commissioned {
        /// Who ordered it.
        one path: Path;
    }
    /// `starts 2026-11-01`
    Starts {
        /// The first day.
        one date: Date;
    }
    /// `ends 2027-11-01`
    Ends {
        /// The first day without it.
        one date: Date;
    }
    /// `applies to all`
    Applies {}
    /// `log decisions with actor keep at most 6 months because "…"`
    LogDecisions {
        /// What is logged besides the decision.
        one with: LogWith;
        /// How long a line of the log is kept.
        one keep: LogKeep;
        /// Why.
        one because: Because;
    }
    /// `with actor, record`
    LogWith {
        /// What.
        many parts: LogPart;
    }
    /// `actor` or `record`
    LogPart {}
    /// `keep at most 6 months`
    LogKeep {
        /// How long.
        one most: KeepMost;
    }

    /// `lead_view: show pick_rate to team_lead …`
    Statement {
        /// Its label.
        one label: Label;
        /// The verb.
        one verb: Verb;
        /// The data or decisions that it is of.
        many paths: Path;
        /// All clauses, in the order of the text.
        many clauses: Clause;
    }
    /// `lead_view:`
    Label {
        /// The label itself.
        one name: Name;
    }
    /// A verb
    Verb {}
    /// `never show pick_rate at individual except to subject`
    Never {
        /// Its label.
        one label: Label;
        /// The verb; absent for `never combine`.
        one verb: Verb;
        /// `combine a, b`
        one combine: Combine;
        /// The data or decisions that it is of; those of `never combine` are in [`Never::combine`].
        many paths: Path;
        /// All clauses, in the order of the text.
        many clauses: Clause;
    }
    /// `combine a, b`
    Combine {
        /// What may not be joined.
        many paths: Path;
    }

    /// `from scanner`
    FromClause {
        /// Sources, data or parties.
        many paths: Path;
    }
    /// `about employee, agency_worker`
    AboutClause {
        /// Kinds of workers.
        many paths: Path;
    }
    /// `for shift_planning`
    PurposeClause {
        /// Purposes.
        many paths: Path;
    }
    /// `basis legal_obligation under ATW_4:3`
    BasisClause {
        /// The legal basis.
        one path: Path;
        /// The law that obliges.
        one under: Under;
    }
    /// `under ATW_4:3`
    Under {
        /// The law.
        many citations: Citation;
    }
    /// `relying on UAVG_29`
    RelyingClause {
        /// The exceptions that are invoked.
        many references: Reference;
    }
    /// `at crew(8) and above`
    AtClause {
        /// A level or a grouping.
        one path: Path;
        /// `(8)`
        one group_size: GroupSize;
        /// Coarser levels too.
        has and_above: AndAbove;
    }
    /// `(8)`
    GroupSize {
        /// The least number of people in a group.
        one number: Number;
    }
    /// `and above`
    AndAbove {}
    /// `keep at least 1 year at most 4 years after end_of_employment`
    KeepClause {
        /// Live only: nothing is kept.
        has nothing: KeepNothing;
        /// The shortest.
        one least: KeepLeast;
        /// The longest.
        one most: KeepMost;
        /// The event that it counts from; without one, the making of the record.
        one after: KeepAfter;
    }
    /// `nothing`
    KeepNothing {}
    /// `at least 7 years`
    KeepLeast {
        /// How long.
        one duration: Duration;
    }
    /// `at most 4 weeks`
    KeepMost {
        /// How long.
        one duration: Duration;
    }
    /// `after end_of_employment`
    KeepAfter {
        /// The event.
        one path: Path;
    }
    /// `hold for claim`
    HoldClause {}
    /// `using statistics`
    UsingClause {
        /// Techniques.
        many paths: Path;
    }
    /// `to team_lead of subject, subject`
    ToClause {
        /// Who may see it.
        many recipients: Recipient;
    }
    /// `team_lead of subject`, `hr`, or `subject`
    Recipient {
        /// The role; absent for `subject`.
        one path: Path;
        /// `of subject`: the role is one in relation to the person concerned.
        has of_subject: OfSubject;
    }
    /// `of subject`
    OfSubject {}
    /// `with vendor as processor in us`
    WithClause {
        /// The other organisation.
        one path: Path;
        /// In which capacity.
        one capacity: Capacity;
        /// Where it is.
        one located: Located;
    }
    /// `as processor`
    Capacity {}
    /// `in us`
    Located {
        /// The place.
        one path: Path;
    }
    /// `during working_hours`
    DuringClause {
        /// The hours.
        one path: Path;
    }
    /// `every 15 minutes`
    EveryClause {
        /// At most once in so long.
        one duration: Duration;
    }
    /// `when …`
    WhenClause {
        /// The condition.
        one expr: Expr;
    }
    /// `effect significant`
    EffectClause {
        /// The effect.
        one path: Path;
    }
    /// `by system`
    ByClause {
        /// Who or what decides.
        one path: Path;
    }
    /// `hidden`
    HiddenClause {}
    /// `on device owned by worker`
    DeviceClause {
        /// The owner.
        one path: Path;
    }
    /// `in canteen`
    InClause {
        /// Places.
        many paths: Path;
    }
    /// `except to subject`
    ExceptClause {
        /// Whom the prohibition leaves out.
        many recipients: Recipient;
    }

    /// `review { … }`
    Review {
        /// What stands between the braces.
        many members: ReviewMember;
        /// Who reviews.
        one by: ReviewBy;
        /// Before or after effect.
        one when: ReviewWhen;
        /// Within what time.
        one within: ReviewWithin;
        /// Whether they may override.
        has may_override: MayOverride;
        /// What they see.
        one sees: Sees;
        /// Whether the person concerned is heard.
        has hears_subject: Hears;
    }
    /// `by team_lead`
    ReviewBy {
        /// Who reviews.
        many recipients: Recipient;
    }
    /// `before effect` or `after effect`
    ReviewWhen {}
    /// `within 2 days`
    ReviewWithin {
        /// How long.
        one duration: Duration;
    }
    /// `may override`
    MayOverride {}
    /// `sees pick_rate, reasons`
    Sees {
        /// Data, or `reasons`.
        many paths: Path;
    }
    /// `hears subject`
    Hears {}
}

impl HasTexts for Organisation {}
impl HasTexts for Instrument {}

choices! {
    /// What stands in an organisation, or in `answers for`.
    OrganisationMember {
        /// `given …`
        Given(Given),
        /// `judged …`
        Judged(Judged),
        /// `not_applicable …`
        NotApplicable(NotApplicable),
        /// `accept open …`
        Accept(Accept),
        /// `zone …`, not in answers
        InZone(InZone),
    }
    /// What stands in an instrument.
    InstrumentMember {
        /// `controller …`
        Controller(Controller),
        /// `commissioned by …`
        Commissioned(Commissioned),
        /// `starts …`
        Starts(Starts),
        /// `ends …`
        Ends(Ends),
        /// `applies to …`
        Applies(Applies),
        /// `log decisions …`
        Log(LogDecisions),
        /// `relying on …`
        Relying(RelyingClause),
        /// `given …`
        Given(Given),
        /// `judged …`
        Judged(Judged),
        /// `not_applicable …`
        NotApplicable(NotApplicable),
        /// `accept open …`
        Accept(Accept),
        /// `never …`
        Never(Never),
        /// A statement.
        Statement(Statement),
    }
    /// A clause of a statement.
    Clause {
        /// `from …`
        From(FromClause),
        /// `about …`
        About(AboutClause),
        /// `for …`
        Purpose(PurposeClause),
        /// `basis …`
        Basis(BasisClause),
        /// `relying on …`
        Relying(RelyingClause),
        /// `at …`
        At(AtClause),
        /// `keep …`
        Keep(KeepClause),
        /// `hold for claim`
        Hold(HoldClause),
        /// `using …`
        Using(UsingClause),
        /// `to …`
        To(ToClause),
        /// `with …`
        With(WithClause),
        /// `during …`
        During(DuringClause),
        /// `every …`
        Every(EveryClause),
        /// `when …`
        When(WhenClause),
        /// `effect …`
        Effect(EffectClause),
        /// `by …`
        By(ByClause),
        /// `review { … }`
        Review(Review),
        /// `hidden`
        Hidden(HiddenClause),
        /// `on device …`
        Device(DeviceClause),
        /// `in …`
        In(InClause),
        /// `except to …`
        Except(ExceptClause),
    }
    /// What stands in a review.
    ReviewMember {
        /// `by …`
        By(ReviewBy),
        /// `before effect`, `after effect`
        When(ReviewWhen),
        /// `within …`
        Within(ReviewWithin),
        /// `may override`
        MayOverride(MayOverride),
        /// `sees …`
        Sees(Sees),
        /// `hears subject`
        Hears(Hears),
    }
}

word_kinds! {
    /// The verbs.
    VerbKind {
        /// Measure.
        Collect = "collect",
        /// Take in what was made elsewhere.
        Receive = "receive",
        /// Analyse.
        Derive = "derive",
        /// Give feedback to a person.
        Show = "show",
        /// Hand to another organisation.
        Share = "share",
        /// Decide about people.
        Decide = "decide",
        /// Keep apart.
        Retain = "retain",
        /// Any of them; only after `never`.
        Use = "use",
    }
    /// Whom an instrument applies to.
    ScopeKind {
        /// Everyone: a standing scheme.
        All = "all",
        /// Some group.
        Group = "group",
        /// One investigation.
        Case = "case",
    }
    /// The capacity of an organisation that data is shared with.
    CapacityKind {
        /// On behalf of the controller.
        Processor = "processor",
        /// For purposes of its own.
        Controller = "controller",
    }
}

impl Verb {
    /// Which verb.
    pub fn kind(&self) -> Option<VerbKind> {
        keyword(self.syntax()).and_then(|word| VerbKind::from_word(&word))
    }
}

impl Applies {
    /// To whom.
    pub fn scope(&self) -> Option<ScopeKind> {
        // The first two keywords are `applies` and `to`.
        [ScopeKind::All, ScopeKind::Group, ScopeKind::Case]
            .into_iter()
            .find(|scope| has_keyword(self.syntax(), scope.word()))
    }
}

impl LogPart {
    /// The actor of a request, rather than the record that it is about.
    pub fn is_actor(&self) -> bool {
        has_keyword(self.syntax(), "actor")
    }
}

impl Capacity {
    /// In which capacity.
    pub fn kind(&self) -> Option<CapacityKind> {
        [CapacityKind::Processor, CapacityKind::Controller]
            .into_iter()
            .find(|capacity| has_keyword(self.syntax(), capacity.word()))
    }
}

impl ReviewWhen {
    /// Before effect, rather than after.
    pub fn is_before(&self) -> bool {
        has_keyword(self.syntax(), "before")
    }
}

impl Recipient {
    /// The person concerned themselves.
    pub fn is_subject(&self) -> bool {
        has_keyword(self.syntax(), "subject")
    }
}

impl Statement {
    /// The first clause of one sort, for instance `statement.clause::<KeepClause>()`.
    pub fn clause<T: AstNode>(&self) -> Option<T> {
        self.child()
    }
}

impl Never {
    /// The first clause of one sort, for instance `never.clause::<ExceptClause>()`.
    pub fn clause<T: AstNode>(&self) -> Option<T> {
        self.child()
    }
}
