//! Values of the declared types, from JSON.

use jiff::civil::{Date, date};
use jiff::fmt::temporal::SpanParser;
use jiff::{Span, Timestamp};
use maatstaf_program::{NUMBER_SCALE, ValueType, duration_seconds};
use serde_json::Value;

use super::{Complaint, ill_typed, string};
use crate::names::word;

/// An instant of RFC 3339, in whole seconds since 1970 (rounded down).
pub(super) fn instant(path: &str, value: &Value) -> Result<i64, Complaint> {
    let wrong = || {
        ill_typed(
            path,
            "een tijdstip als 2026-11-23T10:00:00Z (een tekst)",
            "an instant such as 2026-11-23T10:00:00Z (a string)",
        )
    };
    let text = value.as_str().ok_or_else(wrong)?;
    let stamp: Timestamp = text.parse().map_err(|_| wrong())?;
    Ok(stamp.as_second() - i64::from(stamp.subsec_nanosecond() < 0))
}

/// A value of a declared type, as the number that stands for it.
pub(super) fn input(path: &str, value: &Value, value_type: ValueType, words: &[String]) -> Result<i64, Complaint> {
    match value_type {
        ValueType::YesNo => match value {
            Value::Bool(yes) => Ok(i64::from(*yes)),
            // A consent is a yes or no with words of its own.
            Value::String(word) if word == "granted" => Ok(1),
            Value::String(word) if word == "refused" => Ok(0),
            _ => Err(ill_typed(path, "true of false", "true or false")),
        },
        ValueType::Number => number(value).ok_or_else(|| ill_typed(path, "een getal", "a number")),
        ValueType::Duration => {
            duration(value).ok_or_else(|| ill_typed(path, "een duur als P15M", "a duration such as P15M"))
        }
        ValueType::Date => {
            day(value).ok_or_else(|| ill_typed(path, "een datum als 2026-11-23", "a date such as 2026-11-23"))
        }
        ValueType::Instant => instant(path, value),
        ValueType::Text => {
            let text = string(path, value)?;
            Ok(word(words, text))
        }
    }
}

/// A number in millionths. What has more digits is rounded to the nearest.
fn number(value: &Value) -> Option<i64> {
    let number = value.as_number()?;
    if let Some(whole) = number.as_i64() {
        return whole.checked_mul(NUMBER_SCALE);
    }
    let scaled = (number.as_f64()? * NUMBER_SCALE as f64).round();
    // Beyond 2^53 a float has no millionths left to lose.
    (scaled.abs() < 9.0e18).then_some(scaled as i64)
}

fn duration(value: &Value) -> Option<i64> {
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

fn day(value: &Value) -> Option<i64> {
    // A date and nothing more; `jiff` alone would leave the time of day out.
    let text = value.as_str().filter(|text| text.len() == "2026-11-23".len())?;
    let day: Date = text.parse().ok()?;
    Some(day.duration_since(date(1970, 1, 1)).as_hours() / 24)
}
