//! The standard library where editors can open it.
//!
//! Its files are in the program. To go to the definition of a norm an editor must open a file, and the one address that
//! every editor opens is that of a file on disk: so they are written to the cache of the user, in a folder that is named
//! for what they say, and marked read-only. What is written there is never read back: the program goes by its own.

use std::fs;
use std::path::{Path, PathBuf};

/// The folder with the files of the library.
#[derive(Debug, Clone)]
pub(crate) struct LibraryFolder {
    path: PathBuf,
}

impl LibraryFolder {
    /// Writes what is not there yet below `cache`, else below the user's cache, else below the folder for temporary files.
    /// Nothing when none of them can be written to: then there is no going into the library, and all else works.
    pub fn write(cache: Option<&Path>) -> Option<LibraryFolder> {
        let mut hash = blake3::Hasher::new();
        for (path, text) in maatstaf_stdlib::files() {
            hash.update(path.as_bytes()).update(&[0]).update(text.as_bytes()).update(&[0]);
        }
        let name = format!("stdlib-{}", &hash.finalize().to_hex()[..16]);
        let places = match cache {
            Some(cache) => vec![cache.to_owned()],
            None => dirs::cache_dir().into_iter().chain([std::env::temp_dir()]).collect(),
        };
        places.into_iter().map(|place| place.join("maatstaf").join(&name)).find_map(|path| {
            write_all(&path).ok()?;
            Some(LibraryFolder { path })
        })
    }

    /// Where a file of the library (`stdlib/nl.avg/package.maat`) can be opened.
    pub fn on_disk(&self, path: &str) -> Option<PathBuf> {
        path.strip_prefix("stdlib/").map(|rest| self.path.join(rest))
    }

    /// The file of the library that stands at a path on disk.
    pub fn in_library(&self, path: &Path) -> Option<String> {
        let rest = path.strip_prefix(&self.path).ok()?;
        Some(format!("stdlib/{}", rest.to_string_lossy().replace('\\', "/")))
    }
}

fn write_all(folder: &Path) -> std::io::Result<()> {
    for (name, text) in maatstaf_stdlib::files() {
        let path = folder.join(name);
        if fs::read_to_string(&path).is_ok_and(|there| there == text) {
            continue;
        }
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        // Written beside it and moved into place: another server may be doing the same, and nobody opens half a file.
        let beside = path.with_extension(format!("{}.new", std::process::id()));
        fs::write(&beside, text)?;
        let mut permissions = fs::metadata(&beside)?.permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&beside, permissions)?;
        fs::rename(&beside, &path)?;
    }
    Ok(())
}
