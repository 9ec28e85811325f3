//! Between pest's pairs and the tree: the same shape, with the rules that leave no node taken out, errors marked, and
//! statements that were swallowed by their neighbour set free.

use std::ops::Range;

use pest::iterators::{Pair, Pairs};

use crate::classes::{Class, class};
use crate::grammar::Rule;
use crate::layout;
use crate::words;
use crate::{Place, SyntaxKind};

/// A part of the tree to be.
#[derive(Debug)]
pub(crate) enum Raw {
    Node { kind: SyntaxKind, span: Range<usize>, children: Vec<Raw> },
    Leaf { node: SyntaxKind, token: SyntaxKind, span: Range<usize> },
    Keyword { span: Range<usize> },
    Error(Broken),
    MissingClose { opened: Range<usize> },
    MissingAnswer,
}

/// A part that does not fit the grammar.
#[derive(Debug)]
pub(crate) struct Broken {
    pub(crate) span: Range<usize>,
    pub(crate) place: Place,
    /// Where to start parsing again to learn what was expected: at the part before it (it fits, but may be what was not
    /// finished) or at the item, member or statement around it.
    pub(crate) from: usize,
}

/// The parts of a whole text.
pub(crate) fn parts(pairs: Pairs<'_, Rule>) -> Vec<Raw> {
    let mut parts = Vec::new();
    for file in pairs {
        for pair in file.into_inner() {
            push(pair, 0, Place::File, &mut parts);
        }
    }
    parts
}

/// The places of all errors in `parts`, in order.
pub(crate) fn broken_spans(parts: &[Raw], into: &mut Vec<Range<usize>>) {
    for part in parts {
        match part {
            Raw::Error(broken) => into.push(broken.span.clone()),
            Raw::Node { children, .. } => broken_spans(children, into),
            _ => {}
        }
    }
}

/// Adds what `pair` becomes, in a node that starts at `around` and in the braces of `block`.
fn push(pair: Pair<'_, Rule>, around: usize, block: Place, into: &mut Vec<Raw>) {
    let span = pair.as_span().start()..pair.as_span().end();
    match class(pair.as_rule()) {
        Class::Node(kind) => node(kind, pair, block, into),
        Class::Wrapper(kind) => {
            let mut children = Vec::new();
            pair.into_inner().for_each(|inner| push(inner, around, block, &mut children));
            if children.len() == 1 {
                into.append(&mut children);
            } else {
                into.push(Raw::Node { kind, span, children });
            }
        }
        Class::Inline => pair.into_inner().for_each(|inner| push(inner, around, block, into)),
        Class::Leaf(node, token) => into.push(Raw::Leaf { node, token, span }),
        Class::Keyword => into.push(Raw::Keyword { span }),
        Class::Symbol | Class::MissingClose => {}
        Class::MissingAnswer => into.push(Raw::MissingAnswer),
        Class::Error(place) => {
            let from = match place {
                // The words around it say more than the clause or part before it.
                Place::Clause | Place::Answer | Place::Part | Place::Head | Place::Review => around,
                _ => match into.last() {
                    Some(Raw::Node { span, .. }) => span.start,
                    _ => span.start,
                },
            };
            into.push(Raw::Error(Broken { span, place, from }));
        }
    }
}

fn node(kind: SyntaxKind, pair: Pair<'_, Rule>, block: Place, into: &mut Vec<Raw>) {
    let whole = pair.get_input();
    let block = match kind {
        SyntaxKind::Organisation => Place::Organisation,
        SyntaxKind::Instrument => Place::Instrument,
        SyntaxKind::Answers => Place::Answers,
        _ => block,
    };
    let mut span = pair.as_span().start()..pair.as_span().end();
    let offset = span.start;
    let mut children = Vec::new();
    let mut opened = None;
    let mut escaped = None;
    for inner in pair.into_inner() {
        let at = inner.as_span().start()..inner.as_span().end();
        match class(inner.as_rule()) {
            Class::Symbol if inner.as_rule() == Rule::lbrace => opened = Some(at),
            Class::MissingClose => {
                if let Some(opened) = opened.clone() {
                    children.push(Raw::MissingClose { opened });
                }
            }
            // `colect pick_rate from …` below a statement is no clause of it, but a statement with a misspelt verb; and
            // `pick_rate from …` is one whose verb is not there yet. They take the clauses that follow along. Where a line
            // begins, its depth tells which it is; within a line only the word does.
            Class::Error(place @ (Place::Clause | Place::Answer))
                if layout::begins_a_line_of_its_own(whole, offset, at.start)
                    || (place == Place::Clause
                        && layout::line_indent(whole, at.start).is_none()
                        && words::resembles_member(&whole[at.start..span.end])) =>
            {
                escaped = Some(at.start..span.end);
                span.end = at.start;
                break;
            }
            _ => push(inner, offset, block, &mut children),
        }
    }
    into.push(Raw::Node { kind, span, children });
    if let Some(span) = escaped {
        let from = span.start;
        into.push(Raw::Error(Broken { span, place: block, from }));
    }
}
