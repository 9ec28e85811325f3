//! The table of provisions of each package: every row of the law has its home, and every norm its row.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot read its files has failed")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

/// A row of `provisions.csv`.
struct Row {
    cite: String,
    kind: String,
    home: Vec<String>,
}

/// What a package declares that a provision can be at home in.
struct Package {
    folder: String,
    rows: Vec<Row>,
    left_out: String,
    /// Names of norms, exceptions, judgements, facts and attributes.
    names: BTreeSet<String>,
    /// Norms and exceptions with their citations, in the order in which they are written.
    norms: BTreeMap<String, Vec<String>>,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn packages() -> Vec<Package> {
    let folders: BTreeSet<&str> =
        maatstaf_stdlib::files().filter_map(|(path, _)| path.split_once('/')).map(|(folder, _)| folder).collect();
    folders.into_iter().filter(|folder| *folder != "vocabulary").map(package).collect()
}

fn package(folder: &str) -> Package {
    let read = |name: &str| {
        let path = root().join(folder).join(name);
        fs::read_to_string(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
    };
    let table = read("provisions.csv");
    let mut lines = table.lines();
    assert_eq!(lines.next(), Some("cite,kind,home"), "{folder}");
    let rows = lines
        .map(|line| {
            // A citation with a comma in it stands between quotes.
            let (cite, rest) = match line.strip_prefix('"') {
                Some(quoted) => quoted.split_once("\",").unwrap(),
                None => line.split_once(',').unwrap(),
            };
            let (kind, home) = rest.split_once(',').unwrap_or_else(|| panic!("{folder}: three cells: {line}"));
            let home = home.split_whitespace().map(str::to_owned).collect();
            Row { cite: cite.to_owned(), kind: kind.to_owned(), home }
        })
        .collect();
    let mut package = Package {
        folder: folder.to_owned(),
        rows,
        left_out: read("NOT-ENCODED.md"),
        names: BTreeSet::new(),
        norms: BTreeMap::new(),
    };
    for (_, text) in maatstaf_stdlib::files().filter(|(path, _)| path.starts_with(&format!("{folder}/"))) {
        package.read(text);
    }
    package
}

impl Package {
    fn read(&mut self, text: &str) {
        let lines: Vec<&str> = text.lines().collect();
        for (i, line) in lines.iter().enumerate() {
            for keyword in ["norm ", "exception ", "judgement ", "fact ", "attribute "] {
                let Some(rest) = line.strip_prefix(keyword) else { continue };
                let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || "_.".contains(*c)).collect();
                self.names.insert(name.clone());
                if keyword == "norm " || keyword == "exception " {
                    let head: Vec<&str> =
                        lines[i..].iter().copied().take_while(|line| !line.starts_with('{')).collect();
                    self.norms.insert(name, citations(&head.join("\n")));
                }
            }
        }
    }
}

/// The citations behind `cite`, as they are written, without quotes.
fn citations(head: &str) -> Vec<String> {
    let Some(at) = head.find("cite ") else { return Vec::new() };
    let mut rest = &head[at + 5..];
    let mut found = Vec::new();
    loop {
        rest = rest.trim_start();
        let (cite, after) = match rest.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').unwrap(),
            None => rest.split_at(rest.find(|c: char| c == ',' || c.is_whitespace()).unwrap_or(rest.len())),
        };
        found.push(cite.to_owned());
        match after.trim_start().strip_prefix(',') {
            Some(more) => rest = more,
            None => return found,
        }
    }
}

#[test]
fn every_provision_is_decided_judged_or_left_out_once() {
    for package in packages() {
        let mut seen = BTreeSet::new();
        for row in &package.rows {
            let place = format!("{}: {}", package.folder, row.cite);
            assert!(["decided", "judged", "left_out"].contains(&row.kind.as_str()), "{place}: {}", row.kind);
            assert!(seen.insert(row.cite.clone()), "{place} has two rows");
        }
        assert!(!package.rows.is_empty(), "{} has no provisions", package.folder);
    }
}

#[test]
fn what_is_decided_or_judged_has_its_home_in_the_package() {
    for package in packages() {
        for row in package.rows.iter().filter(|row| row.kind != "left_out") {
            let place = format!("{}: {}", package.folder, row.cite);
            assert!(!row.home.is_empty(), "{place} has no home");
            for name in &row.home {
                assert!(package.names.contains(name), "{place}: the package declares no `{name}`");
            }
        }
    }
}

#[test]
fn what_is_left_out_says_why() {
    for package in packages() {
        for row in package.rows.iter().filter(|row| row.kind == "left_out") {
            let place = format!("{}: {}", package.folder, row.cite);
            assert!(row.home.is_empty(), "{place} is left out and has a home");
            let said = package.left_out.lines().any(|line| line.starts_with("| ") && line.contains(&row.cite));
            assert!(said, "{place} does not stand in NOT-ENCODED.md");
        }
    }
}

#[test]
fn every_norm_and_exception_is_the_home_of_a_provision_that_it_cites() {
    for package in packages() {
        for (name, cites) in &package.norms {
            let homes: Vec<&Row> = package.rows.iter().filter(|row| row.home.contains(name)).collect();
            assert!(!homes.is_empty(), "{}: `{name}` is the home of no provision", package.folder);
            let cited = package.rows.iter().any(|row| cites.contains(&row.cite));
            assert!(cited, "{}: none of the citations of `{name}` is a row: {cites:?}", package.folder);
        }
    }
}

#[test]
fn every_package_says_how_its_provisions_are_divided() {
    let (mut decided, mut judged, mut left_out) = (0, 0, 0);
    for package in packages() {
        let count = |kind: &str| package.rows.iter().filter(|row| row.kind == kind).count();
        let counts = (count("decided"), count("judged"), count("left_out"));
        println!("{:24} decided {:3}  judged {:3}  left out {:3}", package.folder, counts.0, counts.1, counts.2);
        decided += counts.0;
        judged += counts.1;
        left_out += counts.2;
    }
    println!("{:24} decided {decided:3}  judged {judged:3}  left out {left_out:3}", "all");
    assert!(decided > 50 && judged > 50 && left_out > 20, "{decided} {judged} {left_out}");
}
