//! From verdicts to a decision program: the one crate that sees both sides.
//!
//! Every atom of a policy becomes a rule. When it stands is a step function made of
//! the norms that take it away: where one of strength law is violated, or open and
//! nobody answers for it, the atom does not stand, and the reason goes along. What only
//! a request can decide becomes a condition. What an atom's data come from must have
//! stood when the record was made.

mod expr;
mod rules;
mod standing;
mod symbols;
mod time;

use std::sync::Arc;

use maatstaf_db::{Db, Project};
use maatstaf_diagnostics::{Diagnostic, Severity, Text};
use maatstaf_program::{Meta, PackageRef, Program, SourceHash};
use maatstaf_semantics::cases::CaseRun;
use maatstaf_semantics::flow::World;
use maatstaf_semantics::model::Terms;
use maatstaf_semantics::names::Visible;
use maatstaf_semantics::norms::Library;
use maatstaf_semantics::verdicts::Verdict;
use maatstaf_semantics::{queries, report};

/// The version of the language that programs are made from.
pub const LANGUAGE_VERSION: &str = "0.1";

/// The time zone of an organisation that names none.
pub const DEFAULT_ZONE: &str = "Europe/Amsterdam";

/// One instrument with its verdicts.
pub(crate) struct Checked {
    /// The model, the instrument first.
    pub world: Arc<World>,
    /// The verdicts on it.
    pub verdicts: Arc<Vec<Verdict>>,
}

/// What a program is made from.
pub(crate) struct Source {
    pub terms: Arc<Terms>,
    pub library: Arc<Library>,
    pub checked: Vec<Checked>,
    /// Names, titles and time zones.
    pub organisations: Vec<(Arc<str>, Text, Option<String>)>,
    /// Where a statement stands, for the reader.
    pub places: Box<dyn Fn(&maatstaf_semantics::names::Place) -> String>,
}

/// Compiles a project.
///
/// # Errors
/// The errors of its text: a program is made of the whole policy or not at all. Norms
/// that are violated or open are no errors here: what they take away is not granted.
pub fn lower(db: &dyn Db, project: Project) -> Result<Program, Vec<Diagnostic>> {
    let errors: Vec<Diagnostic> =
        report::source_diagnostics(db, project).into_iter().filter(|d| d.severity == Severity::Error).collect();
    if !errors.is_empty() {
        return Err(maatstaf_diagnostics::sorted(errors));
    }
    let mut checked = Vec::new();
    for entry in &queries::instruments(db, project).0 {
        if let Some((world, _)) = queries::world(db, project, entry.key.clone()) {
            checked.push(Checked { world, verdicts: queries::verdicts(db, project, entry.key.clone()) });
        }
    }
    let organisations: Vec<(Arc<str>, Text, Option<String>)> = queries::organisations(db, project)
        .0
        .iter()
        .map(|o| (o.name.clone(), o.title.clone(), o.zone.clone()))
        .collect();
    let meta = meta(db, project, &organisations);
    let places = places(db, &checked);
    let source = Source {
        terms: queries::terms(db, project).0,
        library: queries::library(db, project),
        checked,
        organisations,
        places,
    };
    Ok(rules::build(&source, meta))
}

/// Compiles a case, for the decisions that it expects.
pub fn lower_case(case: &CaseRun) -> Program {
    let source = Source {
        terms: case.terms.clone(),
        library: case.library.clone(),
        checked: case
            .worlds
            .iter()
            .map(|w| Checked { world: w.world.clone(), verdicts: Arc::new(w.verdicts.clone()) })
            .collect(),
        organisations: case.organisations.clone(),
        places: Box::new(|_| String::new()),
    };
    let mut meta = Program::empty().meta;
    meta.organisation.clone_from(&case.name);
    meta.language_version = LANGUAGE_VERSION.to_owned();
    meta.compiler_version = env!("CARGO_PKG_VERSION").to_owned();
    rules::build(&source, meta)
}

/// Looks up where every statement stands now, so that the program needs no database.
fn places(db: &dyn Db, checked: &[Checked]) -> Box<dyn Fn(&maatstaf_semantics::names::Place) -> String> {
    let mut found = std::collections::HashMap::new();
    for entry in checked {
        for statement in entry.world.instruments.iter().flat_map(|i| &i.statements) {
            if let Some(span) = report::span(db, &statement.place) {
                let text = statement.place.item.file.text(db);
                let before = text.get(..span.start).unwrap_or_default();
                let line = before.matches('\n').count() + 1;
                let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
                found.insert(statement.place.clone(), format!("{}:{line}:{column}", span.file));
            }
        }
    }
    Box::new(move |place| found.get(place).cloned().unwrap_or_default())
}

fn meta(db: &dyn Db, project: Project, organisations: &[(Arc<str>, Text, Option<String>)]) -> Meta {
    let names: Vec<&str> = organisations.iter().map(|(name, _, _)| &**name).collect();
    let title = Text::and(organisations.iter().map(|(_, title, _)| title));
    let sources = project
        .files(db)
        .iter()
        .map(|f| SourceHash { path: f.path(db).clone(), hash: *blake3::hash(f.text(db).as_bytes()).as_bytes() })
        .collect();
    Meta {
        organisation: names.join(", "),
        title: maatstaf_program::Text::new(title.nl, title.en),
        language_version: LANGUAGE_VERSION.to_owned(),
        compiler_version: env!("CARGO_PKG_VERSION").to_owned(),
        sources,
        packages: packages(db, project),
    }
}

/// The packages that the policies import, with the hash of their files' texts.
fn packages(db: &dyn Db, project: Project) -> Vec<PackageRef> {
    let library = queries::library(db, project);
    let visible: Vec<Visible> = project.files(db).iter().map(|f| queries::visible_of(db, project, *f)).collect();
    let mut found: Vec<PackageRef> = library
        .packages
        .iter()
        .filter(|p| visible.iter().any(|v| v.sees(&p.name)))
        .map(|p| {
            let mut hasher = blake3::Hasher::new();
            for file in project.library(db).iter().chain(project.files(db)) {
                if queries::visible_of(db, project, *file).own == p.name {
                    // Length first, so that no two lists of files hash alike.
                    for part in [file.path(db), file.text(db)] {
                        hasher.update(&(part.len() as u64).to_le_bytes());
                        hasher.update(part.as_bytes());
                    }
                }
            }
            PackageRef {
                name: p.name.to_string(),
                version: p.version.clone().unwrap_or_default(),
                hash: *hasher.finalize().as_bytes(),
            }
        })
        .collect();
    found.sort_by(|a, b| a.name.cmp(&b.name));
    found
}
