//! Definitions, references, renaming, hover.
#![allow(clippy::unwrap_used)] // A test that fails says so.

mod support;

use support::{HEAD, apply, as_of, instrument, policy, project};

const BODY: &str = "
    collect scans from scanner about employee for rosters
        basis legitimate_interest at individual keep at most 4 weeks
    rate: derive pick_rate from scans using statistics for rosters at crew(8)
    lead_view: show pick_rate to team_lead for rosters at crew(8)
    decide shift from pick_rate for rosters effect significant by system
        review { by team_lead before effect may override sees pick_rate, reasons hears subject }
    judged meaningful_review of shift yes by controller advised works_council on 2026-12-01 because \"Yes.\"
";

/// Where the definition of what `words` names stands: its file and its line.
fn definition(words: &str) -> Vec<String> {
    let fixture = instrument(BODY).on(words);
    let read = fixture.read();
    let found = read.definition(&fixture.path, fixture.offset + 1).unwrap();
    let targets = found.map(|found| found.targets).unwrap_or_default();
    targets
        .iter()
        .map(|target| {
            let text = read.text(&target.whole.path).unwrap();
            let line = text[target.whole.range()].lines().next().unwrap();
            format!("{}: {line}", target.whole.path)
        })
        .collect()
}

#[test]
fn a_name_leads_to_its_declaration_whatever_it_is_of() {
    assert_eq!(definition("scans from"), ["policy.maat: data scans: performance.activity"]);
    assert_eq!(definition("acme\n    starts"), ["policy.maat: organisation acme \"Acme\" {"]);
    assert_eq!(definition("crew(8)"), ["policy.maat: grouping crew: team"]);
    assert_eq!(definition("team_lead for"), ["policy.maat: party team_lead: manager"]);
    assert_eq!(definition("rosters\n        basis"), ["policy.maat: purpose rosters: direct.planning"]);
    let basis = definition("legitimate_interest");
    assert!(basis.len() == 1 && basis[0].starts_with("stdlib/vocabulary/"), "{basis:?}");
    let judgement = definition("meaningful_review");
    assert!(judgement.len() == 1 && judgement[0].contains("judgement meaningful_review"), "{judgement:?}");
}

#[test]
fn a_name_in_an_answer_means_its_statement_and_what_that_decides() {
    let found = definition("shift yes");
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found.iter().any(|line| line.contains("decision shift")), "{found:?}");
    assert!(found.iter().any(|line| line.contains("decide shift")), "{found:?}");
}

#[test]
fn a_concept_leads_up_to_what_it_is_a_kind_of_and_to_the_norms_that_look_at_it() {
    let fixture = instrument(BODY).on("pick_rate from scans");
    let up = fixture.read().type_definition(&fixture.path, fixture.offset).unwrap().unwrap();
    assert_eq!(up.targets.len(), 1);
    let read = fixture.read();
    let target = &up.targets[0];
    assert_eq!(&read.text(&target.name.path).unwrap()[target.name.range()], "performance.pace");
    let norms = read.implementation(&fixture.path, fixture.offset).unwrap().unwrap();
    assert!(norms.targets.iter().all(|t| t.name.path.starts_with("stdlib/nl.")), "{norms:?}");
}

#[test]
fn references_are_found_in_every_file_and_a_name_in_a_comment_is_none() {
    let other = "// scans are not meant here\norganisation b\ninstrument other { controller b collect scans from scanner about employee for rosters }";
    let fixture =
        project(&[("a/policy.maat", &format!("{HEAD}// scans\n")), ("b/other.maat", other)]).on("scans: perf");
    let found = fixture.read().references(&fixture.path, fixture.offset, true).unwrap();
    let shown: Vec<(&str, bool)> = found.iter().map(|r| (r.location.path.as_str(), r.is_declaration)).collect();
    assert_eq!(shown, [("a/policy.maat", true), ("b/other.maat", false)]);
}

#[test]
fn a_rename_changes_every_file_and_nothing_else() {
    let other =
        "organisation b\ninstrument other { controller b collect scans from scanner about employee for rosters }";
    let mut fixture = project(&[("policy.maat", HEAD), ("other.maat", other)]).on("scans: perf");
    let edits = fixture.read().rename(&fixture.path, fixture.offset, "beeps").unwrap().unwrap();
    assert_eq!(edits.len(), 2);
    for (path, edits) in &edits {
        let text = apply(fixture.read().text(path).unwrap(), edits);
        assert!(!text.contains("scans") && text.contains("beeps"), "{text}");
        fixture.host.set_text(path, text);
    }
    let back = fixture.read().rename(&fixture.path, fixture.offset, "scans").unwrap().unwrap();
    assert_eq!(apply(fixture.read().text("other.maat").unwrap(), &back["other.maat"]), other);
}

#[test]
fn the_decision_that_an_answer_names_is_renamed_there_too() {
    let fixture = instrument(BODY).on("shift: task");
    let edits = fixture.read().rename(&fixture.path, fixture.offset, "duty").unwrap().unwrap();
    let text = fixture.after(&edits);
    assert!(text.contains("judged meaningful_review of duty yes"), "{text}");
    assert!(text.contains("decide duty from"), "{text}");
}

#[test]
fn what_cannot_be_renamed_says_why() {
    let refused = |words: &str, name: &str| {
        let fixture = instrument(BODY).on(words);
        fixture.read().rename(&fixture.path, fixture.offset + 1, name).unwrap().unwrap_err().en
    };
    assert!(refused("legitimate_interest", "x").contains("standard library"));
    assert!(refused("scans from", "pick_rate").contains("pick_rate"), "the name is taken");
    assert!(refused("scans from", "show").contains("word of the language"));
    assert!(refused("scans from", "Scans").contains("Scans"), "names are small letters");
    assert!(refused("basis legit", "x").contains("no name here"));
    let fixture = instrument(BODY).on("collect scans");
    assert!(fixture.read().prepare_rename(&fixture.path, fixture.offset).unwrap().is_err());
}

#[test]
fn hover_explains_concepts_clauses_norms_and_statements() {
    let hover = |words: &str| {
        let fixture = instrument(BODY).on(words);
        fixture.read().hover(&fixture.path, fixture.offset + 1, as_of()).unwrap().map(|hover| hover.text.en)
    };
    let concept = hover("scans from").unwrap();
    assert!(concept.contains("`data scans`") && concept.contains("performance.activity"), "{concept}");
    let clause = hover("keep at most").unwrap();
    assert!(clause.contains("keep at most DURATION"), "{clause}");
    let statement = hover("show pick_rate").unwrap();
    assert!(statement.contains("On 2026-11-23"), "{statement}");
    let judgement = hover("meaningful_review").unwrap();
    assert!(judgement.contains("**Question.**"), "{judgement}");
    let package = policy(HEAD).on("nl.uavg");
    let package = package.read().hover(&package.path, package.offset + 1, as_of()).unwrap().unwrap();
    assert!(package.text.en.contains("UAVG 29"), "{package:?}");
    assert_ne!(package.text.nl, package.text.en);
}

#[test]
fn a_norm_is_explained_with_its_exceptions_and_cases_and_leads_to_its_article() {
    let fixture = policy(&format!(
        "{HEAD}instrument i {{ controller acme collect fingerprint from till about employee for rosters relying on UAVG_29 }}"
    ))
    .on("UAVG_29");
    let hover = fixture.read().hover(&fixture.path, fixture.offset + 2, as_of()).unwrap().unwrap().text.en;
    assert!(hover.contains("https://wetten.overheid.nl/jci1.3:c:BWBR0040940&artikel=29"), "{hover}");
    assert!(hover.contains("**Cases.**") && hover.contains("**Exception to.**"), "{hover}");
}

#[test]
fn data_have_a_lineage_in_both_directions() {
    let fixture = instrument(BODY).on("pick_rate from scans");
    let read = fixture.read();
    let node = read.flow_nodes(&fixture.path, fixture.offset).unwrap().remove(0);
    assert_eq!(node.name, "board.rate");
    let names = |flows: Vec<maatstaf_ide::Flow>| flows.into_iter().map(|f| f.node.name).collect::<Vec<_>>();
    assert_eq!(names(read.feeding(&node.name).unwrap()), ["board.collect.scans"]);
    assert_eq!(names(read.fed_by(&node.name).unwrap()), ["board.decide.shift", "board.lead_view"]);
}

#[test]
fn the_uses_of_a_variable_change_together_and_other_names_do_not() {
    let norm = "package p 1 { title \"P\" }
norm n cite X_1 { for each collect $0c, use u where c flows to u require u.purpose compatible with c.purpose }\n";
    let fixture = policy(norm);
    let ranges = fixture.read().linked(&fixture.path, fixture.offset).unwrap();
    assert_eq!(ranges.iter().map(|range| fixture.at(range)).collect::<Vec<_>>(), ["c", "c", "c"]);
    let fixture = policy("organisation $0acme\ninstrument i { controller acme }\n");
    assert_eq!(fixture.read().linked(&fixture.path, fixture.offset).unwrap(), []);
}
