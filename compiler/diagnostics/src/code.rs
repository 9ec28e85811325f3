//! The codes: every kind of diagnostic, declared once.
//!
//! A declaration has everything that there is to know about a code, in both languages; it cannot be made without. To add
//! one, add a declaration to the file of its subject in `code/`, in the place where a reader would look for it:
//!
//! ```text
//! SYNTAX_ERROR "syntax-error" Error {
//!     title nl "…" en "…";        // a few words, no full stop: the heading of its page
//!     means nl "…" en "…";        // what is the matter
//!     matters nl "…" en "…";      // why somebody should care
//!     next nl "…" en "…";         // what to do about it
//!     policy "…"                  // a whole policy that has it; or: shell "…", a command line, where no text can show it
//! }
//! ```
//!
//! The texts are Markdown. The constant is `Code::SYNTAX_ERROR`, and the page of codes, `maatstaf explain syntax-error`
//! and the tests that hold each example against the checker need no more than that.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::Lang;

/// Declares codes: see the top of this file.
macro_rules! codes {
    ($(
        $name:ident $id:literal $severity:ident {
            title nl $title_nl:literal en $title_en:literal;
            means nl $means_nl:literal en $means_en:literal;
            matters nl $matters_nl:literal en $matters_en:literal;
            next nl $next_nl:literal en $next_en:literal;
            $kind:ident $example:literal
        }
    )*) => {
        use crate::code::{Code, Declaration, Pair, Severity};

        impl Code {$(
            #[doc = concat!($title_en, ".")]
            pub const $name: Code = Code(&Declaration {
                id: $id,
                severity: Severity::$severity,
                title: Pair { nl: $title_nl, en: $title_en },
                means: Pair { nl: $means_nl, en: $means_en },
                matters: Pair { nl: $matters_nl, en: $matters_en },
                next: Pair { nl: $next_nl, en: $next_en },
                example: codes!(@example $kind $example),
            });
        )*}

        /// The codes of this subject, as they are declared.
        pub(super) const CODES: &[Code] = &[$(Code::$name),*];
    };
    (@example policy $text:literal) => { crate::code::Example::Policy($text) };
    (@example shell $text:literal) => { crate::code::Example::Shell($text) };
}
// The macro stands above these, for it is in scope only below.
mod answers;
mod cases;
mod exceptions;
mod names;
mod norms;
mod project;
mod statements;
mod syntax;
mod values;

/// How much a diagnostic matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Something is wrong: a check fails on it.
    Error,
    /// Something deserves attention; a check passes with it.
    Warning,
    /// Something is good to know.
    Note,
}

impl Severity {
    /// The word for it.
    pub fn word(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Severity::Error, Lang::Nl) => "fout",
            (Severity::Error, Lang::En) => "error",
            (Severity::Warning, Lang::Nl) => "waarschuwing",
            (Severity::Warning, Lang::En) => "warning",
            (Severity::Note, Lang::Nl) => "opmerking",
            (Severity::Note, Lang::En) => "note",
        }
    }
}

/// What shows a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Example {
    /// A whole policy, in Maatstaf; to check it gives the code.
    Policy(&'static str),
    /// What was done at the command line. For what the text of one policy cannot show: files, versions, commands.
    Shell(&'static str),
}

/// A kind of diagnostic. Small, and the same as another when its id is.
#[derive(Clone, Copy)]
pub struct Code(&'static Declaration);

/// All there is to know about a code.
struct Declaration {
    id: &'static str,
    severity: Severity,
    title: Pair,
    means: Pair,
    matters: Pair,
    next: Pair,
    example: Example,
}

/// A constant text in Dutch and English.
struct Pair {
    nl: &'static str,
    en: &'static str,
}

impl Pair {
    fn get(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Nl => self.nl,
            Lang::En => self.en,
        }
    }
}

/// The subjects, in the order of the page of codes.
const SUBJECTS: &[&[Code]] = &[
    syntax::CODES,
    project::CODES,
    names::CODES,
    values::CODES,
    statements::CODES,
    answers::CODES,
    exceptions::CODES,
    norms::CODES,
    cases::CODES,
];

impl Code {
    /// All codes, subject by subject.
    pub fn all() -> impl Iterator<Item = Code> {
        SUBJECTS.iter().flat_map(|subject| subject.iter().copied())
    }

    /// The code with an id.
    pub fn find(id: &str) -> Option<Code> {
        Code::all().find(|code| code.id() == id)
    }

    /// Its name, in kebab-case: what people see, type and search for. Never reused for something else.
    pub fn id(self) -> &'static str {
        self.0.id
    }

    /// How much it matters, unless a diagnostic says otherwise.
    pub fn severity(self) -> Severity {
        self.0.severity
    }

    /// What it is called: a few words.
    pub fn title(self, lang: Lang) -> &'static str {
        self.0.title.get(lang)
    }

    /// What is the matter. Markdown.
    pub fn means(self, lang: Lang) -> &'static str {
        self.0.means.get(lang)
    }

    /// Why somebody should care. Markdown.
    pub fn matters(self, lang: Lang) -> &'static str {
        self.0.matters.get(lang)
    }

    /// What to do about it. Markdown.
    pub fn next(self, lang: Lang) -> &'static str {
        self.0.next.get(lang)
    }

    /// What shows it.
    pub fn example(self) -> Example {
        self.0.example
    }
}

impl PartialEq for Code {
    fn eq(&self, other: &Code) -> bool {
        self.id() == other.id()
    }
}

impl Eq for Code {}

impl PartialOrd for Code {
    fn partial_cmp(&self, other: &Code) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// By id.
impl Ord for Code {
    fn cmp(&self, other: &Code) -> Ordering {
        self.id().cmp(other.id())
    }
}

impl Hash for Code {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.id().hash(state);
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Code").field(&self.id()).finish()
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.id())
    }
}

/// As its id.
impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

/// From its id; an id that no code has is an error.
impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Code, D::Error> {
        let id = String::deserialize(deserializer)?;
        Code::find(&id).ok_or_else(|| D::Error::custom(format!("no diagnostic has the code `{id}`")))
    }
}

/// The page of one code, in Markdown: what it means, why it matters, what to do, and an example.
pub fn explain(code: Code, lang: Lang) -> String {
    let (matters, next, example) = match lang {
        Lang::Nl => ("Waarom het ertoe doet", "Wat te doen", "Voorbeeld"),
        Lang::En => ("Why it matters", "What to do", "Example"),
    };
    let (language, text) = match code.example() {
        Example::Policy(text) => ("maat", text),
        Example::Shell(text) => ("console", text),
    };
    format!(
        "## {title}\n\n`{severity}[{id}]`\n\n{means}\n\n**{matters}.** {why}\n\n**{next}.** {what}\n\n**{example}.**\n\n\
         ```{language}\n{text}\n```\n",
        title = code.title(lang),
        severity = code.severity().word(lang),
        id = code.id(),
        means = code.means(lang),
        why = code.matters(lang),
        what = code.next(lang),
        text = text.trim_matches('\n'),
    )
}

/// The pages of all codes, in Markdown, one after the other.
pub fn codes_page(lang: Lang) -> String {
    let mut page = String::from(match lang {
        Lang::Nl => "# Meldingen\n",
        Lang::En => "# Diagnostics\n",
    });
    for code in Code::all() {
        page.push('\n');
        page.push_str(&explain(code, lang));
    }
    page
}

#[cfg(test)]
mod tests;
