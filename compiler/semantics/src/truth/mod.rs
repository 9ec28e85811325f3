//! Truth with dates: three-valued logic, read over the calendar.
//!
//! Law leaves room on purpose, so a condition is not merely true or false: what nobody has stated is *unknown*, and
//! stays so until somebody answers. And no answer holds for ever: norms come into force, consents are given, weighings
//! expire. Every value that the checker works with is therefore a [`Steps`]: a function from civil dates to values that
//! changes on finitely many days. A [`Truth`] is such a function to [`Kleene`]'s three values.
//!
//! A verdict at a date is that function read at the date ([`Steps::at`]), "satisfied until" is [`Steps::until`], a
//! timeline is all of it ([`Steps::segments`]), and the windows of a compiled policy are its steps.
//!
//! ```text
//! judged proportionate yes … on 2026-09-01 until 2027-09-01
//!
//!        unknown          │         yes          │  unknown
//! ────────────────────────┼──────────────────────┼──────────▶
//!                    2026-09-01             2027-09-01
//! ```
//!
//! Intervals are half-open everywhere: a value holds from its first day and up to, not on, its last.
//!
//! This module knows nothing of norms, files or names; it is arithmetic.

mod kleene;
mod logic;
mod steps;

pub use kleene::Kleene;
pub use logic::Truth;
pub use steps::{Segment, Steps};

#[cfg(test)]
mod tests;
