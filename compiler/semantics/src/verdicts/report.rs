//! Verdicts as people read them: instances of one norm that fare alike, together.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use super::entity::{Entity, Env};
use super::explain::{Because, Question};
use super::instance::{Instance, InstanceNorm, Status, could_help};
use crate::flow::World;
use crate::hir::Strength;
use crate::model::Terms;
use crate::names::Place;
use crate::norms::Library;
use crate::norms::ir::{ExceptionId, NormId};
use crate::truth::Steps;

/// The norm or exception of a verdict.
pub type VerdictNorm = InstanceNorm;

/// One verdict over all dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Which norm or exception.
    pub norm: VerdictNorm,
    /// Package and name.
    pub id: Arc<str>,
    /// The citations as people write them.
    pub cite: Vec<String>,
    /// How sure the norm is.
    pub strength: Strength,
    /// The instrument.
    pub instrument: Arc<str>,
    /// The statements concerned, by path, sorted.
    pub statements: Vec<Arc<str>>,
    /// Where the first of them stands.
    pub place: Place,
    /// The verdict over dates.
    pub status: Steps<Status>,
    /// The answer that accepts it while open, by position.
    pub accepted: Steps<Option<usize>>,
    /// The instances.
    pub instances: Vec<Instance>,
}

/// A verdict read at a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The verdict.
    pub status: Status,
    /// The first day on which it is another one.
    pub until: Option<Date>,
    /// A smallest set of questions that would settle every open instance.
    pub questions: Vec<Question>,
    /// Why.
    pub because: Vec<Because>,
    /// What could have been relied on and was not.
    pub available: Vec<ExceptionId>,
    /// Days in the past on which it was violated: from, until (excluded).
    pub past: Vec<(Option<Date>, Date)>,
    /// The answer that accepts it, by position.
    pub accepted: Option<usize>,
    /// It holds because the decision program enforces what is left.
    pub enforced: bool,
}

/// Groups instances into verdicts, in the order of norm, then statement.
pub fn group(world: &World, library: &Library, instances: Vec<Instance>) -> Vec<Verdict> {
    let mut verdicts: Vec<Verdict> = Vec::new();
    for instance in instances {
        let (statements, place) = concerned(world, library, &instance);
        let head = instance.norm.head(library);
        let twin = verdicts
            .iter_mut()
            .find(|v| v.norm == instance.norm && v.status == instance.status && v.accepted == instance.accepted);
        if let Some(twin) = twin {
            let mut all: BTreeSet<Arc<str>> = twin.statements.drain(..).collect();
            all.extend(statements);
            twin.statements = all.into_iter().collect();
            twin.instances.push(instance);
            continue;
        }
        verdicts.push(Verdict {
            norm: instance.norm,
            id: head.id.clone(),
            cite: head.cite.iter().map(crate::norms::Cite::shown).collect(),
            strength: head.strength,
            instrument: world.instruments[0].name.clone(),
            statements,
            place,
            status: instance.status.clone(),
            accepted: instance.accepted.clone(),
            instances: vec![instance],
        });
    }
    verdicts
}

/// The statements that an instance is about, and the place to show.
fn concerned(world: &World, library: &Library, instance: &Instance) -> (Vec<Arc<str>>, Place) {
    let home = &world.instruments[0];
    let (NormId(n), relied) = match instance.norm {
        InstanceNorm::Norm(id) => (id, None),
        InstanceNorm::Exception(exception, id) => (id, Some(exception)),
    };
    let norm = &library.norms[n as usize];
    let mut statements = BTreeSet::new();
    let mut place = None;
    for var in &norm.blocks {
        if let Some(Entity::Atom(a)) = instance.bound.get(var.0 as usize) {
            let statement = world.statement(&world.atoms[*a]);
            statements.insert(statement.path.clone());
            let relied = relied.and_then(|e| statement.relying.iter().find(|r| r.exceptions.contains(&e)));
            place.get_or_insert_with(|| relied.map_or(&statement.place, |r| &r.place).clone());
        }
    }
    let relied = relied.and_then(|e| home.relying.iter().find(|r| r.exceptions.contains(&e)));
    let place = place.or_else(|| relied.map(|r| r.place.clone())).unwrap_or_else(|| home.place.clone());
    (statements.into_iter().collect(), place)
}

impl Verdict {
    /// The date at which a check of `as_of` reads this verdict: not before the
    /// instrument starts, and not after its last day.
    pub fn reading_date(world: &World, as_of: Date) -> Date {
        let home = &world.instruments[0];
        let last = home.ends.and_then(|e| e.yesterday().ok());
        let date = last.map_or(as_of, |last| as_of.min(last));
        home.starts.map_or(date, |starts| date.max(starts))
    }

    /// Reads the verdict at `date` (see [`Verdict::reading_date`]).
    pub fn read(&self, world: &World, terms: &Terms, library: &Library, date: Date) -> Reading {
        let status = *self.status.at(date);
        let mut questions: BTreeSet<Question> = BTreeSet::new();
        let mut because: BTreeSet<Because> = BTreeSet::new();
        for instance in &self.instances {
            let explanation = instance.explain(world, terms, library, date);
            if status == Status::Open {
                questions.extend(explanation.smallest());
            }
            because.extend(explanation.because);
        }
        let available = match (self.norm, status) {
            (InstanceNorm::Norm(id), Status::Violated | Status::Open) => {
                let visible = &world.instruments[0].visible;
                let relied =
                    |e: &ExceptionId| because.iter().any(|b| matches!(b, Because::Exception(id, _) if id == e));
                library
                    .norm(id)
                    .exceptions
                    .iter()
                    .copied()
                    .filter(|e| {
                        let head = &library.exception(*e).head;
                        visible.sees(&head.package)
                            && !relied(e)
                            && head.from.is_none_or(|f| f <= date)
                            && head.until.is_none_or(|u| date < u)
                            && self.instances.iter().any(|instance| {
                                let env = Env { world, terms, library, bound: instance.bound.clone() };
                                could_help(&env, *e, date)
                            })
                    })
                    .collect()
            }
            _ => Vec::new(),
        };
        let starts = world.instruments[0].starts;
        let past = self
            .status
            .segments()
            .filter(|s| *s.value == Status::Violated)
            .filter_map(|s| {
                let until = s.until.filter(|u| *u <= date)?;
                let from = match (s.from, starts) {
                    (Some(from), Some(starts)) => Some(from.max(starts)),
                    (from, starts) => from.or(starts),
                };
                from.is_none_or(|f| f < until).then_some((from, until))
            })
            .collect();
        Reading {
            status,
            until: self.status.until(date),
            questions: questions.into_iter().collect(),
            because: because.into_iter().collect(),
            available,
            past,
            accepted: *self.accepted.at(date),
            enforced: self.instances.iter().any(|i| i.residue.at(date).is_some()),
        }
    }
}
