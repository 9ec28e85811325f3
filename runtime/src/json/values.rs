//! Values of the declared types, from JSON.

use jiff::civil::{Date, date};
use jiff::fmt::temporal::SpanParser;
use jiff::{Span, Timestamp};
use maatstaf_program::{NUMBER_SCALE, ValueType, duration_seconds};

use super::{Complaint, Json, Place, ill_typed, string};
use crate::names::word;

/// An instant of RFC 3339, in whole seconds since 1970 (rounded down).
pub(super) fn instant(place: Place<'_>, value: Json<'_>) -> Result<i64, Complaint> {
    let wrong = || {
        ill_typed(
            &place.text(),
            "een tijdstip als 2026-11-23T10:00:00Z (een tekst)",
            "an instant such as 2026-11-23T10:00:00Z (a string)",
        )
    };
    let text = value.as_str().ok_or_else(wrong)?;
    let stamp: Timestamp = text.parse().map_err(|_| wrong())?;
    Ok(stamp.as_second() - i64::from(stamp.subsec_nanosecond() < 0))
}

/// A value of a declared type, as the number that stands for it.
pub(super) fn input(
    place: Place<'_>,
    value: Json<'_>,
    value_type: ValueType,
    words: &[String],
) -> Result<i64, Complaint> {
    match value_type {
        ValueType::YesNo => match value {
            Json::Bool(yes) => Ok(i64::from(yes)),
            // A consent is a yes or no with words of its own.
            Json::Text("granted") => Ok(1),
            Json::Text("refused") => Ok(0),
            _ => Err(ill_typed(&place.text(), "true of false", "true or false")),
        },
        ValueType::Number => number(value).ok_or_else(|| ill_typed(&place.text(), "een getal", "a number")),
        ValueType::Duration => {
            duration(value).ok_or_else(|| ill_typed(&place.text(), "een duur als P15M", "a duration such as P15M"))
        }
        ValueType::Date => {
            day(value).ok_or_else(|| ill_typed(&place.text(), "een datum als 2026-11-23", "a date such as 2026-11-23"))
        }
        ValueType::Instant => instant(place, value),
        ValueType::Text => {
            let text = string(place, value)?;
            Ok(word(words, text))
        }
    }
}

/// A number in millionths. What has more digits is rounded to the nearest.
fn number(value: Json<'_>) -> Option<i64> {
    match value {
        Json::Whole(whole) => whole.checked_mul(NUMBER_SCALE),
        Json::Float(float) => {
            let scaled = (float * NUMBER_SCALE as f64).round();
            // Beyond 2^53 a float has no millionths left to lose.
            (scaled.abs() < 9.0e18).then_some(scaled as i64)
        }
        _ => None,
    }
}

fn duration(value: Json<'_>) -> Option<i64> {
    // Only ISO 8601: `jiff` alone would also take `15 months` for a duration.
    let span: Span = SpanParser::new().parse_span(value.as_str()?).ok()?;
    let subseconds = span.get_milliseconds() != 0 || span.get_microseconds() != 0 || span.get_nanoseconds() != 0;
    if subseconds {
        return None;
    }
    let months = i64::from(span.get_years()) * 12 + i64::from(span.get_months());
    let days = i64::from(span.get_weeks()) * 7 + i64::from(span.get_days());
    let seconds = i64::from(span.get_hours())
        .checked_mul(3_600)?
        .checked_add(span.get_minutes().checked_mul(60)?)?
        .checked_add(span.get_seconds())?;
    duration_seconds(months, days, seconds)
}

fn day(value: Json<'_>) -> Option<i64> {
    // A date and nothing more; `jiff` alone would leave the time of day out.
    let text = value.as_str().filter(|text| text.len() == "2026-11-23".len())?;
    let day: Date = text.parse().ok()?;
    Some(day.duration_since(date(1970, 1, 1)).as_hours() / 24)
}
