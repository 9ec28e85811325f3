//! Why a log cannot be written to.

use std::io;
use std::path::Path;

use maatstaf_program::{Lang, Text};

/// Why a log cannot be opened or written to.
#[derive(Debug)]
pub enum LogError {
    /// The system does not let us.
    Io(io::Error),
    /// It is a device, a pipe or the like, and no file.
    NoFile,
    /// Another process writes to it.
    InUse,
    /// Its last line is no line of a log: it is another file, or somebody changed it.
    NotALog,
    /// A write failed, and what it left could not be taken back. Nothing can be added any more.
    Spoilt,
}

impl LogError {
    /// What is wrong, for people.
    pub fn text(&self, path: &Path) -> Text {
        let path = path.display();
        match self {
            LogError::Io(error) => Text::new(
                format!("Het beslislogboek `{path}` is niet te schrijven ({error})."),
                format!("The decision log `{path}` cannot be written ({error})."),
            ),
            LogError::NoFile => Text::new(
                format!("`{path}` is geen bestand; daarin kan geen beslislogboek staan."),
                format!("`{path}` is no file; a decision log cannot stand in it."),
            ),
            LogError::InUse => Text::new(
                format!("Een ander programma schrijft al in het beslislogboek `{path}`."),
                format!("Another program already writes to the decision log `{path}`."),
            ),
            LogError::NotALog => Text::new(
                format!(
                    "De laatste regel van `{path}` is geen regel van een beslislogboek; er wordt niets aan toegevoegd."
                ),
                format!("The last line of `{path}` is no line of a decision log; nothing is added to it."),
            ),
            LogError::Spoilt => Text::new(
                format!(
                    "In het beslislogboek `{path}` is een regel half geschreven; er wordt niets meer aan toegevoegd."
                ),
                format!("A line of the decision log `{path}` was written half; nothing more is added to it."),
            ),
        }
    }
}

impl std::fmt::Display for LogError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.text(Path::new("…")).get(Lang::En))
    }
}

impl std::error::Error for LogError {}

impl From<io::Error> for LogError {
    fn from(error: io::Error) -> LogError {
        LogError::Io(error)
    }
}
