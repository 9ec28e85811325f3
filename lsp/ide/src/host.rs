//! The texts as they are now, and who may change them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use maatstaf_db::{Database, Project, SnapshotFile, SourceFile};
use maatstaf_semantics::hir::ItemBody;
use maatstaf_semantics::queries;
use maatstaf_syntax::ItemKind;
use salsa::{Durability, Setter as _};

use crate::Analysis;
use crate::trial::Workbench;

/// The owner of the database. One thread has it; others read through [`Analysis`].
///
/// The database is told how likely a text is to change: the library is not, a file is when it is on disk only, and most of
/// all when somebody has it open. After a keystroke, what hangs on none of the files that are open is not looked at.
pub struct Host {
    db: Database,
    project: Project,
    /// The files of the standard library, by path.
    library: BTreeMap<String, SourceFile>,
    /// The files that people work on, by path.
    files: Arc<BTreeMap<String, SourceFile>>,
    /// Those of them that somebody writes in, or has.
    open: BTreeSet<SourceFile>,
    /// Packages of the project that stand in for those of the standard library.
    replaced: Arc<BTreeSet<String>>,
    /// Where readers try changes.
    bench: Arc<Workbench>,
}

impl Default for Host {
    fn default() -> Host {
        Host::new()
    }
}

impl Host {
    /// The standard library and no files.
    pub fn new() -> Host {
        let (db, project) = Database::with_library();
        Host::of(db, project)
    }

    /// As [`Host::new`], for tests that look at what runs: see [`Host::database`].
    pub fn recording() -> Host {
        let (db, project) = Database::recording_with_library();
        Host::of(db, project)
    }

    /// A standard library of one's own (path and text) and no files.
    pub fn with_packages(files: impl Iterator<Item = (String, String)>) -> Host {
        let (db, project) = Database::with_packages(files);
        Host::of(db, project)
    }

    fn of(db: Database, project: Project) -> Host {
        let library = project.library(&db).iter().map(|file| (file.path(&db).clone(), *file)).collect();
        Host {
            db,
            project,
            library,
            files: Arc::default(),
            open: BTreeSet::new(),
            replaced: Arc::default(),
            bench: Arc::default(),
        }
    }

    /// Makes `text` the text of the file at `path`, which need not have been there, and counts it as one that somebody is
    /// writing in. What anybody was reading meanwhile is cancelled. The standard library cannot be changed: nothing happens
    /// to a file of it.
    pub fn set_text(&mut self, path: &str, text: String) {
        self.apply([(path.to_owned(), Some(text))], true);
    }

    /// Takes a file away.
    pub fn remove(&mut self, path: &str) {
        self.change([(path.to_owned(), None)]);
    }

    /// Changes several files at once that nobody is writing in: a text for what there is, nothing for what is gone.
    pub fn change(&mut self, changes: impl IntoIterator<Item = (String, Option<String>)>) {
        self.apply(changes, false);
    }

    pub(crate) fn apply(&mut self, changes: impl IntoIterator<Item = (String, Option<String>)>, open: bool) {
        let mut listed = false;
        let mut packages = false;
        for (path, text) in changes {
            if self.library.contains_key(&path) {
                continue;
            }
            let known = self.files.get(&path).copied();
            packages |= known.is_some_and(|file| declares_package(&self.db, file));
            match (known, text) {
                (Some(file), Some(text)) => {
                    if open && self.open.insert(file) {
                        // Looked at anew once, with all that hangs on it; and from now on after each keystroke.
                        file.set_text(&mut self.db).with_durability(Durability::LOW).to(text);
                    } else if *file.text(&self.db) != text {
                        file.set_text(&mut self.db).to(text);
                    }
                    packages |= declares_package(&self.db, file);
                }
                (None, Some(text)) => {
                    let durability = if open { Durability::LOW } else { Durability::MEDIUM };
                    let file = SourceFile::builder(path.clone(), text).durability(durability).new(&self.db);
                    if open {
                        self.open.insert(file);
                    }
                    packages |= declares_package(&self.db, file);
                    Arc::make_mut(&mut self.files).insert(path, file);
                    listed = true;
                }
                (Some(file), None) => {
                    self.open.remove(&file);
                    Arc::make_mut(&mut self.files).remove(&path);
                    listed = true;
                }
                (None, None) => {}
            }
        }
        if packages {
            let own = packages_of(&self.db, self.files.values());
            let replaced: BTreeSet<String> =
                packages_of(&self.db, self.library.values()).intersection(&own).cloned().collect();
            if *self.replaced != replaced {
                self.replaced = Arc::new(replaced);
                self.place_library();
                return;
            }
        }
        if listed {
            self.list_files();
        }
    }

    /// The recorded versions of instruments.
    pub fn set_snapshots(&mut self, mut snapshots: Vec<SnapshotFile>) {
        snapshots.sort_by(|a, b| a.path.cmp(&b.path));
        if *self.project.snapshots(&self.db) != snapshots {
            self.project.set_snapshots(&mut self.db).to(snapshots);
        }
    }

    /// A handle for reading the texts as they are now.
    pub fn analysis(&self) -> Analysis {
        Analysis::new(self.db.clone(), self.project, self.files.clone(), self.bench.clone())
    }

    /// The database, for tests that look at what ran.
    pub fn database(&self) -> &Database {
        &self.db
    }

    /// Divides the standard library: what no package of the project replaces. As in a check from the command line, when a
    /// package is replaced all of what is left of the library becomes part of the project, so that everybody sees the
    /// same packages.
    fn place_library(&mut self) {
        let library = if self.replaced.is_empty() { self.library.values().copied().collect() } else { Vec::new() };
        self.project.set_library(&mut self.db).with_durability(Durability::HIGH).to(library);
        self.list_files();
    }

    fn list_files(&mut self) {
        let mut files: Vec<SourceFile> = self.files.values().copied().collect();
        if !self.replaced.is_empty() {
            let db = &self.db;
            let left = self.library.values().filter(|file| {
                let own = package_of(db, &self.library, **file);
                !own.is_some_and(|package| self.replaced.contains(&package))
            });
            files.extend(left.copied());
        }
        files.sort_by(|a, b| a.path(&self.db).cmp(b.path(&self.db)));
        self.project.set_files(&mut self.db).to(files);
    }
}

fn declares_package(db: &Database, file: SourceFile) -> bool {
    queries::keys(db, file).iter().any(|key| key.kind == ItemKind::Package)
}

/// The names of the packages that files declare.
fn packages_of<'f>(db: &Database, files: impl Iterator<Item = &'f SourceFile>) -> BTreeSet<String> {
    files.filter_map(|file| declared(db, *file)).collect()
}

fn declared(db: &Database, file: SourceFile) -> Option<String> {
    queries::keys(db, file).iter().filter(|key| key.kind == ItemKind::Package).find_map(|key| match &queries::item_of(
        db, key,
    )
    .body
    {
        ItemBody::Package(package) => Some(package.name.value.clone()),
        _ => None,
    })
}

/// The package of a library file: the one that a file of its folder declares.
fn package_of(db: &Database, library: &BTreeMap<String, SourceFile>, file: SourceFile) -> Option<String> {
    let folder = |path: &str| path.rsplit_once('/').map(|(folder, _)| folder.to_owned());
    let here = folder(file.path(db));
    library.values().filter(|other| folder(other.path(db)) == here).find_map(|other| declared(db, *other))
}
