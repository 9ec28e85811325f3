//! The samples parse without errors, and every rule of the grammar stands in one of them.

// A test stops at the first surprise.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeSet;
use std::fmt::Write;

use maatstaf_syntax::{SyntaxKind, SyntaxNode, parse_file};

const SAMPLES: [(&str, &str); 4] = [
    ("policy", include_str!("samples/policy.maat")),
    ("norms", include_str!("samples/norms.maat")),
    ("case", include_str!("samples/case.maat")),
    ("everything", include_str!("samples/everything.maat")),
];

/// The nodes, one a line, with the text of those that hold a single token.
fn outline(root: &SyntaxNode) -> String {
    let mut outline = String::new();
    let mut depth = 0;
    for event in root.preorder() {
        match event {
            rowan::WalkEvent::Enter(node) => {
                let indent = "  ".repeat(depth);
                let leaf = node.first_child().is_none();
                let text = if leaf { format!(" {}", node.text()) } else { String::new() };
                writeln!(outline, "{indent}{:?}{text}", node.kind()).unwrap();
                depth += 1;
            }
            rowan::WalkEvent::Leave(_) => depth -= 1,
        }
    }
    outline
}

#[test]
fn the_samples_parse_without_errors_and_lose_no_byte() {
    for (name, text) in SAMPLES {
        let parse = parse_file(text);
        assert_eq!(parse.root().text(), text, "{name}");
        let errors: Vec<_> =
            parse.errors().iter().map(|error| (&text[std::ops::Range::from(error.range)], &error.kind)).collect();
        assert!(errors.is_empty(), "{name}: {errors:#?}");
        assert!(!parse.root().descendants().any(|node| node.kind() == SyntaxKind::Error), "{name}");
    }
}

#[test]
fn every_kind_of_node_stands_in_a_sample() {
    let roots = SAMPLES.map(|(_, text)| parse_file(text).root());
    let seen: BTreeSet<SyntaxKind> = roots.iter().flat_map(|root| root.descendants()).map(|node| node.kind()).collect();
    let missing: Vec<_> = SyntaxKind::all()
        .filter(|kind| !kind.is_token() && *kind != SyntaxKind::Error && !seen.contains(kind))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn a_small_instrument_has_this_tree() {
    let text = "/// Docs.\ninstrument a {\n  collect b // why\n    keep at most 4 weeks\n}";
    insta::assert_snapshot!(outline(&parse_file(text).root()), @r#"
    File
      Instrument
        Name a
        Statement
          Verb collect
          Path b
          KeepClause
            KeepMost
              Duration
                Number 4
                Unit weeks
    "#);
    insta::assert_snapshot!(format!("{:#?}", parse_file("/// D\nstarts x\n// c\ndata a: b, c").root()), @r#"
    File@0..32
      DocComment@0..5 "/// D"
      Whitespace@5..6 "\n"
      Error@6..14
        Word@6..12 "starts"
        Whitespace@12..13 " "
        Word@13..14 "x"
      Whitespace@14..15 "\n"
      Comment@15..19 "// c"
      Whitespace@19..20 "\n"
      Concept@20..32
        Sort@20..24
          Keyword@20..24 "data"
        Whitespace@24..25 " "
        Path@25..26
          Word@25..26 "a"
        Parents@26..32
          Colon@26..27 ":"
          Whitespace@27..28 " "
          Path@28..29
            Word@28..29 "b"
          Comma@29..30 ","
          Whitespace@30..31 " "
          Path@31..32
            Word@31..32 "c"
    "#);
}

#[test]
fn the_sample_policy_has_this_tree() {
    insta::assert_snapshot!(outline(&parse_file(SAMPLES[0].1).root()));
}

#[test]
fn the_sample_norms_have_this_tree() {
    insta::assert_snapshot!(outline(&parse_file(SAMPLES[1].1).root()));
}
