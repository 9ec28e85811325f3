//! Concepts and what is a kind of what.

use std::collections::HashMap;
use std::sync::Arc;

use maatstaf_diagnostics::{Code, Text, nearest, texts};

use super::{Finding, Place, Visible};
use crate::hir::{self, Name, Sort};

/// A concept, by its position in the table of all concepts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ConceptId(pub u32);

/// What is known of a concept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConceptInfo {
    /// Its sort.
    pub sort: Sort,
    /// Its full name.
    pub name: Arc<str>,
    /// The package that declares it; empty for the policy.
    pub package: Arc<str>,
    /// Its title, or its name made readable.
    pub title: Text,
    /// Its term in the Data Privacy Vocabulary.
    pub dpv: Option<String>,
    /// Its documentation.
    pub docs: Option<Text>,
    /// Where it is declared.
    pub place: Place,
    /// What it is directly a kind of.
    pub parents: Vec<ConceptId>,
    /// Everything it is a kind of, itself included, sorted.
    pub ancestors: Vec<ConceptId>,
}

/// All concepts of a project, the library's first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Concepts {
    list: Vec<ConceptInfo>,
    by_name: HashMap<(Sort, Arc<str>), Vec<ConceptId>>,
}

impl Concepts {
    /// What is known of `id`.
    pub fn get(&self, id: ConceptId) -> &ConceptInfo {
        // Ids are only made by this table, and a table is never shortened.
        &self.list[id.0 as usize]
    }

    /// Every concept in a fixed order.
    pub fn iter(&self) -> impl Iterator<Item = (ConceptId, &ConceptInfo)> {
        self.list.iter().enumerate().map(|(i, c)| (ConceptId(i as u32), c))
    }

    /// Whether `id` is `kind`, or a kind of it.
    pub fn is_a(&self, id: ConceptId, kind: ConceptId) -> bool {
        id == kind || self.get(id).ancestors.binary_search(&kind).is_ok()
    }

    /// Whether one of the two is a kind of the other.
    pub fn overlap(&self, a: ConceptId, b: ConceptId) -> bool {
        self.is_a(a, b) || self.is_a(b, a)
    }

    /// Whether some concept is a kind of both.
    pub fn meet(&self, a: ConceptId, b: ConceptId) -> bool {
        self.overlap(a, b) || self.iter().any(|(id, _)| self.is_a(id, a) && self.is_a(id, b))
    }

    /// The concept of `sort` that `name` means here.
    ///
    /// # Errors
    /// A finding when there is none (with the nearest name), or more than one.
    pub fn resolve(&self, visible: &Visible, sort: Sort, name: &Name, place: Place) -> Result<ConceptId, Box<Finding>> {
        match self.lookup(visible, sort, &name.value).as_slice() {
            [] => Err(Box::new(self.unknown(visible, sort, &name.value, place))),
            [one] => Ok(*one),
            [first, second, ..] => Err(Box::new(
                Finding::new(
                    Code::AMBIGUOUS_NAME,
                    place,
                    texts::ambiguous_name(&name.value, &self.get(*first).package, &self.get(*second).package),
                )
                .help(texts::help_rename_one()),
            )),
        }
    }

    /// The visible concepts of this sort and name.
    pub fn lookup(&self, visible: &Visible, sort: Sort, name: &str) -> Vec<ConceptId> {
        let mut found: Vec<ConceptId> = self
            .by_name
            .get(&(sort, Arc::from(name)))
            .into_iter()
            .flatten()
            .copied()
            .filter(|id| visible.sees(&self.get(*id).package))
            .collect();
        found.dedup();
        found
    }

    /// The concept that package `vocabulary` declares under this name, if it does.
    pub fn vocabulary(&self, sort: Sort, name: &str) -> Option<ConceptId> {
        self.lookup(&Visible::default(), sort, name).first().copied()
    }

    fn unknown(&self, visible: &Visible, sort: Sort, name: &str, place: Place) -> Finding {
        let finding =
            Finding::new(Code::UNKNOWN_NAME, place.clone(), texts::unknown_name(name, &texts::sort(sort.keyword())));
        let names = || self.list.iter().filter(|c| visible.sees(&c.package));
        if let Some(other) = names().find(|c| &*c.name == name) {
            let mut wrong = Finding::new(
                Code::WRONG_SORT,
                place,
                texts::wrong_sort(name, &texts::sort(other.sort.keyword()), &texts::sort(sort.keyword())),
            );
            wrong.related.push((other.place.clone(), texts::declared_here(name)));
            return wrong.help(texts::help_declare(sort.keyword(), name));
        }
        let hidden = self.list.iter().find(|c| c.sort == sort && &*c.name == name);
        if let Some(hidden) = hidden {
            return finding.help(texts::help_import(&hidden.package));
        }
        match nearest(name, names().filter(|c| c.sort == sort).map(|c| &*c.name)) {
            Some(near) => finding.help(texts::help_did_you_mean(near)).replace(texts::fix_replace_by(near), near),
            None => finding.help(texts::help_declare(sort.keyword(), name)),
        }
    }
}

/// Builds the table: `library` first, so that adding a concept to a policy does
/// not renumber the law's.
///
/// Each entry is the package, where the item stands, and what it says. Findings:
/// duplicate names, unknown parents, circles.
pub fn declare_concepts<'a>(
    base: &Concepts,
    items: impl Iterator<Item = (Arc<str>, Visible, Place, Option<Text>, &'a hir::Concept)>,
) -> (Concepts, Vec<Finding>) {
    let mut table = base.clone();
    let mut findings = Vec::new();
    let start = table.list.len();
    let mut pending = Vec::new();
    for (package, visible, place, docs, concept) in items {
        let name: Arc<str> = Arc::from(concept.name.value.as_str());
        let at = Place::new(&place.item, concept.name.at);
        let key = (concept.sort, name.clone());
        if let Some(twin) = table.by_name.get(&key).into_iter().flatten().find(|id| table.get(**id).package == package)
        {
            findings.push(
                Finding::new(Code::DUPLICATE_NAME, at, texts::duplicate_name(&name))
                    .related(table.get(*twin).place.clone(), texts::declared_here(&name))
                    .help(texts::help_rename_one()),
            );
            continue;
        }
        let id = ConceptId(table.list.len() as u32);
        table.by_name.entry(key).or_default().push(id);
        table.list.push(ConceptInfo {
            sort: concept.sort,
            title: concept.title.clone().unwrap_or_else(|| readable(&name)),
            name,
            package,
            dpv: concept.dpv.clone(),
            docs,
            place: at,
            parents: Vec::new(),
            ancestors: Vec::new(),
        });
        pending.push((id, visible, concept));
    }
    for (id, visible, concept) in &pending {
        let place = table.get(*id).place.clone();
        let mut parents = Vec::new();
        if let Some((prefix, _)) = concept.name.value.rsplit_once('.') {
            let name = hir::At { value: prefix.to_owned(), at: concept.name.at };
            match table.resolve(visible, concept.sort, &name, place.clone()) {
                Ok(parent) => parents.push(parent),
                Err(finding) => findings.push(*finding),
            }
        }
        for parent in &concept.parents {
            match table.resolve(visible, concept.sort, parent, Place::new(&place.item, parent.at)) {
                Ok(parent) => parents.push(parent),
                Err(finding) => findings.push(*finding),
            }
        }
        parents.sort_unstable();
        parents.dedup();
        table.list[id.0 as usize].parents = parents;
    }
    close(&mut table, start, &mut findings);
    (table, findings)
}

/// Computes the ancestors of every concept from `start` on; a circle is reported
/// once and cut at the concept that closes it.
fn close(table: &mut Concepts, start: usize, findings: &mut Vec<Finding>) {
    for i in start..table.list.len() {
        let id = ConceptId(i as u32);
        let mut seen = vec![id];
        let mut stack = vec![id];
        let mut circle = false;
        while let Some(at) = stack.pop() {
            for parent in table.get(at).parents.clone() {
                if parent == id {
                    circle = true;
                } else if !seen.contains(&parent) {
                    seen.push(parent);
                    stack.push(parent);
                }
            }
        }
        if circle {
            let info = table.get(id);
            // One report per circle: at its first member in the order of declaration.
            let first = seen.iter().filter(|s| reaches(table, **s, id)).min().copied().unwrap_or(id);
            if first == id {
                let path = circle_path(table, id);
                findings.push(
                    Finding::new(Code::KIND_CIRCLE, info.place.clone(), texts::kind_circle(&path))
                        .help(texts::help_break_circle()),
                );
            }
        }
        seen.sort_unstable();
        table.list[i].ancestors = seen;
    }
}

fn reaches(table: &Concepts, from: ConceptId, to: ConceptId) -> bool {
    let mut seen = Vec::new();
    let mut stack = vec![from];
    while let Some(at) = stack.pop() {
        for parent in &table.get(at).parents {
            if *parent == to {
                return true;
            }
            if !seen.contains(parent) {
                seen.push(*parent);
                stack.push(*parent);
            }
        }
    }
    false
}

fn circle_path(table: &Concepts, id: ConceptId) -> String {
    let mut names = vec![table.get(id).name.to_string()];
    let mut at = id;
    while let Some(next) = table.get(at).parents.iter().copied().find(|p| *p == id || reaches(table, *p, id)) {
        names.push(table.get(next).name.to_string());
        if next == id || names.len() > table.list.len() {
            break;
        }
        at = next;
    }
    names.join(" → ")
}

/// `pick_rate` as people read it, for a concept without a title.
pub fn readable(name: &str) -> Text {
    let last = name.rsplit('.').next().unwrap_or(name).replace('_', " ");
    Text { nl: last.clone(), en: last }
}
