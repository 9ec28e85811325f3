//! The JSON Schemas of the specification, in the hands of a known validator.

use std::fs;

use jsonschema::Validator;
use serde_json::Value;

use crate::book::folder;

/// The schemas, ready.
pub struct Schemas {
    /// Of `check --format json`.
    pub check: Option<Validator>,
    /// Of requests.
    pub request: Validator,
    /// Of answers.
    pub answer: Validator,
    /// Of what a bundle says about itself.
    pub manifest: Validator,
}

impl Schemas {
    /// Reads them.
    ///
    /// # Panics
    /// When one is missing, or is no schema.
    pub fn read() -> Schemas {
        let read = |name: &str| -> Option<Validator> {
            let text = fs::read_to_string(folder().join(name)).ok()?;
            let json: Value = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{name}: {e}"));
            jsonschema::meta::validate(&json).unwrap_or_else(|e| panic!("{name} is no schema: {e}"));
            Some(jsonschema::validator_for(&json).unwrap_or_else(|e| panic!("{name}: {e}")))
        };
        let wanted = |name: &str| read(name).unwrap_or_else(|| panic!("spec/{name} is missing"));
        Schemas {
            check: read("check.schema.json"),
            request: wanted("request.schema.json"),
            answer: wanted("answer.schema.json"),
            manifest: wanted("manifest.schema.json"),
        }
    }
}

/// What is wrong with a value, by a schema.
pub fn faults(schema: &Validator, value: &Value) -> Result<(), String> {
    let faults: Vec<String> = schema.iter_errors(value).map(|e| format!("{}: {e}", e.instance_path())).collect();
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n")) }
}
