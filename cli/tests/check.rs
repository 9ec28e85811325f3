//! `maatstaf check` on the examples, on variants of them, and in its two formats.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what it expects by failing")]

mod support;

use serde_json::Value;
use support::{Policy, cited, maatstaf, root, run};

#[test]
fn the_till_login_of_2019_breaks_the_exception_it_relies_on() {
    let run = maatstaf(&["check", "examples/till-login", "--as-of", "2019-08-12"]);
    assert_eq!(run.code, 1, "{}", run.out);
    assert!(run.out.contains("UAVG 29 is relied on, but its conditions are not met"), "{}", run.out);
    assert!(run.out.contains("AVG 9(1) is violated"), "{}", run.out);
    assert!(run.out.contains("to be answered by: Controller, advised by Data protection officer"), "{}", run.out);
    assert_eq!(run.err, "");
}

#[test]
fn the_pace_board_with_everything_answered_meets_no_objection() {
    let run = maatstaf(&["check", "examples/pace-board", "--as-of", "2026-11-23"]);
    assert_eq!(run.code, 0, "{}", run.out);
    assert!(run.out.contains("0 violated, 0 open."), "{}", run.out);
    assert!(run.out.contains("No objection found by these norms, on this date, on these answers."), "{}", run.out);
    assert!(!run.out.contains("is lawful\n"), "{}", run.out);
}

#[test]
fn without_the_consent_of_the_works_council_its_norms_are_open() {
    let policy = Policy::pace_board(&[(
        "given works_council_consent granted on 2026-09-20 of version 1 see \"OR-2026-031.pdf\"",
        "",
    )]);
    let (code, report) = policy.check("2026-11-23");
    assert_eq!(code, 0);
    assert_eq!(cited(&report, "violated"), Vec::<String>::new());
    assert_eq!(cited(&report, "open"), ["WOR 27(1)(k)", "WOR 27(1)(l)"]);
    assert_eq!(policy.run(&["check", "--as-of", "2026-11-23", "--deny", "open"]).code, 1);
}

#[test]
fn when_the_works_council_did_not_consent_its_norms_are_violated() {
    let policy = Policy::pace_board(&[(
        "given works_council_consent granted on 2026-09-20 of version 1 see \"OR-2026-031.pdf\"",
        "given works_council_consent no",
    )]);
    let (code, report) = policy.check("2026-11-23");
    assert_eq!(code, 1);
    assert!(cited(&report, "violated").contains(&"WOR 27(1)(l)".to_owned()), "{report}");
}

#[test]
fn without_a_human_review_the_system_may_not_decide() {
    let text = std::fs::read_to_string(root().join("examples/pace-board/policy.maat")).unwrap();
    let start = text.find("        review {").expect("the decision has a review");
    let end = start + text[start..].find('}').expect("it ends") + 1;
    let policy = Policy::new(&format!("{}{}", &text[..start], &text[end..]));
    let (code, report) = policy.check("2026-11-23");
    assert_eq!(code, 1);
    assert_eq!(cited(&report, "violated"), ["AVG 22(1)"]);
}

#[test]
fn when_a_judgement_has_lapsed_its_norm_is_open_again() {
    let policy = Policy::pace_board(&[]);
    let (_, before) = policy.check("2027-08-31");
    let (code, after) = policy.check("2027-09-01");
    assert_eq!(code, 0);
    assert!(!cited(&before, "open").contains(&"AVG 5(1)(c)".to_owned()), "{before}");
    assert!(cited(&after, "open").contains(&"AVG 5(1)(c)".to_owned()), "{after}");
}

#[test]
fn a_verdict_that_lapses_within_ninety_days_is_mentioned_and_one_that_lapses_later_is_not() {
    let soon = maatstaf(&["check", "examples/pace-board", "--as-of", "2027-06-03"]);
    assert!(soon.out.contains("is open again from 2027-09-01"), "{}", soon.out);
    let later = maatstaf(&["check", "examples/pace-board", "--as-of", "2027-06-02"]);
    assert!(!later.out.contains("is open again from"), "{}", later.out);
}

#[test]
fn what_was_done_late_stays_on_record_as_a_past_violation() {
    let policy = Policy::pace_board(&[("given dpia on 2026-08-10", "given dpia on 2026-11-20")]);
    let run = policy.run(&["check", "--as-of", "2026-11-23"]);
    assert_eq!(run.code, 0, "{}", run.out);
    assert!(run.out.contains("Violated in the past:"), "{}", run.out);
    assert!(run.out.contains("from 2026-11-01 until 2026-11-20"), "{}", run.out);
}

#[test]
fn only_the_questions_that_matter_most_are_asked_unless_all_are_wanted() {
    let few = maatstaf(&["check", "examples/till-login", "--as-of", "2019-08-12"]);
    assert!(few.out.contains("`--all` shows them"), "{}", few.out);
    assert!(few.out.contains("  3. ") && !few.out.contains("  4. "), "{}", few.out);
    let all = maatstaf(&["check", "examples/till-login", "--as-of", "2019-08-12", "--all"]);
    assert!(!all.out.contains("`--all` shows"), "{}", all.out);
    assert!(all.out.contains("  4. "), "{}", all.out);
    assert_eq!(all.out.matches("warning[norm-open]").count(), 13, "{}", all.out);
}

#[test]
fn a_policy_that_says_nothing_is_not_a_good_policy() {
    let policy = Policy::new("organisation shop { given employees 3 }\n");
    let run = policy.run(&["check", "--as-of", "2026-11-23"]);
    assert!(run.out.contains("nothing was checked"), "{}", run.out);
    let policy = Policy::new("organisation shop {}\ninstrument idle { controller shop }\n");
    let run = policy.run(&["check", "--as-of", "2026-11-23"]);
    assert!(run.out.contains("nothing-checked"), "{}", run.out);
    assert!(!run.out.contains("No objection"), "{}", run.out);
}

#[test]
fn the_language_is_that_of_the_option_or_else_of_the_environment() {
    let dutch = maatstaf(&["check", "examples/till-login", "--as-of", "2019-08-12", "--lang", "nl"]);
    assert!(dutch.out.contains("AVG 9(1) is geschonden"), "{}", dutch.out);
    assert_eq!(dutch.code, 1);
    let unknown = maatstaf(&["check", "--lang", "fr"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.contains("Choose from: nl, en."), "{}", unknown.err);
}

#[test]
fn a_report_in_a_pipe_has_no_colours_and_is_not_wider_than_a_hundred() {
    let run = maatstaf(&["check", "examples/till-login", "--as-of", "2019-08-12", "--all"]);
    assert!(!run.out.contains('\u{1b}'));
    let widest = run.out.lines().map(|line| line.chars().count()).max();
    assert!(widest <= Some(100), "{widest:?}");
}

#[test]
fn the_report_for_people_reads_well_in_english() {
    let run = maatstaf(&["check", "cli/tests/fixtures/report", "--as-of", "2026-11-23", "--lang", "en"]);
    assert_eq!(run.code, 1);
    insta::assert_snapshot!(run.out);
}

#[test]
fn the_report_for_people_reads_well_in_dutch() {
    let run = maatstaf(&["check", "cli/tests/fixtures/report", "--as-of", "2026-11-23", "--lang", "nl"]);
    assert_eq!(run.code, 1);
    insta::assert_snapshot!(run.out);
}

#[test]
fn the_report_for_programs_has_the_shape_of_its_schema() {
    let schema = std::fs::read_to_string(root().join("spec/check.schema.json")).unwrap();
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let validator = jsonschema::validator_for(&schema).expect("the schema is one");
    let broken =
        Policy::new("import nl.avg\ninstrument x {\n  controller nobody\n  collect fingerprnt from till\n}\nnrom\n");
    let late = Policy::pace_board(&[("given dpia on 2026-08-10", "given dpia on 2026-11-20")]);
    let reports = [
        maatstaf(&["check", "examples", "--as-of", "2019-08-12", "--format", "json"]).out,
        maatstaf(&["check", "examples/pace-board", "--as-of", "2030-01-01", "--format", "json", "--lang", "nl"]).out,
        broken.run(&["check", "--format", "json", "--as-of", "2026-11-23"]).out,
        late.run(&["check", "--format", "json", "--as-of", "2026-11-23"]).out,
        maatstaf(&["check", "no/such/path", "--format", "json", "--as-of", "2026-11-23"]).out,
    ];
    for report in &reports {
        let report: Value = serde_json::from_str(report).expect("the report is JSON");
        let errors: Vec<String> =
            validator.iter_errors(&report).map(|e| format!("{} at {}", e, e.instance_path())).collect();
        assert_eq!(errors, Vec::<String>::new());
    }
    // The schema can say no.
    let mut wrong: Value = serde_json::from_str(&reports[0]).unwrap();
    wrong["verdicts"][0]["verdict"] = "lawful".into();
    assert!(!validator.is_valid(&wrong));
}

#[test]
fn the_report_for_programs_points_at_the_text() {
    let (_, report) = Policy::pace_board(&[]).check("2026-11-23");
    assert_eq!(report["version"], 1);
    assert_eq!(report["as_of"], "2026-11-23");
    let verdicts = report["verdicts"].as_array().unwrap();
    let review = verdicts.iter().find(|v| v["norm"] == "nl.avg.human_intervention").expect("it applies");
    assert_eq!(review["cite"], serde_json::json!(["AVG 22(1)"]));
    assert_eq!(review["strength"], "law");
    assert_eq!(review["verdict"], "satisfied");
    assert_eq!(review["until"], "2027-09-20");
    assert_eq!(review["statements"], serde_json::json!(["pace_board.decide.shift_assignment"]));
    let text = std::fs::read_to_string(root().join("examples/pace-board/policy.maat")).unwrap();
    let line = 1 + text.lines().position(|line| line.trim() == "decide shift_assignment").unwrap();
    assert_eq!(review["span"]["file"], "policy.maat");
    assert_eq!(review["span"]["start"]["line"], line);
    assert_eq!(review["span"]["start"]["column"], 5);
    assert_eq!(review["span"]["start"]["byte"], text.find("decide shift_assignment").unwrap());
}

#[test]
fn the_same_sources_and_date_give_the_same_bytes() {
    let arguments = ["check", "examples", "--as-of", "2026-11-23", "--format", "json"];
    assert_eq!(maatstaf(&arguments).out, maatstaf(&arguments).out);
}

#[test]
fn the_default_is_this_folder_and_today() {
    let policy = Policy::pace_board(&[]);
    let run = run(policy.folder.path(), &["check", "--format", "json"], "");
    let report: Value = serde_json::from_str(&run.out).unwrap();
    let today = jiff::ZonedDateTime::now().date();
    // A test that starts just before midnight may see the day before.
    let shown: jiff::civil::Date = report["as_of"].as_str().unwrap().parse().unwrap();
    assert!(shown == today || shown == today.yesterday().unwrap(), "{shown}");
    assert_eq!(report["verdicts"][0]["instrument"], "pace_board");
}

#[test]
fn a_package_that_stands_in_for_one_of_the_library_is_mentioned() {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("bw");
    std::fs::create_dir(&own).unwrap();
    std::fs::write(own.join("package.maat"), "package nl.bw 9 {\n    title nl \"Eigen\" en \"Own\"\n}\n").unwrap();
    let policy = std::fs::read_to_string(root().join("examples/pace-board/policy.maat")).unwrap();
    std::fs::write(folder.path().join("policy.maat"), policy).unwrap();
    let human = run(folder.path(), &["check", "--as-of", "2026-11-23"], "");
    assert!(human.out.contains("brings along: nl.bw."), "{}", human.out);
    let json = run(folder.path(), &["check", "--as-of", "2026-11-23", "--format", "json"], "");
    let report: Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(report["replaced_packages"], serde_json::json!(["nl.bw"]));
    assert!(!cited(&report, "satisfied").contains(&"BW 7:611".to_owned()), "{report}");
}
