//! Where the clock of a zone is not set forward or back, so that a day is 86,400 seconds.

use maatstaf_program::{MAX_INSTANT, SECONDS_PER_DAY, Zone, limit};

/// How long after a change of the clock an instant may still have the local time of another one
/// before it: the widest jump from one offset to another.
const ECHO: i64 = 2 * limit::OFFSET as i64;

/// Instants are looked up in stretches of 2^22 seconds, 48 days: about as long as two changes of
/// the clock are apart, so that a stretch has one or two of them.
const STRETCH: u32 = 22;

/// More stretches than this (180 years) are not tabled.
const MOST: usize = 1_400;

/// The times of one zone between the changes of its clock.
#[derive(Clone, Debug)]
pub(crate) struct Quiet {
    /// Begin and end of every time without a change, in order, without gaps.
    times: Vec<(i64, i64)>,
    /// The first instant of the first stretch.
    base: i64,
    /// For every stretch, the time that it begins in.
    stretches: Vec<u32>,
}

impl Quiet {
    /// The quiet times of a verified zone.
    pub(crate) fn new(zone: &Zone) -> Quiet {
        let changes = zone.transitions.iter().map(|(instant, _)| *instant);
        let begins = std::iter::once(i64::MIN).chain(changes.clone());
        let times: Vec<(i64, i64)> = begins.zip(changes.chain([i64::MAX])).collect();
        let base = zone.transitions.first().map_or(0, |(instant, _)| *instant);
        let last = zone.transitions.last().map_or(base, |(instant, _)| *instant);
        // Verified instants lie in the years 1 to 9999.
        let count = (((last - base) >> STRETCH) as usize + 1).min(MOST);
        let stretches = (0..count)
            .map(|number| {
                let begin = base + ((number as i64) << STRETCH);
                // A zone has at most `limit::TRANSITIONS` changes.
                times.partition_point(|(_, end)| *end <= begin) as u32
            })
            .collect();
        Quiet { times, base, stretches }
    }

    /// The end of a period of whole days and seconds that begins at an instant, where no change
    /// of the clock can make a difference; else `None`, and the calendar has to be asked.
    #[inline]
    pub(crate) fn add_days(&self, from: i64, days: i64, seconds: i64) -> Option<i64> {
        let day = from.checked_add(days * SECONDS_PER_DAY)?;
        let stretch = ((from - self.base) >> STRETCH).clamp(0, self.stretches.len() as i64 - 1);
        let mut at = if from < self.base { 0 } else { *self.stretches.get(stretch as usize)? as usize };
        let (begin, end) = loop {
            let time = *self.times.get(at)?;
            if from < time.1 {
                break time;
            }
            at += 1;
        };
        let quiet = (begin == i64::MIN || day >= begin + ECHO) && day < end;
        // At the end of the calendar the local date counts.
        (quiet && day < MAX_INSTANT - ECHO).then_some(day + seconds)
    }
}

#[cfg(test)]
mod tests;
