//! Whatever stands in a request, there is an answer, the same from both engines, and the answer is JSON of which the
//! outcome fits the decision.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use maatstaf_db::{Database, Loaded};
use maatstaf_runtime::{Engine, Evaluator, OwnedRequest};

const POLICY: &str = include_str!("../../examples/pace-board/policy.maat");

static ENGINES: LazyLock<(Evaluator, Evaluator)> = LazyLock::new(|| {
    let (mut db, project) = Database::with_library();
    let files = vec![("policy.maat".to_owned(), POLICY.to_owned())];
    db.set_files(project, Loaded { files, ..Loaded::default() });
    let program = maatstaf_lower::lower(&db, project).expect("the example compiles; another test holds that");
    let make = |engine| Evaluator::from_program(program.clone(), engine).expect("what is compiled verifies");
    (make(Engine::Interpreter), make(Engine::Jit))
});

fuzz_target!(|json: &str| {
    let (reference, native) = &*ENGINES;
    let answer = reference.decide_json(json);
    assert_eq!(native.decide_json(json), answer, "both engines give one answer");
    assert_eq!(answer.decision, answer.context.outcome == "permit", "only a permit is a yes");
    assert!(!answer.context.reasons.is_empty(), "every answer has a reason");
    assert!(answer.to_json().starts_with(r#"{"decision":"#), "the answer can be written");
    if let Ok(owned) = OwnedRequest::from_json(reference.program(), json) {
        let request = owned.request();
        assert_eq!(native.due(&request), reference.due(&request), "both engines give one date of deletion");
    }
});
