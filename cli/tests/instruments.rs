//! The examples of instruments and of rulings, counted: what the library must catch, what it must leave alone, and whether
//! the tables in their READMEs tell the truth.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what it expects by failing")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use maatstaf_db::{Database, load};
use maatstaf_semantics::hir::{ItemBody, Strength};
use maatstaf_semantics::verdicts::{Status, Verdict};
use maatstaf_semantics::{cases, queries};

/// What came out for one case, at its own date.
#[derive(Debug, Default)]
struct Outcome {
    /// The file, from the folder of the examples.
    file: String,
    /// Citations of violated norms of strength law, and of violated exceptions.
    violated: BTreeSet<String>,
    /// Citations of other violated norms: guidance and codes.
    warned: BTreeSet<String>,
    /// Every citation of what is violated, whatever its strength.
    cited: BTreeSet<String>,
    /// Citations of open norms of strength law that are nowhere violated.
    open: BTreeSet<String>,
}

/// Every case below `examples/`, by name.
static OUTCOMES: LazyLock<BTreeMap<String, Outcome>> = LazyLock::new(|| {
    let (mut db, project) = Database::with_library();
    let loaded = load(&[examples().join("instruments"), examples().join("rulings")]);
    assert!(loaded.problems.is_empty(), "{:?}", loaded.problems);
    db.set_files(project, loaded);
    let mut outcomes = BTreeMap::new();
    for key in cases::cases(&db, project, false) {
        let ItemBody::Case(case) = &queries::item_of(&db, &key).body else { continue };
        let on = case.on.as_ref().unwrap().value;
        let run = cases::run(&db, project, &key).unwrap();
        let path = Path::new(key.file.path(&db)).strip_prefix(examples()).unwrap().to_string_lossy().replace('\\', "/");
        let mut outcome = Outcome { file: path, ..Outcome::default() };
        for world in &run.worlds {
            let date = Verdict::reading_date(&world.world, on);
            for verdict in &world.verdicts {
                if *verdict.status.at(date) == Status::Violated {
                    outcome.cited.extend(verdict.cite.iter().cloned());
                }
                let cite = verdict.cite.first().cloned().unwrap_or_else(|| verdict.id.to_string());
                match (*verdict.status.at(date), verdict.strength) {
                    (Status::Violated, Strength::Law) => outcome.violated.insert(cite),
                    (Status::Violated, _) => outcome.warned.insert(cite),
                    (Status::Open, Strength::Law) => outcome.open.insert(cite),
                    _ => false,
                };
            }
        }
        outcome.open = &outcome.open - &outcome.violated;
        let before = outcomes.insert(run.name.clone(), outcome);
        assert!(before.is_none(), "two cases are named {}", run.name);
    }
    outcomes
});

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join("examples")
}

/// The instruments: cases whose names say how it is run.
fn instruments(how: &'static str) -> impl Iterator<Item = (&'static String, &'static Outcome)> {
    OUTCOMES.iter().filter(move |(name, outcome)| outcome.file.starts_with("instruments/") && name.contains(how))
}

/// The rows of the tables in a page, cell by cell, without their headings.
fn rows(page: &str) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(examples().join(page)).unwrap();
    let lines = text.lines().filter(|line| line.starts_with("| [") || line.starts_with("| `"));
    lines.map(|line| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()).collect()
}

/// The parts of a text between backticks.
fn quoted(cell: &str) -> Vec<String> {
    cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn every_row_of_the_table_has_a_careless_and_a_lawful_case() {
    let rows = rows("instruments/README.md");
    let mut listed = BTreeSet::new();
    for row in &rows {
        let file = row[0].split_once("](").unwrap().1.trim_end_matches(')');
        let path = format!("instruments/{file}");
        for how in ["_careless", "_lawful"] {
            let named = instruments(how).filter(|(_, outcome)| outcome.file == path).count();
            assert!(named >= 1, "{file} has no case named …{how}");
        }
        assert!(listed.insert(path), "{file} is listed twice");
    }
    let written: BTreeSet<String> = instruments("").map(|(_, outcome)| outcome.file.clone()).collect();
    assert_eq!(written, listed, "the files and the table");
    let cases = instruments("").count();
    assert_eq!(cases, instruments("_careless").count() + instruments("_lawful").count(), "a name says how it is run");
}

#[test]
fn what_the_table_says_of_careless_use_comes_out() {
    for row in rows("instruments/README.md") {
        let file = format!("instruments/{}", row[0].split_once("](").unwrap().1.trim_end_matches(')'));
        let found: BTreeSet<&String> = instruments("_careless")
            .filter(|(_, outcome)| outcome.file == file)
            .flat_map(|(_, outcome)| &outcome.cited)
            .collect();
        let said = quoted(&row[2]);
        assert!(!said.is_empty(), "{file}: the table names no norm");
        for cite in said {
            assert!(found.contains(&cite), "{file}: {cite} is not violated, but {found:?}");
        }
    }
}

#[test]
fn lawful_use_is_nowhere_flagged_and_careless_use_everywhere() {
    let mut false_alarms = Vec::new();
    let (mut answered, mut questions) = (0, 0);
    for (name, outcome) in instruments("_lawful") {
        if !outcome.violated.is_empty() || !outcome.warned.is_empty() {
            false_alarms.push(format!("{name}: {:?} {:?}", outcome.violated, outcome.warned));
        }
        questions += outcome.open.len();
        answered += usize::from(outcome.open.is_empty());
        if !outcome.open.is_empty() {
            println!("open in {name}: {}", outcome.open.iter().cloned().collect::<Vec<_>>().join(", "));
        }
    }
    let missed: Vec<&String> =
        instruments("_careless").filter(|(_, outcome)| outcome.violated.is_empty()).map(|(name, _)| name).collect();
    println!(
        "{} instruments, {} cases, {} false alarms, {} careless ones missed; {answered} of {} lawful ones have no open norm, \
         the others {questions} in all",
        rows("instruments/README.md").len(),
        instruments("").count(),
        false_alarms.len(),
        missed.len(),
        instruments("_lawful").count(),
    );
    assert!(false_alarms.is_empty(), "false alarms:\n{}", false_alarms.join("\n"));
    assert!(missed.is_empty(), "no law objects to {missed:?}");
}

#[test]
fn every_ruling_in_the_table_has_its_case() {
    let library: BTreeSet<String> = library_cases();
    let mut listed = BTreeSet::new();
    for row in rows("rulings/README.md") {
        let named = quoted(&row[2]);
        assert!(!named.is_empty(), "no case in {row:?}");
        for name in named {
            assert!(OUTCOMES.contains_key(&name) || library.contains(&name), "there is no case `{name}`");
            listed.insert(name);
        }
    }
    for (name, _) in OUTCOMES.iter().filter(|(_, outcome)| outcome.file.starts_with("rulings/")) {
        assert!(listed.contains(name), "{name} is not in the table of rulings");
    }
    let not_said = std::fs::read_to_string(examples().join("rulings/NOT-SAID.md")).unwrap();
    let not_said = not_said.lines().filter(|line| line.starts_with("| ")).count() - 1;
    println!("{} cases in the tables of rulings; {not_said} decisions are not said", listed.len());
}

/// The names of the cases that stand beside the norms.
fn library_cases() -> BTreeSet<String> {
    let (db, project) = Database::with_library();
    cases::cases(&db, project, true).iter().map(|key| key.name.to_string()).collect()
}
