//! Whatever the text: no byte is lost, nothing panics, and all that is not understood is said to be wrong.

// A test stops at the first surprise.
#![allow(clippy::unwrap_used, clippy::panic)]

use maatstaf_syntax::{SyntaxKind, parse_file, parse_item, split_items};
use proptest::prelude::*;

const SAMPLES: [&str; 4] = [
    include_str!("samples/policy.maat"),
    include_str!("samples/norms.maat"),
    include_str!("samples/case.maat"),
    include_str!("samples/everything.maat"),
];

fn check(text: &str) -> Result<(), TestCaseError> {
    let chunks = split_items(text);
    let joined: String = chunks.iter().map(|chunk| &text[chunk.range.clone()]).collect();
    prop_assert_eq!(&joined, text);
    let parse = parse_file(text);
    prop_assert_eq!(parse.root().text().to_string(), text);
    prop_assert_eq!(parse_item(text).root().text().to_string(), text);
    let broken = parse.root().descendants().any(|node| node.kind() == SyntaxKind::Error);
    prop_assert!(!broken || !parse.errors().is_empty());
    for error in parse.errors() {
        let range = std::ops::Range::<usize>::from(error.range);
        prop_assert!(text.get(range).is_some(), "{:?}", error);
    }
    for node in parse.root().descendants() {
        prop_assert!(node.kind() == SyntaxKind::File || !node.text().is_empty());
        prop_assert!(!node.kind().is_token());
    }
    Ok(())
}

/// The words and signs of the samples.
fn words() -> Vec<&'static str> {
    let mut words: Vec<&str> = SAMPLES.iter().flat_map(|sample| sample.split_whitespace()).collect();
    words
        .extend(["{", "}", "(", ")", "\"", "\\", "//", "///", "<", ":", ",", "..", "é", "Ж", "\n", "\n\n", "\u{FEFF}"]);
    words.sort_unstable();
    words.dedup();
    words
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_characters_make_a_tree(text in any::<String>()) {
        check(&text)?;
    }

    #[test]
    fn any_signs_make_a_tree(text in "[a-zA-Z0-9_{}()<>\"\\\\/!=:;,. \n-]{0,80}") {
        check(&text)?;
    }

    #[test]
    fn any_soup_of_words_makes_a_tree(soup in prop::collection::vec(prop::sample::select(words()), 0..60)) {
        check(&soup.join(" "))?;
        check(&soup.join("\n"))?;
    }

    #[test]
    fn a_sample_with_parts_taken_out_makes_a_tree(
        sample in 0..SAMPLES.len(),
        cuts in prop::collection::vec((any::<prop::sample::Index>(), 1_usize..12), 1..6),
    ) {
        let mut words: Vec<&str> = SAMPLES[sample].split_inclusive(char::is_whitespace).collect();
        for (at, length) in cuts {
            if !words.is_empty() {
                let at = at.index(words.len());
                words.drain(at..(at + length).min(words.len()));
            }
        }
        check(&words.concat())?;
    }

    #[test]
    fn a_sample_with_one_character_more_or_less_makes_a_tree(
        sample in 0..SAMPLES.len(),
        at in any::<prop::sample::Index>(),
        sign in prop::sample::select(vec!["", "{", "}", "(", ")", "\"", "/", "<", ":", ",", "é", " ", "x"]),
    ) {
        let chars: Vec<char> = SAMPLES[sample].chars().collect();
        let at = at.index(chars.len());
        let text: String = chars[..at].iter().collect::<String>() + sign + &chars[at + 1..].iter().collect::<String>();
        check(&text)?;
    }

    #[test]
    fn an_item_that_is_put_before_another_file_leaves_its_tree(cut in any::<prop::sample::Index>()) {
        // An item that breaks off anywhere, at the start of a line, does not reach into the item below it.
        let instrument = SAMPLES[0].split("\n\n").find(|part| part.starts_with("/// Matches")).unwrap();
        let end = instrument.char_indices().map(|(at, _)| at).nth(cut.index(instrument.chars().count())).unwrap();
        let text = format!("{}\n\ndata last: item\n", &instrument[..end]);
        let last = parse_file(&text).root().last_child().unwrap();
        prop_assert_eq!(last.kind(), SyntaxKind::Concept);
        prop_assert_eq!(last.text().to_string(), "data last: item");
    }
}
