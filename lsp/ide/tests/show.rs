//! Completion, hints, lenses, words, folds, links, layout.
#![allow(clippy::unwrap_used)] // A test that fails says so.

mod support;

use maatstaf_diagnostics::Lang;
use maatstaf_ide::{CompletionKind, LensAction, LinkTarget, TokenKind};
use support::{HEAD, apply, as_of, instrument, policy};

/// The labels of what could stand at the mark, the best first.
fn proposals(body: &str) -> Vec<String> {
    let fixture = instrument(body);
    let page = fixture.read().completions(&fixture.path, fixture.offset, as_of()).unwrap();
    page.list.into_iter().map(|completion| completion.label).collect()
}

#[test]
fn after_a_statement_come_the_clauses_that_it_lacks_and_may_have() {
    let found = proposals("    show pick_rate to team_lead $0");
    assert_eq!(found[0], "for", "a show says nothing without its purpose: {found:?}");
    assert!(found.contains(&"at".to_owned()) && found.contains(&"during".to_owned()), "{found:?}");
    assert!(!found.contains(&"to".to_owned()), "it has one: {found:?}");
    assert!(!found.contains(&"review".to_owned()), "a show has no review: {found:?}");
}

#[test]
fn a_line_of_its_own_starts_a_member_and_a_deeper_one_may_start_a_clause() {
    let found = proposals("    collect scans from scanner about employee for rosters\n    $0");
    for word in ["collect", "show", "decide", "never", "given", "judged"] {
        assert!(found.contains(&word.to_owned()), "{word}: {found:?}");
    }
    let deeper = proposals("    collect scans from scanner about employee for rosters\n        $0");
    for word in ["basis", "keep", "show", "given"] {
        assert!(deeper.contains(&word.to_owned()), "{word}: {deeper:?}");
    }
}

#[test]
fn only_concepts_of_the_sort_that_is_wanted_are_proposed_and_the_policys_own_first() {
    let found = proposals("    collect scans from scanner about employee for $0");
    assert_eq!(found[0], "rosters");
    assert!(!found.contains(&"scans".to_owned()) && !found.contains(&"team_lead".to_owned()), "{found:?}");
    let data = proposals("    derive $0 from scans for rosters");
    assert!(data[..2].contains(&"pick_rate".to_owned()), "{data:?}");
    let levels = proposals("    show pick_rate to team_lead for rosters at $0");
    assert_eq!(levels[..2], ["crew", "individual"]);
    let party = proposals("    show pick_rate to $0 for rosters");
    assert!(party.contains(&"team_lead".to_owned()) && party.contains(&"subject".to_owned()), "{party:?}");
    let second = proposals("    show pick_rate to team_lead, $0 for rosters");
    assert!(!second.contains(&"team_lead".to_owned()), "it is there already: {second:?}");
}

#[test]
fn what_open_norms_ask_is_proposed_most_wanted_first() {
    let body = "    collect scans from scanner about employee for rosters basis legitimate_interest at individual\n    given $0";
    let fixture = instrument(body);
    let page = fixture.read().completions(&fixture.path, fixture.offset, as_of()).unwrap();
    assert!(page.list.iter().all(|c| matches!(c.kind, CompletionKind::Symbol(maatstaf_ide::SymbolKind::Fact))));
    assert!(page.list[0].rank < 100, "the first is asked by an open norm: {:?}", page.list[0]);
    let judged = proposals(&body.replace("given $0", "judged $0"));
    assert!(judged.contains(&"proportionate".to_owned()), "{judged:?}");
}

#[test]
fn a_number_wants_a_unit_and_an_import_what_is_not_imported() {
    assert!(proposals("    collect scans from scanner for rosters keep at most 4 $0").contains(&"weeks".to_owned()));
    let fixture = policy("import nl.avg, $0");
    let page = fixture.read().completions(&fixture.path, fixture.offset, as_of()).unwrap();
    let labels: Vec<&str> = page.list.iter().map(|c| c.label.as_str()).collect();
    assert!(
        labels.contains(&"nl.uavg") && !labels.contains(&"nl.avg") && !labels.contains(&"vocabulary"),
        "{labels:?}"
    );
    let top = policy("$0");
    let page = top.read().completions(&top.path, top.offset, as_of()).unwrap();
    assert!(page.list.iter().any(|c| c.label == "instrument"), "{page:?}");
}

#[test]
fn nothing_is_proposed_in_comments_and_texts() {
    assert_eq!(proposals("    // sho$0"), Vec::<String>::new());
    assert_eq!(proposals("    given dpia on 2026-01-01 see \"a $0\""), Vec::<String>::new());
}

#[test]
fn what_is_proposed_replaces_the_word_at_the_cursor() {
    let fixture = instrument("    collect scans from scanner about employee for ros$0ters");
    let page = fixture.read().completions(&fixture.path, fixture.offset, as_of()).unwrap();
    assert_eq!(fixture.at(&page.replaces), "rosters");
}

#[test]
fn a_clause_is_a_form_to_fill_in() {
    let fixture = instrument("    show pick_rate to team_lead $0");
    let page = fixture.read().completions(&fixture.path, fixture.offset, as_of()).unwrap();
    let keep = page.list.iter().find(|c| c.label == "keep").unwrap();
    assert_eq!(keep.snippet.as_deref(), Some("keep at most ${1:duration}"));
}

#[test]
fn silence_is_filled_in_between_the_words_and_verdicts_are_marked() {
    let fixture = instrument(
        "    collect scans from scanner about employee for rosters at individual keep at most 4 weeks\n    show scans to team_lead for rosters",
    );
    let hints = fixture.read().hints(&fixture.path, 0..usize::MAX, as_of()).unwrap();
    let silent: Vec<&str> = hints.iter().filter(|h| h.is_silence).map(|h| h.text.en.as_str()).collect();
    assert_eq!(silent, ["about employee at individual keep at most 4 weeks"]);
    assert!(hints.iter().any(|h| !h.is_silence && h.text.en.contains("AVG")), "{hints:?}");
}

#[test]
fn counts_and_the_next_change_stand_above_an_instrument_and_a_run_above_a_case() {
    let fixture = policy(&format!(
        "{HEAD}instrument i {{ controller acme collect scans from scanner about employee for rosters }}\ncase c on 2026-01-01 {{ expect only }}\n"
    ));
    let lenses = fixture.read().lenses(&fixture.path, as_of()).unwrap();
    assert_eq!(lenses[0].does, LensAction::Timeline("i".to_owned()));
    assert!(lenses[0].text.en.contains(" open"), "{}", lenses[0].text.en);
    assert_eq!(lenses[1].does, LensAction::RunCase("c".to_owned()));
}

#[test]
fn every_word_has_a_kind_and_none_runs_over_a_line() {
    let fixture = instrument(
        "    // Note.\n    show pick_rate to team_lead for rosters at crew(8)\n    given dpia on 2026-01-01 see \"a\nb\"",
    );
    let tokens = fixture.read().tokens(&fixture.path).unwrap();
    let text = fixture.text();
    let kind = |word: &str| tokens.iter().rev().find(|t| &text[t.range.clone()] == word).map(|t| t.kind);
    assert_eq!(kind("show"), Some(TokenKind::Verb));
    assert_eq!(kind("pick_rate"), Some(TokenKind::Concept));
    assert_eq!(kind("crew"), Some(TokenKind::Level));
    assert_eq!(kind("dpia"), Some(TokenKind::Question));
    assert_eq!(kind("// Note."), Some(TokenKind::Comment));
    assert!(tokens.iter().all(|t| !text[t.range.clone()].contains('\n')));
    assert!(tokens.windows(2).all(|pair| pair[0].range.end <= pair[1].range.start), "in order, and apart");
}

#[test]
fn citations_lead_to_the_register_and_documents_to_their_files() {
    let fixture = policy(
        "import nl.avg, nl.uavg\norganisation a\ninstrument i { controller a\n collect fingerprint from till about employee for direct.planning relying on UAVG_29\n given dpia on 2026-01-01 see \"dpia.pdf\" }",
    );
    let links = fixture.read().links(&fixture.path, Lang::En).unwrap();
    let LinkTarget::Web(address) = &links[0].to else { panic!("{links:?}") };
    assert!(address.ends_with("BWBR0040940&artikel=29"), "{address}");
    assert_eq!(links[1].to, LinkTarget::File("dpia.pdf".to_owned()));
}

#[test]
fn european_citations_lead_to_the_article_in_the_language_of_the_reader() {
    let fixture = policy(
        "import nl.avg\norganisation a\ninstrument i { controller a\n collect fingerprint from till about employee for direct.planning relying on $0AVG_9(2)(b) }",
    );
    let address = |lang| match fixture.read().links(&fixture.path, lang).unwrap().remove(0).to {
        LinkTarget::Web(address) => address,
        LinkTarget::File(file) => panic!("{file}"),
    };
    assert_eq!(address(Lang::Nl), "https://eur-lex.europa.eu/eli/reg/2016/679/art_9/par_2/pnt_b/oj/nld");
    assert_eq!(address(Lang::En), "https://eur-lex.europa.eu/eli/reg/2016/679/art_9/par_2/pnt_b/oj/eng");
    let hover = fixture.read().hover(&fixture.path, fixture.offset, as_of()).unwrap().unwrap().text;
    assert!(hover.nl.contains("/pnt_b/oj/nld)") && hover.en.contains("/pnt_b/oj/eng)"), "{hover:?}");
}

#[test]
fn the_layout_touches_only_the_lines_that_change() {
    let fixture = policy(
        "organisation a\n\n\n\ninstrument   i { controller a collect scans from scanner for rosters }\n// end\n",
    );
    let read = fixture.read();
    let edits = read.format(&fixture.path).unwrap();
    let formatted = apply(&fixture.text(), &edits);
    assert_eq!(formatted, maatstaf_format_of(&fixture.text()));
    assert!(edits.iter().all(|edit| edit.range.start > 0), "the first line is as it should be: {edits:?}");
    assert!(read.format_range(&fixture.path, 0..3).unwrap().len() <= edits.len());
}

fn maatstaf_format_of(text: &str) -> String {
    let mut host = maatstaf_ide::Host::with_packages(std::iter::empty());
    host.set_text("x.maat", text.to_owned());
    let edits = host.analysis().format("x.maat").unwrap();
    apply(text, &edits)
}

#[test]
fn a_clause_says_how_it_is_written_and_where_one_is() {
    let fixture = instrument("    collect scans from scanner for rosters keep at most $0 4 weeks");
    let help = fixture.read().signature(&fixture.path, fixture.offset).unwrap().unwrap();
    assert_eq!(help.shape, "keep at most DURATION [after EVENT]");
    assert_eq!(help.active.map(|at| &help.shape[help.parts[at].clone()]), Some("DURATION"));
}

#[test]
fn a_timeline_has_every_norm_that_ever_applies() {
    let fixture = instrument("    collect scans from scanner about employee for rosters");
    let lines = fixture.read().timeline(&fixture.path, Some("board")).unwrap();
    assert_eq!(lines.len(), 1);
    assert!(lines[0].rows.iter().any(|row| row.cite.iter().any(|c| c.starts_with("AVG 13"))), "{lines:?}");
    assert_eq!(fixture.read().timeline(&fixture.path, Some("none")).unwrap(), []);
    let page = fixture.read().explain_verdicts(&fixture.path, fixture.offset, as_of()).unwrap();
    assert!(page.is_none_or(|text| text.en.contains("###")));
}
