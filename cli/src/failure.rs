//! When a command cannot do its work: one line that says why, and the way out.

use std::io;
use std::path::Path;

use maatstaf_diagnostics::{Lang, Text};

use crate::texts;

/// Why a command could not do its work.
#[derive(Debug)]
pub(crate) struct Failure {
    what: Text,
    way_out: Text,
}

impl Failure {
    /// What went wrong, and what to do about it: each a sentence.
    pub(crate) fn new(what: Text, way_out: Text) -> Failure {
        Failure { what, way_out }
    }

    /// A file could not be read.
    pub(crate) fn reading(path: &Path, error: &io::Error) -> Failure {
        Failure::new(texts::cannot_read(&path.display(), error), texts::check_the_path())
    }

    /// A file could not be written.
    pub(crate) fn writing(path: &Path, error: &io::Error) -> Failure {
        Failure::new(texts::cannot_write(&path.display(), error), texts::check_the_folder())
    }

    /// The output could not be written.
    pub(crate) fn output(error: &io::Error) -> Failure {
        Failure::new(texts::cannot_write_output(error), texts::check_the_output())
    }

    /// Writes it to the standard error, in one line.
    pub(crate) fn show(&self, lang: Lang) {
        use std::io::Write as _;
        // When even this cannot be written there is nobody to tell it to.
        let _ = writeln!(io::stderr(), "maatstaf: {} {}", self.what.get(lang), self.way_out.get(lang));
    }
}
