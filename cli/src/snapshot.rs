//! `maatstaf snapshot`: what this version of an instrument does, on record.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use maatstaf_diagnostics::{Diagnostic, Severity, nearest, render};
use maatstaf_semantics::queries::{self, InstrumentEntry};
use maatstaf_semantics::{report, snapshot};

use crate::args::Snapshot;
use crate::failure::Failure;
use crate::output::Output;
use crate::project::Opened;
use crate::{FAILED, FINE, FOUND, files, texts};

/// Runs the command: of one instrument, or of all.
///
/// # Errors
/// When there is no such instrument, when something else is on record for this version, or when the file cannot be
/// written.
pub(crate) fn run(options: &Snapshot, output: &mut Output) -> Result<u8, Failure> {
    let opened = Opened::read(&options.paths);
    let mut errors: Vec<Diagnostic> = opened.problems.clone();
    errors.extend(report::source_diagnostics(&opened.db, opened.project));
    errors.retain(|d| d.severity == Severity::Error && !is_about_snapshots(d));
    if !errors.is_empty() {
        // Evidence of half a text would be evidence of something that nobody wrote.
        let sources = opened.sources();
        let errors = maatstaf_diagnostics::sorted(errors);
        let page = render(&errors, &|path| sources.get(path).copied(), output.lang, output.colour, output.width);
        output.text(&page);
        return Ok(if opened.is_incomplete() { FAILED } else { FOUND });
    }
    let all = &queries::instruments(&opened.db, opened.project).0;
    let wanted: Vec<&InstrumentEntry> =
        all.iter().filter(|entry| options.instrument.as_ref().is_none_or(|name| *entry.name == **name)).collect();
    if wanted.is_empty() {
        let name = options.instrument.as_deref().unwrap_or_default();
        let way_out = match nearest(name, all.iter().map(|entry| &*entry.name)) {
            Some(near) => maatstaf_diagnostics::texts::help_did_you_mean(near),
            None => texts::check_the_name(),
        };
        return Err(Failure::new(texts::no_such_instrument(name), way_out));
    }
    for entry in wanted {
        record(&opened, entry, output)?;
    }
    Ok(FINE)
}

/// A snapshot that is missing is no reason not to make one; one that says otherwise is found again below.
fn is_about_snapshots(diagnostic: &Diagnostic) -> bool {
    use maatstaf_diagnostics::Code;
    [Code::SNAPSHOT_MISSING, Code::SNAPSHOT_DRIFT, Code::SNAPSHOT_UNREADABLE].contains(&diagnostic.code)
}

fn record(opened: &Opened, entry: &InstrumentEntry, output: &mut Output) -> Result<(), Failure> {
    let (db, project) = (&opened.db, opened.project);
    let Some((world, _)) = queries::world(db, project, entry.key.clone()) else {
        return Err(Failure::new(texts::no_such_instrument(&entry.name), texts::check_the_name()));
    };
    let snapshot = snapshot::record(&world, &queries::terms(db, project).0);
    let text = snapshot
        .to_json()
        .map_err(|why| Failure::new(texts::cannot_write_output(&io::Error::other(why)), texts::check_the_output()))?;
    let path = beside(Path::new(entry.key.file.path(db)), &entry.name, snapshot.version);
    match fs::read_to_string(&path) {
        Ok(recorded) if recorded == text => {
            output.line(texts::already_recorded(&path.display()).get(output.lang));
            Ok(())
        }
        Ok(_) => Err(Failure::new(
            texts::recorded_otherwise(&entry.name, snapshot.version, &path.display()),
            texts::raise_the_version(snapshot.version.saturating_add(1)),
        )),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            files::write(&path, text.as_bytes()).map_err(|error| Failure::writing(&path, &error))?;
            output.line(
                texts::recorded(&entry.name, snapshot.version, snapshot.atoms.len(), &path.display()).get(output.lang),
            );
            Ok(())
        }
        Err(error) => Err(Failure::reading(&path, &error)),
    }
}

/// `pace_board.v1.snapshot.json` in the folder of the policy.
fn beside(policy: &Path, instrument: &str, version: i64) -> PathBuf {
    policy.with_file_name(format!("{instrument}.v{version}.snapshot.json"))
}
