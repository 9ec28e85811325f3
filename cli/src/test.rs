//! `maatstaf test`: cases, held against what the norms and the decisions say.

mod mutate;

use std::path::PathBuf;

use maatstaf_diagnostics::{Diagnostic, Severity, render, sorted};
use maatstaf_runtime::LoadError;
use maatstaf_semantics::hir::ItemBody;
use maatstaf_semantics::names::ItemKey;
use maatstaf_semantics::{cases, queries, report};

use crate::args::Test;
use crate::eval::load_error;
use crate::failure::Failure;
use crate::output::Output;
use crate::project::Opened;
use crate::{FAILED, FINE, FOUND, texts};

/// Runs the command. Its last line is `N passed, N failed`, in every language: programs read it.
///
/// # Errors
/// When the decisions of a case cannot be made at all, which is a defect of the compiler.
pub(crate) fn run(options: &Test, output: &mut Output) -> Result<u8, Failure> {
    let paths = match options.paths.as_slice() {
        [] if options.library => Vec::new(),
        [] => vec![PathBuf::from(".")],
        paths => paths.to_vec(),
    };
    let opened = Opened::read(&paths);
    if options.mutate {
        return mutate::run(&opened, options, output);
    }
    let sources = opened.sources();
    let show = |output: &mut Output, diagnostics: &[Diagnostic]| {
        let page = render(diagnostics, &|path| sources.get(path).copied(), output.lang, output.colour, output.width);
        output.text(&page);
    };

    let keys = wanted(&opened, options.library);
    let mut results = Vec::new();
    for key in &keys {
        results.push((key, outcome(&opened, key)?));
    }

    // What is wrong with the files, besides what is told case by case.
    let told: Vec<&Diagnostic> = results.iter().flat_map(|(_, wrong)| wrong).collect();
    let mut problems: Vec<Diagnostic> = opened.problems.clone();
    problems.extend(report::source_diagnostics(&opened.db, opened.project));
    problems.retain(|d| d.severity == Severity::Error && !told.contains(&d));
    let problems = sorted(problems);
    show(output, &problems);

    let mut failed = 0;
    for (key, wrong) in &results {
        if wrong.is_empty() {
            continue;
        }
        failed += 1;
        let title = title(&opened, key).map(|title| title.get(output.lang).to_owned()).unwrap_or_default();
        let name = if title.is_empty() { key.name.to_string() } else { format!("{} \"{title}\"", key.name) };
        let name = crate::wrap::printable(&name);
        output.line(texts::case_failed(&name, key.file.path(&opened.db)).get(output.lang));
        show(output, wrong);
        output.line("");
    }
    if results.is_empty() {
        output.line(texts::no_cases().get(output.lang));
    }
    if !opened.replaced.is_empty() {
        output.line(texts::replaced_packages(&opened.replaced.join(", ")).get(output.lang));
    }
    output.line(&format!("{} passed, {failed} failed", results.len() - failed));
    Ok(if opened.is_incomplete() {
        FAILED
    } else if failed > 0 || !problems.is_empty() {
        FOUND
    } else {
        FINE
    })
}

/// The cases of the files that were given and, if asked for, of the library.
fn wanted(opened: &Opened, library: bool) -> Vec<ItemKey> {
    let (db, project) = (&opened.db, opened.project);
    let given: Vec<_> = opened.files().collect();
    let mut keys = cases::cases(db, project, false);
    // Files of the library that stand beside a replaced package are in the project, and were not given.
    keys.retain(|key| library || given.contains(&key.file));
    if library {
        keys.extend(cases::cases(db, project, true));
    }
    keys
}

/// What is wrong with a case; nothing when all came out as expected.
fn outcome(opened: &Opened, key: &ItemKey) -> Result<Vec<Diagnostic>, Failure> {
    let run = maatstaf_cases::run(&opened.db, opened.project, key).map_err(|error| defect(&error))?;
    let Some(run) = run else { return Ok(Vec::new()) };
    let diagnostics = run.findings.iter().map(|finding| report::diagnostic(&opened.db, finding));
    Ok(sorted(diagnostics.filter(|d| d.severity != Severity::Note)))
}

/// The runtime refuses what the compiler made.
fn defect(error: &LoadError) -> Failure {
    Failure::new(load_error(error), texts::report_this())
}

fn title(opened: &Opened, key: &ItemKey) -> Option<maatstaf_diagnostics::Text> {
    match &queries::item_of(&opened.db, key).body {
        ItemBody::Case(case) => case.title.clone(),
        _ => None,
    }
}
