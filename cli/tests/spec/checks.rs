//! Blocks in Maatstaf: checked, and held against what they expect.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use maatstaf_db::{Database, Loaded, Project, SnapshotFile};
use maatstaf_diagnostics::{Diagnostic, Lang};
use maatstaf_semantics::report::{self, VerdictReport};
use maatstaf_semantics::verdicts::Status;
use maatstaf_semantics::{cases, queries};

use crate::book::Block;
use crate::expect;

/// The date at which blocks are checked, unless they say another.
pub const DATE: Date = Date::constant(2026, 11, 23);

/// A finding: the file, its line from 0, and what it says.
pub type Found = BTreeSet<(String, usize, String)>;

/// The files that the blocks so far make up.
#[derive(Clone, Debug, Default)]
pub struct Chain {
    /// Paths and lines.
    pub files: Vec<(String, Vec<String>)>,
    /// Recorded versions.
    pub snapshots: Vec<SnapshotFile>,
    /// Without the norms of the standard library.
    pub alone: bool,
    /// The date of the last check.
    pub date: Option<Date>,
    /// What was found at the last check.
    pub before: Found,
}

impl Chain {
    /// The files with their whole texts.
    pub fn texts(&self) -> Vec<(String, String)> {
        let mut files: Vec<(String, String)> = self
            .files
            .iter()
            .map(|(path, lines)| (path.clone(), lines.iter().map(|l| format!("{l}\n")).collect()))
            .collect();
        files.sort();
        files
    }
}

/// Databases that are used for every block, so that the library is read once.
pub struct Bench {
    whole: (Database, Project),
    alone: (Database, Project),
    /// The codes that blocks have shown.
    pub shown: BTreeSet<String>,
}

impl Bench {
    /// With the standard library, and with its vocabulary alone.
    pub fn new() -> Bench {
        let (whole, all) = Database::with_library();
        let vocabulary: Vec<(String, String)> = all
            .library(&whole)
            .iter()
            .map(|file| (file.path(&whole).clone(), file.text(&whole).clone()))
            .filter(|(path, _)| path.starts_with("stdlib/vocabulary/"))
            .collect();
        assert!(!vocabulary.is_empty(), "the library has a vocabulary");
        Bench { whole: (whole, all), alone: Database::with_packages(vocabulary.into_iter()), shown: BTreeSet::new() }
    }

    /// The database with the files of a chain in it.
    pub fn open(&mut self, chain: &Chain) -> (&Database, Project) {
        let (db, project) = if chain.alone { &mut self.alone } else { &mut self.whole };
        let loaded = Loaded { files: chain.texts(), snapshots: chain.snapshots.clone(), ..Loaded::default() };
        db.set_files(*project, loaded);
        (db, *project)
    }

    /// Runs a block on top of `chain`, and gives the body that it should have. Complaints are about the block itself.
    pub fn run(&mut self, chain: &mut Chain, block: &Block) -> Result<Vec<String>, String> {
        if !block.has("continues") {
            let snapshots = if block.has("recorded") { std::mem::take(&mut chain.snapshots) } else { Vec::new() };
            *chain = Chain { snapshots, alone: block.has("alone"), ..Chain::default() };
        }
        let stripped = expect::strip(&block.body);
        let path = block.value("file").unwrap_or("policy.maat").to_owned();
        let date = match block.value("as-of") {
            Some(date) => date.parse().map_err(|_| format!("`{date}` is no date"))?,
            None => DATE,
        };
        chain.date = Some(date);
        let at = match chain.files.iter().position(|(p, _)| *p == path) {
            Some(at) => at,
            None => {
                chain.files.push((path.clone(), Vec::new()));
                chain.files.len() - 1
            }
        };
        let first = chain.files[at].1.len();
        let own = |file: &str, line: usize| file == path && (first..first + stripped.lines.len()).contains(&line);
        chain.files[at].1.extend(stripped.lines.iter().cloned());
        let found = self.find(chain, date);
        if let Some(code) = &block.code {
            let id = format!(" {code}");
            let shown = self.codes(chain, date);
            return if shown.contains(code) || found.iter().any(|(_, _, said)| said.ends_with(&id)) {
                self.shown.insert(code.clone());
                Ok(block.body.clone())
            } else {
                Err(format!("this example of `{code}` shows {shown:?}"))
            };
        }
        let mut here: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
        for (_, line, said) in found.iter().filter(|(file, line, _)| own(file, *line)) {
            let listed = stripped.expected.get(&(line - first)).is_some_and(|e| e.contains(said));
            let wanted = match said.split(' ').next() {
                Some("satisfied") => block.has("all"),
                Some("open") => block.value("ignore") != Some("open"),
                _ => true,
            };
            if wanted || listed {
                here.entry(line - first).or_default().insert(said.clone());
            }
        }
        let now = differences(&chain.before, &found, &own, block);
        chain.before = found;
        Ok(expect::write(&stripped.lines, &here, &now))
    }

    /// The codes of everything that a chain has to say.
    fn codes(&mut self, chain: &Chain, date: Date) -> BTreeSet<String> {
        let (db, project) = self.open(chain);
        let report = report::check(db, project, date);
        let verdicts = report.verdicts.iter().filter_map(report::verdict_diagnostic);
        let all = report.diagnostics.iter().cloned().chain(verdicts).chain(cases_of(db, project));
        let codes: BTreeSet<String> = all.map(|d| d.code.id().to_owned()).collect();
        self.shown.extend(codes.iter().cloned());
        codes
    }

    /// Everything that a chain has to say, by place.
    fn find(&mut self, chain: &Chain, date: Date) -> Found {
        self.codes(chain, date);
        let (db, project) = self.open(chain);
        let report = report::check(db, project, date);
        let texts = chain.texts();
        let line = |file: &str, byte: usize| {
            let text = texts.iter().find(|(path, _)| path == file).map_or("", |(_, text)| text.as_str());
            let mut line = text.as_bytes().iter().take(byte).filter(|b| **b == b'\n').count();
            // What is missing at the end of a text is shown on its last line.
            let last = text.lines().count().saturating_sub(1);
            line = line.min(last);
            line
        };
        let mut found = Found::new();
        for diagnostic in report.diagnostics.iter().cloned().chain(cases_of(db, project)) {
            let (file, at) = place(&diagnostic);
            let said = format!("{} {}", diagnostic.severity.word(Lang::En), diagnostic.code);
            found.insert((file.clone(), line(&file, at), said));
        }
        for verdict in &report.verdicts {
            let (file, at) = verdict.span.as_ref().map_or((String::new(), 0), |s| (s.file.clone(), s.start));
            found.insert((file.clone(), line(&file, at), said(verdict)));
        }
        found
    }

    /// The number of decisions that the cases of a chain expect.
    pub fn decisions(&mut self, chain: &Chain) -> usize {
        let (db, project) = self.open(chain);
        let keys = cases::cases(db, project, false);
        keys.iter().filter_map(|key| cases::run(db, project, key)).map(|run| run.decisions.len()).sum()
    }

    /// The recorded version of an instrument of a chain, as its file has it.
    pub fn snapshot(&mut self, chain: &Chain, instrument: &str) -> Result<String, String> {
        let (db, project) = self.open(chain);
        let entry = queries::instruments(db, project).0.iter().find(|i| *i.name == *instrument);
        let key = entry.map(|i| i.key.clone()).ok_or_else(|| format!("there is no instrument `{instrument}`"))?;
        let (world, _) = queries::world(db, project, key).ok_or("the instrument cannot be read")?;
        maatstaf_semantics::snapshot::record(&world, &queries::terms(db, project).0).to_json()
    }
}

fn place(diagnostic: &Diagnostic) -> (String, usize) {
    diagnostic.primary().map_or((String::new(), 0), |label| (label.file.to_string(), label.range.start))
}

fn said(verdict: &VerdictReport) -> String {
    let word = match verdict.status {
        Status::Satisfied => "satisfied",
        Status::Violated => "violated",
        Status::Open => "open",
        Status::NotApplicable => "not_applicable",
    };
    format!("{word} {}", verdict.norm)
}

/// What the cases of a project find.
fn cases_of(db: &Database, project: Project) -> Vec<Diagnostic> {
    let keys = cases::cases(db, project, false);
    let runs = keys.iter().filter_map(|key| cases::run(db, project, key));
    runs.flat_map(|run| run.findings).map(|finding| report::diagnostic(db, &finding)).collect()
}

/// What has changed in the blocks above, as `open nl.avg.x` or `gone error unknown-name`.
fn differences(before: &Found, now: &Found, own: &impl Fn(&str, usize) -> bool, block: &Block) -> BTreeSet<String> {
    let silent = |said: &str| block.value("ignore") == Some("open") && said.starts_with("open ");
    let mut all = BTreeSet::new();
    for (file, line, said) in now {
        if !own(file, *line) && !before.contains(&(file.clone(), *line, said.clone())) && !silent(said) {
            all.insert(said.clone());
        }
    }
    for (file, line, said) in before {
        // A verdict that became another one is told by the other.
        let subject = said.split(' ').nth(1).unwrap_or_default();
        let other =
            |(f, l, s): &(String, usize, String)| f == file && l == line && s.split(' ').nth(1) == Some(subject);
        if !now.iter().any(other) && !silent(said) {
            all.insert(format!("gone {said}"));
        }
    }
    all
}
