//! `maatstaf explain`: what a diagnostic, norm, question, package, concept or statement means.

mod concept;
mod norm;
mod page;
mod policy;
mod question;

use maatstaf_diagnostics::{Code, Diagnostic, Lang, codes_page, nearest, render};
use maatstaf_semantics::model::Terms;
use maatstaf_semantics::norms::ir::Head;
use maatstaf_semantics::norms::{Library, shown_citation};
use maatstaf_semantics::queries;

use crate::args::Explain;
use crate::failure::Failure;
use crate::output::Output;
use crate::project::Opened;
use crate::{FAILED, FINE, texts};
use page::Page;

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
    let mut pages = Subjects::new(&opened).pages(name, output.lang);
    if pages.is_empty() && options.project.is_none() {
        opened = Opened::read(&[".".into()]);
        pages = Subjects::new(&opened).pages(name, output.lang);
    } else if opened.is_incomplete() {
        let page = render(&opened.problems, &|_| None, output.lang, output.colour, output.width);
        output.text(&page);
        return Ok(FAILED);
    }
    if pages.is_empty() {
        let mut diagnostic = Diagnostic::new(Code::UNKNOWN_CODE, texts::nothing_called(name));
        diagnostic = match Subjects::new(&opened).nearest(name) {
            Some(near) => diagnostic.help(maatstaf_diagnostics::texts::help_did_you_mean(&near)),
            None => diagnostic.help(texts::see_all_codes()),
        };
        let page = render(&[diagnostic], &|_| None, output.lang, output.colour, output.width);
        output.text(&page);
        return Ok(FAILED);
    }
    output.text(&crate::wrap::printable(&pages.join("\n")));
    Ok(FINE)
}

/// Everything that has a name.
struct Subjects<'o> {
    opened: &'o Opened,
    terms: std::sync::Arc<Terms>,
    library: std::sync::Arc<Library>,
}

impl<'o> Subjects<'o> {
    fn new(opened: &'o Opened) -> Subjects<'o> {
        let (db, project) = (&opened.db, opened.project);
        Subjects { opened, terms: queries::terms(db, project).0, library: queries::library(db, project) }
    }

    /// The pages of all that is called so; else those of what is cited below it (`AVG 22` means the whole article).
    fn pages(&self, name: &str, lang: Lang) -> Vec<String> {
        let cited = shown_citation(name);
        let exact = self.matching(
            lang,
            &|package, own| name == own || is_qualified(name, package, own),
            &|cite| cite == cited,
            name,
        );
        if !exact.is_empty() {
            return exact;
        }
        self.matching(
            lang,
            &|_, _| false,
            &|cite| cite.strip_prefix(&cited).is_some_and(|rest| rest.starts_with('(')),
            "",
        )
    }

    /// The pages of what has a fitting name (package and own name) or citation; `name` is that of a concept with its sort,
    /// a package, an instrument or a statement.
    fn matching(
        &self,
        lang: Lang,
        called: &dyn Fn(&str, &str) -> bool,
        cited: &dyn Fn(&str) -> bool,
        name: &str,
    ) -> Vec<String> {
        let library = &self.library;
        let mut pages = Pages { lang, all: Vec::new() };
        let head = |head: &Head| called(&head.package, &head.name) || head.cite.iter().any(|cite| cited(&cite.shown()));
        for info in library.norms.iter().filter(|info| head(&info.head)) {
            pages.add(|page| norm::norm(self, info, page));
        }
        for info in library.exceptions.iter().filter(|info| head(&info.head)) {
            pages.add(|page| norm::exception(self, info, page));
        }
        for (_, info) in library.facts().filter(|(_, info)| called(&info.package, &info.name)) {
            pages.add(|page| question::fact(self, info, page));
        }
        for (_, info) in library.judgements().filter(|(_, info)| called(&info.package, &info.name)) {
            pages.add(|page| question::judgement(self, info, page));
        }
        for (_, info) in library.attributes().filter(|(_, info)| called(&info.package, &info.name)) {
            pages.add(|page| question::attribute(info, page));
        }
        if library.package(name).is_some() {
            pages.add(|page| policy::package(self, name, page));
        }
        for (id, info) in self.terms.concepts.iter() {
            let with_sort =
                name.split_once(' ').is_some_and(|(sort, rest)| sort == info.sort.keyword() && *rest == *info.name);
            if with_sort || called(&info.package, &info.name) {
                pages.add(|page| concept::concept(self, id, info, page));
            }
        }
        for info in self.terms.groupings.iter().filter(|info| called(&info.package, &info.name)) {
            pages.add(|page| concept::grouping(info, page));
        }
        for info in self.terms.hours.iter().filter(|info| called(&info.package, &info.name)) {
            pages.add(|page| concept::hours(info, page));
        }
        policy::matching(self, name, &mut pages);
        pages.all
    }

    /// The name that was probably meant.
    fn nearest(&self, name: &str) -> Option<String> {
        let mut names: Vec<String> = Code::all().map(|code| code.id().to_owned()).collect();
        let heads = self.library.norms.iter().map(|n| &n.head).chain(self.library.exceptions.iter().map(|e| &e.head));
        for head in heads {
            names.extend([head.id.to_string(), head.name.to_string()]);
            names.extend(head.cite.iter().map(|cite| cite.raw.clone()));
        }
        let mut add = |package: &str, name: &str| names.extend([name.to_owned(), format!("{package}.{name}")]);
        self.library.facts().for_each(|(_, info)| add(&info.package, &info.name));
        self.library.judgements().for_each(|(_, info)| add(&info.package, &info.name));
        self.library.attributes().for_each(|(_, info)| add(&info.package, &info.name));
        names.extend(self.terms.concepts.iter().map(|(_, info)| info.name.to_string()));
        names.extend(self.library.packages.iter().map(|info| info.name.to_string()));
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
        self.all.push(page.finish());
    }
}

/// Whether `name` is `package.own`.
fn is_qualified(name: &str, package: &str, own: &str) -> bool {
    name.strip_prefix(package).and_then(|rest| rest.strip_prefix('.')) == Some(own)
}
