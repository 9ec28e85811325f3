//! Cases: rulings and examples as tests of the norms.
//!
//! A case is a small policy of its own, with what must come out. Verdicts are held
//! against it here; decisions are handed on, for this crate makes no programs.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;
use maatstaf_db::{Db, Project};
use maatstaf_diagnostics::{Code, Text, nearest, texts};
use maatstaf_syntax::ItemKind;

use crate::flow::{World, WorldInput, build_world};
use crate::hir::{self, Expect, ExpectedDecision, ExpectedVerdict, Item, ItemBody, Name};
use crate::model::{AnswerScope, InstrumentModel, Terms, resolve_answers, resolve_instrument};
use crate::names::{Finding, ItemKey, Place, Visible};
use crate::norms::{Library, LibraryItem, build_library, shown_citation};
use crate::queries;
use crate::verdicts::{Status, Verdict, evaluate, group};

/// One instrument of a case with its verdicts.
#[derive(Debug, Clone)]
pub struct CaseWorld {
    /// The model.
    pub world: Arc<World>,
    /// The verdicts.
    pub verdicts: Vec<Verdict>,
}

/// A decision that a case expects; made and compared by whoever can run programs.
#[derive(Debug, Clone)]
pub struct CaseDecision {
    /// What is expected.
    pub expected: ExpectedDecision,
    /// The day of the request.
    pub on: Date,
    /// Where it stands.
    pub place: Place,
}

/// A case that was read, with what it found.
#[derive(Debug, Clone)]
pub struct CaseRun {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: Option<Text>,
    /// The words it uses.
    pub terms: Arc<Terms>,
    /// The norms it is held against.
    pub library: Arc<Library>,
    /// What it sees.
    pub visible: Visible,
    /// Its organisations, with their titles and time zones.
    pub organisations: Vec<(Arc<str>, Text, Option<String>)>,
    /// Its instruments.
    pub worlds: Vec<CaseWorld>,
    /// What did not come out as expected, and what is wrong with its text.
    pub findings: Vec<Finding>,
    /// Decisions still to be made.
    pub decisions: Vec<CaseDecision>,
}

/// The cases of the project's files, or of the standard library's.
pub fn cases(db: &dyn Db, project: Project, of_library: bool) -> Vec<ItemKey> {
    let files = if of_library { project.library(db) } else { project.files(db) };
    files.iter().flat_map(|f| queries::keys(db, *f)).filter(|k| k.kind == ItemKind::Case).cloned().collect()
}

/// The words and norms that a case is read with: those of the project, and the words that it declares itself.
#[salsa::tracked(returns(clone))]
pub fn words(db: &dyn Db, project: Project, key: ItemKey) -> (Arc<Terms>, Arc<Library>) {
    let (terms, library) = (queries::terms(db, project).0, queries::library(db, project));
    let item = queries::item_of(db, &key);
    let ItemBody::Case(case) = &item.body else { return (terms, library) };
    let visible = queries::visible_of(db, project, key.file);
    let mut build = Build { key: &key, visible: &visible, findings: Vec::new() };
    build.words(case, &terms, &library)
}

/// Reads a case and holds its verdicts against what it expects.
pub fn run(db: &dyn Db, project: Project, key: &ItemKey) -> Option<CaseRun> {
    run_against(db, project, key, &queries::terms(db, project).0, &queries::library(db, project))
}

/// Reads a case by other words and norms than those of the project, and holds its verdicts against what it expects.
pub fn run_against(
    db: &dyn Db,
    project: Project,
    key: &ItemKey,
    base_terms: &Arc<Terms>,
    base_library: &Arc<Library>,
) -> Option<CaseRun> {
    let item = queries::item_of(db, key);
    let ItemBody::Case(case) = &item.body else { return None };
    let visible = queries::visible_of(db, project, key.file);
    let mut build = Build { key, visible: &visible, findings: Vec::new() };
    build.findings.extend(item.problems.iter().map(|p| Finding::of_problem(key, p)));
    let (terms, library) = build.words(case, base_terms, base_library);
    let (worlds, organisations) = build.worlds(case, &terms, &library);
    let mut run = CaseRun {
        name: case.name.value.clone(),
        title: case.title.clone(),
        terms,
        library,
        visible: visible.clone(),
        organisations,
        worlds,
        findings: build.findings,
        decisions: Vec::new(),
    };
    compare(&mut run, case, key);
    Some(run)
}

struct Build<'a> {
    key: &'a ItemKey,
    visible: &'a Visible,
    findings: Vec<Finding>,
}

impl Build<'_> {
    /// The project's words with those that the case declares itself.
    fn words(&mut self, case: &hir::Case, terms: &Arc<Terms>, library: &Arc<Library>) -> (Arc<Terms>, Arc<Library>) {
        let own: Vec<LibraryItem> = case
            .items
            .iter()
            .filter(|i| {
                matches!(
                    i.value,
                    ItemBody::Concept(_) | ItemBody::Grouping(_) | ItemBody::Hours(_) | ItemBody::Attribute(_)
                )
            })
            .map(|i| LibraryItem {
                package: self.visible.own.clone(),
                visible: self.visible.clone(),
                key: self.key.clone(),
                item: Arc::new(Item { body: i.value.clone(), docs: None, problems: Vec::new() }),
            })
            .collect();
        if own.is_empty() {
            return (terms.clone(), library.clone());
        }
        let (terms, findings) = queries::with_terms(terms, &own);
        self.findings.extend(findings);
        let library = build_library(library, &terms.concepts, &own);
        self.findings.extend(library.findings.iter().cloned());
        (Arc::new(terms), Arc::new(library))
    }

    #[allow(clippy::type_complexity, reason = "a name, a title and a zone for each organisation")]
    fn worlds(
        &mut self,
        case: &hir::Case,
        terms: &Arc<Terms>,
        library: &Arc<Library>,
    ) -> (Vec<CaseWorld>, Vec<(Arc<str>, Text, Option<String>)>) {
        let organisations: Vec<&hir::Organisation> = case
            .items
            .iter()
            .filter_map(|i| match &i.value {
                ItemBody::Organisation(o) => Some(o),
                _ => None,
            })
            .collect();
        let instruments: Vec<&hir::Instrument> = case
            .items
            .iter()
            .filter_map(|i| match &i.value {
                ItemBody::Instrument(i) => Some(i),
                _ => None,
            })
            .collect();
        let names: Vec<Arc<str>> = organisations.iter().map(|o| Arc::from(o.name.value.as_str())).collect();
        let mut models: Vec<Arc<InstrumentModel>> = Vec::new();
        for instrument in &instruments {
            let (model, findings) =
                resolve_instrument(terms, library, self.visible, self.key, instrument, None, &names);
            self.findings.extend(findings);
            models.push(Arc::new(model));
        }
        let instrument_names: Vec<Arc<str>> = models.iter().map(|m| m.name.clone()).collect();
        let statements =
            |name: &str| instruments.iter().find(|i| i.name.value == name).map(|i| queries::names_of_statements(i));
        let mut answers = Vec::new();
        for item in &case.items {
            let (organisation, instrument, given) = match &item.value {
                ItemBody::Organisation(o) => (Some(Arc::from(o.name.value.as_str())), None, &o.answers),
                ItemBody::Instrument(i) => (None, Some(Arc::from(i.name.value.as_str())), &i.answers),
                ItemBody::Answers(a) => (None, Some(Arc::from(a.target.value.as_str())), &a.answers),
                _ => continue,
            };
            let scope = AnswerScope {
                terms,
                library,
                visible: self.visible,
                item: self.key,
                organisation,
                instrument,
                statements: &statements,
                instruments: &instrument_names,
            };
            let (models, findings) = resolve_answers(&scope, given);
            answers.extend(models);
            self.findings.extend(findings);
        }
        let titled: Vec<(Arc<str>, Text)> = organisations
            .iter()
            .map(|o| {
                let name: Arc<str> = Arc::from(o.name.value.as_str());
                let title = o.title.clone().unwrap_or_else(|| crate::names::readable(&name));
                (name, title)
            })
            .collect();
        let mut worlds = Vec::new();
        for i in 0..models.len() {
            // The instrument first, then all others of the case: they are few.
            let mut ordered = vec![models[i].clone()];
            ordered.extend(models.iter().enumerate().filter(|(j, _)| *j != i).map(|(_, m)| m.clone()));
            let (world, findings) = build_world(WorldInput {
                terms,
                library,
                instruments: ordered,
                organisations: titled.clone(),
                answers: answers.clone(),
                coverage: Vec::new(),
            });
            self.findings.extend(findings);
            let verdicts = group(&world, library, evaluate(&world, terms, library));
            worlds.push(CaseWorld { world: Arc::new(world), verdicts });
        }
        let organisations = organisations
            .iter()
            .zip(titled)
            .map(|(o, (name, title))| (name, title, o.zone.as_ref().map(|z| z.value.clone())))
            .collect();
        (worlds, organisations)
    }
}

fn compare(run: &mut CaseRun, case: &hir::Case, key: &ItemKey) {
    let place = Place::new(key, case.name.at);
    let Some(on) = case.on.as_ref().map(|d| d.value) else {
        run.findings.push(
            Finding::new(Code::EXPECTATION_INCOMPLETE, place, texts::case_without_date(&run.name))
                .help(texts::help_case_date()),
        );
        return;
    };
    if case.expects.is_empty() {
        run.findings.push(
            Finding::new(Code::EXPECTATION_INCOMPLETE, place, texts::case_expects_nothing(&run.name))
                .help(texts::help_case_expect()),
        );
    }
    let mut named: BTreeSet<String> = BTreeSet::new();
    for expect in &case.expects {
        if let Expect::Verdict { verdict: ExpectedVerdict::Violated, references, .. } = &expect.value {
            named.extend(references.iter().map(|r| r.value.clone()));
        }
    }
    for expect in &case.expects {
        let place = Place::new(key, expect.at);
        match &expect.value {
            Expect::Verdict { verdict, references, of, on: own } => {
                let date = own.as_ref().map_or(on, |d| d.value);
                for reference in references {
                    expect_verdict(run, *verdict, reference, of, date, key);
                }
            }
            Expect::Only => {
                let more = unexpected(run, &named, on);
                if !more.is_empty() {
                    run.findings.push(Finding::new(
                        Code::CASE_FAILED,
                        place,
                        texts::case_not_only(&run.name, &more.into_iter().collect::<Vec<_>>().join(", ")),
                    ));
                }
            }
            Expect::Decision(expected) => {
                let mut lacks = Vec::new();
                if expected.about.is_empty() {
                    lacks.push("about");
                }
                if expected.purposes.is_empty() {
                    lacks.push("for");
                }
                if !lacks.is_empty() {
                    run.findings.push(Finding::new(
                        Code::EXPECTATION_INCOMPLETE,
                        place,
                        texts::case_request_incomplete(&lacks.join(", ")),
                    ));
                    continue;
                }
                let unknown = expected.given.iter().find(|given| !is_attribute(run, &given.name.value));
                if let Some(given) = unknown {
                    let place = Place::new(key, given.name.at);
                    let names = run.library.attributes().map(|(_, a)| &*a.name);
                    let near = nearest(&given.name.value, names).map(str::to_owned);
                    let mut finding = Finding::new(
                        Code::UNKNOWN_NAME,
                        place,
                        texts::unknown_name(&given.name.value, &texts::kind_variable_or_fact()),
                    );
                    if let Some(near) = near {
                        finding = finding.help(texts::help_did_you_mean(&near));
                    }
                    run.findings.push(finding);
                    continue;
                }
                run.decisions.push(CaseDecision {
                    expected: (**expected).clone(),
                    on: expected.on.as_ref().map_or(on, |d| d.value),
                    place,
                });
            }
        }
    }
}

/// Whether a request can state it: an attribute of a package that the case sees, or of the case itself.
fn is_attribute(run: &CaseRun, name: &str) -> bool {
    run.library.attributes().any(|(_, a)| &*a.name == name && run.visible.sees(&a.package))
}

/// Whether a verdict is on what `reference` names.
fn is_about(run: &CaseRun, verdict: &Verdict, reference: &str) -> bool {
    let head = verdict.norm.head(&run.library);
    &*head.id == reference || &*head.name == reference || head.cite.iter().any(|c| c.raw == reference)
}

/// The statuses of what `reference` names at `date`, those that do not apply left out.
fn statuses(run: &CaseRun, reference: &str, of: &[Name], date: Date) -> Vec<Status> {
    let about = |verdict: &Verdict| {
        of.is_empty()
            || of.iter().any(|o| {
                verdict.statements.iter().any(|s| **s == *o.value || s.ends_with(&format!(".{}", o.value)))
                    || *verdict.instrument == *o.value
            })
    };
    let mut found = Vec::new();
    for case in &run.worlds {
        let date = Verdict::reading_date(&case.world, date);
        for verdict in case.verdicts.iter().filter(|v| is_about(run, v, reference) && about(v)) {
            found.push(*verdict.status.at(date));
        }
    }
    found.retain(|s| *s != Status::NotApplicable);
    found
}

fn expect_verdict(
    run: &mut CaseRun,
    expected: ExpectedVerdict,
    reference: &Name,
    of: &[Name],
    date: Date,
    key: &ItemKey,
) {
    let place = Place::new(key, reference.at);
    let known = !run.library.norms_named(&run.visible, &reference.value).is_empty()
        || !run.library.exceptions_named(&run.visible, &reference.value).is_empty();
    if !known {
        let names: Vec<&str> = run
            .library
            .norms
            .iter()
            .map(|n| &n.head)
            .chain(run.library.exceptions.iter().map(|e| &e.head))
            .filter(|h| run.visible.sees(&h.package))
            .flat_map(|h| h.cite.iter().map(|c| c.raw.as_str()).chain([&*h.name]))
            .collect();
        let mut finding =
            Finding::new(Code::UNKNOWN_NAME, place, texts::unknown_name(&reference.value, &texts::kind_norm()));
        if let Some(near) = nearest(&reference.value, names) {
            finding = finding.help(texts::help_did_you_mean(near));
        }
        run.findings.push(finding);
        return;
    }
    let found = statuses(run, &reference.value, of, date);
    let holds = match expected {
        ExpectedVerdict::Violated => found.contains(&Status::Violated),
        ExpectedVerdict::Open => found.contains(&Status::Open) && !found.contains(&Status::Violated),
        ExpectedVerdict::Satisfied => !found.is_empty() && found.iter().all(|s| *s == Status::Satisfied),
        ExpectedVerdict::NotApplicable => found.is_empty(),
    };
    if holds {
        return;
    }
    let word = |status: Option<Status>| match status {
        Some(Status::Violated) => texts::word_violated(),
        Some(Status::Open) => texts::word_open(),
        Some(Status::Satisfied) => texts::word_satisfied(),
        Some(Status::NotApplicable) | None => texts::word_not_applicable(),
    };
    let wanted = match expected {
        ExpectedVerdict::Violated => Some(Status::Violated),
        ExpectedVerdict::Open => Some(Status::Open),
        ExpectedVerdict::Satisfied => Some(Status::Satisfied),
        ExpectedVerdict::NotApplicable => None,
    };
    run.findings.push(Finding::new(
        Code::CASE_FAILED,
        place,
        texts::case_verdict(
            &run.name,
            &shown_citation(&reference.value),
            &word(wanted),
            &word(found.iter().max().copied()),
        ),
    ));
}

/// Norms of strength law, and exceptions, that are violated and not among `named`.
fn unexpected(run: &CaseRun, named: &BTreeSet<String>, date: Date) -> BTreeSet<String> {
    let mut more = BTreeSet::new();
    for case in &run.worlds {
        let date = Verdict::reading_date(&case.world, date);
        for verdict in &case.verdicts {
            let violated = *verdict.status.at(date) == Status::Violated && verdict.strength == hir::Strength::Law;
            if violated && !named.iter().any(|n| is_about(run, verdict, n)) {
                more.insert(verdict.cite.first().cloned().unwrap_or_else(|| verdict.id.to_string()));
            }
        }
    }
    more
}
