//! The header that is committed is the one that this crate makes.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what it expects by failing")]

use std::path::Path;

const TOP: &str = "/* Maatstaf: the C interface of the runtime. Chapter 18 of the specification is its manual.
 *
 * Made from the sources of bindings/c; changes by hand are lost. Every function may be called from any thread. A pointer
 * that is not null points to as many values as its count says, and nobody writes to them during the call. */";

fn header() -> String {
    let mut config = cbindgen::Config {
        language: cbindgen::Language::C,
        header: Some(TOP.to_owned()),
        include_guard: Some("MAATSTAF_H".to_owned()),
        cpp_compat: true,
        documentation: true,
        documentation_style: cbindgen::DocumentationStyle::C99,
        usize_is_size_t: true,
        line_length: 120,
        no_includes: true,
        sys_includes: vec!["stdint.h".to_owned(), "stddef.h".to_owned()],
        style: cbindgen::Style::Both,
        ..cbindgen::Config::default()
    };
    config.export.include = vec!["maatstaf_lang".to_owned(), "maatstaf_table".to_owned()];
    config.enumeration.enum_class = false;
    let mut text = Vec::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    cbindgen::generate_with_config(folder, config).unwrap().write(&mut text);
    String::from_utf8(text).unwrap()
}

#[test]
fn the_header_is_that_of_the_sources() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("include/maatstaf.h");
    let made = header();
    if std::env::var_os("MAATSTAF_BLESS").is_some() {
        std::fs::write(&path, &made).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap();
    assert_eq!(made, committed, "MAATSTAF_BLESS=1 writes what comes out");
}
