//! The C interface of the runtime: what a program in C, or in anything that can call C, links.
//!
//! The header is `include/maatstaf.h`, made of this crate. Chapter 18 of the specification is its
//! manual. No panic crosses the boundary, every function may be called from any thread, and
//! whatever goes wrong denies.

mod answer;
mod borrow;
mod entry;
mod failure;
mod give;
mod linked;
mod request;
mod status;

pub use answer::{maatstaf_decision, maatstaf_due};
pub use linked::maatstaf_linked_policy;
pub use request::{maatstaf_moment, maatstaf_request, maatstaf_review, maatstaf_slot};
pub use status::{maatstaf_lang, maatstaf_status, maatstaf_table};
