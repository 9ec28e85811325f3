//! Numbers for evaluations that somebody may come back to.

use std::sync::atomic::{AtomicU64, Ordering};

/// Numbers of evaluations: a part for this process, and a count. It identifies an evaluation, and nobody.
pub(crate) struct EvaluationIds {
    start: String,
    next: AtomicU64,
}

impl EvaluationIds {
    pub(crate) fn new(start: String) -> EvaluationIds {
        EvaluationIds { start, next: AtomicU64::new(1) }
    }

    pub(crate) fn next(&self) -> String {
        let count = self.next.fetch_add(1, Ordering::Relaxed);
        format!("{}-{count}", self.start)
    }
}
