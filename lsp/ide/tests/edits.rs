//! Two thousand edits of a real policy: what is kept from edit to edit agrees with a check from nothing.
#![allow(clippy::unwrap_used)] // A test that fails says so.

mod support;

use maatstaf_ide::Host;
use support::as_of;

const PACE: &str = include_str!("../../../examples/pace-board/policy.maat");
const TILL: &str = include_str!("../../../examples/till-login/policy.maat");
const STEPS: usize = 2000;

/// A generator of numbers that gives the same ones on every machine (xorshift, Marsaglia 2003).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides as u64).unwrap()
    }
}

/// The last boundary of a character at or before a byte.
fn boundary(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at)
}

/// Types, deletes, pastes or takes back, as somebody does who writes a policy.
fn step(dice: &mut Dice, text: &str, past: &mut Vec<String>) -> String {
    if dice.roll(6) == 0
        && let Some(before) = past.pop()
    {
        return before;
    }
    past.push(text.to_owned());
    let mut next = text.to_owned();
    let at = boundary(text, dice.roll(text.len() + 1));
    match dice.roll(10) {
        0..5 => {
            let typed = ["a", " ", "\n", "{", "}", "\"", "4", "for ", "// ", "ë", "show ", "at ", ",", "instrument "];
            next.insert_str(at, typed[dice.roll(typed.len())]);
        }
        5..8 => {
            let end = boundary(text, (at + 1 + dice.roll(12)).min(text.len()));
            next.replace_range(at..end.max(at), "");
        }
        _ => {
            // A few lines from elsewhere in the text.
            let lines: Vec<&str> = text.split_inclusive('\n').collect();
            if !lines.is_empty() {
                let from = dice.roll(lines.len());
                let to = (from + 1 + dice.roll(4)).min(lines.len());
                next.insert_str(at, &lines[from..to].concat());
            }
        }
    }
    // What grows for ever is no policy: then a page is taken back.
    if next.len() > 3 * PACE.len() { PACE.to_owned() } else { next }
}

#[test]
fn two_thousand_edits_agree_with_a_fresh_check_at_every_tenth() {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let mut host = Host::new();
    host.set_text("other.maat", TILL.to_owned());
    host.set_text("policy.maat", PACE.to_owned());
    let (mut text, mut past) = (PACE.to_owned(), Vec::new());
    let mut other = Host::new();
    let mut differed = 0;
    for at in 1..=STEPS {
        let next = step(&mut dice, &text, &mut past);
        differed += usize::from(next != text);
        text = next;
        host.set_text("policy.maat", text.clone());
        if at % 10 != 0 {
            continue;
        }
        let kept = host.analysis().all_diagnostics(as_of()).unwrap();
        let fresh = fresh(&mut other, &text).all_diagnostics(as_of()).unwrap();
        assert_eq!(kept, fresh, "after {at} edits:\n{text}");
    }
    assert!(differed > STEPS * 9 / 10, "only {differed} edits changed anything");
}

/// A project whose files are new to its database, so that nothing is kept for them. Only the standard library is the same,
/// which does not change.
fn fresh(host: &mut Host, text: &str) -> maatstaf_ide::Analysis {
    host.change([("policy.maat".to_owned(), None), ("other.maat".to_owned(), None)]);
    host.change([("other.maat".to_owned(), Some(TILL.to_owned())), ("policy.maat".to_owned(), Some(text.to_owned()))]);
    host.analysis()
}
