//! Names: places in the text, concepts and their kinds, what a file can see.

mod concepts;
mod place;
mod visible;

pub(crate) use concepts::readable;
pub use concepts::{ConceptId, ConceptInfo, Concepts, declare_concepts};
pub use place::{Finding, ItemKey, Place};
pub use visible::{VOCABULARY, Visible};
