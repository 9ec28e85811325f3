//! The pages of concepts, groupings, hours, and attributes of people and requests.

use maatstaf_catalogue::{Page, Subject};
use maatstaf_diagnostics::Text;
use maatstaf_semantics::model::{GroupingInfo, HoursInfo};
use maatstaf_semantics::names::{ConceptId, ConceptInfo};
use maatstaf_semantics::norms::ir::{AttributeInfo, Expr, NormId};

use super::{Pages, Subjects, is_called, qualified};
use crate::texts;

/// The pages of the words that are called so; a concept may be called by its sort and name.
pub(super) fn matching(subjects: &Subjects<'_>, name: &str, pages: &mut Pages) {
    for (_, info) in subjects.catalogue.library.attributes() {
        if is_called(name, &info.package, &info.name) {
            pages.add(|page| attribute(info, page));
        }
    }
    for (id, info) in subjects.terms.concepts.iter() {
        let with_sort =
            name.split_once(' ').is_some_and(|(sort, rest)| sort == info.sort.keyword() && *rest == *info.name);
        if with_sort || is_called(name, &info.package, &info.name) {
            pages.add(|page| concept(subjects, id, info, page));
        }
    }
    for info in subjects.terms.groupings.iter().filter(|info| is_called(name, &info.package, &info.name)) {
        pages.add(|page| grouping(info, page));
    }
    for info in subjects.terms.hours.iter().filter(|info| is_called(name, &info.package, &info.name)) {
        pages.add(|page| hours(info, page));
    }
}

/// The page of an attribute or a context value.
fn attribute(info: &AttributeInfo, page: &mut Page) {
    let what =
        if info.of_worker { texts::is_attribute(info.ty.keyword()) } else { texts::is_context(info.ty.keyword()) };
    page.title(&info.title, &qualified(&info.package, &info.name), &[what]);
    page.said(&texts::the_question(), &info.ask.clone().unwrap_or_default());
}

/// The page of a concept.
fn concept(subjects: &Subjects<'_>, id: ConceptId, info: &ConceptInfo, page: &mut Page) {
    let concepts = &subjects.terms.concepts;
    let name = format!("{} {}", info.sort.keyword(), info.name);
    let from = if info.package.is_empty() { texts::from_this_policy() } else { texts::from_package(&info.package) };
    page.title(&info.title, &name, &[maatstaf_diagnostics::texts::sort(info.sort.keyword()), from]);
    page.docs(info.docs.as_ref(), None);
    let named = |id: ConceptId| {
        let info = concepts.get(id);
        info.title.map(|title| format!("{title} (`{}`)", info.name))
    };
    let above: Vec<Text> = info.ancestors.iter().filter(|other| **other != id).map(|other| named(*other)).collect();
    page.list(&texts::is_a_kind_of(), &above);
    let below: Vec<Text> =
        concepts.iter().filter(|(_, other)| other.parents.contains(&id)).map(|(other, _)| named(other)).collect();
    page.list(&texts::kinds_of_it(), &below);
    if let Some(dpv) = &info.dpv {
        page.said(&texts::dpv_term(), &Text::same(format!("<{dpv}>")));
    }
    let looks = |expr: &Expr| {
        let mut found = false;
        expr.walk(&mut |expr| {
            found |= match expr {
                Expr::Is { concept, .. } | Expr::Draws(_, concept) => concepts.is_a(id, *concept),
                _ => false,
            }
        });
        found
    };
    let norms = subjects.catalogue.library.norms.iter().enumerate();
    let norms = norms.filter(|(_, norm)| looks(&norm.filter) || looks(&norm.require));
    let lines = norms.map(|(i, _)| subjects.catalogue.line(&Subject::Norm(NormId(i as u32))));
    page.list(&texts::norms_about_it(), &lines.collect::<Vec<_>>());
}

/// The page of a grouping.
fn grouping(info: &GroupingInfo, page: &mut Page) {
    page.title(&info.title, &qualified(&info.package, &info.name), &[texts::is_grouping(info.level.word())]);
}

/// The page of a schedule.
fn hours(info: &HoursInfo, page: &mut Page) {
    page.title(&info.title, &qualified(&info.package, &info.name), &[texts::is_hours(&info.zone)]);
    let days = [
        ("maandag", "Monday"),
        ("dinsdag", "Tuesday"),
        ("woensdag", "Wednesday"),
        ("donderdag", "Thursday"),
        ("vrijdag", "Friday"),
        ("zaterdag", "Saturday"),
        ("zondag", "Sunday"),
    ];
    let at = |minute: u16| {
        let (nl, en) = days[usize::from(minute / (24 * 60)) % days.len()];
        let time = format!("{:02}:{:02}", minute / 60 % 24, minute % 60);
        Text::new(format!("{nl} {time}"), format!("{en} {time}"))
    };
    let spans: Vec<Text> = info.spans.iter().map(|(from, to)| texts::from_to(&at(*from), &at(*to))).collect();
    page.list(&texts::when(), &spans);
}
