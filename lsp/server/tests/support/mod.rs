//! A client of a few lines, at the other end of two pipes.
#![allow(dead_code, clippy::unwrap_used, clippy::panic)] // Each test file uses its part; a test that fails says so.

use std::path::Path;

use maatstaf_diagnostics::Lang;
use maatstaf_server::Options;
use serde_json::{Value, json};
use tokio::io::{
    AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader, DuplexStream, ReadHalf, WriteHalf,
};

/// The date of every verdict in these tests.
pub const AS_OF: &str = "2026-11-23";

/// A client, its server, and a folder of its own.
pub struct Client {
    pub folder: tempfile::TempDir,
    pub capabilities: Value,
    reader: BufReader<ReadHalf<DuplexStream>>,
    writer: WriteHalf<DuplexStream>,
    next: i64,
    /// What the server said while something else was awaited.
    pub heard: Vec<Value>,
}

/// What is said when nothing else is: push diagnostics, plain links.
pub fn plain() -> Value {
    json!({ "capabilities": {} })
}

impl Client {
    /// A client with these files in its folder, after `initialize` with what `start` adds to its parameters.
    pub async fn start(files: &[(&str, &str)], start: Value) -> Client {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        let (ours, theirs) = tokio::io::duplex(1 << 20);
        let (input, output) = tokio::io::split(theirs);
        let cache = folder.path().join(".cache");
        let as_of = Some(AS_OF.parse().unwrap());
        let options = Options { as_of, lang: None, fallback: Lang::En, cache: Some(cache) };
        tokio::spawn(maatstaf_server::serve(input, output, options));
        let (reader, writer) = tokio::io::split(ours);
        let mut client = Client {
            folder,
            capabilities: Value::Null,
            reader: BufReader::new(reader),
            writer,
            next: 0,
            heard: vec![],
        };
        let mut params = json!({
            "processId": null,
            "workspaceFolders": [{ "uri": uri(client.folder.path()), "name": "test" }],
            "capabilities": {},
        });
        for (key, value) in start.as_object().unwrap() {
            params[key] = value.clone();
        }
        client.capabilities = client.ask("initialize", params).await;
        client.tell("initialized", json!({})).await;
        client
    }

    /// The address of a file in the folder.
    pub fn uri(&self, path: &str) -> String {
        uri(&self.folder.path().join(path))
    }

    pub async fn send(&mut self, message: Value) {
        let text = message.to_string();
        let framed = format!("Content-Length: {}\r\n\r\n{text}", text.len());
        self.writer.write_all(framed.as_bytes()).await.unwrap();
    }

    pub async fn tell(&mut self, method: &str, params: Value) {
        self.send(json!({ "jsonrpc": "2.0", "method": method, "params": params })).await;
    }

    /// Sends a question without waiting; gives its number.
    pub async fn begin(&mut self, method: &str, params: Value) -> i64 {
        self.next += 1;
        let id = self.next;
        self.send(json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params })).await;
        id
    }

    /// The whole answer, result or error.
    pub async fn answer(&mut self, id: i64) -> Value {
        if let Some(at) = self.heard.iter().position(|m| m["id"] == id && m.get("method").is_none()) {
            return self.heard.remove(at);
        }
        loop {
            let message = self.read().await;
            if message["id"] == id && message.get("method").is_none() {
                return message;
            }
            self.hear(message).await;
        }
    }

    /// A question and its result; asked again when an edit came in between.
    pub async fn ask(&mut self, method: &str, params: Value) -> Value {
        loop {
            let id = self.begin(method, params.clone()).await;
            let answer = self.answer(id).await;
            if answer["error"]["code"] == -32801 {
                continue;
            }
            assert!(answer.get("error").is_none(), "{method}: {answer}");
            return answer["result"].clone();
        }
    }

    /// Waits for a message of the server with this method that fits.
    pub async fn wait(&mut self, method: &str, fits: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.heard.iter().position(|m| m["method"] == method && fits(&m["params"])) {
            return self.heard.remove(at)["params"].clone();
        }
        loop {
            let message = self.read().await;
            let found = message["method"] == method && fits(&message["params"]);
            self.hear(message).await;
            if found {
                return self.heard.pop().unwrap()["params"].clone();
            }
        }
    }

    /// The diagnostics of a version of a file.
    pub async fn diagnostics(&mut self, path: &str, version: i64) -> Vec<Value> {
        let uri = self.uri(path);
        let params =
            self.wait("textDocument/publishDiagnostics", |p| p["uri"] == uri.as_str() && p["version"] == version).await;
        params["diagnostics"].as_array().unwrap().clone()
    }

    /// What the server asks is answered with nothing; all else is kept.
    async fn hear(&mut self, message: Value) {
        if let (Some(id), Some(_)) = (message.get("id"), message.get("method")) {
            let answer = json!({ "jsonrpc": "2.0", "id": id, "result": null });
            self.send(answer).await;
        }
        self.heard.push(message);
    }

    async fn read(&mut self) -> Value {
        let wait = std::time::Duration::from_secs(120);
        tokio::time::timeout(wait, self.read_message()).await.expect("the server says something")
    }

    async fn read_message(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            assert!(self.reader.read_line(&mut line).await.unwrap() > 0, "the server closed its end");
            match line.trim().split_once(": ") {
                Some(("Content-Length", value)) => length = value.parse().unwrap(),
                Some(_) => {}
                None => break,
            }
        }
        let mut bytes = vec![0; length];
        self.reader.read_exact(&mut bytes).await.unwrap();
        serde_json::from_slice(&bytes).unwrap()
    }

    pub async fn open(&mut self, path: &str, text: &str) {
        let uri = self.uri(path);
        let document = json!({ "uri": uri, "languageId": "maatstaf", "version": 1, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": document })).await;
    }

    /// Replaces a range (lines and columns) of a file.
    pub async fn edit(&mut self, path: &str, version: i64, from: (u32, u32), to: (u32, u32), text: &str) {
        let range = json!({
            "start": { "line": from.0, "character": from.1 },
            "end": { "line": to.0, "character": to.1 },
        });
        let params = json!({
            "textDocument": { "uri": self.uri(path), "version": version },
            "contentChanges": [{ "range": range, "text": text }],
        });
        self.tell("textDocument/didChange", params).await;
    }

    /// A question about a place, found as the first byte of `needle` in `text` plus `skip`; ASCII only.
    pub async fn ask_at(&mut self, method: &str, path: &str, text: &str, needle: &str, skip: usize) -> Value {
        let params = json!({ "textDocument": { "uri": self.uri(path) }, "position": position(text, needle, skip) });
        self.ask(method, params).await
    }
}

/// The position of `needle` in a text.
pub fn position(text: &str, needle: &str, skip: usize) -> Value {
    let at = text.find(needle).unwrap_or_else(|| panic!("{needle} is in the text")) + skip;
    let line = text[..at].matches('\n').count();
    let column = at - text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    json!({ "line": line, "character": column })
}

pub fn uri(path: &Path) -> String {
    format!("file://{}", path.to_str().unwrap())
}
