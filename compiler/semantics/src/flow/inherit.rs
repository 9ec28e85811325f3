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
    /// Statements whose data it may use directly, as far as the two were understood; one
    /// of them is damaged.
    pub maybe: Vec<usize>,
    /// The keywords of what would come along with the data from a statement that is
    /// damaged and may well say it.
    pub unsure: Vec<&'static str>,
}

impl Effective {
    /// Whether nothing in the policy makes the data that `statement`, its own, uses.
    pub(crate) fn is_rootless(&self, statement: &StatementModel) -> bool {
        let makes = matches!(statement.verb(), Some(Verb::Collect | Verb::Receive));
        !makes && self.from.is_empty() && self.maybe.is_empty()
    }
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

/// Whether data made by `maker` may be used by `user`, for all that was understood of two
/// statements one of which is damaged.
fn may_feed(concepts: &Concepts, maker: &StatementModel, user: &StatementModel) -> bool {
    if !(maker.damaged || user.damaged) || !maker.verb().is_some_and(Verb::produces) {
        return false;
    }
    let used = match user.verb() {
        Some(Verb::Derive | Verb::Decide) => user.knows("from"),
        Some(Verb::Show | Verb::Share | Verb::Retain) => user.knows(""),
        _ => return false,
    };
    !used || !maker.knows("") || feeds(concepts, maker, user)
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
                    maybe: Vec::new(),
                    unsure: Vec::new(),
                });
            }
        }
    }
    let model = |e: &Effective| &instruments[e.instrument].statements[e.statement];
    let reach = reach(instruments);
    for user in 0..all.len() {
        let makers = |feeds: fn(&Concepts, &StatementModel, &StatementModel) -> bool| -> Vec<usize> {
            (0..all.len())
                .filter(|maker| {
                    *maker != user
                        && reach[all[*maker].instrument][all[user].instrument]
                        && feeds(concepts, model(&all[*maker]), model(&all[user]))
                })
                .collect()
        };
        let (from, mut maybe) = (makers(feeds), makers(may_feed));
        maybe.retain(|maker| !from.contains(maker));
        (all[user].from, all[user].maybe) = (from, maybe);
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
        let (mut workers, unsure) = look_back(all, i, "about", model, &|e| model(e).workers.clone());
        workers.sort_unstable();
        workers.dedup();
        filled.workers = workers;
        filled.unsure.extend(unsure);
    }
    if filled.level.is_none() {
        if statement.verb() == Some(Verb::Decide) {
            filled.level =
                Some(LevelModel { level: Level::Individual, grouping: None, min_group: None, and_above: false });
        } else {
            let (levels, unsure) = look_back(all, i, "at", model, &|e| e.level.map(|l| vec![l]));
            let finest = levels.into_iter().min_by_key(|l| (l.level, l.min_group.unwrap_or(0), l.grouping));
            // A statement that was not understood may be finer.
            filled.level = finest.filter(|_| unsure.is_none());
            filled.unsure.extend(unsure);
        }
    }
    if filled.keep.is_none() {
        let (keeps, unsure) = look_back(all, i, "keep", model, &|e| e.keep.map(|k| vec![k]));
        let shortest = keeps.into_iter().min_by_key(|k| {
            let most = k.most.map_or(i64::MAX, crate::hir::Period::approximate_seconds);
            (!k.nothing, most, k.after.is_some())
        });
        filled.keep = shortest.filter(|_| unsure.is_none());
        filled.unsure.extend(unsure);
    }
    filled
}

/// Collects what the nearest statements that say something say, along every path
/// back; a circle of derivations is walked once. The `keyword` comes along when a
/// statement on the way is damaged and may say it after all.
fn look_back<'m, T>(
    all: &[Effective],
    i: usize,
    keyword: &'static str,
    model: &impl Fn(&Effective) -> &'m StatementModel,
    said: &impl Fn(&Effective) -> Option<Vec<T>>,
) -> (Vec<T>, Option<&'static str>) {
    let mut found = Vec::new();
    let mut unsure = None;
    let mut seen = vec![i];
    let mut stack: Vec<usize> = all[i].from.iter().chain(&all[i].maybe).copied().collect();
    while let Some(at) = stack.pop() {
        if seen.contains(&at) {
            continue;
        }
        seen.push(at);
        if !model(&all[at]).knows(keyword) {
            unsure = Some(keyword);
        }
        match said(&all[at]) {
            Some(values) => found.extend(values),
            None => stack.extend(all[at].from.iter().chain(&all[at].maybe)),
        }
    }
    (found, unsure)
}

fn report(statement: &StatementModel, effective: &Effective, findings: &mut Vec<Finding>) {
    if statement.damaged {
        return;
    }
    let Some(verb) = statement.verb() else { return };
    if effective.is_rootless(statement) {
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
        // What could not be read may well say it.
        if lacks && !effective.unsure.contains(&keyword) {
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
