//! `maatstaf norms doc`: the library as a static site in a folder.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use maatstaf_catalogue::{MANIFEST, Site, write_site};

use super::told;
use crate::args::NormsDoc;
use crate::failure::Failure;
use crate::output::Output;
use crate::project::Opened;
use crate::{FAILED, FINE, FOUND, texts};

/// Runs the command: writes the whole site, or nothing.
///
/// # Errors
/// When the folder has something in it that this command did not write, or cannot be written.
pub(super) fn run(options: &NormsDoc, output: &mut Output) -> Result<u8, Failure> {
    let opened = Opened::read(&options.paths);
    let problems = told(&opened, output);
    if opened.is_incomplete() {
        return Ok(FAILED);
    }
    let folder = &options.output;
    // Before the work, not after it.
    may_replace(folder)?;
    let site = write_site(&opened.catalogue());
    replace(folder, &site).map_err(|error| Failure::writing(folder, &error))?;
    output.line(texts::site_written(&folder.display(), site.files.len()).get(output.lang));
    Ok(if problems { FOUND } else { FINE })
}

/// Whether the folder is not there, is empty, or has nothing but what this command wrote.
fn may_replace(folder: &Path) -> Result<(), Failure> {
    let refuse = |path: &Path| Failure::new(texts::not_of_the_site(&path.display()), texts::choose_another_folder());
    match fs::symlink_metadata(folder) {
        Ok(metadata) if !metadata.is_dir() => return Err(refuse(folder)),
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(Failure::reading(folder, &error)),
    }
    let known = fs::read_to_string(folder.join(MANIFEST)).unwrap_or_default();
    let known: BTreeSet<&str> = known.lines().collect();
    let mut folders = vec![folder.to_owned()];
    while let Some(at) = folders.pop() {
        for entry in fs::read_dir(&at).map_err(|error| Failure::reading(&at, &error))? {
            let entry = entry.map_err(|error| Failure::reading(&at, &error))?;
            let path = entry.path();
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                folders.push(path);
                continue;
            }
            let within = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            if !known.contains(within.as_str()) {
                return Err(refuse(&path));
            }
        }
    }
    Ok(())
}

/// Writes the site beside the folder, and puts it in its place. Whoever looks finds the old site or the new one.
fn replace(folder: &Path, site: &Site) -> io::Result<()> {
    let (new, old) = (beside(folder, "new")?, beside(folder, "old")?);
    let result = write(&new, site).and_then(|()| {
        let had_one = folder.exists();
        if had_one {
            fs::rename(folder, &old)?;
        }
        fs::rename(&new, folder).inspect_err(|_| {
            if had_one {
                // What was there comes back; the first error is the one to tell.
                let _ = fs::rename(&old, folder);
            }
        })
    });
    // What is left of either is nobody's.
    for rest in [new, old] {
        if rest.exists() {
            let _ = fs::remove_dir_all(rest);
        }
    }
    result
}

fn write(folder: &Path, site: &Site) -> io::Result<()> {
    fs::create_dir(folder)?;
    for (path, text) in &site.files {
        let path = folder.join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, text)?;
    }
    Ok(())
}

/// A hidden name beside the folder.
fn beside(folder: &Path, word: &str) -> io::Result<PathBuf> {
    let name = folder.file_name().ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
    let mut hidden = OsString::from(".");
    hidden.push(name);
    hidden.push(format!(".{}.{word}", std::process::id()));
    Ok(folder.with_file_name(hidden))
}
