//! What a statement is of, for, to, with and about: names that are taken out, and another legal basis.

use maatstaf_semantics::hir::Sort;
use maatstaf_semantics::names::ConceptId;
use maatstaf_semantics::norms::ir::ConceptProperty;
use maatstaf_syntax::{SyntaxKind, SyntaxNode};

use super::{Candidate, Ground, one_edit};
use crate::{FileEdits, texts};

impl Ground<'_> {
    /// What could make a property be, or no longer be, a kind of a concept.
    pub(super) fn property(
        &self,
        property: ConceptProperty,
        concept: ConceptId,
        node: &SyntaxNode,
        all: &mut Vec<Candidate>,
    ) {
        let concepts = &self.scope.terms.concepts;
        let is_of = |sort: Sort| {
            move |name: &str| {
                let found = concepts.lookup(&self.scope.visible, sort, name);
                found.first().is_some_and(|id| concepts.is_a(*id, concept))
            }
        };
        match property {
            ConceptProperty::Purpose => self.drop_names(SyntaxKind::PurposeClause, node, is_of(Sort::Purpose), all),
            ConceptProperty::Technique => self.drop_names(SyntaxKind::UsingClause, node, is_of(Sort::Technique), all),
            ConceptProperty::Worker => self.drop_names(SyntaxKind::AboutClause, node, is_of(Sort::Worker), all),
            ConceptProperty::Place => self.drop_names(SyntaxKind::InClause, node, is_of(Sort::Place), all),
            ConceptProperty::Recipient => self.drop_names(SyntaxKind::ToClause, node, is_of(Sort::Party), all),
            ConceptProperty::Data => self.drop_objects(node, is_of(Sort::Data), all),
            ConceptProperty::Basis => self.change_basis(node, concept, all),
            _ => {}
        }
    }

    /// Takes names that fit out of a clause: the name alone, or the whole clause when it was the only one and may go.
    pub(super) fn drop_names(
        &self,
        kind: SyntaxKind,
        statement: &SyntaxNode,
        fits: impl Fn(&str) -> bool,
        all: &mut Vec<Candidate>,
    ) {
        let Some(clause) = self.clause(statement, kind) else { return };
        let names: Vec<SyntaxNode> = clause
            .children()
            .filter(|child| matches!(child.kind(), SyntaxKind::Path | SyntaxKind::Recipient))
            .collect();
        for (at, name) in names.iter().enumerate() {
            let text = name.text().to_string();
            let first = text.split_whitespace().next().unwrap_or_default();
            if !fits(first) {
                continue;
            }
            let needed = matches!(kind, SyntaxKind::PurposeClause | SyntaxKind::ToClause);
            if names.len() == 1 {
                if !needed {
                    all.push(Candidate::change(texts::drop_clause(text.trim()), self.delete(&clause)));
                }
                continue;
            }
            all.push(Candidate::change(texts::drop_name(text.trim()), self.without(&names, at)));
        }
    }

    /// Takes data that fit out of what a statement is of, unless nothing would be left.
    fn drop_objects(&self, statement: &SyntaxNode, fits: impl Fn(&str) -> bool, all: &mut Vec<Candidate>) {
        let names: Vec<SyntaxNode> = statement.children().filter(|c| c.kind() == SyntaxKind::Path).collect();
        if names.len() < 2 {
            return;
        }
        for (at, name) in names.iter().enumerate() {
            let text = name.text().to_string();
            if fits(text.trim()) {
                all.push(Candidate::change(texts::drop_name(text.trim()), self.without(&names, at)));
            }
        }
    }

    /// A list with commas without one of its names.
    fn without(&self, names: &[SyntaxNode], at: usize) -> FileEdits {
        let range = |i: usize| self.tree.range_of(&names[i]);
        let cut = match names.get(at + 1) {
            Some(_) => range(at).start..range(at + 1).start,
            None => range(at - 1).end..range(at).end,
        };
        one_edit(&self.path, cut, "")
    }

    /// Another legal basis is for people to choose: each that the norm would take is offered, none is preferred.
    fn change_basis(&self, node: &SyntaxNode, concept: ConceptId, all: &mut Vec<Candidate>) {
        let name = &self.scope.terms.concepts.get(concept).name;
        let clause = format!("basis {name}");
        let edits = match self.clause(node, SyntaxKind::BasisClause) {
            Some(basis) => self.replace(&basis, &clause),
            None => self.add_clause(node, &clause),
        };
        all.push(Candidate::claim(texts::write_clause(&clause), edits));
    }
}
