//! Whose data reach which instrument.
//!
//! An instrument takes data from those of its own organisations. Who these are stands in the text of each instrument, and is
//! listed by file and by organisation before anything is resolved: so after an edit the instruments of an organisation are
//! held against each other, and those of all others are not even looked at.

use std::collections::BTreeMap;
use std::sync::Arc;

use maatstaf_db::{Db, Project, SourceFile};
use maatstaf_syntax::ItemKind;

use super::{instrument, instruments_by_name, item_of, keys, organisations, terms};
use crate::hir::{self, ItemBody};
use crate::names::{ConceptId, ItemKey};

/// What an instrument gives to others and takes from them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Interface {
    controllers: Vec<Arc<str>>,
    makes: Vec<ConceptId>,
    uses: Vec<ConceptId>,
}

#[salsa::tracked(returns(clone))]
fn interface(db: &dyn Db, project: Project, key: ItemKey) -> Arc<Interface> {
    let Some((model, _)) = instrument(db, project, key) else { return Arc::default() };
    let mut result = Interface {
        controllers: model.controller.iter().chain(&model.jointly).cloned().collect(),
        ..Interface::default()
    };
    for statement in &model.statements {
        match statement.verb() {
            Some(verb) if verb.produces() => {
                result.makes.extend(&statement.objects);
                result.uses.extend(&statement.from_data);
            }
            Some(hir::Verb::Decide) => result.uses.extend(&statement.from_data),
            Some(_) => result.uses.extend(&statement.objects),
            None => {}
        }
    }
    result.makes.sort_unstable();
    result.makes.dedup();
    result.uses.sort_unstable();
    result.uses.dedup();
    Arc::new(result)
}

/// The instruments of a file, and the organisations that each names.
#[salsa::tracked(returns(ref))]
fn named_controllers(db: &dyn Db, file: SourceFile) -> Vec<(ItemKey, Vec<Arc<str>>)> {
    let keys = keys(db, file).iter().filter(|key| key.kind == ItemKind::Instrument);
    keys.filter_map(|key| match &item_of(db, key).body {
        ItemBody::Instrument(instrument) => {
            let names = instrument.controller.iter().chain(&instrument.jointly);
            Some((key.clone(), names.map(|name| Arc::from(name.value.as_str())).collect()))
        }
        _ => None,
    })
    .collect()
}

/// The instruments by the organisations that they name, in the order of files and items. One that names none is with the
/// only organisation there is.
#[salsa::tracked(returns(ref))]
fn by_controller(db: &dyn Db, project: Project) -> BTreeMap<Arc<str>, Arc<Vec<ItemKey>>> {
    let only: Vec<Arc<str>> = match organisations(db, project).0.as_slice() {
        [only] => vec![only.name.clone()],
        _ => Vec::new(),
    };
    let known = instruments_by_name(db, project);
    let mut found: BTreeMap<Arc<str>, Vec<ItemKey>> = BTreeMap::new();
    for file in project.files(db) {
        // Of two with one name, only the first is an instrument.
        for (key, names) in named_controllers(db, *file).iter().filter(|(key, _)| known.get(&key.name) == Some(key)) {
            let named = if names.is_empty() { only.as_slice() } else { names.as_slice() };
            for (_, name) in named.iter().enumerate().filter(|(nth, name)| !named[..*nth].contains(name)) {
                found.entry(name.clone()).or_default().push(key.clone());
            }
        }
    }
    found.into_iter().map(|(name, keys)| (name, Arc::new(keys))).collect()
}

/// The instruments that name an organisation.
#[salsa::tracked(returns(clone))]
fn named_by(db: &dyn Db, project: Project, controller: Arc<str>) -> Arc<Vec<ItemKey>> {
    by_controller(db, project).get(&controller).cloned().unwrap_or_default()
}

/// The interfaces of the instruments that an organisation controls, in the order of files and items.
#[salsa::tracked(returns(clone))]
fn interfaces_of(db: &dyn Db, project: Project, controller: Arc<str>) -> Arc<Vec<(ItemKey, Arc<Interface>)>> {
    let named = named_by(db, project, controller.clone());
    let interfaces = named.iter().map(|key| (key.clone(), interface(db, project, key.clone())));
    Arc::new(interfaces.filter(|(_, interface)| interface.controllers.contains(&controller)).collect())
}

/// The instruments whose data reach this one, nearest first.
#[salsa::tracked(returns(clone))]
pub fn upstream(db: &dyn Db, project: Project, key: ItemKey) -> Arc<Vec<ItemKey>> {
    let concepts = &terms(db, project).0.concepts;
    let mut reached = vec![key];
    let mut at = 0;
    while at < reached.len() {
        let user = interface(db, project, reached[at].clone());
        let mut near: Vec<ItemKey> = Vec::new();
        for controller in &user.controllers {
            for (other, maker) in interfaces_of(db, project, controller.clone()).iter() {
                let feeds = || maker.makes.iter().any(|m| user.uses.iter().any(|u| concepts.overlap(*m, *u)));
                if !reached.contains(other) && !near.contains(other) && feeds() {
                    near.push(other.clone());
                }
            }
        }
        near.sort_by(|a, b| a.file.path(db).cmp(b.file.path(db)).then_with(|| position(db, a).cmp(&position(db, b))));
        reached.extend(near);
        at += 1;
    }
    reached.remove(0);
    Arc::new(reached)
}

/// Where an item stands among those of its file.
fn position(db: &dyn Db, key: &ItemKey) -> usize {
    keys(db, key.file).iter().position(|other| other == key).unwrap_or(usize::MAX)
}
