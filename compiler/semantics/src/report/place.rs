//! From places to bytes.

use std::ops::Range;

use maatstaf_db::{Db, SourceFile};
use maatstaf_syntax::{TextRange, trimmed_range};

use crate::names::{ItemKey, Place};
use crate::queries;

/// Bytes of a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The path.
    pub file: String,
    /// Where it starts, in bytes.
    pub start: usize,
    /// Where it ends, in bytes.
    pub end: usize,
}

impl Span {
    /// The bytes as a range.
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}

/// Where each node of an item stands, by its number, relative to the first byte of the item.
#[salsa::tracked(returns(ref))]
fn ranges(db: &dyn Db, file: SourceFile, key: ItemKey) -> Vec<TextRange> {
    // All at once: what is said of an instrument names many places in it, and each by itself is a walk of its own.
    queries::parse(db, file, key).root().descendants().map(|node| trimmed_range(&node)).collect()
}

/// The bytes of a place in the text as it is now; nothing when the item is gone.
pub fn span(db: &dyn Db, place: &Place) -> Option<Span> {
    let file = place.item.file;
    let chunk = queries::chunks(db, file).iter().find(|c| c.key == place.item)?;
    let range = ranges(db, file, place.item.clone()).get(usize::try_from(place.node.0).ok()?)?;
    let start = chunk.range.start;
    Some(Span {
        file: file.path(db).clone(),
        start: start + usize::from(range.start()),
        end: start + usize::from(range.end()),
    })
}
