//! European law that applies in stages: the same policy, checked on the day before and on the day.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what it expects by failing")]

mod support;

use std::collections::BTreeMap;

use support::Policy;

/// A bank that sifts applicants and reads the mood of its staff, and a platform that closes accounts by machine.
const POLICY: &str = r#"
import eu.ai_act, eu.platformwerk, nl.avg

organisation bank "Bank" {
    judged literacy_supported yes by controller on 2026-01-01 because "A course every quarter."
}
organisation rides "Rides" {
    given labour_platform yes
}

instrument mood_camera {
    controller bank
    starts 2024-01-01
    collect facial_expression from camera about employee for quality at individual keep at most 1 day
    derive mood from facial_expression using machine_learning, emotion_recognition for quality
}

instrument sifter {
    controller bank
    starts 2024-01-01
    relying on AIAct_111(2)
    collect application from app about applicant for hiring at individual keep at most 4 weeks
    decide rejection from application using machine_learning for hiring effect significant by hr
    given redesigned no
    given for_public_authority yes
    given ai_watched no
    given explanation_available no
}

instrument accounts {
    controller rides
    starts 2024-01-01
    collect performance.activity from app about platform_worker for quality at individual keep at most 1 month
    decide deactivation from performance.activity for quality by system
}
"#;

/// The verdict of each norm on an instrument, on a date; a norm that does not apply is not there.
fn verdicts(policy: &Policy, date: &str, instrument: &str) -> BTreeMap<String, String> {
    let (_, report) = policy.check(date);
    let all = report["verdicts"].as_array().unwrap();
    let of = all.iter().filter(|verdict| verdict["instrument"] == instrument);
    of.map(|verdict| (verdict["norm"].as_str().unwrap().to_owned(), verdict["verdict"].as_str().unwrap().to_owned()))
        .collect()
}

/// Norm, instrument, the day before, the verdict then, the day, and the verdict on it.
const STAGES: [(&str, &str, &str, &str, &str, &str); 8] = [
    ("eu.ai_act.no_emotion_recognition", "mood_camera", "2025-02-01", "-", "2025-02-02", "violated"),
    ("eu.ai_act.ai_literacy_until_2026", "mood_camera", "2026-07-26", "open", "2026-07-27", "-"),
    ("eu.ai_act.ai_literacy", "mood_camera", "2026-07-26", "-", "2026-07-27", "satisfied"),
    ("eu.ai_act.told_of_emotion_recognition", "mood_camera", "2026-08-01", "-", "2026-08-02", "open"),
    ("eu.ai_act.explanation_of_decision_disputed", "sifter", "2026-08-01", "-", "2026-08-02", "violated"),
    ("eu.platformwerk.decided_by_a_human", "accounts", "2026-12-01", "-", "2026-12-02", "violated"),
    // A system that was there before is outside the chapter, while whoever relies on that may.
    ("eu.ai_act.operation_watched", "sifter", "2027-12-01", "-", "2027-12-02", "satisfied"),
    ("eu.ai_act.operation_watched", "sifter", "2030-08-01", "satisfied", "2030-08-02", "violated"),
];

#[test]
fn on_either_side_of_each_date_the_verdict_is_that_of_the_law_then() {
    let policy = Policy::new(POLICY);
    for (norm, instrument, before, then, day, now) in STAGES {
        let read = |date: &str| verdicts(&policy, date, instrument).remove(norm).unwrap_or_else(|| "-".to_owned());
        assert_eq!(read(before), then, "{norm} of {instrument} on {before}");
        assert_eq!(read(day), now, "{norm} of {instrument} on {day}");
    }
}

/// A plant of thirty people without a council: a gate that knows fingers, a number that a decree allows, a measured pace.
const PLANT: &str = r#"
import nl.avg, nl.uavg, nl.wor, nl.arbowet

organisation plant "Plant" {
    given employees 30
    given works_council no
    given staff_representation no
}

instrument gate {
    controller plant
    starts 2026-01-01
    relying on UAVG_29
    collect fingerprint from badge_reader about employee for security.access basis legitimate_interest
        at individual keep at most 1 week
    judged necessary_for_security yes by controller on 2026-01-01 because "Dangerous goods."
    judged public_interest_of_access no by controller on 2026-01-01 because "It is our own interest."
}

instrument register {
    controller plant
    starts 2026-01-01
    collect national_number from administration about employee for personnel_management
        basis legal_obligation under "Besluit 1" at individual keep at most 1 year
    judged number_in_statute_or_decree yes by controller on 2026-01-01 because "The decree says so."
    judged number_in_statute no by controller on 2026-01-01 because "No statute does."
}

instrument board {
    controller plant
    starts 2026-01-01
    collect performance.pace from scanner about employee for direct.planning at team(8) keep at most 1 week
    given workers_consulted no
}
"#;

/// As [`STAGES`], for Dutch law.
const DUTCH_STAGES: [(&str, &str, &str, &str, &str, &str); 5] = [
    ("nl.avg.special_categories", "gate", "2026-08-31", "satisfied", "2026-09-01", "violated"),
    ("nl.uavg.national_number_until_2026", "register", "2026-08-31", "satisfied", "2026-09-01", "-"),
    ("nl.uavg.national_number", "register", "2026-08-31", "-", "2026-09-01", "violated"),
    ("nl.arbowet.workers_consulted_until_july_2026", "board", "2026-06-30", "-", "2026-07-01", "-"),
    ("nl.arbowet.workers_consulted_on_health", "board", "2026-06-30", "-", "2026-07-01", "violated"),
];

#[test]
fn on_either_side_of_each_dutch_date_too() {
    let policy = Policy::new(PLANT);
    for (norm, instrument, before, then, day, now) in DUTCH_STAGES {
        let read = |date: &str| verdicts(&policy, date, instrument).remove(norm).unwrap_or_else(|| "-".to_owned());
        assert_eq!(read(before), then, "{norm} of {instrument} on {before}");
        assert_eq!(read(day), now, "{norm} of {instrument} on {day}");
    }
}

#[test]
fn a_directive_that_no_act_carries_warns_and_does_not_fail_the_check() {
    let policy = Policy::new(
        "import eu.platformwerk\n\norganisation rides\n\ninstrument accounts {\n    starts 2026-01-01\n    \
         collect performance.activity from app about platform_worker for quality at individual keep at most 1 month\n    \
         decide deactivation from performance.activity for quality by system\n}\n",
    );
    let (code, report) = policy.check("2026-12-02");
    let broken = report["verdicts"].as_array().unwrap().iter().filter(|verdict| verdict["verdict"] == "violated");
    let strengths: Vec<&str> = broken.map(|verdict| verdict["strength"].as_str().unwrap()).collect();
    assert!(!strengths.is_empty() && strengths.iter().all(|strength| *strength == "guidance"), "{report}");
    assert_eq!(code, 0);
}

#[test]
fn nobody_can_answer_for_a_prohibited_practice() {
    let mood = POLICY.replace(
        "    derive mood",
        "    accept open AIAct_5(1)(f) by controller until 2027-01-01 because \"We are looking into it.\"\n    derive mood",
    );
    let run = Policy::new(&mood).run(&["check", "--as-of", "2026-11-23"]);
    assert!(run.out.contains("accept-prohibition"), "{}", run.out);
}
