//! Runs the real binary, as a shell would.

#![allow(dead_code, reason = "every test file uses its own part")]

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

/// What came of a run.
#[derive(Debug)]
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// The folder of the workspace.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the cli is a folder of the workspace")
}

/// Runs `maatstaf` with these arguments, in English, in the folder of the workspace.
pub fn maatstaf(arguments: &[&str]) -> Run {
    run(root(), arguments, "")
}

/// Runs `maatstaf` in a folder, with an input.
pub fn run(folder: &Path, arguments: &[&str], input: &str) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_maatstaf"));
    command.current_dir(folder).args(arguments);
    // The reader's surroundings must not matter.
    for name in ["LC_ALL", "LC_MESSAGES", "NO_COLOR"] {
        command.env_remove(name);
    }
    command.env("LANG", "en_GB.UTF-8");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the binary starts");
    let mut stdin = child.stdin.take().expect("it has an input");
    let input = input.to_owned();
    // From another thread, or a long input and a long output would wait for each other.
    let writer = std::thread::spawn(move || {
        // A command that does not read its input closes it.
        let _ = stdin.write_all(input.as_bytes());
    });
    let output = child.wait_with_output().expect("it ends");
    writer.join().expect("the input was written");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it writes UTF-8");
    let run = Run { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) };
    assert!(!run.err.contains("panicked"), "{}", run.err);
    run
}

/// A folder with one policy in it.
pub struct Policy {
    pub folder: tempfile::TempDir,
}

impl Policy {
    /// The policy in a file `policy.maat`.
    pub fn new(text: &str) -> Policy {
        let folder = tempfile::tempdir().expect("a folder can be made");
        std::fs::write(folder.path().join("policy.maat"), text).expect("a file can be written");
        Policy { folder }
    }

    /// The pace board of the examples, with parts replaced. Every part must be there.
    pub fn pace_board(changes: &[(&str, &str)]) -> Policy {
        let path = root().join("examples/pace-board/policy.maat");
        let mut text = std::fs::read_to_string(path).expect("the example is there");
        for (from, to) in changes {
            assert!(text.contains(from), "the example does not say: {from}");
            text = text.replace(from, to);
        }
        Policy::new(&text)
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs `maatstaf` in the folder.
    pub fn run(&self, arguments: &[&str]) -> Run {
        run(self.folder.path(), arguments, "")
    }

    /// The report on it, as JSON, with the exit code.
    pub fn check(&self, as_of: &str) -> (i32, Value) {
        let run = self.run(&["check", ".", "--as-of", as_of, "--format", "json"]);
        (run.code, serde_json::from_str(&run.out).expect("the report is JSON"))
    }
}

/// The citations of the verdicts of one kind.
pub fn cited(report: &Value, verdict: &str) -> Vec<String> {
    let all = report["verdicts"].as_array().expect("there are verdicts");
    let mut found: Vec<String> = all
        .iter()
        .filter(|v| v["verdict"] == verdict)
        .map(|v| v["cite"][0].as_str().unwrap_or_default().to_owned())
        .collect();
    found.sort();
    found.dedup();
    found
}

/// The codes of the diagnostics.
pub fn codes(report: &Value) -> Vec<String> {
    let all = report["diagnostics"].as_array().expect("there are diagnostics");
    all.iter().map(|d| d["code"].as_str().unwrap_or_default().to_owned()).collect()
}
