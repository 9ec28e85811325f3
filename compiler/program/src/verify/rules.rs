//! The rules.

use super::tables::is_instant;
use super::{Check, Problem};
use crate::{
    Keep, LevelRule, Object, Obligation, Period, Recipient, Review, Rule, RuleKind, Verb, VerbSet, Who, limit,
};

impl Check<'_> {
    pub(super) fn rules(&mut self) {
        let rules = &self.program.rules;
        if !self.count(|| "rules".into(), rules.len(), limit::RULES) {
            return;
        }
        self.increasing(|| "rules".into(), rules);
        for (at, rule) in rules.iter().enumerate() {
            self.rule(at, rule);
            if self.full() {
                return;
            }
        }
    }

    fn rule(&mut self, at: usize, rule: &Rule) {
        let program = self.program;
        let symbols = &program.symbols;
        let place = |part: &'static str| move || format!("rules[{at}].{part}");
        if rule.path.is_empty() {
            self.fault(place("path"), Problem::Empty);
        }
        self.length(place("path"), &rule.path, limit::NAME_LENGTH);
        self.length(place("place"), &rule.place, limit::NAME_LENGTH);
        if rule.verbs.is_empty() || rule.verbs.0 & !VerbSet::ALL.0 != 0 {
            self.fault(place("verbs"), Problem::ImpossibleValue);
        }
        match rule.object {
            Object::Any => {}
            Object::Data(id) => {
                self.index(place("object"), id.index(), symbols.data.len());
            }
            Object::Decision(id) => {
                self.index(place("object"), id.index(), symbols.decisions.len());
            }
        }
        if let Some(id) = rule.purpose {
            self.index(place("purpose"), id.index(), symbols.purposes.len());
        }
        if let Some(id) = rule.worker {
            self.index(place("worker"), id.index(), symbols.workers.len());
        }
        self.recipients(place("recipients"), &rule.recipients);
        self.recipients(place("except"), &rule.except);
        if let Some(id) = rule.during {
            self.index(place("during"), id.index(), program.schedules.len());
        }
        if let Some(expr) = rule.when {
            self.condition(place("when"), expr);
        }
        self.index(place("standing"), rule.standing.index(), program.windows.len());
        if let Some(id) = rule.origin_standing {
            self.index(place("origin_standing"), id.index(), program.windows.len());
        }
        match rule.kind {
            RuleKind::Grant => self.grant(at, rule),
            RuleKind::Never => self.never(at, rule),
        }
    }

    fn grant(&mut self, at: usize, rule: &Rule) {
        let program = self.program;
        let place = |part: &'static str| move || format!("rules[{at}].{part}");
        if rule.verbs.len() != 1 {
            self.fault(place("verbs"), Problem::NotForGrant);
        }
        let decides = rule.verbs.has(Verb::Decide);
        let about = match rule.object {
            Object::Any => false,
            Object::Data(_) => !decides,
            Object::Decision(_) => decides,
        };
        if !about {
            self.fault(place("object"), Problem::NotForGrant);
        }
        if !rule.except.is_empty() {
            self.fault(place("except"), Problem::NotForGrant);
        }
        match rule.level {
            None => {}
            Some(LevelRule::OrFiner(_)) => self.fault(place("level"), Problem::NotForGrant),
            Some(LevelRule::Exactly { grouping: None, .. }) => {}
            Some(LevelRule::Exactly { grouping: Some(id), .. }) => {
                self.index(place("level"), id.index(), program.symbols.groupings.len());
            }
        }
        if let Some(Keep::Period { at_least, at_most, after, zone }) = rule.keep {
            if at_least.is_none() && at_most.is_none() {
                self.fault(place("keep"), Problem::Empty);
            }
            for period in [at_least, at_most].into_iter().flatten() {
                if !is_period(period) {
                    self.fault(place("keep"), Problem::ImpossibleValue);
                }
            }
            if let Some(id) = after {
                self.index(place("keep"), id.index(), program.symbols.events.len());
            }
            self.index(place("keep"), zone.index(), program.zones.len());
        }
        if rule.every.is_some_and(|every| !(1..=limit::SECONDS).contains(&every)) {
            self.fault(place("every"), Problem::ImpossibleValue);
        }
        if let Some(review) = &rule.review {
            self.review(at, review);
        }
        if self.count(place("obligations"), rule.obligations.len(), limit::PER_RULE) {
            self.increasing(place("obligations"), &rule.obligations);
            for obligation in &rule.obligations {
                match obligation {
                    Obligation::Log(id) => {
                        self.index(place("obligations"), id.index(), program.logs.len());
                    }
                    Obligation::Notice(text) => self.text(place("obligations"), text),
                }
            }
        }
        if self.count(place("accepted"), rule.accepted.len(), limit::PER_RULE) {
            self.increasing(place("accepted"), &rule.accepted);
            for accepted in &rule.accepted {
                let reasons = program.reasons.len();
                self.index(place("accepted"), accepted.reason.index(), reasons);
                let far = |instant: Option<i64>| instant.is_some_and(|at| !is_instant(at));
                let never = matches!(
                    (accepted.from, accepted.until), (Some(from), Some(until)) if from >= until
                );
                if never || far(accepted.from) || far(accepted.until) {
                    self.fault(place("accepted"), Problem::ImpossibleValue);
                }
            }
        }
    }

    fn review(&mut self, at: usize, review: &Review) {
        let place = move || format!("rules[{at}].review");
        if review.by.is_empty() {
            self.fault(place, Problem::Empty);
        }
        self.recipients(place, &review.by);
        if review.within.is_some_and(|within| !(0..=limit::SECONDS).contains(&within)) {
            self.fault(place, Problem::ImpossibleValue);
        }
        if self.count(place, review.sees.len(), limit::PER_RULE) {
            self.increasing(place, &review.sees);
            for id in &review.sees {
                self.index(place, id.index(), self.program.symbols.data.len());
            }
        }
    }

    fn never(&mut self, at: usize, rule: &Rule) {
        let place = |part: &'static str| move || format!("rules[{at}].{part}");
        if matches!(rule.level, Some(LevelRule::Exactly { .. })) {
            self.fault(place("level"), Problem::NotForNever);
        }
        for (part, there) in [
            ("keep", rule.keep.is_some()),
            ("claim_hold", rule.claim_hold),
            ("every", rule.every.is_some()),
            ("origin_standing", rule.origin_standing.is_some()),
            ("review", rule.review.is_some()),
            ("obligations", rule.obligations.iter().any(|obligation| !matches!(obligation, Obligation::Log(_)))),
            ("accepted", !rule.accepted.is_empty()),
        ] {
            if there {
                self.fault(place(part), Problem::NotForNever);
            }
        }
    }

    fn recipients(&mut self, at: impl Fn() -> String, recipients: &[Recipient]) {
        if !self.count(&at, recipients.len(), limit::PER_RULE) {
            return;
        }
        self.increasing(&at, recipients);
        for recipient in recipients {
            match recipient.who {
                Who::Party(id) => {
                    self.index(&at, id.index(), self.program.symbols.parties.len());
                }
                Who::Subject if recipient.of_subject => {
                    self.fault(&at, Problem::ImpossibleValue);
                }
                Who::Subject => {}
            }
        }
    }
}

pub(super) fn is_period(period: Period) -> bool {
    period.months <= limit::PERIOD_MONTHS
        && period.days <= limit::PERIOD_DAYS
        && i64::from(period.seconds) <= limit::SECONDS
}
