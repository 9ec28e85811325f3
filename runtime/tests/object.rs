//! A policy in an object file decides as it does everywhere else.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout)] // A test that fails has to say so.
#![allow(unsafe_code)] // What was linked in has to be promised.

mod support;

use std::path::{Path, PathBuf};
use std::process::Command;

use libloading::Library;
use maatstaf_program::{Program, to_bytes};
use maatstaf_runtime::{Engine, Evaluator, LinkedPolicy, ObjectError, object};
use support::programs::{Size, program};
use support::{Random, requests};

/// Links an object file to a library, and gives the evaluator of its policy. The library stays
/// loaded for as long as the process.
fn linked(folder: &Path, name: &str, bytes: &[u8]) -> Evaluator {
    let (file, library): (PathBuf, PathBuf) = (folder.join(format!("{name}.o")), folder.join(format!("lib{name}.so")));
    std::fs::write(&file, bytes).unwrap();
    let mut linker = Command::new("cc");
    linker.args(["-shared", "-Wl,-z,text", "-o"]).arg(&library).arg(&file);
    let linker = linker.output().unwrap();
    assert!(linker.status.success(), "{}", String::from_utf8_lossy(&linker.stderr));
    // SAFETY: the library has data and functions, and nothing that runs when it is loaded.
    let library = Box::leak(Box::new(unsafe { Library::new(&library) }.unwrap()));
    let symbol = format!("maatstaf_policy_{name}");
    // SAFETY: the symbol is the policy, and the library is never unloaded.
    unsafe {
        let policy = library.get::<*const LinkedPolicy>(symbol.as_bytes()).unwrap();
        Evaluator::linked(*policy).unwrap()
    }
}

#[test]
fn an_object_file_decides_as_the_interpreter_and_the_compiler_at_run_time_do() {
    let folder = tempfile::tempdir().unwrap();
    for seed in 5_000..5_020 {
        let mut random = Random::new(seed);
        let size = Size { concepts: 1 + random.below(8), rules: 1 + random.below(40) };
        let program = program(&mut random, &size);
        let name = format!("seed_{seed}");
        let linked = linked(folder.path(), &name, &object(&program, &name).unwrap());
        assert_eq!(linked.engine(), Engine::Linked);
        assert_eq!(linked.program(), &program);
        let native = Evaluator::from_program(program.clone(), Engine::Jit).unwrap();
        let reference = Evaluator::from_program(program.clone(), Engine::Interpreter).unwrap();
        for _ in 0..1_000 {
            let draft = requests::request(&mut random, &program);
            let request = draft.request();
            let expected = reference.decide(&request);
            assert_eq!(linked.decide(&request), expected, "seed {seed}, request {request:#?}");
            assert_eq!(native.decide(&request), expected, "seed {seed}, request {request:#?}");
            assert_eq!(linked.due(&request), reference.due(&request), "seed {seed}, request {request:#?}");
        }
    }
}

#[test]
fn the_same_program_gives_the_same_object_file() {
    let mut random = Random::new(9);
    let program = program(&mut random, &Size { concepts: 6, rules: 40 });
    assert_eq!(object(&program, "one").unwrap(), object(&program.clone(), "one").unwrap());
}

#[test]
fn a_program_that_does_not_verify_is_not_compiled() {
    let mut random = Random::new(9);
    let mut program = program(&mut random, &Size { concepts: 6, rules: 4 });
    let again = program.rules[0].clone();
    program.rules.push(again);
    assert!(to_bytes(&program).is_err());
    assert!(matches!(object(&program, "one"), Err(ObjectError::Bundle(_))));
    assert!(matches!(object(&Program::empty(), "a-b"), Err(ObjectError::Name(_))));
}

#[test]
fn an_object_file_names_nothing_outside_of_itself() {
    let mut random = Random::new(10);
    let program = program(&mut random, &Size { concepts: 6, rules: 40 });
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("p.o");
    std::fs::write(&file, object(&program, "p").unwrap()).unwrap();
    let symbols = Command::new("nm").arg("--undefined-only").arg(&file).output().unwrap();
    assert!(symbols.status.success());
    assert_eq!(String::from_utf8_lossy(&symbols.stdout).trim(), "");
}
