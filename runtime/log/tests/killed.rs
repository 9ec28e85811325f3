//! A program that logs is killed in the middle of it, a hundred times.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what it expects by failing")]

use std::fs::File;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

use maatstaf_log::{Hash, Sync, Verifier, Writer};

/// The example that logs its input; cargo builds it beside the tests.
fn append() -> PathBuf {
    let own = std::env::current_exe().unwrap();
    own.parent().unwrap().parent().unwrap().join("examples/append")
}

#[test]
fn a_killed_program_loses_no_line_that_it_said_was_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("log");
    let (mut acknowledged, mut unfinished) = (0, 0);
    for round in 0..100_u64 {
        let mut child = Command::new(append()).arg(&path).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut input = child.stdin.take().unwrap();
        let feeder = std::thread::spawn(move || {
            // Long lines, so that the end often comes in the middle of one; until the pipe breaks.
            let line = format!("{}\n", "statement.".repeat(2_000));
            while input.write_all(line.as_bytes()).is_ok() {}
        });
        let output = child.stdout.take().unwrap();
        let listener = std::thread::spawn(move || {
            let told = BufReader::new(output).lines().map_while(Result::ok);
            // The kill may have cut the last word short.
            told.filter_map(|line| {
                line.split_once(' ')
                    .and_then(|(seq, hash)| Some((seq.parse::<u64>().ok()?, hash.parse::<Hash>().ok()?)))
            })
            .last()
        });
        std::thread::sleep(Duration::from_micros(2_000 + round * 997 % 40_000));
        child.kill().unwrap();
        child.wait().unwrap();
        let told = listener.join().unwrap();
        feeder.join().unwrap();

        let (writer, recovered) = Writer::open(&path, Sync::System).unwrap();
        unfinished += u64::from(recovered.unfinished > 0);
        if let Some((seq, hash)) = told {
            // At most the one line was written that nobody heard of.
            let head = writer.head();
            assert!(head.seq == seq || head.seq == seq + 1, "told {seq}, found {}", head.seq);
            acknowledged = seq;
            let mut verifier = Verifier::new(Some(hash));
            assert_eq!(verifier.file(BufReader::new(File::open(&path).unwrap())).unwrap(), None);
            assert!(verifier.summary().contains);
            assert_eq!(verifier.summary().last, head.seq);
        }
    }
    assert!(acknowledged > 100, "the program hardly wrote anything: {acknowledged}, {unfinished}");
}
