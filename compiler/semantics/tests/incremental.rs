//! What an edit runs again, and what it does not.

mod support;

use std::collections::BTreeMap;

use maatstaf_db::Loaded;
use maatstaf_semantics::report;
use salsa::Setter as _;
use support::{Checked, date, project, with_rules};

const RULES: &str = "
fact done of instrument: date
norm n_done cite X_1 { for each instrument i require i.done before i.starts }
norm n_flow cite X_2 { for each collect c, use u where c flows to u require u.purpose compatible with c.purpose }
";

/// Three instruments: the second uses what the first collects, the third stands alone.
const POLICY: &str = "
organisation acme \"Acme\"
organisation other \"Other\"
data note: thing
instrument gates {
    controller acme starts 2026-01-01
    collect activity from scanner about employee for planning at individual keep at most 4 weeks
}
instrument display {
    controller acme starts 2026-01-01
    show activity to manager for planning
}
instrument alone {
    controller other starts 2026-01-01
    collect note from scanner about employee for planning at individual keep at most 4 weeks
}
";

/// Queries that only cut, parse and read text, or turn places into bytes and words.
const READING: [&str; 9] =
    ["chunks", "keys", "item_text", "parse", "item", "ranges", "file_diagnostics", "file_report", "instrument_report"];

fn check(checked: &Checked, on: &str) {
    let report = report::check(&checked.db, checked.project, date(on));
    assert!(report.diagnostics.is_empty(), "{:?}", report.diagnostics);
}

/// How often each query ran in a check after `edit` of the policy's text.
fn after(checked: &mut Checked, edit: impl Fn(&str) -> String) -> BTreeMap<String, usize> {
    check(checked, "2026-06-01");
    let file = checked.file("policy.maat");
    let text = edit(file.text(&checked.db));
    assert_ne!(&text, file.text(&checked.db), "the edit edits");
    file.set_text(&mut checked.db).to(text);
    checked.db.start_recording();
    check(checked, "2026-06-01");
    counted(&checked.db.stop_recording())
}

fn counted(log: &[String]) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for entry in log {
        let name = entry.split(['(', '[']).next().unwrap_or_default().trim_end_matches('_').to_owned();
        *counts.entry(name).or_insert(0) += 1;
    }
    counts
}

fn above_reading(ran: &BTreeMap<String, usize>) -> Vec<&str> {
    ran.keys().map(String::as_str).filter(|name| !READING.contains(name)).collect()
}

#[test]
fn a_check_runs_the_queries_and_a_second_one_runs_none() {
    let checked = with_rules(RULES, POLICY);
    checked.db.start_recording();
    check(&checked, "2026-06-01");
    let first = counted(&checked.db.stop_recording());
    for query in ["item", "parse", "instrument", "world", "verdicts", "library", "standard_library", "terms"] {
        assert!(first.contains_key(query), "{query} is among {first:?}");
    }
    assert_eq!(first["verdicts"], 3, "one for each instrument");
    checked.db.start_recording();
    check(&checked, "2026-06-01");
    assert!(checked.db.stop_recording().is_empty());
}

#[test]
fn another_date_only_reads_the_verdicts() {
    let checked = with_rules(RULES, POLICY);
    check(&checked, "2026-06-01");
    checked.db.start_recording();
    for on in ["2020-01-01", "2026-01-01", "2031-12-31"] {
        check(&checked, on);
    }
    let ran = counted(&checked.db.stop_recording());
    let reading = ["readings", "instrument_report"];
    assert!(ran.keys().all(|query| reading.contains(&query.as_str())), "nothing is evaluated: {ran:?}");
}

#[test]
fn white_space_and_comments_run_no_meaning() {
    let mut checked = with_rules(RULES, POLICY);
    for (from, to) in [
        ("starts 2026-01-01\n    show", "starts   2026-01-01\n\n\n    show"),
        ("about employee", "// who\n about employee"),
        ("organisation acme", "// the one\n\norganisation acme"),
    ] {
        let ran = after(&mut checked, |text| text.replacen(from, to, 1));
        assert_eq!(above_reading(&ran), Vec::<&str>::new(), "{from:?} to {to:?}");
        assert!(ran.get("item").copied().unwrap_or(0) <= 1, "at most one item is read again: {ran:?}");
    }
}

#[test]
fn an_edit_in_an_instrument_leaves_the_unrelated_ones_alone() {
    let mut checked = with_rules(RULES, POLICY);
    let ran = after(&mut checked, |text| text.replace("show activity to manager", "show activity to partner"));
    assert_eq!(ran["item"], 1);
    assert_eq!(ran["instrument"], 1, "{ran:?}");
    assert_eq!(ran["verdicts"], 1, "only the one whose text it is: {ran:?}");
}

#[test]
fn an_edit_reaches_the_instruments_that_the_data_reach() {
    let mut checked = with_rules(RULES, POLICY);
    let ran = after(&mut checked, |text| text.replacen("at most 4 weeks", "at most 5 weeks", 1));
    assert_eq!(ran["instrument"], 1, "{ran:?}");
    assert_eq!(ran["verdicts"], 2, "its own, and that of the one that shows the data: {ran:?}");
}

#[test]
fn an_answer_runs_no_resolving_of_statements() {
    let mut checked = with_rules(RULES, &format!("{POLICY}\nanswers for alone {{ given done on 2025-12-01 }}"));
    let ran = after(&mut checked, |text| text.replace("2025-12-01", "2025-12-02"));
    assert!(!ran.contains_key("instrument"), "{ran:?}");
    assert_eq!(ran["verdicts"], 1, "{ran:?}");
}

#[test]
fn the_library_is_not_looked_at_again_after_an_edit() {
    let mut checked = project(&[("policy.maat", include_str!("../../../examples/pace-board/policy.maat"))]);
    let ran =
        after(&mut checked, |text| text.replace("\"Tempobord\"", "\"Het tempobord\"").replace("crew(8)", "crew(9)"));
    for query in ["standard_library", "standard_terms", "library", "terms"] {
        assert!(!ran.contains_key(query), "{query}: {ran:?}");
    }
    assert_eq!(ran["item"], 1, "no item of the library is read: {ran:?}");
}

#[test]
fn the_same_files_set_again_give_the_same_report() {
    let mut checked = with_rules(RULES, POLICY);
    let before = checked.table("2026-06-01");
    let files = vec![("policy.maat".to_owned(), format!("import rules\n{POLICY}"))];
    checked.db.set_files(checked.project, Loaded { files, ..Loaded::default() });
    assert_eq!(checked.table("2026-06-01"), before);
    checked.db.set_files(checked.project, Loaded::default());
    assert_eq!(checked.table("2026-06-01"), "");
}
