//! Diagnostics for a terminal.
//!
//! The picture of the source is drawn by `ariadne`, which is used in this file alone; the heading and what stands below
//! the picture are our own, for `ariadne` has words in English there and does not wrap them.

use std::collections::HashMap;
use std::fmt::Write as _;

use ariadne::{CharSet, Color, Config, IndexType, LabelAttach, ReportKind, Source};

use crate::{Code, Diagnostic, Label, Lang, LineIndex, Severity};

mod wrap;

use wrap::{printable, printable_in_place, wrap};

/// A line longer than this, in bytes, is not drawn: a picture of it would help nobody.
const LONGEST_LINE: usize = 400;

/// No report is made narrower than this, in characters.
const NARROWEST: usize = 40;

/// Diagnostics as people read them in a terminal, in the order in which they are given, with a last line that says where
/// more is to be read. Empty when there are none.
///
/// `sources` gives the text of a file; a file that it does not have is mentioned, not drawn. Places that do not fit the
/// text are moved to the nearest that do. `width` is that of the terminal, in characters; texts are wrapped to it, source
/// lines are not. With `colour` the output has ANSI escape codes, without it has none. Control characters and invisible
/// direction marks, in sources and texts alike, are shown as visible ones, so that what stands in a file cannot disguise
/// itself or drive the terminal.
pub fn render<'s>(
    diagnostics: &[Diagnostic],
    sources: &impl Fn(&str) -> Option<&'s str>,
    lang: Lang,
    colour: bool,
    width: usize,
) -> String {
    let mut page = Page { files: HashMap::new(), lang, colour, width: width.max(NARROWEST), out: String::new() };
    for diagnostic in diagnostics {
        for label in &diagnostic.labels {
            let path = label.file.as_str();
            page.files.entry(path).or_insert_with(|| sources(path).map(Drawable::new));
        }
        page.diagnostic(diagnostic);
    }
    page.more(diagnostics);
    page.out
}

/// The text of a file, ready for drawing.
struct Drawable {
    source: Source<String>,
    lines: LineIndex,
}

impl Drawable {
    fn new(text: &str) -> Drawable {
        // Every character is replaced by one of the same length, so bytes stay where they were.
        let text = printable_in_place(text);
        Drawable { lines: LineIndex::new(&text), source: Source::from(text) }
    }

    /// Whether the lines on which a range starts and ends are of a length that can be drawn.
    fn can_draw(&self, range: &std::ops::Range<usize>) -> bool {
        [range.start, range.end].into_iter().all(|byte| {
            let line = self.lines.position(byte).line;
            self.lines.line_range(line).is_none_or(|line| line.len() <= LONGEST_LINE)
        })
    }
}

/// What is being written, and how.
struct Page<'d> {
    files: HashMap<&'d str, Option<Drawable>>,
    lang: Lang,
    colour: bool,
    width: usize,
    out: String,
}

/// How a piece of text looks where there is colour.
#[derive(Clone, Copy)]
enum Look {
    /// The word for the severity, and what belongs to it.
    Severity(Severity),
    /// The message.
    Strong,
    /// The words before notes and help.
    Quiet,
}

impl<'d> Page<'d> {
    fn diagnostic(&mut self, diagnostic: &'d Diagnostic) {
        self.heading(diagnostic);
        let apart = self.picture(diagnostic);
        for (key, label) in apart {
            self.below(&key, label.text.get(self.lang));
        }
        let word = |nl: &'static str, en: &'static str| match self.lang {
            Lang::Nl => nl,
            Lang::En => en,
        };
        let (source, note, help, fix) =
            (word("bron", "source"), word("noot", "note"), word("hulp", "help"), word("herstel", "fix"));
        if !diagnostic.cite.is_empty() {
            self.below(source, &diagnostic.cite.join(", "));
        }
        for text in &diagnostic.notes {
            self.below(note, text.get(self.lang));
        }
        for text in &diagnostic.help {
            self.below(help, text.get(self.lang));
        }
        for each in &diagnostic.fixes {
            self.below(fix, each.title.get(self.lang));
        }
        self.out.push('\n');
    }

    /// `error[unknown-name]: message`, wrapped.
    fn heading(&mut self, diagnostic: &Diagnostic) {
        let kind = format!("{}[{}]", diagnostic.severity.word(self.lang), diagnostic.code.id());
        let message = printable(diagnostic.message.get(self.lang));
        let lines = wrap(&message, self.width, kind.chars().count() + 2, 2);
        self.paint(Look::Severity(diagnostic.severity), &kind);
        self.out.push_str(": ");
        for (index, line) in lines.iter().enumerate() {
            if index > 0 {
                self.out.push_str("\n  ");
            }
            self.paint(Look::Strong, line);
        }
        self.out.push('\n');
    }

    /// `  = note: text`, wrapped.
    fn below(&mut self, key: &str, text: &str) {
        let indent = 4 + key.chars().count() + 2;
        let text = printable(text);
        let lines = wrap(&text, self.width, indent, indent);
        self.out.push_str("  = ");
        self.paint(Look::Quiet, key);
        self.out.push_str(": ");
        for (index, line) in lines.iter().enumerate() {
            if index > 0 {
                let _ = write!(self.out, "\n{:indent$}", "");
            }
            self.out.push_str(line);
        }
        self.out.push('\n');
    }

    /// Draws the places of a diagnostic. Gives back the labels whose text stands below the picture, each with the key
    /// under which it does: a number that stands in the picture, or a place that could not be drawn.
    fn picture(&mut self, diagnostic: &'d Diagnostic) -> Vec<(String, &'d Label)> {
        let mut apart = Vec::new();
        let mut drawn: Vec<(&Drawable, &Label)> = Vec::new();
        for label in &diagnostic.labels {
            match self.files.get(label.file.as_str()) {
                Some(Some(file)) if file.can_draw(&label.range) => drawn.push((file, label)),
                Some(Some(file)) => {
                    let start = file.lines.position(label.range.start);
                    apart.push((format!("{}:{}:{}", label.file, start.line + 1, start.chars + 1), label));
                }
                _ => apart.push((label.file.to_string(), label)),
            }
        }
        // `ariadne` starts a new picture whenever a label lies above the one before it; so: the file that it is about
        // first, and within a file from top to bottom.
        let first = diagnostic.primary().map(|label| &label.file);
        drawn.sort_by_key(|(_, label)| {
            (Some(&label.file) != first, &label.file, label.range.end, label.range.start, !label.primary)
        });
        let Some((_, about)) = drawn.iter().find(|(_, label)| label.primary).or(drawn.first()).copied() else {
            return apart;
        };

        let mut numbers = 0;
        let mut labels = Vec::new();
        let mut place = 0..0;
        for (file, label) in &drawn {
            let range = characters(&file.lines, &label.range);
            if std::ptr::eq(*label, about) {
                place = range.clone();
            }
            let mut drawing = ariadne::Label::new((label.file.as_str(), range));
            if self.colour {
                drawing = drawing.with_color(match label.primary {
                    true => severity_colour(diagnostic.severity),
                    false => Color::Blue,
                });
            }
            // A label without a message is not drawn at all, so one that speaks for itself points and says so.
            let said = label.text.get(self.lang);
            let text = match (said, self.lang) {
                ("", Lang::Nl) => "hier".to_owned(),
                ("", Lang::En) => "here".to_owned(),
                (text, _) => printable(text),
            };
            // That word is as short as the number that would stand for it.
            if said.is_empty() || self.fits(file, label, &text) {
                drawing = drawing.with_message(text);
            } else {
                numbers += 1;
                drawing = drawing.with_message(format!("({numbers})"));
                apart.push((format!("({numbers})"), label));
            }
            labels.push(drawing);
        }

        // Characters and not bytes: with bytes, `ariadne` 0.6 prints a wrong line for all but the first file.
        let config = Config::new()
            .with_index_type(IndexType::Char)
            .with_char_set(CharSet::Unicode)
            .with_label_attach(LabelAttach::Start)
            .with_color(self.colour);
        let report = ariadne::Report::build(ReportKind::Error, (about.file.as_str(), place))
            .with_config(config)
            .with_labels(labels)
            .finish();
        let mut bytes = Vec::new();
        // Writing to memory does not fail; if it ever did, the report would do without its picture.
        if report.write(Cache(&self.files), &mut bytes).is_ok() {
            let picture = String::from_utf8_lossy(&bytes);
            // Its first line is a heading, of which we have our own.
            for line in picture.lines().skip(1) {
                self.out.push_str(line.trim_end());
                self.out.push('\n');
            }
        }
        apart
    }

    /// Whether the text of a label fits beside what it points at.
    fn fits(&self, file: &Drawable, label: &Label, text: &str) -> bool {
        let (start, end) = (file.lines.position(label.range.start), file.lines.position(label.range.end));
        // Beside the column: the line number with its margin, and the arrow. A label of several lines is drawn at its
        // last, behind all of it.
        let column = if start.line == end.line {
            end.chars
        } else {
            let last = file.lines.line_range(end.line).unwrap_or_default();
            last.len() + 4
        };
        let margin = (end.line + 1).to_string().len() + 6;
        !text.contains(['\n', '\r']) && margin + column + 4 + text.chars().count() <= self.width
    }

    /// Where more is to be read about what was reported.
    fn more(&mut self, diagnostics: &[Diagnostic]) {
        let mut codes: Vec<Code> = diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
        codes.sort();
        codes.dedup();
        if codes.is_empty() {
            return;
        }
        let commands: Vec<String> = codes.iter().map(|code| format!("maatstaf explain {code}")).collect();
        let (key, joined) = match self.lang {
            Lang::Nl => ("Meer uitleg: ", commands.join(", ")),
            Lang::En => ("To read more: ", commands.join(", ")),
        };
        let lines = wrap(&joined, self.width, key.chars().count(), 2);
        self.paint(Look::Quiet, key);
        self.out.push_str(&lines.join("\n  "));
        self.out.push('\n');
    }

    fn paint(&mut self, look: Look, text: &str) {
        if !self.colour {
            self.out.push_str(text);
            return;
        }
        let escape = match look {
            Look::Severity(Severity::Error) => "1;31",
            Look::Severity(Severity::Warning) => "1;33",
            Look::Severity(Severity::Note) => "1;36",
            Look::Strong => "1",
            Look::Quiet => "2",
        };
        let _ = write!(self.out, "\u{1b}[{escape}m{text}\u{1b}[0m");
    }
}

fn severity_colour(severity: Severity) -> Color {
    match severity {
        Severity::Error => Color::Red,
        Severity::Warning => Color::Yellow,
        Severity::Note => Color::Cyan,
    }
}

/// A range of bytes as one of characters, within the text and not ending before it starts.
fn characters(lines: &LineIndex, range: &std::ops::Range<usize>) -> std::ops::Range<usize> {
    let start = lines.chars_before(range.start);
    let end = lines.chars_before(range.end).max(start);
    start..end
}

/// The files, as `ariadne` asks for them.
struct Cache<'p, 'd>(&'p HashMap<&'d str, Option<Drawable>>);

impl<'i> ariadne::Cache<&'i str> for Cache<'_, '_> {
    type Storage = String;

    fn fetch(&mut self, id: &&'i str) -> Result<&Source<String>, impl std::fmt::Debug> {
        // Only labels of files that are there are handed to `ariadne`.
        match self.0.get(*id) {
            Some(Some(file)) => Ok(&file.source),
            _ => Err("not a file of this report"),
        }
    }

    fn display<'a>(&self, id: &'a &'i str) -> Option<impl std::fmt::Display + 'a> {
        Some(printable(id))
    }
}

#[cfg(test)]
mod tests;
