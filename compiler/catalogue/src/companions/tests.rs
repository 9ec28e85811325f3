#![allow(clippy::unwrap_used, reason = "a test says what it expects by failing")]

use super::{Count, Kind, Provision, read_provisions};

#[test]
fn a_table_of_provisions_is_read_with_its_quotes_and_its_homes() {
    let text = "cite,kind,home\nAVG 22(1),decided,human_intervention meaningful_review\n\"WP249, 5.5\",left_out,\n";
    let found = read_provisions(text).unwrap();
    let provision = |cite: &str, kind, home: &[&str]| Provision {
        cite: cite.to_owned(),
        kind,
        home: home.iter().map(|name| (*name).to_owned()).collect(),
    };
    let expected = [
        provision("AVG 22(1)", Kind::Decided, &["human_intervention", "meaningful_review"]),
        provision("WP249, 5.5", Kind::LeftOut, &[]),
    ];
    assert_eq!(found, expected);
    assert_eq!(Count::of(&found), Count { decided: 1, judged: 0, left_out: 1 });
}

#[test]
fn what_is_no_provision_is_told_with_its_line() {
    assert_eq!(read_provisions("cite,home,kind\n"), Err(1));
    assert_eq!(read_provisions("cite,kind,home\nAVG 1,decided,x\nAVG 2,perhaps,y\n"), Err(3));
    assert_eq!(read_provisions("cite,kind,home\nAVG 1,decided\n"), Err(2));
    assert_eq!(read_provisions("cite,kind,home\n,decided,x\n"), Err(2));
}
