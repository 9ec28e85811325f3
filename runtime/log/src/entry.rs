//! What a line says.

use serde::Serialize;

/// A decision, as it is logged. `None` and what is not a field here are not in the log.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// The hash of the program that decided, in hexadecimal digits.
    pub policy: String,
    /// The instant of the request (RFC 3339).
    pub time: String,
    /// The verb.
    pub verb: &'static str,
    /// The category of data, or the decision.
    pub object: String,
    /// The purpose.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purpose: Option<String>,
    /// The statement that decided, or came nearest.
    pub statement: String,
    /// `permit`, `hold` or `deny`.
    pub outcome: &'static str,
    /// Why, in one word.
    pub code: &'static str,
    /// The condition that failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub check: Option<&'static str>,
    /// The name of the evaluation, where somebody may come back to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evaluation_id: Option<String>,
    /// Who asked: the `subject.id` of the request. Only where the policy logs it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actor: Option<String>,
    /// Which record: the `resource.id` of the request. Only where the policy logs it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record: Option<String>,
    /// The day by which the line has to be gone (`2027-05-26`).
    pub delete_by: String,
}
