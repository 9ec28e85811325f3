//! An instrument in sentences, each with what the norms say of it: for a works council, a worker, an auditor.
//!
//! Everything that the policy says is said here, and nothing else; what could not be read is shown as it stands.

mod markdown;
mod sentences;

use jiff::civil::Date;
use maatstaf_db::{Db, Project};
use maatstaf_diagnostics::{Severity, Text, texts};

use super::words::Words;
use super::{Span, VerdictReport, source_diagnostics, span, verdict_report};
use crate::flow::World;
use crate::model::{AnswerModel, Applies, InstrumentModel, Said, StatementModel, TargetKey};
use crate::names::ItemKey;
use crate::queries;
use crate::verdicts::{Status, Verdict};

use sentences::Sentences;

/// An instrument as prose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prose {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: Text,
    /// Its version.
    pub version: i64,
    /// What its author wrote above it.
    pub docs: Option<Text>,
    /// The day on which the norms were read: the one asked for, but not before the instrument starts.
    pub read_on: Date,
    /// Errors in the text of its file.
    pub errors: usize,
    /// Who answers for it, and since when.
    pub lead: Vec<Text>,
    /// What the norms say of the whole.
    pub verdicts: Vec<VerdictReport>,
    /// What is done.
    pub acts: Vec<Passage>,
    /// What may never be done.
    pub nevers: Vec<Passage>,
    /// What people established and judged, of the instrument and of its organisation.
    pub answers: Vec<Vec<Text>>,
}

/// One statement as prose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The statement.
    pub path: String,
    /// It in sentences.
    pub sentences: Vec<Text>,
    /// What stands there, when it could not be read as a whole.
    pub unread: Option<String>,
    /// What its author wrote above it.
    pub docs: Option<Text>,
    /// What the norms say of it.
    pub verdicts: Vec<VerdictReport>,
    /// Where it stands.
    pub span: Option<Span>,
}

/// The instrument of an item as prose, at `as_of`. Nothing, when the item is no instrument.
pub fn prose(db: &dyn Db, project: Project, key: &ItemKey, as_of: Date) -> Option<Prose> {
    let (model, _) = queries::instrument(db, project, key.clone())?;
    let (world, _) = queries::world(db, project, key.clone())?;
    let (terms, library) = (queries::terms(db, project).0, queries::library(db, project));
    let words = Words { db, world: &world, terms: &terms, library: &library };
    let read_on = Verdict::reading_date(&world, as_of);
    let verdicts: Vec<VerdictReport> = queries::verdicts(db, project, key.clone())
        .iter()
        .map(|verdict| {
            let reading = verdict.read(&world, &terms, &library, read_on);
            verdict_report(&words, verdict, reading, read_on)
        })
        .filter(|verdict| verdict.status != Status::NotApplicable)
        .collect();
    let who = responsible(&world, &model);
    let sentences = Sentences { words: &words, who: &who };
    let passage = |statement: &StatementModel| {
        let place = span(db, &statement.place);
        let text = || place.as_ref().and_then(|s| statement.place.item.file.text(db).get(s.range()));
        Passage {
            path: statement.path.to_string(),
            sentences: sentences.statement(statement),
            unread: statement.damaged.then(|| text().unwrap_or_default().to_owned()),
            docs: statement.docs.clone(),
            verdicts: verdicts
                .iter()
                .filter(|v| v.statements.iter().any(|s| **s == *statement.path))
                .cloned()
                .collect(),
            span: place,
        }
    };
    let (acts, nevers): (Vec<_>, Vec<_>) = model.statements.iter().partition(|s| s.verb().is_some());
    let path = key.file.path(db);
    let in_file = |d: &maatstaf_diagnostics::Diagnostic| d.labels.iter().any(|l| l.primary && l.file.as_str() == path);
    let errors = source_diagnostics(db, project).iter().filter(|d| d.severity == Severity::Error && in_file(d)).count();
    Some(Prose {
        name: model.name.to_string(),
        title: model.title.clone(),
        version: model.version,
        docs: model.docs.clone(),
        read_on,
        errors,
        lead: lead(&words, &model, &who),
        verdicts: verdicts.iter().filter(|v| v.statements.is_empty()).cloned().collect(),
        acts: acts.into_iter().map(passage).collect(),
        nevers: nevers.into_iter().map(passage).collect(),
        answers: world
            .answers
            .list
            .iter()
            .filter(|a| is_about(a, &world, &model))
            .map(|a| sentences.answer(a))
            .collect(),
    })
}

/// The titles of the controllers.
fn responsible(world: &World, model: &InstrumentModel) -> Text {
    let titles: Vec<&Text> = model
        .controller
        .iter()
        .chain(&model.jointly)
        .filter_map(|name| world.organisations.iter().find(|(other, _)| other == name))
        .map(|(_, title)| title)
        .collect();
    if titles.is_empty() { texts::prose_somebody() } else { Text::and(titles) }
}

fn lead(words: &Words<'_>, model: &InstrumentModel, who: &Text) -> Vec<Text> {
    let mut lead = Vec::new();
    if model.controller.is_some() {
        lead.push(texts::prose_controller(who));
    }
    if let Some(party) = model.commissioner {
        lead.push(texts::prose_commissioned(&sentences::within(&words.terms.concepts.get(party).title)));
    }
    lead.extend(model.starts.map(|date| texts::prose_starts(&date.to_string())));
    lead.extend(model.ends.map(|date| texts::prose_ends(&date.to_string())));
    lead.extend(model.applies.map(|applies| match applies {
        Applies::All => texts::prose_applies_all(),
        Applies::Group => texts::prose_applies_group(),
        Applies::Case => texts::prose_applies_case(),
    }));
    if !model.relying.is_empty() {
        lead.push(texts::prose_relying(&sentences::relied(&model.relying)));
    }
    lead.iter().map(sentences::stopped).collect()
}

/// Whether an answer is about the instrument, one of its statements, or an organisation that answers for it.
fn is_about(answer: &AnswerModel, world: &World, model: &InstrumentModel) -> bool {
    if matches!(answer.said, Said::Accept(_)) && answer.targets.is_empty() {
        return answer.place.item == model.place.item;
    }
    let responsible = |name: &str| model.controller.iter().chain(&model.jointly).any(|c| **c == *name);
    let own = |path: &str| world.instruments[0].statements.iter().any(|s| *s.path == *path);
    answer.targets.iter().flatten().any(|target| match target {
        TargetKey::Organisation(name) => responsible(name),
        TargetKey::Instrument(name) | TargetKey::EveryStatement(name) => *name == model.name,
        TargetKey::Statement(path) => own(path),
    })
}
