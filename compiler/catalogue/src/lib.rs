//! What a library of norms says to its readers.
//!
//! [`Catalogue`] is a project's norms put together for reading: packages with what they leave out, norms with the cases
//! that decide them, citations with the way to the law itself. [`pages`] says each of them in prose, in Dutch or English;
//! [`Site`] is all of it as a static site. Nothing is judged here, and no file is opened: what comes out are texts.

pub mod catalogue;
pub mod companions;
mod find;
mod html;
pub mod page;
pub mod pages;
pub mod prose;
mod site;
mod subject;
mod texts;

pub use maatstaf_semantics::norms::links;

pub use catalogue::{CaseInfo, Catalogue, Decides};
pub use companions::{Companion, Count, Kind, Provision};
pub use page::Page;
pub use site::{MANIFEST, Site, write_site};
pub use subject::Subject;
