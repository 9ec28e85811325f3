//! Verified fixes: small changes that were tried, that help, and that break nothing else.
//!
//! For a norm that is violated or open, small edits are made of what its conditions look at ([`candidates`]): a level, a
//! group, a retention, a review, a purpose, a question that people can answer. Each is applied in a database of its own
//! and checked ([`crate::trial`]). Offered are those after which the norm stands better, no other norm stands worse, and
//! the text has no new problem; what they change is in their title. Nothing is offered that answers a question of fact or
//! judgement in somebody's place: such an answer is laid out for people to complete, and is an error until they have.

mod candidates;
mod levers;

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Date;
use maatstaf_diagnostics::{Fix, Lang, Text};
use maatstaf_semantics::report::VerdictReport;
use maatstaf_semantics::verdicts::Status;
use salsa::Database as _;

use crate::symbol::Scope;
use crate::trial::{Found, Trial};
use crate::{Analysis, Cancelled, FileEdits, TextEdit, texts};

pub(crate) use candidates::{Candidate, period_word as candidates_period};

/// A change that was tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifiedFix {
    /// What it does and what it changes: "Raise the level to `team`: violated → satisfied".
    pub title: Text,
    /// The norm that it helps, by package and name.
    pub norm: String,
    /// The diagnostic that it is for: its place in the file.
    pub span: Range<usize>,
    /// The changes.
    pub edits: FileEdits,
    /// The verdict without it.
    pub before: Status,
    /// The verdict with it.
    pub after: Status,
    /// How many questions are left open with it.
    pub questions_left: usize,
    /// People must complete it: until then the text has an error, and the verdict stays as it is.
    pub to_complete: bool,
    /// The one to take when in doubt: the best for its norm, with nothing left to answer, and it limits what is done
    /// instead of claiming something.
    pub is_preferred: bool,
}

/// How far to search: in steps and not in time, so that one text has the same fixes on every machine.
pub struct Budget<'b> {
    /// The most changes to try. One that several verdicts call for is tried once.
    pub tries: usize,
    /// The most instruments to check, in all tries together: a change of an organisation is checked on all that it has.
    pub checks: usize,
    /// The most changes to offer for one verdict.
    pub offers: usize,
    /// Asked before each try: whether anybody still waits for the answer.
    pub go_on: &'b dyn Fn() -> bool,
}

impl<'b> Budget<'b> {
    /// What an editor's menu is worth.
    pub fn menu(go_on: &'b dyn Fn() -> bool) -> Budget<'b> {
        Budget { tries: 120, checks: 2_400, offers: 5, go_on }
    }

    /// No search: what is known without trying anything.
    pub const fn none() -> Budget<'static> {
        Budget { tries: 0, checks: 0, offers: 0, go_on: &|| false }
    }
}

impl Analysis {
    /// The verified fixes for the verdicts that show in some bytes of a file at `as_of`, the best first. What is inserted
    /// for people to complete is commented in `lang`.
    pub fn verified_fixes(
        &self,
        path: &str,
        range: Range<usize>,
        as_of: Date,
        lang: Lang,
        budget: &Budget<'_>,
    ) -> Result<Vec<VerifiedFix>, Cancelled> {
        self.ask(|| {
            let verdicts = self.unmet_in(path, &range, as_of);
            if verdicts.is_empty() {
                return Vec::new();
            }
            // The search edits the instrument, and the organisation behind it.
            self.try_changes(&self.paths_about(path, &verdicts), as_of, |trial| {
                self.search(trial, &verdicts, as_of, lang, budget)
            })
        })
    }

    /// The verdicts that are violated or open, and whose place in the file meets some bytes.
    fn unmet_in(&self, path: &str, range: &Range<usize>, as_of: Date) -> Vec<(VerdictReport, Scope<'_>)> {
        let Some(file) = self.file(path) else { return Vec::new() };
        let instruments = maatstaf_semantics::queries::keys(&self.db, file)
            .iter()
            .filter(|key| key.kind == maatstaf_syntax::ItemKind::Instrument);
        instruments
            .flat_map(|key| {
                let verdicts = maatstaf_semantics::report::verdicts_of(&self.db, self.project, key.clone(), as_of);
                let unmet = verdicts.iter().filter(|verdict| {
                    let open = matches!(verdict.status, Status::Violated | Status::Open);
                    let meets = verdict
                        .span
                        .as_ref()
                        .is_some_and(|span| span.file == path && span.start <= range.end && range.start <= span.end);
                    open && meets
                });
                let scope = |()| Scope::new(&self.db, self.project, key);
                unmet.map(|verdict| (verdict.clone(), scope(()))).collect::<Vec<_>>()
            })
            .collect()
    }

    /// The files that a search for these verdicts may edit.
    fn paths_about<'p>(&'p self, path: &'p str, verdicts: &[(VerdictReport, Scope<'_>)]) -> Vec<&'p str> {
        let mut paths = vec![path];
        for (_, scope) in verdicts {
            if let Some(organisation) = candidates::organisation_of(scope) {
                paths.push(organisation.item.file.path(&self.db).as_str());
            }
        }
        paths.sort_unstable();
        paths.dedup();
        paths
    }

    /// Tries what could help, for all verdicts in turn: the likeliest change for each, then the next for each. So where the
    /// search ends early, no verdict has used up what there was for the others.
    fn search(
        &self,
        trial: &mut Trial<'_>,
        verdicts: &[(VerdictReport, Scope<'_>)],
        as_of: Date,
        lang: Lang,
        budget: &Budget<'_>,
    ) -> Vec<VerifiedFix> {
        let before = trial.check();
        let mut waiting: Vec<_> = verdicts
            .iter()
            .map(|(verdict, scope)| candidates::of(self, scope, verdict, as_of, lang).into_iter())
            .collect();
        let mut offered: Vec<Vec<(Rank, VerifiedFix)>> = vec![Vec::new(); verdicts.len()];
        // What a change does, it does to every verdict: nothing for one that cannot be applied.
        let mut known: Vec<(FileEdits, Option<Found>)> = Vec::new();
        let (mut tries, mut checks) = (budget.tries, budget.checks);
        'search: loop {
            let mut any = false;
            for (nth, (verdict, _)) in verdicts.iter().enumerate() {
                let Some(candidate) = waiting[nth].next() else { continue };
                any = true;
                let at = match known.iter().position(|(edits, _)| *edits == candidate.tried) {
                    Some(at) => at,
                    None => {
                        // An edit of the texts that all this is about makes it out of date.
                        self.db.unwind_if_revision_cancelled();
                        let cost = trial.cost();
                        if tries == 0 || checks < cost || !(budget.go_on)() {
                            break 'search;
                        }
                        (tries, checks) = (tries - 1, checks - cost);
                        let found = self.applied(&candidate.tried).map(|texts| trial.after(&texts));
                        known.push((candidate.tried.clone(), found));
                        known.len() - 1
                    }
                };
                if let Some(after) = &known[at].1
                    && let Some((rank, fix)) = judge(&before, after, verdict, candidate)
                    && offered[nth].iter().all(|(_, other)| other.edits != fix.edits)
                {
                    offered[nth].push((rank, fix));
                }
            }
            if !any {
                break;
            }
        }
        offered
            .into_iter()
            .flat_map(|mut fixes| {
                fixes.sort_by(|a, b| a.0.cmp(&b.0));
                let best = |(nth, (_, fix)): (usize, (Rank, VerifiedFix))| VerifiedFix {
                    is_preferred: nth == 0 && fix.is_preferred,
                    ..fix
                };
                fixes.into_iter().take(budget.offers).enumerate().map(best)
            })
            .collect()
    }

    /// The texts of the files after some edits, by the mechanism that applies the fixes of diagnostics.
    pub(crate) fn applied(&self, edits: &FileEdits) -> Option<Vec<(String, String)>> {
        edits
            .iter()
            .map(|(path, edits)| {
                let text = self.text(path)?;
                let fix = edits.iter().fold(Fix::new(Text::default()), |fix, edit| {
                    fix.replace(path.as_str(), edit.range.clone(), edit.text.as_str())
                });
                Some((path.clone(), fix.apply(path, text)?))
            })
            .collect()
    }
}

/// What makes one fix better than another: what is smaller is better.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    status: Status,
    questions: usize,
    /// A change of the policy itself goes before what people have to answer first.
    to_complete: bool,
    /// How many other verdicts are better too, the most first.
    others: std::cmp::Reverse<usize>,
    /// How much it changes.
    size: usize,
}

/// Whether a change that was tried is worth offering, and how good it is.
fn judge(before: &Found, after: &Found, verdict: &VerdictReport, candidate: Candidate) -> Option<(Rank, VerifiedFix)> {
    if before.is_broken_by(after) {
        return None;
    }
    let was = before.worst(&verdict.norm, &verdict.instrument, &verdict.statements)?;
    let now = after.worst(&verdict.norm, &verdict.instrument, &verdict.statements);
    let (status, questions) = now.map_or((Status::NotApplicable, 0), |now| (now.status, now.questions));
    if (status, questions) >= (was.status, was.questions) {
        return None;
    }
    let change = texts::change(&status_word(was.status), &status_word(status));
    let change = match (status, questions) {
        (Status::Open, left) => texts::questions_left(&change, left),
        _ => change,
    };
    let others = before.bettered_in(after).saturating_sub(1);
    let change = if others > 0 { texts::others_too(&change, others) } else { change };
    let title = if candidate.to_complete {
        texts::fix_to_complete(&candidate.what, &change)
    } else {
        texts::fix_title(&candidate.what, &change)
    };
    let size = candidate.edits.values().flatten().map(|edit| edit.range.len() + edit.text.len()).sum();
    let rank = Rank { status, questions, to_complete: candidate.to_complete, others: std::cmp::Reverse(others), size };
    let span = verdict.span.as_ref().map(|span| span.range()).unwrap_or_default();
    let fix = VerifiedFix {
        title,
        norm: verdict.norm.clone(),
        span,
        edits: candidate.edits,
        before: was.status,
        after: status,
        questions_left: questions,
        to_complete: candidate.to_complete,
        is_preferred: !candidate.claims && questions == 0,
    };
    Some((rank, fix))
}

pub(crate) fn status_word(status: Status) -> Text {
    match status {
        Status::Violated => maatstaf_diagnostics::texts::word_violated(),
        Status::Open => maatstaf_diagnostics::texts::word_open(),
        Status::Satisfied => maatstaf_diagnostics::texts::word_satisfied(),
        Status::NotApplicable => maatstaf_diagnostics::texts::word_not_applicable(),
    }
}

/// One edit of one file.
pub(crate) fn one_edit(path: &str, range: Range<usize>, text: impl Into<String>) -> FileEdits {
    BTreeMap::from([(path.to_owned(), vec![TextEdit { range, text: text.into() }])])
}
