//! Where there is no compiler in the runtime, because no code may be made there, the interpreter decides. Built without
//! default features this holds the interpreter alone; built with them, native code in its place.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout)] // A test that fails has to say so.

mod support;

use maatstaf_program::to_bytes;
use maatstaf_runtime::{Engine, Evaluator, LoadError};
use support::programs::{Size, program};
use support::{Random, requests};

#[test]
fn a_bundle_is_decided_by_the_best_engine_that_was_built_in_and_the_decisions_are_the_same() {
    let mut permitted = 0;
    for seed in 900..910 {
        let mut random = Random::new(seed);
        let program = program(&mut random, &Size { concepts: 6, rules: 25 });
        let loaded = Evaluator::load(&to_bytes(&program).unwrap()).unwrap();
        let reference = Evaluator::from_program(program.clone(), Engine::Interpreter).unwrap();
        assert_eq!(loaded.engine(), if cfg!(feature = "jit") { Engine::Jit } else { Engine::Interpreter });
        for _ in 0..500 {
            let draft = requests::request(&mut random, &program);
            let request = draft.request();
            let decision = loaded.decide(&request);
            assert_eq!(decision, reference.decide(&request), "seed {seed}, request {request:#?}");
            assert_eq!(loaded.due(&request), reference.due(&request), "seed {seed}, request {request:#?}");
            permitted += usize::from(decision.is_permit());
        }
    }
    assert!(permitted > 0, "a runtime that denies everything would agree with itself");
}

#[test]
fn native_code_that_was_not_built_in_is_refused_and_not_replaced_without_a_word() {
    let program = support::pace_board::program();
    let asked = Evaluator::from_program(program, Engine::Jit);
    match asked {
        Ok(evaluator) => assert!(cfg!(feature = "jit") && evaluator.engine() == Engine::Jit),
        Err(error) => assert!(!cfg!(feature = "jit") && matches!(error, LoadError::Native(_))),
    }
}
