//! Any bytes as a decision log, as they are and as lines whose hashes are right: they are refused at a line that is there, or
//! are a chain that nothing can be taken out of.

#![no_main]

use libfuzzer_sys::fuzz_target;
use maatstaf_log::{Hash, verify};

/// The lines of a text, each made into one with its own hash and that of the line before it, where it can be.
fn chained(text: &str) -> Vec<u8> {
    let mut log = Vec::new();
    let mut before = Hash::default();
    for (at, line) in text.lines().enumerate() {
        let body = format!("{{\"seq\":{},\"prev\":\"{before}\",{line}", at + 1);
        before = Hash(*blake3::hash(body.as_bytes()).as_bytes());
        log.extend_from_slice(format!("{body},\"hash\":\"{before}\"}}\n").as_bytes());
    }
    log
}

fn holds(log: &[u8]) {
    match verify(log).expect("memory can be read") {
        Err((line, _)) => {
            let lines = log.split_inclusive(|byte| *byte == b'\n').count() as u64;
            assert!((1..=lines).contains(&line), "line {line} of {lines}");
        }
        Ok(summary) => {
            let lines: Vec<&[u8]> = log.split_inclusive(|byte| *byte == b'\n').collect();
            assert_eq!(lines.len() as u64, summary.lines);
            // Without a line in the middle it is no chain.
            if lines.len() > 2 {
                let mut less = lines.clone();
                less.remove(lines.len() / 2);
                assert!(verify(&less.concat()[..]).expect("memory can be read").is_err());
            }
        }
    }
}

fuzz_target!(|bytes: &[u8]| {
    holds(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        holds(&chained(text));
    }
});
