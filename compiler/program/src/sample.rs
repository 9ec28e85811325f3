//! A small program with a bit of everything, for the tests of this crate.

use crate::*;

fn draft(name: &str, parents: &[&str]) -> SymbolDraft {
    SymbolDraft {
        name: name.to_owned(),
        title: Text::both(name),
        parents: parents.iter().map(|parent| (*parent).to_owned()).collect(),
    }
}

fn table(drafts: &[(&str, &[&str])]) -> Vec<Symbol> {
    symbol_table(drafts.iter().map(|(name, parents)| draft(name, parents))).unwrap()
}

pub(crate) fn program() -> Program {
    let mut meta = Program::empty().meta;
    meta.organisation = "acme".to_owned();
    meta.title = Text::new("Acme BV", "Acme Ltd");
    meta.language_version = "0.1".to_owned();
    meta.compiler_version = "0.1.0".to_owned();
    meta.sources.push(SourceHash { path: "a.maat".to_owned(), hash: [0xab; 32] });
    meta.packages.push(PackageRef { name: "nl.avg".to_owned(), version: "2026.1".to_owned(), hash: [1; 32] });
    let symbols = Symbols {
        data: table(&[("pace", &[]), ("pick_rate", &["pace"])]),
        decisions: table(&[("shift", &[])]),
        purposes: table(&[("planning", &[])]),
        parties: table(&[("lead", &[]), ("senior_lead", &["lead"])]),
        workers: table(&[("employee", &[])]),
        groupings: table(&[("crew", &[])]),
        events: table(&[("end", &[])]),
        attributes: vec![Input {
            name: "tenure".to_owned(),
            title: Text::both("tenure"),
            value_type: ValueType::Duration,
        }],
        context: vec![Input { name: "mood".to_owned(), title: Text::both("mood"), value_type: ValueType::Text }],
        words: vec!["calm".to_owned()],
    };
    let mut builder = Builder::new(meta, symbols);
    let zone = builder.zone(Zone {
        name: "Europe/Amsterdam".to_owned(),
        first_offset: 3_600,
        transitions: vec![(1_774_746_000, 7_200)],
    });
    let hours =
        builder.schedule(Schedule { name: "office".to_owned(), zone, spans: vec![(420, 1_140), (9_000, 10_080)] });
    let open = builder.reason(Reason {
        kind: ReasonKind::NormOpen,
        norm: Some("nl.avg.proportionality".to_owned()),
        cite: vec!["AVG 5(1)(c)".to_owned()],
        text: Text::new("Nog niet beoordeeld.", "Not judged yet."),
    });
    let tenure = builder.expr(Expr::Attribute(AttributeId(0)));
    let year = builder.expr(Expr::Constant(Value::Duration(12 * SECONDS_PER_MONTH)));
    let long = builder.expr(Expr::Compare(Comparison::AtLeast, tenure, year));
    let mood = builder.expr(Expr::Context(ContextId(0)));
    let calm = builder.expr(Expr::Constant(Value::Text(WordId(0))));
    let calm = builder.expr(Expr::Compare(Comparison::Equal, mood, calm));
    let either = builder.expr(Expr::Or(long, calm));
    let windows = builder.windows(Windows::from_changes(
        Standing::Blocked(open),
        [(1_767_225_600, Standing::Granted), (1_798_761_600, Standing::Depends(either, open))],
    ));
    let always = builder.always(Standing::Granted);

    let mut show = Rule::grant("board.view", Verb::Show, Object::Data(DataId(1)), windows);
    show.purpose = Some(PurposeId(0));
    show.worker = Some(WorkerId(0));
    show.recipients = vec![Recipient::SUBJECT, Recipient::of_subject(PartyId(0))];
    show.level = Some(LevelRule::Exactly {
        level: Level::Team,
        grouping: Some(GroupingId(0)),
        min_group: Some(8),
        and_above: true,
    });
    show.keep = Some(Keep::Period {
        at_least: Some(Period::days(7)),
        at_most: Some(Period { months: 1, days: 2, seconds: 3 }),
        after: Some(EventId(0)),
        zone,
    });
    show.claim_hold = true;
    show.during = Some(hours);
    show.every = Some(900);
    show.when = Some(calm);
    show.origin_standing = Some(windows);
    let log = builder.log(Log {
        actor: true,
        record: false,
        keep: Period::months(6),
        because: Text::new("Voor de rechter.", "For the court."),
    });
    show.obligations = vec![Obligation::Log(log), Obligation::Notice(Text::new("Let op.", "Mind."))];
    show.accepted = vec![Acceptance { reason: open, from: Some(0), until: Some(86_400) }];
    show.place = "a.maat:3:5".to_owned();
    builder.rule(show);
    let mut decide = Rule::grant("board.shift", Verb::Decide, Object::Decision(DecisionId(0)), always);
    decide.review = Some(Review {
        by: vec![Recipient::party(PartyId(0))],
        before_effect: true,
        within: Some(172_800),
        may_override: true,
        hears_subject: true,
        sees: vec![DataId(1)],
        sees_reasons: true,
    });
    builder.rule(decide);
    let mut live = Rule::grant("board.live", Verb::Show, Object::Data(DataId(0)), always);
    live.keep = Some(Keep::Nothing);
    builder.rule(live);
    let mut never = Rule::never("board.never.1", VerbSet::ALL, Object::Data(DataId(0)), always);
    never.level = Some(LevelRule::OrFiner(Level::Individual));
    never.except = vec![Recipient::SUBJECT];
    builder.rule(never);
    builder.finish()
}
