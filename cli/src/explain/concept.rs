//! The pages of concepts, groupings and hours.

use maatstaf_diagnostics::Text;
use maatstaf_semantics::model::{GroupingInfo, HoursInfo};
use maatstaf_semantics::names::{ConceptId, ConceptInfo};
use maatstaf_semantics::norms::ir::Expr;

use super::page::Page;
use super::question::qualified;
use super::{Subjects, norm};
use crate::texts;

/// The page of a concept.
pub(super) fn concept(subjects: &Subjects<'_>, id: ConceptId, info: &ConceptInfo, page: &mut Page) {
    let concepts = &subjects.terms.concepts;
    let name = format!("{} {}", info.sort.keyword(), info.name);
    let from = if info.package.is_empty() { texts::from_this_policy() } else { texts::from_package(&info.package) };
    page.title(&info.title, &name, &[maatstaf_diagnostics::texts::sort(info.sort.keyword()), from]);
    page.text(info.docs.as_deref().unwrap_or_default());
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
    let norms = subjects.library.norms.iter().filter(|n| looks(&n.filter) || looks(&n.require));
    page.list(&texts::norms_about_it(), &norms.map(|n| norm::line(&n.head)).collect::<Vec<_>>());
}

/// The page of a grouping.
pub(super) fn grouping(info: &GroupingInfo, page: &mut Page) {
    page.title(&info.title, &qualified(&info.package, &info.name), &[texts::is_grouping(info.level.word())]);
}

/// The page of a schedule.
pub(super) fn hours(info: &HoursInfo, page: &mut Page) {
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
