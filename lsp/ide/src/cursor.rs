//! What stands at a place in a text.

use std::ops::Range;

use maatstaf_db::{Db, SourceFile};
use maatstaf_semantics::names::ItemKey;
use maatstaf_semantics::queries;
use maatstaf_syntax::{SyntaxKind, SyntaxNode, SyntaxToken, TextRange, TextSize, TokenAtOffset};

/// An item of a file with its tree.
#[derive(Debug, Clone)]
pub(crate) struct ItemTree {
    /// Which item.
    pub key: ItemKey,
    /// Where it begins in the file, in bytes.
    pub start: usize,
    /// Its tree, which counts from zero.
    pub root: SyntaxNode,
}

impl ItemTree {
    /// The bytes in the file of a range of the tree.
    pub fn range(&self, range: TextRange) -> Range<usize> {
        self.start + usize::from(range.start())..self.start + usize::from(range.end())
    }

    /// The bytes in the file of a node, without white space and comments around it.
    pub fn range_of(&self, node: &SyntaxNode) -> Range<usize> {
        self.range(maatstaf_syntax::trimmed_range(node))
    }

    /// The place in the tree of a byte of the file.
    pub fn size(&self, offset: usize) -> Option<TextSize> {
        let size = TextSize::try_from(offset.checked_sub(self.start)?).ok()?;
        (size <= self.root.text_range().end()).then_some(size)
    }

    /// The word at a byte: the one it is in, else the one that ends there, else the one that starts there.
    pub fn token_at(&self, offset: usize) -> Option<SyntaxToken> {
        let size = self.size(offset)?;
        match self.root.token_at_offset(size) {
            TokenAtOffset::None => None,
            TokenAtOffset::Single(token) => Some(token),
            TokenAtOffset::Between(left, right) => {
                let weight = |token: &SyntaxToken| match token.kind() {
                    SyntaxKind::Word | SyntaxKind::PinpointText | SyntaxKind::EcliText => 4,
                    SyntaxKind::Keyword | SyntaxKind::NumberText | SyntaxKind::DateText => 3,
                    kind if kind.is_trivia() => 0,
                    _ => 2,
                };
                Some(if weight(&left) > weight(&right) { left } else { right })
            }
        }
    }
}

/// The items of a file with their trees, in the order of the text.
pub(crate) fn items(db: &dyn Db, file: SourceFile) -> impl Iterator<Item = ItemTree> + '_ {
    queries::chunks(db, file).iter().filter(|chunk| !chunk.too_many).map(move |chunk| tree(db, chunk))
}

fn tree(db: &dyn Db, chunk: &queries::ItemChunk) -> ItemTree {
    let key = chunk.key.clone();
    let root = queries::parse(db, key.file, key.clone()).root();
    ItemTree { key, start: chunk.range.start, root }
}

/// The tree of an item; nothing when it is gone.
pub(crate) fn tree_of(db: &dyn Db, key: &ItemKey) -> Option<ItemTree> {
    queries::chunks(db, key.file).iter().find(|chunk| chunk.key == *key).map(|chunk| tree(db, chunk))
}

/// The item that a byte is in: of two that meet there, the one whose word stands there, else the second.
pub(crate) fn item_at(db: &dyn Db, file: SourceFile, offset: usize) -> Option<ItemTree> {
    let chunks = queries::chunks(db, file).iter().filter(|chunk| !chunk.too_many);
    let mut near = chunks.filter(|chunk| chunk.range.start <= offset && offset <= chunk.range.end);
    let first = near.next()?;
    let Some(second) = near.next() else { return Some(tree(db, first)) };
    let first = tree(db, first);
    let ends_in_word = first.token_at(offset).is_some_and(|token| !token.kind().is_trivia());
    Some(if ends_in_word { first } else { tree(db, second) })
}
