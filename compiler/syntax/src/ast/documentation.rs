//! What is written above an item or a member, for its readers.

use super::TextLanguage;
use crate::{SyntaxKind, SyntaxNode};

/// Documentation in the two languages that people read. Lines are joined by line ends, without the slashes and the
/// language in front of them.
///
/// A line `/// …` is in both; a line `///nl …` or `///en …` in one. Where no line is in a language, the other one stands
/// in, as it does for texts between quotes.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Documentation {
    /// What a Dutch reader gets.
    pub nl: String,
    /// What an English reader gets.
    pub en: String,
}

/// The documentation at the start of `node`, which must be an item or a member to have any.
pub fn docs(node: &SyntaxNode) -> Option<Documentation> {
    let (mut nl, mut en) = (Vec::new(), Vec::new());
    for token in node.children_with_tokens().map_while(|element| element.into_token()) {
        match token.kind() {
            SyntaxKind::DocComment => {
                let (language, line) = line(token.text());
                if language != Some(TextLanguage::English) {
                    nl.push(line.to_owned());
                }
                if language != Some(TextLanguage::Dutch) {
                    en.push(line.to_owned());
                }
            }
            kind if kind.is_trivia() => {}
            _ => break,
        }
    }
    let (nl, en) = match (nl.is_empty(), en.is_empty()) {
        (true, true) => return None,
        (true, false) => (en.clone(), en),
        (false, true) => (nl.clone(), nl),
        (false, false) => (nl, en),
    };
    Some(Documentation { nl: nl.join("\n"), en: en.join("\n") })
}

/// A line of documentation taken apart: the language that it names, and what it says.
fn line(text: &str) -> (Option<TextLanguage>, &str) {
    let text = text.trim_start_matches('/').trim_end();
    let (first, rest) = text.split_at(text.find([' ', '\t']).unwrap_or(text.len()));
    let language = TextLanguage::from_word(first);
    let said = if language.is_some() { rest } else { text };
    (language, said.strip_prefix(' ').unwrap_or(said))
}
