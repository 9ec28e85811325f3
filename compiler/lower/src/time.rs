//! Civil dates and zones as instants.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use maatstaf_program::Zone;

/// The zone of this name; UTC when the tz database has none, which the checker has
/// reported.
pub(crate) fn zone_named(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap_or(TimeZone::UTC)
}

/// The first instant of a date in a zone, in seconds since the epoch.
pub(crate) fn start_of(date: Date, zone: &TimeZone) -> i64 {
    date.to_zoned_datetime(zone.clone()).map_or_else(
        // Only at the ends of the calendar is there no such instant.
        |_| if date.year() < 1970 { maatstaf_program::MIN_INSTANT } else { maatstaf_program::MAX_INSTANT },
        |zoned| zoned.timestamp().as_second().clamp(maatstaf_program::MIN_INSTANT, maatstaf_program::MAX_INSTANT),
    )
}

/// The zone's offsets as a table, from 1970 to 2100.
pub(crate) fn table(name: &str) -> Zone {
    let zone = zone_named(name);
    let start = jiff::Timestamp::UNIX_EPOCH;
    let end = start_of(Date::constant(2100, 1, 1), &TimeZone::UTC);
    let first_offset = zone.to_offset(start).seconds();
    let mut transitions: Vec<(i64, i32)> = Vec::new();
    for transition in zone.following(start) {
        let at = transition.timestamp().as_second();
        if at >= end {
            break;
        }
        let offset = transition.offset().seconds();
        let last = transitions.last().map_or(first_offset, |(_, offset)| *offset);
        if offset != last {
            transitions.push((at, offset));
        }
    }
    Zone { name: name.to_owned(), first_offset, transitions }
}

#[cfg(test)]
mod tests {
    use super::{start_of, table, zone_named};

    #[test]
    fn a_day_begins_at_local_midnight() {
        let date = jiff::civil::date(2026, 9, 1);
        // Two hours before midnight UTC: summer time.
        assert_eq!(start_of(date, &zone_named("Europe/Amsterdam")), 1_788_213_600);
    }

    #[test]
    fn the_table_knows_summer_time_for_as_long_as_it_runs() {
        let zone = table("Europe/Amsterdam");
        assert_eq!(zone.offset_at(1_768_478_400), 3600, "15 January 2026");
        assert_eq!(zone.offset_at(1_784_116_800), 7200, "15 July 2026");
        assert_eq!(zone.offset_at(4_087_886_400), 7200, "16 July 2099");
    }
}
