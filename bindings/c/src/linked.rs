//! A policy that was linked into the program of the caller.

#![allow(unsafe_code, reason = "only the caller can promise what it linked")]
#![allow(non_camel_case_types, reason = "these are the names of the C interface")]

use maatstaf_runtime::{Evaluator, LinkedPolicy};

use crate::failure::Failure;

/// A policy in an object file of `maatstaf compile --emit object`. Its header of `--emit c-header` declares it, by the name
/// `maatstaf_policy_NAME`.
pub struct maatstaf_linked_policy {
    _inside: [u8; 0],
}

/// The evaluator of a linked policy.
pub(crate) fn evaluator(
    linked: *const maatstaf_linked_policy,
    refused: impl FnOnce(&maatstaf_runtime::LoadError) -> Failure,
) -> Result<Evaluator, Failure> {
    if linked.is_null() {
        return Err(Failure::null("linked"));
    }
    // SAFETY: the header asks of the caller that this is the symbol of such an object file, which
    // is linked into the program and so stays where it is; what begins with other bytes, or was
    // made for another version, is refused before the rest is read.
    unsafe { Evaluator::linked(linked.cast::<LinkedPolicy>()) }.map_err(|error| refused(&error))
}
