//! Verified fixes: they help, and they break nothing.
#![allow(clippy::unwrap_used)] // A test that fails says so.

mod support;

use maatstaf_diagnostics::Lang;
use maatstaf_ide::{ActionKind, Budget};
use support::{HEAD, as_of, instrument, policy};

const COVERT: &str = "
    collect scans from scanner about employee for rosters
        basis legitimate_interest at individual keep at most 4 weeks
    decide shift from scans for rosters effect significant by system
";

#[test]
fn a_decision_without_a_human_is_offered_a_review_that_helps() {
    let fixture = instrument(COVERT).on("decide shift");
    let fixes = fixture.fixes();
    let titles: Vec<&str> = fixes.iter().map(|fix| fix.title.en.as_str()).collect();
    let review = fixes.iter().find(|fix| fix.title.en.starts_with("Human review by `team_lead`"));
    let review = review.unwrap_or_else(|| panic!("{titles:#?}"));
    assert!(review.title.en.contains("violated → "), "{}", review.title.en);
    assert!(fixture.after(&review.edits).contains("review { by team_lead before effect"));
}

/// What the whole report says of every verdict, to compare by.
fn counts(fixture: &support::Fixture) -> (usize, usize, usize) {
    let all = fixture.read().all_diagnostics(as_of()).unwrap();
    let count = |code: &str| all.values().flat_map(|f| f.list.iter()).filter(|d| d.code.id() == code).count();
    (count("norm-violated") + count("exception-not-met"), count("norm-open"), count("syntax-error"))
}

#[test]
fn every_fix_that_is_offered_does_what_its_title_says_when_it_is_applied() {
    let mut fixture = instrument(COVERT).on("decide shift");
    let before = counts(&fixture);
    let original = fixture.text();
    let mut tried = 0;
    for fix in fixture.fixes().into_iter().filter(|fix| !fix.to_complete) {
        for (path, edits) in &fix.edits {
            let text = support::apply(fixture.read().text(path).unwrap(), edits);
            fixture.host.set_text(path, text);
        }
        let after = counts(&fixture);
        assert!(
            after.0 < before.0 || after.0 == before.0 && after.1 <= before.1,
            "{}: {before:?} {after:?}",
            fix.title.en
        );
        assert_eq!(after.2, 0, "{}", fix.title.en);
        fixture.host.set_text("policy.maat", original.clone());
        tried += 1;
    }
    assert!(tried > 0, "something was offered");
}

#[test]
fn a_question_is_laid_out_to_be_completed_and_settles_nothing_by_itself() {
    let mut fixture = instrument(COVERT).on("collect scans");
    let before = counts(&fixture);
    let fixes = fixture.fixes();
    let titles: Vec<String> = fixes.iter().map(|fix| fix.title.en.clone()).collect();
    let laid_out = fixes.iter().find(|fix| fix.to_complete);
    let laid_out = laid_out.unwrap_or_else(|| panic!("{titles:#?}"));
    assert!(laid_out.title.en.contains("to be completed"), "{}", laid_out.title.en);
    let text = fixture.after(&laid_out.edits);
    assert!(text.contains("// "), "the question stands above its answer: {text}");
    fixture.host.set_text("policy.maat", text);
    let after = counts(&fixture);
    assert!(after.1 + after.0 >= before.1 + before.0, "nobody answered yet: {before:?} {after:?}");
    let errors = fixture.read().diagnostics("policy.maat", as_of()).unwrap().list;
    assert!(errors.iter().any(|d| d.severity == maatstaf_diagnostics::Severity::Error), "and the text says so");
}

#[test]
fn a_search_ends_after_its_steps_or_when_nobody_waits() {
    let fixture = instrument(COVERT).on("decide shift");
    let at = fixture.offset..fixture.offset;
    let tried = std::cell::Cell::new(0);
    let count = || {
        tried.set(tried.get() + 1);
        true
    };
    let search = |tries, checks, go_on: &dyn Fn() -> bool| {
        let budget = Budget { tries, checks, offers: 8, go_on };
        fixture.read().verified_fixes(&fixture.path, at.clone(), as_of(), Lang::En, &budget).unwrap()
    };
    assert_eq!(search(400, 400, &|| false), [], "nobody waits");
    assert_eq!(search(0, 400, &count), []);
    assert_eq!(search(400, 0, &count), []);
    assert_eq!(tried.get(), 0);
    search(7, 400, &count);
    assert_eq!(tried.replace(0), 7);
    search(400, 7, &count);
    assert_eq!(tried.get(), 7, "of one instrument, a try is a check");
}

fn titles(fixture: &support::Fixture) -> Vec<(ActionKind, String)> {
    let budget = Budget::none();
    let at = fixture.offset..fixture.offset;
    let actions = fixture.read().actions(&fixture.path, at, as_of(), Lang::En, &budget).unwrap();
    actions.into_iter().map(|action| (action.kind, action.title.en)).collect()
}

#[test]
fn a_misspelt_name_can_be_mended_alone_and_with_all_its_like() {
    let text = format!("{HEAD}instrument i {{ controller acme collect scanz from scanner about employe for rosters }}");
    let found = titles(&policy(&text).on("scanz"));
    assert!(found.iter().any(|(kind, title)| *kind == ActionKind::Mend && title.contains("`scans`")), "{found:?}");
    assert!(found.iter().any(|(kind, _)| *kind == ActionKind::MendAll), "{found:?}");
    let fixture = policy(&text);
    let all = fixture.read().fix_all("policy.maat", as_of()).unwrap().unwrap();
    let mended = fixture.after(&all.edits);
    assert!(mended.contains("collect scans") && mended.contains("about employee for"), "{mended}");
}

#[test]
fn a_package_that_would_help_can_be_imported() {
    let text = "import nl.avg\norganisation acme\ninstrument i { controller acme\n    collect fingerprint from till about employee for direct.planning relying on UAVG_29\n}";
    let fixture = policy(text).on("UAVG_29");
    let budget = Budget::none();
    let at = fixture.offset..fixture.offset;
    let actions = fixture.read().actions(&fixture.path, at, as_of(), Lang::En, &budget).unwrap();
    let import = actions.iter().find(|action| action.kind == ActionKind::Import).unwrap();
    assert_eq!(import.title.en, "Import `nl.uavg`");
    assert!(fixture.after(&import.edits).starts_with("import nl.avg, nl.uavg\n"));
}
