//! Step functions over the calendar.

use serde::{Deserialize, Serialize};

use crate::{ExprId, ReasonId};

/// Whether a rule stands, for an interval of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Standing {
    /// It stands.
    Granted,
    /// It does not, and this is why.
    Blocked(ReasonId),
    /// It stands exactly where the expression is yes for the request; where it is no, the reason
    /// says why. Where a value that it needs is missing, the request is denied and told so.
    Depends(ExprId, ReasonId),
}

/// A standing for every instant: `first` until the first step, and from every step on its own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Windows {
    /// What holds before the first step.
    pub first: Standing,
    /// From which instant (inclusive) what holds; instants strictly increasing, and no step that
    /// changes nothing.
    pub steps: Vec<(i64, Standing)>,
}

impl Windows {
    /// The same standing at every instant.
    pub fn always(standing: Standing) -> Windows {
        Windows { first: standing, steps: Vec::new() }
    }

    /// A step function from changes in any order: later entries win over earlier ones at the same
    /// instant, and steps that change nothing are left out.
    pub fn from_changes(first: Standing, changes: impl IntoIterator<Item = (i64, Standing)>) -> Windows {
        let mut sorted: Vec<(i64, Standing)> = changes.into_iter().collect();
        sorted.sort_by_key(|(instant, _)| *instant);
        let mut steps: Vec<(i64, Standing)> = Vec::with_capacity(sorted.len());
        for (at, (instant, standing)) in sorted.iter().enumerate() {
            let overruled = sorted.get(at + 1).is_some_and(|(next, _)| next == instant);
            let before = steps.last().map_or(first, |(_, standing)| *standing);
            if !overruled && before != *standing {
                steps.push((*instant, *standing));
            }
        }
        Windows { first, steps }
    }

    /// The standing at an instant.
    pub fn at(&self, instant: i64) -> Standing {
        let after = self.steps.partition_point(|(from, _)| *from <= instant);
        match after.checked_sub(1).and_then(|at| self.steps.get(at)) {
            Some((_, standing)) => *standing,
            None => self.first,
        }
    }
}
