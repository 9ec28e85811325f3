//! Where a command writes, for whom, and in which language.

use std::ffi::OsString;
use std::io::{self, BufWriter, IsTerminal as _, Write};

use maatstaf_diagnostics::Lang;

use crate::failure::Failure;

/// The width of pages that are not written to a terminal, in characters.
const WIDTH_OF_A_PIPE: usize = 100;

/// A terminal wider than this is not filled: long lines are hard to read.
const WIDEST: usize = 120;

/// The standard output, and what is known of its reader.
pub(crate) struct Output {
    /// The language of the reader.
    pub(crate) lang: Lang,
    /// Whether the output may have colours.
    pub(crate) colour: bool,
    /// How many characters fit on a line.
    pub(crate) width: usize,
    out: BufWriter<io::Stdout>,
    error: Option<io::Error>,
    closed: bool,
}

impl Output {
    /// The standard output, for a reader of this language.
    pub(crate) fn to_stdout(lang: Lang) -> Output {
        let terminal = io::stdout().is_terminal();
        // https://no-color.org: present and not empty.
        let no_colour = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let width = terminal
            .then(|| terminal_size::terminal_size_of(io::stdout()))
            .flatten()
            .map_or(WIDTH_OF_A_PIPE, |(width, _)| usize::from(width.0).min(WIDEST));
        Output {
            lang,
            colour: terminal && !no_colour,
            width,
            out: BufWriter::new(io::stdout()),
            error: None,
            closed: false,
        }
    }

    /// Writes a text as it is.
    pub(crate) fn text(&mut self, text: &str) {
        if self.closed {
            return;
        }
        let written = self.out.write_all(text.as_bytes());
        self.note(written);
    }

    /// Writes a line.
    pub(crate) fn line(&mut self, line: &str) {
        self.text(line);
        self.text("\n");
    }

    /// Hands on what was written so far.
    pub(crate) fn flush(&mut self) {
        if !self.closed {
            let flushed = self.out.flush();
            self.note(flushed);
        }
    }

    /// Whether nobody reads any more: there is no use in going on.
    pub(crate) fn is_closed(&self) -> bool {
        self.closed
    }

    /// Hands on the rest.
    ///
    /// # Errors
    /// The first thing that could not be written. A reader who went away (`maatstaf check | head`) is none.
    pub(crate) fn finish(&mut self) -> Result<(), Failure> {
        self.flush();
        self.error.take().map_or(Ok(()), |error| Err(Failure::output(&error)))
    }

    fn note(&mut self, result: io::Result<()>) {
        if let Err(error) = result {
            self.closed = true;
            if error.kind() != io::ErrorKind::BrokenPipe {
                self.error.get_or_insert(error);
            }
        }
    }
}

/// The language to speak: that of `--lang`, else that of the environment.
///
/// This looks at the bare arguments, so that a mistake in them can be told in the right language.
pub(crate) fn language(arguments: &[OsString]) -> Lang {
    let mut words = arguments.iter().skip(1).map(|word| word.to_string_lossy());
    while let Some(word) = words.next() {
        let value = match word.strip_prefix("--lang") {
            Some("") => words.next().map(|value| value.into_owned()),
            Some(rest) => rest.strip_prefix('=').map(str::to_owned),
            None if word == "--" => break,
            None => None,
        };
        if let Some(lang) = value.and_then(|value| value.parse().ok()) {
            return lang;
        }
    }
    // The order in which POSIX gives them weight.
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|v| !v.is_empty()));
    locale.map_or(Lang::En, |locale| Lang::of_locale(&locale))
}
