//! What Maatstaf policies mean: names, models, norms, truth over dates, verdicts.
//!
//! Everything here is a function of texts: it opens no file and reads no clock. The
//! queries in [`queries`] tie plain functions to the database, one for each thing that
//! an edit may change on its own; below them nothing knows that there is a database.
//!
//! This crate knows verbs, levels, dates, flow and truth. It does not know the law:
//! that is written in Maatstaf, in the standard library.

pub mod cases;
pub mod flow;
pub mod hir;
pub mod model;
pub mod names;
pub mod norms;
pub mod queries;
pub mod report;
pub mod snapshot;
pub mod truth;
pub mod verdicts;
