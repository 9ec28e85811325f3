//! What is changed in a norm.

use jiff::civil::Date;
use jiff::{Span, ToSpan as _};
use maatstaf_semantics::norms::ir::Expr;

/// One change in one norm, exception or declared incompatibility.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// `require` becomes its opposite.
    NegateRequire,
    /// `where` is left out: the norm applies to everything that its variables range over.
    DropWhere,
    /// The exception, or the declared incompatibility, is not there.
    Drop,
    /// `from` moves by a month.
    From(Shift),
    /// `until` moves by a month.
    Until(Shift),
    /// One of the conditions that `where` or `require` joins with `and` is left out.
    DropPart(Part, usize),
}

/// Which way a date moves.
///
/// A month, and not a day: a case stands on a date that its facts have, and that is seldom the very day on which a law
/// changed. A month is about as near as a case can be expected to come from either side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "named for what it does")]
pub enum Shift {
    Earlier,
    Later,
}

/// A part of a norm that may have several conditions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "named for the keyword")]
pub enum Part {
    Where,
    Require,
}

impl Change {
    /// What it is called, in lists that programs read: `negate-require`, `from-later`, `drop-where-2`.
    pub fn name(self) -> String {
        match self {
            Change::NegateRequire => "negate-require".to_owned(),
            Change::DropWhere => "drop-where".to_owned(),
            Change::Drop => "drop".to_owned(),
            Change::From(way) => format!("from-{}", way.word()),
            Change::Until(way) => format!("until-{}", way.word()),
            Change::DropPart(Part::Where, i) => format!("drop-where-{}", i + 1),
            Change::DropPart(Part::Require, i) => format!("drop-require-{}", i + 1),
        }
    }

    /// Whether it leaves out one condition among several: finer than the others, and counted apart.
    pub fn is_fine(self) -> bool {
        matches!(self, Change::DropPart(..))
    }
}

impl Shift {
    /// Both ways.
    pub(super) const BOTH: [Shift; 2] = [Shift::Earlier, Shift::Later];

    fn word(self) -> &'static str {
        match self {
            Shift::Earlier => "earlier",
            Shift::Later => "later",
        }
    }

    pub(super) fn of(self, date: Date) -> Date {
        let by: Span = match self {
            Shift::Earlier => -1.month(),
            Shift::Later => 1.month(),
        };
        date.saturating_add(by)
    }
}

/// How many conditions are joined with `and`; 1 for anything else.
pub(super) fn parts(expr: &Expr) -> usize {
    match expr {
        Expr::And(list) => list.iter().map(parts).sum(),
        _ => 1,
    }
}

/// `expr` without the condition at this position.
pub(super) fn without(expr: &Expr, position: usize) -> Expr {
    let Expr::And(list) = expr else { return Expr::Const(true) };
    let mut kept = Vec::new();
    let mut first = 0;
    for part in list {
        let count = parts(part);
        if !(first..first + count).contains(&position) {
            kept.push(part.clone());
        } else if count > 1 {
            kept.push(without(part, position - first));
        }
        first += count;
    }
    Expr::And(kept)
}
