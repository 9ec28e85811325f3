//! `maatstaf check` for other programs: SARIF, held against its schema, and workflow commands of GitHub Actions.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what it expects by failing")]

mod support;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::Command;
use std::sync::LazyLock;

use jsonschema::Validator;
use serde_json::Value;
use serde_sarif::sarif::{ResultLevel, Sarif};
use support::{Policy, Run, maatstaf, root};

const CONSENT: &str = "given works_council_consent granted on 2026-09-20 of version 1 see \"OR-2026-031.pdf\"";

/// The schema of SARIF 2.1.0, from the sources of the crate that has its types.
static SCHEMA: LazyLock<Validator> = LazyLock::new(|| {
    let version = cargo(&["-vV"]);
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    // Without the filter, crates for other systems would have to be at hand too.
    let metadata = cargo(&["metadata", "--format-version", "1", "--offline", "--filter-platform", host]);
    let metadata: Value = serde_json::from_str(&metadata).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let manifest = packages.iter().find(|p| p["name"] == "serde-sarif").unwrap()["manifest_path"].as_str().unwrap();
    let path = PathBuf::from(manifest).with_file_name("src").join("schema.json");
    // The pattern that the standard prints for a language has a bracket too many, and is no regular expression.
    let text = std::fs::read_to_string(path).unwrap();
    let text = text.replace("^[a-zA-Z]{2}|^[a-zA-Z]{2}-[a-zA-Z]{2}]?$", "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$");
    let schema: Value = serde_json::from_str(&text).unwrap();
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
});

fn cargo(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO")).args(arguments).current_dir(root()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The log in an output, after the schema and the types of SARIF have accepted it.
fn sarif(run: &Run) -> Value {
    let log: Value = serde_json::from_str(&run.out).unwrap_or_else(|e| panic!("{e}: {}", run.out));
    let errors: Vec<String> = SCHEMA.iter_errors(&log).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    serde_json::from_value::<Sarif>(log.clone()).unwrap();
    log
}

fn results(log: &Value) -> &Vec<Value> {
    log["runs"][0]["results"].as_array().unwrap()
}

/// A policy with a verdict that is violated, one that is open, and a name that is almost right.
fn troubled() -> Policy {
    Policy::pace_board(&[(CONSENT, "given works_council_consent no"), ("for shift_planning", "for shift_planing")])
}

#[test]
fn the_schema_refuses_what_is_not_sarif() {
    let run = maatstaf(&["check", "examples/pace-board", "--as-of", "2026-11-23", "--format", "sarif"]);
    let log = sarif(&run);
    let mut no_level = log.clone();
    no_level["runs"][0]["results"] = serde_json::json!([{ "message": { "text": "x" }, "level": "fatal" }]);
    let mut no_version = log.clone();
    no_version.as_object_mut().unwrap().remove("version");
    let mut unknown = log;
    unknown["runs"][0]["verdicts"] = Value::Null;
    for wrong in [no_level, no_version, unknown] {
        assert!(!SCHEMA.is_valid(&wrong), "{wrong}");
    }
}

#[test]
fn every_example_in_both_languages_is_sarif_on_every_date() {
    for example in ["examples/pace-board", "examples/till-login", "examples/rulings", "cli/tests/fixtures/report"] {
        for date in ["2019-08-12", "2026-11-23", "2027-09-01"] {
            for lang in ["nl", "en"] {
                let run = maatstaf(&["check", example, "--as-of", date, "--format", "sarif", "--lang", lang]);
                let log = sarif(&run);
                assert_eq!(log["runs"][0]["tool"]["driver"]["language"], lang);
                assert_eq!(log["runs"][0]["invocations"][0]["exitCode"], run.code);
            }
        }
    }
}

#[test]
fn sarif_has_a_result_for_every_diagnostic_and_every_norm_that_is_violated_or_open() {
    for (path, date) in [("examples/till-login", "2019-08-12"), ("cli/tests/fixtures/report", "2026-11-23")] {
        let log = sarif(&maatstaf(&["check", path, "--as-of", date, "--format", "sarif"]));
        let json = maatstaf(&["check", path, "--as-of", date, "--format", "json"]);
        let report: Value = serde_json::from_str(&json.out).unwrap();
        let expected: Vec<&Value> = report["verdicts"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|v| v["verdict"] == "violated" || v["verdict"] == "open")
            .collect();
        let all = results(&log);
        let diagnostics = report["diagnostics"].as_array().unwrap();
        assert_eq!(all.len(), diagnostics.len() + expected.len());
        assert!(!expected.is_empty());
        for (result, verdict) in all[diagnostics.len()..].iter().zip(expected) {
            assert_eq!(result["ruleId"], verdict["norm"]);
            for key in ["verdict", "cite", "until", "statements", "instrument", "strength"] {
                assert_eq!(result["properties"][key], verdict[key], "{key}");
            }
            assert_eq!(
                result["properties"]["questions"].as_array().unwrap().len(),
                verdict["questions"].as_array().unwrap().len()
            );
            let region = &result["locations"][0]["physicalLocation"]["region"];
            assert_eq!(region["startLine"], verdict["span"]["start"]["line"]);
            assert_eq!(region["endColumn"], verdict["span"]["end"]["column"]);
        }
    }
}

#[test]
fn the_rules_of_sarif_are_those_of_its_results_each_once_and_in_order() {
    let log = sarif(&troubled().run(&["check", ".", "--as-of", "2026-11-23", "--format", "sarif"]));
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
    let ids: Vec<&str> = rules.iter().map(|rule| rule["id"].as_str().unwrap()).collect();
    let used: BTreeSet<&str> = results(&log).iter().map(|result| result["ruleId"].as_str().unwrap()).collect();
    assert_eq!(ids, used.into_iter().collect::<Vec<_>>());
    assert!(ids.contains(&"unknown-name"), "{ids:?}");
    for result in results(&log) {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(ids[index], result["ruleId"]);
        assert!(!rules[index]["shortDescription"]["text"].as_str().unwrap().is_empty());
    }
}

#[test]
fn a_violation_of_law_is_an_error_and_an_open_norm_a_warning_with_its_question() {
    let refused = Policy::pace_board(&[(CONSENT, "given works_council_consent no")]);
    let violated = sarif(&refused.run(&["check", ".", "--as-of", "2026-11-23", "--format", "sarif"]));
    let found = results(&violated).iter().find(|r| r["properties"]["cite"][0] == "WOR 27(1)(l)").unwrap();
    assert_eq!((&found["level"], &found["properties"]["verdict"]), (&"error".into(), &"violated".into()));
    let silent = Policy::pace_board(&[(CONSENT, "")]);
    let run = silent.run(&["check", ".", "--as-of", "2026-11-23", "--format", "sarif"]);
    let log: Sarif = serde_json::from_str(&run.out).unwrap();
    let open = log.runs[0].results.as_ref().unwrap();
    assert!(!open.is_empty() && open.iter().all(|result| result.level == Some(ResultLevel::Warning)), "{}", run.out);
    let open = sarif(&run);
    for result in results(&open) {
        assert_eq!(result["properties"]["verdict"], "open");
        assert!(!result["properties"]["questions"][0]["text"].as_str().unwrap().is_empty());
    }
}

#[test]
fn a_fix_in_sarif_makes_the_text_right_when_it_is_carried_out() {
    let policy = troubled();
    let log = sarif(&policy.run(&["check", ".", "--as-of", "2026-11-23", "--format", "sarif"]));
    let found = results(&log).iter().find(|r| r["ruleId"] == "unknown-name" && r["fixes"].is_array()).unwrap();
    let change = &found["fixes"][0]["artifactChanges"][0];
    assert_eq!(change["artifactLocation"]["uri"], "policy.maat");
    let replacement = &change["replacements"][0];
    let text = std::fs::read_to_string(policy.path("policy.maat")).unwrap();
    let region = &replacement["deletedRegion"];
    let number = |key: &str| usize::try_from(region[key].as_u64().unwrap()).unwrap();
    assert_eq!(number("startLine"), number("endLine"));
    let line: Vec<char> = text.lines().nth(number("startLine") - 1).unwrap().chars().collect();
    let deleted: String = line[number("startColumn") - 1..number("endColumn") - 1].iter().collect();
    assert_eq!(deleted, "shift_planing");
    assert_eq!(replacement["insertedContent"]["text"], "shift_planning");
}

#[test]
fn the_same_policy_gives_the_same_sarif_and_the_same_commands() {
    let policy = troubled();
    for format in ["sarif", "github"] {
        let arguments = ["check", ".", "--as-of", "2026-11-23", "--format", format];
        let first = policy.run(&arguments);
        for _ in 0..3 {
            assert_eq!(policy.run(&arguments).out, first.out);
        }
    }
}

#[test]
fn a_path_that_leads_nowhere_is_sarif_of_a_run_that_did_not_succeed() {
    let run = maatstaf(&["check", "examples/no such folder", "--as-of", "2026-11-23", "--format", "sarif"]);
    assert_eq!(run.code, 2);
    let log = sarif(&run);
    assert_eq!(log["runs"][0]["invocations"][0]["executionSuccessful"], false);
    assert_eq!(results(&log)[0]["ruleId"], "no-such-path");
}

#[test]
fn github_gets_one_command_for_each_finding_and_errors_come_first() {
    let policy = troubled();
    let run = policy.run(&["check", ".", "--as-of", "2026-11-23", "--format", "github"]);
    assert_eq!(run.code, 1);
    let lines: Vec<&str> = run.out.lines().collect();
    let (summary, commands) = lines.split_last().unwrap();
    assert!(summary.starts_with("2026-11-23: "), "{summary}");
    assert!(
        commands.iter().all(|c| ["::error ", "::warning ", "::notice "].iter().any(|s| c.starts_with(s))),
        "{run:?}"
    );
    let errors = commands.iter().filter(|c| c.starts_with("::error ")).count();
    assert!(errors > 0 && commands[..errors].iter().all(|c| c.starts_with("::error ")), "{}", run.out);
    let text = std::fs::read_to_string(policy.path("policy.maat")).unwrap();
    let (at, line) = text.lines().enumerate().find(|(_, line)| line.contains("shift_planing")).unwrap();
    let column = line[..line.find("shift_planing").unwrap()].chars().count() + 1;
    let start = format!("::error file=policy.maat,line={0},col={column},endLine={0},title=", at + 1);
    let named: Vec<&&str> = commands.iter().filter(|c| c.starts_with(&start)).collect();
    assert!(named.iter().any(|c| c.contains("(unknown-name)::") && c.contains("%0A")), "{start}\n{}", run.out);
}

#[test]
fn a_policy_without_findings_is_one_line_for_github_and_no_result_in_sarif() {
    let run = maatstaf(&["check", "examples/pace-board", "--as-of", "2026-11-23", "--format", "github"]);
    assert_eq!((run.code, run.out.lines().count()), (0, 1), "{}", run.out);
    let run = maatstaf(&["check", "examples/pace-board", "--as-of", "2026-11-23", "--format", "sarif"]);
    assert_eq!((run.code, results(&sarif(&run)).len()), (0, 0));
}

#[test]
fn a_file_with_a_comma_and_a_space_in_its_name_is_escaped_in_both() {
    let policy = troubled();
    std::fs::rename(policy.path("policy.maat"), policy.path("pace, board.maat")).unwrap();
    let github = policy.run(&["check", ".", "--as-of", "2026-11-23", "--format", "github", "--lang", "nl"]);
    assert!(github.out.contains("file=pace%2C board.maat,line="), "{}", github.out);
    let log = sarif(&policy.run(&["check", ".", "--as-of", "2026-11-23", "--format", "sarif", "--lang", "nl"]));
    let uri = &results(&log)[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
    assert_eq!(uri, "pace%2C%20board.maat");
}
