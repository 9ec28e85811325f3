//! A miniature library, so that tests of the language rest on no law, and a compact way
//! to read verdicts.
#![allow(dead_code, clippy::unwrap_used, clippy::panic)] // Each test file uses its part; a test that fails says so.

use jiff::civil::Date;
use maatstaf_db::{Database, Loaded, Project, SnapshotFile, SourceFile};
use maatstaf_semantics::report::{self, Report, VerdictReport};
use maatstaf_semantics::verdicts::{Status, Verdict};
use maatstaf_semantics::{queries, snapshot};

/// Words that every policy of these tests may use.
pub const VOCABULARY: &str = r#"
package vocabulary 1 { title "Words" }
data thing
data activity: thing
data pace: thing
data health: thing
data heart_rate: health
purpose planning
purpose roster: planning
purpose appraisal
purpose bonus: appraisal
party subject
party system
party controller
party dpo
party authority
party court
party manager
party team_lead: manager
party partner
worker employee
worker agency_worker
source scanner
source camera
technique statistics
technique scoring
decision assignment
decision dismissal
basis interest
basis contract
effect minor
effect significant
place office
place abroad
event departure
"#;

/// Head of the package that the norms of a test belong to.
pub const RULES: &str = "package rules 1 { title \"Rules\" ranks controller, authority, court }\n";

/// A policy of one instrument that collects, shows and decides.
pub const BOARD: &str = r#"
organisation acme "Acme"
instrument board "Board" {
    controller acme
    starts 2026-01-01
    BODY
    collect activity from scanner about employee for planning at individual keep at most 4 weeks
}
"#;

/// The board with `body` before its statement.
pub fn board(body: &str) -> String {
    BOARD.replace("BODY", body)
}

/// A database with its project.
pub struct Checked {
    pub db: Database,
    pub project: Project,
}

/// A project with the standard library.
pub fn project(files: &[(&str, &str)]) -> Checked {
    let (db, project) = Database::recording_with_library();
    load(db, project, files, &[])
}

/// A policy held against the norms of a package of its own, which it imports.
pub fn with_rules(norms: &str, policy: &str) -> Checked {
    with_snapshots(norms, policy, &[])
}

/// As [`with_rules`], with recorded versions beside the policy.
pub fn with_snapshots(norms: &str, policy: &str, snapshots: &[String]) -> Checked {
    let library = [("vocabulary/words.maat", VOCABULARY.to_owned()), ("rules/rules.maat", format!("{RULES}{norms}"))];
    let policy = format!("import rules\n{policy}");
    with_packages(&library, &[("policy.maat", &policy)], snapshots)
}

/// A project with any library at all.
pub fn with_packages(library: &[(&str, String)], files: &[(&str, &str)], snapshots: &[String]) -> Checked {
    let (db, project) =
        Database::recording_with_packages(library.iter().map(|(path, text)| ((*path).to_owned(), text.clone())));
    load(db, project, files, snapshots)
}

fn load(mut db: Database, project: Project, files: &[(&str, &str)], snapshots: &[String]) -> Checked {
    let files = files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    let snapshots = snapshots
        .iter()
        .enumerate()
        .map(|(i, text)| SnapshotFile { path: format!("{i}.snapshot.json"), text: text.clone() })
        .collect();
    db.set_files(project, Loaded { files, snapshots, ..Loaded::default() });
    Checked { db, project }
}

/// A date as the language writes it.
pub fn date(text: &str) -> Date {
    text.parse().unwrap()
}

/// A verdict in one word.
pub fn word(status: Status) -> &'static str {
    match status {
        Status::NotApplicable => "n/a",
        Status::Satisfied => "satisfied",
        Status::Open => "open",
        Status::Violated => "violated",
    }
}

fn short(id: &str) -> &str {
    id.strip_prefix("rules.").unwrap_or(id)
}

impl Checked {
    /// The report at a date.
    pub fn report(&self, on: &str) -> Report {
        report::check(&self.db, self.project, date(on))
    }

    /// A line per verdict at a date: `violated norm [statements] until DATE; ask ANSWER`.
    pub fn table(&self, on: &str) -> String {
        let mut lines: Vec<String> = self.report(on).verdicts.iter().map(line).collect();
        lines.sort();
        lines.join("\n")
    }

    /// The verdicts on a norm, each over all dates.
    pub fn timeline(&self, norm: &str) -> String {
        let mut lines = Vec::new();
        for verdict in self.verdicts().iter().filter(|v| short(&v.id) == norm) {
            let mut line = word(*verdict.status.before()).to_owned();
            for (date, status) in verdict.status.steps() {
                line.push_str(&format!(", {date} {}", word(*status)));
            }
            let about: Vec<&str> = verdict.statements.iter().map(|s| &**s).collect();
            lines.push(if about.is_empty() { line } else { format!("{}: {line}", about.join(" ")) });
        }
        lines.sort();
        lines.join("\n")
    }

    /// Every verdict of every instrument.
    pub fn verdicts(&self) -> Vec<Verdict> {
        let entries = &queries::instruments(&self.db, self.project).0;
        entries.iter().flat_map(|e| queries::verdicts(&self.db, self.project, e.key.clone()).to_vec()).collect()
    }

    /// The word for a norm at a date; `n/a` when there is no verdict on it.
    pub fn status(&self, norm: &str, on: &str) -> &'static str {
        let on = date(on);
        let verdicts = self.verdicts();
        let status = verdicts.iter().filter(|v| short(&v.id) == norm).map(|v| *v.status.at(on)).max();
        status.map_or("n/a", word)
    }

    /// The codes of what is wrong with the text, sorted, each once.
    pub fn codes(&self) -> Vec<&'static str> {
        let mut codes: Vec<&'static str> =
            report::source_diagnostics(&self.db, self.project).iter().map(|d| d.code.id()).collect();
        codes.extend(report::library_diagnostics(&self.db, self.project).iter().map(|d| d.code.id()));
        codes.sort_unstable();
        codes.dedup();
        codes
    }

    /// Messages of what is wrong with the text.
    pub fn messages(&self) -> Vec<String> {
        let mut found = report::source_diagnostics(&self.db, self.project);
        found.extend(report::library_diagnostics(&self.db, self.project));
        found.into_iter().map(|d| d.message.en).collect()
    }

    /// Fails when anything is wrong with the text.
    pub fn sound(self) -> Checked {
        assert_eq!(self.messages(), Vec::<String>::new());
        self
    }

    /// A file of the project.
    pub fn file(&self, path: &str) -> SourceFile {
        *self.project.files(&self.db).iter().find(|f| f.path(&self.db) == path).unwrap()
    }

    /// The current version of an instrument as it would be recorded.
    pub fn record(&self, instrument: &str) -> String {
        let entries = &queries::instruments(&self.db, self.project).0;
        let entry = entries.iter().find(|e| &*e.name == instrument).unwrap();
        let (world, _) = queries::world(&self.db, self.project, entry.key.clone()).unwrap();
        let (terms, _) = queries::terms(&self.db, self.project);
        snapshot::record(&world, &terms).to_json().unwrap()
    }
}

fn line(verdict: &VerdictReport) -> String {
    let mut line = format!("{} {}", word(verdict.status), short(&verdict.norm));
    if !verdict.statements.is_empty() {
        line.push_str(&format!(" [{}]", verdict.statements.join(" ")));
    }
    if let Some(until) = verdict.until {
        line.push_str(&format!(" until {until}"));
    }
    if verdict.accepted.is_some() {
        line.push_str(" accepted");
    }
    if verdict.enforced {
        line.push_str(" enforced");
    }
    for question in &verdict.questions {
        line.push_str(&format!("; ask {}", question.answer));
    }
    line
}
