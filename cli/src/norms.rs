//! `maatstaf norms`: the library and a project's own norms, for reading: as a list, one by one, or as a site.

mod doc;
mod json;
mod list;

use std::collections::BTreeSet;

use maatstaf_catalogue::{Catalogue, Subject};
use maatstaf_diagnostics::{Code, Diagnostic, Text, render};

use crate::args::{ListFormat, Norms, NormsCommand, NormsShow};
use crate::failure::Failure;
use crate::output::Output;
use crate::project::Opened;
use crate::{FAILED, FINE, FOUND, texts};

/// Runs the command.
///
/// # Errors
/// When the site cannot be written.
pub(crate) fn run(options: &Norms, output: &mut Output) -> Result<u8, Failure> {
    match &options.command {
        Some(NormsCommand::Show(options)) => return Ok(show(options, output)),
        Some(NormsCommand::Doc(options)) => return doc::run(options, output),
        None => {}
    }
    let opened = Opened::read(&options.paths);
    let catalogue = opened.catalogue();
    let tables = catalogue.unreadable().iter().map(|(path, line)| texts::no_table_of_provisions(path, *line));
    let tables: Vec<Text> = tables.collect();
    let packages = listed(&opened, &catalogue);
    match options.format {
        ListFormat::Human => {
            told(&opened, output);
            list::write(&catalogue, &packages, output);
            for table in &tables {
                let line = format!("{} {}", table.get(output.lang), texts::write_cite_kind_home().get(output.lang));
                output.line(&line);
            }
        }
        ListFormat::Json => {
            let problems = opened.problems.iter().map(|problem| &problem.message).chain(&tables);
            let problems = problems.map(|text| text.get(output.lang)).collect();
            output.line(&json::page(&catalogue, &packages, problems, output.lang)?);
        }
    }
    Ok(if opened.is_incomplete() {
        FAILED
    } else if opened.problems.is_empty() && tables.is_empty() {
        FINE
    } else {
        FOUND
    })
}

/// Shows what could not be read; gives whether there was any of it.
fn told(opened: &Opened, output: &mut Output) -> bool {
    if !opened.problems.is_empty() {
        let page = render(&opened.problems, &|_| None, output.lang, output.colour, output.width);
        output.text(&page);
    }
    !opened.problems.is_empty()
}

/// The packages to list: those of the files that were given; else the whole library.
fn listed(opened: &Opened, catalogue: &Catalogue<'_>) -> Vec<String> {
    let given: BTreeSet<_> = opened.files().collect();
    let is_given = |subject: &Subject| {
        given.is_empty() || catalogue.place(subject).is_some_and(|place| given.contains(&place.item.file))
    };
    let packages = catalogue.packages().into_iter().map(|package| Subject::Package(package.name.to_string()));
    let found = packages.chain(catalogue.subjects()).filter(is_given);
    let names: BTreeSet<String> = found.map(|subject| catalogue.package_of(&subject)).collect();
    names.into_iter().collect()
}

fn show(options: &NormsShow, output: &mut Output) -> u8 {
    let paths: Vec<_> = options.project.iter().cloned().collect();
    let opened = Opened::read(&paths);
    if opened.is_incomplete() {
        told(&opened, output);
        return FAILED;
    }
    let catalogue = opened.catalogue();
    let name = options.name.trim();
    let mut subjects = catalogue.find(name);
    if subjects.is_empty() {
        subjects.extend(catalogue.find_article(name));
    }
    if subjects.is_empty() {
        let mut diagnostic = Diagnostic::new(Code::UNKNOWN_CODE, texts::no_norm_called(name));
        diagnostic = match catalogue.nearest(name) {
            Some(near) => diagnostic.help(maatstaf_diagnostics::texts::help_did_you_mean(&near)),
            None => diagnostic.help(texts::see_all_norms()),
        };
        let page = render(&[diagnostic], &|_| None, output.lang, output.colour, output.width);
        output.text(&page);
        return FAILED;
    }
    let pages: Vec<String> = subjects.iter().map(|s| catalogue.page(s, output.lang).markdown()).collect();
    output.text(&crate::wrap::page(&crate::wrap::printable(&pages.join("\n")), output.width));
    FINE
}
