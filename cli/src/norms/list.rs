//! The list of norms, for people.

use maatstaf_catalogue::{Catalogue, Count, Subject, pages};
use maatstaf_diagnostics::{Lang, Text};

use crate::output::Output;
use crate::texts;

/// A line of the list, in columns: citation, strength, dates, title, name.
type Row = [String; 5];

/// Writes the packages with their norms and exceptions.
pub(super) fn write(catalogue: &Catalogue<'_>, packages: &[String], output: &mut Output) {
    let lang = output.lang;
    let mut total = Count::default();
    let (mut norms, mut exceptions, mut counted) = (0, 0, 0);
    let mut out = String::new();
    for name in packages {
        let subjects: Vec<Subject> =
            catalogue.subjects().into_iter().filter(|subject| catalogue.package_of(subject) == *name).collect();
        out.push_str(&heading(catalogue, name, lang));
        let count = |wanted: fn(&Subject) -> bool| subjects.iter().filter(|subject| wanted(subject)).count();
        let of_norms = count(|s| matches!(s, Subject::Norm(_)));
        let of_exceptions = count(|s| matches!(s, Subject::Exception(_)));
        let questions = count(|s| matches!(s, Subject::Fact(_) | Subject::Judgement(_)));
        let cases = count(|s| matches!(s, Subject::Case(_)));
        norms += of_norms;
        exceptions += of_exceptions;
        let line = texts::in_package(of_norms, of_exceptions, questions, cases);
        out.push_str(&format!("  {}\n", line.get(lang)));
        if let Some(provisions) = catalogue.provisions(name) {
            let count = Count::of(provisions);
            total.add(count);
            counted += 1;
            let line = texts::provisions(count.decided, count.judged, count.left_out);
            out.push_str(&format!("  {}\n", line.get(lang)));
        }
        let subjects = catalogue.in_order(subjects);
        out.push_str(&table(&subjects.iter().filter_map(|subject| row(catalogue, subject, lang)).collect::<Vec<_>>()));
        out.push('\n');
    }
    let all = texts::packages_in_all(packages.len(), norms, exceptions);
    out.push_str(&format!("{}\n", all.get(lang)));
    if counted > 0 {
        let line = texts::provisions_in_all(counted, total.decided, total.judged, total.left_out);
        out.push_str(&format!("{}\n", line.get(lang)));
    }
    output.text(&crate::wrap::printable(&out));
}

fn heading(catalogue: &Catalogue<'_>, name: &str, lang: Lang) -> String {
    let title = catalogue.title(&Subject::Package(name.to_owned()));
    let version = catalogue.library.package(name).and_then(|package| package.version.as_deref()).unwrap_or_default();
    let called = format!("{name} {version}");
    match called.trim() {
        "" => format!("{}\n", title.get(lang)),
        called => format!("{called}: {}\n", title.get(lang)),
    }
}

/// The line of a norm or exception; nothing for anything else.
fn row(catalogue: &Catalogue<'_>, subject: &Subject, lang: Lang) -> Option<Row> {
    let head = catalogue.head(subject)?;
    let what: Text = match subject {
        Subject::Norm(_) => texts::strength(head.strength),
        _ => texts::is_exception(),
    };
    Some([
        head.cite.first().map(|cite| cite.shown()).unwrap_or_default(),
        what.get(lang).to_owned(),
        pages::in_force(head.from, head.until).get(lang).to_owned(),
        head.title.get(lang).to_owned(),
        head.id.to_string(),
    ])
}

/// Rows in columns as wide as what is in them; the last two are not filled up.
fn table(rows: &[Row]) -> String {
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or_default();
    let widths = [width(0), width(1), width(2)];
    let mut out = String::new();
    for row in rows {
        let mut line = String::from("    ");
        for (cell, width) in row.iter().zip(widths) {
            line.push_str(&format!("{cell:width$}  "));
        }
        line.push_str(&format!("{} ({})", row[3], row[4]));
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}
