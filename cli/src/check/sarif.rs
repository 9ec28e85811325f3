//! A report for tools that collect findings: SARIF 2.1.0, of OASIS. What is wrong with a text, and every norm that is
//! violated or open, is a result; every code and norm among them is a rule.
//!
//! Nothing in it depends on the clock or the machine: the same sources, norms and date give the same bytes.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use maatstaf_diagnostics::{Diagnostic, Fix, Label, Lang, LineIndex, Severity, Text};
use maatstaf_semantics::hir::Strength;
use maatstaf_semantics::report::VerdictReport;
use maatstaf_semantics::verdicts::Status;
use serde_json::{Map, Value, json};

use super::{Checked, Finding, lines};
use crate::failure::Failure;
use crate::texts;

/// What SARIF files name as the place of their schema.
const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The folder in which the check ran; relative paths start there. The name that collectors expect.
const ROOT: &str = "%SRCROOT%";

/// The library of norms that the program brings along: no file of the reader's.
const LIBRARY: &str = "MAATSTAF_LIBRARY";

/// The report as one SARIF log, its texts in one language. `exit_code` is what the program will end with.
///
/// # Errors
/// What the writer of JSON says, should it ever refuse plain strings and numbers.
pub(super) fn text(checked: &Checked<'_>, lang: Lang, exit_code: u8) -> Result<String, Failure> {
    let sources = checked.opened.sources();
    let library = checked.opened.library_paths();
    let lines = sources.into_iter().map(|(path, text)| (path, LineIndex::new(text))).collect();
    let log = Shape { lang, lines, library }.log(checked, exit_code);
    serde_json::to_string_pretty(&log)
        .map_err(|error| Failure::new(texts::cannot_write_output(&error.into()), texts::check_the_output()))
}

struct Shape<'s> {
    lang: Lang,
    lines: HashMap<&'s str, LineIndex>,
    library: HashSet<&'s str>,
}

impl Shape<'_> {
    fn say<'t>(&self, text: &'t Text) -> &'t str {
        text.get(self.lang)
    }

    fn log(&self, checked: &Checked<'_>, exit_code: u8) -> Value {
        let findings = checked.findings();
        let rules: BTreeMap<&str, Value> = findings.iter().map(|f| (rule_id(f), self.rule(f))).collect();
        let index: HashMap<&str, usize> = rules.keys().enumerate().map(|(index, id)| (*id, index)).collect();
        let mut results: Vec<Value> = Vec::new();
        for finding in &findings {
            let mut result = self.result(finding);
            result["ruleIndex"] = json!(index.get(rule_id(finding)));
            results.push(result);
        }
        let summary = checked.report.summary();
        let language = match self.lang {
            Lang::Nl => "nl",
            Lang::En => "en",
        };
        json!({
            "$schema": SCHEMA,
            "version": "2.1.0",
            "runs": [{
                "tool": { "driver": {
                    "name": "Maatstaf",
                    "version": env!("CARGO_PKG_VERSION"),
                    "semanticVersion": env!("CARGO_PKG_VERSION"),
                    "language": language,
                    "rules": rules.into_values().collect::<Vec<_>>(),
                } },
                "language": language,
                "columnKind": "unicodeCodePoints",
                "newlineSequences": ["\r\n", "\n", "\r"],
                "originalUriBaseIds": {
                    ROOT: { "description": { "text": self.say(&texts::sarif_root()) } },
                    LIBRARY: { "description": { "text": self.say(&texts::sarif_library()) } },
                },
                "invocations": [{
                    "executionSuccessful": !checked.opened.is_incomplete(),
                    "exitCode": exit_code,
                }],
                "results": results,
                "properties": {
                    "as_of": checked.report.as_of.to_string(),
                    "replaced_packages": checked.opened.replaced,
                    "summary": {
                        "satisfied": summary.satisfied, "violated": summary.violated, "open": summary.open,
                    },
                },
            }],
        })
    }

    /// What is always so of a code or norm, whatever it was found in.
    fn rule(&self, finding: &Finding<'_>) -> Value {
        let code = finding.diagnostic.code;
        let Some(verdict) = finding.verdict else {
            let (means, matters, next) = (code.means(self.lang), code.matters(self.lang), code.next(self.lang));
            let help = format!("{means}\n\n{matters}\n\n{next}");
            return json!({
                "id": code.id(),
                "shortDescription": { "text": code.title(self.lang) },
                "fullDescription": { "text": means, "markdown": means },
                "help": { "text": help, "markdown": help },
                "defaultConfiguration": { "level": level(code.severity()) },
                "properties": { "cite": [] },
            });
        };
        let mut rule = json!({
            "id": verdict.norm,
            "shortDescription": { "text": self.say(&verdict.title) },
            "defaultConfiguration": { "level": level(default_severity(verdict)) },
            "properties": {
                "cite": verdict.cite,
                "strength": verdict.strength.keyword(),
                "exception": verdict.is_exception,
            },
        });
        if let Some(say) = &verdict.say {
            rule["fullDescription"] = json!({ "text": self.say(say) });
        }
        rule
    }

    fn result(&self, finding: &Finding<'_>) -> Value {
        let diagnostic = &finding.diagnostic;
        let main = diagnostic.primary();
        let mut result = Map::new();
        result.insert("ruleId".into(), rule_id(finding).into());
        result.insert("level".into(), level(diagnostic.severity).into());
        result.insert("message".into(), json!({ "text": self.message(diagnostic) }));
        let locations: Vec<Value> = main.map(|label| self.location(label)).into_iter().collect();
        result.insert("locations".into(), locations.into());
        let others = diagnostic.labels.iter().filter(|label| main.is_none_or(|main| !std::ptr::eq(main, *label)));
        let mut related: Vec<Value> = others.map(|label| self.related(label, self.say(&label.text))).collect();
        for ground in finding.verdict.into_iter().flat_map(|v| &v.because) {
            if let Some(span) = ground.span.as_ref().filter(|_| !ground.text.is_empty()) {
                related.push(self.related_at(&span.file, &(span.start..span.end), self.say(&ground.text)));
            }
        }
        if !related.is_empty() {
            result.insert("relatedLocations".into(), related.into());
        }
        let fixes: Vec<Value> = diagnostic.fixes.iter().filter_map(|fix| self.fix(fix)).collect();
        if !fixes.is_empty() {
            result.insert("fixes".into(), fixes.into());
        }
        let properties = match finding.verdict {
            None => json!({ "cite": diagnostic.cite }),
            Some(verdict) => {
                result.insert("partialFingerprints".into(), json!({ "maatstafVerdict/v1": fingerprint(verdict) }));
                self.verdict(verdict, diagnostic)
            }
        };
        result.insert("properties".into(), properties);
        Value::Object(result)
    }

    /// What a norm says of a policy, for programs.
    fn verdict(&self, verdict: &VerdictReport, diagnostic: &Diagnostic) -> Value {
        let questions = verdict.questions.iter().map(|question| {
            json!({
                "id": question.id,
                "text": self.say(&question.ask),
                "who": self.say(&question.who),
                "answer": question.answer,
                "cite": question.cite,
            })
        });
        json!({
            "cite": verdict.cite,
            "code": diagnostic.code.id(),
            "strength": verdict.strength.keyword(),
            "instrument": verdict.instrument,
            "statements": verdict.statements,
            "workers": verdict.workers,
            "verdict": if verdict.status == Status::Violated { "violated" } else { "open" },
            "read_at": verdict.read_at.to_string(),
            "until": verdict.until.map(|date| date.to_string()),
            "accepted": verdict.accepted.as_ref().map(|text| self.say(text)),
            "could_rely_on": verdict.available,
            "questions": questions.collect::<Vec<_>>(),
        })
    }

    /// The message, why it matters, and what to do: one sentence or more a line.
    fn message(&self, diagnostic: &Diagnostic) -> String {
        escaped(&lines(diagnostic, self.lang))
    }

    fn location(&self, label: &Label) -> Value {
        json!({ "physicalLocation": self.place(label.file.as_str(), &label.range) })
    }

    fn related(&self, label: &Label, text: &str) -> Value {
        self.related_at(label.file.as_str(), &label.range, text)
    }

    fn related_at(&self, file: &str, range: &Range<usize>, text: &str) -> Value {
        let mut location = json!({ "physicalLocation": self.place(file, range) });
        if !text.is_empty() {
            location["message"] = json!({ "text": escaped(text) });
        }
        location
    }

    fn place(&self, file: &str, range: &Range<usize>) -> Value {
        let mut place = json!({ "artifactLocation": self.artifact(file) });
        // A file that could not be read has no lines; it is named as a whole.
        if let Some(region) = self.region(file, range) {
            place["region"] = region;
        }
        place
    }

    fn artifact(&self, file: &str) -> Value {
        if self.library.contains(file) {
            return json!({ "uri": encoded(file), "uriBaseId": LIBRARY });
        }
        match absolute(file) {
            Some(uri) => json!({ "uri": uri }),
            None => json!({ "uri": encoded(file), "uriBaseId": ROOT }),
        }
    }

    /// Lines and columns from one; the end column is the one after the last character.
    fn region(&self, file: &str, range: &Range<usize>) -> Option<Value> {
        let lines = self.lines.get(file)?;
        let (start, end) = (lines.position(range.start), lines.position(range.end.max(range.start)));
        Some(json!({
            "startLine": start.line + 1,
            "startColumn": start.chars + 1,
            "endLine": end.line + 1,
            "endColumn": end.chars + 1,
        }))
    }

    /// A fix, file by file; nothing when a place in it cannot be told, for half a fix is none.
    fn fix(&self, fix: &Fix) -> Option<Value> {
        let mut changes: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
        for edit in &fix.edits {
            let file = edit.file.as_str();
            let mut replacement = json!({ "deletedRegion": self.region(file, &edit.range)? });
            if !edit.replacement.is_empty() {
                replacement["insertedContent"] = json!({ "text": edit.replacement });
            }
            changes.entry(file).or_default().push(replacement);
        }
        let changes: Vec<Value> = changes
            .into_iter()
            .map(
                |(file, replacements)| json!({ "artifactLocation": self.artifact(file), "replacements": replacements }),
            )
            .collect();
        // The schema wants at least one change.
        (!changes.is_empty())
            .then(|| json!({ "description": { "text": escaped(self.say(&fix.title)) }, "artifactChanges": changes }))
    }
}

/// The norm of a verdict, else the code of a diagnostic. They cannot be taken for each other: the name of a norm has a
/// dot in it, and a code has none.
fn rule_id<'f>(finding: &'f Finding<'_>) -> &'f str {
    finding.verdict.map_or(finding.diagnostic.code.id(), |verdict| &verdict.norm)
}

/// What tells a verdict from the others, also after the policy was edited and lines have moved.
fn fingerprint(verdict: &VerdictReport) -> String {
    let parts = [&verdict.norm, &verdict.instrument, &verdict.statements.join(","), &verdict.workers.join(",")];
    parts.map(String::as_str).join("|")
}

/// How much a breach of a norm matters.
fn default_severity(verdict: &VerdictReport) -> Severity {
    if verdict.strength == Strength::Law { Severity::Error } else { Severity::Warning }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// A text as a message string: SARIF gives braces a meaning (3.11.5), and doubled ones none.
fn escaped(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}")
}

/// A path as a URI, if it starts at the root of a file system.
fn absolute(path: &str) -> Option<String> {
    if path.starts_with('/') {
        return Some(format!("file://{}", encoded(path)));
    }
    let (drive, rest) = path.split_once(":/")?;
    let is_drive = drive.len() == 1 && drive.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_drive.then(|| format!("file:///{drive}:/{}", encoded(rest)))
}

/// A path as a relative reference (RFC 3986): everything but what may stand bare is percent-encoded, byte by byte. A
/// colon too, or what is before one would be taken for a scheme.
fn encoded(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests;
