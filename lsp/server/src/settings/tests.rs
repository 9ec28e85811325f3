#![allow(clippy::unwrap_used)] // A test that fails says so.
use serde_json::json;

use super::*;

#[test]
fn a_locale_chooses_a_language_that_there_is() {
    assert_eq!(language("nl-BE"), Some(Lang::Nl));
    assert_eq!(language("en_GB.UTF-8"), Some(Lang::En));
    assert_eq!(language("fr"), None);
    assert_eq!(language(""), None);
}

#[test]
fn settings_are_read_one_by_one_and_taken_back_with_null() {
    let mut settings = Settings::default();
    settings.read(&json!({ "maatstaf": { "asOf": "2026-11-23", "language": "nl", "diagnostics": "pull" } }));
    assert_eq!(settings.as_of, Some("2026-11-23".parse().unwrap()));
    assert_eq!(settings.lang, Some(Lang::Nl));
    assert_eq!(settings.diagnostics, Some(Delivery::Pull));
    settings.read(&json!({ "language": "en", "asOf": null }));
    assert_eq!(settings.as_of, None);
    assert_eq!(settings.lang, Some(Lang::En));
    assert_eq!(settings.diagnostics, Some(Delivery::Pull), "what is not named stays");
    settings.read(&json!({ "asOf": "yesterday", "language": 7 }));
    assert_eq!((settings.as_of, settings.lang), (None, None), "nonsense sets nothing");
}
