//! Exceptions: what each excepts from, and their conditions, parents before children.

use std::sync::Arc;

use maatstaf_diagnostics::{Code, nearest, texts};

use super::norm::{head, norm_twin};
use super::{Library, LibraryItem, named};
use crate::hir::{self, ItemBody, Name};
use crate::names::{Concepts, Finding, Place};
use crate::norms::ir::{ExceptionId, ExceptionInfo, Expr, Head, NormId};
use crate::norms::{ExprScope, compile_expr, shown_citation};

/// Compiles the exceptions among `items` into `library`.
pub(super) fn exceptions(
    library: &mut Library,
    concepts: &Concepts,
    items: &[LibraryItem],
    findings: &mut Vec<Finding>,
) {
    let mut pending: Vec<Pending<'_>> = Vec::new();
    for entry in items {
        let ItemBody::Exception(exception) = &entry.item.body else { continue };
        let head = head(entry, &exception.header, exception.say.as_ref(), findings);
        if let Some(first) = pending.iter().find(|p| p.head.id == head.id) {
            findings.push(
                Finding::new(Code::DUPLICATE_NAME, head.place.clone(), texts::duplicate_name(&head.name))
                    .related(first.head.place.clone(), texts::declared_here(&head.name))
                    .help(texts::help_rename_one()),
            );
        } else if !norm_twin(library, &head, findings) {
            pending.push(Pending { entry, exception, head, parents: Vec::new(), state: State::Waiting });
        }
    }
    let mut walk = Walk { library, concepts, pending, path: Vec::new(), findings };
    for i in 0..walk.pending.len() {
        let Pending { entry, exception, .. } = walk.pending[i];
        walk.pending[i].parents = exception.to.iter().flat_map(|name| walk.find_parents(entry, name)).collect();
    }
    for i in 0..walk.pending.len() {
        walk.compile(i);
    }
}

/// What an exception excepts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Parent {
    Norm(NormId),
    /// An exception of the library that this one stands on.
    Known(ExceptionId),
    /// An exception that is being compiled, by its position.
    Pending(usize),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Waiting,
    Compiled(ExceptionId),
    /// Left out; a finding says why, here or at a parent.
    Broken,
}

/// An exception that is being compiled.
struct Pending<'a> {
    entry: &'a LibraryItem,
    exception: &'a hir::Exception,
    head: Head,
    parents: Vec<Parent>,
    state: State,
}

/// The walk over the pending exceptions, from each to its parents first.
struct Walk<'a> {
    library: &'a mut Library,
    concepts: &'a Concepts,
    pending: Vec<Pending<'a>>,
    /// The exceptions from where the walk began to where it is.
    path: Vec<usize>,
    findings: &'a mut Vec<Finding>,
}

impl<'a> Walk<'a> {
    /// Whether everything that a policy means by `reference` is its own: a policy makes
    /// exceptions to its own rules, and none to a package's. One that means nothing is
    /// reported as unknown.
    fn is_own(&self, entry: &LibraryItem, reference: &str) -> bool {
        let library = &self.library;
        let heads = library.norms.iter().map(|n| &n.head).chain(library.exceptions.iter().map(|e| &e.head));
        heads
            .chain(self.pending.iter().map(|p| &p.head))
            .filter(|head| named(head, &entry.visible, reference))
            .all(|head| head.package.is_empty())
    }

    fn find_parents(&mut self, entry: &LibraryItem, name: &Name) -> Vec<Parent> {
        if entry.package.is_empty() && !self.is_own(entry, &name.value) {
            let place = Place::new(&entry.key, name.at);
            let text = texts::not_yours_to_change(&shown_citation(&name.value));
            self.findings.push(Finding::new(Code::NOT_YOURS_TO_CHANGE, place, text).help(texts::help_not_yours()));
            return Vec::new();
        }
        let norms = self.library.norms_named(&entry.visible, &name.value).into_iter().map(Parent::Norm);
        let known = self.library.exceptions_named(&entry.visible, &name.value).into_iter().map(Parent::Known);
        let mut found: Vec<Parent> = norms.chain(known).collect();
        let pending = self.pending.iter().enumerate();
        found.extend(
            pending.filter(|(_, p)| named(&p.head, &entry.visible, &name.value)).map(|(i, _)| Parent::Pending(i)),
        );
        if found.is_empty() {
            let norms = self.library.norms.iter().map(|n| n.head.name.clone());
            let names: Vec<Arc<str>> = norms.chain(self.pending.iter().map(|p| p.head.name.clone())).collect();
            let place = Place::new(&entry.key, name.at);
            let mut finding =
                Finding::new(Code::UNKNOWN_NAME, place, texts::unknown_name(&name.value, &texts::kind_norm()));
            if let Some(near) = nearest(&name.value, names.iter().map(|n| &**n)) {
                finding = finding.help(texts::help_did_you_mean(near));
            }
            self.findings.push(finding);
        }
        found
    }

    /// Compiles one exception after its parents.
    fn compile(&mut self, i: usize) -> Option<ExceptionId> {
        if let Some(start) = self.path.iter().position(|p| *p == i) {
            self.report_circle(start);
            return None;
        }
        match self.pending[i].state {
            State::Compiled(id) => return Some(id),
            State::Broken => return None,
            State::Waiting => {}
        }
        self.path.push(i);
        let parents = self.pending[i].parents.clone();
        let parents: Vec<Option<Compiled>> = parents.into_iter().map(|parent| self.compiled(parent)).collect();
        self.path.pop();
        let parents: Option<Vec<Compiled>> = parents.into_iter().collect();
        let added = parents.filter(|parents| !parents.is_empty()).and_then(|parents| self.add(i, &parents));
        self.pending[i].state = added.map_or(State::Broken, State::Compiled);
        added
    }

    fn compiled(&mut self, parent: Parent) -> Option<Compiled> {
        match parent {
            Parent::Norm(id) => Some(Compiled::Norm(id)),
            Parent::Known(id) => Some(Compiled::Exception(id)),
            Parent::Pending(p) => self.compile(p).map(Compiled::Exception),
        }
    }

    /// Tells of the circle that the path closes, once.
    fn report_circle(&mut self, start: usize) {
        let circle = self.path[start..].to_vec();
        if circle.iter().any(|c| self.pending[*c].state == State::Broken) {
            return;
        }
        let first = circle[0];
        let names: Vec<&str> = circle.iter().chain([&first]).map(|c| &*self.pending[*c].head.name).collect();
        let text = texts::exception_circle(&names.join(" → "));
        self.findings.push(
            Finding::new(Code::EXCEPTION_CIRCLE, self.pending[first].head.place.clone(), text)
                .help(texts::help_break_circle()),
        );
        circle.iter().for_each(|c| self.pending[*c].state = State::Broken);
    }

    /// Compiles the condition of an exception whose parents are known, and adds it to them.
    fn add(&mut self, i: usize, parents: &[Compiled]) -> Option<ExceptionId> {
        let (mut roots, mut depth) = (Vec::new(), 0);
        for parent in parents {
            match parent {
                Compiled::Norm(norm) => {
                    roots.push(*norm);
                    depth = depth.max(1);
                }
                Compiled::Exception(id) => {
                    let info = self.library.exception(*id);
                    roots.extend(info.roots.iter().copied());
                    depth = depth.max(info.depth + 1);
                }
            }
        }
        roots.sort_unstable();
        roots.dedup();
        let Pending { entry, exception, ref head, .. } = self.pending[i];
        let vars = self.library.norm(*roots.first()?).vars.clone();
        let alike = roots.iter().all(|other| {
            let others = &self.library.norm(*other).vars;
            others.len() == vars.len()
                && others.iter().zip(&vars).all(|(a, b)| a.name == b.name && a.target == b.target)
        });
        if !alike {
            let text = texts::exception_to_unlike_norms(&head.name);
            self.findings.push(Finding::new(Code::TYPE_MISMATCH, head.place.clone(), text));
            return None;
        }
        let declared = &self.library.declared;
        let mut scope =
            ExprScope::new(self.concepts, declared, entry.visible.clone(), entry.key.clone(), self.findings, &vars);
        let written = [&exception.filter, &exception.require].into_iter().flatten();
        // All of them are compiled before one that failed ends it, so that each mistake is told.
        let parts: Vec<Option<Expr>> = written.map(|e| compile_expr(&mut scope, e)).collect();
        let parts = parts.into_iter().collect::<Option<Vec<Expr>>>()?;
        if parts.is_empty() {
            self.findings.push(
                Finding::new(Code::NORM_INCOMPLETE, head.place.clone(), texts::norm_without_require(&head.name))
                    .help(texts::help_add_require()),
            );
            return None;
        }
        let id = ExceptionId(self.library.exceptions.len() as u32);
        let (head, condition) = (head.clone(), Expr::And(parts));
        self.library.exceptions.push(ExceptionInfo { head, condition, roots, depth, exceptions: Vec::new() });
        for parent in parents {
            match parent {
                Compiled::Norm(norm) => self.library.norms[norm.0 as usize].exceptions.push(id),
                Compiled::Exception(parent) => self.library.exceptions[parent.0 as usize].exceptions.push(id),
            }
        }
        Some(id)
    }
}

/// A parent that stands in the library.
#[derive(Debug, Clone, Copy)]
enum Compiled {
    Norm(NormId),
    Exception(ExceptionId),
}
