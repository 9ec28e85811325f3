//! The pages of articles and rulings: all that rests on one.

use std::collections::BTreeMap;

use maatstaf_diagnostics::Text;
use maatstaf_semantics::norms::shown_citation;

use crate::catalogue::{Catalogue, numbers};
use crate::page::Page;
use crate::prose::Line;
use crate::subject::{Subject, link};
use crate::{links, texts};

/// The page of an article, or of a ruling.
pub(super) fn article(catalogue: &Catalogue<'_>, name: &str, page: &mut Page) {
    let packages = &catalogue.library.packages;
    let source = name.split_once(' ').map_or(name, |(source, _)| source);
    let known = packages.iter().flat_map(|package| &package.sources).find(|law| law.name.value == source);
    let law = known.and_then(|law| law.title.clone()).unwrap_or_default();
    let what = if name.starts_with("ECLI:") { texts::is_published_ruling() } else { law };
    page.title(&Text::same(name), name, &[what]);
    // An article has a source before its number, and is cited with an underscore between them.
    let raw = match known {
        Some(_) => name.replacen(' ', "_", 1),
        None => name.to_owned(),
    };
    if let Some(address) = links::address(packages, &raw, None, page.lang()) {
        page.text(&link(texts::the_text_itself().get(page.lang()), &address));
    }
    let mut by_cite: BTreeMap<&str, Vec<&Subject>> = BTreeMap::new();
    for (cite, subject) in catalogue.citing(name) {
        by_cite.entry(cite).or_default().push(subject);
    }
    let mut by_cite: Vec<(&str, Vec<&Subject>)> = by_cite.into_iter().collect();
    by_cite.sort_by_key(|(cite, _)| numbers(cite));
    let lines: Vec<Line> = by_cite
        .into_iter()
        .map(|(cite, subjects)| {
            let below = subjects.into_iter().map(|subject| {
                let line = texts::with_kind(&catalogue.line(subject), &kind(catalogue, subject));
                Line { text: line, below: Vec::new() }
            });
            Line { text: Text::same(shown_citation(cite)), below: below.collect() }
        })
        .collect();
    page.lines(&texts::rests_on_it(), &lines);
}

/// What a subject is, in a word.
pub(super) fn kind(catalogue: &Catalogue<'_>, subject: &Subject) -> Text {
    match subject {
        Subject::Norm(id) => super::strength(catalogue.library.norm(*id).head.strength),
        Subject::Exception(_) => texts::is_exception(),
        Subject::Fact(_) => texts::is_a_fact(),
        Subject::Judgement(_) => texts::is_a_judgement(),
        Subject::Case(_) => texts::is_a_case(),
        Subject::Package(_) | Subject::Article(_) => Text::default(),
    }
}
