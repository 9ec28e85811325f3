//! A page in one language, in Markdown.

use maatstaf_diagnostics::{Lang, Text};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::prose::Line;
use crate::subject::{Subject, link};

/// A part of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Block {
    /// Markdown, with links among pages.
    Text(String),
    /// What somebody wrote as documentation, in the language that is told.
    Docs(String, Option<Lang>),
    /// A heading, and Markdown below it.
    Section(String, String),
    /// A heading, and a piece of Maatstaf.
    Source(String, String),
}

/// A page in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    lang: Lang,
    /// The title.
    pub(crate) title: String,
    /// What it is called, and what it is.
    pub(crate) name: String,
    pub(crate) tags: Vec<String>,
    pub(crate) blocks: Vec<Block>,
}

impl Page {
    /// An empty page.
    pub fn new(lang: Lang) -> Page {
        Page { lang, title: String::new(), name: String::new(), tags: Vec::new(), blocks: Vec::new() }
    }

    /// The language of the page.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The title; below it what the subject is called in the language, and what more there is to say in a few words.
    pub fn title(&mut self, title: &Text, name: &str, more: &[Text]) {
        self.title = title.get(self.lang).to_owned();
        self.name = name.to_owned();
        self.tags = more.iter().filter(|t| !t.is_empty()).map(|t| t.get(self.lang).to_owned()).collect();
    }

    /// A paragraph; nothing when there is nothing to say.
    pub fn text(&mut self, text: &str) {
        if !text.trim().is_empty() {
            self.blocks.push(Block::Text(text.trim().to_owned()));
        }
    }

    /// Documentation. Where it reads the same for everybody it is in one language: `lang`, if that is known.
    pub fn docs(&mut self, docs: Option<&Text>, lang: Option<Lang>) {
        let Some(docs) = docs.filter(|docs| !docs.is_empty()) else { return };
        let lang = if docs.nl == docs.en { lang } else { Some(self.lang) };
        self.blocks.push(Block::Docs(docs.get(self.lang).trim().to_owned(), lang));
    }

    /// `**heading.** text`
    pub fn said(&mut self, heading: &Text, text: &Text) {
        if !text.is_empty() {
            self.text(&format!("**{}.** {}", heading.get(self.lang), text.get(self.lang)));
        }
    }

    /// `**heading:** text`
    pub fn named(&mut self, heading: &Text, text: &Text) {
        if !text.is_empty() {
            self.text(&format!("**{}:** {}", heading.get(self.lang), text.get(self.lang)));
        }
    }

    /// A heading with a list below it; nothing without entries.
    pub fn list(&mut self, heading: &Text, entries: &[Text]) {
        let entries: String = entries.iter().map(|entry| format!("- {}\n", entry.get(self.lang))).collect();
        self.section(heading, &entries);
    }

    /// A heading with lines below it, and lines below those.
    pub fn lines(&mut self, heading: &Text, lines: &[Line]) {
        let mut out = String::new();
        write_lines(lines, 0, self.lang, &mut out);
        self.section(heading, &out);
    }

    /// A heading, and Markdown below it; nothing without any.
    pub fn section(&mut self, heading: &Text, markdown: &str) {
        if !markdown.trim().is_empty() {
            let block = Block::Section(heading.get(self.lang).to_owned(), markdown.trim_end().to_owned());
            self.blocks.push(block);
        }
    }

    /// A piece of Maatstaf.
    pub fn source(&mut self, heading: &Text, text: &str) {
        if !text.trim().is_empty() {
            self.blocks.push(Block::Source(heading.get(self.lang).to_owned(), text.trim_end().to_owned()));
        }
    }

    /// The page for a terminal or a file: Markdown, in which links among pages are the words alone.
    pub fn markdown(&self) -> String {
        let more: String = self.tags.iter().map(|tag| format!(" · {}", without_links(tag))).collect();
        let mut out = format!("## {}\n\n`{}`{more}\n", self.title, self.name);
        for block in &self.blocks {
            match block {
                Block::Text(text) => out.push_str(&format!("\n{}\n", without_links(text))),
                Block::Docs(text, lang) => {
                    if lang.is_some_and(|lang| lang != self.lang) {
                        out.push_str(&format!("\n*{}:*\n", crate::texts::in_english().get(self.lang)));
                    }
                    out.push_str(&format!("\n{}\n", without_links(text)));
                }
                Block::Section(heading, text) => out.push_str(&format!("\n### {heading}\n\n{}\n", without_links(text))),
                Block::Source(heading, text) => out.push_str(&format!("\n### {heading}\n\n```maat\n{text}\n```\n")),
            }
        }
        out
    }
}

fn write_lines(lines: &[Line], depth: usize, lang: Lang, out: &mut String) {
    for line in lines {
        out.push_str(&format!("{}- {}\n", "  ".repeat(depth), line.text.get(lang)));
        write_lines(&line.below, depth + 1, lang, out);
    }
}

/// What of Markdown is read.
pub(crate) fn options() -> Options {
    Options::ENABLE_TABLES
}

/// `markdown` in which a link to a page is its words, and a link to elsewhere its words with the address behind them.
fn without_links(markdown: &str) -> String {
    let mut out = String::new();
    let mut last = 0;
    let mut links: Vec<(usize, Option<String>)> = Vec::new();
    for (event, range) in Parser::new_ext(markdown, options()).into_offset_iter() {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                out.push_str(markdown.get(last..range.start).unwrap_or_default());
                last = range.start + 1;
                let address = Subject::of_address(&dest_url).is_none().then(|| dest_url.to_string());
                links.push((range.end, address));
            }
            Event::End(TagEnd::Link) => {
                let Some((end, address)) = links.pop() else { continue };
                let whole = markdown.get(last..end).unwrap_or_default();
                let words = whole.rsplit_once("](").map_or(whole, |(words, _)| words);
                out.push_str(&words.replace("\\[", "[").replace("\\]", "]"));
                if let Some(address) = address.filter(|address| address != words) {
                    out.push_str(&format!(" <{address}>"));
                }
                last = end;
            }
            _ => {}
        }
    }
    out.push_str(markdown.get(last..).unwrap_or_default());
    out
}

/// A link to a page, with these words.
pub(crate) fn to(subject: &Subject, words: &Text) -> Text {
    let address = subject.address();
    words.map(|words| link(words, &address))
}

#[cfg(test)]
mod tests;
