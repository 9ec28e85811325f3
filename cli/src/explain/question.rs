//! The pages of facts, judgements and attributes.

use maatstaf_diagnostics::Text;
use maatstaf_semantics::names::ConceptId;
use maatstaf_semantics::norms::Cite;
use maatstaf_semantics::norms::ir::{AttributeInfo, Expr, FactInfo, JudgementInfo};

use super::page::Page;
use super::{Subjects, norm};
use crate::texts;

/// The page of a fact.
pub(super) fn fact(subjects: &Subjects<'_>, info: &FactInfo, page: &mut Page) {
    let title = info.title.clone().unwrap_or_else(|| info.ask.clone());
    page.title(
        &title,
        &qualified(&info.package, &info.name),
        &[cites(&info.cite), texts::is_fact(info.target.keyword(), info.ty.keyword())],
    );
    page.text(info.docs.as_deref().unwrap_or_default());
    page.said(&texts::the_question(), &info.ask);
    page.said(&texts::who(), &who(subjects, &info.by, &info.advised));
    page.said(&texts::how_to_answer(), &Text::same(format!("`given {} …`", info.name)));
    let id = subjects.library.facts().find(|(_, other)| *other == info).map(|(id, _)| id);
    page.list(&texts::asked_by(), &norms_that(subjects, |expr| id.is_some_and(|id| norm::looks_at_fact(expr, id))));
}

/// The page of a judgement.
pub(super) fn judgement(subjects: &Subjects<'_>, info: &JudgementInfo, page: &mut Page) {
    let title = info.title.clone().unwrap_or_else(|| info.ask.clone());
    let targets = info.targets.iter().map(|target| target.keyword()).collect::<Vec<_>>().join(", ");
    page.title(&title, &qualified(&info.package, &info.name), &[cites(&info.cite), texts::is_judgement(&targets)]);
    page.text(info.docs.as_deref().unwrap_or_default());
    page.said(&texts::the_question(), &info.ask);
    for consider in &info.consider {
        page.said(&texts::to_weigh(), consider);
    }
    page.said(&texts::who(), &who(subjects, &info.by, &info.advised));
    if let Some(period) = info.renew {
        page.said(&texts::lasts(), &period_text(period));
    }
    let example = format!("`judged {} yes by … on … because \"…\"`", info.name);
    page.said(&texts::how_to_answer(), &Text::same(example));
    let id = subjects.library.judgements().find(|(_, other)| *other == info).map(|(id, _)| id);
    page.list(
        &texts::asked_by(),
        &norms_that(subjects, |expr| id.is_some_and(|id| norm::looks_at_judgement(expr, id))),
    );
}

/// The page of an attribute or a context value.
pub(super) fn attribute(info: &AttributeInfo, page: &mut Page) {
    let what =
        if info.of_worker { texts::is_attribute(info.ty.keyword()) } else { texts::is_context(info.ty.keyword()) };
    page.title(&info.title, &qualified(&info.package, &info.name), &[what]);
    page.said(&texts::the_question(), &info.ask.clone().unwrap_or_default());
}

/// A fact in a list of questions.
pub(super) fn fact_line(subjects: &Subjects<'_>, info: &FactInfo) -> Text {
    line(&info.ask, &who(subjects, &info.by, &info.advised), &format!("given {} …", info.name))
}

/// A judgement in a list of questions.
pub(super) fn judgement_line(subjects: &Subjects<'_>, info: &JudgementInfo) -> Text {
    line(&info.ask, &who(subjects, &info.by, &info.advised), &format!("judged {} …", info.name))
}

fn line(ask: &Text, who: &Text, answer: &str) -> Text {
    Text::new(format!("{} {}: `{answer}`", ask.nl, who.nl), format!("{} {}: `{answer}`", ask.en, who.en))
}

/// The norms and exceptions with an expression that `looks`.
fn norms_that(subjects: &Subjects<'_>, looks: impl Fn(&Expr) -> bool) -> Vec<Text> {
    let norms = subjects.library.norms.iter().filter(|n| looks(&n.filter) || looks(&n.require)).map(|n| &n.head);
    let exceptions = subjects.library.exceptions.iter().filter(|e| looks(&e.condition)).map(|e| &e.head);
    norms.chain(exceptions).map(norm::line).collect()
}

fn who(subjects: &Subjects<'_>, by: &[ConceptId], advised: &[ConceptId]) -> Text {
    let title = |id: &ConceptId| &subjects.terms.concepts.get(*id).title;
    if by.is_empty() {
        return maatstaf_diagnostics::texts::anyone();
    }
    let by = Text::or(by.iter().map(title));
    if advised.is_empty() {
        return by;
    }
    let advised = Text::and(advised.iter().map(title));
    Text::new(
        maatstaf_diagnostics::texts::who_advised(&by.nl, &advised.nl).nl,
        maatstaf_diagnostics::texts::who_advised(&by.en, &advised.en).en,
    )
}

fn cites(cites: &[Cite]) -> Text {
    Text::same(cites.iter().map(Cite::shown).collect::<Vec<_>>().join(", "))
}

/// `package.name`; the name alone in a policy.
pub(super) fn qualified(package: &str, name: &str) -> String {
    if package.is_empty() { name.to_owned() } else { format!("{package}.{name}") }
}

/// A period as the declaration of a judgement has it: years, months, weeks or days.
fn period_text(period: maatstaf_semantics::hir::Period) -> Text {
    let (months, days) = (period.months, period.days);
    let count = |n: i32, nl: [&str; 2], en: [&str; 2]| {
        let form = usize::from(n != 1);
        Text::new(format!("{n} {}", nl[form]), format!("{n} {}", en[form]))
    };
    let mut parts = Vec::new();
    if months != 0 && months % 12 == 0 {
        parts.push(count(months / 12, ["jaar", "jaar"], ["year", "years"]));
    } else if months != 0 {
        parts.push(count(months, ["maand", "maanden"], ["month", "months"]));
    }
    if days != 0 {
        parts.push(count(days, ["dag", "dagen"], ["day", "days"]));
    }
    Text::and(parts.iter())
}
