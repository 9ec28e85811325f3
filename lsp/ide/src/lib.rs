//! What an editor asks about Maatstaf, answered as plain data: no protocol, no files, no clock.
//!
//! A [`Host`] holds the texts as they are now. An [`Analysis`] is a handle for reading them, cheap to make and to send to
//! another thread; it answers every question. The next edit through the host cancels the readers at work: whatever they
//! were asked then gives [`Cancelled`], and the question can be asked again. That is caught in one place,
//! [`Analysis::ask`].
//!
//! Places are bytes in a file, files are known by their paths, dates come in as arguments, and everything that people
//! read comes out as a `Text`, in Dutch and English.

mod actions;
mod address;
mod analysis;
mod cases;
mod clauses;
mod completion;
mod counts;
mod cursor;
mod diagnostics;
mod fixes;
mod format;
mod hints;
mod host;
mod hover;
mod lineage;
mod links;
mod location;
mod markdown;
mod navigate;
mod outline;
mod prose;
mod ranges;
mod references;
mod signature;
mod symbol;
mod texts;
mod timeline;
mod tokens;
mod trial;
mod verdicts;

pub use actions::{Action, ActionKind};
pub use analysis::{Analysis, Cancelled};
pub use cases::CaseOutcome;
pub use completion::{Completion, CompletionKind, CompletionPage};
pub use counts::Counts;
pub use diagnostics::FileDiagnostics;
pub use fixes::{Budget, VerifiedFix};
pub use format::TextEdit;
pub use hints::{Hint, Lens, LensAction};
pub use host::Host;
pub use hover::Hover;
pub use lineage::{Flow, FlowNode};
pub use links::{Link, LinkTarget};
pub use location::Location;
pub use navigate::{Target, Targets};
pub use outline::{Named, Part};
pub use ranges::{Fold, FoldKind};
pub use references::{FileEdits, Reference, Renamable};
pub use signature::Signature;
pub use symbol::{Symbol, SymbolKind};
pub use timeline::{Stretch, Timeline, TimelineRow};
pub use tokens::{Token, TokenKind};
pub use verdicts::status_id;

pub use maatstaf_semantics::hir::Sort;
