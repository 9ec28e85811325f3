//! Native code that was made beforehand, written to an object file and linked into this program.
#![allow(unsafe_code)] // Reading what the linker put there; each block states its invariant.

use std::collections::HashMap;
use std::slice;

use maatstaf_program::{ExprId, Program, from_bytes};

use super::layout::{LAYOUT, Shape};
use super::{Machine, NativeError};
use crate::evaluator::LoadError;

/// The first bytes of every linked policy.
pub(crate) const LINKED_MAGIC: [u8; 8] = *b"maatobj\x1a";

/// A policy in an object file of `maatstaf compile --emit object`: what its one symbol names. It
/// is made by the compiler and read by [`crate::Evaluator::linked`], and nobody else looks inside.
#[derive(Debug)]
#[repr(C)]
pub struct LinkedPolicy {
    pub(crate) magic: [u8; 8],
    pub(crate) layout: u64,
    pub(crate) bundle: *const u8,
    pub(crate) bundle_length: u64,
    pub(crate) shapes: *const LinkedCode,
    pub(crate) shape_count: u64,
    pub(crate) exprs: *const LinkedCode,
    pub(crate) expr_count: u64,
}

/// One function: the number of its shape or expression, and its code.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub(crate) struct LinkedCode {
    pub(crate) key: u64,
    pub(crate) code: *const u8,
}

/// The program and the code of a linked policy. The bundle inside goes through everything that a
/// file goes through, before its code is looked at.
///
/// # Safety
///
/// `policy` is the symbol of an object file that `maatstaf compile --emit object` made, which
/// stays loaded for as long as the process; or its first eight bytes, and then its layout, are
/// others.
pub(crate) unsafe fn read(policy: *const LinkedPolicy) -> Result<(Program, Machine, [u8; 32]), LoadError> {
    let other = |what: &str| Err(LoadError::Native(NativeError(what.to_owned())));
    if policy.is_null() || !policy.is_aligned() {
        return other("this is no linked policy");
    }
    // SAFETY: the caller says that it is a linked policy, or begins with other bytes; the magic
    // is looked at by itself, before anything behind it.
    if unsafe { (*policy).magic } != LINKED_MAGIC {
        return other("this is no linked policy");
    }
    // SAFETY: as above; every version has the layout in the second place.
    if unsafe { (*policy).layout } != LAYOUT {
        return other("this policy was compiled into an object file for another version of the runtime");
    }
    // SAFETY: the magic and the layout are those of this version, so the whole struct is there.
    let policy = unsafe { &*policy };
    let length = usize::try_from(policy.bundle_length).unwrap_or(0);
    // SAFETY: the compiler wrote so many bytes to the place that the linker filled in, and nobody
    // writes to them.
    let bytes = unsafe { slice::from_raw_parts(policy.bundle, length) };
    let program = from_bytes(bytes).map_err(LoadError::Bundle)?;
    let hash = maatstaf_program::program_hash(bytes).map_err(LoadError::Bundle)?;
    let table = |codes: *const LinkedCode, count: u64| {
        // SAFETY: as for the bundle; an empty table has a place of its own too.
        unsafe { slice::from_raw_parts(codes, usize::try_from(count).unwrap_or(0)) }
    };
    let shapes: HashMap<Shape, usize> = table(policy.shapes, policy.shape_count)
        .iter()
        .filter_map(|entry| Some((Shape(u32::try_from(entry.key).ok()?), entry.code as usize)))
        .collect();
    let exprs: HashMap<ExprId, usize> = table(policy.exprs, policy.expr_count)
        .iter()
        .filter_map(|entry| Some((ExprId(u32::try_from(entry.key).ok()?), entry.code as usize)))
        .collect();
    Ok((program, Machine { shapes, exprs, owner: None }, hash))
}

#[cfg(test)]
mod tests;
