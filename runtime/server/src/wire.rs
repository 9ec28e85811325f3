//! An answer as the server sends it: that of the evaluator, and what the server adds.

use jiff::Timestamp;
use maatstaf_program::Text;
use maatstaf_runtime::{Answer, AnswerObligation, AnswerReason};
use serde::Serialize;

use crate::approval::AccessRequest;
use crate::problem::Problem;

/// Who stated the time of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum TimeSource {
    /// The request did.
    Request,
    /// It did not; the server filled in its own clock.
    Server,
}

/// The instant that a request is decided at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct At {
    /// Seconds since 1970-01-01T00:00:00Z.
    pub(crate) time: i64,
    pub(crate) source: TimeSource,
}

/// An answer.
#[derive(Debug, Serialize)]
pub(crate) struct Reply {
    pub(crate) decision: bool,
    context: Context,
}

#[derive(Debug, Serialize)]
struct Context {
    outcome: &'static str,
    code: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    statement: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<String>,
    reasons: Vec<AnswerReason>,
    obligations: Vec<Obligation>,
    accepted: Vec<AnswerReason>,
    #[serde(skip_serializing_if = "Option::is_none")]
    time: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    time_source: Option<TimeSource>,
    #[serde(flatten)]
    requestable: Option<Requestable>,
}

/// What a held answer says for the access request profile.
#[derive(Debug, Serialize)]
struct Requestable {
    evaluation_id: String,
    evaluated_at: String,
    reason: &'static str,
    access_request: AccessRequest,
}

/// An obligation: the members of the evaluator, and those of the obligations profile.
#[derive(Debug, Serialize)]
struct Obligation {
    id: String,
    #[serde(flatten)]
    plain: AnswerObligation,
    properties: Properties,
}

#[derive(Debug, Serialize)]
struct Properties {
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    instant: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    by: Vec<String>,
}

/// One entry of a batch: an answer, or why there is none. The latter is a no as well.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(crate) enum Entry {
    Reply(Box<Reply>),
    Failed(Failed),
}

impl Entry {
    /// Whether it may be done.
    pub(crate) fn decision(&self) -> bool {
        match self {
            Entry::Reply(reply) => reply.decision,
            Entry::Failed(_) => false,
        }
    }
}

/// An entry of a batch that says too little to be a question.
#[derive(Debug, Serialize)]
pub(crate) struct Failed {
    decision: bool,
    context: FailedContext,
}

#[derive(Debug, Serialize)]
struct FailedContext {
    outcome: &'static str,
    code: &'static str,
    error: OwnedDetail,
}

#[derive(Debug, Serialize)]
struct OwnedDetail {
    status: u16,
    code: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<String>,
    text: Text,
}

impl From<Problem> for Entry {
    fn from(problem: Problem) -> Entry {
        let error = OwnedDetail {
            status: problem.status.as_u16(),
            code: problem.code,
            field: problem.field,
            text: problem.text,
        };
        Entry::Failed(Failed { decision: false, context: FailedContext { outcome: "deny", code: "malformed", error } })
    }
}

/// The answer to a batch.
#[derive(Debug, Serialize)]
pub(crate) struct Replies {
    pub(crate) evaluations: Vec<Entry>,
}

impl Reply {
    /// The answer of the evaluator, with the instant that it was decided at.
    pub(crate) fn new(answer: Answer, at: Option<At>) -> Reply {
        let context = answer.context;
        let statement = context.statement.clone().unwrap_or_default();
        let obligations = context.obligations.into_iter().map(|plain| Obligation {
            id: format!("{}:{statement}", plain.kind),
            properties: Properties { date: plain.date.clone(), instant: plain.instant.clone(), by: plain.by.clone() },
            plain,
        });
        Reply {
            decision: answer.decision,
            context: Context {
                outcome: context.outcome,
                code: context.code,
                statement: context.statement,
                place: context.place,
                reasons: context.reasons,
                obligations: obligations.collect(),
                accepted: context.accepted,
                time: at.map(|at| instant(at.time)),
                time_source: at.map(|at| at.source),
                requestable: None,
            },
        }
    }

    /// Says how the review that a held request waits for may be asked.
    pub(crate) fn ask_for(&mut self, evaluation_id: String, evaluated_at: i64, access_request: AccessRequest) {
        self.context.requestable = Some(Requestable {
            evaluation_id,
            evaluated_at: instant(evaluated_at),
            reason: "approval_required",
            access_request,
        });
    }

    /// One more reason, for people.
    pub(crate) fn add_reason(&mut self, text: Text) {
        let code = self.context.code;
        self.context.reasons.push(AnswerReason { code, text, ..AnswerReason::default() });
    }
}

/// An instant as RFC 3339 writes it.
pub(crate) fn instant(seconds: i64) -> String {
    Timestamp::from_second(seconds).map(|stamp| stamp.to_string()).unwrap_or_default()
}
