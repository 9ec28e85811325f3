//! From citations to the law itself: the addresses of the registers in which law and rulings are published.

use jiff::civil::Date;
use maatstaf_diagnostics::Lang;

use super::{PackageInfo, shown_citation};
use crate::hir::SourceLaw;

/// A citation taken apart: `AVG_22(2)(a)` is of source `AVG`, article `22`, below it `2` and `a`.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Pinpoint<'c> {
    source: &'c str,
    article: &'c str,
    below: Vec<&'c str>,
}

fn pinpoint(raw: &str) -> Option<Pinpoint<'_>> {
    let (source, rest) = raw.split_once('_').or_else(|| raw.split_once(' '))?;
    let (article, below) = match rest.find('(') {
        Some(at) => rest.split_at(at),
        None => (rest, ""),
    };
    let below = below.split(['(', ')']).filter(|part| !part.is_empty()).collect();
    Some(Pinpoint { source, article, below })
}

/// The article that a citation is in, or the ruling or page that it is: what several citations have in common.
///
/// `AVG_22(2)(a)` is in `AVG 22`; `ECLI:NL:RBAMS:2019:6005` is itself.
pub fn article(raw: &str) -> String {
    let shown = shown_citation(raw);
    // As people write it, `AVG 22(1)` looks like any other text; but nothing else has a number in brackets behind it.
    let is_written_out = shown == raw && !(raw.contains(' ') && raw.contains('('));
    if raw.starts_with("ECLI:") || raw.contains("://") || is_written_out {
        return shown;
    }
    shown.split('(').next().unwrap_or(&shown).trim_end().to_owned()
}

/// Where a citation can be read; nothing when the packages do not say where its source is.
///
/// `on` is for a text that has since changed, or that is yet to come: the address is then that of the text as it is on that
/// day, where the publisher of the law has such addresses.
pub fn address(packages: &[PackageInfo], raw: &str, on: Option<Date>, lang: Lang) -> Option<String> {
    if raw.starts_with("https://") || raw.starts_with("http://") {
        return Some(raw.to_owned());
    }
    if let Some(rest) = raw.strip_prefix("ECLI:") {
        // Nothing else may stand in one; a space or bracket would be another address.
        if !rest.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, ':' | '.')) {
            return None;
        }
        return Some(match rest.split(':').next() {
            Some("NL") => format!("https://deeplink.rechtspraak.nl/uitspraak?id={raw}"),
            Some("EU") => format!("https://eur-lex.europa.eu/legal-content/{}/TXT/?uri=ecli:{raw}", upper(lang)),
            _ => format!("https://e-justice.europa.eu/ecli/{raw}"),
        });
    }
    let at = pinpoint(raw);
    let name = at.as_ref().map_or(raw, |at| at.source);
    let source = packages.iter().flat_map(|package| &package.sources).find(|source| source.name.value == name)?;
    of_source(source, at.as_ref(), on, lang)
}

fn upper(lang: Lang) -> &'static str {
    match lang {
        Lang::Nl => "NL",
        Lang::En => "EN",
    }
}

fn of_source(source: &SourceLaw, at: Option<&Pinpoint<'_>>, on: Option<Date>, lang: Lang) -> Option<String> {
    let id = |kind: &str| source.ids.iter().find(|(known, _)| *known == kind).map(|(_, id)| id.as_str());
    if let Some(bwb) = id("bwb") {
        // Juriconnect 1.3: the form in which the publisher of Dutch law gives its own permanent links.
        let mut address = format!("https://wetten.overheid.nl/jci1.3:c:{bwb}");
        if let Some(at) = at.filter(|at| is_plain(at.article)) {
            // Of a code, `7:611` is article 611 of book 7.
            match at.article.split_once(':') {
                Some((book, article)) => address.push_str(&format!("&boek={book}&artikel={article}")),
                None => address.push_str(&format!("&artikel={}", at.article)),
            }
            if let Some(member) = at.below.first().filter(|member| member.chars().all(|c| c.is_ascii_digit())) {
                address.push_str(&format!("&lid={member}"));
            }
        }
        if let Some(on) = on {
            address.push_str(&format!("&z={on}&g={on}"));
        }
        return Some(address);
    }
    let eli = id("eli").and_then(|eli| eli.split_once("/eli/")).and_then(|(_, path)| path.strip_suffix("/oj"));
    let path = eli.map(str::to_owned).or_else(|| id("celex").and_then(eli_of_celex));
    if let Some(path) = path {
        let mut address = format!("https://eur-lex.europa.eu/eli/{path}");
        if let Some(at) = at.filter(|at| at.article.chars().all(|c| c.is_ascii_digit()) && !at.article.is_empty()) {
            address.push_str(&format!("/art_{}", at.article));
            let mut below = at.below.iter().peekable();
            if let Some(paragraph) = below.next_if(|part| part.chars().all(|c| c.is_ascii_digit())) {
                address.push_str(&format!("/par_{paragraph}"));
            }
            if let Some(point) = below.next().filter(|part| part.chars().all(|c| c.is_ascii_lowercase())) {
                address.push_str(&format!("/pnt_{point}"));
            }
        }
        address.push_str(match lang {
            Lang::Nl => "/oj/nld",
            Lang::En => "/oj/eng",
        });
        return Some(address);
    }
    if let Some(celex) = id("celex") {
        return Some(format!("https://eur-lex.europa.eu/legal-content/{}/TXT/?uri=CELEX:{celex}", upper(lang)));
    }
    id("url").or(id("eli")).map(str::to_owned)
}

/// The path of the European Legislation Identifier of an act of legislation, from its CELEX number: `32024L2831` is the
/// directive `dir/2024/2831`. Nothing for what is no act (a proposal, a consolidated text, a correction).
fn eli_of_celex(celex: &str) -> Option<String> {
    let rest = celex.strip_prefix('3')?;
    let (year, rest) = rest.split_at_checked(4)?;
    let (kind, number) = rest.split_at_checked(1)?;
    let kind = match kind {
        "R" => "reg",
        "L" => "dir",
        "D" => "dec",
        _ => return None,
    };
    let digits = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    (digits(year) && digits(number)).then(|| format!("{kind}/{year}/{}", number.trim_start_matches('0')))
}

/// Whether this can be part of an address as it is.
fn is_plain(article: &str) -> bool {
    !article.is_empty() && article.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, ':' | '.'))
}

#[cfg(test)]
mod tests;
