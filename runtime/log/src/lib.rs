//! The decision log: append-only lines of JSON, each with the hash of the one before it.
//!
//! A log of decisions about people at work is itself a way of watching them. So a policy says that
//! decisions are logged, why, and for how long; nothing is logged otherwise; and who asked, and
//! which record it was about, are only there where the policy says so and gives its reason. What
//! a line may hold is the fields of [`Entry`] and no others.
//!
//! [`Writer`] appends, [`verify`] reads a log back and says where its chain breaks. The format is
//! in chapter 17 of the specification.

mod entry;
mod error;
mod line;
mod verify;
mod writer;

pub use entry::Entry;
pub use error::LogError;
pub use line::Hash;
pub use verify::{Break, Summary, Verifier, verify};
pub use writer::{Head, Recovered, Sync, Writer};
