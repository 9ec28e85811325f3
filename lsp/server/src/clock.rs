//! The only place in the server that reads a clock.

use jiff::civil::Date;

/// The date of the machine, in its own time zone.
pub(crate) fn today() -> Date {
    jiff::ZonedDateTime::now().date()
}
