//! The mutants of a library.

use maatstaf_semantics::names::Place;
use maatstaf_semantics::norms::Library;
use maatstaf_semantics::norms::ir::{ExceptionId, Expr, Head, NormId, NormInfo};

use super::change::{self, Change, Part, Shift};

/// What a mutant changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Subject {
    Norm(NormId),
    Exception(ExceptionId),
    Incompatible(usize),
}

/// A library with one change in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mutant {
    /// The package of what is changed; empty for a policy's own.
    pub package: String,
    /// What is changed: `nl.avg.human_intervention`. A declared incompatibility has no name; it is called by its citation.
    pub id: String,
    /// Where it stands.
    pub place: Place,
    /// What is changed in it.
    pub change: Change,
    subject: Subject,
    names: Vec<String>,
}

/// Every mutant of the norms, exceptions and declared incompatibilities, in the order of the library.
pub fn mutants(library: &Library) -> Vec<Mutant> {
    let mut found = Vec::new();
    let dates = |from: bool, until: bool| {
        let shifts =
            |is_there: bool, of: fn(Shift) -> Change| Shift::BOTH.into_iter().filter(move |_| is_there).map(of);
        shifts(from, Change::From).chain(shifts(until, Change::Until))
    };
    for (i, norm) in library.norms.iter().enumerate() {
        let mut changes = vec![Change::NegateRequire];
        if norm.filter != Expr::Const(true) {
            changes.push(Change::DropWhere);
        }
        changes.extend(dates(norm.head.from.is_some(), norm.head.until.is_some()));
        changes.extend(fine(Part::Where, &norm.filter));
        changes.extend(fine(Part::Require, &norm.require));
        found.extend(changes.into_iter().map(|change| of(&norm.head, Subject::Norm(NormId(i as u32)), change)));
    }
    for (i, exception) in library.exceptions.iter().enumerate() {
        let mut changes = vec![Change::Drop];
        changes.extend(dates(exception.head.from.is_some(), exception.head.until.is_some()));
        let above = above(library, ExceptionId(i as u32));
        changes.retain(|change| !is_out_of_reach(*change, &exception.head, &above));
        changes.extend(fine(Part::Require, &exception.condition));
        let subject = Subject::Exception(ExceptionId(i as u32));
        found.extend(changes.into_iter().map(|change| of(&exception.head, subject, change)));
    }
    for (i, item) in library.incompatible.iter().enumerate() {
        let cite = item.cite.first().map(|cite| cite.shown()).unwrap_or_default();
        let changes = [Change::Drop].into_iter().chain(dates(item.from.is_some(), item.until.is_some()));
        // Before every norm that asks for it, a declaration says nothing.
        let is_early = |norm: &&NormInfo| norm.head.from.is_none_or(|from| item.from.is_none_or(|own| from < own));
        let is_heard = library.norms.iter().filter(|norm| asks_incompatible(norm)).any(|norm| is_early(&norm));
        let changes = changes.filter(|change| is_heard || *change != Change::From(Shift::Earlier));
        found.extend(changes.map(|change| Mutant {
            package: item.package.to_string(),
            id: format!("{} incompatible ({cite})", item.package),
            place: item.place.clone(),
            change,
            subject: Subject::Incompatible(i),
            names: Vec::new(),
        }));
    }
    found
}

fn asks_incompatible(norm: &NormInfo) -> bool {
    let mut found = false;
    let mut look = |expr: &Expr| expr.walk(&mut |expr| found |= matches!(expr, Expr::Incompatible(..)));
    look(&norm.filter);
    look(&norm.require);
    found
}

/// What an exception is directly an exception to.
fn above(library: &Library, id: ExceptionId) -> Vec<&Head> {
    let norms = library.norms.iter().filter(|norm| norm.exceptions.contains(&id)).map(|norm| &norm.head);
    let exceptions = library.exceptions.iter().filter(|other| other.exceptions.contains(&id));
    norms.chain(exceptions.map(|other| &other.head)).collect()
}

/// Whether a change only concerns days on which nothing is there to make an exception to: then it changes nothing at all,
/// and nobody could notice it.
fn is_out_of_reach(change: Change, head: &Head, above: &[&Head]) -> bool {
    match change {
        Change::From(Shift::Earlier) => above.iter().all(|other| other.from.is_some() && other.from >= head.from),
        Change::Until(Shift::Later) => above.iter().all(|other| other.until.is_some() && other.until <= head.until),
        _ => false,
    }
}

/// A condition that is alone is `where` or `require` itself.
fn fine(part: Part, expr: &Expr) -> impl Iterator<Item = Change> {
    let count = change::parts(expr);
    (0..count).filter(move |_| count > 1).map(move |i| Change::DropPart(part, i))
}

fn of(head: &Head, subject: Subject, change: Change) -> Mutant {
    let names = [head.id.to_string(), head.name.to_string()];
    Mutant {
        package: head.package.to_string(),
        id: head.id.to_string(),
        place: head.place.clone(),
        change,
        subject,
        names: names.into_iter().chain(head.cite.iter().map(|cite| cite.raw.clone())).collect(),
    }
}

impl Mutant {
    /// Whether people call what is changed so: by name, by package and name, or by a citation.
    pub(super) fn is_called(&self, reference: &str) -> bool {
        self.names.iter().any(|name| name == reference)
    }

    /// The norms whose verdicts can be others.
    pub(super) fn norms(&self, library: &Library) -> Vec<NormId> {
        match self.subject {
            Subject::Norm(id) => vec![id],
            Subject::Exception(id) => library.exception(id).roots.clone(),
            Subject::Incompatible(_) => (0..library.norms.len()).map(|i| NormId(i as u32)).collect(),
        }
    }

    /// `library` with the change in it.
    pub(super) fn applied(&self, library: &Library) -> Library {
        let mut changed = library.clone();
        match self.subject {
            Subject::Norm(id) => {
                let norm = &mut changed.norms[id.0 as usize];
                match self.change {
                    Change::NegateRequire => norm.require = Expr::Not(Box::new(norm.require.clone())),
                    Change::DropWhere => norm.filter = Expr::Const(true),
                    Change::DropPart(Part::Where, i) => norm.filter = change::without(&norm.filter, i),
                    Change::DropPart(Part::Require, i) => norm.require = change::without(&norm.require, i),
                    Change::From(_) | Change::Until(_) | Change::Drop => shift(self.change, &mut norm.head),
                }
            }
            Subject::Exception(id) => match self.change {
                Change::Drop => {
                    // Its name stays, so that `relying on` leads somewhere; it only does nothing any more.
                    changed.norms.iter_mut().for_each(|norm| norm.exceptions.retain(|other| *other != id));
                    changed.exceptions.iter_mut().for_each(|other| other.exceptions.retain(|other| *other != id));
                }
                Change::DropPart(_, i) => {
                    let exception = &mut changed.exceptions[id.0 as usize];
                    exception.condition = change::without(&exception.condition, i);
                }
                _ => shift(self.change, &mut changed.exceptions[id.0 as usize].head),
            },
            Subject::Incompatible(i) => match self.change {
                Change::From(way) => {
                    changed.incompatible[i].from = changed.incompatible[i].from.map(|date| way.of(date));
                }
                Change::Until(way) => {
                    changed.incompatible[i].until = changed.incompatible[i].until.map(|date| way.of(date));
                }
                _ => {
                    changed.incompatible.remove(i);
                }
            },
        }
        changed
    }
}

fn shift(change: Change, head: &mut Head) {
    match change {
        Change::From(way) => head.from = head.from.map(|date| way.of(date)),
        Change::Until(way) => head.until = head.until.map(|date| way.of(date)),
        _ => {}
    }
}
