//! Whatever somebody gives: a code, a place, a way out, an exit code, and never a panic.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what it expects by failing")]

mod support;

use std::time::{Duration, Instant};

use serde_json::Value;
use support::{Policy, codes, maatstaf, run};

const START: &str = "import nl.avg\norganisation shop {}\n";

/// Checks a policy, and gives its first diagnostic with this code.
fn diagnostic(policy: &str, code: &str) -> Value {
    let policy = Policy::new(policy);
    let (exit, report) = policy.check("2026-11-23");
    assert_eq!(exit, 1, "{report:#}");
    let all = report["diagnostics"].as_array().unwrap();
    let found = all.iter().find(|d| d["code"] == code).unwrap_or_else(|| panic!("no {code}: {:?}", codes(&report)));
    // It reads well for people too.
    let human = policy.run(&["check", "--as-of", "2026-11-23"]);
    assert_eq!(human.code, 1);
    assert!(human.out.contains(&format!("error[{code}]")), "{}", human.out);
    found.clone()
}

/// The text that a diagnostic points at.
fn pointed_at(policy: &str, diagnostic: &Value) -> String {
    let range = &diagnostic["labels"][0]["range"];
    let byte = |key: &str| usize::try_from(range[key].as_u64().unwrap()).unwrap();
    policy[byte("start")..byte("end")].to_owned()
}

fn instrument(statements: &str) -> String {
    format!("{START}instrument clock {{\n    controller shop\n{statements}\n}}\n")
}

const COLLECT: &str = "    collect attendance.entry from badge_reader about employee for time_registration basis contract at individual keep at most 1 year";

#[test]
fn the_base_of_these_tests_has_no_errors() {
    let (code, report) = Policy::new(&instrument(COLLECT)).check("2026-11-23");
    assert_eq!(code, 0, "{report:#}");
    assert_eq!(codes(&report), Vec::<String>::new());
}

#[test]
fn an_unknown_name_comes_with_the_nearest_one() {
    let policy = instrument(&COLLECT.replace("attendance.entry", "attendance.entri"));
    let found = diagnostic(&policy, "unknown-name");
    assert_eq!(pointed_at(&policy, &found), "attendance.entri");
    assert!(found["help"].to_string().contains("Did you mean `attendance.entry`?"), "{found:#}");
    assert_eq!(found["fixes"][0]["edits"][0]["replacement"], "attendance.entry");
}

#[test]
fn a_unit_that_was_forgotten_is_asked_for() {
    let policy = instrument(&COLLECT.replace("1 year", "1"));
    let found = diagnostic(&policy, "missing-unit");
    assert!(found["labels"][0]["from"]["line"].as_u64() >= Some(5), "{found:#}");
    assert!(found["help"].as_array().is_some_and(|help| !help.is_empty()), "{found:#}");
}

#[test]
fn a_date_that_does_not_exist_is_pointed_at() {
    let policy = instrument(&format!("    starts 2026-02-30\n{COLLECT}"));
    let found = diagnostic(&policy, "no-such-date");
    assert_eq!(pointed_at(&policy, &found), "2026-02-30");
    assert!(found["help"].as_array().is_some_and(|help| !help.is_empty()), "{found:#}");
}

#[test]
fn a_judgement_without_reasons_is_none() {
    let policy =
        instrument(&format!("{COLLECT}\n    judged proportionate yes by controller advised dpo on 2026-09-01"));
    let found = diagnostic(&policy, "judgement-incomplete");
    assert!(found["message"].as_str().is_some_and(|message| message.contains("because")), "{found:#}");
}

#[test]
fn two_instruments_of_one_name_are_one_too_many() {
    let policy = format!("{}instrument clock {{\n    controller shop\n{COLLECT}\n}}\n", instrument(COLLECT));
    let found = diagnostic(&policy, "duplicate-name");
    assert_eq!(pointed_at(&policy, &found), "clock");
    assert_eq!(found["labels"].as_array().map(Vec::len), Some(2), "it shows both: {found:#}");
}

#[test]
fn an_import_of_a_package_that_is_not_there_comes_with_the_nearest_one() {
    let policy = instrument(COLLECT).replace("nl.avg", "nl.agv");
    let found = diagnostic(&policy, "import-unknown");
    assert_eq!(pointed_at(&policy, &found), "nl.agv");
    assert!(found["help"].to_string().contains("nl.avg"), "{found:#}");
}

#[test]
fn a_file_that_is_not_utf8_is_an_error_and_the_others_are_checked() {
    let policy = Policy::new(&instrument(COLLECT));
    std::fs::write(policy.path("broken.maat"), b"organisation caf\xe9 {}\n").unwrap();
    let (code, report) = policy.check("2026-11-23");
    assert_eq!(code, 1);
    assert_eq!(codes(&report), ["not-utf8"]);
    assert_eq!(report["diagnostics"][0]["labels"][0]["file"], "broken.maat");
    assert!(report["diagnostics"][0]["message"].as_str().is_some_and(|m| m.contains("16")), "{report:#}");
    assert!(report["verdicts"].as_array().is_some_and(|all| !all.is_empty()), "the other file is checked");
}

#[test]
fn a_folder_that_does_not_exist_cannot_be_checked() {
    let run = maatstaf(&["check", "no/such/folder", "--as-of", "2026-11-23"]);
    assert_eq!(run.code, 2);
    assert!(run.out.contains("error[no-such-path]: `no/such/folder` does not exist."), "{}", run.out);
    assert!(run.out.contains("help"), "{}", run.out);
}

#[test]
fn a_folder_without_policies_cannot_be_checked() {
    let folder = tempfile::tempdir().unwrap();
    let run = run(folder.path(), &["check", "--as-of", "2026-11-23"], "");
    assert_eq!(run.code, 2);
    assert!(run.out.contains("error[no-policy-here]"), "{}", run.out);
    assert!(run.out.contains("maatstaf new"), "{}", run.out);
}

#[test]
fn megabytes_of_brackets_are_refused_in_bounded_time() {
    let heads = ["", "instrument clock { ", "norm n { for each collect c require ", "organisation shop { given x "];
    for bracket in ["(", "{", "["] {
        for head in heads {
            // Ten megabytes are refused by their size, four by their depth.
            for (length, code) in [(10 << 20, "too-large"), ((4 << 20) - 100, "too-deep")] {
                if code == "too-deep" && bracket == "[" {
                    continue; // The language has no such bracket: this is a mistake of another kind.
                }
                let policy = Policy::new(&format!("{head}{}", bracket.repeat(length)));
                let started = Instant::now();
                let run = policy.run(&["check", "--as-of", "2026-11-23"]);
                assert!(started.elapsed() < Duration::from_secs(600), "{head}{bracket} takes {:?}", started.elapsed());
                assert_eq!(run.code, 1, "{}", run.out);
                assert!(run.out.contains(&format!("error[{code}]")), "{head}{bracket}: {}", run.out);
                assert!(run.out.len() < 10_000, "a clear error is short");
            }
        }
    }
}

#[test]
fn packages_that_need_each_other_are_named_in_their_circle() {
    let folder = tempfile::tempdir().unwrap();
    for (own, other) in [("a", "b"), ("b", "a")] {
        let path = folder.path().join(own);
        std::fs::create_dir(&path).unwrap();
        let text = format!("package {own} 1 {{\n    title nl \"{own}\" en \"{own}\"\n}}\nimport {other}\n");
        std::fs::write(path.join("package.maat"), text).unwrap();
    }
    let run = run(folder.path(), &["check", "--as-of", "2026-11-23"], "");
    assert_eq!(run.code, 1);
    assert!(run.out.contains("error[import-circle]"), "{}", run.out);
    assert!(run.out.contains("a → b → a"), "{}", run.out);
}

#[test]
fn concepts_that_are_kinds_of_each_other_are_named_in_their_circle() {
    let policy = "data first: third\ndata second: first\ndata third: second\n";
    let found = diagnostic(policy, "kind-circle");
    assert!(found["message"].as_str().is_some_and(|m| m.contains("→")), "{found:#}");
}

#[test]
fn exceptions_to_each_other_are_named_in_their_circle() {
    let policy = r#"package own 1 {
    title nl "Eigen" en "Own"
    source OWN url <https://example.org/own>
}
norm rule nl "Regel" en "Rule" cite OWN_1 strength law {
    for each collect c
    require c.hidden
    blocks c
}
exception one to two nl "Een" en "One" cite OWN_2 { require c.hidden }
exception two to one nl "Twee" en "Two" cite OWN_3 { require c.hidden }
"#;
    let found = diagnostic(policy, "exception-circle");
    assert!(found["message"].as_str().is_some_and(|m| m.contains("→")), "{found:#}");
}

#[test]
fn predicates_that_call_each_other_are_named_in_their_circle() {
    let policy = r#"package own 1 {
    title nl "Eigen" en "Own"
    source OWN url <https://example.org/own>
}
define one(collect c) = two(c)
define two(collect c) = one(c)
norm rule nl "Regel" en "Rule" cite OWN_1 strength law {
    for each collect c
    require one(c)
    blocks c
}
"#;
    diagnostic(policy, "define-circle");
}

#[test]
fn any_bytes_at_all_give_a_report() {
    // A small generator of its own, so that the same seed gives the same bytes everywhere.
    let mut state = 0x2026_1123_u64;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap_or(0) % below
    };
    let source = std::fs::read(support::root().join("examples/pace-board/policy.maat")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("policy.maat");
    for _ in 0..24 {
        let mut bytes = source.clone();
        for _ in 0..1 + next(12) {
            let (at, length) = (next(bytes.len()), next(40));
            let end = (at + length).min(bytes.len());
            match next(3) {
                0 => drop(bytes.drain(at..end)),
                1 => bytes[at] = u8::try_from(next(256)).unwrap_or(0),
                _ => {
                    let part = bytes[at..end].to_vec();
                    bytes.splice(at..at, part);
                }
            }
        }
        std::fs::write(&path, &bytes).unwrap();
        // `run` fails on a panic, whatever else happens.
        let run = run(folder.path(), &["check", "--as-of", "2026-11-23"], "");
        assert!((0..=2).contains(&run.code), "{run:?}");
        assert!(!run.out.is_empty());
    }
}
