//! A small document language and its printer: text with places where a line may end, in groups that stay on one line when
//! they fit.

/// A document.
#[derive(Debug, Clone)]
pub(crate) enum Doc {
    /// Text. Line ends in it are kept as they are, and the lines after the first are not indented.
    Text(String),
    /// A space, or a line end when the group around it does not fit on one line.
    Line,
    /// A line end.
    HardLine,
    /// An empty line, or just a line end at the start of the text.
    BlankLine,
    /// A line end, unless the line is still empty.
    FreshLine,
    /// Breaks the groups around it, and is nothing itself.
    Break,
    /// A comment for the end of the line, wherever that will be.
    Suffix(String),
    /// One after the other.
    Concat(Vec<Doc>),
    /// Indented one step further, on the lines that start in it.
    Indent(Vec<Doc>),
    /// On one line if it fits.
    Group(Vec<Doc>),
}

/// One step of indentation.
const STEP: usize = 4;

impl Doc {
    pub(crate) fn text(text: impl Into<String>) -> Doc {
        Doc::Text(text.into())
    }

    /// Whether the document has a line end in any case.
    fn is_forced(&self) -> bool {
        match self {
            Doc::HardLine | Doc::BlankLine | Doc::FreshLine | Doc::Break => true,
            Doc::Text(_) | Doc::Line | Doc::Suffix(_) => false,
            Doc::Concat(docs) | Doc::Indent(docs) | Doc::Group(docs) => docs.iter().any(Doc::is_forced),
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Flat,
    Broken,
}

/// Prints `doc` with lines of at most `width` characters where there is a choice.
pub(crate) fn print(doc: &Doc, width: usize) -> String {
    let mut printer =
        Printer { width, output: String::new(), column: 0, suffixes: Vec::new(), space: false, indent: 0 };
    let mut todo = vec![(0, Mode::Broken, doc)];
    while let Some((indent, mode, doc)) = todo.pop() {
        match doc {
            Doc::Text(text) => printer.text(text),
            Doc::Line if mode == Mode::Flat => printer.text(" "),
            Doc::Line | Doc::HardLine => printer.line_end(indent),
            Doc::BlankLine => {
                printer.line_end(indent);
                if !printer.output.is_empty() && !printer.output.ends_with("\n\n") {
                    printer.output.push('\n');
                }
            }
            Doc::FreshLine if printer.column == 0 => {}
            Doc::FreshLine => printer.line_end(indent),
            Doc::Break => {}
            Doc::Suffix(comment) => printer.suffixes.push(comment.clone()),
            Doc::Concat(docs) => todo.extend(docs.iter().rev().map(|doc| (indent, mode, doc))),
            Doc::Indent(docs) => todo.extend(docs.iter().rev().map(|doc| (indent + STEP, mode, doc))),
            Doc::Group(docs) => {
                let fits = mode == Mode::Flat || (!doc.is_forced() && printer.fits(docs, &todo));
                let mode = if fits { Mode::Flat } else { Mode::Broken };
                todo.extend(docs.iter().rev().map(|doc| (indent, mode, doc)));
            }
        }
    }
    printer.line_end(0);
    let end = printer.output.trim_end_matches('\n').len();
    printer.output.truncate(end);
    if !printer.output.is_empty() {
        printer.output.push('\n');
    }
    printer.output
}

struct Printer {
    width: usize,
    output: String,
    /// Characters on the line at hand, its indentation included; 0 when nothing is on it yet.
    column: usize,
    suffixes: Vec<String>,
    /// A space is to come before the next text: so that no line ends with one.
    space: bool,
    /// The indentation of the line at hand: that of the place where the line before it ended.
    indent: usize,
}

impl Printer {
    fn text(&mut self, text: &str) {
        if text == " " {
            self.space = self.column > 0;
            return;
        }
        if self.column == 0 {
            self.output.extend(std::iter::repeat_n(' ', self.indent));
            self.column = self.indent;
        } else if self.space {
            self.output.push(' ');
            self.column += 1;
        }
        self.space = false;
        self.output.push_str(text);
        self.column = match text.rsplit_once('\n') {
            // A text of several lines has something on its last one, if only a quote: the column is not 0.
            Some((_, last)) => last.chars().count().max(1),
            None => self.column + text.chars().count(),
        };
    }

    /// Ends the line, with the comments that wait for it. A line that is still empty stays so.
    fn line_end(&mut self, indent: usize) {
        self.space = false;
        self.indent = indent;
        for comment in std::mem::take(&mut self.suffixes) {
            if self.column > 0 {
                self.output.push(' ');
            } else {
                // A second comment cannot stand on the same line.
                self.output.extend(std::iter::repeat_n(' ', indent));
            }
            self.output.push_str(&comment);
            self.output.push('\n');
            self.column = 0;
        }
        if self.column > 0 {
            self.output.push('\n');
            self.column = 0;
        }
    }

    /// Whether `docs` on one line fit, with what comes after them up to the next place where a line may end.
    fn fits(&self, docs: &[Doc], after: &[(usize, Mode, &Doc)]) -> bool {
        let used = if self.column == 0 { self.indent } else { self.column + usize::from(self.space) };
        let mut room = self.width.saturating_sub(used);
        let mut todo: Vec<(Mode, &Doc)> = docs.iter().rev().map(|doc| (Mode::Flat, doc)).collect();
        let mut after = after.iter().rev();
        loop {
            let Some((mode, doc)) = todo.pop().or_else(|| after.next().map(|(_, mode, doc)| (*mode, *doc))) else {
                return true;
            };
            match doc {
                Doc::Text(text) => {
                    let first = text.split('\n').next().unwrap_or_default();
                    let Some(left) = room.checked_sub(first.chars().count()) else {
                        return false;
                    };
                    room = left;
                    if first.len() < text.len() {
                        return true;
                    }
                }
                Doc::Line if mode == Mode::Flat => match room.checked_sub(1) {
                    Some(left) => room = left,
                    None => return false,
                },
                Doc::Line | Doc::HardLine | Doc::BlankLine | Doc::FreshLine => return true,
                Doc::Break | Doc::Suffix(_) => {}
                Doc::Concat(docs) | Doc::Indent(docs) => todo.extend(docs.iter().rev().map(|doc| (mode, doc))),
                // A group after the one at hand may still be broken.
                Doc::Group(docs) => todo.extend(docs.iter().rev().map(|doc| (mode, doc))),
            }
        }
    }
}
