//! What silence means: `about`, `at` and `keep` come along with the data.

use maatstaf_diagnostics::{Code, texts};

use crate::hir::Verb;
use crate::model::{InstrumentModel, KeepModel, LevelModel, StatementModel};
use crate::names::{ConceptId, Concepts, Finding};
use crate::norms::ir::Level;

/// A statement with its silences filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effective {
    /// The instrument, by position in the world.
    pub instrument: usize,
    /// The statement, by position in its instrument.
    pub statement: usize,
    /// The kinds of worker.
    pub workers: Vec<ConceptId>,
    /// The level.
    pub level: Option<LevelModel>,
    /// The retention.
    pub keep: Option<KeepModel>,
    /// Statements whose data it uses directly, by position among the effective ones.
    pub from: Vec<usize>,
}

/// The data that a statement uses.
pub(crate) fn inputs(statement: &StatementModel) -> &[ConceptId] {
    match statement.verb() {
        Some(Verb::Derive | Verb::Decide) => &statement.from_data,
        Some(Verb::Show | Verb::Share | Verb::Retain) => &statement.objects,
        _ => &[],
    }
}

/// The data that a statement makes.
pub(crate) fn outputs(statement: &StatementModel) -> &[ConceptId] {
    match statement.verb() {
        Some(verb) if verb.produces() => &statement.objects,
        _ => &[],
    }
}

/// Whether data move freely between two instruments: one organisation is a controller
/// of both. `a` may be `b`.
pub(crate) fn connected(a: &InstrumentModel, b: &InstrumentModel) -> bool {
    let controllers = |i: &InstrumentModel| i.controller.iter().chain(&i.jointly).cloned().collect::<Vec<_>>();
    a.name == b.name || controllers(a).iter().any(|c| controllers(b).contains(c))
}

/// Whether data made by `maker` are used by `user`.
pub(crate) fn feeds(concepts: &Concepts, maker: &StatementModel, user: &StatementModel) -> bool {
    outputs(maker).iter().any(|made| inputs(user).iter().any(|used| concepts.overlap(*made, *used)))
}

/// [`connected`] for every pair of instruments, by position.
pub(crate) fn reach(instruments: &[&InstrumentModel]) -> Vec<Vec<bool>> {
    instruments.iter().map(|a| instruments.iter().map(|b| connected(a, b)).collect()).collect()
}

/// Fills in every statement of every instrument. Findings concern the first
/// instrument only: the others report their own.
pub(crate) fn fill_in(concepts: &Concepts, instruments: &[&InstrumentModel]) -> (Vec<Effective>, Vec<Finding>) {
    let mut all: Vec<Effective> = Vec::new();
    for (i, instrument) in instruments.iter().enumerate() {
        for (s, statement) in instrument.statements.iter().enumerate() {
            if statement.verb().is_some() {
                all.push(Effective {
                    instrument: i,
                    statement: s,
                    workers: statement.workers.clone().unwrap_or_default(),
                    level: statement.level,
                    keep: statement.keep,
                    from: Vec::new(),
                });
            }
        }
    }
    let model = |e: &Effective| &instruments[e.instrument].statements[e.statement];
    let reach = reach(instruments);
    for user in 0..all.len() {
        all[user].from = (0..all.len())
            .filter(|maker| {
                *maker != user
                    && reach[all[*maker].instrument][all[user].instrument]
                    && feeds(concepts, model(&all[*maker]), model(&all[user]))
            })
            .collect();
    }
    let filled: Vec<Effective> = (0..all.len()).map(|i| fill(&all, i, &model)).collect();
    let mut findings = Vec::new();
    for effective in filled.iter().filter(|e| e.instrument == 0) {
        report(model(effective), effective, &mut findings);
    }
    (filled, findings)
}

/// Fills in one statement by looking back along the flow until something is said.
fn fill<'m>(all: &[Effective], i: usize, model: &impl Fn(&Effective) -> &'m StatementModel) -> Effective {
    let mut filled = all[i].clone();
    let statement = model(&all[i]);
    if statement.workers.is_none() {
        let mut workers = look_back(all, i, &|e| model(e).workers.clone());
        workers.sort_unstable();
        workers.dedup();
        filled.workers = workers;
    }
    if filled.level.is_none() {
        filled.level = if statement.verb() == Some(Verb::Decide) {
            Some(LevelModel { level: Level::Individual, grouping: None, min_group: None, and_above: false })
        } else {
            look_back(all, i, &|e| e.level.map(|l| vec![l]))
                .into_iter()
                .min_by_key(|l| (l.level, l.min_group.unwrap_or(0), l.grouping))
        };
    }
    if filled.keep.is_none() {
        filled.keep = look_back(all, i, &|e| e.keep.map(|k| vec![k])).into_iter().min_by_key(|k| {
            let most = k.most.map_or(i64::MAX, crate::hir::Period::approximate_seconds);
            (!k.nothing, most, k.after.is_some())
        });
    }
    filled
}

/// Collects what the nearest statements that say something say, along every path
/// back; a circle of derivations is walked once.
fn look_back<T>(all: &[Effective], i: usize, said: &impl Fn(&Effective) -> Option<Vec<T>>) -> Vec<T> {
    let mut found = Vec::new();
    let mut seen = vec![i];
    let mut stack = all[i].from.clone();
    while let Some(at) = stack.pop() {
        if seen.contains(&at) {
            continue;
        }
        seen.push(at);
        match said(&all[at]) {
            Some(values) => found.extend(values),
            None => stack.extend(&all[at].from),
        }
    }
    found
}

fn report(statement: &StatementModel, effective: &Effective, findings: &mut Vec<Finding>) {
    if statement.damaged {
        return;
    }
    let Some(verb) = statement.verb() else { return };
    let collects = matches!(verb, Verb::Collect | Verb::Receive);
    if !collects && effective.from.is_empty() {
        findings.push(
            Finding::new(Code::NO_ORIGIN, statement.place.clone(), texts::no_origin(&statement.path))
                .help(texts::help_no_origin()),
        );
        return;
    }
    let lacking = [
        ("about", effective.workers.is_empty()),
        ("at", effective.level.is_none()),
        ("keep", effective.keep.is_none() && verb != Verb::Decide && verb != Verb::Show),
    ];
    for (keyword, lacks) in lacking {
        if lacks {
            findings.push(
                Finding::new(
                    Code::NOTHING_TO_INHERIT,
                    statement.place.clone(),
                    texts::nothing_to_inherit(keyword, &statement.path),
                )
                .help(texts::help_add_clause(keyword)),
            );
        }
    }
}
