//! A report for a GitHub Actions job: workflow commands, which the runner shows beside the lines that they are about.

use std::collections::HashMap;

use maatstaf_diagnostics::{Lang, LineIndex, Severity};

use super::{Checked, Finding};
use crate::texts;

/// The report: one command a line, what is most serious first (the runner shows only so many), and a summary.
pub(super) fn page(checked: &Checked<'_>, lang: Lang) -> String {
    let lines: HashMap<&str, LineIndex> =
        checked.opened.sources().into_iter().map(|(path, text)| (path, LineIndex::new(text))).collect();
    let mut out = String::new();
    if !checked.opened.replaced.is_empty() {
        let text = texts::replaced_packages(&checked.opened.replaced.join(", "));
        out.push_str(&format!("::notice::{}\n", data(text.get(lang))));
    }
    let mut findings = checked.findings();
    // A stable sort: those that matter as much stay in the order of the report.
    findings.sort_by_key(|finding| finding.diagnostic.severity);
    let mut said: Vec<String> = Vec::new();
    for finding in &findings {
        let line = command(finding, &lines, lang);
        // What differs between two kinds of worker does not always show: once is enough then.
        if !said.contains(&line) {
            said.push(line);
        }
    }
    out.push_str(&said.concat());
    let report = &checked.report;
    let summary = if report.verdicts.is_empty() {
        texts::nothing_checked(&report.as_of)
    } else {
        let summary = report.summary();
        texts::summary(&report.as_of, summary.satisfied, summary.violated, summary.open)
    };
    out.push_str(summary.get(lang));
    out.push('\n');
    out
}

fn command(finding: &Finding<'_>, lines: &HashMap<&str, LineIndex>, lang: Lang) -> String {
    let diagnostic = &finding.diagnostic;
    let name = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let mut properties: Vec<(&str, String)> = Vec::new();
    if let Some(label) = diagnostic.primary() {
        let file = label.file.as_str();
        properties.push(("file", file.to_owned()));
        if let Some(lines) = lines.get(file) {
            let (start, end) = (lines.position(label.range.start), lines.position(label.range.end));
            properties.push(("line", (start.line + 1).to_string()));
            // The runner refuses a column for a place of more than one line.
            if start.line == end.line {
                properties.push(("col", (start.chars + 1).to_string()));
            }
            properties.push(("endLine", (end.line + 1).to_string()));
        }
    }
    let title = match finding.verdict {
        Some(verdict) => match verdict.cite.first() {
            Some(cite) => format!("{cite} ({})", verdict.norm),
            None => verdict.norm.clone(),
        },
        None => format!("{} ({})", diagnostic.code.title(lang), diagnostic.code.id()),
    };
    properties.push(("title", title));
    let properties: Vec<String> = properties.iter().map(|(key, value)| format!("{key}={}", property(value))).collect();
    format!("::{name} {}::{}\n", properties.join(","), data(&super::lines(diagnostic, lang)))
}

/// The message of a command, escaped: it ends with the line. The percent sign first, for it escapes the others.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property of a command, escaped: it ends with a comma, the properties with a colon.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests;
