use serde_json::{Map, Value, json};

use super::*;

/// What was read, as a value again; `None` for what is no sound JSON.
fn read(text: &str) -> Result<Value, String> {
    Read::text(text).map(|read| again(read.root())).map_err(|error| error.to_string())
}

fn again(json: Json<'_>) -> Value {
    match json {
        Json::Null => Value::Null,
        Json::Bool(yes) => yes.into(),
        Json::Whole(number) => number.into(),
        Json::Float(number) => number.into(),
        Json::Text(text) => text.into(),
        Json::List(list) => list.iter().map(again).collect(),
        Json::Object(members) => {
            let all = members.names().map(|name| (name.to_owned(), again(members.get(name).unwrap())));
            Value::Object(all.collect::<Map<_, _>>())
        }
    }
}

#[test]
fn a_text_is_read_as_what_it_says() {
    for text in [
        "null",
        "true",
        "-3",
        "2.5",
        r#""a\u00e9\n""#,
        "[]",
        "{}",
        r#"[1,[2,[]],{"a":null},[]]"#,
        r#"{"a":{"b\"":[]},"c":"d","e":{"f":{"g":[{}]},"h":1}}"#,
    ] {
        let value: Value = serde_json::from_str(text).unwrap();
        assert_eq!(read(text), Ok(value.clone()), "{text}");
        assert_eq!(again(Read::value(&value).root()), value, "{text}");
    }
    let large = Read::text("18446744073709551615").unwrap();
    assert!(matches!(large.root(), Json::Float(number) if number == 18_446_744_073_709_551_615.0));
}

#[test]
fn a_member_that_is_there_twice_is_no_request() {
    assert!(read(r#"{"a":{"b":1},"b":2,"\u0061":3}"#).unwrap_err().contains("`a` is there twice"));
    assert!(read(r#"[{"x":{"a":1,"a":1}}]"#).is_err());
    assert!(read(r#"{"a":{"a":{"a":1}},"b":{"a":1}}"#).is_ok());
    let many: Vec<String> = (0..50).map(|number| format!(r#""m{number}":[{number}]"#)).collect();
    let (once, twice) = (format!("{{{}}}", many.join(",")), format!("{{{},\"m0\":0}}", many.join(",")));
    assert!(read(&once).is_ok());
    assert!(read(&twice).unwrap_err().contains("`m0`"));
}

#[test]
fn strings_without_escapes_are_borrowed() {
    let text = r#""pick_rate""#.to_owned();
    let read = Read::text(&text).unwrap();
    let Json::Text(found) = read.root() else { panic!("it is a string") };
    assert!(text.as_bytes().as_ptr_range().contains(&found.as_ptr()));
}

#[test]
fn what_is_nested_too_deep_is_refused() {
    assert!(read(&"[".repeat(100_000)).is_err());
    assert!(read(&format!("{}{}", "[".repeat(200), "]".repeat(200))).is_err());
    assert!(read(&json!([[[]]]).to_string()).is_ok());
    assert!(read("{} {}").is_err(), "nothing may follow");
}
