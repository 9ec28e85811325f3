//! The decision program of Maatstaf, as plain data.
//!
//! A policy is checked by the compiler and lowered to a [`Program`]: symbol tables, weekly
//! schedules, step functions over the calendar, small expressions, reasons with their citations,
//! and rules. It is written to one file, the `.maatc` bundle ([`to_bytes`], [`from_bytes`]), and
//! that file is all that a runtime ever sees.
//!
//! This crate knows neither the syntax of the language nor the database of the compiler, and it
//! decides nothing: the meaning of a program is given by the interpreter of the runtime.
//!
//! Conventions that hold everywhere here:
//!
//! * an instant is a number of seconds since 1970-01-01T00:00:00Z (`i64`), between
//!   [`MIN_INSTANT`] and [`MAX_INSTANT`];
//! * a name is a string in a table of [`Symbols`]; everything else refers to it by index;
//! * a table is sorted where its order could otherwise depend on the order of the source text.

mod build;
mod bundle;
mod calendar;
mod expr;
mod ids;
mod limits;
mod print;
mod reason;
mod rule;
#[cfg(test)]
mod sample;
mod symbols;
mod text;
pub mod texts;
mod verify;
mod windows;

pub use build::{Builder, SymbolDraft, TableError, symbol_table};
pub use bundle::{
    BundleError, FORMAT_VERSION, HEADER_LENGTH, MAGIC, MAX_BUNDLE_LENGTH, from_bytes, program_hash, to_bytes,
};
pub use calendar::{MINUTES_PER_WEEK, Period, SECONDS_PER_DAY, SECONDS_PER_MONTH, Schedule, Zone, duration_seconds};
pub use expr::{Comparison, Expr, NUMBER_SCALE, Value, ValueType};
pub use ids::{
    AttributeId, ContextId, DataId, DecisionId, EventId, ExprId, GroupingId, LogId, PartyId, PurposeId, ReasonId,
    RuleId, ScheduleId, WindowsId, WordId, WorkerId, ZoneId,
};
pub use limits::{MAX_INSTANT, MIN_INSTANT, limit};
pub use reason::{Reason, ReasonKind};
pub use rule::{
    Acceptance, Keep, Level, LevelRule, Log, Object, Obligation, Recipient, Review, Rule, RuleKind, Verb, VerbSet, Who,
};
pub use symbols::{Input, Symbol, Symbols};
pub use text::{Lang, Text};
pub use verify::{Fault, Problem, verify};
pub use windows::{Standing, Windows};

use serde::{Deserialize, Serialize};

/// A compiled policy: everything that a decision needs, and nothing else.
///
/// A program that came from [`from_bytes`] has passed [`verify`]; one that was put together by
/// hand has to be verified before it is run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Program {
    /// Where the program comes from. No decision depends on it.
    pub meta: Meta,
    /// The names that a request may use.
    pub symbols: Symbols,
    /// Time zones, with their offsets; schedules, retention and dates refer to them.
    pub zones: Vec<Zone>,
    /// Weekly schedules (`hours`).
    pub schedules: Vec<Schedule>,
    /// Step functions over the calendar: when a rule stands, and why not when it does not.
    pub windows: Vec<Windows>,
    /// Expressions over attributes, context and time; a child always has a smaller index.
    pub exprs: Vec<Expr>,
    /// Why something does not stand, in both languages, with its citation.
    pub reasons: Vec<Reason>,
    /// What is logged of decisions.
    pub logs: Vec<Log>,
    /// The rules, strictly increasing in their own order ([`Rule`] is `Ord`), so that neither the
    /// order of the text nor a repetition in it can matter.
    pub rules: Vec<Rule>,
}

/// Where a program comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meta {
    /// The organisation whose policy this is, by its name in the text (`distrivers`).
    pub organisation: String,
    /// What people call it.
    pub title: Text,
    /// Version of the language that the policy was written in.
    pub language_version: String,
    /// Version of the compiler that made the program.
    pub compiler_version: String,
    /// Every source file that went in, sorted by path.
    pub sources: Vec<SourceHash>,
    /// Every norm package that went in, sorted by name.
    pub packages: Vec<PackageRef>,
}

/// A source file and the hash of its bytes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SourceHash {
    /// Path relative to the project, with `/` between its parts.
    pub path: String,
    /// BLAKE3 of the file's bytes.
    pub hash: [u8; 32],
}

/// A norm package, its version and the hash of its text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PackageRef {
    /// Name, such as `nl.avg`.
    pub name: String,
    /// Version, such as `2026.1`.
    pub version: String,
    /// BLAKE3 of the package's bytes.
    pub hash: [u8; 32],
}

impl Program {
    /// A program without names and rules, which denies everything.
    pub fn empty() -> Program {
        Program {
            meta: Meta {
                organisation: String::new(),
                title: Text::default(),
                language_version: String::new(),
                compiler_version: String::new(),
                sources: Vec::new(),
                packages: Vec::new(),
            },
            symbols: Symbols::default(),
            zones: Vec::new(),
            schedules: Vec::new(),
            windows: Vec::new(),
            exprs: Vec::new(),
            reasons: Vec::new(),
            logs: Vec::new(),
            rules: Vec::new(),
        }
    }

    /// Sorts the rules into their canonical order and drops repetitions.
    pub fn sort_rules(&mut self) {
        self.rules.sort();
        self.rules.dedup();
    }
}
