//! What an instance of a norm is worth: three-valued logic, dates, exceptions.

mod support;

use insta::assert_snapshot;
use support::{Checked, board, with_rules};

const FACTS: &str = "
fact p of instrument: yes_no
fact q of instrument: yes_no
fact done of instrument: date
judgement fair of instrument by controller
";

/// A board with these answers, held against these norms.
fn check(norms: &str, answers: &str) -> Checked {
    with_rules(&format!("{FACTS}{norms}"), &board(answers)).sound()
}

const RULE: &str = "norm rule cite X_1 { for each instrument i where i.p require i.q }";

#[test]
fn an_instance_is_the_implication_of_strong_kleene_logic() {
    let value = |answers: &str| check(RULE, answers).status("rule", "2026-06-01");
    let words = [("", "unknown"), ("yes", "yes"), ("no", "no")];
    let mut table = String::new();
    for (p, p_word) in words {
        for (q, q_word) in words {
            let answer = |name: &str, value: &str| {
                if value.is_empty() { String::new() } else { format!("given {name} {value}\n") }
            };
            let answers = format!("{}{}", answer("p", p), answer("q", q));
            table.push_str(&format!("where {p_word}, require {q_word}: {}\n", value(&answers)));
        }
    }
    assert_snapshot!(table, @r"
    where unknown, require unknown: open
    where unknown, require yes: satisfied
    where unknown, require no: open
    where yes, require unknown: open
    where yes, require yes: satisfied
    where yes, require no: violated
    where no, require unknown: n/a
    where no, require yes: n/a
    where no, require no: n/a
    ");
}

#[test]
fn an_open_norm_asks_for_what_would_settle_it() {
    assert_snapshot!(check(RULE, "").table("2026-06-01"), @"open rule; ask given p yes");
    assert_snapshot!(check(RULE, "given p yes").table("2026-06-01"), @"open rule; ask given q yes");
    assert_snapshot!(check(RULE, "given q no").table("2026-06-01"), @"open rule; ask given p yes");
}

#[test]
fn several_conditions_count_together() {
    let norm =
        "norm rule cite X_1 { for each instrument i where i.p where i.q require i.done require judged(fair, i) }";
    assert_snapshot!(check(norm, "given p yes given q yes").table("2026-06-01"),
        @r#"open rule; ask given done on …; ask judged fair yes by controller on … because "…""#);
    assert_eq!(check(norm, "given p yes given q no").status("rule", "2026-06-01"), "n/a");
}

#[test]
fn a_norm_does_not_apply_outside_its_dates() {
    let norm = "norm rule cite X_1 from 2026-03-01 until 2026-09-01 { for each instrument i require i.q }";
    assert_snapshot!(check(norm, "given q no").timeline("rule"),
        @"n/a, 2026-03-01 violated, 2026-09-01 n/a");
}

#[test]
fn a_norm_that_replaces_another_ends_it() {
    let norms = "
norm old cite X_1 { for each instrument i require i.q }
norm new cite X_1 from 2026-05-01 replaces old { for each instrument i require i.p }";
    let checked = check(norms, "given q no given p yes");
    assert_snapshot!(checked.timeline("old"), @"violated, 2026-05-01 n/a");
    assert_snapshot!(checked.timeline("new"), @"n/a, 2026-05-01 satisfied");
}

const BAN: &str = "
norm ban cite X_9 { for each collect c require no }
exception before_reform to ban cite X_29 until 2026-09-01 { require judged(fair, c.instrument) }
exception after_reform to ban cite X_29 from 2026-09-01 { require c.instrument.done }
exception other to ban cite X_30 { require c.instrument.p }";

#[test]
fn two_versions_of_an_exception_each_have_their_time() {
    let relying = board(
        "judged fair yes by controller on 2026-01-01 because \"It is.\"
         given done on 2026-10-01",
    )
    .replace("for planning", "for planning relying on X_29");
    let checked = with_rules(&format!("{FACTS}{BAN}"), &relying).sound();
    assert_snapshot!(checked.timeline("ban"),
        @"board.collect.activity: open, 2026-01-01 satisfied, 2026-09-01 violated, 2026-10-01 satisfied");
    assert_snapshot!(checked.timeline("before_reform"),
        @"board.collect.activity: open, 2026-01-01 satisfied, 2026-09-01 n/a");
    assert_snapshot!(checked.timeline("after_reform"),
        @"board.collect.activity: n/a, 2026-09-01 violated, 2026-10-01 satisfied");
}

#[test]
fn an_exception_helps_only_who_relies_on_it() {
    let silent = with_rules(&format!("{FACTS}{BAN}"), &board("given p yes")).sound();
    assert_eq!(silent.status("ban", "2026-06-01"), "violated");
    assert_eq!(silent.status("other", "2026-06-01"), "n/a");
    let report = silent.report("2026-06-01");
    assert_eq!(report.verdicts[0].available, ["X 29", "X 30"], "the ones in force are named");
    let relying = board("relying on other given p yes");
    assert_snapshot!(with_rules(&format!("{FACTS}{BAN}"), &relying).sound().table("2026-06-01"), @r"
    satisfied ban [board.collect.activity]
    satisfied other [board.collect.activity]
    ");
}

#[test]
fn an_exception_relied_on_and_not_met_is_violated_itself_and_open_when_unknown() {
    let ban =
        |answers: &str| with_rules(&format!("{FACTS}{BAN}"), &board(&format!("relying on X_30 {answers}"))).sound();
    assert_snapshot!(ban("given p no").table("2026-06-01"), @r"
    violated ban [board.collect.activity]
    violated other [board.collect.activity]
    ");
    assert_snapshot!(ban("").table("2026-06-01"), @r"
    open ban [board.collect.activity]; ask given p yes
    open other [board.collect.activity]; ask given p yes
    ");
}

#[test]
fn an_exception_to_a_norm_that_may_not_apply_is_open_with_the_question_whether_it_does() {
    let norms = "
norm ban cite X_9 { for each instrument i where i.p require no }
exception out to ban cite X_10 { require i.q }";
    let checked = check(norms, "relying on X_10 given q no");
    assert_snapshot!(checked.table("2026-06-01"), @r"
    open ban; ask given p yes
    open out; ask given p yes
    ");
    assert_eq!(check(norms, "relying on X_10 given q no given p yes").status("out", "2026-06-01"), "violated");
    assert_eq!(check(norms, "relying on X_10 given q no given p no").status("out", "2026-06-01"), "n/a");
}

const LADDER: &str = "
norm ban cite X_9 { for each instrument i require no }
exception first to ban cite X_10 { require i.p }
exception second to first cite X_11 { require i.q }
exception third to second cite X_12 { require i.done }";

#[test]
fn an_exception_to_an_exception_counts_by_itself_and_the_third_must_be_relied_on() {
    let ban = |answers: &str| check(LADDER, answers).status("ban", "2026-06-01");
    assert_eq!(ban("relying on X_10 given p yes given q no"), "satisfied");
    assert_eq!(ban("relying on X_10 given p yes"), "open", "whether the second takes it away is unknown");
    assert_eq!(ban("relying on X_10 given p yes given q yes"), "violated");
    assert_eq!(ban("relying on X_10 given p yes given q yes given done on 2026-02-01"), "violated");
    assert_eq!(ban("relying on X_10, X_12 given p yes given q yes given done on 2026-02-01"), "satisfied");
    assert_eq!(ban("relying on X_10, X_12 given p yes given q yes given done no"), "violated");
}

#[test]
fn nobody_can_rely_on_what_takes_an_exception_away() {
    let checked = with_rules(&format!("{FACTS}{LADDER}"), &board("relying on X_11"));
    assert_eq!(checked.codes(), ["unknown-exception"]);
}

#[test]
fn a_circle_of_exceptions_is_named_once_and_leaves_the_rest_alone() {
    let norms = format!(
        "{FACTS}
norm ban cite X_9 {{ for each instrument i require i.q }}
exception good to ban cite X_10 {{ require i.p }}
exception chicken to egg cite X_11 {{ require i.p }}
exception egg to chicken cite X_12 {{ require i.p }}"
    );
    let checked = with_rules(&norms, &board("relying on X_10 given q no given p yes"));
    assert_eq!(checked.codes(), ["exception-circle"]);
    let messages = checked.messages();
    assert_eq!(messages.len(), 1);
    assert!(messages[0].contains("chicken → egg → chicken"), "{}", messages[0]);
    assert_eq!(checked.status("ban", "2026-06-01"), "satisfied");
}

#[test]
fn an_exception_may_come_from_another_package_if_the_policy_imports_it() {
    let library = |imports: &str| {
        let packages = [
            ("vocabulary/words.maat", support::VOCABULARY.to_owned()),
            (
                "a/a.maat",
                format!(
                    "package a 1 {{ title \"A\" }}\n{FACTS}\nnorm ban cite X_9 {{ for each instrument i require i.q }}"
                ),
            ),
            (
                "b/b.maat",
                "package b 1 { title \"B\" }\nimport a\nexception out to ban cite Y_1 { require i.p }".to_owned(),
            ),
        ];
        let policy = format!("import {imports}\n{}", board("relying on Y_1 given q no given p yes"));
        support::with_packages(&packages, &[("policy.maat", &policy)], &[])
    };
    let both = library("a, b").sound();
    assert_eq!(both.status("a.ban", "2026-06-01"), "satisfied");
    let one = library("a");
    assert_eq!(one.codes(), ["exception-not-imported"]);
    assert_eq!(one.status("a.ban", "2026-06-01"), "violated");
}

#[test]
fn evidence_that_comes_late_cures_the_breach_from_its_day_and_the_past_is_on_record() {
    let norm = "norm early cite X_35 { for each instrument i require i.done before i.starts }";
    let on_time = check(norm, "given done on 2025-12-01");
    assert_snapshot!(on_time.timeline("early"), @"satisfied");
    let late = check(norm, "given done on 2026-03-01");
    assert_snapshot!(late.timeline("early"), @"violated, 2026-03-01 satisfied");
    let report = late.report("2026-06-01");
    let past: Vec<(String, String)> = report.verdicts[0]
        .past
        .iter()
        .map(|(from, until)| (from.map(|d| d.to_string()).unwrap_or_default(), until.to_string()))
        .collect();
    assert_eq!(past, [("2026-01-01".to_owned(), "2026-03-01".to_owned())], "from the start of the instrument");
    assert!(late.report("2026-02-01").verdicts[0].past.is_empty());
    assert_eq!(check(norm, "given done no").status("early", "2026-06-01"), "violated");
    assert_eq!(check(norm, "").status("early", "2026-06-01"), "open");
}

#[test]
fn evidence_before_a_day_that_nobody_knows_is_open_until_it_exists() {
    let norm = "norm early cite X_35 { for each instrument i require i.done before i.starts }";
    let policy = board("given done on 2026-03-01").replace("starts 2026-01-01", "");
    let checked = with_rules(&format!("{FACTS}{norm}"), &policy).sound();
    assert_snapshot!(checked.timeline("early"), @"open, 2026-03-01 satisfied");
    assert_snapshot!(checked.table("2026-02-01"), @"open early until 2026-03-01; ask starts …");
}

#[test]
fn two_unknown_sides_of_a_comparison_are_asked_for_together() {
    let norms = "fact all_staff of organisation: number fact watched of instrument: number
norm few cite X_1 { for each instrument i require i.watched < i.organisation.all_staff }";
    assert_snapshot!(check(norms, "").table("2026-06-01"),
        @"open few; ask given all_staff … from …; ask given watched … from …");
    assert_snapshot!(check(norms, "given watched 5").table("2026-06-01"), @"open few; ask given all_staff … from …");
}

#[test]
fn an_answer_is_not_counted_on_to_be_yes_and_no_at_once() {
    let norm = "norm rule cite X_1 { for each instrument i require (i.p or judged(fair, i)) and (i.q or not i.p) }";
    // With p alone, one half or the other stays open.
    assert_snapshot!(check(norm, "").table("2026-06-01"), @"open rule; ask given p yes; ask given q yes");
}

#[test]
fn a_presumption_stands_until_it_is_rebutted() {
    let norm = "norm fair_play cite X_1 { for each instrument i require i.p unless judged(fair, i) }";
    let value = |answers: &str| check(norm, answers).status("fair_play", "2026-06-01");
    assert_eq!(value("given p yes"), "satisfied", "an unknown rebuttal rebuts nothing");
    assert_eq!(value("given p yes judged fair no by controller on 2026-01-01 because \"No.\""), "satisfied");
    assert_eq!(value("given p yes judged fair yes by controller on 2026-01-01 because \"Yes.\""), "violated");
    assert_eq!(value("given p no"), "violated");
    assert_eq!(value(""), "open");
    let report = check(norm, "given p yes").report("2026-06-01");
    assert!(report.verdicts[0].questions.is_empty(), "it is not asked for");
    let told = report.verdicts[0].because.iter().any(|b| b.text.en.contains("fair"));
    assert!(told, "but told: {:?}", report.verdicts[0].because);
}

#[test]
fn a_norm_that_could_not_be_read_whole_is_left_out_and_the_others_stand() {
    let norms = format!(
        "{FACTS}
norm broken cite X_1 {{ for each instrument i where i.p is is thing require no }}
norm broken_line cite X_2 {{ for each instrument i whre i.p require no }}
norm good cite X_3 {{ for each instrument i require i.q }}"
    );
    let checked = with_rules(&norms, &board("given q yes"));
    assert_eq!(checked.codes(), ["syntax-error"]);
    assert_snapshot!(checked.table("2026-06-01"), @"satisfied good");
}

#[test]
fn a_definition_reads_as_its_own_package_reads_it_and_may_not_be_circular() {
    let norms = "define ready(instrument i) = i.p and i.q
norm rule cite X_1 { for each collect c require ready(c.instrument) }";
    assert_eq!(check(norms, "given p yes given q yes").status("rule", "2026-06-01"), "satisfied");
    assert_eq!(check(norms, "given p yes given q no").status("rule", "2026-06-01"), "violated");
    let circle = "define a(instrument i) = b(i) define b(instrument i) = a(i)";
    let checked = with_rules(&format!("{FACTS}{circle}"), &board(""));
    assert_eq!(checked.codes(), ["define-circle"]);
}

#[test]
fn quantifiers_range_over_the_declared_model() {
    let norms = "norm shown cite X_1 { for each instrument i require any show s in i where s.recipient is manager }
norm unseen cite X_2 { for each instrument i require no show s in i where s.recipient is partner }";
    assert_snapshot!(check(norms, "").table("2026-06-01"), @r"
    satisfied unseen
    violated shown
    ");
    assert_snapshot!(check(norms, "show activity to team_lead, partner for planning").table("2026-06-01"), @r"
    satisfied shown
    violated unseen
    ");
}

#[test]
fn a_norm_is_as_strong_as_it_says_and_law_when_it_says_nothing() {
    let norms = "
norm a cite X_1 strength guidance { for each instrument i require no }
norm b cite X_2 strength code { for each instrument i require no }
norm c cite X_3 strength law { for each instrument i require no }
norm d cite X_4 { for each instrument i require no }";
    let report = check(norms, "").report("2026-06-01");
    let strengths: Vec<&str> = report.verdicts.iter().map(|v| v.strength.keyword()).collect();
    assert_eq!(strengths, ["guidance", "code", "law", "law"]);
    assert!(report.fails());
    let soft = check(&norms[..norms.find("norm c").unwrap_or(0)], "").report("2026-06-01");
    assert_eq!(soft.summary().violated, 2);
    assert!(!soft.fails(), "only the law makes a check fail");
}
