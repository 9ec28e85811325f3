//! Whatever the white space and the comments: the same tree, no comment lost, and formatting twice is formatting once.

// A test stops at the first surprise.
#![allow(clippy::unwrap_used, clippy::panic)]

use maatstaf_format::format;
use maatstaf_syntax::{NodeOrToken, SyntaxKind, parse_file};
use proptest::prelude::*;

const SAMPLES: [&str; 4] = [
    include_str!("../../syntax/tests/samples/policy.maat"),
    include_str!("../../syntax/tests/samples/norms.maat"),
    include_str!("../../syntax/tests/samples/case.maat"),
    include_str!("../../syntax/tests/samples/everything.maat"),
];

const GAPS: [&str; 12] = [
    " ",
    " ",
    " ",
    "\n",
    "\n\n\n",
    "\t \n  ",
    " // behind\n",
    "\n  // above\n",
    "\n\n// apart\n\n",
    "\n//! expected\n",
    "\n/// docs\n",
    " /// docs behind\n\n",
];

/// The words of a sample, in order.
fn words(sample: &str) -> Vec<String> {
    let tokens = parse_file(sample).root().descendants_with_tokens().filter_map(NodeOrToken::into_token);
    tokens.filter(|token| !token.kind().is_trivia()).map(|token| token.text().to_owned()).collect()
}

fn check_any(text: &str) -> Result<(), TestCaseError> {
    // A text whose own layout would change its tree is left alone, and that is told; all else is stable.
    if let Ok(once) = format(text) {
        prop_assert_eq!(format(&once), Ok(once.clone()));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_sample_with_any_white_space_and_comments_is_formatted(
        sample in 0..SAMPLES.len(),
        gaps in prop::collection::vec(prop::sample::select(GAPS.to_vec()), 1..400),
        plain in 1_usize..40,
    ) {
        // One gap in `plain` is taken from the list, the others are blanks.
        let mut text = String::new();
        for (at, word) in words(SAMPLES[sample]).into_iter().enumerate() {
            text.push_str(if at % plain == 0 { gaps[at % gaps.len()] } else { " " });
            text.push_str(&word);
        }
        let once = format(&text);
        prop_assert!(once.is_ok());
        let once = once.unwrap_or_default();
        prop_assert_eq!(format(&once), Ok(once.clone()));
        prop_assert!(!once.lines().any(|line| line.ends_with([' ', '\t'])));
        prop_assert!(!once.contains("\n\n\n"));
        let comments = |text: &str| text.matches("//").count();
        prop_assert_eq!(comments(&text), comments(&once));
    }

    #[test]
    fn a_sample_with_parts_taken_out_is_left_whole(
        sample in 0..SAMPLES.len(),
        cuts in prop::collection::vec((any::<prop::sample::Index>(), 1_usize..6), 1..4),
    ) {
        let mut words: Vec<&str> = SAMPLES[sample].split_inclusive(char::is_whitespace).collect();
        for (at, length) in cuts {
            if !words.is_empty() {
                let at = at.index(words.len());
                words.drain(at..(at + length).min(words.len()));
            }
        }
        check_any(&words.concat())?;
    }

    #[test]
    fn any_soup_of_words_is_left_whole(
        soup in prop::collection::vec(prop::sample::select(SAMPLES.concat().split_whitespace().map(str::to_owned).collect::<Vec<_>>()), 0..50),
    ) {
        check_any(&soup.join(" "))?;
        check_any(&soup.join("\n"))?;
    }
}

#[test]
fn most_broken_texts_are_formatted_all_the_same() {
    // Each sample with each single word left out: the formatter may refuse hardly any of them.
    let (mut formatted, mut refused) = (0, Vec::new());
    for sample in SAMPLES {
        let words: Vec<&str> = sample.split_inclusive(char::is_whitespace).collect();
        // The long samples at some places only: each look takes a while.
        for without in (0..words.len()).step_by(1 + words.len() / 150) {
            let text = [&words[..without], &words[without + 1..]].concat().concat();
            let broken = parse_file(&text).root().descendants().any(|node| node.kind() == SyntaxKind::Error);
            match format(&text) {
                Ok(_) => formatted += usize::from(broken),
                Err(_) => refused.push(text),
            }
        }
    }
    assert!(formatted > 150, "{formatted}");
    assert!(refused.is_empty(), "{} refused, {formatted} formatted; the first: {}", refused.len(), refused[0]);
}
