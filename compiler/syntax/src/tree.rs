//! From raw parts to the lossless tree: leaves and keywords come from the parts, everything between them from the lexer,
//! so that no byte is lost.

use std::ops::Range;

use rowan::{GreenNode, GreenNodeBuilder, Language, TextRange, TextSize};

use crate::lexer;
use crate::probe;
use crate::raw::{self, Broken, Raw};
use crate::{Expected, Maatstaf, Place, SyntaxError, SyntaxErrorKind, SyntaxKind};

/// How many errors of one item are looked into. A text with more is not a text of ours, and looking takes time.
const MAX_EXPLAINED: usize = 100;

/// How many errors of one item are told. The rest stay error nodes in the tree.
const MAX_ERRORS: usize = 1000;

/// Builds the tree of `text` from its raw parts. `aside` are tokens, in order, that the parts were made without: each
/// becomes an error where it stands.
pub(crate) fn build(text: &str, parts: &[Raw], aside: Vec<Range<usize>>) -> (GreenNode, Vec<SyntaxError>) {
    let mut builder = Builder::new(text);
    builder.aside = aside;
    raw::broken_spans(parts, &mut builder.broken_spans);
    builder.parts(parts);
    builder.gap(text.len());
    builder.finish()
}

/// A tree for text that is not parsed at all: one error node with its tokens, and one error.
pub(crate) fn build_unparsed(text: &str, range: Range<usize>, kind: SyntaxErrorKind) -> (GreenNode, Vec<SyntaxError>) {
    let mut builder = Builder::new(text);
    builder.start(SyntaxKind::Error);
    builder.gap(text.len());
    builder.green.finish_node();
    builder.error(range, kind);
    builder.finish()
}

/// A byte range as the tree writes it. Texts longer than 4 GiB are cut off: they are refused before they come here.
pub(crate) fn text_range(range: Range<usize>) -> TextRange {
    let start = u32::try_from(range.start).unwrap_or(u32::MAX);
    let end = u32::try_from(range.end).unwrap_or(u32::MAX);
    TextRange::new(TextSize::from(start.min(end)), TextSize::from(end))
}

struct Builder<'t> {
    text: &'t str,
    green: GreenNodeBuilder<'static>,
    /// Everything before this byte is in the tree.
    at: usize,
    /// Where the last token that is not trivia ended.
    last_word_end: usize,
    errors: Vec<SyntaxError>,
    /// The places of all broken parts: when one of them is looked into, the others are left out.
    broken_spans: Vec<Range<usize>>,
    /// Tokens that were set aside before parsing, in order.
    aside: Vec<Range<usize>>,
}

impl<'t> Builder<'t> {
    fn new(text: &'t str) -> Self {
        let green = GreenNodeBuilder::new();
        let (errors, broken_spans, aside) = (Vec::new(), Vec::new(), Vec::new());
        let mut builder = Self { text, green, at: 0, last_word_end: 0, errors, broken_spans, aside };
        builder.start(SyntaxKind::File);
        builder
    }

    fn finish(mut self) -> (GreenNode, Vec<SyntaxError>) {
        self.green.finish_node();
        self.errors.sort_by_key(|error| (error.range.start(), error.range.end()));
        (self.green.finish(), self.errors)
    }

    fn start(&mut self, kind: SyntaxKind) {
        self.green.start_node(Maatstaf::kind_to_raw(kind));
    }

    fn error(&mut self, range: Range<usize>, kind: SyntaxErrorKind) {
        if self.errors.len() < MAX_ERRORS {
            self.errors.push(SyntaxError { range: text_range(range), kind });
        }
    }

    fn token(&mut self, kind: SyntaxKind, end: usize) {
        if end > self.at {
            self.green.token(Maatstaf::kind_to_raw(kind), &self.text[self.at..end]);
            self.at = end;
            if !kind.is_trivia() {
                self.last_word_end = end;
            }
        }
    }

    /// Puts everything up to `end` into the tree, token by token.
    fn gap(&mut self, end: usize) {
        if end > self.at {
            for (kind, range) in lexer::tokens(&self.text[self.at..end], self.at) {
                if self.aside.binary_search_by_key(&range.start, |aside| aside.start).is_ok() {
                    self.start(SyntaxKind::Error);
                    self.token(kind, range.end);
                    self.green.finish_node();
                    self.error(range, SyntaxErrorKind::StrayClose);
                } else {
                    self.token(kind, range.end);
                }
            }
        }
    }

    /// Like `gap`, but leaves white space and comments at the end for whoever comes after: pest counts them to the rule
    /// before, we to the place between.
    fn gap_to_last_word(&mut self, end: usize) {
        if end > self.at {
            let last = lexer::tokens(&self.text[self.at..end], self.at)
                .filter(|(kind, _)| !kind.is_trivia())
                .map(|(_, range)| range.end)
                .last();
            if let Some(last) = last {
                self.gap(last);
            }
        }
    }

    /// Where the documentation directly above `start` begins: `///` lines with no empty line between them and what they
    /// document. `start` itself when there is none.
    fn docs_before(&self, start: usize) -> usize {
        let gap: Vec<_> = lexer::tokens(&self.text[self.at..start], self.at).collect();
        let mut docs = start;
        for (kind, range) in gap.into_iter().rev() {
            match kind {
                SyntaxKind::DocComment => docs = range.start,
                SyntaxKind::Whitespace if self.text[range.clone()].matches('\n').count() > 1 => break,
                _ if kind.is_trivia() => {}
                _ => break,
            }
        }
        docs
    }

    fn parts(&mut self, parts: &[Raw]) {
        for part in parts {
            match part {
                Raw::Node { kind, span, children } => {
                    if kind.is_item() || kind.is_member() {
                        self.gap(self.docs_before(span.start));
                    } else {
                        self.gap(span.start);
                    }
                    self.start(*kind);
                    self.parts(children);
                    self.gap_to_last_word(span.end);
                    self.green.finish_node();
                }
                Raw::Leaf { node, token, span } => {
                    self.gap(span.start);
                    self.start(*node);
                    self.token(*token, span.end);
                    self.green.finish_node();
                    self.check_leaf(*node, span);
                }
                Raw::Keyword { span } => {
                    self.gap(span.start);
                    self.token(SyntaxKind::Keyword, span.end);
                }
                Raw::Error(broken) => self.broken(broken),
                Raw::MissingClose { opened } => {
                    let at = self.last_word_end;
                    let opened = text_range(opened.clone());
                    self.error(at..at, SyntaxErrorKind::MissingClose { opened });
                }
                Raw::MissingAnswer => {
                    let next = lexer::tokens(&self.text[self.at..], self.at).find(|(kind, _)| !kind.is_trivia());
                    let range = self.last_word_end..self.last_word_end;
                    let found = probe::found(self.text, next.map_or(self.text.len(), |(_, range)| range.start));
                    let what = vec![Expected::YesNo];
                    let kind = SyntaxErrorKind::Expected { within: Place::Answer, what, found, nearest: None };
                    self.error(range, kind);
                }
            }
        }
    }

    fn broken(&mut self, broken: &Broken) {
        self.gap(broken.span.start);
        self.start(SyntaxKind::Error);
        let start = self.at;
        self.gap_to_last_word(broken.span.end);
        self.green.finish_node();
        let span = start..self.at;
        match self.errors.len() {
            0..MAX_EXPLAINED => self.errors.push(probe::explain(self.text, broken, span, &self.broken_spans)),
            MAX_EXPLAINED..MAX_ERRORS => self.errors.push(probe::plain(self.text, broken.place, span)),
            _ => {}
        }
    }

    /// Names may have been read with characters that names do not have.
    fn check_leaf(&mut self, node: SyntaxKind, span: &Range<usize>) {
        if matches!(node, SyntaxKind::Name | SyntaxKind::Path) {
            let found = &self.text[span.clone()];
            if !found.split('.').all(is_snake_case) {
                let kind = SyntaxErrorKind::BadName { found: probe::clipped(found), suggestion: snake_case(found) };
                self.error(span.clone(), kind);
            }
        }
    }
}

fn is_snake_case(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_lowercase())
        && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

/// `OrderPick.Tempo` to `order_pick.tempo`; `None` when a part has nothing that a name can keep.
fn snake_case(path: &str) -> Option<String> {
    let mut result = String::new();
    for part in path.split('.') {
        if !result.is_empty() {
            result.push('.');
        }
        let before = result.len();
        let mut after_small = false;
        for c in part.chars() {
            if c.is_uppercase() && after_small {
                result.push('_');
            }
            after_small = c.is_lowercase() || c.is_ascii_digit();
            for c in c.to_lowercase().filter_map(plain) {
                result.push(c);
            }
        }
        let kept = result[before..].trim_matches('_').to_owned();
        if !is_snake_case(&kept) {
            return None;
        }
        result.truncate(before);
        result.push_str(&kept);
    }
    Some(result)
}

/// The letter without its accent, for the accents that Dutch and its neighbours have.
fn plain(c: char) -> Option<char> {
    Some(match c {
        'a'..='z' | '0'..='9' | '_' => c,
        'à' | 'á' | 'â' | 'ä' | 'ã' | 'å' => 'a',
        'ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ñ' => 'n',
        'ò' | 'ó' | 'ô' | 'ö' | 'õ' | 'ø' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ý' | 'ÿ' => 'y',
        _ => return None,
    })
}
