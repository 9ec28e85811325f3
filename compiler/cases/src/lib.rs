//! Cases run whole: their verdicts and their decisions; and how much of a library of norms they hold in place.
//!
//! The verdicts of a case are worked out by `semantics`, its decisions by a program that is lowered and run. This crate
//! alone puts the two together, for whoever runs cases: the command line, an editor, and [`mutation`].

mod decisions;
pub mod mutation;

use std::sync::Arc;

use maatstaf_db::{Db, Project};
use maatstaf_runtime::LoadError;
use maatstaf_semantics::cases::{self, CaseRun};
use maatstaf_semantics::model::Terms;
use maatstaf_semantics::names::ItemKey;
use maatstaf_semantics::norms::Library;

/// Runs a case: holds its verdicts and its decisions against what it expects. What did not come out so is among the
/// findings of the result; nothing when `key` is no case.
///
/// # Errors
/// When the runtime refuses the program of the case, which is a defect of the compiler.
pub fn run(db: &dyn Db, project: Project, key: &ItemKey) -> Result<Option<CaseRun>, LoadError> {
    decided(cases::run(db, project, key))
}

/// Runs a case as [`run`] does, by other words and norms than those of the project.
///
/// # Errors
/// As [`run`].
pub fn run_against(
    db: &dyn Db,
    project: Project,
    key: &ItemKey,
    terms: &Arc<Terms>,
    library: &Arc<Library>,
) -> Result<Option<CaseRun>, LoadError> {
    decided(cases::run_against(db, project, key, terms, library))
}

fn decided(run: Option<CaseRun>) -> Result<Option<CaseRun>, LoadError> {
    let Some(mut run) = run else { return Ok(None) };
    if !run.decisions.is_empty() {
        let more = decisions::findings(&run)?;
        run.findings.extend(more);
    }
    Ok(Some(run))
}
