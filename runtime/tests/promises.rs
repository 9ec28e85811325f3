//! The promises of the runtime, on random programs: order does not matter, a prohibition wins,
//! nothing is granted but by a grant, and threads share one evaluator.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout)] // A test that fails has to say so.

mod support;

use maatstaf_program::{Object, Program, Rule, RuleKind, Standing, VerbSet, Windows, WindowsId, to_bytes, verify};
use maatstaf_runtime::{Code, Engine, Evaluator, Outcome};
use support::programs::{Size, program};
use support::{Random, requests};

const SIZE: Size = Size { concepts: 6, rules: 25 };

fn evaluator(program: &Program) -> Evaluator {
    Evaluator::from_program(program.clone(), Engine::Jit).unwrap()
}

/// The same program with its rules given in another order, some of them twice.
fn shuffled(random: &mut Random, program: &Program) -> Program {
    let mut other = program.clone();
    for at in (1..other.rules.len()).rev() {
        other.rules.swap(at, random.below(at + 1));
    }
    let again = other.rules[random.below(other.rules.len())].clone();
    other.rules.push(again);
    assert!(verify(&other).is_err(), "rules out of order do not verify");
    other.sort_rules();
    other
}

/// A step function that always stands, added at the end.
fn always(program: &mut Program) -> WindowsId {
    program.windows.push(Windows::always(Standing::Granted));
    WindowsId(program.windows.len() as u32 - 1)
}

#[test]
fn the_order_of_rules_and_their_repetition_never_matter() {
    for seed in 0..40 {
        let mut random = Random::new(seed);
        let program = program(&mut random, &SIZE);
        let other = shuffled(&mut random, &program);
        assert_eq!(to_bytes(&other), to_bytes(&program));
        let (one, two) = (evaluator(&program), evaluator(&other));
        for _ in 0..200 {
            let draft = requests::request(&mut random, &program);
            assert_eq!(one.decide(&draft.request()), two.decide(&draft.request()));
        }
    }
}

#[test]
fn a_never_without_conditions_forbids_everything() {
    for seed in 100..130 {
        let mut random = Random::new(seed);
        let mut program = program(&mut random, &SIZE);
        let standing = always(&mut program);
        program.rules.push(Rule::never("z.never", VerbSet::ALL, Object::Any, standing));
        program.sort_rules();
        let evaluator = evaluator(&program);
        for _ in 0..200 {
            let draft = requests::request(&mut random, &program);
            let decision = evaluator.decide(&draft.request());
            assert!(matches!(decision.code, Code::Forbidden | Code::Malformed), "{decision:?}");
        }
    }
}

#[test]
fn another_grant_never_takes_a_permission_away_and_another_never_never_gives_one() {
    let mut gained = 0;
    for seed in 200..260 {
        let mut random = Random::new(seed);
        let whole = program(&mut random, &SIZE);
        let left_out = random.below(whole.rules.len());
        let mut less = whole.clone();
        let removed = less.rules.remove(left_out);
        let (with, without) = (evaluator(&whole), evaluator(&less));
        for _ in 0..300 {
            let draft = requests::request(&mut random, &whole);
            let before = without.decide(&draft.request());
            let after = with.decide(&draft.request());
            match removed.kind {
                RuleKind::Grant => {
                    assert!(!before.is_permit() || after.is_permit());
                    gained += usize::from(!before.is_permit() && after.is_permit());
                }
                RuleKind::Never => assert!(before.is_permit() || !after.is_permit()),
            }
        }
    }
    assert!(gained > 50, "the grants that were left out grant something: {gained}");
}

#[test]
fn without_a_grant_nothing_is_permitted_or_held() {
    for seed in 300..330 {
        let mut random = Random::new(seed);
        let mut program = program(&mut random, &SIZE);
        program.rules.retain(|rule| rule.kind == RuleKind::Never);
        let evaluator = evaluator(&program);
        for _ in 0..200 {
            let draft = requests::request(&mut random, &program);
            assert_eq!(evaluator.decide(&draft.request()).outcome, Outcome::Deny);
        }
    }
}

#[test]
fn every_decision_can_be_explained_in_both_languages() {
    for seed in 400..440 {
        let mut random = Random::new(seed);
        let program = program(&mut random, &SIZE);
        let evaluator = evaluator(&program);
        for _ in 0..100 {
            let draft = requests::request(&mut random, &program);
            let request = draft.request();
            let decision = evaluator.decide(&request);
            let answer = evaluator.explain(&request, &decision);
            assert_eq!(answer.decision, decision.is_permit());
            let reason = &answer.context.reasons[0];
            assert!(!reason.text.nl.is_empty() && !reason.text.en.is_empty(), "{decision:?}");
            assert_ne!(reason.code, "internal", "{decision:?}");
            let internal = maatstaf_program::texts::internal();
            assert_ne!(reason.text, internal, "{decision:?}");
        }
    }
}

#[test]
fn threads_share_one_evaluator() {
    let mut random = Random::new(500);
    let program = program(&mut random, &SIZE);
    let evaluator = evaluator(&program);
    let drafts: Vec<_> = (0..500).map(|_| requests::request(&mut random, &program)).collect();
    let expected: Vec<_> = drafts.iter().map(|draft| evaluator.decide(&draft.request())).collect();
    std::thread::scope(|scope| {
        for _ in 0..8 {
            let clone = evaluator.clone();
            let (drafts, expected) = (&drafts, &expected);
            scope.spawn(move || {
                for (draft, expected) in drafts.iter().zip(expected) {
                    assert_eq!(clone.decide(&draft.request()), *expected);
                }
            });
        }
    });
}

#[test]
fn a_thousand_evaluators_are_made_and_freed() {
    let mut random = Random::new(600);
    let small = program(&mut random, &Size { concepts: 2, rules: 2 });
    let draft = requests::request(&mut random, &small);
    let expected = evaluator(&small).decide(&draft.request());
    for _ in 0..1_000 {
        assert_eq!(evaluator(&small).decide(&draft.request()), expected);
    }
}

#[test]
#[cfg(target_os = "linux")]
fn no_page_is_writable_and_executable() {
    let mut random = Random::new(700);
    let program = program(&mut random, &SIZE);
    let evaluators: Vec<Evaluator> = (0..20).map(|_| evaluator(&program)).collect();
    let maps = std::fs::read_to_string("/proc/self/maps").unwrap();
    let rights: Vec<&str> = maps.lines().filter_map(|line| line.split(' ').nth(1)).collect();
    assert!(rights.iter().any(|right| right.starts_with("r-x")));
    assert!(rights.iter().all(|right| !right.contains("wx")), "{maps}");
    assert_eq!(evaluators.len(), 20);
}
