//! A project as the commands see it: what was read from disk, in a database.

use std::collections::HashMap;
use std::path::PathBuf;

use maatstaf_db::{Database, Project, load};
use maatstaf_diagnostics::{Code, Diagnostic};

/// What was read.
pub(crate) struct Opened {
    /// The database, with the standard library.
    pub(crate) db: Database,
    /// The project in it.
    pub(crate) project: Project,
    /// What could not be read.
    pub(crate) problems: Vec<Diagnostic>,
}

impl Opened {
    /// Reads every policy at or below `paths`.
    pub(crate) fn read(paths: &[PathBuf]) -> Opened {
        let mut loaded = load(paths);
        let problems = std::mem::take(&mut loaded.problems);
        let (mut db, project) = Database::with_library();
        db.set_files(project, loaded);
        Opened { db, project, problems }
    }

    /// Whether a path that was given leads nowhere: then what was asked cannot be done in full.
    pub(crate) fn is_incomplete(&self) -> bool {
        self.problems.iter().any(|p| p.code == Code::NO_SUCH_PATH || p.code == Code::NO_POLICY_HERE)
    }

    /// The texts of all files, those of the library included, by path.
    pub(crate) fn sources(&self) -> HashMap<&str, &str> {
        let db = &self.db;
        let all = self.project.library(db).iter().chain(self.project.files(db));
        all.map(|file| (file.path(db).as_str(), file.text(db).as_str())).collect()
    }
}
