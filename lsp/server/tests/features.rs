//! Every request of the protocol, once, with an answer that makes sense.
#![allow(clippy::unwrap_used)] // A test that fails says so.

mod support;

use serde_json::{Value, json};
use support::{Client, position};

const TEXT: &str = "import nl.avg, nl.uavg, nl.wor, nl.arbowet, nl.bw

organisation acme \"Acme\" {
    given employees 30
    given works_council no
}

data scans: performance.activity
data pick_rate: performance.pace
purpose rosters: direct.planning
decision shift: task_allocation
party team_lead: manager

// A board.
instrument board \"Bord\" {
    controller acme
    starts 2027-01-01
    collect scans from scanner about employee for rosters
        basis legitimate_interest
        at individual
        keep at most 4 weeks
    rate: derive pick_rate from scans using statistics for rosters
    decide shift from pick_rate for rosters effect significant by system
    given dpia on 2026-10-01 see \"dpia.pdf\"
}
";

const CASE: &str = "case harmless \"Harmless\" on 2026-11-23 {
    organisation acme
    instrument i { controller acme collect performance.activity from scanner about employee for direct.planning }
    expect satisfied nl.avg.no_such_norm
}
";

async fn opened() -> Client {
    let capabilities = json!({
        "capabilities": {
            "textDocument": {
                "diagnostic": {},
                "definition": { "linkSupport": true },
                "completion": { "completionItem": { "snippetSupport": true } },
            },
            "workspace": { "workspaceEdit": { "documentChanges": true } },
            "general": { "positionEncodings": ["utf-8", "utf-16"] },
        },
    });
    let mut client = Client::start(&[("policy.maat", TEXT), ("case.maat", CASE)], capabilities).await;
    client.open("policy.maat", TEXT).await;
    client
}

fn file(client: &Client) -> Value {
    json!({ "textDocument": { "uri": client.uri("policy.maat") } })
}

#[tokio::test(flavor = "multi_thread")]
async fn the_server_says_what_it_can_do() {
    let client = opened().await;
    let can = &client.capabilities["capabilities"];
    for provider in [
        "hoverProvider",
        "definitionProvider",
        "declarationProvider",
        "typeDefinitionProvider",
        "implementationProvider",
        "referencesProvider",
        "documentHighlightProvider",
        "renameProvider",
        "callHierarchyProvider",
        "completionProvider",
        "codeActionProvider",
        "inlayHintProvider",
        "codeLensProvider",
        "semanticTokensProvider",
        "foldingRangeProvider",
        "selectionRangeProvider",
        "documentSymbolProvider",
        "workspaceSymbolProvider",
        "documentLinkProvider",
        "signatureHelpProvider",
        "documentFormattingProvider",
        "documentRangeFormattingProvider",
        "documentOnTypeFormattingProvider",
        "linkedEditingRangeProvider",
        "executeCommandProvider",
        "diagnosticProvider",
    ] {
        assert!(!can[provider].is_null(), "{provider}: {can}");
    }
    assert_eq!(can["positionEncoding"], "utf-8", "the client's favourite");
}

#[tokio::test(flavor = "multi_thread")]
async fn diagnostics_can_be_asked_for_and_are_not_sent_twice() {
    let mut client = opened().await;
    let params = file(&client);
    let report = client.ask("textDocument/diagnostic", params.clone()).await;
    assert_eq!(report["kind"], "full");
    let items = report["items"].as_array().unwrap();
    assert!(items.iter().any(|d| d["code"] == "norm-open"), "{report}");
    let mut again = params;
    again["previousResultId"] = report["resultId"].clone();
    assert_eq!(client.ask("textDocument/diagnostic", again).await["kind"], "unchanged");
    let all = client.ask("workspace/diagnostic", json!({ "previousResultIds": [] })).await;
    assert_eq!(all["items"].as_array().unwrap().len(), 2);
    assert!(client.heard.iter().all(|m| m["method"] != "textDocument/publishDiagnostics"));
}

#[tokio::test(flavor = "multi_thread")]
async fn names_are_found_shown_and_changed() {
    let mut client = opened().await;
    let at = position(TEXT, "scans: perf", 1);
    let mut params = file(&client);
    params["position"] = at;
    let links = client.ask("textDocument/definition", params.clone()).await;
    assert_eq!(links[0]["targetSelectionRange"]["start"]["line"], 7);
    assert!(client.ask("textDocument/declaration", params.clone()).await[0].is_object());
    assert!(client.ask("textDocument/typeDefinition", params.clone()).await[0].is_object());
    let lights = client.ask("textDocument/documentHighlight", params.clone()).await;
    assert_eq!(lights.as_array().unwrap().len(), 3, "{lights}");
    assert_eq!(lights[0]["kind"], 3, "the declaration writes");
    let mut references = params.clone();
    references["context"] = json!({ "includeDeclaration": false });
    assert_eq!(client.ask("textDocument/references", references).await.as_array().unwrap().len(), 2);
    assert_eq!(client.ask("textDocument/prepareRename", params.clone()).await["placeholder"], "scans");
    let mut rename = params.clone();
    rename["newName"] = json!("beeps");
    let edit = client.ask("textDocument/rename", rename.clone()).await;
    let document = &edit["documentChanges"][0];
    assert_eq!(document["textDocument"]["version"], 1);
    assert_eq!(document["edits"].as_array().unwrap().len(), 3);
    rename["newName"] = json!("show");
    let id = client.begin("textDocument/rename", rename).await;
    let refused = client.answer(id).await;
    assert_eq!(refused["error"]["code"], -32803);
    assert!(refused["error"]["message"].as_str().unwrap().contains("word of the language"), "{refused}");
}

#[tokio::test(flavor = "multi_thread")]
async fn data_have_a_lineage() {
    let mut client = opened().await;
    let item = client.ask_at("textDocument/prepareCallHierarchy", "policy.maat", TEXT, "derive pick_rate", 8).await;
    assert_eq!(item[0]["name"], "board.rate");
    let into = client.ask("callHierarchy/incomingCalls", json!({ "item": item[0] })).await;
    assert_eq!(into[0]["from"]["name"], "board.collect.scans");
    let out = client.ask("callHierarchy/outgoingCalls", json!({ "item": item[0] })).await;
    assert_eq!(out[0]["to"]["name"], "board.decide.shift");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_text_is_shown_with_all_that_belongs_to_it() {
    let mut client = opened().await;
    let params = file(&client);
    let symbols = client.ask("textDocument/documentSymbol", params.clone()).await;
    let board = symbols.as_array().unwrap().iter().find(|s| s["name"] == "board").unwrap();
    assert!(board["children"].as_array().unwrap().iter().any(|s| s["name"] == "rate"), "{board}");
    let found = client.ask("workspace/symbol", json!({ "query": "brd" })).await;
    assert!(found.as_array().unwrap().iter().any(|s| s["name"] == "board"), "{found}");
    let folds = client.ask("textDocument/foldingRange", params.clone()).await;
    assert!(folds.as_array().unwrap().iter().any(|f| f["startLine"] == 14), "{folds}");
    let links = client.ask("textDocument/documentLink", params.clone()).await;
    assert!(links.to_string().contains("dpia.pdf"), "{links}");
    let lenses = client.ask("textDocument/codeLens", params.clone()).await;
    assert_eq!(lenses[0]["command"]["command"], "maatstaf.timeline");
    assert!(lenses[0]["command"]["title"].as_str().unwrap().contains("open"), "{lenses}");
    let mut whole = params.clone();
    whole["range"] = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 99, "character": 0 } });
    let hints = client.ask("textDocument/inlayHint", whole.clone()).await.to_string();
    assert!(hints.contains("? AVG"), "{hints}");
    assert!(hints.contains("about employee at individual keep at most 4 weeks"), "what silence means: {hints}");
    let mut positions = params;
    positions["positions"] = json!([position(TEXT, "scanner", 2)]);
    let steps = client.ask("textDocument/selectionRange", positions).await;
    assert!(steps[0]["parent"]["parent"].is_object(), "{steps}");
    let help = client.ask_at("textDocument/signatureHelp", "policy.maat", TEXT, "keep at most 4", 13).await;
    assert!(help["signatures"][0]["label"].as_str().unwrap().starts_with("keep at most DURATION"), "{help}");
}

#[tokio::test(flavor = "multi_thread")]
async fn words_are_told_whole_by_range_and_as_changes() {
    let mut client = opened().await;
    let params = file(&client);
    let whole = client.ask("textDocument/semanticTokens/full", params.clone()).await;
    let count = whole["data"].as_array().unwrap().len();
    assert!(count > 100 && count.is_multiple_of(5));
    let mut range = params.clone();
    range["range"] = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 1, "character": 0 } });
    let part = client.ask("textDocument/semanticTokens/range", range).await;
    assert_eq!(part["data"].as_array().unwrap().len(), 6 * 5, "import and five packages");
    client.edit("policy.maat", 2, (7, 5), (7, 5), "x").await;
    let mut delta = params;
    delta["previousResultId"] = whole["resultId"].clone();
    let changes = client.ask("textDocument/semanticTokens/full/delta", delta).await;
    let edit = &changes["edits"][0];
    assert!(edit["data"].as_array().unwrap().len() <= 10, "{changes}");
}

#[tokio::test(flavor = "multi_thread")]
async fn completion_is_by_context_and_says_more_when_asked() {
    let mut client = opened().await;
    let list = client.ask_at("textDocument/completion", "policy.maat", TEXT, "for rosters\n", 4).await;
    let items = list["items"].as_array().unwrap();
    assert_eq!(items[0]["label"], "rosters", "the policy's own purposes first");
    assert!(items.iter().all(|item| item["label"] != "scans"), "no data where a purpose is wanted");
    let more = client.ask("completionItem/resolve", items[0].clone()).await;
    assert!(more["documentation"]["value"].as_str().unwrap().contains("rosters"), "{more}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_can_be_done_is_offered_with_its_effect() {
    let mut client = opened().await;
    let report = client.ask("textDocument/diagnostic", file(&client)).await;
    let decide = position(TEXT, "decide shift", 0);
    let mut params = file(&client);
    params["range"] = json!({ "start": decide, "end": decide });
    params["context"] = json!({ "diagnostics": report["items"] });
    let actions = client.ask("textDocument/codeAction", params.clone()).await;
    let titles: Vec<&str> = actions.as_array().unwrap().iter().map(|a| a["title"].as_str().unwrap()).collect();
    assert!(titles.iter().any(|title| title.contains(" → ")), "{titles:?} for {report}");
    params["context"]["only"] = json!(["source.format.maatstaf"]);
    let format = client.ask("textDocument/codeAction", params).await;
    assert_eq!(format[0]["kind"], "source.format.maatstaf");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_laid_out_whole_in_part_and_while_typing() {
    let mut client = opened().await;
    let mut params = file(&client);
    params["options"] = json!({ "tabSize": 4, "insertSpaces": true });
    let whole = client.ask("textDocument/formatting", params.clone()).await;
    assert!(!whole.as_array().unwrap().is_empty());
    params["range"] = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 2, "character": 0 } });
    let part = client.ask("textDocument/rangeFormatting", params.clone()).await;
    assert!(part.as_array().unwrap().len() < whole.as_array().unwrap().len());
    params["position"] = position(TEXT, "}\n\ndata", 1);
    params["ch"] = json!("}");
    let typed = client.ask("textDocument/onTypeFormatting", params).await;
    assert!(typed.is_array());
}

#[tokio::test(flavor = "multi_thread")]
async fn commands_show_time_reasons_and_cases() {
    let mut client = opened().await;
    let run = |command: &str, arguments: Value| json!({ "command": command, "arguments": arguments });
    let uri = client.uri("policy.maat");
    let timeline = client.ask("workspace/executeCommand", run("maatstaf.timeline", json!([uri, "board"]))).await;
    assert_eq!(timeline["instruments"][0]["instrument"], "board");
    let stretches = &timeline["instruments"][0]["norms"][0]["stretches"];
    assert!(stretches[0]["verdict"].is_string(), "{timeline}");
    let at = position(TEXT, "decide shift", 0);
    let why = client.ask("workspace/executeCommand", run("maatstaf.explainVerdict", json!([uri, at]))).await;
    assert!(why["markdown"].as_str().unwrap().contains("AVG 22"), "{why}");
    let cases = client.uri("case.maat");
    let ran = client.ask("workspace/executeCommand", run("maatstaf.runCase", json!([cases, "harmless"]))).await;
    assert_eq!(ran["passed"], false, "{ran}");
    assert!(ran["failures"].to_string().contains("no_such_norm"), "{ran}");
    let id = client.begin("workspace/executeCommand", run("maatstaf.nonsense", json!([]))).await;
    assert_eq!(client.answer(id).await["error"]["code"], -32601);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_buffer_goes_before_the_disk_and_the_disk_counts_again_when_it_closes() {
    let mut client = opened().await;
    let path = client.folder.path().join("policy.maat");
    std::fs::write(&path, "organisation zeta_other").unwrap();
    let uri = client.uri("policy.maat");
    let changed = json!({ "changes": [{ "uri": uri, "type": 2 }] });
    client.tell("workspace/didChangeWatchedFiles", changed).await;
    let symbols = client.ask("textDocument/documentSymbol", file(&client)).await.to_string();
    assert!(symbols.contains("\"board\""), "the buffer counts: {symbols}");
    client.tell("textDocument/didClose", file(&client)).await;
    let symbols = client.ask("textDocument/documentSymbol", file(&client)).await.to_string();
    assert!(symbols.contains("\"zeta_other\"") && !symbols.contains("\"board\""), "{symbols}");
    std::fs::remove_file(&path).unwrap();
    let gone = json!({ "changes": [{ "uri": uri, "type": 3 }] });
    client.tell("workspace/didChangeWatchedFiles", gone).await;
    let symbols = client.ask("workspace/symbol", json!({ "query": "zeta_other" })).await.to_string();
    assert!(!symbols.contains("\"zeta_other\""), "{symbols}");
}

#[tokio::test(flavor = "multi_thread")]
async fn each_folder_is_a_project_of_its_own() {
    let mut client = opened().await;
    let second = tempfile::tempdir().unwrap();
    std::fs::write(second.path().join("b.maat"), "organisation acme \"Another Acme\"\n").unwrap();
    let added = json!([{ "uri": support::uri(second.path()), "name": "second" }]);
    let params = json!({ "event": { "added": added, "removed": [] } });
    client.tell("workspace/didChangeWorkspaceFolders", params).await;
    let all = client.ask("workspace/diagnostic", json!({ "previousResultIds": [] })).await;
    assert_eq!(all["items"].as_array().unwrap().len(), 3);
    assert!(!all.to_string().contains("duplicate-name"), "the two organisations have nothing to do with each other");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_diagnostic_shows_what_else_it_is_about_and_greys_out_what_does_nothing() {
    let mut client = opened().await;
    let twice = TEXT.replace("keep at most 4 weeks", "keep at most 4 weeks keep at most 5 weeks");
    let twice = format!("{twice}\ndata scans: performance.pace\n");
    let whole = json!({
        "textDocument": { "uri": client.uri("policy.maat"), "version": 2 },
        "contentChanges": [{ "text": twice }],
    });
    client.tell("textDocument/didChange", whole).await;
    let report = client.ask("textDocument/diagnostic", file(&client)).await;
    let coded = |code: &str| report["items"].as_array().unwrap().iter().find(|d| d["code"] == code);
    let name = coded("duplicate-name").unwrap_or_else(|| panic!("{report}"));
    let first = &name["relatedInformation"][0]["location"];
    assert_eq!(first["uri"], client.uri("policy.maat"));
    assert_eq!(first["range"]["start"]["line"], 7, "where the first of the two stands: {name}");
    let clause = coded("duplicate-clause").unwrap_or_else(|| panic!("{report}"));
    assert_eq!(clause["tags"], json!([1]), "unnecessary: {clause}");
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_that_can_be_mended_is_mended_at_once_when_asked() {
    let mut client = opened().await;
    let wrong = TEXT.replace("from scanner", "from scaner").replace("using statistics", "using statistic");
    let whole = json!({
        "textDocument": { "uri": client.uri("policy.maat"), "version": 2 },
        "contentChanges": [{ "text": wrong }],
    });
    client.tell("textDocument/didChange", whole).await;
    let mut params = file(&client);
    params["range"] = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 0 } });
    params["context"] = json!({ "diagnostics": [], "only": ["source.fixAll"] });
    let actions = client.ask("textDocument/codeAction", params).await;
    assert_eq!(actions[0]["kind"], "source.fixAll.maatstaf", "{actions}");
    let edits = actions[0]["edit"]["documentChanges"][0]["edits"].as_array().unwrap();
    let new: Vec<&str> = edits.iter().map(|edit| edit["newText"].as_str().unwrap()).collect();
    assert_eq!(new, ["scanner", "statistics"], "{actions}");
}

#[tokio::test(flavor = "multi_thread")]
async fn reading_a_folder_shows_its_progress() {
    let able = json!({ "capabilities": { "window": { "workDoneProgress": true } } });
    let mut client = Client::start(&[("policy.maat", TEXT)], able).await;
    let made = client.wait("window/workDoneProgress/create", |_| true).await;
    for kind in ["begin", "end"] {
        let fits = |p: &Value| p["token"] == made["token"] && p["value"]["kind"] == kind;
        client.wait("$/progress", fits).await;
    }
}

/// Waits until the diagnostics of a file that were sent are as `fits` says.
async fn sent(client: &mut Client, uri: &str, fits: impl Fn(&[Value]) -> bool) {
    let fits = |params: &Value| params["uri"] == uri && fits(params["diagnostics"].as_array().unwrap());
    client.wait("textDocument/publishDiagnostics", fits).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_that_is_closed_takes_its_diagnostics_along() {
    let mut client = Client::start(&[("policy.maat", TEXT)], support::plain()).await;
    let second = tempfile::tempdir().unwrap();
    let broken = "organisation acme\ninstrument i { controller nobody }\n";
    std::fs::write(second.path().join("b.maat"), broken).unwrap();
    std::fs::write(second.path().join("i.v1.snapshot.json"), "{").unwrap();
    let folder = json!({ "uri": support::uri(second.path()), "name": "second" });
    let event = json!({ "event": { "added": [folder], "removed": [] } });
    client.tell("workspace/didChangeWorkspaceFolders", event).await;
    let (policy, snapshot) = (second.path().join("b.maat"), second.path().join("i.v1.snapshot.json"));
    sent(&mut client, &support::uri(&policy), |list| !list.is_empty()).await;
    sent(&mut client, &support::uri(&snapshot), |list| !list.is_empty()).await;
    let event = json!({ "event": { "added": [], "removed": [folder] } });
    client.tell("workspace/didChangeWorkspaceFolders", event).await;
    sent(&mut client, &support::uri(&policy), <[Value]>::is_empty).await;
    sent(&mut client, &support::uri(&snapshot), <[Value]>::is_empty).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_mended_on_disk_is_wrong_no_more() {
    let mut client = Client::start(&[("policy.maat", TEXT), ("board.v1.snapshot.json", "{")], support::plain()).await;
    let uri = client.uri("board.v1.snapshot.json");
    sent(&mut client, &uri, |list| list.len() == 1).await;
    std::fs::remove_file(client.folder.path().join("board.v1.snapshot.json")).unwrap();
    let gone = json!({ "changes": [{ "uri": uri, "type": 3 }] });
    client.tell("workspace/didChangeWatchedFiles", gone).await;
    sent(&mut client, &uri, <[Value]>::is_empty).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_of_no_folder_is_forgotten_when_it_is_closed() {
    let mut client = Client::start(&[("policy.maat", TEXT)], support::plain()).await;
    let apart = tempfile::tempdir().unwrap();
    let (own, other) = (apart.path().join("own.maat"), apart.path().join("other.maat"));
    std::fs::write(&own, "data x: nothing_known\n").unwrap();
    std::fs::write(&other, "data y: nothing_known\n").unwrap();
    let (own, other) = (support::uri(&own), support::uri(&other));
    let document = json!({ "uri": own, "languageId": "maat", "version": 1, "text": "data x: nothing_known\n" });
    client.tell("textDocument/didOpen", json!({ "textDocument": document })).await;
    sent(&mut client, &other, |list| !list.is_empty()).await;
    client.tell("textDocument/didClose", json!({ "textDocument": { "uri": own } })).await;
    sent(&mut client, &other, <[Value]>::is_empty).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_is_told_when_what_it_shows_is_out_of_date() {
    let refresh = json!({ "refreshSupport": true });
    let able = json!({ "capabilities": {
        "textDocument": { "diagnostic": {} },
        "workspace": { "diagnostics": refresh, "codeLens": refresh, "inlayHint": refresh },
    } });
    let mut client = Client::start(&[("policy.maat", TEXT)], able).await;
    client.open("policy.maat", TEXT).await;
    client.ask("textDocument/diagnostic", file(&client)).await;
    let date = json!({ "settings": { "maatstaf": { "asOf": "2030-01-01" } } });
    client.tell("workspace/didChangeConfiguration", date).await;
    for asked in ["workspace/diagnostic/refresh", "workspace/codeLens/refresh", "workspace/inlayHint/refresh"] {
        client.wait(asked, |_| true).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nonsense_is_answered_and_nothing_breaks() {
    let mut client = opened().await;
    let nowhere =
        json!({ "textDocument": { "uri": "file:///nowhere/x.maat" }, "position": { "line": 9, "character": 9 } });
    assert!(client.ask("textDocument/hover", nowhere.clone()).await.is_null());
    assert!(client.ask("textDocument/definition", nowhere).await.is_null());
    let mut far = file(&client);
    far["position"] = json!({ "line": 4_000_000, "character": 4_000_000 });
    for method in [
        "textDocument/hover",
        "textDocument/completion",
        "textDocument/signatureHelp",
        "textDocument/prepareCallHierarchy",
    ] {
        client.ask(method, far.clone()).await;
    }
    client.edit("policy.maat", 2, (9, 0), (2, 0), "{ \" }}}").await;
    client.ask("textDocument/semanticTokens/full", file(&client)).await;
    client.edit("policy.maat", 3, (0, 0), (900, 0), "").await;
    client.ask("textDocument/diagnostic", file(&client)).await;
    client.tell("textDocument/didClose", file(&client)).await;
    client.edit("policy.maat", 4, (0, 0), (0, 0), "late").await;
    assert!(client.ask("workspace/symbol", json!({ "query": "" })).await.is_array());
}
