//! The model that norms are read over: one instrument, what flows to it, and the
//! organisation that runs it.

use std::sync::Arc;

use maatstaf_diagnostics::Text;

use super::holes::{self, Hole, Source};
use super::inherit::{Effective, feeds, fill_in};
use super::nevers;
use super::table::{AnswerTable, answer_timelines};
use crate::hir::{Target, Verb};
use crate::model::{AnswerModel, InstrumentModel, LevelModel, RecipientModel, StatementModel, Terms};
use crate::names::{ConceptId, Finding};
use crate::norms::Library;
use crate::snapshot::Coverage;

/// One combination of verb, data or decision, kind of worker, purpose, recipient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Atom {
    /// Its statement, by position among the effective ones.
    pub effective: usize,
    /// The instrument, by position.
    pub instrument: usize,
    /// The verb.
    pub verb: Verb,
    /// The data, or the decision.
    pub object: ConceptId,
    /// The kind of worker.
    pub worker: ConceptId,
    /// The purpose.
    pub purpose: ConceptId,
    /// The recipient, of a `show`.
    pub recipient: Option<RecipientModel>,
    /// The atoms it flows from directly.
    pub from: Vec<usize>,
    /// All atoms it flows from, sorted.
    pub origins: Vec<usize>,
    /// The holes that it may flow from, in the order of the world.
    pub sources: Vec<Source>,
    /// All atoms that it may flow from by way of a hole, sorted.
    pub perhaps: Vec<usize>,
}

/// What a world is made of.
pub struct WorldInput<'a> {
    /// Concepts, groupings, hours.
    pub terms: &'a Terms,
    /// The norms.
    pub library: &'a Library,
    /// The instrument first, then those whose data reach it.
    pub instruments: Vec<Arc<InstrumentModel>>,
    /// The names and titles of the organisations.
    pub organisations: Vec<(Arc<str>, Text)>,
    /// All answers about these.
    pub answers: Vec<AnswerModel>,
    /// Whether consents for another version cover this one.
    pub coverage: Vec<Coverage>,
}

/// The model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct World {
    /// The instrument that is looked at, then those whose data reach it.
    pub instruments: Vec<Arc<InstrumentModel>>,
    /// The organisations.
    pub organisations: Vec<(Arc<str>, Text)>,
    /// Statements with their silences filled in; prohibitions are not among them.
    pub effective: Vec<Effective>,
    /// The atoms.
    pub atoms: Vec<Atom>,
    /// What is there and is not known; no atom stands for it.
    pub holes: Vec<Hole>,
    /// The answers, and which of them rules when.
    pub answers: AnswerTable,
    /// Whether consents for another version cover this one.
    pub coverage: Vec<Coverage>,
}

impl World {
    /// The statement of an atom.
    pub fn statement(&self, atom: &Atom) -> &StatementModel {
        let effective = &self.effective[atom.effective];
        &self.instruments[effective.instrument].statements[effective.statement]
    }

    /// The statement of an atom with its silences filled in.
    pub fn filled(&self, atom: &Atom) -> &Effective {
        &self.effective[atom.effective]
    }

    /// The level of an atom.
    pub fn level(&self, atom: &Atom) -> Option<LevelModel> {
        self.filled(atom).level
    }

    /// The organisation of an instrument, by position.
    pub fn organisation_of(&self, instrument: usize) -> Option<usize> {
        let controller = self.instruments[instrument].controller.as_ref()?;
        self.organisations.iter().position(|(name, _)| name == controller)
    }

    /// Whether a variable over `target` may stand for this atom.
    pub fn atom_fits(&self, target: Target, atom: &Atom) -> bool {
        match target {
            Target::Statement => true,
            Target::Use => !matches!(atom.verb, Verb::Collect | Verb::Receive),
            Target::Verb(verb) => atom.verb == verb,
            Target::Organisation | Target::Instrument => false,
        }
    }
}

/// Builds the world of the first instrument. The findings concern it alone.
pub fn build_world(input: WorldInput<'_>) -> (World, Vec<Finding>) {
    let WorldInput { terms, library, instruments, organisations, answers, coverage } = input;
    let models: Vec<&InstrumentModel> = instruments.iter().map(|i| &**i).collect();
    let (effective, mut findings) = fill_in(&terms.concepts, &models);
    let mut atoms = Vec::new();
    for (index, filled) in effective.iter().enumerate() {
        let statement = &models[filled.instrument].statements[filled.statement];
        if !statement.damaged {
            atoms.extend(atoms_of(index, filled, statement));
        }
    }
    connect(terms, &models, &effective, &mut atoms);
    let holes = holes::holes(&models, &effective);
    let behind = holes::behind(&models, &effective, &holes);
    let ways: Vec<(usize, ConceptId)> = atoms.iter().map(|a| (a.effective, a.worker)).collect();
    for (i, atom) in atoms.iter_mut().enumerate() {
        let behind = &behind[atom.effective];
        atom.sources.clone_from(&behind.sources);
        let perhaps = |(j, (effective, worker)): (usize, &(usize, ConceptId))| {
            i != j
                && behind.by_way.binary_search(effective).is_ok()
                && terms.concepts.overlap(*worker, atom.worker)
                && atom.origins.binary_search(&j).is_err()
        };
        atom.perhaps = ways.iter().enumerate().filter(|way| perhaps(*way)).map(|(j, _)| j).collect();
    }
    let answers = answer_timelines(library, &models, answers);
    let world = World { instruments: instruments.clone(), organisations, effective, atoms, holes, answers, coverage };
    findings.extend(nevers::check(terms, &world));
    (world, findings)
}

fn atoms_of(index: usize, filled: &Effective, statement: &StatementModel) -> Vec<Atom> {
    let Some(verb) = statement.verb() else { return Vec::new() };
    let recipients: Vec<Option<RecipientModel>> = if statement.recipients.is_empty() {
        vec![None]
    } else {
        statement.recipients.iter().copied().map(Some).collect()
    };
    let mut atoms = Vec::new();
    for object in &statement.objects {
        for worker in &filled.workers {
            for purpose in &statement.purposes {
                for recipient in &recipients {
                    atoms.push(Atom {
                        effective: index,
                        instrument: filled.instrument,
                        verb,
                        object: *object,
                        worker: *worker,
                        purpose: *purpose,
                        recipient: *recipient,
                        from: Vec::new(),
                        origins: Vec::new(),
                        sources: Vec::new(),
                        perhaps: Vec::new(),
                    });
                }
            }
        }
    }
    atoms
}

/// Draws the flow between atoms: the data of one are used by the other, about the
/// same kind of worker.
fn connect(terms: &Terms, models: &[&InstrumentModel], effective: &[Effective], atoms: &mut [Atom]) {
    let concepts = &terms.concepts;
    let reach = super::inherit::reach(models);
    let statement = |e: usize| &models[effective[e].instrument].statements[effective[e].statement];
    let from: Vec<Vec<usize>> = atoms
        .iter()
        .map(|user| {
            let used = super::inherit::inputs(statement(user.effective));
            let own: &[ConceptId] = match user.verb {
                // Of the data that are shown, shared or kept, each atom uses its own.
                Verb::Show | Verb::Share | Verb::Retain => std::slice::from_ref(&user.object),
                _ => used,
            };
            atoms
                .iter()
                .enumerate()
                .filter(|(_, maker)| {
                    maker.effective != user.effective
                        && reach[maker.instrument][user.instrument]
                        && maker.verb.produces()
                        && concepts.overlap(maker.worker, user.worker)
                        && feeds(concepts, statement(maker.effective), statement(user.effective))
                        && own.iter().any(|u| concepts.overlap(maker.object, *u))
                })
                .map(|(i, _)| i)
                .collect()
        })
        .collect();
    for (atom, list) in atoms.iter_mut().zip(&from) {
        atom.from.clone_from(list);
    }
    for (i, atom) in atoms.iter_mut().enumerate() {
        let mut seen = Vec::new();
        let mut stack = from[i].clone();
        while let Some(at) = stack.pop() {
            if at != i && !seen.contains(&at) {
                seen.push(at);
                stack.extend(&from[at]);
            }
        }
        seen.sort_unstable();
        atom.origins = seen;
    }
}
