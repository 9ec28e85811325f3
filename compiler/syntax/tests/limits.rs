//! Any text is parsed in bounded time and depth.

// A test stops at the first surprise.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::time::{Duration, Instant};

use maatstaf_syntax::{
    MAX_DEPTH, MAX_FILE_BYTES, MAX_ITEMS, Parse, SyntaxErrorKind, parse_file, parse_item, split_items,
};

/// Parses `text` on a stack as small as a thread's, and holds the text of the tree against it.
fn parse(text: String) -> Parse {
    let start = Instant::now();
    let thread = std::thread::Builder::new().stack_size(2 * 1024 * 1024).spawn(move || {
        let parse = parse_file(&text);
        assert!(parse.root().text() == text.as_str());
        parse
    });
    let parse = thread.unwrap().join().unwrap();
    // Whether it ends at all, not how fast it is: a debug build on a busy machine takes its time.
    assert!(start.elapsed() < Duration::from_secs(600), "{:?}", start.elapsed());
    parse
}

fn kinds(parse: &Parse) -> Vec<&SyntaxErrorKind> {
    parse.errors().iter().map(|error| &error.kind).collect()
}

#[test]
fn ten_megabytes_of_brackets_are_one_error() {
    assert_eq!(kinds(&parse("(".repeat(10_000_000))), [&SyntaxErrorKind::TooLarge]);
}

#[test]
fn as_many_brackets_as_a_file_can_have_are_one_error() {
    for bracket in ["(", "{", "define a() = not (", "any use u where "] {
        let text = bracket.repeat(1_000_000 / bracket.len());
        let parse = parse(text);
        let deep = kinds(&parse).into_iter().filter(|kind| **kind == SyntaxErrorKind::TooDeep).count();
        assert_eq!(deep, 1, "{bracket}");
    }
}

#[test]
fn what_is_nested_just_deep_enough_is_parsed() {
    let text = format!("define a() = {}yes{}", "(".repeat(MAX_DEPTH), ")".repeat(MAX_DEPTH));
    assert!(parse(text).errors().is_empty());
    let text = format!("define a() = {}yes", "any use u where ".repeat(MAX_DEPTH));
    assert!(parse(text).errors().is_empty());
    let text = format!("define a() = {}yes{}", "(".repeat(MAX_DEPTH + 1), ")".repeat(MAX_DEPTH + 1));
    assert_eq!(kinds(&parse(text)), [&SyntaxErrorKind::TooDeep]);
    let text = format!("define a() = {}yes", "any use u where ".repeat(MAX_DEPTH + 1));
    assert_eq!(kinds(&parse(text)), [&SyntaxErrorKind::TooDeep]);
}

#[test]
fn an_item_that_is_too_deep_leaves_its_neighbours() {
    let deep = format!("define a() = {}yes{}", "(".repeat(70), ")".repeat(70));
    let parse = parse(format!("data a: b\n{deep}\ndata c: d\n"));
    assert_eq!(kinds(&parse), [&SyntaxErrorKind::TooDeep]);
    let items = parse.root().children().filter(|node| node.kind().is_item()).count();
    assert_eq!(items, 2);
}

#[test]
fn a_million_nots_are_no_depth() {
    let parse = parse(format!("define a() = {}yes", "not ".repeat(200_000)));
    assert!(parse.errors().is_empty());
}

#[test]
fn quotes_that_are_never_closed_do_not_make_it_slow() {
    for text in [
        "\"\n\\".repeat(60_000),
        format!("\"{}", "\n\\\"".repeat(60_000)),
        format!("x {{\"{}\ndata x: y\"", "\n\\\"".repeat(60_000)),
        format!("instrument a {{ collect x from y \"{} }}", "\n\\\"".repeat(60_000)),
    ] {
        let parse = parse(text);
        assert!(!parse.errors().is_empty());
    }
}

#[test]
fn words_without_sense_do_not_make_it_slow() {
    for text in
        ["abc def ", "} ", "data ", "data a b ", "collect from ", "a : ", "given x 1 foo ", "//x\n", "<a:", "1-"]
    {
        parse(text.repeat(60_000 / text.len()));
        parse(format!("instrument a {{ collect x {} }}", text.repeat(60_000 / text.len())));
    }
}

#[test]
fn a_text_that_is_too_large_is_one_chunk_and_one_error() {
    let parse = parse("data x: y\n".repeat(MAX_FILE_BYTES / 10 + 1));
    assert_eq!(kinds(&parse), [&SyntaxErrorKind::TooLarge]);
    assert_eq!(kinds(&parse_item(&" ".repeat(MAX_FILE_BYTES + 1))), [&SyntaxErrorKind::TooLarge]);
}

#[test]
fn items_after_the_last_that_is_allowed_are_one_error() {
    let text = "data x: y\n".repeat(MAX_ITEMS + 5);
    assert_eq!(split_items(&text).len(), MAX_ITEMS + 1);
    let parse = parse(text);
    assert_eq!(kinds(&parse), [&SyntaxErrorKind::TooManyItems]);
}
