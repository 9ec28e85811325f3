//! When an atom stands: the norms that take it away, as one step function.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use maatstaf_diagnostics::{Text, texts};
use maatstaf_program::ReasonKind;
use maatstaf_semantics::flow::{Atom, World};
use maatstaf_semantics::hir::Strength;
use maatstaf_semantics::names::ConceptId;
use maatstaf_semantics::truth::Steps;
use maatstaf_semantics::verdicts::{Instance, InstanceNorm, Residue, Status, all_of};

use crate::{Checked, Source};

/// An atom, whichever world it is seen from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct AtomKey {
    pub statement: Arc<str>,
    pub object: ConceptId,
    pub worker: ConceptId,
    pub purpose: ConceptId,
    pub recipient: Option<(ConceptId, bool)>,
}

impl AtomKey {
    pub fn of(world: &World, atom: &Atom) -> AtomKey {
        AtomKey {
            statement: world.statement(atom).path.clone(),
            object: atom.object,
            worker: atom.worker,
            purpose: atom.purpose,
            recipient: atom.recipient.map(|r| (r.party, r.of_subject)),
        }
    }
}

/// A reason before it is in the program's table.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Why {
    /// Violated before lapsed before open: the gravest is told.
    pub rank: u8,
    pub kind: Kind,
    pub norm: Option<String>,
    pub cite: Vec<String>,
    pub text: Text,
}

/// As `ReasonKind`, but ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Kind {
    NotStarted,
    Ended,
    Violated,
    Lapsed,
    Open,
    Origin,
}

impl Kind {
    pub fn reason(self) -> ReasonKind {
        match self {
            Kind::NotStarted => ReasonKind::NotStarted,
            Kind::Ended => ReasonKind::Ended,
            Kind::Violated => ReasonKind::NormViolated,
            Kind::Lapsed => ReasonKind::NormLapsed,
            Kind::Open => ReasonKind::NormOpen,
            Kind::Origin => ReasonKind::OriginNotGranted,
        }
    }
}

/// Whether an atom stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Stand {
    Granted,
    Blocked(Why),
    /// It stands where this holds of the request.
    Depends(Residue, Why),
}

/// Both must hold; of two blocks the graver is told.
pub(crate) fn both(a: &Stand, b: &Stand) -> Stand {
    match (a, b) {
        (Stand::Granted, other) | (other, Stand::Granted) => other.clone(),
        (Stand::Blocked(x), Stand::Blocked(y)) => Stand::Blocked(x.min(y).clone()),
        (Stand::Blocked(x), Stand::Depends(..)) | (Stand::Depends(..), Stand::Blocked(x)) => Stand::Blocked(x.clone()),
        (Stand::Depends(r, x), Stand::Depends(s, y)) => {
            Stand::Depends(all_of(vec![r.clone(), s.clone()]), x.min(y).clone())
        }
    }
}

/// Somebody's acceptance of an open norm, with its dates.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Accepted {
    pub why: Why,
    pub from: Option<Date>,
    pub until: Option<Date>,
}

/// What is known of one atom.
#[derive(Debug, Clone)]
pub(crate) struct Standing {
    /// Read at the instant of the act.
    pub at_act: Steps<Stand>,
    /// Read at the instant the record was made.
    pub at_record: Steps<Stand>,
    pub accepted: Vec<Accepted>,
}

impl Default for Standing {
    fn default() -> Self {
        Standing {
            at_act: Steps::constant(Stand::Granted),
            at_record: Steps::constant(Stand::Granted),
            accepted: Vec::new(),
        }
    }
}

/// The standing of every atom of every instrument.
pub(crate) fn standings(source: &Source) -> BTreeMap<AtomKey, Standing> {
    let mut all: BTreeMap<AtomKey, Standing> = BTreeMap::new();
    for checked in &source.checked {
        let world = &checked.world;
        for atom in world.atoms.iter().filter(|a| a.instrument == 0) {
            let standing = all.entry(AtomKey::of(world, atom)).or_default();
            standing.at_act = standing.at_act.zip_with(&running(world), both);
        }
    }
    for checked in &source.checked {
        for instance in checked.verdicts.iter().flat_map(|v| &v.instances) {
            take_away(source, checked, instance, &mut all);
        }
    }
    all
}

/// Blocked before the first day and from the end on.
fn running(world: &World) -> Steps<Stand> {
    let home = &world.instruments[0];
    let why = |kind, date: Date| Why {
        rank: 0,
        kind,
        norm: None,
        cite: Vec::new(),
        text: match kind {
            Kind::NotStarted => texts::not_started(&home.name, &date.to_string()),
            _ => texts::ended(&home.name, &date.to_string()),
        },
    };
    let mut steps = Steps::constant(Stand::Granted);
    if let Some(starts) = home.starts {
        steps = steps.overlay(None, Some(starts), Stand::Blocked(why(Kind::NotStarted, starts)));
    }
    if let Some(ends) = home.ends {
        steps = steps.overlay(Some(ends), None, Stand::Blocked(why(Kind::Ended, ends)));
    }
    steps
}

/// Applies one instance to the atoms that it blocks.
fn take_away(source: &Source, checked: &Checked, instance: &Instance, all: &mut BTreeMap<AtomKey, Standing>) {
    let InstanceNorm::Norm(id) = instance.norm else { return };
    let head = &source.library.norm(id).head;
    if head.strength != Strength::Law {
        return;
    }
    let cite: Vec<String> = head.cite.iter().map(maatstaf_semantics::norms::Cite::shown).collect();
    let shown = cite.first().cloned().unwrap_or_else(|| head.id.to_string());
    let why = |kind| Why {
        rank: 1,
        kind,
        norm: Some(head.id.to_string()),
        cite: cite.clone(),
        text: match kind {
            Kind::Violated => texts::violated(&head.title, &shown),
            Kind::Lapsed => texts::lapsed(&head.title, &shown),
            _ => texts::open(&head.title, &shown),
        },
    };
    let mut satisfied_before = false;
    let mut kinds = Vec::new();
    for segment in instance.status.segments() {
        let kind = if satisfied_before { Kind::Lapsed } else { Kind::Open };
        kinds.push((segment.from, kind));
        satisfied_before |= *segment.value == Status::Satisfied;
    }
    let first = kinds.first().map_or(Kind::Open, |(_, k)| *k);
    let open_kind = Steps::from_steps(first, kinds.into_iter().filter_map(|(d, k)| d.map(|d| (d, k))));
    let steps = instance
        .status
        .zip_with(&instance.residue, |status, residue| (*status, residue.clone()))
        .zip_with(&instance.accepted, |(status, residue), accepted| (*status, residue.clone(), accepted.is_some()))
        .zip_with(&open_kind, |(status, residue, accepted), open| match (status, residue, accepted) {
            (_, Some(residue), false) => Stand::Depends(residue.clone(), why(Kind::Violated)),
            (Status::Violated, _, _) => Stand::Blocked(why(Kind::Violated)),
            (Status::Open, _, false) => Stand::Blocked(why(*open)),
            _ => Stand::Granted,
        });
    let accepted: Vec<Accepted> = instance
        .accepted
        .segments()
        .filter_map(|s| {
            let answer = &checked.world.answers.list[(*s.value)?];
            let who: Vec<String> = answer.by.iter().map(|p| source.terms.concepts.get(*p).name.to_string()).collect();
            let until = answer.until.map(|d| d.to_string()).unwrap_or_default();
            let reason = answer.because.clone().unwrap_or_default();
            let text = texts::accepted(&who.join(", "), &until, &reason);
            Some(Accepted { why: Why { text, ..why(Kind::Open) }, from: s.from, until: s.until })
        })
        .collect();
    for index in &instance.blocked {
        let atom = &checked.world.atoms[*index];
        let Some(standing) = all.get_mut(&AtomKey::of(&checked.world, atom)) else { continue };
        if head.at_collection {
            standing.at_record = standing.at_record.zip_with(&steps, both);
        } else {
            standing.at_act = standing.at_act.zip_with(&steps, both);
        }
        for entry in &accepted {
            if !standing.accepted.contains(entry) {
                standing.accepted.push(entry.clone());
            }
        }
    }
}

/// What the atom's data must have had when the record was made: that all it flows from
/// stood. An atom that uses data and flows from nothing never stands.
pub(crate) fn origin(world: &World, atom: &Atom, all: &BTreeMap<AtomKey, Standing>) -> Option<Steps<Stand>> {
    let uses = !matches!(atom.verb, maatstaf_semantics::hir::Verb::Collect | maatstaf_semantics::hir::Verb::Receive);
    let path = &world.statement(atom).path;
    if uses && atom.from.is_empty() {
        let text = texts::no_granted_origin(path);
        let why = Why { rank: 0, kind: Kind::Origin, norm: None, cite: Vec::new(), text };
        return Some(Steps::constant(Stand::Blocked(why)));
    }
    let mut steps = Steps::constant(Stand::Granted);
    for origin in &atom.origins {
        let key = AtomKey::of(world, &world.atoms[*origin]);
        let Some(standing) = all.get(&key) else { continue };
        let from = &key.statement;
        let at = standing.at_act.zip_with(&standing.at_record, both).map(|stand| tell(stand, from));
        steps = steps.zip_with(&at, both);
    }
    let own =
        all.get(&AtomKey::of(world, atom)).map(|s| s.at_record.clone()).unwrap_or(Steps::constant(Stand::Granted));
    let steps = steps.zip_with(&own, both);
    (steps.as_constant() != Some(&Stand::Granted)).then_some(steps)
}

/// A reason as it reads for what is made of the record.
fn tell(stand: &Stand, from: &str) -> Stand {
    let retell =
        |why: &Why| Why { kind: Kind::Origin, text: texts::origin_not_granted(from, &why.text), ..why.clone() };
    match stand {
        Stand::Granted => Stand::Granted,
        Stand::Blocked(why) => Stand::Blocked(retell(why)),
        Stand::Depends(residue, why) => Stand::Depends(residue.clone(), retell(why)),
    }
}
