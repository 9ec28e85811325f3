//! Small edits that could help a norm.

use std::ops::Range;

use jiff::civil::Date;
use maatstaf_diagnostics::{Lang, Text};
use maatstaf_semantics::hir::{Period, Sort, ValueType};
use maatstaf_semantics::model::{InstrumentModel, StatementModel};
use maatstaf_semantics::names::{ConceptId, Place};
use maatstaf_semantics::norms::ir::{ConceptProperty, Flag, Level, NormId};
use maatstaf_semantics::queries;
use maatstaf_semantics::report::{QuestionText, VerdictReport};
use maatstaf_syntax::{SyntaxKind, SyntaxNode};

use super::levers::{self, Lever};
use super::one_edit;
use crate::cursor::{ItemTree, tree_of};
use crate::symbol::Scope;
use crate::{Analysis, FileEdits, texts};

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

    fn push(all: &mut Vec<Candidate>, what: Text, edits: FileEdits) {
        all.push(Candidate { what, tried: edits.clone(), edits, to_complete: false });
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
                Self::push(all, texts::write_clause(&clause), edits);
            }
            Lever::Hidden => {
                if let Some(hidden) = self.clause(node, SyntaxKind::HiddenClause) {
                    Self::push(all, texts::drop_clause("hidden"), self.delete(&hidden));
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
                    Self::push(all, texts::write_clause(&within), edits);
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
                Self::push(all, texts::everywhere(&option.what), edits);
            }
        }
    }

    fn level(&self, level: Level, statement: &StatementModel, node: &SyntaxNode) -> Vec<Candidate> {
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
                Candidate { what, tried: edits.clone(), edits, to_complete: false }
            })
            .collect()
    }

    fn group(&self, size: i64, statement: &StatementModel, node: &SyntaxNode) -> Option<Candidate> {
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
        Some(Candidate { what: texts::group_of(size), tried: edits.clone(), edits, to_complete: false })
    }

    /// Shortens what is kept; no statement is made to keep longer.
    fn keep(&self, period: Period, node: &SyntaxNode) -> Option<Candidate> {
        let clause = format!("keep at most {}", period_word(period));
        let edits = match self.clause(node, SyntaxKind::KeepClause) {
            Some(keep) => match self.clause(&keep, SyntaxKind::KeepMost) {
                Some(most) => self.replace(&most, &format!("at most {}", period_word(period))),
                None => self.replace(&keep, &clause),
            },
            None => self.add_clause(node, &clause),
        };
        Some(Candidate { what: texts::write_clause(&clause), tried: edits.clone(), edits, to_complete: false })
    }

    /// Adds to a review what a norm looks for; a review itself, with who does it left to complete.
    fn review(&self, flag: Flag, node: &SyntaxNode) -> Vec<Candidate> {
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
            let mut found =
                vec![Candidate { what: texts::write_clause(part), tried: edits.clone(), edits, to_complete: false }];
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
                found.push(Candidate {
                    what: texts::write_clause(&all),
                    tried: edits.clone(),
                    edits,
                    to_complete: false,
                });
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
                Candidate { what, tried: edits.clone(), edits, to_complete: false }
            })
            .collect()
    }

    fn add_to_review(&self, review: &SyntaxNode, part: &str) -> FileEdits {
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

    /// What could make a property be, or no longer be, a kind of a concept.
    fn property(&self, property: ConceptProperty, concept: ConceptId, node: &SyntaxNode, all: &mut Vec<Candidate>) {
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
    fn drop_names(
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
                    Self::push(all, texts::drop_clause(text.trim()), self.delete(&clause));
                }
                continue;
            }
            Self::push(all, texts::drop_name(text.trim()), self.without(&names, at));
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
                Self::push(all, texts::drop_name(text.trim()), self.without(&names, at));
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
        Self::push(all, texts::write_clause(&clause), edits);
    }

    /// Relies on an exception that could be relied on.
    fn rely(&self, cite: &str, node: &SyntaxNode, all: &mut Vec<Candidate>) {
        let library = &self.scope.library;
        let head = library
            .exceptions
            .iter()
            .map(|e| &e.head)
            .find(|head| head.cite.iter().any(|c| c.shown() == *cite) || *head.id == *cite);
        let Some(head) = head else { return };
        let plain = head.cite.first().map(|c| c.raw.clone()).filter(|raw| !raw.contains([' ', '"', '<']));
        let reference = plain.unwrap_or_else(|| head.name.to_string());
        let edits = match self.clause(node, SyntaxKind::RelyingClause) {
            Some(relying) => {
                let end = self.tree.range_of(&relying).end;
                one_edit(&self.path, end..end, format!(", {reference}"))
            }
            None => self.add_clause(node, &format!("relying on {reference}")),
        };
        Self::push(all, texts::rely_on(cite), edits);
    }

    /// Lays out the answer to a question for people to complete, tried as if they had in a way that helps.
    fn answer(&self, analysis: &Analysis, question: &QuestionText, all: &mut Vec<Candidate>) {
        let Some((id, _)) = question.id.split_once(" of ") else { return };
        let name = id.rsplit('.').next().unwrap_or(id);
        let scope = self.scope;
        if let Some(fact) = scope.library.fact_named(&scope.visible, name) {
            let info = scope.library.fact(fact);
            let at = if info.target == maatstaf_semantics::hir::Target::Organisation {
                organisation_end(analysis, scope)
            } else {
                self.instrument_end()
            };
            let Some(at) = at else { return };
            let earlier = self.earlier();
            match info.ty {
                // These are for people to choose between, and each says what it says.
                ValueType::YesNo => {
                    for value in ["yes", "no"] {
                        let sentence = format!("given {name} {value}");
                        let edits = at.insert(&[&sentence]);
                        Self::push(all, texts::state(&sentence), edits);
                    }
                }
                ValueType::Date | ValueType::Instant => {
                    self.laid_out(&at, question, &format!("given {name}"), &format!("given {name} on {earlier}"), all);
                }
                ValueType::Consent => {
                    let version = self.model.version;
                    let done = format!("given {name} granted on {earlier} of version {version}");
                    self.laid_out(&at, question, &format!("given {name} granted"), &done, all);
                }
                ValueType::Number => {
                    for value in ["0", "1", "10", "50", "100", "1000"] {
                        let done = format!("given {name} {value} from {earlier}");
                        self.laid_out(&at, question, &format!("given {name}"), &done, all);
                    }
                }
                ValueType::Duration | ValueType::Text => {}
            }
        } else if scope.library.judgement_named(&scope.visible, name).is_some() {
            // `judged NAME of X yes by P advised Q on … because "…"`
            let Some((before, after)) = question.answer.split_once(" yes by ") else { return };
            let by = after.split(" on ").next().unwrap_or(after);
            let Some(at) = self.instrument_end() else { return };
            let laid_out = format!("{before} by {by}");
            let done = format!("{before} yes by {by} on {} because \"…\"", self.earlier());
            self.laid_out(&at, question, &laid_out, &done, all);
        }
    }

    /// A day by which it must have been done to be in time: the one before the instrument starts, or today.
    fn earlier(&self) -> Date {
        let before = self.model.starts.and_then(|starts| starts.yesterday().ok());
        before.map_or(self.as_of, |before| before.min(self.as_of))
    }

    fn laid_out(&self, at: &End, question: &QuestionText, open: &str, done: &str, all: &mut Vec<Candidate>) {
        let ask = texts::ask_comment(&question.ask, &question.who);
        let comment = format!("// {}", ask.get(self.lang).replace('\n', " "));
        all.push(Candidate {
            what: texts::answer(open),
            edits: at.insert(&[&comment, open]),
            tried: at.insert(&[done]),
            to_complete: true,
        });
    }

    /// The end of the instrument, where answers go.
    fn instrument_end(&self) -> Option<End> {
        let item = self.tree.root.children().find(|node| node.kind() == SyntaxKind::Instrument)?;
        End::of(&self.path, self.text, self.tree.range_of(&item))
    }
}

/// The inside of a block just before its closing brace.
struct End {
    path: String,
    at: Range<usize>,
    indent: String,
    /// The block was opened on the same line.
    flat: bool,
}

impl End {
    fn of(path: &str, text: &str, block: Range<usize>) -> Option<End> {
        let inner = text.get(block.clone())?;
        let close = inner.strip_suffix('}')?;
        let end = block.start + close.trim_end().len();
        let flat = !inner.contains('\n');
        let indent = format!("{}    ", indent_at(text, block.start));
        let at = if flat { end..block.end - 1 } else { end..end };
        Some(End { path: path.to_owned(), at, indent, flat })
    }

    fn insert(&self, lines: &[&str]) -> FileEdits {
        let mut text: String = lines.iter().map(|line| format!("\n{}{line}", self.indent)).collect();
        if self.flat {
            text.push('\n');
        }
        one_edit(&self.path, self.at.clone(), text)
    }
}

/// The end of the organisation behind an instrument; one without a block has nowhere to put answers yet.
fn organisation_end(analysis: &Analysis, scope: &Scope<'_>) -> Option<End> {
    let place = organisation_of(scope)?;
    let path = place.item.file.path(scope.db).clone();
    let tree = tree_of(scope.db, &place.item)?;
    let item = tree.root.children().find(|node| node.kind() == SyntaxKind::Organisation)?;
    End::of(&path, analysis.text(&path)?, tree.range_of(&item))
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
