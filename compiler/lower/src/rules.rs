//! Atoms and prohibitions as rules.

use std::collections::BTreeMap;

use maatstaf_program::{
    Acceptance, Builder, Keep, Level, LevelRule, Log, Meta, Object, Obligation, Period, Program, Reason, ReasonId,
    Recipient, Review, Rule, Schedule, ScheduleId, Standing as Window, Text, Verb, VerbSet, Who, Windows, WindowsId,
    ZoneId, limit,
};
use maatstaf_semantics::flow::{Atom, World};
use maatstaf_semantics::hir::{self, Act, Sort};
use maatstaf_semantics::model::{KeepModel, RecipientModel, ReviewModel, StatementModel};
use maatstaf_semantics::names::ConceptId;
use maatstaf_semantics::norms::ir;
use maatstaf_semantics::truth::Steps;

use crate::expr::Exprs;
use crate::standing::{Accepted, AtomKey, Stand, Standing, Why, origin, standings};
use crate::symbols::Tables;
use crate::time::{start_of, table, zone_named};
use crate::{DEFAULT_ZONE, Source};

/// Builds the program.
pub(crate) fn build(source: &Source, meta: Meta) -> Program {
    let tables = Tables::new(&source.terms, &source.library);
    let builder = Builder::new(meta, tables.symbols.clone());
    let subject = source.terms.concepts.vocabulary(Sort::Party, "subject");
    let mut rules = Rules { source, tables: &tables, builder, subject };
    let all = standings(source);
    let mut worlds: Vec<&World> = source.checked.iter().map(|c| &*c.world).collect();
    // By name, not by place in the text: the same policy gives the same bytes.
    worlds.sort_by(|a, b| a.instruments[0].name.cmp(&b.instruments[0].name));
    for world in worlds {
        let zone = rules.zone(world);
        let mut atoms: Vec<&Atom> = world.atoms.iter().filter(|a| a.instrument == 0).collect();
        atoms.sort_by_cached_key(|a| rules.names(world, a));
        for atom in atoms {
            rules.grant(world, atom, &all, &zone);
        }
        let mut nevers: Vec<&StatementModel> =
            world.instruments[0].statements.iter().filter(|s| s.verb().is_none()).collect();
        // Two of one path differ in what follows; only these can bring tables of their own.
        nevers.sort_by_cached_key(|n| (n.path.clone(), format!("{:?} {:?} {:?}", n.during, n.when, n.objects)));
        for never in nevers {
            rules.never(world, never);
        }
    }
    rules.builder.finish()
}

/// A zone with its place in the program.
struct ZoneOf {
    id: ZoneId,
    zone: jiff::tz::TimeZone,
}

struct Rules<'a> {
    source: &'a Source,
    tables: &'a Tables,
    builder: Builder,
    subject: Option<ConceptId>,
}

impl Rules<'_> {
    /// The zone of the instrument's organisation.
    fn zone(&mut self, world: &World) -> ZoneOf {
        let controller = world.instruments[0].controller.as_deref();
        let organisation = self.source.organisations.iter().find(|(name, _, _)| Some(&**name) == controller);
        let name = organisation.and_then(|(_, _, zone)| zone.as_deref()).unwrap_or(DEFAULT_ZONE);
        ZoneOf { id: self.builder.zone(table(name)), zone: zone_named(name) }
    }

    /// An atom by names, for an order that does not depend on that of the text.
    fn names(&self, world: &World, atom: &Atom) -> [String; 5] {
        let name = |id: ConceptId| self.source.terms.concepts.get(id).name.to_string();
        let recipient = atom.recipient.map_or(String::new(), |r| format!("{} {}", name(r.party), r.of_subject));
        [world.statement(atom).path.to_string(), name(atom.object), name(atom.worker), name(atom.purpose), recipient]
    }

    fn reason(&mut self, why: &Why) -> ReasonId {
        self.builder.reason(Reason {
            kind: why.kind.reason(),
            norm: why.norm.clone(),
            cite: why.cite.clone(),
            text: Text::new(why.text.nl.clone(), why.text.en.clone()),
        })
    }

    fn window(&mut self, stand: &Stand) -> Window {
        match stand {
            Stand::Granted => Window::Granted,
            Stand::Blocked(why) => Window::Blocked(self.reason(why)),
            Stand::Depends(residue, why) => {
                let (tables, library) = (self.tables, &self.source.library);
                let expr = Exprs { builder: &mut self.builder, tables, library }.residue(residue);
                Window::Depends(expr, self.reason(why))
            }
        }
    }

    fn windows(&mut self, steps: &Steps<Stand>, zone: &ZoneOf) -> WindowsId {
        let first = self.window(steps.before());
        let changes: Vec<(i64, Window)> =
            steps.steps().iter().map(|(d, s)| (start_of(*d, &zone.zone), self.window(s))).collect();
        self.builder.windows(Windows::from_changes(first, changes))
    }

    fn recipient(&self, recipient: RecipientModel) -> Recipient {
        if Some(recipient.party) == self.subject {
            return Recipient::SUBJECT;
        }
        Recipient { who: Who::Party(self.tables.party(recipient.party)), of_subject: recipient.of_subject }
    }

    fn grant(&mut self, world: &World, atom: &Atom, all: &BTreeMap<AtomKey, Standing>, zone: &ZoneOf) {
        let statement = world.statement(atom);
        let Some(standing) = all.get(&AtomKey::of(world, atom)) else { return };
        let object = self.object(atom);
        let stands = self.windows(&standing.at_act, zone);
        let mut rule = Rule::grant(statement.path.to_string(), verb(atom.verb), object, stands);
        rule.origin_standing = origin(world, atom, all).map(|steps| self.windows(&steps, zone));
        rule.purpose = Some(self.tables.purpose(atom.purpose));
        rule.worker = Some(self.tables.worker(atom.worker));
        rule.recipients = atom.recipient.map(|r| self.recipient(r)).into_iter().collect();
        if let Some(with) = statement.with {
            // Who receives shared data is the one that asks for them.
            rule.recipients.push(self.recipient(RecipientModel { party: with.party, of_subject: false }));
        }
        rule.level = world.level(atom).map(|l| LevelRule::Exactly {
            level: level(l.level),
            grouping: l.grouping.map(|g| self.tables.grouping(g)),
            min_group: l.min_group.and_then(|m| u32::try_from(m).ok()),
            and_above: l.and_above,
        });
        rule.keep = world.filled(atom).keep.map(|k| self.keep(k, zone.id));
        rule.claim_hold = statement.claim_hold;
        rule.during = statement.during.map(|hours| self.schedule(hours));
        let every = statement.every.map(hir::Period::approximate_seconds);
        // `every 0 minutes` is no limit.
        rule.every = every.filter(|every| *every > 0).map(|every| every.min(limit::SECONDS));
        rule.when = statement.when.as_ref().map(|e| self.condition(e));
        rule.review = statement.review.as_ref().map(|r| self.review(r));
        rule.obligations = self.log(world);
        rule.place = (self.source.places)(&statement.place);
        let mut accepted_here: Vec<&Accepted> = standing.accepted.iter().collect();
        accepted_here.sort();
        for accepted in accepted_here {
            let reason = self.reason(&accepted.why);
            rule.accepted.push(Acceptance {
                reason,
                from: accepted.from.map(|d| start_of(d, &zone.zone)),
                until: accepted.until.map(|d| start_of(d, &zone.zone)),
            });
        }
        self.builder.rule(rule);
    }

    /// What the instrument says is logged of its decisions.
    fn log(&mut self, world: &World) -> Vec<Obligation> {
        let log = world.instruments[0].log.as_ref().map(|log| Log {
            actor: log.actor,
            record: log.record,
            keep: period(log.keep),
            because: Text::new(log.because.nl.clone(), log.because.en.clone()),
        });
        log.map(|log| Obligation::Log(self.builder.log(log))).into_iter().collect()
    }

    fn condition(&mut self, expr: &ir::Expr) -> maatstaf_program::ExprId {
        let (tables, library) = (self.tables, &self.source.library);
        Exprs { builder: &mut self.builder, tables, library }.condition(expr)
    }

    fn keep(&self, keep: KeepModel, zone: ZoneId) -> Keep {
        if keep.nothing {
            return Keep::Nothing;
        }
        Keep::Period {
            at_least: keep.least.map(period),
            at_most: match (keep.least, keep.most) {
                // `keep after EVENT` alone: gone when it happens.
                (None, None) => Some(Period::default()),
                (_, most) => most.map(period),
            },
            after: keep.after.map(|e| self.tables.event(e)),
            zone,
        }
    }

    fn schedule(&mut self, hours: u32) -> ScheduleId {
        let info = &self.source.terms.hours[hours as usize];
        let zone = self.builder.zone(table(&info.zone));
        self.builder.schedule(Schedule { name: info.name.to_string(), zone, spans: info.spans.clone() })
    }

    fn review(&self, review: &ReviewModel) -> Review {
        Review {
            by: review.by.iter().map(|r| self.recipient(*r)).collect(),
            // A review that does not say when comes before the effect: the stricter reading.
            before_effect: review.before_effect.unwrap_or(true),
            within: review.within.map(|w| w.approximate_seconds().min(limit::SECONDS)),
            may_override: review.may_override,
            hears_subject: review.hears,
            sees: review.sees.iter().map(|d| self.tables.data(*d)).collect(),
            sees_reasons: review.sees_reasons,
        }
    }

    /// One rule for each combination of object, purpose and kind of worker.
    fn never(&mut self, world: &World, never: &StatementModel) {
        let log = self.log(world);
        let always = self.builder.always(Window::Granted);
        let mut targets: Vec<(VerbSet, Object)> = Vec::new();
        match never.act {
            Act::Never(hir::Verb::Decide) => {
                let verbs = VerbSet::only(Verb::Decide);
                targets.extend(never.objects.iter().map(|o| (verbs, Object::Decision(self.tables.decision(*o)))));
            }
            Act::Never(v) => {
                let verbs = VerbSet::only(verb(v));
                targets.extend(never.objects.iter().map(|o| (verbs, Object::Data(self.tables.data(*o)))));
            }
            Act::NeverUse => {
                targets.extend(never.objects.iter().map(|o| (VerbSet::ALL, Object::Data(self.tables.data(*o)))));
                // A decision made of the data uses them too, and so does deriving from them.
                let made = self.made_of(|draws| never.objects.iter().any(|o| draws(*o)));
                targets.extend(made.into_iter().map(|(verb, object)| (VerbSet::only(verb), object)));
            }
            Act::NeverCombine => {
                let all = |draws: &dyn Fn(ConceptId) -> bool| never.objects.iter().all(|o| draws(*o));
                // What came of both may not be used at all.
                targets.extend(self.made_of(all).into_iter().map(|(verb, object)| match verb {
                    Verb::Decide => (VerbSet::only(verb), object),
                    _ => (VerbSet::ALL, object),
                }));
            }
            Act::Do(_) => return,
        }
        if !never.techniques.is_empty() {
            targets = self.made_with(never, &targets);
        }
        targets.sort();
        targets.dedup();
        let purposes: Vec<Option<ConceptId>> = optional(&never.purposes);
        let workers: Vec<Option<ConceptId>> = optional(never.workers.as_deref().unwrap_or_default());
        for (verbs, object) in targets {
            for purpose in &purposes {
                for worker in &workers {
                    let mut rule = Rule::never(never.path.to_string(), verbs, object, always);
                    rule.purpose = purpose.map(|p| self.tables.purpose(p));
                    rule.worker = worker.map(|w| self.tables.worker(w));
                    rule.recipients = never.recipients.iter().map(|r| self.recipient(*r)).collect();
                    if let Some(with) = never.with {
                        rule.recipients.push(self.recipient(RecipientModel { party: with.party, of_subject: false }));
                    }
                    rule.except = never.except.iter().map(|r| self.recipient(*r)).collect();
                    rule.level = never.level.map(|l| LevelRule::OrFiner(level(l.level)));
                    rule.during = never.during.map(|hours| self.schedule(hours));
                    rule.when = never.when.as_ref().map(|e| self.condition(e));
                    rule.obligations = log.clone();
                    rule.place = (self.source.places)(&never.place);
                    self.builder.rule(rule);
                }
            }
        }
    }

    /// Of the targets of a prohibition `using` some technique, those that a statement of
    /// the policy makes with it: a request names no technique.
    fn made_with(&self, never: &StatementModel, targets: &[(VerbSet, Object)]) -> Vec<(VerbSet, Object)> {
        let concepts = &self.source.terms.concepts;
        let mut found = Vec::new();
        for world in self.source.checked.iter().map(|c| &c.world) {
            for atom in world.atoms.iter().filter(|a| a.instrument == 0) {
                let techniques = &world.statement(atom).techniques;
                if !techniques.iter().any(|t| never.techniques.iter().any(|n| concepts.is_a(*t, *n))) {
                    continue;
                }
                let (verb, object) = (verb(atom.verb), self.object(atom));
                let named = never.objects.iter().any(|o| concepts.is_a(atom.object, *o));
                if targets.iter().any(|(verbs, target)| verbs.has(verb) && (named || *target == object)) {
                    found.push((VerbSet::only(verb), object));
                }
            }
        }
        found
    }

    /// What an atom is about.
    fn object(&self, atom: &Atom) -> Object {
        match atom.verb {
            hir::Verb::Decide => Object::Decision(self.tables.decision(atom.object)),
            _ => Object::Data(self.tables.data(atom.object)),
        }
    }

    /// The decisions and the derived data of the whole policy whose origins pass the
    /// test: a prohibition, as a request has it, knows no instrument.
    fn made_of(&self, test: impl Fn(&dyn Fn(ConceptId) -> bool) -> bool) -> Vec<(Verb, Object)> {
        let concepts = &self.source.terms.concepts;
        let mut found = Vec::new();
        for world in self.source.checked.iter().map(|c| &c.world) {
            for atom in world.atoms.iter().filter(|a| a.instrument == 0) {
                let draws = |object: ConceptId| {
                    world.statement(atom).from_data.iter().any(|d| concepts.overlap(*d, object))
                        || atom.origins.iter().any(|o| concepts.overlap(world.atoms[*o].object, object))
                };
                if matches!(atom.verb, hir::Verb::Decide | hir::Verb::Derive) && test(&draws) {
                    found.push((verb(atom.verb), self.object(atom)));
                }
            }
        }
        found
    }
}

/// Each of the list, or once nothing when it is empty: no condition.
fn optional(list: &[ConceptId]) -> Vec<Option<ConceptId>> {
    if list.is_empty() { vec![None] } else { list.iter().copied().map(Some).collect() }
}

fn verb(verb: hir::Verb) -> Verb {
    match verb {
        hir::Verb::Collect => Verb::Collect,
        hir::Verb::Receive => Verb::Receive,
        hir::Verb::Derive => Verb::Derive,
        hir::Verb::Show => Verb::Show,
        hir::Verb::Share => Verb::Share,
        hir::Verb::Decide => Verb::Decide,
        hir::Verb::Retain => Verb::Retain,
    }
}

fn level(level: ir::Level) -> Level {
    match level {
        ir::Level::Individual => Level::Individual,
        ir::Level::Team => Level::Team,
        ir::Level::Department => Level::Department,
        ir::Level::Organisation => Level::Organisation,
    }
}

/// A period, cut off at the longest that a program may hold: a thousand years.
fn period(period: hir::Period) -> Period {
    let seconds = u32::try_from(limit::SECONDS).unwrap_or(u32::MAX);
    Period {
        months: u32::try_from(period.months).unwrap_or(0).min(limit::PERIOD_MONTHS),
        days: u32::try_from(period.days).unwrap_or(0).min(limit::PERIOD_DAYS),
        seconds: u32::try_from(period.seconds).unwrap_or(u32::MAX).min(seconds),
    }
}
