//! Diagnostics for programs.

use std::ops::Range;

use serde_json::{Value, json};

use crate::{Diagnostic, Edit, Fix, Label, Lang, LineIndex};

/// A diagnostic as JSON, its texts in one language.
///
/// `lines` gives the lines of a file, if it is at hand; then every place has, besides its bytes from zero, the lines and
/// columns that people count, from one and in characters.
///
/// ```json
/// {"code": "unknown-name", "severity": "error", "message": "…",
///  "labels": [{"file": "policy.maat", "range": {"start": 10, "end": 14}, "from": {"line": 2, "column": 3},
///              "to": {"line": 2, "column": 7}, "text": "…", "primary": true}],
///  "cite": ["AVG 5(1)(b)"], "notes": ["…"], "help": ["…"],
///  "fixes": [{"title": "…", "edits": [{"file": "…", "range": {"start": 10, "end": 14}, "replacement": "…"}]}]}
/// ```
pub fn to_json<'i>(diagnostic: &Diagnostic, lang: Lang, lines: &impl Fn(&str) -> Option<&'i LineIndex>) -> Value {
    json!({
        "code": diagnostic.code.id(),
        "severity": diagnostic.severity,
        "message": diagnostic.message.get(lang),
        "labels": diagnostic.labels.iter().map(|label| label_to_json(label, lang, lines)).collect::<Vec<_>>(),
        "cite": diagnostic.cite,
        "notes": diagnostic.notes.iter().map(|note| note.get(lang)).collect::<Vec<_>>(),
        "help": diagnostic.help.iter().map(|help| help.get(lang)).collect::<Vec<_>>(),
        "fixes": diagnostic.fixes.iter().map(|fix| fix_to_json(fix, lang, lines)).collect::<Vec<_>>(),
    })
}

fn label_to_json<'i>(label: &Label, lang: Lang, lines: &impl Fn(&str) -> Option<&'i LineIndex>) -> Value {
    let mut value = place_to_json(label.file.as_str(), &label.range, lines);
    value["text"] = label.text.get(lang).into();
    value["primary"] = label.primary.into();
    value
}

fn fix_to_json<'i>(fix: &Fix, lang: Lang, lines: &impl Fn(&str) -> Option<&'i LineIndex>) -> Value {
    let edit_to_json = |edit: &Edit| {
        let mut value = place_to_json(edit.file.as_str(), &edit.range, lines);
        value["replacement"] = edit.replacement.as_str().into();
        value
    };
    json!({
        "title": fix.title.get(lang),
        "edits": fix.edits.iter().map(edit_to_json).collect::<Vec<_>>(),
    })
}

fn place_to_json<'i>(file: &str, range: &Range<usize>, lines: &impl Fn(&str) -> Option<&'i LineIndex>) -> Value {
    let mut value = json!({ "file": file, "range": { "start": range.start, "end": range.end } });
    if let Some(index) = lines(file) {
        for (key, byte) in [("from", range.start), ("to", range.end)] {
            let position = index.position(byte);
            value[key] = json!({ "line": position.line + 1, "column": position.chars + 1 });
        }
    }
    value
}

#[cfg(test)]
mod tests;
