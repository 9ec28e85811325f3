//! Ten thousand policies come and go, and leave nothing behind.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout)] // A test that fails has to say so.

mod support;

use std::fs;
use std::sync::atomic::{AtomicBool, Ordering};

use maatstaf_program::*;
use maatstaf_runtime::{Evaluator, Live, Request, Slot};
use support::NOW;

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

/// A small policy of which something is native code: a condition.
fn policy(number: usize) -> Program {
    let draft = |name: String| SymbolDraft { title: Text::both(&name), name, parents: vec![] };
    let data = symbol_table((0..number).map(|number| draft(format!("d{number}")))).unwrap();
    let emergency = Input { name: "e".into(), title: Text::both("e"), value_type: ValueType::YesNo };
    let symbols = Symbols { data, context: vec![emergency], ..Symbols::default() };
    let mut builder = Builder::new(Program::empty().meta, symbols);
    let always = builder.always(Standing::Granted);
    let emergency = builder.expr(Expr::Context(ContextId(0)));
    let mut rule = Rule::grant("i.show", Verb::Show, Object::Data(DataId(0)), always);
    rule.when = Some(emergency);
    builder.rule(rule);
    builder.finish()
}

#[test]
fn ten_thousand_policies_loaded_swapped_and_dropped_leave_memory_flat() {
    let bundles: Vec<Vec<u8>> = (1..5).map(|names| to_bytes(&policy(names)).unwrap()).collect();
    let live = Live::new(Evaluator::load(&bundles[0]).unwrap(), |_| Ok(())).unwrap();
    let stop = AtomicBool::new(false);
    std::thread::scope(|scope| {
        // Somebody decides all the while, so that a policy in use is replaced.
        scope.spawn(|| {
            while !stop.load(Ordering::Relaxed) {
                let current = live.get();
                let context = [Slot::of(1)];
                let request = Request { context: &context, ..Request::new(Verb::Show, Object::Data(DataId(0)), NOW) };
                assert!(current.evaluator.decide(&request).is_permit());
                std::thread::sleep(std::time::Duration::from_millis(1));
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
