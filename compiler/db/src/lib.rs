//! The inputs of the compiler: files, the project they make up, the standard library.
//!
//! This is the only crate below the command line that touches the file system, and it
//! does so in [`load`] alone. It knows no syntax: a file is a path and a text. There is
//! no date among the inputs: verdicts are functions of the date, so that reading them
//! at another one computes nothing again.

mod load;
mod store;

pub use load::{Loaded, SnapshotFile, load};
pub use store::{Database, Db, Project, Recorded, SourceFile, library_companions};
