use maatstaf_program::ValueType;
use serde_json::json;

use super::reading::Read;
use super::{Place, values};

const PLACE: Place<'_> = Place { part: "", name: "x" };

fn input(value: &serde_json::Value, value_type: ValueType, words: &[String]) -> Result<i64, super::Complaint> {
    values::input(PLACE, Read::value(value).root(), value_type, words)
}

fn instant(value: &serde_json::Value) -> Result<i64, super::Complaint> {
    values::instant(PLACE, Read::value(value).root())
}

#[test]
fn numbers_are_counted_in_millionths() {
    let number = |value: serde_json::Value| input(&value, ValueType::Number, &[]).ok();
    assert_eq!(number(json!(2)), Some(2_000_000));
    assert_eq!(number(json!(-2.5)), Some(-2_500_000));
    assert_eq!(number(json!(0.000_001)), Some(1));
    assert_eq!(number(json!(i64::MAX)), None);
    assert_eq!(number(json!(1e300)), None);
    assert_eq!(number(json!("2")), None);
}

#[test]
fn dates_and_instants_are_those_of_iso_8601() {
    let date = |text: &str| input(&json!(text), ValueType::Date, &[]).ok();
    assert_eq!(date("1970-01-02"), Some(1));
    assert_eq!(date("1969-12-31"), Some(-1));
    assert_eq!(date("2026-02-29"), None);
    assert_eq!(date("2026-11-23T10:00"), None);
    let at = |text: &str| instant(&json!(text)).ok();
    assert_eq!(at("1970-01-01T01:00:00+01:00"), Some(0));
    assert_eq!(at("1970-01-01T00:00:00.9Z"), Some(0));
    // Rounded down on both sides of 1970.
    assert_eq!(at("1969-12-31T23:59:59.5Z"), Some(-1));
    assert_eq!(at("1970-01-01T00:00:00"), None);
}

#[test]
fn durations_are_lengths() {
    let duration = |text: &str| input(&json!(text), ValueType::Duration, &[]).ok();
    assert_eq!(duration("P1DT1H1M1S"), Some(86_400 + 3_661));
    assert_eq!(duration("P2W"), Some(14 * 86_400));
    assert_eq!(duration("P1Y"), duration("P12M"));
    assert_eq!(duration("15 months"), None);
}

#[test]
fn a_text_is_a_word_of_the_program_or_none_of_them() {
    let words = ["evening".to_owned(), "night".to_owned()];
    let text = |value: &str| input(&json!(value), ValueType::Text, &words);
    assert_eq!(text("night"), Ok(1));
    assert_eq!(text("noon"), Ok(-1));
    assert!(input(&json!(1), ValueType::Text, &words).is_err());
}

#[test]
fn a_consent_has_words_of_its_own() {
    let yes_no = |value: serde_json::Value| input(&value, ValueType::YesNo, &[]).ok();
    assert_eq!(yes_no(json!("granted")), Some(1));
    assert_eq!(yes_no(json!("refused")), Some(0));
    assert_eq!(yes_no(json!(true)), Some(1));
    assert_eq!(yes_no(json!(1)), None);
}
