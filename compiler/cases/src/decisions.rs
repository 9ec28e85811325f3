//! The decisions that a case expects: made with the case's own program, and compared.

use jiff::civil::Date;
use maatstaf_diagnostics::{Code, Text, texts};
use maatstaf_runtime::{Answer, Engine, Evaluator, LoadError};
use maatstaf_semantics::cases::{CaseDecision, CaseRun};
use maatstaf_semantics::hir::{Answer as Stated, AnswerKind, GivenValue};
use maatstaf_semantics::names::Finding;
use serde_json::{Map, Value, json};

/// The parts of a request that an expectation can state. An answer that misses one of them says nothing about the policy.
const STATABLE: [&str; 5] = [
    "subject.properties.roles",
    "resource.properties.level",
    "resource.properties.grouping",
    "resource.properties.group_size",
    "resource.properties.about",
];

/// What did not come out as expected.
///
/// # Errors
/// When the case's program is refused by the runtime, which is a defect of the compiler.
pub(super) fn findings(run: &CaseRun) -> Result<Vec<Finding>, LoadError> {
    let program = maatstaf_lower::lower_case(run);
    // Nothing that ends a retention has happened: a case that means otherwise cannot say so.
    let events: Map<String, Value> =
        program.symbols.events.iter().map(|event| (event.name.to_string(), Value::Null)).collect();
    let evaluator = Evaluator::from_program(program, Engine::Interpreter)?;
    let mut findings = Vec::new();
    for decision in &run.decisions {
        findings.extend(
            requests(run, decision, &events).iter().find_map(|request| compare(run, decision, &evaluator, request)),
        );
    }
    Ok(findings)
}

/// Every request that an expectation stands for: one for each kind of worker and each purpose.
fn requests(run: &CaseRun, decision: &CaseDecision, events: &Map<String, Value>) -> Vec<Value> {
    let expected = &decision.expected;
    let mut requests = Vec::new();
    for worker in &expected.about {
        for purpose in &expected.purposes {
            let mut request = request(run, decision, &worker.value, &purpose.value);
            request["resource"]["properties"]["events"] = Value::Object(events.clone());
            requests.push(request);
        }
    }
    requests
}

fn request(run: &CaseRun, decision: &CaseDecision, worker: &str, purpose: &str) -> Value {
    let expected = &decision.expected;
    let mut about = Map::new();
    about.insert("about".into(), worker.into());
    if let Some((level, size)) = &expected.level {
        let grouping = run.terms.grouping(&run.visible, &level.value).map(|i| &run.terms.groupings[i as usize]);
        match grouping {
            Some(grouping) => {
                about.insert("level".into(), grouping.level.word().into());
                about.insert("grouping".into(), grouping.name.to_string().into());
            }
            None => {
                about.insert("level".into(), level.value.clone().into());
            }
        }
        if let Some(size) = size {
            about.insert("group_size".into(), (*size).into());
        }
    }
    about.insert("recorded_at".into(), noon(expected.recorded.as_ref().map_or(decision.on, |at| at.value)).into());
    // It was not done before: a case that means otherwise cannot say so.
    about.insert("last_at".into(), Value::Null);
    let subject = expected.to.iter().any(|to| to.party.value == "subject");
    let roles = |of_subject: bool| -> Vec<&str> {
        let named = expected.to.iter().filter(|to| to.of_subject == of_subject && to.party.value != "subject");
        named.map(|to| to.party.value.as_str()).collect()
    };
    json!({
        "subject": {
            "type": "party",
            "properties": { "roles": roles(false), "roles_of_subject": roles(true), "is_subject": subject },
        },
        "action": { "name": expected.verb.keyword() },
        "resource": { "type": expected.object.value, "properties": about },
        "context": { "purpose": purpose, "time": noon(decision.on), "attributes": attributes(&expected.given) },
    })
}

/// The attributes that an expectation states: `given objected no`.
fn attributes(given: &[Stated]) -> Map<String, Value> {
    let value = |stated: &Stated| match &stated.kind {
        AnswerKind::Given(Some(GivenValue::No)) => Value::Bool(false),
        AnswerKind::Given(Some(GivenValue::Number(number))) => (*number).into(),
        AnswerKind::Given(Some(GivenValue::Duration(period))) => {
            format!("P{}M{}DT{}S", period.months, period.days, period.seconds).into()
        }
        AnswerKind::Given(Some(GivenValue::Text(text))) => text.clone().into(),
        _ => Value::Bool(true),
    };
    given.iter().map(|stated| (stated.name.value.clone(), value(stated))).collect()
}

/// Noon on a day, in UTC: the same day in almost every time zone, and within working hours in Europe.
fn noon(day: Date) -> String {
    format!("{day}T12:00:00Z")
}

fn compare(run: &CaseRun, decision: &CaseDecision, evaluator: &Evaluator, request: &Value) -> Option<Finding> {
    let answer = evaluator.decide_json(&request.to_string());
    let why = why(&answer);
    if let Some(field) = unstated(&answer) {
        return Some(
            Finding::new(Code::EXPECTATION_INCOMPLETE, decision.place.clone(), texts::case_request_incomplete(&field))
                .note(why),
        );
    }
    let found = answer.context.outcome;
    if found == decision.expected.outcome {
        return None;
    }
    Some(Finding::new(
        Code::CASE_FAILED,
        decision.place.clone(),
        texts::case_decision(&run.name, &decision.expected.outcome, found, &why),
    ))
}

/// What an expectation should have said, or said wrongly, for its answer to mean anything.
fn unstated(answer: &Answer) -> Option<String> {
    let field = answer.context.reasons.first()?.field.clone()?;
    let stated = answer.context.code == "malformed" || STATABLE.contains(&field.as_str());
    stated.then_some(field)
}

fn why(answer: &Answer) -> Text {
    answer.context.reasons.first().map(|reason| Text::new(&reason.text.nl, &reason.text.en)).unwrap_or_default()
}
