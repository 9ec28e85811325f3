use maatstaf_program::{Program, to_bytes};

use super::*;

fn program(name: &str) -> Vec<u8> {
    let mut program = Program::empty();
    program.meta.organisation = name.to_owned();
    to_bytes(&program).expect("an empty program is sound")
}

#[test]
fn a_new_policy_takes_the_place_of_the_old_one_and_a_bad_one_does_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("policy.maatc");
    fs::write(&path, program("first")).expect("a file");
    let policy = Policy::open(&path, 1).expect("a policy");
    let old = policy.current();
    assert_eq!(policy.refresh(2), Change::None);

    fs::write(&path, program("the second")).expect("a file");
    assert_eq!(policy.refresh(3), Change::Replaced);
    assert_eq!(policy.current().evaluator.program().meta.organisation, "the second");
    assert_eq!(policy.current().since, 3);
    assert_eq!(old.evaluator.program().meta.organisation, "first", "who began with it keeps it");

    fs::write(&path, &program("a third one, cut off")[..60]).expect("a file");
    assert!(matches!(policy.refresh(4), Change::Kept(_)));
    assert_eq!(policy.refresh(5), Change::None, "what is wrong is told once");
    assert!(policy.fault().is_some());
    assert_eq!(policy.current().since, 3);

    fs::remove_file(&path).expect("it is gone");
    assert!(matches!(policy.refresh(6), Change::Kept(_)));
    assert_eq!(policy.current().since, 3);

    fs::write(&path, program("the second")).expect("a file");
    assert_eq!(policy.refresh(7), Change::None, "the same policy again is no change");
    assert!(policy.fault().is_none());
}

#[test]
fn a_file_that_is_no_policy_does_not_open() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("policy.maatc");
    assert!(Policy::open(&path, 1).is_err());
    fs::write(&path, b"something else").expect("a file");
    assert!(Policy::open(&path, 1).is_err());
}
