//! `maatstaf explain`: what a diagnostic, norm, question, package, concept or statement means.

mod concept;
mod policy;

use jiff::civil::Date;
use maatstaf_catalogue::{Catalogue, Page, Subject};
use maatstaf_diagnostics::{Code, Diagnostic, Lang, codes_page, nearest, render};
use maatstaf_semantics::model::Terms;
use maatstaf_semantics::norms::shown_citation;
use maatstaf_semantics::queries;

use crate::args::Explain;
use crate::failure::Failure;
use crate::output::Output;
use crate::project::Opened;
use crate::{FAILED, FINE, texts};

/// Runs the command.
///
/// # Errors
/// None of its own; what is not there is told as a diagnostic.
pub(crate) fn run(options: &Explain, output: &mut Output) -> Result<u8, Failure> {
    let name = match &options.name {
        Some(name) if !options.all => name.trim(),
        // Without a name the parser of arguments insists on `--all`.
        _ => {
            output.text(&codes_page(output.lang));
            return Ok(FINE);
        }
    };
    if let Some(code) = Code::find(name) {
        output.text(&maatstaf_diagnostics::explain(code, output.lang));
        return Ok(FINE);
    }
    // The library answers most questions, and is at hand; a folder may be large.
    let mut opened = match &options.project {
        None => Opened::read(&[]),
        Some(path) => Opened::read(std::slice::from_ref(path)),
    };
    let mut pages = Subjects::new(&opened, options.as_of).pages(name, output.lang);
    if pages.is_empty() && options.project.is_none() {
        opened = Opened::read(&[".".into()]);
        pages = Subjects::new(&opened, options.as_of).pages(name, output.lang);
    } else if opened.is_incomplete() {
        let page = render(&opened.problems, &|_| None, output.lang, output.colour, output.width);
        output.text(&page);
        return Ok(FAILED);
    }
    if pages.is_empty() {
        let mut diagnostic = Diagnostic::new(Code::UNKNOWN_CODE, texts::nothing_called(name));
        diagnostic = match Subjects::new(&opened, options.as_of).nearest(name) {
            Some(near) => diagnostic.help(maatstaf_diagnostics::texts::help_did_you_mean(&near)),
            None => diagnostic.help(texts::see_all_codes()),
        };
        let page = render(&[diagnostic], &|_| None, output.lang, output.colour, output.width);
        output.text(&page);
        return Ok(FAILED);
    }
    output.text(&crate::wrap::page(&crate::wrap::printable(&pages.join("\n")), output.width));
    Ok(FINE)
}

/// Everything that has a name.
struct Subjects<'o> {
    opened: &'o Opened,
    terms: std::sync::Arc<Terms>,
    catalogue: Catalogue<'o>,
    /// When instruments are told in sentences: on which date.
    as_of: Option<Date>,
}

impl<'o> Subjects<'o> {
    fn new(opened: &'o Opened, as_of: Option<Date>) -> Subjects<'o> {
        let terms = queries::terms(&opened.db, opened.project).0;
        Subjects { as_of, opened, terms, catalogue: opened.catalogue() }
    }

    /// The pages of all that is called so; else those of what is cited below it (`AVG 22` means the whole article).
    fn pages(&self, name: &str, lang: Lang) -> Vec<String> {
        let mut pages = Pages { lang, all: Vec::new() };
        for subject in self.catalogue.find(name).iter().filter(|subject| !matches!(subject, Subject::Case(_))) {
            pages.all.push(self.catalogue.page(subject, lang).markdown());
        }
        concept::matching(self, name, &mut pages);
        policy::matching(self, name, &mut pages);
        if pages.all.is_empty() {
            let cited = shown_citation(name);
            let below = |subject: &Subject| {
                let mut cites = self.catalogue.cites(subject).iter().map(|cite| cite.shown());
                let is_below = |cite: String| cite.strip_prefix(&cited).is_some_and(|rest| rest.starts_with('('));
                self.catalogue.head(subject).is_some() && cites.any(is_below)
            };
            for subject in self.catalogue.subjects().iter().filter(|subject| below(subject)) {
                pages.all.push(self.catalogue.page(subject, lang).markdown());
            }
        }
        pages.all
    }

    /// The name that was probably meant.
    fn nearest(&self, name: &str) -> Option<String> {
        let mut names: Vec<String> = Code::all().map(|code| code.id().to_owned()).collect();
        names.extend(self.catalogue.all_names());
        for (_, info) in self.catalogue.library.attributes() {
            names.extend([info.name.to_string(), format!("{}.{}", info.package, info.name)]);
        }
        names.extend(self.terms.concepts.iter().map(|(_, info)| info.name.to_string()));
        names.extend(policy::names(self));
        nearest(name, names.iter().map(String::as_str)).map(str::to_owned)
    }
}

/// The pages of one answer.
struct Pages {
    lang: Lang,
    all: Vec<String>,
}

impl Pages {
    fn add(&mut self, write: impl FnOnce(&mut Page)) {
        let mut page = Page::new(self.lang);
        write(&mut page);
        self.all.push(page.markdown());
    }
}

/// Whether `name` is `own`, or `package.own`.
fn is_called(name: &str, package: &str, own: &str) -> bool {
    name == own || name.strip_prefix(package).and_then(|rest| rest.strip_prefix('.')) == Some(own)
}

/// `package.name`; the name alone in a policy.
fn qualified(package: &str, name: &str) -> String {
    if package.is_empty() { name.to_owned() } else { format!("{package}.{name}") }
}
