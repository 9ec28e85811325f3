//! What only people can say: the answer to a question, laid out to be completed, and an exception to rely on.

use std::ops::Range;

use jiff::civil::Date;
use maatstaf_semantics::hir::{Target, ValueType};
use maatstaf_semantics::report::QuestionText;
use maatstaf_syntax::{SyntaxKind, SyntaxNode};

use super::{Candidate, Ground, indent_at, one_edit, organisation_of};
use crate::cursor::tree_of;
use crate::symbol::Scope;
use crate::{Analysis, FileEdits, texts};

impl Ground<'_> {
    /// Relies on an exception that could be relied on.
    pub(super) fn rely(&self, cite: &str, node: &SyntaxNode, all: &mut Vec<Candidate>) {
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
        all.push(Candidate::claim(texts::rely_on(cite), edits));
    }

    /// Lays out the answer to a question for people to complete, tried as if they had in a way that helps.
    pub(super) fn answer(&self, analysis: &Analysis, question: &QuestionText, all: &mut Vec<Candidate>) {
        let Some((id, _)) = question.id.split_once(" of ") else { return };
        let name = id.rsplit('.').next().unwrap_or(id);
        let scope = self.scope;
        if let Some(fact) = scope.library.fact_named(&scope.visible, name) {
            let info = scope.library.fact(fact);
            let at = if info.target == Target::Organisation {
                organisation_end(analysis, scope)
            } else {
                self.instrument_end()
            };
            let Some(at) = at else { return };
            let earlier = self.earlier();
            match info.ty {
                // Without a word it would say yes: so a mark stands where people write theirs.
                ValueType::YesNo => {
                    for value in ["yes", "no"] {
                        let (open, done) = (format!("given {name} ?"), format!("given {name} {value}"));
                        self.laid_out(&at, question, &open, &done, all);
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
            what: texts::answer(open.trim_end_matches(" ?")),
            edits: at.insert(&[&comment, open]),
            tried: at.insert(&[done]),
            to_complete: true,
            claims: true,
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
