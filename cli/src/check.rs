//! `maatstaf check`: the verdicts on a policy at a date.

mod github;
mod human;
mod json;
mod sarif;

use jiff::civil::Date;
use maatstaf_diagnostics::{Diagnostic, Lang, Severity};
use maatstaf_semantics::report::{self, Report, VerdictReport, verdict_diagnostic};

use crate::args::{Check, Deny, Format};
use crate::failure::Failure;
use crate::output::Output;
use crate::project::Opened;
use crate::{FAILED, FINE, FOUND};

/// A report with what could not be read.
pub(crate) struct Checked<'o> {
    /// What was read.
    pub(crate) opened: &'o Opened,
    /// What came out.
    pub(crate) report: Report,
}

/// Something to act on: what is wrong with a text, or a norm that is violated or open.
pub(crate) struct Finding<'r> {
    /// What to say about it.
    pub(crate) diagnostic: Diagnostic,
    /// The verdict that it tells of, if it does.
    pub(crate) verdict: Option<&'r VerdictReport>,
}

impl Checked<'_> {
    /// Checks what was read, at a date.
    pub(crate) fn new(opened: &Opened, as_of: Date) -> Checked<'_> {
        Checked { report: report::check(&opened.db, opened.project, as_of), opened }
    }

    /// Everything that is wrong with files and texts; what could not be read first.
    pub(crate) fn diagnostics(&self) -> impl Iterator<Item = &Diagnostic> {
        self.opened.problems.iter().chain(&self.report.diagnostics)
    }

    /// How many of those are errors.
    pub(crate) fn errors(&self) -> usize {
        self.diagnostics().filter(|d| d.severity == Severity::Error).count()
    }

    /// Everything to act on: what is wrong with files and texts, then the verdicts in the order of the report.
    fn findings(&self) -> Vec<Finding<'_>> {
        let wrong = self.diagnostics().map(|diagnostic| Finding { diagnostic: diagnostic.clone(), verdict: None });
        let verdicts = self.report.verdicts.iter().filter_map(|verdict| {
            verdict_diagnostic(verdict).map(|diagnostic| Finding { diagnostic, verdict: Some(verdict) })
        });
        wrong.chain(verdicts).collect()
    }

    fn exit_code(&self, deny: Option<Deny>) -> u8 {
        let denied = deny == Some(Deny::Open) && self.report.summary().open > 0;
        if self.opened.is_incomplete() {
            FAILED
        } else if self.report.fails() || self.errors() > 0 || denied {
            FOUND
        } else {
            FINE
        }
    }
}

/// What a diagnostic says, for where nothing is drawn: the message, why it matters, what to do.
fn lines(diagnostic: &Diagnostic, lang: Lang) -> String {
    let rest = diagnostic.notes.iter().chain(&diagnostic.help);
    let all: Vec<&str> = std::iter::once(&diagnostic.message).chain(rest).map(|text| text.get(lang)).collect();
    all.join("\n")
}

/// The date of the machine. The only place that reads a clock.
pub(crate) fn today() -> Date {
    jiff::ZonedDateTime::now().date()
}

/// Runs the command.
///
/// # Errors
/// When the report cannot be written as JSON or SARIF.
pub(crate) fn run(options: &Check, output: &mut Output) -> Result<u8, Failure> {
    let opened = Opened::read(&options.paths);
    let checked = Checked::new(&opened, options.as_of.unwrap_or_else(today));
    match options.format {
        Format::Human => {
            let page = human::page(&checked, output.lang, output.colour, output.width, options.all);
            output.text(&page);
        }
        Format::Json => {
            let text = json::text(&checked, output.lang)?;
            output.line(&text);
        }
        Format::Sarif => {
            let text = sarif::text(&checked, output.lang, checked.exit_code(options.deny))?;
            output.line(&text);
        }
        Format::Github => output.text(&github::page(&checked, output.lang)),
    }
    Ok(checked.exit_code(options.deny))
}
