//! The policy that is in force, and its replacement while the server runs.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};

use arc_swap::{ArcSwap, ArcSwapOption};
use maatstaf_program::{BundleError, Text, program_hash};
use maatstaf_runtime::{Evaluator, LoadError};

use crate::texts;

/// A policy that is loaded.
pub(crate) struct Loaded {
    pub(crate) evaluator: Evaluator,
    /// The hash of its program, in hexadecimal digits.
    pub(crate) hash: String,
    /// When it was loaded, in seconds since 1970-01-01T00:00:00Z.
    pub(crate) since: i64,
}

/// What a look at the file found.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Change {
    /// The same policy.
    None,
    /// Another one, which is in force now.
    Replaced,
    /// Something that is no policy; the one before stays in force. Told once for each reason.
    Kept(Text),
}

/// The policy of a file. Requests that run keep the policy that they began with.
pub(crate) struct Policy {
    path: PathBuf,
    current: ArcSwap<Loaded>,
    /// Why the file cannot take the place of the policy in force.
    fault: ArcSwapOption<Text>,
    /// The file as it was when its contents were last taken.
    seen: ArcSwapOption<Stamp>,
}

/// What a file has when nobody wrote to it since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stamp {
    /// Since 1970.
    modified: Option<Duration>,
    length: u64,
}

impl Policy {
    /// Reads the policy of a file.
    pub(crate) fn open(path: &Path, now: i64) -> Result<Policy, Text> {
        let stamp = stamp(path);
        let loaded = load(&read(path)?, now)?;
        Ok(Policy {
            path: path.to_owned(),
            current: ArcSwap::from_pointee(loaded),
            fault: ArcSwapOption::empty(),
            seen: ArcSwapOption::from(stamp.map(Arc::new)),
        })
    }

    /// The policy in force.
    pub(crate) fn current(&self) -> Arc<Loaded> {
        self.current.load_full()
    }

    /// Why the file is not what is in force, if it is not.
    pub(crate) fn fault(&self) -> Option<Arc<Text>> {
        self.fault.load_full()
    }

    /// Looks at the file, and takes what is new in it. Takes milliseconds when there is.
    pub(crate) fn refresh(&self, now: i64) -> Change {
        let stamp = stamp(&self.path);
        if stamp.is_some() && self.seen.load().as_deref() == stamp.as_ref() {
            return Change::None;
        }
        let outcome = read(&self.path).and_then(|bytes| {
            let same = hash(&bytes).is_ok_and(|hash| hash == self.current.load().hash);
            if same { Ok(None) } else { load(&bytes, now).map(Some) }
        });
        match outcome {
            Ok(loaded) => {
                // Only what was taken is remembered, so that a file that was read half is read again.
                self.seen.store(stamp.map(Arc::new));
                self.fault.store(None);
                match loaded {
                    None => Change::None,
                    Some(loaded) => {
                        self.current.store(Arc::new(loaded));
                        Change::Replaced
                    }
                }
            }
            Err(text) => {
                let told = self.fault.load().as_deref() == Some(&text);
                self.fault.store(Some(Arc::new(text.clone())));
                if told { Change::None } else { Change::Kept(text) }
            }
        }
    }
}

/// The stamp of a file, if there is one.
pub(crate) fn stamp(path: &Path) -> Option<Stamp> {
    let metadata = fs::metadata(path).ok()?;
    let modified = metadata.modified().ok().and_then(|modified| modified.duration_since(UNIX_EPOCH).ok());
    Some(Stamp { modified, length: metadata.len() })
}

fn read(path: &Path) -> Result<Vec<u8>, Text> {
    fs::read(path).map_err(|error| texts::cannot_read(&path.display(), &error))
}

fn hash(bytes: &[u8]) -> Result<String, BundleError> {
    Ok(program_hash(bytes)?.iter().map(|byte| format!("{byte:02x}")).collect())
}

fn load(bytes: &[u8], now: i64) -> Result<Loaded, Text> {
    let hash = hash(bytes).map_err(|error| error.text())?;
    let evaluator = Evaluator::load(bytes).map_err(|error| match error {
        LoadError::Bundle(error) => error.text(),
        LoadError::Unsound(faults) => BundleError::Unsound(faults).text(),
        LoadError::Native(error) => Text::both(error.to_string()),
    })?;
    Ok(Loaded { evaluator, hash, since: now })
}

#[cfg(test)]
mod tests;
