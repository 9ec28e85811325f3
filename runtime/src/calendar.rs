//! Arithmetic on the calendar, with the civil dates of `jiff` and the offsets of the program.
//!
//! No clock and no time zone database is read here: the zones are in the program.

use jiff::civil::{DateTime, date};
use jiff::{SignedDuration, Span};
use maatstaf_program::{MAX_INSTANT, Period, SECONDS_PER_DAY, Schedule, Zone};

pub(crate) mod quiet;

/// An instant after every instant that a request can name. A period that runs off the calendar
/// ends here.
pub const NEVER: i64 = MAX_INSTANT + 1;

/// The instant at which a period that began at `from` ends.
///
/// Months and days are counted on the clock of the zone. A local time that exists twice is the
/// earlier one; a local time that does not exist is moved forward by the gap, as its neighbours
/// were.
pub fn add_period(zone: &Zone, from: i64, period: Period) -> i64 {
    let seconds = i64::from(period.seconds);
    if period.months == 0 && period.days == 0 {
        return (from + seconds).min(NEVER);
    }
    let offset = i64::from(zone.offset_at(from));
    let Some(local) = add_civil(from + offset, period) else {
        return NEVER;
    };
    (from_local(zone, local) + seconds).min(NEVER)
}

/// Adds months and days to a local clock, as seconds since 1970-01-01T00:00 on that clock.
/// `None` beyond the year 9999, which is seen beforehand: an error of `jiff` would allocate.
fn add_civil(local: i64, period: Period) -> Option<i64> {
    let days = i64::from(period.days) * SECONDS_PER_DAY;
    let months = i64::from(period.months);
    let moved = if months == 0 {
        local
    } else {
        if local > MAX_INSTANT {
            return None;
        }
        let epoch: DateTime = date(1970, 1, 1).at(0, 0, 0, 0);
        let begin = epoch.checked_add(SignedDuration::from_secs(local)).ok()?;
        let month = i64::from(begin.year()) * 12 + i64::from(begin.month()) - 1;
        if month + months >= 10_000 * 12 {
            return None;
        }
        let end = begin.checked_add(Span::new().try_months(months).ok()?).ok()?;
        end.duration_since(epoch).as_secs()
    };
    Some(moved + days).filter(|sum| *sum < NEVER)
}

/// The instant of a local clock.
fn from_local(zone: &Zone, local: i64) -> i64 {
    // Whatever the offset, the instant lies within `limit::OFFSET` (26 hours) of the local time
    // taken for UTC; only the transitions in between can make a difference.
    let reach = i64::from(maatstaf_program::limit::OFFSET);
    let transitions = &zone.transitions;
    let first = transitions.partition_point(|(instant, _)| *instant <= local - reach);
    let mut offset = match first.checked_sub(1).and_then(|at| transitions.get(at)) {
        Some((_, offset)) => i64::from(*offset),
        None => i64::from(zone.first_offset),
    };
    for (instant, next) in transitions.iter().skip(first) {
        // Stretches are tried in order, so of two instants the earlier one is found.
        let candidate = local - offset;
        // Past the end of this stretch, and before the begin of the next: skipped by the clock.
        let skipped = local - i64::from(*next) < *instant;
        if candidate < *instant || skipped {
            return candidate;
        }
        offset = i64::from(*next);
    }
    local - offset
}

/// The minute of the week on the clock of a zone; Monday 00:00 is 0.
pub fn minute_of_week(zone: &Zone, instant: i64) -> u16 {
    let local = instant + i64::from(zone.offset_at(instant));
    // 1970-01-01 was a Thursday.
    let minute = (local.div_euclid(60) + 3 * 1_440).rem_euclid(10_080);
    // A remainder of 10,080 fits.
    minute as u16
}

/// Whether a schedule holds in a minute of the week.
pub fn in_schedule(schedule: &Schedule, minute: u16) -> bool {
    let after = schedule.spans.partition_point(|(from, _)| *from <= minute);
    match after.checked_sub(1).and_then(|at| schedule.spans.get(at)) {
        Some((_, to)) => minute < *to,
        None => false,
    }
}

/// The date on the calendar of a zone, in days since 1970-01-01.
pub fn day(zone: &Zone, instant: i64) -> i64 {
    (instant + i64::from(zone.offset_at(instant))).div_euclid(86_400)
}

/// An instant on the clock of a zone, as people read it: `2026-12-21 08:00 Europe/Amsterdam`.
pub fn readable(zone: Option<&Zone>, instant: i64) -> String {
    let offset = zone.map_or(0, |zone| zone.offset_at(instant));
    let epoch: DateTime = date(1970, 1, 1).at(0, 0, 0, 0);
    let local = SignedDuration::from_secs(instant.saturating_add(i64::from(offset)));
    match epoch.checked_add(local) {
        Ok(clock) => {
            let name = zone.map_or("UTC", |zone| zone.name.as_str());
            format!("{} {name}", clock.strftime("%Y-%m-%d %H:%M"))
        }
        Err(_) => format!("{instant}"),
    }
}

#[cfg(test)]
mod tests;
