//! The pages of cases.

use maatstaf_diagnostics::Text;

use super::verdict;
use crate::catalogue::Catalogue;
use crate::page::Page;
use crate::prose::Line;
use crate::subject::Subject;
use crate::texts;

/// The page of a case.
pub(super) fn case(catalogue: &Catalogue<'_>, position: usize, page: &mut Page) {
    let Some(case) = catalogue.cases.get(position) else { return };
    let subject = Subject::Case(position);
    let cites = case.cite.iter().map(|cite| cite.shown()).collect::<Vec<_>>().join(", ");
    let on = case.on.map(|on| texts::read_on(&on)).unwrap_or_default();
    let what = if case.cite.is_empty() { texts::is_example() } else { texts::is_ruling() };
    page.title(&case.title, &catalogue.name(&subject), &[what, Text::same(cites), on]);
    catalogue.docs(&subject, case.docs.as_ref(), page);
    let mut lines: Vec<Line> = Vec::new();
    for decides in &case.decides {
        let word = verdict(decides.verdict);
        let word = decides.on.map_or(word.clone(), |on| texts::on_day(&word, &on));
        let cite = maatstaf_semantics::norms::shown_citation(&decides.reference);
        let below: Vec<Line> =
            decides.subjects.iter().map(|named| Line { text: catalogue.line(named), below: Vec::new() }).collect();
        lines.push(Line { text: texts::comes_out(&cite, &word), below });
    }
    if case.only {
        lines.push(Line { text: texts::nothing_else(), below: Vec::new() });
    }
    page.lines(&texts::what_comes_out(), &lines);
    page.list(&texts::sources(), &catalogue.citations(&subject, page.lang()));
    page.source(&texts::in_maatstaf(), &catalogue.source(&subject));
}
