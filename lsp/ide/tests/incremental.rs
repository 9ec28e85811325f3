//! What a keystroke runs again, by the database's own record.
#![allow(clippy::unwrap_used)] // A test that fails says so.

mod support;

use std::collections::BTreeMap;

use support::{Fixture, as_of, project};

/// Three files: the second shows what the first collects, the third has nothing to do with either.
fn three() -> Fixture {
    let first = "import nl.avg, nl.uavg, nl.wor
organisation acme
organisation other
data scans: performance.activity
data notes: communication.content
purpose rosters: direct.planning
instrument gates {
    controller acme starts 2026-01-01
    collect scans from scanner about employee for rosters at individual keep at most 4 weeks
}
";
    let second = "import nl.avg
// A display.
instrument display { controller acme starts 2026-01-01 show scans to manager for rosters }
";
    let third = "import nl.avg
instrument alone { controller other starts 2026-01-01
    collect notes from scanner about employee for rosters at individual keep at most 4 weeks
}
";
    project(&[("1.maat", first), ("2.maat", second), ("3.maat", third)])
}

/// How often each query runs for the diagnostics of every file after an edit of one.
fn after(fixture: &mut Fixture, path: &str, from: &str, to: &str) -> BTreeMap<String, usize> {
    fixture.read().all_diagnostics(as_of()).unwrap();
    let text = fixture.read().text(path).unwrap().to_owned();
    assert!(text.contains(from), "{from}");
    fixture.host.set_text(path, text.replacen(from, to, 1));
    fixture.host.database().start_recording();
    fixture.read().all_diagnostics(as_of()).unwrap();
    let mut counts = BTreeMap::new();
    for entry in fixture.host.database().stop_recording() {
        let name = entry.split(['(', '[']).next().unwrap_or_default().trim_end_matches('_').to_owned();
        *counts.entry(name).or_insert(0) += 1;
    }
    counts
}

/// What works something out, as opposed to reading text and turning places into bytes.
const SEMANTICS: [&str; 12] = [
    "instrument",
    "interface",
    "upstream",
    "world",
    "verdicts",
    "readings",
    "answers_of_item",
    "terms",
    "library",
    "standard_terms",
    "standard_library",
    "organisations",
];

#[test]
fn white_space_and_comments_run_no_semantics() {
    for (from, to) in [("starts 2026", "\n\n  starts 2026"), ("instrument gates", "// Gates.\ninstrument gates")] {
        let ran = after(&mut three(), "1.maat", from, to);
        for query in SEMANTICS {
            assert!(!ran.contains_key(query), "{query}: {ran:?}");
        }
        assert!(ran.contains_key("file_report"), "the places moved: {ran:?}");
    }
}

#[test]
fn a_keystroke_reaches_what_the_data_reach_and_nothing_else() {
    let ran = after(&mut three(), "1.maat", "4 weeks", "5 weeks");
    assert_eq!(ran["instrument"], 1, "{ran:?}");
    assert_eq!(ran["verdicts"], 2, "its own, and that of the one that shows the data: {ran:?}");
    let ran = after(&mut three(), "3.maat", "4 weeks", "5 weeks");
    assert_eq!(ran["verdicts"], 1, "nothing flows from it: {ran:?}");
    assert!(!ran.contains_key("file_report"), "no verdict is another, so nothing is said anew: {ran:?}");
    let ran = after(&mut three(), "2.maat", "to manager", "to hr");
    assert_eq!(ran["verdicts"], 1, "nothing flows back: {ran:?}");
    assert!(ran.get("file_report").is_none_or(|files| *files == 1), "{ran:?}");
}

#[test]
fn the_library_is_never_looked_at_again() {
    let mut fixture = three();
    let ran = after(&mut fixture, "1.maat", "data scans: performance.activity", "data scans: performance.pace");
    assert!(!ran.contains_key("standard_terms") && !ran.contains_key("standard_library"), "{ran:?}");
    assert_eq!(ran["item"], 1, "no item of the library is read: {ran:?}");
    let ran = after(&mut fixture, "3.maat", "notes from", "note from");
    assert!(!ran.contains_key("library") && !ran.contains_key("terms"), "{ran:?}");
}

/// A workspace as it is on disk: organisations with three files each, one file of which is open. How many queries are
/// looked at after a keystroke in it, to say what is wrong with it: whether they hold, or run again.
fn looked_at(organisations: usize) -> (BTreeMap<String, usize>, usize) {
    let file = |n: usize| {
        let (o, at) = (n / 3, n % 3);
        let organisation = if at == 0 { format!("organisation org_{o}\n") } else { String::new() };
        format!(
            "import nl.avg, nl.wor\n{organisation}data scan_{n}: performance.activity\npurpose plan_{n}: direct.planning
instrument gates_{n} {{ controller org_{o} starts 2026-01-01
    collect scan_{n} from scanner about employee for plan_{n} at individual keep at most 4 weeks }}
instrument board_{n} {{ controller org_{o} starts 2026-01-01 show scan_{n} to manager for plan_{n} }}\n"
        )
    };
    let mut host = maatstaf_ide::Host::recording();
    host.change((0..organisations * 3).map(|n| (format!("{n:03}.maat"), Some(file(n)))));
    host.set_text("001.maat", file(1));
    host.analysis().all_diagnostics(as_of()).unwrap();
    host.set_text("001.maat", file(1).replace("4 weeks", "5 weeks"));
    host.database().start_recording();
    host.analysis().diagnostics("001.maat", as_of()).unwrap();
    let recorded = host.database().recorded();
    let mut counts = BTreeMap::new();
    for entry in recorded.ran.iter().chain(&recorded.held) {
        let name = entry.split(['(', '[']).next().unwrap_or_default().trim_end_matches('_').to_owned();
        *counts.entry(name).or_insert(0) += 1;
    }
    (counts, recorded.ran.len())
}

#[test]
fn what_nobody_has_open_costs_a_keystroke_next_to_nothing() {
    let ((few, ran_of_few), (many, ran_of_many)) = (looked_at(2), looked_at(12));
    assert_eq!(ran_of_few, ran_of_many, "no more runs, however many files there are");
    for query in ["instrument", "interface", "world", "verdicts", "parse", "answers_of_item"] {
        assert_eq!(few.get(query), many.get(query), "{query} is not even looked at for other organisations");
    }
    let total = |counts: &BTreeMap<String, usize>| counts.values().sum::<usize>();
    let a_file = (total(&many) - total(&few)) / 30;
    assert!(a_file <= 8, "{a_file} look-ups for each file more: {few:?} {many:?}");
}

#[test]
fn another_date_only_reads_the_verdicts_again() {
    let fixture = three();
    fixture.read().all_diagnostics(as_of()).unwrap();
    fixture.host.database().start_recording();
    fixture.read().all_diagnostics("2027-06-01".parse().unwrap()).unwrap();
    let log = fixture.host.database().stop_recording();
    let names = ["readings", "instrument_report", "file_report", "ranges"];
    assert!(log.iter().all(|entry| names.iter().any(|name| entry.starts_with(name))), "{log:?}");
    assert!(!log.is_empty());
}
