//! `maatstaf test --mutate`: what the cases would notice if a norm said something else.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use maatstaf_cases::mutation::{Change, Mutant, Part, Shift, Suite, mutants};
use maatstaf_diagnostics::{LineIndex, Text};
use maatstaf_semantics::report;

use super::{defect, wanted};
use crate::args::Test;
use crate::failure::Failure;
use crate::output::Output;
use crate::project::Opened;
use crate::{FAILED, FINE, FOUND, texts};

/// How the mutants of a package fared.
#[derive(Default)]
struct Tally {
    all: usize,
    killed: usize,
}

/// Runs the command. Each survivor is a line that starts with `path:line:`; the last line is `N mutants, N survived`, in
/// every language: programs read it.
///
/// # Errors
/// When the list of accepted survivors cannot be read, and when a case cannot be run, which is a defect of the compiler.
pub(super) fn run(opened: &Opened, options: &Test, output: &mut Output) -> Result<u8, Failure> {
    let accepted = options.accept.as_deref().map(accepted).transpose()?.unwrap_or_default();
    let suite = Suite::new(&opened.db, opened.project, wanted(opened, options.library)).map_err(|e| defect(&e))?;
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    let mut left: BTreeSet<&(String, String)> = accepted.keys().collect();
    let mut unlisted = 0;
    let mut listed = 0;
    for mutant in mutants(suite.library()).into_iter().filter(|mutant| is_asked(opened, options, mutant)) {
        let tally = tallies.entry(mutant.package.clone()).or_default();
        tally.all += 1;
        if suite.killer(&mutant).map_err(|e| defect(&e))?.is_some() {
            tally.killed += 1;
            continue;
        }
        let entry = (mutant.id.clone(), mutant.change.name());
        if accepted.contains_key(&entry) {
            left.remove(&entry);
            listed += 1;
            continue;
        }
        unlisted += 1;
        let line = texts::survived(&place(opened, &mutant), &mutant.id, &words(mutant.change), &entry.1);
        output.line(line.get(output.lang));
        output.flush();
    }
    for (norm, change) in &left {
        output.line(texts::accepted_for_nothing(norm, change).get(output.lang));
    }
    for (package, tally) in &tallies {
        let own = texts::own_norms();
        let package = if package.is_empty() { own.get(output.lang) } else { package };
        // Rounded down: what is not all is not shown as all.
        let percent = (tally.killed * 100 / tally.all.max(1)).to_string();
        output.line(texts::mutants_of(package, tally.killed, tally.all, &percent).get(output.lang));
    }
    if listed > 0 {
        output.line(texts::accepted_survivors(listed).get(output.lang));
    }
    if !suite.failing.is_empty() {
        output.line(texts::cases_that_fail(suite.failing.len()).get(output.lang));
    }
    let all: usize = tallies.values().map(|tally| tally.all).sum();
    output.line(&format!("{all} mutants, {} survived", unlisted + listed));
    Ok(if opened.is_incomplete() {
        FAILED
    } else if unlisted > 0 || !left.is_empty() || !suite.failing.is_empty() {
        FOUND
    } else {
        FINE
    })
}

/// Whether a mutant is of a file that was given, or of the library when that was asked for.
fn is_asked(opened: &Opened, options: &Test, mutant: &Mutant) -> bool {
    options.library || opened.files().any(|file| file == mutant.place.item.file)
}

/// `path:line`
fn place(opened: &Opened, mutant: &Mutant) -> String {
    let file = mutant.place.item.file;
    let path = file.path(&opened.db);
    let start = report::span(&opened.db, &mutant.place).map_or(0, |span| span.start);
    let line = LineIndex::new(file.text(&opened.db)).position(start).line + 1;
    format!("{path}:{line}")
}

fn words(change: Change) -> Text {
    match change {
        Change::NegateRequire => texts::require_negated(),
        Change::DropWhere => texts::where_dropped(),
        Change::Drop => texts::dropped(),
        Change::From(Shift::Earlier) => texts::from_earlier(),
        Change::From(Shift::Later) => texts::from_later(),
        Change::Until(Shift::Earlier) => texts::until_earlier(),
        Change::Until(Shift::Later) => texts::until_later(),
        Change::DropPart(Part::Where, i) => texts::part_dropped("where", i + 1),
        Change::DropPart(Part::Require, i) => texts::part_dropped("require", i + 1),
    }
}

/// The survivors that may be there: norm and change, with the reason.
fn accepted(path: &Path) -> Result<BTreeMap<(String, String), String>, Failure> {
    let text = std::fs::read_to_string(path).map_err(|error| Failure::reading(path, &error))?;
    let mut found = BTreeMap::new();
    for (i, record) in csv::Reader::from_reader(text.as_bytes()).deserialize().enumerate() {
        // The heading is the first line.
        let wrong =
            || Failure::new(texts::not_a_list(&path.display(), i as u64 + 2), texts::write_norm_change_reason());
        let Accepted { norm, change, reason } = record.map_err(|_| wrong())?;
        if reason.trim().is_empty() {
            return Err(wrong());
        }
        found.insert((norm, change), reason);
    }
    Ok(found)
}

/// A line of the list.
#[derive(serde::Deserialize)]
struct Accepted {
    norm: String,
    change: String,
    reason: String,
}
