//! `maatstaf compile`: a policy as one file that decides requests.

use std::path::Path;

use maatstaf_diagnostics::{Diagnostic, Severity, render};
use maatstaf_program::{program_hash, to_bytes};

use crate::args::{Compile, Emit};
use crate::check::{Checked, today};
use crate::failure::Failure;
use crate::output::Output;
use crate::project::Opened;
use crate::wrap::wrapped;
use crate::{FAILED, FINE, FOUND, files, texts};

/// Runs the command. A source error leaves the file as it was: half a policy is none.
///
/// # Errors
/// When the program cannot be made into a file, or the file cannot be written.
pub(crate) fn run(options: &Compile, output: &mut Output) -> Result<u8, Failure> {
    let opened = Opened::read(&options.paths);
    let sources = opened.sources();
    let show = |output: &mut Output, diagnostics: &[Diagnostic]| {
        let page = render(diagnostics, &|path| sources.get(path).copied(), output.lang, output.colour, output.width);
        output.text(&page);
        let refused = wrapped("", texts::not_compiled(&options.output.display()).get(output.lang), output.width);
        output.text(&refused);
    };
    if opened.problems.iter().any(|d| d.severity == Severity::Error) {
        show(output, &opened.problems);
        return Ok(if opened.is_incomplete() { FAILED } else { FOUND });
    }
    let program = match maatstaf_lower::lower(&opened.db, opened.project) {
        Ok(program) => program,
        Err(diagnostics) => {
            show(output, &diagnostics);
            return Ok(FOUND);
        }
    };
    let unwritable = |error: maatstaf_program::BundleError| {
        let text = error.text();
        Failure::new(maatstaf_diagnostics::Text::new(text.nl, text.en), texts::nothing_written())
    };
    let bundle = to_bytes(&program).map_err(unwritable)?;
    let hash = program_hash(&bundle).map_err(unwritable)?;
    let not_made =
        |error: maatstaf_runtime::ObjectError| Failure::new(texts::no_object(&error), texts::nothing_written());
    let name = symbol(&options.output);
    let bytes = match options.emit {
        Emit::Bundle => bundle,
        Emit::Object => maatstaf_runtime::object(&program, &name).map_err(not_made)?,
        Emit::CHeader => maatstaf_runtime::c_header(&program, &name).map_err(not_made)?.into_bytes(),
    };
    files::write(&options.output, &bytes).map_err(|error| Failure::writing(&options.output, &error))?;

    let hash: String = hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let mut lines = vec![texts::compiled(&options.output.display(), program.rules.len(), bytes.len(), &hash)];
    if program.rules.is_empty() {
        lines.push(texts::grants_nothing());
    }
    let date = options.as_of.unwrap_or_else(today);
    let summary = Checked::new(&opened, date).report.summary();
    if summary.violated + summary.open > 0 {
        lines.push(texts::not_granted(&date, summary.violated, summary.open));
    }
    if !opened.replaced.is_empty() {
        lines.push(texts::replaced_packages(&opened.replaced.join(", ")));
    }
    for line in lines {
        let line = wrapped("", line.get(output.lang), output.width);
        output.text(&line);
    }
    Ok(FINE)
}

/// The name of a policy in C, from the name of the file that it is written to: so that the object
/// file and the header, named alike, name one symbol.
fn symbol(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let name: String = stem.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '_' }).collect();
    if name.starts_with(|letter: char| letter.is_ascii_digit()) { format!("_{name}") } else { name }
}
