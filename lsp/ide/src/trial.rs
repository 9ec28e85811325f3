//! A second database in which a change is tried before it is offered.
//!
//! A reader may not change the texts that others read. So what would become of a project is found out in a database of
//! its own: it is brought to the texts that the reader sees, changed, checked, and put back. It is the very check that
//! the project itself gets, and as cheap as a keystroke, for it too runs again only what the change touches.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use jiff::civil::Date;
use maatstaf_diagnostics::{Diagnostic, Severity, Text};
use maatstaf_semantics::names::ItemKey;
use maatstaf_semantics::queries;
use maatstaf_semantics::report::{self, VerdictReport};
use maatstaf_semantics::verdicts::Status;

use crate::{Analysis, Host};

/// The second database, made when it is first needed. Shared by all readers of a host, one at a time.
#[derive(Default)]
pub(crate) struct Workbench(Mutex<Option<Host>>);

/// What a norm says of a statement (or of a whole instrument, where the statement is empty) about a kind of worker.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Subject {
    pub norm: String,
    pub instrument: String,
    pub statement: String,
    pub worker: String,
}

/// A verdict, as far as a change can make it better or worse.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Standing {
    pub status: Status,
    pub questions: usize,
    pub cite: String,
    pub title: Text,
}

/// What a check of the instruments that a change may touch has found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Found {
    pub verdicts: BTreeMap<Subject, Standing>,
    /// What is wrong with texts, by file and code, and how often.
    pub problems: BTreeMap<(String, &'static str, Severity), usize>,
}

/// A project in which changes are tried.
pub(crate) struct Trial<'h> {
    host: &'h mut Host,
    as_of: Date,
    /// The instruments to look at, by name.
    watched: BTreeSet<String>,
}

impl Analysis {
    /// Tries changes of the texts that this reader sees; verdicts are read at `as_of`. Only instruments of the files in
    /// `paths`, and those that data of theirs reach, are looked at: no others can be touched by a change of these files.
    pub(crate) fn try_changes<T>(&self, paths: &[&str], as_of: Date, tries: impl FnOnce(&mut Trial<'_>) -> T) -> T {
        // A reader that was interrupted leaves the bench as it was: the next brings it to its own texts first.
        let mut bench = self.bench.0.lock().unwrap_or_else(PoisonError::into_inner);
        let host = bench.get_or_insert_with(|| Host::with_packages(self.library_texts()));
        host.change(self.differences(host));
        let snapshots = self.project.snapshots(&self.db).clone();
        host.set_snapshots(snapshots);
        let watched = watched(host, paths);
        tries(&mut Trial { host, as_of, watched })
    }

    fn library_texts(&self) -> impl Iterator<Item = (String, String)> {
        let own = self.project.files(&self.db).iter().filter(|f| !self.files.contains_key(f.path(&self.db)));
        let all = self.project.library(&self.db).iter().chain(own);
        all.map(|file| (file.path(&self.db).clone(), file.text(&self.db).clone()))
    }

    /// What must change in another host for it to have the texts that this reader sees.
    fn differences(&self, host: &Host) -> Vec<(String, Option<String>)> {
        let theirs = host.analysis();
        let mut changes: Vec<(String, Option<String>)> =
            theirs.paths().filter(|path| !self.files.contains_key(*path)).map(|path| (path.to_owned(), None)).collect();
        for (path, file) in self.files.iter() {
            let text = file.text(&self.db);
            if theirs.text(path) != Some(text) {
                changes.push((path.clone(), Some(text.clone())));
            }
        }
        changes
    }
}

/// The instruments that a change of some files may touch: their own, those that they answer for, those whose organisations
/// they have, and those that data of any of these reach.
fn watched(host: &Host, paths: &[&str]) -> BTreeSet<String> {
    let analysis = host.analysis();
    let (db, project) = (&analysis.db, analysis.project);
    let here = |key: &ItemKey| paths.contains(&key.file.path(db).as_str());
    let organisations: BTreeSet<&str> =
        queries::organisations(db, project).0.iter().filter(|o| here(&o.key)).map(|o| &*o.name).collect();
    let answered: BTreeSet<String> = analysis
        .files
        .iter()
        .filter(|(path, _)| paths.contains(&path.as_str()))
        .flat_map(|(_, file)| queries::keys(db, *file))
        .filter(|key| key.kind == maatstaf_syntax::ItemKind::Answers)
        .map(|key| key.name.to_string())
        .collect();
    let entries = &queries::instruments(db, project).0;
    let touched = |key: &ItemKey| {
        here(key)
            || answered.contains(&*key.name)
            || (!organisations.is_empty()
                && queries::instrument(db, project, key.clone()).is_some_and(|(model, _)| {
                    model.controller.iter().chain(&model.jointly).any(|name| organisations.contains(&**name))
                }))
    };
    entries
        .iter()
        .filter(|entry| touched(&entry.key) || queries::upstream(db, project, entry.key.clone()).iter().any(&touched))
        .map(|entry| entry.name.to_string())
        .collect()
}

impl Trial<'_> {
    /// How many instruments one check looks at, at least one.
    pub fn cost(&self) -> usize {
        self.watched.len().max(1)
    }

    /// What a check finds now.
    pub fn check(&self) -> Found {
        let analysis = self.host.analysis();
        let (db, project) = (&analysis.db, analysis.project);
        let mut found = Found::default();
        for entry in &queries::instruments(db, project).0 {
            if self.watched.contains(&*entry.name) {
                let verdicts = report::verdicts_of(db, project, entry.key.clone(), self.as_of);
                verdicts.iter().for_each(|verdict| found.add(verdict));
            }
        }
        for diagnostic in report::source_diagnostics(db, project) {
            found.add_problem(&diagnostic);
        }
        found
    }

    /// What a check would find if `texts` were the texts of these files. Afterwards all is as it was.
    pub fn after(&mut self, texts: &[(String, String)]) -> Found {
        let before: Vec<(String, Option<String>)> =
            texts.iter().map(|(path, _)| (path.clone(), self.host.analysis().text(path).map(str::to_owned))).collect();
        self.host.apply(texts.iter().map(|(path, text)| (path.clone(), Some(text.clone()))), true);
        let found = self.check();
        self.host.apply(before, true);
        found
    }
}

impl Found {
    fn add(&mut self, verdict: &VerdictReport) {
        let whole = [String::new()];
        let statements = if verdict.statements.is_empty() { &whole[..] } else { &verdict.statements };
        let workers = if verdict.workers.is_empty() { &whole[..] } else { &verdict.workers };
        for statement in statements {
            for worker in workers {
                let subject = Subject {
                    norm: verdict.norm.clone(),
                    instrument: verdict.instrument.clone(),
                    statement: statement.clone(),
                    worker: worker.clone(),
                };
                let standing = Standing {
                    status: verdict.status,
                    questions: verdict.questions.len(),
                    cite: verdict.cite.first().cloned().unwrap_or_else(|| verdict.norm.clone()),
                    title: verdict.title.clone(),
                };
                // Of two verdicts on one thing, the worse.
                let known = self.verdicts.entry(subject).or_insert_with(|| standing.clone());
                if (standing.status, standing.questions) > (known.status, known.questions) {
                    *known = standing;
                }
            }
        }
    }

    fn add_problem(&mut self, diagnostic: &Diagnostic) {
        let file = diagnostic.primary().map(|label| label.file.as_str().to_owned()).unwrap_or_default();
        *self.problems.entry((file, diagnostic.code.id(), diagnostic.severity)).or_default() += 1;
    }

    /// Whether `after` is worse in anything: a norm that stood better, a new problem with a text.
    pub fn is_broken_by(&self, after: &Found) -> bool {
        let worse = after.verdicts.iter().any(|(subject, now)| {
            let before = self.verdicts.get(subject).map_or((Status::NotApplicable, 0), |s| (s.status, s.questions));
            match now.status {
                Status::NotApplicable | Status::Satisfied => false,
                _ => (now.status, now.questions) > before,
            }
        });
        worse || after.problems.iter().any(|(problem, count)| self.problems.get(problem).is_none_or(|n| count > n))
    }

    /// The worst standing of a norm on some statements of an instrument: nothing when it does not apply.
    pub fn worst(&self, norm: &str, instrument: &str, statements: &[String]) -> Option<&Standing> {
        self.verdicts
            .iter()
            .filter(|(subject, _)| {
                subject.norm == norm
                    && subject.instrument == instrument
                    && (statements.is_empty() || statements.contains(&subject.statement))
            })
            .map(|(_, standing)| standing)
            .max_by_key(|standing| (standing.status, standing.questions))
    }

    /// On how many things a norm does better in `after`.
    pub fn bettered_in(&self, after: &Found) -> usize {
        let better = |(subject, before): &(&Subject, &Standing)| {
            let now = after.verdicts.get(subject).map_or((Status::NotApplicable, 0), |s| (s.status, s.questions));
            matches!(before.status, Status::Violated | Status::Open) && now < (before.status, before.questions)
        };
        self.verdicts.iter().filter(better).count()
    }
}
