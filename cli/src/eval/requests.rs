//! Cutting a stream into requests.

use std::io::{self, BufRead};

/// The requests of a stream: JSON objects, one a line, or each over several lines.
///
/// A line that is broken off does not swallow the ones after it: when the next line is a whole object by itself, what came
/// before is handed out as it is, to be answered as the nonsense it is.
pub(super) struct Requests<R> {
    input: R,
    /// Lines that do not make a whole request yet.
    pending: String,
    scan: Scan,
    /// A request that is to be handed out after the one before it.
    next: Option<String>,
    ended: bool,
}

/// How far a text is from being whole.
#[derive(Clone, Copy, Default)]
struct Scan {
    depth: i64,
    in_string: bool,
    escaped: bool,
}

impl Scan {
    fn over(mut self, text: &str) -> Scan {
        for byte in text.bytes() {
            if self.in_string {
                match byte {
                    _ if self.escaped => self.escaped = false,
                    b'\\' => self.escaped = true,
                    b'"' => self.in_string = false,
                    _ => {}
                }
                continue;
            }
            match byte {
                b'"' => self.in_string = true,
                b'{' | b'[' => self.depth += 1,
                b'}' | b']' => self.depth -= 1,
                _ => {}
            }
        }
        // No string of JSON goes on over the end of a line.
        if self.in_string && text.ends_with('\n') {
            self.depth = 0;
            self.in_string = false;
        }
        self
    }

    fn is_whole(self) -> bool {
        self.depth <= 0 && !self.in_string
    }
}

impl<R: BufRead> Requests<R> {
    /// The requests of `input`.
    pub(super) fn new(input: R) -> Requests<R> {
        Requests { input, pending: String::new(), scan: Scan::default(), next: None, ended: false }
    }

    /// The next line; nothing at the end.
    fn line(&mut self) -> io::Result<Option<String>> {
        let mut bytes = Vec::new();
        if self.input.read_until(b'\n', &mut bytes)? == 0 {
            return Ok(None);
        }
        // What is not UTF-8 is not JSON either; the replacement is none of its signs, and names no concept.
        Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
    }

    fn read(&mut self) -> io::Result<Option<String>> {
        if let Some(next) = self.next.take() {
            return Ok(Some(next));
        }
        while !self.ended {
            let Some(line) = self.line()? else {
                self.ended = true;
                break;
            };
            if self.pending.trim().is_empty() {
                self.pending.clear();
                self.scan = Scan::default();
            } else if line.starts_with('{') && is_object(&line) {
                self.next = Some(line);
                self.scan = Scan::default();
                return Ok(Some(std::mem::take(&mut self.pending)));
            }
            self.scan = self.scan.over(&line);
            self.pending.push_str(&line);
            if self.scan.is_whole() && !self.pending.trim().is_empty() {
                self.scan = Scan::default();
                return Ok(Some(std::mem::take(&mut self.pending)));
            }
        }
        let rest = std::mem::take(&mut self.pending);
        Ok(Some(rest).filter(|rest| !rest.trim().is_empty()))
    }
}

fn is_object(line: &str) -> bool {
    serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(line).is_ok()
}

impl<R: BufRead> Iterator for Requests<R> {
    type Item = io::Result<String>;

    fn next(&mut self) -> Option<io::Result<String>> {
        self.read().transpose()
    }
}

#[cfg(test)]
mod tests;
