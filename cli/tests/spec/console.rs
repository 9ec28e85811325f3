//! Blocks of commands: what the tool prints, and how it ends.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::checks::Chain;

/// Stands for any number of lines of output that do not matter.
const ANY: &str = "…";

/// Writes the files of a chain into a folder.
pub fn lay_out(chain: &Chain, folder: &Path) -> Result<(), String> {
    let files = chain.texts();
    let snapshots = chain.snapshots.iter().map(|s| (s.path.clone(), s.text.clone()));
    for (path, text) in files.into_iter().chain(snapshots) {
        let path = folder.join(path);
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent).and_then(|()| fs::write(&path, text)).map_err(|e| e.to_string())?;
    }
    Ok(())
}

/// Runs a block in `folder`: `$ ` before a command for the shell, its output below it, then `(exit N)` unless N is 0.
/// Gives the block as it should be, and everything that was printed.
pub fn run(body: &[String], folder: &Path) -> Result<(Vec<String>, String), String> {
    let (mut should, mut printed) = (Vec::new(), String::new());
    let mut at = 0;
    while at < body.len() {
        let Some(command) = body[at].strip_prefix("$ ") else {
            return Err(format!("`{}` belongs to no command", body[at]));
        };
        let end = (at + 1..body.len()).find(|i| body[*i].starts_with("$ ")).unwrap_or(body.len());
        let output = shell(command, folder)?;
        printed.extend(output.iter().map(|line| format!("{line}\n")));
        should.push(body[at].clone());
        let wanted = &body[at + 1..end];
        if matches(wanted, &output) {
            should.extend_from_slice(wanted)
        } else {
            should.extend(output)
        }
        at = end;
    }
    Ok((should, printed))
}

/// Whether these lines are the output: a line `…` stands for any number of lines, and a line that ends in `…` for any
/// line that begins so.
pub fn matches(wanted: &[String], output: &[String]) -> bool {
    match wanted.split_first() {
        None => output.is_empty(),
        Some((first, rest)) if first.trim() == ANY => (0..=output.len()).any(|n| matches(rest, &output[n..])),
        Some((first, rest)) => {
            let fits =
                |line: &String| line == first || first.strip_suffix(ANY).is_some_and(|start| line.starts_with(start));
            output.first().is_some_and(fits) && matches(rest, &output[1..])
        }
    }
}

/// The folder of the tool under test.
pub fn tool() -> PathBuf {
    PathBuf::from(env!("CARGO_BIN_EXE_maatstaf"))
}

fn shell(command: &str, folder: &Path) -> Result<Vec<String>, String> {
    let tool = tool();
    let here = tool.parent().ok_or("the tool is in a folder")?;
    let path = std::env::var_os("PATH").unwrap_or_default();
    let paths = std::env::join_paths(std::iter::once(here.to_owned()).chain(std::env::split_paths(&path)));
    let output = Command::new("sh")
        .args(["-c", &format!("{command} 2>&1")])
        .current_dir(folder)
        .env("PATH", paths.map_err(|e| e.to_string())?)
        .env("LC_ALL", "C.UTF-8")
        .env("NO_COLOR", "1")
        .env_remove("MAATSTAF_LANG")
        .output()
        .map_err(|e| e.to_string())?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    // White space at the end of a line cannot be seen on a page.
    let mut lines: Vec<String> = text.lines().map(|line| line.trim_end().to_owned()).collect();
    match output.status.code() {
        Some(0) => {}
        Some(code) => lines.push(format!("(exit {code})")),
        None => lines.push("(killed)".to_owned()),
    }
    Ok(lines)
}
