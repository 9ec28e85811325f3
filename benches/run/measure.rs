//! Time of the thread's own CPU, and bytes on the heap.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::hint::black_box;
use std::time::Duration;

use cpu_time::ThreadTime;

/// How long one figure may take.
const BUDGET: Duration = Duration::from_millis(300);
const ROUNDS: usize = 3;

/// Nanoseconds a request: the median of passes over the requests, the lowest of three rounds. Where one pass takes
/// longer than the budget, only the first requests are asked.
pub fn nanoseconds<A, R>(asks: &[A], mut decide: impl FnMut(&A) -> R) -> f64 {
    let begin = ThreadTime::now();
    let mut few = 0;
    while few < asks.len() && (few < 20 || begin.elapsed() < BUDGET) {
        black_box(decide(black_box(&asks[few])));
        few += 1;
    }
    let asks = &asks[..few];
    let once = begin.elapsed().max(Duration::from_nanos(1));
    let passes = (BUDGET.as_nanos() / once.as_nanos()).clamp(1, 400) as usize;
    let round = |decide: &mut dyn FnMut(&A) -> R| {
        let mut means: Vec<f64> = (0..passes)
            .map(|_| {
                let begin = ThreadTime::now();
                for ask in asks {
                    black_box(decide(black_box(ask)));
                }
                begin.elapsed().as_nanos() as f64 / asks.len() as f64
            })
            .collect();
        means.sort_by(f64::total_cmp);
        means[means.len() / 2]
    };
    (0..ROUNDS).map(|_| round(&mut decide)).fold(f64::INFINITY, f64::min)
}

/// What is made, in how many milliseconds of CPU time (the lowest of `times`), and with how many bytes left on the heap.
pub fn made<T>(times: usize, mut make: impl FnMut() -> T) -> (T, f64, usize) {
    let mut once = || {
        let (before, begin) = (heap(), ThreadTime::now());
        let thing = make();
        let milliseconds = begin.elapsed().as_secs_f64() * 1_000.0;
        (thing, milliseconds, heap().saturating_sub(before).max(0) as usize)
    };
    let (mut thing, mut best, mut bytes) = once();
    for _ in 1..times {
        drop(thing);
        let milliseconds;
        (thing, milliseconds, bytes) = once();
        best = best.min(milliseconds);
    }
    (thing, best, bytes)
}

thread_local! {
    /// Bytes that this thread has allocated and not freed.
    static HEAP: Cell<isize> = const { Cell::new(0) };
}

fn heap() -> isize {
    HEAP.with(Cell::get)
}

struct Counting;

fn count(bytes: isize) {
    let _ = HEAP.try_with(|heap| heap.set(heap.get() + bytes));
}

// SAFETY: every call is passed on to the system's allocator unchanged.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(layout.size() as isize);
        // SAFETY: the caller keeps the contract of `alloc`.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        count(-(layout.size() as isize));
        // SAFETY: the caller keeps the contract of `dealloc`, and `alloc` gave the pointer.
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count(size as isize - layout.size() as isize);
        // SAFETY: the caller keeps the contract of `realloc`, and `alloc` gave the pointer.
        unsafe { System.realloc(pointer, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;
