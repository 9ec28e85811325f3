//! From the members of a request to a reply: the time, the approval, the decision.

use maatstaf_log::Entry;
use maatstaf_program::Rule;
use maatstaf_runtime::{Code, Complaint, Decision, Evaluator, Outcome, OwnedRequest};
use serde_json::Value;

use crate::approval::{self, AccessRequest};
use crate::journal::{self, Asked};
use crate::shape::Members;
use crate::texts;
use crate::wire::{At, Reply, TimeSource, instant};

/// What holds for every request of one message.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Setting<'s> {
    /// The server's clock, in seconds since 1970-01-01T00:00:00Z.
    pub(crate) now: i64,
    /// How many seconds a stated time may be away from it; `None` for any time.
    pub(crate) skew: Option<i64>,
    /// Where a review may be asked for.
    pub(crate) approvals: Option<&'s str>,
    /// The hash of the policy, where there is a log; else what is to be logged is left to whoever
    /// asks, as an obligation.
    pub(crate) log: Option<&'s str>,
}

/// A reply, and what the server notes of it.
pub(crate) struct Evaluated {
    pub(crate) reply: Reply,
    pub(crate) outcome: &'static str,
    pub(crate) code: &'static str,
    /// What is logged of it.
    pub(crate) entry: Option<Entry>,
}

/// Decides a request that has the outer shape of one.
pub(crate) fn evaluate(
    evaluator: &Evaluator,
    mut request: Members,
    setting: &Setting<'_>,
    evaluation_id: impl FnOnce() -> String,
) -> Evaluated {
    let at = match moment(&mut request, setting) {
        Ok(at) => at,
        Err(complaint) => return malformed(&complaint, None),
    };
    let lapsed = match (request.get_mut("context"), at) {
        (Some(Value::Object(context)), Some(at)) => approval::apply(context, at.time),
        _ => false,
    };
    let asked = setting.log.map(|policy| Asked::of(policy, &request));
    let request = match OwnedRequest::from_value(evaluator.program(), &Value::Object(request)) {
        Ok(request) => request,
        Err(complaint) => return malformed(&complaint, at),
    };
    let request = request.request();
    let decision = evaluator.decide(&request);
    let mut entry =
        asked.and_then(|asked| journal::entry(evaluator.program(), &asked, &request, &decision, setting.now));
    let mut answer = evaluator.explain(&request, &decision);
    if entry.is_some() {
        // It is done here, and nobody else has to.
        answer.context.obligations.retain(|obligation| obligation.kind != "log");
    }
    let mut reply = Reply::new(answer, at);
    if let (Outcome::Hold, Some(rule)) = (decision.outcome, rule(evaluator, &decision)) {
        if let Some(review) = &rule.review {
            let wanted = AccessRequest::new(evaluator.program(), &rule.path, review, setting.approvals);
            let id = evaluation_id();
            if let Some(entry) = &mut entry {
                entry.evaluation_id = Some(id.clone());
            }
            reply.ask_for(id, setting.now, wanted);
        }
        if lapsed {
            reply.add_reason(texts::approval_out_of_date());
        }
    }
    Evaluated { reply, outcome: decision.outcome.name(), code: decision.code.name(), entry }
}

fn rule<'e>(evaluator: &'e Evaluator, decision: &Decision) -> Option<&'e Rule> {
    decision.rule.and_then(|id| evaluator.program().rules.get(id.index()))
}

fn malformed(complaint: &Complaint, at: Option<At>) -> Evaluated {
    let reply = Reply::new(complaint.answer(), at);
    Evaluated { reply, outcome: Outcome::Deny.name(), code: Code::Malformed.name(), entry: None }
}

/// The instant to decide at. The server's clock has the last word: whoever could state any time
/// could ask as if a judgement had not lapsed yet, or as if an instrument had started. `None` if
/// the stated time is no instant, which the evaluator will say.
fn moment(request: &mut Members, setting: &Setting<'_>) -> Result<Option<At>, Complaint> {
    let context = request.entry("context").or_insert(Value::Null);
    if context.is_null() {
        *context = Value::Object(Members::new());
    }
    let Value::Object(context) = context else { return Ok(None) };
    match context.get("time") {
        None | Some(Value::Null) => {
            context.insert("time".to_owned(), Value::String(instant(setting.now)));
            Ok(Some(At { time: setting.now, source: TimeSource::Server }))
        }
        Some(stated) => {
            let Some(time) = approval::instant(stated) else { return Ok(None) };
            match setting.skew {
                Some(skew) if time.abs_diff(setting.now) > skew.unsigned_abs() => {
                    Err(Complaint { field: "context.time".to_owned(), text: texts::not_the_present(skew) })
                }
                _ => Ok(Some(At { time, source: TimeSource::Request })),
            }
        }
    }
}
