//! The formatter: one layout for the whole language.
//!
//! It knows the syntax and nothing else. It loses no word and no comment, keeps broken parts byte for byte, and holds its
//! own result against what it was given before it hands it out.

mod check;
mod comments;
mod doc;
mod layout;
mod order;

use maatstaf_syntax::parse_file;

/// The longest line that the formatter makes of its own accord, in characters. Texts and names are never cut.
pub const WIDTH: usize = 100;

/// How often a text is laid out before it is given up.
const MAX_ROUNDS: usize = 5;

/// Why a text was not formatted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormatError {
    /// The result would not mean the same as the text. This is a mistake in the formatter; the text is best left as it is.
    WouldChange,
}

impl std::fmt::Display for FormatError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // For logs; what people read is made by the crates that know their language.
        match self {
            Self::WouldChange => f.write_str("formatting would change the meaning of the text"),
        }
    }
}

impl std::error::Error for FormatError {}

/// Formats `text`. The result has the same tree, but for white space and the order of the clauses of a statement, and
/// formatting it again changes nothing. Broken items and members stay as they are.
///
/// # Errors
///
/// [`FormatError::WouldChange`] when the result does not have the same tree; the text should then be left alone.
pub fn format(text: &str) -> Result<String, FormatError> {
    let parse = parse_file(text);
    let mut formatted = layout::layout(&parse, text);
    // A comment within a line moves to its end, where it no longer forces the line to break: once or twice more, and
    // nothing changes any more.
    for _ in 0..MAX_ROUNDS {
        let again = parse_file(&formatted);
        let next = layout::layout(&again, &formatted);
        if next == formatted {
            return if check::same(&parse, &again) { Ok(formatted) } else { Err(FormatError::WouldChange) };
        }
        formatted = next;
    }
    Err(FormatError::WouldChange)
}
