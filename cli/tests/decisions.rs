//! `maatstaf compile` and `maatstaf eval`: from a policy to decisions.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what it expects by failing")]

mod support;

use serde_json::{Value, json};
use support::{Policy, Run, maatstaf, root, run};

/// The compiled pace board.
fn compiled() -> Policy {
    let policy = Policy::pace_board(&[]);
    let run = policy.run(&["compile", "-o", "pace.maatc", "--as-of", "2026-11-23"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(!run.out.contains("violated"), "{}", run.out);
    policy
}

fn answer(policy: &Policy, request: &str, engine: &str) -> Value {
    let path = root().join("examples/requests").join(request);
    let path = path.to_str().expect("a readable path");
    let run = policy.run(&["eval", "pace.maatc", "--request", path, "--engine", engine]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert_eq!(run.out.lines().count(), 1, "one answer, one line");
    serde_json::from_str(&run.out).expect("an answer is JSON")
}

#[test]
fn the_seven_requests_are_answered_as_the_policy_means_them_by_both_engines() {
    let policy = compiled();
    let expected = [
        ("1-crew-of-nine.json", "permit", "permitted", "pace_board.lead_view"),
        ("2-crew-of-five.json", "deny", "condition_failed", "at least 8"),
        ("3-one-person.json", "deny", "forbidden", "pace_board.never.show.pick_rate"),
        ("4-older-than-four-weeks.json", "deny", "condition_failed", "had to be deleted by"),
        ("5-decision-without-review.json", "hold", "held", "human review, by Team lead"),
        ("6-after-the-judgement-lapsed.json", "deny", "lapsed", "AVG 5(1)(c)"),
        ("7-a-purpose-nobody-granted.json", "deny", "not_covered", "No statement"),
    ];
    for (request, outcome, code, says) in expected {
        let native = answer(&policy, request, "jit");
        assert_eq!(native["context"]["outcome"], outcome, "{request}: {native:#}");
        assert_eq!(native["context"]["code"], code, "{request}: {native:#}");
        assert_eq!(native["decision"], outcome == "permit", "{request}");
        let text = native["context"]["reasons"][0]["text"]["en"].as_str().unwrap_or_default();
        assert!(text.contains(says), "{request}: {text}");
        assert_eq!(native, answer(&policy, request, "interpreter"), "{request}");
    }
    let requests = std::fs::read_dir(root().join("examples/requests")).unwrap();
    let count = requests.filter(|e| e.as_ref().unwrap().path().extension().is_some_and(|e| e == "json")).count();
    assert_eq!(count, expected.len(), "every request of the examples is here");
}

#[test]
fn too_old_says_by_when_it_must_be_gone_and_lapsed_names_the_norm() {
    let policy = compiled();
    let old = answer(&policy, "4-older-than-four-weeks.json", "jit");
    assert_eq!(old["context"]["obligations"][0]["type"], "delete_by");
    assert_eq!(old["context"]["obligations"][0]["date"], "2026-12-07");
    let lapsed = answer(&policy, "6-after-the-judgement-lapsed.json", "jit");
    assert_eq!(lapsed["context"]["reasons"][0]["cite"], json!(["AVG 5(1)(c)"]));
    assert_eq!(lapsed["context"]["reasons"][0]["norm"], "nl.avg.data_minimisation");
}

#[test]
fn json_lines_are_answered_line_by_line_and_nonsense_is_denied() {
    let policy = compiled();
    let one = std::fs::read_to_string(root().join("examples/requests/1-crew-of-nine.json")).unwrap();
    let line = serde_json::to_string(&serde_json::from_str::<Value>(&one).unwrap()).unwrap();
    let input = format!("{line}\nnonsense\n{{\"action\":\n{line}\n{one}\n{}", "[".repeat(100_000));
    let run = run(policy.folder.path(), &["eval", "pace.maatc"], &input);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let outcomes: Vec<String> = run
        .out
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["context"]["code"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(outcomes, ["permitted", "malformed", "malformed", "permitted", "permitted", "malformed"]);
}

#[test]
fn a_program_that_is_damaged_missing_or_no_program_is_not_used() {
    let policy = compiled();
    let bytes = std::fs::read(policy.path("pace.maatc")).unwrap();
    let try_bytes = |bytes: &[u8]| -> Run {
        std::fs::write(policy.path("other.maatc"), bytes).unwrap();
        run(policy.folder.path(), &["eval", "other.maatc"], "{}")
    };
    let mut altered = bytes.clone();
    altered[bytes.len() / 2] ^= 1;
    for broken in [&bytes[..bytes.len() - 1], &altered, &bytes[..0], b"organisation shop {}"] {
        let run = try_bytes(broken);
        assert_eq!((run.code, run.out.as_str()), (2, ""));
        assert_eq!(run.err.lines().count(), 1, "{}", run.err);
        assert!(run.err.contains("maatstaf compile"), "{}", run.err);
    }
    assert_eq!(try_bytes(&bytes).code, 0);
    let missing = run(policy.folder.path(), &["eval", "none.maatc"], "{}");
    assert_eq!(missing.code, 2);
    assert!(missing.err.contains("none.maatc"), "{}", missing.err);
}

#[test]
fn no_request_is_a_mistake_and_so_is_a_request_file_that_is_not_there() {
    let policy = compiled();
    let empty = run(policy.folder.path(), &["eval", "pace.maatc"], "\n");
    assert_eq!(empty.code, 2);
    assert!(empty.err.contains("There is no request."), "{}", empty.err);
    assert_eq!(policy.run(&["eval", "pace.maatc", "--request", "none.json"]).code, 2);
}

#[test]
fn a_policy_with_errors_is_not_compiled_and_an_older_program_stays() {
    let policy = Policy::new("instrument {");
    std::fs::write(policy.path("out.maatc"), "older").unwrap();
    let run = policy.run(&["compile", "-o", "out.maatc", "--as-of", "2026-11-23"]);
    assert_eq!(run.code, 1);
    assert!(run.out.contains("error["), "{}", run.out);
    assert_eq!(std::fs::read(policy.path("out.maatc")).unwrap(), b"older");
    let missing = policy.run(&["compile", "nowhere", "-o", "out.maatc"]);
    assert_eq!(missing.code, 2);
    assert_eq!(std::fs::read(policy.path("out.maatc")).unwrap(), b"older");
}

#[test]
fn what_a_violated_or_open_norm_concerns_is_not_granted_and_compile_says_so() {
    let run = {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("till.maatc");
        maatstaf(&["compile", "examples/till-login", "--as-of", "2019-08-12", "-o", out.to_str().unwrap()])
    };
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.out.contains("On 2019-08-12 norms are violated (2) or open (13)."), "{}", run.out);
}

#[test]
fn the_same_policy_compiles_to_the_same_bytes() {
    let (one, other) = (compiled(), compiled());
    let bytes = |policy: &Policy| std::fs::read(policy.path("pace.maatc")).unwrap();
    assert_eq!(bytes(&one), bytes(&other));
}

#[test]
fn a_place_that_cannot_be_written_to_is_told_in_a_line() {
    let run = Policy::pace_board(&[]).run(&["compile", "-o", "no/such/folder/x.maatc"]);
    assert_eq!(run.code, 2);
    assert_eq!(run.err.lines().count(), 1, "{}", run.err);
}
