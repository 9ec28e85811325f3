use serde_json::json;

use super::*;

fn members(value: Value) -> Members {
    match value {
        Value::Object(members) => members,
        _ => Members::new(),
    }
}

#[test]
fn an_entry_takes_the_place_of_a_default_as_a_whole() {
    let defaults = members(json!({
        "subject": { "type": "party", "id": "a", "properties": { "roles": ["manager"] } },
        "context": { "purpose": "safety" },
    }));
    let entry = json!({ "subject": { "id": "b" }, "context": { "time": "2026-11-23T10:00:00Z" } });
    let merged = with_defaults(&defaults, entry).map(Value::Object);
    let expected = json!({
        "subject": { "type": "party", "id": "b" },
        "context": { "time": "2026-11-23T10:00:00Z" },
    });
    assert_eq!(merged, Ok(expected), "the roles of one person are not those of another");
}

#[test]
fn what_an_entry_leaves_out_is_the_default() {
    let defaults = members(json!({ "action": { "name": "show" }, "foo": 1 }));
    let merged = with_defaults(&defaults, json!({ "resource": {} })).map(Value::Object);
    assert_eq!(merged, Ok(json!({ "action": { "name": "show" }, "resource": {} })));
    assert!(with_defaults(&defaults, json!(7)).is_err());
}

#[test]
fn every_required_member_is_asked_for() {
    let whole = json!({
        "subject": { "type": "party", "id": "a" },
        "action": { "name": "show" },
        "resource": { "type": "pick_rate", "id": "crew-3" },
        "unknown": [],
    });
    assert_eq!(check(&members(whole.clone())), Ok(()));
    for path in
        ["subject", "action", "resource", "subject/type", "subject/id", "action/name", "resource/type", "resource/id"]
    {
        let mut less = whole.clone();
        let (parent, name) = path.rsplit_once('/').map_or((String::new(), path), |(up, name)| (format!("/{up}"), name));
        if let Some(Value::Object(parent)) = less.pointer_mut(&parent) {
            parent.remove(name);
        }
        let problem = check(&members(less)).expect_err(path);
        assert_eq!(problem.field, Some(path.replace('/', ".")));
        assert_eq!(problem.status, 400);
    }
    for (path, wrong) in [("/subject", json!("a")), ("/action/name", json!(1)), ("/subject/id", json!(""))] {
        let mut other = whole.clone();
        if let Some(value) = other.pointer_mut(path) {
            *value = wrong;
        }
        assert!(check(&members(other)).is_err(), "{path}");
    }
}

#[test]
fn a_semantic_that_is_not_known_is_not_guessed() {
    let of = |value: Value| semantic(&members(json!({ "options": { "evaluations_semantic": value } })));
    assert_eq!(of(json!("deny_on_first_deny")), Ok(Semantic::FirstDeny));
    assert_eq!(of(json!("deny_on_first")), Err(Problem::semantic()));
    assert_eq!(semantic(&Members::new()), Ok(Semantic::All));
}
