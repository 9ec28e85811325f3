//! Norm packages put together: what they declare, and their norms compiled.

use std::sync::Arc;

use maatstaf_diagnostics::{Code, Text, nearest, texts};

use super::ir::{
    AttributeId, AttributeInfo, ExceptionId, ExceptionInfo, Expr, FactId, FactInfo, Head, IncompatibleInfo,
    JudgementId, JudgementInfo, NormId, NormInfo, Var, VarId,
};
use super::{Cite, ExprScope, compile_expr};
use crate::hir::{self, ItemBody, Name, Sort, Strength, Target};
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

fn declare(library: &mut Library, concepts: &Concepts, items: &[LibraryItem], findings: &mut Vec<Finding>) {
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

fn vars(binders: &[hir::Binder], entry: &LibraryItem, findings: &mut Vec<Finding>) -> Vec<Var> {
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
fn check_defines(library: &Library, concepts: &Concepts, items: &[LibraryItem], findings: &mut Vec<Finding>) {
    for entry in items {
        let ItemBody::Define(define) = &entry.item.body else { continue };
        let Some(body) = &define.body else { continue };
        let vars = vars(&define.params, entry, findings);
        let mut scope =
            ExprScope::new(concepts, &library.declared, entry.visible.clone(), entry.key.clone(), findings, &vars);
        compile_expr(&mut scope, body);
    }
}

fn incompatibles(library: &mut Library, concepts: &Concepts, items: &[LibraryItem], findings: &mut Vec<Finding>) {
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

fn head(entry: &LibraryItem, header: &hir::Header, say: Option<&Text>, findings: &mut Vec<Finding>) -> Head {
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
fn norm_twin(library: &Library, head: &Head, findings: &mut Vec<Finding>) -> bool {
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

fn norms(library: &mut Library, concepts: &Concepts, items: &[LibraryItem], findings: &mut Vec<Finding>) {
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

/// What an exception excepts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Parent {
    Norm(NormId),
    Exception(usize),
}

fn exceptions(library: &mut Library, concepts: &Concepts, items: &[LibraryItem], findings: &mut Vec<Finding>) {
    let base = library.exceptions.len();
    let mut pending: Vec<(&LibraryItem, &hir::Exception, Head)> = Vec::new();
    for entry in items {
        let ItemBody::Exception(exception) = &entry.item.body else { continue };
        let head = head(entry, &exception.header, exception.say.as_ref(), findings);
        let again = pending.iter().find(|(_, _, h)| h.id == head.id);
        if let Some((_, _, first)) = again {
            findings.push(
                Finding::new(Code::DUPLICATE_NAME, head.place.clone(), texts::duplicate_name(&head.name))
                    .related(first.place.clone(), texts::declared_here(&head.name))
                    .help(texts::help_rename_one()),
            );
        } else if !norm_twin(library, &head, findings) {
            pending.push((entry, exception, head));
        }
    }
    // Parents, by position: exceptions of `base` first, then the pending ones.
    let parents: Vec<Vec<Parent>> = pending
        .iter()
        .map(|(entry, exception, _)| {
            exception.to.iter().flat_map(|name| find_parents(library, base, &pending, entry, name, findings)).collect()
        })
        .collect();
    let mut compiled: Vec<Option<ExceptionId>> = vec![None; pending.len()];
    let mut reported = vec![false; pending.len()];
    for i in 0..pending.len() {
        let mut path = Vec::new();
        compile_exception(
            library,
            concepts,
            &pending,
            &parents,
            i,
            base,
            &mut compiled,
            &mut reported,
            &mut path,
            findings,
        );
    }
}

/// Whether everything that a policy means by `reference` is its own: a policy makes
/// exceptions to its own rules, and none to a package's. One that means nothing is
/// reported as unknown.
fn is_own(
    library: &Library,
    pending: &[(&LibraryItem, &hir::Exception, Head)],
    entry: &LibraryItem,
    reference: &str,
) -> bool {
    let heads = library.norms.iter().map(|n| &n.head).chain(library.exceptions.iter().map(|e| &e.head));
    heads
        .chain(pending.iter().map(|(_, _, head)| head))
        .filter(|head| named(head, &entry.visible, reference))
        .all(|head| head.package.is_empty())
}

fn find_parents(
    library: &Library,
    base: usize,
    pending: &[(&LibraryItem, &hir::Exception, Head)],
    entry: &LibraryItem,
    name: &Name,
    findings: &mut Vec<Finding>,
) -> Vec<Parent> {
    if entry.package.is_empty() && !is_own(library, pending, entry, &name.value) {
        let place = Place::new(&entry.key, name.at);
        findings.push(
            Finding::new(
                Code::NOT_YOURS_TO_CHANGE,
                place,
                texts::not_yours_to_change(&super::shown_citation(&name.value)),
            )
            .help(texts::help_not_yours()),
        );
        return Vec::new();
    }
    let mut found: Vec<Parent> =
        library.norms_named(&entry.visible, &name.value).into_iter().map(Parent::Norm).collect();
    found.extend(
        library.exceptions_named(&entry.visible, &name.value).into_iter().map(|e| Parent::Exception(e.0 as usize)),
    );
    found.extend(
        pending
            .iter()
            .enumerate()
            .filter(|(_, (_, _, head))| named(head, &entry.visible, &name.value))
            .map(|(i, _)| Parent::Exception(base + i)),
    );
    if found.is_empty() {
        let names: Vec<Arc<str>> = library
            .norms
            .iter()
            .map(|n| n.head.name.clone())
            .chain(pending.iter().map(|(_, _, h)| h.name.clone()))
            .collect();
        let place = Place::new(&entry.key, name.at);
        let mut finding =
            Finding::new(Code::UNKNOWN_NAME, place, texts::unknown_name(&name.value, &texts::kind_norm()));
        if let Some(near) = nearest(&name.value, names.iter().map(|n| &**n)) {
            finding = finding.help(texts::help_did_you_mean(near));
        }
        findings.push(finding);
    }
    found
}

#[allow(clippy::too_many_arguments, reason = "one recursive walk over tables that live side by side")]
fn compile_exception(
    library: &mut Library,
    concepts: &Concepts,
    pending: &[(&LibraryItem, &hir::Exception, Head)],
    parents: &[Vec<Parent>],
    i: usize,
    base: usize,
    compiled: &mut Vec<Option<ExceptionId>>,
    reported: &mut Vec<bool>,
    path: &mut Vec<usize>,
    findings: &mut Vec<Finding>,
) -> Option<ExceptionId> {
    if let Some(id) = compiled[i] {
        return Some(id);
    }
    if let Some(start) = path.iter().position(|p| *p == i) {
        let circle = &path[start..];
        if circle.iter().all(|c| !reported[*c]) {
            let names: Vec<&str> = circle.iter().chain([&i]).map(|c| &*pending[*c].2.name).collect();
            findings.push(
                Finding::new(
                    Code::EXCEPTION_CIRCLE,
                    pending[i].2.place.clone(),
                    texts::exception_circle(&names.join(" → ")),
                )
                .help(texts::help_break_circle()),
            );
        }
        circle.iter().for_each(|c| reported[*c] = true);
        return None;
    }
    if reported[i] {
        return None;
    }
    path.push(i);
    let (mut roots, mut depth, mut broken) = (Vec::new(), 0, false);
    for parent in &parents[i] {
        match parent {
            Parent::Norm(norm) => {
                roots.push(*norm);
                depth = depth.max(1);
            }
            Parent::Exception(p) => {
                let id = if *p < base {
                    Some(ExceptionId(*p as u32))
                } else {
                    compile_exception(
                        library,
                        concepts,
                        pending,
                        parents,
                        p - base,
                        base,
                        compiled,
                        reported,
                        path,
                        findings,
                    )
                };
                match id {
                    Some(id) => {
                        let info = library.exception(id);
                        roots.extend(info.roots.iter().copied());
                        depth = depth.max(info.depth + 1);
                    }
                    None => broken = true,
                }
            }
        }
    }
    path.pop();
    let (entry, exception, head) = &pending[i];
    if broken || roots.is_empty() {
        reported[i] = true;
        return None;
    }
    roots.sort_unstable();
    roots.dedup();
    let vars = library.norm(roots[0]).vars.clone();
    let same = |other: &NormId| {
        let others = &library.norm(*other).vars;
        others.len() == vars.len() && others.iter().zip(&vars).all(|(a, b)| a.name == b.name && a.target == b.target)
    };
    if !roots.iter().all(same) {
        findings.push(Finding::new(
            Code::TYPE_MISMATCH,
            head.place.clone(),
            texts::exception_to_unlike_norms(&head.name),
        ));
        reported[i] = true;
        return None;
    }
    let mut scope =
        ExprScope::new(concepts, &library.declared, entry.visible.clone(), entry.key.clone(), findings, &vars);
    let parts: Vec<Option<Expr>> =
        [&exception.filter, &exception.require].into_iter().flatten().map(|e| compile_expr(&mut scope, e)).collect();
    let Some(parts) = parts.into_iter().collect::<Option<Vec<Expr>>>() else {
        reported[i] = true;
        return None;
    };
    if parts.is_empty() {
        findings.push(
            Finding::new(Code::NORM_INCOMPLETE, head.place.clone(), texts::norm_without_require(&head.name))
                .help(texts::help_add_require()),
        );
        reported[i] = true;
        return None;
    }
    let id = ExceptionId(library.exceptions.len() as u32);
    library.exceptions.push(ExceptionInfo {
        head: head.clone(),
        condition: Expr::And(parts),
        roots,
        depth,
        exceptions: Vec::new(),
    });
    compiled[i] = Some(id);
    for parent in &parents[i] {
        match parent {
            Parent::Norm(norm) => library.norms[norm.0 as usize].exceptions.push(id),
            Parent::Exception(p) => {
                let parent = if *p < base { Some(ExceptionId(*p as u32)) } else { compiled[p - base] };
                if let Some(parent) = parent {
                    library.exceptions[parent.0 as usize].exceptions.push(id);
                }
            }
        }
    }
    Some(id)
}

/// `replaces`: the replaced norm ends where its successor begins.
fn replacements(library: &mut Library, items: &[LibraryItem], first: usize, findings: &mut Vec<Finding>) {
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
            let shown = super::shown_citation(&name.value);
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

/// The targets a fact or judgement may have, for messages.
pub(crate) fn target_text(target: Target) -> Text {
    texts::target(target.keyword())
}
