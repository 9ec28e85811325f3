//! Which answer rules when.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::hir::ValueType;
use crate::model::{AnswerModel, FactValue, InstrumentModel, Said, TargetKey};
use crate::norms::Library;
use crate::norms::ir::{FactId, JudgementId, NormId};
use crate::truth::Steps;

/// All answers of a world, with for each question the step function of the answer
/// in force.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AnswerTable {
    /// The answers.
    pub list: Vec<AnswerModel>,
    facts: BTreeMap<(FactId, TargetKey), Steps<Option<usize>>>,
    judgements: BTreeMap<(JudgementId, Vec<TargetKey>), Steps<Option<usize>>>,
}

impl AnswerTable {
    /// The answer to a fact's question over dates, by position in [`Self::list`].
    pub fn fact(&self, fact: FactId, target: &TargetKey) -> Option<&Steps<Option<usize>>> {
        self.facts.get(&(fact, target.clone()))
    }

    /// The judgement in force over dates, by position in [`Self::list`]; nothing
    /// where none is, or where two of equal rank and date contradict each other.
    pub fn judgement(&self, judgement: JudgementId, targets: &[TargetKey]) -> Option<&Steps<Option<usize>>> {
        self.judgements.get(&(judgement, targets.to_vec()))
    }

    /// Every date on which what is known changes.
    pub fn dates(&self) -> impl Iterator<Item = Date> + '_ {
        self.list.iter().flat_map(|answer| {
            let value = match &answer.said {
                Said::Fact(_, FactValue::Date(date)) => Some(*date),
                Said::Fact(_, FactValue::Consent { on, .. }) => *on,
                _ => None,
            };
            [answer.on, answer.until, value].into_iter().flatten()
        })
    }

    /// The answers that accept that `norm` is open, for one of these targets.
    pub fn acceptances<'a>(&'a self, norm: NormId, targets: &'a [TargetKey]) -> impl Iterator<Item = &'a AnswerModel> {
        self.list.iter().filter(move |answer| {
            matches!(&answer.said, Said::Accept(norms) if norms.contains(&norm))
                && answer.targets.iter().any(|t| t.iter().all(|key| targets.contains(key)))
        })
    }
}

/// Orders the answers into timelines.
pub fn answer_timelines(library: &Library, instruments: &[&InstrumentModel], list: Vec<AnswerModel>) -> AnswerTable {
    let mut facts: BTreeMap<(FactId, TargetKey), Vec<usize>> = BTreeMap::new();
    let mut judgements: BTreeMap<(JudgementId, Vec<TargetKey>), Vec<usize>> = BTreeMap::new();
    for (i, answer) in list.iter().enumerate() {
        for tuple in &answer.targets {
            for tuple in expand(instruments, tuple) {
                match &answer.said {
                    Said::Fact(id, _) | Said::FactNotApplicable(id) => {
                        if let [key] = tuple.as_slice() {
                            facts.entry((*id, key.clone())).or_default().push(i);
                        }
                    }
                    Said::Judgement(id, _) | Said::JudgementNotApplicable(id) => {
                        judgements.entry((*id, tuple)).or_default().push(i);
                    }
                    Said::Accept(_) => {}
                }
            }
        }
    }
    let facts = facts
        .into_iter()
        .map(|((id, key), answers)| {
            let steps = fact_steps(library.fact(id).ty, &list, answers);
            ((id, key), steps)
        })
        .collect();
    let judgements = judgements.into_iter().map(|(key, answers)| (key, judgement_steps(&list, &answers))).collect();
    AnswerTable { list, facts, judgements }
}

/// "Every statement of the instrument" as one tuple for each.
fn expand(instruments: &[&InstrumentModel], tuple: &[TargetKey]) -> Vec<Vec<TargetKey>> {
    let [TargetKey::EveryStatement(name)] = tuple else { return vec![tuple.to_vec()] };
    instruments
        .iter()
        .filter(|i| i.name == *name)
        .flat_map(|i| i.statements.iter())
        .filter(|s| s.verb().is_some())
        .map(|s| vec![TargetKey::Statement(s.path.clone())])
        .collect()
}

/// A later answer rules from its date on. Evidence (a date, a consent) and a denial
/// are known to hold before their date too: what they say about that time is in
/// their value.
fn fact_steps(ty: ValueType, list: &[AnswerModel], mut answers: Vec<usize>) -> Steps<Option<usize>> {
    answers.sort_by_key(|i| (list[*i].on, *i));
    let mut steps = Steps::constant(None);
    for (n, i) in answers.iter().enumerate() {
        let answer = &list[*i];
        // Two that say different things of one day: nobody knows which is so.
        let contrary = answers.iter().any(|j| list[*j].on == answer.on && list[*j].said != answer.said);
        let dated = matches!(ty, ValueType::Date | ValueType::Consent | ValueType::Instant);
        let denial = matches!(answer.said, Said::Fact(_, FactValue::No));
        let from = if n == 0 && dated && !denial { None } else { answer.on };
        steps = steps.overlay(from, None, if contrary { None } else { Some(*i) });
        if answer.until.is_some() {
            steps = steps.overlay(answer.until, None, None);
        }
    }
    steps
}

fn judgement_steps(list: &[AnswerModel], answers: &[usize]) -> Steps<Option<usize>> {
    let mut dates: Vec<Date> = answers.iter().flat_map(|i| [list[*i].on, list[*i].until]).flatten().collect();
    dates.sort_unstable();
    dates.dedup();
    let ruling = |date: Option<Date>| -> Option<usize> {
        let in_force = answers.iter().copied().filter(|i| {
            let answer = &list[*i];
            answer.on.is_none_or(|on| date.is_some_and(|d| on <= d))
                && answer.until.is_none_or(|until| date.is_none_or(|d| d < until))
        });
        let best = in_force.clone().map(|i| (list[i].rank, list[i].on)).max()?;
        let mut top = in_force.filter(|i| (list[*i].rank, list[*i].on) == best);
        let first = top.next()?;
        // A tie between contrary judgements is open.
        top.all(|i| list[i].said == list[first].said).then_some(first)
    };
    Steps::from_steps(ruling(None), dates.into_iter().map(|d| (d, ruling(Some(d)))))
}
