//! What packages declare for norms to ask: facts, judgements, attributes, predicates, and purposes that do not go together.

use std::sync::Arc;

use maatstaf_diagnostics::{Code, texts};

use super::{DefineInfo, Library, LibraryItem, cites, parties};
use crate::hir::{self, ItemBody, Sort};
use crate::names::{Concepts, Finding, Place};
use crate::norms::ir::{AttributeInfo, FactInfo, IncompatibleInfo, JudgementInfo, Var, VarId};
use crate::norms::{ExprScope, compile_expr};

/// Takes up the facts, judgements, attributes and predicates.
pub(super) fn declare(library: &mut Library, concepts: &Concepts, items: &[LibraryItem], findings: &mut Vec<Finding>) {
    for entry in items {
        let package = entry.package.clone();
        let docs = entry.item.docs.clone();
        match &entry.item.body {
            ItemBody::Fact(fact) => {
                let place = Place::new(&entry.key, fact.name.at);
                let name: Arc<str> = Arc::from(fact.name.value.as_str());
                if twin(library, &package, &name, &place, findings) {
                    continue;
                }
                let ask = fact.ask.clone().or_else(|| fact.title.clone());
                library.declared.facts.push(FactInfo {
                    target: fact.target,
                    ty: fact.ty,
                    title: fact.title.clone(),
                    docs,
                    cite: cites(&fact.cite),
                    ask: ask.unwrap_or_else(|| texts::default_question(&name)),
                    by: parties(concepts, entry, &fact.by, findings),
                    advised: parties(concepts, entry, &fact.advised, findings),
                    package,
                    name,
                    place,
                });
            }
            ItemBody::Judgement(judgement) => {
                let place = Place::new(&entry.key, judgement.name.at);
                let name: Arc<str> = Arc::from(judgement.name.value.as_str());
                if twin(library, &package, &name, &place, findings) {
                    continue;
                }
                let ranks = library.package(&package).map(|p| p.ranks.clone()).unwrap_or_default();
                let ask = judgement.ask.clone().or_else(|| judgement.title.clone());
                library.declared.judgements.push(JudgementInfo {
                    targets: judgement.targets.clone(),
                    title: judgement.title.clone(),
                    docs,
                    cite: cites(&judgement.cite),
                    ask: ask.unwrap_or_else(|| texts::default_question(&name)),
                    consider: judgement.consider.clone(),
                    by: parties(concepts, entry, &judgement.by, findings),
                    advised: parties(concepts, entry, &judgement.advised, findings),
                    renew: judgement.renew,
                    ranks,
                    package,
                    name,
                    place,
                });
            }
            ItemBody::Attribute(attribute) => {
                let place = Place::new(&entry.key, attribute.name.at);
                let name: Arc<str> = Arc::from(attribute.name.value.as_str());
                // In a request these stand beside the declared values of the context.
                if !attribute.of_worker && ["time", "purpose", "attributes", "review"].contains(&&*name) {
                    findings.push(
                        Finding::new(Code::BAD_NAME, place, texts::context_name_taken(&name))
                            .help(texts::help_rename_one()),
                    );
                    continue;
                }
                if twin(library, &package, &name, &place, findings) {
                    continue;
                }
                library.declared.attributes.push(AttributeInfo {
                    of_worker: attribute.of_worker,
                    ty: attribute.ty,
                    title: attribute.title.clone().unwrap_or_else(|| crate::names::readable(&name)),
                    ask: attribute.ask.clone(),
                    package,
                    name,
                    place,
                });
            }
            ItemBody::Define(define) => {
                let place = Place::new(&entry.key, define.name.at);
                let name: Arc<str> = Arc::from(define.name.value.as_str());
                if twin(library, &package, &name, &place, findings) {
                    continue;
                }
                let Some(body) = define.body.clone() else { continue };
                library.declared.defines.push(DefineInfo {
                    params: define.params.clone(),
                    body,
                    visible: entry.visible.clone(),
                    item: entry.key.clone(),
                    package,
                    name,
                    place,
                });
            }
            _ => {}
        }
    }
}

/// Reports a second declaration of a name that expressions use.
fn twin(library: &Library, package: &str, name: &str, place: &Place, findings: &mut Vec<Finding>) -> bool {
    let declared = &library.declared;
    let found = declared
        .facts
        .iter()
        .find(|f| &*f.package == package && &*f.name == name)
        .map(|f| f.place.clone())
        .or_else(|| {
            declared.judgements.iter().find(|f| &*f.package == package && &*f.name == name).map(|f| f.place.clone())
        })
        .or_else(|| {
            declared.attributes.iter().find(|f| &*f.package == package && &*f.name == name).map(|f| f.place.clone())
        })
        .or_else(|| {
            let define = declared.defines.iter().find(|f| &*f.package == package && &*f.name == name);
            define.map(|d| Place::new(&d.item, d.body.at))
        });
    let Some(first) = found else { return false };
    findings.push(
        Finding::new(Code::DUPLICATE_NAME, place.clone(), texts::duplicate_name(name))
            .related(first, texts::declared_here(name))
            .help(texts::help_rename_one()),
    );
    true
}

/// The variables of a norm or predicate.
pub(super) fn vars(binders: &[hir::Binder], entry: &LibraryItem, findings: &mut Vec<Finding>) -> Vec<Var> {
    let mut vars: Vec<Var> = Vec::new();
    for binder in binders {
        let mut within = None;
        if let Some(name) = &binder.within {
            within = vars.iter().position(|v| *v.name == name.value && !v.target.is_atom()).map(|i| VarId(i as u32));
            if within.is_none() {
                let place = Place::new(&entry.key, name.at);
                findings.push(Finding::new(Code::UNKNOWN_NAME, place, texts::not_a_range(&name.value)));
            }
        }
        vars.push(Var { target: binder.target, name: Arc::from(binder.name.value.as_str()), within });
    }
    vars
}

/// Reads every predicate once on its own, so that a mistake in it is reported at
/// its place even when nobody calls it.
pub(super) fn check_defines(
    library: &Library,
    concepts: &Concepts,
    items: &[LibraryItem],
    findings: &mut Vec<Finding>,
) {
    for entry in items {
        let ItemBody::Define(define) = &entry.item.body else { continue };
        let Some(body) = &define.body else { continue };
        let vars = vars(&define.params, entry, findings);
        let mut scope =
            ExprScope::new(concepts, &library.declared, entry.visible.clone(), entry.key.clone(), findings, &vars);
        compile_expr(&mut scope, body);
    }
}

/// Takes up the purposes that do not go together.
pub(super) fn incompatibles(
    library: &mut Library,
    concepts: &Concepts,
    items: &[LibraryItem],
    findings: &mut Vec<Finding>,
) {
    for entry in items {
        let ItemBody::Incompatible(item) = &entry.item.body else { continue };
        let place = Place::new(&entry.key, item.left.at);
        let left = concepts.resolve(&entry.visible, Sort::Purpose, &item.left, place.clone());
        let right = concepts.resolve(&entry.visible, Sort::Purpose, &item.right, Place::new(&entry.key, item.right.at));
        match (left, right) {
            (Ok(left), Ok(right)) => library.incompatible.push(IncompatibleInfo {
                package: entry.package.clone(),
                left,
                right,
                cite: cites(&item.cite),
                from: item.from.as_ref().map(|d| d.value),
                until: item.until.as_ref().map(|d| d.value),
                place,
            }),
            (left, right) => findings.extend([left.err(), right.err()].into_iter().flatten().map(|f| *f)),
        }
    }
}
