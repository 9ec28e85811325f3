//! A policy that does what it says it never does.

use maatstaf_diagnostics::{Code, texts};

use super::World;
use crate::hir::Act;
use crate::model::{StatementModel, Terms};
use crate::names::Finding;

use super::Atom;

/// Reports every statement of the first instrument that one of its prohibitions
/// takes away whole, and every combination it forbids and makes.
pub(super) fn check(terms: &Terms, world: &World) -> Vec<Finding> {
    let mut findings = Vec::new();
    let home = &world.instruments[0];
    for never in home.statements.iter().filter(|s| s.verb().is_none() && !s.damaged) {
        for (index, filled) in world.effective.iter().enumerate() {
            if filled.instrument != 0 {
                continue;
            }
            let mut atoms = world.atoms.iter().filter(|a| a.effective == index).peekable();
            if atoms.peek().is_none() {
                continue;
            }
            let breached = match never.act {
                Act::NeverCombine => atoms.any(|a| combines(terms, world, never, a)),
                _ => atoms.all(|a| forbidden(terms, world, never, a)),
            };
            if breached {
                let statement = &home.statements[filled.statement];
                findings.push(
                    Finding::new(
                        Code::OWN_NEVER_BREACHED,
                        statement.place.clone(),
                        texts::own_never_breached(&statement.path, &never.path),
                    )
                    .related(never.place.clone(), texts::forbidden_here())
                    .help(texts::help_never()),
                );
            }
        }
    }
    findings
}

fn combines(terms: &Terms, world: &World, never: &StatementModel, atom: &Atom) -> bool {
    let draws = |object: crate::names::ConceptId| {
        let own = &world.statement(atom).from_data;
        own.iter().any(|d| terms.concepts.is_a(*d, object))
            || atom.origins.iter().any(|o| terms.concepts.is_a(world.atoms[*o].object, object))
    };
    matches!(atom.verb, crate::hir::Verb::Derive | crate::hir::Verb::Decide)
        && never.objects.len() > 1
        && never.objects.iter().all(|o| draws(*o))
}

/// Whether `never` takes every request away that `atom` would grant.
fn forbidden(terms: &Terms, world: &World, never: &StatementModel, atom: &Atom) -> bool {
    let concepts = &terms.concepts;
    let verb = match never.act {
        Act::Never(verb) => verb == atom.verb,
        Act::NeverUse => true,
        Act::NeverCombine | Act::Do(_) => false,
    };
    let statement = world.statement(atom);
    let about = |d: crate::names::ConceptId| never.objects.iter().any(|o| concepts.is_a(d, *o));
    // A decision is no data; what is derived is made of data that are used for it.
    let made_of = never.act == Act::NeverUse && statement.from_data.iter().any(|d| about(*d));
    let own = atom.verb != crate::hir::Verb::Decide || matches!(never.act, Act::Never(_));
    let object = made_of || (own && about(atom.object));
    let purpose = never.purposes.is_empty() || never.purposes.iter().any(|p| concepts.is_a(atom.purpose, *p));
    let worker = never.workers.as_ref().is_none_or(|workers| workers.iter().any(|w| concepts.is_a(atom.worker, *w)));
    let level = match (never.level, world.level(atom)) {
        (None, _) => true,
        (Some(never), Some(own)) => own.level <= never.level && !own.and_above,
        (Some(_), None) => false,
    };
    let recipient = never.recipients.is_empty()
        || atom.recipient.is_some_and(|r| never.recipients.iter().any(|n| concepts.is_a(r.party, n.party)));
    let excepted = atom.recipient.is_some_and(|r| never.except.iter().any(|n| concepts.is_a(r.party, n.party)));
    let technique = never.techniques.is_empty()
        || statement.techniques.iter().any(|t| never.techniques.iter().any(|n| concepts.is_a(*t, *n)));
    verb && object
        && technique
        && purpose
        && worker
        && level
        && recipient
        && !excepted
        && never.during.is_none()
        && never.when.is_none()
        && never.with.is_none()
}
