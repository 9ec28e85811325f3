//! The interpreter and native code agree on every request.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout)] // A test that fails has to say so.

mod support;

use std::collections::BTreeMap;

use maatstaf_program::{from_bytes, to_bytes};
use maatstaf_runtime::{Code, Engine, Evaluator, Outcome};
use support::programs::{Size, program};
use support::{Random, requests};

/// Programs in one run, and requests for each: more than a million together.
const PROGRAMS: u64 = 220;
const REQUESTS: usize = 4_600;

/// Seeds of programs in which a difference was found once.
const FOUND: &str = include_str!("differential.seeds");

/// A number from the environment: `MAATSTAF_SEED` to look for other differences, and
/// `MAATSTAF_PROGRAMS` to look for longer.
fn setting(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|number| number.parse().ok()).unwrap_or(otherwise)
}

#[test]
fn no_difference_that_was_found_comes_back() {
    let seeds = FOUND.lines().map(|line| line.split('#').next().unwrap_or_default().trim());
    for seed in seeds.filter(|seed| !seed.is_empty()) {
        compare(seed.parse().unwrap(), &mut BTreeMap::new());
    }
}

#[test]
fn interpreter_and_native_code_agree_on_a_million_requests() {
    let seed = setting("MAATSTAF_SEED", 20_261_123);
    let programs = setting("MAATSTAF_PROGRAMS", PROGRAMS);
    let halves: Vec<_> = (0..2)
        .map(|half| {
            std::thread::spawn(move || {
                let mut seen = BTreeMap::new();
                let mut asked = 0;
                for number in (half..programs).step_by(2) {
                    asked += compare(seed + number, &mut seen);
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
    println!("{asked} requests for {programs} programs, seed {seed}: {seen:#?}");
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

/// Asks both engines, and counts what they said. The seed of a difference is in the message; it
/// goes into `differential.seeds`, and stays there.
fn compare(seed: u64, seen: &mut BTreeMap<String, usize>) -> usize {
    let mut random = Random::new(seed);
    let size = match random.below(8) {
        // Taxonomies of which some are eighty deep, and cells with many rules.
        0 => Size { concepts: 80, rules: 200 },
        _ => Size { concepts: 1 + random.below(10), rules: 1 + random.below(40) },
    };
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
