//! Who may ask: tokens, compared in a time that does not depend on them.

use std::fs;
use std::path::PathBuf;

use arc_swap::ArcSwap;
use maatstaf_program::Text;
use subtle::{Choice, ConstantTimeEq as _};

use crate::settings::{SHORTEST_TOKEN, Settings};
use crate::texts;

/// Tokens are kept and compared as hashes: of equal length, whatever was shown.
type Hash = [u8; 32];

/// The tokens that are known.
pub(crate) struct Gate {
    file: Option<PathBuf>,
    /// The token of the environment.
    fixed: Option<Hash>,
    known: ArcSwap<Vec<Hash>>,
}

impl Gate {
    /// The gate of these settings, or `None` if anybody may ask.
    pub(crate) fn new(settings: &Settings) -> Result<Option<Gate>, Text> {
        if !settings.asks_for_a_token() {
            return Ok(None);
        }
        let fixed = settings.token.as_deref().map(hash).transpose()?;
        let gate = Gate { file: settings.token_file.clone(), fixed, known: ArcSwap::default() };
        gate.refresh()?;
        Ok(Some(gate))
    }

    /// Reads the tokens again. Those that were known stay so when the file is no use.
    pub(crate) fn refresh(&self) -> Result<bool, Text> {
        let mut known: Vec<Hash> = self.fixed.into_iter().collect();
        if let Some(path) = &self.file {
            let text = fs::read_to_string(path).map_err(|error| texts::cannot_read(&path.display(), &error))?;
            let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
            let before = known.len();
            for line in lines {
                known.push(hash(line)?);
            }
            if known.len() == before {
                return Err(texts::no_token_in_file(&path.display()));
            }
        }
        let changed = **self.known.load() != known;
        if changed {
            self.known.store(known.into());
        }
        Ok(changed)
    }

    /// Whether the value of an `Authorization` header has a token that is known.
    pub(crate) fn admits(&self, header: Option<&[u8]>) -> bool {
        let Some(token) = header.and_then(bearer) else { return false };
        let shown: Hash = blake3::hash(token).into();
        let known = self.known.load();
        let found = known.iter().fold(Choice::from(0), |found, hash| found | hash.ct_eq(&shown));
        found.into()
    }
}

/// The token of `Bearer TOKEN`; the word is not case-sensitive (RFC 9110, 11.1).
fn bearer(header: &[u8]) -> Option<&[u8]> {
    let (scheme, rest) = header.split_at_checked(7)?;
    scheme.eq_ignore_ascii_case(b"bearer ").then(|| rest.trim_ascii())
}

/// The hash of a token that may be used: long enough, of the characters of RFC 6750.
fn hash(token: &str) -> Result<Hash, Text> {
    let fits = token.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~+/=".contains(&byte));
    if token.len() < SHORTEST_TOKEN || !fits {
        return Err(texts::token_too_short(SHORTEST_TOKEN));
    }
    Ok(blake3::hash(token.as_bytes()).into())
}

#[cfg(test)]
mod tests;
