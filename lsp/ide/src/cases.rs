//! Running a case.

use maatstaf_db::{Db, Project};
use maatstaf_diagnostics::Diagnostic;
use maatstaf_semantics::cases::CaseRun;
use maatstaf_semantics::names::ItemKey;
use maatstaf_semantics::{queries, report};
use maatstaf_syntax::ItemKind;

use crate::{Analysis, Cancelled};

/// What came of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseOutcome {
    /// Its name.
    pub name: String,
    /// What did not come out as expected, and what is wrong with its text: nothing when it passed.
    pub failures: Vec<Diagnostic>,
    /// Why it could not be run, which is a defect of the compiler.
    pub broken: Option<String>,
}

impl Analysis {
    /// Runs a case of a file by `run`, which works out its verdicts and its decisions, or says why it cannot. Nothing when
    /// there is no such case. It is handed in, for to run decisions takes a compiler of programs, which no other question
    /// needs.
    pub fn run_case(
        &self,
        path: &str,
        name: &str,
        run: impl FnOnce(&dyn Db, Project, &ItemKey) -> Result<Option<CaseRun>, String>,
    ) -> Result<Option<CaseOutcome>, Cancelled> {
        self.ask(|| {
            let file = self.file(path)?;
            let is_it = |key: &&ItemKey| key.kind == ItemKind::Case && *key.name == *name;
            let key = queries::keys(&self.db, file).iter().find(is_it)?;
            let name = name.to_owned();
            match run(&self.db, self.project, key) {
                Ok(run) => {
                    let failures = run?.findings.iter().map(|f| report::diagnostic(&self.db, f)).collect();
                    Some(CaseOutcome { name, failures, broken: None })
                }
                Err(why) => Some(CaseOutcome { name, failures: Vec::new(), broken: Some(why) }),
            }
        })
    }
}
