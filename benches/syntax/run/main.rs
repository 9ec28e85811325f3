//! Prints how fast a text becomes a tree, next to JSON of the same size read by `serde_json` (no tree of the text) and by
//! `tree-sitter` (a tree of the text), and what one keystroke costs. Times are of the processor, the least of several
//! rounds in one process: the ratios are what counts.

use std::hint::black_box;
use std::time::Duration;

use cpu_time::ThreadTime;
use maatstaf_syntax::{parse_chunk, parse_file, split_items};

/// The least time of `rounds` runs.
fn least<T>(rounds: usize, mut run: impl FnMut() -> T) -> Duration {
    let mut best = Duration::MAX;
    for _ in 0..rounds {
        let begin = ThreadTime::now();
        black_box(run());
        best = best.min(begin.elapsed());
    }
    best
}

fn megabytes_a_second(bytes: usize, time: Duration) -> f64 {
    bytes as f64 / 1e6 / time.as_secs_f64()
}

/// A policy of at least `lines` lines: instruments as people write them, each 31 lines.
fn policy(lines: usize) -> String {
    let mut text = String::from("import nl.avg, nl.wor\n\norganisation warehouse {\n    given employees 340\n}\n\n");
    let mut at = 0;
    while text.lines().count() < lines {
        for _ in 0..20 {
            text.push_str(&instrument(at));
            at += 1;
        }
    }
    text
}

fn instrument(at: usize) -> String {
    format!(
        "/// Matches the orders of day {at} to the people who are there.\n\
         instrument pace_board_{at} \"Tempobord {at}\" version 1 {{\n    controller warehouse\n    starts 2026-11-01\n\n    \
         collect scan_event\n        from scanner\n        about employee, agency_worker\n        \
         for shift_planning\n        basis legitimate_interest\n        at individual\n        keep at most 4 weeks\n\n    \
         derive pick_rate\n        from scan_event\n        using statistics\n        for shift_planning\n        \
         at crew(8)\n\n    // Leads see crews, and nobody sees people.\n    \
         lead_view: show pick_rate to team_lead for shift_planning at crew(8) during working_hours\n\n    \
         never use pick_rate for appraisal\n\n    \
         given dpia on 2026-08-10 see \"DPIA-{at}.pdf\"\n    \
         judged proportionate yes by controller advised dpo on 2026-09-01 until 2027-09-01\n        \
         because \"Team figures suffice; nobody is ranked.\"\n        see \"LIA-2026-{at}.pdf\"\n}}\n\n"
    )
}

/// JSON of at least `bytes` bytes that says much the same.
fn json(bytes: usize) -> String {
    let mut items = Vec::new();
    let mut size = 0;
    while size < bytes {
        let item = format!(
            "  {{\"name\": \"pace_board_{at}\", \"version\": 1, \"collect\": {{\"data\": \"scan_event\", \"from\": \
             \"scanner\", \"about\": [\"employee\", \"agency_worker\"], \"for\": \"shift_planning\", \"keep\": 28}},\n   \
             \"given\": {{\"dpia\": \"2026-08-10\", \"see\": \"DPIA-{at}.pdf\"}}, \"until\": null, \"open\": false}}",
            at = items.len()
        );
        size += item.len() + 2;
        items.push(item);
    }
    format!("[\n{}\n]", items.join(",\n"))
}

fn main() {
    println!("lines | KB | parse ms, MB/s | serde_json MB/s | tree-sitter-json MB/s | parse / tree-sitter | format MB/s | keystroke ms");
    for lines in [500, 5_000, 20_000] {
        let text = policy(lines);
        let parsed = parse_file(&text);
        assert!(parsed.errors().is_empty(), "{:?}", parsed.errors().first());
        let like = json(text.len());
        let parse = least(7, || parse_file(&text));
        let serde = least(7, || serde_json::from_str::<serde_json::Value>(&like));
        let mut parser = tree_sitter::Parser::new();
        if let Err(error) = parser.set_language(&tree_sitter_json::LANGUAGE.into()) {
            println!("tree-sitter-json does not load: {error}");
            return;
        }
        let tree_sitter = least(7, || parser.parse(&like, None));
        let format = least(3, || maatstaf_format::format(&text));
        // A keystroke in an item: the file is cut up again, and the one item parsed.
        let keystroke = least(15, || {
            let chunks = split_items(&text);
            let middle = &chunks[chunks.len() / 2];
            parse_chunk(&text, middle)
        });
        let ours = megabytes_a_second(text.len(), parse);
        let theirs = megabytes_a_second(like.len(), tree_sitter);
        println!(
            "{} | {} | {:.1}, {ours:.1} | {:.1} | {theirs:.1} | {:.2} | {:.1} | {:.2}",
            text.lines().count(),
            text.len() / 1_000,
            parse.as_secs_f64() * 1e3,
            megabytes_a_second(like.len(), serde),
            ours / theirs,
            megabytes_a_second(text.len(), format),
            keystroke.as_secs_f64() * 1e3,
        );
    }
}
