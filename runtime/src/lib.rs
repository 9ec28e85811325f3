//! Loads a compiled policy (`.maatc`), and decides requests.
//!
//! A program is prepared once ([`Evaluator::load`]) and decides many times, from any number of
//! threads: deciding takes `&self`, allocates nothing, reads no clock and does no input or output.
//! The answer to anything that goes wrong is no.
//!
//! ```
//! use maatstaf_program::{Program, to_bytes};
//! use maatstaf_runtime::Evaluator;
//!
//! let bytes = to_bytes(&Program::empty())?;
//! let evaluator = Evaluator::load(&bytes)?;
//! let answer = evaluator.decide_json(r#"{"action":{"name":"show"}}"#);
//! assert!(!answer.decision);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Two engines give the same decisions: native code ([`Engine::Jit`]), and an interpreter
//! ([`Engine::Interpreter`]) that says what a program means.

mod answer;
mod ask;
mod calendar;
#[cfg(any(feature = "jit", feature = "object"))]
mod codegen;
mod complaint;
mod decision;
mod due;
mod evaluator;
mod explain;
mod index;
mod interp;
mod json;
mod live;
pub mod names;
mod native;
mod owned;
mod request;

pub use answer::{Answer, AnswerContext, AnswerObligation, AnswerReason};
pub use ask::{Asking, Given, Reviewed};
#[cfg(feature = "object")]
pub use codegen::header::c_header;
#[cfg(feature = "object")]
pub use codegen::object::{ObjectError, object};
pub use complaint::Complaint;
pub use decision::{Cause, Check, Code, Decision, Field, Lacking, Malformation, Outcome};
pub use due::{Due, Term};
pub use evaluator::{Engine, Evaluator, LoadError};
pub use live::{Current, Live, Loaded, ReplaceError};
pub use native::NativeError;
pub use native::linked::LinkedPolicy;
pub use owned::OwnedRequest;
pub use request::{Evidence, Moment, Request, Slot};

// The random programs of the integration tests serve the tests of this crate's inside too; they
// name the crate as a user of it does.
#[cfg(test)]
extern crate self as maatstaf_runtime;
#[cfg(test)]
#[path = "../tests/support/mod.rs"]
mod support;
