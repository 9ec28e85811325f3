//! Prose as a page.

use maatstaf_diagnostics::{Lang, Text, texts};

use super::{Passage, Prose};
use crate::hir::Strength;
use crate::report::VerdictReport;
use crate::verdicts::Status;

impl Prose {
    /// The page in Markdown, in one language.
    pub fn markdown(&self, lang: Lang) -> String {
        let mut page = Page { lang, out: String::new() };
        let version = texts::prose_version(self.version);
        page.block(&format!("# {}\n\n`{}` · {}", self.title.get(lang), self.name, version.get(lang)));
        page.block(&page.join(&[texts::prose_read_on(&self.read_on.to_string())]));
        if self.errors > 0 {
            page.block(&format!("> {}", texts::prose_errors(self.errors).get(lang)));
        }
        page.block(self.docs.as_ref().map_or("", |docs| docs.get(lang)));
        page.block(&page.join(&self.lead));
        page.heading(&texts::prose_heading_acts());
        if self.acts.is_empty() {
            page.block(texts::prose_no_acts().get(lang));
        }
        for (index, passage) in self.acts.iter().enumerate() {
            page.passage(index + 1, passage);
        }
        if !self.nevers.is_empty() {
            page.heading(&texts::prose_heading_never());
            for (index, passage) in self.nevers.iter().enumerate() {
                page.passage(index + 1, passage);
            }
        }
        if !self.verdicts.is_empty() {
            page.heading(&texts::prose_heading_as_a_whole());
            page.verdicts(&self.verdicts, "");
        }
        page.heading(&texts::prose_heading_answers());
        if self.answers.is_empty() {
            page.block(texts::prose_no_answers().get(lang));
        }
        let answers: Vec<String> = self.answers.iter().map(|answer| format!("- {}", page.join(answer))).collect();
        page.block(&answers.join("\n"));
        page.block(&format!("---\n\n*{}*", texts::prose_no_judgement().get(lang)));
        page.out
    }
}

struct Page {
    lang: Lang,
    out: String,
}

impl Page {
    /// A paragraph, or another block; nothing when there is nothing in it.
    fn block(&mut self, text: &str) {
        let text = text.trim_end();
        if text.is_empty() {
            return;
        }
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn heading(&mut self, text: &Text) {
        self.block(&format!("## {}", text.get(self.lang)));
    }

    /// Sentences after each other.
    fn join(&self, sentences: &[Text]) -> String {
        sentences.iter().map(|text| text.get(self.lang)).filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" ")
    }

    fn passage(&mut self, number: usize, passage: &Passage) {
        let mark = format!("{number}. ");
        let indent = " ".repeat(mark.len());
        let mut first = format!("{mark}{}", self.join(&passage.sentences));
        if let Some(docs) = &passage.docs {
            first = format!(
                "{mark}*{}*\n\n{indent}{}",
                docs.get(self.lang).trim().replace('\n', " "),
                self.join(&passage.sentences)
            );
        }
        self.block(&first);
        if let Some(text) = &passage.unread {
            let lines: Vec<String> = text.lines().map(|line| format!("{indent}{line}")).collect();
            let told = texts::prose_damaged();
            self.block(&format!(
                "{indent}{}\n\n{indent}```maat\n{}\n{indent}```",
                told.get(self.lang),
                lines.join("\n")
            ));
        }
        self.verdicts(&passage.verdicts, &indent);
    }

    /// Violated norms, then open ones with their questions, then in one line those that are met.
    fn verdicts(&mut self, verdicts: &[VerdictReport], indent: &str) {
        let mut lines: Vec<String> = Vec::new();
        for status in [Status::Violated, Status::Open] {
            for verdict in verdicts.iter().filter(|v| v.status == status) {
                for line in self.verdict(verdict) {
                    if !lines.contains(&line) {
                        lines.push(line);
                    }
                }
            }
        }
        let mut met: Vec<&str> = verdicts.iter().filter(|v| v.status == Status::Satisfied).map(cite).collect();
        met.sort_unstable();
        met.dedup();
        if !met.is_empty() {
            lines.push(format!("- ✓ {}", texts::prose_satisfied(&met.join(", ")).get(self.lang)));
        }
        let lines: Vec<String> = lines.iter().map(|line| format!("{indent}{line}")).collect();
        self.block(&lines.join("\n"));
    }

    fn verdict(&self, verdict: &VerdictReport) -> Vec<String> {
        let (title, cite) = (&verdict.title, cite(verdict));
        let (mark, told) = match (verdict.status, verdict.is_exception, verdict.strength) {
            (Status::Violated, true, _) => ("✗", texts::exception_not_met(title, cite)),
            (Status::Violated, false, Strength::Law) => ("✗", texts::violated(title, cite)),
            (Status::Violated, false, _) => ("✗", texts::guidance_violated(title, cite)),
            _ => ("?", texts::open(title, cite)),
        };
        let mut line = format!("- {mark} **{}**", told.get(self.lang));
        if let Some(say) = &verdict.say {
            line.push_str(&format!(" {}", say.get(self.lang)));
        }
        if let Some(accepted) = &verdict.accepted {
            line.push_str(&format!(" {}", accepted.get(self.lang)));
        }
        let mut lines = vec![line];
        for question in verdict.questions.iter().filter(|_| verdict.status == Status::Open) {
            let who = super::sentences::within(&question.who);
            lines.push(format!("  - {}", texts::prose_question(&question.ask, &who).get(self.lang)));
        }
        lines
    }
}

/// What a norm is called: its first citation, else its name.
fn cite(verdict: &VerdictReport) -> &str {
    verdict.cite.first().unwrap_or(&verdict.norm)
}
