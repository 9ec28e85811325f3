//! The interpreter and native code agree on every request.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout)] // A test that fails has to say so.

mod support;

use std::collections::BTreeMap;

use maatstaf_program::{from_bytes, to_bytes};
use maatstaf_runtime::{Code, Engine, Evaluator, Outcome};
use support::programs::{Size, program};
use support::{Random, requests};

/// Programs in one run, and requests for each: more than a million together.
const PROGRAMS: usize = 220;
const REQUESTS: usize = 4_600;

/// The seed, which may be set to look for other differences (`MAATSTAF_SEED`).
fn seed() -> u64 {
    std::env::var("MAATSTAF_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(20_261_123)
}

#[test]
fn interpreter_and_native_code_agree_on_a_million_requests() {
    let seed = seed();
    let halves: Vec<_> = (0..2)
        .map(|half| {
            std::thread::spawn(move || {
                let mut seen = BTreeMap::new();
                let mut asked = 0;
                for number in (half..PROGRAMS).step_by(2) {
                    asked += compare(seed + number as u64, &mut seen);
                }
                (asked, seen)
            })
        })
        .collect();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut asked = 0;
    for half in halves {
        let (count, part) = half.join().expect("the engines agree");
        asked += count;
        for (what, times) in part {
            *seen.entry(what).or_default() += times;
        }
    }
    println!("{asked} requests for {PROGRAMS} programs, seed {seed}: {seen:#?}");
    assert!(asked >= 1_000_000);
    // The run means something only if everything was seen: each outcome, code and check.
    for outcome in [Outcome::Permit, Outcome::Hold, Outcome::Deny] {
        assert!(seen.get(&format!("{outcome:?}")) > Some(&1_000), "too few of {outcome:?}");
    }
    for code in [
        Code::Permitted,
        Code::Held,
        Code::Forbidden,
        Code::NotCovered,
        Code::ConditionFailed,
        Code::NormViolated,
        Code::NotJustified,
        Code::Lapsed,
        Code::NotStarted,
        Code::Ended,
        Code::OriginNotGranted,
        Code::Missing,
        Code::Malformed,
    ] {
        assert!(seen.get(&format!("{code:?}")) > Some(&500), "too few of {code:?}");
    }
    for check in maatstaf_runtime::Check::ALL {
        assert!(seen.get(&format!("{check:?}")) > Some(&100), "too few of {check:?}");
    }
    for outcome in [Outcome::Permit, Outcome::Hold, Outcome::Deny] {
        assert!(seen.get(&format!("held {outcome:?}")) > Some(&500), "too few held of {outcome:?}");
    }
    assert_eq!(seen.get("Internal"), None);
}

/// Asks both engines, and counts what they said.
fn compare(seed: u64, seen: &mut BTreeMap<String, usize>) -> usize {
    let mut random = Random::new(seed);
    let size = Size { concepts: 1 + random.below(10), rules: 1 + random.below(40) };
    let program = program(&mut random, &size);
    let bytes = to_bytes(&program).unwrap_or_else(|error| panic!("seed {seed}: {error}"));
    assert_eq!(from_bytes(&bytes).as_ref(), Ok(&program), "seed {seed}");
    let native = Evaluator::from_program(program.clone(), Engine::Jit).unwrap();
    let reference = Evaluator::from_program(program.clone(), Engine::Interpreter).unwrap();
    let mut asked = 0;
    let mut deadline = None;
    while asked < REQUESTS {
        let mut draft = requests::request(&mut random, &program);
        // A date by which to delete is a boundary: ask at it, and a second later.
        let times = match deadline.take() {
            None => vec![draft.request.time],
            Some(end) => vec![draft.request.time, end, end + 1],
        };
        for time in times {
            draft.at(time);
            let request = draft.request();
            let expected = reference.decide(&request);
            let found = native.decide(&request);
            assert_eq!(found, expected, "seed {seed}, request {request:#?}");
            deadline = expected.delete_by;
            asked += 1;
            for what in [
                Some(format!("{:?}", expected.outcome)),
                Some(format!("{:?}", expected.code)),
                expected.check.map(|check| format!("{check:?}")),
                expected.held.then(|| format!("held {:?}", expected.outcome)),
            ]
            .into_iter()
            .flatten()
            {
                *seen.entry(what).or_default() += 1;
            }
        }
    }
    asked
}
