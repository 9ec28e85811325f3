//! The pages of norms and exceptions.

use maatstaf_diagnostics::Text;
use maatstaf_semantics::hir::Strength;
use maatstaf_semantics::names::Place;
use maatstaf_semantics::norms::ir::{ExceptionId, ExceptionInfo, Expr, FactId, Head, JudgementId, NormInfo, Term};
use maatstaf_semantics::queries;

use super::page::Page;
use super::{Subjects, question};
use crate::texts;

/// The page of a norm.
pub(super) fn norm(subjects: &Subjects<'_>, info: &NormInfo, page: &mut Page) {
    let strength = match info.head.strength {
        Strength::Law => texts::is_law(),
        Strength::Guidance => texts::is_guidance(),
        Strength::Code => texts::is_code(),
    };
    opening(&info.head, strength, page);
    if info.head.prohibition {
        page.text(texts::is_prohibition().get(page.lang()));
    }
    if info.head.at_collection {
        page.text(texts::is_at_collection().get(page.lang()));
    }
    page.source(&texts::in_maatstaf(), &source(subjects, &info.head.place));
    let mut asked = Asked::default();
    asked.of(&info.filter);
    asked.of(&info.require);
    page.list(&texts::asks(), &asked.lines(subjects));
    page.list(&texts::exceptions(), &exceptions(subjects, &info.exceptions));
}

/// The page of an exception.
pub(super) fn exception(subjects: &Subjects<'_>, info: &ExceptionInfo, page: &mut Page) {
    opening(&info.head, texts::is_exception(), page);
    page.text(if info.helps() { texts::helps_who_relies() } else { texts::takes_away() }.get(page.lang()));
    page.source(&texts::in_maatstaf(), &source(subjects, &info.head.place));
    let roots: Vec<Text> = info.roots.iter().map(|id| line(&subjects.library.norm(*id).head)).collect();
    page.list(&texts::exception_to(), &roots);
    let mut asked = Asked::default();
    asked.of(&info.condition);
    page.list(&texts::asks(), &asked.lines(subjects));
    page.list(&texts::exceptions_to_it(), &exceptions(subjects, &info.exceptions));
}

fn opening(head: &Head, what: Text, page: &mut Page) {
    let cites = head.cite.iter().map(|cite| cite.shown()).collect::<Vec<_>>().join(", ");
    let dates = match (head.from, head.until) {
        (Some(from), Some(until)) => texts::in_force_between(&from, &until),
        (Some(from), None) => texts::in_force_from(&from),
        (None, Some(until)) => texts::in_force_until(&until),
        (None, None) => Text::default(),
    };
    page.title(&head.title, &head.id, &[Text::same(cites), what, dates]);
    page.text(head.docs.as_deref().unwrap_or_default());
    page.said(&texts::says(), &head.say.clone().unwrap_or_default());
}

fn exceptions(subjects: &Subjects<'_>, ids: &[ExceptionId]) -> Vec<Text> {
    ids.iter().map(|id| line(&subjects.library.exception(*id).head)).collect()
}

/// `AVG 22(1): Human intervention (nl.avg.human_intervention)`
pub(super) fn line(head: &Head) -> Text {
    let cite = head.cite.first().map(|cite| cite.shown() + ": ").unwrap_or_default();
    head.title.map(|title| format!("{cite}{title} (`{}`)", head.id))
}

/// The text of an item, without the comment above it: that was shown as prose.
fn source(subjects: &Subjects<'_>, place: &Place) -> String {
    let db = &subjects.opened.db;
    let file = place.item.file;
    let chunk = queries::chunks(db, file).iter().find(|chunk| chunk.key == place.item);
    let text = chunk.and_then(|chunk| file.text(db).get(chunk.range.clone())).unwrap_or_default();
    let is_above = |line: &&str| line.trim().is_empty() || line.trim_start().starts_with("//");
    text.lines().skip_while(is_above).collect::<Vec<_>>().join("\n")
}

/// The facts and judgements that an expression looks at, each once, in its order.
#[derive(Default)]
struct Asked {
    facts: Vec<FactId>,
    judgements: Vec<JudgementId>,
}

impl Asked {
    fn of(&mut self, expr: &Expr) {
        expr.walk(&mut |expr| match expr {
            Expr::Fact(id, _) => self.fact(*id),
            Expr::Judged(id, _) if !self.judgements.contains(id) => self.judgements.push(*id),
            Expr::Compare { left, right, .. } => {
                for term in [left, right] {
                    if let Term::Fact(id, _) = term {
                        self.fact(*id);
                    }
                }
            }
            _ => {}
        });
    }

    fn fact(&mut self, id: FactId) {
        if !self.facts.contains(&id) {
            self.facts.push(id);
        }
    }

    fn lines(&self, subjects: &Subjects<'_>) -> Vec<Text> {
        let facts = self.facts.iter().map(|id| question::fact_line(subjects, subjects.library.fact(*id)));
        let judgements =
            self.judgements.iter().map(|id| question::judgement_line(subjects, subjects.library.judgement(*id)));
        facts.chain(judgements).collect()
    }
}

/// Whether an expression looks at a fact.
pub(super) fn looks_at_fact(expr: &Expr, wanted: FactId) -> bool {
    let mut asked = Asked::default();
    asked.of(expr);
    asked.facts.contains(&wanted)
}

/// Whether an expression looks at a judgement.
pub(super) fn looks_at_judgement(expr: &Expr, wanted: JudgementId) -> bool {
    let mut asked = Asked::default();
    asked.of(expr);
    asked.judgements.contains(&wanted)
}
