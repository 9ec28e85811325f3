use super::{page, printable, wrapped};

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

#[test]
fn a_page_is_wrapped_where_it_is_prose_and_nowhere_else() {
    let markdown = "## A heading that is longer than the lines\n\nOne two three\nfour five.\n\n- a first entry of it\n  - one below the first\n\n\
                    ```maat\nrequire a and b and c and d\n```\n| a table | that is wide |\n";
    let narrow = "## A heading that is longer than the lines\n\nOne two three\nfour five.\n\n- a first entry\n  of it\n  - one below\n    \
                  the first\n\n```maat\nrequire a and b and c and d\n```\n| a table | that is wide |\n";
    assert_eq!(page(markdown, 15), narrow);
    // Wide again, it is what it was, with its paragraphs in one line.
    assert_eq!(page(narrow, 80), page(markdown, 80));
    assert!(page(markdown, 80).contains("One two three four five.\n"));
}

#[test]
fn no_word_of_a_page_comes_to_begin_a_list_or_a_heading() {
    for word in ["-", "1.", "#", ">", "|"] {
        let text = format!("one two {word} three");
        assert_eq!(page(&text, 8), format!("one two {word}\nthree\n"));
    }
    assert_eq!(page("say `given notice on` here", 12), "say\n`given notice on`\nhere\n");
    assert_eq!(page("an open ` and more", 80), "an open ` and more\n");
    assert_eq!(page("one  \ntwo\n", 80), "one  \ntwo\n");
}
