//! The pages of everything that has a name.

use jiff::civil::Date;
use maatstaf_diagnostics::Text;
use maatstaf_semantics::cases;
use maatstaf_semantics::hir::{Expect, ItemBody, Strength};
use maatstaf_semantics::names::ConceptId;
use maatstaf_semantics::norms::Cite;
use maatstaf_semantics::norms::ir::{Expr, Head};
use maatstaf_semantics::queries;

use crate::markdown::{Page, link};
use crate::symbol::{Scope, Symbol, SymbolKind};
use crate::{Analysis, address, clauses, texts};

/// Writes the page of a symbol.
pub(crate) fn symbol_page(analysis: &Analysis, scope: &Scope<'_>, symbol: &Symbol, as_of: Date, page: &mut Page) {
    match symbol.kind {
        SymbolKind::Concept(_) => concept(scope, symbol, page),
        SymbolKind::Grouping => grouping(scope, symbol, page),
        SymbolKind::Hours => hours(scope, symbol, page),
        SymbolKind::Fact => fact(scope, symbol, page),
        SymbolKind::Judgement => judgement(scope, symbol, page),
        SymbolKind::Attribute => attribute(scope, symbol, page),
        SymbolKind::Norm => norm(analysis, scope, symbol, page),
        SymbolKind::Exception => exception(analysis, scope, symbol, page),
        SymbolKind::Organisation => organisation(scope, symbol, page),
        SymbolKind::Instrument => instrument(analysis, scope, symbol, as_of, page),
        SymbolKind::Statement => statement(analysis, scope, symbol, as_of, page),
        SymbolKind::Package => package(scope, symbol, page),
        SymbolKind::Define => {
            page.title(&Text::same(symbol.name.to_string()), "define");
            page.facts(&[texts::define()]);
            source(scope, symbol, page);
        }
        SymbolKind::Case => {
            page.title(&Text::same(symbol.name.to_string()), "case");
            page.facts(&[texts::case()]);
        }
        SymbolKind::Variable => variable(scope, symbol, page),
    }
}

fn from(package: &str) -> Text {
    if package.is_empty() { texts::own() } else { texts::of_package(package) }
}

fn docs(text: Option<&Text>) -> Text {
    text.cloned().unwrap_or_default()
}

/// `AVG 22(1): Human intervention (nl.avg.human_intervention)`
pub(crate) fn head_line(head: &Head) -> Text {
    let cite = head.cite.first().map(|cite| cite.shown() + ": ").unwrap_or_default();
    head.title.map(|title| format!("{cite}{title} (`{}`)", head.id))
}

fn cites(scope: &Scope<'_>, cites: &[Cite]) -> Text {
    let links: Vec<Text> = cites.iter().map(|cite| address::linked(&scope.library, &cite.raw)).collect();
    let join = |of: fn(&Text) -> &str| links.iter().map(of).collect::<Vec<_>>().join(", ");
    Text::new(join(|text| &text.nl), join(|text| &text.en))
}

fn concept(scope: &Scope<'_>, symbol: &Symbol, page: &mut Page) {
    let concepts = &scope.terms.concepts;
    let Some((id, info)) = concepts.iter().find(|(_, info)| info.place == symbol.place) else { return };
    page.title(&info.title, &format!("{} {}", info.sort.keyword(), info.name));
    page.facts(&[maatstaf_diagnostics::texts::sort(info.sort.keyword()), from(&info.package)]);
    page.text(&docs(info.docs.as_ref()));
    let named = |id: ConceptId| {
        let info = concepts.get(id);
        info.title.map(|title| format!("{title} (`{}`)", info.name))
    };
    let above: Vec<Text> = info.ancestors.iter().filter(|other| **other != id).map(|id| named(*id)).collect();
    page.list(&texts::kind_of(), &above);
    let below: Vec<Text> =
        concepts.iter().filter(|(_, other)| other.parents.contains(&id)).map(|(id, _)| named(id)).collect();
    page.list(&texts::kinds(), &below);
    if let Some(dpv) = &info.dpv {
        let term = dpv.rsplit(['#', '/']).next().unwrap_or(dpv);
        page.said(&texts::dpv(), &Text::same(link(term, Some(dpv))));
    }
    let norms: Vec<Text> = norms_about(scope, id).map(head_line).collect();
    page.list(&texts::norms(), &norms);
}

/// The norms and exceptions that look at a concept, or at what it is a kind of, and that can be seen from here.
pub(crate) fn norms_about<'s>(scope: &'s Scope<'_>, id: ConceptId) -> impl Iterator<Item = &'s Head> {
    let looks = move |expr: &Expr| {
        let mut found = false;
        expr.walk(&mut |expr| {
            found |= match expr {
                Expr::Is { concept, .. } | Expr::Draws(_, concept) => scope.terms.concepts.is_a(id, *concept),
                _ => false,
            }
        });
        found
    };
    let norms = scope.library.norms.iter().filter(move |n| looks(&n.filter) || looks(&n.require)).map(|n| &n.head);
    let exceptions = scope.library.exceptions.iter().filter(move |e| looks(&e.condition)).map(|e| &e.head);
    norms.chain(exceptions).filter(|head| scope.visible.sees(&head.package))
}

fn grouping(scope: &Scope<'_>, symbol: &Symbol, page: &mut Page) {
    let Some(info) = scope.terms.groupings.iter().find(|g| g.place == symbol.place) else { return };
    page.title(&info.title, &info.name);
    page.facts(&[texts::grouping(info.level.word()), from(&info.package)]);
}

fn hours(scope: &Scope<'_>, symbol: &Symbol, page: &mut Page) {
    let Some(info) = scope.terms.hours.iter().find(|h| h.place == symbol.place) else { return };
    page.title(&info.title, &info.name);
    page.facts(&[texts::hours(&info.zone), from(&info.package)]);
    source(scope, symbol, page);
}

pub(crate) fn who(scope: &Scope<'_>, by: &[ConceptId], advised: &[ConceptId]) -> Text {
    let title = |id: &ConceptId| &scope.terms.concepts.get(*id).title;
    if by.is_empty() {
        return maatstaf_diagnostics::texts::anyone();
    }
    let by = Text::or(by.iter().map(title));
    if advised.is_empty() {
        return by;
    }
    let advised = Text::and(advised.iter().map(title));
    let say = maatstaf_diagnostics::texts::who_advised;
    Text::new(say(&by.nl, &advised.nl).nl, say(&by.en, &advised.en).en)
}

fn fact(scope: &Scope<'_>, symbol: &Symbol, page: &mut Page) {
    let Some((_, info)) = scope.library.facts().find(|(_, f)| f.place == symbol.place) else { return };
    let title = info.title.clone().unwrap_or_else(|| Text::same(info.name.to_string()));
    page.title(&title, &info.name);
    page.facts(&[texts::fact(info.ty.keyword(), info.target.keyword()), from(&info.package), cites(scope, &info.cite)]);
    page.text(&docs(info.docs.as_ref()));
    page.said(&texts::question(), &info.ask);
    page.said(&texts::who(), &who(scope, &info.by, &info.advised));
}

fn judgement(scope: &Scope<'_>, symbol: &Symbol, page: &mut Page) {
    let Some((_, info)) = scope.library.judgements().find(|(_, j)| j.place == symbol.place) else { return };
    let title = info.title.clone().unwrap_or_else(|| Text::same(info.name.to_string()));
    page.title(&title, &info.name);
    let targets: Vec<&str> = info.targets.iter().map(|t| t.keyword()).collect();
    page.facts(&[texts::judgement(&targets.join(", ")), from(&info.package), cites(scope, &info.cite)]);
    page.text(&docs(info.docs.as_ref()));
    page.said(&texts::question(), &info.ask);
    page.list(&texts::weigh(), &info.consider);
    page.said(&texts::who(), &who(scope, &info.by, &info.advised));
}

fn attribute(scope: &Scope<'_>, symbol: &Symbol, page: &mut Page) {
    let Some((_, info)) = scope.library.attributes().find(|(_, a)| a.place == symbol.place) else { return };
    page.title(&info.title, &info.name);
    let what = if info.of_worker { texts::attribute(info.ty.keyword()) } else { texts::context(info.ty.keyword()) };
    page.facts(&[what, from(&info.package)]);
    page.said(&texts::question(), &info.ask.clone().unwrap_or_default());
}

fn opening(scope: &Scope<'_>, head: &Head, more: &[Text], page: &mut Page) {
    page.title(&head.title, &head.id);
    let dates = match (head.from, head.until) {
        (Some(from), Some(until)) => texts::in_force(&from.to_string(), &until.to_string()),
        (Some(from), None) => texts::in_force_from(&from.to_string()),
        (None, Some(until)) => texts::in_force_until(&until.to_string()),
        (None, None) => Text::default(),
    };
    let strength = match head.strength {
        Strength::Law => texts::law(),
        Strength::Guidance => texts::guidance(),
        Strength::Code => texts::code(),
    };
    let prohibition = if head.prohibition { texts::prohibition() } else { Text::default() };
    page.facts(&[&[cites(scope, &head.cite), strength, prohibition, dates], more].concat());
    page.text(&docs(head.docs.as_ref()));
    page.said(&texts::says(), &head.say.clone().unwrap_or_default());
}

fn norm(analysis: &Analysis, scope: &Scope<'_>, symbol: &Symbol, page: &mut Page) {
    let Some(info) = scope.library.norms.iter().find(|n| n.head.place == symbol.place) else { return };
    opening(scope, &info.head, &[], page);
    let exceptions: Vec<Text> =
        info.exceptions.iter().map(|id| head_line(&scope.library.exception(*id).head)).collect();
    page.list(&texts::exceptions(), &exceptions);
    page.list(&texts::cases(), &cases_about(analysis, &info.head));
}

fn exception(analysis: &Analysis, scope: &Scope<'_>, symbol: &Symbol, page: &mut Page) {
    let Some(info) = scope.library.exceptions.iter().find(|e| e.head.place == symbol.place) else { return };
    opening(scope, &info.head, &[], page);
    let roots: Vec<Text> = info.roots.iter().map(|id| head_line(&scope.library.norm(*id).head)).collect();
    page.list(&texts::exception_to(), &roots);
    let exceptions: Vec<Text> =
        info.exceptions.iter().map(|id| head_line(&scope.library.exception(*id).head)).collect();
    page.list(&texts::exceptions(), &exceptions);
    page.list(&texts::cases(), &cases_about(analysis, &info.head));
}

/// The cases, of the library and of the project, that expect something of a norm.
fn cases_about(analysis: &Analysis, head: &Head) -> Vec<Text> {
    let (db, project) = (&analysis.db, analysis.project);
    let all = [true, false].into_iter().flat_map(|of_library| cases::cases(db, project, of_library));
    all.filter_map(|key| {
        let item = queries::item_of(db, &key);
        let ItemBody::Case(case) = &item.body else { return None };
        let about = case.expects.iter().any(|expect| match &expect.value {
            Expect::Verdict { references, .. } => references
                .iter()
                .any(|r| *r.value == *head.id || *r.value == *head.name || head.cite.iter().any(|c| c.raw == r.value)),
            _ => false,
        });
        let title = case.title.clone().unwrap_or_else(|| Text::same(case.name.value.clone()));
        let cite = case.cite.first().map(|cite| format!(" ({})", cite.value)).unwrap_or_default();
        about.then(|| title.map(|title| format!("{title}{cite}")))
    })
    .collect()
}

fn organisation(scope: &Scope<'_>, symbol: &Symbol, page: &mut Page) {
    let entries = &queries::organisations(scope.db, scope.project).0;
    let title = entries.iter().find(|o| o.place == symbol.place).map(|o| o.title.clone());
    page.title(&title.unwrap_or_else(|| Text::same(symbol.name.to_string())), &symbol.name);
    page.facts(&[texts::organisation()]);
}

fn instrument(analysis: &Analysis, scope: &Scope<'_>, symbol: &Symbol, as_of: Date, page: &mut Page) {
    match queries::instrument(scope.db, scope.project, symbol.place.item.clone()) {
        Some((model, _)) => {
            page.title(&model.title, &model.name);
            page.facts(&[texts::instrument(model.version)]);
            page.text(&docs(model.docs.as_ref()));
            analysis.verdict_lines(scope, &model, None, as_of, page);
        }
        None => page.title(&Text::same(symbol.name.to_string()), "instrument"),
    }
}

fn statement(analysis: &Analysis, scope: &Scope<'_>, symbol: &Symbol, as_of: Date, page: &mut Page) {
    page.title(&Text::same(symbol.name.to_string()), "statement");
    page.facts(&[texts::statement()]);
    let Some((model, _)) = queries::instrument(scope.db, scope.project, symbol.place.item.clone()) else { return };
    if let Some(found) = model.statements.iter().find(|s| s.path == symbol.name || s.place == symbol.place) {
        if let Some(verb) = found.verb().and_then(|verb| clauses::form(verb.keyword())) {
            page.text(&verb.means());
        }
        page.text(&docs(found.docs.as_ref()));
        analysis.verdict_lines(scope, &model, Some(&found.path), as_of, page);
    }
}

fn package(scope: &Scope<'_>, symbol: &Symbol, page: &mut Page) {
    let Some(info) = scope.library.package(&symbol.name) else { return };
    let title = info.title.clone().unwrap_or_else(|| Text::same(info.name.to_string()));
    page.title(&title, &info.name);
    let version = Text::same(info.version.clone().unwrap_or_default());
    page.facts(&[texts::package(), version, Text::same(info.publisher.clone().unwrap_or_default())]);
    let norms = scope.library.norms.iter().filter(|n| n.head.package == info.name);
    page.list(&texts::its_norms(), &norms.map(|n| head_line(&n.head)).collect::<Vec<_>>());
    let exceptions = scope.library.exceptions.iter().filter(|e| e.head.package == info.name);
    page.list(&texts::exceptions(), &exceptions.map(|e| head_line(&e.head)).collect::<Vec<_>>());
}

fn variable(scope: &Scope<'_>, symbol: &Symbol, page: &mut Page) {
    let binders = match &scope.item.body {
        ItemBody::Norm(norm) => norm.binders.as_slice(),
        ItemBody::Define(define) => define.params.as_slice(),
        _ => &[],
    };
    let target = binders.iter().find(|b| b.name.value == *symbol.name).map_or("…", |b| b.target.keyword());
    page.title(&Text::same(symbol.name.to_string()), target);
    page.facts(&[texts::variable(target)]);
}

/// The item that declares a symbol, as it is written.
fn source(scope: &Scope<'_>, symbol: &Symbol, page: &mut Page) {
    let root = queries::parse(scope.db, symbol.place.item.file, symbol.place.item.clone()).root();
    page.source(root.text().to_string().trim());
}
