//! Zones, weekly schedules and periods: the calendar as data.

use serde::{Deserialize, Serialize};

use crate::ZoneId;

/// Minutes in a week.
pub const MINUTES_PER_WEEK: u16 = 7 * 24 * 60;

/// Seconds in a day of 24 hours.
pub const SECONDS_PER_DAY: i64 = 86_400;

/// Seconds in a month where a *length* of time is compared with another length: the mean month of
/// the Gregorian calendar (400 years of 12 months are 146,097 days).
///
/// A duration such as 15 months has no fixed number of days, yet `tenure >= 78 weeks` needs one
/// answer. Retention never uses this figure: it counts on the calendar ([`Period`]).
pub const SECONDS_PER_MONTH: i64 = 2_629_746;

/// The value of a duration in an expression or a request, in seconds: a month counts as
/// [`SECONDS_PER_MONTH`], a day as 24 hours. `None` where it does not fit in 64 bits.
pub fn duration_seconds(months: i64, days: i64, seconds: i64) -> Option<i64> {
    months.checked_mul(SECONDS_PER_MONTH)?.checked_add(days.checked_mul(SECONDS_PER_DAY)?)?.checked_add(seconds)
}

/// A time zone: its offset from UTC as a step function.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Zone {
    /// Name in the tz database, such as `Europe/Amsterdam`.
    pub name: String,
    /// Seconds east of UTC before the first transition.
    pub first_offset: i32,
    /// From which instant which offset holds (seconds east of UTC); instants strictly increasing.
    pub transitions: Vec<(i64, i32)>,
}

impl Zone {
    /// Coordinated universal time: no offset, ever.
    pub fn utc() -> Zone {
        Zone { name: "UTC".to_owned(), first_offset: 0, transitions: Vec::new() }
    }

    /// Seconds east of UTC at an instant.
    pub fn offset_at(&self, instant: i64) -> i32 {
        let after = self.transitions.partition_point(|(from, _)| *from <= instant);
        match after.checked_sub(1).and_then(|at| self.transitions.get(at)) {
            Some((_, offset)) => *offset,
            None => self.first_offset,
        }
    }
}

/// A weekly schedule in a time zone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Schedule {
    /// The name in the policy, such as `working_hours`.
    pub name: String,
    /// The zone whose clock is read.
    pub zone: ZoneId,
    /// From which minute (inclusive) to which minute (exclusive) of the week it holds; Monday
    /// 00:00 is 0 and Sunday 24:00 is [`MINUTES_PER_WEEK`]. Sorted, not empty, not touching.
    pub spans: Vec<(u16, u16)>,
}

/// A period on the calendar: first the months (to the last day of the month where the day does
/// not exist), then the days, both on the local clock; then the seconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Period {
    /// Calendar months; a year is 12.
    pub months: u32,
    /// Calendar days; a week is 7.
    pub days: u32,
    /// Seconds; an hour is 3,600.
    pub seconds: u32,
}

impl Period {
    /// A number of months.
    pub fn months(months: u32) -> Period {
        Period { months, ..Period::default() }
    }

    /// A number of days.
    pub fn days(days: u32) -> Period {
        Period { days, ..Period::default() }
    }

    /// A number of seconds.
    pub fn seconds(seconds: u32) -> Period {
        Period { seconds, ..Period::default() }
    }

    /// Whether nothing is to be added at all.
    pub fn is_zero(&self) -> bool {
        *self == Period::default()
    }
}
