//! Norms, exceptions, facts and judgements: resolved and typed, ready to be read
//! over any model.

mod cite;
mod expr;
pub mod ir;
mod library;
pub mod links;

pub use cite::{Cite, shown_citation};
pub use library::{Library, LibraryItem, PackageInfo, build_library};

pub(crate) use expr::{ExprScope, compile_expr};
pub(crate) use library::target_text;
