use super::*;
use crate::{Code, FileRef, Text};

fn example() -> Diagnostic {
    Diagnostic::new(Code::UNKNOWN_NAME, Text::new("Er is geen doel `pla`.", "There is no purpose `pla`."))
        .at("policy.maat", 10..13, Text::new("niet bekend", "not known"))
        .also("other.maat", 3..4, Text::default())
        .cite("AVG 5(1)(b)")
        .note(Text::new("Waarom.", "Why."))
        .help(Text::new("Wat nu.", "What now."))
        .fix(Fix::new(Text::new("Schrijf `plan`", "Write `plan`")).replace("policy.maat", 10..13, "plan"))
}

#[test]
fn a_program_gets_one_language_and_places_as_people_count_them() {
    let index = LineIndex::new("één\nfor pla");
    let lines = |file: &str| (file == "policy.maat").then_some(&index);
    insta::assert_json_snapshot!(to_json(&example(), Lang::Nl, &lines), @r#"
    {
      "cite": [
        "AVG 5(1)(b)"
      ],
      "code": "unknown-name",
      "fixes": [
        {
          "edits": [
            {
              "file": "policy.maat",
              "from": {
                "column": 5,
                "line": 2
              },
              "range": {
                "end": 13,
                "start": 10
              },
              "replacement": "plan",
              "to": {
                "column": 8,
                "line": 2
              }
            }
          ],
          "title": "Schrijf `plan`"
        }
      ],
      "help": [
        "Wat nu."
      ],
      "labels": [
        {
          "file": "policy.maat",
          "from": {
            "column": 5,
            "line": 2
          },
          "primary": true,
          "range": {
            "end": 13,
            "start": 10
          },
          "text": "niet bekend",
          "to": {
            "column": 8,
            "line": 2
          }
        },
        {
          "file": "other.maat",
          "primary": false,
          "range": {
            "end": 4,
            "start": 3
          },
          "text": ""
        }
      ],
      "message": "Er is geen doel `pla`.",
      "notes": [
        "Waarom."
      ],
      "severity": "error"
    }
    "#);
}

#[test]
fn the_other_language_differs_in_texts_alone() {
    let no_lines = |_: &str| None;
    let (nl, en) = (to_json(&example(), Lang::Nl, &no_lines), to_json(&example(), Lang::En, &no_lines));
    assert_eq!(en["message"], "There is no purpose `pla`.");
    assert_eq!(en["labels"][0]["text"], "not known");
    assert_eq!(en["help"][0], "What now.");
    for key in ["code", "severity", "cite"] {
        assert_eq!(nl[key], en[key]);
    }
}

#[test]
fn a_diagnostic_survives_serialization_in_full() {
    let json = serde_json::to_string(&example()).unwrap();
    assert_eq!(serde_json::from_str::<Diagnostic>(&json).unwrap(), example());
    assert!(serde_json::from_str::<Diagnostic>(&json.replace("unknown-name", "unheard-of")).is_err());
    assert_eq!(serde_json::to_string(&FileRef::from("a.maat")).unwrap(), "\"a.maat\"");
}
