//! The parts of the specification that are made from the code.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use maatstaf_diagnostics::{Lang, codes_page};
use maatstaf_semantics::hir::Sort;
use maatstaf_semantics::queries;
use maatstaf_semantics::verdicts::Status;

use crate::checks::{Bench, Chain};
use crate::layout;

/// The lines of the part that is called `name`.
pub fn lines(name: &str, bench: &mut Bench) -> Result<Vec<String>, String> {
    let text = match name {
        "grammar" => grammar()?,
        "codes" => codes(),
        "truth tables" => truth_tables(bench)?,
        "clauses" => clauses(bench),
        "vocabulary" => vocabulary(bench),
        "bundle header" => layout::header(),
        "program types" => layout::types()?,
        "program limits" => layout::limits()?,
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

const VALUES: [&str; 3] = ["yes", "unknown", "no"];

/// The tables of the connectives, each entry as the checker reads it in a norm.
fn truth_tables(bench: &mut Bench) -> Result<String, String> {
    let mut text = String::from("\n| `a` | `not a` |\n|---|---|\n");
    for a in VALUES {
        text.push_str(&format!("| {a} | {} |\n", truth_of(bench, "not a", a, "yes")?));
    }
    for operator in ["and", "or", "unless"] {
        text.push_str(&format!("\n| `a {operator} b` | b = yes | b = unknown | b = no |\n|---|---|---|---|\n"));
        for a in VALUES {
            let mut row = Vec::new();
            for b in VALUES {
                row.push(truth_of(bench, &format!("a {operator} b"), a, b)?);
            }
            text.push_str(&format!("| a = {a} | {} |\n", row.join(" | ")));
        }
    }
    text.push('\n');
    Ok(text)
}

/// What a norm that requires `expr` says where `a` and `b` are these.
fn truth_of(bench: &mut Bench, expr: &str, a: &str, b: &str) -> Result<&'static str, String> {
    let given = |name: &str, value: &str| match value {
        "unknown" => String::new(),
        value => format!("    given {name} {value}\n"),
    };
    let policy = format!(
        "fact a of organisation: yes_no\nfact b of organisation: yes_no\n\
         norm sample {{\n    for each organisation o\n    require {expr}\n}}\n\
         organisation bakery {{\n{}{}}}\n\
         instrument clock {{\n    collect attendance about employee for pay at individual keep at most 1 day\n}}\n",
        given("a", a),
        given("b", b)
    );
    let chain = one_file(&policy);
    let (db, project) = bench.open(&chain);
    let report = maatstaf_semantics::report::check(db, project, crate::checks::DATE);
    let [verdict] = report.verdicts.as_slice() else {
        return Err(format!("`{expr}` has {} verdicts", report.verdicts.len()));
    };
    match verdict.status {
        Status::Satisfied => Ok("yes"),
        Status::Open => Ok("unknown"),
        Status::Violated => Ok("no"),
        Status::NotApplicable => Err(format!("`{expr}` does not apply")),
    }
}

fn one_file(policy: &str) -> Chain {
    let lines = policy.lines().map(str::to_owned).collect();
    Chain { files: vec![("policy.maat".to_owned(), lines)], alone: true, ..Chain::default() }
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
            for (title, clause) in
                [("`hidden`", "hidden"), ("`on device`", "on device owned by manager"), ("`in`", "in home")]
            {
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
    let chain = one_file(&policy);
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
