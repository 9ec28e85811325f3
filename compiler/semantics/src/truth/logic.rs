//! Kleene's connectives, day by day.

use std::borrow::Borrow;

use jiff::civil::Date;

use super::{Kleene, Steps};

/// A truth value for every day of the calendar.
///
/// The connectives are those of [`Kleene`] on every day, with every law that they have there. They are merges, linear
/// in the steps of their operands; on operands that never change they do not allocate.
pub type Truth = Steps<Kleene>;

impl Steps<Kleene> {
    /// No on every day.
    pub const NO: Truth = Steps::fixed(Kleene::No);
    /// Unknown on every day.
    pub const UNKNOWN: Truth = Steps::fixed(Kleene::Unknown);
    /// Yes on every day.
    pub const YES: Truth = Steps::fixed(Kleene::Yes);

    /// Both, on every day.
    pub fn and(&self, other: &Truth) -> Truth {
        match (self.as_constant(), other.as_constant()) {
            (Some(Kleene::No), _) | (_, Some(Kleene::No)) => Truth::NO,
            (Some(Kleene::Yes), _) => other.clone(),
            (_, Some(Kleene::Yes)) => self.clone(),
            _ => self.zip_with(other, |a, b| a.and(*b)),
        }
    }

    /// Either, on every day.
    pub fn or(&self, other: &Truth) -> Truth {
        match (self.as_constant(), other.as_constant()) {
            (Some(Kleene::Yes), _) | (_, Some(Kleene::Yes)) => Truth::YES,
            (Some(Kleene::No), _) => other.clone(),
            (_, Some(Kleene::No)) => self.clone(),
            _ => self.zip_with(other, |a, b| a.or(*b)),
        }
    }

    /// The contrary, on every day.
    // As `Kleene::not`: one of a family, and by reference, which the operator is not.
    #[allow(clippy::should_implement_trait)]
    pub fn not(&self) -> Truth {
        self.map(|value| value.not())
    }

    /// `not self or other`, on every day.
    pub fn implies(&self, other: &Truth) -> Truth {
        match (self.as_constant(), other.as_constant()) {
            (Some(Kleene::No), _) | (_, Some(Kleene::Yes)) => Truth::YES,
            (Some(Kleene::Yes), _) => other.clone(),
            (_, Some(Kleene::No)) => self.not(),
            _ => self.zip_with(other, |a, b| a.implies(*b)),
        }
    }

    /// Whether it says at least what `other` says, on every day: see [`Kleene::refines`].
    pub fn refines(&self, other: &Truth) -> bool {
        self.zip_with(other, |own, others| own.refines(*others)).as_constant() == Some(&true)
    }

    /// All of them, on every day; yes where there are none. Takes `n log n` time for `n` steps in total, however many
    /// operands they are spread over.
    pub fn all<V: Borrow<Truth>>(operands: impl IntoIterator<Item = V>) -> Truth {
        // The outcome is the least value that occurs.
        fold(operands, Kleene::No, |occurs| match occurs {
            Tally { no: 1.., .. } => Kleene::No,
            Tally { unknown: 1.., .. } => Kleene::Unknown,
            _ => Kleene::Yes,
        })
    }

    /// At least one of them, on every day; no where there are none. As fast as [`Truth::all`].
    pub fn any<V: Borrow<Truth>>(operands: impl IntoIterator<Item = V>) -> Truth {
        fold(operands, Kleene::Yes, |occurs| match occurs {
            Tally { yes: 1.., .. } => Kleene::Yes,
            Tally { unknown: 1.., .. } => Kleene::Unknown,
            _ => Kleene::No,
        })
    }
}

impl Default for Truth {
    /// Unknown on every day: nobody has said anything.
    fn default() -> Truth {
        Truth::UNKNOWN
    }
}

/// How many operands have each value on the day that is looked at.
#[derive(Default)]
struct Tally {
    no: usize,
    unknown: usize,
    yes: usize,
}

impl Tally {
    fn of(&mut self, value: Kleene) -> &mut usize {
        match value {
            Kleene::No => &mut self.no,
            Kleene::Unknown => &mut self.unknown,
            Kleene::Yes => &mut self.yes,
        }
    }
}

/// Walks through the changes of all operands in the order of the calendar, with a tally of their values, so that many
/// operands cost no more than one merge. `absorbing` settles the outcome at once when an operand has it on every day.
fn fold<V: Borrow<Truth>>(
    operands: impl IntoIterator<Item = V>,
    absorbing: Kleene,
    verdict: impl Fn(&Tally) -> Kleene,
) -> Truth {
    let mut tally = Tally::default();
    // What changes when: the day, the value that an operand loses, and the one that it gets.
    let mut changes: Vec<(Date, Kleene, Kleene)> = Vec::new();
    for operand in operands {
        let operand = operand.borrow();
        if operand.as_constant() == Some(&absorbing) {
            return Truth::constant(absorbing);
        }
        let mut current = *operand.before();
        *tally.of(current) += 1;
        for (date, value) in operand.steps() {
            changes.push((*date, current, *value));
            current = *value;
        }
    }
    changes.sort_unstable_by_key(|change| change.0);

    let mut folded = Truth::constant(verdict(&tally));
    for on_one_day in changes.chunk_by(|a, b| a.0 == b.0) {
        for (_, lost, got) in on_one_day {
            // Each operand loses only the value that it was tallied under, so no count goes below zero.
            *tally.of(*lost) -= 1;
            *tally.of(*got) += 1;
        }
        folded.push(on_one_day[0].0, verdict(&tally));
    }
    folded
}
