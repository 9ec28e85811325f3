//! What is handed to C for keeping, and taken back: a policy, and texts.
//!
//! The invariant: a pointer that was given is taken back at most once, by the function that the
//! header names for it, and is not used after that. It is the caller's to keep.

#![allow(unsafe_code, reason = "ownership that went through C cannot be taken back without it")]

use std::ffi::{CString, c_char};

use crate::entry::maatstaf_policy;

/// Hands over a policy.
pub(crate) fn policy(policy: maatstaf_policy) -> *mut maatstaf_policy {
    Box::into_raw(Box::new(policy))
}

/// Takes a policy back, and frees it. Null is nothing.
pub(crate) fn free_policy(pointer: *mut maatstaf_policy) {
    if !pointer.is_null() {
        // SAFETY: it came from `policy` above, and comes back once.
        drop(unsafe { Box::from_raw(pointer) });
    }
}

/// Hands over a text that ends with a zero.
pub(crate) fn text(text: String) -> *mut c_char {
    // JSON writes a zero as `\u0000`; there is none in it.
    CString::new(text).unwrap_or_default().into_raw()
}

/// Takes a text back, and frees it. Null is nothing.
pub(crate) fn free_text(pointer: *mut c_char) {
    if !pointer.is_null() {
        // SAFETY: it came from `text` above, comes back once, and its length was not changed.
        drop(unsafe { CString::from_raw(pointer) });
    }
}
