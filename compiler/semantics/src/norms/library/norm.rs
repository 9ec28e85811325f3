//! Norms: their heads, which exceptions share, their conditions, and what they replace.

use std::sync::Arc;

use maatstaf_diagnostics::{Code, Text, texts};

use super::declare::vars;
use super::{Library, LibraryItem, cites};
use crate::hir::{self, ItemBody, Strength};
use crate::names::{Concepts, Finding, Place};
use crate::norms::ir::{Expr, Head, NormId, NormInfo, VarId};
use crate::norms::{ExprScope, compile_expr, shown_citation};

/// What a norm or an exception says of itself.
pub(super) fn head(entry: &LibraryItem, header: &hir::Header, say: Option<&Text>, findings: &mut Vec<Finding>) -> Head {
    let name: Arc<str> = Arc::from(header.name.value.as_str());
    let place = Place::new(&entry.key, header.name.at);
    if header.cite.is_empty() && !entry.package.is_empty() {
        findings.push(
            Finding::new(Code::NORM_INCOMPLETE, place.clone(), texts::norm_without_citation(&name))
                .help(texts::help_add_citation()),
        );
    }
    if let (Some(from), Some(until)) = (&header.from, &header.until)
        && from.value >= until.value
    {
        findings.push(Finding::new(
            Code::DATE_ORDER,
            Place::new(&entry.key, until.at),
            texts::date_order(&from.value.to_string(), &until.value.to_string()),
        ));
    }
    let id = if entry.package.is_empty() { name.clone() } else { Arc::from(format!("{}.{name}", entry.package)) };
    Head {
        id,
        package: entry.package.clone(),
        title: header.title.clone().unwrap_or_else(|| crate::names::readable(&name)),
        name,
        docs: entry.item.docs.clone(),
        say: say.cloned(),
        cite: cites(&header.cite),
        from: header.from.as_ref().map(|d| d.value),
        until: header.until.as_ref().map(|d| d.value),
        strength: header.strength.unwrap_or(Strength::Law),
        prohibition: header.prohibition,
        at_collection: header.at_collection,
        place,
    }
}

/// Reports a second norm or exception of a name.
pub(super) fn norm_twin(library: &Library, head: &Head, findings: &mut Vec<Finding>) -> bool {
    let norms = library.norms.iter().map(|n| &n.head);
    let Some(twin) = norms.chain(library.exceptions.iter().map(|e| &e.head)).find(|h| h.id == head.id) else {
        return false;
    };
    findings.push(
        Finding::new(Code::DUPLICATE_NAME, head.place.clone(), texts::duplicate_name(&head.name))
            .related(twin.place.clone(), texts::declared_here(&head.name))
            .help(texts::help_rename_one()),
    );
    true
}

/// Compiles the norms among `items` into `library`.
pub(super) fn norms(library: &mut Library, concepts: &Concepts, items: &[LibraryItem], findings: &mut Vec<Finding>) {
    for entry in items {
        let ItemBody::Norm(norm) = &entry.item.body else { continue };
        let head = head(entry, &norm.header, norm.say.as_ref(), findings);
        if norm_twin(library, &head, findings) {
            continue;
        }
        let vars = vars(&norm.binders, entry, findings);
        let mut blocks = Vec::new();
        let nothing = matches!(&norm.blocks[..], [only] if only.value == "nothing");
        for name in norm.blocks.iter().filter(|_| !nothing) {
            match vars.iter().position(|v| *v.name == name.value) {
                Some(i) => blocks.push(VarId(i as u32)),
                None => {
                    let place = Place::new(&entry.key, name.at);
                    findings.push(Finding::new(
                        Code::UNKNOWN_NAME,
                        place,
                        texts::unknown_name(&name.value, &texts::kind_variable_or_fact()),
                    ));
                }
            }
        }
        let Some(required) = &norm.require else {
            findings.push(
                Finding::new(Code::NORM_INCOMPLETE, head.place.clone(), texts::norm_without_require(&head.name))
                    .help(texts::help_add_require()),
            );
            continue;
        };
        if vars.is_empty() {
            findings.push(
                Finding::new(Code::NORM_INCOMPLETE, head.place.clone(), texts::norm_without_variables(&head.name))
                    .help(texts::help_add_for_each()),
            );
            continue;
        }
        let mut scope =
            ExprScope::new(concepts, &library.declared, entry.visible.clone(), entry.key.clone(), findings, &vars);
        let filter = match &norm.filter {
            Some(expr) => compile_expr(&mut scope, expr),
            None => Some(Expr::Const(true)),
        };
        let require = compile_expr(&mut scope, required);
        let (Some(filter), Some(require)) = (filter, require) else { continue };
        // Without `blocks`, a breach takes the last variable's atoms: a norm of strength law
        // that took nothing away unsaid would be a silent permit. `blocks nothing` says it.
        if blocks.is_empty() && !nothing {
            blocks.push(VarId(vars.len() as u32 - 1));
        }
        library.norms.push(NormInfo { head, vars, filter, require, blocks, exceptions: Vec::new() });
    }
}

/// `replaces`: the replaced norm ends where its successor begins.
pub(super) fn replacements(library: &mut Library, items: &[LibraryItem], first: usize, findings: &mut Vec<Finding>) {
    for entry in items {
        let ItemBody::Norm(norm) = &entry.item.body else { continue };
        let Some(name) = &norm.header.replaces else { continue };
        let place = Place::new(&entry.key, name.at);
        let own = library.norms[first..].iter().position(|n| n.head.place.item == entry.key).map(|i| first + i);
        let Some(own) = own else { continue };
        let replaced = library.norms_named(&entry.visible, &name.value);
        if replaced.is_empty() || replaced == [NormId(own as u32)] {
            findings.push(Finding::new(
                Code::UNKNOWN_NAME,
                place,
                texts::unknown_name(&name.value, &texts::kind_norm()),
            ));
            continue;
        }
        let foreign = replaced.iter().any(|id| !library.norm(*id).head.package.is_empty());
        if entry.package.is_empty() && foreign {
            let shown = shown_citation(&name.value);
            findings.push(
                Finding::new(Code::NOT_YOURS_TO_CHANGE, place, texts::not_yours_to_change(&shown))
                    .help(texts::help_not_yours()),
            );
            continue;
        }
        let Some(from) = library.norms[own].head.from else {
            findings.push(Finding::new(
                Code::NORM_INCOMPLETE,
                place,
                texts::replaces_without_date(&norm.header.name.value),
            ));
            continue;
        };
        for id in replaced.into_iter().filter(|id| id.0 as usize != own) {
            let head = &mut library.norms[id.0 as usize].head;
            head.until = Some(head.until.map_or(from, |until| until.min(from)));
        }
    }
}
