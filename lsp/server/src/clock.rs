//! The only place in the server that reads a clock.

use std::time::{Duration, Instant};

use jiff::civil::Date;

/// The date of the machine, in its own time zone.
pub(crate) fn today() -> Date {
    jiff::ZonedDateTime::now().date()
}

/// A moment after which a search offers what it has found so far.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Deadline(Instant);

impl Deadline {
    pub fn after(time: Duration) -> Deadline {
        Deadline(Instant::now() + time)
    }

    pub fn has_time(self) -> bool {
        Instant::now() < self.0
    }
}
