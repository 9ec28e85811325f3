//! Mutants that are noticed and mutants that are not.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by failing")]

use maatstaf_db::{Database, Loaded, Project};
use maatstaf_semantics::cases;

use super::{Change, Part, Shift, Suite, mutants};

const NORM: &str = "package house 1 {
    title nl \"Huisregels\" en \"House rules\"
    source HR url <https://example.org/house-rules>
}

norm kept_a_week cite HR_2 from 2026-09-01 {
    for each collect c
    where c.level is individual and c.source is time_clock
    require c.keep <= 1 week
    blocks c
}

exception by_agreement to kept_a_week cite HR_3 {
    require c.keep <= 4 weeks
}
";

/// A case on a date, of a clock that keeps its figures so long.
fn case(name: &str, on: &str, clauses: &str, expect: &str) -> String {
    format!(
        "case {name} on {on} {{
    organisation bakery
    instrument clock {{
        collect attendance about employee for time_registration {clauses}
    }}
    expect {expect}
}}
"
    )
}

const CLOCK: &str = "from time_clock at individual";

/// The whole of what holds the norm in place.
fn complete() -> String {
    [
        case("on_time", "2026-10-01", &format!("{CLOCK} keep at most 5 days"), "satisfied kept_a_week"),
        case("too_long", "2026-09-15", &format!("{CLOCK} keep at most 9 weeks"), "violated kept_a_week"),
        case("earlier", "2026-08-20", &format!("{CLOCK} keep at most 9 weeks"), "not_applicable kept_a_week"),
        case("a_team", "2026-10-01", "from time_clock at team keep at most 9 weeks", "not_applicable kept_a_week"),
        case("a_camera", "2026-10-01", "from camera at individual keep at most 9 weeks", "not_applicable kept_a_week"),
        case("agreed", "2026-10-01", &format!("{CLOCK} keep at most 3 weeks relying on HR_3"), "satisfied kept_a_week"),
    ]
    .concat()
}

fn database(cases: &str) -> (Database, Project) {
    let (mut db, project) = Database::with_library();
    let files = vec![("house/package.maat".to_owned(), format!("{NORM}{cases}"))];
    db.set_files(project, Loaded { files, ..Loaded::default() });
    (db, project)
}

/// What survives these cases.
fn survivors(cases_text: &str) -> Vec<Change> {
    let (db, project) = database(cases_text);
    let suite = Suite::new(&db, project, cases::cases(&db, project, false)).unwrap();
    assert_eq!(suite.failing, Vec::new());
    let all = mutants(suite.library()).into_iter().filter(|mutant| mutant.package == "house");
    all.filter(|mutant| suite.killer(mutant).unwrap().is_none()).map(|mutant| mutant.change).collect()
}

#[test]
fn every_part_of_a_norm_has_its_mutant() {
    let (db, project) = database("");
    let suite = Suite::new(&db, project, []).unwrap();
    let all = mutants(suite.library()).into_iter().filter(|mutant| mutant.package == "house");
    let all: Vec<Change> = all.map(|mutant| mutant.change).collect();
    let expected = [
        Change::NegateRequire,
        Change::DropWhere,
        Change::From(Shift::Earlier),
        Change::From(Shift::Later),
        Change::DropPart(Part::Where, 0),
        Change::DropPart(Part::Where, 1),
        Change::Drop,
    ];
    assert_eq!(all, expected);
}

#[test]
fn cases_on_both_sides_of_everything_leave_no_survivor() {
    assert_eq!(survivors(&complete()), []);
}

#[test]
fn without_a_case_every_mutant_survives() {
    assert_eq!(survivors("").len(), 7);
}

#[test]
fn each_case_that_is_left_out_lets_its_own_mutants_through() {
    let without = |name: &str| {
        let all = complete();
        let rest = all.split("case ").filter(|c| !c.is_empty() && !c.starts_with(name)).map(|c| format!("case {c}"));
        survivors(&rest.collect::<String>())
    };
    assert_eq!(without("earlier"), [Change::From(Shift::Earlier)]);
    assert_eq!(without("agreed"), [Change::Drop]);
    assert_eq!(without("a_team"), [Change::DropPart(Part::Where, 0)]);
    assert_eq!(without("a_camera"), [Change::DropPart(Part::Where, 1)]);
    assert_eq!(without("too_long"), [Change::From(Shift::Later)]);
}

#[test]
fn an_exception_is_not_moved_to_days_on_which_there_is_no_norm() {
    let dated = |dates: &str| {
        let text = NORM.replace("cite HR_3 {", &format!("cite HR_3 {dates} {{"));
        let (mut db, project) = Database::with_library();
        let files = vec![("house/package.maat".to_owned(), text)];
        db.set_files(project, Loaded { files, ..Loaded::default() });
        let suite = Suite::new(&db, project, []).unwrap();
        let all = mutants(suite.library()).into_iter().filter(|mutant| mutant.id == "house.by_agreement");
        all.map(|mutant| mutant.change).collect::<Vec<_>>()
    };
    assert_eq!(dated("from 2026-09-01"), [Change::Drop, Change::From(Shift::Later)]);
    let both = [Change::Drop, Change::From(Shift::Earlier), Change::From(Shift::Later)];
    assert_eq!(dated("from 2026-10-01"), both);
}

#[test]
fn a_case_that_fails_by_itself_tells_nothing() {
    let wrong = case("wrong", "2026-10-01", &format!("{CLOCK} keep at most 5 days"), "violated kept_a_week");
    let (db, project) = database(&wrong);
    let suite = Suite::new(&db, project, cases::cases(&db, project, false)).unwrap();
    assert_eq!((suite.len(), suite.failing.len()), (0, 1));
    assert!(suite.is_empty());
}
