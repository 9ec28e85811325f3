//! The names that a request may use.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use maatstaf_program::{
    DataId, DecisionId, EventId, GroupingId, Input, PartyId, PurposeId, SymbolDraft, Symbols, Text, ValueType,
    WorkerId, symbol_table,
};
use maatstaf_semantics::hir::{self, Sort};
use maatstaf_semantics::model::Terms;
use maatstaf_semantics::names::{ConceptId, VOCABULARY};
use maatstaf_semantics::norms::Library;
use maatstaf_semantics::norms::ir::AttributeId;

/// The tables, with the way from a concept to its place in them.
pub(crate) struct Tables {
    pub symbols: Symbols,
    names: HashMap<ConceptId, String>,
    grouping_names: Vec<String>,
    attribute_names: HashMap<AttributeId, String>,
}

fn text(text: &maatstaf_diagnostics::Text) -> Text {
    Text::new(text.nl.clone(), text.en.clone())
}

impl Tables {
    /// All concepts, groupings and attributes of a project as symbols.
    pub fn new(terms: &Terms, library: &Library) -> Tables {
        let names = concept_names(terms);
        let table = |sort: Sort| {
            let drafts = terms.concepts.iter().filter(|(_, c)| c.sort == sort).map(|(id, c)| SymbolDraft {
                name: names[&id].clone(),
                title: text(&c.title),
                parents: c.parents.iter().map(|p| names[p].clone()).collect(),
            });
            // Names are unique and parents are there: `concept_names` and the checker
            // see to it; a circle, which the checker reports, leaves the table empty.
            symbol_table(drafts).unwrap_or_default()
        };
        let named: Vec<_> = terms.groupings.iter().map(|g| (g.name.to_string(), g.package.to_string())).collect();
        let grouping_names = unique(&named);
        let groupings = symbol_table(terms.groupings.iter().zip(&grouping_names).map(|(g, name)| SymbolDraft {
            name: name.clone(),
            title: text(&g.title),
            parents: Vec::new(),
        }))
        .unwrap_or_default();
        let all: Vec<(AttributeId, &maatstaf_semantics::norms::ir::AttributeInfo)> = library.attributes().collect();
        let named: Vec<_> = all.iter().map(|(_, a)| (a.name.to_string(), a.package.to_string())).collect();
        let unique_names = unique(&named);
        let attribute_names: HashMap<AttributeId, String> =
            all.iter().zip(&unique_names).map(|((id, _), name)| (*id, name.clone())).collect();
        let inputs = |of_worker: bool| {
            let mut inputs: Vec<Input> = all
                .iter()
                .filter(|(_, a)| a.of_worker == of_worker)
                .map(|(id, a)| Input {
                    name: attribute_names[id].clone(),
                    title: text(&a.title),
                    value_type: value_type(a.ty),
                })
                .collect();
            inputs.sort();
            inputs
        };
        let symbols = Symbols {
            data: table(Sort::Data),
            decisions: table(Sort::Decision),
            purposes: table(Sort::Purpose),
            parties: table(Sort::Party),
            workers: table(Sort::Worker),
            groupings,
            events: table(Sort::Event),
            attributes: inputs(true),
            context: inputs(false),
            words: Vec::new(),
        };
        Tables { symbols, names, grouping_names, attribute_names }
    }

    fn find(&self, table: &[maatstaf_program::Symbol], id: ConceptId) -> u16 {
        // Every concept of the sort is in its table.
        self.names.get(&id).and_then(|name| Symbols::find(table, name)).unwrap_or(u16::MAX)
    }

    pub fn data(&self, id: ConceptId) -> DataId {
        DataId(self.find(&self.symbols.data, id))
    }

    pub fn decision(&self, id: ConceptId) -> DecisionId {
        DecisionId(self.find(&self.symbols.decisions, id))
    }

    pub fn purpose(&self, id: ConceptId) -> PurposeId {
        PurposeId(self.find(&self.symbols.purposes, id))
    }

    pub fn party(&self, id: ConceptId) -> PartyId {
        PartyId(self.find(&self.symbols.parties, id))
    }

    pub fn worker(&self, id: ConceptId) -> WorkerId {
        WorkerId(self.find(&self.symbols.workers, id))
    }

    pub fn event(&self, id: ConceptId) -> EventId {
        EventId(self.find(&self.symbols.events, id))
    }

    pub fn grouping(&self, grouping: u32) -> GroupingId {
        let name = self.grouping_names.get(grouping as usize);
        GroupingId(name.and_then(|n| Symbols::find(&self.symbols.groupings, n)).unwrap_or(u16::MAX))
    }

    /// The place of an attribute of a person.
    pub fn attribute(&self, id: AttributeId) -> Option<u16> {
        Symbols::find_input(&self.symbols.attributes, self.attribute_names.get(&id)?)
    }

    /// The place of a value of the context.
    pub fn context(&self, id: AttributeId) -> Option<u16> {
        Symbols::find_input(&self.symbols.context, self.attribute_names.get(&id)?)
    }
}

pub(crate) fn value_type(ty: hir::ValueType) -> ValueType {
    match ty {
        hir::ValueType::YesNo | hir::ValueType::Consent => ValueType::YesNo,
        hir::ValueType::Date => ValueType::Date,
        hir::ValueType::Number => ValueType::Number,
        hir::ValueType::Duration => ValueType::Duration,
        hir::ValueType::Instant => ValueType::Instant,
        hir::ValueType::Text => ValueType::Text,
    }
}

/// A name for each (name, package). Where two packages use one name, the policy keeps it
/// bare, then the vocabulary, then the first package by name; the others are told apart by
/// their package. So neither another package nor the order of files renames what a
/// request calls something.
fn unique(names: &[(String, String)]) -> Vec<String> {
    let rank = |package: &str| match package {
        "" => 0,
        VOCABULARY => 1,
        _ => 2,
    };
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_key(|i| (rank(&names[*i].1), &names[*i].1, &names[*i].0));
    let mut taken = BTreeSet::new();
    let mut chosen = vec![String::new(); names.len()];
    for i in order {
        let (name, package) = &names[i];
        let mut own = if taken.contains(name) { format!("{package}.{name}") } else { name.clone() };
        while taken.contains(&own) {
            own.push('_');
        }
        taken.insert(own.clone());
        chosen[i] = own;
    }
    chosen
}

fn concept_names(terms: &Terms) -> HashMap<ConceptId, String> {
    let mut by_sort: BTreeMap<Sort, Vec<ConceptId>> = BTreeMap::new();
    for (id, concept) in terms.concepts.iter() {
        by_sort.entry(concept.sort).or_default().push(id);
    }
    let mut names = HashMap::new();
    for ids in by_sort.into_values() {
        let concepts = ids.iter().map(|id| terms.concepts.get(*id));
        let named: Vec<_> = concepts.map(|c| (c.name.to_string(), c.package.to_string())).collect();
        names.extend(ids.into_iter().zip(unique(&named)));
    }
    names
}
