//! Writing files so that nobody ever sees half of one.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// Makes `path` a file with these bytes: writes another file beside it and renames that. Whoever reads finds the old
/// file or the new one, whole. Keeps the permissions of a file that was there; follows a link to the file it means.
///
/// # Errors
/// What the system says; then the old file is as it was.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // A link stays a link: what it leads to is replaced.
    let target = if path.is_symlink() { path.canonicalize()? } else { path.to_owned() };
    let beside = beside(&target)?;
    let result = write_beside(&beside, &target, bytes).and_then(|()| fs::rename(&beside, &target));
    if result.is_err() {
        // It may not even be there; the first error is the one to tell.
        let _ = fs::remove_file(&beside);
    }
    result
}

fn write_beside(beside: &Path, target: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(beside)?;
    file.write_all(bytes)?;
    if let Ok(metadata) = fs::metadata(target) {
        file.set_permissions(metadata.permissions())?;
    }
    // On disk before the name points at it, or a crash could leave an empty file under the right name.
    file.sync_all()
}

/// A name beside `path` that starts with a dot, so that a check that runs meanwhile does not read it.
fn beside(path: &Path) -> io::Result<PathBuf> {
    let name = path.file_name().ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
    let mut hidden = std::ffi::OsString::from(".");
    hidden.push(name);
    hidden.push(format!(".{}.tmp", std::process::id()));
    Ok(path.with_file_name(hidden))
}

#[cfg(test)]
mod tests;
