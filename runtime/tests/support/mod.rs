//! Random programs and requests, from a seed. Values are drawn from small pools that hold the
//! boundaries of every number and date, so that meetings on a boundary are common.
// Each test uses a part of this, and a fixture that cannot be made has to say so.
#![allow(dead_code, missing_docs, clippy::unwrap_used, clippy::panic)]

pub mod pace_board;
pub mod programs;
pub mod requests;

/// A small generator of random numbers (SplitMix64): the same seed gives the same numbers on
/// every machine.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Random {
        Random(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`, which is not 0.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    /// Yes in `percent` of all cases.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    /// Something in `percent` of all cases.
    pub fn maybe<T>(&mut self, percent: usize, make: impl FnOnce(&mut Random) -> T) -> Option<T> {
        if self.chance(percent) { Some(make(self)) } else { None }
    }
}

/// 2026-01-31T23:30:00Z: the last day of a month, and the first of the next in Amsterdam.
pub const NOW: i64 = 1_769_902_200;

/// Instants at which something may begin or end, close enough together to meet.
pub fn instants() -> Vec<i64> {
    let day = 86_400;
    let mut pool = vec![
        NOW,
        NOW + 1,
        NOW - 1,
        NOW + 1_800,
        // 2024-02-29T12:00:00Z, a leap day.
        1_709_208_000,
        // The clock of Amsterdam on 2026-03-29 and 2026-10-25: the gap, the fold, and around.
        1_774_746_000,
        1_774_745_999,
        1_774_746_000 - 1_800,
        1_792_890_000,
        1_792_890_000 - 1,
        1_792_890_000 + 1_799,
        0,
        -1,
        -86_400 * 400,
    ];
    for offset in [1, 2, 7, 8, 27, 28, 29, 30, 31, 59, 89, 90, 364, 365, 366] {
        pool.push(NOW - offset * day);
        pool.push(NOW + offset * day);
        pool.push(NOW - offset * day + 1);
    }
    pool.push(maatstaf_program::MIN_INSTANT);
    pool.push(maatstaf_program::MAX_INSTANT);
    pool
}
