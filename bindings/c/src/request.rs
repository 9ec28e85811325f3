//! A request as C states it, and the same for the runtime.

#![allow(non_camel_case_types, reason = "these are the names of the C interface")]

use maatstaf_program::{DataId, DecisionId, GroupingId, Level, Object, PartyId, PurposeId, Verb, WorkerId};
use maatstaf_runtime::{Evidence, Moment, Request, Slot};

use crate::borrow;
use crate::failure::Failure;

/// A handle that is not stated.
pub const MAATSTAF_NO_HANDLE: u16 = 0xffff;
/// A yes or no, a level, or a number that is not stated.
pub const MAATSTAF_NOT_STATED: i8 = -1;
/// An instant that is not stated.
pub const MAATSTAF_NO_INSTANT: i64 = i64::MIN;

/// A value of an attribute or of the context. All of it zero: not stated.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub struct maatstaf_slot {
    /// 1 if it is stated, else 0.
    pub stated: u64,
    /// 1 or 0 for yes or no; millionths for a number; seconds for a duration; days since
    /// 1970-01-01 for a date; seconds since then for an instant.
    pub value: i64,
}

/// When something happened. All of it zero: not stated.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub struct maatstaf_moment {
    /// 0 not stated, 1 it has not happened yet, 2 it happened.
    pub kind: u64,
    /// When (seconds since 1970-01-01T00:00:00Z).
    pub at: i64,
}

/// The evidence of a human review. Begin with `maatstaf_review_new`.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct maatstaf_review {
    /// The size of this structure, as the caller knows it.
    pub size: u32,
    /// Whether the reviewer is the person concerned: 1, 0 or -1.
    pub is_subject: i8,
    /// Whether a system reviewed, which is no review: 1 or 0.
    pub by_system: i8,
    /// Whether the reviewer could override: 1, 0 or -1.
    pub could_override: i8,
    /// Whether the person concerned was heard: 1, 0 or -1.
    pub heard_subject: i8,
    /// Whether the reviewer saw the reasons of the score: 1, 0 or -1.
    pub saw_reasons: i8,
    /// When, in seconds since 1970-01-01T00:00:00Z.
    pub at: i64,
    /// The roles of the reviewer; null: not stated.
    pub roles: *const u16,
    /// How many.
    pub roles_count: usize,
    /// The roles of the reviewer to the person concerned; null: not stated.
    pub roles_of_subject: *const u16,
    /// How many.
    pub roles_of_subject_count: usize,
    /// The data that the reviewer saw; null: not stated.
    pub saw: *const u16,
    /// How many.
    pub saw_count: usize,
}

/// What somebody asks to do. Begin with `maatstaf_request_new`, which states nothing else.
///
/// Handles are those of the policy that decides (`maatstaf_handle`). A list that is null is not
/// stated; one that is not null and has no entries says that there are none.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct maatstaf_request {
    /// The size of this structure, as the caller knows it.
    pub size: u32,
    /// 0 collect, 1 receive, 2 derive, 3 show, 4 share, 5 decide, 6 retain.
    pub verb: u8,
    /// 0 individual, 1 team, 2 department, 3 organisation, or -1.
    pub level: i8,
    /// Whether the actor is the person concerned: 1, 0 or -1.
    pub is_subject: i8,
    /// Whether the record is held for a legal claim: 1, 0 or -1.
    pub on_hold: i8,
    /// The data; for decide, the decision.
    pub object: u16,
    /// The purpose.
    pub purpose: u16,
    /// The kind of worker that it is about.
    pub worker: u16,
    /// The division that the figure is per group of.
    pub grouping: u16,
    /// How many people the figure is about, or -1.
    pub group_size: i64,
    /// How many people of the group the figure leaves out, or -1.
    pub rest_size: i64,
    /// The instant of the request, in seconds since 1970-01-01T00:00:00Z. The library reads no clock.
    pub time: i64,
    /// When the record was made.
    pub recorded_at: i64,
    /// When this was last done.
    pub last_at: maatstaf_moment,
    /// The roles of the actor.
    pub roles: *const u16,
    /// How many.
    pub roles_count: usize,
    /// The roles of the actor to the person concerned.
    pub roles_of_subject: *const u16,
    /// How many.
    pub roles_of_subject_count: usize,
    /// The events: at the place of its handle, when each happened.
    pub events: *const maatstaf_moment,
    /// How many.
    pub events_count: usize,
    /// The attributes of the person concerned: at the place of its handle, the value of each.
    pub attributes: *const maatstaf_slot,
    /// How many.
    pub attributes_count: usize,
    /// The values of the context: at the place of its handle, each.
    pub context: *const maatstaf_slot,
    /// How many.
    pub context_count: usize,
    /// The evidence of a human review, or null.
    pub review: *const maatstaf_review,
}

/// A request that states no more than what has to be stated.
pub(crate) fn new(verb: u8, object: u16, time: i64) -> maatstaf_request {
    maatstaf_request {
        // No structure of this interface comes near to the limit.
        size: size_of::<maatstaf_request>() as u32,
        verb,
        level: MAATSTAF_NOT_STATED,
        is_subject: MAATSTAF_NOT_STATED,
        on_hold: MAATSTAF_NOT_STATED,
        object,
        purpose: MAATSTAF_NO_HANDLE,
        worker: MAATSTAF_NO_HANDLE,
        grouping: MAATSTAF_NO_HANDLE,
        group_size: MAATSTAF_NOT_STATED.into(),
        rest_size: MAATSTAF_NOT_STATED.into(),
        time,
        recorded_at: MAATSTAF_NO_INSTANT,
        last_at: maatstaf_moment::default(),
        roles: std::ptr::null(),
        roles_count: 0,
        roles_of_subject: std::ptr::null(),
        roles_of_subject_count: 0,
        events: std::ptr::null(),
        events_count: 0,
        attributes: std::ptr::null(),
        attributes_count: 0,
        context: std::ptr::null(),
        context_count: 0,
        review: std::ptr::null(),
    }
}

/// A review of which nothing is stated.
pub(crate) fn new_review() -> maatstaf_review {
    maatstaf_review {
        size: size_of::<maatstaf_review>() as u32,
        is_subject: MAATSTAF_NOT_STATED,
        by_system: 0,
        could_override: MAATSTAF_NOT_STATED,
        heard_subject: MAATSTAF_NOT_STATED,
        saw_reasons: MAATSTAF_NOT_STATED,
        at: MAATSTAF_NO_INSTANT,
        roles: std::ptr::null(),
        roles_count: 0,
        roles_of_subject: std::ptr::null(),
        roles_of_subject_count: 0,
        saw: std::ptr::null(),
        saw_count: 0,
    }
}

impl maatstaf_request {
    /// The request as the runtime takes it. Copies nothing.
    pub(crate) fn read(&self) -> Result<Request<'_>, Failure> {
        if self.size as usize != size_of::<maatstaf_request>() {
            return Err(Failure::member("size"));
        }
        let verb = Verb::ALL.get(usize::from(self.verb)).copied().ok_or_else(|| Failure::member("verb"))?;
        let object = match verb {
            Verb::Decide => Object::Decision(DecisionId(self.object)),
            _ => Object::Data(DataId(self.object)),
        };
        let mut request = Request::new(verb, object, self.time);
        request.purpose = handle(self.purpose).map(PurposeId);
        request.worker = handle(self.worker).map(WorkerId);
        request.grouping = handle(self.grouping).map(GroupingId);
        request.level = match self.level {
            MAATSTAF_NOT_STATED => None,
            level => {
                let level = usize::try_from(level).ok().and_then(|level| Level::ALL.get(level).copied());
                Some(level.ok_or_else(|| Failure::member("level"))?)
            }
        };
        request.is_subject = yes_no(self.is_subject, "is_subject")?;
        request.on_hold = yes_no(self.on_hold, "on_hold")?;
        request.group_size = count(self.group_size, "group_size")?;
        request.rest_size = count(self.rest_size, "rest_size")?;
        request.recorded_at = instant(self.recorded_at);
        request.last_at = moment(&self.last_at, "last_at")?;
        request.roles = borrow::handles::<PartyId>(&self.roles, self.roles_count, "roles")?;
        request.roles_of_subject =
            borrow::handles::<PartyId>(&self.roles_of_subject, self.roles_of_subject_count, "roles_of_subject")?;
        request.events = borrow::moments(&self.events, self.events_count)?;
        request.attributes = borrow::slots(&self.attributes, self.attributes_count, "attributes")?;
        request.context = borrow::slots(&self.context, self.context_count, "context")?;
        request.review = borrow::review(&self.review)?.map(maatstaf_review::read).transpose()?;
        Ok(request)
    }
}

impl maatstaf_review {
    fn read(&self) -> Result<Evidence<'_>, Failure> {
        if self.size as usize != size_of::<maatstaf_review>() {
            return Err(Failure::member("review.size"));
        }
        Ok(Evidence {
            roles: borrow::handles::<PartyId>(&self.roles, self.roles_count, "review.roles")?,
            roles_of_subject: borrow::handles::<PartyId>(
                &self.roles_of_subject,
                self.roles_of_subject_count,
                "review.roles_of_subject",
            )?,
            is_subject: yes_no(self.is_subject, "review.is_subject")?,
            by_system: yes_no(self.by_system, "review.by_system")?.unwrap_or(false),
            at: instant(self.at),
            could_override: yes_no(self.could_override, "review.could_override")?,
            heard_subject: yes_no(self.heard_subject, "review.heard_subject")?,
            saw: borrow::handles::<DataId>(&self.saw, self.saw_count, "review.saw")?,
            saw_reasons: yes_no(self.saw_reasons, "review.saw_reasons")?,
        })
    }
}

fn handle(handle: u16) -> Option<u16> {
    (handle != MAATSTAF_NO_HANDLE).then_some(handle)
}

fn yes_no(value: i8, what: &str) -> Result<Option<bool>, Failure> {
    match value {
        MAATSTAF_NOT_STATED => Ok(None),
        0 => Ok(Some(false)),
        1 => Ok(Some(true)),
        _ => Err(Failure::member(what)),
    }
}

fn count(value: i64, what: &str) -> Result<Option<u32>, Failure> {
    match value {
        -1 => Ok(None),
        _ => u32::try_from(value).map(Some).map_err(|_| Failure::member(what)),
    }
}

fn instant(value: i64) -> Option<i64> {
    (value != MAATSTAF_NO_INSTANT).then_some(value)
}

fn moment(moment: &maatstaf_moment, what: &str) -> Result<Moment, Failure> {
    match moment.kind {
        0 => Ok(Moment::MISSING),
        1 => Ok(Moment::NOT_YET),
        2 => Ok(Moment::at(moment.at)),
        _ => Err(Failure::member(what)),
    }
}

// The runtime reads these lists where they are: the layouts are one.
const _: () =
    assert!(size_of::<maatstaf_slot>() == size_of::<Slot>() && align_of::<maatstaf_slot>() == align_of::<Slot>());
const _: () = assert!(
    size_of::<maatstaf_moment>() == size_of::<Moment>() && align_of::<maatstaf_moment>() == align_of::<Moment>()
);
