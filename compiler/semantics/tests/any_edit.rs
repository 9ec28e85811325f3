//! Whatever is done to the text of a policy, the check comes to an end with an answer.
#![allow(clippy::unwrap_used)] // A test that fails says so.

#[path = "support/edits.rs"]
mod edits;
mod support;

use edits::{Edit, edited};
use maatstaf_db::Loaded;
use maatstaf_semantics::report;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use support::{date, project};

const PACE: &str = include_str!("../../../examples/pace-board/policy.maat");
const TILL: &str = include_str!("../../../examples/till-login/policy.maat");

#[test]
fn no_edit_of_an_example_makes_the_check_fail_to_answer() {
    let mut checked = project(&[]);
    let strategy = (any::<bool>(), prop::collection::vec(any::<Edit>(), 1..8));
    let config = Config { cases: 250, failure_persistence: None, max_shrink_iters: 40, ..Config::default() };
    let seen = std::cell::Cell::new((0, 0));
    let db = std::cell::RefCell::new(&mut checked);
    TestRunner::new(config)
        .run(&strategy, |(pace, edits)| {
            let text = edited(if pace { PACE } else { TILL }, &edits);
            let mut checked = db.borrow_mut();
            let project = checked.project;
            let files = vec![("policy.maat".to_owned(), text.clone())];
            checked.db.set_files(project, Loaded { files, ..Loaded::default() });
            let report = report::check(&checked.db, project, date("2026-11-23"));
            for diagnostic in &report.diagnostics {
                for label in diagnostic.labels.iter().filter(|l| l.file.to_string() == "policy.maat") {
                    prop_assert!(text.get(label.range.clone()).is_some(), "{diagnostic:?} lies in the text");
                }
            }
            let (broken, judged) = seen.get();
            seen.set((
                broken + usize::from(!report.diagnostics.is_empty()),
                judged + usize::from(!report.verdicts.is_empty()),
            ));
            Ok(())
        })
        .unwrap();
    let (broken, judged) = seen.get();
    assert!(broken > 80 && judged > 80, "some are broken, and some verdicts remain: {broken}, {judged}");
}
