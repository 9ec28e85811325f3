//! A decision server: the OpenID AuthZEN Authorization API 1.0 over HTTP, for one compiled policy.
//!
//! The server is an edge of the system: it reads the clock, files and the network, and hands the
//! evaluator requests that state everything. What it adds to a request or to an answer is in
//! chapter 16 of the specification. [`run`] serves until the process is asked to stop.

mod approval;
mod clock;
mod evaluate;
mod gate;
mod http;
mod ids;
mod journal;
mod metrics;
mod policy;
mod problem;
mod serve;
mod settings;
mod shape;
pub mod texts;
mod trace;
mod wire;

pub use maatstaf_log::Sync;
pub use serve::{ServeError, run};
pub use settings::{Limits, Settings, TraceFormat};
