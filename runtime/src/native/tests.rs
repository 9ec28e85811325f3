#![allow(clippy::unwrap_used)] // A test that fails has to say so.

use std::sync::Arc;

use super::*;
use crate::codegen::{EXPRESSION_BUDGET, jit};
use crate::interp;
use crate::support::programs::{Size, program};
use crate::support::{Random, requests};

fn with_budgets(program: Program, entries: (usize, usize), nodes: usize) -> Native {
    let machine = jit::compile(&program, nodes).unwrap();
    Native::with_budgets(Arc::new(program), machine, entries).unwrap()
}

/// Compares the engines on random programs, with budgets that force their last resorts.
fn compare(entries: (usize, usize), nodes: usize) {
    for seed in 1_000..1_016 {
        let mut random = Random::new(seed);
        let program = program(&mut random, &Size { concepts: 6, rules: 30 });
        let native = with_budgets(program.clone(), entries, nodes);
        for _ in 0..300 {
            let draft = requests::request(&mut random, &program);
            let request = draft.request();
            let expected = interp::decide(&program, &request);
            assert_eq!(native.decide(&request), expected, "seed {seed}");
            assert_eq!(native.general(&request), expected, "seed {seed}");
        }
    }
}

#[test]
fn a_program_too_large_for_the_index_is_decided_all_the_same() {
    // No index; one by object alone for the first verbs; and all but the last verbs indexed.
    for entries in [0, 60, 200, 600] {
        compare((entries, ROLE_BUDGET), EXPRESSION_BUDGET);
        compare((index::BUDGET, entries), EXPRESSION_BUDGET);
    }
}

#[test]
fn an_expression_beyond_the_budget_is_interpreted() {
    compare((index::BUDGET, ROLE_BUDGET), 0);
    compare((index::BUDGET, ROLE_BUDGET), 20);
}

#[test]
fn rules_of_one_shape_share_their_code() {
    let mut random = Random::new(7);
    let mut program = program(&mut random, &Size { concepts: 6, rules: 20 });
    let shapes =
        |program: &Program| -> BTreeSet<Shape> { program.rules.iter().map(|rule| Shape::of(program, rule)).collect() };
    let before = shapes(&program);
    for mut rule in program.rules.clone() {
        rule.path.push_str(".again");
        rule.every = rule.every.map(|every| every + 1);
        program.rules.push(rule);
    }
    program.sort_rules();
    assert_eq!(shapes(&program), before);
    let native = with_budgets(program, (index::BUDGET, ROLE_BUDGET), EXPRESSION_BUDGET);
    assert_eq!(native.shapes(), before.len());
}

#[test]
fn a_field_survives_being_packed() {
    use maatstaf_program::{AttributeId, ContextId, EventId};
    for field in [
        Field::Time,
        Field::Object,
        Field::Purpose,
        Field::Roles,
        Field::RolesOfSubject,
        Field::IsSubject,
        Field::Worker,
        Field::Level,
        Field::Grouping,
        Field::GroupSize,
        Field::RecordedAt,
        Field::LastAt,
        Field::Review,
        Field::Event(EventId(u16::MAX)),
        Field::Attribute(AttributeId(1)),
        Field::Context(ContextId(u16::MAX)),
    ] {
        assert_ne!(layout::pack(field), 0);
        assert_eq!(layout::unpack(layout::pack(field)), Some(field));
    }
    assert_eq!(layout::unpack(0), None);
}
