//! An instrument in sentences.
#![allow(clippy::unwrap_used)] // A test that fails says so.

mod support;

use insta::assert_snapshot;
use maatstaf_diagnostics::Lang;
use maatstaf_semantics::{queries, report};
use support::{Checked, board, date, project, with_rules};

fn page(checked: &Checked, on: &str, lang: Lang) -> String {
    let (db, project) = (&checked.db, checked.project);
    let key = queries::instruments(db, project).0[0].key.clone();
    report::prose(db, project, &key, date(on)).unwrap().markdown(lang)
}

fn pace_board() -> Checked {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/pace-board/policy.maat");
    project(&[("policy.maat", &std::fs::read_to_string(path).unwrap())])
}

#[test]
fn the_example_reads_well_in_dutch() {
    assert_snapshot!(page(&pace_board(), "2026-11-23", Lang::Nl));
}

#[test]
fn the_example_reads_well_in_english() {
    assert_snapshot!(page(&pace_board(), "2026-11-23", Lang::En));
}

/// Every clause there is.
const EVERYTHING: &str = r#"
grouping crew nl "Ploeg" en "Crew": team
hours shift nl "Werktijden" en "Working hours": mon..fri 07:00..19:00 Europe/Amsterdam
organisation partners "Partners B.V."
organisation acme "Acme"
/// Counts.
instrument board nl "Bord" en "Board" version 2 {
    controller acme jointly partners
    commissioned by partner
    starts 2026-01-01
    ends 2027-01-01
    applies to group
    /// What the scanner sees.
    seen: collect activity, pace
        from scanner, camera
        about employee, agency_worker
        for planning
        basis interest under "cao"
        at individual
        keep at least 1 year at most 2 years after departure
        hold for claim
        using statistics
        during shift
        every 15 minutes
        hidden
        on device owned by manager
        in office
    receive heart_rate from partner about employee for planning at crew(8) and above keep nothing
    derive health from heart_rate for planning at team
    show pace to team_lead of subject, subject for planning at organisation
    to_partner: share pace with partner as processor in abroad for planning
    to_manager: share activity with manager as controller for planning
    retain activity for roster keep at least 3 months
    judge: decide assignment from pace for planning effect significant by system
        review { by team_lead after effect, within 2 days sees pace, reasons hears subject }
    decide dismissal from pace for planning
    never show pace at individual except to subject
    never use pace for appraisal
    never combine pace, heart_rate
}
"#;

#[test]
fn every_clause_has_its_sentence() {
    let checked = with_rules("", EVERYTHING).sound();
    assert_snapshot!(page(&checked, "2026-06-01", Lang::En));
    assert_snapshot!(page(&checked, "2026-06-01", Lang::Nl));
}

const NORMS: &str = "
fact done of instrument: date ask nl \"Wanneer is het gedaan?\" en \"When was it done?\" by controller
judgement fair of instrument by controller ask nl \"Is het eerlijk?\" en \"Is it fair?\"
norm n_done \"Done\" cite X_1 { for each instrument i require i.done }
norm n_fair \"Fair\" cite X_2 { for each instrument i require judged(fair, i) }
norm n_never \"Never so\" cite X_3 { for each collect c require c.hidden blocks c say \"Hide it.\" }
";

#[test]
fn verdicts_stand_below_what_they_are_about_and_questions_below_open_norms() {
    let answers =
        "judged fair yes by controller on 2026-02-01 until 2027-01-01 because \"Nobody minds.\" see \"note.pdf\"";
    let checked = with_rules(NORMS, &board(answers)).sound();
    let page = page(&checked, "2026-06-01", Lang::En);
    assert_snapshot!(page);
    let violated = page.find("✗ **X 3 is violated: Never so.** Hide it.").unwrap();
    let whole = page.find("## About the whole").unwrap();
    assert!(page.find("1. Recorded by Acme").unwrap() < violated && violated < whole);
    assert!(whole < page.find("? **X 1 is open: Done.**").unwrap());
}

#[test]
fn what_cannot_be_read_is_shown_as_it_stands_and_nothing_is_concluded_from_it() {
    let policy = board("").replace("for planning", "fro planning");
    let checked = with_rules(NORMS, &policy);
    let page = page(&checked, "2026-06-01", Lang::En);
    assert!(page.contains("This could not be read as a whole."), "{page}");
    assert!(page.contains("fro planning"), "{page}");
    assert!(page.contains("the text still has errors"), "{page}");
    assert!(!page.contains("✗"), "{page}");
}

#[test]
fn a_title_within_a_sentence_keeps_the_capitals_of_names_and_abbreviations() {
    let policy = board("") + "party council \"OR van Acme\": manager\nparty boss \"Baas\": manager";
    let checked = with_rules(
        "",
        &policy.replace("BODY", "").replace(
            "controller acme\n",
            "controller acme\n    show activity to council, boss for planning at individual\n",
        ),
    );
    let page = page(&checked, "2026-06-01", Lang::Nl);
    assert!(page.contains("Aan: OR van Acme en baas."), "{page}");
}
