//! The specification is the test suite: every block of every chapter of `spec/` is run.
//!
//! `MAATSTAF_BLESS=1 cargo test -p maatstaf-cli --test spec` writes what comes out into the chapters, to be looked at
//! and committed. What the blocks mean is explained in `spec/README.md`.
#![cfg(unix)]
// A helper of a test fails as a test does, and a run says what it ran.
#![allow(clippy::panic, clippy::print_stdout)]

mod book;
mod checks;
mod console;
mod expect;
mod generated;
mod layout;
mod runner;
mod schemas;
mod subset;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::OnceLock;

use maatstaf_diagnostics::Code;
use serde_json::{Value, json};

use book::{Chapter, chapter, chapters};
use checks::Bench;
use runner::{Outcome, Runner, run_chapter};
use schemas::{Schemas, faults};

/// What has to be set to have the chapters rewritten.
const BLESS: &str = "MAATSTAF_BLESS";

/// What running the whole specification has shown.
struct Run {
    /// How many blocks ran.
    blocks: usize,
    /// What is wrong with the chapters.
    wrong: Vec<String>,
    /// Examples on the page of codes that do not show their code.
    examples: Vec<String>,
    /// Codes that no block shows.
    unshown: Vec<&'static str>,
}

/// The run, made once for all tests.
fn whole() -> &'static Run {
    static RUN: OnceLock<Run> = OnceLock::new();
    RUN.get_or_init(|| {
        let bless = std::env::var_os(BLESS).is_some();
        let (mut bench, schemas) = (Bench::new(), Schemas::read());
        let mut run = Run { blocks: 0, wrong: Vec::new(), examples: Vec::new(), unshown: Vec::new() };
        for chapter in chapters() {
            run_one(&chapter, &mut bench, &schemas, bless, &mut run);
        }
        run.unshown = Code::all().map(Code::id).filter(|id| !bench.shown.contains(*id)).collect();
        println!("{} blocks ran, {} of {} codes were shown", run.blocks, bench.shown.len(), Code::all().count());
        run
    })
}

fn run_one(chapter: &Chapter, bench: &mut Bench, schemas: &Schemas, bless: bool, run: &mut Run) {
    let mut changes = Vec::new();
    for region in &chapter.regions {
        match generated::lines(&region.name, bench) {
            Ok(lines) if lines == chapter.lines[region.lines.clone()] => {}
            Ok(lines) => changes.push((region.lines.clone(), lines)),
            Err(why) => run.wrong.push(format!("{}: {why}", chapter.name)),
        }
    }
    let made: Vec<_> = chapter.regions.iter().map(|r| r.lines.clone()).collect();
    let ran = run_chapter(chapter, bench, schemas);
    run.blocks += chapter.blocks.len();
    run.wrong.extend(ran.broken);
    run.examples.extend(ran.examples);
    // A block of a generated part is made anew with its part.
    changes.extend(ran.changes.into_iter().filter(|(b, _)| !made.iter().any(|m| m.contains(&b.start))));
    if bless && !changes.is_empty() {
        println!("{}: {} parts written", chapter.name, changes.len());
        chapter.rewrite(changes);
        return;
    }
    for (range, should) in changes {
        let is = &chapter.lines[range.clone()];
        run.wrong.push(format!("{}:{}:\n{}", chapter.name, range.start + 1, difference(is, &should)));
    }
}

#[test]
fn every_block_of_the_specification_runs_and_is_right() {
    let run = whole();
    assert!(run.blocks > 200, "only {} blocks were found", run.blocks);
    assert!(
        run.wrong.is_empty(),
        "{}\n\nTo accept what comes out: {BLESS}=1 cargo test -p maatstaf-cli --test spec",
        run.wrong.join("\n\n")
    );
}

#[test]
fn every_example_on_the_page_of_codes_shows_its_code() {
    assert_eq!(whole().examples, Vec::<String>::new());
}

#[test]
fn every_code_is_shown_by_a_block() {
    assert_eq!(whole().unshown, Vec::<&str>::new());
}

/// The lines that differ, with `-` before what is there and `+` before what should be.
fn difference(is: &[String], should: &[String]) -> String {
    let start = is.iter().zip(should).take_while(|(a, b)| a == b).count();
    let rest = (is.len() - start).min(should.len() - start);
    let end = is.iter().rev().zip(should.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
    let lines =
        |mark: char, list: &[String]| -> String { list.iter().map(|line| format!("  {mark} {line}\n")).collect() };
    let above = lines(' ', &is[start.saturating_sub(2)..start]);
    above + &lines('-', &is[start..is.len() - end]) + &lines('+', &should[start..should.len() - end])
}

/// Runs a small chapter, and gives what it should have been, or why it cannot be run.
fn run(text: &str) -> Vec<String> {
    let chapter = chapter(PathBuf::new(), "test".to_owned(), text);
    let (mut bench, schemas) = (Bench::new(), Schemas::read());
    let mut runner = Runner::new(&mut bench, &schemas);
    let mut found = Vec::new();
    for block in &chapter.blocks {
        match runner.run(block) {
            Outcome::Fine => {}
            Outcome::Differs(body) => found.push(body.join("\n")),
            Outcome::Broken(why) => found.push(format!("broken: {why}")),
        }
    }
    found
}

#[test]
fn a_block_that_expects_nothing_of_a_mistake_is_wrong() {
    let found = run("```maat\ndata steps: persnal\n```\n");
    assert_eq!(found, ["data steps: persnal //! error unknown-name"]);
}

#[test]
fn a_block_that_expects_a_mistake_that_is_not_there_is_wrong() {
    let found = run("```maat\ndata steps: personal //! error unknown-name\n```\n");
    assert_eq!(found, ["data steps: personal"]);
}

#[test]
fn an_expectation_of_no_line_is_wrong() {
    let found = run("```maat\ndata steps: personal\n//! error unknown-name\n```\n");
    assert_eq!(found, ["data steps: personal"]);
}

#[test]
fn a_block_without_a_known_language_is_wrong() {
    let found = run("```rust\nfn main() {}\n```\n");
    assert_eq!(found, ["broken: nobody knows how to run a block of `rust `"]);
}

#[test]
fn a_wrong_answer_is_told_with_the_right_one() {
    let policy = "```maat\norganisation bakery\n```\n";
    let request = json!({"action": {"name": "show"}, "resource": {"type": "performance.pace"},
        "context": {"purpose": "direct.planning", "time": "2026-11-23T10:00:00Z"}});
    let found = run(&format!("{policy}```json request\n{request}\n```\n```json answer\n{{\"decision\": true}}\n```\n"));
    assert_eq!(found.last().map(String::as_str), Some("{\n  \"decision\": false\n}"));
}

#[test]
fn the_schemas_refuse_what_is_no_request_and_no_answer() {
    let schemas = Schemas::read();
    let time = json!({"time": "2026-11-23T10:00:00Z"});
    let resource = json!({"type": "pick_rate"});
    let good = json!({"action": {"name": "show"}, "resource": resource, "context": time});
    assert_eq!(faults(&schemas.request, &good), Ok(()));
    let bad: [Value; 6] = [
        json!([]),
        json!({"resource": resource, "context": time}),
        json!({"action": {"name": "peek"}, "resource": resource, "context": time}),
        json!({"action": {"name": "show"}, "resource": resource, "context": {}}),
        json!({"action": {"name": "show"}, "resource": {"type": "pick_rate", "properties": {"group_size": -1}}, "context": time}),
        json!({"action": {"name": "show"}, "resource": resource, "context": time, "subject": {"properties": {"roles": "manager"}}}),
    ];
    for request in bad {
        assert!(faults(&schemas.request, &request).is_err(), "{request}");
    }
    let answer = json!({"decision": true, "context": {"outcome": "permit", "code": "permitted",
        "reasons": [{"code": "permitted", "cite": [], "text": {"nl": "…", "en": "…"}}], "obligations": [], "accepted": []}});
    assert_eq!(faults(&schemas.answer, &answer), Ok(()));
    for (pointer, wrong) in
        [("/decision", json!("yes")), ("/context/outcome", json!("perhaps")), ("/context/reasons", json!([]))]
    {
        let mut wrong_answer = answer.clone();
        *wrong_answer.pointer_mut(pointer).expect("the answer has this member") = wrong;
        assert!(faults(&schemas.answer, &wrong_answer).is_err(), "{wrong_answer}");
    }
    let mut held = answer.clone();
    held["context"]["outcome"] = json!("hold");
    assert!(faults(&schemas.answer, &held).is_err(), "a hold is no yes");
}

#[test]
fn the_requests_of_the_examples_fit_the_schema() {
    let schemas = Schemas::read();
    let folder = book::folder().join("../examples/requests");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).expect("the examples are there") {
        let path = entry.expect("a folder can be listed").path();
        if path.extension().is_some_and(|e| e == "json") {
            let text = std::fs::read_to_string(&path).expect("an example is text");
            let value: Value = serde_json::from_str(&text).expect("an example is JSON");
            assert_eq!(faults(&schemas.request, &value), Ok(()), "{}", path.display());
            seen += 1;
        }
    }
    assert!(seen >= 7, "only {seen} requests were found");
}

#[test]
fn no_chapter_names_a_code_that_does_not_exist() {
    let known: BTreeSet<&str> = Code::all().map(Code::id).collect();
    for chapter in chapters() {
        for (n, line) in chapter.lines.iter().enumerate() {
            let Some((_, said)) = line.split_once("//! ") else { continue };
            for one in said.split("; ") {
                let words: Vec<&str> = one.split(' ').filter(|w| !matches!(*w, "now" | "gone")).collect();
                if let ["error" | "warning" | "note", id] = words[..] {
                    assert!(
                        known.contains(id.trim_end_matches('`')),
                        "{}:{}: there is no code `{id}`",
                        chapter.name,
                        n + 1
                    );
                }
            }
        }
    }
}
