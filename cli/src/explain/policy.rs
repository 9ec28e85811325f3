//! The pages of packages, instruments and statements.

use std::collections::BTreeSet;

use maatstaf_diagnostics::Text;
use maatstaf_semantics::queries::{self, InstrumentEntry};
use maatstaf_semantics::report;

use super::page::Page;
use super::{Pages, Subjects, norm};
use crate::texts;

/// The page of the package of this name, if there is one.
pub(super) fn package(subjects: &Subjects<'_>, name: &str, page: &mut Page) {
    let Some(info) = subjects.library.package(name) else { return };
    let title = info.title.clone().unwrap_or_else(|| Text::same(info.name.to_string()));
    let version = info.version.as_deref().map(texts::version).unwrap_or_default();
    page.title(&title, &info.name, &[texts::is_package(), version]);
    page.said(&texts::publisher(), &Text::same(info.publisher.clone().unwrap_or_default()));
    let sources: Vec<Text> = info
        .sources
        .iter()
        .map(|source| {
            let ids = source.ids.iter().map(|(kind, id)| format!(" {kind} {id}")).collect::<Vec<_>>().join(",");
            let title = source.title.clone().unwrap_or_default();
            title.map(|title| format!("{}: {title}{ids}", source.name.value))
        })
        .collect();
    page.list(&texts::sources(), &sources);
    let own = subjects.library.norms.iter().filter(|n| n.head.package == info.name);
    page.list(&texts::norms(), &own.map(|n| norm::line(&n.head)).collect::<Vec<_>>());
    let own = subjects.library.exceptions.iter().filter(|e| e.head.package == info.name);
    page.list(&texts::exceptions(), &own.map(|e| norm::line(&e.head)).collect::<Vec<_>>());
}

/// The pages of the instrument or statement of this name, if there is one.
pub(super) fn matching(subjects: &Subjects<'_>, name: &str, pages: &mut Pages) {
    let (db, project) = (&subjects.opened.db, subjects.opened.project);
    for entry in &queries::instruments(db, project).0 {
        let Some((model, _)) = queries::instrument(db, project, entry.key.clone()) else { continue };
        if *entry.name == *name {
            pages.add(|page| {
                page.title(&model.title, name, &[texts::is_instrument(), texts::version(&model.version.to_string())]);
                page.text(model.docs.as_deref().unwrap_or_default());
                let paths: Vec<Text> = model.statements.iter().map(|s| Text::same(format!("`{}`", s.path))).collect();
                page.list(&texts::its_statements(), &paths);
                page.list(&texts::norms_about_it(), &norms(subjects, entry, None));
            });
        }
        for statement in model.statements.iter().filter(|statement| *statement.path == *name) {
            pages.add(|page| {
                page.title(&Text::same(name), name, &[texts::is_statement(&entry.name)]);
                page.text(statement.docs.as_deref().unwrap_or_default());
                let span = report::span(db, &statement.place);
                let text = span.and_then(|s| statement.place.item.file.text(db).get(s.range()));
                page.source(&texts::in_maatstaf(), text.unwrap_or_default());
                page.list(&texts::norms_about_it(), &norms(subjects, entry, Some(name)));
            });
        }
    }
}

/// The norms that apply to an instrument, or to one of its statements, on any date.
fn norms(subjects: &Subjects<'_>, entry: &InstrumentEntry, statement: Option<&str>) -> Vec<Text> {
    let (db, project) = (&subjects.opened.db, subjects.opened.project);
    let verdicts = queries::verdicts(db, project, entry.key.clone());
    let about = verdicts.iter().filter(|v| {
        statement.is_none_or(|wanted| v.statements.is_empty() || v.statements.iter().any(|path| **path == *wanted))
    });
    let lines: BTreeSet<Text> = about.map(|v| norm::line(v.norm.head(&subjects.library))).collect();
    lines.into_iter().collect()
}

/// The names of instruments and statements.
pub(super) fn names(subjects: &Subjects<'_>) -> Vec<String> {
    let (db, project) = (&subjects.opened.db, subjects.opened.project);
    let mut names = Vec::new();
    for entry in &queries::instruments(db, project).0 {
        names.push(entry.name.to_string());
        if let Some((model, _)) = queries::instrument(db, project, entry.key.clone()) {
            names.extend(model.statements.iter().map(|statement| statement.path.to_string()));
        }
    }
    names
}
