use super::{printable, wrapped};

#[test]
fn lines_are_not_wider_than_asked_and_hang_below_the_first() {
    assert_eq!(wrapped("  1. ", "one two three four", 14), "  1. one two\n     three\n     four\n");
}

#[test]
fn a_word_that_does_not_fit_is_not_cut() {
    assert_eq!(wrapped("", "a pneumonoultramicroscopic word", 8), "a\npneumonoultramicroscopic\nword\n");
}

#[test]
fn nothing_to_say_leaves_no_spaces() {
    assert_eq!(wrapped("   ", "", 20), "\n");
}

#[test]
fn what_stands_in_a_policy_cannot_drive_the_terminal() {
    assert_eq!(printable("a\u{1b}[2Jb\u{202e}c"), "a\u{fffd}[2Jb\u{fffd}c");
}
