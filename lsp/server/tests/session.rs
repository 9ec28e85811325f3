//! A session with a client: texts, diagnostics, places in the library.
#![allow(clippy::unwrap_used)] // A test that fails says so.

mod support;

use serde_json::json;
use support::{Client, plain};

const TILL: &str = include_str!("../../../examples/till-login/policy.maat");

fn codes(diagnostics: &[serde_json::Value]) -> Vec<&str> {
    diagnostics.iter().map(|d| d["code"].as_str().unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_policy_that_is_opened_gets_the_diagnostics_of_a_check() {
    let mut client = Client::start(&[("policy.maat", TILL)], plain()).await;
    client.open("policy.maat", TILL).await;
    let found = client.diagnostics("policy.maat", 1).await;
    assert!(codes(&found).contains(&"exception-not-met"), "{found:?}");
    let violated = found.iter().find(|d| d["code"] == "exception-not-met").unwrap();
    assert_eq!(violated["range"]["start"], json!({ "line": 22, "character": 19 }));
    assert_eq!(violated["severity"], 1);
    assert!(violated["codeDescription"]["href"].as_str().unwrap().contains("BWBR0040940"), "{violated}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_edits_sent_without_waiting_end_in_the_right_text() {
    let mut client = Client::start(&[("policy.maat", TILL)], plain()).await;
    client.open("policy.maat", TILL).await;
    let line = TILL.lines().position(|line| line.starts_with("instrument ")).unwrap() as u32;
    let mut name = "till_login".to_owned();
    for n in 0..1000_usize {
        // A letter near the start, or one taken away: any two in the wrong order give another name.
        let version = n as i64 + 2;
        if n % 3 == 2 {
            name.replace_range(4..5, "");
            client.edit("policy.maat", version, (line, 15), (line, 16), "").await;
        } else {
            let letter = char::from(b'a' + (n % 26) as u8).to_string();
            name.insert_str(2, &letter);
            client.edit("policy.maat", version, (line, 13), (line, 13), &letter).await;
        }
    }
    let params = json!({
        "textDocument": { "uri": client.uri("policy.maat") },
        "position": { "line": line, "character": 14 },
    });
    let hover = client.ask("textDocument/hover", params).await;
    assert!(hover["contents"]["value"].as_str().unwrap().contains(&format!("`{name}`")), "{name}: {hover}");
    let found = client.diagnostics("policy.maat", 1001).await;
    assert!(codes(&found).contains(&"exception-not-met"), "{found:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_definition_in_the_library_leads_to_a_file_that_can_be_opened() {
    let mut client = Client::start(&[("policy.maat", TILL)], plain()).await;
    client.open("policy.maat", TILL).await;
    let found = client.ask_at("textDocument/definition", "policy.maat", TILL, "UAVG_29", 2).await;
    let uri = found[0]["uri"].as_str().unwrap().to_owned();
    let path = uri.strip_prefix("file://").unwrap();
    let text = std::fs::read_to_string(path).unwrap();
    let line = found[0]["range"]["start"]["line"].as_u64().unwrap() as usize;
    assert!(text.lines().nth(line).unwrap().contains("exception "), "{found}");
    // In that file too there is something to ask.
    let document = json!({ "uri": uri, "languageId": "maatstaf", "version": 1, "text": text });
    client.tell("textDocument/didOpen", json!({ "textDocument": document })).await;
    let params = json!({ "textDocument": { "uri": uri }, "position": found[0]["range"]["start"] });
    let hover = client.ask("textDocument/hover", params).await;
    assert!(hover["contents"]["value"].as_str().unwrap().contains("UAVG 29"), "{hover}");
    assert!(std::fs::metadata(path).unwrap().permissions().readonly());
}

#[tokio::test(flavor = "multi_thread")]
async fn texts_are_in_the_language_of_the_client() {
    let start = json!({ "locale": "nl-NL" });
    let mut client = Client::start(&[("policy.maat", TILL)], start).await;
    client.open("policy.maat", TILL).await;
    let found = client.diagnostics("policy.maat", 1).await;
    assert!(found.iter().any(|d| d["message"].as_str().unwrap().contains("staat open")), "{found:?}");
    let settings = json!({ "settings": { "maatstaf": { "language": "en" } } });
    client.tell("workspace/didChangeConfiguration", settings).await;
    let uri = client.uri("policy.maat");
    let english = client
        .wait("textDocument/publishDiagnostics", |p| {
            p["uri"] == uri.as_str() && p["diagnostics"].to_string().contains("is open")
        })
        .await;
    assert!(!english["diagnostics"].to_string().contains("staat open"));
}
