//! Texts with marks in them, and questions about the marks.
#![allow(dead_code, clippy::unwrap_used, clippy::panic)] // Each test file uses its part; a test that fails says so.

use jiff::civil::Date;
use maatstaf_diagnostics::Lang;
use maatstaf_ide::{Analysis, Budget, FileEdits, Host, TextEdit};

/// The date of every verdict in these tests.
pub const AS_OF: &str = "2026-11-23";

pub fn as_of() -> Date {
    AS_OF.parse().unwrap()
}

/// A project in which one place is marked with `$0`.
pub struct Fixture {
    pub host: Host,
    /// The file with the mark.
    pub path: String,
    /// The byte of the mark.
    pub offset: usize,
}

/// A project of these files, with the standard library. At most one has a mark.
pub fn project(files: &[(&str, &str)]) -> Fixture {
    let mut host = Host::recording();
    let mut marked = (files[0].0.to_owned(), 0);
    for (path, text) in files {
        if let Some(at) = text.find("$0") {
            marked = ((*path).to_owned(), at);
        }
        host.set_text(path, text.replacen("$0", "", 1));
    }
    Fixture { host, path: marked.0, offset: marked.1 }
}

/// A project of one file.
pub fn policy(text: &str) -> Fixture {
    project(&[("policy.maat", text)])
}

/// An instrument with this inside, of an organisation, with names of its own.
pub fn instrument(body: &str) -> Fixture {
    policy(&format!("{HEAD}instrument board {{\n    controller acme\n    starts 2027-01-01\n{body}\n}}\n"))
}

pub const HEAD: &str = "import nl.avg, nl.uavg, nl.wor, nl.arbowet, nl.bw

organisation acme \"Acme\" {
    given employees 30
    given works_council no
}

data scans: performance.activity
data pick_rate: performance.pace
purpose rosters: direct.planning
decision shift: task_allocation
grouping crew: team
party team_lead: manager

";

impl Fixture {
    pub fn read(&self) -> Analysis {
        self.host.analysis()
    }

    pub fn text(&self) -> String {
        self.read().text(&self.path).unwrap().to_owned()
    }

    /// The words that some bytes of the marked file have.
    pub fn at(&self, range: &std::ops::Range<usize>) -> String {
        self.text()[range.clone()].to_owned()
    }

    /// Moves the mark to the first place with these words.
    pub fn on(mut self, words: &str) -> Fixture {
        self.offset = self.text().find(words).unwrap_or_else(|| panic!("{words} is in the text"));
        self
    }

    /// The titles in English of the verified fixes at the mark.
    pub fn fixes(&self) -> Vec<maatstaf_ide::VerifiedFix> {
        let budget = Budget { tries: 400, checks: 4_000, offers: 8, go_on: &|| true };
        self.read().verified_fixes(&self.path, self.offset..self.offset, as_of(), Lang::En, &budget).unwrap()
    }

    /// The marked file after some edits.
    pub fn after(&self, edits: &FileEdits) -> String {
        apply(&self.text(), edits.get(&self.path).map_or(&[], Vec::as_slice))
    }
}

/// A text after edits, which do not overlap.
pub fn apply(text: &str, edits: &[TextEdit]) -> String {
    let mut edits = edits.to_vec();
    edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
    let mut out = text.to_owned();
    for edit in edits.iter().rev() {
        out.replace_range(edit.range.clone(), &edit.text);
    }
    out
}
