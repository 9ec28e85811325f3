//! The parts of the specification that are made from the code.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use maatstaf_diagnostics::{Lang, codes_page};
use maatstaf_semantics::hir::Sort;
use maatstaf_semantics::queries;
use maatstaf_semantics::truth::Kleene;

use crate::checks::{Bench, Chain};

/// The lines of the part that is called `name`.
pub fn lines(name: &str, bench: &mut Bench) -> Result<Vec<String>, String> {
    let text = match name {
        "grammar" => grammar()?,
        "codes" => codes(),
        "truth tables" => truth_tables(),
        "clauses" => clauses(bench),
        "vocabulary" => vocabulary(bench),
        other => return Err(format!("nobody knows how to make `{other}`")),
    };
    Ok(text.lines().map(str::to_owned).collect())
}

fn grammar() -> Result<String, String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../compiler/syntax/src/maatstaf.pest");
    let grammar = fs::read_to_string(path).map_err(|e| e.to_string())?;
    Ok(format!("\n```pest\n{}\n```\n", grammar.trim_end()))
}

fn codes() -> String {
    // The page begins with a heading of its own; the chapter has one already.
    let page = codes_page(Lang::En);
    page.split_once('\n').map_or(String::new(), |(_, rest)| rest.to_owned())
}

const VALUES: [(Kleene, &str); 3] = [(Kleene::Yes, "yes"), (Kleene::Unknown, "unknown"), (Kleene::No, "no")];

fn word(value: Kleene) -> &'static str {
    VALUES.iter().find(|(v, _)| *v == value).map_or("", |(_, word)| word)
}

fn truth_tables() -> String {
    let mut text = String::from("\n| `a` | `not a` |\n|---|---|\n");
    for (a, name) in VALUES {
        text.push_str(&format!("| {name} | {} |\n", word(a.not())));
    }
    // `A unless B` takes A where B is not established: an unknown B leaves A standing.
    let unless = |a: Kleene, b: Kleene| if b == Kleene::Yes { Kleene::No } else { a };
    type Table = (&'static str, fn(Kleene, Kleene) -> Kleene);
    let tables: [Table; 3] = [("and", Kleene::and), ("or", Kleene::or), ("unless", unless)];
    for (operator, of) in tables {
        text.push_str(&format!("\n| `a {operator} b` | b = yes | b = unknown | b = no |\n|---|---|---|---|\n"));
        for (a, name) in VALUES {
            let row: Vec<&str> = VALUES.iter().map(|(b, _)| word(of(a, *b))).collect();
            text.push_str(&format!("| a = {name} | {} |\n", row.join(" | ")));
        }
    }
    text.push('\n');
    text
}

const VERBS: [&str; 7] = ["collect", "receive", "derive", "show", "share", "decide", "retain"];

/// A clause as it is written, by its keyword.
const CLAUSES: [(&str, &str); 19] = [
    ("`from`", "from {from}"),
    ("`about`", "about employee"),
    ("`for`", "for direct.planning"),
    ("`basis`", "basis legitimate_interest"),
    ("`relying on`", "relying on some_exception"),
    ("`at`", "at individual"),
    ("`keep`", "keep at most 4 weeks"),
    ("`hold for claim`", "hold for claim"),
    ("`using`", "using statistics"),
    ("`to`", "to manager"),
    ("`with`", "with manager"),
    ("`during`", "during office_hours"),
    ("`every`", "every 15 minutes"),
    ("`when`", "when some_context"),
    ("`effect`", "effect significant"),
    ("`by`", "by system"),
    ("`review`", "review { by manager }"),
    ("`hidden`, `on device`, `in`", "hidden"),
    ("`except to`", "except to subject"),
];

/// Which clause may stand with which verb, asked of the checker itself.
fn clauses(bench: &mut Bench) -> String {
    let mut text = format!("\n| clause | {} | `never` |\n|---|", VERBS.map(|v| format!("`{v}`")).join(" | "));
    text.push_str(&"---|".repeat(VERBS.len() + 1));
    text.push('\n');
    let mut rows: Vec<(String, &str)> = Vec::new();
    for (title, clause) in CLAUSES {
        if title.contains("hidden") {
            for (title, clause) in [("`hidden`", "hidden"), ("`on device`", "on device owned by manager"), ("`in`", "in home")] {
                rows.push((title.to_owned(), clause));
            }
        } else {
            rows.push((title.to_owned(), clause));
        }
    }
    for (title, clause) in rows {
        let mut row = vec![title];
        for verb in VERBS.into_iter().chain(["never"]) {
            row.push(if fits(bench, verb, clause) { "yes" } else { "–" }.to_owned());
        }
        text.push_str(&format!("| {} |\n", row.join(" | ")));
    }
    text.push('\n');
    text
}

fn fits(bench: &mut Bench, verb: &str, clause: &str) -> bool {
    let object = if verb == "decide" { "pay" } else { "performance.pace" };
    let from = match verb {
        "collect" => "scanner",
        "receive" => "manager",
        _ => "performance.pace",
    };
    let statement = match verb {
        "never" => "never show performance.pace".to_owned(),
        verb => format!("{verb} {object}"),
    };
    let clause = clause.replace("{from}", from);
    let policy = format!("instrument sample {{\n    {statement}\n        {clause}\n}}\n");
    let chain = Chain {
        files: vec![("policy.maat".to_owned(), policy.lines().map(str::to_owned).collect())],
        alone: true,
        ..Chain::default()
    };
    let (db, project) = bench.open(&chain);
    !maatstaf_semantics::report::source_diagnostics(db, project)
        .iter()
        .any(|d| d.code == maatstaf_diagnostics::Code::CLAUSE_NOT_HERE)
}

/// The concepts of the vocabulary that are a kind of nothing, by sort.
fn vocabulary(bench: &mut Bench) -> String {
    let (db, project) = bench.open(&Chain { alone: true, ..Chain::default() });
    let terms = queries::terms(db, project).0;
    let mut sorts: BTreeMap<Sort, (usize, Vec<String>)> = BTreeMap::new();
    for (_, concept) in terms.concepts.iter() {
        let entry = sorts.entry(concept.sort).or_default();
        entry.0 += 1;
        if concept.parents.is_empty() {
            entry.1.push(format!("`{}`", concept.name));
        }
    }
    let mut text = String::from("\n| sort | concepts | those that are a kind of nothing else |\n|---|---|---|\n");
    for (sort, (count, roots)) in sorts {
        text.push_str(&format!("| `{}` | {count} | {} |\n", sort.keyword(), roots.join(", ")));
    }
    text.push('\n');
    text
}
