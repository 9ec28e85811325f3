//! What the variables of a norm stand for.

use std::sync::Arc;

use crate::flow::{Atom, Hole, World};
use crate::hir::Target;
use crate::model::{InstrumentModel, TargetKey, Terms};
use crate::norms::Library;
use crate::norms::ir::{EntityRef, Hop, Var, VarId};

/// An organisation, an instrument, or an atom of a world, by position; or a hole, within
/// a quantifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "named for what it is")]
pub enum Entity {
    Organisation(usize),
    Instrument(usize),
    Atom(usize),
    Hole(usize),
}

/// A world, its words and norms, and what the variables stand for.
#[derive(Clone)]
pub(crate) struct Env<'a> {
    /// The model.
    pub world: &'a World,
    /// Concepts.
    pub terms: &'a Terms,
    /// Norms, facts, judgements.
    pub library: &'a Library,
    /// The variables bound so far.
    pub bound: Vec<Entity>,
}

impl<'a> Env<'a> {
    /// What `reference` stands for; nothing when an instrument has no known organisation.
    pub fn entity(&self, reference: EntityRef) -> Option<Entity> {
        let entity = *self.bound.get(reference.var.0 as usize)?;
        match (reference.hop, entity) {
            (Hop::Itself, e) => Some(e),
            (Hop::Instrument, Entity::Atom(a)) => Some(Entity::Instrument(self.world.atoms[a].instrument)),
            (Hop::Instrument, Entity::Instrument(i)) => Some(Entity::Instrument(i)),
            (Hop::Instrument, Entity::Hole(h)) => {
                Some(Entity::Instrument(self.world.hole_instrument(self.world.holes[h])))
            }
            (Hop::Organisation, Entity::Hole(h)) => {
                self.world.organisation_of(self.world.hole_instrument(self.world.holes[h])).map(Entity::Organisation)
            }
            (Hop::Organisation, Entity::Atom(a)) => {
                self.world.organisation_of(self.world.atoms[a].instrument).map(Entity::Organisation)
            }
            (Hop::Organisation, Entity::Instrument(i)) => self.world.organisation_of(i).map(Entity::Organisation),
            (_, Entity::Organisation(o)) => Some(Entity::Organisation(o)),
        }
    }

    /// The atom that `reference` stands for.
    pub fn atom(&self, reference: EntityRef) -> Option<&'a Atom> {
        match self.entity(reference)? {
            Entity::Atom(a) => Some(&self.world.atoms[a]),
            _ => None,
        }
    }

    /// The hole that `reference` stands for.
    pub fn hole(&self, reference: EntityRef) -> Option<Hole> {
        match self.entity(reference)? {
            Entity::Hole(h) => self.world.holes.get(h).copied(),
            _ => None,
        }
    }

    /// The instrument that `reference` leads to.
    pub fn instrument(&self, reference: EntityRef) -> Option<&'a Arc<InstrumentModel>> {
        let up = EntityRef { var: reference.var, hop: reference.hop.max(Hop::Instrument) };
        match self.entity(up)? {
            Entity::Instrument(i) => Some(&self.world.instruments[i]),
            _ => None,
        }
    }

    /// The key under which answers about `reference` are kept.
    pub fn key(&self, reference: EntityRef) -> Option<TargetKey> {
        key_of(self.world, self.entity(reference)?)
    }

    /// Everything that `var` may stand for, given the variables before it.
    pub fn candidates(&self, var: &Var) -> Vec<Entity> {
        let in_range = |instrument| self.in_range(var, instrument);
        match var.target {
            Target::Organisation => (0..self.world.organisations.len()).map(Entity::Organisation).collect(),
            Target::Instrument => {
                (0..self.world.instruments.len()).filter(|i| in_range(*i)).map(Entity::Instrument).collect()
            }
            target => self
                .world
                .atoms
                .iter()
                .enumerate()
                .filter(|(_, a)| self.world.atom_fits(target, a) && in_range(a.instrument))
                .map(|(i, _)| Entity::Atom(i))
                .collect(),
        }
    }
}

impl Env<'_> {
    /// The holes that `var` may stand for, given the variables before it.
    pub fn hole_candidates(&self, var: &Var) -> Vec<Entity> {
        let holes = self.world.holes.iter().enumerate();
        holes
            .filter(|(_, hole)| {
                self.world.hole_fits(var.target, **hole) && self.in_range(var, self.world.hole_instrument(**hole))
            })
            .map(|(i, _)| Entity::Hole(i))
            .collect()
    }

    /// Whether `var` ranges over what is in this instrument.
    fn in_range(&self, var: &Var, instrument: usize) -> bool {
        match var.within.and_then(|v: VarId| self.bound.get(v.0 as usize)).copied() {
            None | Some(Entity::Atom(_) | Entity::Hole(_)) => true,
            Some(Entity::Instrument(i)) => i == instrument,
            Some(Entity::Organisation(o)) => self.world.organisation_of(instrument) == Some(o),
        }
    }
}

/// The key under which answers about an entity are kept; none for what has no name.
pub(crate) fn key_of(world: &World, entity: Entity) -> Option<TargetKey> {
    Some(match entity {
        Entity::Organisation(o) => TargetKey::Organisation(world.organisations[o].0.clone()),
        Entity::Instrument(i) => TargetKey::Instrument(world.instruments[i].name.clone()),
        Entity::Atom(a) => TargetKey::Statement(world.statement(&world.atoms[a]).path.clone()),
        Entity::Hole(h) => match world.holes[h] {
            hole @ Hole::Unread(_) => TargetKey::Statement(world.hole_statement(hole).path.clone()),
            Hole::Origin(_) => return None,
        },
    })
}
