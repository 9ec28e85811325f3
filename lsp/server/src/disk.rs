//! Files on disk, as far as an editor has not taken them over.

use std::path::{Path, PathBuf};

use maatstaf_db::{Loaded, load};

/// Reads the policies and the recorded versions below a folder.
pub(crate) fn read_root(root: &str) -> Loaded {
    load(&[PathBuf::from(root)])
}

/// Reads the policies beside a file, not those below its folder: it is of no folder that was opened, and its folder may
/// be anything.
pub(crate) fn read_beside(path: &str) -> Loaded {
    let Some(folder) = Path::new(path).parent() else { return Loaded::default() };
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut beside: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            path.is_file() && (name.ends_with(".maat") || name.ends_with(".snapshot.json"))
        })
        .collect();
    beside.sort();
    load(&beside)
}

/// Reads one file as it is now: nothing when it is gone, or is no text.
pub(crate) fn read(path: &str) -> Option<String> {
    std::fs::read_to_string(path).ok()
}
