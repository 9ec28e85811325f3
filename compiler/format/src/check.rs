//! Whether two texts have the same tree, but for white space, the place of comments and the order of clauses.

use maatstaf_syntax::ast::AstNode;
use maatstaf_syntax::{NodeOrToken, Parse, SyntaxKind, SyntaxNode};

use crate::order;

/// Whether the trees are the same, with the same comments and the same number of errors.
pub(crate) fn same(before: &Parse, after: &Parse) -> bool {
    let mut shapes = [String::new(), String::new()];
    shape(&before.root(), &mut shapes[0]);
    shape(&after.root(), &mut shapes[1]);
    shapes[0] == shapes[1]
        && comments(&before.root()) == comments(&after.root())
        && before.errors().len() == after.errors().len()
}

/// Writes down the kinds of nodes and the text of words. Clauses come in their order, errors with all their bytes, and
/// what is documented with its documentation.
fn shape(node: &SyntaxNode, into: &mut String) {
    into.push_str(&format!("({:?}", node.kind()));
    if node.kind().is_item() || node.kind().is_member() {
        into.push_str(&format!(" {:?}", Documented(node.clone()).docs()));
    }
    let mut clauses = Vec::new();
    if node.kind() == SyntaxKind::Error {
        into.push_str(&format!(" {:?}", node.text().to_string()));
    } else {
        for child in node.children_with_tokens() {
            match child {
                NodeOrToken::Token(token) if token.kind().is_trivia() => {}
                NodeOrToken::Token(token) => into.push_str(&format!(" {:?}", token.text())),
                NodeOrToken::Node(child) if is_statement(node) && order::rank(child.kind()).is_some() => {
                    clauses.push(child);
                }
                NodeOrToken::Node(child) => shape(&child, into),
            }
        }
    }
    clauses.sort_by_key(|clause| order::rank(clause.kind()));
    clauses.iter().for_each(|clause| shape(clause, into));
    into.push(')');
}

fn is_statement(node: &SyntaxNode) -> bool {
    matches!(node.kind(), SyntaxKind::Statement | SyntaxKind::Never)
}

/// All comments, sorted: with a clause, its comments move.
fn comments(root: &SyntaxNode) -> Vec<String> {
    let tokens = root.descendants_with_tokens().filter_map(NodeOrToken::into_token);
    let comments = tokens.filter(|token| token.kind().is_trivia() && token.kind() != SyntaxKind::Whitespace);
    let mut comments: Vec<String> = comments.map(|token| token.text().trim_end().to_owned()).collect();
    comments.sort_unstable();
    comments
}

/// Any node that may have documentation.
struct Documented(SyntaxNode);

impl AstNode for Documented {
    fn can_cast(_: SyntaxKind) -> bool {
        true
    }

    fn cast(node: SyntaxNode) -> Option<Self> {
        Some(Self(node))
    }

    fn syntax(&self) -> &SyntaxNode {
        &self.0
    }
}
