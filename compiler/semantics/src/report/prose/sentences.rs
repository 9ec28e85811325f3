//! Statements and answers in sentences.

use maatstaf_diagnostics::{Text, texts};

use super::super::words::{Words, fact_value, period};
use crate::hir::{Act, Verb};
use crate::model::{
    AnswerModel, FactValue, KeepModel, LevelModel, RecipientModel, Relied, ReviewModel, Said, StatementModel, TargetKey,
};
use crate::names::ConceptId;
use crate::norms::Cite;
use crate::norms::ir::{Level, NormId};
use crate::report::span;

/// Makes sentences.
pub(super) struct Sentences<'a> {
    pub words: &'a Words<'a>,
    /// Who answers for it.
    pub who: &'a Text,
}

impl Sentences<'_> {
    /// A statement: what is done, then its clauses in the order in which people ask for them.
    pub fn statement(&self, s: &StatementModel) -> Vec<Text> {
        let who = self.who;
        let objects = self.concepts(&s.objects);
        let mut said = vec![match s.act {
            Act::Do(Verb::Collect) => texts::prose_collect(who, &objects),
            Act::Do(Verb::Receive) => texts::prose_receive(who, &objects),
            Act::Do(Verb::Derive) => texts::prose_derive(who, &objects),
            Act::Do(Verb::Show) => texts::prose_show(who, &objects),
            Act::Do(Verb::Share) => texts::prose_share(who, &objects),
            Act::Do(Verb::Decide) => texts::prose_decide(who, &objects),
            Act::Do(Verb::Retain) => texts::prose_retain(who, &objects),
            Act::Never(Verb::Collect) => texts::prose_never_collect(&objects),
            Act::Never(Verb::Receive) => texts::prose_never_receive(&objects),
            Act::Never(Verb::Derive) => texts::prose_never_derive(&objects),
            Act::Never(Verb::Show) => texts::prose_never_show(&objects),
            Act::Never(Verb::Share) => texts::prose_never_share(&objects),
            Act::Never(Verb::Decide) => texts::prose_never_decide(&objects),
            Act::Never(Verb::Retain) => texts::prose_never_retain(&objects),
            Act::NeverUse => texts::prose_never_use(&objects),
            Act::NeverCombine => texts::prose_never_combine(&objects),
        }];
        if s.verb().is_none() && s.clause_places.iter().any(|(keyword, _)| *keyword != "except to") {
            said.push(texts::prose_never_only());
        }
        self.where_from(s, &mut said);
        self.to_whom(s, &mut said);
        self.about(s, &mut said);
        self.how_far(s, &mut said);
        if !s.except.is_empty() {
            said.push(texts::prose_except(&self.recipients(&s.except)));
        }
        if s.verb() == Some(Verb::Decide) {
            self.decision(s, &mut said);
        } else {
            said.extend(s.effect.map(|effect| texts::prose_effect(&self.concept(effect))));
            said.extend(s.by.map(|by| texts::prose_decided_by(&self.concept(by))));
            said.extend(s.review.iter().flat_map(|review| self.review(review)));
        }
        said.iter().map(stopped).collect()
    }

    fn where_from(&self, s: &StatementModel, said: &mut Vec<Text>) {
        if !s.sources.is_empty() {
            said.push(texts::prose_by_means_of(&self.concepts(&s.sources)));
        }
        if !s.received_from.is_empty() {
            said.push(texts::prose_received_from(&self.concepts(&s.received_from)));
        }
        if !s.from_data.is_empty() {
            said.push(texts::prose_on_the_basis_of(&self.concepts(&s.from_data)));
        }
        if !s.techniques.is_empty() {
            said.push(texts::prose_using(&self.concepts(&s.techniques)));
        }
    }

    fn to_whom(&self, s: &StatementModel, said: &mut Vec<Text>) {
        if !s.recipients.is_empty() {
            said.push(texts::prose_to(&self.recipients(&s.recipients)));
        }
        if let Some(with) = &s.with {
            let who = self.concept(with.party);
            said.push(match with.as_processor {
                Some(true) => texts::prose_as_processor(&who),
                Some(false) => texts::prose_as_controller(&who),
                None => texts::prose_to(&who),
            });
            said.extend(with.place.map(|place| texts::prose_places(&self.concept(place))));
        }
    }

    fn about(&self, s: &StatementModel, said: &mut Vec<Text>) {
        said.extend(s.workers.as_ref().map(|workers| texts::prose_about(&self.concepts(workers))));
        if !s.purposes.is_empty() {
            said.push(texts::prose_purpose(&self.concepts(&s.purposes)));
        }
        if let Some(basis) = &s.basis {
            let title = self.concept(basis.concept);
            let under: Vec<String> = basis.under.iter().map(Cite::shown).collect();
            said.push(match under.as_slice() {
                [] => texts::prose_basis(&title),
                laws => texts::prose_basis_under(&title, &laws.join(", ")),
            });
        }
        if !s.relying.is_empty() {
            said.push(texts::prose_relying(&relied(&s.relying)));
        }
    }

    /// Level, time and place. What a statement leaves out comes along with its data, and is said there.
    fn how_far(&self, s: &StatementModel, said: &mut Vec<Text>) {
        said.extend(s.level.iter().flat_map(|level| self.level(level)));
        said.extend(s.keep.iter().flat_map(|keep| self.keep(keep)));
        if s.claim_hold {
            said.push(texts::prose_hold());
        }
        said.extend(
            s.during
                .and_then(|id| self.words.terms.hours.get(id as usize))
                .map(|hours| texts::prose_during(&within(&hours.title))),
        );
        said.extend(s.every.map(|every| texts::prose_every(&period(every))));
        if s.when.is_some() {
            said.push(texts::prose_when(&self.source(s, "when")));
        }
        if !s.places.is_empty() {
            said.push(texts::prose_places(&self.concepts(&s.places)));
        }
        said.extend(s.device.map(|party| texts::prose_device(&self.concept(party))));
        if s.hidden {
            said.push(texts::prose_hidden());
        }
    }

    fn level(&self, level: &LevelModel) -> Vec<Text> {
        let group = match level.grouping.and_then(|id| self.words.terms.groupings.get(id as usize)) {
            Some(grouping) => within(&grouping.title),
            None => match level.level {
                Level::Individual => return vec![texts::prose_individual()],
                Level::Team => texts::prose_team(),
                Level::Department => texts::prose_department(),
                Level::Organisation => texts::prose_organisation(),
            },
        };
        let mut said = vec![match level.min_group {
            Some(least) => texts::prose_group_of(&group, least),
            None => texts::prose_group(&group),
        }];
        if level.and_above {
            said.push(texts::prose_and_above());
        }
        said
    }

    fn keep(&self, keep: &KeepModel) -> Vec<Text> {
        let mut said = vec![match (keep.nothing, keep.least, keep.most) {
            (true, _, _) => texts::prose_keep_nothing(),
            (false, Some(least), Some(most)) => texts::prose_keep_both(&period(least), &period(most)),
            (false, Some(least), None) => texts::prose_keep_least(&period(least)),
            (false, None, Some(most)) => texts::prose_keep_most(&period(most)),
            (false, None, None) => texts::prose_keep_no_term(),
        }];
        said.extend(keep.after.map(|event| texts::prose_keep_after(&self.concept(event))));
        said
    }

    fn decision(&self, s: &StatementModel, said: &mut Vec<Text>) {
        said.push(s.by.map_or_else(texts::prose_nobody_decides, |by| texts::prose_decided_by(&self.concept(by))));
        said.push(s.effect.map_or_else(texts::prose_no_effect, |effect| texts::prose_effect(&self.concept(effect))));
        match &s.review {
            Some(review) => said.extend(self.review(review)),
            // What is absent may only be unread.
            None if s.damaged => {}
            None => said.push(texts::prose_no_review()),
        }
    }

    fn review(&self, review: &ReviewModel) -> Vec<Text> {
        let mut said = vec![texts::prose_review(&self.recipients(&review.by))];
        said.extend(
            review.before_effect.map(
                |before| {
                    if before { texts::prose_review_before() } else { texts::prose_review_after() }
                },
            ),
        );
        said.extend(review.within.map(|time| texts::prose_review_within(&period(time))));
        said.push(if review.may_override { texts::prose_may_override() } else { texts::prose_may_not_override() });
        let mut seen: Vec<Text> = review.sees.iter().map(|id| self.concept(*id)).collect();
        if review.sees_reasons {
            seen.push(texts::prose_reasons());
        }
        if !seen.is_empty() {
            said.push(texts::prose_sees(&Text::and(&seen)));
        }
        if review.hears {
            said.push(texts::prose_hears());
        }
        said
    }

    /// An answer that people gave: the question, what they said, who, from when until when, and why.
    pub fn answer(&self, answer: &AnswerModel) -> Vec<Text> {
        let library = self.words.library;
        let who = if answer.by.is_empty() { texts::anyone() } else { self.concepts(&answer.by) };
        let mut said = Vec::new();
        let mut on = answer.on;
        match &answer.said {
            Said::Fact(id, value) => {
                let told = match value {
                    FactValue::Date(date) => Some(*date),
                    FactValue::Consent { on, .. } => *on,
                    _ => None,
                };
                on = on.filter(|date| told != Some(*date));
                said.push(texts::prose_fact(&library.fact(*id).ask, &capital(&fact_value(value))));
            }
            Said::Judgement(id, yes) => {
                let word = if *yes { texts::prose_yes() } else { texts::prose_no() };
                said.push(texts::prose_judged(&library.judgement(*id).ask, &word, &who));
            }
            Said::FactNotApplicable(id) => said.push(texts::prose_not_applicable(&library.fact(*id).ask)),
            Said::JudgementNotApplicable(id) => said.push(texts::prose_not_applicable(&library.judgement(*id).ask)),
            Said::Accept(norms) => said.push(texts::prose_accepts(&self.norms(norms), &who)),
        }
        let about: Vec<String> = answer
            .targets
            .iter()
            .flatten()
            .filter_map(|target| match target {
                TargetKey::Statement(path) => Some(format!("`{path}`")),
                _ => None,
            })
            .collect();
        if !about.is_empty() {
            said.push(texts::prose_concerning(&about.join(", ")));
        }
        said.extend(on.map(|date| texts::prose_on(&date.to_string())));
        said.extend(answer.until.map(|date| texts::prose_until(&date.to_string())));
        said.extend(answer.because.as_ref().map(texts::prose_because));
        said.extend(answer.see.as_ref().map(|document| texts::prose_see(document)));
        said.iter().map(stopped).collect()
    }

    fn norms(&self, ids: &[NormId]) -> String {
        let mut names: Vec<String> = ids
            .iter()
            .map(|id| &self.words.library.norm(*id).head)
            .map(|head| head.cite.first().map_or_else(|| head.id.to_string(), Cite::shown))
            .collect();
        names.dedup();
        names.join(", ")
    }

    fn concept(&self, id: ConceptId) -> Text {
        within(&self.words.terms.concepts.get(id).title)
    }

    fn concepts(&self, ids: &[ConceptId]) -> Text {
        let titles: Vec<Text> = ids.iter().map(|id| self.concept(*id)).collect();
        Text::and(&titles)
    }

    fn recipients(&self, list: &[RecipientModel]) -> Text {
        let who = |r: &RecipientModel| {
            let party = self.concept(r.party);
            if r.of_subject { texts::prose_of_subject(&party) } else { party }
        };
        let all: Vec<Text> = list.iter().map(who).collect();
        Text::and(&all)
    }

    /// What a clause says, as it is written.
    fn source(&self, statement: &StatementModel, keyword: &str) -> String {
        let place = statement.clause_place(keyword);
        let text = span(self.words.db, place).and_then(|s| place.item.file.text(self.words.db).get(s.range()));
        let text = text.unwrap_or_default();
        text.strip_prefix(keyword).unwrap_or(text).split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// What is relied on, as people write it.
pub(super) fn relied(list: &[Relied]) -> String {
    let shown: Vec<String> = list.iter().map(|relied| Cite { raw: relied.reference.clone() }.shown()).collect();
    shown.join(", ")
}

/// A title inside a sentence: its first letter small, unless it is an abbreviation or a name (another word of it has a
/// capital too).
pub(super) fn within(title: &Text) -> Text {
    title.map(|text| {
        let mut letters = text.chars();
        let Some(first) = letters.next() else { return String::new() };
        let others = letters.as_str();
        if others.chars().any(char::is_uppercase) || others.is_empty() {
            text.to_owned()
        } else {
            first.to_lowercase().chain(others.chars()).collect()
        }
    })
}

/// A text at the start of a sentence.
pub(super) fn capital(text: &Text) -> Text {
    text.map(|text| {
        let mut letters = text.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    })
}

/// A sentence with one full stop: one that ends in an abbreviation (`B.V.`) has it already.
pub(super) fn stopped(sentence: &Text) -> Text {
    sentence.map(|text| match text.strip_suffix("..") {
        Some(rest) if !rest.ends_with('.') => format!("{rest}."),
        _ => text.to_owned(),
    })
}
