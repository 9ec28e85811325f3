//! The list of norms, for programs: described by `spec/norms.schema.json`.

use std::collections::BTreeMap;

use maatstaf_catalogue::{Catalogue, Count, Subject, links};
use maatstaf_diagnostics::{Lang, LineIndex};
use maatstaf_semantics::hir::ExpectedVerdict;
use serde::Serialize;

use crate::failure::Failure;
use crate::texts;

#[derive(Serialize)]
struct List<'a> {
    version: u32,
    packages: Vec<Package<'a>>,
    problems: Vec<&'a str>,
}

#[derive(Serialize)]
struct Package<'a> {
    name: &'a str,
    version: Option<&'a str>,
    title: String,
    publisher: Option<&'a str>,
    sources: Vec<Source<'a>>,
    provisions: Option<Provisions>,
    norms: Vec<Norm<'a>>,
    questions: Vec<Question>,
    cases: Vec<Case<'a>>,
}

#[derive(Serialize)]
struct Source<'a> {
    name: &'a str,
    title: Option<&'a str>,
    ids: BTreeMap<&'a str, &'a str>,
}

#[derive(Serialize)]
struct Provisions {
    decided: usize,
    judged: usize,
    left_out: usize,
}

#[derive(Serialize)]
struct Norm<'a> {
    name: &'a str,
    kind: &'static str,
    title: &'a str,
    cite: Vec<Cite>,
    from: Option<String>,
    until: Option<String>,
    strength: &'static str,
    prohibition: bool,
    exceptions: Vec<String>,
    questions: Vec<String>,
    cases: Vec<Decides>,
    file: String,
    line: usize,
}

#[derive(Serialize)]
struct Cite {
    cite: String,
    url: Option<String>,
}

#[derive(Serialize)]
struct Decides {
    case: String,
    verdict: &'static str,
    on: Option<String>,
}

#[derive(Serialize)]
struct Question {
    name: String,
    kind: &'static str,
    ask: String,
    who: String,
    asked_by: Vec<String>,
}

#[derive(Serialize)]
struct Case<'a> {
    name: String,
    title: &'a str,
    cite: Vec<Cite>,
    on: Option<String>,
}

/// The whole of it, with what could not be read.
///
/// # Errors
/// When it cannot be written as JSON, which does not happen to plain data.
pub(super) fn page(
    catalogue: &Catalogue<'_>,
    packages: &[String],
    problems: Vec<&str>,
    lang: Lang,
) -> Result<String, Failure> {
    let packages = packages.iter().map(|name| package(catalogue, name, lang)).collect();
    let list = List { version: 1, packages, problems };
    serde_json::to_string_pretty(&list)
        .map_err(|error| Failure::new(texts::cannot_write_output(&error.into()), texts::report_this()))
}

fn package<'a>(catalogue: &'a Catalogue<'_>, name: &'a str, lang: Lang) -> Package<'a> {
    let info = catalogue.library.package(name);
    let own = catalogue.subjects().into_iter().filter(|subject| catalogue.package_of(subject) == name);
    let own: Vec<Subject> = own.collect();
    let sources = info.map(|info| info.sources.as_slice()).unwrap_or_default().iter().map(|source| Source {
        name: &source.name.value,
        title: source.title.as_ref().map(|title| title.get(lang)),
        ids: source.ids.iter().map(|(kind, id)| (*kind, id.as_str())).collect(),
    });
    let provisions = catalogue.provisions(name).map(|provisions| {
        let Count { decided, judged, left_out } = Count::of(provisions);
        Provisions { decided, judged, left_out }
    });
    Package {
        name,
        version: info.and_then(|info| info.version.as_deref()),
        title: catalogue.title(&Subject::Package(name.to_owned())).get(lang).to_owned(),
        publisher: info.and_then(|info| info.publisher.as_deref()),
        sources: sources.collect(),
        provisions,
        norms: own.iter().filter_map(|subject| norm(catalogue, subject, lang)).collect(),
        questions: own.iter().filter_map(|subject| question(catalogue, subject, lang)).collect(),
        cases: own.iter().filter_map(|subject| case(catalogue, subject, lang)).collect(),
    }
}

fn names(catalogue: &Catalogue<'_>, subjects: impl IntoIterator<Item = Subject>) -> Vec<String> {
    subjects.into_iter().map(|subject| catalogue.name(&subject)).collect()
}

fn cites(catalogue: &Catalogue<'_>, subject: &Subject, lang: Lang) -> Vec<Cite> {
    let url = |raw: &str| links::address(&catalogue.library.packages, raw, catalogue.day_of_text(subject, raw), lang);
    let all = catalogue.cites(subject).iter();
    all.map(|cite| Cite { cite: cite.shown(), url: url(&cite.raw) }).collect()
}

fn norm<'a>(catalogue: &'a Catalogue<'_>, subject: &Subject, lang: Lang) -> Option<Norm<'a>> {
    let head = catalogue.head(subject)?;
    let (kind, exceptions) = match subject {
        Subject::Norm(id) => ("norm", &catalogue.library.norm(*id).exceptions),
        Subject::Exception(id) => ("exception", &catalogue.library.exception(*id).exceptions),
        _ => return None,
    };
    let cases = catalogue.cases_of(subject).into_iter().map(|(position, verdict, on)| Decides {
        case: catalogue.name(&Subject::Case(position)),
        verdict: match verdict {
            ExpectedVerdict::Violated => "violated",
            ExpectedVerdict::Open => "open",
            ExpectedVerdict::Satisfied => "satisfied",
            ExpectedVerdict::NotApplicable => "not_applicable",
        },
        on: on.map(|on| on.to_string()),
    });
    let (file, text) = catalogue.file(&head.place);
    let start = catalogue.span(&head.place).map_or(0, |span| span.start);
    Some(Norm {
        name: &head.id,
        kind,
        title: head.title.get(lang),
        cite: cites(catalogue, subject, lang),
        from: head.from.map(|from| from.to_string()),
        until: head.until.map(|until| until.to_string()),
        strength: head.strength.keyword(),
        prohibition: head.prohibition,
        exceptions: names(catalogue, exceptions.iter().map(|id| Subject::Exception(*id))),
        questions: names(catalogue, catalogue.questions_of(subject)),
        cases: cases.collect(),
        file: file.to_owned(),
        line: LineIndex::new(text).position(start).line + 1,
    })
}

fn question(catalogue: &Catalogue<'_>, subject: &Subject, lang: Lang) -> Option<Question> {
    let (kind, by, advised) = match subject {
        Subject::Fact(id) => {
            let fact = catalogue.library.fact(*id);
            ("fact", &fact.by, &fact.advised)
        }
        Subject::Judgement(id) => {
            let judgement = catalogue.library.judgement(*id);
            ("judgement", &judgement.by, &judgement.advised)
        }
        _ => return None,
    };
    Some(Question {
        name: catalogue.name(subject),
        kind,
        ask: catalogue.ask(subject).get(lang).to_owned(),
        who: catalogue.who(by, advised).get(lang).to_owned(),
        asked_by: names(catalogue, catalogue.asked_by(subject)),
    })
}

fn case<'a>(catalogue: &'a Catalogue<'_>, subject: &Subject, lang: Lang) -> Option<Case<'a>> {
    let Subject::Case(position) = subject else { return None };
    let case = catalogue.cases.get(*position)?;
    Some(Case {
        name: catalogue.name(subject),
        title: case.title.get(lang),
        cite: cites(catalogue, subject, lang),
        on: case.on.map(|on| on.to_string()),
    })
}
