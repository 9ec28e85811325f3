//! A project as the commands see it: what was read from disk, in a database.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::PathBuf;

use maatstaf_catalogue::{Catalogue, Companion};
use maatstaf_db::{Database, Loaded, Project, SourceFile, load};
use maatstaf_diagnostics::{Code, Diagnostic};
use maatstaf_semantics::hir::ItemBody;
use maatstaf_semantics::queries;

/// What was read.
pub(crate) struct Opened {
    /// The database, with the standard library.
    pub(crate) db: Database,
    /// The project in it.
    pub(crate) project: Project,
    /// What could not be read.
    pub(crate) problems: Vec<Diagnostic>,
    /// Packages of the project that stand in for those of the standard library, by name. Never without saying so: the
    /// verdicts are then by other norms than people think.
    pub(crate) replaced: Vec<String>,
    /// What stands beside the packages: of the project first, then of the library.
    companions: Vec<Companion>,
    /// The paths of the files that were given, sorted.
    given: BTreeSet<String>,
}

impl Opened {
    /// Reads every policy at or below `paths`.
    pub(crate) fn read(paths: &[PathBuf]) -> Opened {
        let mut loaded = load(paths);
        let problems = std::mem::take(&mut loaded.problems);
        let companions = std::mem::take(&mut loaded.companions).into_iter().chain(maatstaf_db::library_companions());
        let companions = companions.map(|(path, text)| Companion { path, text }).collect();
        let given = loaded.files.iter().map(|(path, _)| path.clone()).collect();
        let (mut db, project) = Database::with_library();
        db.set_files(project, loaded.clone());
        let own = packages(&db, project.files(&db));
        let replaced: Vec<String> = packages(&db, project.library(&db)).intersection(&own).cloned().collect();
        if replaced.is_empty() {
            return Opened { db, project, problems, replaced, companions, given };
        }
        let (db, project) = standing_in(&db, project, loaded, &replaced);
        Opened { db, project, problems, replaced, companions, given }
    }

    /// All norms, of the project and of the library, for reading.
    pub(crate) fn catalogue(&self) -> Catalogue<'_> {
        Catalogue::new(&self.db, self.project, &self.companions)
    }

    /// The files that were given.
    pub(crate) fn files(&self) -> impl Iterator<Item = SourceFile> {
        self.project.files(&self.db).iter().copied().filter(|file| self.given.contains(file.path(&self.db)))
    }

    /// Whether a path that was given leads nowhere: then what was asked cannot be done in full.
    pub(crate) fn is_incomplete(&self) -> bool {
        self.problems.iter().any(leads_nowhere)
    }

    /// The paths of the files that the program brings along, and that are nowhere on the reader's disk.
    pub(crate) fn library_paths(&self) -> HashSet<&str> {
        let db = &self.db;
        // Those of the library can be part of the project: see `standing_in`.
        let all = self.project.library(db).iter().chain(self.project.files(db));
        all.map(|file| file.path(db).as_str()).filter(|path| !self.given.contains(*path)).collect()
    }

    /// The texts of all files, those of the library included, by path.
    pub(crate) fn sources(&self) -> HashMap<&str, &str> {
        let db = &self.db;
        let all = self.project.library(db).iter().chain(self.project.files(db));
        all.map(|file| (file.path(db).as_str(), file.text(db).as_str())).collect()
    }
}

/// Whether a diagnostic is about a path at which there is nothing to read.
pub(crate) fn leads_nowhere(diagnostic: &Diagnostic) -> bool {
    diagnostic.code == Code::NO_SUCH_PATH || diagnostic.code == Code::NO_POLICY_HERE
}

/// The names of the packages that files declare.
fn packages(db: &Database, files: &[SourceFile]) -> BTreeSet<String> {
    let keys = files.iter().flat_map(|file| queries::keys(db, *file));
    keys.filter_map(|key| match &queries::item_of(db, key).body {
        ItemBody::Package(package) => Some(package.name.value.clone()),
        _ => None,
    })
    .collect()
}

/// A database in which the project's packages stand in for those of the library. The rest of the library becomes part of
/// the project: it imports the packages that were replaced, and must see the same ones as everybody else.
fn standing_in(db: &Database, project: Project, mut loaded: Loaded, replaced: &[String]) -> (Database, Project) {
    let library = project.library(db);
    for file in library {
        let own = queries::visible_of(db, project, *file).own;
        if !replaced.iter().any(|name| **name == *own) {
            loaded.files.push((file.path(db).clone(), file.text(db).clone()));
        }
    }
    let (mut db, project) = Database::with_packages(std::iter::empty());
    db.set_files(project, loaded);
    (db, project)
}
