//! One token at a time, for everything that the grammar does not hand over as a leaf: the gaps between leaves, broken
//! text, and the cutting of a file into items. Total: any text is a sequence of tokens.

use crate::SyntaxKind;

/// The token at the start of `text`: its kind and its length in bytes, at least 1. `None` at the end.
pub(crate) fn next_token(text: &str) -> Option<(SyntaxKind, usize)> {
    let bytes = text.as_bytes();
    let first = text.chars().next()?;
    let second = bytes.get(1).copied();
    Some(match first {
        ' ' | '\t' | '\r' | '\n' | '\u{FEFF}' | '\u{A0}' => (SyntaxKind::Whitespace, run(text, is_blank)),
        '/' if second == Some(b'/') => comment(text),
        '"' => string(text),
        '<' => match iri(text) {
            Some(length) => (SyntaxKind::IriText, length),
            None => operator(second),
        },
        '>' => operator(second),
        '!' if second == Some(b'=') => (SyntaxKind::OperatorText, 2),
        '.' if second == Some(b'.') => (SyntaxKind::DotDot, 2),
        ',' => (SyntaxKind::Comma, 1),
        ':' => (SyntaxKind::Colon, 1),
        '{' => (SyntaxKind::LeftBrace, 1),
        '}' => (SyntaxKind::RightBrace, 1),
        '(' => (SyntaxKind::LeftParen, 1),
        ')' => (SyntaxKind::RightParen, 1),
        '=' => (SyntaxKind::Equals, 1),
        c if c.is_ascii_digit() => (SyntaxKind::NumberText, number(text)),
        c if is_letter(c) => word(text),
        c => (SyntaxKind::Unknown, c.len_utf8()),
    })
}

/// All tokens of `text` with their byte ranges, starting at `offset`.
pub(crate) fn tokens(text: &str, offset: usize) -> Tokens<'_> {
    Tokens { text, at: 0, offset, quotes_open: false }
}

/// See [`tokens`].
#[derive(Clone)]
pub(crate) struct Tokens<'t> {
    text: &'t str,
    at: usize,
    offset: usize,
    /// One quote was found that is never closed. Then no later one is either: it would have closed the first, or it was
    /// escaped in it, and then it sees the same characters behind it. Without this, each would look for its end again.
    quotes_open: bool,
}

impl Iterator for Tokens<'_> {
    type Item = (SyntaxKind, std::ops::Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.text.get(self.at..)?;
        let (kind, length) = if self.quotes_open && rest.starts_with('"') {
            (SyntaxKind::OpenString, line(rest))
        } else {
            next_token(rest)?
        };
        self.quotes_open |= kind == SyntaxKind::OpenString;
        let start = self.at + self.offset;
        self.at += length;
        Some((kind, start..start + length))
    }
}

/// A character that may start a name: the grammar reads accents and capitals too, and refuses them afterwards.
pub(crate) fn is_letter(c: char) -> bool {
    c == '_' || if c.is_ascii() { c.is_ascii_alphabetic() } else { c.is_alphabetic() }
}

fn is_word_char(c: char) -> bool {
    is_letter(c) || c.is_ascii_digit()
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\r' | '\n' | '\u{FEFF}' | '\u{A0}')
}

fn run(text: &str, wanted: impl Fn(char) -> bool) -> usize {
    text.find(|c| !wanted(c)).unwrap_or(text.len())
}

fn line(text: &str) -> usize {
    text.find('\n').unwrap_or(text.len())
}

fn comment(text: &str) -> (SyntaxKind, usize) {
    let kind = if text.starts_with("//!") {
        SyntaxKind::Expectation
    } else if text.starts_with("///") && !text.starts_with("////") {
        SyntaxKind::DocComment
    } else {
        SyntaxKind::Comment
    };
    // The carriage return of a Windows line end is white space, not part of the comment.
    (kind, text[..line(text)].trim_end_matches('\r').len())
}

fn string(text: &str) -> (SyntaxKind, usize) {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return (SyntaxKind::StringText, at + 1),
            _ => {}
        }
    }
    (SyntaxKind::OpenString, line(text))
}

fn iri(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('<')?;
    let scheme = inner.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.')))?;
    if !inner.starts_with(|c: char| c.is_ascii_alphabetic()) || !inner[scheme..].starts_with(':') {
        return None;
    }
    let end = inner.find(['>', '<', '"', ' ', '\t', '\r', '\n'])?;
    inner[end..].starts_with('>').then_some(end + 2)
}

fn operator(second: Option<u8>) -> (SyntaxKind, usize) {
    (SyntaxKind::OperatorText, if second == Some(b'=') { 2 } else { 1 })
}

/// Digits with what hangs together with them: `2026-1-1`, `07:00`, `12abc`, but only the first part of `1..2`.
fn number(text: &str) -> usize {
    let mut at = run(text, is_word_char);
    while text[at..].starts_with(['.', '-', ':']) && text[at + 1..].starts_with(is_word_char) {
        at += 1 + run(&text[at + 1..], is_word_char);
    }
    at
}

/// A word with dots, or a pinpoint. Names with parentheses such as `crew(8)` are two tokens.
fn word(text: &str) -> (SyntaxKind, usize) {
    let mut at = run(text, is_word_char);
    if text.starts_with(|c: char| c.is_ascii_uppercase()) && text[..at].contains('_') {
        return (SyntaxKind::PinpointText, pinpoint(text, at));
    }
    if &text[..at] == "ECLI" && text[at..].starts_with(':') {
        let length = run(text, |c| c.is_ascii_alphanumeric() || matches!(c, ':' | '.'));
        return (SyntaxKind::EcliText, length);
    }
    while text[at..].starts_with('.') && text[at + 1..].starts_with(is_letter) {
        at += 1 + run(&text[at + 1..], is_word_char);
    }
    (SyntaxKind::Word, at)
}

fn pinpoint(text: &str, mut at: usize) -> usize {
    loop {
        let rest = &text[at..];
        let inner = rest.get(1..).unwrap_or("");
        let length = run(inner, |c| c.is_ascii_alphanumeric());
        if length == 0 {
            return at;
        }
        at += match rest.chars().next() {
            Some(':' | '.') => 1 + length,
            Some('(') if inner[length..].starts_with(')') => length + 2,
            _ => return at,
        };
    }
}
