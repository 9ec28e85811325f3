//! The chapters of the specification, cut into the parts that can be held against the compiler.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// A fenced block of a chapter.
#[derive(Clone, Debug)]
pub struct Block {
    /// The line of the opening fence, from 0.
    pub fence: usize,
    /// The lines of the body, from 0.
    pub lines: Range<usize>,
    /// What stands behind the fence, in words.
    pub info: Vec<String>,
    /// The body, line by line.
    pub body: Vec<String>,
    /// The code that the section is about, for an example on the page of codes.
    pub code: Option<String>,
}

impl Block {
    /// The language: the first word behind the fence.
    pub fn language(&self) -> &str {
        self.info.first().map_or("", String::as_str)
    }

    /// Whether a word stands behind the fence.
    pub fn has(&self, word: &str) -> bool {
        self.info.iter().skip(1).any(|w| w == word)
    }

    /// The value of `key=value` behind the fence.
    pub fn value(&self, key: &str) -> Option<&str> {
        self.info.iter().find_map(|w| w.strip_prefix(key)?.strip_prefix('='))
    }

    /// The body as one text.
    pub fn text(&self) -> String {
        self.body.iter().map(|line| format!("{line}\n")).collect()
    }
}

/// A part that is made and not written: between `<!-- generated NAME -->` and `<!-- /generated -->`.
#[derive(Clone, Debug)]
pub struct Region {
    /// What it is.
    pub name: String,
    /// The lines between the marks, from 0.
    pub lines: Range<usize>,
}

/// A chapter.
#[derive(Clone, Debug)]
pub struct Chapter {
    /// Its file.
    pub path: PathBuf,
    /// Its file name.
    pub name: String,
    /// Its lines.
    pub lines: Vec<String>,
    /// Its blocks, in order.
    pub blocks: Vec<Block>,
    /// Its generated parts, in order.
    pub regions: Vec<Region>,
}

/// The folder of the specification.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec")
}

/// Every chapter of the specification, by name.
///
/// # Panics
/// When a chapter cannot be read, or has a fence or a mark that is never closed.
pub fn chapters() -> Vec<Chapter> {
    let entries = fs::read_dir(folder()).expect("the specification is there");
    let mut paths: Vec<PathBuf> = entries.map(|e| e.expect("a folder can be listed").path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "md"));
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).expect("a chapter is text");
            let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            chapter(path, name, &text)
        })
        .collect()
}

/// Cuts a text into blocks and regions.
///
/// # Panics
/// On a fence or a mark that is never closed.
pub fn chapter(path: PathBuf, name: String, text: &str) -> Chapter {
    let lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let (mut blocks, mut regions) = (Vec::new(), Vec::new());
    let mut open_region: Option<(String, usize)> = None;
    let mut code = None;
    let mut at = 0;
    while at < lines.len() {
        let line = &lines[at];
        if let Some(info) = line.strip_prefix("```") {
            let ticks = 3 + info.chars().take_while(|c| *c == '`').count();
            let close = "`".repeat(ticks);
            let end = (at + 1..lines.len()).find(|i| lines[*i].trim_end() == close);
            let end = end.unwrap_or_else(|| panic!("{name}:{}: this block is never closed", at + 1));
            blocks.push(Block {
                fence: at,
                lines: at + 1..end,
                info: info.trim_start_matches('`').split_whitespace().map(str::to_owned).collect(),
                body: lines[at + 1..end].to_vec(),
                code: code.clone(),
            });
            at = end + 1;
            continue;
        }
        if let Some(mark) = line.strip_prefix("<!-- generated ").and_then(|l| l.strip_suffix(" -->")) {
            open_region = Some((mark.to_owned(), at + 1));
        } else if line == "<!-- /generated -->" {
            let (name, start) =
                open_region.take().unwrap_or_else(|| panic!("{name}:{}: nothing generated begins here", at + 1));
            regions.push(Region { name, lines: start..at });
            code = None;
        } else if open_region.as_ref().is_some_and(|(name, _)| name == "codes") {
            // `error[unknown-name]` stands below the title of the section of each code.
            let id = line.strip_prefix('`').and_then(|l| l.strip_suffix("]`")).and_then(|l| l.split_once('['));
            code = id.map(|(_, id)| id.to_owned()).or(code);
        }
        at += 1;
    }
    assert!(open_region.is_none(), "{name}: a generated part is never closed");
    Chapter { path, name, lines, blocks, regions }
}

impl Chapter {
    /// Writes the chapter with other lines in some places; the places do not overlap.
    ///
    /// # Panics
    /// When the file cannot be written.
    pub fn rewrite(&self, mut changes: Vec<(Range<usize>, Vec<String>)>) {
        changes.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
        let mut lines = self.lines.clone();
        for (range, new) in changes {
            lines.splice(range, new);
        }
        fs::write(&self.path, lines.join("\n") + "\n").expect("a chapter can be written");
    }
}
