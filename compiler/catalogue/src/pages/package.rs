//! The pages of packages.

use maatstaf_diagnostics::{Lang, Text};

use super::in_force;
use crate::catalogue::Catalogue;
use crate::companions::{Count, Kind};
use crate::page::{Page, to};
use crate::subject::{Subject, link};
use crate::{links, texts};

/// The page of a package, or of all that stands in none.
pub(super) fn package(catalogue: &Catalogue<'_>, name: &str, page: &mut Page) {
    let subject = Subject::Package(name.to_owned());
    let info = catalogue.library.package(name);
    let version = info.and_then(|info| info.version.as_deref()).map(texts::version).unwrap_or_default();
    page.title(&catalogue.title(&subject), name, &[texts::is_package(), version]);
    let docs = catalogue
        .place(&subject)
        .and_then(|place| maatstaf_semantics::queries::item_of(catalogue.db, &place.item).docs.clone());
    catalogue.docs(&subject, docs.as_ref(), page);
    if let Some(info) = info {
        page.said(&texts::publisher(), &Text::same(info.publisher.clone().unwrap_or_default()));
        let sources: Vec<Text> = info
            .sources
            .iter()
            .map(|source| {
                let title = source.title.clone().unwrap_or_default();
                let name = &source.name.value;
                let ids = source.ids.iter().map(|(kind, id)| format!(" {kind} {id}")).collect::<Vec<_>>().join(",");
                match links::address(&catalogue.library.packages, name, None, page.lang()) {
                    Some(address) => title.map(|title| format!("{name}: {} ({})", link(title, &address), ids.trim())),
                    None => title.map(|title| format!("{name}: {title}{ids}")),
                }
            })
            .collect();
        page.list(&texts::sources(), &sources);
    }
    let own = |wanted: fn(&Subject) -> bool| {
        let all = catalogue.subjects().into_iter();
        all.filter(move |subject| wanted(subject) && catalogue.package_of(subject) == name)
    };
    let norms = catalogue.in_order(own(|s| matches!(s, Subject::Norm(_))));
    page.section(&texts::norms(), &table(catalogue, norms, page.lang()));
    let exceptions = catalogue.in_order(own(|s| matches!(s, Subject::Exception(_))));
    page.section(&texts::exceptions(), &table(catalogue, exceptions, page.lang()));
    let questions = catalogue.in_order(own(|s| matches!(s, Subject::Fact(_) | Subject::Judgement(_))));
    page.list(&texts::questions(), &catalogue.lines(questions));
    page.list(&texts::cases(), &catalogue.lines(own(|s| matches!(s, Subject::Case(_)))));
    if let Some(table) = provisions(catalogue, name, page.lang()) {
        page.section(&texts::provisions(), &table);
    }
    if let Some(left_out) = catalogue.left_out(name) {
        // It has a title of its own, which the heading says already.
        let body = left_out.trim_start();
        let body = if body.starts_with("# ") { body.split_once('\n').map_or("", |(_, rest)| rest) } else { body };
        page.section(&texts::left_out(), body);
    }
}

/// Norms or exceptions, a line each.
fn table(catalogue: &Catalogue<'_>, subjects: Vec<Subject>, lang: Lang) -> String {
    let mut rows = String::new();
    for subject in subjects {
        let Some(head) = catalogue.head(&subject) else { continue };
        let cite =
            head.cite.first().map(|cite| to(&Subject::Article(links::article(&cite.raw)), &Text::same(cite.shown())));
        rows.push_str(&format!(
            "| {} | {} | {} | `{}` |\n",
            cell(cite.unwrap_or_default().get(lang)),
            cell(to(&subject, &head.title).get(lang)),
            cell(in_force(head.from, head.until).get(lang)),
            head.name,
        ));
    }
    if rows.is_empty() {
        return rows;
    }
    let headings = [texts::citation(), texts::the_title(), texts::in_force(), texts::the_name()];
    let headings: Vec<&str> = headings.iter().map(|heading| heading.get(lang)).collect();
    format!("| {} |\n|---|---|---|---|\n{rows}", headings.join(" | "))
}

/// Where each provision has its home.
fn provisions(catalogue: &Catalogue<'_>, name: &str, lang: Lang) -> Option<String> {
    let provisions = catalogue.provisions(name)?;
    let count = Count::of(provisions);
    let mut out = texts::counted(count.decided, count.judged, count.left_out).get(lang).to_owned();
    let headings = [texts::citation(), texts::the_kind(), texts::the_home()];
    let headings: Vec<&str> = headings.iter().map(|heading| heading.get(lang)).collect();
    out.push_str(&format!("\n\n| {} |\n|---|---|---|\n", headings.join(" | ")));
    for provision in provisions {
        let kind = match provision.kind {
            Kind::Decided => texts::decided(),
            Kind::Judged => texts::judged(),
            Kind::LeftOut => texts::is_left_out(),
        };
        let homes = provision.home.iter().map(|home| match catalogue.named(name, home) {
            Some(subject) => to(&subject, &catalogue.title(&subject)).get(lang).to_owned(),
            None => format!("`{home}`"),
        });
        let homes = homes.collect::<Vec<_>>().join(", ");
        let article = links::article(&provision.cite);
        let cite = match catalogue.articles().any(|known| known == article) {
            true => to(&Subject::Article(article), &Text::same(&provision.cite)).get(lang).to_owned(),
            false => provision.cite.clone(),
        };
        out.push_str(&format!("| {} | {} | {} |\n", cell(&cite), kind.get(lang), cell(&homes)));
    }
    Some(out)
}

/// A text as it may stand in a cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}
