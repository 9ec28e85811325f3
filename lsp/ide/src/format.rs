//! The one layout, as edits.

use std::ops::Range;

use similar::{DiffTag, TextDiff};

use crate::{Analysis, Cancelled};

/// A change of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextEdit {
    /// The bytes to replace.
    pub range: Range<usize>,
    /// What to put there.
    pub text: String,
}

impl Analysis {
    /// The edits that give a file the one layout: none when it has it, or when the formatter declines.
    pub fn format(&self, path: &str) -> Result<Vec<TextEdit>, Cancelled> {
        self.ask(|| {
            let Some(file) = self.file(path) else { return Vec::new() };
            let text = file.text(&self.db);
            maatstaf_format::format(text).map(|formatted| line_edits(text, &formatted)).unwrap_or_default()
        })
    }

    /// Those edits of the layout that touch a range of bytes.
    pub fn format_range(&self, path: &str, range: Range<usize>) -> Result<Vec<TextEdit>, Cancelled> {
        let edits = self.format(path)?;
        Ok(edits.into_iter().filter(|edit| edit.range.start <= range.end && range.start <= edit.range.end).collect())
    }

    /// The edits of the layout for what was completed by typing the character before `offset`: the item that a brace
    /// closed. Nothing is touched while anything in it is broken.
    pub fn format_typed(&self, path: &str, offset: usize) -> Result<Vec<TextEdit>, Cancelled> {
        let item = self.ask(|| {
            let file = self.file(path)?;
            let item = crate::cursor::item_at(&self.db, file, offset)?;
            let parse = maatstaf_semantics::queries::parse(&self.db, file, item.key.clone());
            let whole = item.range(item.root.text_range());
            let text = file.text(&self.db).get(whole.clone())?;
            // The brace must be the last word of the item: one within closes a part of it.
            let closes = text.trim_end().len() + whole.start == offset;
            (parse.errors().is_empty() && closes).then_some(whole)
        })?;
        item.map_or(Ok(Vec::new()), |range| {
            let edits = self.format(path)?;
            Ok(edits.into_iter().filter(|e| range.start <= e.range.start && e.range.end <= range.end).collect())
        })
    }
}

/// The edits that lead from one text to another, line by line: a line that both have is not touched, so that cursors and
/// marks stay where they are.
pub(crate) fn line_edits(from: &str, to: &str) -> Vec<TextEdit> {
    let diff = TextDiff::from_lines(from, to);
    let old = diff.old_slices().iter().copied().scan(0, |at, line: &str| {
        let start = *at;
        *at += line.len();
        Some(start)
    });
    let starts: Vec<usize> = old.chain([from.len()]).collect();
    let new: Vec<&str> = diff.new_slices().to_vec();
    // What lies between two runs of equal lines is one edit: the single operations there are no list of edits, for one may
    // insert in the middle of what another deletes.
    let equal = diff.ops().iter().filter(|op| op.tag() == DiffTag::Equal).map(|op| (op.old_range(), op.new_range()));
    let end = (starts.len() - 1..starts.len() - 1, new.len()..new.len());
    let (mut old_at, mut new_at) = (0, 0);
    let mut edits = Vec::new();
    for (old, new_range) in equal.chain([end]) {
        if old_at < old.start || new_at < new_range.start {
            edits.push(TextEdit {
                range: starts[old_at]..starts[old.start],
                text: new[new_at..new_range.start].concat(),
            });
        }
        (old_at, new_at) = (old.end, new_range.end);
    }
    edits
}

#[cfg(test)]
mod tests;
