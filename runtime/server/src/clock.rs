//! The one place of the server that reads the clock.

use std::time::{Instant, SystemTime, UNIX_EPOCH};

/// Now, in seconds since 1970-01-01T00:00:00Z. A clock set before 1970 reads as 1970: nothing is
/// granted then.
pub(crate) fn seconds() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}

/// Measures how long something takes.
pub(crate) struct Stopwatch(Instant);

impl Stopwatch {
    pub(crate) fn start() -> Stopwatch {
        Stopwatch(Instant::now())
    }

    /// Seconds since the start.
    pub(crate) fn seconds(&self) -> f64 {
        self.0.elapsed().as_secs_f64()
    }
}

/// A number that two servers do not share: the instant of the start, to the nanosecond, and the
/// process, as digits.
pub(crate) fn start_mark() -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    format!("{:x}-{:x}", since.as_nanos(), std::process::id())
}
