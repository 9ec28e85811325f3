//! The reference: what a program means, as plainly as it can be written.
//!
//! It looks at every rule, in order, and shares nothing with the native engine but the request,
//! the form of a decision and the arithmetic on the calendar. The two have to agree on every
//! request; when they do not, this one is right.

use maatstaf_program::{
    Expr, ExprId, Keep, Level, LevelRule, Object, Program, Recipient, Review, Rule, RuleId, RuleKind, Standing, Symbol,
    Who, WindowsId,
};

use crate::calendar;
use crate::decision::{Cause, Check, Code, Decision, Failure, Field, Lacking, Outcome};
use crate::request::{Evidence, Request};

/// Decides a request.
#[inline(never)]
pub fn decide(program: &Program, request: &Request<'_>) -> Decision {
    if let Some((field, how)) = request.fault(program) {
        return Decision { cause: Some(Cause::Malformed(field, how)), ..Decision::deny(Code::Malformed) };
    }
    let case = Case { program, request };
    let mut doubt: Option<(RuleId, Field)> = None;
    for (id, rule) in case.rules(RuleKind::Never) {
        match case.matches(rule) {
            Truth::No => {}
            Truth::Yes => {
                return Decision { rule: Some(id), ..Decision::deny(Code::Forbidden) };
            }
            // It might forbid: then nothing can be granted, but first see what the grants say.
            Truth::Unknown(field) => doubt = doubt.or(Some((id, field))),
        }
    }
    let mut nearest: Option<(RuleId, Decision, Failure)> = None;
    for (id, rule) in case.rules(RuleKind::Grant) {
        if !case.is_candidate(rule) {
            continue;
        }
        let mut decision = Decision { rule: Some(id), ..Decision::deny(Code::Permitted) };
        match case.check(rule, &mut decision) {
            Ok(()) => {
                decision.outcome = Outcome::Permit;
                return case.unless(doubt, decision);
            }
            Err(failure) => {
                let nearer = match &nearest {
                    None => true,
                    Some((_, _, best)) => rank(&failure) > rank(best),
                };
                if nearer {
                    nearest = Some((id, decision, failure));
                }
            }
        }
    }
    let Some((_, mut decision, failure)) = nearest else {
        return Decision::deny(Code::NotCovered);
    };
    decision.check = Some(failure.check);
    decision.cause = Some(failure.cause);
    decision.code = failure.code(program);
    if failure.is_hold() {
        decision.outcome = Outcome::Hold;
        decision.review_pending = true;
        return case.unless(doubt, decision);
    }
    decision
}

/// A hold is nearer than any denial; among denials, the later check is nearer.
fn rank(failure: &Failure) -> (bool, Check) {
    (failure.is_hold(), failure.check)
}

/// Strong Kleene: yes, no, or not known, for want of a field of the request.
#[derive(Clone, Copy)]
enum Truth {
    Yes,
    No,
    Unknown(Field),
}

impl Truth {
    fn of(yes: bool) -> Truth {
        if yes { Truth::Yes } else { Truth::No }
    }

    fn not(self) -> Truth {
        match self {
            Truth::Yes => Truth::No,
            Truth::No => Truth::Yes,
            unknown => unknown,
        }
    }

    fn and(self, other: Truth) -> Truth {
        match (self, other) {
            (Truth::No, _) | (_, Truth::No) => Truth::No,
            (Truth::Unknown(field), _) | (_, Truth::Unknown(field)) => Truth::Unknown(field),
            (Truth::Yes, Truth::Yes) => Truth::Yes,
        }
    }

    fn or(self, other: Truth) -> Truth {
        self.not().and(other.not()).not()
    }
}

/// A program, and a request without fault.
pub(crate) struct Case<'c> {
    pub(crate) program: &'c Program,
    pub(crate) request: &'c Request<'c>,
}

/// The grants of the verb of a request, in order.
pub(crate) fn grants<'c>(program: &'c Program, request: &'c Request<'c>) -> impl Iterator<Item = RuleId> {
    Case { program, request }.rules(RuleKind::Grant).map(|(id, _)| id)
}

impl<'c> Case<'c> {
    fn rules(&self, kind: RuleKind) -> impl Iterator<Item = (RuleId, &'c Rule)> + use<'c> {
        let verb = self.request.verb;
        let all = self.program.rules.iter().enumerate();
        // The verifier holds the number of rules far below 2^32.
        all.map(|(at, rule)| (RuleId(at as u32), rule))
            .filter(move |(_, rule)| rule.kind == kind && rule.verbs.has(verb))
    }

    /// The decision, unless a `never` might match.
    fn unless(&self, doubt: Option<(RuleId, Field)>, decision: Decision) -> Decision {
        match doubt {
            None => decision,
            Some((id, field)) => {
                Decision { rule: Some(id), cause: Some(Cause::Missing(field)), ..Decision::deny(Code::Missing) }
            }
        }
    }

    // ---- what a grant covers, and what a `never` meets

    pub(crate) fn is_candidate(&self, rule: &Rule) -> bool {
        let symbols = &self.program.symbols;
        let object = match (self.request.object, rule.object) {
            (Object::Data(asked), Object::Data(granted)) => is_a(&symbols.data, asked.0, granted.0),
            (Object::Decision(asked), Object::Decision(granted)) => is_a(&symbols.decisions, asked.0, granted.0),
            _ => false,
        };
        let purpose = match (self.request.purpose, rule.purpose) {
            (Some(asked), Some(granted)) => is_a(&symbols.purposes, asked.0, granted.0),
            // A purpose that is not stated is found missing by the first check.
            _ => true,
        };
        object && purpose
    }

    fn matches(&self, rule: &Rule) -> Truth {
        let symbols = &self.program.symbols;
        let object = match (self.request.object, rule.object) {
            (_, Object::Any) => true,
            (Object::Data(asked), Object::Data(named)) => overlap(&symbols.data, asked.0, named.0),
            (Object::Decision(asked), Object::Decision(named)) => overlap(&symbols.decisions, asked.0, named.0),
            _ => false,
        };
        let purpose = match (rule.purpose, self.request.purpose) {
            (None, _) => Truth::Yes,
            (Some(_), None) => Truth::Unknown(Field::Purpose),
            (Some(named), Some(asked)) => Truth::of(overlap(&symbols.purposes, asked.0, named.0)),
        };
        let worker = match (rule.worker, self.request.worker) {
            (None, _) => Truth::Yes,
            (Some(_), None) => Truth::Unknown(Field::Worker),
            (Some(named), Some(asked)) => Truth::of(overlap(&symbols.workers, asked.0, named.0)),
        };
        let level = match (rule.level, self.request.level) {
            (None, _) => Truth::Yes,
            (Some(_), None) => Truth::Unknown(Field::Level),
            (Some(LevelRule::OrFiner(coarsest)), Some(level)) => Truth::of(level <= coarsest),
            (Some(LevelRule::Exactly { level: named, .. }), Some(level)) => Truth::of(level == named),
        };
        let recipient = if rule.recipients.is_empty() { Truth::Yes } else { self.actor_is(&rule.recipients) };
        let excepted = self.actor_is(&rule.except);
        let in_force = match self.standing(rule.standing, self.request.time) {
            Standing::Granted => Truth::Yes,
            Standing::Blocked(_) => Truth::No,
            Standing::Depends(expr, _) => self.condition(expr),
        };
        let during = Truth::of(rule.during.is_none_or(|id| self.is_during(id).0));
        let when = rule.when.map_or(Truth::Yes, |expr| self.condition(expr));
        Truth::of(object)
            .and(purpose)
            .and(worker)
            .and(level)
            .and(recipient)
            .and(excepted.not())
            .and(in_force)
            .and(during)
            .and(when)
    }

    // ---- the conditions of a grant, in their order

    fn check(&self, rule: &Rule, decision: &mut Decision) -> Result<(), Failure> {
        let request = self.request;
        if rule.purpose.is_some() && request.purpose.is_none() {
            return missing(Check::Purpose, Field::Purpose);
        }
        if !rule.recipients.is_empty() {
            match self.actor_is(&rule.recipients) {
                Truth::Yes => {}
                Truth::No => return unmet(Check::Recipient, 0, 0),
                Truth::Unknown(field) => return missing(Check::Recipient, field),
            }
        }
        if let Some(granted) = rule.worker {
            match request.worker {
                None => return missing(Check::Worker, Field::Worker),
                Some(asked) if is_a(&self.program.symbols.workers, asked.0, granted.0) => {}
                Some(_) => return unmet(Check::Worker, 0, 0),
            }
        }
        self.check_level(rule)?;
        self.check_standing(Check::Standing, rule.standing, request.time)?;
        if let Some(origin) = rule.origin_standing {
            match request.recorded() {
                None => return missing(Check::Origin, Field::RecordedAt),
                Some(recorded) => self.check_standing(Check::Origin, origin, recorded)?,
            }
        }
        self.check_keep(rule, decision)?;
        if let Some(id) = rule.during {
            let (during, minute) = self.is_during(id);
            if !during {
                return unmet(Check::During, i64::from(minute), 0);
            }
        }
        if let Some(least) = rule.every {
            match request.last_at.get() {
                None => return missing(Check::Every, Field::LastAt),
                Some(None) => {}
                Some(Some(last)) => {
                    let passed = request.time - last;
                    if passed < least {
                        return unmet(Check::Every, passed, least);
                    }
                }
            }
        }
        if let Some(expr) = rule.when {
            match self.condition(expr) {
                Truth::Yes => {}
                Truth::No => return unmet(Check::When, 0, 0),
                Truth::Unknown(field) => return missing(Check::When, field),
            }
        }
        if let Some(review) = &rule.review {
            let reviewed = self.check_review(review);
            if !review.before_effect {
                decision.review_pending = reviewed.is_err();
                return Ok(());
            }
            reviewed?;
        }
        Ok(())
    }

    fn check_level(&self, rule: &Rule) -> Result<(), Failure> {
        let request = self.request;
        let Some(LevelRule::Exactly { level: granted, grouping, min_group, and_above }) = rule.level else {
            return Ok(());
        };
        let Some(level) = request.level else {
            return missing(Check::Level, Field::Level);
        };
        if level != granted && !(and_above && level > granted) {
            return unmet(Check::Level, number(level), number(granted));
        }
        if let (Some(granted), true) = (grouping, level == granted) {
            match request.grouping {
                None => return missing(Check::Grouping, Field::Grouping),
                Some(asked) if is_a(&self.program.symbols.groupings, asked.0, granted.0) => {}
                Some(_) => return unmet(Check::Grouping, 0, 0),
            }
        }
        if let Some(least) = min_group {
            match request.group_size {
                None => return missing(Check::GroupSize, Field::GroupSize),
                Some(size) if size < least => {
                    return unmet(Check::GroupSize, size.into(), least.into());
                }
                Some(_) => {}
            }
            match request.rest_size {
                Some(rest) if rest > 0 && rest < least => {
                    return unmet(Check::RestSize, rest.into(), least.into());
                }
                _ => {}
            }
        }
        Ok(())
    }

    pub(crate) fn check_standing(&self, check: Check, id: WindowsId, at: i64) -> Result<(), Failure> {
        match self.standing(id, at) {
            Standing::Granted => Ok(()),
            Standing::Blocked(reason) => Err(Failure { check, cause: Cause::Blocked(reason) }),
            Standing::Depends(expr, reason) => match self.condition(expr) {
                Truth::Yes => Ok(()),
                Truth::No => Err(Failure { check, cause: Cause::Blocked(reason) }),
                Truth::Unknown(field) => missing(check, field),
            },
        }
    }

    /// Whether the record is held for a legal claim, and the rule lets that count.
    pub(crate) fn is_held(&self, rule: &Rule) -> bool {
        rule.claim_hold && self.request.on_hold == Some(true) && rule.keep != Some(Keep::Nothing)
    }

    fn check_keep(&self, rule: &Rule, decision: &mut Decision) -> Result<(), Failure> {
        let request = self.request;
        // A record that is held may be of any age, so its age is not asked for either.
        if self.is_held(rule) {
            decision.held = true;
            return Ok(());
        }
        let Some(keep) = rule.keep else { return Ok(()) };
        match keep {
            Keep::Nothing => match request.recorded_at {
                Some(recorded) if recorded != request.time => unmet(Check::Keep, recorded, request.time),
                _ => Ok(()),
            },
            Keep::Period { at_most: None, .. } => Ok(()),
            Keep::Period { at_most: Some(period), after, zone, .. } => {
                let begin = match after {
                    Some(event) => match request.event(event).get() {
                        None => return missing(Check::Keep, Field::Event(event)),
                        // What has not happened has not started the period.
                        Some(None) => return Ok(()),
                        Some(Some(instant)) => instant,
                    },
                    None => match request.recorded() {
                        None => return missing(Check::Keep, Field::RecordedAt),
                        Some(instant) => instant,
                    },
                };
                let zone = &self.program.zones[zone.index()];
                let deadline = calendar::add_period(zone, begin, period);
                decision.delete_by = Some(deadline);
                if request.time > deadline {
                    return unmet(Check::Keep, request.time, deadline);
                }
                Ok(())
            }
        }
    }

    fn check_review(&self, review: &Review) -> Result<(), Failure> {
        let lacking = |what| Err(Failure { check: Check::Review, cause: Cause::Lacking(what) });
        let Some(evidence) = &self.request.review else {
            return lacking(Lacking::Review);
        };
        if evidence.by_system {
            return lacking(Lacking::Human);
        }
        if !self.reviewer_is(evidence, &review.by) {
            return lacking(Lacking::Role);
        }
        let Some(at) = evidence.at else {
            return lacking(Lacking::Review);
        };
        if at > self.request.time {
            return lacking(Lacking::Past);
        }
        match self.request.recorded() {
            None => return missing(Check::Review, Field::RecordedAt),
            Some(recorded) if at < recorded => return lacking(Lacking::Binding),
            Some(_) => {}
        }
        if review.may_override && evidence.could_override != Some(true) {
            return lacking(Lacking::Override);
        }
        if review.hears_subject && evidence.heard_subject != Some(true) {
            return lacking(Lacking::Hearing);
        }
        let saw = evidence.saw.unwrap_or(&[]);
        for wanted in &review.sees {
            let data = &self.program.symbols.data;
            if !saw.iter().any(|seen| is_a(data, seen.0, wanted.0)) {
                return lacking(Lacking::Sight(*wanted));
            }
        }
        if review.sees_reasons && evidence.saw_reasons != Some(true) {
            return lacking(Lacking::Reasons);
        }
        Ok(())
    }

    // ---- people

    /// Whether the actor is any of these. Where nothing says yes and several fields are not
    /// stated, the one named is the first of: roles, roles of subject, is subject.
    fn actor_is(&self, recipients: &[Recipient]) -> Truth {
        let request = self.request;
        let parties = &self.program.symbols.parties;
        let mut unknown: [Option<Field>; 3] = [None; 3];
        for recipient in recipients {
            let (slot, field, truth) = match recipient.who {
                Who::Subject => (2, Field::IsSubject, request.is_subject),
                Who::Party(named) => {
                    let has =
                        |roles: &[maatstaf_program::PartyId]| roles.iter().any(|role| is_a(parties, role.0, named.0));
                    if recipient.of_subject {
                        (1, Field::RolesOfSubject, request.roles_of_subject.map(has))
                    } else {
                        (0, Field::Roles, request.roles.map(has))
                    }
                }
            };
            match truth {
                Some(true) => return Truth::Yes,
                Some(false) => {}
                None => unknown[slot] = Some(field),
            }
        }
        match unknown.into_iter().flatten().next() {
            Some(field) => Truth::Unknown(field),
            None => Truth::No,
        }
    }

    fn reviewer_is(&self, evidence: &Evidence<'_>, by: &[Recipient]) -> bool {
        let parties = &self.program.symbols.parties;
        by.iter().any(|reviewer| match reviewer.who {
            Who::Subject => evidence.is_subject == Some(true),
            Who::Party(named) => {
                let roles = if reviewer.of_subject { evidence.roles_of_subject } else { evidence.roles };
                roles.unwrap_or(&[]).iter().any(|role| is_a(parties, role.0, named.0))
            }
        })
    }

    // ---- time and expressions

    fn standing(&self, id: WindowsId, at: i64) -> Standing {
        self.program.windows[id.index()].at(at)
    }

    fn is_during(&self, id: maatstaf_program::ScheduleId) -> (bool, u16) {
        let schedule = &self.program.schedules[id.index()];
        let zone = &self.program.zones[schedule.zone.index()];
        let minute = calendar::minute_of_week(zone, self.request.time);
        (schedule.spans.iter().any(|(from, to)| (*from..*to).contains(&minute)), minute)
    }

    fn condition(&self, id: ExprId) -> Truth {
        let symbols = &self.program.symbols;
        match self.program.exprs[id.index()] {
            Expr::Not(inner) => self.condition(inner).not(),
            Expr::And(left, right) => self.condition(left).and(self.condition(right)),
            Expr::Or(left, right) => self.condition(left).or(self.condition(right)),
            Expr::WorkerIs(named) => match self.request.worker {
                None => Truth::Unknown(Field::Worker),
                Some(asked) => Truth::of(is_a(&symbols.workers, asked.0, named.0)),
            },
            Expr::Compare(how, left, right) => match (self.value(left), self.value(right)) {
                (Err(field), _) | (_, Err(field)) => Truth::Unknown(field),
                (Ok(left), Ok(right)) => Truth::of(how.holds(left, right)),
            },
            _ => match self.value(id) {
                Err(field) => Truth::Unknown(field),
                Ok(value) => Truth::of(value != 0),
            },
        }
    }

    fn value(&self, id: ExprId) -> Result<i64, Field> {
        match self.program.exprs[id.index()] {
            Expr::Constant(value) => Ok(value.raw()),
            Expr::Attribute(id) => self.request.attribute(id).ok_or(Field::Attribute(id)),
            Expr::Context(id) => self.request.context_value(id).ok_or(Field::Context(id)),
            Expr::Time => Ok(self.request.time),
            Expr::Today(zone) => Ok(calendar::day(&self.program.zones[zone.index()], self.request.time)),
            // Two conditions may be compared with each other.
            Expr::WorkerIs(_) | Expr::Not(_) | Expr::And(..) | Expr::Or(..) | Expr::Compare(..) => {
                match self.condition(id) {
                    Truth::Yes => Ok(1),
                    Truth::No => Ok(0),
                    Truth::Unknown(field) => Err(field),
                }
            }
        }
    }
}

pub(crate) fn missing(check: Check, field: Field) -> Result<(), Failure> {
    Err(Failure { check, cause: Cause::Missing(field) })
}

fn unmet(check: Check, actual: i64, required: i64) -> Result<(), Failure> {
    Err(Failure { check, cause: Cause::Unmet { actual, required } })
}

fn number(level: Level) -> i64 {
    level as i64
}

fn is_a(table: &[Symbol], kind: u16, of: u16) -> bool {
    table[kind as usize].is_a(of)
}

fn overlap(table: &[Symbol], one: u16, other: u16) -> bool {
    is_a(table, one, other) || is_a(table, other, one)
}
