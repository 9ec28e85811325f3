//! The text of Maatstaf: grammar, lossless tree and typed views.
//!
//! Parsing never fails: any text gives a tree that has every byte of it, and a list of what is wrong. This crate knows
//! nothing of names, of norms, of law, or of how errors are worded.

pub mod ast;
mod classes;
mod error;
mod expected;
mod grammar;
mod kind;
mod layout;
mod lexer;
mod node_ref;
mod parse;
mod probe;
mod raw;
mod split;
mod tree;
mod words;

pub use error::{Expected, Found, Place, SyntaxError, SyntaxErrorKind};
pub use kind::{Maatstaf, SyntaxElement, SyntaxKind, SyntaxNode, SyntaxToken};
pub use node_ref::{NodeRef, node_ref, node_refs, resolve, trimmed_range};
pub use parse::{Parse, ParsedItem, parse_chunk, parse_file, parse_item};
pub use rowan::{GreenNode, NodeOrToken, TextRange, TextSize, TokenAtOffset, WalkEvent};
pub use split::{Chunk, ItemKind, Refusal, split_items};
pub use words::{is_reserved, nearest};

/// The longest text that is parsed, in bytes (4 MiB). A longer one gets a tree without structure and one error.
pub const MAX_FILE_BYTES: usize = 4 * 1024 * 1024;
/// How deep brackets, blocks and quantifiers may be nested.
pub const MAX_DEPTH: usize = 64;
/// How many top-level items one file may have.
pub const MAX_ITEMS: usize = 20_000;
/// How many quotes of one item may be left open before the item is given up: each costs a look to its end.
pub const MAX_OPEN_QUOTES: usize = 64;
