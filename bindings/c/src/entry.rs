//! The functions of the interface. Each catches what goes wrong in it; no panic gets out.

#![allow(unsafe_code, reason = "a function that C finds by its name is marked so")]
#![allow(non_camel_case_types, reason = "these are the names of the C interface")]

use std::ffi::c_char;
use std::panic::{AssertUnwindSafe, catch_unwind};

use maatstaf_program::{BundleError, Text};
use maatstaf_runtime::{Evaluator, LoadError};

use crate::answer::{maatstaf_decision, maatstaf_due};
use crate::failure::{self, Failure};
use crate::linked::{self, maatstaf_linked_policy};
use crate::request::{self, maatstaf_request, maatstaf_review};
use crate::status::{maatstaf_status, maatstaf_table};
use crate::{borrow, give};

/// A policy that is loaded. It may be used by any number of threads at the same time.
pub struct maatstaf_policy {
    evaluator: Evaluator,
}

/// Does the work of a call, and keeps the message if it failed.
fn call(work: impl FnOnce() -> Result<(), Failure>) -> maatstaf_status {
    // What a caught panic left half done is nothing that a later call reads.
    let done = catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(Failure::internal()));
    match done {
        Ok(()) => maatstaf_status::MAATSTAF_OK,
        Err(failure) => failure.keep(),
    }
}

/// The version of the library.
#[unsafe(no_mangle)]
pub extern "C" fn maatstaf_version() -> *const c_char {
    concat!(env!("CARGO_PKG_VERSION"), "\0").as_ptr().cast()
}

/// The message of the last call of this thread that failed, in one language (`maatstaf_lang`; what
/// is none counts as English); empty if none did. It stays until the next call of this thread that fails, and is not to be freed.
#[unsafe(no_mangle)]
pub extern "C" fn maatstaf_last_error(lang: u32) -> *const c_char {
    failure::last(lang)
}

/// Loads a policy from the bytes of a `.maatc` file. The bytes are not needed afterwards. Free the
/// policy with `maatstaf_policy_free`.
#[unsafe(no_mangle)]
pub extern "C" fn maatstaf_load(bytes: *const u8, length: usize, policy: *mut *mut maatstaf_policy) -> maatstaf_status {
    call(|| {
        let place = borrow::place(policy, "policy")?;
        *place = std::ptr::null_mut();
        let bytes = borrow::list(bytes, length, "bytes")?;
        let evaluator = Evaluator::load(bytes).map_err(|error| no_policy(&error))?;
        *place = give::policy(maatstaf_policy { evaluator });
        Ok(())
    })
}

/// Loads a policy that was compiled into an object file and linked into this program: `linked` is
/// `&maatstaf_policy_NAME` of its header. No code is made, so this works where a program may not
/// make any. The constants of the header are the handles of this policy. Free it with
/// `maatstaf_policy_free`.
#[unsafe(no_mangle)]
pub extern "C" fn maatstaf_load_linked(
    linked: *const maatstaf_linked_policy,
    policy: *mut *mut maatstaf_policy,
) -> maatstaf_status {
    call(|| {
        let place = borrow::place(policy, "policy")?;
        *place = std::ptr::null_mut();
        let evaluator = linked::evaluator(linked, no_policy)?;
        *place = give::policy(maatstaf_policy { evaluator });
        Ok(())
    })
}

/// Frees a policy. Null is nothing. No thread may use it any more.
#[unsafe(no_mangle)]
pub extern "C" fn maatstaf_policy_free(policy: *mut maatstaf_policy) {
    call(|| {
        give::free_policy(policy);
        Ok(())
    });
}

/// Frees a text that one of these functions gave. Null is nothing.
#[unsafe(no_mangle)]
pub extern "C" fn maatstaf_text_free(text: *mut c_char) {
    call(|| {
        give::free_text(text);
        Ok(())
    });
}

/// Looks up a name in a table of the policy (`maatstaf_table`). The handle means something in this policy alone.
#[unsafe(no_mangle)]
pub extern "C" fn maatstaf_handle(
    policy: *const maatstaf_policy,
    table: u32,
    name: *const c_char,
    handle: *mut u16,
) -> maatstaf_status {
    call(|| {
        let place = borrow::place(handle, "handle")?;
        *place = request::MAATSTAF_NO_HANDLE;
        let evaluator = &borrow::reference(policy, "policy")?.evaluator;
        let name = borrow::name(name, "name")?;
        // A number, not an enum: C may pass any.
        let found = match table {
            table if table == maatstaf_table::MAATSTAF_DATA as u32 => evaluator.data(name).map(|id| id.0),
            table if table == maatstaf_table::MAATSTAF_DECISIONS as u32 => evaluator.decision(name).map(|id| id.0),
            table if table == maatstaf_table::MAATSTAF_PURPOSES as u32 => evaluator.purpose(name).map(|id| id.0),
            table if table == maatstaf_table::MAATSTAF_PARTIES as u32 => evaluator.party(name).map(|id| id.0),
            table if table == maatstaf_table::MAATSTAF_WORKERS as u32 => evaluator.worker(name).map(|id| id.0),
            table if table == maatstaf_table::MAATSTAF_GROUPINGS as u32 => evaluator.grouping(name).map(|id| id.0),
            table if table == maatstaf_table::MAATSTAF_EVENTS as u32 => evaluator.event(name).map(|id| id.0),
            table if table == maatstaf_table::MAATSTAF_ATTRIBUTES as u32 => evaluator.attribute(name).map(|id| id.0),
            table if table == maatstaf_table::MAATSTAF_CONTEXT as u32 => evaluator.context(name).map(|id| id.0),
            _ => return Err(Failure::member("table")),
        };
        *place = found.map_err(|complaint| Failure::new(maatstaf_status::MAATSTAF_NO_SUCH_NAME, complaint.text))?;
        Ok(())
    })
}

/// A text as the value of an attribute or of the context, for `maatstaf_slot`.
#[unsafe(no_mangle)]
pub extern "C" fn maatstaf_text_value(
    policy: *const maatstaf_policy,
    text: *const c_char,
    value: *mut i64,
) -> maatstaf_status {
    call(|| {
        let place = borrow::place(value, "value")?;
        let evaluator = &borrow::reference(policy, "policy")?.evaluator;
        *place = evaluator.text(borrow::name(text, "text")?).get().unwrap_or(-1);
        Ok(())
    })
}

/// A request that states a verb, what it is about, and the instant, and nothing else.
#[unsafe(no_mangle)]
pub extern "C" fn maatstaf_request_new(verb: u8, object: u16, time: i64) -> maatstaf_request {
    request::new(verb, object, time)
}

/// A review of which nothing is stated.
#[unsafe(no_mangle)]
pub extern "C" fn maatstaf_review_new() -> maatstaf_review {
    request::new_review()
}

/// Decides a request. Allocates nothing. Unless this gives `MAATSTAF_OK`, the decision is a denial.
#[unsafe(no_mangle)]
pub extern "C" fn maatstaf_decide(
    policy: *const maatstaf_policy,
    request: *const maatstaf_request,
    decision: *mut maatstaf_decision,
) -> maatstaf_status {
    call(|| {
        let place = borrow::place(decision, "decision")?;
        *place = maatstaf_decision::DENY;
        let evaluator = &borrow::reference(policy, "policy")?.evaluator;
        let request = borrow::reference(request, "request")?.read()?;
        *place = (&evaluator.decide(&request)).into();
        Ok(())
    })
}

/// Decides many requests, in their order. Unless this gives `MAATSTAF_OK`, all are denials.
#[unsafe(no_mangle)]
pub extern "C" fn maatstaf_decide_batch(
    policy: *const maatstaf_policy,
    requests: *const maatstaf_request,
    count: usize,
    decisions: *mut maatstaf_decision,
) -> maatstaf_status {
    call(|| {
        let places = borrow::places(decisions, count, "decisions")?;
        places.fill(maatstaf_decision::DENY);
        let evaluator = &borrow::reference(policy, "policy")?.evaluator;
        let requests = borrow::list(requests, count, "requests")?;
        // All are read before any is decided: a batch is answered whole or not at all.
        for request in requests {
            request.read()?;
        }
        for (request, place) in requests.iter().zip(places) {
            *place = (&evaluator.decide(&request.read()?)).into();
        }
        Ok(())
    })
}

/// Decides a request, and says the answer in words: JSON in the shape of the OpenID AuthZEN
/// Authorization API. Free it with `maatstaf_text_free`.
#[unsafe(no_mangle)]
pub extern "C" fn maatstaf_explain(
    policy: *const maatstaf_policy,
    request: *const maatstaf_request,
    answer: *mut *mut c_char,
) -> maatstaf_status {
    call(|| {
        let place = borrow::place(answer, "answer")?;
        *place = std::ptr::null_mut();
        let evaluator = &borrow::reference(policy, "policy")?.evaluator;
        let request = borrow::reference(request, "request")?.read()?;
        *place = give::text(evaluator.explain(&request, &evaluator.decide(&request)).to_json());
        Ok(())
    })
}

/// Answers a request in JSON, in JSON, both in the shape of the OpenID AuthZEN Authorization API.
/// To nonsense the answer is no. Free it with `maatstaf_text_free`.
#[unsafe(no_mangle)]
pub extern "C" fn maatstaf_decide_json(
    policy: *const maatstaf_policy,
    json: *const c_char,
    answer: *mut *mut c_char,
) -> maatstaf_status {
    call(|| {
        let place = borrow::place(answer, "answer")?;
        *place = std::ptr::null_mut();
        let evaluator = &borrow::reference(policy, "policy")?.evaluator;
        *place = give::text(evaluator.decide_json(borrow::name(json, "json")?).to_json());
        Ok(())
    })
}

/// How long the record of a request may be kept. Unless this gives `MAATSTAF_OK`, nothing is known.
#[unsafe(no_mangle)]
pub extern "C" fn maatstaf_due_by(
    policy: *const maatstaf_policy,
    request: *const maatstaf_request,
    due: *mut maatstaf_due,
) -> maatstaf_status {
    call(|| {
        let place = borrow::place(due, "due")?;
        *place = maatstaf_due::UNKNOWN;
        let evaluator = &borrow::reference(policy, "policy")?.evaluator;
        let request = borrow::reference(request, "request")?.read()?;
        *place = (&evaluator.due(&request)).into();
        Ok(())
    })
}

fn no_policy(error: &LoadError) -> Failure {
    let text = match error {
        LoadError::Bundle(error) => error.text(),
        LoadError::Unsound(faults) => BundleError::Unsound(faults.clone()).text(),
        LoadError::Native(error) => Text::both(error.to_string()),
    };
    Failure::new(maatstaf_status::MAATSTAF_NO_POLICY, text)
}
