//! What a check has found, as plain data for people and programs: every place turned
//! into bytes, every text in both languages.

mod diagnose;
mod place;
mod prose;
mod words;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use maatstaf_db::{Db, Project};
use maatstaf_diagnostics::{Diagnostic, Text, sorted};

use crate::flow::World;
use crate::hir::Strength;
use crate::names::ItemKey;
use crate::queries;
use crate::verdicts::{Question, Reading, Status, Verdict};

pub use diagnose::{
    diagnostic, file_diagnostics, file_report, library_diagnostics, snapshot_diagnostics, source_diagnostics,
    verdict_diagnostic,
};
pub use place::{Span, span};
pub use prose::{Passage, Prose, prose};
pub use words::period;

use words::Words;

/// What a check at a date has found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The date.
    pub as_of: Date,
    /// The verdicts, by instrument, norm, and statement; those that do not apply are
    /// left out.
    pub verdicts: Vec<VerdictReport>,
    /// What is wrong with the text itself.
    pub diagnostics: Vec<Diagnostic>,
    /// The open questions, each once; the one that would unblock most first.
    pub questions: Vec<OpenQuestion>,
}

/// A verdict read at the date of the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerdictReport {
    /// Package and name of the norm or exception.
    pub norm: String,
    /// Its title.
    pub title: Text,
    /// What a breach of it means, in the norm's own words.
    pub say: Option<Text>,
    /// Citations as people write them.
    pub cite: Vec<String>,
    /// How sure the norm is.
    pub strength: Strength,
    /// It is an exception that was relied on.
    pub is_exception: bool,
    /// The instrument.
    pub instrument: String,
    /// The statements, by path.
    pub statements: Vec<String>,
    /// The kinds of worker concerned, by name: one norm may give several verdicts on
    /// the same statements, for one kind and for another.
    pub workers: Vec<String>,
    /// Whether it takes a permission away while it is violated or open and nobody answers for it.
    pub takes_away: bool,
    /// The verdict.
    pub status: Status,
    /// The date at which it was read: the report's, but not before the instrument starts.
    pub read_at: Date,
    /// The first day on which it will be another.
    pub until: Option<Date>,
    /// The questions that would settle it.
    pub questions: Vec<QuestionText>,
    /// Why.
    pub because: Vec<Ground>,
    /// Exceptions that could be relied on, by citation.
    pub available: Vec<String>,
    /// Past violations: from (when known) until.
    pub past: Vec<(Option<Date>, Date)>,
    /// Who answers for it being open, until when, and why.
    pub accepted: Option<Text>,
    /// What is left of it is decided at run time.
    pub enforced: bool,
    /// Where.
    pub span: Option<Span>,
}

/// A ground of a verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ground {
    /// In words.
    pub text: Text,
    /// Where it stands.
    pub span: Option<Span>,
}

/// A question in words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct QuestionText {
    /// What is asked: `nl.avg.dpia of pace_board`.
    pub id: String,
    /// The question.
    pub ask: Text,
    /// Who may answer.
    pub who: Text,
    /// How the answer is written.
    pub answer: String,
    /// What to weigh.
    pub consider: Vec<Text>,
    /// Citations of the fact or judgement.
    pub cite: Vec<String>,
}

/// An open question with what hangs on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenQuestion {
    /// The question.
    pub question: QuestionText,
    /// The norms that ask it, by citation.
    pub norms: Vec<String>,
    /// The statements that an answer could unblock.
    pub statements: Vec<String>,
}

/// How many verdicts of each kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(missing_docs, reason = "named for what they count")]
pub struct Summary {
    pub satisfied: usize,
    pub violated: usize,
    pub open: usize,
}

impl Report {
    /// Counts the verdicts.
    pub fn summary(&self) -> Summary {
        let count = |status| self.verdicts.iter().filter(|v| v.status == status).count();
        Summary { satisfied: count(Status::Satisfied), violated: count(Status::Violated), open: count(Status::Open) }
    }

    /// Whether a norm of strength law is violated, or the text itself has an error.
    pub fn fails(&self) -> bool {
        let broken = self.diagnostics.iter().any(|d| d.severity == maatstaf_diagnostics::Severity::Error);
        broken || self.verdicts.iter().any(|v| v.status == Status::Violated && v.strength == Strength::Law)
    }
}

/// The verdicts on one instrument, read at a date, with the questions that they ask.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct InstrumentReport {
    verdicts: Arc<Vec<VerdictReport>>,
    asked: Vec<Asked>,
}

/// A question that a verdict asks.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Asked {
    question: Question,
    text: QuestionText,
    norm: Option<String>,
    statements: Vec<String>,
    /// Whether an answer could give a permission back.
    frees: bool,
}

/// The verdicts on an instrument at `as_of`, in the order of norm, then statement; those that do not apply are left out.
/// Kept from one question to the next, for each date by itself.
pub fn verdicts_of(db: &dyn Db, project: Project, key: ItemKey, as_of: Date) -> Arc<Vec<VerdictReport>> {
    instrument_report(db, project, key, as_of).verdicts.clone()
}

/// The verdicts on an instrument read at `as_of`, before they are put into words and places: white space and comments,
/// which move places, change nothing here.
#[salsa::tracked(returns(clone))]
fn readings(db: &dyn Db, project: Project, key: ItemKey, as_of: Date) -> Arc<Vec<Reading>> {
    let Some((world, _)) = queries::world(db, project, key.clone()) else { return Arc::default() };
    let (terms, library) = (queries::terms(db, project).0, queries::library(db, project));
    let date = Verdict::reading_date(&world, as_of);
    let verdicts = queries::verdicts(db, project, key);
    Arc::new(verdicts.iter().map(|verdict| verdict.read(&world, &terms, &library, date)).collect())
}

#[salsa::tracked(returns(clone))]
fn instrument_report(db: &dyn Db, project: Project, key: ItemKey, as_of: Date) -> Arc<InstrumentReport> {
    let Some((world, _)) = queries::world(db, project, key.clone()) else { return Arc::default() };
    let (terms, library) = (queries::terms(db, project).0, queries::library(db, project));
    let words = Words { db, world: &world, terms: &terms, library: &library };
    let date = Verdict::reading_date(&world, as_of);
    let mut verdicts = Vec::new();
    let mut asked = Vec::new();
    let readings = readings(db, project, key.clone(), as_of);
    for (verdict, reading) in queries::verdicts(db, project, key).iter().zip(readings.iter()) {
        if reading.status == Status::NotApplicable {
            continue;
        }
        for question in &reading.questions {
            let mut statements: Vec<String> = verdict.statements.iter().map(ToString::to_string).collect();
            if verdict.statements.is_empty() {
                statements = statements_of(&world);
            }
            let (norm, text) = (verdict.cite.first().cloned(), words.question(question));
            let frees = takes_away(verdict);
            asked.push(Asked { question: question.clone(), text, norm, statements, frees });
        }
        verdicts.push(verdict_report(&words, verdict, reading.clone(), date));
    }
    Arc::new(InstrumentReport { verdicts: Arc::new(verdicts), asked })
}

/// Checks the project at `as_of`.
pub fn check(db: &dyn Db, project: Project, as_of: Date) -> Report {
    let mut verdicts = Vec::new();
    let mut questions: BTreeMap<Question, (QuestionText, Vec<String>, Vec<String>, bool)> = BTreeMap::new();
    for entry in &queries::instruments(db, project).0 {
        let report = instrument_report(db, project, entry.key.clone(), as_of);
        for asked in &report.asked {
            let none = || (asked.text.clone(), Vec::new(), Vec::new(), false);
            let known = questions.entry(asked.question.clone()).or_insert_with(none);
            known.1.extend(asked.norm.clone());
            known.2.extend(asked.statements.iter().cloned());
            known.3 |= asked.frees;
        }
        verdicts.extend(report.verdicts.iter().cloned());
    }
    let mut questions: Vec<(bool, OpenQuestion)> = questions
        .into_values()
        .map(|(question, mut norms, mut statements, frees)| {
            norms.sort();
            norms.dedup();
            statements.sort();
            statements.dedup();
            (frees, OpenQuestion { question, norms, statements })
        })
        .collect();
    // What takes a permission away comes first; of those, what most hangs on.
    questions.sort_by(|(frees_a, a), (frees_b, b)| {
        (frees_b, b.statements.len(), b.norms.len())
            .cmp(&(frees_a, a.statements.len(), a.norms.len()))
            .then_with(|| a.question.cmp(&b.question))
    });
    let questions = questions.into_iter().map(|(_, question)| question).collect();
    let diagnostics = sorted(source_diagnostics(db, project));
    Report { as_of, verdicts, diagnostics, questions }
}

fn statements_of(world: &World) -> Vec<String> {
    let home = &world.instruments[0];
    home.statements.iter().filter(|s| s.verb().is_some()).map(|s| s.path.to_string()).collect()
}

fn takes_away(verdict: &Verdict) -> bool {
    verdict.strength == Strength::Law && verdict.instances.iter().any(|i| !i.blocked.is_empty())
}

fn verdict_report(words: &Words<'_>, verdict: &Verdict, reading: Reading, date: Date) -> VerdictReport {
    let head = verdict.norm.head(words.library);
    VerdictReport {
        norm: verdict.id.to_string(),
        title: head.title.clone(),
        say: head.say.clone(),
        cite: verdict.cite.clone(),
        strength: verdict.strength,
        is_exception: matches!(verdict.norm, crate::verdicts::InstanceNorm::Exception(..)),
        instrument: verdict.instrument.to_string(),
        statements: verdict.statements.iter().map(ToString::to_string).collect(),
        workers: words.workers(verdict),
        takes_away: takes_away(verdict),
        status: reading.status,
        read_at: date,
        until: reading.until,
        questions: reading.questions.iter().map(|q| words.question(q)).collect(),
        because: reading.because.iter().map(|b| words.ground(b)).collect(),
        available: reading.available.iter().flat_map(|e| words.exception_cite(*e)).collect(),
        past: reading.past,
        accepted: reading.accepted.map(|i| words.acceptance(i)),
        enforced: reading.enforced,
        span: span(words.db, &verdict.place),
    }
}
