//! The salsa database.

#![allow(missing_docs, reason = "the functions that salsa makes for an input cannot be documented")]

use std::sync::atomic::{AtomicBool, Ordering};
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

/// What was recorded of the queries, each with what it was asked of.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Recorded {
    /// Those that ran, in their order.
    pub ran: Vec<String>,
    /// Those that were found to hold still, without running.
    pub held: Vec<String>,
}

/// What is recorded while recording is on. Events are many: whether it is on is asked without a lock.
#[derive(Default)]
struct Log {
    on: AtomicBool,
    recorded: Mutex<Recorded>,
}

impl Log {
    fn record(&self, event: &salsa::Event) {
        let (key, runs) = match event.kind {
            salsa::EventKind::WillExecute { database_key } => (database_key, true),
            salsa::EventKind::DidValidateMemoizedValue { database_key } => (database_key, false),
            _ => return,
        };
        if let Ok(mut recorded) = self.recorded.lock() {
            let list = if runs { &mut recorded.ran } else { &mut recorded.held };
            list.push(format!("{key:?}"));
        }
    }
}

/// The one implementation of [`Db`]. A clone is a handle for another thread.
#[salsa::db]
#[derive(Clone)]
pub struct Database {
    storage: salsa::Storage<Self>,
    log: Arc<Log>,
}

#[salsa::db]
impl salsa::Database for Database {}

#[salsa::db]
impl Db for Database {}

impl Default for Database {
    fn default() -> Self {
        Database { storage: salsa::Storage::new(None), log: Arc::default() }
    }
}

fn library_files() -> impl Iterator<Item = (String, String)> {
    maatstaf_stdlib::files().map(|(path, text)| (library_path(path), text.to_owned()))
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
        Database::default().filled(library_files())
    }

    /// A database whose standard library is `files` (path and text).
    pub fn with_packages(files: impl Iterator<Item = (String, String)>) -> (Database, Project) {
        Database::default().filled(files)
    }

    /// As [`Database::with_library`], for tests: it can record which queries run, and takes longer over each.
    pub fn recording_with_library() -> (Database, Project) {
        Database::recording().filled(library_files())
    }

    /// As [`Database::with_packages`], for tests: it can record which queries run, and takes longer over each.
    pub fn recording_with_packages(files: impl Iterator<Item = (String, String)>) -> (Database, Project) {
        Database::recording().filled(files)
    }

    fn recording() -> Database {
        let log: Arc<Log> = Arc::default();
        let events = log.clone();
        let record = move |event: salsa::Event| {
            if events.on.load(Ordering::Relaxed) {
                events.record(&event);
            }
        };
        Database { storage: salsa::Storage::new(Some(Box::new(record))), log }
    }

    fn filled(self, files: impl Iterator<Item = (String, String)>) -> (Database, Project) {
        let db = self;
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

    /// Starts recording which queries run, in a database that was made for it.
    pub fn start_recording(&self) {
        self.recorded();
        self.log.on.store(true, Ordering::Relaxed);
    }

    /// Stops recording, and gives the queries that ran, in their order.
    pub fn stop_recording(&self) -> Vec<String> {
        self.recorded().ran
    }

    /// Stops recording, and gives all of it.
    pub fn recorded(&self) -> Recorded {
        self.log.on.store(false, Ordering::Relaxed);
        self.log.recorded.lock().map(|mut recorded| std::mem::take(&mut *recorded)).unwrap_or_default()
    }
}
