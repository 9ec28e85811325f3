//! The other commands: `new`, `fmt`, `snapshot`, `explain`, `test`, and the command line itself.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what it expects by failing")]

mod support;

use std::process::{Command, Stdio};

use support::{Policy, maatstaf, root, run};

#[test]
fn a_new_policy_checks_with_open_norms_and_without_errors_in_both_languages() {
    for lang in ["nl", "en"] {
        let folder = tempfile::tempdir().unwrap();
        let made = run(folder.path(), &["new", "mine", "--lang", lang], "");
        assert_eq!(made.code, 0, "{made:?}");
        let check = run(folder.path(), &["check", "mine", "--as-of", "2026-11-23", "--lang", lang], "");
        assert_eq!(check.code, 0, "{}", check.out);
        assert!(check.out.contains("[norm-open]") && !check.out.contains("error["), "{}", check.out);
        let formatted = run(folder.path(), &["fmt", "--check", "mine"], "");
        assert_eq!((formatted.code, formatted.out.as_str()), (0, ""), "a new policy is in the one layout");
        let test = run(folder.path(), &["test", "mine"], "");
        assert!(test.out.ends_with("\n0 passed, 0 failed\n"), "{}", test.out);
    }
}

#[test]
fn a_folder_with_something_in_it_is_left_alone() {
    let policy = Policy::new("// mine\n");
    let made = policy.run(&["new", "."]);
    assert_eq!(made.code, 2);
    assert_eq!(made.err.lines().count(), 1);
    assert_eq!(std::fs::read_to_string(policy.path("policy.maat")).unwrap(), "// mine\n");
}

#[test]
fn fmt_names_what_it_would_change_then_changes_it_then_has_nothing_to_do() {
    let policy = Policy::new("organisation   shop{given employees 3}\n");
    let before = policy.run(&["fmt", "--check"]);
    assert_eq!((before.code, before.out.as_str()), (1, "policy.maat\n"));
    assert_eq!(policy.run(&["fmt"]).code, 0);
    let text = std::fs::read_to_string(policy.path("policy.maat")).unwrap();
    assert!(text.contains("organisation shop {"), "{text}");
    let after = policy.run(&["fmt", "--check"]);
    assert_eq!((after.code, after.out.as_str()), (0, ""));
    assert_eq!(std::fs::read_dir(policy.folder.path()).unwrap().count(), 1, "nothing is left beside it");
}

#[test]
fn fmt_reads_from_the_input_when_asked() {
    let folder = tempfile::tempdir().unwrap();
    let text = run(folder.path(), &["fmt", "-"], "organisation   shop{}\n");
    assert_eq!(text.code, 0, "{text:?}");
    assert!(text.out.starts_with("organisation shop {"), "{}", text.out);
    assert_eq!(run(folder.path(), &["fmt", "-", "--check"], &text.out).code, 0);
    assert_eq!(run(folder.path(), &["fmt", "-", "--check"], "organisation   shop{}\n").code, 1);
    assert_eq!(run(folder.path(), &["fmt", "-", "file"], "").code, 2);
}

#[test]
fn a_broken_policy_is_formatted_without_losing_a_word() {
    let text = "organisation shop {}\ninstrument x { collect collect !!! }\n";
    let policy = Policy::new(text);
    assert_eq!(policy.run(&["fmt"]).code, 0);
    let formatted = std::fs::read_to_string(policy.path("policy.maat")).unwrap();
    let words = |text: &str| text.split_whitespace().collect::<String>();
    assert_eq!(words(&formatted), words(text));
}

#[test]
fn a_recorded_version_covers_a_later_one_until_that_does_more() {
    let policy = Policy::pace_board(&[]);
    let recorded = policy.run(&["snapshot", "pace_board"]);
    assert_eq!(recorded.code, 0, "{recorded:?}");
    assert!(policy.path("pace_board.v1.snapshot.json").is_file());
    assert_eq!(policy.run(&["snapshot", "pace_board"]).code, 0, "the same again is fine");
    assert_eq!(policy.run(&["check", "--as-of", "2026-11-23", "--deny", "open"]).code, 0);

    let text = std::fs::read_to_string(policy.path("policy.maat")).unwrap();
    let newer = text
        .replace("version 1 {", "version 2 {")
        .replace("    given notice on", "    given dpia_reviewed on 2026-10-20\n    given notice on");
    std::fs::write(policy.path("policy.maat"), &newer).unwrap();
    assert_eq!(policy.run(&["check", "--as-of", "2026-11-23", "--deny", "open"]).code, 0, "nothing more is done");

    std::fs::write(policy.path("policy.maat"), newer.replace("at most 4 weeks", "at most 8 weeks")).unwrap();
    let (_, report) = policy.check("2026-11-23");
    assert!(support::cited(&report, "open").contains(&"WOR 27(1)(l)".to_owned()), "{report:#}");
}

#[test]
fn what_is_on_record_is_not_overwritten() {
    let policy = Policy::pace_board(&[]);
    assert_eq!(policy.run(&["snapshot", "pace_board"]).code, 0);
    let record = std::fs::read(policy.path("pace_board.v1.snapshot.json")).unwrap();
    let text = std::fs::read_to_string(policy.path("policy.maat")).unwrap();
    std::fs::write(policy.path("policy.maat"), text.replace("at most 4 weeks", "at most 8 weeks")).unwrap();
    let again = policy.run(&["snapshot", "pace_board"]);
    assert_eq!(again.code, 2, "{again:?}");
    assert!(again.err.contains("version 2"), "{}", again.err);
    assert_eq!(std::fs::read(policy.path("pace_board.v1.snapshot.json")).unwrap(), record);
}

#[test]
fn an_instrument_that_is_not_there_has_no_record() {
    let policy = Policy::pace_board(&[]);
    let run = policy.run(&["snapshot", "pace_bord"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("Did you mean `pace_board`?"), "{}", run.err);
}

#[test]
fn explain_knows_codes_norms_citations_questions_concepts_and_statements() {
    let known = [
        ("unknown-name", "Nothing of this name"),
        ("nl.avg.human_intervention", "AVG 22(1)"),
        ("human_intervention", "norm human_intervention"),
        ("AVG_22(1)", "nl.avg.human_intervention"),
        ("AVG 22(1)", "nl.avg.human_intervention"),
        ("AVG 22", "nl.avg.consent_to_decision"),
        ("UAVG_29", "from 2018-05-25 until 2026-09-01"),
        ("dpia", "When was the data protection impact assessment"),
        ("nl.avg.proportionate", "**Lasts.** 1 year"),
        ("performance.pace", "Arbowet 3(1)(d)"),
        ("data fingerprint", "Biometric data"),
        ("nl.wor", "WOR 27(1)(k)"),
    ];
    for (name, says) in known {
        let run = maatstaf(&["explain", name]);
        assert_eq!(run.code, 0, "{name}: {}", run.out);
        assert!(run.out.starts_with("## "), "{name}: {}", run.out);
        assert!(run.out.contains(says), "{name}: {}", run.out);
    }
    for (name, says) in
        [("pace_board", "pace_board.lead_view"), ("pace_board.lead_view", "AVG 5(1)(b)"), ("crew", "team")]
    {
        let run = maatstaf(&["explain", name, "--project", "examples/pace-board"]);
        assert_eq!(run.code, 0, "{name}: {}", run.out);
        assert!(run.out.contains(says), "{name}: {}", run.out);
    }
}

#[test]
fn explain_tells_an_instrument_in_sentences_on_a_date() {
    let told = |lang: &str, on: &str| {
        maatstaf(&["explain", "pace_board", "--project", "examples/pace-board", "--as-of", on, "--lang", lang]).out
    };
    let dutch = told("nl", "2026-11-23");
    assert!(dutch.contains("Nooit: orderpicktempo gebruiken, op welke wijze ook."), "{dutch}");
    assert!(!dutch.contains("- ? **"), "{dutch}");
    // The judgement of proportionality has lapsed.
    let later = told("en", "2027-09-01");
    assert!(later.contains("- ? **AVG 5(1)(c) is open"), "{later}");
}

#[test]
fn explain_speaks_dutch() {
    let run = maatstaf(&["explain", "nl.avg.human_intervention", "--lang", "nl"]);
    assert!(run.out.contains("## Menselijke tussenkomst") && run.out.contains("Uitzonderingen"), "{}", run.out);
}

#[test]
fn explain_offers_the_nearest_name_for_one_that_it_does_not_know() {
    for (wrong, right) in
        [("unknow-name", "unknown-name"), ("human_interventon", "human_intervention"), ("AVG_22(7)", "AVG_22(1)")]
    {
        let run = run(tempfile::tempdir().unwrap().path(), &["explain", wrong], "");
        assert_eq!(run.code, 2, "{wrong}");
        assert!(run.out.contains("error[unknown-code]"), "{}", run.out);
        assert!(run.out.contains("Did you mean `"), "{}", run.out);
        if wrong != "AVG_22(7)" {
            assert!(run.out.contains(right), "{}", run.out);
        }
    }
}

#[test]
fn explain_all_has_every_code() {
    let run = maatstaf(&["explain", "--all"]);
    for code in maatstaf_diagnostics::Code::all() {
        assert!(run.out.contains(&format!("[{code}]`")), "{code}");
    }
}

#[test]
fn the_cases_of_the_library_pass() {
    let run = maatstaf(&["test", "--library", "examples"]);
    assert_eq!(run.code, 0, "{}", run.out);
    let last = run.out.lines().last().unwrap_or_default();
    assert!(last.ends_with(" passed, 0 failed") && !last.starts_with("0 "), "{last}");
}

const CASE: &str = r#"import nl.avg
case quiet nl "Stil" en "Quiet" on 2026-11-23 {
    organisation shop {}
    instrument listening {
        controller shop
        starts 2026-01-01
        collect communication from microphone about employee for appraisal at individual keep at most 1 year
    }
    expect EXPECTED
}
"#;

#[test]
fn a_case_that_comes_out_otherwise_fails_with_its_place() {
    let passes = Policy::new(&CASE.replace("EXPECTED", "violated AVG_6(1)")).run(&["test"]);
    assert_eq!((passes.code, passes.out.as_str()), (0, "1 passed, 0 failed\n"));
    let fails = Policy::new(&CASE.replace("EXPECTED", "satisfied AVG_6(1)")).run(&["test"]);
    assert_eq!(fails.code, 1);
    assert!(fails.out.contains("failed: quiet \"Quiet\" (policy.maat)"), "{}", fails.out);
    assert!(fails.out.contains("error[case-failed]"), "{}", fails.out);
    assert!(fails.out.ends_with("\n0 passed, 1 failed\n"), "{}", fails.out);
}

#[test]
fn a_decision_that_a_case_expects_is_made() {
    let request = "collect communication about employee for appraisal at individual";
    let passes = Policy::new(&CASE.replace("EXPECTED", &format!("deny {request}"))).run(&["test"]);
    assert_eq!((passes.code, passes.out.as_str()), (0, "1 passed, 0 failed\n"));
    let fails = Policy::new(&CASE.replace("EXPECTED", &format!("permit {request}"))).run(&["test"]);
    assert_eq!(fails.code, 1);
    assert!(fails.out.contains("expected permit, the decision is deny"), "{}", fails.out);
}

#[test]
fn an_expectation_that_leaves_something_out_proves_nothing() {
    for request in [
        "deny collect communication about employee for appraisal",
        "deny collect comunication about employee for appraisal at individual",
    ] {
        let fails = Policy::new(&CASE.replace("EXPECTED", request)).run(&["test"]);
        assert_eq!(fails.code, 1, "{request}: {}", fails.out);
        assert!(fails.out.ends_with("0 passed, 1 failed\n"), "{}", fails.out);
    }
}

#[test]
fn an_error_beside_the_cases_fails_the_run() {
    let text = CASE.replace("EXPECTED", "violated AVG_6(1)") + "data x: nowhere\n";
    let run = Policy::new(&text).run(&["test"]);
    assert_eq!(run.code, 1);
    assert!(run.out.contains("error[unknown-name]") && run.out.ends_with("1 passed, 0 failed\n"), "{}", run.out);
}

#[test]
fn mistakes_on_the_command_line_are_told_in_one_line_with_a_way_out() {
    let mistakes: [(&[&str], &str); 8] = [
        (&["chek"], "Did you mean `check`?"),
        (&["check", "--as-of", "2026-02-30"], "Write a date that exists"),
        (&["check", "--as-of", "today"], "Write a date that exists"),
        (&["check", "--format", "xml"], "Choose from: human, json, sarif, github."),
        (&["check", "--deny", "closed"], "Choose from: open."),
        (&["check", "--formt", "json"], "Did you mean `--format`?"),
        (&["compile"], "--output <FILE.maatc> is missing."),
        (&["explain"], "is missing."),
    ];
    for (arguments, says) in mistakes {
        let run = maatstaf(arguments);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{arguments:?}");
        assert_eq!(run.err.lines().count(), 1, "{}", run.err);
        assert!(run.err.starts_with("maatstaf: ") && run.err.contains(says), "{}", run.err);
    }
    let dutch = maatstaf(&["check", "--as-of", "2026-02-30", "--lang", "nl"]);
    assert!(dutch.err.contains("Schrijf een bestaande datum"), "{}", dutch.err);
}

#[test]
fn help_and_version_are_there_in_both_languages() {
    let version = maatstaf(&["--version"]);
    assert_eq!((version.code, version.out), (0, format!("maatstaf {}\n", env!("CARGO_PKG_VERSION"))));
    for (lang, words) in [("en", ["Usage", "Commands"]), ("nl", ["Gebruik", "Opdrachten"])] {
        let help = maatstaf(&["--help", "--lang", lang]);
        assert_eq!(help.code, 0);
        assert!(words.iter().all(|word| help.out.contains(word)), "{}", help.out);
        for command in ["check", "explain", "test", "compile", "eval", "fmt", "snapshot", "norms", "new", "lsp"] {
            let help = maatstaf(&[command, "--help", "--lang", lang]);
            assert_eq!(help.code, 0, "{command}");
            // Every argument says what it is.
            // On its own line, or on the one below it where the line is too short for both.
            let lines: Vec<&str> = help.out.lines().collect();
            let bare = lines.iter().enumerate().find(|(at, line)| {
                let line = line.trim();
                let below =
                    lines.get(at + 1).is_some_and(|next| next.starts_with("        ") && !next.trim().starts_with('-'));
                (line.starts_with('-') || line.starts_with('[') || line.starts_with('<'))
                    && !line.trim_end_matches(['.', ']', '>']).contains("  ")
                    && !below
            });
            assert_eq!(bare, None, "{command} in {lang}: {}", help.out);
        }
    }
    assert!(maatstaf(&[]).out.contains("check"), "a bare call shows what there is");
}

#[test]
fn a_reader_who_goes_away_is_no_reason_to_complain() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_maatstaf"))
        .args(["explain", "--all"])
        .current_dir(root())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[cfg(target_os = "linux")]
#[test]
fn an_output_that_cannot_be_written_is_told() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_maatstaf"))
        .args(["explain", "--all"])
        .stdout(full)
        .stderr(Stdio::piped())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("maatstaf: "));
}
