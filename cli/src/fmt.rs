//! `maatstaf fmt`: policies in the one layout.

use std::io::{self, Read as _};
use std::path::Path;

use maatstaf_db::load;
use maatstaf_diagnostics::render;

use crate::args::Fmt;
use crate::failure::Failure;
use crate::output::Output;
use crate::project::leads_nowhere;
use crate::{FAILED, FINE, FOUND, files, texts};

/// Runs the command.
///
/// # Errors
/// When a file cannot be written, or the standard input cannot be read.
pub(crate) fn run(options: &Fmt, output: &mut Output) -> Result<u8, Failure> {
    if options.paths.iter().any(|path| path.as_os_str() == "-") {
        if options.paths.len() > 1 {
            return Err(Failure::new(texts::input_or_files(), texts::see_help()));
        }
        return standard_input(options.check, output);
    }
    let loaded = load(&options.paths);
    let (mut changed, mut failed) = (false, false);
    for (path, text) in &loaded.files {
        // The path is the one that people read; where that leads elsewhere, writing to it would make a new file.
        if !Path::new(path).is_file() {
            return Err(Failure::new(texts::strange_path(path), texts::rename_the_file()));
        }
        let Ok(formatted) = maatstaf_format::format(text) else {
            failed = true;
            output.line(texts::not_formatted(path).get(output.lang));
            continue;
        };
        if formatted == *text {
            continue;
        }
        changed = true;
        output.line(path);
        if !options.check {
            files::write(Path::new(path), formatted.as_bytes())
                .map_err(|error| Failure::writing(Path::new(path), &error))?;
        }
    }
    let page = render(&loaded.problems, &|_| None, output.lang, output.colour, output.width);
    output.text(&page);
    Ok(if failed || loaded.problems.iter().any(leads_nowhere) {
        FAILED
    } else if (options.check && changed) || !loaded.problems.is_empty() {
        FOUND
    } else {
        FINE
    })
}

fn standard_input(check: bool, output: &mut Output) -> Result<u8, Failure> {
    let mut bytes = Vec::new();
    io::stdin()
        .read_to_end(&mut bytes)
        .map_err(|error| Failure::new(texts::cannot_read_input(&error), texts::give_utf8()))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let error = io::Error::new(io::ErrorKind::InvalidData, error.utf8_error());
        Failure::new(texts::cannot_read_input(&error), texts::give_utf8())
    })?;
    let formatted =
        maatstaf_format::format(&text).map_err(|_| Failure::new(texts::not_formatted("-"), texts::report_this()))?;
    if check {
        return Ok(if formatted == text { FINE } else { FOUND });
    }
    output.text(&formatted);
    Ok(FINE)
}
