//! `maatstaf new`: a small policy to begin with.

use std::fs;
use std::io;

use maatstaf_diagnostics::Lang;

use crate::args::New;
use crate::failure::Failure;
use crate::output::Output;
use crate::{FINE, files, texts};

/// The policy, in the reader's language. It checks, with norms that are open: what those ask is for people to answer.
fn policy(lang: Lang) -> &'static str {
    match lang {
        Lang::Nl => include_str!("new/policy.nl.maat"),
        Lang::En => include_str!("new/policy.en.maat"),
    }
}

/// Runs the command.
///
/// # Errors
/// When the folder has something in it already, or cannot be made.
pub(crate) fn run(options: &New, output: &mut Output) -> Result<u8, Failure> {
    let folder = &options.folder;
    match fs::read_dir(folder) {
        Ok(mut entries) => {
            if entries.next().is_some() {
                return Err(Failure::new(texts::folder_not_empty(&folder.display()), texts::choose_another_folder()));
            }
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(folder).map_err(|error| Failure::writing(folder, &error))?;
        }
        Err(error) => return Err(Failure::reading(folder, &error)),
    }
    let path = folder.join("policy.maat");
    files::write(&path, policy(output.lang).as_bytes()).map_err(|error| Failure::writing(&path, &error))?;
    output.line(texts::started(&path.display()).get(output.lang));
    output.line(&format!("  maatstaf check {}", folder.display()));
    Ok(FINE)
}
