//! A report for programs. Its shape is a contract: `spec/check.schema.json`. Fields may be added to it, not taken away.

use std::collections::HashMap;

use maatstaf_diagnostics::{Lang, LineIndex, Text, to_json};
use maatstaf_semantics::report::{Ground, QuestionText, Span, VerdictReport};
use maatstaf_semantics::verdicts::Status;
use serde::Serialize;
use serde_json::Value;

use super::Checked;
use crate::failure::Failure;
use crate::texts;

/// The version of the shape.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Page {
    version: u32,
    as_of: String,
    replaced_packages: Vec<String>,
    summary: Summary,
    verdicts: Vec<Verdict>,
    questions: Vec<Open>,
    diagnostics: Vec<Value>,
}

#[derive(Serialize)]
struct Summary {
    satisfied: usize,
    violated: usize,
    open: usize,
}

#[derive(Serialize)]
struct Verdict {
    norm: String,
    title: String,
    cite: Vec<String>,
    strength: &'static str,
    exception: bool,
    instrument: String,
    statements: Vec<String>,
    verdict: &'static str,
    read_at: String,
    until: Option<String>,
    questions: Vec<Question>,
    because: Vec<Because>,
    could_rely_on: Vec<String>,
    past: Vec<Interval>,
    accepted: Option<String>,
    enforced: bool,
    span: Option<Place>,
}

#[derive(Serialize)]
struct Open {
    #[serde(flatten)]
    question: Question,
    norms: Vec<String>,
    statements: Vec<String>,
}

#[derive(Serialize)]
struct Question {
    id: String,
    text: String,
    who: String,
    answer: String,
    consider: Vec<String>,
    cite: Vec<String>,
}

#[derive(Serialize)]
struct Because {
    text: String,
    span: Option<Place>,
}

/// From (nothing: from the beginning) until, that day excluded.
#[derive(Serialize)]
struct Interval {
    from: Option<String>,
    until: String,
}

#[derive(Serialize)]
struct Place {
    file: String,
    start: Position,
    end: Position,
}

/// A byte from zero; a line and a column in characters from one.
#[derive(Serialize)]
struct Position {
    byte: usize,
    line: usize,
    column: usize,
}

/// The report as one JSON object, its texts in one language.
///
/// # Errors
/// What the writer of JSON says, should it ever refuse plain strings and numbers.
pub(super) fn text(checked: &Checked<'_>, lang: Lang) -> Result<String, Failure> {
    let sources = checked.opened.sources();
    let shape = Shape { lang, lines: sources.into_iter().map(|(path, text)| (path, LineIndex::new(text))).collect() };
    let report = &checked.report;
    let summary = report.summary();
    let page = Page {
        version: VERSION,
        as_of: report.as_of.to_string(),
        replaced_packages: checked.opened.replaced.clone(),
        summary: Summary { satisfied: summary.satisfied, violated: summary.violated, open: summary.open },
        verdicts: report.verdicts.iter().map(|v| shape.verdict(v)).collect(),
        questions: report
            .questions
            .iter()
            .map(|q| Open {
                question: shape.question(&q.question),
                norms: q.norms.clone(),
                statements: q.statements.clone(),
            })
            .collect(),
        diagnostics: checked.diagnostics().map(|d| to_json(d, lang, &|path| shape.lines.get(path))).collect(),
    };
    serde_json::to_string_pretty(&page)
        .map_err(|error| Failure::new(texts::cannot_write_output(&error.into()), texts::check_the_output()))
}

struct Shape<'s> {
    lang: Lang,
    lines: HashMap<&'s str, LineIndex>,
}

impl Shape<'_> {
    fn say(&self, text: &Text) -> String {
        text.get(self.lang).to_owned()
    }

    fn verdict(&self, verdict: &VerdictReport) -> Verdict {
        Verdict {
            norm: verdict.norm.clone(),
            title: self.say(&verdict.title),
            cite: verdict.cite.clone(),
            strength: verdict.strength.keyword(),
            exception: verdict.is_exception,
            instrument: verdict.instrument.clone(),
            statements: verdict.statements.clone(),
            verdict: match verdict.status {
                Status::Satisfied => "satisfied",
                Status::Violated => "violated",
                Status::Open => "open",
                Status::NotApplicable => "not_applicable",
            },
            read_at: verdict.read_at.to_string(),
            until: verdict.until.map(|d| d.to_string()),
            questions: verdict.questions.iter().map(|q| self.question(q)).collect(),
            because: verdict.because.iter().filter(|g| !g.text.is_empty()).map(|g| self.because(g)).collect(),
            could_rely_on: verdict.available.clone(),
            past: verdict
                .past
                .iter()
                .map(|(from, until)| Interval { from: from.map(|d| d.to_string()), until: until.to_string() })
                .collect(),
            accepted: verdict.accepted.as_ref().map(|text| self.say(text)),
            enforced: verdict.enforced,
            span: verdict.span.as_ref().and_then(|span| self.place(span)),
        }
    }

    fn question(&self, question: &QuestionText) -> Question {
        Question {
            id: question.id.clone(),
            text: self.say(&question.ask),
            who: self.say(&question.who),
            answer: question.answer.clone(),
            consider: question.consider.iter().map(|t| self.say(t)).collect(),
            cite: question.cite.clone(),
        }
    }

    fn because(&self, ground: &Ground) -> Because {
        Because { text: self.say(&ground.text), span: ground.span.as_ref().and_then(|span| self.place(span)) }
    }

    fn place(&self, span: &Span) -> Option<Place> {
        let lines = self.lines.get(span.file.as_str())?;
        let position = |byte: usize| {
            let at = lines.position(byte);
            Position { byte, line: at.line + 1, column: at.chars + 1 }
        };
        Some(Place { file: span.file.clone(), start: position(span.start), end: position(span.end) })
    }
}
