//! Tests of dated truth: the tables in full, the laws on random step functions, and everything against a reading of the
//! calendar day by day.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::{Kleene, Steps, Truth};

mod calendar;
mod laws;
mod tables;

/// The days on which random step functions change, and a day on either side of them.
const WINDOW: i32 = 40;

/// Day number `index` of the window.
fn day(index: i32) -> Date {
    date(2026, 1, 1).checked_add(index.days()).unwrap()
}

/// All days that tell random step functions apart: the window with its margins, and the two ends of the calendar.
fn every_day() -> impl Iterator<Item = Date> {
    std::iter::once(Date::MIN).chain((-1..=WINDOW + 1).map(day)).chain(std::iter::once(Date::MAX))
}

/// A day of the window, or now and then an end of the calendar.
fn any_day() -> impl Strategy<Value = Date> {
    prop_oneof![30 => (0..=WINDOW).prop_map(day), 1 => Just(Date::MIN), 1 => Just(Date::MAX)]
}

fn any_kleene() -> impl Strategy<Value = Kleene> {
    prop_oneof![Just(Kleene::No), Just(Kleene::Unknown), Just(Kleene::Yes)]
}

/// A step function with up to six steps, constants among them.
fn any_truth() -> impl Strategy<Value = Truth> {
    (any_kleene(), prop::collection::vec((any_day(), any_kleene()), 0..=6))
        .prop_map(|(before, steps)| Steps::from_steps(before, steps))
}

/// A function and one that says at least as much: the same with some unknown days answered.
fn any_refinement() -> impl Strategy<Value = (Truth, Truth)> {
    (any_truth(), any_truth()).prop_map(|(known, answers)| {
        let more = known.zip_with(&answers, |own, answer| if own.is_definite() { *own } else { *answer });
        (known, more)
    })
}

/// Fails unless the representation is the canonical one, on which `==` relies.
fn assert_canonical<T: Clone + Eq + std::fmt::Debug>(function: &Steps<T>) {
    let mut value = function.before();
    let mut last = Date::MIN;
    for (date, next) in function.steps() {
        assert!(*date > last, "the steps do not increase: {function:?}");
        assert_ne!(next, value, "a step changes nothing: {function:?}");
        last = *date;
        value = next;
    }
}
