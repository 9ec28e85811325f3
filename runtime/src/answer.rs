//! The answer to a request, in the shape of the OpenID AuthZEN Authorization API.

use maatstaf_program::{Lang, Text};
use serde::Serialize;

/// An answer: yes or no, and all that there is to say about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// Whether it may be done now. `false` for a hold too.
    pub decision: bool,
    /// The rest.
    pub context: AnswerContext,
}

/// What an answer says besides yes or no.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AnswerContext {
    /// `permit`, `hold` or `deny`.
    pub outcome: &'static str,
    /// Why, in one word ([`crate::Code`]).
    pub code: &'static str,
    /// The path of the statement that decided, or that came nearest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub statement: Option<String>,
    /// Where that statement stands in the policy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Why, for people; never empty.
    pub reasons: Vec<AnswerReason>,
    /// What has to be done.
    pub obligations: Vec<AnswerObligation>,
    /// Open norms that somebody answers for.
    pub accepted: Vec<AnswerReason>,
}

/// A reason.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct AnswerReason {
    /// The same word as the answer's, or `accepted`.
    pub code: &'static str,
    /// The condition that failed ([`crate::Check`]).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub check: Option<&'static str>,
    /// The field of the request that is missing or malformed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The norm.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub norm: Option<String>,
    /// Its citations, as people write them.
    pub cite: Vec<String>,
    /// What to tell people.
    pub text: Text,
    /// The number that the rule requires: people, seconds, or seconds since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub required: Option<i64>,
    /// The number that the request has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actual: Option<i64>,
}

/// Something that has to be done.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct AnswerObligation {
    /// `delete_by`, `keep_until`, `do_not_record`, `review`, `log` or `notice`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// The date, on the calendar that the policy counts on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// The exact instant, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instant: Option<String>,
    /// Who has to do it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<String>,
    /// What to tell people.
    pub text: Text,
}

impl Answer {
    /// The answer as one line of JSON.
    pub fn to_json(&self) -> String {
        // Strings, numbers and lists of these can always be written.
        serde_json::to_string(self).unwrap_or_else(|_| r#"{"decision":false}"#.to_owned())
    }

    /// The reasons as one text in one language.
    pub fn text(&self, lang: Lang) -> String {
        let texts: Vec<&str> = self.context.reasons.iter().map(|reason| reason.text.get(lang)).collect();
        texts.join(" ")
    }
}
