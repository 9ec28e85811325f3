//! What is wrong with a broken part: the part is parsed again, without error productions and together with what it may
//! continue, to learn how far it goes and what was expected there.

use std::ops::Range;

use pest::Parser;
use pest::error::{ErrorVariant, InputLocation};

use crate::expected::expected;
use crate::grammar::{Grammar, Rule};
use crate::lexer;
use crate::raw::Broken;
use crate::tree::text_range;
use crate::words;
use crate::{Expected, Found, Place, SyntaxError, SyntaxErrorKind, SyntaxKind};

/// How many characters of a found word a message shows.
const MAX_SHOWN: usize = 80;

/// The error for `broken`, whose words are at `span`. `others` are the places of all broken parts: those before this one
/// are left out.
pub(crate) fn explain(text: &str, broken: &Broken, span: Range<usize>, others: &[Range<usize>]) -> SyntaxError {
    let first = words_from(text, span.start).next();
    let tokens = lexer::tokens(&text[span.clone()], span.start);
    if let Some((_, range)) = tokens.clone().find(|(kind, _)| *kind == SyntaxKind::OpenString) {
        return SyntaxError { range: text_range(range), kind: SyntaxErrorKind::UnterminatedString };
    }
    if let Some((SyntaxKind::RightBrace | SyntaxKind::RightParen, range)) = first {
        return SyntaxError { range: text_range(range), kind: SyntaxErrorKind::StrayClose };
    }
    if let Some(unknown) = unknown_item(text, broken.place, &span) {
        return unknown;
    }
    let Some((at, what)) = probe(text, broken, &span, others) else {
        return plain(text, broken.place, span);
    };
    let next = words_from(text, at).next();
    let found = found(text, next.as_ref().map_or(text.len(), |(_, range)| range.start));
    let range = match next {
        Some((_, range)) if range.start < span.end => range,
        // What is missing is missing at the end of the part; what comes next is only what was found instead.
        _ => span.end..span.end,
    };
    let nearest = nearest(&found, &what);
    let what = without_neighbours(broken.place, what, nearest);
    let kind = SyntaxErrorKind::Expected { within: broken.place, what, found, nearest };
    SyntaxError { range: text_range(range), kind }
}

/// Where a clause ends, any member may start: true, but it hides what was missing. Only a likely one is named.
fn without_neighbours(place: Place, what: Vec<Expected>, nearest: Option<&str>) -> Vec<Expected> {
    if !matches!(place, Place::Clause | Place::Answer | Place::Part) {
        return what;
    }
    let is_neighbour = |expected: &Expected| match expected {
        Expected::Item => !nearest.is_some_and(|nearest| words::ITEMS.contains(&nearest)),
        Expected::Statement => !nearest.is_some_and(|nearest| words::VERBS.contains(&nearest)),
        Expected::Keyword(word) => words::MEMBERS.contains(word) && nearest != Some(word),
        _ => false,
    };
    let own: Vec<_> = what.iter().copied().filter(|expected| !is_neighbour(expected)).collect();
    if own.is_empty() { what } else { own }
}

/// The error for a part that is not looked into: what could start in its place.
pub(crate) fn plain(text: &str, place: Place, span: Range<usize>) -> SyntaxError {
    let what = starters(place);
    let found = found(text, span.start);
    let range = words_from(text, span.start).next().map_or(span, |(_, range)| range);
    let nearest = nearest(&found, &what);
    SyntaxError { range: text_range(range), kind: SyntaxErrorKind::Expected { within: place, what, found, nearest } }
}

/// The token at `at`.
pub(crate) fn found(text: &str, at: usize) -> Found {
    let Some((kind, range)) = text.get(at..).and_then(|rest| lexer::tokens(rest, at).next()) else {
        return Found::End;
    };
    let token = clipped(&text[range]);
    match kind {
        SyntaxKind::Word if words::is_reserved(&token) => Found::Keyword(token),
        SyntaxKind::Word | SyntaxKind::PinpointText | SyntaxKind::EcliText => Found::Word(token),
        SyntaxKind::NumberText => Found::Number(token),
        SyntaxKind::StringText | SyntaxKind::OpenString => Found::Text,
        _ => Found::Symbol(token),
    }
}

/// A word as a message can show it. No word of the language or name of a person's making is this long.
pub(crate) fn clipped(word: &str) -> String {
    match word.char_indices().nth(MAX_SHOWN) {
        Some((end, _)) => format!("{}…", &word[..end]),
        None => word.to_owned(),
    }
}

/// The tokens from `at` on, without trivia.
fn words_from(text: &str, at: usize) -> impl Iterator<Item = (SyntaxKind, Range<usize>)> {
    lexer::tokens(text.get(at..).unwrap_or_default(), at).filter(|(kind, _)| !kind.is_trivia())
}

/// A word in front of a name where an item should start: a misspelt or unknown item.
fn unknown_item(text: &str, place: Place, span: &Range<usize>) -> Option<SyntaxError> {
    if place != Place::File {
        return None;
    }
    let mut words = words_from(text, span.start);
    let (kind, first) = words.next()?;
    let word = &text[first.clone()];
    if kind != SyntaxKind::Word || words::ITEMS.contains(&word) {
        return None;
    }
    if words::is_reserved(word) {
        return Some(plain(text, place, span.clone()));
    }
    let named = matches!(words.next(), Some((SyntaxKind::Word, _)));
    let nearest = words::nearest(word, words::ITEMS.iter().copied()).filter(|_| named);
    let line_start = text[..first.start].trim_end_matches([' ', '\t']);
    if nearest.is_none() && !(line_start.is_empty() || line_start.ends_with('\n')) {
        return None;
    }
    let kind = SyntaxErrorKind::UnknownItem { found: clipped(word), nearest };
    Some(SyntaxError { range: text_range(first), kind })
}

/// Parses the part with what it may continue. Gives the furthest place that the parser came to, if it lies in the part,
/// and what was expected there.
fn probe(text: &str, broken: &Broken, span: &Range<usize>, others: &[Range<usize>]) -> Option<(usize, Vec<Expected>)> {
    // A broken part that was set free starts where its own text starts.
    let from = broken.from.min(span.start);
    let mut slice = text.get(from..span.end)?.as_bytes().to_vec();
    let first = others.partition_point(|other| other.end <= from);
    for other in others[first..].iter().take_while(|other| other.end <= span.start) {
        slice[other.start.max(from) - from..other.end - from].fill(b' ');
    }
    let slice = String::from_utf8(slice).ok()?;
    let error = probe_rules(broken.place).iter().filter_map(|rule| Grammar::parse(*rule, &slice).err());
    let error = error.max_by_key(|error| location(&error.location))?;
    let at = from + location(&error.location);
    let ErrorVariant::ParsingError { positives, .. } = error.variant else {
        return None;
    };
    // Items are told by their keywords, and named together.
    let of_items = matches!(broken.place, Place::File | Place::Part | Place::Head | Place::Case);
    let as_item = |expected: Expected| match expected {
        Expected::Keyword(word) if of_items && words::ITEMS.contains(&word) => Expected::Item,
        other => other,
    };
    let mut what: Vec<Expected> = positives.into_iter().flat_map(expected).map(as_item).collect();
    what.sort_unstable();
    what.dedup();
    (at >= span.start && !what.is_empty()).then_some((at, what))
}

fn location(location: &InputLocation) -> usize {
    match location {
        InputLocation::Pos(at) | InputLocation::Span((at, _)) => *at,
    }
}

/// The rules that a broken part is tried with; the one that comes furthest tells.
fn probe_rules(place: Place) -> &'static [Rule] {
    match place {
        Place::File | Place::Head => &[Rule::probe_item],
        // A concept in a case is an item as well.
        Place::Part => &[Rule::probe_item],
        Place::Package => &[Rule::probe_package],
        Place::Organisation => &[Rule::probe_organisation],
        Place::Instrument | Place::Clause => &[Rule::probe_instrument],
        Place::Answers | Place::Answer => &[Rule::probe_answers],
        Place::Norm => &[Rule::probe_norm],
        Place::Exception => &[Rule::probe_exception],
        Place::Case => &[Rule::probe_case],
        Place::Review => &[Rule::probe_clause],
    }
}

/// What a part can start with in a place.
fn starters(place: Place) -> Vec<Expected> {
    let rules: &[Rule] = match place {
        Place::File => &[Rule::package],
        Place::Package => &[Rule::title, Rule::publisher, Rule::source_law, Rule::ranks],
        Place::Organisation => &[Rule::given, Rule::judged, Rule::not_applicable, Rule::accept, Rule::in_zone],
        Place::Answers => &[Rule::given, Rule::judged, Rule::not_applicable, Rule::accept],
        Place::Instrument => &[
            Rule::statement,
            Rule::never,
            Rule::given,
            Rule::judged,
            Rule::not_applicable,
            Rule::accept,
            Rule::controller,
            Rule::commissioned,
            Rule::starts,
            Rule::ends,
            Rule::applies,
            Rule::log_decisions,
            Rule::relying_clause,
        ],
        Place::Norm => &[Rule::for_each, Rule::where_rule, Rule::require, Rule::blocks, Rule::say],
        Place::Exception => &[Rule::where_rule, Rule::require, Rule::say],
        Place::Case => &[Rule::package, Rule::expect_only],
        Place::Head => &[Rule::lbrace],
        Place::Clause => {
            return words::CLAUSES.iter().copied().map(Expected::Keyword).collect();
        }
        Place::Review => {
            &[Rule::review_by, Rule::review_when, Rule::review_within, Rule::may_override, Rule::sees, Rule::hears]
        }
        Place::Answer => &[Rule::on, Rule::until, Rule::judged_by, Rule::advised, Rule::because, Rule::see],
        Place::Part => &[Rule::bare_text, Rule::cite, Rule::ask],
    };
    let mut what: Vec<Expected> = rules.iter().copied().flat_map(expected).collect();
    what.sort_unstable();
    what.dedup();
    what
}

/// The expected word that was most likely meant.
fn nearest(found: &Found, what: &[Expected]) -> Option<&'static str> {
    // A keyword is spelt well; it is only in the wrong place.
    let Found::Word(word) = found else {
        return None;
    };
    // A yes is no better spelling of anything than a no.
    let known = what.iter().filter(|expected| **expected != Expected::YesNo).flat_map(Expected::words);
    words::nearest(word, known)
}
