//! `maatstaf norms`: the list, the prose, the site.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what it expects by failing")]

mod support;

use std::fs;
use std::path::Path;

use serde_json::Value;
use support::{maatstaf, root, run};

fn validator() -> jsonschema::Validator {
    let schema = fs::read_to_string(root().join("spec/norms.schema.json")).unwrap();
    let schema: Value = serde_json::from_str(&schema).unwrap();
    jsonschema::meta::validate(&schema).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

fn json(arguments: &[&str]) -> Value {
    let run = maatstaf(&[&["norms", "--format", "json"], arguments].concat());
    serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {}{}", run.out, run.err))
}

#[test]
fn the_list_for_programs_has_the_shape_of_its_schema() {
    let validator = validator();
    for arguments in [&["--lang", "nl"][..], &["stdlib/nl.avg", "stdlib/vocabulary"], &["examples"], &["nowhere"]] {
        let list = json(arguments);
        let errors: Vec<String> = validator.iter_errors(&list).map(|e| format!("{}: {e}", e.instance_path())).collect();
        assert!(errors.is_empty(), "{arguments:?}: {errors:#?}");
    }
    // The schema can say no.
    let mut wrong = json(&[]);
    wrong["packages"][0]["norms"][0]["strength"] = Value::from("certain");
    assert!(!validator.is_valid(&wrong));
}

#[test]
fn everything_that_the_list_names_is_in_it() {
    let list = json(&[]);
    let packages = list["packages"].as_array().unwrap();
    let names = |member: &str| -> Vec<String> {
        let all = packages.iter().flat_map(|package| package[member].as_array().unwrap());
        all.map(|entry| entry["name"].as_str().unwrap().to_owned()).collect()
    };
    let (norms, questions, cases) = (names("norms"), names("questions"), names("cases"));
    assert!(norms.len() > 30 && questions.len() > 20 && cases.len() > 50);
    for norm in packages.iter().flat_map(|package| package["norms"].as_array().unwrap()) {
        let all = |member: &str| norm[member].as_array().unwrap().iter().map(|name| name.as_str().unwrap().to_owned());
        assert!(all("exceptions").all(|name| norms.contains(&name)), "{norm}");
        assert!(all("questions").all(|name| questions.contains(&name)), "{norm}");
        for decides in norm["cases"].as_array().unwrap() {
            assert!(cases.contains(&decides["case"].as_str().unwrap().to_owned()), "{norm}");
        }
        let file = fs::read_to_string(root().join(norm["file"].as_str().unwrap())).unwrap();
        let line = file.lines().nth(norm["line"].as_u64().unwrap() as usize - 1).unwrap();
        let own = norm["name"].as_str().unwrap().rsplit('.').next().unwrap();
        assert!(line.contains(own), "{line}: {own}");
    }
}

/// Norms that no case can show as satisfied, or none as violated.
const ONE_SIDED: [(&str, &str); 5] = [
    // They ask for nothing that anybody could do, and have no exception.
    ("eu.ai_act.no_biometric_categorisation", "satisfied"),
    ("nl.gelijke_behandeling.no_direct_distinction_in_profession", "satisfied"),
    // They turn on what a request says of a person: a decision in a case shows that.
    ("nl.avg.consent_of_this_person", "violated"),
    ("nl.avg.objection_respected", "violated"),
    ("nl.bw.office_holders_kept", "violated"),
];

#[test]
fn every_norm_of_the_library_is_satisfied_in_one_case_and_violated_in_another() {
    let list = json(&[]);
    let packages = list["packages"].as_array().unwrap();
    let (mut seen, mut missing) = (0, Vec::new());
    for norm in packages.iter().flat_map(|package| package["norms"].as_array().unwrap()) {
        if norm["kind"] != "norm" {
            continue;
        }
        seen += 1;
        let name = norm["name"].as_str().unwrap();
        for verdict in ["satisfied", "violated"] {
            let shown = norm["cases"].as_array().unwrap().iter().any(|case| case["verdict"] == verdict);
            if shown == ONE_SIDED.contains(&(name, verdict)) {
                missing.push(format!("{name}: {verdict}"));
            }
        }
    }
    assert!(seen > 150, "{seen} norms");
    assert_eq!(missing, Vec::<String>::new(), "write a case, or take it off the list");
}

/// What is known from others only, and of which no address of a text is known.
const WITHOUT_ADDRESS: [&str; 5] = [
    "codes.left_alone_after_work",
    "guidance.covert_control_bounded",
    "guidance.sound_information",
    "guidance.temperature_only_read",
    "guidance.wearable_data_not_for_employer",
];

#[test]
fn every_norm_and_question_speaks_two_languages_and_a_norm_leads_to_a_text() {
    let lists = ["nl", "en"].map(|lang| json(&["--lang", lang]));
    let [dutch, english] = lists.each_ref().map(|list| list["packages"].as_array().unwrap());
    for (nl, en) in dutch.iter().zip(english) {
        for member in ["norms", "questions"] {
            for (nl, en) in nl[member].as_array().unwrap().iter().zip(en[member].as_array().unwrap()) {
                for text in ["title", "ask"] {
                    let (nl, en) = (nl[text].as_str(), en[text].as_str());
                    assert!(nl.is_none() || nl != en, "{nl:?}");
                }
                if member == "norms" {
                    let name = en["name"].as_str().unwrap();
                    let leads = en["cite"].as_array().unwrap().iter().any(|cite| cite["url"].is_string());
                    assert_eq!(leads, !WITHOUT_ADDRESS.contains(&name), "{name}");
                }
            }
        }
    }
}

#[test]
fn every_citation_of_a_law_leads_to_its_text() {
    let list = json(&[]);
    let packages = list["packages"].as_array().unwrap();
    let sources: Vec<&str> = packages
        .iter()
        .flat_map(|package| package["sources"].as_array().unwrap())
        .map(|source| source["name"].as_str().unwrap())
        .collect();
    let mut seen = 0;
    for norm in packages.iter().flat_map(|package| package["norms"].as_array().unwrap()) {
        for cite in norm["cite"].as_array().unwrap() {
            let shown = cite["cite"].as_str().unwrap();
            let is_law = sources.iter().any(|source| shown.split(' ').next() == Some(source));
            if is_law || shown.starts_with("ECLI:") {
                seen += 1;
                assert!(cite["url"].is_string(), "{shown}");
            }
        }
    }
    assert!(seen > 50, "{seen}");
}

const PACKAGE: &str = "package house 2 {
    title nl \"Huisregels\" en \"House rules\"
    source HR url <https://example.org/house-rules>
}

norm kept_a_week cite HR_2 {
    for each collect c
    require c.keep <= 1 week
    blocks c
}
";

fn house() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("house")).unwrap();
    write(folder.path(), "house/package.maat", PACKAGE);
    write(folder.path(), "house/provisions.csv", "cite,kind,home\nHR 2,decided,kept_a_week\nHR 3,left_out,\n");
    write(folder.path(), "house/NOT-ENCODED.md", "# What is left out\n\nHR 3 is about parking.\n");
    folder
}

fn write(folder: &Path, name: &str, text: &str) {
    fs::write(folder.join(name), text).unwrap();
}

#[test]
fn a_package_of_ones_own_is_listed_counted_and_shown() {
    let folder = house();
    let list = run(folder.path(), &["norms", "house"], "");
    let expected = "house 2: House rules
  norms: 1, exceptions: 0, questions: 0, cases: 0
  provisions: 1 decided, 0 judged by people, 1 left out
    HR 2  law    kept a week (house.kept_a_week)

Packages: 1, norms: 1, exceptions: 0.
Provisions, in the 1 packages that count them: 1 decided, 0 judged by people, 1 left out.
";
    assert_eq!((list.code, list.out.as_str()), (0, expected));
    let page = run(folder.path(), &["norms", "show", "house", "--project", "."], "");
    for part in ["HR 3 is about parking.", "| HR 2 | decided | kept a week |", "<https://example.org/house-rules>"] {
        assert!(page.out.contains(part), "{part}: {}", page.out);
    }
}

#[test]
fn a_table_that_cannot_be_read_is_told_with_its_line() {
    let folder = house();
    write(folder.path(), "house/provisions.csv", "cite,kind,home\nHR 2,certainly,kept_a_week\n");
    let list = run(folder.path(), &["norms", "house"], "");
    assert_eq!(list.code, 1);
    assert!(list.out.contains("`house/provisions.csv` is no table of provisions: see line 2."), "{}", list.out);
}

#[test]
fn explain_and_norms_show_say_the_same_of_a_norm() {
    for name in ["nl.avg.human_intervention", "UAVG_29", "nl.wor"] {
        for lang in ["nl", "en"] {
            let shown = maatstaf(&["norms", "show", name, "--lang", lang]);
            assert_eq!(shown.code, 0, "{}", shown.out);
            assert_eq!(shown.out, maatstaf(&["explain", name, "--lang", lang]).out);
        }
    }
}

#[test]
fn the_site_is_written_whole_and_replaced_only_where_all_is_its_own() {
    let folder = house();
    let doc = || run(folder.path(), &["norms", "doc", "-o", "site", "house"], "");
    let files = |of: &str| -> Vec<String> {
        let manifest = fs::read_to_string(folder.path().join(of).join("manifest.txt")).unwrap();
        manifest.lines().map(str::to_owned).collect()
    };
    assert_eq!(doc().code, 0);
    for file in files("site") {
        assert!(folder.path().join("site").join(&file).is_file(), "{file}");
    }
    assert!(files("site").contains(&"nl/house/norm-kept_a_week.html".to_owned()));

    // A norm that is gone leaves no page behind.
    write(folder.path(), "house/package.maat", &PACKAGE.replace("kept_a_week", "kept_a_month"));
    assert_eq!(doc().code, 0);
    assert!(!folder.path().join("site/nl/house/norm-kept_a_week.html").exists());
    assert!(folder.path().join("site/nl/house/norm-kept_a_month.html").exists());

    write(folder.path(), "site/nl/notes.txt", "mine");
    let refused = doc();
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("notes.txt` was not made by this command"), "{}", refused.err);
    assert_eq!(fs::read_to_string(folder.path().join("site/nl/notes.txt")).unwrap(), "mine");

    write(folder.path(), "a_file", "x");
    assert_eq!(run(folder.path(), &["norms", "doc", "-o", "a_file"], "").code, 2);
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 3, "{left:?}");
}
