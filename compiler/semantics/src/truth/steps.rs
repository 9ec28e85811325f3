//! Step functions over civil dates.

use std::fmt;

use jiff::civil::Date;

/// A function from civil dates to values that changes on finitely many days.
///
/// It has a value before its first step, and a list of steps: from that day on, this value. The list is canonical:
/// dates strictly increase, no step repeats the value before it, and none stands on the first day of the calendar, which
/// would leave no day before it. So `==` is equality of the functions and not of how they were made.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Steps<T> {
    before: T,
    steps: Vec<(Date, T)>,
}

/// A longest stretch of days with one value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment<'a, T> {
    /// The first day of the stretch, or `None` when it has no beginning.
    pub from: Option<Date>,
    /// The day after its last day, or `None` when it has no end.
    pub until: Option<Date>,
    /// The value on every day of it.
    pub value: &'a T,
}

impl<T> Steps<T> {
    /// [`Steps::constant`] for a `const`.
    pub(super) const fn fixed(value: T) -> Steps<T> {
        Steps { before: value, steps: Vec::new() }
    }
}

impl<T: Clone + Eq> Steps<T> {
    /// The same value on every day. Does not allocate.
    pub fn constant(value: T) -> Steps<T> {
        Steps::fixed(value)
    }

    /// `before` up to `date`, and `after` from that day on.
    pub fn from_date(before: T, date: Date, after: T) -> Steps<T> {
        let mut built = Steps::constant(before);
        built.push(date, after);
        built
    }

    /// `inside` from `from` up to, not on, `until`; `outside` on all other days.
    ///
    /// A missing bound is no bound on that side. An interval that ends before it starts, or on the day that it starts,
    /// has no days in it.
    pub fn between(from: Option<Date>, until: Option<Date>, inside: T, outside: T) -> Steps<T> {
        if let (Some(from), Some(until)) = (from, until)
            && from >= until
        {
            return Steps::constant(outside);
        }
        let mut built = match from {
            Some(from) => Steps::from_date(outside.clone(), from, inside),
            None => Steps::constant(inside),
        };
        if let Some(until) = until {
            built.push(until, outside);
        }
        built
    }

    /// `before`, and then each value from its date on. The steps may come in any order; of two on one day, the one that
    /// comes later in `steps` counts.
    pub fn from_steps(before: T, steps: impl IntoIterator<Item = (Date, T)>) -> Steps<T> {
        let mut sorted: Vec<(Date, T)> = steps.into_iter().collect();
        // A stable sort, so that of two steps on one day the later one is pushed last, and wins.
        sorted.sort_by_key(|step| step.0);
        let mut built = Steps::constant(before);
        for (date, value) in sorted {
            built.push(date, value);
        }
        built
    }

    /// Adds a step at the end, keeping the form canonical. `date` must not lie before the last step; a step on the same
    /// day replaces it.
    pub(super) fn push(&mut self, date: Date, value: T) {
        debug_assert!(self.steps.last().is_none_or(|last| last.0 <= date));
        if date == Date::MIN {
            self.before = value;
            return;
        }
        if self.steps.last().is_some_and(|last| last.0 == date) {
            self.steps.pop();
        }
        if *self.last() != value {
            self.steps.push((date, value));
        }
    }

    /// The value on the last day of the calendar.
    fn last(&self) -> &T {
        self.steps.last().map_or(&self.before, |step| &step.1)
    }

    /// The value on `date`. Logarithmic in the number of steps.
    pub fn at(&self, date: Date) -> &T {
        // The number of steps that have been taken by `date`.
        match self.taken(date) {
            0 => &self.before,
            taken => &self.steps[taken - 1].1,
        }
    }

    /// How many steps lie on or before `date`.
    fn taken(&self, date: Date) -> usize {
        self.steps.partition_point(|step| step.0 <= date)
    }

    /// The value before the first step.
    pub fn before(&self) -> &T {
        &self.before
    }

    /// The steps: dates strictly increasing, and no two neighbours (the value before the first step included) alike.
    pub fn steps(&self) -> &[(Date, T)] {
        &self.steps
    }

    /// The one value that it has on every day, if it never changes.
    pub fn as_constant(&self) -> Option<&T> {
        self.steps.is_empty().then_some(&self.before)
    }

    /// The days on which the value differs from that of the day before, in order.
    pub fn change_dates(&self) -> impl DoubleEndedIterator<Item = Date> + ExactSizeIterator + '_ {
        self.steps.iter().map(|step| step.0)
    }

    /// The first change after (not on) `after`: its day, and the value from that day on.
    pub fn next_change(&self, after: Date) -> Option<(Date, &T)> {
        self.steps.get(self.taken(after)).map(|step| (step.0, &step.1))
    }

    /// The first day after `date` on which the value is not what it is on `date`; `None` if that day never comes.
    pub fn until(&self, date: Date) -> Option<Date> {
        // In the canonical form the next step is a change of value.
        self.next_change(date).map(|(date, _)| date)
    }

    /// The longest stretches of days with one value, in order. There is always at least one, the first has no beginning
    /// and the last has no end, and each begins where the one before it ends.
    pub fn segments(&self) -> impl Iterator<Item = Segment<'_, T>> {
        let froms = std::iter::once(None).chain(self.change_dates().map(Some));
        let untils = self.change_dates().map(Some).chain(std::iter::once(None));
        let values = std::iter::once(&self.before).chain(self.steps.iter().map(|step| &step.1));
        froms.zip(untils).zip(values).map(|((from, until), value)| Segment { from, until, value })
    }

    /// `f` of the value, on every day.
    pub fn map<U: Clone + Eq>(&self, mut f: impl FnMut(&T) -> U) -> Steps<U> {
        let mut mapped = Steps::constant(f(&self.before));
        for (date, value) in &self.steps {
            mapped.push(*date, f(value));
        }
        mapped
    }

    /// `f` of the two values, on every day. One merge: linear in the steps of both, and no allocation when neither has
    /// any.
    pub fn zip_with<U: Clone + Eq, V: Clone + Eq>(&self, other: &Steps<U>, mut f: impl FnMut(&T, &U) -> V) -> Steps<V> {
        let (mut left, mut right) = (&self.before, &other.before);
        let mut zipped = Steps::constant(f(left, right));
        let (mut lefts, mut rights) = (self.steps.iter().peekable(), other.steps.iter().peekable());
        loop {
            let date = match (lefts.peek(), rights.peek()) {
                (Some(a), Some(b)) => a.0.min(b.0),
                (Some(a), None) => a.0,
                (None, Some(b)) => b.0,
                (None, None) => return zipped,
            };
            if let Some(step) = lefts.next_if(|step| step.0 == date) {
                left = &step.1;
            }
            if let Some(step) = rights.next_if(|step| step.0 == date) {
                right = &step.1;
            }
            zipped.push(date, f(left, right));
        }
    }

    /// Itself from `from` up to, not on, `until`, and `outside` on all other days. Bounds as in [`Steps::between`].
    pub fn restrict(&self, from: Option<Date>, until: Option<Date>, outside: T) -> Steps<T> {
        let window = Steps::between(from, until, true, false);
        self.zip_with(&window, |value, inside| if *inside { value.clone() } else { outside.clone() })
    }

    /// `value` from `from` up to, not on, `until`, and itself on all other days. Bounds as in [`Steps::between`].
    pub fn overlay(&self, from: Option<Date>, until: Option<Date>, value: T) -> Steps<T> {
        let window = Steps::between(from, until, true, false);
        self.zip_with(&window, |own, inside| if *inside { value.clone() } else { own.clone() })
    }
}

/// Writes the value before the first step and then every step: `unknown, 2026-09-01 yes, 2027-09-01 unknown`.
impl<T: fmt::Display> fmt::Display for Steps<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.before)?;
        for (date, value) in &self.steps {
            write!(f, ", {date} {value}")?;
        }
        Ok(())
    }
}
