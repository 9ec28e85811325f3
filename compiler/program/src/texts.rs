//! Every text that a person may read because of a program: the reasons that a runtime gives, and
//! what is wrong with a bundle. Dutch and English stand side by side, so that neither can be
//! changed without the other being seen.
//!
//! What is already text in the program (titles, reasons of norms) comes in as an argument; the
//! functions here only make sentences.

use crate::Text;

mod decisions;
mod faults;

pub use decisions::*;
pub use faults::*;

/// Joins texts as people do: `a, b of c`, `a, b or c`.
pub fn any_of(items: &[Text]) -> Text {
    Text {
        nl: join(items.iter().map(|item| item.nl.as_str()), "of"),
        en: join(items.iter().map(|item| item.en.as_str()), "or"),
    }
}

fn join<'a>(items: impl ExactSizeIterator<Item = &'a str>, word: &str) -> String {
    let count = items.len();
    let mut text = String::new();
    for (at, item) in items.enumerate() {
        if at > 0 {
            if at + 1 == count {
                text.push(' ');
                text.push_str(word);
                text.push(' ');
            } else {
                text.push_str(", ");
            }
        }
        text.push_str(item);
    }
    text
}

/// A length of time in its largest whole unit: 172,800 seconds are `2 dagen`, `2 days`.
pub fn length(seconds: i64) -> Text {
    const UNITS: [(i64, &str, &str, &str, &str); 5] = [
        (604_800, "week", "weken", "week", "weeks"),
        (86_400, "dag", "dagen", "day", "days"),
        (3_600, "uur", "uur", "hour", "hours"),
        (60, "minuut", "minuten", "minute", "minutes"),
        (1, "seconde", "seconden", "second", "seconds"),
    ];
    for (size, nl_one, nl_many, en_one, en_many) in UNITS {
        if seconds % size == 0 && (seconds != 0 || size == 1) {
            let count = seconds / size;
            return if count == 1 {
                Text::new(format!("1 {nl_one}"), format!("1 {en_one}"))
            } else {
                Text::new(format!("{count} {nl_many}"), format!("{count} {en_many}"))
            };
        }
    }
    // Not reached: every number of seconds is a multiple of one second.
    Text::new(format!("{seconds} seconden"), format!("{seconds} seconds"))
}

#[cfg(test)]
mod tests;
