//! Ten thousand policies come and go, and leave nothing behind.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout)] // A test that fails has to say so.

mod support;

use std::fs;
use std::sync::atomic::{AtomicBool, Ordering};

use maatstaf_program::to_bytes;
use maatstaf_runtime::{Evaluator, Live};
use support::programs::{Size, program};
use support::{Random, requests};

/// Policies before the first measurement, and after it.
const WARM_UP: usize = 2_000;
const POLICIES: usize = 10_000;

/// Pages in memory, in KiB.
fn resident() -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    line.trim().trim_end_matches("kB").trim().parse().unwrap()
}

/// Stretches of memory that may be executed, and those that may be written and executed at once.
fn executable() -> (usize, usize) {
    let maps = fs::read_to_string("/proc/self/maps").unwrap();
    let rights: Vec<&str> = maps.lines().filter_map(|line| line.split(' ').nth(1)).collect();
    let count = |wanted: &str| rights.iter().filter(|right| right.contains(wanted)).count();
    (count("x"), count("wx"))
}

#[test]
fn ten_thousand_policies_loaded_swapped_and_dropped_leave_memory_flat() {
    let mut random = Random::new(77);
    let bundles: Vec<Vec<u8>> =
        (0..8).map(|_| to_bytes(&program(&mut random, &Size { concepts: 3, rules: 3 })).unwrap()).collect();
    let live = Live::new(Evaluator::load(&bundles[0]).unwrap(), |_| Ok(())).unwrap();
    let stop = AtomicBool::new(false);
    std::thread::scope(|scope| {
        // Somebody decides all the while, so that a policy in use is replaced.
        scope.spawn(|| {
            let mut random = Random::new(78);
            while !stop.load(Ordering::Relaxed) {
                let current = live.get();
                let draft = requests::request(&mut random, current.evaluator.program());
                let _ = current.evaluator.decide(&draft.request());
                std::thread::yield_now();
            }
        });
        let replace = |count: usize| {
            for number in 0..count {
                live.replace(&bundles[number % bundles.len()]).unwrap();
            }
        };
        replace(WARM_UP);
        let (before, (code, writable)) = (resident(), executable());
        assert_eq!(writable, 0, "no page is writable and executable");
        replace(POLICIES - WARM_UP);
        let (after, (code_after, writable)) = (resident(), executable());
        stop.store(true, Ordering::Relaxed);
        println!(
            "{before} KiB after {WARM_UP} policies, {after} KiB after {POLICIES}; {code} and {code_after} stretches of code"
        );
        assert_eq!(writable, 0, "no page is writable and executable");
        // A page of code that stays for each policy would be 32 MiB.
        assert!(after < before + 4_096, "{before} KiB became {after} KiB");
        assert!(code_after <= code + 16, "{code} stretches of code became {code_after}");
    });
}
