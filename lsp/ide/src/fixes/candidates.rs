//! Small edits that could help a norm.

use jiff::civil::Date;
use maatstaf_diagnostics::{Lang, Text};
use maatstaf_semantics::hir::Period;
use maatstaf_semantics::model::{InstrumentModel, StatementModel};
use maatstaf_semantics::names::Place;
use maatstaf_semantics::norms::ir::{Level, NormId};
use maatstaf_semantics::queries;
use maatstaf_semantics::report::VerdictReport;
use maatstaf_syntax::{SyntaxKind, SyntaxNode};

use super::levers::{self, Lever};
use super::one_edit;
use crate::cursor::{ItemTree, tree_of};
use crate::symbol::Scope;
use crate::{Analysis, FileEdits, texts};

mod answers;
mod clauses;
mod lists;
mod review;

/// A change to try.
#[derive(Debug, Clone)]
pub(crate) struct Candidate {
    /// What it does.
    pub what: Text,
    /// The edits that are offered.
    pub edits: FileEdits,
    /// The edits that are tried: those that are offered, completed as if people had.
    pub tried: FileEdits,
    /// What is offered is not complete.
    pub to_complete: bool,
    /// It says something that people have to stand for, such as a legal basis, and not only limits what is done.
    pub claims: bool,
}

impl Candidate {
    /// A change that limits what is done, or adds a safeguard.
    fn change(what: Text, edits: FileEdits) -> Candidate {
        Candidate { what, tried: edits.clone(), edits, to_complete: false, claims: false }
    }

    /// A change that claims something.
    fn claim(what: Text, edits: FileEdits) -> Candidate {
        Candidate { claims: true, ..Candidate::change(what, edits) }
    }
}

/// Where edits of one instrument go.
struct Ground<'a> {
    scope: &'a Scope<'a>,
    path: String,
    text: &'a str,
    tree: ItemTree,
    model: std::sync::Arc<InstrumentModel>,
    as_of: Date,
    lang: Lang,
}

/// The changes that could help a verdict, the likeliest first.
pub(crate) fn of(
    analysis: &Analysis,
    scope: &Scope<'_>,
    verdict: &VerdictReport,
    as_of: Date,
    lang: Lang,
) -> Vec<Candidate> {
    let Some(ground) = Ground::new(analysis, scope, as_of, lang) else { return Vec::new() };
    let mut all = Vec::new();
    let statements: Vec<&StatementModel> = ground
        .model
        .statements
        .iter()
        .filter(|s| s.verb().is_some())
        .filter(|s| verdict.statements.is_empty() || verdict.statements.iter().any(|path| **path == *s.path))
        .collect();
    let levers = ground.levers(verdict);
    let nodes: Vec<(&StatementModel, SyntaxNode)> =
        statements.iter().filter_map(|s| Some((*s, ground.node(&s.place)?))).collect();
    for lever in &levers {
        for (statement, node) in &nodes {
            ground.pull(lever, statement, node, &mut all);
        }
        // One change of all statements, where one alone may not be enough.
        if nodes.len() > 1 {
            ground.pull_all(lever, &nodes, &mut all);
        }
    }
    for cite in &verdict.available {
        for (_, node) in &nodes {
            ground.rely(cite, node, &mut all);
        }
    }
    for question in &verdict.questions {
        ground.answer(analysis, question, &mut all);
    }
    all
}

/// Where the organisation behind the instrument of a scope is declared.
pub(crate) fn organisation_of(scope: &Scope<'_>) -> Option<Place> {
    let (model, _) = queries::instrument(scope.db, scope.project, scope.key.clone())?;
    scope.organisation(model.controller.as_ref()?).map(|symbol| symbol.place)
}

impl<'a> Ground<'a> {
    fn new(analysis: &'a Analysis, scope: &'a Scope<'a>, as_of: Date, lang: Lang) -> Option<Ground<'a>> {
        let (model, _) = queries::instrument(scope.db, scope.project, scope.key.clone())?;
        let path = scope.key.file.path(scope.db).clone();
        let text = analysis.text(&path)?;
        let tree = tree_of(scope.db, &scope.key)?;
        Some(Ground { scope, path, text, tree, model, as_of, lang })
    }

    fn levers(&self, verdict: &VerdictReport) -> Vec<Lever> {
        let library = &self.scope.library;
        let norm = library.norms.iter().position(|norm| *norm.head.id == *verdict.norm);
        if let Some(norm) = norm.and_then(|at| u32::try_from(at).ok()) {
            return levers::of_norm(library, NormId(norm));
        }
        let exception = library.exceptions.iter().position(|exception| *exception.head.id == *verdict.norm);
        let exception = exception.and_then(|at| u32::try_from(at).ok());
        let id = exception.map(maatstaf_semantics::norms::ir::ExceptionId);
        id.map(|id| levers::of_exception(library, id)).unwrap_or_default()
    }

    fn node(&self, place: &Place) -> Option<SyntaxNode> {
        self.tree.root.descendants().nth(usize::try_from(place.node.0).ok()?)
    }

    fn clause(&self, statement: &SyntaxNode, kind: SyntaxKind) -> Option<SyntaxNode> {
        statement.children().find(|child| child.kind() == kind)
    }

    /// Replaces a part of the instrument.
    fn replace(&self, node: &SyntaxNode, text: &str) -> FileEdits {
        one_edit(&self.path, self.tree.range_of(node), text)
    }

    /// Takes a clause away, with the white space before it.
    fn delete(&self, node: &SyntaxNode) -> FileEdits {
        let range = self.tree.range_of(node);
        let before = &self.text[..range.start];
        let start = before.trim_end().len();
        one_edit(&self.path, start..range.end, "")
    }

    /// Adds a clause at the end of a statement, on a line of its own where its other clauses have theirs.
    fn add_clause(&self, statement: &SyntaxNode, clause: &str) -> FileEdits {
        let range = self.tree.range_of(statement);
        let text = &self.text[range.clone()];
        let lines = text.contains('\n');
        let indent = indent_at(self.text, range.start);
        let insert = if lines { format!("\n{indent}    {clause}") } else { format!(" {clause}") };
        one_edit(&self.path, range.end..range.end, insert)
    }

    /// The edits that pull one lever of one statement.
    fn pull(&self, lever: &Lever, statement: &StatementModel, node: &SyntaxNode, all: &mut Vec<Candidate>) {
        match lever {
            Lever::Level(against) => {
                for level in [Level::Team, Level::Department, Level::Organisation] {
                    if level >= *against || level > statement.level.map_or(Level::Individual, |l| l.level) {
                        all.extend(self.level(level, statement, node));
                    }
                }
            }
            Lever::Group(least) => {
                for size in [*least, least + 1] {
                    all.extend(self.group(size, statement, node));
                }
            }
            Lever::Keep(period) => all.extend(self.keep(*period, node)),
            Lever::Every(period) => {
                let clause = format!("every {}", period_word(*period));
                let edits = match self.clause(node, SyntaxKind::EveryClause) {
                    Some(every) => self.replace(&every, &clause),
                    None => self.add_clause(node, &clause),
                };
                all.push(Candidate::change(texts::write_clause(&clause), edits));
            }
            Lever::Hidden => {
                if let Some(hidden) = self.clause(node, SyntaxKind::HiddenClause) {
                    all.push(Candidate::change(texts::drop_clause("hidden"), self.delete(&hidden)));
                }
            }
            Lever::Review(flag) => all.extend(self.review(*flag, node)),
            Lever::Within(period) => {
                let within = format!("within {}", period_word(*period));
                if let Some(review) = self.clause(node, SyntaxKind::Review) {
                    let edits = match self.clause(&review, SyntaxKind::ReviewWithin) {
                        Some(node) => self.replace(&node, &within),
                        None => self.add_to_review(&review, &within),
                    };
                    all.push(Candidate::change(texts::write_clause(&within), edits));
                }
            }
            Lever::Purpose => self.drop_names(SyntaxKind::PurposeClause, node, |_| true, all),
            Lever::Is(property, concept) => self.property(*property, *concept, node, all),
        }
    }

    /// The edit that pulls a lever of several statements at once, where that is one and the same change.
    fn pull_all(&self, lever: &Lever, nodes: &[(&StatementModel, SyntaxNode)], all: &mut Vec<Candidate>) {
        let options = |lever: &Lever, statement: &StatementModel, node: &SyntaxNode| {
            let mut found = Vec::new();
            self.pull(lever, statement, node, &mut found);
            found
        };
        let Some((first, node)) = nodes.first() else { return };
        for option in options(lever, first, node) {
            let mut edits = option.edits.clone();
            let mut several = false;
            for (statement, node) in &nodes[1..] {
                if let Some(same) = options(lever, statement, node).into_iter().find(|other| other.what == option.what)
                {
                    several = true;
                    for (path, more) in same.edits {
                        edits.entry(path).or_default().extend(more);
                    }
                }
            }
            if several {
                let what = texts::everywhere(&option.what);
                all.push(Candidate { claims: option.claims, ..Candidate::change(what, edits) });
            }
        }
    }
}

/// The white space at the start of the line that a byte is in.
fn indent_at(text: &str, at: usize) -> &str {
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let line = &text[start..];
    &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
}

/// A period as the language writes it, in the coarsest unit that it is whole in.
pub(crate) fn period_word(period: Period) -> String {
    let one = |n: i64, unit: &str| format!("{n} {unit}{}", if n == 1 { "" } else { "s" });
    let (months, days, seconds) = (i64::from(period.months), i64::from(period.days), period.seconds);
    match (months, days, seconds) {
        (m, 0, 0) if m > 0 && m % 12 == 0 => one(m / 12, "year"),
        (m, 0, 0) if m > 0 => one(m, "month"),
        (0, d, 0) if d > 0 && d % 7 == 0 => one(d / 7, "week"),
        (0, d, 0) if d > 0 => one(d, "day"),
        (0, 0, s) if s > 0 && s % 3600 == 0 => one(s / 3600, "hour"),
        (0, 0, s) if s > 0 && s % 60 == 0 => one(s / 60, "minute"),
        (_, _, s) => one((period.approximate_seconds()).max(s), "second"),
    }
}
