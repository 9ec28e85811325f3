#![allow(clippy::unwrap_used, reason = "a test says what it expects by failing")]

use maatstaf_db::Database;
use maatstaf_diagnostics::Lang;

use super::{address, article};
use crate::queries;

fn shown(raw: &str, lang: Lang) -> Option<String> {
    let (db, project) = Database::with_library();
    let packages = queries::library(&db, project).packages.clone();
    address(&packages, raw, None, lang)
}

#[test]
fn european_law_is_linked_down_to_the_point_in_the_language_of_the_reader() {
    let at = "https://eur-lex.europa.eu/eli/reg/2016/679";
    assert_eq!(shown("AVG_6(1)(f)", Lang::En).unwrap(), format!("{at}/art_6/par_1/pnt_f/oj/eng"));
    assert_eq!(shown("AVG_22(1)", Lang::Nl).unwrap(), format!("{at}/art_22/par_1/oj/nld"));
    assert_eq!(shown("AVG 10", Lang::En).unwrap(), format!("{at}/art_10/oj/eng"));
    let act = "https://eur-lex.europa.eu/eli/reg/2024/1689/art_26/par_7/oj/nld";
    assert_eq!(shown("AIAct_26(7)", Lang::Nl).unwrap(), act);
}

#[test]
fn a_celex_number_tells_where_the_articles_of_an_act_are() {
    let at = "https://eur-lex.europa.eu/eli/dir/2024/2831";
    assert_eq!(shown("PWD_9(1)", Lang::Nl).unwrap(), format!("{at}/art_9/par_1/oj/nld"));
    assert_eq!(super::eli_of_celex("32014R0165").unwrap(), "reg/2014/165");
    for other in ["52021PC0762", "02016R0679-20160504", "32016R0679R(02)", "3", ""] {
        assert_eq!(super::eli_of_celex(other), None, "{other}");
    }
}

#[test]
fn dutch_law_is_linked_by_article_and_member_and_dated_where_that_is_asked() {
    let at = "https://wetten.overheid.nl/jci1.3:c:";
    assert_eq!(shown("WOR_27(1)(k)", Lang::Nl).unwrap(), format!("{at}BWBR0002747&artikel=27&lid=1"));
    assert_eq!(shown("BW_7:611", Lang::Nl).unwrap(), format!("{at}BWBR0005290&boek=7&artikel=611"));
    let (db, project) = Database::with_library();
    let packages = queries::library(&db, project).packages.clone();
    let on = jiff::civil::date(2026, 9, 1);
    let dated = address(&packages, "UAVG_29", Some(on), Lang::Nl);
    assert_eq!(dated.unwrap(), format!("{at}BWBR0040940&artikel=29&z=2026-09-01&g=2026-09-01"));
}

#[test]
fn rulings_are_linked_to_whoever_publishes_them() {
    let dutch = "https://deeplink.rechtspraak.nl/uitspraak?id=ECLI:NL:RBAMS:2019:6005";
    assert_eq!(shown("ECLI:NL:RBAMS:2019:6005", Lang::En).unwrap(), dutch);
    let european = "https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=ecli:ECLI:EU:C:2023:957";
    assert_eq!(shown("ECLI:EU:C:2023:957", Lang::Nl).unwrap(), european);
    assert_eq!(shown("ECLI:EU:C\" onclick=", Lang::Nl), None);
}

#[test]
fn what_no_package_knows_the_source_of_has_no_link() {
    assert_eq!(shown("Registratiekamer 1994, 2", Lang::En), None);
    assert_eq!(shown("House rules, 2", Lang::En), None);
}

#[test]
fn citations_of_one_article_belong_together() {
    assert_eq!(article("AVG_22(2)(a)"), "AVG 22");
    assert_eq!(article("BW_7:611"), "BW 7:611");
    assert_eq!(article("ECLI:NL:RBAMS:2019:6005"), "ECLI:NL:RBAMS:2019:6005");
    assert_eq!(article("WP249 5.5"), "WP249 5.5");
}
