use proptest::prelude::*;

use super::*;

fn entry(object: &str) -> Entry {
    Entry { object: object.to_owned(), verb: "show", outcome: "permit", code: "permitted", ..Entry::default() }
}

fn line(seq: u64, object: &str) -> Vec<u8> {
    let mut out = Vec::new();
    write(&mut out, seq, Hash([7; 32]), "2026-11-23T10:00:00Z", &entry(object)).expect("it can be written");
    out.pop();
    out
}

#[test]
fn a_line_is_json_that_says_what_it_was_given() {
    let value: serde_json::Value = serde_json::from_slice(&line(3, "pick_rate")).expect("it is JSON");
    assert_eq!((&value["seq"], &value["object"], &value["verb"]), (&3.into(), &"pick_rate".into(), &"show".into()));
    assert!(value.get("actor").is_none(), "nobody is named unless the policy says so");
}

proptest! {
    #[test]
    fn a_line_is_read_back_whatever_stands_in_it(seq in any::<u64>(), object in any::<String>()) {
        let read = read(&line(seq, &object)).expect("it is whole");
        prop_assert_eq!((read.seq, read.prev), (seq, Hash([7; 32])));
    }

    #[test]
    fn a_line_of_which_any_bit_changed_is_none(at in any::<prop::sample::Index>(), bit in 0..8_u32) {
        let mut bytes = line(1, "pick_rate");
        let at = at.index(bytes.len());
        bytes[at] ^= 1_u8 << bit;
        prop_assert_eq!(read(&bytes), None);
    }

    #[test]
    fn nonsense_is_no_line(bytes in any::<Vec<u8>>()) {
        prop_assert_eq!(read(&bytes), None);
    }
}
