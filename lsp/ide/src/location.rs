//! Places as editors think of them.

use std::ops::Range;

use maatstaf_db::Db;
use maatstaf_semantics::names::Place;
use maatstaf_semantics::report;

/// Bytes of a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Location {
    /// The path of the file.
    pub path: String,
    /// Where it starts, in bytes.
    pub start: usize,
    /// Where it ends, in bytes.
    pub end: usize,
}

impl Location {
    /// The bytes `range` of the file at `path`.
    pub fn new(path: impl Into<String>, range: Range<usize>) -> Location {
        Location { path: path.into(), start: range.start, end: range.end }
    }

    /// The bytes.
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    /// Where a place stands in the text as it is now.
    pub(crate) fn of(db: &dyn Db, place: &Place) -> Option<Location> {
        let span = report::span(db, place)?;
        let range = span.range();
        Some(Location::new(span.file, range))
    }
}
