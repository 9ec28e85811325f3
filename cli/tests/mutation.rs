//! `maatstaf test --mutate`, and how much of the library its own cases hold in place.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by failing")]

mod support;

use std::collections::BTreeSet;
use std::fs;

use maatstaf_cases::mutation::{Suite, mutants};
use maatstaf_db::{Database, load};
use maatstaf_semantics::cases;
use support::{root, run};

const RULES: &str = "norm kept_a_week cite \"House rules, 2\" {
    for each collect c
    require c.keep <= 1 week
    blocks c
}

case too_long on 2026-11-23 {
    organisation bakery
    instrument clock {
        collect attendance from time_clock about employee for time_registration at individual keep at most 2 years
    }
    expect violated kept_a_week
}
";

#[test]
fn what_a_case_holds_in_place_does_not_survive() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("rules.maat"), RULES).unwrap();
    let run = run(folder.path(), &["test", "--mutate"], "");
    assert_eq!((run.code, run.out.as_str()), (0, "norms of its own: 1 of 1 noticed (100%)\n1 mutants, 0 survived\n"));
}

#[test]
fn a_survivor_is_told_with_its_line_unless_it_is_on_the_list_with_a_reason() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("rules.maat"), RULES.split("case").next().unwrap()).unwrap();
    let told = run(folder.path(), &["test", "--mutate"], "");
    assert_eq!(told.code, 1, "{}", told.out);
    assert!(told.out.starts_with("rules.maat:1: kept_a_week: "), "{}", told.out);

    let list = |lines: &str| {
        fs::write(folder.path().join("list.csv"), format!("norm,change,reason\n{lines}")).unwrap();
        run(folder.path(), &["test", "--mutate", "--accept", "list.csv"], "")
    };
    let accepted = list("kept_a_week,negate-require,\"a rule of thumb, and no more\"\n");
    assert_eq!(accepted.code, 0, "{}", accepted.out);
    assert!(accepted.out.contains("Accepted, with a reason: 1.\n"), "{}", accepted.out);
    let stale = list("kept_a_week,negate-require,x\nkept_a_week,drop-where,x\n");
    assert_eq!(stale.code, 1, "{}", stale.out);
    assert!(stale.out.contains("kept_a_week: drop-where: is on the list"), "{}", stale.out);
    for wrong in ["kept_a_week,negate-require,\n", "kept_a_week,negate-require\n"] {
        let refused = list(wrong);
        assert_eq!(refused.code, 2, "{}", refused.out);
        assert!(refused.err.contains("list.csv` has no norm, change and reason on line 2"), "{}", refused.err);
    }
}

/// One mutant in so many is tried here; `maatstaf test stdlib examples --mutate` tries them all.
const ONE_IN: usize = 9;

#[test]
fn of_a_sample_of_the_library_only_listed_mutants_survive() {
    let listed = fs::read_to_string(root().join("stdlib/survivors.csv")).unwrap();
    let mut listed = csv::Reader::from_reader(listed.as_bytes());
    let listed: BTreeSet<(String, String)> = listed
        .deserialize::<(String, String, String)>()
        .map(|line| line.unwrap())
        .map(|(norm, change, reason)| {
            assert!(!reason.trim().is_empty(), "{norm}: {change}: no reason");
            (norm, change)
        })
        .collect();

    let (mut db, project) = Database::with_library();
    db.set_files(project, load(&[root().join("examples")]));
    let keys = [true, false].map(|of_library| cases::cases(&db, project, of_library)).concat();
    let suite = Suite::new(&db, project, keys).unwrap();
    let failing: Vec<&str> = suite.failing.iter().map(|key| &*key.name).collect();
    assert_eq!(failing, Vec::<&str>::new());

    let sample: Vec<_> = mutants(suite.library()).into_iter().step_by(ONE_IN).collect();
    assert!(sample.len() > 50, "{}", sample.len());
    let mut unlisted = Vec::new();
    for mutant in &sample {
        let entry = (mutant.id.clone(), mutant.change.name());
        if !listed.contains(&entry) && suite.killer(mutant).unwrap().is_none() {
            unlisted.push(entry);
        }
    }
    assert_eq!(unlisted, [], "write a case that notices it, or list it with the reason in stdlib/survivors.csv");
}
