use maatstaf_program::{Symbols, Text};

use super::*;

#[test]
fn a_title_cannot_write_code() {
    let mut program = Program::empty();
    let title = Text::both("a*/ int x; /*\n#define y");
    program.meta.organisation = title.en.clone();
    let symbol = Symbol { name: "d.x".to_owned(), title, ancestors: vec![0] };
    program.symbols = Symbols { data: vec![symbol], ..Symbols::default() };
    let header = c_header(&program, "p").unwrap();
    assert!(header.contains("    P_DATA_D_X = 0, /* a* / int x; / * #define y */\n"), "{header}");
    assert!(header.lines().all(|line| line.trim_start() != "#define y"));
}

#[test]
fn names_that_c_cannot_tell_apart_have_constants_of_their_own() {
    let mut program = Program::empty();
    let symbol = |name: &str| Symbol { name: name.to_owned(), title: Text::default(), ancestors: vec![] };
    program.symbols.data = vec![symbol("a.b"), symbol("a_b")];
    let header = c_header(&program, "p").unwrap();
    assert!(header.contains("P_DATA_A_B = 0, /* a.b */") && header.contains("P_DATA_A_B_ = 1, /* a_b */"), "{header}");
}

#[test]
fn a_name_that_is_none_for_c_is_refused() {
    for name in ["", "1a", "a-b", "a b", "é"] {
        assert_eq!(c_header(&Program::empty(), name), Err(ObjectError::Name(name.to_owned())));
    }
}
