//! Any text gives a tree that has every byte of it, however it is cut up, and errors that lie in the text.

#![no_main]

use libfuzzer_sys::fuzz_target;
use maatstaf_syntax::{parse_file, parse_item, split_items};

fuzz_target!(|text: &str| {
    let parse = parse_file(text);
    assert_eq!(parse.root().text().to_string(), text, "the tree's text is the input");
    for error in parse.errors() {
        let range = usize::from(error.range.start())..usize::from(error.range.end());
        assert!(text.get(range).is_some(), "{error:?} lies in the text, between characters");
    }

    // What an editor does: the items, each parsed by itself, are the file.
    let mut end = 0;
    for chunk in split_items(text) {
        assert_eq!(chunk.range.start, end, "no gap and no overlap between items");
        end = chunk.range.end;
        let item = &text[chunk.range];
        assert_eq!(parse_item(item).root().text().to_string(), item, "an item's tree has its text");
    }
    assert_eq!(end, text.len(), "the items reach to the end");
});
