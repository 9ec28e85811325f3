//! What each subject says of itself.

mod article;
mod case;
mod norm;
mod package;
mod question;

use jiff::civil::Date;
use maatstaf_diagnostics::{Lang, Text};
use maatstaf_semantics::hir::{ExpectedVerdict, Strength};
use maatstaf_semantics::names::ConceptId;

use crate::catalogue::Catalogue;
use crate::page::{Page, to};
use crate::prose::Writer;
use crate::subject::{Subject, link};
use crate::{links, texts};

impl Catalogue<'_> {
    /// The page of a subject in a language.
    pub fn page(&self, subject: &Subject, lang: Lang) -> Page {
        let mut page = Page::new(lang);
        match subject {
            Subject::Package(name) => package::package(self, name, &mut page),
            Subject::Norm(_) | Subject::Exception(_) => norm::norm(self, subject, &mut page),
            Subject::Fact(_) | Subject::Judgement(_) => question::question(self, subject, &mut page),
            Subject::Case(i) => case::case(self, *i, &mut page),
            Subject::Article(name) => article::article(self, name, &mut page),
        }
        page
    }

    /// What people read of a subject in a list: its citation, its title, and its name.
    pub fn line(&self, subject: &Subject) -> Text {
        let cite = match subject {
            // A ruling is a long number; its case has a title.
            Subject::Case(_) => String::new(),
            _ => self.cites(subject).first().map(|cite| cite.shown() + ": ").unwrap_or_default(),
        };
        let name = self.name(subject);
        to(subject, &self.title(subject)).map(|title| format!("{cite}{title} (`{name}`)"))
    }

    pub(crate) fn lines(&self, subjects: impl IntoIterator<Item = Subject>) -> Vec<Text> {
        subjects.into_iter().map(|subject| self.line(&subject)).collect()
    }

    /// The citations of a subject, each with the way to its text and to all that rests on it.
    fn citations(&self, subject: &Subject, lang: Lang) -> Vec<Text> {
        let of_cite = |raw: &str, shown: String| {
            let on = self.day_of_text(subject, raw);
            let article = to(&Subject::Article(links::article(raw)), &Text::same(&shown));
            match links::address(&self.library.packages, raw, on, lang) {
                Some(address) => {
                    texts::read_there(&article, &texts::the_text_itself().map(|words| link(words, &address)))
                }
                None => article,
            }
        };
        self.cites(subject).iter().map(|cite| of_cite(&cite.raw, cite.shown())).collect()
    }

    fn docs(&self, subject: &Subject, docs: Option<&Text>, page: &mut Page) {
        // What the library says in one language it says in English; of other packages nobody knows.
        let lang = self.is_of_library(subject).then_some(Lang::En);
        page.docs(docs, lang);
    }

    fn titles(&self, ids: &[ConceptId]) -> Vec<Text> {
        ids.iter().map(|id| self.terms.concepts.get(*id).title.clone()).collect()
    }

    /// Who answers a question.
    pub fn who(&self, by: &[ConceptId], advised: &[ConceptId]) -> Text {
        if by.is_empty() {
            return maatstaf_diagnostics::texts::anyone();
        }
        let by = Text::or(self.titles(by).iter());
        if advised.is_empty() {
            return by;
        }
        let advised = Text::and(self.titles(advised).iter());
        let who = |by: &str, advised: &str| maatstaf_diagnostics::texts::who_advised(by, advised);
        Text::new(who(&by.nl, &advised.nl).nl, who(&by.en, &advised.en).en)
    }

    fn with_writer<T>(&self, write: impl FnOnce(&Writer<'_>) -> T) -> T {
        let question = |subject: &Subject| to(subject, &self.ask(subject));
        write(&Writer { terms: &self.terms, library: &self.library, question: &question })
    }

    /// The question that a fact or judgement asks.
    pub fn ask(&self, subject: &Subject) -> Text {
        match subject {
            Subject::Fact(id) => self.library.fact(*id).ask.clone(),
            Subject::Judgement(id) => self.library.judgement(*id).ask.clone(),
            _ => Text::default(),
        }
    }
}

/// From when until when something is in force; nothing when neither is known.
pub fn in_force(from: Option<Date>, until: Option<Date>) -> Text {
    match (from, until) {
        (Some(from), Some(until)) => texts::in_force_between(&from, &until),
        (Some(from), None) => texts::in_force_from(&from),
        (None, Some(until)) => texts::in_force_until(&until),
        (None, None) => Text::default(),
    }
}

/// How sure a norm is, and what a breach is.
pub fn strength(strength: Strength) -> Text {
    match strength {
        Strength::Law => texts::is_law(),
        Strength::Guidance => texts::is_guidance(),
        Strength::Code => texts::is_code(),
    }
}

/// A verdict in a word.
pub(crate) fn verdict(verdict: ExpectedVerdict) -> Text {
    use maatstaf_diagnostics::texts as words;
    match verdict {
        ExpectedVerdict::Violated => words::word_violated(),
        ExpectedVerdict::Open => words::word_open(),
        ExpectedVerdict::Satisfied => words::word_satisfied(),
        ExpectedVerdict::NotApplicable => words::word_not_applicable(),
    }
}
