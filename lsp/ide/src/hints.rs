//! What is shown between the words: marks of verdicts, what silence means, counts above instruments.

use std::ops::Range;

use jiff::civil::Date;
use maatstaf_diagnostics::Text;
use maatstaf_semantics::flow::Effective;
use maatstaf_semantics::names::ItemKey;
use maatstaf_semantics::queries;
use maatstaf_semantics::report;
use maatstaf_semantics::verdicts::Status;
use maatstaf_syntax::{ItemKind, SyntaxKind};

use crate::cursor::{ItemTree, items};
use crate::fixes::candidates_period;
use crate::symbol::Scope;
use crate::verdicts::{Concerned, concerning, mark};
use crate::{Analysis, Cancelled, texts};

/// Something shown in the text that is not of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// Before which byte.
    pub at: usize,
    /// What is shown.
    pub text: Text,
    /// What it means, in Markdown.
    pub tooltip: Text,
    /// What silence means, as opposed to a mark of verdicts.
    pub is_silence: bool,
}

/// Something shown above a line, and what it does when it is chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lens {
    /// Above what, in bytes.
    pub range: Range<usize>,
    /// What is shown.
    pub text: Text,
    /// What it does.
    pub does: LensAction,
}

/// What a lens does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LensAction {
    /// Shows how the verdicts on an instrument change over dates.
    Timeline(String),
    /// Runs a case.
    RunCase(String),
}

impl Analysis {
    /// The hints in some bytes of a file, at `as_of`.
    pub fn hints(&self, path: &str, range: Range<usize>, as_of: Date) -> Result<Vec<Hint>, Cancelled> {
        self.ask(|| {
            let Some(file) = self.file(path) else { return Vec::new() };
            let own = items(&self.db, file).filter(|tree| tree.key.kind == ItemKind::Instrument);
            let mut hints: Vec<Hint> = own.flat_map(|tree| self.hints_of(&tree, as_of)).collect();
            hints.retain(|hint| range.start <= hint.at && hint.at <= range.end);
            hints.sort_by_key(|hint| hint.at);
            hints
        })
    }

    fn hints_of(&self, tree: &ItemTree, as_of: Date) -> Vec<Hint> {
        let scope = Scope::of(&self.db, self.project, tree);
        let Some((world, _)) = queries::world(&self.db, self.project, tree.key.clone()) else { return Vec::new() };
        let verdicts = report::verdicts_of(&self.db, self.project, tree.key.clone(), as_of);
        let home = &world.instruments[0];
        let mut hints = Vec::new();
        for (at, statement) in home.statements.iter().enumerate().filter(|(_, s)| s.verb().is_some()) {
            let node = tree.root.descendants().nth(statement.place.node.0 as usize);
            let objects = node.iter().flat_map(|node| node.children()).filter(|c| c.kind() == SyntaxKind::Path);
            let Some(last) = objects.last() else { continue };
            let end = tree.range_of(&last).end;
            let marks: Vec<String> = [Status::Violated, Status::Open]
                .into_iter()
                .flat_map(|status| {
                    let own = concerning(&verdicts, Concerned::Statement(&statement.path));
                    let mut cites: Vec<String> =
                        own.filter(|v| v.status == status).filter_map(|v| v.cite.first().cloned()).collect();
                    cites.sort();
                    cites.dedup();
                    cites.into_iter().map(move |cite| format!("{} {cite}", mark(status)))
                })
                .collect();
            if !marks.is_empty() {
                let lines: Vec<Text> = concerning(&verdicts, Concerned::Statement(&statement.path))
                    .filter(|v| v.status != Status::Satisfied)
                    .map(crate::hover::verdict_line)
                    .collect();
                let mut page = crate::markdown::Page::default();
                page.list(&texts::verdicts_on(&as_of.to_string()), &lines);
                hints.push(Hint {
                    at: end,
                    text: Text::same(shortened(&marks)),
                    tooltip: page.finish(),
                    is_silence: false,
                });
            }
            let filled = world.effective.iter().find(|e| e.instrument == 0 && e.statement == at);
            if let Some(filled) = filled {
                let silent = silence(&scope, statement, filled);
                if !silent.is_empty() {
                    hints.push(Hint {
                        at: end,
                        text: Text::same(silent),
                        tooltip: texts::comes_along(),
                        is_silence: true,
                    });
                }
            }
        }
        hints
    }

    /// The lenses of a file, at `as_of`: counts and the next change above instruments, a run above cases.
    pub fn lenses(&self, path: &str, as_of: Date) -> Result<Vec<Lens>, Cancelled> {
        self.ask(|| {
            let Some(file) = self.file(path) else { return Vec::new() };
            let mut lenses = Vec::new();
            for tree in items(&self.db, file) {
                let Some(name) = tree.root.children().find(|n| n.kind().is_item()) else { continue };
                let named = name.children().find(|c| c.kind() == SyntaxKind::Name);
                let range = named.map_or_else(|| tree.range_of(&name), |named| tree.range_of(&named));
                match tree.key.kind {
                    ItemKind::Instrument => lenses.extend(self.counts(&tree.key, range, as_of)),
                    ItemKind::Case => lenses.push(Lens {
                        range,
                        text: texts::run_case(),
                        does: LensAction::RunCase(tree.key.name.to_string()),
                    }),
                    _ => {}
                }
            }
            lenses
        })
    }

    fn counts(&self, key: &ItemKey, range: Range<usize>, as_of: Date) -> Option<Lens> {
        let verdicts = report::verdicts_of(&self.db, self.project, key.clone(), as_of);
        // Of two items with one name, only the first is an instrument.
        queries::world(&self.db, self.project, key.clone())?;
        let count = |status| verdicts.iter().filter(|v| v.status == status).count();
        let counts = texts::counts(count(Status::Satisfied), count(Status::Violated), count(Status::Open));
        let next = verdicts.iter().filter_map(|v| v.until).min();
        let text = match next {
            Some(next) => texts::next_change(&counts, &next.to_string()),
            None => counts,
        };
        Some(Lens { range, text, does: LensAction::Timeline(key.name.to_string()) })
    }
}

/// A few marks, and how many more there are.
fn shortened(marks: &[String]) -> String {
    /// More would push the text aside.
    const MOST: usize = 3;
    let shown = marks.iter().take(MOST).cloned().collect::<Vec<_>>().join(", ");
    if marks.len() > MOST { format!("{shown} +{}", marks.len() - MOST) } else { shown }
}

/// The clauses that a statement leaves out, as they come along with its data.
fn silence(scope: &Scope<'_>, statement: &maatstaf_semantics::model::StatementModel, filled: &Effective) -> String {
    let said = |keyword: &str| statement.clause_places.iter().any(|(k, _)| *k == keyword);
    let mut parts = Vec::new();
    if let (false, false, Some(workers)) = (said("about"), filled.workers.is_empty(), &Some(&filled.workers)) {
        let names: Vec<&str> = workers.iter().map(|id| &*scope.terms.concepts.get(*id).name).collect();
        parts.push(format!("about {}", names.join(", ")));
    }
    if let (false, Some(level)) = (said("at"), filled.level) {
        let name = level.grouping.and_then(|g| scope.terms.groupings.get(g as usize)).map(|g| g.name.to_string());
        let size = level.min_group.map(|n| format!("({n})")).unwrap_or_default();
        parts.push(format!("at {}{size}", name.unwrap_or_else(|| level.level.word().to_owned())));
    }
    if let (false, Some(most)) = (said("keep"), filled.keep.and_then(|keep| keep.most)) {
        parts.push(format!("keep at most {}", candidates_period(most)));
    }
    parts.join(" ")
}
