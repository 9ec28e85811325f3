//! A file that is no sound bundle is refused before any code is made for it.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout)] // A test that fails has to say so.

mod support;

use std::fs;

use maatstaf_program::{FORMAT_VERSION, HEADER_LENGTH, MAGIC, to_bytes};
use maatstaf_runtime::{Engine, Evaluator, LoadError};
use support::Random;
use support::programs::{Size, program};

/// Executable memory that no file stands behind: where code goes that is made while running.
fn made_code() -> usize {
    let maps = fs::read_to_string("/proc/self/maps").unwrap();
    let is_made = |line: &&str| {
        let mut parts = line.split_whitespace();
        let rights = parts.nth(1).unwrap_or_default();
        rights.contains('x') && parts.nth(3).is_none()
    };
    maps.lines().filter(is_made).count()
}

/// A header that is right for what stands behind it: what a forger would write.
fn sealed(payload: &[u8]) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.extend_from_slice(&FORMAT_VERSION.to_le_bytes());
    bytes.extend_from_slice(&(payload.len() as u64).to_le_bytes());
    bytes.extend_from_slice(blake3::hash(payload).as_bytes());
    bytes.extend_from_slice(payload);
    bytes
}

// One test alone in its process: another one would make code meanwhile.
#[test]
fn a_damaged_or_forged_bundle_is_refused_before_any_code_is_made() {
    let mut random = Random::new(4);
    let program = program(&mut random, &Size { concepts: 4, rules: 12 });
    let bytes = to_bytes(&program).unwrap();
    assert_eq!(made_code(), 0);

    let cut_off = (0..bytes.len()).step_by(7).map(|length| bytes[..length].to_vec());
    let altered = (0..bytes.len()).step_by(5).map(|at| {
        let mut altered = bytes.clone();
        altered[at] ^= 4;
        altered
    });
    for damaged in cut_off.chain(altered) {
        assert!(matches!(Evaluator::load(&damaged), Err(LoadError::Bundle(_))));
    }
    assert_eq!(made_code(), 0);

    // A forger may well change a text, which makes another sound program; all else is refused.
    let (mut refused, mut seen) = (0, false);
    for at in (HEADER_LENGTH..bytes.len()).step_by(19) {
        let mut payload = bytes[HEADER_LENGTH..].to_vec();
        payload[at - HEADER_LENGTH] ^= 1 << random.below(8);
        let forged = sealed(&payload);
        let before = made_code();
        match Evaluator::load(&forged) {
            Err(LoadError::Bundle(_)) => {
                refused += 1;
                assert_eq!(made_code(), before, "code was made for what is refused");
            }
            Err(error) => panic!("{error}"),
            Ok(evaluator) => {
                assert_eq!(evaluator.engine(), Engine::Jit);
                seen |= made_code() > before;
            }
        }
    }
    assert!(refused > 20, "{refused}");
    assert!(seen, "where code is made, this test sees it");
}
