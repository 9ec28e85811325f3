//! How single things are laid out, and what stays as it is.

// A test stops at the first surprise.
#![allow(clippy::unwrap_used, clippy::panic)]

use maatstaf_format::format;

fn formatted(text: &str) -> String {
    let once = format(text).unwrap();
    assert_eq!(format(&once).unwrap(), once);
    once
}

#[test]
fn nothing_is_nothing() {
    assert_eq!(formatted(""), "");
    assert_eq!(formatted(" \n\n\t\n"), "");
    assert_eq!(formatted("\n// only this  "), "// only this\n");
}

#[test]
fn clauses_come_one_a_line_in_one_order() {
    let text = "instrument a{collect b keep at most 4 weeks at team from c except to subject in hall about d}";
    insta::assert_snapshot!(formatted(text), @r#"
    instrument a {
        collect b
            from c
            about d
            at team
            keep at most 4 weeks
            in hall
            except to subject
    }
    "#);
}

#[test]
fn a_short_statement_stands_on_one_line() {
    insta::assert_snapshot!(formatted("instrument a {\n never show x\n except to subject\n at individual\n}"), @r#"
    instrument a {
        never show x at individual except to subject
    }
    "#);
}

#[test]
fn a_statement_on_one_line_that_is_too_long_is_broken() {
    let long = "a_name_that_is_rather_long_for_a_name_but_a_name_all_the_same";
    insta::assert_snapshot!(formatted(&format!("instrument a {{ show {long} to {long} }}")), @r#"
    instrument a {
        show a_name_that_is_rather_long_for_a_name_but_a_name_all_the_same
            to a_name_that_is_rather_long_for_a_name_but_a_name_all_the_same
    }
    "#);
}

#[test]
fn lists_that_do_not_fit_go_on_below() {
    let names: Vec<String> = (0..12).map(|number| format!("name_number_{number}")).collect();
    insta::assert_snapshot!(formatted(&format!("import {}", names.join(","))), @r#"
    import name_number_0,
        name_number_1,
        name_number_2,
        name_number_3,
        name_number_4,
        name_number_5,
        name_number_6,
        name_number_7,
        name_number_8,
        name_number_9,
        name_number_10,
        name_number_11
    "#);
}

#[test]
fn comments_stay_with_what_they_are_about() {
    let text = "// file

// of x
data x : y // behind x
// above a


/// docs of a
instrument a { // behind the brace
    // above b
    collect b // behind b
        at team // behind at
        // above from
        from c // behind from
        for d
    // at the end
}
// at the end of the file";
    insta::assert_snapshot!(formatted(text), @r#"
    // file

    // of x
    data x: y // behind x

    // above a

    /// docs of a
    instrument a { // behind the brace
        // above b
        collect b // behind b
            // above from
            from c // behind from
            for d
            at team // behind at
        // at the end
    }
    // at the end of the file
    "#);
}

#[test]
fn a_comment_within_a_line_breaks_it_and_is_not_lost() {
    let text = "instrument a { never show x // why\n at individual\n given y // since\n on 2026-01-01 }";
    insta::assert_snapshot!(formatted(text), @r#"
    instrument a {
        never show x // why
            at individual
        given y // since
            on 2026-01-01
    }
    "#);
    let text = "import a, // first\n b\nnorm n { require a // one\n and // two\n b }";
    insta::assert_snapshot!(formatted(text), @r#"
    import a, // first
        b

    norm n {
        require a // one
            and b // two
    }
    "#);
}

#[test]
fn documentation_behind_a_brace_goes_to_what_it_documents() {
    insta::assert_snapshot!(formatted("instrument a { /// docs\n starts 2026-01-01 }"), @r#"
    instrument a {
        /// docs
        starts 2026-01-01
    }
    "#);
}

#[test]
fn empty_lines_are_at_most_one_and_none_at_the_ends_of_a_block() {
    let text = "\n\ndata a: b\n\n\n\ndata c: d\ndata e: f\nnorm n {\n\n where x\n\n\n require y\n\n}\nfact f of use\nfact g of use";
    insta::assert_snapshot!(formatted(text), @r#"
    data a: b

    data c: d
    data e: f

    norm n {
        where x

        require y
    }

    fact f of use

    fact g of use
    "#);
}

#[test]
fn conditions_break_at_the_words_that_join_them() {
    let text = "norm n { require a_long_condition.of_some_kind is fulfilled and (another_long_condition.of_some_kind is fulfilled or a_third_condition.of_some_kind is fulfilled_as_well) unless no use u where u.something is the_case_at_all_times and u.something_else is_never }";
    let text = text.replace("is_never", "is never_so");
    insta::assert_snapshot!(formatted(&text), @r#"
    norm n {
        require a_long_condition.of_some_kind is fulfilled
            and (another_long_condition.of_some_kind is fulfilled
                or a_third_condition.of_some_kind is fulfilled_as_well)
            unless no use u where u.something is the_case_at_all_times and u.something_else is never_so
    }
    "#);
}

#[test]
fn texts_of_several_lines_stay_as_they_are() {
    insta::assert_snapshot!(formatted("norm n { say nl \"een\n   twee\" en \"one\n   two\" }"), @r#"
    norm n {
        say nl "een
       twee" en "one
       two"
    }
    "#);
}

#[test]
fn a_with_and_an_in_that_would_become_one_clause_keep_their_order() {
    let text = "instrument a {\n    share x\n        in hall\n        with y\n        for z\n}\n";
    assert!(formatted(text).contains("with y\n        for z\n        in hall"));
    assert_eq!(formatted("instrument a { share x in hall with y }"), "instrument a {\n    share x in hall with y\n}\n");
    assert!(formatted("instrument a { share x in hall with y in us }").contains("with y in us in hall"));
}

#[test]
fn windows_line_ends_and_byte_order_marks_go() {
    assert_eq!(formatted("\u{FEFF}data a: b // c\r\n/// d\r\ndata e: f\r\n"), "data a: b // c\n/// d\ndata e: f\n");
}

#[test]
fn a_broken_clause_leaves_its_statement_as_it_was() {
    let text =
        "instrument a{\n      collect   b\n          form   c  // x\n        at   team\n   show   d\n}\ndata   e:f";
    insta::assert_snapshot!(formatted(text), @r#"
    instrument a {
        collect   b
              form   c  // x
            at   team
        show d
    }

    data e: f
    "#);
}

#[test]
fn a_broken_member_leaves_the_others_to_be_formatted() {
    insta::assert_snapshot!(formatted("instrument a {   starts   2026-01-01 ;;   ?? \n ends 2027-01-01 }"), @r#"
    instrument a {
        starts 2026-01-01
        ;;   ??
        ends 2027-01-01
    }
    "#);
}

#[test]
fn a_broken_item_is_left_as_it_was() {
    insta::assert_snapshot!(formatted("data   a:b\nporpose   x  :  y\ndata   c:d"), @r#"
    data a: b
    porpose   x  :  y
    data c: d
    "#);
    insta::assert_snapshot!(formatted("instrument a  {  starts   2026-01-01\n\ndata   c:d"), @r#"
    instrument a  {  starts   2026-01-01

    data c: d
    "#);
    insta::assert_snapshot!(formatted("fact  x of   instrumnt\n   cite VBW_1\n\n\n\ndata   c:d }"), @r#"
    fact  x of   instrumnt
       cite VBW_1

    data c: d
    }
    "#);
}

#[test]
fn badly_written_names_do_not_keep_a_text_from_being_formatted() {
    assert_eq!(formatted("data   Foo :  Bär"), "data Foo: Bär\n");
}

#[test]
fn a_concept_keeps_its_texts_on_its_line_when_its_address_goes_below() {
    let text = "purpose personnel_management: hr_management nl \"Personeelsbeheer\" en \"Personnel management\" dpv <https://w3id.org/dpv#PersonnelManagement>";
    insta::assert_snapshot!(formatted(text), @r#"
    purpose personnel_management: hr_management nl "Personeelsbeheer" en "Personnel management"
        dpv <https://w3id.org/dpv#PersonnelManagement>
    "#);
}

#[test]
fn a_definition_that_is_too_long_goes_below_its_name() {
    let text = "define only_health(statement s) = s draws on health and not s draws on biometric and not s draws on genetic_data";
    insta::assert_snapshot!(formatted(text), @r#"
    define only_health(statement s) =
        s draws on health and not s draws on biometric and not s draws on genetic_data
    "#);
}
