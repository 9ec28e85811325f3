// A test stops at the first surprise.
#![allow(clippy::unwrap_used)]

use super::{Chunk, ItemKind, split_items};
use crate::parse_file;

/// The first words of each chunk, and its kind and name.
fn split(text: &str) -> Vec<(&str, ItemKind, Option<String>)> {
    let chunks = split_items(text);
    assert_eq!(chunks.iter().map(|chunk| &text[chunk.range.clone()]).collect::<String>(), text);
    chunks.into_iter().map(|Chunk { range, kind, name, .. }| (text[range].trim(), kind, name)).collect()
}

fn texts(text: &str) -> Vec<&str> {
    split(text).into_iter().map(|(text, ..)| text).collect()
}

#[test]
fn items_need_no_line_of_their_own() {
    assert_eq!(
        texts("data a: b data c: d instrument e { } import f"),
        ["data a: b", "data c: d", "instrument e { }", "import f"]
    );
}

#[test]
fn a_chunk_knows_what_it_is_and_what_it_names() {
    let kinds: Vec<_> = split("package a.b 1 {} worker c: d answers for e {} case f {} // end")
        .into_iter()
        .map(|(_, kind, name)| (kind, name.unwrap_or_default()))
        .collect();
    let expected =
        [(ItemKind::Package, "a.b"), (ItemKind::Concept, "c"), (ItemKind::Answers, "e"), (ItemKind::Case, "f")];
    assert_eq!(kinds, expected.map(|(kind, name)| (kind, name.to_owned())));
}

#[test]
fn keywords_that_are_targets_levels_or_types_start_no_item() {
    for text in [
        "fact f of organisation, instrument: date by controller",
        "fact f of instrument\n\n\n cite VBW_1",
        "define f() = any organisation o, instrument i where yes",
        "define f() = no\n instrument i where yes",
        "define f(d) = d.about is worker and x.purpose incompatible with y.purpose",
        "attribute a of worker: date",
        "norm n { for each organisation o\ninstrument i\ndata x }",
        "data a: organisation",
        "data a nl \"data b: c\" // data d: e",
        "data a dpv <http://example.org/data>",
    ] {
        assert_eq!(texts(text).len(), 1, "{text}");
    }
}

#[test]
fn comments_directly_above_an_item_go_with_it_and_those_behind_one_stay() {
    let text = "// file\n\ndata a: b // of a\n/// docs of c\n// more\ndata c: d\n// apart\n\ndata e: f";
    assert_eq!(
        texts(text),
        ["// file\n\ndata a: b // of a", "/// docs of c\n// more\ndata c: d\n// apart", "data e: f"]
    );
}

#[test]
fn text_before_the_first_item_is_a_chunk_of_its_own_unless_it_is_a_comment() {
    assert_eq!(texts("?? data a: b"), ["??", "data a: b"]);
    assert_eq!(texts("//! x\n\n\ndata a: b").len(), 1);
    assert_eq!(texts("  // x\n").len(), 1);
    assert_eq!(texts(""), Vec::<&str>::new());
}

#[test]
fn an_item_that_is_not_closed_ends_at_the_next_one_at_the_start_of_a_line() {
    assert_eq!(
        texts("instrument a {\n  show b\n\ndata c: d\nnorm e (\ndata f: g"),
        ["instrument a {\n  show b", "data c: d", "norm e (", "data f: g"]
    );
    // Where everything balances, the start of a line means nothing.
    assert_eq!(texts("instrument a {\ndata c: d\n}").len(), 1);
}

#[test]
fn a_quote_that_is_not_closed_ends_with_its_line() {
    assert_eq!(texts("data a \"x\ndata b: c\ndata d \"e\": f\n"), ["data a \"x", "data b: c", "data d \"e\": f"]);
    assert_eq!(texts("data a \"x\n data b: c\""), ["data a \"x\n data b: c\""]);
}

#[test]
fn the_chunks_parsed_by_themselves_are_the_file() {
    for text in [
        include_str!("../../tests/samples/policy.maat"),
        include_str!("../../tests/samples/norms.maat"),
        include_str!("../../tests/samples/case.maat"),
        include_str!("../../tests/samples/everything.maat"),
    ] {
        let whole = crate::parse::parse_whole(text);
        assert_eq!(parse_file(text), whole);
        let items = whole.root().children().count();
        assert_eq!(split_items(text).len(), items);
    }
}
