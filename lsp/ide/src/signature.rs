//! How the clause at hand is written.

use std::ops::Range;

use maatstaf_diagnostics::Text;
use maatstaf_syntax::ast::{self, AstNode as _};
use maatstaf_syntax::{SyntaxKind, SyntaxNode};

use crate::cursor::item_at;
use crate::hover::form_of;
use crate::{Analysis, Cancelled};

/// How a clause or a member is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// The whole, with what is to be filled in in capitals.
    pub shape: &'static str,
    /// What it means.
    pub means: Text,
    /// The parts of the shape that are filled in, in bytes of the shape.
    pub parts: Vec<Range<usize>>,
    /// Which of them is being written.
    pub active: Option<usize>,
}

impl Analysis {
    /// How the clause or member around a byte of a file is written.
    pub fn signature(&self, path: &str, offset: usize) -> Result<Option<Signature>, Cancelled> {
        self.ask(|| {
            let tree = item_at(&self.db, self.file(path)?, offset)?;
            let size = tree.size(offset)?;
            // The last word before the cursor says which clause it is in.
            let before = tree.root.descendants_with_tokens().filter_map(|e| e.into_token());
            let token = before
                .take_while(|token| token.text_range().start() < size)
                .filter(|token| !token.kind().is_trivia())
                .last()?;
            let node = token.parent()?;
            let form = form_of(&node, &token)?;
            let parts = blanks(form.shape);
            let filled = filled(&node, offset, |node| tree.range_of(node));
            let active = (!parts.is_empty()).then(|| filled.min(parts.len() - 1));
            Some(Signature { shape: form.shape, means: form.means(), parts, active })
        })
    }
}

/// The words in capitals.
fn blanks(shape: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in shape.char_indices().chain([(shape.len(), ' ')]) {
        match (c.is_ascii_uppercase(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                found.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// How many parts of the clause around a token are complete before a byte.
fn filled(node: &SyntaxNode, offset: usize, range: impl Fn(&SyntaxNode) -> Range<usize>) -> usize {
    let Some(around) = node.ancestors().find(|n| ast::Clause::can_cast(n.kind()) || n.kind().is_member()) else {
        return 0;
    };
    let is_part = |n: &SyntaxNode| {
        matches!(
            n.kind(),
            SyntaxKind::Path
                | SyntaxKind::Pinpoint
                | SyntaxKind::Number
                | SyntaxKind::Date
                | SyntaxKind::Duration
                | SyntaxKind::Str
                | SyntaxKind::Text
        )
    };
    around.descendants().filter(|n| is_part(n) && range(n).end < offset).count()
}
