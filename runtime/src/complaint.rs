//! What is wrong with a request before anything is decided: a name that the policy does not know, a
//! value of the wrong kind, something that has to be stated and is not.

use std::fmt;

use maatstaf_program::{Lang, Text, texts};

use crate::answer::{Answer, AnswerContext, AnswerReason};
use crate::decision::{Code, Outcome};

/// What is wrong with a request, or with a name that is to become a handle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// The field, such as `resource.properties.level`, or the table that a name was looked up in,
    /// such as `data`; empty if it is no JSON at all.
    pub field: String,
    /// What is wrong with it, for people.
    pub text: Text,
}

impl Complaint {
    /// The answer to such a request: no.
    pub fn answer(&self) -> Answer {
        let code = Code::Malformed.name();
        Answer {
            decision: false,
            context: AnswerContext {
                outcome: Outcome::Deny.name(),
                code,
                statement: None,
                place: None,
                reasons: vec![AnswerReason {
                    code,
                    field: Some(self.field.clone()).filter(|field| !field.is_empty()),
                    text: self.text.clone(),
                    ..AnswerReason::default()
                }],
                obligations: Vec::new(),
                accepted: Vec::new(),
            },
        }
    }
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text.get(Lang::En))
    }
}

impl std::error::Error for Complaint {}

pub(crate) fn ill_typed(field: &str, nl: &str, en: &str) -> Complaint {
    Complaint { field: field.to_owned(), text: texts::ill_typed(field, &Text::new(nl, en)) }
}

/// A complaint about a name, with the nearest one that is known.
pub(crate) fn unknown<'n>(path: &str, name: &str, known: impl Iterator<Item = &'n str>) -> Complaint {
    let shown: String = name.chars().take(LONGEST_SHOWN).collect();
    let nearest = nearest(name, known);
    Complaint { field: path.to_owned(), text: texts::unknown_name(path, &shown, nearest) }
}

/// No more than this of an unknown name is shown, or compared with others.
const LONGEST_SHOWN: usize = 100;

/// The known name that was probably meant: at most a third of its letters differ.
fn nearest<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let reach = (name.len() / 3).max(1);
    if name.len() > LONGEST_SHOWN {
        return None;
    }
    known
        .filter(|other| other.len().abs_diff(name.len()) <= reach)
        .map(|other| (strsim::damerau_levenshtein(name, other), other))
        .filter(|(distance, _)| *distance <= reach)
        .min()
        .map(|(_, other)| other)
}

/// A complaint about a name that is to become a handle.
pub(crate) fn no_handle<'n>(
    table: &'static str,
    kind: (&str, &str),
    name: &str,
    known: impl Iterator<Item = &'n str>,
) -> Complaint {
    let shown: String = name.chars().take(LONGEST_SHOWN).collect();
    let kind = Text::new(kind.0, kind.1);
    Complaint { field: table.to_owned(), text: texts::no_handle(&kind, &shown, nearest(name, known)) }
}

#[cfg(test)]
mod tests;
