//! What C lends for the time of a call: pointers read as references and slices.
//!
//! The invariant of every block here is what the header asks of a caller: a pointer that is not
//! null points to as many values as its count says, they are initialised, and nobody writes to
//! them until the call returns. References to a structure of the caller carry its lifetime, so
//! nothing read here outlives the call.

#![allow(unsafe_code, reason = "a pointer of the caller cannot be followed without it")]

use std::ffi::{CStr, c_char};

use maatstaf_program::{DataId, PartyId};
use maatstaf_runtime::{Moment, Slot};

use crate::failure::Failure;
use crate::request::{maatstaf_moment, maatstaf_review, maatstaf_slot};

/// More entries than this are a count that was never set.
const MOST: usize = 1 << 20;

/// Handles that are, in memory, the number that they wrap.
pub(crate) trait Handle: Sized {}
impl Handle for PartyId {}
impl Handle for DataId {}

/// What a pointer points to.
pub(crate) fn reference<'c, T>(pointer: *const T, what: &str) -> Result<&'c T, Failure> {
    // SAFETY: see the top of this file; null gives `None`.
    unsafe { pointer.as_ref() }.ok_or_else(|| Failure::null(what))
}

/// Where a call puts its result.
pub(crate) fn place<'c, T>(pointer: *mut T, what: &str) -> Result<&'c mut T, Failure> {
    // SAFETY: see the top of this file; null gives `None`. A place for a result is nobody else's
    // during the call.
    unsafe { pointer.as_mut() }.ok_or_else(|| Failure::null(what))
}

/// A list of the caller.
pub(crate) fn list<'c, T>(pointer: *const T, count: usize, what: &str) -> Result<&'c [T], Failure> {
    if count == 0 {
        return Ok(&[]);
    }
    if pointer.is_null() {
        return Err(Failure::null(what));
    }
    if count > isize::MAX as usize / size_of::<T>().max(1) {
        return Err(Failure::member(what));
    }
    // SAFETY: see the top of this file; the pointer is not null, and the size fits.
    Ok(unsafe { std::slice::from_raw_parts(pointer, count) })
}

/// A list of places for results.
pub(crate) fn places<'c, T>(pointer: *mut T, count: usize, what: &str) -> Result<&'c mut [T], Failure> {
    if count == 0 {
        return Ok(&mut []);
    }
    if pointer.is_null() {
        return Err(Failure::null(what));
    }
    if count > isize::MAX as usize / size_of::<T>().max(1) {
        return Err(Failure::member(what));
    }
    // SAFETY: see the top of this file; the pointer is not null, and the size fits. Places for
    // results are nobody else's during the call.
    Ok(unsafe { std::slice::from_raw_parts_mut(pointer, count) })
}

/// A text that ends with a zero.
pub(crate) fn name<'c>(pointer: *const c_char, what: &str) -> Result<&'c str, Failure> {
    if pointer.is_null() {
        return Err(Failure::null(what));
    }
    // SAFETY: see the top of this file; a text ends with a zero.
    unsafe { CStr::from_ptr(pointer) }.to_str().map_err(|_| Failure::not_utf8(what))
}

fn bounded<'r, T>(pointer: &'r *const T, count: usize, what: &str) -> Result<Option<&'r [T]>, Failure> {
    match (pointer.is_null(), count) {
        (true, 0) => Ok(None),
        (_, count) if count > MOST => Err(Failure::member(what)),
        _ => list(*pointer, count, what).map(Some),
    }
}

/// Handles that a request lists; `None` for a list that is not stated.
pub(crate) fn handles<'r, H: Handle>(
    pointer: &'r *const u16,
    count: usize,
    what: &str,
) -> Result<Option<&'r [H]>, Failure> {
    const { assert!(size_of::<H>() == size_of::<u16>() && align_of::<H>() == align_of::<u16>()) };
    let numbers = bounded(pointer, count, what)?;
    // SAFETY: a `Handle` is a transparent wrapper of a `u16`, of which every value is one.
    Ok(numbers.map(|numbers| unsafe { std::slice::from_raw_parts(numbers.as_ptr().cast::<H>(), numbers.len()) }))
}

/// The values of a request, in place.
pub(crate) fn slots<'r>(pointer: &'r *const maatstaf_slot, count: usize, what: &str) -> Result<&'r [Slot], Failure> {
    let slots = bounded(pointer, count, what)?.unwrap_or_default();
    if slots.iter().any(|slot| slot.stated > 1) {
        return Err(Failure::member(what));
    }
    // SAFETY: both are `repr(C)` with a `u64` and an `i64`, of which every value is one.
    Ok(unsafe { std::slice::from_raw_parts(slots.as_ptr().cast::<Slot>(), slots.len()) })
}

/// The events of a request, in place.
pub(crate) fn moments(pointer: &*const maatstaf_moment, count: usize) -> Result<&[Moment], Failure> {
    let moments = bounded(pointer, count, "events")?.unwrap_or_default();
    if moments.iter().any(|moment| moment.kind > 2) {
        return Err(Failure::member("events"));
    }
    // SAFETY: both are `repr(C)` with a `u64` and an `i64`, of which every value is one.
    Ok(unsafe { std::slice::from_raw_parts(moments.as_ptr().cast::<Moment>(), moments.len()) })
}

/// The review of a request, if it has one.
pub(crate) fn review(pointer: &*const maatstaf_review) -> Result<Option<&maatstaf_review>, Failure> {
    match pointer.is_null() {
        true => Ok(None),
        false => reference(*pointer, "review").map(Some),
    }
}
