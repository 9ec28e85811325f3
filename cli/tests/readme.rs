//! The README, held against the program: what it shows is what happens.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what it expects by failing")]

mod support;

use std::path::Path;

use serde_json::Value;
use support::{Run, root, run};

/// The fenced blocks of the README whose opening line starts with these words: the rest of that line, and the text.
fn blocks(start: &str) -> Vec<(String, String)> {
    let page = std::fs::read_to_string(root().join("README.md")).unwrap();
    let mut found = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        let Some(info) = line.strip_prefix("```") else { continue };
        let text: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        if let Some(rest) = info.strip_prefix(start) {
            found.push((rest.trim().to_owned(), text.join("\n") + "\n"));
        }
    }
    found
}

/// Whether the lines that are shown come in this order, with gaps only where the README has a line with `…` alone. A line
/// that ends in `…` shows how it begins.
fn shows(shown: &[&str], output: &str) -> Result<(), String> {
    let mut lines = output.lines();
    let mut gap = false;
    for wanted in shown {
        if *wanted == "…" {
            gap = true;
            continue;
        }
        let fits =
            |line: &str| line == *wanted || wanted.strip_suffix('…').is_some_and(|start| line.starts_with(start));
        let found = if gap { lines.any(fits) } else { lines.next().is_some_and(fits) };
        if !found {
            return Err(format!("the README shows `{wanted}`, and the program writes:\n{output}"));
        }
        gap = false;
    }
    match gap || lines.next().is_none() {
        true => Ok(()),
        false => Err(format!("the program writes more than the README shows:\n{output}")),
    }
}

/// A folder with what the README speaks of: the examples, and the policy that it has its reader write.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&root().join("examples"), &folder.path().join("examples"));
    let policies = blocks("maat");
    assert_eq!(policies.len(), 1, "one policy to write");
    std::fs::create_dir(folder.path().join("helpdesk")).unwrap();
    std::fs::write(folder.path().join("helpdesk/policy.maat"), &policies[0].1).unwrap();
    folder
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn maatstaf(folder: &Path, command: &str) -> Run {
    run(folder, &command.split_whitespace().collect::<Vec<_>>(), "")
}

#[test]
fn every_command_that_the_readme_shows_writes_what_it_shows() {
    let folder = folder();
    let mut commands = 0;
    for (_, block) in blocks("console") {
        let lines: Vec<&str> = block.lines().collect();
        for (at, line) in lines.iter().enumerate() {
            let Some(command) = line.strip_prefix("$ maatstaf ") else { continue };
            commands += 1;
            let shown: Vec<&str> = lines[at + 1..].iter().copied().take_while(|line| !line.starts_with("$ ")).collect();
            let run = maatstaf(folder.path(), command);
            assert_eq!(run.err, "", "{command}");
            shows(&shown, &run.out).unwrap_or_else(|why| panic!("{command}: {why}"));
        }
    }
    assert!(commands >= 5, "only {commands} commands were found: the test looks in the wrong place");
}

#[test]
fn the_first_command_of_the_readme_exits_with_one() {
    let command = "check examples/till-login --as-of 2019-08-12";
    let (_, first) = &blocks("console")[0];
    assert!(first.starts_with(&format!("cargo run -q -p maatstaf-cli -- {command}\n")), "{first}");
    assert_eq!(maatstaf(root(), command).code, 1);
}

#[test]
fn the_answers_that_the_readme_speaks_of_do_what_it_says() {
    let folder = folder();
    let path = folder.path().join("helpdesk/policy.maat");
    let policy = std::fs::read_to_string(&path).unwrap();
    assert!(policy.lines().count() <= 20, "twenty lines are enough");
    for (answer, verdict) in [("given notice on 2026-12-01", "satisfied"), ("given notice on 2027-02-01", "violated")] {
        assert!(std::fs::read_to_string(root().join("README.md")).unwrap().contains(&format!("`{answer}`")));
        std::fs::write(&path, policy.replace("    never use", &format!("    {answer}\n    never use"))).unwrap();
        let run = maatstaf(folder.path(), "check helpdesk --as-of 2026-11-23 --format json");
        let report: Value = serde_json::from_str(&run.out).unwrap();
        assert!(support::cited(&report, verdict).contains(&"AVG 13(1)".to_owned()), "{report:#}");
    }
    let after = maatstaf(folder.path(), "check helpdesk --as-of 2027-02-01 --format json");
    let report: Value = serde_json::from_str(&after.out).unwrap();
    assert!(support::cited(&report, "satisfied").contains(&"AVG 13(1)".to_owned()), "{report:#}");
}

#[test]
fn the_requests_and_answers_of_the_readme_are_real() {
    let folder = folder();
    assert_eq!(maatstaf(folder.path(), "compile examples/pace-board -o pace.maatc").code, 0);
    let requests = blocks("json request");
    assert!(!requests.is_empty());
    for (path, shown) in requests {
        let file: Value = serde_json::from_str(&std::fs::read_to_string(root().join(&path)).unwrap()).unwrap();
        contains(&file, &serde_json::from_str(&shown).unwrap(), &path);
    }
    let answers = blocks("json answer");
    assert!(!answers.is_empty());
    for (path, shown) in answers {
        let run = maatstaf(folder.path(), &format!("eval pace.maatc --request {path}"));
        contains(&serde_json::from_str(&run.out).unwrap(), &serde_json::from_str(&shown).unwrap(), &path);
    }
}

/// Fails unless everything that `shown` has is in `real`, which may have more.
fn contains(real: &Value, shown: &Value, at: &str) {
    match (real, shown) {
        (Value::Object(real), Value::Object(shown)) => {
            for (key, value) in shown {
                contains(real.get(key).unwrap_or(&Value::Null), value, &format!("{at}.{key}"));
            }
        }
        (Value::Array(real), Value::Array(shown)) => {
            assert_eq!(real.len(), shown.len(), "{at}");
            for (index, value) in shown.iter().enumerate() {
                contains(&real[index], value, &format!("{at}[{index}]"));
            }
        }
        _ => assert_eq!(real, shown, "{at}"),
    }
}

#[test]
fn the_tools_of_this_file_can_say_no() {
    assert!(shows(&["a", "…", "c"], "a\nb\nc\n").is_ok());
    assert!(shows(&["a", "b…"], "a\nbc\n").is_ok());
    assert!(shows(&["a", "c"], "a\nb\nc\n").is_err());
    assert!(shows(&["a"], "a\nb\n").is_err());
    assert!(shows(&["…", "d"], "a\nb\n").is_err());
}

#[test]
fn every_command_is_in_the_table_of_the_readme() {
    let page = std::fs::read_to_string(root().join("README.md")).unwrap();
    let help = maatstaf(root(), "--help");
    let mut commands = 0;
    for line in help.out.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty()) {
        commands += 1;
        let name = line.split_whitespace().next().unwrap();
        assert!(page.contains(&format!("| `maatstaf {name} ")), "{name}");
    }
    assert!(commands >= 8, "{commands}");
}
