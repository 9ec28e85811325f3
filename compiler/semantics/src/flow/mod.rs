//! Flow: which data reach which statement, and what silence means along the way.

mod holes;
mod inherit;
mod nevers;
mod table;
mod world;

pub use holes::{Hole, Source};
pub use inherit::Effective;
pub use table::{AnswerTable, answer_timelines};
pub use world::{Atom, World, WorldInput, build_world};
