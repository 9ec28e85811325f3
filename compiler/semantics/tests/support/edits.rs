//! What a hand may do to a text: tokens left out, doubled, replaced, swapped.

use proptest::prelude::prop;

/// Words and signs, each with the white space after it.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    for c in text.chars() {
        let word = |c: char| c.is_alphanumeric() || c == '_' || c == '.' || c == '-';
        match tokens.last_mut() {
            Some(last) if c.is_whitespace() => last.push(c),
            Some(last) if word(c) && last.chars().last().is_some_and(word) => last.push(c),
            _ => tokens.push(c.to_string()),
        }
    }
    tokens
}

/// What is done to one token: where, what, and with which other token.
pub type Edit = (prop::sample::Index, u8, prop::sample::Index);

/// The text with the edits made.
pub fn edited(text: &str, edits: &[Edit]) -> String {
    let mut list = tokens(text);
    for (at, what, other) in edits {
        if list.is_empty() {
            break;
        }
        let (at, other) = (at.index(list.len()), other.index(list.len()));
        match what % 5 {
            0 => {
                list.remove(at);
            }
            1 => list.insert(at, list[at].clone()),
            2 => list[at] = list[other].clone(),
            3 => list.swap(at, other),
            _ => {
                let end = (at + 12).min(list.len());
                list.drain(at..end);
            }
        }
    }
    list.concat()
}
