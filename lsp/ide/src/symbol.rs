//! What the names in a text mean.

use std::ops::Range;
use std::sync::Arc;

use maatstaf_db::{Db, Project};
use maatstaf_semantics::hir::{self, Item, ItemBody, Sort};
use maatstaf_semantics::model::Terms;
use maatstaf_semantics::names::{ConceptId, ItemKey, Place, Visible};
use maatstaf_semantics::norms::Library;
use maatstaf_semantics::{cases, queries};
use maatstaf_syntax::ItemKind;

use crate::cursor::ItemTree;

mod context;
mod resolve;

pub(crate) use context::{Wanted, sort_of_concept, verb_of, wanted};
pub(crate) use resolve::{Occurrence, instrument_around, is_name, occurrences};

/// The kinds of thing that have a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "named for the item that declares it")]
pub enum SymbolKind {
    Concept(Sort),
    Grouping,
    Hours,
    Fact,
    Judgement,
    Attribute,
    Norm,
    Exception,
    Define,
    Organisation,
    Instrument,
    Statement,
    Package,
    Case,
    /// A variable of a norm, known within it.
    Variable,
}

/// Something with a name, known by where it is declared.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Symbol {
    /// What it is.
    pub kind: SymbolKind,
    /// Its name as declared; the path of a statement.
    pub name: Arc<str>,
    /// Where its name stands in its declaration.
    pub place: Place,
}

/// What is known where an item stands: its own words, what its file sees.
pub(crate) struct Scope<'a> {
    pub db: &'a dyn Db,
    pub project: Project,
    pub key: ItemKey,
    pub item: Arc<Item>,
    pub terms: Arc<Terms>,
    pub library: Arc<Library>,
    pub visible: Visible,
}

impl<'a> Scope<'a> {
    pub fn new(db: &'a dyn Db, project: Project, key: &ItemKey) -> Scope<'a> {
        let (terms, library) = match key.kind {
            ItemKind::Case => cases::words(db, project, key.clone()),
            _ => (queries::terms(db, project).0, queries::library(db, project)),
        };
        Scope {
            db,
            project,
            key: key.clone(),
            item: queries::item_of(db, key),
            terms,
            library,
            visible: queries::visible_of(db, project, key.file),
        }
    }

    pub fn of(db: &'a dyn Db, project: Project, tree: &ItemTree) -> Scope<'a> {
        Scope::new(db, project, &tree.key)
    }

    pub fn concept(&self, id: ConceptId) -> Symbol {
        let info = self.terms.concepts.get(id);
        Symbol { kind: SymbolKind::Concept(info.sort), name: info.name.clone(), place: info.place.clone() }
    }

    /// The concepts of this sort and name that can be seen from here.
    pub fn concepts(&self, sort: Sort, name: &str) -> Vec<Symbol> {
        let found = self.terms.concepts.lookup(&self.visible, sort, name);
        found.into_iter().map(|id| self.concept(id)).collect()
    }

    pub fn grouping(&self, name: &str) -> Option<Symbol> {
        let info = &self.terms.groupings[self.terms.grouping(&self.visible, name)? as usize];
        Some(Symbol { kind: SymbolKind::Grouping, name: info.name.clone(), place: info.place.clone() })
    }

    pub fn hours(&self, name: &str) -> Option<Symbol> {
        let info = self.terms.hours.iter().find(|h| *h.name == *name && self.visible.sees(&h.package))?;
        Some(Symbol { kind: SymbolKind::Hours, name: info.name.clone(), place: info.place.clone() })
    }

    pub fn fact(&self, name: &str) -> Option<Symbol> {
        let info = self.library.fact(self.library.fact_named(&self.visible, name)?);
        Some(Symbol { kind: SymbolKind::Fact, name: info.name.clone(), place: info.place.clone() })
    }

    pub fn judgement(&self, name: &str) -> Option<Symbol> {
        let info = self.library.judgement(self.library.judgement_named(&self.visible, name)?);
        Some(Symbol { kind: SymbolKind::Judgement, name: info.name.clone(), place: info.place.clone() })
    }

    pub fn attribute(&self, name: &str) -> Option<Symbol> {
        let mut all = self.library.attributes();
        let (_, info) = all.find(|(_, a)| *a.name == *name && self.visible.sees(&a.package))?;
        Some(Symbol { kind: SymbolKind::Attribute, name: info.name.clone(), place: info.place.clone() })
    }

    pub fn define(&self, name: &str) -> Option<Symbol> {
        let found = self.library.define_named(&self.visible, name)?;
        Some(Symbol { kind: SymbolKind::Define, name: found.0, place: found.1 })
    }

    pub fn norms(&self, reference: &str) -> Vec<Symbol> {
        let found = self.library.norms_named(&self.visible, reference);
        let heads = found.into_iter().map(|id| &self.library.norm(id).head);
        heads.map(|h| Symbol { kind: SymbolKind::Norm, name: h.name.clone(), place: h.place.clone() }).collect()
    }

    pub fn exceptions(&self, reference: &str) -> Vec<Symbol> {
        let found = self.library.exceptions_named(&self.visible, reference);
        let heads = found.into_iter().map(|id| &self.library.exception(id).head);
        heads.map(|h| Symbol { kind: SymbolKind::Exception, name: h.name.clone(), place: h.place.clone() }).collect()
    }

    pub fn package(&self, name: &str) -> Option<Symbol> {
        let info = self.library.package(name)?;
        Some(Symbol { kind: SymbolKind::Package, name: info.name.clone(), place: info.place.clone() })
    }

    /// What a case declares within itself.
    fn in_case(&self) -> impl Iterator<Item = &ItemBody> {
        let items = match &self.item.body {
            ItemBody::Case(case) => case.items.as_slice(),
            _ => &[],
        };
        items.iter().map(|item| &item.value)
    }

    pub fn organisation(&self, name: &str) -> Option<Symbol> {
        let symbol = |place| Symbol { kind: SymbolKind::Organisation, name: Arc::from(name), place };
        if self.key.kind == ItemKind::Case {
            return self.in_case().find_map(|body| match body {
                ItemBody::Organisation(o) if o.name.value == name => Some(symbol(Place::new(&self.key, o.name.at))),
                _ => None,
            });
        }
        let found = queries::organisations(self.db, self.project).0.iter().find(|o| *o.name == *name)?;
        Some(symbol(found.place.clone()))
    }

    /// The instrument of this name, with its item.
    pub fn instrument_item(&self, name: &str) -> Option<(ItemKey, hir::Instrument)> {
        if self.key.kind == ItemKind::Case {
            return self.in_case().find_map(|body| match body {
                ItemBody::Instrument(i) if i.name.value == name => Some((self.key.clone(), i.clone())),
                _ => None,
            });
        }
        let entry = queries::instruments(self.db, self.project).0.iter().find(|i| *i.name == *name)?;
        match &queries::item_of(self.db, &entry.key).body {
            ItemBody::Instrument(i) => Some((entry.key.clone(), i.clone())),
            _ => None,
        }
    }

    pub fn instrument(&self, name: &str) -> Option<Symbol> {
        let (key, item) = self.instrument_item(name)?;
        let place = Place::new(&key, item.name.at);
        Some(Symbol { kind: SymbolKind::Instrument, name: Arc::from(name), place })
    }
}

/// The symbols that a place in an item names, with the bytes of the file that do: of several names in one path, those
/// that the place is in.
pub(crate) fn symbols_at(scope: &Scope<'_>, tree: &ItemTree, offset: usize) -> Option<(Range<usize>, Vec<Symbol>)> {
    let token = tree.token_at(offset)?;
    let node = token.parent()?;
    // A word outside a name (the verb of a statement) names nothing.
    if !is_name(node.kind()) {
        return None;
    }
    let all = occurrences(scope, tree, &node);
    let around: Vec<&Occurrence> = all.iter().filter(|o| o.range.start <= offset && offset <= o.range.end).collect();
    let narrowest = around.iter().map(|o| o.range.len()).min()?;
    let range = around.iter().find(|o| o.range.len() == narrowest)?.range.clone();
    let symbols = around.into_iter().filter(|o| o.range == range).map(|o| o.symbol.clone()).collect();
    Some((range, symbols))
}
