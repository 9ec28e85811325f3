//! What is wrong with a file, and which norms it does not meet.

use std::collections::BTreeMap;

use jiff::civil::Date;
use maatstaf_diagnostics::{Diagnostic, sorted};
use maatstaf_semantics::report;

use crate::{Analysis, Cancelled};

/// The diagnostics of one file, in the order of reading.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FileDiagnostics {
    /// What is wrong with its text, and the norms that are violated or open.
    pub list: Vec<Diagnostic>,
}

impl Analysis {
    /// The diagnostics of a file, as a check of the whole project at `as_of` gives them.
    pub fn diagnostics(&self, path: &str, as_of: Date) -> Result<FileDiagnostics, Cancelled> {
        let mut all = self.all_diagnostics(as_of)?;
        Ok(all.remove(path).unwrap_or_default())
    }

    /// The diagnostics of every file that has any, by path.
    pub fn all_diagnostics(&self, as_of: Date) -> Result<BTreeMap<String, FileDiagnostics>, Cancelled> {
        self.ask(|| {
            let report = report::check(&self.db, self.project, as_of);
            let verdicts = report.verdicts.iter().filter_map(report::verdict_diagnostic);
            let mut files: BTreeMap<String, FileDiagnostics> = BTreeMap::new();
            for diagnostic in sorted(report.diagnostics.iter().cloned().chain(verdicts)) {
                let Some(label) = diagnostic.primary() else { continue };
                files.entry(label.file.as_str().to_owned()).or_default().list.push(diagnostic);
            }
            files
        })
    }
}
