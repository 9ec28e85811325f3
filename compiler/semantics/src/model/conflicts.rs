//! Answers that contradict each other.

use maatstaf_diagnostics::{Code, texts};

use super::{AnswerModel, Said};
use crate::names::Finding;
use crate::norms::Library;

/// What is wrong with `later` beside `earlier`: two facts that say different things from
/// the same day, or two judgements of equal rank and date that contradict each other.
/// Neither rules then, and what they are about is unknown; somebody has to be told.
pub(crate) fn conflict(library: &Library, earlier: &AnswerModel, later: &AnswerModel) -> Option<Finding> {
    if earlier.on != later.on || !earlier.targets.iter().any(|t| later.targets.contains(t)) {
        return None;
    }
    let place = later.place.clone();
    let (finding, help) = match (&earlier.said, &later.said) {
        (Said::Fact(a, x), Said::Fact(b, y)) if a == b && x != y => {
            let text = texts::conflicting_facts(&library.fact(*a).name);
            (Finding::new(Code::CONFLICTING_FACTS, place, text), texts::help_date_them())
        }
        (Said::Judgement(a, x), Said::Judgement(b, y)) if a == b && x != y && earlier.rank == later.rank => {
            let text = texts::contrary_judgements(&library.judgement(*a).name);
            (Finding::new(Code::CONTRARY_JUDGEMENTS, place, text), texts::help_contrary())
        }
        _ => return None,
    };
    Some(finding.related(earlier.place.clone(), texts::first_here()).help(help))
}
