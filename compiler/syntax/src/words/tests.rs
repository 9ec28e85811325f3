// A test stops at the first surprise.
#![allow(clippy::unwrap_used)]

use super::{is_reserved, keyword, nearest, resembles_member};

const GRAMMAR: &str = include_str!("../maatstaf.pest");

/// The words between quotes in the rule `name` of the grammar.
fn words_of(name: &str) -> Vec<&'static str> {
    let start = GRAMMAR.find(&format!("\n{name} ")).unwrap();
    let rule = &GRAMMAR[start..];
    let end = rule.find("!word_char").unwrap();
    rule[..end].split('"').skip(1).step_by(2).collect()
}

#[test]
fn the_grammar_and_the_lists_agree_on_what_is_reserved() {
    let reserved = words_of("reserved");
    assert!(reserved.len() > 90);
    for word in &reserved {
        assert!(is_reserved(word), "{word}");
    }
    for line in GRAMMAR.lines().filter(|line| line.starts_with("kw_")) {
        let word = line.split('"').nth(1).unwrap();
        assert_eq!(keyword(word), Some(word));
        assert_eq!(is_reserved(word), reserved.contains(&word), "{word}");
    }
}

#[test]
fn a_word_that_starts_with_another_stands_before_it_in_the_grammar() {
    for rule in ["reserved", "item_word", "clause_start", "answer_start", "part_start", "header_start", "policy_word"] {
        let words = words_of(rule);
        for (at, word) in words.iter().enumerate() {
            assert!(!words[..at].iter().any(|before| word.starts_with(before)), "{rule}: {word}");
        }
    }
}

#[test]
fn a_suggestion_is_close_or_not_made() {
    assert_eq!(nearest("colect", ["collect", "context"]), Some("collect"));
    assert_eq!(nearest("porpose", ["purpose", "place"]), Some("purpose"));
    assert_eq!(nearest("form", ["for", "from"]), Some("from"));
    assert_eq!(nearest("banana", ["data", "event"]), None);
    assert_eq!(nearest(&"x".repeat(1000), ["data"]), None);
}

#[test]
fn a_misspelt_verb_is_told_from_a_misspelt_clause() {
    assert!(resembles_member("colect scan_event"));
    assert!(resembles_member("giveb dpia"));
    assert!(!resembles_member("form scanner"));
    assert!(!resembles_member("colect"));
    assert!(!resembles_member("from x"));
}
