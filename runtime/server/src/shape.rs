//! The outer shape of a request: what AuthZEN requires, and what a batch makes of its defaults.
//! What the members mean to the policy is the evaluator's to say.

use serde_json::{Map, Value};

use crate::problem::Problem;

/// A request as a JSON object.
pub(crate) type Members = Map<String, Value>;

/// The members that say what is asked.
const FOUR: [&str; 4] = ["subject", "action", "resource", "context"];

/// When the entries of a batch stop being looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Semantic {
    /// Never.
    All,
    /// After the first that is not permitted.
    FirstDeny,
    /// After the first that is permitted.
    FirstPermit,
}

impl Semantic {
    /// Whether an answer is the last one.
    pub(crate) fn stops_at(self, decision: bool) -> bool {
        match self {
            Semantic::All => false,
            Semantic::FirstDeny => !decision,
            Semantic::FirstPermit => decision,
        }
    }
}

/// The request of a body.
pub(crate) fn parse(body: &[u8]) -> Result<Members, Problem> {
    match serde_json::from_slice(body) {
        Ok(Value::Object(members)) => Ok(members),
        Ok(_) => Err(Problem::member("", "een object", "an object")),
        Err(error) => Err(Problem::not_json(&error)),
    }
}

/// Holds a request against what the protocol requires of it.
pub(crate) fn check(request: &Members) -> Result<(), Problem> {
    let object = |name: &'static str| match request.get(name) {
        Some(Value::Object(members)) => Ok(members),
        _ => Err(Problem::member(name, "een object", "an object")),
    };
    let subject = object("subject")?;
    let action = object("action")?;
    let resource = object("resource")?;
    text(subject, "type", "subject.type")?;
    text(subject, "id", "subject.id")?;
    text(action, "name", "action.name")?;
    text(resource, "type", "resource.type")?;
    text(resource, "id", "resource.id")?;
    optional(request, "context", "context")?;
    optional(subject, "properties", "subject.properties")?;
    optional(action, "properties", "action.properties")?;
    optional(resource, "properties", "resource.properties")
}

fn text(members: &Members, name: &str, path: &str) -> Result<(), Problem> {
    match members.get(name) {
        Some(Value::String(text)) if !text.is_empty() => Ok(()),
        _ => Err(Problem::member(path, "een tekst", "a string")),
    }
}

fn optional(members: &Members, name: &str, path: &str) -> Result<(), Problem> {
    match members.get(name) {
        None | Some(Value::Null | Value::Object(_)) => Ok(()),
        Some(_) => Err(Problem::member(path, "een object", "an object")),
    }
}

/// The entries of a batch, or `None` if there are none: then the request is a single one.
pub(crate) fn entries(request: &mut Members) -> Result<Option<Vec<Value>>, Problem> {
    match request.remove("evaluations") {
        None | Some(Value::Null) => Ok(None),
        Some(Value::Array(list)) if list.is_empty() => Ok(None),
        Some(Value::Array(list)) => Ok(Some(list)),
        Some(_) => Err(Problem::member("evaluations", "een lijst", "a list")),
    }
}

/// How a batch wants to be run.
pub(crate) fn semantic(request: &Members) -> Result<Semantic, Problem> {
    let options = match request.get("options") {
        None | Some(Value::Null) => return Ok(Semantic::All),
        Some(Value::Object(options)) => options,
        Some(_) => return Err(Problem::member("options", "een object", "an object")),
    };
    match options.get("evaluations_semantic") {
        None | Some(Value::Null) => Ok(Semantic::All),
        Some(Value::String(name)) => match name.as_str() {
            "execute_all" => Ok(Semantic::All),
            "deny_on_first_deny" => Ok(Semantic::FirstDeny),
            "permit_on_first_permit" => Ok(Semantic::FirstPermit),
            _ => Err(Problem::semantic()),
        },
        Some(_) => Err(Problem::semantic()),
    }
}

/// An entry of a batch with the defaults of the batch. A member of the entry takes the place of
/// the default as a whole, so that no property leaks from one question into another; only a
/// `type`, `id` or `name` that it leaves out is that of the default.
pub(crate) fn with_defaults(defaults: &Members, entry: Value) -> Result<Members, Problem> {
    let Value::Object(mut entry) = entry else {
        return Err(Problem::member("evaluations", "een lijst van objecten", "a list of objects"));
    };
    for name in FOUR {
        let Some(default) = defaults.get(name) else { continue };
        match (entry.get_mut(name), default) {
            (None, _) => {
                entry.insert(name.to_owned(), default.clone());
            }
            (Some(Value::Object(own)), Value::Object(default)) => {
                for key in ["type", "id", "name"] {
                    if name != "context"
                        && !own.contains_key(key)
                        && let Some(value) = default.get(key)
                    {
                        own.insert(key.to_owned(), value.clone());
                    }
                }
            }
            _ => {}
        }
    }
    Ok(entry)
}

#[cfg(test)]
mod tests;
