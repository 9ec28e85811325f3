//! What holds of the program of every small policy.

#[path = "../../semantics/tests/support/generate.rs"]
mod generate;
#[path = "../../semantics/tests/support/mod.rs"]
mod support;

use generate::{Choices, Flavour, Generated, generate};
use maatstaf_lower::lower;
use maatstaf_program::{Program, from_bytes, to_bytes, verify};
use proptest::prelude::*;

const ALL: Flavour = Flavour { presumptions: true, run_time: true };

/// The program of a policy, unless the policy contradicts itself.
fn program(generated: &Generated) -> Option<Program> {
    let checked = generated.check();
    lower(&checked.db, checked.project).ok()
}

/// Without what tells one text from another: its hash, and lines and columns.
fn without_places(mut program: Program) -> Program {
    program.meta.sources.clear();
    program.rules.iter_mut().for_each(|rule| rule.place.clear());
    program.sort_rules();
    program
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 80, failure_persistence: None, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn every_program_verifies_and_comes_back_from_its_bytes(bytes in proptest::collection::vec(any::<u8>(), 20..220)) {
        let generated = generate(&mut Choices::new(bytes), ALL);
        if let Some(program) = program(&generated) {
            prop_assert_eq!(verify(&program), Ok(()), "{}\n{}", generated.package(), generated.policy());
            let back = to_bytes(&program).and_then(|bytes| from_bytes(&bytes));
            prop_assert_eq!(Ok(&program), back.as_ref());
        }
    }

    #[test]
    fn the_order_of_the_text_changes_no_byte(bytes in proptest::collection::vec(any::<u8>(), 20..220), turn in 1usize..9) {
        let generated = generate(&mut Choices::new(bytes), ALL);
        let mut turned = generated.clone();
        for list in [&mut turned.statements, &mut turned.answers, &mut turned.of_organisation] {
            let by = turn % list.len().max(1);
            list.rotate_left(by);
            if turn > 4 {
                list.reverse();
            }
        }
        match (program(&generated), program(&turned)) {
            (Some(one), Some(two)) => prop_assert_eq!(
                to_bytes(&without_places(one)), to_bytes(&without_places(two)),
                "{}\n{}\n{}", generated.package(), generated.policy(), turned.policy()
            ),
            (one, two) => prop_assert_eq!(one.is_some(), two.is_some()),
        }
    }

    #[test]
    fn the_same_text_gives_the_same_bytes(bytes in proptest::collection::vec(any::<u8>(), 20..120)) {
        let generated = generate(&mut Choices::new(bytes), ALL);
        let bytes = || program(&generated).and_then(|p| to_bytes(&p).ok());
        prop_assert_eq!(bytes(), bytes());
    }
}

#[test]
fn most_generated_policies_make_a_program_with_rules() {
    let mut made = 0;
    let mut state = 7u64;
    for _ in 0..60 {
        let bytes = (0..200)
            .map(|_| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                (state >> 33) as u8
            })
            .collect();
        let program = program(&generate(&mut Choices::new(bytes), ALL));
        made += usize::from(program.is_some_and(|p| !p.rules.is_empty() && !p.exprs.is_empty() && p.windows.len() > 1));
    }
    assert!(made > 15, "{made}");
}
