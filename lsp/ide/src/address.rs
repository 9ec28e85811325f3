//! Where a citation can be read.

use maatstaf_diagnostics::{Lang, Text};
use maatstaf_semantics::norms::{Library, links};

use crate::{Analysis, markdown};

/// The address of a citation as written (`AVG_22(1)`, `ECLI:NL:…`, `<https://…>`) for a reader of `lang`: nothing when no
/// package says in which register its source is.
pub(crate) fn of_citation(library: &Library, raw: &str, lang: Lang) -> Option<String> {
    links::address(&library.packages, raw.trim_matches(['<', '>']), None, lang)
}

/// A citation as people write it, in Markdown: a link to the law in the language of the reader, where there is one.
pub(crate) fn linked(library: &Library, raw: &str) -> Text {
    let shown = maatstaf_semantics::norms::shown_citation(raw);
    let in_lang = |lang| markdown::link(&shown, of_citation(library, raw, lang).as_deref());
    Text::new(in_lang(Lang::Nl), in_lang(Lang::En))
}

/// Whether something is an address that a browser opens.
pub(crate) fn is_web(address: &str) -> bool {
    address.starts_with("https://") || address.starts_with("http://")
}

impl Analysis {
    /// The address of a citation as people write it, `AVG 22(1)`, for a reader of `lang`.
    pub fn address_of_shown(&self, shown: &str, lang: Lang) -> Option<String> {
        let library = self.ask(|| maatstaf_semantics::queries::library(&self.db, self.project)).ok()?;
        of_citation(&library, shown, lang)
    }
}
