//! Facts and judgements as people gave them, tied to what they are about.

use std::sync::Arc;

use jiff::civil::Date;
use maatstaf_diagnostics::{Code, Text, nearest, texts};

use super::Terms;
use super::conflict;
use crate::hir::{self, AnswerKind, GivenValue, Name, Period, Sort, Target, ValueType};
use crate::names::{ConceptId, Finding, ItemKey, Place, Visible};
use crate::norms::ir::{FactId, JudgementId, NormId};
use crate::norms::{Library, target_text};

/// What an answer is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "named for what it holds")]
pub enum TargetKey {
    Organisation(Arc<str>),
    Instrument(Arc<str>),
    /// A statement, by its path.
    Statement(Arc<str>),
    /// Every statement of an instrument: an answer that named none.
    EveryStatement(Arc<str>),
}

/// The value of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "named for what it holds")]
pub enum FactValue {
    No,
    Yes,
    Number(i64),
    Duration(Period),
    Date(Date),
    /// Consent of that date, for that version when it names one.
    Consent {
        on: Option<Date>,
        version: Option<i64>,
    },
}

/// What was said.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "named for the keyword")]
pub enum Said {
    Fact(FactId, FactValue),
    Judgement(JudgementId, bool),
    FactNotApplicable(FactId),
    JudgementNotApplicable(JudgementId),
    Accept(Vec<NormId>),
}

/// An answer, resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerModel {
    /// What was said.
    pub said: Said,
    /// Of what: one entry per tuple of targets (one target, or two for a pair).
    pub targets: Vec<Vec<TargetKey>>,
    /// Who answered.
    pub by: Vec<ConceptId>,
    /// From when it holds; for evidence, when it was made.
    pub on: Option<Date>,
    /// The first day on which it no longer holds: as said, or as the package's
    /// `renew` has it.
    pub until: Option<Date>,
    /// The reasons.
    pub because: Option<Text>,
    /// The document.
    pub see: Option<String>,
    /// The sentence.
    pub place: Place,
    /// The rank of who answered, in the package's order; higher overrides.
    pub rank: usize,
}

/// Where answers stand, and what they may be about.
pub struct AnswerScope<'a> {
    /// Concepts.
    pub terms: &'a Terms,
    /// Declared facts and judgements.
    pub library: &'a Library,
    /// What the file sees.
    pub visible: &'a Visible,
    /// The item.
    pub item: &'a ItemKey,
    /// The organisation, when it is an organisation's block.
    pub organisation: Option<Arc<str>>,
    /// The instrument, when it is an instrument's or `answers for`.
    pub instrument: Option<Arc<str>>,
    /// The paths of an instrument's statements with their verbs, labels and objects;
    /// nothing when there is no such instrument.
    pub statements: &'a dyn Fn(&str) -> Option<Vec<StatementName>>,
    /// The names of all instruments, for suggestions.
    pub instruments: &'a [Arc<str>],
}

/// What a statement can be called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementName {
    /// Its path.
    pub path: Arc<str>,
    /// Its verb.
    pub verb: hir::Verb,
    /// Its label.
    pub label: Option<Arc<str>>,
    /// The names of its objects.
    pub objects: Vec<Arc<str>>,
}

/// Resolves the answers of one block.
pub fn resolve_answers(scope: &AnswerScope<'_>, answers: &[hir::Answer]) -> (Vec<AnswerModel>, Vec<Finding>) {
    let mut findings = Vec::new();
    let mut models: Vec<AnswerModel> = Vec::new();
    for answer in answers {
        if let Some(model) = resolve(scope, answer, &mut findings) {
            findings.extend(models.iter().filter_map(|earlier| conflict(scope.library, earlier, &model)));
            models.push(model);
        }
    }
    (models, findings)
}

fn resolve(scope: &AnswerScope<'_>, answer: &hir::Answer, findings: &mut Vec<Finding>) -> Option<AnswerModel> {
    if let (Some(on), Some(until)) = (&answer.on, &answer.until)
        && on.value >= until.value
    {
        let place = Place::new(scope.item, until.at);
        findings.push(Finding::new(
            Code::DATE_ORDER,
            place,
            texts::date_order(&on.value.to_string(), &until.value.to_string()),
        ));
        return None;
    }
    match &answer.kind {
        AnswerKind::Given(value) => given(scope, answer, value.as_ref(), findings),
        AnswerKind::Judged(yes) => judged(scope, answer, *yes, findings),
        AnswerKind::NotApplicable => not_applicable(scope, answer, findings),
        AnswerKind::Accept(references) => accept(scope, answer, references, findings),
    }
}

fn parties(scope: &AnswerScope<'_>, names: &[Name], findings: &mut Vec<Finding>) -> Option<Vec<ConceptId>> {
    let mut all = Some(Vec::new());
    for name in names {
        match scope.terms.concepts.resolve(scope.visible, Sort::Party, name, Place::new(scope.item, name.at)) {
            Ok(id) => {
                if let Some(list) = &mut all {
                    list.push(id);
                }
            }
            Err(finding) => {
                findings.push(*finding);
                all = None;
            }
        }
    }
    all
}

fn given(
    scope: &AnswerScope<'_>,
    answer: &hir::Answer,
    value: Option<&GivenValue>,
    findings: &mut Vec<Finding>,
) -> Option<AnswerModel> {
    let place = Place::new(scope.item, answer.name.at);
    let Some(id) = scope.library.fact_named(scope.visible, &answer.name.value) else {
        findings.push(unknown_answer(scope, answer, false, place));
        return None;
    };
    let info = scope.library.fact(id);
    let on = answer.on.as_ref().map(|d| d.value);
    let wrong = |findings: &mut Vec<Finding>| {
        findings.push(
            Finding::new(
                Code::WRONG_VALUE,
                Place::new(scope.item, answer.at),
                texts::wrong_value(&info.name, &texts::value_type(info.ty.keyword())),
            )
            .related(info.place.clone(), texts::declared_here(&info.name))
            .help(texts::help_value(&info.name, info.ty.keyword())),
        );
        None
    };
    let said = match (info.ty, value) {
        (_, Some(GivenValue::No)) => FactValue::No,
        (ValueType::Consent, Some(GivenValue::Refused)) => FactValue::No,
        (ValueType::YesNo, None | Some(GivenValue::Yes)) => FactValue::Yes,
        (ValueType::Consent, None | Some(GivenValue::Yes | GivenValue::Granted)) => {
            let Some(on) = on else {
                findings.push(
                    Finding::new(
                        Code::WRONG_VALUE,
                        Place::new(scope.item, answer.at),
                        texts::answer_without_date(&info.name),
                    )
                    .help(texts::help_add_on()),
                );
                return None;
            };
            FactValue::Consent { on: Some(on), version: answer.of_version.as_ref().map(|v| v.value) }
        }
        (ValueType::Date | ValueType::Instant, None | Some(GivenValue::Yes)) => match on {
            Some(on) => FactValue::Date(on),
            None => {
                findings.push(
                    Finding::new(
                        Code::WRONG_VALUE,
                        Place::new(scope.item, answer.at),
                        texts::answer_without_date(&info.name),
                    )
                    .help(texts::help_add_on()),
                );
                return None;
            }
        },
        (ValueType::Number, Some(GivenValue::Number(n))) => FactValue::Number(*n),
        (ValueType::Duration, Some(GivenValue::Duration(d))) => FactValue::Duration(*d),
        (ValueType::Text, Some(GivenValue::Text(_))) => FactValue::Yes,
        _ => return wrong(findings),
    };
    let targets = targets(scope, answer, &[info.target], &info.name, findings)?;
    let by = parties(scope, &answer.by, findings)?;
    Some(AnswerModel {
        said: Said::Fact(id, said),
        targets,
        by,
        on,
        until: answer.until.as_ref().map(|d| d.value),
        because: answer.because.clone(),
        see: answer.see.clone(),
        place: Place::new(scope.item, answer.at),
        rank: 0,
    })
}

fn judged(
    scope: &AnswerScope<'_>,
    answer: &hir::Answer,
    yes: bool,
    findings: &mut Vec<Finding>,
) -> Option<AnswerModel> {
    let place = Place::new(scope.item, answer.name.at);
    let Some(id) = scope.library.judgement_named(scope.visible, &answer.name.value) else {
        findings.push(unknown_answer(scope, answer, true, place));
        return None;
    };
    let info = scope.library.judgement(id);
    let (Some(on), false, true) = (&answer.on, answer.by.is_empty(), answer.because.is_some()) else {
        let mut lacks = Vec::new();
        if answer.by.is_empty() {
            lacks.push("by");
        }
        if answer.on.is_none() {
            lacks.push("on");
        }
        if answer.because.is_none() {
            lacks.push("because");
        }
        findings.push(
            Finding::new(
                Code::JUDGEMENT_INCOMPLETE,
                Place::new(scope.item, answer.at),
                texts::judgement_incomplete(&answer.name.value, &lacks.join(", ")),
            )
            .help(texts::help_complete_judgement()),
        );
        return None;
    };
    let by = parties(scope, &answer.by, findings)?;
    let advised = parties(scope, &answer.advised, findings)?;
    let Some(rank) = rank(scope, id, &by) else {
        let may: Vec<String> =
            info.by.iter().chain(info.ranks.iter()).map(|p| scope.terms.concepts.get(*p).name.to_string()).collect();
        let at = answer.by.first().map_or(answer.at, |n| n.at);
        findings.push(
            Finding::new(
                Code::WRONG_JUDGE,
                Place::new(scope.item, at),
                texts::wrong_judge(&answer.by[0].value, &info.name, &may.join(", ")),
            )
            .cite(info.cite.iter().map(super::super::norms::Cite::shown))
            .related(info.place.clone(), texts::declared_here(&info.name)),
        );
        return None;
    };
    let concepts = &scope.terms.concepts;
    let unadvised: Vec<String> = info
        .advised
        .iter()
        .filter(|wanted| !advised.iter().any(|a| concepts.is_a(*a, **wanted)))
        .map(|p| concepts.get(*p).name.to_string())
        .collect();
    // Only the declared decider needs the advice: a court that overrides does not.
    if rank == 0 && !unadvised.is_empty() {
        findings.push(
            Finding::new(
                Code::ADVICE_MISSING,
                Place::new(scope.item, answer.at),
                texts::advice_missing(&info.name, &unadvised.join(", ")),
            )
            .help(texts::help_advised(&unadvised.join(", "))),
        );
    }
    let renewal = info.renew.map(|period| period.after(on.value));
    let until = answer.until.as_ref().map(|d| d.value);
    if let (Some(until), Some(renewal)) = (until, renewal)
        && until > renewal
    {
        let at = answer.until.as_ref().map_or(answer.at, |u| u.at);
        findings.push(Finding::new(
            Code::JUDGEMENT_OUTLIVES_RENEWAL,
            Place::new(scope.item, at),
            texts::judgement_outlives_renewal(&info.name, &renewal.to_string()),
        ));
    }
    let targets = targets(scope, answer, &info.targets, &info.name, findings)?;
    Some(AnswerModel {
        said: Said::Judgement(id, yes),
        targets,
        by,
        on: Some(on.value),
        until: until.or(renewal),
        because: answer.because.clone(),
        see: answer.see.clone(),
        place: Place::new(scope.item, answer.at),
        rank,
    })
}

/// 0 for a declared judge; otherwise the place in the package's order of ranks,
/// when it is above every declared judge's.
fn rank(scope: &AnswerScope<'_>, id: JudgementId, by: &[ConceptId]) -> Option<usize> {
    let info = scope.library.judgement(id);
    let concepts = &scope.terms.concepts;
    let position = |party: ConceptId| info.ranks.iter().rposition(|r| concepts.is_a(party, *r)).map(|i| i + 1);
    let declared = info.by.iter().filter_map(|p| position(*p)).max().unwrap_or(0);
    by.iter()
        .filter_map(|party| {
            if info.by.is_empty() || info.by.iter().any(|p| concepts.is_a(*party, *p)) {
                return Some(0);
            }
            position(*party).filter(|r| *r > declared)
        })
        .max()
}

fn not_applicable(scope: &AnswerScope<'_>, answer: &hir::Answer, findings: &mut Vec<Finding>) -> Option<AnswerModel> {
    let place = Place::new(scope.item, answer.name.at);
    if answer.because.is_none() {
        findings.push(
            Finding::new(
                Code::JUDGEMENT_INCOMPLETE,
                Place::new(scope.item, answer.at),
                texts::judgement_incomplete(&answer.name.value, "because"),
            )
            .help(texts::help_complete_judgement()),
        );
        return None;
    }
    let fact = scope.library.fact_named(scope.visible, &answer.name.value);
    let judgement = scope.library.judgement_named(scope.visible, &answer.name.value);
    let (said, wanted, name) = match (fact, judgement) {
        (Some(id), _) => {
            let info = scope.library.fact(id);
            (Said::FactNotApplicable(id), vec![info.target], info.name.clone())
        }
        (None, Some(id)) => {
            let info = scope.library.judgement(id);
            (Said::JudgementNotApplicable(id), info.targets.clone(), info.name.clone())
        }
        (None, None) => {
            findings.push(unknown_answer(scope, answer, false, place));
            return None;
        }
    };
    let targets = targets(scope, answer, &wanted, &name, findings)?;
    Some(AnswerModel {
        said,
        targets,
        by: parties(scope, &answer.by, findings)?,
        on: answer.on.as_ref().map(|d| d.value),
        until: answer.until.as_ref().map(|d| d.value),
        because: answer.because.clone(),
        see: answer.see.clone(),
        place: Place::new(scope.item, answer.at),
        rank: 0,
    })
}

fn accept(
    scope: &AnswerScope<'_>,
    answer: &hir::Answer,
    references: &[Name],
    findings: &mut Vec<Finding>,
) -> Option<AnswerModel> {
    let (Some(until), false, true) = (&answer.until, answer.by.is_empty(), answer.because.is_some()) else {
        findings.push(
            Finding::new(Code::ACCEPT_INCOMPLETE, Place::new(scope.item, answer.at), texts::accept_incomplete())
                .help(texts::help_complete_accept()),
        );
        return None;
    };
    let mut norms = Vec::new();
    for reference in references {
        let place = Place::new(scope.item, reference.at);
        let found = scope.library.norms_named(scope.visible, &reference.value);
        if found.is_empty() {
            let names: Vec<&str> = scope
                .library
                .norms
                .iter()
                .filter(|n| scope.visible.sees(&n.head.package))
                .flat_map(|n| [&*n.head.name, &*n.head.id])
                .collect();
            let mut finding =
                Finding::new(Code::UNKNOWN_NAME, place, texts::unknown_name(&reference.value, &texts::kind_norm()));
            if let Some(near) = nearest(&reference.value, names.iter().copied()) {
                finding = finding.help(texts::help_did_you_mean(near));
            }
            findings.push(finding);
            return None;
        }
        for norm in found {
            let head = &scope.library.norm(norm).head;
            if head.prohibition {
                findings.push(
                    Finding::new(Code::ACCEPT_PROHIBITION, place.clone(), texts::accept_prohibition(&head.title))
                        .cite(head.cite.iter().map(super::super::norms::Cite::shown))
                        .help(texts::help_accept_prohibition()),
                );
                return None;
            }
            norms.push(norm);
        }
    }
    let target = match (&scope.instrument, &scope.organisation) {
        (Some(name), _) => TargetKey::Instrument(name.clone()),
        (None, Some(name)) => TargetKey::Organisation(name.clone()),
        (None, None) => return None,
    };
    let targets = if answer.of.is_empty() {
        vec![vec![target]]
    } else {
        let mut found = Vec::new();
        for name in &answer.of {
            found.extend(statement_targets(scope, name, Target::Statement, findings)?.into_iter().map(|t| vec![t]));
        }
        found
    };
    Some(AnswerModel {
        said: Said::Accept(norms),
        targets,
        by: parties(scope, &answer.by, findings)?,
        on: answer.on.as_ref().map(|d| d.value),
        until: Some(until.value),
        because: answer.because.clone(),
        see: answer.see.clone(),
        place: Place::new(scope.item, answer.at),
        rank: 0,
    })
}

fn unknown_answer(scope: &AnswerScope<'_>, answer: &hir::Answer, judgement: bool, place: Place) -> Finding {
    let name = &answer.name.value;
    let library = scope.library;
    let visible = scope.visible;
    let facts: Vec<(&str, &str)> = library.facts().map(|(_, f)| (&*f.name, &*f.package)).collect();
    let judgements: Vec<(&str, &str)> = library.judgements().map(|(_, j)| (&*j.name, &*j.package)).collect();
    let (code, message, own, other) = if judgement {
        (Code::UNKNOWN_JUDGEMENT, texts::unknown_judgement(name), &judgements, &facts)
    } else {
        (Code::UNKNOWN_FACT, texts::unknown_fact(name), &facts, &judgements)
    };
    let finding = Finding::new(code, place, message);
    if other.iter().any(|(n, p)| n == name && visible.sees(p)) {
        return finding.help(if judgement { texts::help_is_a_fact(name) } else { texts::help_is_a_judgement(name) });
    }
    if let Some((_, package)) = own.iter().find(|(n, _)| n == name) {
        return finding.help(texts::help_import(package));
    }
    match nearest(name, own.iter().filter(|(_, p)| visible.sees(p)).map(|(n, _)| *n)) {
        Some(near) => finding.help(texts::help_did_you_mean(near)).replace(texts::fix_replace_by(near), near),
        None => finding.help(texts::help_packages_declare()),
    }
}

/// The tuples of targets that an answer is about.
fn targets(
    scope: &AnswerScope<'_>,
    answer: &hir::Answer,
    wanted: &[Target],
    name: &str,
    findings: &mut Vec<Finding>,
) -> Option<Vec<Vec<TargetKey>>> {
    let place = Place::new(scope.item, answer.at);
    let misplaced = |findings: &mut Vec<Finding>| {
        let shown = wanted.iter().map(|t| t.keyword()).collect::<Vec<_>>().join(", ");
        findings.push(
            Finding::new(Code::WRONG_TARGET, place.clone(), texts::wrong_target(name, &target_text(wanted[0])))
                .help(texts::help_target(&shown)),
        );
        None
    };
    match wanted {
        [Target::Organisation] => match &scope.organisation {
            Some(organisation) if answer.of.is_empty() => {
                Some(vec![vec![TargetKey::Organisation(organisation.clone())]])
            }
            _ => misplaced(findings),
        },
        [Target::Instrument] => match &scope.instrument {
            Some(instrument) if answer.of.is_empty() => Some(vec![vec![TargetKey::Instrument(instrument.clone())]]),
            _ => misplaced(findings),
        },
        [target] => {
            let Some(instrument) = &scope.instrument else { return misplaced(findings) };
            if answer.of.is_empty() {
                return Some(vec![vec![TargetKey::EveryStatement(instrument.clone())]]);
            }
            let mut found = Vec::new();
            for of in &answer.of {
                found.extend(statement_targets(scope, of, *target, findings)?.into_iter().map(|t| vec![t]));
            }
            Some(found)
        }
        [first, second] => {
            let [a, b] = answer.of.as_slice() else { return misplaced(findings) };
            let firsts = statement_targets(scope, a, *first, findings)?;
            let seconds = statement_targets(scope, b, *second, findings)?;
            Some(firsts.iter().flat_map(|f| seconds.iter().map(move |s| vec![f.clone(), s.clone()])).collect())
        }
        _ => misplaced(findings),
    }
}

/// The statements that `name` means: by label, by path, by `verb.object`, or by the
/// data or decision alone when that is unambiguous enough to mean all of them.
fn statement_targets(
    scope: &AnswerScope<'_>,
    name: &Name,
    target: Target,
    findings: &mut Vec<Finding>,
) -> Option<Vec<TargetKey>> {
    let fits = |s: &StatementName| match target {
        Target::Verb(verb) => s.verb == verb,
        Target::Use => !matches!(s.verb, hir::Verb::Collect | hir::Verb::Receive),
        _ => true,
    };
    let own = scope.instrument.as_ref().and_then(|i| (scope.statements)(i)).unwrap_or_default();
    let matches = |s: &&StatementName, wanted: &str| {
        *s.path == *wanted
            || s.label.as_deref() == Some(wanted)
            || s.path.split_once('.').is_some_and(|(_, rest)| rest == wanted)
            || s.objects.iter().any(|o| **o == *wanted || format!("{}.{o}", s.verb.keyword()) == *wanted)
    };
    let mut found: Vec<TargetKey> = own
        .iter()
        .filter(|s| fits(s) && matches(s, &name.value))
        .map(|s| TargetKey::Statement(s.path.clone()))
        .collect();
    if found.is_empty()
        && let Some((instrument, _)) = name.value.split_once('.')
        && let Some(others) = (scope.statements)(instrument)
    {
        found = others
            .iter()
            .filter(|s| fits(s) && *s.path == *name.value)
            .map(|s| TargetKey::Statement(s.path.clone()))
            .collect();
    }
    if !found.is_empty() {
        return Some(found);
    }
    let place = Place::new(scope.item, name.at);
    let names: Vec<String> = own
        .iter()
        .filter(|s| fits(s))
        .flat_map(|s| {
            let rest = s.path.split_once('.').map_or("", |(_, r)| r).to_owned();
            s.objects.iter().map(|o| o.to_string()).chain([rest])
        })
        .collect();
    let mut finding = Finding::new(Code::UNKNOWN_NAME, place, texts::unknown_name(&name.value, &target_text(target)));
    if let Some(near) = nearest(&name.value, names.iter().map(String::as_str)) {
        finding = finding.help(texts::help_did_you_mean(near)).replace(texts::fix_replace_by(near), near);
    }
    findings.push(finding);
    None
}
