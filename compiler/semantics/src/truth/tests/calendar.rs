//! Step functions as functions of the day.

use super::*;

/// The bounds of an interval, in either order, each of them present or absent.
fn any_bounds() -> impl Strategy<Value = (Option<Date>, Option<Date>)> {
    (prop::option::of(any_day()), prop::option::of(any_day()))
}

/// What half-open means.
fn lies_in(date: Date, from: Option<Date>, until: Option<Date>) -> bool {
    from.is_none_or(|from| from <= date) && until.is_none_or(|until| date < until)
}

proptest! {
    #[test]
    fn steps_in_any_order_take_effect_each_on_its_day(
        before in any_kleene(),
        steps in prop::collection::vec((any_day(), any_kleene()), 0..8),
    ) {
        let function = Steps::from_steps(before, steps.clone());
        assert_canonical(&function);
        for date in every_day() {
            // The latest day wins, and on one day the one that was said later.
            let said = steps.iter().enumerate().filter(|(_, step)| step.0 <= date).max_by_key(|(i, step)| (step.0, *i));
            prop_assert_eq!(*function.at(date), said.map_or(before, |(_, step)| step.1));
        }
    }

    #[test]
    fn functions_that_agree_on_every_day_are_equal(a in any_truth(), b in any_truth()) {
        prop_assert_eq!(a == b, every_day().all(|date| a.at(date) == b.at(date)));
    }

    #[test]
    fn a_value_that_is_taken_apart_by_day_and_put_together_is_the_same(a in any_truth()) {
        let days: Vec<(Date, Kleene)> = every_day().map(|date| (date, *a.at(date))).collect();
        prop_assert_eq!(Steps::from_steps(Kleene::Unknown, days), a);
    }

    #[test]
    fn an_interval_has_its_first_day_and_not_its_last((from, until) in any_bounds()) {
        let function = Steps::between(from, until, Kleene::Yes, Kleene::No);
        assert_canonical(&function);
        for date in every_day() {
            prop_assert_eq!(*function.at(date), Kleene::from(lies_in(date, from, until)));
        }
    }

    #[test]
    fn restricting_and_overlaying_change_the_days_that_they_name(
        a in any_truth(),
        (from, until) in any_bounds(),
        value in any_kleene(),
    ) {
        let (restricted, overlaid) = (a.restrict(from, until, value), a.overlay(from, until, value));
        assert_canonical(&restricted);
        assert_canonical(&overlaid);
        for date in every_day() {
            let inside = lies_in(date, from, until);
            prop_assert_eq!(*restricted.at(date), if inside { *a.at(date) } else { value });
            prop_assert_eq!(*overlaid.at(date), if inside { value } else { *a.at(date) });
        }
    }

    #[test]
    fn mapping_and_zipping_are_what_they_are_on_every_day(a in any_truth(), b in any_truth()) {
        let mapped = a.map(|value| value.is_definite());
        let zipped = a.zip_with(&b, |x, y| (x == y, x.is_definite()));
        assert_canonical(&mapped);
        assert_canonical(&zipped);
        for date in every_day() {
            prop_assert_eq!(*mapped.at(date), a.at(date).is_definite());
            prop_assert_eq!(*zipped.at(date), (a.at(date) == b.at(date), a.at(date).is_definite()));
        }
    }

    #[test]
    fn until_is_the_first_later_day_with_another_value(a in any_truth(), date in any_day()) {
        let found = every_day().find(|later| *later > date && a.at(*later) != a.at(date));
        prop_assert_eq!(a.until(date), found);
    }

    #[test]
    fn the_next_change_is_the_first_later_day_that_differs_from_its_eve(a in any_truth(), date in any_day()) {
        let changes = |later: &Date| later.yesterday().is_ok_and(|eve| a.at(*later) != a.at(eve));
        let found = every_day().find(|later| *later > date && changes(later)).map(|later| (later, a.at(later)));
        prop_assert_eq!(a.next_change(date), found);
    }

    #[test]
    fn the_change_dates_are_the_days_that_differ_from_their_eves(a in any_truth()) {
        let changes = |later: &Date| later.yesterday().is_ok_and(|eve| a.at(*later) != a.at(eve));
        prop_assert_eq!(a.change_dates().collect::<Vec<_>>(), every_day().filter(changes).collect::<Vec<_>>());
    }

    #[test]
    fn segments_cover_every_day_once_and_differ_from_their_neighbours(a in any_truth()) {
        let segments: Vec<_> = a.segments().collect();
        for date in every_day() {
            let values: Vec<&Kleene> = segments
                .iter()
                .filter(|segment| lies_in(date, segment.from, segment.until))
                .map(|segment| segment.value)
                .collect();
            prop_assert_eq!(values, [a.at(date)]);
        }
        prop_assert_eq!(segments[0].from, None);
        prop_assert_eq!(segments[segments.len() - 1].until, None);
        for pair in segments.windows(2) {
            prop_assert_eq!(pair[0].until, pair[1].from);
            prop_assert_ne!(pair[0].value, pair[1].value);
        }
    }
}

#[test]
fn a_judgement_holds_from_its_date_up_to_but_not_on_its_last() {
    let (on, until) = (date(2026, 9, 1), date(2027, 9, 1));
    let judged = Steps::between(Some(on), Some(until), Kleene::Yes, Kleene::Unknown);
    assert_eq!(*judged.at(date(2026, 8, 31)), Kleene::Unknown);
    assert_eq!(*judged.at(on), Kleene::Yes);
    assert_eq!(*judged.at(date(2027, 8, 31)), Kleene::Yes);
    assert_eq!(*judged.at(until), Kleene::Unknown);
    assert_eq!(judged.until(date(2026, 11, 23)), Some(until));
    assert_eq!(judged.until(until), None);
    assert_eq!(judged.next_change(date(2026, 1, 1)), Some((on, &Kleene::Yes)));
    assert_eq!(judged.to_string(), "unknown, 2026-09-01 yes, 2027-09-01 unknown");
}

#[test]
fn an_interval_that_ends_before_it_starts_is_empty() {
    let backwards = Steps::between(Some(date(2027, 1, 1)), Some(date(2026, 1, 1)), Kleene::Yes, Kleene::No);
    assert_eq!(backwards, Truth::NO);
}

#[test]
fn a_step_on_the_first_day_of_the_calendar_has_nothing_before_it() {
    assert_eq!(Steps::from_date(Kleene::No, Date::MIN, Kleene::Yes), Truth::YES);
    assert_eq!(Steps::between(Some(Date::MIN), None, Kleene::Yes, Kleene::No), Truth::YES);
    assert_eq!(Steps::between(None, Some(Date::MIN), Kleene::Yes, Kleene::No), Truth::NO);
}

#[test]
fn a_step_that_changes_nothing_is_no_step() {
    let twice = Steps::from_steps(1, [(date(2026, 1, 1), 2), (date(2026, 6, 1), 2), (date(2026, 7, 1), 1)]);
    assert_eq!(twice, Steps::between(Some(date(2026, 1, 1)), Some(date(2026, 7, 1)), 2, 1));
    let there_and_back = Steps::from_steps(1, [(date(2026, 1, 1), 2), (date(2026, 1, 1), 1)]);
    assert_eq!(there_and_back.as_constant(), Some(&1));
}

#[test]
fn other_things_than_truth_have_dates_too() {
    let employees = Steps::from_steps(None, [(date(2026, 1, 1), Some(340)), (date(2026, 7, 1), Some(48))]);
    assert_eq!(*employees.at(date(2026, 3, 1)), Some(340));
    let large = employees.map(|count| Kleene::from(count.map(|count| count >= 50)));
    assert_eq!(large.to_string(), "unknown, 2026-01-01 yes, 2026-07-01 no");
}
