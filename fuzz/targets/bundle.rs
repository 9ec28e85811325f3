//! Any bytes are a sound program or are refused; and what is accepted runs, the same in both engines.
//!
//! A hash guards the payload, so that bytes changed at random never get past it. Everything is therefore tried twice: as
//! it is, and with a header that is right for what stands behind it.

#![no_main]

use libfuzzer_sys::fuzz_target;
use maatstaf_program::{
    DataId, DecisionId, FORMAT_VERSION, HEADER_LENGTH, Level, MAGIC, Object, PartyId, Program, PurposeId, Verb,
    WorkerId, from_bytes, to_bytes,
};
use maatstaf_runtime::{Engine, Evaluator, Evidence, Moment, Request, Slot};

/// 2026-11-23T10:00:00Z
const NOW: i64 = 1_795_428_000;

fn sealed(payload: &[u8]) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.extend_from_slice(&FORMAT_VERSION.to_le_bytes());
    bytes.extend_from_slice(&(payload.len() as u64).to_le_bytes());
    bytes.extend_from_slice(blake3::hash(payload).as_bytes());
    bytes.extend_from_slice(payload);
    bytes
}

/// Requests that say little, and requests that say much, with indices that the program may or may not have.
fn requests() -> impl Iterator<Item = Request<'static>> {
    const ROLES: &[PartyId] = &[PartyId(0), PartyId(1), PartyId(2)];
    const ONE: &[PartyId] = &[PartyId(0)];
    const EVENTS: &[Moment] = &[Moment::at(NOW - 86_400), Moment::NOT_YET, Moment::MISSING];
    const VALUES: &[Slot] = &[Slot::of(1), Slot::of(1_000_000), Slot::MISSING, Slot::of(i64::MAX), Slot::of(i64::MIN)];
    let verbs = [Verb::Collect, Verb::Derive, Verb::Show, Verb::Decide];
    let objects = (0..4).flat_map(|at| [Object::Data(DataId(at)), Object::Decision(DecisionId(at))]);
    objects.flat_map(move |object| verbs.map(|verb| (verb, object))).flat_map(|(verb, object)| {
        let bare = Request::new(verb, object, NOW);
        let full = Request {
            purpose: Some(PurposeId(0)),
            roles: Some(ROLES),
            roles_of_subject: Some(ROLES),
            is_subject: Some(false),
            worker: Some(WorkerId(0)),
            level: Some(Level::Team),
            group_size: Some(9),
            rest_size: Some(0),
            recorded_at: Some(NOW - 86_400),
            on_hold: Some(true),
            last_at: Moment::at(NOW - 60),
            events: EVENTS,
            attributes: VALUES,
            context: VALUES,
            review: Some(Evidence { roles: Some(ROLES), at: Some(NOW - 3_600), ..Evidence::default() }),
            ..bare
        };
        // One role and a purpose: what the finer index is for.
        let one = Request {
            purpose: Some(PurposeId(0)),
            roles: Some(ONE),
            worker: Some(WorkerId(0)),
            level: Some(Level::Team),
            group_size: Some(9),
            recorded_at: Some(NOW - 86_400),
            ..bare
        };
        [bare, full, one]
    })
}

fn run(program: Program) {
    let _ = program.to_string();
    let again = to_bytes(&program).and_then(|bytes| from_bytes(&bytes));
    assert_eq!(again.as_ref(), Ok(&program), "an accepted program can be written and read back");

    let Ok(reference) = Evaluator::from_program(program.clone(), Engine::Interpreter) else {
        panic!("an accepted program passes the verifier");
    };
    // A machine may have no native code, and a program may be too large for it.
    let native = Evaluator::from_program(program, Engine::Jit).ok();
    for request in requests() {
        let decision = reference.decide(&request);
        let due = reference.due(&request);
        let _ = reference.explain(&request, &decision).to_json();
        if let Some(native) = &native {
            assert_eq!(native.decide(&request), decision, "{request:?}");
            assert_eq!(native.due(&request), due, "{request:?}");
        }
    }
}

fuzz_target!(|bytes: &[u8]| {
    if let Ok(program) = from_bytes(bytes) {
        run(program);
    }
    if let Ok(program) = from_bytes(&sealed(bytes.get(HEADER_LENGTH..).unwrap_or(bytes))) {
        run(program);
    }
});
