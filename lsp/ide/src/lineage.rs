//! What feeds a statement, and what it feeds.

use std::collections::BTreeMap;
use std::ops::Range;

use maatstaf_semantics::hir::Verb;
use maatstaf_semantics::names::{ItemKey, Place};
use maatstaf_semantics::queries;
use maatstaf_syntax::ItemKind;

use crate::cursor::item_at;
use crate::navigate::named_at;
use crate::symbol::{Scope, Symbol, SymbolKind};
use crate::{Analysis, Cancelled, Target};

/// A statement in the flow of data.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FlowNode {
    /// Its path.
    pub name: String,
    /// Its verb and what it is of.
    pub detail: String,
    /// Where it stands.
    pub target: Target,
}

/// A statement that another one gives data to, or takes data from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flow {
    /// The other statement.
    pub node: FlowNode,
    /// The places in the text of whoever takes the data where they are named, in bytes of its file.
    pub named: Vec<Range<usize>>,
}

impl Analysis {
    /// The statements in the flow that a byte of a file means: the one that it is in, or all that make the data named
    /// there.
    pub fn flow_nodes(&self, path: &str, offset: usize) -> Result<Vec<FlowNode>, Cancelled> {
        self.ask(|| {
            let Some(tree) = self.file(path).and_then(|file| item_at(&self.db, file, offset)) else {
                return Vec::new();
            };
            let scope = Scope::of(&self.db, self.project, &tree);
            let symbols = named_at(&scope, &tree, offset).map(|(_, symbols)| symbols).unwrap_or_default();
            let mut nodes: Vec<FlowNode> = symbols.iter().flat_map(|symbol| self.nodes_of(symbol)).collect();
            if nodes.is_empty() && tree.key.kind == ItemKind::Instrument {
                nodes.extend(self.statement_around(&tree.key, &tree, offset));
            }
            nodes.sort();
            nodes.dedup();
            nodes
        })
    }

    fn nodes_of(&self, symbol: &Symbol) -> Vec<FlowNode> {
        match symbol.kind {
            SymbolKind::Statement => {
                let key = &symbol.place.item;
                let model = queries::instrument(&self.db, self.project, key.clone());
                let own = model.iter().flat_map(|(model, _)| &model.statements);
                let own = own.filter(|s| s.path == symbol.name || s.place == symbol.place);
                own.filter_map(|s| self.flow_node(s)).collect()
            }
            SymbolKind::Concept(_) => {
                let terms = queries::terms(&self.db, self.project).0;
                let concepts = &terms.concepts;
                let Some((id, _)) = concepts.iter().find(|(_, info)| info.place == symbol.place) else {
                    return Vec::new();
                };
                let all = queries::instruments(&self.db, self.project).0.iter();
                let models = all.filter_map(|entry| queries::instrument(&self.db, self.project, entry.key.clone()));
                models
                    .flat_map(|(model, _)| {
                        let makes = model.statements.iter().filter(|s| {
                            s.verb().is_some_and(|v| v.produces() || v == Verb::Decide) && s.objects.contains(&id)
                        });
                        makes.filter_map(|s| self.flow_node(s)).collect::<Vec<_>>()
                    })
                    .collect()
            }
            _ => Vec::new(),
        }
    }

    fn statement_around(&self, key: &ItemKey, tree: &crate::cursor::ItemTree, offset: usize) -> Option<FlowNode> {
        let token = tree.token_at(offset)?;
        let mut around = token.parent_ancestors();
        let node = around.find(|node| node.kind() == maatstaf_syntax::SyntaxKind::Statement)?;
        let at = maatstaf_syntax::node_ref(&tree.root, &node);
        let (model, _) = queries::instrument(&self.db, self.project, key.clone())?;
        let found = model.statements.iter().find(|s| s.place.node == at)?;
        self.flow_node(found)
    }

    fn flow_node(&self, statement: &maatstaf_semantics::model::StatementModel) -> Option<FlowNode> {
        let verb = statement.verb()?;
        let terms = queries::terms(&self.db, self.project).0;
        let objects: Vec<&str> = statement.objects.iter().map(|id| &*terms.concepts.get(*id).name).collect();
        let detail = format!("{} {}", verb.keyword(), objects.join(", "));
        let target = self.target(&name_place(self, &statement.place))?;
        Some(FlowNode { name: statement.path.to_string(), detail, target })
    }

    /// What feeds a statement: the statements whose data it uses.
    pub fn feeding(&self, statement: &str) -> Result<Vec<Flow>, Cancelled> {
        self.ask(|| {
            let Some(key) = self.instrument_of(statement) else { return Vec::new() };
            let Some((world, _)) = queries::world(&self.db, self.project, key) else { return Vec::new() };
            let mut found: BTreeMap<String, Flow> = BTreeMap::new();
            for atom in world.atoms.iter().filter(|atom| *world.statement(atom).path == *statement) {
                for maker in &atom.from {
                    let maker = world.statement(&world.atoms[*maker]);
                    let named = self.where_used(world.statement(atom), &maker.objects);
                    self.add(&mut found, maker, named);
                }
            }
            found.into_values().collect()
        })
    }

    /// What a statement feeds: the statements, of any instrument, that use its data.
    pub fn fed_by(&self, statement: &str) -> Result<Vec<Flow>, Cancelled> {
        self.ask(|| {
            let Some(key) = self.instrument_of(statement) else { return Vec::new() };
            let mut found: BTreeMap<String, Flow> = BTreeMap::new();
            for entry in &queries::instruments(&self.db, self.project).0 {
                let reached =
                    entry.key == key || queries::upstream(&self.db, self.project, entry.key.clone()).contains(&key);
                if !reached {
                    continue;
                }
                let Some((world, _)) = queries::world(&self.db, self.project, entry.key.clone()) else { continue };
                // Each world knows what flows into its own instrument; the rest is in the worlds of the others.
                for atom in world.atoms.iter().filter(|atom| atom.instrument == 0) {
                    let feeds = |maker: &&usize| *world.statement(&world.atoms[**maker]).path == *statement;
                    for maker in atom.from.iter().filter(feeds) {
                        let maker = world.statement(&world.atoms[*maker]);
                        let user = world.statement(atom);
                        let named = self.where_used(user, &maker.objects);
                        self.add(&mut found, user, named);
                    }
                }
            }
            found.into_values().collect()
        })
    }

    fn add(
        &self,
        found: &mut BTreeMap<String, Flow>,
        statement: &maatstaf_semantics::model::StatementModel,
        named: Vec<Range<usize>>,
    ) {
        if let Some(node) = self.flow_node(statement) {
            let flow = found.entry(node.name.clone()).or_insert_with(|| Flow { node, named: Vec::new() });
            flow.named.extend(named);
            flow.named.sort_by_key(|range| (range.start, range.end));
            flow.named.dedup();
        }
    }

    /// Where a statement names the data that it takes: its `from`, or what it is of.
    fn where_used(
        &self,
        user: &maatstaf_semantics::model::StatementModel,
        _made: &[maatstaf_semantics::names::ConceptId],
    ) -> Vec<Range<usize>> {
        let place = match user.verb() {
            Some(Verb::Derive | Verb::Decide) => user.clause_place("from").clone(),
            _ => name_place(self, &user.place),
        };
        crate::Location::of(&self.db, &place).map(|location| location.range()).into_iter().collect()
    }

    /// The instrument of a statement's path.
    fn instrument_of(&self, statement: &str) -> Option<ItemKey> {
        let (name, _) = statement.split_once('.')?;
        let entries = &queries::instruments(&self.db, self.project).0;
        entries.iter().find(|entry| *entry.name == *name).map(|entry| entry.key.clone())
    }
}

/// The place of the words that a statement is known by: its label, else its verb.
fn name_place(analysis: &Analysis, statement: &Place) -> Place {
    let root = queries::parse(&analysis.db, statement.item.file, statement.item.clone()).root();
    let node = root.descendants().nth(statement.node.0 as usize);
    let kinds = [maatstaf_syntax::SyntaxKind::Label, maatstaf_syntax::SyntaxKind::Verb];
    let named = node.and_then(|node| kinds.into_iter().find_map(|k| node.children().find(|c| c.kind() == k)));
    let at = named.map_or(statement.node, |named| maatstaf_syntax::node_ref(&root, &named));
    Place::new(&statement.item, at)
}
