//! The verifier: a program that passes can be run without looking where one steps.
//!
//! It bounds memory and time too: its own, and those of whoever runs the program.

use std::fmt;

use crate::{Lang, Program, Text, texts};

mod rules;
mod tables;

/// Something that is wrong with a program, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where, as a path into the program: `rules[3].standing`.
    pub at: String,
    /// What.
    pub problem: Problem,
}

/// What can be wrong with a part of a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// A list has more entries than its limit.
    TooMany {
        /// Entries found.
        found: usize,
        /// The limit.
        limit: usize,
    },
    /// A string has more bytes than its limit.
    TooLong {
        /// Bytes found.
        found: usize,
        /// The limit.
        limit: usize,
    },
    /// A string or a list is empty that must not be.
    Empty,
    /// An index points outside its table.
    NoSuch {
        /// The index.
        index: usize,
        /// Entries in the table.
        length: usize,
    },
    /// A list is not strictly increasing.
    NotIncreasing,
    /// Ancestors are not closed, lack the symbol itself, or form a circle.
    Ancestors,
    /// A number, instant, period or span is outside its range.
    ImpossibleValue,
    /// A step has the standing of the step before.
    NoChange,
    /// An expression has a child that does not stand before it.
    ChildNotBefore,
    /// An expression has a type that does not go with its use.
    WrongType,
    /// An expression is too deep or unfolds to too many nodes.
    TooDeep,
    /// A part that a grant cannot have, or lacks.
    NotForGrant,
    /// A part that a `never` cannot have, or lacks.
    NotForNever,
}

impl Fault {
    /// What is wrong, for people.
    pub fn text(&self) -> Text {
        texts::fault(&self.at, &texts::problem(&self.problem))
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text().get(Lang::En))
    }
}

impl std::error::Error for Fault {}

/// After so many faults the verifier stops looking: a hostile program must not make it allocate.
const MOST_FAULTS: usize = 64;

/// Checks everything that a runtime relies on: indices, order, types, ranges and limits.
///
/// # Errors
///
/// The faults found, at most 64 of them.
pub fn verify(program: &Program) -> Result<(), Vec<Fault>> {
    let mut check = Check { program, faults: Vec::new() };
    check.tables();
    // Expressions, windows and rules look things up in the tables before them; on a broken table
    // they would only repeat its faults.
    if check.faults.is_empty() {
        check.rules();
    }
    if check.faults.is_empty() { Ok(()) } else { Err(check.faults) }
}

struct Check<'p> {
    program: &'p Program,
    faults: Vec<Fault>,
}

impl Check<'_> {
    /// Notes a fault. The place is only made into text where it is needed.
    fn fault(&mut self, at: impl FnOnce() -> String, problem: Problem) {
        if self.faults.len() < MOST_FAULTS {
            self.faults.push(Fault { at: at(), problem });
        }
    }

    fn full(&self) -> bool {
        self.faults.len() >= MOST_FAULTS
    }

    /// Holds a list to its limit; `false` if it should not be walked.
    fn count(&mut self, at: impl FnOnce() -> String, found: usize, limit: usize) -> bool {
        if found > limit {
            self.fault(at, Problem::TooMany { found, limit });
        }
        found <= limit
    }

    fn length(&mut self, at: impl FnOnce() -> String, text: &str, limit: usize) {
        if text.len() > limit {
            self.fault(at, Problem::TooLong { found: text.len(), limit });
        }
    }

    fn index(&mut self, at: impl FnOnce() -> String, index: usize, length: usize) -> bool {
        if index >= length {
            self.fault(at, Problem::NoSuch { index, length });
        }
        index < length
    }

    fn increasing<T: Ord>(&mut self, at: impl FnOnce() -> String, list: &[T]) {
        if !list.is_sorted_by(|left, right| left < right) {
            self.fault(at, Problem::NotIncreasing);
        }
    }
}

#[cfg(test)]
mod tests;
