//! `maatstaf test --mutate`, and how much of the library its own cases hold in place.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by failing")]

mod support;

use std::fs;

use support::run;

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
