//! What holds of every small package and policy.

#[path = "support/generate.rs"]
mod generate;
mod support;

use std::collections::{BTreeMap, BTreeSet};

use generate::{Choices, Flavour, Generated, generate};
use jiff::civil::Date;
use maatstaf_semantics::flow::World;
use maatstaf_semantics::hir::ValueType;
use maatstaf_semantics::model::{TargetKey, Terms};
use maatstaf_semantics::norms::Library;
use maatstaf_semantics::queries;
use maatstaf_semantics::truth::Kleene;
use maatstaf_semantics::verdicts::{Because, Entity, Instance, InstanceNorm, Question, Status};
use proptest::prelude::*;
use std::sync::Arc;
use support::Checked;

const ALL: Flavour = Flavour { presumptions: true, run_time: true };

/// An instrument with everything needed to read its instances.
struct Read {
    world: Arc<World>,
    terms: Arc<Terms>,
    library: Arc<Library>,
    instances: Vec<Instance>,
}

fn read(checked: &Checked) -> Vec<Read> {
    let (db, project) = (&checked.db, checked.project);
    let entries = &queries::instruments(db, project).0;
    entries
        .iter()
        .filter_map(|entry| {
            let (world, _) = queries::world(db, project, entry.key.clone())?;
            let verdicts = queries::verdicts(db, project, entry.key.clone());
            Some(Read {
                world,
                terms: queries::terms(db, project).0,
                library: queries::library(db, project),
                instances: verdicts.iter().flat_map(|v| v.instances.clone()).collect(),
            })
        })
        .collect()
}

/// Which instance, by names, so that two readings of one policy can be compared.
fn name(read: &Read, instance: &Instance) -> String {
    let mut name = format!("{} {:?}", instance.norm.head(&read.library).id, instance.norm);
    for entity in &instance.bound {
        name.push_str(&match entity {
            Entity::Organisation(o) => format!(" {}", read.world.organisations[*o].0),
            Entity::Instrument(i) => format!(" {}", read.world.instruments[*i].name),
            Entity::Hole(h) => format!(" {}", read.world.hole_statement(read.world.holes[*h]).path),
            Entity::Atom(a) => {
                let atom = &read.world.atoms[*a];
                let path = &read.world.statement(atom).path;
                format!(" {path}/{:?}/{:?}/{:?}/{:?}", atom.object, atom.worker, atom.purpose, atom.recipient)
            }
        });
    }
    name
}

/// Every instance of a policy by name, with its instrument.
fn table(reads: &[Read]) -> BTreeMap<String, Instance> {
    let named = |r: &Read, i: &Instance| (format!("{}: {}", r.world.instruments[0].name, name(r, i)), i.clone());
    reads.iter().flat_map(|r| r.instances.iter().map(move |i| named(r, i))).collect()
}

/// Dates worth looking at: where something changes, the day before, and the ends.
fn dates<'a>(instances: impl Iterator<Item = &'a Instance>) -> Vec<Date> {
    let mut dates: BTreeSet<Date> = [Date::constant(2000, 1, 1), Date::constant(2099, 1, 1)].into();
    for date in instances.flat_map(|i| i.status.change_dates().collect::<Vec<_>>()) {
        dates.insert(date);
        dates.extend(date.yesterday().ok());
    }
    dates.into_iter().collect()
}

fn choices() -> impl Strategy<Value = Vec<u8>> {
    proptest::collection::vec(any::<u8>(), 20..220)
}

fn sound(generated: &Generated) -> Checked {
    let checked = generated.check();
    // Contrary answers, a policy against its own `never`: told, and no obstacle here.
    let told = ["conflicting-facts", "contrary-judgements", "own-never-breached", "judgement-outlives-renewal"];
    let other: Vec<&str> = checked.codes().into_iter().filter(|c| !told.contains(c)).collect();
    assert_eq!(other, Vec::<&str>::new(), "{}\n{}\n{:?}", generated.package(), generated.policy(), checked.messages());
    checked
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 200, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(80))]

    #[test]
    fn the_explanation_finds_what_the_evaluation_finds(bytes in choices()) {
        let generated = generate(&mut Choices::new(bytes), ALL);
        for read in read(&sound(&generated)) {
            for instance in &read.instances {
                let head = instance.norm.head(&read.library);
                for date in dates(read.instances.iter()) {
                    let in_force = head.from.is_none_or(|f| f <= date) && head.until.is_none_or(|u| date < u);
                    let status = *instance.status.at(date);
                    let explained = instance.explain(&read.world, &read.terms, &read.library, date).value;
                    let left = instance.residue.at(date).is_some();
                    let fits = match (instance.norm, status) {
                        (_, Status::NotApplicable) if !in_force => true,
                        (InstanceNorm::Norm(_), _) if left => explained == Kleene::Unknown,
                        (InstanceNorm::Norm(_), Status::NotApplicable | Status::Satisfied) => explained == Kleene::Yes,
                        (InstanceNorm::Norm(_), Status::Violated) => explained == Kleene::No,
                        (InstanceNorm::Norm(_), Status::Open) => explained == Kleene::Unknown,
                        // What only a request tells does not keep an exception from being relied on: its norm carries
                        // what is left of it into the decision, is satisfied without, or waits for an answer itself.
                        (InstanceNorm::Exception(_, norm), Status::Satisfied) if explained == Kleene::Unknown => {
                            read.instances.iter().any(|other| {
                                other.norm == InstanceNorm::Norm(norm)
                                    && other.bound == instance.bound
                                    && matches!(other.status.at(date), Status::Satisfied | Status::Open)
                            })
                        }
                        (InstanceNorm::Exception(..), Status::Satisfied) => explained == Kleene::Yes,
                        (InstanceNorm::Exception(..), Status::Violated) => explained == Kleene::No,
                        (InstanceNorm::Exception(..), Status::Open) => explained != Kleene::Yes,
                        (InstanceNorm::Exception(..), Status::NotApplicable) => true,
                    };
                    prop_assert!(fits, "{} at {date}: {status:?} but {explained:?}\n{}\n{}",
                        name(&read, instance), generated.package(), generated.policy());
                }
            }
        }
    }

    #[test]
    fn an_answer_where_there_was_none_never_turns_a_definite_verdict_around(bytes in choices(), which in any::<usize>()) {
        let flavour = Flavour { presumptions: false, run_time: false };
        let more = generate(&mut Choices::new(bytes), flavour);
        // Take away all that was said on one subject.
        let mut less = more.clone();
        let subjects: BTreeSet<String> = more.answers.iter().map(|a| subject(a)).collect();
        let Some(subject_left_out) = subjects.iter().nth(which % subjects.len().max(1)) else { return Ok(()) };
        less.answers.retain(|a| subject(a) != *subject_left_out);
        let (less_known, more_known) = (table(&read(&sound(&less))), table(&read(&sound(&more))));
        for (name, before) in less_known.iter().filter(|(_, i)| matches!(i.norm, InstanceNorm::Norm(_))) {
            let after = more_known.get(name);
            for date in dates(more_known.values().chain([before])) {
                let (was, is) = (*before.status.at(date), after.map_or(Status::NotApplicable, |a| *a.status.at(date)));
                let stays = match was {
                    Status::Open => true,
                    Status::Satisfied => matches!(is, Status::Satisfied | Status::NotApplicable),
                    definite => is == definite,
                };
                prop_assert!(stays, "{name} at {date}: {was:?}, then {is:?} by {subject_left_out}\n{}\n{}", more.package(), more.policy());
            }
        }
    }

    #[test]
    fn the_order_of_the_text_changes_no_verdict(bytes in choices(), turn in 1usize..9) {
        let generated = generate(&mut Choices::new(bytes), ALL);
        let mut turned = generated.clone();
        for list in [&mut turned.statements, &mut turned.answers, &mut turned.of_organisation] {
            let by = turn % list.len().max(1);
            list.rotate_left(by);
            if turn > 4 {
                list.reverse();
            }
        }
        turned.items.reverse();
        let (one, two) = (by_text(&sound(&generated)), by_text(&sound(&turned)));
        prop_assert_eq!(one, two, "{}\n{}\n{}", generated.package(), generated.policy(), turned.policy());
    }
}

proptest! {
    #![proptest_config(config(60))]

    #[test]
    fn an_open_verdict_has_a_question_and_the_answers_settle_it(bytes in choices()) {
        let generated = generate(&mut Choices::new(bytes), ALL);
        for read in read(&sound(&generated)) {
            let all = dates(read.instances.iter());
            let mut tried = 0;
            for instance in &read.instances {
                // One date is enough for an instance, and a few instances: answers cost a
                // check each.
                let Some(date) = all.iter().copied().find(|d| *instance.status.at(*d) == Status::Open) else { continue };
                let explanation = instance.explain(&read.world, &read.terms, &read.library, date);
                let questions = explanation.smallest();
                let at_run_time = explanation.because.iter().any(|b| matches!(b, Because::AtRunTime(_)));
                prop_assert!(!questions.is_empty() || at_run_time, "{} at {date} asks nothing\n{}\n{}",
                    name(&read, instance), generated.package(), generated.policy());
                let known = format!("{}: {}", read.world.instruments[0].name, name(&read, instance));
                tried += 1;
                if tried > 4 || questions.is_empty() {
                    continue;
                }
                if let Some(settled) = settles(&generated, &read, &questions, &known, date) {
                    prop_assert!(settled, "{known} at {date} is not settled by {questions:?}\n{}\n{}",
                        generated.package(), generated.policy());
                }
            }
        }
    }
}

/// What an answer is about.
fn subject(answer: &str) -> String {
    answer.split_whitespace().nth(1).unwrap_or_default().to_owned()
}

/// Verdicts by norm and statements, whatever the order of the text.
fn by_text(checked: &Checked) -> Vec<String> {
    let mut lines: Vec<String> = checked
        .verdicts()
        .iter()
        .map(|v| {
            let accepted = v.accepted.map(Option::is_some);
            format!("{} {} {:?} {:?} {:?} {}", v.instrument, v.id, v.statements, v.status, accepted, v.instances.len())
        })
        .collect();
    lines.sort();
    lines
}

/// Whether some way of answering the questions decides the instance. Nothing when that
/// is not for answers to do.
fn settles(
    generated: &Generated,
    read: &Read,
    questions: &BTreeSet<Question>,
    known: &str,
    date: Date,
) -> Option<bool> {
    if &*read.world.instruments[0].name != "board" {
        return None;
    }
    // Where answers of before contradict each other, one more may not settle it.
    let said: BTreeSet<String> =
        generated.answers.iter().chain(&generated.of_organisation).map(|a| subject(a)).collect();
    let asked = |question: &Question| match question {
        Question::Fact(id, _) => said.contains(&*read.library.fact(*id).name),
        Question::Judgement(id, _) => said.contains(&*read.library.judgement(*id).name),
        _ => false,
    };
    if questions.iter().any(asked) {
        return None;
    }
    let options: Vec<Vec<(bool, String)>> = questions.iter().map(|q| answers(read, q, date)).collect::<Option<_>>()?;
    let ways: usize = options.iter().map(Vec::len).product();
    if ways > 12 {
        return None;
    }
    for way in 0..ways {
        let mut answered = generated.clone();
        let mut rest = way;
        for list in &options {
            let (of_organisation, text) = list[rest % list.len()].clone();
            rest /= list.len();
            if of_organisation { answered.of_organisation.push(text) } else { answered.answers.push(text) }
        }
        let after = table(&self::read(&answered.check()));
        if after.get(known).is_none_or(|i| *i.status.at(date) != Status::Open || i.residue.at(date).is_some()) {
            return Some(true);
        }
    }
    Some(false)
}

/// The ways to answer a question, each with whether it belongs to the organisation.
fn answers(read: &Read, question: &Question, date: Date) -> Option<Vec<(bool, String)>> {
    let of = |key: &TargetKey| match key {
        TargetKey::Statement(path) => Some(path.to_string()),
        _ => None,
    };
    match question {
        Question::Fact(id, key) => {
            let info = read.library.fact(*id);
            let values = match info.ty {
                ValueType::YesNo => vec![format!("yes from {date}"), format!("no from {date}")],
                ValueType::Consent => vec![format!("granted on {date} of version 1"), format!("no from {date}")],
                // Two comparisons of one date or number may leave none that settles both.
                _ => return None,
            };
            let of = of(key).map_or(String::new(), |path| format!(" of {path}"));
            let organisation = matches!(key, TargetKey::Organisation(_));
            Some(values.into_iter().map(|v| (organisation, format!("given {} {v}{of}", info.name))).collect())
        }
        Question::Judgement(id, keys) => {
            let paths: Vec<String> = keys.iter().filter_map(of).collect();
            let of = if paths.is_empty() { String::new() } else { format!(" of {}", paths.join(", ")) };
            let name = &read.library.judgement(*id).name;
            let text = |word| format!("judged {name}{of} {word} by controller on {date} because \"So.\"");
            Some(vec![(false, text("yes")), (false, text("no"))])
        }
        // These are answered by the statement itself, or by a new version.
        Question::Clause(..) | Question::OfInstrument(..) | Question::Consent(..) => None,
    }
}

#[test]
fn the_generated_policies_have_verdicts_of_every_kind() {
    let mut counts = BTreeMap::new();
    let mut state = 1u64;
    for _ in 0..60 {
        let bytes = (0..200)
            .map(|_| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                (state >> 33) as u8
            })
            .collect();
        for read in read(&sound(&generate(&mut Choices::new(bytes), ALL))) {
            for instance in &read.instances {
                let exception = matches!(instance.norm, InstanceNorm::Exception(..));
                for (_, status) in instance.status.steps() {
                    *counts.entry((exception, *status)).or_insert(0) += 1;
                }
                *counts.entry((exception, *instance.status.before())).or_insert(0) += 1;
            }
        }
    }
    for exception in [false, true] {
        for status in [Status::NotApplicable, Status::Satisfied, Status::Open, Status::Violated] {
            let count = counts.get(&(exception, status)).copied().unwrap_or(0);
            assert!(count > 4, "exception {exception}, {status:?}: {count}");
        }
    }
}
