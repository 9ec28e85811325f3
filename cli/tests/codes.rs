//! The page of codes, held against the checker: every policy that is shown as the example of a code has that code.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what it expects by failing")]

use maatstaf_db::{Database, Loaded};
use maatstaf_diagnostics::{Code, Example};
use maatstaf_semantics::{cases, report};

/// The date at which the examples are read.
const AS_OF: &str = "2026-11-23";

#[test]
fn every_example_policy_has_the_code_that_it_shows() {
    let (mut db, project) = Database::with_library();
    let (mut policies, mut wrong) = (0, Vec::new());
    for code in Code::all() {
        let Example::Policy(text) = code.example() else { continue };
        policies += 1;
        let file = ("policy.maat".to_owned(), text.to_owned());
        db.set_files(project, Loaded { files: vec![file], ..Loaded::default() });
        let report = report::check(&db, project, AS_OF.parse().unwrap());
        let mut found: Vec<Code> = report.diagnostics.iter().map(|d| d.code).collect();
        found.extend(report.verdicts.iter().filter_map(report::verdict_diagnostic).map(|d| d.code));
        for key in cases::cases(&db, project, false) {
            found.extend(cases::run(&db, project, &key).into_iter().flat_map(|run| run.findings).map(|f| f.code));
        }
        if !found.contains(&code) {
            found.sort();
            found.dedup();
            wrong.push(format!("{code}: the example has {found:?}"));
        }
    }
    assert!(policies > 30, "only {policies} codes have a policy as their example");
    assert_eq!(wrong, Vec::<String>::new());
}
