//! Human review: that there is one, and what it has.

use maatstaf_semantics::hir::Sort;
use maatstaf_semantics::norms::ir::Flag;
use maatstaf_syntax::{SyntaxKind, SyntaxNode};

use super::{Candidate, Ground, indent_at, one_edit};
use crate::{FileEdits, texts};

impl Ground<'_> {
    /// Adds to a review what a norm looks for; a review itself, with who does it left to complete.
    pub(super) fn review(&self, flag: Flag, node: &SyntaxNode) -> Vec<Candidate> {
        let part = match flag {
            Flag::BeforeEffect => "before effect",
            Flag::MayOverride => "may override",
            Flag::SeesReasons => "sees reasons",
            Flag::HearsSubject => "hears subject",
            _ => "",
        };
        if let Some(review) = self.clause(node, SyntaxKind::Review) {
            if part.is_empty() {
                return Vec::new();
            }
            let when = self.clause(&review, SyntaxKind::ReviewWhen).filter(|_| flag == Flag::BeforeEffect);
            let sees = self.clause(&review, SyntaxKind::Sees).filter(|_| flag == Flag::SeesReasons);
            let edits = match (when, sees) {
                (Some(when), _) => self.replace(&when, part),
                (None, Some(sees)) => {
                    let end = self.tree.range_of(&sees).end;
                    one_edit(&self.path, end..end, ", reasons")
                }
                (None, None) => self.add_to_review(&review, part),
            };
            let mut found = vec![Candidate::change(texts::write_clause(part), edits)];
            // All that a review can have at once, where one part alone is not enough.
            let missing: Vec<&str> = [
                ("before effect", SyntaxKind::ReviewWhen),
                ("may override", SyntaxKind::MayOverride),
                ("sees reasons", SyntaxKind::Sees),
                ("hears subject", SyntaxKind::Hears),
            ]
            .into_iter()
            .filter(|(_, kind)| self.clause(&review, *kind).is_none())
            .map(|(part, _)| part)
            .collect();
            if missing.len() > 1 {
                let all = missing.join(", ");
                let edits = self.add_to_review(&review, &all);
                found.push(Candidate::change(texts::write_clause(&all), edits));
            }
            return found;
        }
        if self.clause(node, SyntaxKind::Verb).is_none_or(|verb| verb.text().to_string().trim() != "decide") {
            return Vec::new();
        }
        // Who reviews is for the policy to say: it is tried with each role that the policy itself names.
        self.own_parties()
            .into_iter()
            .map(|party| {
                let clause = format!("review {{ by {party} before effect may override sees reasons hears subject }}");
                let edits = self.add_clause(node, &clause);
                let what = texts::review_by(&party);
                Candidate::change(what, edits)
            })
            .collect()
    }

    pub(super) fn add_to_review(&self, review: &SyntaxNode, part: &str) -> FileEdits {
        // Before the closing brace.
        let range = self.tree.range_of(review);
        let inner = &self.text[range.clone()];
        let end = range.start + inner.trim_end_matches('}').trim_end().len();
        let insert = if inner.contains('\n') {
            let last_line = self.text[..end].rfind('\n').map_or(0, |newline| newline + 1);
            format!("\n{}{part}", indent_at(self.text, last_line))
        } else {
            format!(" {part}")
        };
        one_edit(&self.path, end..end, insert)
    }

    /// The roles that the policy names, those of its own first; at most a few.
    fn own_parties(&self) -> Vec<String> {
        let concepts = &self.scope.terms.concepts;
        let own = concepts.iter().filter(|(_, info)| info.sort == Sort::Party && info.package.is_empty());
        let shown = self.model.statements.iter().flat_map(|s| &s.recipients).map(|r| concepts.get(r.party));
        let mut names: Vec<String> = own
            .map(|(_, info)| info)
            .chain(shown)
            .filter(|info| &*info.name != "subject")
            .map(|info| info.name.to_string())
            .collect();
        let mut seen = std::collections::BTreeSet::new();
        names.retain(|name| seen.insert(name.clone()));
        names.truncate(4);
        names
    }
}
