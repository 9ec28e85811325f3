//! What the variables of a norm stand for.

use std::sync::Arc;

use crate::flow::{Atom, World};
use crate::hir::Target;
use crate::model::{InstrumentModel, TargetKey, Terms};
use crate::norms::Library;
use crate::norms::ir::{EntityRef, Hop, Var, VarId};

/// An organisation, an instrument, or an atom of a world, by position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "named for what it is")]
pub enum Entity {
    Organisation(usize),
    Instrument(usize),
    Atom(usize),
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
        Some(key_of(self.world, self.entity(reference)?))
    }

    /// Everything that `var` may stand for, given the variables before it.
    pub fn candidates(&self, var: &Var) -> Vec<Entity> {
        let within = var.within.and_then(|v: VarId| self.bound.get(v.0 as usize)).copied();
        let in_range = |instrument: usize| match within {
            None | Some(Entity::Atom(_)) => true,
            Some(Entity::Instrument(i)) => i == instrument,
            Some(Entity::Organisation(o)) => self.world.organisation_of(instrument) == Some(o),
        };
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

/// The key under which answers about an entity are kept.
pub(crate) fn key_of(world: &World, entity: Entity) -> TargetKey {
    match entity {
        Entity::Organisation(o) => TargetKey::Organisation(world.organisations[o].0.clone()),
        Entity::Instrument(i) => TargetKey::Instrument(world.instruments[i].name.clone()),
        Entity::Atom(a) => TargetKey::Statement(world.statement(&world.atoms[a]).path.clone()),
    }
}
