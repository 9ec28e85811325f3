//! How long a decision takes, and how long a program takes to load.
//!
//! The workload: rules permit (90 %) or forbid (10 %) for a role (20), a verb (7), a category of
//! data (84 in three levels) and a purpose (12), some without role or purpose, with a level, a
//! least group, a greatest age and now and then a review; 10,000 requests, about half permitted.
//! Each figure is the lowest of five rounds, in one thread, with requests already built.
#![allow(clippy::print_stdout)] // A benchmark has nothing else to say it with.

use std::hint::black_box;
use std::time::Instant;

use maatstaf_program::*;
use maatstaf_runtime::{Engine, Evaluator, OwnedRequest, Request};

#[path = "../tests/support/mod.rs"]
mod support;
use support::{NOW, Random};

const REQUESTS: usize = 10_000;

fn main() {
    println!("rules | shapes | load ms | bundle KiB | native ns | interpreter ns | permitted %");
    for rules in [10, 100, 1_000, 10_000] {
        let mut random = Random::new(rules as u64);
        let program = program(&mut random, rules);
        let bytes = to_bytes(&program).unwrap_or_default();
        let begin = Instant::now();
        let Ok(native) = Evaluator::load(&bytes) else { continue };
        let load = begin.elapsed();
        let Ok(reference) = Evaluator::from_program(program.clone(), Engine::Interpreter) else {
            continue;
        };
        let drafts: Vec<Draft> = (0..REQUESTS).map(|_| draft(&mut random, &program)).collect();
        let requests: Vec<Request<'_>> = drafts.iter().map(Draft::request).collect();
        let permitted = requests.iter().filter(|request| native.decide(request).is_permit()).count();
        let fast = time(&native, &requests);
        let few = requests.len() * 10 / rules.max(10);
        let slow = time(&reference, &requests[..few]);
        println!(
            "{rules} | {} | {:.1} | {} | {fast:.1} | {slow:.0} | {}",
            native.shapes(),
            load.as_secs_f64() * 1_000.0,
            bytes.len() / 1_024,
            permitted * 100 / REQUESTS,
        );
    }
    json();
}

/// The mean time of a decision in nanoseconds, the best of five rounds.
fn time(evaluator: &Evaluator, requests: &[Request<'_>]) -> f64 {
    let mut best = f64::INFINITY;
    for _ in 0..5 {
        let begin = Instant::now();
        for request in requests {
            black_box(evaluator.decide(black_box(request)));
        }
        best = best.min(begin.elapsed().as_nanos() as f64 / requests.len() as f64);
    }
    best
}

/// One request in JSON, read, decided, explained and written.
fn json() {
    let program = support::pace_board::program();
    let text = r#"{"subject":{"type":"party","id":"p","properties":{"roles":["team_lead"],
        "is_subject":false}},"action":{"name":"show"},"resource":{"type":"pick_rate","id":"b",
        "properties":{"about":"employee","level":"team","grouping":"crew","group_size":9,
        "recorded_at":"2026-11-20T08:00:00Z"}},"context":{"purpose":"shift_planning",
        "time":"2026-11-23T10:00:00Z"}}"#;
    let Ok(evaluator) = Evaluator::from_program(program, Engine::Jit) else { return };
    let rounds: u32 = 20_000;
    let begin = Instant::now();
    for _ in 0..rounds {
        let _ = black_box(OwnedRequest::from_json(evaluator.program(), black_box(text)));
    }
    let read = begin.elapsed() / rounds;
    let begin = Instant::now();
    for _ in 0..rounds {
        black_box(evaluator.decide_json(black_box(text)).to_json());
    }
    println!("JSON: read {read:?}, read, decided, explained and written {:?}", begin.elapsed() / rounds);
}

fn names(prefix: &str, count: usize, parent: impl Fn(usize) -> Option<usize>) -> Vec<Symbol> {
    let name = |number: usize| format!("{prefix}{number:02}");
    symbol_table((0..count).map(|number| SymbolDraft {
        name: name(number),
        title: Text::both(name(number)),
        parents: parent(number).map(name).into_iter().collect(),
    }))
    .unwrap_or_default()
}

fn program(random: &mut Random, rules: usize) -> Program {
    let symbols = Symbols {
        // 4 roots, 16 below them, 64 leaves.
        data: names("d", 84, |number| match number {
            0..4 => None,
            4..20 => Some((number - 4) / 4),
            _ => Some(4 + (number - 20) / 4),
        }),
        decisions: names("k", 1, |_| None),
        purposes: names("p", 12, |_| None),
        parties: names("r", 20, |_| None),
        workers: names("w", 1, |_| None),
        groupings: names("g", 1, |_| None),
        ..Symbols::default()
    };
    let mut builder = Builder::new(Program::empty().meta, symbols);
    let zone = builder.zone(Zone::utc());
    let always = builder.always(Standing::Granted);
    for number in 0..rules {
        let verb = random.pick(&[Verb::Collect, Verb::Derive, Verb::Show, Verb::Share, Verb::Retain]);
        let object = Object::Data(DataId(random.below(84) as u16));
        let path = format!("i.s{number:05}");
        let mut rule = if random.chance(10) {
            let mut rule = Rule::never(path, VerbSet::only(verb), object, always);
            rule.level = Some(LevelRule::OrFiner(Level::Individual));
            rule
        } else {
            let mut rule = Rule::grant(path, verb, object, always);
            rule.level = Some(LevelRule::Exactly {
                level: random.pick(&[Level::Individual, Level::Team, Level::Organisation]),
                grouping: None,
                min_group: Some(random.pick(&[1, 5, 8])),
                and_above: true,
            });
            let days = Period::days(random.pick(&[7, 28, 90]));
            rule.keep = Some(Keep::Period { at_least: None, at_most: Some(days), after: None, zone });
            rule.review = random.maybe(10, |_| Review {
                by: vec![Recipient::party(PartyId(0))],
                before_effect: true,
                within: None,
                may_override: false,
                hears_subject: false,
                sees: Vec::new(),
                sees_reasons: false,
            });
            rule
        };
        rule.recipients =
            random.maybe(85, |random| Recipient::party(PartyId(random.below(20) as u16))).into_iter().collect();
        rule.purpose = random.maybe(85, |random| PurposeId(random.below(12) as u16));
        builder.rule(rule);
    }
    builder.finish()
}

struct Draft {
    request: Request<'static>,
    roles: [PartyId; 1],
}

impl Draft {
    fn request(&self) -> Request<'_> {
        Request { roles: Some(&self.roles), ..self.request }
    }
}

/// A request that fits a grant, or in half of all cases misses it by one thing.
fn draft(random: &mut Random, program: &Program) -> Draft {
    let rule = loop {
        let rule = &program.rules[random.below(program.rules.len())];
        if rule.kind == RuleKind::Grant && rule.review.is_none() {
            break rule;
        }
    };
    let mut request = Request::new(rule.verb().unwrap_or(Verb::Show), rule.object, NOW);
    request.purpose = Some(rule.purpose.unwrap_or(PurposeId(random.below(12) as u16)));
    if let Some(LevelRule::Exactly { level, min_group, .. }) = rule.level {
        request.level = Some(level.max(Level::Team));
        request.group_size = min_group;
    }
    request.recorded_at = Some(NOW - 86_400);
    let mut role = match rule.recipients.first().map(|recipient| recipient.who) {
        Some(Who::Party(role)) => role,
        _ => PartyId(random.below(20) as u16),
    };
    if random.chance(55) {
        match random.below(4) {
            0 => role = PartyId(random.below(20) as u16),
            1 => request.group_size = Some(0),
            2 => request.recorded_at = Some(NOW - 86_400 * 91),
            _ => request.purpose = Some(PurposeId(random.below(12) as u16)),
        }
    }
    Draft { request, roles: [role] }
}
