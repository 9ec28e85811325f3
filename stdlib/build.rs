//! Lists the library's files, and what stands beside its packages, so that the crate can embed them.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or(io::ErrorKind::NotFound)?);
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?);
    let is_maat = |path: &Path| path.extension().is_some_and(|e| e == "maat");
    let is_beside = |path: &Path| path.file_name().is_some_and(|name| BESIDE.iter().any(|beside| name == *beside));
    fs::write(out.join("files.rs"), table(&root, &is_maat)?)?;
    fs::write(out.join("companions.rs"), table(&root, &is_beside)?)
}

/// What stands beside the files of a package, for its readers.
const BESIDE: [&str; 2] = ["provisions.csv", "NOT-ENCODED.md"];

/// The source of a table of the files that are wanted, with their texts.
fn table(root: &Path, wanted: &dyn Fn(&Path) -> bool) -> io::Result<String> {
    let mut files = Vec::new();
    collect(root, root, wanted, &mut files)?;
    files.sort();
    let mut table = String::from("&[\n");
    for (name, path) in &files {
        table.push_str(&format!("    ({name:?}, include_str!({path:?})),\n"));
    }
    table.push_str("]\n");
    Ok(table)
}

/// Adds every wanted file below `folder`, with its path relative to `root`.
fn collect(
    root: &Path,
    folder: &Path,
    wanted: &dyn Fn(&Path) -> bool,
    files: &mut Vec<(String, PathBuf)>,
) -> io::Result<()> {
    // A folder is watched too: a new file in it must be embedded.
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(root, &path, wanted, files)?;
        } else if wanted(&path) {
            let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            files.push((name, path));
        }
    }
    Ok(())
}
