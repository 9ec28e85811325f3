use proptest::prelude::*;

use super::*;

/// The place of a byte by walking to it: what the index must agree with.
fn walked(text: &str, byte: usize) -> Position {
    let mut place = Position { line: 0, bytes: 0, utf16: 0, chars: 0 };
    for (at, character) in text.char_indices() {
        if at + character.len_utf8() > byte {
            break;
        }
        let breaks = character == '\n' || (character == '\r' && !text[at + 1..].starts_with('\n'));
        if breaks {
            place = Position { line: place.line + 1, bytes: 0, utf16: 0, chars: 0 };
        } else {
            place.bytes += character.len_utf8();
            place.utf16 += character.len_utf16();
            place.chars += 1;
        }
    }
    place
}

/// Texts in which all kinds of line breaks and all lengths of characters meet.
fn any_text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(vec!["a", "é", "€", "🦆", "\n", "\r", "\r\n", "\t", " "]), 0..40)
        .prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn a_place_is_where_one_gets_by_walking(text in any_text(), byte in 0..200usize) {
        prop_assert_eq!(LineIndex::new(&text).position(byte), walked(&text, byte));
    }

    #[test]
    fn characters_are_counted_as_by_walking(text in any_text(), byte in 0..200usize) {
        let index = LineIndex::new(&text);
        let boundary = text.floor_char_boundary(byte);
        prop_assert_eq!(index.clamp(byte), boundary);
        prop_assert_eq!(index.chars_before(byte), text[..boundary].chars().count());
    }

    #[test]
    fn the_byte_of_a_place_is_the_one_that_it_is_the_place_of(text in any_text()) {
        let index = LineIndex::new(&text);
        for (byte, character) in text.char_indices() {
            // An editor has no place after the `\r` of a `\r\n`.
            if character == '\n' && text[..byte].ends_with('\r') {
                continue;
            }
            let place = index.position(byte);
            prop_assert_eq!(index.byte_of_utf16(&text, place.line, place.utf16), byte);
        }
    }

    #[test]
    fn the_lines_are_the_whole_text(text in any_text()) {
        let index = LineIndex::new(&text);
        let lines: String = (0..index.line_count()).map(|line| &text[index.line_range(line).unwrap()]).collect();
        prop_assert_eq!(lines, text);
        prop_assert_eq!(index.line_range(index.line_count()), None);
    }
}

#[test]
fn columns_count_bytes_code_units_and_characters_apart() {
    let text = "één\n🦆 is een eend";
    let index = LineIndex::new(text);
    assert_eq!(index.position(4), Position { line: 0, bytes: 4, utf16: 2, chars: 2 });
    let duck = text.find(" is").unwrap();
    assert_eq!(index.position(duck), Position { line: 1, bytes: 4, utf16: 2, chars: 1 });
}

#[test]
fn a_column_past_its_line_is_the_end_of_the_line() {
    let text = "ab\r\ncd";
    let index = LineIndex::new(text);
    assert_eq!(index.byte_of_utf16(text, 0, 9), 2);
    assert_eq!(index.byte_of_utf16(text, 1, 9), 6);
    assert_eq!(index.byte_of_utf16(text, 7, 0), 6);
    // Half a duck is the start of the duck.
    assert_eq!(LineIndex::new("🦆").byte_of_utf16("🦆", 0, 1), 0);
}
