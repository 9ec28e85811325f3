//! Where things are declared, and what concerns them.

use std::ops::Range;

use maatstaf_semantics::hir::ItemBody;
use maatstaf_semantics::names::Place;
use maatstaf_semantics::queries;

use crate::cursor::{ItemTree, item_at};
use crate::hover::pages_norms_about;
use crate::symbol::{Scope, Symbol, SymbolKind, symbols_at};
use crate::{Analysis, Cancelled, Location};

/// Somewhere to go.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Target {
    /// Its name.
    pub name: Location,
    /// The whole of it: an item, or a statement.
    pub whole: Location,
}

/// Where to go from a place in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Targets {
    /// The name that was asked about, in bytes.
    pub origin: Range<usize>,
    /// Where it leads, sorted.
    pub targets: Vec<Target>,
}

impl Analysis {
    /// Where what is named at a byte of a file is declared.
    pub fn definition(&self, path: &str, offset: usize) -> Result<Option<Targets>, Cancelled> {
        self.leads(path, offset, |_, symbol| vec![symbol.place.clone()])
    }

    /// The concepts that the one named at a byte is directly a kind of; of an instrument, who controls it.
    pub fn type_definition(&self, path: &str, offset: usize) -> Result<Option<Targets>, Cancelled> {
        self.leads(path, offset, |scope, symbol| match symbol.kind {
            SymbolKind::Concept(_) => {
                let concepts = &scope.terms.concepts;
                let info = concepts.iter().find(|(_, info)| info.place == symbol.place).map(|(_, info)| info);
                let parents = info.map(|info| info.parents.as_slice()).unwrap_or_default();
                parents.iter().map(|id| concepts.get(*id).place.clone()).collect()
            }
            SymbolKind::Instrument | SymbolKind::Statement => {
                let model = queries::instrument(scope.db, scope.project, symbol.place.item.clone());
                let controller = model.and_then(|(model, _)| model.controller.clone());
                controller.and_then(|name| scope.organisation(&name)).map(|o| o.place).into_iter().collect()
            }
            _ => Vec::new(),
        })
    }

    /// The norms and exceptions that look at what is named at a byte: a concept, a fact, a judgement; of a norm, its
    /// exceptions; of a statement or an instrument, the norms that apply to it on any date.
    pub fn implementation(&self, path: &str, offset: usize) -> Result<Option<Targets>, Cancelled> {
        self.leads(path, offset, norms_concerning)
    }

    fn leads(
        &self,
        path: &str,
        offset: usize,
        to: impl Fn(&Scope<'_>, &Symbol) -> Vec<Place>,
    ) -> Result<Option<Targets>, Cancelled> {
        self.ask(|| {
            let tree = item_at(&self.db, self.file(path)?, offset)?;
            let scope = Scope::of(&self.db, self.project, &tree);
            let (origin, symbols) = named_at(&scope, &tree, offset)?;
            let places = symbols.iter().flat_map(|symbol| to(&scope, symbol));
            let mut targets: Vec<Target> = places.filter_map(|place| self.target(&place)).collect();
            targets.sort();
            targets.dedup();
            (!targets.is_empty()).then_some(Targets { origin, targets })
        })
    }

    pub(crate) fn target(&self, place: &Place) -> Option<Target> {
        let name = Location::of(&self.db, place)?;
        let whole = Location::of(&self.db, &Place::new(&place.item, whole_of(self, place)))?;
        Some(Target { name, whole })
    }
}

/// What is named at a byte; at the verb of a statement, the statement.
pub(crate) fn named_at(scope: &Scope<'_>, tree: &ItemTree, offset: usize) -> Option<(Range<usize>, Vec<Symbol>)> {
    if let Some(found) = symbols_at(scope, tree, offset) {
        return Some(found);
    }
    let token = tree.token_at(offset)?;
    let verb = token.parent().filter(|node| node.kind() == maatstaf_syntax::SyntaxKind::Verb)?;
    let at = maatstaf_syntax::node_ref(&tree.root, &verb.parent()?);
    let (model, _) = queries::instrument(scope.db, scope.project, tree.key.clone())?;
    let statement = model.statements.iter().find(|s| s.place.node == at)?;
    let symbol = Symbol { kind: SymbolKind::Statement, name: statement.path.clone(), place: statement.place.clone() };
    Some((tree.range(token.text_range()), vec![symbol]))
}

/// The node of the member or item around a name.
fn whole_of(analysis: &Analysis, place: &Place) -> maatstaf_syntax::NodeRef {
    let root = queries::parse(&analysis.db, place.item.file, place.item.clone()).root();
    let nodes = maatstaf_syntax::node_refs(&root);
    let name = usize::try_from(place.node.0).ok().and_then(|at| nodes.get(at));
    let whole = name.and_then(|name| name.ancestors().find(|n| n.kind().is_item() || n.kind().is_member()));
    whole.map_or(place.node, |whole| maatstaf_syntax::node_ref(&root, &whole))
}

fn norms_concerning(scope: &Scope<'_>, symbol: &Symbol) -> Vec<Place> {
    let library = &scope.library;
    match symbol.kind {
        SymbolKind::Concept(_) => {
            let id = scope.terms.concepts.iter().find(|(_, info)| info.place == symbol.place).map(|(id, _)| id);
            id.map(|id| pages_norms_about(scope, id).map(|head| head.place.clone()).collect()).unwrap_or_default()
        }
        SymbolKind::Fact => {
            let id = library.facts().find(|(_, f)| f.place == symbol.place).map(|(id, _)| id);
            id.map(|id| library.asking_fact(id).map(|head| head.place.clone()).collect()).unwrap_or_default()
        }
        SymbolKind::Judgement => {
            let id = library.judgements().find(|(_, j)| j.place == symbol.place).map(|(id, _)| id);
            id.map(|id| library.asking_judgement(id).map(|head| head.place.clone()).collect()).unwrap_or_default()
        }
        SymbolKind::Norm => {
            let info = library.norms.iter().find(|n| n.head.place == symbol.place);
            let exceptions = info.map(|info| info.exceptions.as_slice()).unwrap_or_default();
            exceptions.iter().map(|id| library.exception(*id).head.place.clone()).collect()
        }
        SymbolKind::Instrument | SymbolKind::Statement => {
            let verdicts = queries::verdicts(scope.db, scope.project, symbol.place.item.clone());
            let statement = (symbol.kind == SymbolKind::Statement).then_some(&*symbol.name);
            verdicts
                .iter()
                .filter(|v| statement.is_none_or(|path| v.statements.iter().any(|s| **s == *path)))
                .map(|v| v.norm.head(library).place.clone())
                .collect()
        }
        SymbolKind::Package => match &scope.item.body {
            ItemBody::Import(_) | ItemBody::Package(_) => {
                let own = library.norms.iter().filter(|n| *n.head.package == *symbol.name);
                own.map(|n| n.head.place.clone()).collect()
            }
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}
