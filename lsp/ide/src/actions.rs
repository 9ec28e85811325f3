//! What can be done about what is wrong: the fixes of diagnostics, imports, and verified fixes.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Date;
use maatstaf_diagnostics::{Diagnostic, Fix, Lang, Text};
use maatstaf_semantics::verdicts::Status;
use maatstaf_syntax::{ItemKind, SyntaxKind};

use crate::cursor::{item_at, items};
use crate::fixes::{Budget, one_edit};
use crate::symbol::{Scope, Wanted, is_name, wanted};
use crate::{Analysis, Cancelled, FileEdits, TextEdit, VerifiedFix, texts};

/// What an action is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActionKind {
    /// Mends what a diagnostic tells of.
    Mend,
    /// A verified fix: helps a norm and breaks nothing.
    Verified,
    /// Mends everything of one kind in a file.
    MendAll,
    /// Imports a package.
    Import,
    /// Gives the file its layout.
    Format,
}

/// Something that can be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// What it is for.
    pub kind: ActionKind,
    /// What it does.
    pub title: Text,
    /// The code and the place of the diagnostic that it is for.
    pub about: Option<(&'static str, Range<usize>)>,
    /// The changes.
    pub edits: FileEdits,
    /// The one to take when in doubt: of verified fixes, see [`VerifiedFix::is_preferred`].
    pub is_preferred: bool,
}

impl Analysis {
    /// What can be done about the diagnostics in some bytes of a file.
    pub fn actions(
        &self,
        path: &str,
        range: Range<usize>,
        as_of: Date,
        lang: Lang,
        budget: &Budget<'_>,
    ) -> Result<Vec<Action>, Cancelled> {
        let all = self.diagnostics(path, as_of)?.list;
        let here = |d: &&Diagnostic| {
            d.primary().is_some_and(|label| label.range.start <= range.end && range.start <= label.range.end)
        };
        let mut actions = Vec::new();
        for diagnostic in all.iter().filter(here) {
            actions.extend(diagnostic.fixes.iter().map(|fix| mend(diagnostic, fix)));
            actions.extend(all_alike(path, diagnostic, &all));
        }
        actions.extend(self.import_actions(path, range.clone(), as_of)?);
        for fix in self.verified_fixes(path, range, as_of, lang, budget)? {
            actions.push(verified(fix));
        }
        let mut seen: Vec<FileEdits> = Vec::new();
        actions.retain(|action| {
            let new = !seen.contains(&action.edits);
            seen.push(action.edits.clone());
            new
        });
        Ok(actions)
    }

    /// The edits of all the fixes of a file's diagnostics that do not get in each other's way: of each the first.
    pub fn fix_all(&self, path: &str, as_of: Date) -> Result<Option<Action>, Cancelled> {
        let all = self.diagnostics(path, as_of)?.list;
        let edits = together(path, all.iter().filter_map(|d| d.fixes.first()));
        let found = !edits.is_empty();
        Ok(found.then(|| Action {
            kind: ActionKind::MendAll,
            title: texts::fix_everything(),
            about: None,
            edits: BTreeMap::from([(path.to_owned(), edits)]),
            is_preferred: false,
        }))
    }

    /// The layout as an action: nothing when the file has it.
    pub fn format_action(&self, path: &str) -> Result<Option<Action>, Cancelled> {
        let edits = self.format(path)?;
        let found = !edits.is_empty();
        Ok(found.then(|| Action {
            kind: ActionKind::Format,
            title: texts::format(),
            about: None,
            edits: BTreeMap::from([(path.to_owned(), edits)]),
            is_preferred: false,
        }))
    }

    /// Imports of packages that declare what a name in some bytes means, where nothing that can be seen does. Tried: an
    /// import after which there is as much wrong is not offered.
    fn import_actions(&self, path: &str, range: Range<usize>, as_of: Date) -> Result<Vec<Action>, Cancelled> {
        self.ask(|| {
            let Some(tree) = self.file(path).and_then(|file| item_at(&self.db, file, range.start)) else {
                return Vec::new();
            };
            let scope = Scope::of(&self.db, self.project, &tree);
            let meets = |at: &Range<usize>| at.start <= range.end && range.start <= at.end;
            let names = tree.root.descendants().filter(|node| is_name(node.kind()) && meets(&tree.range_of(node)));
            let mut packages: Vec<(String, Range<usize>)> = Vec::new();
            for node in names {
                let text = node.text().to_string();
                if let Some(wanted) = wanted(&node) {
                    let found = hidden_packages(&scope, wanted, text.trim()).into_iter();
                    packages.extend(found.map(|package| (package, tree.range_of(&node))));
                }
            }
            packages.sort_by(|a, b| a.0.cmp(&b.0));
            packages.dedup_by(|a, b| a.0 == b.0);
            // What a name means only: once it means something, more may be found to be wrong with its statement.
            let wrong = |found: &crate::trial::Found| -> usize {
                let names = found.problems.iter().filter(|((_, code, _), _)| ABOUT_NAMES.contains(code));
                names.map(|(_, count)| count).sum()
            };
            let tried = |edits: &FileEdits| {
                let Some(texts) = self.applied(edits) else { return false };
                self.try_changes(&[path], as_of, |trial| wrong(&trial.after(&texts)) < wrong(&trial.check()))
            };
            packages
                .into_iter()
                .map(|(package, at)| (self.import_edit(path, &package), package, at))
                .filter(|(edits, _, _)| tried(edits))
                .map(|(edits, package, at)| Action {
                    kind: ActionKind::Import,
                    title: texts::import(&package),
                    about: Some(("unknown-name", at)),
                    edits,
                    is_preferred: true,
                })
                .collect()
        })
    }

    /// The edit that imports a package in a file: at the end of its first import, or on a line of its own above its first
    /// item.
    pub(crate) fn import_edit(&self, path: &str, package: &str) -> FileEdits {
        let Some(file) = self.file(path) else { return FileEdits::new() };
        let mut first = None;
        for tree in items(&self.db, file) {
            if tree.key.kind == ItemKind::Import
                && let Some(node) = tree.root.children().find(|node| node.kind() == SyntaxKind::Import)
            {
                let end = tree.range_of(&node).end;
                return one_edit(path, end..end, format!(", {package}"));
            }
            if first.is_none() && tree.key.kind != ItemKind::Unknown {
                let item = tree.root.children().find(|node| node.kind().is_item());
                first = item.map(|item| tree.range(item.text_range()).start);
            }
        }
        let at = first.unwrap_or(0);
        one_edit(path, at..at, format!("import {package}\n\n"))
    }
}

/// What is said of a name that means nothing that can be seen.
const ABOUT_NAMES: [&str; 5] =
    ["unknown-name", "unknown-fact", "unknown-judgement", "unknown-exception", "exception-not-imported"];

fn edits_of(fix: &Fix) -> FileEdits {
    let mut edits = FileEdits::new();
    for edit in &fix.edits {
        let text = TextEdit { range: edit.range.clone(), text: edit.replacement.clone() };
        edits.entry(edit.file.as_str().to_owned()).or_default().push(text);
    }
    edits
}

fn about(diagnostic: &Diagnostic) -> Option<(&'static str, Range<usize>)> {
    diagnostic.primary().map(|label| (diagnostic.code.id(), label.range.clone()))
}

fn mend(diagnostic: &Diagnostic, fix: &Fix) -> Action {
    Action {
        kind: ActionKind::Mend,
        title: fix.title.clone(),
        about: about(diagnostic),
        edits: edits_of(fix),
        is_preferred: diagnostic.fixes.len() == 1,
    }
}

/// One action for all diagnostics of a kind, when there are more than one.
fn all_alike(path: &str, diagnostic: &Diagnostic, all: &[Diagnostic]) -> Option<Action> {
    let alike: Vec<&Fix> =
        all.iter().filter(|other| other.code == diagnostic.code).filter_map(|d| d.fixes.first()).collect();
    if alike.len() < 2 || diagnostic.fixes.is_empty() {
        return None;
    }
    let count = alike.len();
    let edits = together(path, alike.into_iter());
    Some(Action {
        kind: ActionKind::MendAll,
        title: texts::fix_alike(&Text::new(diagnostic.code.title(Lang::Nl), diagnostic.code.title(Lang::En)), count),
        about: about(diagnostic),
        edits: BTreeMap::from([(path.to_owned(), edits)]),
        is_preferred: false,
    })
}

/// The edits of some fixes in one file: of two that overlap, the first.
fn together<'f>(path: &str, fixes: impl Iterator<Item = &'f Fix>) -> Vec<TextEdit> {
    let mut edits: Vec<TextEdit> = Vec::new();
    for fix in fixes {
        let own: Vec<TextEdit> = edits_of(fix).remove(path).unwrap_or_default();
        let apart = |a: &Range<usize>, b: &Range<usize>| a != b && (a.end <= b.start || b.end <= a.start);
        if own.iter().all(|new| edits.iter().all(|known| apart(&new.range, &known.range))) {
            edits.extend(own);
        }
    }
    edits
}

fn verified(fix: VerifiedFix) -> Action {
    let code = match fix.before {
        Status::Violated => "norm-violated",
        _ => "norm-open",
    };
    Action {
        kind: ActionKind::Verified,
        title: fix.title,
        about: Some((code, fix.span)),
        edits: fix.edits,
        is_preferred: fix.is_preferred,
    }
}

/// The packages that declare what a name would mean here, none of which can be seen.
fn hidden_packages(scope: &Scope<'_>, wanted: Wanted, name: &str) -> Vec<String> {
    let library = &scope.library;
    let heads = |exceptions: bool| {
        let norms = library.norms.iter().map(|n| &n.head).filter(move |_| !exceptions);
        let all = norms.chain(library.exceptions.iter().map(|e| &e.head));
        all.filter(|h| *h.name == *name || h.cite.iter().any(|c| c.raw == name)).map(|h| h.package.to_string())
    };
    let found: Vec<String> = match wanted {
        Wanted::Concept(sort) => {
            let concepts = scope.terms.concepts.iter().filter(|(_, c)| c.sort == sort && *c.name == *name);
            concepts.map(|(_, c)| c.package.to_string()).collect()
        }
        Wanted::Fact | Wanted::FactOrJudgement => {
            library.facts().filter(|(_, f)| *f.name == *name).map(|(_, f)| f.package.to_string()).collect()
        }
        Wanted::Judgement => {
            library.judgements().filter(|(_, j)| *j.name == *name).map(|(_, j)| j.package.to_string()).collect()
        }
        Wanted::Exception => heads(true).collect(),
        Wanted::Norm | Wanted::NormOrException => heads(false).collect(),
        _ => Vec::new(),
    };
    if found.iter().any(|package| scope.visible.sees(package)) {
        return Vec::new();
    }
    found.into_iter().filter(|package| !package.is_empty()).collect()
}
