//! Deciding allocates nothing.
#![allow(clippy::unwrap_used, clippy::panic)] // A test that fails has to say so.
#![allow(unsafe_code)] // A counting allocator has to implement `GlobalAlloc`.

mod support;

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use maatstaf_runtime::{Engine, Evaluator, Live};
use support::programs::{Size, program};
use support::{Random, requests};

thread_local! {
    /// Allocations of this thread; each test thread counts its own.
    static COUNT: Cell<usize> = const { Cell::new(0) };
}

struct Counting;

// SAFETY: every call is passed on to the system's allocator unchanged.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // A thread that is ending has no counter any more, and no decision to make.
        let _ = COUNT.try_with(|count| count.set(count.get() + 1));
        // SAFETY: the caller keeps the contract of `alloc`.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: the caller keeps the contract of `dealloc`, and `alloc` gave the pointer.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

#[test]
fn deciding_allocates_nothing_in_either_engine() {
    for engine in [Engine::Jit, Engine::Interpreter] {
        for seed in 0..10 {
            let mut random = Random::new(seed);
            let program = program(&mut random, &Size { concepts: 6, rules: 30 });
            let evaluator = Evaluator::from_program(program.clone(), engine).unwrap();
            for _ in 0..300 {
                let draft = requests::request(&mut random, &program);
                let request = draft.request();
                let before = COUNT.with(Cell::get);
                let decision = evaluator.decide(&request);
                assert_eq!(COUNT.with(Cell::get), before, "{decision:?}");
                let due = evaluator.due(&request);
                assert_eq!(COUNT.with(Cell::get), before, "{due:?}");
            }
        }
    }
}

#[test]
fn a_batch_and_a_policy_that_may_be_replaced_allocate_nothing_either() {
    let mut random = Random::new(11);
    let program = program(&mut random, &Size { concepts: 6, rules: 30 });
    let evaluator = Evaluator::from_program(program.clone(), Engine::Jit).unwrap();
    let live = Live::new(evaluator, |_| Ok(())).unwrap();
    let drafts: Vec<_> = (0..300).map(|_| requests::request(&mut random, &program)).collect();
    let requests: Vec<_> = drafts.iter().map(requests::Draft::request).collect();
    let mut decisions = Vec::with_capacity(requests.len());
    // A thread that reads for the first time gets its place among the readers.
    drop(live.get());
    let before = COUNT.with(Cell::get);
    for _ in 0..5 {
        let current = live.get();
        current.evaluator.decide_batch(&requests, &mut decisions);
    }
    assert_eq!(COUNT.with(Cell::get), before);
    assert_eq!(decisions.len(), requests.len());
}

#[test]
fn the_counter_counts() {
    let before = COUNT.with(Cell::get);
    drop(std::hint::black_box(vec![1_u8]));
    assert_eq!(COUNT.with(Cell::get), before + 1);
}
