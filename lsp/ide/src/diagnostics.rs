//! What is wrong with a file, and which norms it does not meet.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use maatstaf_diagnostics::Diagnostic;
use maatstaf_semantics::report;

use crate::{Analysis, Cancelled};

/// The diagnostics of one file, in the order of reading.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FileDiagnostics {
    /// What is wrong with its text, and the norms that are violated or open.
    pub list: Arc<Vec<Diagnostic>>,
}

impl Analysis {
    /// The diagnostics of a file, or of a recorded version, as a check of the whole project at `as_of` gives them.
    pub fn diagnostics(&self, path: &str, as_of: Date) -> Result<FileDiagnostics, Cancelled> {
        self.ask(|| match self.files.get(path) {
            Some(file) => FileDiagnostics { list: report::file_report(&self.db, self.project, *file, as_of) },
            None => {
                let recorded = report::snapshot_diagnostics(&self.db, self.project).into_iter();
                let here = |d: &Diagnostic| d.primary().is_some_and(|label| label.file.as_str() == path);
                FileDiagnostics { list: Arc::new(recorded.filter(here).collect()) }
            }
        })
    }

    /// The diagnostics of every file and of the recorded versions beside them, by path, those without any too. The list
    /// of a file that nothing changed for is the very same as before ([`Arc::ptr_eq`]).
    pub fn all_diagnostics(&self, as_of: Date) -> Result<BTreeMap<String, FileDiagnostics>, Cancelled> {
        self.ask(|| {
            let of = |file| FileDiagnostics { list: report::file_report(&self.db, self.project, file, as_of) };
            let mut files: BTreeMap<String, FileDiagnostics> =
                self.files.iter().map(|(path, file)| (path.clone(), of(*file))).collect();
            for snapshot in self.project.snapshots(&self.db) {
                files.entry(snapshot.path.clone()).or_default();
            }
            for diagnostic in report::snapshot_diagnostics(&self.db, self.project) {
                let Some(label) = diagnostic.primary() else { continue };
                let path = label.file.as_str().to_owned();
                let found = files.entry(path).or_default();
                Arc::make_mut(&mut found.list).push(diagnostic);
            }
            files
        })
    }
}
