//! How many norms stand how, for a status bar.

use std::ops::AddAssign;

use jiff::civil::Date;
use maatstaf_diagnostics::{Code, Severity};
use maatstaf_semantics::verdicts::Status;
use maatstaf_semantics::{queries, report};

use crate::{Analysis, Cancelled};

/// Counts on a date: no more than that, and no judgement of whether a policy is lawful.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Norms that found no objection.
    pub satisfied: usize,
    /// Norms that are violated, guidance included.
    pub violated: usize,
    /// Norms with a question that nobody answered.
    pub open: usize,
    /// Errors in the text: what depends on them has no verdict.
    pub errors: usize,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Counts) {
        self.satisfied += other.satisfied;
        self.violated += other.violated;
        self.open += other.open;
        self.errors += other.errors;
    }
}

impl Analysis {
    /// The counts over all files at `as_of`, as `maatstaf check` has them in its last line.
    pub fn verdict_counts(&self, as_of: Date) -> Result<Counts, Cancelled> {
        self.ask(|| {
            let mut counts = Counts::default();
            for entry in &queries::instruments(&self.db, self.project).0 {
                for verdict in report::verdicts_of(&self.db, self.project, entry.key.clone(), as_of).iter() {
                    match verdict.status {
                        Status::Satisfied => counts.satisfied += 1,
                        Status::Violated => counts.violated += 1,
                        Status::Open => counts.open += 1,
                        Status::NotApplicable => {}
                    }
                }
            }
            for file in self.files.values() {
                let found = report::file_report(&self.db, self.project, *file, as_of);
                let errors = found.iter().filter(|d| d.severity == Severity::Error);
                // A violation is reported as an error too, and is counted above.
                counts.errors +=
                    errors.filter(|d| ![Code::NORM_VIOLATED, Code::EXCEPTION_NOT_MET].contains(&d.code)).count();
            }
            counts
        })
    }
}
