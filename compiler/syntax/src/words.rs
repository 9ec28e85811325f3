//! Which words the language knows, and which of them a misspelt word most resembles.

use crate::lexer;
use crate::{Expected, SyntaxKind};

/// What an item starts with; what policies have comes first.
pub(crate) const ITEMS: &[&str] = &[
    "import",
    "organisation",
    "instrument",
    "answers",
    "data",
    "purpose",
    "party",
    "worker",
    "source",
    "technique",
    "decision",
    "basis",
    "effect",
    "place",
    "event",
    "grouping",
    "hours",
    "attribute",
    "context",
    "case",
    "package",
    "fact",
    "judgement",
    "norm",
    "exception",
    "define",
    "incompatible",
];

pub(crate) const VERBS: &[&str] = &["collect", "receive", "derive", "show", "share", "decide", "retain"];

/// What a member of an instrument or organisation starts with, besides a verb.
pub(crate) const MEMBERS: &[&str] = &[
    "given",
    "judged",
    "not_applicable",
    "accept",
    "never",
    "controller",
    "commissioned",
    "starts",
    "ends",
    "applies",
];

pub(crate) const CLAUSES: &[&str] = &[
    "from", "about", "for", "basis", "relying", "at", "keep", "hold", "using", "to", "with", "during", "every", "when",
    "effect", "by", "review", "hidden", "on", "in", "except",
];

/// Reserved words that are in none of the lists above.
const OTHERS: &[&str] = &[
    "title",
    "use",
    "until",
    "because",
    "advised",
    "under",
    "as",
    "and",
    "or",
    "not",
    "unless",
    "any",
    "no",
    "yes",
    "is",
    "flows",
    "draws",
    "before",
    "after",
    "of",
    "subject",
    "within",
    "may",
    "sees",
    "hears",
    "see",
    "cite",
    "ask",
    "consider",
    "renew",
    "strength",
    "prohibition",
    "replaces",
    "each",
    "where",
    "require",
    "blocks",
    "say",
    "expect",
];

/// Words that mean something in fixed places only, and may be names elsewhere.
const FIXED: &[&str] = &[
    "above",
    "actor",
    "all",
    "bwb",
    "celex",
    "claim",
    "code",
    "collection",
    "combine",
    "compatible",
    "consent",
    "date",
    "day",
    "days",
    "decisions",
    "deny",
    "device",
    "dpv",
    "duration",
    "eli",
    "en",
    "fri",
    "granted",
    "group",
    "guidance",
    "hour",
    "instant",
    "jointly",
    "law",
    "least",
    "log",
    "minute",
    "minutes",
    "mon",
    "month",
    "months",
    "most",
    "nl",
    "nothing",
    "number",
    "only",
    "open",
    "override",
    "owned",
    "permit",
    "processor",
    "publisher",
    "ranks",
    "record",
    "recorded",
    "refused",
    "sat",
    "satisfied",
    "second",
    "seconds",
    "statement",
    "sun",
    "text",
    "those",
    "thu",
    "tue",
    "url",
    "version",
    "violated",
    "wed",
    "week",
    "weeks",
    "year",
    "years",
    "yes_no",
    "zone",
];

/// Words that stand in [`MEMBERS`] for their mistakes, but may be names.
const FREE: &[&str] = &["controller"];

const UNITS: &[&str] = &["days", "weeks", "months", "years", "hours", "minutes", "seconds"];
const WEEKDAYS: &[&str] = &["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const VALUE_TYPES: &[&str] = &["yes_no", "date", "number", "duration", "consent", "instant", "text"];
/// What a fact can be of, besides the statements of a verb.
const TARGETS: &[&str] = &["organisation", "instrument", "statement", "use"];

impl Expected {
    /// The words of the language that would do, in the order in which to offer them; none where it is no word, or any word.
    pub fn words(&self) -> Vec<&'static str> {
        match self {
            Expected::Keyword(keyword) => vec![*keyword],
            Expected::Verb => VERBS.to_vec(),
            Expected::Statement => [VERBS, &["never"]].concat(),
            Expected::Item => ITEMS.to_vec(),
            Expected::Unit => UNITS.to_vec(),
            Expected::Weekday => WEEKDAYS.to_vec(),
            Expected::ValueType => VALUE_TYPES.to_vec(),
            Expected::Target => [TARGETS, VERBS].concat(),
            Expected::YesNo => vec!["yes", "no"],
            _ => Vec::new(),
        }
    }
}

/// Whether the language keeps `word` for itself, so that nothing can be named so.
///
/// `organisation` and `worker` are reserved too, but may be referred to: `at organisation`.
pub fn is_reserved(word: &str) -> bool {
    !FREE.contains(&word) && [ITEMS, VERBS, MEMBERS, CLAUSES, OTHERS].iter().any(|list| list.contains(&word))
}

/// The keyword that is written as `word`, for all keywords, reserved or not.
pub(crate) fn keyword(word: &str) -> Option<&'static str> {
    [ITEMS, VERBS, MEMBERS, CLAUSES, OTHERS, FIXED]
        .iter()
        .flat_map(|list| list.iter())
        .copied()
        .find(|own| *own == word)
}

/// The one of `known` that `word` most resembles, if it resembles one enough for a suggestion: at most one mistake in
/// every three letters (two neighbours swapped are one mistake). Of equals, the one that is nearest in length, then the
/// first.
pub fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    closest(word, known).map(|(_, word)| word)
}

fn closest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<(usize, &'k str)> {
    // Longer than any keyword with any number of mistakes that we forgive.
    if word.len() > 64 {
        return None;
    }
    known
        .into_iter()
        .map(|known| (strsim::osa_distance(word, known), known))
        .filter(|(distance, known)| *distance <= word.len().min(known.len()).div_ceil(3))
        .min_by_key(|(distance, known)| (*distance, known.len().abs_diff(word.len())))
}

/// Whether broken text among clauses starts with a misspelt verb or member rather than with a misspelt clause.
pub(crate) fn resembles_member(text: &str) -> bool {
    let mut words = lexer::tokens(text, 0).filter(|(kind, _)| !kind.is_trivia());
    let (Some((SyntaxKind::Word, first)), Some((SyntaxKind::Word, _))) = (words.next(), words.next()) else {
        return false;
    };
    let first = &text[first];
    if is_reserved(first) {
        return false;
    }
    let member = closest(first, VERBS.iter().chain(MEMBERS).copied());
    let clause = closest(first, CLAUSES.iter().copied());
    match (member, clause) {
        (Some((member, _)), Some((clause, _))) => member < clause,
        (Some(_), None) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests;
