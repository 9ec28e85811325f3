#![allow(clippy::unwrap_used, reason = "a test says what it expects by failing")]

use maatstaf_db::{Database, Loaded};
use maatstaf_diagnostics::Lang;

use crate::{Catalogue, Subject};

/// The page of the norm `n` with this body.
fn page(body: &str, lang: Lang) -> String {
    let text =
        format!("fact told of instrument: date ask nl \"Wanneer verteld?\" en \"When told?\"\nnorm n {{\n{body}\n}}\n");
    let (mut db, project) = Database::with_library();
    db.set_files(project, Loaded { files: vec![("rules.maat".to_owned(), text)], ..Loaded::default() });
    let catalogue = Catalogue::new(&db, project, &[]);
    assert_eq!(catalogue.library.findings, Vec::new());
    let norm = catalogue.subjects().into_iter().find(|s| catalogue.name(s) == "n").unwrap();
    let page = catalogue.page(&norm, lang).markdown();
    page.split("### What it can ask").next().unwrap().split("### In Maatstaf").next().unwrap().to_owned()
}

fn english(body: &str) -> Vec<String> {
    let page = page(body, Lang::En);
    let lines = page.lines().skip_while(|line| !line.starts_with("### ")).filter(|line| !line.is_empty());
    lines.map(str::to_owned).collect()
}

#[test]
fn a_choice_of_concepts_is_one_sentence() {
    let said = english("for each collect c where c.data is health or c.data is genetic require c.keep <= 4 weeks");
    let expected = [
        "### It applies where",
        "- the data that the collection is of are health data or genetic data",
        "### It requires that",
        "- the longest retention period of the collection is at most 4 weeks",
    ];
    assert_eq!(said, expected);
}

#[test]
fn a_denial_is_said_where_it_belongs() {
    let said = english(
        "for each decide d
         require not (d.by is system and not d.review) and not (d.purpose is security or d.purpose is safety)",
    );
    let expected = [
        "### It requires that",
        "- at least one of these:",
        "  - who makes the decision is not a system",
        "  - somebody reviews the decision",
        "- the purpose of the decision is not security or safety of people",
    ];
    assert_eq!(said, expected);
}

#[test]
fn what_has_to_be_found_has_its_conditions_below_it() {
    let said =
        english("for each instrument i require no show s in i where s.level = individual and told before i.starts");
    let expected = [
        "### It requires that",
        "- it does not happen, with a showing in the instrument, that:",
        "  - the level of the showing is the individual",
        "  - the answer to: When told? is before the start of the instrument",
    ];
    assert_eq!(said, expected);
}

#[test]
fn dutch_is_said_in_dutch() {
    let page = page(
        "for each collect c where c.source is camera and c.hidden require told before c.instrument.starts",
        Lang::Nl,
    );
    for sentence in [
        "de bron van het verzamelen is camera",
        "het verzamelen gebeurt in het verborgene",
        "het antwoord op: Wanneer verteld? ligt vóór het begin van het instrument",
    ] {
        assert!(page.contains(sentence), "{sentence}: {page}");
    }
}

#[test]
fn every_norm_and_exception_of_the_library_is_said_in_both_languages() {
    let (db, project) = Database::with_library();
    let catalogue = Catalogue::new(&db, project, &[]);
    let mut seen = 0;
    for subject in catalogue.subjects() {
        if !matches!(subject, Subject::Norm(_) | Subject::Exception(_)) {
            continue;
        }
        seen += 1;
        for lang in Lang::ALL {
            let page = catalogue.page(&subject, lang).markdown();
            // An empty sentence would be a thing that the words have no word for.
            assert!(!page.contains("- \n") && !page.contains("{not}") && !page.contains("maatstaf:"), "{page}");
        }
    }
    assert!(seen > 50, "{seen}");
}
