//! What the formatter gives is as sound as what it was given, and formatting it again changes nothing.

#![no_main]

use libfuzzer_sys::fuzz_target;
use maatstaf_format::format;
use maatstaf_syntax::parse_file;

fuzz_target!(|text: &str| {
    // A refusal is an answer: the text is then left alone.
    let Ok(once) = format(text) else { return };
    assert_eq!(format(&once).as_deref(), Ok(once.as_str()), "formatting twice is formatting once");
    let (before, after) = (parse_file(text), parse_file(&once));
    assert_eq!(before.errors().is_empty(), after.errors().is_empty(), "a sound text stays sound");
    let comments = |text: &str| text.matches("//").count();
    assert_eq!(comments(text), comments(&once), "no comment is lost or made");
});
