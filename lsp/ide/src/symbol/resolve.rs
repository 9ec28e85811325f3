//! From names in the tree to what they mean.

use std::ops::Range;
use std::sync::Arc;

use maatstaf_semantics::hir::{self, Sort};
use maatstaf_semantics::names::Place;
use maatstaf_syntax::ast::{self, AstNode as _};
use maatstaf_syntax::{SyntaxKind, SyntaxNode, node_ref};

use super::context::sort_of_concept;
use super::{Scope, Symbol, SymbolKind, Wanted, wanted};
use crate::cursor::ItemTree;

/// A name in a text, with what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Occurrence {
    /// The bytes in the file: of `pace_board.lead_view` either part, or the whole.
    pub range: Range<usize>,
    /// What it means.
    pub symbol: Symbol,
}

/// Whether a node is one that may name something.
pub(crate) fn is_name(kind: SyntaxKind) -> bool {
    matches!(kind, SyntaxKind::Name | SyntaxKind::Path | SyntaxKind::Pinpoint | SyntaxKind::Ecli)
}

/// What the name `node` means: more than one thing where a citation names several norms, or a path several things.
pub(crate) fn occurrences(scope: &Scope<'_>, tree: &ItemTree, node: &SyntaxNode) -> Vec<Occurrence> {
    let Some(wanted) = wanted(node) else { return Vec::new() };
    let range = tree.range_of(node);
    let text = node.text().to_string();
    let text = text.trim();
    let here = |symbols: Vec<Symbol>| -> Vec<Occurrence> {
        symbols.into_iter().map(|symbol| Occurrence { range: range.clone(), symbol }).collect()
    };
    match wanted {
        Wanted::Declaration => {
            let mut found: Vec<Occurrence> = here(declared(scope, tree, node, text).into_iter().collect());
            if let Some(sort) = node.parent().and_then(|parent| sort_of_concept(&parent)) {
                found.extend(prefixes(scope, sort, text, &range));
            }
            found
        }
        Wanted::Concept(sort) => concept(scope, sort, text, &range),
        Wanted::Seen => concept(scope, Sort::Data, text, &range),
        Wanted::Level => here(scope.grouping(text).into_iter().collect()),
        Wanted::PlainLevel => Vec::new(),
        Wanted::Hours => here(scope.hours(text).into_iter().collect()),
        Wanted::Exception => here(scope.exceptions(text)),
        Wanted::Norm => here(scope.norms(text)),
        Wanted::NormOrException => {
            let mut found = scope.norms(text);
            found.extend(scope.exceptions(text));
            here(found)
        }
        Wanted::Fact => here(scope.fact(text).into_iter().collect()),
        Wanted::Judgement => here(scope.judgement(text).into_iter().collect()),
        Wanted::FactOrJudgement => here(scope.fact(text).or_else(|| scope.judgement(text)).into_iter().collect()),
        Wanted::Organisation => here(scope.organisation(text).into_iter().collect()),
        Wanted::Instrument => here(scope.instrument(text).into_iter().collect()),
        Wanted::Package => here(scope.package(text).into_iter().collect()),
        Wanted::Define => here(scope.define(text).into_iter().collect()),
        Wanted::Variable => here(variable(tree, node, text).into_iter().collect()),
        Wanted::Statement => statements(scope, node, text, &range),
        Wanted::Term => term(scope, tree, node, text, &range),
        // A citation is where a norm comes from, not a reference to it: the link leads to the law.
        Wanted::Citation => Vec::new(),
    }
}

/// A concept, and where the path has dots, each concept that it is a kind of by its name.
fn concept(scope: &Scope<'_>, sort: Sort, text: &str, range: &Range<usize>) -> Vec<Occurrence> {
    let whole = scope.concepts(sort, text).into_iter();
    let mut found: Vec<Occurrence> = whole.map(|symbol| Occurrence { range: range.clone(), symbol }).collect();
    found.extend(prefixes(scope, sort, text, range));
    found
}

fn prefixes(scope: &Scope<'_>, sort: Sort, text: &str, range: &Range<usize>) -> Vec<Occurrence> {
    let dots = text.match_indices('.').map(|(at, _)| at);
    dots.flat_map(|at| {
        let range = range.start..range.start + at;
        scope.concepts(sort, &text[..at]).into_iter().map(move |symbol| Occurrence { range: range.clone(), symbol })
    })
    .collect()
}

/// What a name declares where it stands.
fn declared(scope: &Scope<'_>, tree: &ItemTree, node: &SyntaxNode, text: &str) -> Option<Symbol> {
    use SyntaxKind as K;
    let owner = node.parent()?;
    let place = || Place::new(&tree.key, node_ref(&tree.root, node));
    let symbol = |kind| Symbol { kind, name: Arc::from(text), place: place() };
    Some(match owner.kind() {
        K::Concept => symbol(SymbolKind::Concept(sort_of_concept(&owner)?)),
        K::Package => symbol(SymbolKind::Package),
        K::Grouping => symbol(SymbolKind::Grouping),
        K::Hours => symbol(SymbolKind::Hours),
        K::Attribute | K::Context => symbol(SymbolKind::Attribute),
        K::Organisation => symbol(SymbolKind::Organisation),
        K::Instrument => symbol(SymbolKind::Instrument),
        K::Fact => symbol(SymbolKind::Fact),
        K::Judgement => symbol(SymbolKind::Judgement),
        K::Norm => symbol(SymbolKind::Norm),
        K::Exception => symbol(SymbolKind::Exception),
        K::Define => symbol(SymbolKind::Define),
        K::Case => symbol(SymbolKind::Case),
        K::Binder => symbol(SymbolKind::Variable),
        K::Label => {
            let instrument = instrument_around(scope, node)?;
            let path = format!("{instrument}.{text}");
            Symbol { kind: SymbolKind::Statement, name: Arc::from(path), place: place() }
        }
        _ => return None,
    })
}

/// The name of the instrument that a node stands in, or is an answer for.
pub(crate) fn instrument_around(scope: &Scope<'_>, node: &SyntaxNode) -> Option<String> {
    let _ = scope;
    node.ancestors().find_map(|ancestor| {
        let named = match ancestor.kind() {
            SyntaxKind::Instrument => ast::Instrument::cast(ancestor)?.name()?.syntax().clone(),
            SyntaxKind::Answers => ast::Answers::cast(ancestor)?.path()?.syntax().clone(),
            _ => return None,
        };
        Some(named.text().to_string().trim().to_owned())
    })
}

/// A variable of the norm, exception or predicate that a node stands in: the innermost that binds the name.
fn variable(tree: &ItemTree, node: &SyntaxNode, text: &str) -> Option<Symbol> {
    let first = text.split('.').next()?;
    let binders = node.ancestors().flat_map(|ancestor| {
        let each = ancestor.children().filter(|child| child.kind() == SyntaxKind::ForEach);
        let nested: Vec<SyntaxNode> = each.flat_map(|each| each.children()).collect();
        ancestor.children().chain(nested).filter_map(ast::Binder::cast).collect::<Vec<_>>()
    });
    let name =
        binders.filter_map(|binder| binder.name()).find(|name| name.syntax().text().to_string().trim() == first)?;
    let place = Place::new(&tree.key, node_ref(&tree.root, name.syntax()));
    Some(Symbol { kind: SymbolKind::Variable, name: Arc::from(first), place })
}

/// What a path in a condition names: a variable, and behind its dot a fact or an attribute; else an attribute, a fact or
/// a concept.
fn term(scope: &Scope<'_>, tree: &ItemTree, node: &SyntaxNode, text: &str, range: &Range<usize>) -> Vec<Occurrence> {
    let mut found = Vec::new();
    let first = text.split('.').next().unwrap_or_default();
    if let Some(symbol) = variable(tree, node, text) {
        found.push(Occurrence { range: range.start..range.start + first.len(), symbol });
        if let Some((before, last)) = text.rsplit_once('.') {
            let range = range.start + before.len() + 1..range.end;
            let property = scope.fact(last).or_else(|| scope.attribute(last));
            found.extend(property.map(|symbol| Occurrence { range, symbol }));
        }
        return found;
    }
    if let Some(symbol) = scope.attribute(text).or_else(|| scope.fact(text)).or_else(|| scope.grouping(text)) {
        found.push(Occurrence { range: range.clone(), symbol });
        return found;
    }
    for sort in Sort::ALL {
        let here = concept(scope, sort, text, range);
        if here.iter().any(|o| o.range == *range) {
            return here;
        }
    }
    found
}

/// The statements that a path after `of` means; its parts name an instrument, a label, data or a decision.
fn statements(scope: &Scope<'_>, node: &SyntaxNode, text: &str, range: &Range<usize>) -> Vec<Occurrence> {
    let mut found = Vec::new();
    let own = instrument_around(scope, node).into_iter();
    // In a case, what is expected may be of any of its instruments.
    let named = text.split('.').next().map(str::to_owned);
    let mut tried: Vec<String> = own.chain(named).collect();
    if node.ancestors().any(|a| a.kind() == SyntaxKind::ExpectVerdict) {
        tried.extend(scope.in_case().filter_map(|body| match body {
            hir::ItemBody::Instrument(i) => Some(i.name.value.clone()),
            _ => None,
        }));
    }
    tried.dedup();
    for name in tried {
        let Some((key, instrument)) = scope.instrument_item(&name) else { continue };
        let (rest, offset) = match text.strip_prefix(&name).and_then(|rest| rest.strip_prefix('.')) {
            Some(rest) => (rest, name.len() + 1),
            None => (text, 0),
        };
        if (offset > 0 || text == name)
            && let Some(symbol) = scope.instrument(&name)
        {
            found.push(Occurrence { range: range.start..range.start + name.len(), symbol });
        }
        for statement in &instrument.statements {
            let hir::Act::Do(verb) = statement.act else { continue };
            let path = |label: &str| Arc::from(format!("{name}.{label}"));
            let at = range.start + offset;
            if let Some(label) = statement.label.as_ref().filter(|label| label.value == rest) {
                let symbol =
                    Symbol { kind: SymbolKind::Statement, name: path(rest), place: Place::new(&key, label.at) };
                found.push(Occurrence { range: at..range.end, symbol });
                continue;
            }
            let prefix = format!("{}.", verb.keyword());
            let (object, skip) = rest.strip_prefix(&prefix).map_or((rest, 0), |object| (object, prefix.len()));
            let sort = if verb == hir::Verb::Decide { Sort::Decision } else { Sort::Data };
            if statement.objects.iter().any(|o| o.value == object) {
                let place = Place::new(&key, statement.at);
                let path = path(&format!("{prefix}{object}"));
                found.push(Occurrence {
                    range: at..range.end,
                    symbol: Symbol { kind: SymbolKind::Statement, name: path, place },
                });
                found.extend(concept(scope, sort, object, &(at + skip..range.end)));
            }
        }
        if found.iter().any(|o| o.symbol.kind == SymbolKind::Statement) {
            break;
        }
    }
    found.dedup();
    found
}
