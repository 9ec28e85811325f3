//! How fast the editor's questions are answered on a large workspace: run with `cargo bench -p maatstaf-ide`.
//!
//! A workspace is generated: instruments in files, each of an organisation of a few, some of whose data flow on to the
//! next. Everything is also measured against a full check that keeps nothing, in the same run. `MAATSTAF_BENCH_FILES` and
//! `MAATSTAF_BENCH_EDITS` say how many files (of four instruments each) and how many keystrokes; 250 and 300 when they do
//! not.
#![allow(clippy::unwrap_used, clippy::print_stdout)] // A program for people at a terminal.

use std::time::Duration;

use maatstaf_diagnostics::Lang;
use maatstaf_ide::{Budget, Host};

/// A moment, by the clock; or with `MAATSTAF_BENCH_CPU` by what this thread has used of the processor, which on a machine
/// that does other things too is what the work itself takes.
enum Instant {
    Clock(std::time::Instant),
    Processor(cpu_time::ThreadTime),
}

impl Instant {
    fn now() -> Instant {
        match std::env::var_os("MAATSTAF_BENCH_CPU") {
            Some(_) => Instant::Processor(cpu_time::ThreadTime::now()),
            None => Instant::Clock(std::time::Instant::now()),
        }
    }

    fn elapsed(&self) -> Duration {
        match self {
            Instant::Clock(start) => start.elapsed(),
            Instant::Processor(start) => start.elapsed(),
        }
    }
}

/// Instruments in one file.
const IN_A_FILE: usize = 4;

fn number(name: &str, otherwise: usize) -> usize {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(otherwise)
}

/// One file: an organisation of its own in every fifth, and four instruments that make, show and decide.
fn file(n: usize) -> String {
    let organisation = format!("org_{}", n / 5);
    let mut text = String::from("import nl.avg, nl.uavg, nl.wor, nl.arbowet, nl.bw\n\n");
    if n.is_multiple_of(5) {
        text += &format!(
            "organisation {organisation} \"Organisation {n}\" {{\n    given employees 340 from 2026-01-01\n    given works_council yes\n}}\n\n"
        );
    }
    text += &format!("data scan_{n}: performance.activity\ndata rate_{n}: performance.pace\n");
    text += &format!("purpose plan_{n}: direct.planning\ndecision shift_{n}: task_allocation\n\n");
    for k in 0..IN_A_FILE {
        let i = n * IN_A_FILE + k;
        text += &format!(
            "/// Board {i}.\ninstrument board_{i} \"Board {i}\" version 1 {{\n    controller {organisation}\n    starts 2026-11-01\n"
        );
        match k {
            0 => {
                text += &format!(
                    "    collect scan_{n} from scanner about employee, agency_worker for plan_{n}\n        basis legitimate_interest at individual keep at most 4 weeks\n"
                );
                text += &format!("    derive rate_{n} from scan_{n} using statistics for plan_{n} at team(8)\n");
            }
            1 => text += &format!("    view: show rate_{n} to manager for plan_{n} at team(8)\n"),
            2 => {
                text += &format!(
                    "    decide shift_{n} from rate_{n} for plan_{n} effect significant by system\n        review {{ by manager before effect may override sees rate_{n}, reasons hears subject }}\n"
                );
            }
            _ => {
                text += "    collect fingerprint from till about employee for fraud_prevention\n        basis legitimate_interest relying on UAVG_29 at individual keep at most 1 year\n";
            }
        }
        text += "    given dpia on 2026-08-10\n    given notice on 2026-10-01\n";
        text += "    judged proportionate yes by controller advised dpo on 2026-09-01 until 2027-09-01\n        because \"Team figures suffice.\"\n}\n\n";
    }
    text
}

/// Something measured several times.
struct Times(Vec<Duration>);

impl Times {
    fn show(mut self, what: &str) {
        self.0.sort();
        let at = |share: usize| self.0[(self.0.len() - 1) * share / 100];
        println!("{what:<62} p50 {:>9.3?}  p99 {:>9.3?}  ({} times)", at(50), at(99), self.0.len());
    }
}

fn once(what: &str, time: Duration) {
    println!("{what:<62}     {time:>9.3?}");
}

/// The memory of this process in MB, where the system says.
fn memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? / 1024)
}

fn main() {
    // `cargo test --benches` calls it too, with other arguments: then a small one shows that it runs.
    let small = !std::env::args().any(|argument| argument == "--bench");
    let files = number("MAATSTAF_BENCH_FILES", if small { 5 } else { 250 });
    let edits = number("MAATSTAF_BENCH_EDITS", if small { 3 } else { 300 });
    let as_of = "2026-11-23".parse().unwrap();
    println!("{} instruments in {files} files, and the standard library", files * IN_A_FILE);

    let texts: Vec<(String, String)> = (0..files).map(|n| (format!("w/{n:03}.maat"), file(n))).collect();
    let load = |host: &mut Host| host.change(texts.iter().map(|(path, text)| (path.clone(), Some(text.clone()))));

    let start = Instant::now();
    let mut host = Host::new();
    load(&mut host);
    let all = host.analysis().all_diagnostics(as_of).unwrap();
    once("cold check of everything, the library compiled too", start.elapsed());
    let count: usize = all.values().map(|found| found.list.len()).sum();
    println!("{count} diagnostics");
    drop(all);

    let path = format!("w/{:03}.maat", files / 2);
    let original = host.analysis().text(&path).unwrap().to_owned();
    let within = original.find("at most 4 weeks").unwrap() + "at most ".len();
    let start = Instant::now();
    host.set_text(&path, original.clone());
    host.analysis().all_diagnostics(as_of).unwrap();
    once("a file is opened, to the diagnostics of every file", start.elapsed());
    let (mut one, mut every, mut full) = (Times(vec![]), Times(vec![]), Times(vec![]));
    let (mut hover, mut completion, mut space) = (Times(vec![]), Times(vec![]), Times(vec![]));
    for n in 0..edits {
        let mut text = original.clone();
        text.replace_range(within..within + 1, &(n % 9 + 1).to_string());
        let start = Instant::now();
        host.set_text(&path, text.clone());
        let read = host.analysis();
        read.diagnostics(&path, as_of).unwrap();
        one.0.push(start.elapsed());
        read.all_diagnostics(as_of).unwrap();
        every.0.push(start.elapsed());
        let start = Instant::now();
        read.hover(&path, text.find("legitimate_interest").unwrap(), as_of).unwrap();
        hover.0.push(start.elapsed());
        let start = Instant::now();
        read.completions(&path, text.find("for plan_").unwrap() + 4, as_of).unwrap();
        completion.0.push(start.elapsed());
        drop(read);
        text.insert(within, '\n');
        let start = Instant::now();
        host.set_text(&path, text);
        host.analysis().diagnostics(&path, as_of).unwrap();
        space.0.push(start.elapsed());
    }
    one.show("a keystroke to the diagnostics of its file");
    space.show("a keystroke of white space, likewise");
    every.show("a keystroke to the diagnostics of every file");
    hover.show("hover");
    completion.show("completion");
    let (mut declared, mut declared_all) = (Times(vec![]), Times(vec![]));
    for n in 0..edits.min(10) {
        // What a word means may concern everybody: here all instruments are resolved and judged again.
        let start = Instant::now();
        let other = if n % 2 == 0 { ": performance.contact" } else { ": performance.activity" };
        host.set_text(&path, original.replacen(": performance.activity", other, 1));
        host.analysis().diagnostics(&path, as_of).unwrap();
        declared.0.push(start.elapsed());
        host.analysis().all_diagnostics(as_of).unwrap();
        declared_all.0.push(start.elapsed());
    }
    declared.show("a word that everybody can use means something else: its file");
    declared_all.show("likewise: every file");
    let decide = original.find("decide shift").unwrap();
    let budget = Budget::menu(&|| true);
    host.set_text(&path, original.clone());
    for what in ["verified fixes, the first time", "verified fixes, again"] {
        let start = Instant::now();
        let found = host.analysis().verified_fixes(&path, decide..decide, as_of, Lang::En, &budget).unwrap();
        once(what, start.elapsed());
        println!("{} offered", found.len());
    }
    if let Some(memory) = memory() {
        println!("memory: {memory} MB");
    }
    for _ in 0..3 {
        // New to their database, so that nothing of them is kept; the library, which does not change, is.
        let mut other = Host::new();
        other.analysis().all_diagnostics(as_of).unwrap();
        let start = Instant::now();
        load(&mut other);
        other.analysis().all_diagnostics(as_of).unwrap();
        full.0.push(start.elapsed());
    }
    full.show("the same check with nothing kept but the library");
}
