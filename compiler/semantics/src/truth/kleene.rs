//! The three truth values.

use std::fmt;

/// One of the three values of strong Kleene logic (S. C. Kleene, *Introduction to Metamathematics*, 1952, § 64).
///
/// `Unknown` is not a third kind of truth but the absence of an answer: a connective is definite exactly when every way
/// of filling in the unknowns *of its operands, each on its own,* gives that same answer. So `No and Unknown` is `No`,
/// while `Yes and Unknown` waits.
///
/// The order of the variants is the order of truth, `No < Unknown < Yes`, in which `and` is the least and `or` the
/// greatest. The order of *information* is another one: see [`Kleene::refines`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kleene {
    /// It is not so.
    No,
    /// Nobody has said, or not any longer.
    #[default]
    Unknown,
    /// It is so.
    Yes,
}

impl Kleene {
    /// All three values, in the order of truth.
    pub const ALL: [Kleene; 3] = [Kleene::No, Kleene::Unknown, Kleene::Yes];

    /// Both: the lesser of the two in the order of truth.
    pub fn and(self, other: Kleene) -> Kleene {
        self.min(other)
    }

    /// Either: the greater of the two in the order of truth.
    pub fn or(self, other: Kleene) -> Kleene {
        self.max(other)
    }

    /// The contrary; what is unknown stays unknown.
    // The connectives read as a family; `std::ops::Not` would have to be imported for one of the four.
    #[allow(clippy::should_implement_trait)]
    pub fn not(self) -> Kleene {
        match self {
            Kleene::No => Kleene::Yes,
            Kleene::Unknown => Kleene::Unknown,
            Kleene::Yes => Kleene::No,
        }
    }

    /// Material implication, `not self or other`: how an instance of a norm is read (`where` implies the rest).
    pub fn implies(self, other: Kleene) -> Kleene {
        self.not().or(other)
    }

    /// Whether `self` says at least what `other` says: it is the same, or `other` was unknown.
    ///
    /// Every connective is monotone in this order: an answer to an open question can settle a verdict but never turn a
    /// settled one round.
    pub fn refines(self, other: Kleene) -> bool {
        other == Kleene::Unknown || self == other
    }

    /// Whether this is an answer, yes or no.
    pub fn is_definite(self) -> bool {
        self != Kleene::Unknown
    }
}

impl From<bool> for Kleene {
    fn from(value: bool) -> Kleene {
        if value { Kleene::Yes } else { Kleene::No }
    }
}

/// `None` is unknown.
impl From<Option<bool>> for Kleene {
    fn from(value: Option<bool>) -> Kleene {
        value.map_or(Kleene::Unknown, Kleene::from)
    }
}

/// Writes `no`, `unknown` or `yes`: the words of the language itself, for dumps and snapshots. What people read in a
/// report is worded where the report is made.
impl fmt::Display for Kleene {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Kleene::No => "no",
            Kleene::Unknown => "unknown",
            Kleene::Yes => "yes",
        })
    }
}
