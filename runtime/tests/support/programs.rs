//! Random programs with every kind of clause.

use super::{NOW, Random, instants};
use maatstaf_program::*;

/// How large a program is.
pub struct Size {
    pub concepts: usize,
    pub rules: usize,
}

/// A random, sound program.
pub fn program(random: &mut Random, size: &Size) -> Program {
    let count = |random: &mut Random| 1 + random.below(size.concepts);
    let symbols = Symbols {
        data: {
            let many = count(random);
            taxonomy(random, "d", many)
        },
        decisions: {
            let many = count(random);
            taxonomy(random, "k", many)
        },
        purposes: {
            let many = count(random);
            taxonomy(random, "p", many)
        },
        parties: {
            // Now and then more than one word of bits.
            let many = if random.chance(15) { 70 } else { count(random) };
            taxonomy(random, "r", many)
        },
        workers: {
            let many = if random.chance(10) { 130 } else { count(random) };
            taxonomy(random, "w", many)
        },
        groupings: {
            let many = count(random);
            taxonomy(random, "g", many)
        },
        events: {
            let many = 1 + random.below(3);
            taxonomy(random, "e", many)
        },
        attributes: inputs("a"),
        context: inputs("c"),
        words: vec!["evening".to_owned(), "night".to_owned()],
    };
    let meta = Program::empty().meta;
    let mut builder = Builder::new(meta, symbols.clone());
    let log = builder.log(Log {
        actor: random.chance(50),
        record: random.chance(50),
        keep: Period::months(6),
        because: Text::both("to show it"),
    });
    let mut maker = Maker {
        builder,
        log,
        symbols,
        zones: Vec::new(),
        schedules: Vec::new(),
        reasons: Vec::new(),
        conditions: Vec::new(),
        windows: Vec::new(),
    };
    maker.tables(random);
    for number in 0..size.rules {
        let rule = maker.rule(random, number);
        maker.builder.rule(rule);
    }
    maker.builder.finish()
}

/// A taxonomy that is deep, wide or both, with some concepts under several others.
fn taxonomy(random: &mut Random, prefix: &str, count: usize) -> Vec<Symbol> {
    let name = |number: usize| format!("{prefix}{number:03}");
    let deep = random.chance(40);
    let drafts = (0..count).map(|number| {
        let mut parents = Vec::new();
        if number > 0 {
            if deep {
                parents.push(name(number - 1));
            } else if random.chance(70) {
                parents.push(name(random.below(number)));
            }
            if random.chance(20) {
                parents.push(name(random.below(number)));
            }
        }
        SymbolDraft { name: name(number), title: Text::both(name(number)), parents }
    });
    symbol_table(drafts.collect::<Vec<_>>()).unwrap()
}

const TYPES: [ValueType; 6] =
    [ValueType::YesNo, ValueType::Number, ValueType::Duration, ValueType::Date, ValueType::Instant, ValueType::Text];

/// One input of each type, and one more yes or no.
fn inputs(prefix: &str) -> Vec<Input> {
    TYPES
        .into_iter()
        .chain([ValueType::YesNo])
        .enumerate()
        .map(|(number, value_type)| Input {
            name: format!("{prefix}{number}"),
            title: Text::both(format!("{prefix}{number}")),
            value_type,
        })
        .collect()
}

/// Boundary values of a type, shared by constants and requests.
pub fn values(value_type: ValueType) -> &'static [i64] {
    match value_type {
        ValueType::YesNo => &[0, 1],
        ValueType::Number => &[-1, 0, 1, NUMBER_SCALE, NUMBER_SCALE + 1, i64::MAX, i64::MIN],
        ValueType::Duration => &[0, 1, 86_399, 86_400, 12 * SECONDS_PER_MONTH],
        // The dates around NOW, on both sides of midnight.
        ValueType::Date => &[20_483, 20_484, 20_485, 0, -1],
        ValueType::Instant => &[NOW - 1, NOW, NOW + 1, MIN_INSTANT, MAX_INSTANT],
        ValueType::Text => &[-1, 0, 1],
    }
}

struct Maker {
    builder: Builder,
    log: LogId,
    symbols: Symbols,
    zones: Vec<ZoneId>,
    schedules: Vec<ScheduleId>,
    reasons: Vec<ReasonId>,
    conditions: Vec<ExprId>,
    windows: Vec<WindowsId>,
}

impl Maker {
    fn tables(&mut self, random: &mut Random) {
        for zone in zones() {
            self.zones.push(self.builder.zone(zone));
        }
        for number in 0..3 {
            let mut edges: Vec<u16> = (0..6)
                .map(|_| {
                    // 2026-01-31 was a Saturday; 23:30 is minute 8,610 in UTC.
                    let near: &[u16] = &[8_610, 8_611, 8_609, 8_670, 0, 10_080, 5_000, 9_000];
                    random.pick(near)
                })
                .collect();
            edges.sort_unstable();
            edges.dedup();
            let spans = edges.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect::<Vec<_>>();
            let zone = random.pick(&self.zones);
            self.schedules.push(self.builder.schedule(Schedule { name: format!("hours{number}"), zone, spans }));
        }
        for (number, kind) in [
            ReasonKind::NormViolated,
            ReasonKind::NormOpen,
            ReasonKind::NormLapsed,
            ReasonKind::NotStarted,
            ReasonKind::Ended,
            ReasonKind::OriginNotGranted,
        ]
        .into_iter()
        .enumerate()
        {
            let reason = Reason {
                kind,
                norm: Some(format!("n.x{number}")),
                cite: vec![format!("X {number}")],
                text: Text::new(format!("Reden {number}."), format!("Reason {number}.")),
            };
            self.reasons.push(self.builder.reason(reason));
        }
        for _ in 0..8 {
            let condition = self.condition(random, 4);
            self.conditions.push(condition);
        }
        self.windows.push(self.builder.always(Standing::Granted));
        for _ in 0..8 {
            let pool = instants();
            let first = self.standing(random);
            let changes: Vec<(i64, Standing)> = {
                let many = if random.chance(15) { 200 } else { 12 };
                (0..random.below(many)).map(|_| (random.pick(&pool), self.standing(random))).collect()
            };
            self.windows.push(self.builder.windows(Windows::from_changes(first, changes)));
        }
    }

    fn standing(&mut self, random: &mut Random) -> Standing {
        match random.below(10) {
            0..=5 => Standing::Granted,
            6..=7 => Standing::Blocked(random.pick(&self.reasons)),
            _ => Standing::Depends(random.pick(&self.conditions), random.pick(&self.reasons)),
        }
    }

    fn condition(&mut self, random: &mut Random, depth: usize) -> ExprId {
        let expr = match random.below(if depth == 0 { 4 } else { 10 }) {
            0 => Expr::Constant(Value::YesNo(random.chance(50))),
            1 => Expr::Attribute(AttributeId(random.pick(&[0, 6]))),
            2 => Expr::Context(ContextId(random.pick(&[0, 6]))),
            3 => Expr::WorkerIs(WorkerId(random.below(self.symbols.workers.len()) as u16)),
            4 => Expr::Not(self.condition(random, depth - 1)),
            5 => Expr::And(self.condition(random, depth - 1), self.condition(random, depth - 1)),
            6 => Expr::Or(self.condition(random, depth - 1), self.condition(random, depth - 1)),
            _ => {
                let value_type = random.pick(&TYPES);
                let hows: &[Comparison] = match value_type {
                    ValueType::YesNo | ValueType::Text => &[Comparison::Equal, Comparison::NotEqual],
                    _ => &[
                        Comparison::Equal,
                        Comparison::NotEqual,
                        Comparison::Less,
                        Comparison::AtMost,
                        Comparison::Greater,
                        Comparison::AtLeast,
                    ],
                };
                let how = random.pick(hows);
                let left = self.value(random, value_type, depth);
                let right = self.value(random, value_type, depth);
                Expr::Compare(how, left, right)
            }
        };
        self.builder.expr(expr)
    }

    fn value(&mut self, random: &mut Random, value_type: ValueType, depth: usize) -> ExprId {
        let at = TYPES.iter().position(|known| *known == value_type).unwrap() as u16;
        let expr = match (random.below(4), value_type) {
            (0, _) => Expr::Attribute(AttributeId(at)),
            (1, _) => Expr::Context(ContextId(at)),
            (2, ValueType::Date) => Expr::Today(random.pick(&self.zones)),
            (2, ValueType::Instant) => Expr::Time,
            (2, ValueType::YesNo) => return self.condition(random, depth - 1),
            _ => {
                let raw = random.pick(values(value_type));
                Expr::Constant(match value_type {
                    ValueType::YesNo => Value::YesNo(raw == 1),
                    ValueType::Number => Value::Number(raw),
                    ValueType::Duration => Value::Duration(raw),
                    ValueType::Date => Value::Date(raw),
                    ValueType::Instant => Value::Instant(raw),
                    ValueType::Text => Value::Text(WordId(raw.max(0) as u16)),
                })
            }
        };
        self.builder.expr(expr)
    }

    fn rule(&mut self, random: &mut Random, number: usize) -> Rule {
        let standing = if random.chance(40) { self.windows[0] } else { random.pick(&self.windows) };
        let path = format!("i.s{}", if random.chance(10) { 0 } else { number });
        let mut rule =
            if random.chance(15) { self.never(random, path, standing) } else { self.grant(random, path, standing) };
        rule.purpose = random.maybe(70, |random| PurposeId(random.below(self.symbols.purposes.len()) as u16));
        rule.worker = random.maybe(30, |random| WorkerId(random.below(self.symbols.workers.len()) as u16));
        if random.chance(50) {
            rule.recipients = self.recipients(random);
        }
        rule.during = random.maybe(15, |random| random.pick(&self.schedules));
        rule.when = random.maybe(25, |random| random.pick(&self.conditions));
        rule
    }

    fn object(&self, random: &mut Random, decides: bool) -> Object {
        if decides {
            Object::Decision(DecisionId(random.below(self.symbols.decisions.len()) as u16))
        } else {
            Object::Data(DataId(random.below(self.symbols.data.len()) as u16))
        }
    }

    fn grant(&mut self, random: &mut Random, path: String, standing: WindowsId) -> Rule {
        let verb = random.pick(&[Verb::Show, Verb::Show, Verb::Collect, Verb::Decide, Verb::Share]);
        let object = self.object(random, verb == Verb::Decide);
        let mut rule = Rule::grant(path, verb, object, standing);
        rule.level = random.maybe(60, |random| LevelRule::Exactly {
            level: random.pick(&Level::ALL),
            grouping: random.maybe(50, |random| GroupingId(random.below(self.symbols.groupings.len()) as u16)),
            min_group: random.maybe(60, |random| random.pick(&[0, 1, 5, 8])),
            and_above: random.chance(40),
        });
        rule.keep = random.maybe(50, |random| self.keep(random));
        rule.claim_hold = random.chance(35);
        rule.every = random.maybe(20, |random| random.pick(&[1, 900, 86_400]));
        rule.origin_standing = random.maybe(30, |random| random.pick(&self.windows));
        if random.chance(if verb == Verb::Decide { 80 } else { 15 }) {
            rule.review = Some(self.review(random));
        }
        rule.obligations = if random.chance(20) { vec![Obligation::Log(self.log)] } else { Vec::new() };
        rule.accepted = random
            .maybe(20, |random| Acceptance {
                reason: random.pick(&self.reasons),
                from: Some(NOW - 86_400),
                until: Some(NOW + 1),
            })
            .into_iter()
            .collect();
        rule
    }

    fn never(&mut self, random: &mut Random, path: String, standing: WindowsId) -> Rule {
        let verbs = match random.below(3) {
            0 => VerbSet::ALL,
            1 => VerbSet::only(Verb::Show).with(Verb::Share),
            _ => VerbSet::only(random.pick(&Verb::ALL)),
        };
        let object = match random.below(8) {
            0 => Object::Any,
            1 => self.object(random, true),
            _ => self.object(random, false),
        };
        let mut rule = Rule::never(path, verbs, object, standing);
        rule.level = random.maybe(60, |random| LevelRule::OrFiner(random.pick(&Level::ALL)));
        if random.chance(50) {
            rule.except = self.recipients(random);
        }
        rule
    }

    fn keep(&self, random: &mut Random) -> Keep {
        if random.chance(15) {
            return Keep::Nothing;
        }
        let periods = [
            Period::months(1),
            Period::months(12),
            Period { months: 1, days: 1, seconds: 3_600 },
            Period::days(28),
            Period::days(1),
            Period::seconds(86_400),
            Period::seconds(0),
            Period::months(12_000),
        ];
        let at_most = random.maybe(85, |random| random.pick(&periods));
        let at_least = if at_most.is_none() || random.chance(20) { Some(random.pick(&periods)) } else { None };
        Keep::Period {
            at_least,
            at_most,
            after: random.maybe(30, |random| EventId(random.below(self.symbols.events.len()) as u16)),
            zone: random.pick(&self.zones),
        }
    }

    fn review(&self, random: &mut Random) -> Review {
        let mut sees: Vec<DataId> =
            (0..random.below(3)).map(|_| DataId(random.below(self.symbols.data.len()) as u16)).collect();
        sees.sort_unstable();
        sees.dedup();
        Review {
            by: self.recipients(random),
            before_effect: random.chance(70),
            within: random.maybe(50, |random| random.pick(&[0, 172_800])),
            may_override: random.chance(40),
            hears_subject: random.chance(40),
            sees,
            sees_reasons: random.chance(30),
        }
    }

    fn recipients(&self, random: &mut Random) -> Vec<Recipient> {
        let mut list: Vec<Recipient> = (0..=random.below(3))
            .map(|_| {
                let party = PartyId(random.below(self.symbols.parties.len()) as u16);
                match random.below(5) {
                    0 => Recipient::SUBJECT,
                    1 => Recipient::of_subject(party),
                    _ => Recipient::party(party),
                }
            })
            .collect();
        list.sort_unstable();
        list.dedup();
        list
    }
}

/// UTC, a zone with summer time, and one that jumps about.
pub fn zones() -> Vec<Zone> {
    // The last Sundays of March and October, 01:00 UTC, in 2024, 2025 and 2026.
    let summer = [1_711_846_800, 1_743_296_400, 1_774_746_000];
    let winter = [1_729_990_800, 1_761_440_400, 1_792_890_000];
    let transitions = summer.into_iter().zip(winter).flat_map(|(begin, end)| [(begin, 7_200), (end, 3_600)]).collect();
    vec![
        Zone::utc(),
        Zone { name: "Europe/Amsterdam".to_owned(), first_offset: 3_600, transitions },
        Zone {
            name: "Test/Jumps".to_owned(),
            first_offset: -34_200,
            transitions: vec![
                (NOW - 86_400 * 28, 49_500),
                (NOW - 86_400 * 27, -40_000),
                (NOW, 49_500),
                (NOW + 1, -1),
                (NOW + 3_600, 93_600),
            ],
        },
    ]
}
