//! The samples of the language, formatted.

// A test stops at the first surprise.
#![allow(clippy::unwrap_used, clippy::panic)]

use maatstaf_format::format;

#[test]
fn the_sample_policy_looks_like_this() {
    insta::assert_snapshot!(format(include_str!("../../syntax/tests/samples/policy.maat")).unwrap());
}

#[test]
fn the_sample_norms_look_like_this() {
    insta::assert_snapshot!(format(include_str!("../../syntax/tests/samples/norms.maat")).unwrap());
}

#[test]
fn the_sample_case_looks_like_this() {
    insta::assert_snapshot!(format(include_str!("../../syntax/tests/samples/case.maat")).unwrap());
}

#[test]
fn everything_looks_like_this() {
    insta::assert_snapshot!(format(include_str!("../../syntax/tests/samples/everything.maat")).unwrap());
}
