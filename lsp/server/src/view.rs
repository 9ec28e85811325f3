//! What a question is answered from: the texts of one folder as they are, and how the client counts.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, Mutex};

use jiff::civil::Date;
use maatstaf_diagnostics::{Lang, LineIndex, Text};
use maatstaf_ide::{Analysis, Location};
use tower_lsp_server::ls_types::{self as lsp, Uri};

use crate::library::LibraryFolder;
use crate::settings::{Client, Encoding};

/// Everything that answers are made of besides the texts.
#[derive(Debug, Clone)]
pub(crate) struct Context {
    pub client: Arc<Client>,
    pub lang: Lang,
    pub as_of: Date,
    pub library: Option<LibraryFolder>,
    /// The addresses of files as the client writes them, by path.
    pub uris: Arc<HashMap<String, Uri>>,
    /// The versions of the files that are open.
    pub versions: Arc<HashMap<String, i32>>,
}

/// The lines of a text.
pub(crate) struct Lines {
    index: LineIndex,
    text: String,
}

/// A handle for answering questions.
#[derive(Clone)]
pub(crate) struct View {
    pub analysis: Analysis,
    pub context: Context,
    lines: Arc<Mutex<HashMap<String, Arc<Lines>>>>,
}

impl View {
    pub fn new(analysis: Analysis, context: Context) -> View {
        View { analysis, context, lines: Arc::default() }
    }

    /// A text in the language of the client.
    pub fn say(&self, text: &Text) -> String {
        text.get(self.context.lang).to_owned()
    }

    /// The lines of a file; nothing when there is no such file.
    pub fn lines(&self, path: &str) -> Option<Arc<Lines>> {
        if let Ok(known) = self.lines.lock()
            && let Some(lines) = known.get(path)
        {
            return Some(lines.clone());
        }
        let text = self.analysis.text(path)?.to_owned();
        let lines = Arc::new(Lines { index: LineIndex::new(&text), text });
        if let Ok(mut known) = self.lines.lock() {
            known.insert(path.to_owned(), lines.clone());
        }
        Some(lines)
    }

    /// The byte of a position.
    pub fn offset(&self, path: &str, position: lsp::Position) -> usize {
        self.lines(path).map_or(0, |lines| lines.byte(position, self.context.client.encoding))
    }

    /// The bytes of a range; empty at its start when it is the wrong way round.
    pub fn bytes(&self, path: &str, range: lsp::Range) -> Range<usize> {
        let start = self.offset(path, range.start);
        start..self.offset(path, range.end).max(start)
    }

    /// The range of some bytes.
    pub fn range(&self, path: &str, range: &Range<usize>) -> lsp::Range {
        self.lines(path).map_or_else(lsp::Range::default, |lines| lines.range(range, self.context.client.encoding))
    }

    /// The address of a file: as the client wrote it, or of the file where the library was put.
    pub fn uri(&self, path: &str) -> Option<Uri> {
        if let Some(uri) = self.context.uris.get(path) {
            return Some(uri.clone());
        }
        let on_disk = self.context.library.as_ref().and_then(|library| library.on_disk(path));
        match on_disk {
            Some(on_disk) => Uri::from_file_path(on_disk),
            None => Uri::from_file_path(path),
        }
    }

    /// A place with its address.
    pub fn location(&self, location: &Location) -> Option<lsp::Location> {
        Some(lsp::Location { uri: self.uri(&location.path)?, range: self.range(&location.path, &location.range()) })
    }
}

impl Lines {
    pub fn new(text: &str) -> Lines {
        Lines { index: LineIndex::new(text), text: text.to_owned() }
    }

    /// The byte of a position: past the end of its line, the end of that line; past the last line, the end of the text.
    pub fn byte(&self, position: lsp::Position, encoding: Encoding) -> usize {
        let (line, column) = (position.line as usize, position.character as usize);
        if encoding == Encoding::Utf16 {
            return self.index.byte_of_utf16(&self.text, line, column);
        }
        let Some(range) = self.index.line_range(line) else { return self.text.len() };
        let content = self.text.get(range.clone()).unwrap_or_default().trim_end_matches(['\r', '\n']);
        let within = match encoding {
            Encoding::Utf8 => content.floor_char_boundary(column),
            _ => content.char_indices().nth(column).map_or(content.len(), |(at, _)| at),
        };
        range.start + within
    }

    pub fn position(&self, byte: usize, encoding: Encoding) -> lsp::Position {
        let position = self.index.position(byte);
        let column = match encoding {
            Encoding::Utf8 => position.bytes,
            Encoding::Utf16 => position.utf16,
            Encoding::Utf32 => position.chars,
        };
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        lsp::Position { line: count(position.line), character: count(column) }
    }

    pub fn range(&self, range: &Range<usize>, encoding: Encoding) -> lsp::Range {
        lsp::Range { start: self.position(range.start, encoding), end: self.position(range.end, encoding) }
    }
}

#[cfg(test)]
mod tests;
