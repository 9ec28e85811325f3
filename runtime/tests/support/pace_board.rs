//! The policy of the language's own example, compiled by hand, with one rule for every clause.

use maatstaf_program::*;

/// 2026-11-23T10:00:00Z, a Monday; 11:00 in Amsterdam.
pub const MONDAY: i64 = 1_795_428_000;
/// The start of the instrument: 2026-11-01T00:00:00 in Amsterdam.
pub const START: i64 = 1_793_487_600;
/// The day on which the judgement lapses: 2027-09-01T00:00:00 in Amsterdam.
pub const LAPSE: i64 = 1_819_749_600;

fn table(names: &[(&str, &str, &str, &[&str])]) -> Vec<Symbol> {
    symbol_table(names.iter().map(|(name, nl, en, parents)| SymbolDraft {
        name: (*name).to_owned(),
        title: Text::new(*nl, *en),
        parents: parents.iter().map(|parent| (*parent).to_owned()).collect(),
    }))
    .unwrap()
}

fn symbols() -> Symbols {
    Symbols {
        data: table(&[
            ("performance", "prestaties", "performance", &[]),
            ("pace", "tempo", "pace", &["performance"]),
            ("pick_rate", "orderpicktempo", "pick rate", &["pace"]),
            ("scan_event", "scanbewegingen", "scan events", &["performance"]),
            ("screen", "beeldscherm", "screen", &[]),
        ]),
        decisions: table(&[
            ("task_allocation", "taakverdeling", "task allocation", &[]),
            ("shift_assignment", "dienstindeling", "shift assignment", &["task_allocation"]),
        ]),
        purposes: table(&[
            ("planning", "planning", "planning", &[]),
            ("shift_planning", "roosterplanning", "shift planning", &["planning"]),
            ("appraisal", "beoordeling", "appraisal", &[]),
        ]),
        parties: table(&[
            ("manager", "leidinggevende", "manager", &[]),
            ("team_lead", "teamleider", "team lead", &["manager"]),
            ("works_council", "ondernemingsraad", "works council", &[]),
        ]),
        workers: table(&[
            ("worker", "werkende", "worker", &[]),
            ("employee", "werknemer", "employee", &["worker"]),
            ("agency_worker", "uitzendkracht", "agency worker", &["worker"]),
        ]),
        groupings: table(&[
            ("crew", "ploeg", "crew", &[]),
            ("night_crew", "nachtploeg", "night crew", &["crew"]),
            ("site", "vestiging", "site", &[]),
        ]),
        events: table(&[("end_of_employment", "einde dienstverband", "end of employment", &[])]),
        attributes: vec![Input {
            name: "tenure".to_owned(),
            title: Text::new("duur van het dienstverband", "length of employment"),
            value_type: ValueType::Duration,
        }],
        context: vec![Input {
            name: "emergency".to_owned(),
            title: Text::new("noodgeval", "emergency"),
            value_type: ValueType::YesNo,
        }],
        words: Vec::new(),
    }
}

/// Central European time with the transitions of 2026 and 2027.
pub fn amsterdam() -> Zone {
    Zone {
        name: "Europe/Amsterdam".to_owned(),
        first_offset: 3_600,
        transitions: vec![
            (1_774_746_000, 7_200),
            (1_792_890_000, 3_600),
            (1_806_195_600, 7_200),
            (1_824_944_400, 3_600),
        ],
    }
}

/// The compiled example.
pub fn program() -> Program {
    let symbols = symbols();
    let data = |name: &str| DataId(Symbols::find(&symbols.data, name).unwrap());
    let purpose = |name: &str| PurposeId(Symbols::find(&symbols.purposes, name).unwrap());
    let party = |name: &str| PartyId(Symbols::find(&symbols.parties, name).unwrap());
    let employee = WorkerId(Symbols::find(&symbols.workers, "employee").unwrap());
    let crew = GroupingId(Symbols::find(&symbols.groupings, "crew").unwrap());
    let assignment = DecisionId(Symbols::find(&symbols.decisions, "shift_assignment").unwrap());
    let mut meta = Program::empty().meta;
    meta.organisation = "distrivers".to_owned();
    meta.title = Text::both("Distrivers B.V.");
    meta.language_version = "0.1".to_owned();
    meta.compiler_version = "0.1.0".to_owned();
    meta.sources = vec![SourceHash { path: "policy.maat".to_owned(), hash: [7; 32] }];
    let mut builder = Builder::new(meta, symbols.clone());
    let zone = builder.zone(amsterdam());
    let hours = builder.schedule(Schedule {
        name: "working_hours".to_owned(),
        zone,
        spans: (0..5).map(|day| (day * 1_440 + 420, day * 1_440 + 1_140)).collect(),
    });
    let mut reason = |kind, norm: &str, cite: &str, nl: &str, en: &str| {
        builder.reason(Reason {
            kind,
            norm: Some(norm.to_owned()),
            cite: vec![cite.to_owned()],
            text: Text::new(nl, en),
        })
    };
    let not_started = reason(
        ReasonKind::NotStarted,
        "maatstaf.start",
        "policy",
        "Het tempobord begint op 2026-11-01.",
        "The pace board starts on 2026-11-01.",
    );
    let lapsed = reason(
        ReasonKind::NormLapsed,
        "nl.avg.proportionality",
        "AVG 5(1)(c)",
        "Het oordeel over de evenredigheid is op 2027-09-01 verlopen.",
        "The judgement on proportionality lapsed on 2027-09-01.",
    );
    let open = reason(
        ReasonKind::NormOpen,
        "nl.avg.transparency",
        "AVG 13",
        "Of werknemers zijn ingelicht, is nog niet vastgesteld.",
        "Whether employees were informed is not established yet.",
    );
    let short = reason(
        ReasonKind::NormViolated,
        "nl.bw.short_tenure",
        "BW 7:611",
        "Dit geldt alleen na een jaar in dienst.",
        "This only holds after a year of employment.",
    );
    let tenure = builder.expr(Expr::Attribute(AttributeId(0)));
    let year = duration_seconds(12, 0, 0).unwrap();
    let year = builder.expr(Expr::Constant(Value::Duration(year)));
    let long_enough = builder.expr(Expr::Compare(Comparison::AtLeast, tenure, year));
    let emergency = builder.expr(Expr::Context(ContextId(0)));
    let standing = builder.windows(Windows::from_changes(
        Standing::Blocked(not_started),
        [(START, Standing::Granted), (LAPSE, Standing::Blocked(lapsed))],
    ));
    let always = builder.always(Standing::Granted);
    let tenured = builder.always(Standing::Depends(long_enough, short));

    let mut collect =
        Rule::grant("pace_board.collect.scan_event", Verb::Collect, Object::Data(data("scan_event")), standing);
    collect.purpose = Some(purpose("shift_planning"));
    collect.worker = Some(employee);
    collect.level = Some(exactly(Level::Individual));
    collect.keep =
        Some(Keep::Period { at_least: Some(Period::days(7)), at_most: Some(Period::days(28)), after: None, zone });
    collect.every = Some(900);
    collect.place = "policy.maat:22:5".to_owned();
    builder.rule(collect);

    let mut show = Rule::grant("pace_board.lead_view", Verb::Show, Object::Data(data("pick_rate")), standing);
    show.purpose = Some(purpose("shift_planning"));
    show.recipients = vec![Recipient::party(party("team_lead"))];
    show.level =
        Some(LevelRule::Exactly { level: Level::Team, grouping: Some(crew), min_group: Some(8), and_above: true });
    show.keep = Some(Keep::Period { at_least: None, at_most: Some(Period::months(1)), after: None, zone });
    show.during = Some(hours);
    show.origin_standing = Some(standing);
    let because = Text::new("Voor wie erover klaagt.", "For whoever complains.");
    let log = builder.log(Log { actor: true, record: false, keep: Period::months(6), because });
    show.obligations = vec![Obligation::Log(log)];
    show.accepted = vec![Acceptance { reason: open, from: Some(START), until: Some(LAPSE) }];
    show.place = "policy.maat:40:5".to_owned();
    builder.rule(show);

    let mut own = Rule::grant("pace_board.own_view", Verb::Show, Object::Data(data("pick_rate")), tenured);
    own.purpose = Some(purpose("planning"));
    own.recipients = vec![Recipient::SUBJECT];
    own.level = Some(exactly(Level::Individual));
    builder.rule(own);

    let mut screen = Rule::grant("pace_board.live", Verb::Show, Object::Data(data("screen")), always);
    screen.recipients = vec![Recipient::of_subject(party("team_lead"))];
    screen.keep = Some(Keep::Nothing);
    screen.when = Some(emergency);
    builder.rule(screen);

    let mut retain =
        Rule::grant("pace_board.retain.scan_event", Verb::Retain, Object::Data(data("scan_event")), always);
    retain.keep =
        Some(Keep::Period { at_least: None, at_most: Some(Period::months(24)), after: Some(EventId(0)), zone });
    builder.rule(retain);

    for (path, before_effect) in [("pace_board.decide.shift_assignment", true), ("pace_board.later", false)] {
        let mut decide = Rule::grant(path, Verb::Decide, Object::Decision(assignment), always);
        let name = if before_effect { "shift_planning" } else { "appraisal" };
        decide.purpose = Some(purpose(name));
        decide.review = Some(Review {
            by: vec![Recipient::party(party("team_lead"))],
            before_effect,
            within: Some(172_800),
            may_override: true,
            hears_subject: true,
            sees: vec![data("pick_rate")],
            sees_reasons: true,
        });
        builder.rule(decide);
    }

    let mut individual =
        Rule::never("pace_board.never.1", VerbSet::only(Verb::Show), Object::Data(data("pick_rate")), always);
    individual.level = Some(LevelRule::OrFiner(Level::Individual));
    individual.except = vec![Recipient::SUBJECT];
    builder.rule(individual);
    let mut appraisal = Rule::never("pace_board.never.2", VerbSet::ALL, Object::Data(data("pick_rate")), always);
    appraisal.purpose = Some(purpose("appraisal"));
    builder.rule(appraisal);
    builder.finish()
}

fn exactly(level: Level) -> LevelRule {
    LevelRule::Exactly { level, grouping: None, min_group: None, and_above: false }
}
