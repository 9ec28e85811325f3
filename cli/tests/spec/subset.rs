//! Expected JSON: a part of what there must be.

use serde_json::{Map, Value};

/// `actual`, cut down to what `expected` looks at: the members that it names, and of a list of the same length each
/// entry likewise. Where the two have not the same shape, `actual` is given whole, so that the difference shows.
///
/// An expectation holds exactly when this gives it back.
pub fn seen_through(expected: &Value, actual: &Value) -> Value {
    match (expected, actual) {
        (Value::Object(expected), Value::Object(actual)) => {
            let kept = actual.iter().filter_map(|(key, value)| {
                let wanted = expected.get(key)?;
                Some((key.clone(), seen_through(wanted, value)))
            });
            Value::Object(kept.collect::<Map<String, Value>>())
        }
        (Value::Array(expected), Value::Array(actual)) if expected.len() == actual.len() => {
            Value::Array(expected.iter().zip(actual).map(|(e, a)| seen_through(e, a)).collect())
        }
        _ => actual.clone(),
    }
}

/// A value as the specification prints it: an object of plain values on one line where it fits.
pub fn pretty(value: &Value) -> Vec<String> {
    let mut text = String::new();
    put(value, 0, 0, &mut text);
    text.lines().map(str::to_owned).collect()
}

/// The longest line that a value is put on.
const WIDTH: usize = 96;

fn put(value: &Value, indent: usize, used: usize, out: &mut String) {
    let flat = flat(value);
    if indent + used + flat.chars().count() <= WIDTH && indent > 0 {
        out.push_str(&flat);
        return;
    }
    let pad = " ".repeat(indent + 2);
    match value {
        Value::Object(members) if !members.is_empty() => {
            out.push_str("{\n");
            for (n, (key, value)) in members.iter().enumerate() {
                let key = Value::String(key.clone()).to_string();
                out.push_str(&format!("{pad}{key}: "));
                put(value, indent + 2, key.chars().count() + 2, out);
                out.push_str(if n + 1 < members.len() { ",\n" } else { "\n" });
            }
            out.push_str(&" ".repeat(indent));
            out.push('}');
        }
        Value::Array(entries) if !entries.is_empty() => {
            out.push_str("[\n");
            for (n, value) in entries.iter().enumerate() {
                out.push_str(&pad);
                put(value, indent + 2, 0, out);
                out.push_str(if n + 1 < entries.len() { ",\n" } else { "\n" });
            }
            out.push_str(&" ".repeat(indent));
            out.push(']');
        }
        _ => out.push_str(&flat),
    }
}

fn flat(value: &Value) -> String {
    match value {
        Value::Object(members) if members.is_empty() => "{}".to_owned(),
        Value::Object(members) => {
            let members: Vec<String> =
                members.iter().map(|(key, value)| format!("{}: {}", Value::String(key.clone()), flat(value))).collect();
            format!("{{ {} }}", members.join(", "))
        }
        Value::Array(entries) => format!("[{}]", entries.iter().map(flat).collect::<Vec<_>>().join(", ")),
        other => other.to_string(),
    }
}
