//! Cutting a file into its top-level items, without parsing it: so that after an edit only the edited item is parsed again.
//!
//! A chunk starts at an item keyword outside all brackets that has a name behind it, with the comments and documentation
//! directly above it. For a well-formed file the cut is exact: no keyword of an item can stand outside brackets with a
//! name behind it, except in the binders of a `define` (`any organisation o where …`), which the word before tells.
//! Where the brackets or quotes of a file do not balance, an item keyword at the start of a line starts over, so that a
//! broken item leaves the others alone.

use std::ops::Range;

use crate::SyntaxKind;
use crate::layout::Braces;
use crate::lexer;
use crate::words;
use crate::{MAX_DEPTH, MAX_FILE_BYTES, MAX_ITEMS, MAX_OPEN_QUOTES};

/// A part of a file: one item with what stands around it. The chunks of a file, put together, are the file.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Chunk {
    /// Its bytes in the file.
    pub range: Range<usize>,
    /// What it is.
    pub kind: ItemKind,
    /// The name behind the keyword (for `answers`, the instrument), where there is one.
    pub name: Option<String>,
    /// Set when the chunk is not to be parsed, and why.
    pub refused: Option<Refusal>,
}

/// Why a chunk is not parsed. Places are in bytes from the start of the chunk.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Refusal {
    /// Nested deeper than [`MAX_DEPTH`], here.
    TooDeep(Range<usize>),
    /// More than [`MAX_OPEN_QUOTES`] quotes that are never closed, the first one here.
    TooManyOpenQuotes(Range<usize>),
    /// It stands after the first [`MAX_ITEMS`] items.
    TooManyItems,
    /// The file is longer than [`MAX_FILE_BYTES`]; the chunk is the whole of it.
    TooLarge,
}

/// The sort of item that a chunk holds, by its first keyword.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemKind {
    /// `package`
    Package,
    /// `import`
    Import,
    /// A concept of any sort: `data`, `purpose`, `party`, …
    Concept,
    /// `grouping`
    Grouping,
    /// `hours`
    Hours,
    /// `attribute`
    Attribute,
    /// `context`
    Context,
    /// `organisation`
    Organisation,
    /// `instrument`
    Instrument,
    /// `answers for`
    Answers,
    /// `fact`
    Fact,
    /// `judgement`
    Judgement,
    /// `norm`
    Norm,
    /// `exception`
    Exception,
    /// `define`
    Define,
    /// `incompatible`
    Incompatible,
    /// `case`
    Case,
    /// What stands before the first item, and is no item.
    Unknown,
}

impl ItemKind {
    /// The kind of item that starts with `word`.
    pub fn from_keyword(word: &str) -> Option<Self> {
        Some(match word {
            "package" => Self::Package,
            "import" => Self::Import,
            "grouping" => Self::Grouping,
            "hours" => Self::Hours,
            "attribute" => Self::Attribute,
            "context" => Self::Context,
            "organisation" => Self::Organisation,
            "instrument" => Self::Instrument,
            "answers" => Self::Answers,
            "fact" => Self::Fact,
            "judgement" => Self::Judgement,
            "norm" => Self::Norm,
            "exception" => Self::Exception,
            "define" => Self::Define,
            "incompatible" => Self::Incompatible,
            "case" => Self::Case,
            _ if crate::ast::SortKind::from_word(word).is_some() => Self::Concept,
            _ => return None,
        })
    }
}

/// How many quotes of one file are cut off at the end of their line. Each may cost a look to the end of the file.
const MAX_CUT_QUOTES: usize = 8;

/// A start of an item, as the scanner finds it.
struct Start {
    /// Where its comments begin.
    at: usize,
    kind: ItemKind,
    name: Option<String>,
}

/// What a scan found out.
#[derive(Default)]
struct Scan {
    starts: Vec<Start>,
    /// Brackets or quotes do not balance.
    unbalanced: bool,
    /// A closing brace stands where none is open.
    surplus: bool,
    /// The first place in each item that is nested too deep, or the first open quote of too many.
    refused: Vec<Refusal>,
}

/// Cuts `text` into chunks, in order and without gaps. At least one, unless the text is empty. Takes time linear in the
/// length of the text.
pub fn split_items(text: &str) -> Vec<Chunk> {
    if text.len() > MAX_FILE_BYTES {
        let refused = Some(Refusal::TooLarge);
        return vec![Chunk { range: 0..text.len(), kind: ItemKind::Unknown, name: None, refused }];
    }
    let mut scan = Scanner::new(text).scan();
    if scan.unbalanced {
        let by_layout = scan.surplus;
        scan = Scanner { anchors: true, by_layout, ..Scanner::new(text) }.scan();
    }
    let mut chunks: Vec<Chunk> = Vec::with_capacity(scan.starts.len() + 1);
    let mut push = |range: Range<usize>, kind, name| {
        if !range.is_empty() {
            chunks.push(Chunk { range, kind, name, refused: None });
        }
    };
    let (mut at, mut kind, mut name) = (0, ItemKind::Unknown, None);
    for start in scan.starts {
        // Trivia before the first item belong to it; broken text before it is a chunk of its own.
        if at > 0 || kind != ItemKind::Unknown || !only_trivia(&text[..start.at]) {
            push(at..start.at, kind, name);
            at = start.at;
        }
        (kind, name) = (start.kind, start.name);
    }
    push(at..text.len(), kind, name);
    if let Some(first) = chunks.get(MAX_ITEMS) {
        let range = first.range.start..text.len();
        chunks.truncate(MAX_ITEMS);
        let refused = Some(Refusal::TooManyItems);
        chunks.push(Chunk { range, kind: ItemKind::Unknown, name: None, refused });
    }
    for refusal in scan.refused {
        let (Refusal::TooDeep(place) | Refusal::TooManyOpenQuotes(place)) = &refusal else {
            continue;
        };
        let chunk = chunks.partition_point(|chunk| chunk.range.end <= place.start);
        if let Some(chunk) = chunks.get_mut(chunk)
            && chunk.refused.is_none()
        {
            chunk.refused = Some(refusal.moved_back(chunk.range.start));
        }
    }
    chunks
}

impl Refusal {
    fn moved_back(self, offset: usize) -> Self {
        let back = |place: Range<usize>| place.start.saturating_sub(offset)..place.end.saturating_sub(offset);
        match self {
            Self::TooDeep(place) => Self::TooDeep(back(place)),
            Self::TooManyOpenQuotes(place) => Self::TooManyOpenQuotes(back(place)),
            other => other,
        }
    }
}

/// Why `text`, a chunk by itself, is not to be parsed, if so.
pub(crate) fn refusal(text: &str) -> Option<Refusal> {
    if text.len() > MAX_FILE_BYTES {
        return Some(Refusal::TooLarge);
    }
    Scanner::new(text).scan().refused.into_iter().next()
}

fn only_trivia(text: &str) -> bool {
    lexer::tokens(text, 0).all(|(kind, _)| kind.is_trivia())
}

struct Scanner<'t> {
    text: &'t str,
    /// Whether an item keyword at the start of a line starts over at depth 0.
    anchors: bool,
    /// Whether the layout tells which brace a closing one closes: some of them have none.
    by_layout: bool,
    found: Scan,
    /// The braces that are open, as their layout tells.
    braces: Braces,
    /// How many braces are open.
    depth: usize,
    /// How many parentheses are open within the innermost braces.
    parens: usize,
    /// Quantifiers since the last thing that ends an expression: they nest to the right without brackets.
    quantifiers: usize,
    /// Whether the item at hand was already refused.
    told: bool,
    /// The first quote of the item at hand that is never closed, and how many there are.
    open_quotes: Option<(Range<usize>, usize)>,
    /// How many quotes were cut off at the end of their line.
    cut_quotes: usize,
    /// Where the comments directly above the next word begin.
    docs: Option<usize>,
}

impl<'t> Scanner<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            anchors: false,
            by_layout: false,
            found: Scan::default(),
            braces: Braces::default(),
            depth: 0,
            parens: 0,
            quantifiers: 0,
            told: false,
            open_quotes: None,
            cut_quotes: 0,
            docs: None,
        }
    }

    fn scan(mut self) -> Scan {
        let mut tokens = lexer::tokens(self.text, 0);
        let mut before = "";
        while let Some((kind, mut range)) = tokens.next() {
            match kind {
                SyntaxKind::Whitespace => {
                    // The line end of a comment is in the blanks behind it: two of them are an empty line.
                    if self.text[range.clone()].matches('\n').count() > 1 {
                        self.docs = None;
                    }
                }
                SyntaxKind::Comment | SyntaxKind::DocComment | SyntaxKind::Expectation => {
                    // A comment behind something on its line belongs to that.
                    if self.docs.is_none() && self.starts_a_line(range.start) {
                        self.docs = Some(range.start);
                    }
                }
                _ => {
                    self.significant(kind, &range, before);
                    if self.anchors && matches!(kind, SyntaxKind::StringText | SyntaxKind::OpenString) {
                        let end = self.end_of_quote(&range);
                        if end != range.end {
                            range.end = end;
                            tokens = lexer::tokens(&self.text[end..], end);
                        }
                    }
                    before = &self.text[range.clone()];
                    self.docs = None;
                }
            }
        }
        self.found.unbalanced |= self.depth + self.parens > 0;
        self.found
    }

    fn significant(&mut self, kind: SyntaxKind, range: &Range<usize>, before: &str) {
        match kind {
            SyntaxKind::Word => self.word(range, before),
            SyntaxKind::LeftBrace => {
                self.end_parens();
                self.depth += 1;
                if self.by_layout {
                    self.braces.open(self.text, range.start);
                }
                self.check_depth(range);
            }
            SyntaxKind::RightBrace => {
                self.end_parens();
                self.found.surplus |= self.depth == 0;
                self.found.unbalanced |= self.depth == 0;
                if !self.by_layout || self.braces.closes(self.text, range.start) {
                    self.depth = self.depth.saturating_sub(1);
                }
            }
            SyntaxKind::LeftParen => {
                self.parens += 1;
                self.check_depth(range);
            }
            SyntaxKind::RightParen => {
                self.found.unbalanced |= self.parens == 0;
                self.parens = self.parens.saturating_sub(1);
            }
            SyntaxKind::OpenString => self.open_quote(range),
            _ => {}
        }
    }

    /// Parentheses and quantifiers do not reach over a brace.
    fn end_parens(&mut self) {
        self.found.unbalanced |= self.parens > 0;
        self.parens = 0;
        self.quantifiers = 0;
    }

    fn word(&mut self, range: &Range<usize>, before: &str) {
        let word = &self.text[range.clone()];
        match word {
            "where" => {
                self.quantifiers += 1;
                self.check_depth(range);
            }
            "require" | "say" | "blocks" | "given" | "define" => self.quantifiers = 0,
            _ => {}
        }
        let Some(kind) = ItemKind::from_keyword(word) else {
            return;
        };
        // In `any organisation o where …` and `fact f of instrument` the keyword is a target.
        let is_target = matches!(before, "any" | "no" | "of" | ",")
            && matches!(kind, ItemKind::Organisation | ItemKind::Instrument);
        let line_start = self.starts_a_line_exactly(range.start);
        if is_target && !(self.anchors && line_start) {
            return;
        }
        if self.depth + self.parens > 0 && !(self.anchors && line_start) {
            return;
        }
        let Some(name) = self.name_behind(kind, range.end) else {
            return;
        };
        self.braces = Braces::default();
        self.depth = 0;
        self.parens = 0;
        self.quantifiers = 0;
        self.told = false;
        self.open_quotes = None;
        self.found.starts.push(Start { at: self.docs.unwrap_or(range.start), kind, name: Some(name) });
    }

    /// The name behind an item's keyword that ends at `at`. None when there is a reserved word or no word at all: then
    /// the keyword starts no item.
    fn name_behind(&self, kind: ItemKind, at: usize) -> Option<String> {
        let mut words = lexer::tokens(&self.text[at..], at).filter(|(kind, _)| !kind.is_trivia());
        let mut next = words.next()?;
        if kind == ItemKind::Answers {
            if &self.text[next.1] != "for" {
                return None;
            }
            next = words.next()?;
        }
        let (SyntaxKind::Word | SyntaxKind::PinpointText, range) = next else {
            return None;
        };
        let name = &self.text[range];
        // `title nl "…"` has a language there, not a name.
        // A concept may have one of the names that the grammar calls soft: `party subject`.
        let soft = kind == ItemKind::Concept && matches!(name, "worker" | "organisation" | "subject");
        let free = soft || (!matches!(name, "nl" | "en") && !words::is_reserved(name));
        free.then(|| name.to_owned())
    }

    fn check_depth(&mut self, range: &Range<usize>) {
        if self.depth + self.parens + self.quantifiers > MAX_DEPTH && !self.told {
            self.told = true;
            self.found.refused.push(Refusal::TooDeep(range.clone()));
        }
    }

    fn open_quote(&mut self, range: &Range<usize>) {
        self.found.unbalanced = true;
        let (first, count) = self.open_quotes.get_or_insert((range.clone(), 0));
        *count += 1;
        if *count > MAX_OPEN_QUOTES && !self.told {
            self.told = true;
            self.found.refused.push(Refusal::TooManyOpenQuotes(first.clone()));
        }
    }

    fn starts_a_line(&self, at: usize) -> bool {
        self.text[..at].chars().rev().find(|c| !matches!(c, ' ' | '\t' | '\u{FEFF}')).is_none_or(|c| c == '\n')
    }

    fn starts_a_line_exactly(&self, at: usize) -> bool {
        at == 0 || self.text[..at].ends_with('\n')
    }

    /// Where a quote that may have lost its end is taken to end: at its own end, unless an item starts in it at the start
    /// of a line; then at the end of its first line.
    fn end_of_quote(&mut self, range: &Range<usize>) -> usize {
        let inner = &self.text[range.clone()];
        let Some(first_line) = inner.find('\n').filter(|_| self.cut_quotes < MAX_CUT_QUOTES) else {
            return range.end;
        };
        let mut at = range.start + first_line + 1;
        for line in self.text[at..range.end].split_inclusive('\n') {
            if let Some((SyntaxKind::Word, length)) = lexer::next_token(line)
                && let Some(kind) = ItemKind::from_keyword(&line[..length])
                && self.name_behind(kind, at + length).is_some()
            {
                self.cut_quotes += 1;
                return range.start + first_line;
            }
            at += line.len();
        }
        range.end
    }
}

#[cfg(test)]
mod tests;
