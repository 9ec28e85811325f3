//! `SECURITY.md` names a test for every promise; here it is held to that.

use std::path::Path;
use std::{env, fs};

#[test]
fn every_promise_names_tests_that_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the cli is a folder of the workspace");
    let page = fs::read_to_string(root.join("SECURITY.md")).expect("the page is there");
    let mut tests = 0;
    for line in page.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| threat")) {
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").collect();
        let [_, promise, held_by] = cells.as_slice() else { panic!("three cells: {line}") };
        if promise.contains("**not promised") {
            assert_eq!(held_by.trim(), "–", "what is not promised is held by nothing: {line}");
            continue;
        }
        for test in held_by.split(',') {
            let (file, name) = test.trim().trim_matches('`').split_once(": ").expect("a file and a test");
            let code = fs::read_to_string(root.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
            // A test in C is a function that is called.
            let is_test = match file.rsplit_once('.').map(|(_, extension)| extension) {
                Some("py") => code.contains(&format!("\ndef {name}(")),
                Some("c") => {
                    code.contains(&format!("\nstatic void {name}(")) && code.contains(&format!("\n    {name}("))
                }
                _ => code.contains(&format!("fn {name}()")),
            };
            assert!(is_test, "{file} has no test named {name}");
            tests += 1;
        }
    }
    assert!(tests > 20, "{tests}");
}
