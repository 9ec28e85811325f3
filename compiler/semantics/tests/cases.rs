//! Cases: a package that is too lax or too strict fails its own rulings.
#![allow(clippy::unwrap_used)] // A test that fails says so.

mod support;

use maatstaf_semantics::cases;
use support::{project, with_rules};

const NORM: &str = "
fact p of instrument: yes_no
norm first cite X_1 { for each instrument i require i.p }
norm second cite X_2 { for each collect c require c.basis }
";

/// The codes and messages of the one case of a policy.
fn run(case: &str) -> Vec<String> {
    let checked = with_rules(NORM, case);
    let keys = cases::cases(&checked.db, checked.project, false);
    assert_eq!(keys.len(), 1);
    let run = cases::run(&checked.db, checked.project, &keys[0]).unwrap();
    run.findings.iter().map(|f| format!("{}: {}", f.code.id(), f.message.en)).collect()
}

fn case(answers: &str, expects: &str) -> String {
    format!(
        "case ruling on 2026-06-01 {{
    organisation shop \"Shop\"
    instrument till {{
        controller shop
        starts 2026-01-01
        collect activity from scanner about employee for planning basis interest at individual keep nothing
        {answers}
    }}
    {expects}
}}"
    )
}

fn codes(answers: &str, expects: &str) -> Vec<String> {
    run(&case(answers, expects)).into_iter().map(|f| f.split(':').next().unwrap().to_owned()).collect()
}

#[test]
fn a_case_that_comes_out_as_expected_passes() {
    assert_eq!(
        run(&case("given p no", "expect violated X_1 expect only those expect satisfied X_2")),
        Vec::<String>::new()
    );
    assert_eq!(run(&case("", "expect open first")), Vec::<String>::new());
    assert_eq!(
        run(&case("given p yes", "expect satisfied rules.first expect satisfied second of till")),
        Vec::<String>::new()
    );
    assert_eq!(
        run(&case("given p no until 2026-03-01", "expect violated X_1 on 2026-02-01 expect open X_1")),
        Vec::<String>::new()
    );
}

#[test]
fn a_package_that_is_too_lax_or_too_strict_fails() {
    assert_eq!(codes("given p yes", "expect violated X_1"), ["case-failed"]);
    assert_eq!(codes("given p no", "expect satisfied X_2 expect only those"), ["case-failed"]);
    assert_eq!(codes("given p no", "expect open X_1"), ["case-failed"]);
    let told = run(&case("given p yes", "expect violated X_1"));
    assert!(told[0].contains("X 1") && told[0].contains("satisfied"), "{told:?}");
}

#[test]
fn a_case_says_when_and_what() {
    assert_eq!(codes("given p no", ""), ["expectation-incomplete"]);
    assert_eq!(codes("given p no", "expect violated X_7"), ["unknown-name"]);
    assert_eq!(codes("given p no", "expect deny collect activity"), ["expectation-incomplete"]);
    let undated = case("given p no", "expect violated X_1").replace("on 2026-06-01 {", "{");
    assert!(run(&undated)[0].starts_with("expectation-incomplete"));
}

#[test]
fn data_of_one_organisation_of_a_case_do_not_reach_another() {
    let two = "
    organisation other \"Other\"
    instrument display { controller other starts 2026-01-01 show activity to manager for planning at individual }
    expect satisfied X_2";
    assert_eq!(codes("given p yes", two), ["no-origin"]);
}

#[test]
fn every_ruling_of_the_standard_library_comes_out_as_it_says() {
    let checked = project(&[]);
    let keys = cases::cases(&checked.db, checked.project, true);
    assert!(keys.len() > 50, "{}", keys.len());
    for key in keys {
        let run = cases::run(&checked.db, checked.project, &key).unwrap();
        let found: Vec<&str> = run.findings.iter().map(|f| f.message.en.as_str()).collect();
        assert_eq!(found, Vec::<&str>::new(), "{}", run.name);
    }
}
