//! The names that a request may use.

use serde::{Deserialize, Serialize};

use crate::{Text, ValueType};

/// A concept: its name, what people call it, and everything that it is a kind of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Symbol {
    /// The name in requests, such as `pick_rate`; unique in its table.
    pub name: String,
    /// What people call it.
    pub title: Text,
    /// The positions of all that this is a kind of, in the same table: transitively, itself
    /// included, increasing.
    pub ancestors: Vec<u16>,
}

impl Symbol {
    /// Whether this symbol is the one at `other`, or a kind of it.
    pub fn is_a(&self, other: u16) -> bool {
        self.ancestors.binary_search(&other).is_ok()
    }
}

/// A value that a request states: an attribute of the worker or a part of the context.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Input {
    /// The name in requests, such as `tenure`; unique in its table.
    pub name: String,
    /// What people call it.
    pub title: Text,
    /// What kind of value it has.
    pub value_type: ValueType,
}

/// The tables of names. Each is strictly increasing by name: a name is found by binary search,
/// and its index does not depend on where it was declared.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Symbols {
    /// Categories of data.
    pub data: Vec<Symbol>,
    /// Kinds of decision; the object of the verb `decide`.
    pub decisions: Vec<Symbol>,
    /// Purposes.
    pub purposes: Vec<Symbol>,
    /// Roles of actors and reviewers, and other organisations.
    pub parties: Vec<Symbol>,
    /// Kinds of worker.
    pub workers: Vec<Symbol>,
    /// Ways of dividing people into groups.
    pub groupings: Vec<Symbol>,
    /// Events that start a period of retention.
    pub events: Vec<Symbol>,
    /// What must be known of a person.
    pub attributes: Vec<Input>,
    /// What must be known of the situation.
    pub context: Vec<Input>,
    /// Texts that expressions compare with, strictly increasing.
    pub words: Vec<String>,
}

impl Symbols {
    /// The position of a name in a table of symbols, or `None`.
    pub fn find(table: &[Symbol], name: &str) -> Option<u16> {
        // A verified table has at most `limit::SYMBOLS` entries, so that the position fits.
        table.binary_search_by(|symbol| symbol.name.as_str().cmp(name)).ok().and_then(|at| u16::try_from(at).ok())
    }

    /// The position of a name in a table of inputs, or `None`.
    pub fn find_input(table: &[Input], name: &str) -> Option<u16> {
        table.binary_search_by(|input| input.name.as_str().cmp(name)).ok().and_then(|at| u16::try_from(at).ok())
    }
}
