//! The level of a statement, its least group, and how long it keeps.

use maatstaf_semantics::hir::Period;
use maatstaf_semantics::model::StatementModel;
use maatstaf_semantics::norms::ir::Level;
use maatstaf_syntax::{SyntaxKind, SyntaxNode};

use super::{Candidate, Ground, one_edit, period_word};
use crate::texts;

impl Ground<'_> {
    /// Raises the level: to each grouping of the policy's own at that level, and to the level itself.
    pub(super) fn level(&self, level: Level, statement: &StatementModel, node: &SyntaxNode) -> Vec<Candidate> {
        let size = statement.level.and_then(|l| l.min_group).map(|n| format!("({n})")).unwrap_or_default();
        // A grouping of one's own at that level says more than the level does.
        let own = self.scope.terms.groupings.iter().filter(|g| g.level == level && self.scope.visible.sees(&g.package));
        let names = own.map(|g| g.name.to_string()).chain([level.word().to_owned()]);
        names
            .flat_map(|name| {
                // A group without a least number may be one person.
                let sizes: &[&str] = if size.is_empty() { &["", "(5)", "(10)"] } else { &[&size] };
                sizes.iter().map(|size| format!("at {name}{size}")).collect::<Vec<_>>()
            })
            .map(|clause| {
                let edits = match self.clause(node, SyntaxKind::AtClause) {
                    Some(at) => self.replace(&at, &clause),
                    None => self.add_clause(node, &clause),
                };
                let what = texts::write_clause(&clause);
                Candidate::change(what, edits)
            })
            .collect()
    }

    /// Adds or raises the least group of a statement that is not about each person.
    pub(super) fn group(&self, size: i64, statement: &StatementModel, node: &SyntaxNode) -> Option<Candidate> {
        let at = self.clause(node, SyntaxKind::AtClause)?;
        if statement.level.is_none_or(|l| l.level == Level::Individual || l.min_group.is_some_and(|n| n >= size)) {
            return None;
        }
        let group = format!("({size})");
        let edits = match self.clause(&at, SyntaxKind::GroupSize) {
            Some(node) => self.replace(&node, &group),
            None => {
                let path = self.clause(&at, SyntaxKind::Path)?;
                let end = self.tree.range_of(&path).end;
                one_edit(&self.path, end..end, group)
            }
        };
        Some(Candidate::change(texts::group_of(size), edits))
    }

    /// Shortens what is kept; no statement is made to keep longer.
    pub(super) fn keep(&self, period: Period, node: &SyntaxNode) -> Option<Candidate> {
        let clause = format!("keep at most {}", period_word(period));
        let edits = match self.clause(node, SyntaxKind::KeepClause) {
            Some(keep) => match self.clause(&keep, SyntaxKind::KeepMost) {
                Some(most) => self.replace(&most, &format!("at most {}", period_word(period))),
                None => self.replace(&keep, &clause),
            },
            None => self.add_clause(node, &clause),
        };
        Some(Candidate::change(texts::write_clause(&clause), edits))
    }
}
