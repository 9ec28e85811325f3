//! Prose in lines of a certain width.

/// `text` in lines of at most `width` characters: the first after `first` (its mark included), the others after as many
/// spaces as `first` is wide. A word that does not fit is not cut.
pub(crate) fn wrapped(first: &str, text: &str, width: usize) -> String {
    let indent = first.chars().count();
    let mut out = String::from(first);
    let mut column = indent;
    for word in printable(text).split_whitespace() {
        let length = word.chars().count();
        if column > indent && column + 1 + length > width {
            out.push('\n');
            out.push_str(&" ".repeat(indent));
            column = indent;
        } else if column > indent {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += length;
    }
    out.truncate(out.trim_end_matches(' ').len());
    out.push('\n');
    out
}

/// A page in Markdown, in lines of at most `width` characters. Paragraphs and list entries are wrapped; headings, tables and
/// pieces of code stay as they are. It is the same page still: no word is put where it would begin a list or a heading.
pub(crate) fn page(markdown: &str, width: usize) -> String {
    let (mut out, mut paragraph, mut fenced) = (String::new(), String::new(), false);
    for line in markdown.lines() {
        let text = line.trim_start();
        let is_fence = text.starts_with("```");
        fenced ^= is_fence;
        if fenced || is_fence || text.is_empty() || text.starts_with(['|', '#', '>', '<']) {
            fill(&mut out, &std::mem::take(&mut paragraph), width);
            out.push_str(line);
            out.push('\n');
            continue;
        }
        if starts_a_list(text) {
            fill(&mut out, &std::mem::take(&mut paragraph), width);
            paragraph.push_str(line);
        } else {
            paragraph.push_str(if paragraph.is_empty() { "" } else { " " });
            paragraph.push_str(if paragraph.is_empty() { line } else { text });
        }
        // A line may end in two blanks or a backslash to end there.
        if line.ends_with("  ") || line.ends_with('\\') {
            out.push_str(&std::mem::take(&mut paragraph));
            out.push('\n');
        }
    }
    fill(&mut out, &paragraph, width);
    out
}

/// Whether a word begins an entry of a list: `-`, `*`, `+` or `1.`
fn starts_a_list(text: &str) -> bool {
    let word = text.split(' ').next().unwrap_or_default();
    matches!(word, "-" | "*" | "+")
        || word.strip_suffix(['.', ')']).is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
}

/// Adds one paragraph or list entry. Lines after the first stand under its text.
fn fill(out: &mut String, paragraph: &str, width: usize) {
    if paragraph.is_empty() {
        return;
    }
    let text = paragraph.trim_start();
    let blanks = paragraph.len() - text.len();
    let marker = if starts_a_list(text) { text.find(' ').map_or(0, |at| at + 1) } else { 0 };
    let (first, text) = paragraph.split_at(blanks + marker);
    out.push_str(first);
    let indent = first.chars().count();
    let mut column = indent;
    let mut words = text.split_whitespace();
    while let Some(word) = words.next() {
        let mut word = word.to_owned();
        // What stands between backticks is copied by readers: it stays in one line.
        while word.matches('`').count() % 2 == 1 {
            let Some(next) = words.next() else { break };
            word.push(' ');
            word.push_str(next);
        }
        let length = word.chars().count();
        let is_free = !starts_a_list(&word) && !word.starts_with(['#', '>', '|', '=']) && !word.starts_with("```");
        if column > indent && column + 1 + length > width && is_free {
            out.push('\n');
            out.push_str(&" ".repeat(indent));
            column = indent;
        } else if column > indent {
            out.push(' ');
            column += 1;
        }
        out.push_str(&word);
        column += length;
    }
    out.push('\n');
}

/// `text` without characters that drive a terminal or turn the direction of reading: policies are written by others.
pub(crate) fn printable(text: &str) -> String {
    let hidden = |c: char| {
        (c.is_control() && c != '\n' && c != '\t')
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}')
    };
    text.chars().map(|c| if hidden(c) { '\u{fffd}' } else { c }).collect()
}

#[cfg(test)]
mod tests;
