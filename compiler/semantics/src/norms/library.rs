//! Norm packages put together: what they declare, and their norms compiled.

mod declare;
mod exception;
mod norm;

use std::sync::Arc;

use maatstaf_diagnostics::{Code, Text, texts};

use self::declare::{check_defines, declare, incompatibles};
use self::exception::exceptions;
use self::norm::{norms, replacements};
use super::ir::{
    AttributeId, AttributeInfo, ExceptionId, ExceptionInfo, Expr, FactId, FactInfo, Head, IncompatibleInfo,
    JudgementId, JudgementInfo, NormId, NormInfo,
};
use super::{Cite, ExprScope, compile_expr};
use crate::hir::{self, ItemBody, Name, Sort, Target};
use crate::names::{ConceptId, Concepts, Finding, ItemKey, Place, Visible};

/// One item handed to [`build_library`].
#[derive(Debug, Clone)]
pub struct LibraryItem {
    /// The package it belongs to; empty for a policy.
    pub package: Arc<str>,
    /// What its file sees.
    pub visible: Visible,
    /// Which item it is.
    pub key: ItemKey,
    /// What it says.
    pub item: Arc<hir::Item>,
}

/// A predicate, kept as written: it is compiled where it is called.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "as in the item")]
pub(crate) struct DefineInfo {
    pub package: Arc<str>,
    pub name: Arc<str>,
    pub params: Vec<hir::Binder>,
    pub body: hir::Expr,
    pub visible: Visible,
    pub item: ItemKey,
    pub place: Place,
}

/// What expressions may name besides concepts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Declared {
    pub facts: Vec<FactInfo>,
    pub judgements: Vec<JudgementInfo>,
    pub attributes: Vec<AttributeInfo>,
    pub defines: Vec<DefineInfo>,
}

/// What is known of a package.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "as in the item")]
pub struct PackageInfo {
    pub name: Arc<str>,
    pub version: Option<String>,
    pub title: Option<Text>,
    pub publisher: Option<String>,
    pub sources: Vec<hir::SourceLaw>,
    pub ranks: Arc<[ConceptId]>,
    pub place: Place,
}

/// All norms that a project could be held against.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Library {
    pub(crate) declared: Declared,
    /// The packages, in the order of their names.
    pub packages: Vec<PackageInfo>,
    /// The norms.
    pub norms: Vec<NormInfo>,
    /// The exceptions.
    pub exceptions: Vec<ExceptionInfo>,
    /// Declared incompatibilities.
    pub incompatible: Vec<IncompatibleInfo>,
    /// What is wrong with the packages themselves.
    pub findings: Vec<Finding>,
}

impl Library {
    /// A fact's declaration.
    pub fn fact(&self, id: FactId) -> &FactInfo {
        &self.declared.facts[id.0 as usize]
    }

    /// A judgement's declaration.
    pub fn judgement(&self, id: JudgementId) -> &JudgementInfo {
        &self.declared.judgements[id.0 as usize]
    }

    /// An attribute's declaration.
    pub fn attribute(&self, id: AttributeId) -> &AttributeInfo {
        &self.declared.attributes[id.0 as usize]
    }

    /// Every attribute and context value.
    pub fn attributes(&self) -> impl Iterator<Item = (AttributeId, &AttributeInfo)> {
        self.declared.attributes.iter().enumerate().map(|(i, a)| (AttributeId(i as u32), a))
    }

    /// Every fact.
    pub fn facts(&self) -> impl Iterator<Item = (FactId, &FactInfo)> {
        self.declared.facts.iter().enumerate().map(|(i, f)| (FactId(i as u32), f))
    }

    /// Every judgement.
    pub fn judgements(&self) -> impl Iterator<Item = (JudgementId, &JudgementInfo)> {
        self.declared.judgements.iter().enumerate().map(|(i, j)| (JudgementId(i as u32), j))
    }

    /// A norm.
    pub fn norm(&self, id: NormId) -> &NormInfo {
        &self.norms[id.0 as usize]
    }

    /// An exception.
    pub fn exception(&self, id: ExceptionId) -> &ExceptionInfo {
        &self.exceptions[id.0 as usize]
    }

    /// The package of this name.
    pub fn package(&self, name: &str) -> Option<&PackageInfo> {
        self.packages.iter().find(|p| &*p.name == name)
    }

    /// The visible norms that `reference` names: by citation, by name, or by
    /// package and name.
    pub fn norms_named(&self, visible: &Visible, reference: &str) -> Vec<NormId> {
        let hits = self.norms.iter().enumerate().filter(|(_, n)| named(&n.head, visible, reference));
        hits.map(|(i, _)| NormId(i as u32)).collect()
    }

    /// The visible exceptions that `reference` names.
    pub fn exceptions_named(&self, visible: &Visible, reference: &str) -> Vec<ExceptionId> {
        let hits = self.exceptions.iter().enumerate().filter(|(_, e)| named(&e.head, visible, reference));
        hits.map(|(i, _)| ExceptionId(i as u32)).collect()
    }

    /// The visible fact of this name.
    pub fn fact_named(&self, visible: &Visible, path: &str) -> Option<FactId> {
        let (package, name) = split(path);
        let i =
            self.declared.facts.iter().position(|f| {
                &*f.name == name && package.is_none_or(|p| p == &*f.package) && visible.sees(&f.package)
            })?;
        Some(FactId(i as u32))
    }

    /// The visible judgement of this name.
    pub fn judgement_named(&self, visible: &Visible, path: &str) -> Option<JudgementId> {
        let (package, name) = split(path);
        let i =
            self.declared.judgements.iter().position(|f| {
                &*f.name == name && package.is_none_or(|p| p == &*f.package) && visible.sees(&f.package)
            })?;
        Some(JudgementId(i as u32))
    }

    /// The norms and exceptions with a condition that looks at a fact.
    pub fn asking_fact(&self, id: FactId) -> impl Iterator<Item = &Head> {
        self.heads_where(move |expr| expr.asks_fact(id))
    }

    /// The norms and exceptions with a condition that looks at a judgement.
    pub fn asking_judgement(&self, id: JudgementId) -> impl Iterator<Item = &Head> {
        self.heads_where(move |expr| matches!(expr, Expr::Judged(other, _) if *other == id))
    }

    /// The heads of the norms and exceptions with a condition that has a part that `looks`.
    fn heads_where(&self, looks: impl Fn(&Expr) -> bool + Copy) -> impl Iterator<Item = &Head> {
        let has = move |expr: &Expr| {
            let mut found = false;
            expr.walk(&mut |part| found |= looks(part));
            found
        };
        let norms = self.norms.iter().filter(move |n| has(&n.filter) || has(&n.require)).map(|n| &n.head);
        norms.chain(self.exceptions.iter().filter(move |e| has(&e.condition)).map(|e| &e.head))
    }

    /// The name and the place of the visible predicate of this name.
    pub fn define_named(&self, visible: &Visible, name: &str) -> Option<(Arc<str>, Place)> {
        let found = self.declared.defines.iter().find(|d| *d.name == *name && visible.sees(&d.package))?;
        Some((found.name.clone(), found.place.clone()))
    }

    /// The names of the visible predicates.
    pub fn defines(&self, visible: &Visible) -> impl Iterator<Item = Arc<str>> {
        self.declared.defines.iter().filter(|d| visible.sees(&d.package)).map(|d| d.name.clone())
    }

    /// Compiles a `when` of a policy: attributes and context only.
    pub fn compile_condition(
        &self,
        concepts: &Concepts,
        visible: &Visible,
        item: &ItemKey,
        expr: &hir::Expr,
        findings: &mut Vec<Finding>,
    ) -> Option<Expr> {
        let mut scope = ExprScope::new(concepts, &self.declared, visible.clone(), item.clone(), findings, &[]);
        compile_expr(&mut scope, expr)
    }
}

fn split(path: &str) -> (Option<&str>, &str) {
    match path.rsplit_once('.') {
        Some((package, name)) => (Some(package), name),
        None => (None, path),
    }
}

fn named(head: &Head, visible: &Visible, reference: &str) -> bool {
    visible.sees(&head.package)
        && (&*head.id == reference || &*head.name == reference || head.cite.iter().any(|c| c.raw == reference))
}

/// Compiles the packages on top of `base` (the standard library; empty when that
/// is what is being compiled). Ids of `base` keep their meaning.
///
/// Nothing that could not be understood is left in half: its findings say why, and
/// the norm is not there.
pub fn build_library(base: &Library, concepts: &Concepts, items: &[LibraryItem]) -> Library {
    let mut library = Library { findings: Vec::new(), ..base.clone() };
    let mut findings = Vec::new();
    packages(&mut library, concepts, items, &mut findings);
    declare(&mut library, concepts, items, &mut findings);
    check_defines(&library, concepts, items, &mut findings);
    incompatibles(&mut library, concepts, items, &mut findings);
    let first = library.norms.len();
    norms(&mut library, concepts, items, &mut findings);
    exceptions(&mut library, concepts, items, &mut findings);
    replacements(&mut library, items, first, &mut findings);
    library.findings = findings;
    library
}

fn packages(library: &mut Library, concepts: &Concepts, items: &[LibraryItem], findings: &mut Vec<Finding>) {
    for entry in items {
        let ItemBody::Package(package) = &entry.item.body else { continue };
        let place = Place::new(&entry.key, package.name.at);
        if let Some(twin) = library.package(&package.name.value) {
            findings.push(
                Finding::new(Code::DUPLICATE_NAME, place, texts::duplicate_name(&package.name.value))
                    .related(twin.place.clone(), texts::declared_here(&package.name.value))
                    .help(texts::help_rename_one()),
            );
            continue;
        }
        let ranks = parties(concepts, entry, &package.ranks, findings);
        library.packages.push(PackageInfo {
            name: Arc::from(package.name.value.as_str()),
            version: package.version.clone(),
            title: package.title.clone(),
            publisher: package.publisher.clone(),
            sources: package.sources.clone(),
            ranks: ranks.into(),
            place,
        });
    }
}

fn parties(concepts: &Concepts, entry: &LibraryItem, names: &[Name], findings: &mut Vec<Finding>) -> Vec<ConceptId> {
    let mut found = Vec::new();
    for name in names {
        match concepts.resolve(&entry.visible, Sort::Party, name, Place::new(&entry.key, name.at)) {
            Ok(id) => found.push(id),
            Err(finding) => findings.push(*finding),
        }
    }
    found
}

fn cites(list: &[hir::Citation]) -> Vec<Cite> {
    list.iter().map(|c| Cite { raw: c.value.clone() }).collect()
}

/// The targets a fact or judgement may have, for messages.
pub(crate) fn target_text(target: Target) -> Text {
    texts::target(target.keyword())
}
