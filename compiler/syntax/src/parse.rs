//! Parsing whole files and single items.

use std::num::NonZeroUsize;
use std::sync::Once;

use pest::Parser;
use rowan::GreenNode;

use crate::grammar::{Grammar, Rule};
use crate::layout;
use crate::raw;
use crate::split::{self, Chunk, Refusal, split_items};
use crate::tree::{self, text_range};
use crate::{SyntaxError, SyntaxErrorKind, SyntaxNode};

/// How many steps pest may take for one item. A well-formed item of 4 MiB takes far fewer.
const MAX_STEPS: usize = 400_000_000;

/// A parsed file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parse {
    green: GreenNode,
    errors: Vec<SyntaxError>,
}

impl Parse {
    /// The root of the tree, a `File`. Its text is the text that was parsed, byte for byte.
    pub fn root(&self) -> SyntaxNode {
        SyntaxNode::new_root(self.green.clone())
    }

    /// The tree as plain data that can be shared between threads.
    pub fn green(&self) -> &GreenNode {
        &self.green
    }

    /// What is wrong, in the order of the text, with ranges in the file.
    pub fn errors(&self) -> &[SyntaxError] {
        &self.errors
    }
}

/// A parsed chunk: a `File` that holds one item and what stands around it.
pub type ParsedItem = Parse;

/// Parses a whole file: the chunks of [`split_items`], each by itself, and put together.
pub fn parse_file(text: &str) -> Parse {
    let mut errors = Vec::new();
    let mut children = Vec::new();
    let mut chunks = split_items(text).into_iter();
    let Some(first) = chunks.next() else {
        return parse_whole("");
    };
    let first = parse_chunk(text, &first);
    if chunks.len() == 0 {
        return first;
    }
    let kind = first.green.kind();
    children.extend(first.green.children().map(|child| child.to_owned()));
    errors.extend(first.errors);
    for chunk in chunks {
        let parsed = parse_chunk(text, &chunk);
        children.extend(parsed.green.children().map(|child| child.to_owned()));
        let offset = text_range(chunk.range).start();
        errors.extend(parsed.errors.into_iter().map(|error| error.moved(offset)));
    }
    Parse { green: GreenNode::new(kind, children), errors }
}

/// Parses one chunk of `file`. Ranges are relative to the chunk.
pub fn parse_chunk(file: &str, chunk: &Chunk) -> ParsedItem {
    let text = file.get(chunk.range.clone()).unwrap_or_default();
    match &chunk.refused {
        Some(refusal) => refused(text, refusal),
        None => parse_unless_too_hard(text),
    }
}

/// Parses the text of one chunk by itself, with the same checks that [`split_items`] makes. Ranges are relative to it.
pub fn parse_item(text: &str) -> ParsedItem {
    match split::refusal(text) {
        Some(refusal) => refused(text, &refusal),
        None => parse_unless_too_hard(text),
    }
}

fn refused(text: &str, refusal: &Refusal) -> Parse {
    let (range, kind) = match refusal {
        Refusal::TooDeep(place) => (place.clone(), SyntaxErrorKind::TooDeep),
        Refusal::TooManyItems => (0..0, SyntaxErrorKind::TooManyItems),
        Refusal::TooLarge => (0..0, SyntaxErrorKind::TooLarge),
        Refusal::TooManyOpenQuotes(place) => (place.clone(), SyntaxErrorKind::UnterminatedString),
    };
    let (green, errors) = tree::build_unparsed(text, range, kind);
    Parse { green, errors }
}

fn parse_unless_too_hard(text: &str) -> Parse {
    static LIMIT: Once = Once::new();
    LIMIT.call_once(|| pest::set_call_limit(NonZeroUsize::new(MAX_STEPS)));
    let parse = parse_whole(text);
    if parse.errors.is_empty() { parse } else { without_stray_braces(text).unwrap_or(parse) }
}

/// Parses `text` once more as if its stray braces were blanks, if it has any: each would close a block that it does not
/// belong to, and leave what follows outside.
fn without_stray_braces(text: &str) -> Option<Parse> {
    let stray = layout::stray_braces(text);
    if stray.is_empty() {
        return None;
    }
    let mut blanked = String::with_capacity(text.len());
    let mut at = 0;
    for brace in &stray {
        blanked.push_str(&text[at..brace.start]);
        blanked.push(' ');
        at = brace.end;
    }
    blanked.push_str(&text[at..]);
    let pairs = Grammar::parse(Rule::file, &blanked).ok()?;
    let (green, errors) = tree::build(text, &raw::parts(pairs), stray);
    Some(Parse { green, errors })
}

/// Parses `text` with the rule `file`, without cutting it up first.
pub(crate) fn parse_whole(text: &str) -> Parse {
    let (green, errors) = match Grammar::parse(Rule::file, text) {
        Ok(pairs) => tree::build(text, &raw::parts(pairs), Vec::new()),
        // The rule `file` takes any text, so this is the limit on steps or on the stack.
        Err(_) => tree::build_unparsed(text, 0..0, SyntaxErrorKind::TooHard),
    };
    Parse { green, errors }
}
