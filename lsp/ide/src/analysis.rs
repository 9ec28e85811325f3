//! A handle for reading, and the one place where a reader is interrupted.

use std::collections::BTreeMap;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use maatstaf_db::{Database, Project, SourceFile};

use crate::trial::Workbench;

/// The texts changed while the question was being answered: ask again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cancelled;

/// The texts as they were when it was made. A change through the host waits until every handle is idle or has been
/// interrupted, so do not keep one on the thread that has the host.
#[derive(Clone)]
pub struct Analysis {
    pub(crate) db: Database,
    pub(crate) project: Project,
    pub(crate) files: Arc<BTreeMap<String, SourceFile>>,
    pub(crate) bench: Arc<Workbench>,
}

impl Analysis {
    pub(crate) fn new(
        db: Database,
        project: Project,
        files: Arc<BTreeMap<String, SourceFile>>,
        bench: Arc<Workbench>,
    ) -> Analysis {
        Analysis { db, project, files, bench }
    }

    /// Answers a question; interrupted by the next change of a text.
    pub(crate) fn ask<T>(&self, question: impl FnOnce() -> T) -> Result<T, Cancelled> {
        // A question reads the database and changes nothing, so nothing is left half done when it is interrupted.
        salsa::Cancelled::catch(AssertUnwindSafe(question)).map_err(|_| Cancelled)
    }

    /// The paths of the files that people work on, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// Whether the file at `path` belongs to the standard library.
    pub fn is_library(&self, path: &str) -> bool {
        !self.files.contains_key(path) && self.file(path).is_some()
    }

    /// The text of a file, one of the standard library too.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.file(path).map(|file| file.text(&self.db).as_str())
    }

    pub(crate) fn file(&self, path: &str) -> Option<SourceFile> {
        if let Some(file) = self.files.get(path) {
            return Some(*file);
        }
        let own = self.project.files(&self.db).iter();
        self.project.library(&self.db).iter().chain(own).find(|file| file.path(&self.db) == path).copied()
    }
}
