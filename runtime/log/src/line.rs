//! One line: `{"seq":…,"prev":"…",…,"hash":"…"}`.
//!
//! The hash is of the bytes of the line before `,"hash":`, so whoever checks it needs no rule for
//! how JSON is to be written. It is always the last member.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::entry::Entry;

/// A line that is longer than this is none of ours.
pub(crate) const LONGEST: usize = 1 << 20;

/// What stands between the hashed part of a line and its hash.
const SEAM: &str = ",\"hash\":\"";

/// The hash of a line; of the line before the first one, zeros.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Hash(pub [u8; 32]);

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl std::str::FromStr for Hash {
    type Err = ();

    /// Reads 64 hexadecimal digits, in lower case.
    fn from_str(text: &str) -> Result<Hash, ()> {
        let bytes = text.as_bytes();
        if bytes.len() != 64 {
            return Err(());
        }
        let mut hash = [0; 32];
        for (to, pair) in hash.iter_mut().zip(bytes.chunks_exact(2)) {
            *to = digit(pair[0])? << 4 | digit(pair[1])?;
        }
        Ok(Hash(hash))
    }
}

fn digit(byte: u8) -> Result<u8, ()> {
    match byte {
        b'0'..=b'9' => Ok(byte - b'0'),
        b'a'..=b'f' => Ok(byte - b'a' + 10),
        _ => Err(()),
    }
}

/// A line to write.
#[derive(Serialize)]
struct Written<'e> {
    seq: u64,
    prev: String,
    logged_at: &'e str,
    #[serde(flatten)]
    entry: &'e Entry,
}

/// What the chain needs of a line.
#[derive(Deserialize)]
struct Links {
    seq: u64,
    prev: String,
}

/// A line of which the hash is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Link {
    pub(crate) seq: u64,
    pub(crate) prev: Hash,
    pub(crate) hash: Hash,
}

/// Writes a line, its end included; gives its hash.
pub(crate) fn write(
    out: &mut Vec<u8>,
    seq: u64,
    prev: Hash,
    logged_at: &str,
    entry: &Entry,
) -> serde_json::Result<Hash> {
    let start = out.len();
    serde_json::to_writer(&mut *out, &Written { seq, prev: prev.to_string(), logged_at, entry })?;
    // Its closing brace comes behind the hash.
    out.pop();
    let hash = Hash(blake3::hash(&out[start..]).into());
    out.extend_from_slice(SEAM.as_bytes());
    out.extend_from_slice(hash.to_string().as_bytes());
    out.extend_from_slice(b"\"}\n");
    Ok(hash)
}

/// Reads a line, its end not included. `None` if it is none, or its hash is wrong.
pub(crate) fn read(line: &[u8]) -> Option<Link> {
    let end = line.strip_suffix(b"\"}")?;
    let (rest, digits) = end.split_at_checked(end.len().checked_sub(64)?)?;
    let body = rest.strip_suffix(SEAM.as_bytes())?;
    let hash: Hash = std::str::from_utf8(digits).ok()?.parse().ok()?;
    if hash.0 != *blake3::hash(body).as_bytes() {
        return None;
    }
    let links: Links = serde_json::from_slice(line).ok()?;
    Some(Link { seq: links.seq, prev: links.prev.parse().ok()?, hash })
}

#[cfg(test)]
mod tests;
