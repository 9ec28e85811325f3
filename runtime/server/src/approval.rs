//! The way from *hold* to a human and back.
//!
//! A held answer says what review it waits for, in the terms of the access request and approval
//! profile of AuthZEN (a draft): `reason`, `access_request`, `evaluation_id`. When somebody has
//! reviewed, the same request comes again with the evidence in `context.review`; an approval of
//! the profile (`context.approval`) says in which time that evidence holds. An approval by itself
//! is no evidence: the policy asks who reviewed, and what they saw.

use jiff::Timestamp;
use maatstaf_program::{Program, Recipient, Review, Text, Who};
use serde::Serialize;
use serde_json::Value;

use crate::shape::Members;
use crate::texts;

/// What a held request waits for.
#[derive(Debug, Serialize)]
pub(crate) struct AccessRequest {
    /// Whether there is somewhere to ask.
    requestable: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    endpoint: Option<String>,
    /// The statement that asks for the review.
    template: String,
    reason: &'static str,
    review: Wanted,
    display: Display,
}

#[derive(Debug, Serialize)]
struct Display {
    title: Text,
}

/// The review that the policy asks for; the members of `context.review` that answer it.
#[derive(Debug, Serialize)]
struct Wanted {
    by: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    within_seconds: Option<i64>,
    may_override: bool,
    heard_subject: bool,
    saw: Vec<String>,
}

impl AccessRequest {
    /// What the review of a statement is, and where to ask for it.
    pub(crate) fn new(program: &Program, statement: &str, review: &Review, endpoint: Option<&str>) -> AccessRequest {
        let data = &program.symbols.data;
        let seen = review.sees.iter().filter_map(|id| data.get(id.index()));
        let mut saw: Vec<String> = seen.map(|symbol| symbol.name.clone()).collect();
        if review.sees_reasons {
            saw.push("reasons".to_owned());
        }
        AccessRequest {
            requestable: endpoint.is_some(),
            endpoint: endpoint.map(str::to_owned),
            template: statement.to_owned(),
            reason: "human_review_required",
            review: Wanted {
                by: review.by.iter().map(|recipient| name(program, recipient)).collect(),
                within_seconds: review.within,
                may_override: review.may_override,
                heard_subject: review.hears_subject,
                saw,
            },
            display: Display { title: texts::review_title() },
        }
    }
}

fn name(program: &Program, recipient: &Recipient) -> String {
    let Who::Party(id) = recipient.who else { return "subject".to_owned() };
    let party = program.symbols.parties.get(id.index()).map_or("?", |party| party.name.as_str());
    if recipient.of_subject { format!("{party} of subject") } else { party.to_owned() }
}

/// Lets an approval say when the review beside it was, and in which time it holds. Outside that
/// time the review is left out, as if there were none. Gives whether that happened.
///
/// A member `approval` that is no object is the policy's own business, and left alone.
pub(crate) fn apply(context: &mut Members, time: i64) -> bool {
    let Some(Value::Object(approval)) = context.get("approval") else { return false };
    let at = |name: &str| approval.get(name).filter(|value| !value.is_null()).map(instant);
    let (approved, until) = (at("approved_at"), at("approved_until"));
    // An instant that cannot be read is not in force: nothing is guessed in its favour.
    let begun = approved.is_none_or(|approved| approved.is_some_and(|approved| approved <= time));
    let ended = until.is_some_and(|until| until.is_none_or(|until| until <= time));
    if !begun || ended {
        return context.remove("review").is_some_and(|review| review.is_object());
    }
    let stamp = approval.get("approved_at").cloned();
    if let (Some(stamp), Some(Value::Object(review))) = (stamp, context.get_mut("review"))
        && review.get("at").is_none_or(Value::is_null)
    {
        review.insert("at".to_owned(), stamp);
    }
    false
}

/// An instant of RFC 3339 in whole seconds; `None` where it is none.
pub(crate) fn instant(value: &Value) -> Option<i64> {
    let stamp: Timestamp = value.as_str()?.parse().ok()?;
    Some(stamp.as_second() - i64::from(stamp.subsec_nanosecond() < 0))
}

#[cfg(test)]
mod tests;
