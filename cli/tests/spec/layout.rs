//! The layout of a program in its bundle, read from the declarations that make it: their order is the layout.

use std::fs;
use std::path::Path;

use maatstaf_program::{FORMAT_VERSION, HEADER_LENGTH, MAGIC, MAX_BUNDLE_LENGTH};

/// Where each type of the layout is declared, from the outside in.
const TYPES: [(&str, &str); 29] = [
    ("lib.rs", "Program"),
    ("lib.rs", "Meta"),
    ("lib.rs", "SourceHash"),
    ("lib.rs", "PackageRef"),
    ("text.rs", "Text"),
    ("symbols.rs", "Symbols"),
    ("symbols.rs", "Symbol"),
    ("symbols.rs", "Input"),
    ("expr.rs", "ValueType"),
    ("calendar.rs", "Zone"),
    ("calendar.rs", "Schedule"),
    ("windows.rs", "Windows"),
    ("windows.rs", "Standing"),
    ("expr.rs", "Expr"),
    ("expr.rs", "Value"),
    ("expr.rs", "Comparison"),
    ("reason.rs", "Reason"),
    ("reason.rs", "ReasonKind"),
    ("rule.rs", "Rule"),
    ("rule.rs", "RuleKind"),
    ("rule.rs", "Object"),
    ("rule.rs", "Recipient"),
    ("rule.rs", "Who"),
    ("rule.rs", "LevelRule"),
    ("rule.rs", "Level"),
    ("rule.rs", "Keep"),
    ("calendar.rs", "Period"),
    ("rule.rs", "Review"),
    ("rule.rs", "Acceptance"),
];

fn source(file: &str) -> Result<Vec<String>, String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../compiler/program/src").join(file);
    let text = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    Ok(text.lines().map(str::to_owned).collect())
}

/// The header of a bundle, and its greatest length.
pub fn header() -> String {
    let magic: Vec<String> = MAGIC.iter().map(|b| format!("{b:02x}")).collect();
    format!(
        "\n| bytes | what |\n|---|---|\n\
         | 0–7 | `{}`: `maatc`, carriage return, line feed, control-Z |\n\
         | 8–9 | the version of the format, {FORMAT_VERSION}: a 16-bit number, little endian |\n\
         | 10–17 | the length of the payload in bytes: a 64-bit number, little endian |\n\
         | 18–{} | the BLAKE3 hash of the payload |\n\
         | {HEADER_LENGTH}– | the payload |\n\nA bundle has at most {MAX_BUNDLE_LENGTH} bytes.\n\n",
        magic.join(" "),
        HEADER_LENGTH - 1
    )
}

/// A member or a variant: its documentation, and how it is declared.
struct Part {
    doc: String,
    text: String,
}

/// Tables of all types, in their order.
pub fn types() -> Result<String, String> {
    let mut text = String::new();
    for (file, name) in TYPES {
        let lines = source(file)?;
        let start = |kind: &str| lines.iter().position(|l| *l == format!("pub {kind} {name} {{"));
        let (at, is_enum) = match (start("struct"), start("enum")) {
            (Some(at), _) => (at, false),
            (None, Some(at)) => (at, true),
            (None, None) => return Err(format!("{file} does not declare `{name}`")),
        };
        let end = (at..lines.len()).find(|i| lines[*i] == "}").ok_or(format!("`{name}` has no end"))?;
        let parts = parts(&lines[at + 1..end]);
        let head = if is_enum {
            "| | variant | holds | what |\n|---|---|---|---|"
        } else {
            "| member | type | what |\n|---|---|---|"
        };
        text.push_str(&format!("\n### `{name}`\n\n{head}\n"));
        for (n, part) in parts.iter().enumerate() {
            if is_enum {
                let (variant, holds) = variant(&part.text);
                text.push_str(&format!("| {n} | `{variant}` | {holds} | {} |\n", part.doc));
            } else {
                let (member, ty) = part.text.trim_start_matches("pub ").split_once(": ").unwrap_or((&part.text, ""));
                text.push_str(&format!("| `{member}` | `{ty}` | {} |\n", part.doc));
            }
        }
    }
    text.push('\n');
    Ok(text)
}

/// `Exactly { level: Level, }` as its name and what it holds.
fn variant(text: &str) -> (&str, String) {
    let name = text.split([' ', '(', '{']).next().unwrap_or(text);
    let rest = text[name.len()..].trim();
    // A variant that states its own number holds nothing.
    let rest = if rest.starts_with('=') { "" } else { rest };
    let rest = rest.trim_matches(['{', '}', '(', ')', ' ']).trim_end_matches(',');
    (name, if rest.is_empty() { String::new() } else { format!("`{rest}`") })
}

/// The members of a declaration, each with the documentation above it.
fn parts(lines: &[String]) -> Vec<Part> {
    let (mut found, mut doc, mut text) = (Vec::new(), String::new(), String::new());
    for line in lines {
        let own = line.strip_prefix("    ").unwrap_or(line);
        let inner = own.starts_with(' ');
        let trimmed = own.trim();
        if let Some(said) = trimmed.strip_prefix("///") {
            // What a variant's own members mean is said in one line with the rest.
            doc.push_str(if doc.is_empty() { said.trim_start() } else { said });
        } else if !trimmed.starts_with('#') {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(trimmed);
        }
        let ends = !inner && (trimmed.ends_with(',') || trimmed == "}");
        if ends && !text.is_empty() {
            let text = std::mem::take(&mut text);
            found.push(Part { doc: plain(&std::mem::take(&mut doc)), text: text.trim_end_matches(',').to_owned() });
        }
    }
    found
}

/// Documentation as a cell of a table, without links into the code.
fn plain(doc: &str) -> String {
    doc.replace("[`", "`").replace("`]", "`").replace("crate::", "").replace('|', "\\|")
}

/// The limits that a program keeps to.
pub fn limits() -> Result<String, String> {
    let mut text = String::from("\n| limit | at most | of |\n|---|---|---|\n");
    let mut doc = String::new();
    for line in source("limits.rs")? {
        let line = line.trim();
        if let Some(said) = line.strip_prefix("///") {
            doc.push_str(if doc.is_empty() { said.trim_start() } else { said });
        } else if let Some((name, rest)) = line.strip_prefix("pub const ").and_then(|l| l.split_once(": ")) {
            let value = rest.split_once(" = ").map_or("", |(_, v)| v.trim_end_matches(';'));
            if !name.ends_with("INSTANT") {
                text.push_str(&format!(
                    "| `{}` | {} | {} |\n",
                    name.to_lowercase(),
                    value.replace('_', ","),
                    plain(&doc)
                ));
            }
            doc.clear();
        } else {
            doc.clear();
        }
    }
    text.push('\n');
    Ok(text)
}
