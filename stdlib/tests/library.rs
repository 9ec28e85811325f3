//! What every package of the library must have, as far as plain text shows it. Whether
//! the norms are right is shown by their cases.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn folders() -> BTreeSet<String> {
    maatstaf_stdlib::files().filter_map(|(path, _)| path.split_once('/')).map(|(folder, _)| folder.to_owned()).collect()
}

fn on_disk(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            on_disk(&path, found);
        } else if path.extension().is_some_and(|e| e == "maat") {
            found.push(path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/"));
        }
    }
}

#[test]
fn every_file_of_the_library_is_embedded_and_in_order() {
    let mut found = Vec::new();
    on_disk(&root(), &mut found);
    found.sort();
    let embedded: Vec<String> = maatstaf_stdlib::files().map(|(path, _)| path.to_owned()).collect();
    assert_eq!(embedded, found);
    assert!(embedded.len() > 20, "the library is missing: {embedded:?}");
}

#[test]
fn the_text_of_a_file_is_the_text_on_disk() {
    for (path, text) in maatstaf_stdlib::files() {
        assert_eq!(text, fs::read_to_string(root().join(path)).unwrap(), "{path}");
    }
}

#[test]
fn every_folder_declares_one_package_of_its_name() {
    for folder in folders() {
        let declarations: Vec<&str> = maatstaf_stdlib::files()
            .filter(|(path, _)| path.starts_with(&format!("{folder}/")))
            .flat_map(|(_, text)| text.lines())
            .filter(|line| line.starts_with("package "))
            .collect();
        assert_eq!(declarations.len(), 1, "{folder}: {declarations:?}");
        assert!(declarations[0].starts_with(&format!("package {folder} ")), "{}", declarations[0]);
    }
}

#[test]
fn every_law_has_cases_and_says_what_it_leaves_out() {
    for folder in folders().into_iter().filter(|f| f != "vocabulary") {
        let cases = maatstaf_stdlib::files()
            .filter(|(path, _)| path.starts_with(&format!("{folder}/")))
            .flat_map(|(_, text)| text.lines())
            .filter(|line| line.starts_with("case "))
            .count();
        assert!(cases >= 5, "{folder} has {cases} cases");
        assert!(root().join(&folder).join("NOT-ENCODED.md").exists(), "{folder} has no NOT-ENCODED.md");
    }
}

#[test]
fn every_norm_and_exception_is_documented_and_speaks_to_whoever_breaks_it() {
    for (path, text) in maatstaf_stdlib::files() {
        let lines: Vec<&str> = text.lines().collect();
        for (i, line) in lines.iter().enumerate() {
            let Some(name) = line.strip_prefix("norm ").or_else(|| line.strip_prefix("exception ")) else { continue };
            let above: Vec<&&str> = lines[..i].iter().rev().take_while(|line| line.starts_with("///")).collect();
            for language in ["///nl ", "///en "] {
                let written = above.iter().filter(|line| line.starts_with(language)).count();
                assert!(written > 0, "{path}: {name} has no documentation in `{language}`");
            }
            // A line for everybody would be in one language all the same.
            assert!(!above.iter().any(|line| line.starts_with("/// ")), "{path}: {name}");
            let item = lines[i..].iter().take_while(|l| **l != "}");
            let body: Vec<&&str> = item.collect();
            for wanted in [" cite ", " say nl "] {
                assert!(body.iter().any(|l| l.contains(wanted)), "{path}: {name} lacks `{}`", wanted.trim());
            }
        }
    }
}

#[test]
fn a_norm_of_law_says_what_a_breach_takes_away_and_one_about_the_whole_organisation_takes_nothing() {
    let mut seen = 0;
    for (path, text) in maatstaf_stdlib::files() {
        for item in text.split("\n}\n").filter_map(|item| item.rsplit_once("\nnorm ").map(|(_, norm)| norm)) {
            let name = item.split_whitespace().next().unwrap_or_default();
            let blocks: Vec<&str> = item.lines().filter_map(|line| line.strip_prefix("    blocks ")).collect();
            let is_law = item.contains("strength law");
            assert!(!is_law || blocks.len() == 1, "{path}: {name} does not say what it blocks");
            if item.contains("for each organisation ") {
                seen += 1;
                assert_eq!(blocks, ["nothing"], "{path}: {name}");
            }
        }
    }
    assert!(seen > 5, "{seen} norms about organisations");
}

#[test]
fn every_dutch_text_has_an_english_one_beside_it() {
    for (path, text) in maatstaf_stdlib::files() {
        let count = |mark: &str| {
            let code = text.lines().filter(|l| !l.trim_start().starts_with("//"));
            code.map(|l| l.matches(mark).count()).sum::<usize>()
        };
        // A word of its own: an organisation named `between` is no English text.
        assert_eq!(count(" nl \""), count(" en \""), "{path}");
    }
}

#[test]
fn every_question_of_the_law_is_asked_in_both_languages() {
    for (path, text) in maatstaf_stdlib::files() {
        for (i, line) in text.lines().enumerate() {
            let line = line.trim_start();
            for keyword in ["ask ", "consider ", "say "] {
                if let Some(rest) = line.strip_prefix(keyword) {
                    assert!(rest.starts_with("nl \""), "{path}:{}: {line}", i + 1);
                }
            }
        }
    }
}

#[test]
fn terms_of_the_privacy_vocabulary_are_of_its_four_namespaces() {
    let known = ["dpv/pd#", "dpv#", "dpv/legal/eu/gdpr#", "dpv/legal/eu/aiact#"];
    let mut seen = 0;
    for (path, text) in maatstaf_stdlib::files() {
        for line in text.lines().filter(|l| l.trim_start().starts_with("dpv <")) {
            seen += 1;
            let fits = known.iter().any(|k| line.contains(&format!("<https://w3id.org/{k}")));
            assert!(fits && line.ends_with('>'), "{path}: {line}");
        }
    }
    assert!(seen > 30, "{seen} terms");
}
