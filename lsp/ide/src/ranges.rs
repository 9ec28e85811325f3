//! Which lines fold, and what widens a selection.

use std::ops::Range;

use maatstaf_syntax::SyntaxKind;

use crate::cursor::{item_at, items};
use crate::{Analysis, Cancelled};

/// Bytes that can be folded away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fold {
    /// From the end of what stays to see, to the end.
    pub range: Range<usize>,
    /// What is folded.
    pub kind: FoldKind,
}

/// What is folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "named for what they are")]
pub enum FoldKind {
    Comment,
    Imports,
    Region,
}

impl Analysis {
    /// What can be folded in a file: items, statements with their clauses, reviews, answers, comments.
    pub fn folds(&self, path: &str) -> Result<Vec<Fold>, Cancelled> {
        self.ask(|| {
            let Some(file) = self.file(path) else { return Vec::new() };
            let text = file.text(&self.db);
            let mut folds = Vec::new();
            for tree in items(&self.db, file) {
                for node in tree.root.descendants() {
                    let kind = match node.kind() {
                        SyntaxKind::Import => FoldKind::Imports,
                        SyntaxKind::Review => FoldKind::Region,
                        kind if kind.is_item() || kind.is_member() => FoldKind::Region,
                        _ => continue,
                    };
                    folds.push(Fold { range: tree.range_of(&node), kind });
                }
                let mut run: Option<Range<usize>> = None;
                for token in tree.root.descendants_with_tokens().filter_map(|e| e.into_token()) {
                    match token.kind() {
                        SyntaxKind::Comment | SyntaxKind::DocComment => {
                            let range = tree.range(token.text_range());
                            run = Some(run.map_or(range.clone(), |run| run.start..range.end));
                        }
                        SyntaxKind::Whitespace if token.text().matches('\n').count() < 2 => {}
                        _ => folds.extend(run.take().map(|range| Fold { range, kind: FoldKind::Comment })),
                    }
                }
                folds.extend(run.map(|range| Fold { range, kind: FoldKind::Comment }));
            }
            folds.retain(|fold| text.get(fold.range.clone()).is_some_and(|text| text.contains('\n')));
            folds.sort_by_key(|fold| (fold.range.start, fold.range.end, fold.kind));
            folds.dedup();
            folds
        })
    }

    /// What a selection at a byte of a file grows to, step by step, from the word to the whole file.
    pub fn selections(&self, path: &str, offset: usize) -> Result<Vec<Range<usize>>, Cancelled> {
        self.ask(|| {
            let Some(file) = self.file(path) else { return Vec::new() };
            let mut steps = Vec::new();
            if let Some(tree) = item_at(&self.db, file, offset)
                && let Some(token) = tree.token_at(offset)
            {
                if !token.kind().is_trivia() {
                    steps.push(tree.range(token.text_range()));
                }
                steps.extend(token.parent_ancestors().map(|node| tree.range_of(&node)));
            }
            steps.push(0..file.text(&self.db).len());
            // A step that is no wider than the last is no step.
            let mut grown: Vec<Range<usize>> = Vec::new();
            for step in steps {
                let holds = |last: &Range<usize>| step.start <= last.start && last.end <= step.end && *last != step;
                if grown.last().is_none_or(holds) {
                    grown.push(step);
                }
            }
            grown
        })
    }
}
