//! What the layout of a broken text tells. White space means nothing in a sound text; in a broken one it is the best sign
//! there is of what the writer meant.

use std::ops::Range;

use crate::SyntaxKind;
use crate::lexer;

/// The blanks before `at`, in characters, when it is the first thing on its line.
pub(crate) fn line_indent(text: &str, at: usize) -> Option<usize> {
    let before = &text[line_start(text, at)..at];
    before.chars().all(is_blank).then(|| before.chars().count())
}

/// How deep the line is indented on which `at` stands, in characters.
pub(crate) fn indent_of(text: &str, at: usize) -> usize {
    text[line_start(text, at)..].chars().take_while(|c| is_blank(*c)).count()
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |line| line + 1)
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t')
}

/// Whether the broken part at `at`, in a member that starts at `member`, begins a line that is indented no deeper than the
/// member: then it is no part of it but begins another. One blank more is allowed: a word that was deleted leaves its own.
pub(crate) fn begins_a_line_of_its_own(text: &str, member: usize, at: usize) -> bool {
    text[member..at].contains('\n') && line_indent(text, at).is_some_and(|indent| indent <= indent_of(text, member) + 1)
}

/// Braces that are open, as their layout tells.
#[derive(Default)]
pub(crate) struct Braces {
    /// How deep the line of each is indented.
    open: Vec<usize>,
}

impl Braces {
    /// Takes an opening brace at `at`.
    pub(crate) fn open(&mut self, text: &str, at: usize) {
        self.open.push(indent_of(text, at));
    }

    /// Takes a closing brace at `at`. Whether it closes the last one that is open: not so when it begins a line that is
    /// indented deeper than the line of that one, for then its own opening brace is missing.
    pub(crate) fn closes(&mut self, text: &str, at: usize) -> bool {
        let Some(opened) = self.open.last() else { return false };
        if line_indent(text, at).is_some_and(|indent| indent > opened + 1) {
            return false;
        }
        self.open.pop();
        true
    }
}

/// The closing braces of `text` whose opening brace is missing although another one is open: taken for what they are not,
/// they would close an item in its middle. None where no closing brace is too many.
pub(crate) fn stray_braces(text: &str) -> Vec<Range<usize>> {
    let mut braces = Braces::default();
    let mut stray = Vec::new();
    let mut surplus = 0_usize;
    let mut depth = 0_usize;
    for (kind, range) in lexer::tokens(text, 0) {
        match kind {
            SyntaxKind::LeftBrace => {
                depth += 1;
                braces.open(text, range.start);
            }
            SyntaxKind::RightBrace => {
                surplus += usize::from(depth == 0);
                depth = depth.saturating_sub(1);
                if !braces.closes(text, range.start) && !braces.open.is_empty() {
                    stray.push(range);
                }
            }
            _ => {}
        }
    }
    stray.truncate(surplus);
    stray
}
