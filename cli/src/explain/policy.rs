//! The pages of instruments and statements.

use std::collections::BTreeSet;

use maatstaf_catalogue::Subject;
use maatstaf_diagnostics::Text;
use maatstaf_semantics::queries::{self, InstrumentEntry};
use maatstaf_semantics::report;
use maatstaf_semantics::verdicts::{Verdict, VerdictNorm};

use super::{Pages, Subjects};
use crate::texts;

/// The pages of the instrument or statement of this name, if there is one.
pub(super) fn matching(subjects: &Subjects<'_>, name: &str, pages: &mut Pages) {
    let (db, project) = (&subjects.opened.db, subjects.opened.project);
    for entry in &queries::instruments(db, project).0 {
        let Some((model, _)) = queries::instrument(db, project, entry.key.clone()) else { continue };
        if *entry.name == *name
            && let Some(as_of) = subjects.as_of
            && let Some(prose) = report::prose(db, project, &entry.key, as_of)
        {
            let page = prose.markdown(pages.lang);
            pages.all.push(page);
        } else if *entry.name == *name {
            pages.add(|page| {
                page.title(&model.title, name, &[texts::is_instrument(), texts::version(&model.version.to_string())]);
                page.docs(model.docs.as_ref(), None);
                let paths: Vec<Text> = model.statements.iter().map(|s| Text::same(format!("`{}`", s.path))).collect();
                page.list(&texts::its_statements(), &paths);
                page.list(&texts::norms_about_it(), &norms(subjects, entry, None));
            });
        }
        for statement in model.statements.iter().filter(|statement| *statement.path == *name) {
            pages.add(|page| {
                page.title(&Text::same(name), name, &[texts::is_statement(&entry.name)]);
                page.docs(statement.docs.as_ref(), None);
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
    let subject = |verdict: &Verdict| match verdict.norm {
        VerdictNorm::Norm(id) => Subject::Norm(id),
        VerdictNorm::Exception(id, _) => Subject::Exception(id),
    };
    let lines: BTreeSet<Text> = about.map(|verdict| subjects.catalogue.line(&subject(verdict))).collect();
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
