//! Citations: as the language writes them, and as people do.

/// A citation.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cite {
    /// As written: `AVG_22(2)(a)`, `ECLI:NL:…`, a quoted text, an address.
    pub raw: String,
}

impl Cite {
    /// As people write it: `AVG 22(2)(a)`.
    pub fn shown(&self) -> String {
        shown_citation(&self.raw)
    }
}

/// Turns `AVG_22(2)(a)` into `AVG 22(2)(a)`; anything else stays as it is.
pub fn shown_citation(raw: &str) -> String {
    match raw.split_once('_') {
        Some((source, pinpoint)) if is_source_name(source) && !pinpoint.is_empty() => format!("{source} {pinpoint}"),
        _ => raw.to_owned(),
    }
}

fn is_source_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_uppercase()) && word.chars().all(|c| c.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::shown_citation;

    #[test]
    fn a_pinpoint_is_shown_as_people_write_it() {
        assert_eq!(shown_citation("AVG_22(2)(a)"), "AVG 22(2)(a)");
        assert_eq!(shown_citation("BW_7:611"), "BW 7:611");
    }

    #[test]
    fn other_citations_stay_as_they_are() {
        assert_eq!(shown_citation("WP249 5.5"), "WP249 5.5");
        assert_eq!(shown_citation("ECLI:NL:RBAMS:2019:6005"), "ECLI:NL:RBAMS:2019:6005");
        assert_eq!(shown_citation("a_b"), "a_b");
    }
}
