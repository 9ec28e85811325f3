//! What Maatstaf says to people: codes, diagnostics, and texts in Dutch and English.
//!
//! Everything that a person reads is a [`Text`], with both languages side by side; the reader's [`Lang`] is chosen as
//! late as can be, where the text is shown. A [`Diagnostic`] is plain data: a [`Code`], a message, places in files,
//! citations, and what to do next. It has many faces (a terminal, JSON, an editor), and none of them is known here but
//! the one for terminals, [`render`], and the one for programs, [`to_json`].
//!
//! Every kind of diagnostic is declared once, in the `code` folder, with its documentation in both languages and an
//! example; the page of codes and `maatstaf explain` are made from that declaration.
//!
//! This crate knows nothing of syntax, names or norms: it is given places as byte ranges and texts as texts.

mod code;
mod diagnostic;
mod json;
mod lines;
mod nearest;
mod render;
mod text;
pub mod texts;

pub use code::{Code, Example, Severity, codes_page, explain};
pub use diagnostic::{Diagnostic, Edit, FileRef, Fix, Label, sorted};
pub use json::to_json;
pub use lines::{LineIndex, Position};
pub use nearest::nearest;
pub use render::render;
pub use text::{Lang, Said, Say, Text, UnknownLang};
