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
    let original = fixture.text();
    let laid_out: Vec<_> = fixes.iter().filter(|fix| fix.to_complete).collect();
    assert!(!laid_out.is_empty(), "{titles:#?}");
    for fix in laid_out {
        assert!(fix.title.en.contains("to be completed"), "{}", fix.title.en);
        assert!(!fix.is_preferred, "an editor may take what is preferred by itself: {}", fix.title.en);
        let text = fixture.after(&fix.edits);
        assert!(text.contains("// "), "the question stands above its answer: {text}");
        fixture.host.set_text("policy.maat", text.clone());
        let after = counts(&fixture);
        assert!(after.1 + after.0 >= before.1 + before.0, "nobody answered yet: {before:?} {after:?}\n{text}");
        assert!(has_errors(&fixture), "and the text says so: {text}");
        fixture.host.set_text("policy.maat", original.clone());
    }
}

fn has_errors(fixture: &support::Fixture) -> bool {
    let list = fixture.read().diagnostics("policy.maat", as_of()).unwrap().list;
    let about_text = |code: &str| !["norm-violated", "norm-open", "exception-not-met"].contains(&code);
    list.iter().any(|d| d.severity == maatstaf_diagnostics::Severity::Error && about_text(d.code.id()))
}

#[test]
fn a_question_of_yes_or_no_is_not_answered_with_yes() {
    let text = HEAD.replace("    given works_council no\n", "");
    let text = format!("{text}instrument board {{\n    controller acme\n    starts 2027-01-01\n{COVERT}\n}}\n");
    let mut fixture = policy(&text).on("collect scans");
    assert!(!has_errors(&fixture));
    let fixes = fixture.fixes();
    let titles: Vec<&str> = fixes.iter().map(|fix| fix.title.en.as_str()).collect();
    let council = fixes.iter().find(|fix| fixture.after(&fix.edits).contains("given works_council ?"));
    let council = council.unwrap_or_else(|| panic!("{titles:#?}"));
    assert!(council.to_complete && !council.is_preferred, "{}", council.title.en);
    let laid_out = fixture.after(&council.edits);
    fixture.host.set_text("policy.maat", laid_out.clone());
    assert!(has_errors(&fixture), "{laid_out}");
    assert!(fixes.iter().all(|fix| !fixture.after(&fix.edits).contains("given works_council yes")), "{titles:#?}");
}

#[test]
fn what_claims_something_is_never_the_one_to_take_in_doubt() {
    const PACE: &str = include_str!("../../../examples/pace-board/policy.maat");
    // Whoever reviews may no longer decide otherwise: then nobody really reviews.
    let safeguard = policy(&PACE.replace("            may override\n", "")).on("decide ");
    for (fixture, preferred) in [(safeguard, Some("may override")), (instrument(COVERT).on("collect scans"), None)] {
        let fixes = fixture.fixes();
        assert!(!fixes.is_empty());
        for fix in fixes.iter().filter(|fix| fix.is_preferred) {
            let new: String = fix.edits.values().flatten().map(|edit| edit.text.as_str()).collect();
            let claims = ["relying on", "basis ", "given ", "judged "].iter().any(|claim| new.contains(claim));
            assert!(!claims && fix.questions_left == 0 && !fix.to_complete, "{}", fix.title.en);
        }
        let taken = |fix: &&maatstaf_ide::VerifiedFix| fix.is_preferred;
        let norms: std::collections::BTreeSet<&str> = fixes.iter().filter(taken).map(|fix| fix.norm.as_str()).collect();
        assert_eq!(norms.len(), fixes.iter().filter(taken).count(), "at most one for each norm");
        if let Some(words) = preferred {
            let best: Vec<String> = fixes.iter().filter(taken).map(|fix| fixture.after(&fix.edits)).collect();
            assert!(best.iter().any(|text| text.contains(words)), "{fixes:#?}");
        }
    }
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
