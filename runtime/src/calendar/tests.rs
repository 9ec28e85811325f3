use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use maatstaf_program::{MAX_INSTANT, MIN_INSTANT, Period, Zone, ZoneId};

use super::*;

/// A zone of the tz database, with its transitions between 1990 and 2040.
fn zone(name: &str) -> (Zone, TimeZone) {
    let tz = TimeZone::get(name).unwrap();
    let begin: Timestamp = "1990-01-01T00:00:00Z".parse().unwrap();
    let end: Timestamp = "2040-01-01T00:00:00Z".parse().unwrap();
    let transitions = tz
        .following(begin)
        .take_while(|transition| transition.timestamp() < end)
        .map(|transition| (transition.timestamp().as_second(), transition.offset().seconds()))
        .collect();
    let zone = Zone { name: name.to_owned(), first_offset: tz.to_offset(begin).seconds(), transitions };
    (zone, tz)
}

#[test]
fn periods_end_where_the_time_zone_database_says() {
    // Half hours, a change of date line, and summer time on both halves of the globe.
    for name in ["Europe/Amsterdam", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu"] {
        let (zone, tz) = zone(name);
        let mut compared = 0;
        for (transition, _) in zone.transitions.clone().into_iter().chain([(1_709_208_000, 0)]) {
            for back in [0_i64, 1, 28, 30, 31, 365] {
                for shift in [-5_400, -1_800, -1, 0, 1, 1_800, 5_400] {
                    let from = transition - back * 86_400 + shift;
                    for period in [
                        Period::days(28),
                        Period::days(1),
                        Period::months(1),
                        Period::months(12),
                        Period { months: 1, days: 1, seconds: 90 },
                    ] {
                        let begin = tz.to_datetime(Timestamp::from_second(from).unwrap());
                        let span = i64::from(period.months).months().days(period.days);
                        let civil = begin.checked_add(span).unwrap();
                        let local = tz.to_timestamp(civil).unwrap();
                        let expected = local.as_second() + i64::from(period.seconds);
                        // Outside of these years the zone above has no transitions.
                        if from > 631_152_000 && expected < 2_200_000_000 {
                            assert_eq!(add_period(&zone, from, period), expected, "{name} {from}");
                            compared += 1;
                        }
                    }
                }
            }
        }
        assert!(compared > 200, "{name}");
    }
}

#[test]
fn a_month_ends_on_the_last_day_where_the_day_does_not_exist() {
    let at = |text: &str| text.parse::<Timestamp>().unwrap().as_second();
    let utc = Zone::utc();
    for (from, months, end) in [
        ("2026-01-31T12:00:00Z", 1, "2026-02-28T12:00:00Z"),
        ("2024-01-31T12:00:00Z", 1, "2024-02-29T12:00:00Z"),
        ("2024-02-29T12:00:00Z", 12, "2025-02-28T12:00:00Z"),
        ("2026-12-15T00:00:00Z", 1, "2027-01-15T00:00:00Z"),
    ] {
        assert_eq!(add_period(&utc, at(from), Period::months(months)), at(end), "{from}");
    }
}

#[test]
fn a_period_that_runs_off_the_calendar_never_ends() {
    let utc = Zone::utc();
    for period in [Period::months(12_000), Period::days(366_000), Period::seconds(1), Period::months(1)] {
        assert_eq!(add_period(&utc, MAX_INSTANT, period), NEVER);
    }
    let east = Zone { first_offset: 93_600, ..Zone::utc() };
    let west = Zone { first_offset: -93_600, ..Zone::utc() };
    for zone in [&east, &west] {
        for instant in [MIN_INSTANT, MAX_INSTANT] {
            let end = add_period(zone, instant, Period { months: 1, days: 1, seconds: 1 });
            assert!(end > instant && end <= NEVER);
        }
    }
}

#[test]
fn the_week_begins_on_monday_at_midnight_of_the_zone() {
    let at = |text: &str| text.parse::<Timestamp>().unwrap().as_second();
    let amsterdam = zone("Europe/Amsterdam").0;
    assert_eq!(minute_of_week(&Zone::utc(), at("2026-11-23T00:00:00Z")), 0);
    assert_eq!(minute_of_week(&Zone::utc(), at("2026-11-22T23:59:59Z")), 10_079);
    assert_eq!(minute_of_week(&amsterdam, at("2026-11-22T23:00:00Z")), 0);
    assert_eq!(minute_of_week(&amsterdam, at("2026-07-05T22:00:00Z")), 0);
    assert_eq!(minute_of_week(&Zone::utc(), at("1969-12-29T00:00:00Z")), 0);
    assert_eq!(day(&amsterdam, at("2026-11-22T23:00:00Z")), day(&Zone::utc(), at("2026-11-23T10:00:00Z")));
    assert_eq!(day(&Zone::utc(), -1), -1);
}

#[test]
fn a_span_of_a_schedule_begins_with_its_first_minute_and_ends_before_its_last() {
    let schedule = Schedule { name: "h".to_owned(), zone: ZoneId(0), spans: vec![(10, 20), (30, 10_080)] };
    let holds: Vec<u16> =
        [9, 10, 19, 20, 29, 30, 10_079].into_iter().filter(|at| in_schedule(&schedule, *at)).collect();
    assert_eq!(holds, [10, 19, 30, 10_079]);
}

#[test]
fn an_instant_is_readable_on_the_clock_of_its_zone() {
    let amsterdam = zone("Europe/Amsterdam").0;
    assert_eq!(readable(Some(&amsterdam), 1_795_428_000), "2026-11-23 11:00 Europe/Amsterdam");
    assert_eq!(readable(None, 0), "1970-01-01 00:00 UTC");
    assert_eq!(readable(None, i64::MAX), i64::MAX.to_string());
}
