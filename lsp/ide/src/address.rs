//! Where a citation can be read: the addresses of the registers of law.

use maatstaf_semantics::norms::Library;

/// The address of a citation as written (`AVG_22(1)`, `ECLI:NL:…`, `<https://…>`): nothing when no package says in which
/// register its source is.
pub(crate) fn of_citation(library: &Library, raw: &str) -> Option<String> {
    if let Some(address) = raw.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')) {
        return is_web(address).then(|| address.to_owned());
    }
    if raw.starts_with("ECLI:NL:") {
        return Some(format!("https://deeplink.rechtspraak.nl/uitspraak?id={raw}"));
    }
    if raw.starts_with("ECLI:") {
        return Some(format!("https://e-justice.europa.eu/ecli/{raw}"));
    }
    let (source, pinpoint) = raw.split_once('_')?;
    let law = library.packages.iter().flat_map(|package| &package.sources).find(|law| law.name.value == source)?;
    let id = |wanted: &str| law.ids.iter().find(|(kind, _)| *kind == wanted).map(|(_, id)| id.as_str());
    if let Some(bwb) = id("bwb") {
        // The form of Juriconnect: the article, without paragraphs; of `7:611` the book is in the number of the law.
        let article = pinpoint.split('(').next().unwrap_or_default();
        let article = article.rsplit(':').next().unwrap_or_default();
        return Some(format!("https://wetten.overheid.nl/jci1.3:c:{bwb}&artikel={article}"));
    }
    id("eli").or_else(|| id("url")).map(|address| address.trim_matches(['<', '>']).to_owned())
}

/// Whether something is an address that a browser opens.
pub(crate) fn is_web(address: &str) -> bool {
    address.starts_with("https://") || address.starts_with("http://")
}

impl crate::Analysis {
    /// The address of a citation as people write it: `AVG 22(1)`.
    pub fn address_of_shown(&self, shown: &str) -> Option<String> {
        let library = self.ask(|| maatstaf_semantics::queries::library(&self.db, self.project)).ok()?;
        of_citation(&library, &shown.replacen(' ', "_", 1))
    }
}
