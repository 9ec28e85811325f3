//! Verdicts as an editor shows them.

use maatstaf_semantics::report::VerdictReport;
use maatstaf_semantics::verdicts::Status;

/// Which verdicts.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Concerned<'a> {
    All,
    /// Those on a statement, by its path, and those on the whole instrument that say nothing of statements.
    Statement(&'a str),
}

/// Those of some verdicts that concern something: the worst first.
pub(crate) fn concerning<'r>(
    verdicts: &'r [VerdictReport],
    concerned: Concerned<'r>,
) -> impl Iterator<Item = &'r VerdictReport> {
    let mut found: Vec<&VerdictReport> = verdicts
        .iter()
        .filter(|v| match concerned {
            Concerned::All => true,
            Concerned::Statement(path) => v.statements.iter().any(|s| s == path),
        })
        .collect();
    found.sort_by_key(|v| std::cmp::Reverse(v.status));
    found.into_iter()
}

/// A mark that is read in a glance. It never stands for a promise: a check mark says that a norm found no objection.
pub(crate) fn mark(status: Status) -> &'static str {
    match status {
        Status::Violated => "✗",
        Status::Open => "?",
        Status::Satisfied => "✓",
        Status::NotApplicable => "–",
    }
}

/// A verdict in one word for programs, as `check --format json` has it.
pub fn status_id(status: Status) -> &'static str {
    match status {
        Status::NotApplicable => "not_applicable",
        Status::Satisfied => "satisfied",
        Status::Open => "open",
        Status::Violated => "violated",
    }
}
