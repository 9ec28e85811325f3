//! Reading a project from disk.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use maatstaf_diagnostics::{Code, Diagnostic, Text, texts};

/// A recorded version of an instrument: a file beside the policy.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SnapshotFile {
    /// Its path.
    pub path: String,
    /// Its text (JSON).
    pub text: String,
}

/// What was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Loaded {
    /// Paths and texts of the policy files, sorted by path.
    pub files: Vec<(String, String)>,
    /// The snapshots, sorted by path.
    pub snapshots: Vec<SnapshotFile>,
    /// What stands beside packages, for their readers: paths and texts, sorted by path.
    pub companions: Vec<(String, String)>,
    /// What could not be read. The rest was read all the same.
    pub problems: Vec<Diagnostic>,
}

/// How a snapshot's file name ends.
const SNAPSHOT: &str = ".snapshot.json";

/// Files that say of a package which provisions it has, and which it leaves out.
const COMPANIONS: [&str; 2] = ["provisions.csv", "NOT-ENCODED.md"];

/// Reads every `.maat` file and every snapshot at or below `paths`. Hidden files and
/// folders are passed over; links are not followed below a given path.
///
/// A path that is not there, a folder without policies, and a file that is not UTF-8
/// are problems in the result.
pub fn load(paths: &[PathBuf]) -> Loaded {
    let mut loaded = Loaded::default();
    // A file that two paths lead to is one file: read twice, all in it would seem declared
    // twice.
    let mut known = BTreeSet::new();
    for path in paths {
        if !path.exists() {
            let shown = show(path);
            loaded
                .problems
                .push(Diagnostic::new(Code::NO_SUCH_PATH, texts::no_such_path(&shown)).help(texts::help_check_path()));
            continue;
        }
        if !read_below(path, &mut known, &mut loaded) {
            loaded.problems.push(
                Diagnostic::new(Code::NO_POLICY_HERE, texts::no_policy_here(&show(path))).help(texts::help_new()),
            );
        }
    }
    loaded.files.sort();
    loaded.snapshots.sort_by(|a, b| a.path.cmp(&b.path));
    loaded.companions.sort();
    loaded
}

/// Whether there was a policy, or something that could not be read.
fn read_below(path: &Path, known: &mut BTreeSet<PathBuf>, loaded: &mut Loaded) -> bool {
    let mut found = false;
    let hidden = |entry: &walkdir::DirEntry| {
        entry.depth() > 0 && entry.file_name().to_str().is_some_and(|name| name.starts_with('.'))
    };
    for entry in walkdir::WalkDir::new(path).sort_by_file_name().into_iter().filter_entry(|e| !hidden(e)) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let at = error.path().map_or_else(|| show(path), show);
                loaded.problems.push(unreadable(&at, &error.to_string()));
                found = true;
                continue;
            }
        };
        let name = entry.file_name().to_string_lossy();
        let is_policy = name.ends_with(".maat");
        let is_file = entry.file_type().is_file() || (entry.depth() == 0 && entry.path().is_file());
        if !is_file {
            continue;
        }
        let is_snapshot = name.ends_with(SNAPSHOT);
        if entry.depth() > 0 && COMPANIONS.contains(&name.as_ref()) {
            // Nothing is checked by these: one that cannot be read is told by whoever shows it.
            if let Ok(text) = fs::read_to_string(entry.path()) {
                loaded.companions.push((show(entry.path()), text));
            }
            continue;
        }
        // A file that was named is read whatever it is called.
        let is_policy = is_policy || (entry.depth() == 0 && !is_snapshot);
        if !is_policy && !is_snapshot {
            continue;
        }
        found |= is_policy || entry.depth() == 0;
        let once = fs::canonicalize(entry.path()).unwrap_or_else(|_| entry.path().to_owned());
        if known.insert(once) {
            read(entry.path(), is_policy, loaded);
        }
    }
    found
}

fn read(path: &Path, is_policy: bool, loaded: &mut Loaded) {
    let shown = show(path);
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            loaded.problems.push(unreadable(&shown, &error.to_string()));
            return;
        }
    };
    match String::from_utf8(bytes) {
        Ok(text) if is_policy => loaded.files.push((shown, text)),
        Ok(text) => loaded.snapshots.push(SnapshotFile { path: shown, text }),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            loaded.problems.push(
                Diagnostic::new(Code::NOT_UTF8, texts::not_utf8(at))
                    .at(shown, 0..0, Text::default())
                    .help(texts::help_utf8()),
            );
        }
    }
}

fn unreadable(path: &str, why: &str) -> Diagnostic {
    Diagnostic::new(Code::NO_SUCH_PATH, texts::unreadable_path(path, why)).help(texts::help_check_path())
}

/// A path as people read it: with `/`, and without a leading `./`.
fn show(path: &Path) -> String {
    let shown = path.to_string_lossy().replace('\\', "/");
    shown.strip_prefix("./").map_or(shown.clone(), str::to_owned)
}
