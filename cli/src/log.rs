//! `maatstaf log verify`: whether a decision log is whole.

use std::fs::File;
use std::io::BufReader;

use maatstaf_log::{Break, Verifier};

use crate::args::{Log, LogTask};
use crate::failure::Failure;
use crate::output::Output;
use crate::{FINE, FOUND, texts};

/// Runs the command. A break is found, and told with its line; a log that cannot be read is a failure.
///
/// # Errors
/// When a file cannot be read.
pub(crate) fn run(options: &Log, output: &mut Output) -> Result<u8, Failure> {
    match options.what {
        LogTask::Verify => verify(options, output),
    }
}

fn verify(options: &Log, output: &mut Output) -> Result<u8, Failure> {
    let lang = output.lang;
    let mut verifier = Verifier::new(options.contains);
    for path in &options.files {
        let reading = |error: std::io::Error| Failure::reading(path, &error);
        let file = BufReader::new(File::open(path).map_err(reading)?);
        if let Some((line, broken)) = verifier.file(file).map_err(reading)? {
            let what = match broken {
                Break::Altered => texts::log_altered(),
                Break::Number { expected, found } => texts::log_number(expected, found),
                Break::Unlinked => texts::log_unlinked(),
                Break::Unfinished => texts::log_unfinished(),
            };
            output.line(&format!("{}:{line}: {}", path.display(), what.get(lang)));
            return Ok(FOUND);
        }
    }
    let summary = verifier.summary();
    let whole = match summary.lines {
        0 => texts::log_empty(),
        lines => texts::log_whole(lines, summary.first, summary.last),
    };
    output.line(whole.get(lang));
    if options.contains.is_some() && !summary.contains {
        output.line(texts::log_does_not_contain().get(lang));
        return Ok(FOUND);
    }
    Ok(FINE)
}
