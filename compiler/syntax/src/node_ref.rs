//! Positions that survive white space: a node is known by its number among the nodes of its item, not by its bytes.

use rowan::TextRange;

use crate::{SyntaxKind, SyntaxNode};

/// The number of a node in its item, counted in the order of the text (parents before children), the item itself being 0.
/// Tokens do not count, so white space and comments can change without changing it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeRef(pub u32);

/// The number of `node` in `item`, in time linear in the size of the item; for many nodes see [`node_refs`].
/// A node that is not in the item gets the number of the item itself, 0.
pub fn node_ref(item: &SyntaxNode, node: &SyntaxNode) -> NodeRef {
    let at = item.descendants().position(|other| other == *node).unwrap_or(0);
    NodeRef(u32::try_from(at).unwrap_or(0))
}

/// All nodes of `item`; the node with number `n` stands at place `n`.
pub fn node_refs(item: &SyntaxNode) -> Vec<SyntaxNode> {
    item.descendants().collect()
}

/// Where the node with number `node` in `item` stands now, without white space and comments at its ends.
/// `None` when the item has no such node.
pub fn resolve(item: &SyntaxNode, node: NodeRef) -> Option<TextRange> {
    item.descendants().nth(usize::try_from(node.0).ok()?).map(|node| trimmed_range(&node))
}

/// The range of `node` without white space, comments and documentation at its ends.
pub fn trimmed_range(node: &SyntaxNode) -> TextRange {
    let words = |element: &crate::SyntaxElement| {
        element.as_token().is_some_and(|token: &crate::SyntaxToken| !SyntaxKind::is_trivia(token.kind()))
    };
    let first = node.descendants_with_tokens().find(words);
    // A node ends with its last word (the tree is built so), except the root.
    let mut last = node.last_token();
    while let Some(token) = last.clone().filter(|token| token.kind().is_trivia()) {
        last = token.prev_token();
    }
    match (first, last) {
        (Some(first), Some(last)) if first.text_range().start() <= last.text_range().end() => {
            TextRange::new(first.text_range().start(), last.text_range().end())
        }
        _ => TextRange::empty(node.text_range().start()),
    }
}
