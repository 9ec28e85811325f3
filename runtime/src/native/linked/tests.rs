use std::ptr;

use super::*;

fn empty() -> LinkedPolicy {
    LinkedPolicy {
        magic: LINKED_MAGIC,
        layout: LAYOUT,
        bundle: ptr::dangling(),
        bundle_length: 0,
        shapes: ptr::dangling(),
        shape_count: 0,
        exprs: ptr::dangling(),
        expr_count: 0,
    }
}

fn refused(policy: &LinkedPolicy) -> String {
    // SAFETY: its magic or layout are others, or it has nothing in it.
    match unsafe { read(policy) } {
        Ok(_) => "read".to_owned(),
        Err(error) => error.to_string(),
    }
}

#[test]
fn what_is_no_linked_policy_or_of_another_version_is_refused_before_it_is_read() {
    // SAFETY: a null pointer is seen before anything is read.
    assert!(unsafe { read(ptr::null()) }.is_err());
    let nowhere = || ptr::without_provenance(8);
    let other = LinkedPolicy { magic: *b"maatc\r\n\x1a", bundle: nowhere(), bundle_length: u64::MAX, ..empty() };
    assert!(refused(&other).contains("no linked policy"));
    let newer = LinkedPolicy { layout: LAYOUT ^ 1, bundle: nowhere(), bundle_length: u64::MAX, ..empty() };
    assert!(refused(&newer).contains("another version"));
}

#[test]
fn its_bundle_is_held_to_everything_that_a_file_is_held_to() {
    assert!(refused(&empty()).contains("not a compiled policy") || !refused(&empty()).contains("read"));
    let bytes = maatstaf_program::to_bytes(&Program::empty()).unwrap();
    let policy = LinkedPolicy { bundle: bytes.as_ptr(), bundle_length: bytes.len() as u64, ..empty() };
    assert_eq!(refused(&policy), "read");
    let mut altered = bytes.clone();
    *altered.last_mut().unwrap() ^= 1;
    let policy = LinkedPolicy { bundle: altered.as_ptr(), bundle_length: altered.len() as u64, ..empty() };
    assert_ne!(refused(&policy), "read");
}
