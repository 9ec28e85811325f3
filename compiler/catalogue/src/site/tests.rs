#![allow(clippy::unwrap_used, reason = "a test says what it expects by failing")]

use std::collections::BTreeSet;

use maatstaf_db::{Database, Loaded, Project};

use super::{MANIFEST, Site, slug, write_site};
use crate::{Catalogue, Companion};

fn site_of(db: &Database, project: Project, companions: &[Companion]) -> Site {
    write_site(&Catalogue::new(db, project, companions))
}

fn library() -> Site {
    let (db, project) = Database::with_library();
    site_of(&db, project, &[])
}

/// The addresses in a page.
fn addresses(page: &str) -> Vec<&str> {
    page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// A relative address, from the page that has it.
fn resolved(from: &str, address: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            ".." => {
                parts.pop().unwrap();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[test]
fn no_link_of_the_site_is_dead_and_no_page_is_out_of_reach() {
    let site = library();
    assert!(site.files.len() > 200, "{}", site.files.len());
    let mut reached = BTreeSet::from(["index.html".to_owned(), MANIFEST.to_owned()]);
    for (path, page) in site.files.iter().filter(|(path, _)| path.ends_with(".html")) {
        for address in addresses(page).into_iter().filter(|a| !a.starts_with("https://") && !a.starts_with('#')) {
            assert!(!address.contains(':'), "{path}: {address}");
            let target = resolved(path, address);
            assert!(site.files.contains_key(&target), "{path}: {address} leads nowhere");
            reached.insert(target);
        }
    }
    let unreached: Vec<&String> = site.files.keys().filter(|path| !reached.contains(*path)).collect();
    assert_eq!(unreached, Vec::<&String>::new());
}

#[test]
fn links_go_both_ways_between_a_norm_and_what_belongs_to_it() {
    let site = library();
    let norm = "en/nl.avg/norm-human_intervention.html";
    let belongs = [
        "en/nl.avg/norm-contract.html",
        "en/nl.avg/question-meaningful_review.html",
        "en/nl.avg/index.html",
        "en/articles/avg-22.html",
    ];
    let links = |from: &str, to: &str| addresses(&site.files[from]).iter().any(|a| resolved(from, a) == to);
    for other in belongs {
        assert!(links(norm, other), "{norm} to {other}");
        assert!(links(other, norm), "{other} to {norm}");
    }
    let case = site.files.keys().find(|path| path.starts_with("en/nl.avg/case-") && links(path, norm)).unwrap();
    assert!(links(norm, case), "{norm} to {case}");
}

#[test]
fn each_page_says_its_language_has_one_first_heading_and_needs_nothing_from_elsewhere() {
    for (path, page) in library().files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let lang = if path.starts_with("nl/") { "nl" } else { "en" };
        assert!(page.contains(&format!("<html lang=\"{lang}\">")), "{path}");
        assert_eq!(page.matches("<h1").count(), 1, "{path}");
        for foreign in ["<script", "src=", "@import", "<img", "style=\"color"] {
            assert!(!page.contains(foreign), "{path}: {foreign}");
        }
    }
}

#[test]
fn the_site_of_equal_norms_is_equal() {
    assert_eq!(library(), library());
}

const HOSTILE: &str =
    "/// A <script>alert(1)</script> and [a link](javascript:alert(1)) and ![an image](https://x.example/y).
norm sly nl \"<b>vet</b> [x](y)\" en \"<b>bold</b> [x](y)\" cite \"a\\\"<i>\" {
    for each collect c
    require c.keep <= 1 week
    say nl \"<i>kort</i>\" en \"<i>short</i>\"
}
";

#[test]
fn what_others_wrote_is_text_and_nothing_else() {
    let (mut db, project) = Database::with_library();
    let files = vec![("policy.maat".to_owned(), HOSTILE.to_owned())];
    db.set_files(project, Loaded { files, ..Loaded::default() });
    let site = site_of(&db, project, &[]);
    let page = &site.files["en/policy/norm-sly.html"];
    for bad in ["<script", "<b>", "<i>", "javascript:", "<img", "x.example"] {
        assert!(!page.contains(bad), "{bad}: {page}");
    }
    assert!(page.contains("&lt;b&gt;bold&lt;/b&gt;"), "{page}");
}

#[test]
fn what_stands_beside_a_package_is_on_its_page() {
    let (db, project) = Database::with_library();
    let beside = |name: &str, text: &str| Companion { path: format!("stdlib/nl.wor/{name}"), text: text.to_owned() };
    let table = "cite,kind,home\nWOR 27(1)(k),decided,nothing_of_this_name\nWOR 99,left_out,\n";
    let companions = [
        beside("provisions.csv", table),
        beside(
            "NOT-ENCODED.md",
            "# What is left out\n\n| provision | why not |\n|---|---|\n| 99 | no such article |\n",
        ),
    ];
    let site = site_of(&db, project, &companions);
    let page = &site.files["en/nl.wor/index.html"];
    assert!(page.contains("<td>no such article</td>"), "{page}");
    assert!(page.contains("Decided on what the policy says: 1. Judged by people: 0. Left out: 1."), "{page}");
    assert!(page.contains("<code>nothing_of_this_name</code>"), "{page}");
}

#[test]
fn a_case_says_something_of_the_text_that_was_in_force() {
    let site = library();
    let case = &site.files["en/nl.uavg/case-manfield.html"];
    assert!(case.contains("norm-biometrics_until_2026.html") && !case.contains("norm-biometrics.html"), "{case}");
    assert!(case.contains("read on <time>2019-08-12</time>"), "{case}");
}

#[test]
fn the_purposes_that_do_not_go_together_are_told_where_they_matter() {
    let page = &library().files["en/nl.avg/norm-purpose_limitation.html"];
    assert!(page.contains("Purposes that are declared incompatible"), "{page}");
}

#[test]
fn a_name_becomes_a_path_that_every_system_can_have() {
    assert_eq!(slug("BW 7:611"), "bw-7-611");
    assert_eq!(slug("../../etc"), "etc");
    assert_eq!(slug("Autoriteit Persoonsgegevens, §21"), "autoriteit-persoonsgegevens-21");
    assert_eq!(slug("§"), "-");
    assert_eq!(slug("index"), "index-");
}
