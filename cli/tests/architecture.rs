//! The architecture page, held against the code.
//!
//! `ARCHITECTURE.md` states which crate may use which, in a fenced block that starts with ```` ```crates ````:
//!
//! ```text
//! maatstaf-diagnostics ->
//! maatstaf-lower -> maatstaf-program, maatstaf-semantics
//! ```
//!
//! Every crate of the workspace is there, with exactly the crates of the workspace that it depends on (tests aside). What
//! the page says that a crate may never know (files, the terminal, unsafe code, the clock) is tested here too.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use serde_json::Value;

/// A crate, and the crates of the workspace that it uses.
type Graph = BTreeMap<String, BTreeSet<String>>;

/// More lines than this in one file is a redesign.
const MOST_LINES: usize = 1_000;

/// Files that people write and read as source.
const SOURCE_EXTENSIONS: [&str; 9] = ["rs", "maat", "pest", "py", "js", "ts", "lua", "c", "h"];

#[test]
fn the_crate_graph_is_the_one_of_the_architecture_page() {
    let page = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md is there");
    let stated = stated_graph(&page).expect("the page has a block of crates");
    let actual = actual_graph(&metadata());
    for name in stated.keys().chain(actual.keys()).collect::<BTreeSet<_>>() {
        assert_eq!(
            actual.get(name),
            stated.get(name),
            "{name}: on the left what the workspace has, on the right what ARCHITECTURE.md states"
        );
    }
}

#[test]
fn no_source_file_is_longer_than_a_thousand_lines() {
    let mut seen = 0;
    let mut too_long = Vec::new();
    for path in files().filter(|path| SOURCE_EXTENSIONS.iter().any(|known| extension(path) == *known)) {
        seen += 1;
        let lines = read(&path).lines().count();
        if lines > MOST_LINES {
            too_long.push(format!("{} has {lines}", relative(&path)));
        }
    }
    assert!(seen > 50, "only {seen} source files were found: the test looks in the wrong place");
    assert_eq!(too_long, Vec::<String>::new());
}

#[test]
fn only_the_renderer_of_diagnostics_draws_with_ariadne() {
    let mut users = BTreeSet::new();
    for package in packages(&metadata()) {
        if dependencies(package).any(|dependency| dependency["name"] == "ariadne") {
            users.insert(text(&package["name"]).to_owned());
        }
    }
    assert_eq!(users, BTreeSet::from(["maatstaf-diagnostics".to_owned()]));
    assert_only("ariadne", &["compiler/diagnostics/src/render.rs"], |code| has_word(code, "ariadne"));
}

#[test]
fn only_the_database_the_commands_and_the_servers_touch_files() {
    let places = [
        "bindings/python/src/evaluator.rs",
        "cli/src/",
        "compiler/db/src/",
        "lsp/server/src/",
        "runtime/log/src/",
        "runtime/server/src/",
    ];
    assert_only("files", &places, |code| {
        let calls =
            ["File::open", "File::create", ".exists()", ".is_file()", ".is_dir()", ".read_dir()", ".canonicalize()"];
        has_word(code, "fs") || has_word(code, "OpenOptions") || calls.iter().any(|call| code.contains(call))
    });
}

#[test]
fn only_the_commands_and_the_servers_read_the_clock() {
    assert_only("the clock", &["cli/src/", "lsp/server/src/clock.rs", "runtime/server/src/clock.rs"], |code| {
        has_word(code, "SystemTime") || code.contains("::now()")
    });
}

#[test]
fn only_the_runtime_and_the_c_interface_have_unsafe_code() {
    assert_only("unsafe code", &["bindings/c/src/", "runtime/src/"], |code| has_word(code, "unsafe"));
}

#[test]
fn a_block_of_crates_is_read_line_by_line() {
    let page = "# Page\n\n```text\nx -> y\n```\n\n```crates\na ->\nb -> a\n\nc -> a, b\n```\n\nd -> c\n";
    let expected = [("a", vec![]), ("b", vec!["a"]), ("c", vec!["a", "b"])];
    let expected: Graph = expected
        .into_iter()
        .map(|(name, uses)| (name.to_owned(), uses.into_iter().map(str::to_owned).collect()))
        .collect();
    assert_eq!(stated_graph(page), Ok(expected));
    assert_eq!(stated_graph("# Page\n"), Err("there is no block that starts with ```crates".to_owned()));
    assert_eq!(stated_graph("```crates\na b\n```"), Err("no `->` in: a b".to_owned()));
    assert_eq!(stated_graph("```crates\na -> b\na -> c\n```"), Err("a is there twice".to_owned()));
}

#[test]
fn comments_and_strings_are_no_code() {
    let source =
        "let a = \"fs::read\"; // fs\n/// fs\nlet b = '\"'; /* fs\n fs */ let c = r#\"fs \" fs\"#; let d = \"\\\"fs\";";
    assert!(!has_word(&code_of(source), "fs"), "{}", code_of(source));
    assert!(has_word(&code_of("// x\nuse std::{env, fs};"), "fs"));
    assert!(has_word(&code_of("let x = \"a\"; std::fs::read(y)"), "fs"));
    assert!(has_word(&code_of("fn f<'a>(x: &'a str) { fs::read(x) }"), "fs"));
    assert!(!has_word("offset fs_path xfs", "fs"));
}

/// The folder of the workspace.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the cli is a folder of the workspace")
}

/// What the page states: see the top of this file.
fn stated_graph(page: &str) -> Result<Graph, String> {
    let mut lines = page.lines().skip_while(|line| line.trim_end() != "```crates");
    lines.next().ok_or("there is no block that starts with ```crates")?;
    let mut graph = Graph::new();
    for line in lines.take_while(|line| !line.starts_with("```")).filter(|line| !line.trim().is_empty()) {
        let (name, uses) = line.split_once("->").ok_or_else(|| format!("no `->` in: {line}"))?;
        let uses = uses.split(',').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect();
        if graph.insert(name.trim().to_owned(), uses).is_some() {
            return Err(format!("{} is there twice", name.trim()));
        }
    }
    Ok(graph)
}

/// What the workspace has: normal dependencies on its own crates.
fn actual_graph(metadata: &Value) -> Graph {
    let names: BTreeSet<&str> = packages(metadata).map(|package| text(&package["name"])).collect();
    packages(metadata)
        .map(|package| {
            let uses = dependencies(package).map(|dependency| text(&dependency["name"]));
            let uses = uses.filter(|name| names.contains(name)).map(str::to_owned).collect();
            (text(&package["name"]).to_owned(), uses)
        })
        .collect()
}

/// What cargo knows of the workspace, without the network.
fn metadata() -> Value {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--format-version", "1", "--offline"])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("cargo writes JSON")
}

fn packages(metadata: &Value) -> impl Iterator<Item = &Value> {
    metadata["packages"].as_array().expect("there are packages").iter()
}

/// The normal dependencies of a package: not those of its tests or its build script.
fn dependencies(package: &Value) -> impl Iterator<Item = &Value> {
    package["dependencies"].as_array().expect("a package has dependencies").iter().filter(|each| each["kind"].is_null())
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a name is a string")
}

/// Fails when code outside of these places (folders or files, from the root) does what `does` recognises. Tests may do
/// as they like.
fn assert_only(what: &str, places: &[&str], does: impl Fn(&str) -> bool) {
    let mut inside = 0;
    let mut outside = Vec::new();
    for path in files().filter(|path| extension(path) == "rs") {
        let name = relative(&path);
        let is_code = name.contains("/src/") && !name.split('/').any(|part| part == "tests" || part == "tests.rs");
        if !is_code || !does(&code_of(&read(&path))) {
            continue;
        }
        match places.iter().any(|place| name.starts_with(place)) {
            true => inside += 1,
            false => outside.push(name),
        }
    }
    assert_eq!(outside, Vec::<String>::new(), "only {places:?} may know of {what}");
    assert!(inside > 0, "nothing in {places:?} knows of {what}: either the page is out of date or this test is");
}

/// All files of the repository: not hidden ones, and not what is built or downloaded.
fn files() -> impl Iterator<Item = PathBuf> {
    let mut folders = vec![root().to_owned()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder can be read") {
            let entry = entry.expect("a folder can be read");
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with('.') || ["target", "node_modules", "dist"].contains(&name.as_str()) {
                continue;
            }
            match entry.file_type().expect("a file has a type") {
                kind if kind.is_dir() => folders.push(entry.path()),
                kind if kind.is_file() => files.push(entry.path()),
                _ => {}
            }
        }
    }
    files.sort();
    files.into_iter()
}

fn read(path: &Path) -> String {
    String::from_utf8_lossy(&fs::read(path).expect("a file can be read")).into_owned()
}

fn extension(path: &Path) -> &str {
    path.extension().and_then(|extension| extension.to_str()).unwrap_or_default()
}

/// A path from the root, with `/` on every system.
fn relative(path: &Path) -> String {
    let path = path.strip_prefix(root()).expect("a file of the repository");
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// Whether a word stands in a text on its own, and not as a part of a longer name.
fn has_word(text: &str, word: &str) -> bool {
    text.split(|c: char| !(c.is_alphanumeric() || c == '_')).any(|each| each == word)
}

/// Rust source without its comments and without what stands in strings and character literals.
fn code_of(source: &str) -> String {
    let mut code = String::new();
    let mut rest = source;
    while let Some(next) = rest.chars().next() {
        let skipped = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if rest.starts_with("r\"") || rest.starts_with("r#") {
            raw_string(rest)
        } else if next == '"' {
            closing(rest, '"')
        } else if next == '\'' {
            // `'a'` and `'\n'` are characters, `'a` is a lifetime.
            let mut after = rest.chars().skip(1);
            match (after.next(), after.next()) {
                (Some('\\'), _) | (Some(_), Some('\'')) => closing(rest, '\''),
                _ => 0,
            }
        } else {
            0
        };
        if skipped == 0 {
            code.push(next);
            rest = &rest[next.len_utf8()..];
        } else {
            code.push(' ');
            rest = &rest[skipped..];
        }
    }
    code
}

/// The length of a literal from its opening to its closing mark.
fn closing(literal: &str, mark: char) -> usize {
    let mut escaped = false;
    for (at, character) in literal.char_indices().skip(1) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if character == mark => return at + 1,
            _ => {}
        }
    }
    literal.len()
}

/// The length of a raw string, or 0 when this is a raw identifier or the end of a name.
fn raw_string(literal: &str) -> usize {
    let hashes = literal[1..].chars().take_while(|c| *c == '#').count();
    if !literal[1 + hashes..].starts_with('"') {
        return 0;
    }
    let end = format!("\"{}", "#".repeat(hashes));
    let start = 2 + hashes;
    literal[start..].find(&end).map_or(literal.len(), |at| start + at + end.len())
}
