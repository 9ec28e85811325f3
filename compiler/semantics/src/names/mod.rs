//! Names: places in the text, concepts and their kinds, what a file can see.

mod concepts;
mod place;
mod visible;

pub use concepts::{ConceptId, ConceptInfo, Concepts, declare_concepts, readable};
pub use place::{Finding, ItemKey, Place};
pub use visible::{VOCABULARY, Visible};
