//! A page in Markdown, in both languages at once.

use maatstaf_diagnostics::Text;

/// A page that grows.
#[derive(Debug, Default)]
pub(crate) struct Page {
    text: Text,
}

impl Page {
    fn push(&mut self, nl: &str, en: &str) {
        self.text.nl.push_str(nl);
        self.text.en.push_str(en);
    }

    /// `**title**`, and behind it in code what it is called.
    pub fn title(&mut self, title: &Text, name: &str) {
        self.push(&format!("**{}** · `{name}`\n", title.nl), &format!("**{}** · `{name}`\n", title.en));
    }

    /// A line of small facts below the title: those that are not empty.
    pub fn facts(&mut self, facts: &[Text]) {
        let shown: Vec<&Text> = facts.iter().filter(|text| !text.is_empty()).collect();
        if !shown.is_empty() {
            let join = |of: fn(&Text) -> &str| shown.iter().map(|t| of(t)).collect::<Vec<_>>().join(" · ");
            let (nl, en) = (join(|t| &t.nl), join(|t| &t.en));
            self.push(&format!("\n*{nl}*\n"), &format!("\n*{en}*\n"));
        }
    }

    /// A paragraph; nothing when there is nothing to say.
    pub fn text(&mut self, text: &Text) {
        if !text.is_empty() {
            self.push(&format!("\n{}\n", text.nl.trim()), &format!("\n{}\n", text.en.trim()));
        }
    }

    /// `**heading.** text`
    pub fn said(&mut self, heading: &Text, text: &Text) {
        if !text.is_empty() {
            self.push(&format!("\n**{}.** {}\n", heading.nl, text.nl), &format!("\n**{}.** {}\n", heading.en, text.en));
        }
    }

    /// `**heading.**` with a list below it; nothing without entries.
    pub fn list(&mut self, heading: &Text, entries: &[Text]) {
        /// More than these would fill the screen.
        const MOST: usize = 12;
        if entries.is_empty() {
            return;
        }
        self.push(&format!("\n**{}.**\n\n", heading.nl), &format!("\n**{}.**\n\n", heading.en));
        for entry in entries.iter().take(MOST) {
            self.push(&format!("- {}\n", entry.nl), &format!("- {}\n", entry.en));
        }
        if entries.len() > MOST {
            let more = crate::texts::more(entries.len() - MOST);
            self.push(&format!("- {}\n", more.nl), &format!("- {}\n", more.en));
        }
    }

    /// A piece of Maatstaf.
    pub fn source(&mut self, source: &str) {
        let fenced = format!("\n```maat\n{}\n```\n", source.trim_end());
        self.push(&fenced, &fenced);
    }

    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    pub fn finish(self) -> Text {
        self.text
    }
}

/// A Markdown link around a text, when there is somewhere to go.
pub(crate) fn link(text: &str, address: Option<&str>) -> String {
    match address {
        Some(address) => format!("[{text}]({address})"),
        None => text.to_owned(),
    }
}
