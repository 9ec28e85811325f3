//! Grounds and questions in words.

use maatstaf_db::Db;
use maatstaf_diagnostics::{Text, texts};

use super::{Ground, QuestionText, span};
use crate::flow::World;
use crate::hir::{Period, ValueType};
use crate::model::{AnswerModel, FactValue, Said, TargetKey, Terms};
use crate::names::ConceptId;
use crate::norms::ir::ExceptionId;
use crate::norms::{Cite, Library};
use crate::snapshot::CoverageState;
use crate::truth::Kleene;
use crate::verdicts::{Because, Entity, Question, Verdict};

/// What is needed to put things in words.
pub(super) struct Words<'a> {
    pub db: &'a dyn Db,
    pub world: &'a World,
    pub terms: &'a Terms,
    pub library: &'a Library,
}

impl Words<'_> {
    fn names(&self, ids: &[ConceptId]) -> String {
        ids.iter().map(|id| self.terms.concepts.get(*id).name.to_string()).collect::<Vec<_>>().join(", ")
    }

    fn titles(&self, ids: &[ConceptId]) -> Text {
        Text::or(ids.iter().map(|id| &self.terms.concepts.get(*id).title))
    }

    fn who(&self, by: &[ConceptId], advised: &[ConceptId]) -> Text {
        if by.is_empty() {
            return texts::anyone();
        }
        let who = self.titles(by);
        if advised.is_empty() {
            return who;
        }
        let advised = Text::and(advised.iter().map(|id| &self.terms.concepts.get(*id).title));
        Text { nl: texts::who_advised(&who.nl, &advised.nl).nl, en: texts::who_advised(&who.en, &advised.en).en }
    }

    /// The kinds of worker that a verdict is about, by name, sorted.
    pub(super) fn workers(&self, verdict: &Verdict) -> Vec<String> {
        let bound = verdict.instances.iter().flat_map(|i| &i.bound);
        let mut names: Vec<String> = bound
            .filter_map(|entity| match entity {
                Entity::Atom(a) => Some(self.terms.concepts.get(self.world.atoms[*a].worker).name.to_string()),
                Entity::Organisation(_) | Entity::Instrument(_) | Entity::Hole(_) => None,
            })
            .collect();
        names.sort();
        names.dedup();
        names
    }

    /// A question as people are asked it.
    pub(super) fn question(&self, question: &Question) -> QuestionText {
        match question {
            Question::Fact(id, key) => {
                let info = self.library.fact(*id);
                QuestionText {
                    id: format!("{} of {}", qualified(&info.package, &info.name), target_name(key)),
                    ask: info.ask.clone(),
                    who: self.who(&info.by, &info.advised),
                    answer: fact_answer(&info.name, info.ty),
                    consider: Vec::new(),
                    cite: info.cite.iter().map(Cite::shown).collect(),
                }
            }
            Question::Consent(id, key, state) => {
                let info = self.library.fact(*id);
                let name = target_name(key);
                let ask = match state {
                    CoverageState::NoSnapshot => texts::question_consent_unknown(&info.ask, &name),
                    _ => texts::question_consent(&info.ask, &name),
                };
                QuestionText {
                    id: format!("{} of {name}", qualified(&info.package, &info.name)),
                    ask,
                    who: self.who(&info.by, &info.advised),
                    answer: fact_answer(&info.name, info.ty),
                    consider: Vec::new(),
                    cite: info.cite.iter().map(Cite::shown).collect(),
                }
            }
            Question::Judgement(id, keys) => {
                let info = self.library.judgement(*id);
                let names: Vec<String> = keys.iter().map(target_name).collect();
                let of = match keys.as_slice() {
                    [TargetKey::Instrument(_) | TargetKey::Organisation(_)] => String::new(),
                    _ => format!(" of {}", names.join(", ")),
                };
                let by = if info.by.is_empty() { "…".to_owned() } else { self.names(&info.by[..1]) };
                let advised = if info.advised.is_empty() {
                    String::new()
                } else {
                    format!(" advised {}", self.names(&info.advised))
                };
                QuestionText {
                    id: format!("{} of {}", qualified(&info.package, &info.name), names.join(", ")),
                    ask: info.ask.clone(),
                    who: self.who(&info.by, &info.advised),
                    answer: format!("judged {}{of} yes by {by}{advised} on … because \"…\"", info.name),
                    consider: info.consider.clone(),
                    cite: info.cite.iter().map(Cite::shown).collect(),
                }
            }
            Question::Clause(path, keyword) | Question::OfInstrument(path, keyword) => QuestionText {
                id: format!("{keyword} of {path}"),
                ask: texts::question_clause(path, keyword),
                who: texts::author(),
                answer: format!("{keyword} …"),
                consider: Vec::new(),
                cite: Vec::new(),
            },
        }
    }

    /// A ground in words.
    pub(super) fn ground(&self, because: &Because) -> Ground {
        let plain = |text| Ground { text, span: None };
        match because {
            Because::Answer(i) => {
                let answer = &self.world.answers.list[*i];
                Ground { text: self.answer(answer), span: span(self.db, &answer.place) }
            }
            Because::Clause(path, keyword, place) => {
                let statement = self.world.instruments.iter().flat_map(|i| &i.statements).find(|s| s.path == *path);
                let said = statement.is_none_or(|s| s.clause_places.iter().any(|(k, _)| k == keyword));
                let text = match (*keyword, said) {
                    ("", _) => texts::because_statement(path),
                    (keyword, true) => texts::because_clause(path, keyword),
                    (keyword, false) => texts::because_no_clause(path, keyword),
                };
                Ground { text, span: span(self.db, place) }
            }
            Because::Unanswered(question) => plain(texts::because_unanswered(&self.question(question).ask)),
            Because::AtRunTime(id) => plain(texts::because_at_run_time(&self.library.attribute(*id).title)),
            Because::Exception(id, value) => {
                let outcome = match value {
                    Kleene::Yes => texts::exception_yes(),
                    Kleene::No => texts::exception_no(),
                    Kleene::Unknown => texts::exception_unknown(),
                };
                plain(texts::because_exception(&self.exception_cite(*id).join(", "), &outcome))
            }
            Because::Incompatible(i) => {
                let declared = &self.library.incompatible[*i];
                let cite = declared.cite.iter().map(Cite::shown).collect::<Vec<_>>().join(", ");
                let title = |id| &self.terms.concepts.get(id).title;
                Ground {
                    text: texts::because_incompatible(title(declared.left), title(declared.right), &cite),
                    span: span(self.db, &declared.place),
                }
            }
            Because::Flow(from, to) => plain(texts::because_flow(from, to)),
            Because::Unread(path, place) => Ground { text: texts::because_unread(path), span: span(self.db, place) },
            Because::NoOrigin(path, place) => Ground { text: texts::no_origin(path), span: span(self.db, place) },
            Because::Rebuttable(questions) => {
                let asks: Vec<Text> = questions.iter().map(|q| self.question(q).ask).collect();
                plain(texts::because_rebuttable(&Text::and(asks.iter())))
            }
            Because::InForce(_) => plain(Text::default()),
        }
    }

    /// The citations of an exception, else its name.
    pub(super) fn exception_cite(&self, id: ExceptionId) -> Vec<String> {
        let head = &self.library.exception(id).head;
        if head.cite.is_empty() { vec![head.id.to_string()] } else { head.cite.iter().map(Cite::shown).collect() }
    }

    /// An acceptance in words.
    pub(super) fn acceptance(&self, i: usize) -> Text {
        let answer = &self.world.answers.list[i];
        let until = answer.until.map(|d| d.to_string()).unwrap_or_default();
        let reason = answer.because.clone().unwrap_or_default();
        texts::accepted(&self.names(&answer.by), &until, &reason)
    }

    fn answer(&self, answer: &AnswerModel) -> Text {
        let on = answer.on.map(|d| d.to_string()).unwrap_or_default();
        let reason = || answer.because.clone().unwrap_or_default();
        match &answer.said {
            Said::Fact(id, value) => texts::because_fact(&self.library.fact(*id).name, &fact_value(value)),
            Said::Judgement(id, yes) => {
                let until = answer.until.map(|d| texts::judged_until(&d.to_string())).unwrap_or_default();
                let word = if *yes { Text::new("ja", "yes") } else { Text::new("nee", "no") };
                texts::because_judged(&self.library.judgement(*id).name, &word, &self.names(&answer.by), &on, &until)
            }
            Said::FactNotApplicable(id) => texts::because_not_applicable(&self.library.fact(*id).name, &reason()),
            Said::JudgementNotApplicable(id) => {
                texts::because_not_applicable(&self.library.judgement(*id).name, &reason())
            }
            Said::Accept(_) => reason(),
        }
    }
}

fn qualified(package: &str, name: &str) -> String {
    if package.is_empty() { name.to_owned() } else { format!("{package}.{name}") }
}

fn target_name(key: &TargetKey) -> String {
    match key {
        TargetKey::Organisation(n)
        | TargetKey::Instrument(n)
        | TargetKey::Statement(n)
        | TargetKey::EveryStatement(n) => n.to_string(),
    }
}

fn fact_answer(name: &str, ty: ValueType) -> String {
    match ty {
        ValueType::YesNo => format!("given {name} yes"),
        ValueType::Date | ValueType::Instant => format!("given {name} on …"),
        ValueType::Number => format!("given {name} … from …"),
        ValueType::Duration => format!("given {name} … days"),
        ValueType::Consent => format!("given {name} granted on … of version …"),
        ValueType::Text => format!("given {name} \"…\""),
    }
}

pub(super) fn fact_value(value: &FactValue) -> Text {
    match value {
        FactValue::No => Text::new("nee", "no"),
        FactValue::Yes => Text::new("ja", "yes"),
        FactValue::Number(n) => Text::same(n.to_string()),
        FactValue::Duration(d) => period(*d),
        FactValue::Date(d) => Text::same(d.to_string()),
        FactValue::Consent { on, version } => {
            let on = on.map(|d| d.to_string()).unwrap_or_default();
            let version = version.map(|v| format!(" (v{v})")).unwrap_or_default();
            Text::new(format!("verleend {on}{version}"), format!("granted {on}{version}"))
        }
    }
}

/// A period in words.
pub fn period(period: Period) -> Text {
    let mut parts: Vec<Text> = Vec::new();
    let mut add = |n: i64, nl: (&str, &str), en: (&str, &str)| {
        if n != 0 {
            let pick = |words: (&str, &str)| format!("{n} {}", if n == 1 { words.0 } else { words.1 });
            parts.push(Text::new(pick(nl), pick(en)));
        }
    };
    let months = i64::from(period.months);
    let days = i64::from(period.days);
    add(months / 12, ("jaar", "jaar"), ("year", "years"));
    add(months % 12, ("maand", "maanden"), ("month", "months"));
    if days % 7 == 0 {
        add(days / 7, ("week", "weken"), ("week", "weeks"));
    } else {
        add(days, ("dag", "dagen"), ("day", "days"));
    }
    add(period.seconds / 3600, ("uur", "uur"), ("hour", "hours"));
    add(period.seconds % 3600 / 60, ("minuut", "minuten"), ("minute", "minutes"));
    add(period.seconds % 60, ("seconde", "seconden"), ("second", "seconds"));
    if parts.is_empty() {
        return Text::new("niets", "nothing");
    }
    Text::and(parts.iter())
}
