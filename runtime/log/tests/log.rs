//! Writing a log and reading it back.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what it expects by failing")]

use std::fs;
use std::io::BufReader;
use std::path::Path;

use maatstaf_log::{Break, Entry, LogError, Summary, Sync, Verifier, Writer, verify};

/// 2026-11-23T10:00:00Z.
const NOW: i64 = 1_795_428_000;

fn entry(statement: &str) -> Entry {
    Entry {
        policy: "ab".repeat(32),
        time: "2026-11-23T10:00:00Z".into(),
        verb: "show",
        object: "pick_rate".into(),
        statement: statement.into(),
        outcome: "permit",
        code: "permitted",
        delete_by: "2027-05-23".into(),
        ..Entry::default()
    }
}

fn open(path: &Path) -> Writer {
    Writer::open(path, Sync::System).unwrap().0
}

fn check(path: &Path) -> Result<Summary, (u64, Break)> {
    verify(BufReader::new(fs::File::open(path).unwrap())).unwrap()
}

/// A log of so many lines.
fn log(path: &Path, lines: usize) {
    let mut writer = open(path);
    for at in 0..lines {
        writer.append(&[entry(&format!("board.{at}"))], NOW).unwrap();
    }
}

#[test]
fn what_was_written_is_whole_and_goes_on_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("log");
    log(&path, 3);
    log(&path, 2);
    let mut writer = open(&path);
    writer.append(&[entry("a"), entry("b")], NOW).unwrap();
    assert_eq!(writer.head().seq, 7);
    assert_eq!(check(&path), Ok(Summary { lines: 7, first: 1, last: 7, contains: false }));
}

#[test]
fn the_first_broken_line_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("log");
    log(&path, 5);
    let text = fs::read_to_string(&path).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let with = |lines: &[&str]| {
        fs::write(&path, lines.iter().map(|line| format!("{line}\n")).collect::<String>()).unwrap();
        check(&path)
    };
    let altered = lines[2].replace("permit\"", "deny\"");
    assert_eq!(with(&[lines[0], lines[1], &altered, lines[3]]), Err((3, Break::Altered)));
    assert_eq!(with(&[lines[0], lines[2], lines[3]]), Err((2, Break::Number { expected: 2, found: 3 })));
    assert_eq!(with(&[lines[0], lines[2], lines[1]]), Err((2, Break::Number { expected: 2, found: 3 })));
    assert_eq!(with(&[lines[0], lines[1], "", lines[2]]), Err((3, Break::Altered)));
    let other = folder.path().join("other");
    Writer::open(&other, Sync::System).unwrap().0.append(&[entry("x"), entry("y"), entry("z")], NOW).unwrap();
    let other = fs::read_to_string(&other).unwrap();
    assert_eq!(with(&[lines[0], lines[1], other.lines().nth(2).unwrap()]), Err((3, Break::Unlinked)));
    fs::write(&path, &text[..text.len() - 10]).unwrap();
    assert_eq!(check(&path), Err((5, Break::Unfinished)));
    fs::write(&path, "").unwrap();
    assert_eq!(check(&path).unwrap().lines, 0);
}

#[test]
fn an_unfinished_line_is_taken_away_and_the_chain_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("log");
    log(&path, 3);
    let whole = fs::read(&path).unwrap();
    let last = whole[..whole.len() - 1].iter().rposition(|byte| *byte == b'\n').unwrap() + 1;
    for cut in [last + 1, last + 20, whole.len() - 1] {
        fs::write(&path, &whole[..cut]).unwrap();
        let (mut writer, recovered) = Writer::open(&path, Sync::Disk).unwrap();
        assert_eq!(recovered.unfinished, (cut - last) as u64);
        writer.append(&[entry("after")], NOW).unwrap();
        drop(writer);
        assert_eq!(check(&path).unwrap().last, 3);
    }
}

#[test]
fn a_file_that_is_no_log_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("log");
    fs::write(&path, "a diary\n").unwrap();
    assert!(matches!(Writer::open(&path, Sync::System), Err(LogError::NotALog)));
    assert_eq!(fs::read_to_string(&path).unwrap(), "a diary\n");
    log(&folder.path().join("good"), 2);
    let changed = fs::read_to_string(folder.path().join("good")).unwrap().replace("board.1", "board.2");
    fs::write(&path, changed).unwrap();
    assert!(matches!(Writer::open(&path, Sync::System), Err(LogError::NotALog)));
}

#[test]
fn two_processes_do_not_write_to_one_log() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("log");
    let writer = open(&path);
    assert!(matches!(Writer::open(&path, Sync::System), Err(LogError::InUse)));
    drop(writer);
    open(&path);
}

#[test]
fn each_day_has_a_file_and_the_chain_runs_through_them() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("log");
    let mut writer = open(&path);
    for day in 0..3 {
        writer.append(&[entry("a"), entry("b")], NOW + day * 86_400).unwrap();
    }
    let head = writer.head();
    drop(writer);
    let names = ["log.2026-11-23", "log.2026-11-24", "log"].map(|name| folder.path().join(name));
    let mut verifier = Verifier::new(Some(head.hash));
    for name in &names {
        let file = BufReader::new(fs::File::open(name).unwrap());
        assert_eq!(verifier.file(file).unwrap(), None);
    }
    assert_eq!(verifier.summary(), Summary { lines: 6, first: 1, last: 6, contains: true });
    // What was deleted in time is not missed, but a day in the middle is.
    let mut verifier = Verifier::new(None);
    assert_eq!(verifier.file(BufReader::new(fs::File::open(&names[1]).unwrap())).unwrap(), None);
    assert_eq!(verifier.summary().first, 3);
    let mut verifier = Verifier::new(None);
    verifier.file(BufReader::new(fs::File::open(&names[0]).unwrap())).unwrap();
    let gap = verifier.file(BufReader::new(fs::File::open(&names[2]).unwrap())).unwrap();
    assert_eq!(gap, Some((1, Break::Number { expected: 3, found: 5 })));
    // Killed between two days: the new file is not there yet.
    fs::remove_file(&path).unwrap();
    let mut writer = open(&path);
    writer.append(&[entry("c")], NOW + 9 * 86_400).unwrap();
    assert_eq!(writer.head().seq, 5);
}

#[test]
fn a_hash_that_was_noted_shows_that_the_end_was_taken_away() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("log");
    log(&path, 3);
    let head = open(&path).head();
    let text = fs::read_to_string(&path).unwrap();
    let shorter: String = text.lines().take(2).map(|line| format!("{line}\n")).collect();
    for (text, expected) in [(text.as_str(), true), (shorter.as_str(), false)] {
        let mut verifier = Verifier::new(Some(head.hash));
        assert_eq!(verifier.file(text.as_bytes()).unwrap(), None);
        assert_eq!(verifier.summary().contains, expected);
    }
}
