//! What a client can have done.

use maatstaf_ide::{Cancelled, status_id as word};
use serde_json::{Value, json};
use tower_lsp_server::ls_types::{self as lsp, Uri};

use crate::convert;
use crate::view::View;

/// How verdicts change over dates. Arguments: the address of a file, and the name of an instrument for that one alone.
pub(crate) const TIMELINE: &str = "maatstaf.timeline";
/// Why verdicts are what they are. Arguments: the address of a file, and a position.
pub(crate) const EXPLAIN: &str = "maatstaf.explainVerdict";
/// Runs a case. Arguments: the address of a file, and the name of the case.
pub(crate) const RUN_CASE: &str = "maatstaf.runCase";

/// Instruments in sentences. Arguments: the address of a file, and a position for the instrument there alone.
pub(crate) const PROSE: &str = "maatstaf.prose";

/// All of them.
pub(crate) const ALL: [&str; 4] = [TIMELINE, EXPLAIN, RUN_CASE, PROSE];

/// The file that the first argument names.
pub(super) fn file(arguments: &[Value]) -> Option<Uri> {
    convert::uri(arguments.first()?.as_str()?)
}

/// Does it; nothing when the arguments do not fit.
pub(super) fn run(view: &View, path: &str, command: &str, arguments: &[Value]) -> Result<Option<Value>, Cancelled> {
    match command {
        TIMELINE => timeline(view, path, arguments.get(1).and_then(Value::as_str)),
        EXPLAIN => {
            let position = arguments.get(1).and_then(|p| serde_json::from_value::<lsp::Position>(p.clone()).ok());
            let offset = view.offset(path, position.unwrap_or_default());
            let found = view.analysis.explain_verdicts(path, offset, view.context.as_of)?;
            Ok(found.map(|text| json!({ "markdown": view.say(&text) })))
        }
        RUN_CASE => match arguments.get(1).and_then(Value::as_str) {
            Some(name) => case(view, path, name),
            None => Ok(None),
        },
        PROSE => {
            let position = arguments.get(1).and_then(|p| serde_json::from_value::<lsp::Position>(p.clone()).ok());
            prose(view, path, position)
        }
        _ => Ok(None),
    }
}

fn prose(view: &View, path: &str, position: Option<lsp::Position>) -> Result<Option<Value>, Cancelled> {
    let offset = position.map(|position| view.offset(path, position));
    let told = view.analysis.prose(path, offset, view.context.as_of)?;
    if told.is_empty() {
        return Ok(None);
    }
    let titles: Vec<String> = told.iter().map(|prose| view.say(&prose.title)).collect();
    let pages: Vec<String> = told.iter().map(|prose| prose.markdown(view.context.lang)).collect();
    Ok(Some(json!({ "title": titles.join(", "), "markdown": pages.join("\n\n") })))
}

fn timeline(view: &View, path: &str, instrument: Option<&str>) -> Result<Option<Value>, Cancelled> {
    let found = view.analysis.timeline(path, instrument)?;
    let date = |date: Option<jiff::civil::Date>| date.map(|date| date.to_string());
    let instruments: Vec<Value> = found
        .iter()
        .map(|timeline| {
            let rows: Vec<Value> = timeline
                .rows
                .iter()
                .map(|row| {
                    let stretches: Vec<Value> = row
                        .stretches
                        .iter()
                        .map(|s| json!({ "from": date(s.from), "until": date(s.until), "verdict": word(s.status) }))
                        .collect();
                    json!({
                        "norm": row.norm,
                        "title": view.say(&row.title),
                        "cite": row.cite,
                        "statements": row.statements,
                        "stretches": stretches,
                    })
                })
                .collect();
            json!({
                "instrument": timeline.instrument,
                "starts": date(timeline.starts),
                "ends": date(timeline.ends),
                "norms": rows,
            })
        })
        .collect();
    Ok(Some(json!({ "as_of": view.context.as_of.to_string(), "instruments": instruments })))
}

fn case(view: &View, path: &str, name: &str) -> Result<Option<Value>, Cancelled> {
    let found = view.analysis.run_case(path, name, |db, project, key| {
        maatstaf_cases::run(db, project, key).map_err(|why| why.to_string())
    })?;
    Ok(found.map(|outcome| {
        let failures: Vec<String> =
            outcome.failures.iter().map(|d| view.say(&d.message)).chain(outcome.broken.iter().cloned()).collect();
        json!({ "case": outcome.name, "passed": failures.is_empty(), "failures": failures })
    }))
}
