//! A report for people: what is wrong, what is open and who can settle it, what is fine, and what all that does not say.

use std::collections::BTreeSet;

use jiff::ToSpan as _;
use jiff::civil::Date;
use maatstaf_diagnostics::{Diagnostic, Lang, Text, render};
use maatstaf_semantics::hir::Strength;
use maatstaf_semantics::report::{self, OpenQuestion, VerdictReport, verdict_diagnostic};
use maatstaf_semantics::verdicts::Status;

use super::Checked;
use crate::texts;
use crate::wrap::{printable, wrapped};

/// So many open norms are shown in full.
const OPEN_SHOWN: usize = 5;

/// So many questions are asked: more would drown whoever has to answer them.
const QUESTIONS_SHOWN: usize = 3;

/// A norm that is satisfied for fewer days than this is mentioned.
const SOON: i64 = 90;

/// The report as a page for a terminal.
pub(super) fn page(checked: &Checked<'_>, lang: Lang, colour: bool, width: usize, all: bool) -> String {
    let mut page = Page { checked, lang, colour, width, all, out: String::new() };
    page.heading(&texts::checked_on(&checked.report.as_of), "");
    if !checked.opened.replaced.is_empty() {
        page.paragraph("", &texts::replaced_packages(&checked.opened.replaced.join(", ")));
    }
    page.out.push('\n');
    page.findings();
    page.questions();
    page.satisfied();
    page.soon();
    page.past();
    page.accepted();
    page.summary();
    page.out
}

struct Page<'p> {
    checked: &'p Checked<'p>,
    lang: Lang,
    colour: bool,
    width: usize,
    all: bool,
    out: String,
}

impl<'p> Page<'p> {
    fn verdicts(&self, status: Status) -> impl Iterator<Item = &'p VerdictReport> + use<'p> {
        self.checked.report.verdicts.iter().filter(move |v| v.status == status)
    }

    /// Diagnostics of the text, then violated norms, then the open ones that matter most.
    fn findings(&mut self) {
        let mut violated: Vec<&VerdictReport> = self.verdicts(Status::Violated).collect();
        violated.sort_by_key(|v| v.strength != Strength::Law);
        let mut open: Vec<&VerdictReport> = self.verdicts(Status::Open).collect();
        // Law first, then what nobody answers for, then what takes a permission away and holds up most.
        open.sort_by_key(|v| {
            let statements = if v.statements.is_empty() { usize::MAX } else { v.statements.len() };
            (v.strength != Strength::Law, v.accepted.is_some(), !v.takes_away, std::cmp::Reverse(statements))
        });
        let shown = if self.all { open.len() } else { open.len().min(OPEN_SHOWN) };
        let mut diagnostics: Vec<Diagnostic> = self.checked.diagnostics().cloned().collect();
        for verdict in violated.iter().chain(&open[..shown]) {
            // What differs between two kinds of worker does not always show: once is enough then.
            diagnostics.extend(verdict_diagnostic(verdict).filter(|d| !diagnostics.contains(d)));
        }
        let sources = self.checked.opened.sources();
        let sources = |path: &str| sources.get(path).copied();
        let drawn = render(&diagnostics, &sources, self.lang, self.colour, self.width);
        self.out.push_str(&drawn);
        match open.len() - shown {
            0 => {}
            1 => self.paragraph("", &texts::one_more_open()),
            more => self.paragraph("", &texts::more_open(more)),
        }
        if !drawn.is_empty() {
            self.out.push('\n');
        }
    }

    /// The questions that would settle most.
    fn questions(&mut self) {
        let all = &self.checked.report.questions;
        if all.is_empty() {
            return;
        }
        let shown = if self.all { all.len() } else { all.len().min(QUESTIONS_SHOWN) };
        self.heading(&texts::questions_first(), ":");
        for (index, question) in all[..shown].iter().enumerate() {
            self.question(index + 1, question);
        }
        if all.len() > shown {
            self.paragraph("  ", &texts::more_questions(all.len() - shown));
        }
        self.out.push('\n');
    }

    fn question(&mut self, number: usize, open: &OpenQuestion) {
        let mark = format!("  {number}. ");
        let indent = " ".repeat(mark.len());
        // Of two instruments one may ask what the other asks: then it matters which is meant.
        let about = open.question.id.split_once(" of ").map(|(_, about)| about);
        let several = self.instruments(&self.checked.report.verdicts).len() > 1;
        match about.filter(|_| several) {
            Some(about) => self.paragraph(&mark, &open.question.ask.map(|ask| format!("{about}: {ask}"))),
            None => self.paragraph(&mark, &open.question.ask),
        }
        self.paragraph(&indent, &texts::answered_by(&open.question.who));
        self.paragraph(&indent, &texts::written_as(&open.question.answer));
        if !open.question.consider.is_empty() {
            let list = |lang: Lang| open.question.consider.iter().map(|t| t.get(lang)).collect::<Vec<_>>().join("; ");
            self.paragraph(&indent, &texts::weigh(&Text::new(list(Lang::Nl), list(Lang::En))));
        }
        let statements = match open.statements.as_slice() {
            [one] => Text::same(one.as_str()),
            many => texts::statements(many.len()),
        };
        self.paragraph(&indent, &texts::would_unblock(&open.norms.join(", "), &statements));
    }

    fn instruments<'v>(&self, verdicts: impl IntoIterator<Item = &'v VerdictReport>) -> BTreeSet<&'v str> {
        verdicts.into_iter().map(|v| v.instrument.as_str()).collect()
    }

    /// One line for each norm that is satisfied, instrument by instrument.
    fn satisfied(&mut self) {
        let all: Vec<&VerdictReport> = self.verdicts(Status::Satisfied).collect();
        if all.is_empty() {
            return;
        }
        self.heading(&texts::satisfied(), &format!(" ({}):", all.len()));
        let instruments = self.instruments(all.iter().copied());
        let column = all.iter().map(|v| cite(v).chars().count()).max().unwrap_or_default();
        let indent = if instruments.len() > 1 { "    " } else { "  " };
        for instrument in &instruments {
            if instruments.len() > 1 {
                self.out.push_str(&format!("  {}:\n", printable(instrument)));
            }
            let own: Vec<&VerdictReport> = all.iter().copied().filter(|v| v.instrument == *instrument).collect();
            let mut lines: Vec<String> = Vec::new();
            for verdict in &own {
                let twins =
                    own.iter().any(|other| other.norm == verdict.norm && other.statements != verdict.statements);
                let line = self.satisfied_line(verdict, indent, column, twins);
                if !lines.contains(&line) {
                    lines.push(line);
                }
            }
            self.out.push_str(&lines.concat());
        }
        self.out.push('\n');
    }

    /// `twins`: the norm has other verdicts too, so this one says what it is about.
    fn satisfied_line(&self, verdict: &VerdictReport, indent: &str, column: usize, twins: bool) -> String {
        let cite = cite(verdict);
        let padding = " ".repeat(column - cite.chars().count());
        let mut text = verdict.title.clone();
        let mut add =
            |part: Text| text = Text::new(format!("{}, {}", text.nl, part.nl), format!("{}, {}", text.en, part.en));
        if let Some(until) = verdict.until {
            add(texts::until(&until));
        }
        if verdict.enforced {
            add(texts::per_request());
        }
        if twins && !verdict.statements.is_empty() {
            let statements = verdict.statements.join(", ");
            text = text.map(|t| format!("{t} [{statements}]"));
        }
        wrapped(&format!("{indent}{}{padding}  ", printable(cite)), text.get(self.lang), self.width)
    }

    /// What is satisfied now and will not be soon; only where nothing else asks for attention.
    fn soon(&mut self) {
        let summary = self.checked.report.summary();
        if summary.violated + summary.open > 0 {
            return;
        }
        let mut lines: Vec<(Date, Text)> = Vec::new();
        for verdict in self.verdicts(Status::Satisfied) {
            let Some(until) = verdict.until.filter(|until| is_soon(self.checked.report.as_of, *until)) else {
                continue;
            };
            match self.status_at(verdict, until) {
                Some(Status::Open) => lines.push((until, texts::soon_open(cite(verdict), &verdict.title, &until))),
                Some(Status::Violated) => {
                    lines.push((until, texts::soon_violated(cite(verdict), &verdict.title, &until)));
                }
                _ => {}
            }
        }
        lines.sort();
        lines.dedup();
        self.list(&texts::lapses_soon(), lines.into_iter().map(|(_, line)| line).collect());
    }

    /// What a verdict will be on a later day.
    fn status_at(&self, verdict: &VerdictReport, date: Date) -> Option<Status> {
        let opened = self.checked.opened;
        let later = report::check(&opened.db, opened.project, date);
        let same = |v: &&VerdictReport| {
            v.norm == verdict.norm && v.instrument == verdict.instrument && v.statements == verdict.statements
        };
        // Two verdicts of one norm about one statement (two kinds of worker) may fare differently: the worst counts.
        let found: Vec<Status> = later.verdicts.iter().filter(same).map(|v| v.status).collect();
        [Status::Violated, Status::Open, Status::Satisfied].into_iter().find(|status| found.contains(status))
    }

    /// What was violated before and is no longer.
    fn past(&mut self) {
        let mut lines = Vec::new();
        for verdict in &self.checked.report.verdicts {
            for (from, until) in &verdict.past {
                lines.push(match from {
                    Some(from) => texts::past(cite(verdict), &verdict.title, from, until),
                    None => texts::past_until(cite(verdict), &verdict.title, until),
                });
            }
        }
        lines.dedup();
        self.list(&texts::violated_before(), lines);
    }

    /// What is open and somebody answers for.
    fn accepted(&mut self) {
        let mut lines = Vec::new();
        for verdict in &self.checked.report.verdicts {
            if let Some(accepted) = &verdict.accepted {
                let cite = cite(verdict);
                lines.push(accepted.map(|text| format!("{cite}: {text}")));
            }
        }
        lines.dedup();
        self.list(&texts::accepted(), lines);
    }

    fn summary(&mut self) {
        let report = &self.checked.report;
        let mut read: Vec<(&str, Date)> = report
            .verdicts
            .iter()
            .filter(|v| v.read_at != report.as_of)
            .map(|v| (v.instrument.as_str(), v.read_at))
            .collect();
        read.sort_unstable();
        read.dedup();
        for (instrument, date) in read {
            let text = if date > report.as_of {
                texts::read_at_start(instrument, &date)
            } else {
                texts::read_at_end(instrument, &date)
            };
            self.paragraph("", &text);
        }
        let errors = self.checked.errors();
        if errors > 0 && !self.checked.opened.is_incomplete() {
            self.paragraph("", &texts::with_errors(errors));
        }
        if report.verdicts.is_empty() {
            self.paragraph("", &texts::nothing_checked(&report.as_of));
            return;
        }
        let summary = report.summary();
        self.heading(&texts::summary(&report.as_of, summary.satisfied, summary.violated, summary.open), "");
        let nothing_found = summary.violated + summary.open + errors == 0;
        self.paragraph("", &if nothing_found { texts::no_objection() } else { texts::not_a_judgement() });
    }

    /// A heading with lines below it; nothing without lines.
    fn list(&mut self, heading: &Text, lines: Vec<Text>) {
        if lines.is_empty() {
            return;
        }
        self.heading(heading, ":");
        for line in lines {
            self.paragraph("  ", &line);
        }
        self.out.push('\n');
    }

    fn heading(&mut self, text: &Text, after: &str) {
        let text = text.get(self.lang);
        match self.colour {
            true => self.out.push_str(&format!("\u{1b}[1m{text}{after}\u{1b}[0m\n")),
            false => self.out.push_str(&format!("{text}{after}\n")),
        }
    }

    fn paragraph(&mut self, mark: &str, text: &Text) {
        self.out.push_str(&wrapped(mark, text.get(self.lang), self.width));
    }
}

/// What a norm is called in a line: its first citation, or its name where it has none.
fn cite(verdict: &VerdictReport) -> &str {
    verdict.cite.first().unwrap_or(&verdict.norm)
}

fn is_soon(now: Date, then: Date) -> bool {
    // At the end of the calendar nothing is soon.
    now.checked_add(SOON.days()).is_ok_and(|limit| now < then && then <= limit)
}
