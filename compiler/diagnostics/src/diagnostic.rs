//! One thing to tell somebody about a policy, as plain data.

use std::cmp::Ordering;
use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::{Code, Severity, Text};

/// A file, by the path that people know it by. Paths are written with `/` and are relative where they can be, so that
/// the same sources give the same bytes on every machine.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FileRef(String);

impl FileRef {
    /// The path.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<String> for FileRef {
    fn from(path: String) -> FileRef {
        FileRef(path)
    }
}

impl From<&str> for FileRef {
    fn from(path: &str) -> FileRef {
        FileRef(path.to_owned())
    }
}

impl fmt::Display for FileRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// A place in a file, and what to say about it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Label {
    /// The file.
    pub file: FileRef,
    /// The place, in bytes from the start of the file.
    pub range: Range<usize>,
    /// What to say there: a few words. May be empty, for a place that speaks for itself.
    pub text: Text,
    /// Whether this is the place that the diagnostic is about, and not one that helps to understand it.
    pub primary: bool,
}

/// One change to a file.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Edit {
    /// The file.
    pub file: FileRef,
    /// What to replace, in bytes from the start of the file. Empty to insert.
    pub range: Range<usize>,
    /// What to put there. Empty to delete.
    pub replacement: String,
}

/// A change that can be made for somebody who asks for it: all of its edits, or none.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Fix {
    /// What it does, as an instruction: "Write `shift_planning`".
    pub title: Text,
    /// The changes. They refer to the file as it is, not to each other's outcome, and do not overlap.
    pub edits: Vec<Edit>,
}

impl Fix {
    /// A fix that does nothing yet.
    pub fn new(title: Text) -> Fix {
        Fix { title, edits: Vec::new() }
    }

    /// Replaces a range of bytes.
    pub fn replace(mut self, file: impl Into<FileRef>, range: Range<usize>, replacement: impl Into<String>) -> Fix {
        self.edits.push(Edit { file: file.into(), range, replacement: replacement.into() });
        self
    }

    /// Inserts before a byte.
    pub fn insert(self, file: impl Into<FileRef>, at: usize, text: impl Into<String>) -> Fix {
        self.replace(file, at..at, text)
    }

    /// Deletes a range of bytes.
    pub fn delete(self, file: impl Into<FileRef>, range: Range<usize>) -> Fix {
        self.replace(file, range, "")
    }

    /// What becomes of a file with this text. Insertions at one place come in the order of the edits. `None` when its
    /// edits overlap, or do not fit the text: it is not the one that they were made for.
    pub fn apply(&self, file: &str, text: &str) -> Option<String> {
        let mut edits: Vec<&Edit> = self.edits.iter().filter(|edit| edit.file.as_str() == file).collect();
        // A stable sort, so insertions at one place keep their order.
        edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
        let mut fixed = String::with_capacity(text.len());
        let mut done = 0;
        for edit in edits {
            fixed.push_str(text.get(done..edit.range.start)?);
            text.get(edit.range.clone())?;
            fixed.push_str(&edit.replacement);
            done = edit.range.end;
        }
        fixed.push_str(text.get(done..)?);
        Some(fixed)
    }
}

/// One thing to tell somebody about a policy.
///
/// A good one says what is wrong, where, why it matters, and what to do next; its message stands on its own in one line.
///
/// ```
/// use maatstaf_diagnostics::{Code, Diagnostic, Fix, Text};
///
/// let diagnostic = Diagnostic::new(Code::UNKNOWN_NAME, Text::new("Er is geen doel `pla`.", "There is no purpose `pla`."))
///     .at("policy.maat", 12..15, Text::new("niet bekend", "not known"))
///     .help(Text::new("Bedoelde u `plan`?", "Did you mean `plan`?"))
///     .fix(Fix::new(Text::new("Schrijf `plan`", "Write `plan`")).replace("policy.maat", 12..15, "plan"));
/// assert_eq!(diagnostic.primary().map(|label| label.range.start), Some(12));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Diagnostic {
    /// What kind of diagnostic it is.
    pub code: Code,
    /// How much it matters here; as a rule what its code says.
    pub severity: Severity,
    /// What is the matter, in one sentence that stands on its own.
    pub message: Text,
    /// The places that it is about.
    pub labels: Vec<Label>,
    /// The provisions that it rests on, as people write them: `AVG 22(1)`.
    pub cite: Vec<String>,
    /// Why it is so, or why it matters: whole sentences.
    pub notes: Vec<Text>,
    /// What to do next: whole sentences.
    pub help: Vec<Text>,
    /// What can be done for them.
    pub fixes: Vec<Fix>,
}

impl Diagnostic {
    /// A diagnostic with the severity of its code, and nothing but a message.
    pub fn new(code: Code, message: Text) -> Diagnostic {
        Diagnostic {
            code,
            severity: code.severity(),
            message,
            labels: Vec::new(),
            cite: Vec::new(),
            notes: Vec::new(),
            help: Vec::new(),
            fixes: Vec::new(),
        }
    }

    /// Matters more or less than its code says.
    pub fn severity(mut self, severity: Severity) -> Diagnostic {
        self.severity = severity;
        self
    }

    /// Is about this place.
    pub fn at(self, file: impl Into<FileRef>, range: Range<usize>, text: Text) -> Diagnostic {
        self.label(Label { file: file.into(), range, text, primary: true })
    }

    /// Has to do with this place.
    pub fn also(self, file: impl Into<FileRef>, range: Range<usize>, text: Text) -> Diagnostic {
        self.label(Label { file: file.into(), range, text, primary: false })
    }

    /// Adds a place.
    pub fn label(mut self, label: Label) -> Diagnostic {
        self.labels.push(label);
        self
    }

    /// Rests on this provision, written as people write it: `AVG 22(1)`.
    pub fn cite(mut self, cite: impl Into<String>) -> Diagnostic {
        self.cite.push(cite.into());
        self
    }

    /// Adds why it is so, or why it matters.
    pub fn note(mut self, note: Text) -> Diagnostic {
        self.notes.push(note);
        self
    }

    /// Adds what to do next.
    pub fn help(mut self, help: Text) -> Diagnostic {
        self.help.push(help);
        self
    }

    /// Adds what can be done for them.
    pub fn fix(mut self, fix: Fix) -> Diagnostic {
        self.fixes.push(fix);
        self
    }

    /// The place that it is about: the first label that says so, else the first label.
    pub fn primary(&self) -> Option<&Label> {
        self.labels.iter().find(|label| label.primary).or(self.labels.first())
    }

    /// What diagnostics are sorted by first. Those without a place come before all files.
    fn place(&self) -> Option<(&FileRef, usize, usize)> {
        self.primary().map(|label| (&label.file, label.range.start, label.range.end))
    }
}

/// In the order of reading: by file, place, then code. What is left (two diagnostics of one code at one place) goes by
/// all the rest, so that the order is total and any set of diagnostics comes out the same way on every machine.
impl Ord for Diagnostic {
    fn cmp(&self, other: &Diagnostic) -> Ordering {
        let label =
            |label: &Label| (label.file.clone(), label.range.start, label.range.end, label.text.clone(), label.primary);
        let edit = |edit: &Edit| (edit.file.clone(), edit.range.start, edit.range.end, edit.replacement.clone());
        let fix = |fix: &Fix| (fix.title.clone(), fix.edits.iter().map(edit).collect::<Vec<_>>());
        (self.place(), self.code, self.severity, &self.message, &self.cite, &self.notes, &self.help)
            .cmp(&(other.place(), other.code, other.severity, &other.message, &other.cite, &other.notes, &other.help))
            .then_with(|| self.labels.iter().map(label).cmp(other.labels.iter().map(label)))
            .then_with(|| self.fixes.iter().map(fix).cmp(other.fixes.iter().map(fix)))
    }
}

impl PartialOrd for Diagnostic {
    fn partial_cmp(&self, other: &Diagnostic) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Diagnostics in the order of reading, each of them once.
pub fn sorted(diagnostics: impl IntoIterator<Item = Diagnostic>) -> Vec<Diagnostic> {
    let mut diagnostics: Vec<Diagnostic> = diagnostics.into_iter().collect();
    diagnostics.sort();
    diagnostics.dedup();
    diagnostics
}

#[cfg(test)]
mod tests;
