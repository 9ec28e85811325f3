//! Maatstaf beside its peers and beside a table written by hand: one workload, one process, the same requests, and the
//! same decisions from all. See README.md.

mod hand;
mod measure;
mod ours;
#[cfg(feature = "peers")]
mod peers;
mod workload;

use std::hint::black_box;
use std::sync::Barrier;

use cpu_time::ThreadTime;
use maatstaf_program::{Zone, to_bytes};
use maatstaf_runtime::{Decision, Engine, Evaluator, OwnedRequest, Request};

use hand::{Full, Hand};
use measure::{made, nanoseconds};
use ours::Draft;
use workload::{Ask, Random, Rule};

const REQUESTS: usize = 10_000;

/// What is measured, as it was asked for on the command line.
struct Options {
    sizes: Vec<usize>,
    peers: bool,
}

fn main() {
    let mut options = Options { sizes: vec![10, 100, 1_000, 10_000], peers: cfg!(feature = "peers") };
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "--ours" => options.peers = false,
            // `cargo bench` says this.
            "--bench" => {}
            size => match size.parse() {
                Ok(size) => options.sizes = vec![size],
                Err(_) => {
                    eprintln!("usage: maatstaf-benches [--ours] [SIZE]");
                    std::process::exit(2);
                }
            },
        }
    }
    for size in &options.sizes {
        measure_size(*size, options.peers);
    }
}

/// One line of the table.
struct Line {
    name: &'static str,
    /// Nanoseconds a decision.
    time: f64,
    /// Milliseconds from the text or the bytes until it decides; and bytes on the heap then.
    load: Option<(f64, usize)>,
    /// How many requests were asked to compare the decisions.
    compared: usize,
}

struct Table {
    lines: Vec<Line>,
}

impl Table {
    /// Compares the decisions of an engine with what has to come out, and measures it.
    fn add<A>(
        &mut self,
        name: &'static str,
        load: Option<(f64, usize)>,
        both: (&[A], &[bool]),
        decide: impl FnMut(&A) -> bool,
    ) {
        self.add_whole(name, load, both, decide, |permits| *permits);
    }

    /// As [`Table::add`], for an engine that says more than yes or no: all of its answer is measured, for a compiler
    /// leaves out what nobody looks at.
    fn add_whole<A, R>(
        &mut self,
        name: &'static str,
        load: Option<(f64, usize)>,
        (asks, expected): (&[A], &[bool]),
        mut decide: impl FnMut(&A) -> R,
        permits: impl Fn(&R) -> bool,
    ) {
        // The slow ones are not asked everything: it would take minutes.
        let begin = ThreadTime::now();
        let mut compared = 0;
        for (ask, expected) in asks.iter().zip(expected) {
            assert_eq!(permits(&decide(ask)), *expected, "{name}, request {compared}");
            compared += 1;
            if begin.elapsed().as_secs() >= 5 {
                break;
            }
        }
        let time = nanoseconds(asks, decide);
        self.lines.push(Line { name, time, load, compared });
    }

    fn time(&self, name: &str) -> f64 {
        self.lines.iter().find(|line| line.name == name).map_or(f64::NAN, |line| line.time)
    }

    fn print(&self) {
        let ours = self.time("maatstaf, native");
        println!("| engine | ns a decision | times ours | load ms | heap KiB | compared |");
        println!("|---|---:|---:|---:|---:|---:|");
        for line in &self.lines {
            let (load, heap) = match line.load {
                Some((load, heap)) => (format!("{load:.1}"), format!("{}", heap / 1_024)),
                None => (String::new(), String::new()),
            };
            let (name, time, ratio) = (line.name, line.time, line.time / ours);
            println!("| {name} | {time:.1} | {ratio:.2} | {load} | {heap} | {} |", line.compared);
        }
        let ratio = ours / self.time("by hand, with reasons");
        println!("\nours / by hand with the same reasons: {ratio:.2}");
        let peers = ["cedar", "cedar, sliced", "regorus, cells", "regorus, sparse", "cel"];
        let fastest = peers.into_iter().map(|peer| (peer, self.time(peer))).filter(|(_, time)| !time.is_nan());
        if let Some((peer, time)) = fastest.min_by(|left, right| left.1.total_cmp(&right.1)) {
            println!("fastest peer ({peer}) / ours: {:.0}", time / ours);
        }
    }
}

fn measure_size(size: usize, with_peers: bool) {
    let mut random = Random::new(size as u64);
    let rules = workload::rules(&mut random, size);
    let asks = workload::asks(&mut random, &rules, REQUESTS);
    let expected: Vec<bool> = asks.iter().map(|ask| workload::decide(&rules, ask)).collect();
    let permitted = expected.iter().filter(|yes| **yes).count();
    println!("\n## {size} rules, {REQUESTS} requests, {permitted} permitted\n");
    let mut table = Table { lines: Vec::new() };
    by_hand(&mut table, &rules, &asks, &expected);
    let notes = maatstaf(&mut table, &rules, &asks, &expected);
    if with_peers {
        #[cfg(feature = "peers")]
        peers(&mut table, &rules, &asks, &expected);
    }
    table.print();
    for note in notes {
        println!("{note}");
    }
}

fn by_hand(table: &mut Table, rules: &[Rule], asks: &[Ask], expected: &[bool]) {
    let (hand, load, heap) = made(3, || Hand::new(rules));
    let asks: Vec<_> = asks.iter().map(|ask| hand.ask(ask)).collect();
    table.add("by hand, yes or no", Some((load, heap)), (&asks, expected), |ask| hand.bare(ask));
    let permits = |full: &Full| full.outcome == 0;
    table.add_whole("by hand, with reasons", None, (&asks, expected), |ask| hand.full(ask), permits);
}

/// Measures Maatstaf; what does not fit in the table is returned as lines of text.
fn maatstaf(table: &mut Table, rules: &[Rule], asks: &[Ask], expected: &[bool]) -> Vec<String> {
    let program = ours::program(rules, Zone::utc());
    let bytes = to_bytes(&program).expect("the program is sound");
    let (native, load, heap) = made(3, || Evaluator::load(&bytes).expect("the bundle is sound"));
    assert_eq!(native.engine(), Engine::Jit, "this machine has native code");
    let load_interpreter = || Evaluator::from_program(program.clone(), Engine::Interpreter);
    let (reference, slow_load, slow_heap) = made(3, || load_interpreter().expect("the program is sound"));
    let drafts: Vec<Draft> = asks.iter().map(Draft::new).collect();
    let requests: Vec<Request<'_>> = drafts.iter().map(Draft::request).collect();

    let hand = Hand::new(rules);
    for (request, ask) in requests.iter().zip(asks) {
        assert_eq!(ours::full(&native.decide(request)), hand.full(&hand.ask(ask)), "the same reasons for {ask:?}");
    }
    let both = (&requests[..], expected);
    let permits = Decision::is_permit;
    table.add_whole("maatstaf, native", Some((load, heap)), both, |request| native.decide(request), permits);
    let slow = Some((slow_load, slow_heap));
    table.add_whole("maatstaf, interpreter", slow, both, |request| reference.decide(request), permits);

    let mut notes = vec![format!("bundle: {} KiB; shapes of rules: {}", bytes.len() / 1_024, native.shapes())];
    notes.push(local_days(rules, &requests));
    let mut decisions: Vec<Decision> = Vec::with_capacity(1_000);
    let chunks: Vec<&[Request<'_>]> = requests.chunks(1_000).collect();
    let batch = nanoseconds(&chunks, |chunk| {
        native.decide_batch(chunk, &mut decisions);
        decisions.len()
    }) / 1_000.0;
    notes.push(format!("in batches of 1,000: {batch:.1} ns a decision"));
    notes.push(json(&native, &drafts, expected));
    notes.push(threads(&native, &requests));
    notes
}

/// With days of retention on the calendar of Amsterdam, whose clock changes twice a year.
fn local_days(rules: &[Rule], requests: &[Request<'_>]) -> String {
    let summer = |year: i64| (1_774_746_000 + (year - 2026) * 31_557_600, 7_200);
    let winter = |year: i64| (1_792_890_000 + (year - 2026) * 31_557_600, 3_600);
    let zone = Zone {
        name: "Europe/Amsterdam".to_owned(),
        first_offset: 3_600,
        // About the dates of the changes, from 1970 to 2100: as many as a compiled policy has.
        transitions: (1970..2100).flat_map(|year| [summer(year), winter(year)]).collect(),
    };
    let bytes = to_bytes(&ours::program(rules, zone)).expect("the program is sound");
    let native = Evaluator::load(&bytes).expect("the bundle is sound");
    let time = nanoseconds(requests, |request| native.decide(request));
    format!("with days of Amsterdam in place of UTC: {time:.1} ns a decision")
}

fn json(native: &Evaluator, drafts: &[Draft], expected: &[bool]) -> String {
    let texts: Vec<String> = drafts.iter().map(Draft::json).collect();
    for (text, expected) in texts.iter().zip(expected) {
        assert_eq!(native.decide_json(text).decision, *expected, "{text}");
    }
    let decided = nanoseconds(&texts, |text: &String| {
        let request = OwnedRequest::from_json(native.program(), text).expect("a sound request");
        native.decide(&request.request())
    });
    let answered = nanoseconds(&texts, |text: &String| native.decide_json(text).to_json());
    let bytes = texts.iter().map(String::len).sum::<usize>() / texts.len();
    format!("from JSON of {bytes} bytes: decided in {decided:.0} ns; with the whole answer as JSON in {answered:.0} ns")
}

/// The cost of a decision in one thread alone, and in each of two at once: what they take from each other. CPU time of
/// each thread, so that it does not matter how many cores are free.
fn threads(native: &Evaluator, requests: &[Request<'_>]) -> String {
    let alone = nanoseconds(requests, |request| native.decide(request));
    let barrier = Barrier::new(2);
    let pass = || {
        barrier.wait();
        let mut best = f64::INFINITY;
        for _ in 0..5 {
            let begin = ThreadTime::now();
            for _ in 0..40 {
                for request in requests {
                    black_box(native.decide(black_box(request)));
                }
            }
            best = best.min(begin.elapsed().as_nanos() as f64 / (40 * requests.len()) as f64);
        }
        best
    };
    let (one, other) = std::thread::scope(|scope| {
        let other = scope.spawn(pass);
        (pass(), other.join().expect("the other thread decides too"))
    });
    let throughput = alone * (1.0 / one + 1.0 / other);
    format!("two threads decide {throughput:.2} times as much as one ({alone:.1} ns alone, {one:.1} and {other:.1} at once)")
}

#[cfg(feature = "peers")]
fn peers(table: &mut Table, rules: &[Rule], asks: &[Ask], expected: &[bool]) {
    use std::cell::RefCell;

    use peers::{Cedar, Cel, RegoIndex, Regorus};

    for (name, sliced) in [("cedar", false), ("cedar, sliced", true)] {
        let (cedar, load, heap) = made(1, || Cedar::new(rules, sliced));
        let asked: Vec<_> = asks.iter().map(|ask| cedar.ask(ask)).collect();
        table.add(name, Some((load, heap)), (&asked, expected), |ask| cedar.decide(ask));
    }
    for (name, index) in [("regorus, cells", RegoIndex::Cell), ("regorus, sparse", RegoIndex::Sparse)] {
        let (regorus, load, heap) = made(1, || Regorus::new(rules, index));
        let regorus = RefCell::new(regorus);
        let asked: Vec<_> = asks.iter().map(Regorus::ask).collect();
        table.add(name, Some((load, heap)), (&asked, expected), |ask| regorus.borrow_mut().decide(ask));
    }
    let (cel, load, heap) = made(1, || Cel::new(rules));
    let asked: Vec<_> = asks.iter().map(Cel::ask).collect();
    table.add("cel", Some((load, heap)), (&asked, expected), |context| cel.decide(context));
}
