//! The salsa database.

#![allow(missing_docs, reason = "the functions that salsa makes for an input cannot be documented")]

use std::sync::{Arc, Mutex};

use salsa::Durability;

use crate::{Loaded, SnapshotFile};

/// A file: its path as people know it, and its text.
#[salsa::input(debug)]
#[derive(PartialOrd, Ord)]
pub struct SourceFile {
    /// The path, with `/` between its parts.
    #[returns(ref)]
    pub path: String,
    /// The text.
    #[returns(ref)]
    pub text: String,
}

/// Everything that is checked together.
#[salsa::input(debug)]
pub struct Project {
    /// The policy files, sorted by path.
    #[returns(ref)]
    pub files: Vec<SourceFile>,
    /// The files of the standard library, sorted by path.
    #[returns(ref)]
    pub library: Vec<SourceFile>,
    /// Recorded versions of instruments.
    #[returns(ref)]
    pub snapshots: Vec<SnapshotFile>,
}

/// What the queries run on.
#[salsa::db]
pub trait Db: salsa::Database {}

/// The queries that ran, by name, while recording was on.
type Log = Arc<Mutex<Option<Vec<String>>>>;

/// The one implementation of [`Db`]. A clone is a handle for another thread.
#[salsa::db]
#[derive(Clone)]
pub struct Database {
    storage: salsa::Storage<Self>,
    log: Log,
}

#[salsa::db]
impl salsa::Database for Database {}

#[salsa::db]
impl Db for Database {}

impl Default for Database {
    fn default() -> Self {
        let log: Log = Arc::default();
        let events = log.clone();
        let record = move |event: salsa::Event| {
            if let salsa::EventKind::WillExecute { database_key } = event.kind
                && let Ok(mut log) = events.lock()
                && let Some(entries) = log.as_mut()
            {
                entries.push(format!("{database_key:?}"));
            }
        };
        Database { storage: salsa::Storage::new(Some(Box::new(record))), log }
    }
}

/// Where the files of the standard library seem to be.
fn library_path(path: &str) -> String {
    format!("stdlib/{path}")
}

/// What stands beside the packages of the standard library: paths, like those of its files, and texts.
pub fn library_companions() -> impl Iterator<Item = (String, String)> {
    maatstaf_stdlib::companions().map(|(path, text)| (library_path(path), text.to_owned()))
}

impl Database {
    /// A database with the standard library and nothing else, and its empty project.
    pub fn with_library() -> (Database, Project) {
        let files = maatstaf_stdlib::files().map(|(path, text)| (library_path(path), text.to_owned()));
        Database::with_packages(files)
    }

    /// A database whose standard library is `files` (path and text).
    pub fn with_packages(files: impl Iterator<Item = (String, String)>) -> (Database, Project) {
        let db = Database::default();
        let mut library: Vec<SourceFile> = files
            .map(|(path, text)| {
                // The library does not change while a policy is edited: queries on it
                // alone are not even looked at again.
                SourceFile::builder(path, text).durability(Durability::HIGH).new(&db)
            })
            .collect();
        library.sort_by(|a, b| a.path(&db).cmp(b.path(&db)));
        let project = Project::builder(Vec::new(), library, Vec::new()).library_durability(Durability::HIGH).new(&db);
        (db, project)
    }

    /// Makes `loaded` the project's files.
    pub fn set_files(&mut self, project: Project, loaded: Loaded) {
        use salsa::Setter as _;
        let mut files = Vec::new();
        for (path, text) in loaded.files {
            files.push(SourceFile::new(self, path, text));
        }
        files.sort_by(|a, b| a.path(self).cmp(b.path(self)));
        project.set_files(self).to(files);
        project.set_snapshots(self).to(loaded.snapshots);
    }

    /// Starts recording which queries run.
    pub fn start_recording(&self) {
        if let Ok(mut log) = self.log.lock() {
            *log = Some(Vec::new());
        }
    }

    /// Stops recording, and gives the queries that ran, in their order.
    pub fn stop_recording(&self) -> Vec<String> {
        self.log.lock().ok().and_then(|mut log| log.take()).unwrap_or_default()
    }
}
