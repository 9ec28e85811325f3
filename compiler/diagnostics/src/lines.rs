//! From bytes to lines and columns, and back.

/// The lines of a text, for finding the line and column of a byte and the byte of a line and column.
///
/// Lines end with `\n`, `\r\n` or a lone `\r`, as in the Language Server Protocol. Built in one pass; every lookup is
/// logarithmic. It does not keep the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineIndex {
    /// The byte at which each line starts; the first is 0.
    starts: Vec<usize>,
    /// Every character of more than one byte, in order.
    wide: Vec<Wide>,
    /// The length of the text in bytes.
    len: usize,
}

/// A character of more than one byte, with what it and all before it make a byte count too large by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Wide {
    /// The byte at which it starts.
    start: usize,
    /// The byte after it.
    end: usize,
    /// How many more bytes than characters there are up to `end`.
    over_chars: usize,
    /// How many more bytes than UTF-16 code units there are up to `end`.
    over_utf16: usize,
}

/// A place in a text. Everything counts from zero; people count from one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column in bytes (UTF-8 code units).
    pub bytes: usize,
    /// The column in UTF-16 code units, as most editors count.
    pub utf16: usize,
    /// The column in characters (Unicode scalar values), as people count.
    pub chars: usize,
}

impl LineIndex {
    /// The lines of `text`.
    pub fn new(text: &str) -> LineIndex {
        let mut index = LineIndex { starts: vec![0], wide: Vec::new(), len: text.len() };
        let (mut over_chars, mut over_utf16) = (0, 0);
        let mut characters = text.char_indices().peekable();
        while let Some((start, character)) = characters.next() {
            let end = start + character.len_utf8();
            match character {
                '\n' => index.starts.push(end),
                '\r' if characters.peek().is_none_or(|next| next.1 != '\n') => index.starts.push(end),
                _ if end - start > 1 => {
                    over_chars += end - start - 1;
                    over_utf16 += end - start - character.len_utf16();
                    index.wide.push(Wide { start, end, over_chars, over_utf16 });
                }
                _ => {}
            }
        }
        index
    }

    /// The place of a byte. One inside a character counts as the start of that character, one past the end as the end.
    pub fn position(&self, byte: usize) -> Position {
        let byte = self.clamp(byte);
        // The first line starts at 0, so at least one start lies on or before the byte.
        let line = self.starts.partition_point(|start| *start <= byte).saturating_sub(1);
        let start = self.starts[line];
        let (before_chars, before_utf16) = self.over(start);
        let (over_chars, over_utf16) = self.over(byte);
        let bytes = byte - start;
        Position { line, bytes, utf16: bytes - (over_utf16 - before_utf16), chars: bytes - (over_chars - before_chars) }
    }

    /// The byte at a line and a column in UTF-16 code units, both from zero. A column past the end of its line is the
    /// end of that line, before its line break; a line past the last is the end of the text.
    pub fn byte_of_utf16(&self, text: &str, line: usize, utf16: usize) -> usize {
        let Some(&start) = self.starts.get(line) else { return self.len };
        let end = self.starts.get(line + 1).copied().unwrap_or(self.len);
        // Empty if this is not the text that the index was made of.
        let content = text.get(start..end).unwrap_or_default().trim_end_matches(['\r', '\n']);
        let mut units = 0;
        for (at, character) in content.char_indices() {
            units += character.len_utf16();
            if units > utf16 {
                return start + at;
            }
        }
        start + content.len()
    }

    /// How many characters (Unicode scalar values) there are before a byte.
    pub fn chars_before(&self, byte: usize) -> usize {
        let byte = self.clamp(byte);
        byte - self.over(byte).0
    }

    /// The bytes of a line, from zero, its line break included.
    pub fn line_range(&self, line: usize) -> Option<std::ops::Range<usize>> {
        let start = *self.starts.get(line)?;
        Some(start..self.starts.get(line + 1).copied().unwrap_or(self.len))
    }

    /// How many lines there are: one more than there are line breaks.
    pub fn line_count(&self) -> usize {
        self.starts.len()
    }

    /// The last character boundary at or before a byte.
    pub fn clamp(&self, byte: usize) -> usize {
        let byte = byte.min(self.len);
        match self.wide.get(self.wide.partition_point(|wide| wide.end <= byte)) {
            Some(wide) if wide.start < byte => wide.start,
            _ => byte,
        }
    }

    /// How many more bytes than characters, and than UTF-16 code units, there are before a character boundary.
    fn over(&self, byte: usize) -> (usize, usize) {
        match self.wide.partition_point(|wide| wide.end <= byte) {
            0 => (0, 0),
            passed => (self.wide[passed - 1].over_chars, self.wide[passed - 1].over_utf16),
        }
    }
}

#[cfg(test)]
mod tests;
