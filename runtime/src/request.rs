//! What a request says, as handles and numbers.

use maatstaf_program::{
    AttributeId, ContextId, DataId, EventId, GroupingId, Level, MAX_INSTANT, MIN_INSTANT, Object, PartyId, Program,
    PurposeId, ValueType, Verb, WorkerId,
};

use crate::decision::{Field, Malformation};

/// A value that a request states or does not state. It has a fixed layout, because native code
/// reads slices of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(C)]
pub struct Slot {
    pub(crate) stated: u64,
    pub(crate) value: i64,
}

impl Slot {
    /// Not stated.
    pub const MISSING: Slot = Slot { stated: 0, value: 0 };

    /// A stated value, in the unit of its type (see [`ValueType`]): 1 or 0 for yes or no,
    /// millionths for a number, seconds for a duration or an instant, days for a date, the index
    /// of the word or -1 for a text.
    pub const fn of(value: i64) -> Slot {
        Slot { stated: 1, value }
    }

    /// The value, where it is stated.
    pub const fn get(self) -> Option<i64> {
        if self.stated == 0 { None } else { Some(self.value) }
    }
}

impl Default for Slot {
    fn default() -> Slot {
        Slot::MISSING
    }
}

/// When something happened. That it has not happened is a statement too, and not the same as
/// silence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(C)]
pub struct Moment {
    /// 0 not stated, 1 not happened, 2 happened.
    pub(crate) kind: u64,
    pub(crate) at: i64,
}

impl Moment {
    /// The request does not say.
    pub const MISSING: Moment = Moment { kind: 0, at: 0 };
    /// It has not happened yet.
    pub const NOT_YET: Moment = Moment { kind: 1, at: 0 };

    /// It happened, or will happen, at this instant (seconds since 1970-01-01T00:00:00Z).
    pub const fn at(instant: i64) -> Moment {
        Moment { kind: 2, at: instant }
    }

    /// `None` if it is not stated; `Some(None)` if it has not happened; `Some(Some(instant))`.
    pub const fn get(self) -> Option<Option<i64>> {
        match self.kind {
            0 => None,
            1 => Some(None),
            _ => Some(Some(self.at)),
        }
    }
}

impl Default for Moment {
    fn default() -> Moment {
        Moment::MISSING
    }
}

/// What somebody asks to do. `None` and an index beyond the end of a slice mean: not stated,
/// which is never guessed.
///
/// All indices are those of the program that decides; an index that it does not have makes the
/// request malformed.
#[derive(Clone, Copy, Debug)]
// What nearly every decision looks at stands together, in two cache lines and a half.
#[repr(C)]
pub struct Request<'a> {
    /// The instant of the request.
    pub time: i64,
    /// When the record, or the score, was made. For `collect`, `None` is the present.
    pub recorded_at: Option<i64>,
    /// The roles of the actor.
    pub roles: Option<&'a [PartyId]>,
    /// With which data, or which decision; [`Object::Any`] is malformed.
    pub object: Object,
    /// For which purpose.
    pub purpose: Option<PurposeId>,
    /// How many people the figure is about.
    pub group_size: Option<u32>,
    /// How many people of the group the figure leaves out.
    pub rest_size: Option<u32>,
    /// The kind of worker that it is about.
    pub worker: Option<WorkerId>,
    /// The division that the figure is per group of.
    pub grouping: Option<GroupingId>,
    /// What to do.
    pub verb: Verb,
    /// How fine the figure is.
    pub level: Option<Level>,
    /// Whether the actor is the person concerned.
    pub is_subject: Option<bool>,
    /// Whether the record is held for a legal claim. Not stated counts as not held: nothing is
    /// guessed in favour of keeping. It matters to rules with `hold for claim` alone.
    pub on_hold: Option<bool>,
    /// The roles that the actor has in relation to the person concerned.
    pub roles_of_subject: Option<&'a [PartyId]>,
    /// When this was last done.
    pub last_at: Moment,
    /// The events, by [`EventId`].
    pub events: &'a [Moment],
    /// The attributes of the person concerned, by [`AttributeId`].
    pub attributes: &'a [Slot],
    /// The values of the context, by [`ContextId`].
    pub context: &'a [Slot],
    /// What a human did.
    pub review: Option<Evidence<'a>>,
}

/// The evidence of a human review.
#[derive(Clone, Copy, Debug, Default)]
// Whether there is any evidence is seen from its first byte, beside the rest of a request.
#[repr(C)]
pub struct Evidence<'a> {
    /// Whether a system, or whoever made the score, is the reviewer; then it is no review.
    pub by_system: bool,
    /// Whether the reviewer is the person concerned.
    pub is_subject: Option<bool>,
    /// Whether the reviewer could override.
    pub could_override: Option<bool>,
    /// Whether the person concerned was heard.
    pub heard_subject: Option<bool>,
    /// Whether the reviewer saw the reasons of the score.
    pub saw_reasons: Option<bool>,
    /// When.
    pub at: Option<i64>,
    /// The roles of whoever reviewed.
    pub roles: Option<&'a [PartyId]>,
    /// The roles that the reviewer has in relation to the person concerned.
    pub roles_of_subject: Option<&'a [PartyId]>,
    /// What the reviewer saw.
    pub saw: Option<&'a [DataId]>,
}

impl<'a> Request<'a> {
    /// A request that states no more than what has to be stated.
    pub const fn new(verb: Verb, object: Object, time: i64) -> Request<'a> {
        Request {
            verb,
            object,
            purpose: None,
            roles: None,
            roles_of_subject: None,
            is_subject: None,
            worker: None,
            level: None,
            grouping: None,
            group_size: None,
            rest_size: None,
            time,
            recorded_at: None,
            on_hold: None,
            last_at: Moment::MISSING,
            events: &[],
            attributes: &[],
            context: &[],
            review: None,
        }
    }

    /// The instant of the record: for `collect` the present, where no other is stated.
    pub fn recorded(&self) -> Option<i64> {
        match self.recorded_at {
            None if self.verb == Verb::Collect => Some(self.time),
            stated => stated,
        }
    }

    /// An event.
    pub fn event(&self, id: EventId) -> Moment {
        self.events.get(id.index()).copied().unwrap_or(Moment::MISSING)
    }

    /// An attribute.
    pub fn attribute(&self, id: AttributeId) -> Option<i64> {
        self.attributes.get(id.index()).and_then(|slot| slot.get())
    }

    /// A value of the context.
    pub fn context_value(&self, id: ContextId) -> Option<i64> {
        self.context.get(id.index()).and_then(|slot| slot.get())
    }

    /// What is wrong with the request for a program, or `None`.
    ///
    /// An engine may only look at a request for which this is `None`: indices are then in range,
    /// instants lie in the years 1 to 9999 and not after the request.
    #[inline]
    pub fn fault(&self, program: &Program) -> Option<(Field, Malformation)> {
        let symbols = &program.symbols;
        let range = Malformation::OutOfRange;
        let known = match self.object {
            Object::Any => false,
            Object::Data(id) => id.index() < symbols.data.len(),
            Object::Decision(id) => id.index() < symbols.decisions.len(),
        };
        if !known {
            return Some((Field::Object, range));
        }
        if self.purpose.is_some_and(|id| id.index() >= symbols.purposes.len()) {
            return Some((Field::Purpose, range));
        }
        let parties = symbols.parties.len();
        let unknown =
            |roles: Option<&[PartyId]>| roles.is_some_and(|roles| roles.iter().any(|id| id.index() >= parties));
        if unknown(self.roles) {
            return Some((Field::Roles, range));
        }
        if unknown(self.roles_of_subject) {
            return Some((Field::RolesOfSubject, range));
        }
        if self.worker.is_some_and(|id| id.index() >= symbols.workers.len()) {
            return Some((Field::Worker, range));
        }
        if self.grouping.is_some_and(|id| id.index() >= symbols.groupings.len()) {
            return Some((Field::Grouping, range));
        }
        if !is_instant(self.time) {
            return Some((Field::Time, range));
        }
        for (field, instant) in [(Field::RecordedAt, self.recorded_at), (Field::LastAt, self.last_at.get().flatten())] {
            match instant {
                Some(instant) if !is_instant(instant) => return Some((field, range)),
                Some(instant) if instant > self.time => {
                    return Some((field, Malformation::InFuture));
                }
                _ => {}
            }
        }
        for (at, event) in self.events.iter().enumerate().take(symbols.events.len()) {
            if event.get().flatten().is_some_and(|instant| !is_instant(instant)) {
                // The table has at most `limit::SYMBOLS` entries.
                return Some((Field::Event(EventId(at as u16)), range));
            }
        }
        let unfit = |slots: &[Slot], inputs: &[maatstaf_program::Input]| {
            slots.iter().zip(inputs).position(|(slot, input)| {
                input.value_type == ValueType::YesNo && slot.get().is_some_and(|value| !(0..=1).contains(&value))
            })
        };
        if let Some(at) = unfit(self.attributes, &symbols.attributes) {
            return Some((Field::Attribute(AttributeId(at as u16)), range));
        }
        if let Some(at) = unfit(self.context, &symbols.context) {
            return Some((Field::Context(ContextId(at as u16)), range));
        }
        if let Some(review) = &self.review {
            let unseen = review.saw.is_some_and(|saw| saw.iter().any(|id| id.index() >= symbols.data.len()));
            let odd = review.at.is_some_and(|instant| !is_instant(instant));
            if unseen || odd || unknown(review.roles) || unknown(review.roles_of_subject) {
                return Some((Field::Review, range));
            }
        }
        None
    }
}

fn is_instant(instant: i64) -> bool {
    (MIN_INSTANT..=MAX_INSTANT).contains(&instant)
}

#[cfg(test)]
mod tests;
