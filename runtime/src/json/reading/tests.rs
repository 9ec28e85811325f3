use serde_json::{Value, json};

use super::*;

fn read(text: &str) -> Result<Json<'_>, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

#[test]
fn a_text_and_its_value_are_read_alike() {
    for text in [
        "null",
        "true",
        "-3",
        "2.5",
        "18446744073709551615",
        r#""a\u00e9\n""#,
        r#"[1,[2],{"a":null}]"#,
        r#"{"a":{"b\"":[]},"c":"d"}"#,
    ] {
        let value: Value = serde_json::from_str(text).unwrap();
        // The order of members does not matter for what is found.
        assert_eq!(read(text), Ok(Json::from(&value)), "{text}");
    }
}

#[test]
fn a_member_that_is_there_twice_is_no_request() {
    assert!(read(r#"{"a":1,"b":2,"\u0061":3}"#).unwrap_err().contains("`a` is there twice"));
    assert!(read(r#"[{"x":{"a":1,"a":1}}]"#).is_err());
    let many: Vec<String> = (0..50).map(|number| format!(r#""m{number}":{number}"#)).collect();
    let (once, twice) = (format!("{{{}}}", many.join(",")), format!("{{{},\"m0\":0}}", many.join(",")));
    assert!(read(&once).is_ok());
    assert!(read(&twice).unwrap_err().contains("`m0`"));
}

#[test]
fn strings_without_escapes_are_borrowed() {
    let Ok(Json::Text(Cow::Borrowed(text))) = read(r#""pick_rate""#) else { panic!("it has no escapes") };
    assert_eq!(text, "pick_rate");
}

#[test]
fn what_is_nested_too_deep_is_refused() {
    assert!(read(&"[".repeat(100_000)).is_err());
    assert!(read(&format!("{}{}", "[".repeat(200), "]".repeat(200))).is_err());
    assert_eq!(read(&json!([[[]]]).to_string()).map(|_| ()), Ok(()));
}
