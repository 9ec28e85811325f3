//! The pages of norms and exceptions.

use jiff::civil::Date;
use maatstaf_diagnostics::Text;
use maatstaf_semantics::norms::ir::{ExceptionId, Expr};

use super::{in_force, strength, verdict};
use crate::catalogue::Catalogue;
use crate::page::{Page, to};
use crate::prose::Line;
use crate::subject::Subject;
use crate::texts;

/// The page of a norm or an exception.
pub(super) fn norm(catalogue: &Catalogue<'_>, subject: &Subject, page: &mut Page) {
    let Some(head) = catalogue.head(subject) else { return };
    let what = if matches!(subject, Subject::Norm(_)) { strength(head.strength) } else { texts::is_exception() };
    let cites = head.cite.iter().map(|cite| cite.shown()).collect::<Vec<_>>().join(", ");
    page.title(&head.title, &head.id, &[Text::same(cites), what, in_force(head.from, head.until)]);
    page.said(&texts::says(), &head.say.clone().unwrap_or_default());
    catalogue.docs(subject, head.docs.as_ref(), page);
    if head.prohibition {
        page.text(texts::is_prohibition().get(page.lang()));
    }
    if head.at_collection {
        page.text(texts::is_at_collection().get(page.lang()));
    }
    match subject {
        Subject::Norm(id) => {
            let info = catalogue.library.norm(*id);
            catalogue.with_writer(|writer| {
                page.named(&texts::is_about(), &writer.about(&info.vars));
                if info.filter != Expr::Const(true) {
                    page.lines(&texts::applies_where(), &writer.condition(&info.vars, &info.filter).lines());
                }
                page.lines(&texts::requires(), &writer.condition(&info.vars, &info.require).lines());
            });
            if uses_incompatible(&info.filter) || uses_incompatible(&info.require) {
                page.list(&texts::declared_incompatible(), &incompatible(catalogue));
            }
            page.lines(&texts::exceptions(), &exceptions(catalogue, &info.exceptions));
        }
        Subject::Exception(id) => {
            let info = catalogue.library.exception(*id);
            page.text(if info.helps() { texts::helps_who_relies() } else { texts::takes_away() }.get(page.lang()));
            let above = parents(catalogue, *id);
            page.list(&texts::exception_to(), &catalogue.lines(above));
            if let Some(root) = info.roots.first() {
                let vars = &catalogue.library.norm(*root).vars;
                catalogue.with_writer(|writer| {
                    page.lines(&texts::holds_where(), &writer.condition(vars, &info.condition).lines());
                });
            }
            page.lines(&texts::exceptions_to_it(), &exceptions(catalogue, &info.exceptions));
        }
        _ => {}
    }
    let asked: Vec<Text> =
        catalogue.questions_of(subject).iter().map(|asked| question_line(catalogue, asked)).collect();
    page.list(&texts::asks(), &asked);
    page.list(&texts::cases_that_decide(), &cases(catalogue, subject));
    page.list(&texts::sources(), &catalogue.citations(subject, page.lang()));
    page.source(&texts::in_maatstaf(), &catalogue.source(subject));
}

fn uses_incompatible(expr: &Expr) -> bool {
    let mut found = false;
    expr.walk(&mut |expr| found |= matches!(expr, Expr::Incompatible(..)));
    found
}

/// The purposes that are declared not to go together.
fn incompatible(catalogue: &Catalogue<'_>) -> Vec<Text> {
    let title = |id| &catalogue.terms.concepts.get(id).title;
    let all = catalogue.library.incompatible.iter().map(|item| {
        let cites = item.cite.iter().map(|cite| cite.shown()).collect::<Vec<_>>().join(", ");
        let pair = texts::not_together(title(item.left), title(item.right));
        let more = [Text::same(cites), in_force(item.from, item.until)];
        more.iter().filter(|more| !more.is_empty()).fold(pair, |line, more| texts::with_more(&line, more))
    });
    all.collect()
}

/// Exceptions, with the exceptions to those below them.
fn exceptions(catalogue: &Catalogue<'_>, ids: &[ExceptionId]) -> Vec<Line> {
    ids.iter()
        .map(|id| {
            let info = catalogue.library.exception(*id);
            let line = catalogue.line(&Subject::Exception(*id));
            let dates = in_force(info.head.from, info.head.until);
            // An exception that has always been there needs no dates in a list.
            let text = if info.head.until.is_some() { texts::with_more(&line, &dates) } else { line };
            Line { text, below: exceptions(catalogue, &info.exceptions) }
        })
        .collect()
}

/// What an exception is an exception to: norms, or other exceptions.
fn parents(catalogue: &Catalogue<'_>, id: ExceptionId) -> Vec<Subject> {
    catalogue
        .subjects()
        .into_iter()
        .filter(|subject| match subject {
            Subject::Norm(norm) => catalogue.library.norm(*norm).exceptions.contains(&id),
            Subject::Exception(other) => catalogue.library.exception(*other).exceptions.contains(&id),
            _ => false,
        })
        .collect()
}

/// A question in a list: what is asked, of whom, and how the answer is written.
fn question_line(catalogue: &Catalogue<'_>, subject: &Subject) -> Text {
    let ask = to(subject, &catalogue.ask(subject));
    match subject {
        Subject::Fact(id) => {
            let fact = catalogue.library.fact(*id);
            let who = catalogue.who(&fact.by, &fact.advised);
            texts::question_line(&ask, &who, &format!("given {} …", fact.name))
        }
        Subject::Judgement(id) => {
            let judgement = catalogue.library.judgement(*id);
            let who = catalogue.who(&judgement.by, &judgement.advised);
            texts::question_line(&ask, &who, &format!("judged {} …", judgement.name))
        }
        _ => ask,
    }
}

/// What comes out on a day: each verdict once, though it be that of several statements.
type OnDay = (Option<Date>, Vec<Text>);

/// The cases in which a norm or exception comes out some way: rulings first, each case once, with what it says of each day.
fn cases(catalogue: &Catalogue<'_>, subject: &Subject) -> Vec<Text> {
    let mut lines: Vec<(usize, Vec<OnDay>)> = Vec::new();
    for (position, expected, on) in catalogue.cases_of(subject) {
        if lines.last().is_none_or(|(last, _)| *last != position) {
            lines.push((position, Vec::new()));
        }
        let Some((_, days)) = lines.last_mut() else { continue };
        let word = verdict(expected);
        match days.iter_mut().find(|(day, _)| *day == on) {
            Some((_, words)) if words.contains(&word) => {}
            Some((_, words)) => words.push(word),
            None => days.push((on, vec![word])),
        }
    }
    let is_ruling = |position: usize| catalogue.cases.get(position).is_some_and(|case| !case.cite.is_empty());
    lines.sort_by_key(|(position, _)| !is_ruling(*position));
    let line = |(position, days): (usize, Vec<OnDay>)| {
        let case = catalogue.line(&Subject::Case(position));
        let said = days.iter().map(|(on, words)| {
            let words = Text::and(words.iter());
            on.map_or(words.clone(), |on| texts::on_day(&words, &on))
        });
        let said: Vec<Text> = said.collect();
        let case = if is_ruling(position) { texts::with_more(&case, &texts::is_ruling()) } else { case };
        texts::case_says(&case, &Text::and(said.iter()))
    };
    lines.into_iter().map(line).collect()
}
