//! A page of explanation, in Markdown, as the pages of the codes are.

use maatstaf_diagnostics::{Lang, Text};

/// A page in one language.
pub(super) struct Page {
    lang: Lang,
    out: String,
}

impl Page {
    pub(super) fn new(lang: Lang) -> Page {
        Page { lang, out: String::new() }
    }

    /// The language of the page.
    pub(super) fn lang(&self) -> Lang {
        self.lang
    }

    /// `## title`, and below it in code what it is called.
    pub(super) fn title(&mut self, title: &Text, name: &str, more: &[Text]) {
        let more: String = more.iter().filter(|t| !t.is_empty()).map(|t| format!(" · {}", t.get(self.lang))).collect();
        self.out.push_str(&format!("## {}\n\n`{name}`{more}\n", title.get(self.lang)));
    }

    /// A paragraph; nothing when there is nothing to say.
    pub(super) fn text(&mut self, text: &str) {
        if !text.trim().is_empty() {
            self.out.push_str(&format!("\n{}\n", text.trim()));
        }
    }

    /// `**heading.** text`
    pub(super) fn said(&mut self, heading: &Text, text: &Text) {
        if !text.is_empty() {
            self.out.push_str(&format!("\n**{}.** {}\n", heading.get(self.lang), text.get(self.lang)));
        }
    }

    /// `**heading.**` with a list below it; nothing without entries.
    pub(super) fn list(&mut self, heading: &Text, entries: &[Text]) {
        if entries.is_empty() {
            return;
        }
        self.out.push_str(&format!("\n**{}.**\n\n", heading.get(self.lang)));
        for entry in entries {
            self.out.push_str(&format!("- {}\n", entry.get(self.lang)));
        }
    }

    /// A piece of Maatstaf.
    pub(super) fn source(&mut self, heading: &Text, text: &str) {
        if !text.trim().is_empty() {
            self.out.push_str(&format!("\n**{}.**\n\n```maat\n{}\n```\n", heading.get(self.lang), text.trim_end()));
        }
    }

    pub(super) fn finish(self) -> String {
        self.out
    }
}
