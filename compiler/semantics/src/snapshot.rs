//! Recorded versions: what an instrument did when somebody consented to it.
//!
//! A consent names the version it was given for. The atoms of that version are kept in
//! a file that is committed beside the policy; a later text is covered exactly when
//! each of its atoms was there, no finer, kept no longer and shown no wider.

use serde::{Deserialize, Serialize};

use crate::flow::{Atom, World};
use crate::hir::{Period, Sort};
use crate::model::{KeepModel, Terms};
use crate::names::ConceptId;
use crate::norms::ir::Level;

/// The version of the file format.
const FORMAT: u32 = 1;

/// A recorded version, as its file has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// The version of this format.
    pub format: u32,
    /// The instrument.
    pub instrument: String,
    /// Its version.
    pub version: i64,
    /// Its atoms, sorted.
    pub atoms: Vec<SnapshotAtom>,
}

/// An atom, with names for ids, and the clauses that a consent is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs, reason = "named as the clauses are")]
pub struct SnapshotAtom {
    pub verb: String,
    pub object: String,
    pub worker: String,
    pub purpose: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recipient: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub from: Vec<String>,
    pub level: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_group: Option<i64>,
    /// Months, days, seconds; nothing when it is kept without end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keep: Option<(i32, i32, i64)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keep_after: Option<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hidden: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effect: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub reviewed: bool,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub and_above: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub using: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shared_in: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_processor: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub during: Option<String>,
    /// Seconds between two times.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub every: Option<i64>,
    /// The condition, in the compiler's own form: it is only ever compared for equality,
    /// so that any change of it asks for consent again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
}

/// Whether a consent for some version covers the current text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CoverageState {
    /// Every current atom was there.
    Covered,
    /// The current text goes further.
    NotCovered,
    /// Nothing was recorded of that version.
    NoSnapshot,
}

/// What is known of one instrument's recorded versions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Coverage {
    states: Vec<(i64, CoverageState)>,
}

impl Coverage {
    /// The state of a version, when something was recorded of it.
    pub fn of(&self, version: i64) -> Option<CoverageState> {
        self.states.iter().find(|(v, _)| *v == version).map(|(_, s)| *s)
    }
}

/// Records the first instrument of `world`.
pub fn record(world: &World, terms: &Terms) -> Snapshot {
    let home = &world.instruments[0];
    let mut atoms: Vec<SnapshotAtom> =
        world.atoms.iter().filter(|a| a.instrument == 0).map(|a| atom(world, terms, a)).collect();
    atoms.sort();
    atoms.dedup();
    Snapshot { format: FORMAT, instrument: home.name.to_string(), version: home.version, atoms }
}

impl Snapshot {
    /// The file's text.
    ///
    /// # Errors
    /// What `serde_json` says, should it ever refuse plain strings and numbers.
    pub fn to_json(&self) -> Result<String, String> {
        serde_json::to_string_pretty(self).map(|text| text + "\n").map_err(|e| e.to_string())
    }

    /// Reads a file.
    ///
    /// # Errors
    /// What is wrong with it, in the words of the JSON reader.
    pub fn from_json(text: &str) -> Result<Snapshot, String> {
        let snapshot: Snapshot = serde_json::from_str(text).map_err(|e| e.to_string())?;
        if snapshot.format != FORMAT {
            return Err(format!("format {} is not {FORMAT}", snapshot.format));
        }
        Ok(snapshot)
    }
}

fn atom(world: &World, terms: &Terms, atom: &Atom) -> SnapshotAtom {
    let name = |id: ConceptId| terms.concepts.get(id).name.to_string();
    let sorted_names = |ids: &[ConceptId]| {
        let mut names: Vec<String> = ids.iter().map(|id| name(*id)).collect();
        names.sort();
        names
    };
    let statement = world.statement(atom);
    let filled = world.filled(atom);
    let mut from: Vec<String> = statement
        .sources
        .iter()
        .chain(&statement.received_from)
        .chain(&statement.from_data)
        .map(|c| name(*c))
        .collect();
    from.sort();
    SnapshotAtom {
        verb: atom.verb.keyword().to_owned(),
        object: name(atom.object),
        worker: name(atom.worker),
        purpose: name(atom.purpose),
        recipient: atom.recipient.map(|r| name(r.party)).or_else(|| statement.with.map(|w| name(w.party))),
        from,
        level: filled.level.map_or(Level::Individual, |l| l.level).word().to_owned(),
        min_group: filled.level.and_then(|l| l.min_group),
        keep: filled.keep.and_then(kept).map(|p| (p.months, p.days, p.seconds)),
        keep_after: filled.keep.and_then(|k| k.after).map(name),
        hidden: statement.hidden,
        effect: statement.effect.map(name),
        by: statement.by.map(name),
        reviewed: statement.review.is_some(),
        and_above: filled.level.is_some_and(|l| l.and_above),
        using: sorted_names(&statement.techniques),
        places: sorted_names(&statement.places),
        device: statement.device.map(name),
        basis: statement.basis.as_ref().map(|b| name(b.concept)),
        shared_in: statement.with.and_then(|w| w.place).map(name),
        as_processor: statement.with.and_then(|w| w.as_processor),
        during: statement.during.map(|hours| terms.hours[hours as usize].name.to_string()),
        every: statement.every.map(Period::approximate_seconds),
        when: statement.when.as_ref().map(|expr| format!("{expr:?}")),
    }
}

fn kept(keep: KeepModel) -> Option<Period> {
    if keep.nothing { Some(Period::default()) } else { keep.most }
}

/// Compares the current text with the recorded versions.
///
/// Gives the coverage, and for each version that does not cover it what is more than
/// was recorded, in the words of the policy.
pub fn compare(world: &World, terms: &Terms, recorded: &[Snapshot]) -> (Coverage, Vec<(i64, Vec<String>)>) {
    let current = record(world, terms);
    let mut coverage = Coverage::default();
    let mut drift = Vec::new();
    for snapshot in recorded.iter().filter(|s| s.instrument == current.instrument) {
        let more: Vec<String> = current
            .atoms
            .iter()
            .filter(|now| !snapshot.atoms.iter().any(|then| covers(terms, then, now)))
            .map(|now| format!("{} {} ({}, {})", now.verb, now.object, now.worker, now.purpose))
            .collect();
        let state = if more.is_empty() { CoverageState::Covered } else { CoverageState::NotCovered };
        coverage.states.push((snapshot.version, state));
        if !more.is_empty() {
            drift.push((snapshot.version, more));
        }
    }
    (coverage, drift)
}

/// Whether what was recorded allows what is done now.
fn covers(terms: &Terms, then: &SnapshotAtom, now: &SnapshotAtom) -> bool {
    let level = |name: &str| Level::from_word(name).unwrap_or(Level::Individual);
    let is_a = |sort: Sort, now: &str, then: &str| {
        let find =
            |name: &str| terms.concepts.iter().find(|(_, c)| c.sort == sort && &*c.name == name).map(|(id, _)| id);
        now == then || matches!((find(now), find(then)), (Some(a), Some(b)) if terms.concepts.is_a(a, b))
    };
    let object = if now.verb == "decide" { Sort::Decision } else { Sort::Data };
    let shorter = |now: Option<(i32, i32, i64)>, then: Option<(i32, i32, i64)>| {
        let seconds = |(months, days, seconds)| Period { months, days, seconds }.approximate_seconds();
        match (now, then) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(now), Some(then)) => seconds(now) <= seconds(then),
        }
    };
    now.verb == then.verb
        && is_a(object, &now.object, &then.object)
        && is_a(Sort::Worker, &now.worker, &then.worker)
        && is_a(Sort::Purpose, &now.purpose, &then.purpose)
        && match (&now.recipient, &then.recipient) {
            (None, _) => true,
            (Some(now), Some(then)) => is_a(Sort::Party, now, then),
            (Some(_), None) => false,
        }
        && now.from.iter().all(|f| then.from.contains(f))
        && level(&now.level) >= level(&then.level)
        && now.min_group.unwrap_or(1) >= then.min_group.unwrap_or(1)
        && shorter(now.keep, then.keep)
        && now.keep_after == then.keep_after
        && (!now.hidden || then.hidden)
        && (now.effect == then.effect || now.effect.as_deref() == Some("minor"))
        && (now.by == then.by || then.by.is_none() && now.by.is_none() || now.by.as_deref() != Some("system"))
        && (now.reviewed || !then.reviewed)
        && (then.and_above || !now.and_above)
        && now.using.iter().all(|t| then.using.contains(t))
        && now.places.iter().all(|p| then.places.contains(p))
        && now.device == then.device
        && now.basis == then.basis
        && now.shared_in == then.shared_in
        && now.as_processor == then.as_processor
        && (then.during.is_none() || now.during == then.during)
        && then.every.is_none_or(|then| now.every.is_some_and(|now| now >= then))
        && (then.when.is_none() || now.when == then.when)
}
