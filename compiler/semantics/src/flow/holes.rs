//! Holes: what stands in the text and is not known. A norm on another statement may ask
//! for it; the answer is then unknown, and neither a yes nor a no.

use super::World;
use super::inherit::Effective;
use crate::hir::{Target, Verb};
use crate::model::{InstrumentModel, StatementModel};
use crate::names::{ConceptId, Concepts};
use crate::norms::ir::ConceptProperty;
use crate::truth::Kleene;

/// Something that is there and is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Hole {
    /// A statement of which not everything was understood, by position among the
    /// effective ones.
    Unread(usize),
    /// Where the data of this statement come from: nothing in the policy makes them.
    Origin(usize),
}

impl Hole {
    /// The statement that it is, or that it stands before.
    pub fn effective(self) -> usize {
        match self {
            Hole::Unread(at) | Hole::Origin(at) => at,
        }
    }
}

/// The holes among `effective`.
pub(super) fn holes(models: &[&InstrumentModel], effective: &[Effective]) -> Vec<Hole> {
    let statement = |e: &Effective| &models[e.instrument].statements[e.statement];
    let mut holes = Vec::new();
    for (i, filled) in effective.iter().enumerate() {
        if statement(filled).damaged {
            holes.push(Hole::Unread(i));
        } else if filled.is_rootless(statement(filled)) {
            holes.push(Hole::Origin(i));
        }
    }
    holes
}

/// A hole that data may come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The hole, by position in the world.
    pub hole: usize,
    /// What comes out of it is, or is a kind or a parent of, one of these data; when
    /// nothing is said, it may be any.
    pub data: Option<Vec<ConceptId>>,
}

/// What may stand behind a statement.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Behind {
    /// The holes, by position, sorted.
    pub sources: Vec<Source>,
    /// The effective statements that data may come from by way of a hole, sorted.
    pub by_way: Vec<usize>,
}

/// What may stand behind each effective statement.
pub(super) fn behind(models: &[&InstrumentModel], effective: &[Effective], holes: &[Hole]) -> Vec<Behind> {
    if holes.is_empty() {
        return vec![Behind::default(); effective.len()];
    }
    let statement = |e: usize| &models[effective[e].instrument].statements[effective[e].statement];
    let unread = |e: usize| holes.iter().position(|h| *h == Hole::Unread(e));
    // All statements that data of `start` may come from, itself first.
    let back = |start: usize| {
        let mut reached = vec![start];
        let mut at = 0;
        while at < reached.len() {
            let here = &effective[reached[at]];
            for next in here.from.iter().chain(&here.maybe) {
                if !reached.contains(next) {
                    reached.push(*next);
                }
            }
            at += 1;
        }
        reached
    };
    (0..effective.len())
        .map(|e| {
            let mut behind = Behind::default();
            for user in back(e) {
                let used = known_inputs(statement(user));
                if let Some(hole) = holes.iter().position(|h| *h == Hole::Origin(user)) {
                    behind.sources.push(Source { hole, data: used.clone() });
                }
                for maker in effective[user].from.iter().chain(&effective[user].maybe) {
                    if let Some(hole) = unread(*maker) {
                        let made = statement(*maker);
                        let data = if made.knows("") { Some(made.objects.clone()) } else { used.clone() };
                        behind.sources.push(Source { hole, data });
                        behind.by_way.extend(back(*maker));
                    }
                }
            }
            behind.sources.sort_by_key(|source| source.hole);
            behind.by_way.sort_unstable();
            behind.by_way.dedup();
            behind
        })
        .collect()
}

/// The data that a statement uses; nothing when that was not understood.
fn known_inputs(statement: &StatementModel) -> Option<Vec<ConceptId>> {
    let keyword = if matches!(statement.verb(), Some(Verb::Derive | Verb::Decide)) { "from" } else { "" };
    statement.knows(keyword).then(|| super::inherit::inputs(statement).to_vec())
}

impl World {
    /// The statement that a hole is, or stands before.
    pub fn hole_statement(&self, hole: Hole) -> &StatementModel {
        let effective = &self.effective[hole.effective()];
        &self.instruments[effective.instrument].statements[effective.statement]
    }

    /// The instrument of a hole, by position.
    pub fn hole_instrument(&self, hole: Hole) -> usize {
        self.effective[hole.effective()].instrument
    }

    /// Whether a variable over `target` may stand for what is in this hole.
    pub(crate) fn hole_fits(&self, target: Target, hole: Hole) -> bool {
        let verb = match hole {
            Hole::Unread(_) => self.hole_statement(hole).verb(),
            Hole::Origin(_) => None,
        };
        match (target, verb) {
            (Target::Organisation | Target::Instrument, _) => false,
            (Target::Statement, _) => true,
            (Target::Use, Some(verb)) => !matches!(verb, Verb::Collect | Verb::Receive),
            (Target::Verb(wanted), Some(verb)) => wanted == verb,
            // What data come from is whatever makes data.
            (Target::Use, None) => true,
            (Target::Verb(wanted), None) => wanted.produces(),
        }
    }

    /// Whether what is in a hole has a property: as far as that was read.
    pub(crate) fn hole_is(
        &self,
        concepts: &Concepts,
        hole: Hole,
        property: ConceptProperty,
        concept: ConceptId,
    ) -> Kleene {
        use ConceptProperty as P;
        let Hole::Unread(_) = hole else { return Kleene::Unknown };
        let statement = self.hole_statement(hole);
        let decides = statement.verb() == Some(Verb::Decide);
        // Of these a statement has as many atoms as it names, of the others one list.
        let (keyword, each, list): (_, _, Vec<ConceptId>) = match property {
            P::Data if decides => ("from", false, statement.from_data.clone()),
            P::Data => ("", true, statement.objects.clone()),
            P::Decision if decides => ("", true, statement.objects.clone()),
            P::Worker => ("about", true, statement.workers.clone().unwrap_or_default()),
            P::Purpose => ("for", true, statement.purposes.clone()),
            P::Recipient => ("to", true, statement.recipients.iter().map(|r| r.party).collect()),
            P::Source => ("from", false, statement.sources.clone()),
            P::Technique => ("using", false, statement.techniques.clone()),
            P::Basis => ("basis", false, statement.basis.iter().map(|b| b.concept).collect()),
            _ => return Kleene::Unknown,
        };
        let fits = list.iter().filter(|c| concepts.is_a(**c, concept)).count();
        match (statement.knows(keyword), fits) {
            (true, 0) => Kleene::No,
            (_, some) if some > 0 && (!each || some == list.len()) => Kleene::Yes,
            _ => Kleene::Unknown,
        }
    }
}
