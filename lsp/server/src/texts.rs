//! What the server itself says, in Dutch and English.

use maatstaf_diagnostics::texts;

texts! {
    /// The title of the progress while policies are read.
    pub(crate) fn reading() { nl: "Beleid lezen en toetsen", en: "Reading and checking policies" }
    /// How many files were read.
    pub(crate) fn files_read(count: usize) { nl: "{count} bestanden", en: "{count} files" }
}
