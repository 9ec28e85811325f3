//! Statements: what silence means, what flows where, atoms, prohibitions, damage.
#![allow(clippy::unwrap_used)] // A test that fails says so.

mod support;

use insta::assert_snapshot;
use maatstaf_semantics::queries;
use support::{Checked, board, with_rules};

/// The statements of the first instrument as the model sees them.
fn atoms(checked: &Checked) -> String {
    let entry = &queries::instruments(&checked.db, checked.project).0[0];
    let (world, _) = queries::world(&checked.db, checked.project, entry.key.clone()).unwrap();
    let (terms, _) = queries::terms(&checked.db, checked.project);
    let name = |id| terms.concepts.get(id).name.to_string();
    let mut lines: Vec<String> = world
        .atoms
        .iter()
        .filter(|a| a.instrument == 0)
        .map(|atom| {
            let filled = world.filled(atom);
            let level = filled.level.map_or("?".to_owned(), |l| match l.min_group {
                Some(n) => format!("{}({n})", l.level.word()),
                None => l.level.word().to_owned(),
            });
            let keep = filled.keep.map_or("-".to_owned(), |k| match (k.nothing, k.most) {
                (true, _) => "nothing".to_owned(),
                (false, Some(most)) => format!("{} months {} days", most.months, most.days),
                (false, None) => "unbounded".to_owned(),
            });
            let to = atom.recipient.map_or(String::new(), |r| format!(" to {}", name(r.party)));
            let path = &world.statement(atom).path;
            format!(
                "{path}: {} {}{to} for {} at {level} keep {keep}",
                name(atom.object),
                name(atom.worker),
                name(atom.purpose)
            )
        })
        .collect();
    lines.sort();
    lines.join("\n")
}

#[test]
fn a_statement_is_all_its_combinations() {
    let checked = with_rules(
        "",
        &board(
            "both: show activity, pace to manager, partner for planning, appraisal
        c: collect pace from scanner about employee, agency_worker for planning at individual keep at most 1 week",
        ),
    )
    .sound();
    let found = atoms(&checked);
    assert_eq!(
        found.lines().filter(|l| l.starts_with("board.both")).count(),
        16,
        "2 data, 2 kinds of worker, 2 parties, 2 purposes"
    );
    assert_eq!(found.lines().filter(|l| l.starts_with("board.c:")).count(), 2);
}

#[test]
fn what_is_left_unsaid_comes_along_with_the_data() {
    let checked = with_rules(
        "grouping crew: team",
        &board(
            "
        fine: collect pace from camera about agency_worker for planning at individual keep at most 2 weeks
        derive heart_rate from activity, pace using statistics for planning
        show heart_rate to manager for planning at team(5)
        decide assignment from heart_rate for planning",
        ),
    )
    .sound();
    assert_snapshot!(atoms(&checked), @r"
    board.collect.activity: activity employee for planning at individual keep 0 months 28 days
    board.decide.assignment: assignment agency_worker for planning at individual keep 0 months 14 days
    board.decide.assignment: assignment employee for planning at individual keep 0 months 14 days
    board.derive.heart_rate: heart_rate agency_worker for planning at individual keep 0 months 14 days
    board.derive.heart_rate: heart_rate employee for planning at individual keep 0 months 14 days
    board.fine: pace agency_worker for planning at individual keep 0 months 14 days
    board.show.heart_rate: heart_rate agency_worker to manager for planning at team(5) keep 0 months 14 days
    board.show.heart_rate: heart_rate employee to manager for planning at team(5) keep 0 months 14 days
    ");
}

#[test]
fn the_finest_level_and_the_shortest_retention_are_inherited() {
    let checked = with_rules(
        "",
        &board(
            "
        coarse: collect pace from camera about employee for planning at department(20) keep nothing
        derive heart_rate from pace using statistics for planning
        derive health from heart_rate, activity using statistics for planning",
        ),
    )
    .sound();
    let line = |path: &str| atoms(&checked).lines().find(|l| l.starts_with(path)).unwrap().to_owned();
    assert_snapshot!(line("board.derive.heart_rate"), @"board.derive.heart_rate: heart_rate employee for planning at department(20) keep nothing");
    assert_snapshot!(line("board.derive.health"), @"board.derive.health: health employee for planning at individual keep nothing");
}

#[test]
fn a_decision_is_about_a_person_unless_it_says_otherwise() {
    let checked = with_rules(
        "",
        &board(
            "
        coarse: collect pace from camera about employee for planning at department(20) keep nothing
        decide assignment from pace for planning
        team_wide: decide dismissal from pace for planning at department",
        ),
    )
    .sound();
    let found = atoms(&checked);
    assert!(found.contains("board.decide.assignment: assignment employee for planning at individual"), "{found}");
    assert!(found.contains("board.team_wide: dismissal employee for planning at department"), "{found}");
}

#[test]
fn where_there_is_nothing_to_inherit_the_text_says_too_little() {
    for (statement, code) in [
        ("x: collect pace from camera for planning at individual keep nothing", "nothing-to-inherit"),
        ("x: collect pace from camera about employee for planning keep nothing", "nothing-to-inherit"),
        ("x: collect pace from camera about employee for planning at individual", "nothing-to-inherit"),
        ("x: show pace to manager for planning", "no-origin"),
        ("x: derive pace from heart_rate for planning", "no-origin"),
        ("x: show activity for planning", "missing-clause"),
        ("x: show activity to manager", "missing-clause"),
        ("x: derive pace for planning", "missing-clause"),
        ("x: share activity for planning", "missing-clause"),
        ("x: show activity to manager for planning hidden", "clause-not-here"),
        ("x: show activity to manager for planning for appraisal", "duplicate-clause"),
        ("x: decide assignment from activity for planning review { before effect }", "missing-clause"),
    ] {
        let checked = with_rules("", &board(statement));
        assert_eq!(checked.codes(), [code], "{statement}");
    }
}

#[test]
fn silence_about_the_basis_or_the_review_is_a_no_about_effect_and_decider_a_question() {
    let norms = "
norm ground cite X_1 { for each collect c require c.basis }
norm reviewed cite X_2 { for each decide d require d.review }
norm weighty cite X_3 { for each decide d where d.effect is significant require no }
norm who cite X_4 { for each decide d where d.by is system require no }
norm secret cite X_5 { for each collect c require c.hidden }";
    let decide = |clauses: &str| {
        with_rules(norms, &board(&format!("decide assignment from activity for planning {clauses}")))
            .sound()
            .table("2026-06-01")
    };
    assert_snapshot!(decide(""), @r"
    open weighty [board.decide.assignment]; ask effect …
    open who [board.decide.assignment]; ask by …
    violated ground [board.collect.activity]
    violated reviewed [board.decide.assignment]
    violated secret [board.collect.activity]
    ");
    assert_snapshot!(decide("effect minor by manager review { by manager }"), @r"
    satisfied reviewed [board.decide.assignment]
    violated ground [board.collect.activity]
    violated secret [board.collect.activity]
    ");
}

/// Two instruments, of one organisation or of two.
fn two_instruments(controllers: [&str; 2], use_of: &str) -> String {
    let [one, two] = controllers;
    format!(
        "
organisation acme \"Acme\"
organisation other \"Other\"
instrument display {{
    controller {two}
    starts 2026-01-01
    {use_of}
}}
instrument gates {{
    controller {one}
    starts 2026-01-01
    collect activity from scanner about employee, agency_worker for planning at individual keep at most 2 weeks
}}"
    )
}

const SHOW: &str = "show activity to manager for appraisal at individual";
const LIMIT: &str = "norm limit cite X_1 { for each collect c, use u where c flows to u require u.purpose compatible with c.purpose blocks u }";

#[test]
fn data_flow_across_the_instruments_of_one_organisation() {
    let checked = with_rules(LIMIT, &two_instruments(["acme", "acme"], SHOW)).sound();
    assert_snapshot!(checked.table("2026-06-01"), @"violated limit [display.show.activity]");
    assert!(atoms(&checked).contains("keep 0 months 14 days"), "silences are filled in from there");
}

#[test]
fn data_do_not_flow_to_another_organisation() {
    let checked = with_rules(LIMIT, &two_instruments(["acme", "other"], SHOW));
    assert_eq!(checked.codes(), ["no-origin"]);
    assert_eq!(checked.status("limit", "2026-06-01"), "n/a");
    let joint = with_rules(LIMIT, &two_instruments(["acme", "other jointly acme"], SHOW)).sound();
    assert_eq!(joint.status("limit", "2026-06-01"), "violated", "unless both decide together");
}

#[test]
fn data_do_not_jump_over_a_joint_instrument_between_two_organisations() {
    // gates (acme) feeds board (acme and other); display (other) uses what board makes,
    // and names the same data as gates, which it cannot reach.
    let middle = "
instrument middle {
    controller acme jointly other
    starts 2026-01-01
    derive pace from activity using statistics for planning
}";
    let policy = format!(
        "{}{middle}",
        two_instruments(
            ["acme", "other"],
            &format!("show pace to manager for appraisal\nx: {SHOW} about employee keep nothing")
        )
    );
    let checked = with_rules(LIMIT, &policy);
    assert_eq!(checked.codes(), ["no-origin"]);
    assert_snapshot!(checked.timeline("limit"), @r"
    display.show.pace: violated
    middle.derive.pace: satisfied
    ");
}

#[test]
fn a_rule_about_a_kind_of_data_follows_it_into_what_is_made_of_it() {
    let norm = "norm special cite X_9 { for each statement s where s draws on health require no }";
    let checked = with_rules(
        norm,
        &board(
            "
        h: collect heart_rate from camera about employee for planning at individual keep nothing
        derive pace from heart_rate using scoring for planning
        show pace to manager for planning
        show activity to manager for planning",
        ),
    )
    .sound();
    assert_snapshot!(checked.table("2026-06-01"), @"violated special [board.derive.pace board.h board.show.pace]");
}

#[test]
fn purposes_are_compatible_with_their_kind_and_incompatible_when_declared_kinds_included() {
    let norms = "
incompatible planning with appraisal cite X_8
norm same cite X_1 { for each collect c, use u where c flows to u require u.purpose compatible with c.purpose }
norm clash cite X_2 { for each collect c, use u where c flows to u and u.purpose incompatible with c.purpose require no }";
    let of = |purpose: &str| {
        let checked = with_rules(norms, &board(&format!("show activity to manager for {purpose}"))).sound();
        format!("{} {}", checked.status("same", "2026-06-01"), checked.status("clash", "2026-06-01"))
    };
    assert_eq!(of("planning"), "satisfied n/a");
    assert_eq!(of("roster"), "satisfied n/a");
    assert_eq!(of("bonus"), "violated violated");
    assert_eq!(of("appraisal"), "violated violated");
}

#[test]
fn purposes_are_incompatible_within_the_dates_of_the_declaration() {
    let norms = "
incompatible planning with appraisal cite X_8 from 2026-03-01 until 2026-09-01
norm clash cite X_2 { for each collect c, use u where c flows to u require not (u.purpose incompatible with c.purpose) }";
    let checked = with_rules(norms, &board("show activity to manager for appraisal")).sound();
    assert_snapshot!(checked.timeline("clash"), @"board.show.activity: satisfied, 2026-03-01 violated, 2026-09-01 satisfied");
}

#[test]
fn the_atom_of_one_kind_of_worker_falls_while_that_of_another_stands() {
    let norm = "norm staff cite X_1 { for each collect c where c.worker is employee require no }";
    let policy = board("").replace("about employee", "about employee, agency_worker");
    let checked = with_rules(norm, &policy).sound();
    let verdicts = checked.verdicts();
    assert_eq!(verdicts.len(), 1);
    let blocked: Vec<usize> = verdicts[0].instances.iter().flat_map(|i| i.blocked.clone()).collect();
    assert_eq!(blocked.len(), 1, "one of the two atoms");
}

#[test]
fn what_is_known_of_a_person_only_at_run_time_is_left_to_the_request() {
    let norms = "
attribute tenure of worker: duration
attribute objected of worker: yes_no
fact locked of statement: yes_no
norm long cite X_1 { for each show s require s.tenure >= 15 months }
norm calm cite X_2 { for each show s require s.locked or not s.objected }
norm hard cite X_3 { for each show s require s.locked and not s.objected }";
    let of = |answers: &str| {
        with_rules(norms, &board(&format!("show activity to manager for planning {answers}")))
            .sound()
            .table("2026-06-01")
    };
    assert_snapshot!(of(""), @r"
    open calm [board.show.activity] enforced; ask given locked yes
    open hard [board.show.activity]; ask given locked yes
    satisfied long [board.show.activity] enforced
    ");
    assert_snapshot!(of("given locked yes"), @r"
    satisfied calm [board.show.activity]
    satisfied hard [board.show.activity] enforced
    satisfied long [board.show.activity] enforced
    ");
    assert_snapshot!(of("given locked no"), @r"
    satisfied calm [board.show.activity] enforced
    satisfied long [board.show.activity] enforced
    violated hard [board.show.activity]
    ");
}

#[test]
fn an_instrument_without_statements_is_nothing_checked() {
    let norm = "norm rule cite X_1 { for each instrument i require no }";
    let checked =
        with_rules(norm, "organisation acme \"Acme\" instrument empty { controller acme never use activity }");
    assert_eq!(checked.codes(), ["nothing-checked"]);
    assert!(checked.report("2026-06-01").verdicts.is_empty(), "and never satisfied");
}

#[test]
fn a_damaged_statement_has_no_verdict_and_leaves_the_others_alone() {
    let norm = "norm ground cite X_1 { for each statement s require s.basis }";
    for broken in [
        "show activity to manager for planning basis",
        "show activity to manager for planning basis intrest",
        "show activty to manager for planning",
        "show activity to manager for planning at team(1)",
        "show activity to manager for planning keep at most 3",
    ] {
        let checked = with_rules(norm, &board(broken));
        assert!(!checked.codes().is_empty(), "{broken}");
        assert_eq!(checked.table("2026-06-01"), "violated ground [board.collect.activity]", "{broken}");
    }
}

#[test]
fn a_policy_that_does_what_it_says_it_never_does_is_an_error() {
    let code = |body: &str| with_rules("", &board(body)).codes();
    let show = "show activity to manager for planning at individual";
    assert_eq!(code(&format!("{show} never show activity")), ["own-never-breached"]);
    assert_eq!(code(&format!("{show} never show thing to manager")), ["own-never-breached"], "kinds included");
    assert_eq!(
        code(&format!("{show} never show activity at team")),
        ["own-never-breached"],
        "a person is finer than a team"
    );
    assert_eq!(
        code("decide assignment from activity for appraisal never use activity for appraisal"),
        ["own-never-breached"]
    );
    assert_eq!(
        code("derive pace from activity for appraisal never use activity for appraisal"),
        ["own-never-breached"]
    );
    let fine: [String; 6] = [
        format!("{show} never show activity for appraisal"),
        format!("{show} never show activity to partner"),
        format!("{show} never show activity except to manager"),
        format!("{show} never share activity"),
        "show activity to manager for planning at team(5) never show activity at individual".to_owned(),
        "show activity to manager, partner for planning never show activity to partner".to_owned(),
    ];
    assert_eq!(
        code("derive pace from activity using scoring for planning never derive pace using scoring"),
        ["own-never-breached"]
    );
    assert_eq!(
        code("derive pace from activity using statistics for planning never derive pace using scoring"),
        Vec::<&str>::new()
    );
    for body in fine {
        assert_eq!(code(&body), Vec::<&str>::new(), "{body}");
    }
}

#[test]
fn what_is_never_combined_may_not_come_together_further_on_either() {
    let both = "p: collect pace from camera about employee for planning at individual keep nothing";
    let code = |body: &str| with_rules("", &board(&format!("{both} {body} never combine activity, pace"))).codes();
    assert_eq!(code("derive health from activity, pace for planning"), ["own-never-breached"]);
    assert_eq!(
        code("derive heart_rate from pace for planning decide assignment from heart_rate, activity for planning"),
        ["own-never-breached"]
    );
    assert_eq!(code("derive heart_rate from pace for planning"), Vec::<&str>::new());
}

#[test]
fn two_statements_of_one_path_need_labels_two_prohibitions_do_not() {
    let shows = "show activity to manager for planning show activity to partner for planning";
    assert_eq!(with_rules("", &board(shows)).codes(), ["unlabelled-twins"]);
    let nevers = "never show activity for appraisal never show activity to partner";
    with_rules("", &board(nevers)).sound();
}
