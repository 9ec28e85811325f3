//! Reading a log back.

use std::io::{self, BufRead, Read as _};

use crate::line::{self, Hash, LONGEST};
use crate::writer::Head;

/// Where and how a chain breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Break {
    /// The line is no line of a log, or was changed: its hash is not that of its text.
    Altered,
    /// Its number does not follow that of the line before it: lines are missing, or were moved.
    Number {
        /// The number that it should have.
        expected: u64,
        /// The number that it has.
        found: u64,
    },
    /// It names another line before it than there is.
    Unlinked,
    /// The file ends within the line: it was never finished, or cut off.
    Unfinished,
}

/// What a whole chain is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// How many lines there are.
    pub lines: u64,
    /// The number of the first line.
    pub first: u64,
    /// The number of the last line.
    pub last: u64,
    /// Whether the hash that was asked for is that of one of the lines.
    pub contains: bool,
}

/// Verifies a log that is spread over several files, from the oldest to the newest.
#[derive(Clone, Debug, Default)]
pub struct Verifier {
    head: Option<Head>,
    summary: Summary,
    wanted: Option<Hash>,
}

impl Verifier {
    /// A verifier that also looks for the line with a hash: one that was noted elsewhere, so that
    /// a log of which the end was taken away does not pass for a whole one.
    pub fn new(wanted: Option<Hash>) -> Verifier {
        Verifier { wanted, ..Verifier::default() }
    }

    /// Verifies the next file. Gives the first line that breaks the chain, from 1, or `None`.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn file(&mut self, mut reader: impl BufRead) -> io::Result<Option<(u64, Break)>> {
        let mut line = Vec::new();
        for number in 1.. {
            line.clear();
            reader.by_ref().take(LONGEST as u64 + 1).read_until(b'\n', &mut line)?;
            if line.is_empty() {
                break;
            }
            if line.pop() != Some(b'\n') {
                let what = if line.len() >= LONGEST { Break::Altered } else { Break::Unfinished };
                return Ok(Some((number, what)));
            }
            if let Some(broken) = self.line(&line) {
                return Ok(Some((number, broken)));
            }
        }
        Ok(None)
    }

    fn line(&mut self, line: &[u8]) -> Option<Break> {
        let Some(link) = line::read(line) else { return Some(Break::Altered) };
        // The first file may begin in the middle: what was before it has been deleted in time.
        let before = self.head.unwrap_or(Head { seq: link.seq.wrapping_sub(1), hash: link.prev });
        let expected = before.seq.wrapping_add(1);
        if link.seq != expected {
            return Some(Break::Number { expected, found: link.seq });
        }
        let begins = link.seq == 1 && link.prev != Hash::default();
        if link.prev != before.hash || begins {
            return Some(Break::Unlinked);
        }
        if self.summary.lines == 0 {
            self.summary.first = link.seq;
        }
        self.summary.lines += 1;
        self.summary.last = link.seq;
        self.summary.contains |= self.wanted == Some(link.hash);
        self.head = Some(Head { seq: link.seq, hash: link.hash });
        None
    }

    /// What was verified.
    pub fn summary(&self) -> Summary {
        self.summary
    }
}

/// Verifies a log of one file.
///
/// # Errors
///
/// When it cannot be read.
pub fn verify(reader: impl BufRead) -> io::Result<Result<Summary, (u64, Break)>> {
    let mut verifier = Verifier::new(None);
    Ok(match verifier.file(reader)? {
        None => Ok(verifier.summary()),
        Some(broken) => Err(broken),
    })
}
