//! A policy is replaced while it decides, and no reader ever sees half of one.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout)] // A test that fails has to say so.

mod support;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use maatstaf_program::*;
use maatstaf_runtime::{Complaint, Engine, Evaluator, Live, Outcome, ReplaceError, Request};
use support::NOW;

/// A policy in which `show target` is granted or forbidden. `before` names come before `target` in
/// the table, so that its handle is another number in every policy, and an old handle names
/// something that says the opposite.
fn policy(before: usize, granted: bool) -> Program {
    let draft = |name: String| SymbolDraft { title: Text::both(&name), name, parents: vec![] };
    let names = (0..before).map(|number| format!("a{number:03}"));
    let data = symbol_table(names.chain(["target".to_owned()]).map(draft)).unwrap();
    let target = Symbols::find(&data, "target").unwrap();
    let others: Vec<u16> = (0..data.len() as u16).filter(|id| *id != target).collect();
    let mut builder = Builder::new(Program::empty().meta, Symbols { data, ..Symbols::default() });
    let always = builder.always(Standing::Granted);
    let mut add = |id: u16, granted: bool| {
        let object = Object::Data(DataId(id));
        builder.rule(match granted {
            true => Rule::grant(format!("i.show.{id}"), Verb::Show, object, always),
            false => Rule::never(format!("i.never.{id}"), VerbSet::ALL, object, always),
        });
    };
    add(target, granted);
    for other in others {
        add(other, !granted);
    }
    builder.finish()
}

fn live(program: Program) -> Live<DataId> {
    let evaluator = Evaluator::from_program(program, Engine::Jit).unwrap();
    Live::new(evaluator, |evaluator| evaluator.data("target")).unwrap()
}

#[test]
fn readers_under_load_see_each_policy_whole_with_its_own_handles() {
    // The expected outcome travels in the number of names, which only the same policy has.
    let live = Arc::new(live(policy(0, true)));
    let (stop, decided) = (AtomicBool::new(false), AtomicUsize::new(0));
    let mut seen_both = [false; 2];
    std::thread::scope(|scope| {
        let readers: Vec<_> = (0..4)
            .map(|_| {
                scope.spawn(|| {
                    let mut seen = [false; 2];
                    while !stop.load(Ordering::Relaxed) {
                        let current = live.get();
                        let granted = current.evaluator.program().symbols.data.len() % 2 == 1;
                        for _ in 0..50 {
                            let request = Request::new(Verb::Show, Object::Data(current.handles), NOW);
                            let decision = current.evaluator.decide(&request);
                            assert_eq!(decision.is_permit(), granted, "{decision:?}");
                            decided.fetch_add(1, Ordering::Relaxed);
                        }
                        seen[usize::from(granted)] = true;
                    }
                    seen
                })
            })
            .collect();
        for round in 1..400 {
            let before = round % 60;
            let bytes = to_bytes(&policy(before, before % 2 == 0)).unwrap();
            live.replace(&bytes).unwrap();
            // Every policy is asked by somebody before it goes.
            let asked = decided.load(Ordering::Relaxed);
            while decided.load(Ordering::Relaxed) == asked {
                std::thread::yield_now();
            }
        }
        stop.store(true, Ordering::Relaxed);
        for reader in readers {
            let seen = reader.join().unwrap();
            seen_both = [seen_both[0] | seen[0], seen_both[1] | seen[1]];
        }
    });
    assert_eq!(seen_both, [true; 2]);
    println!("{} decisions while 399 policies came and went", decided.load(Ordering::Relaxed));
}

#[test]
fn a_reader_finishes_on_the_policy_that_it_began_with() {
    let live = live(policy(4, true));
    let before = live.get();
    let kept = live.keep();
    let old = live.replace(&to_bytes(&policy(9, false)).unwrap()).unwrap();
    let ask =
        |evaluator: &Evaluator, id: DataId| evaluator.decide(&Request::new(Verb::Show, Object::Data(id), NOW)).outcome;
    assert_eq!(ask(&before.evaluator, before.handles), Outcome::Permit);
    assert_eq!(ask(&kept.evaluator, kept.handles), Outcome::Permit);
    assert_eq!(ask(&live.get().evaluator, live.get().handles), Outcome::Deny);
    assert!(Arc::ptr_eq(&old, &kept));
}

#[test]
fn an_old_policy_is_freed_when_its_last_reader_lets_go() {
    let live = live(policy(1, true));
    let old = Arc::downgrade(&live.keep());
    let reader = live.get();
    drop(live.replace(&to_bytes(&policy(2, true)).unwrap()).unwrap());
    assert!(old.upgrade().is_some());
    drop(reader);
    assert!(old.upgrade().is_none());
}

#[test]
fn a_policy_that_cannot_be_used_leaves_the_one_before_it() {
    let live = live(policy(0, true));
    let mut bytes = to_bytes(&policy(2, false)).unwrap();
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    assert!(matches!(live.replace(&bytes), Err(ReplaceError::Load(_))));
    let error = live.replace(&to_bytes(&Program::empty()).unwrap()).map(|_| ()).unwrap_err();
    assert!(matches!(&error, ReplaceError::Name(Complaint { field, .. }) if field == "data"), "{error}");
    let current = live.get();
    let request = Request::new(Verb::Show, Object::Data(current.handles), NOW);
    assert!(current.evaluator.decide(&request).is_permit());
}
