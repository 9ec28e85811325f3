//! Logs one line for each line of its input, and says so when it is written.
//!
//! ```console
//! $ yes | cargo run -p maatstaf-log --example append -- decisions.jsonl
//! ```

use std::io::{BufRead as _, Write as _};
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

use maatstaf_log::{Entry, Sync, Writer};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = PathBuf::from(std::env::args_os().nth(1).ok_or("the name of a log is needed")?);
    let (mut writer, _) = Writer::open(&path, Sync::System)?;
    let mut out = std::io::stdout();
    for line in std::io::stdin().lock().lines() {
        let entry = Entry { statement: line?, outcome: "permit", code: "permitted", ..Entry::default() };
        let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
        writer.append(&[entry], i64::try_from(now)?)?;
        writeln!(out, "{} {}", writer.head().seq, writer.head().hash)?;
        out.flush()?;
    }
    Ok(())
}
