//! Cases and what they expect.

use crate::{Text, texts};

texts! {
    /// A norm came out otherwise.
    pub fn case_verdict(case: &str, norm: &str, expected: &Text, found: &Text) {
        nl: "Casus `{case}`: {norm} zou {expected} moeten zijn, maar is {found}.",
        en: "Case `{case}`: {norm} should be {expected}, but is {found}.",
    }

    /// A norm is violated that the case does not name.
    pub fn case_not_only(case: &str, norms: &str) {
        nl: "Casus `{case}`: ook geschonden, en niet verwacht: {norms}.",
        en: "Case `{case}`: also violated, and not expected: {norms}.",
    }

    /// A decision came out otherwise.
    pub fn case_decision(case: &str, expected: &str, found: &str, why: &Text) {
        nl: "Casus `{case}`: verwacht was {expected}, het besluit is {found}: {why}",
        en: "Case `{case}`: expected {expected}, the decision is {found}: {why}",
    }

    /// A case without its date.
    pub fn case_without_date(case: &str) {
        nl: "Casus `{case}` zegt niet naar welke dag wordt gekeken.",
        en: "Case `{case}` does not say which day it looks at.",
    }

    /// What to do about it.
    pub fn help_case_date() {
        nl: "Voeg `on` met een datum toe achter de naam van de casus.",
        en: "Add `on` and a date after the name of the case.",
    }

    /// A case that expects nothing.
    pub fn case_expects_nothing(case: &str) {
        nl: "Casus `{case}` verwacht niets, en kan dus niet mislukken.",
        en: "Case `{case}` expects nothing, and so cannot fail.",
    }

    /// What to do about it.
    pub fn help_case_expect() {
        nl: "Voeg toe wat eruit moet komen: `expect violated …`, `expect only those`.",
        en: "Add what must come out: `expect violated …`, `expect only those`.",
    }

    /// A request of a case that lacks a part.
    pub fn case_request_incomplete(lacks: &str) {
        nl: "Dit verzoek mist: {lacks}.",
        en: "This request lacks: {lacks}.",
    }

    /// A verdict in a word.
    pub fn word_violated() { nl: "geschonden", en: "violated" }
    /// A verdict in a word.
    pub fn word_open() { nl: "open", en: "open" }
    /// A verdict in a word.
    pub fn word_satisfied() { nl: "vervuld", en: "satisfied" }
    /// A verdict in a word.
    pub fn word_not_applicable() { nl: "niet van toepassing", en: "not applicable" }
}
