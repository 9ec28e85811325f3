//! Text that fits its place and shows what it is.

/// Breaks a text into lines at white space. The first line has `width - first` characters, the others `width - others`;
/// a word that is longer than a line stands on a line of its own. Line breaks of the text are kept. Never empty.
pub(super) fn wrap(text: &str, width: usize, first: usize, others: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for (index, paragraph) in text.lines().enumerate() {
        if index > 0 {
            lines.push(String::new());
        }
        for word in paragraph.split_whitespace() {
            let room = width.saturating_sub(if lines.len() == 1 { first } else { others });
            let used = lines.last().map_or(0, |line| line.chars().count());
            if used > 0 && used + 1 + word.chars().count() > room {
                lines.push(String::new());
            }
            // There is always a last line: the list starts with one and only grows.
            if let Some(line) = lines.last_mut() {
                if !line.is_empty() {
                    line.push(' ');
                }
                line.push_str(word);
            }
        }
    }
    lines
}

/// A text without characters that drive a terminal or disguise what stands there.
pub(super) fn printable(text: &str) -> String {
    text.chars().map(|character| stand_in(character).unwrap_or(character)).collect()
}

/// As [`printable`], for a source; every stand-in has the length of what it stands for, so places stay the same. What
/// `ariadne` takes for a line break, and the rest of the world does not, is replaced too.
pub(super) fn printable_in_place(source: &str) -> String {
    source
        .chars()
        .map(|character| match character {
            '\u{b}' | '\u{c}' => '?',
            '\u{2028}' | '\u{2029}' => char::REPLACEMENT_CHARACTER,
            other => stand_in(other).unwrap_or(other),
        })
        .collect()
}

/// What to show for a character that is not to be written as it is, of the same length in UTF-8.
fn stand_in(character: char) -> Option<char> {
    match character {
        '\n' | '\r' | '\t' => None,
        '\0'..='\u{1f}' | '\u{7f}' => Some('?'),
        // The second block of control characters, and the Arabic letter mark: two bytes.
        '\u{80}'..='\u{9f}' | '\u{61c}' => Some('·'),
        // Marks, embeddings, overrides and isolates of the direction of writing: three bytes.
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            Some(char::REPLACEMENT_CHARACTER)
        }
        _ => None,
    }
}
