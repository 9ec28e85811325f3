use super::*;

/// Two bytes, three, and four: one, one and two units of UTF-16.
const TEXT: &str = "aé€𝄞b\r\n\nlast";

fn at(line: u32, character: u32) -> lsp::Position {
    lsp::Position { line, character }
}

#[test]
fn every_encoding_leads_from_bytes_to_positions_and_back() {
    let lines = Lines::new(TEXT);
    for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
        for (byte, _) in TEXT.char_indices().filter(|(_, c)| !c.is_control()) {
            assert_eq!(lines.byte(lines.position(byte, encoding), encoding), byte, "{encoding:?}");
        }
    }
}

#[test]
fn columns_count_as_the_encoding_says() {
    let lines = Lines::new(TEXT);
    let b = TEXT.find('b').unwrap_or_default();
    assert_eq!(lines.position(b, Encoding::Utf8), at(0, 10));
    assert_eq!(lines.position(b, Encoding::Utf16), at(0, 5));
    assert_eq!(lines.position(b, Encoding::Utf32), at(0, 4));
}

#[test]
fn a_position_past_a_line_or_within_a_character_is_brought_back() {
    let lines = Lines::new(TEXT);
    for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
        assert_eq!(lines.byte(at(0, 99), encoding), 11, "before the line break");
        assert_eq!(lines.byte(at(1, 5), encoding), 13);
        assert_eq!(lines.byte(at(9, 0), encoding), TEXT.len());
    }
    assert_eq!(lines.byte(at(0, 2), Encoding::Utf8), 1, "within the second character");
    assert_eq!(lines.byte(at(0, 4), Encoding::Utf16), 6, "within the fourth");
}
