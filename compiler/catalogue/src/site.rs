//! The library as a static site.
//!
//! A folder for each language; in it a page for each package, norm, exception, question and case, and for each article and
//! ruling. It needs no program to be read, and nothing from elsewhere. Equal norms give equal bytes.

use std::collections::{BTreeMap, BTreeSet};

use maatstaf_diagnostics::{Lang, Text};
use maud::{DOCTYPE, html};

use crate::catalogue::{Catalogue, numbers};
use crate::companions::Count;
use crate::html::Frame;
use crate::page::{Page, to};
use crate::subject::{Subject, link};
use crate::texts;

/// Paths, with `/` between their parts, and texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// Every file of it.
    pub files: BTreeMap<String, String>,
}

/// The file that lists the others: by it a folder is known to be a site that was written before.
pub const MANIFEST: &str = "manifest.txt";

/// The page of all articles.
const ARTICLES: &str = "articles/index.html";

/// Makes the site.
pub fn write_site(catalogue: &Catalogue<'_>) -> Site {
    let paths = paths(catalogue);
    let mut files = BTreeMap::new();
    for lang in Lang::ALL {
        let find = |subject: &Subject| paths.get(subject).cloned();
        let home = (texts::all_norms().get(lang).to_owned(), "index.html".to_owned());
        for (subject, path) in &paths {
            let mut trail = vec![home.clone()];
            match subject {
                Subject::Package(_) => {}
                Subject::Article(_) => trail.push((texts::articles().get(lang).to_owned(), ARTICLES.to_owned())),
                other => {
                    let package = Subject::Package(catalogue.package_of(other));
                    let title = catalogue.title(&package).get(lang).to_owned();
                    trail.extend(find(&package).map(|path| (title, path)));
                }
            }
            let frame = Frame { lang, path, trail: &trail, find: &find };
            let page = catalogue.page(subject, lang);
            files.insert(format!("{lang}/{path}"), frame.page(&page.title, &frame.content(&page)));
        }
        let index = Frame { lang, path: "index.html", trail: &[], find: &find };
        let content = index.content(&index_page(catalogue, lang));
        files.insert(format!("{lang}/index.html"), index.page(texts::site_title().get(lang), &content));
        let trail = [home];
        let articles = Frame { lang, path: ARTICLES, trail: &trail, find: &find };
        let content = articles.content(&articles_page(catalogue, lang));
        files.insert(format!("{lang}/{ARTICLES}"), articles.page(texts::articles().get(lang), &content));
    }
    files.insert("index.html".to_owned(), entrance());
    files.insert("style.css".to_owned(), include_str!("site/style.css").to_owned());
    let mut manifest: String = files.keys().map(|path| format!("{path}\n")).collect();
    manifest.push_str(&format!("{MANIFEST}\n"));
    files.insert(MANIFEST.to_owned(), manifest);
    Site { files }
}

/// The packages that have a page, and what stands in none where there is something.
fn packages(catalogue: &Catalogue<'_>) -> Vec<Subject> {
    let names = catalogue.packages().into_iter().map(|package| package.name.to_string());
    let mut packages: Vec<Subject> = names.map(Subject::Package).collect();
    if catalogue.subjects().iter().any(|subject| catalogue.package_of(subject).is_empty()) {
        packages.push(Subject::Package(String::new()));
    }
    packages
}

/// The path of each subject from the folder of a language.
fn paths(catalogue: &Catalogue<'_>) -> BTreeMap<Subject, String> {
    let mut paths = BTreeMap::new();
    let mut taken = BTreeSet::from([ARTICLES.to_owned(), "index.html".to_owned()]);
    let mut add = |subject: Subject, folder: &str, name: &str| {
        let mut path = format!("{folder}/{name}.html");
        let mut n = 2;
        while !taken.insert(path.clone()) {
            path = format!("{folder}/{name}-{n}.html");
            n += 1;
        }
        paths.insert(subject, path);
    };
    let folder_of = |package: &str| if package.is_empty() { "policy".to_owned() } else { slug(package) };
    for package in packages(catalogue) {
        let folder = folder_of(&catalogue.package_of(&package));
        add(package, &folder, "index");
    }
    for subject in catalogue.subjects() {
        let kind = match &subject {
            Subject::Norm(_) | Subject::Exception(_) => "norm",
            Subject::Fact(_) | Subject::Judgement(_) => "question",
            _ => "case",
        };
        let name = catalogue.name(&subject);
        let own = name.rsplit('.').next().unwrap_or(&name);
        let folder = folder_of(&catalogue.package_of(&subject));
        let name = format!("{kind}-{}", slug(own));
        add(subject, &folder, &name);
    }
    for article in catalogue.articles() {
        add(Subject::Article(article.to_owned()), "articles", &slug(article));
    }
    paths
}

/// A name as part of a path: small letters, figures, dots, and lines for the rest.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        match c {
            c if c.is_ascii_alphanumeric() || c == '.' || c == '_' => slug.push(c),
            _ if slug.ends_with('-') || slug.is_empty() => {}
            _ => slug.push('-'),
        }
    }
    let slug = slug.trim_matches(['-', '.']);
    // A long quotation would be no name for a file.
    let short: String = slug.chars().take(80).collect();
    if short.is_empty() || short == "index" { format!("{short}-") } else { short }
}

fn index_page(catalogue: &Catalogue<'_>, lang: Lang) -> Page {
    let mut page = Page::new(lang);
    page.title(&texts::site_title(), "", &[]);
    page.text(texts::site_intro().get(lang));
    let headings = [
        texts::is_package(),
        texts::norms(),
        texts::exceptions(),
        texts::questions(),
        texts::cases(),
        texts::decided(),
        texts::judged(),
        texts::is_left_out(),
    ];
    let headings: Vec<String> = headings.iter().map(|heading| capital(heading.get(lang))).collect();
    let mut table = format!("| {} |\n|---|--:|--:|--:|--:|--:|--:|--:|\n", headings.join(" | "));
    let mut all = [0; 4];
    let mut total = Count::default();
    for package in packages(catalogue) {
        let Subject::Package(name) = &package else { continue };
        let own: Vec<Subject> =
            catalogue.subjects().into_iter().filter(|subject| catalogue.package_of(subject) == *name).collect();
        let count = |wanted: fn(&Subject) -> bool| own.iter().filter(|subject| wanted(subject)).count();
        let counts = [
            count(|s| matches!(s, Subject::Norm(_))),
            count(|s| matches!(s, Subject::Exception(_))),
            count(|s| matches!(s, Subject::Fact(_) | Subject::Judgement(_))),
            count(|s| matches!(s, Subject::Case(_))),
        ];
        all.iter_mut().zip(counts).for_each(|(all, own)| *all += own);
        let kinds = catalogue.provisions(name).map(Count::of);
        total.add(kinds.unwrap_or_default());
        let kinds = match kinds {
            Some(kinds) => [kinds.decided, kinds.judged, kinds.left_out].map(|n| n.to_string()),
            // Not counted is not none.
            None => ["–".to_owned(), "–".to_owned(), "–".to_owned()],
        };
        let title = to(&package, &catalogue.title(&package));
        let shown = if name.is_empty() { String::new() } else { format!(" `{name}`") };
        let counts = counts.map(|n| n.to_string()).join(" | ");
        table.push_str(&format!("| {}{shown} | {counts} | {} |\n", title.get(lang), kinds.join(" | ")));
    }
    let all = all.map(|n| n.to_string()).join(" | ");
    let kinds = [total.decided, total.judged, total.left_out].map(|n| n.to_string()).join(" | ");
    table.push_str(&format!("| **{}** | {all} | {kinds} |\n", texts::total().get(lang)));
    page.section(&texts::packages(), &table);
    page.section(&texts::how_to_read(), texts::how_to_read_list().get(lang));
    page.section(&texts::articles(), &articles(catalogue, lang));
    page
}

fn articles_page(catalogue: &Catalogue<'_>, lang: Lang) -> Page {
    let mut page = Page::new(lang);
    page.title(&texts::articles(), "", &[]);
    page.text(&articles(catalogue, lang));
    page
}

/// The articles in one line for each source; rulings and other sources below them.
fn articles(catalogue: &Catalogue<'_>, lang: Lang) -> String {
    let mut by_source: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    let mut others = Vec::new();
    let packages = &catalogue.library.packages;
    let is_source = |name: &str| packages.iter().flat_map(|p| &p.sources).any(|source| source.name.value == name);
    for article in catalogue.articles() {
        match article.split_once(' ') {
            Some((source, _)) if is_source(source) => by_source.entry(source.to_owned()).or_default().push(article),
            _ => others.push(article),
        }
    }
    let mut out = String::new();
    for (source, mut articles) in by_source {
        articles.sort_by_key(|article| (numbers(article), (*article).to_owned()));
        let links: Vec<String> = articles
            .iter()
            .map(|article| {
                let words = article.strip_prefix(&source).unwrap_or(article).trim();
                link(words, &Subject::Article((*article).to_owned()).address())
            })
            .collect();
        out.push_str(&format!("- **{source}** {}\n", links.join(", ")));
    }
    for article in others {
        let words = Text::same(article);
        out.push_str(&format!("- {}\n", to(&Subject::Article(article.to_owned()), &words).get(lang)));
    }
    out
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The page before the languages.
fn entrance() -> String {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="generator" content="maatstaf norms doc";
                title { "Maatstaf" }
                link rel="stylesheet" href="style.css";
            }
            body {
                main {
                    h1 { "Maatstaf" }
                    ul .entrance {
                        @for lang in Lang::ALL {
                            li {
                                a lang=(lang.to_string()) hreflang=(lang.to_string())
                                    href=(format!("{lang}/index.html")) {
                                    (texts::site_title().get(lang))
                                }
                            }
                        }
                    }
                }
            }
        }
    }
    .into_string()
}

#[cfg(test)]
mod tests;
