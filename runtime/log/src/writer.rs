//! Appending.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use crate::entry::Entry;
use crate::error::LogError;
use crate::line::{self, Hash, LONGEST};

/// When a line counts as written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sync {
    /// When it is on the disk: it survives the machine losing its power.
    #[default]
    Disk,
    /// When the system has it: it survives the program being killed.
    System,
}

/// Where a log ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// The number of its last line, from 1; 0 for none.
    pub seq: u64,
    /// The hash of its last line.
    pub hash: Hash,
}

/// What was done to a log when it was opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Recovered {
    /// Bytes of a last line that was never finished, and that were taken away. Nobody was told
    /// that this line was written.
    pub unfinished: u64,
}

/// A log that can be added to, by one process at a time.
///
/// With the first line of a new day (UTC), the file of the days before is set aside under the day
/// of its last line (`decisions.jsonl.2026-11-23`), and the chain goes on in a new file.
#[derive(Debug)]
pub struct Writer {
    path: PathBuf,
    file: File,
    length: u64,
    head: Head,
    /// The day of the last line, as a number of days since 1970.
    day: Option<i64>,
    sync: Sync,
    spoilt: bool,
    buffer: Vec<u8>,
}

impl Writer {
    /// Opens a log, or begins one. An unfinished last line is taken away.
    ///
    /// # Errors
    ///
    /// When the file cannot be written, another process writes to it, or it is no log.
    pub fn open(path: &Path, sync: Sync) -> Result<(Writer, Recovered), LogError> {
        let mut file = open(path)?;
        let tail = Tail::of(&mut file)?;
        let mut recovered = Recovered::default();
        if tail.unfinished > 0 {
            file.set_len(tail.length)?;
            file.sync_data()?;
            recovered.unfinished = tail.unfinished;
        }
        let (head, day) = match &tail.last {
            None => match before(path)? {
                // The process ended after a day was set aside and before the next one began.
                Some(head) => (head, None),
                None => (Head { seq: 0, hash: Hash::default() }, None),
            },
            Some(line) => {
                let link = line::read(line).ok_or(LogError::NotALog)?;
                (Head { seq: link.seq, hash: link.hash }, logged_day(line))
            }
        };
        let length = tail.length;
        let path = path.to_owned();
        Ok((Writer { path, file, length, head, day, sync, spoilt: false, buffer: Vec::new() }, recovered))
    }

    /// Where the log ends.
    pub fn head(&self) -> Head {
        self.head
    }

    /// Adds lines, all or none. When this returns, they are written as [`Sync`] says.
    ///
    /// `now` is in seconds since 1970-01-01T00:00:00Z.
    ///
    /// # Errors
    ///
    /// When the system does not let us; then nothing was added.
    pub fn append(&mut self, entries: &[Entry], now: i64) -> Result<(), LogError> {
        if self.spoilt {
            return Err(LogError::Spoilt);
        }
        if entries.is_empty() {
            return Ok(());
        }
        let day = now.div_euclid(86_400);
        // A clock that is set back sets nothing aside: days only go on.
        if self.day.is_some_and(|last| last < day) && self.length > 0 {
            self.set_aside()?;
        }
        let logged_at = Timestamp::from_second(now).map(|stamp| stamp.to_string()).unwrap_or_default();
        self.buffer.clear();
        let mut head = self.head;
        for entry in entries {
            let seq = head.seq + 1;
            let hash = line::write(&mut self.buffer, seq, head.hash, &logged_at, entry)
                .map_err(|error| LogError::Io(error.into()))?;
            head = Head { seq, hash };
        }
        let written = self.file.write_all(&self.buffer).and_then(|()| match self.sync {
            Sync::Disk => self.file.sync_data(),
            Sync::System => Ok(()),
        });
        if let Err(error) = written {
            // What may be there in part must not be taken for a line, nor be added to.
            self.spoilt = self.file.set_len(self.length).and_then(|()| self.file.sync_data()).is_err();
            return Err(LogError::Io(error));
        }
        self.length += self.buffer.len() as u64;
        self.head = head;
        self.day = Some(self.day.map_or(day, |last| last.max(day)));
        Ok(())
    }

    /// Gives the file the name of its day, and begins a new one.
    fn set_aside(&mut self) -> Result<(), LogError> {
        let Some(day) = self.day else { return Ok(()) };
        let name = aside(&self.path, day);
        // A file of that name is another log's, or was put there by hand: neither is overwritten.
        if name.try_exists()? {
            return Ok(());
        }
        std::fs::rename(&self.path, &name)?;
        self.file = open(&self.path)?;
        self.length = 0;
        if let (Sync::Disk, Some(folder)) = (self.sync, self.path.parent()) {
            // The new name has to survive as well. Not every system can do this to a folder.
            let _ = File::open(folder).and_then(|folder| folder.sync_all());
        }
        Ok(())
    }
}

/// The name of a file that was set aside.
fn aside(path: &Path, day: i64) -> PathBuf {
    let date = Timestamp::from_second(day.saturating_mul(86_400)).map(|stamp| stamp.to_string()).unwrap_or_default();
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(date.get(..10).unwrap_or("0000-00-00"));
    name.into()
}

/// Where the file that was set aside last ends, if there is one.
fn before(path: &Path) -> Result<Option<Head>, LogError> {
    let (Some(name), folder) = (path.file_name(), path.parent().filter(|parent| !parent.as_os_str().is_empty())) else {
        return Ok(None);
    };
    let start = format!("{}.", name.to_string_lossy());
    let mut newest: Option<String> = None;
    for entry in std::fs::read_dir(folder.unwrap_or(Path::new(".")))? {
        let entry = entry?.file_name().to_string_lossy().into_owned();
        let is_day = entry.strip_prefix(&start).is_some_and(|day| day.parse::<jiff::civil::Date>().is_ok());
        if is_day && newest.as_ref().is_none_or(|newest| *newest < entry) {
            newest = Some(entry);
        }
    }
    let Some(newest) = newest else { return Ok(None) };
    let mut file = File::open(path.with_file_name(newest))?;
    let last = Tail::of(&mut file)?.last;
    let link = last.as_deref().and_then(line::read).ok_or(LogError::NotALog)?;
    Ok(Some(Head { seq: link.seq, hash: link.hash }))
}

fn open(path: &Path) -> Result<File, LogError> {
    let file = OpenOptions::new().read(true).append(true).create(true).open(path)?;
    // What cannot be read back, cut and set aside is no place for a log.
    if !file.metadata()?.is_file() {
        return Err(LogError::NoFile);
    }
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(LogError::InUse),
        Err(TryLockError::Error(error)) => Err(LogError::Io(error)),
    }
}

/// The end of a file.
struct Tail {
    /// Bytes up to the end of the last finished line.
    length: u64,
    /// Bytes behind it.
    unfinished: u64,
    /// The last finished line, without its end.
    last: Option<Vec<u8>>,
}

impl Tail {
    fn of(file: &mut File) -> Result<Tail, LogError> {
        let whole = file.seek(SeekFrom::End(0))?;
        // A line and what is left of the next: neither is longer than a line may be.
        let from = whole.saturating_sub(2 * LONGEST as u64);
        file.seek(SeekFrom::Start(from))?;
        let mut bytes = Vec::new();
        file.take(whole - from).read_to_end(&mut bytes)?;
        let Some(end) = bytes.iter().rposition(|byte| *byte == b'\n') else {
            return match from {
                0 => Ok(Tail { length: 0, unfinished: whole, last: None }),
                _ => Err(LogError::NotALog),
            };
        };
        let length = from + end as u64 + 1;
        let start = bytes[..end].iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        if start == 0 && from > 0 {
            return Err(LogError::NotALog);
        }
        Ok(Tail { length, unfinished: whole - length, last: Some(bytes[start..end].to_vec()) })
    }
}

/// The day on which a line was written.
fn logged_day(line: &[u8]) -> Option<i64> {
    let value: serde_json::Value = serde_json::from_slice(line).ok()?;
    let stamp: Timestamp = value.get("logged_at")?.as_str()?.parse().ok()?;
    Some(stamp.as_second().div_euclid(86_400))
}
