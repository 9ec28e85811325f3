//! Expectations: what stands behind `//!` in a block.

use std::collections::{BTreeMap, BTreeSet};

/// What starts an expectation.
const MARK: &str = "//! ";

/// A line longer than this has its expectations above it.
const WIDTH: usize = 100;

/// The text of a block without its expectations.
#[derive(Clone, Debug, Default)]
pub struct Stripped {
    /// The lines that are run.
    pub lines: Vec<String>,
    /// What was expected of each line.
    pub expected: BTreeMap<usize, BTreeSet<String>>,
    /// What was expected to be different in the blocks above (`now …`).
    pub now: BTreeSet<String>,
}

/// Takes the expectations out of a body. Those at the end of a line are about it; those on a line of their own are
/// about the next line that is none, except `now …`, which is about the blocks above.
pub fn strip(body: &[String]) -> Stripped {
    let mut stripped = Stripped::default();
    let mut waiting = BTreeSet::new();
    for line in body {
        let Some(at) = line.find(MARK) else {
            if !waiting.is_empty() {
                stripped.expected.insert(stripped.lines.len(), std::mem::take(&mut waiting));
            }
            stripped.lines.push(line.clone());
            continue;
        };
        let (text, said) = (line[..at].trim_end(), line[at + MARK.len()..].trim());
        let said = said.split("; ").map(str::to_owned);
        if text.is_empty() {
            for one in said {
                match one.strip_prefix("now ") {
                    Some(rest) => stripped.now.insert(rest.to_owned()),
                    None => waiting.insert(one),
                };
            }
        } else {
            waiting.extend(said);
            stripped.expected.insert(stripped.lines.len(), std::mem::take(&mut waiting));
            stripped.lines.push(text.to_owned());
        }
    }
    // What was expected of a line that is not there is shown by being lost in the text that should be.
    stripped
}

/// The body as it should be: every line with what was found on it.
pub fn write(lines: &[String], found: &BTreeMap<usize, BTreeSet<String>>, now: &BTreeSet<String>) -> Vec<String> {
    let mut body = Vec::new();
    for (n, line) in lines.iter().enumerate() {
        let Some(said) = found.get(&n).filter(|s| !s.is_empty()) else {
            body.push(line.clone());
            continue;
        };
        let said: Vec<&str> = said.iter().map(String::as_str).collect();
        let whole = format!("{line} {MARK}{}", said.join("; "));
        if whole.chars().count() <= WIDTH && !line.trim().is_empty() {
            body.push(whole);
            continue;
        }
        let indent: String = line.chars().take_while(|c| *c == ' ').collect();
        body.extend(said.iter().map(|one| format!("{indent}{MARK}{one}")));
        body.push(line.clone());
    }
    body.extend(now.iter().map(|one| format!("{MARK}now {one}")));
    body
}
