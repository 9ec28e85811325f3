//! Whatever is done to the text of a policy, it compiles to a program that verifies, or
//! not at all.
#![allow(clippy::unwrap_used)] // A test that fails says so.

#[path = "../../semantics/tests/support/edits.rs"]
mod edits;
#[path = "../../semantics/tests/support/mod.rs"]
mod support;

use std::cell::{Cell, RefCell};

use edits::{Edit, edited};
use maatstaf_db::Loaded;
use maatstaf_lower::lower;
use maatstaf_program::verify;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

const PACE: &str = include_str!("../../../examples/pace-board/policy.maat");

#[test]
fn an_edited_example_compiles_to_a_sound_program_or_not_at_all() {
    let checked = RefCell::new(support::project(&[]));
    let (compiled, refused) = (Cell::new(0), Cell::new(0));
    let config = Config { cases: 120, failure_persistence: None, max_shrink_iters: 40, ..Config::default() };
    TestRunner::new(config)
        .run(&prop::collection::vec(any::<Edit>(), 1..4), |edits| {
            let mut checked = checked.borrow_mut();
            let project = checked.project;
            let files = vec![("policy.maat".to_owned(), edited(PACE, &edits))];
            checked.db.set_files(project, Loaded { files, ..Loaded::default() });
            match lower(&checked.db, project) {
                Ok(program) => {
                    prop_assert_eq!(verify(&program), Ok(()));
                    compiled.set(compiled.get() + 1);
                }
                Err(errors) => {
                    prop_assert!(!errors.is_empty());
                    refused.set(refused.get() + 1);
                }
            }
            Ok(())
        })
        .unwrap();
    assert!(compiled.get() > 3 && refused.get() > 30, "{} compiled, {} refused", compiled.get(), refused.get());
}
