//! Which comment belongs to which word.

use std::collections::HashMap;

use maatstaf_syntax::{NodeOrToken, SyntaxKind, SyntaxNode, SyntaxToken, TextSize};

/// What stands around a word.
#[derive(Debug, Default, Clone)]
pub(crate) struct Around {
    /// Comments on lines of their own above it, or between it and the word before it; with each whether an empty line
    /// stands above it.
    pub(crate) above: Vec<(bool, String)>,
    /// Whether an empty line stands directly above the word (below its comments).
    pub(crate) blank: bool,
    /// The comment behind it on its line.
    pub(crate) behind: Option<String>,
}

impl Around {
    /// Whether an empty line stands above the word and its comments.
    pub(crate) fn starts_with_blank(&self) -> bool {
        self.above.first().map_or(self.blank, |(blank, _)| *blank)
    }
}

/// The surroundings of every word of a file, by the place where the word starts, and of its end.
pub(crate) fn attach(root: &SyntaxNode) -> (HashMap<TextSize, Around>, Around) {
    let mut all: HashMap<TextSize, Around> = HashMap::new();
    let mut next = Around::default();
    let mut last: Option<SyntaxToken> = None;
    // Line ends since the last word or comment.
    let mut lines = 0;
    let tokens = root.descendants_with_tokens().filter_map(NodeOrToken::into_token);
    for token in tokens {
        match token.kind() {
            SyntaxKind::Whitespace => lines += token.text().matches('\n').count(),
            SyntaxKind::Comment | SyntaxKind::DocComment | SyntaxKind::Expectation => {
                let text = token.text().trim_end().to_owned();
                // Documentation belongs to what is below it, even where it was written behind something else.
                let behind = lines == 0 && next.above.is_empty() && token.kind() != SyntaxKind::DocComment;
                match last.as_ref().filter(|_| behind) {
                    Some(last) => all.entry(last.text_range().start()).or_default().behind = Some(text),
                    None => next.above.push((lines > 1, text)),
                }
                lines = 0;
            }
            _ => {
                next.blank = lines > 1;
                lines = 0;
                let around = all.entry(token.text_range().start()).or_default();
                around.above = std::mem::take(&mut next.above);
                around.blank = next.blank;
                last = Some(token);
            }
        }
    }
    (all, next)
}
