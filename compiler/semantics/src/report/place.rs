//! From places to bytes.

use std::ops::Range;

use maatstaf_db::Db;

use crate::names::Place;
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

/// The bytes of a place in the text as it is now; nothing when the item is gone.
pub fn span(db: &dyn Db, place: &Place) -> Option<Span> {
    let file = place.item.file;
    let chunk = queries::chunks(db, file).iter().find(|c| c.key == place.item)?;
    let root = queries::parse(db, file, place.item.clone()).root();
    let range = maatstaf_syntax::resolve(&root, place.node)?;
    let start = chunk.range.start;
    Some(Span {
        file: file.path(db).clone(),
        start: start + usize::from(range.start()),
        end: start + usize::from(range.end()),
    })
}
