use serde_json::json;

use super::*;

fn context(approval: Value) -> Members {
    let mut context = Members::new();
    context.insert("approval".to_owned(), approval);
    context.insert("review".to_owned(), json!({ "by": ["team_lead"] }));
    context
}

const TIME: i64 = 1_795_428_000;

#[test]
fn an_approval_dates_the_review_beside_it() {
    let approved = wire(TIME - 60);
    let mut members = context(json!({ "id": "a1", "approved_at": approved, "approved_until": wire(TIME + 60) }));
    assert!(!apply(&mut members, TIME));
    assert_eq!(members["review"], json!({ "by": ["team_lead"], "at": approved }));
}

#[test]
fn an_approval_that_is_not_in_force_takes_the_review_away() {
    for approval in [
        json!({ "approved_at": wire(TIME - 60), "approved_until": wire(TIME) }),
        json!({ "approved_at": wire(TIME + 1) }),
        json!({ "approved_at": "yesterday" }),
        json!({ "approved_until": 7 }),
    ] {
        let mut members = context(approval.clone());
        assert!(apply(&mut members, TIME), "{approval}");
        assert_eq!(members.get("review"), None, "{approval}");
    }
}

#[test]
fn an_approval_alone_is_no_review() {
    let mut members = context(json!({ "id": "a1", "approved_at": wire(TIME - 60) }));
    members.remove("review");
    assert!(!apply(&mut members, TIME));
    assert_eq!(members.get("review"), None);
}

#[test]
fn an_own_review_date_is_not_replaced() {
    let mut members = context(json!({ "approved_at": wire(TIME - 60) }));
    members.insert("review".to_owned(), json!({ "at": wire(TIME - 90) }));
    assert!(!apply(&mut members, TIME));
    assert_eq!(members["review"], json!({ "at": wire(TIME - 90) }));
}

fn wire(time: i64) -> Value {
    Value::String(crate::wire::instant(time))
}
