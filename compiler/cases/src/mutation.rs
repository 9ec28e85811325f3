//! Mutation of a library of norms: would anybody notice?
//!
//! A norm is changed in one place (its requirement negated, its condition dropped, an exception taken away, a date moved
//! by a month), and the cases are run again. A change that makes no case fail is a *survivor*: nothing holds that part of
//! the norm in place. Whether a norm says what the law says, no machine can tell; that its cases would notice if it said
//! something else, this can.
//!
//! The change is made to the compiled norm, and not to its text. It then needs no parsing, and every mutant is a norm that
//! can be read: none is killed by a mistake in its grammar, or by a `relying on` that no longer leads anywhere.

mod change;
mod mutants;

pub use change::{Change, Part, Shift};
pub use mutants::{Mutant, mutants};

use std::sync::Arc;

use maatstaf_db::{Db, Project};
use maatstaf_runtime::LoadError;
use maatstaf_semantics::cases::CaseRun;
use maatstaf_semantics::hir::{Expect, ItemBody};
use maatstaf_semantics::model::Terms;
use maatstaf_semantics::names::ItemKey;
use maatstaf_semantics::norms::Library;
use maatstaf_semantics::norms::ir::NormId;
use maatstaf_semantics::queries;
use maatstaf_semantics::verdicts::evaluate_norm;

/// Cases that pass, to be held against mutants.
pub struct Suite<'db> {
    db: &'db dyn Db,
    project: Project,
    terms: Arc<Terms>,
    library: Arc<Library>,
    cases: Vec<Ready>,
    /// Cases that fail without any change. They tell nothing, and are left out.
    pub failing: Vec<ItemKey>,
}

/// A case as it runs without a change.
struct Ready {
    key: ItemKey,
    run: CaseRun,
    /// What it expects a verdict of, as written.
    references: Vec<String>,
}

impl<'db> Suite<'db> {
    /// Runs the cases once, as they are.
    ///
    /// # Errors
    /// When the runtime refuses the program of a case, which is a defect of the compiler.
    pub fn new(
        db: &'db dyn Db,
        project: Project,
        keys: impl IntoIterator<Item = ItemKey>,
    ) -> Result<Suite<'db>, LoadError> {
        let (terms, library) = (queries::terms(db, project).0, queries::library(db, project));
        let mut suite = Suite { db, project, terms, library, cases: Vec::new(), failing: Vec::new() };
        for key in keys {
            match crate::run(db, project, &key)? {
                Some(run) if run.findings.is_empty() => {
                    let references = references(db, &key);
                    suite.cases.push(Ready { key, run, references });
                }
                // One that cannot be read at all does not pass either.
                _ => suite.failing.push(key),
            }
        }
        Ok(suite)
    }

    /// The norms that the mutants are of.
    pub fn library(&self) -> &Library {
        &self.library
    }

    /// How many cases pass without a change.
    pub fn len(&self) -> usize {
        self.cases.len()
    }

    /// Whether no case passes: then every mutant survives.
    pub fn is_empty(&self) -> bool {
        self.cases.is_empty()
    }

    /// The first case that fails by the changed norm; nothing when the mutant survives.
    ///
    /// # Errors
    /// When the runtime refuses the program of a case, which is a defect of the compiler.
    pub fn killer(&self, mutant: &Mutant) -> Result<Option<&ItemKey>, LoadError> {
        let changed = Arc::new(mutant.applied(&self.library));
        let norms = mutant.norms(&self.library);
        // Those that speak of the norm come first: most mutants fall there.
        let (near, far): (Vec<&Ready>, Vec<&Ready>) = self.cases.iter().partition(|case| case.names(mutant));
        for case in near.into_iter().chain(far) {
            if !self.concerns(case, mutant, &changed, &norms) {
                continue;
            }
            let run = crate::run_against(self.db, self.project, &case.key, &self.terms, &changed)?;
            if run.is_some_and(|run| !run.findings.is_empty()) {
                return Ok(Some(&case.key));
            }
        }
        Ok(None)
    }

    /// Whether the change gives the case any other verdict. Its decisions follow from its verdicts, so a case whose verdicts
    /// are the same on all dates cannot fail.
    fn concerns(&self, case: &Ready, mutant: &Mutant, changed: &Arc<Library>, norms: &[NormId]) -> bool {
        let own;
        // A case that declares words of its own has a library of its own on top.
        let changed: &Library = if Arc::ptr_eq(&case.run.library, &self.library) {
            changed
        } else {
            own = mutant.applied(&case.run.library);
            &own
        };
        case.run.worlds.iter().any(|world| {
            norms.iter().any(|id| {
                let verdicts = |library| evaluate_norm(&world.world, &case.run.terms, library, *id);
                verdicts(&case.run.library) != verdicts(changed)
            })
        })
    }
}

impl Ready {
    fn names(&self, mutant: &Mutant) -> bool {
        self.references.iter().any(|reference| mutant.is_called(reference))
    }
}

fn references(db: &dyn Db, key: &ItemKey) -> Vec<String> {
    let ItemBody::Case(case) = &queries::item_of(db, key).body else { return Vec::new() };
    let named = case.expects.iter().flat_map(|expect| match &expect.value {
        Expect::Verdict { references, .. } => references.as_slice(),
        Expect::Only | Expect::Decision(_) => &[],
    });
    named.map(|name| name.value.clone()).collect()
}

#[cfg(test)]
mod tests;
