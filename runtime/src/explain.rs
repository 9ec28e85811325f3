//! A decision in words. Nothing here decides anything; it looks up what was decided.

use jiff::Timestamp;
use maatstaf_program::{
    Acceptance, Keep, Level, LevelRule, Obligation, Program, ReasonId, Recipient, Rule, Symbol, Text, Who, Zone,
    ZoneId, texts,
};

use crate::answer::{Answer, AnswerContext, AnswerObligation, AnswerReason};
use crate::calendar;
use crate::decision::{Cause, Check, Code, Decision, Field, Lacking, Malformation, Outcome};
use crate::request::Request;

/// The answer for a decision that `program` made about `request`.
pub(crate) fn explain(program: &Program, request: &Request<'_>, decision: &Decision) -> Answer {
    let words = Words { program };
    let rule = decision.rule.and_then(|id| program.rules.get(id.index()));
    let mut context = AnswerContext {
        outcome: decision.outcome.name(),
        code: decision.code.name(),
        statement: rule.map(|rule| rule.path.clone()),
        place: rule.map(|rule| rule.place.clone()).filter(|place| !place.is_empty()),
        reasons: vec![words.reason(decision, rule)],
        obligations: Vec::new(),
        accepted: Vec::new(),
    };
    if let Some(rule) = rule {
        context.obligations = words.obligations(request, decision, rule);
        context.accepted = rule
            .accepted
            .iter()
            .filter(|accepted| is_current(accepted, request.time))
            .map(|accepted| words.norm("accepted", accepted.reason))
            .collect();
    }
    Answer { decision: decision.is_permit(), context }
}

fn is_current(accepted: &Acceptance, time: i64) -> bool {
    accepted.from.is_none_or(|from| from <= time) && accepted.until.is_none_or(|until| time < until)
}

/// The name of a field in the JSON form of a request.
pub(crate) fn field_name(program: &Program, field: Field) -> String {
    let symbols = &program.symbols;
    let fixed = match field {
        Field::Time => "context.time",
        Field::Object => "resource.type",
        Field::Purpose => "context.purpose",
        Field::Roles => "subject.properties.roles",
        Field::RolesOfSubject => "subject.properties.roles_of_subject",
        Field::IsSubject => "subject.properties.is_subject",
        Field::Worker => "resource.properties.about",
        Field::Level => "resource.properties.level",
        Field::Grouping => "resource.properties.grouping",
        Field::GroupSize => "resource.properties.group_size",
        Field::RecordedAt => "resource.properties.recorded_at",
        Field::LastAt => "resource.properties.last_at",
        Field::Review => "context.review",
        Field::Event(id) => {
            let name = symbols.events.get(id.index()).map_or("?", |event| &event.name);
            return format!("resource.properties.events.{name}");
        }
        Field::Attribute(id) => {
            let name = symbols.attributes.get(id.index()).map_or("?", |input| &input.name);
            return format!("context.attributes.{name}");
        }
        Field::Context(id) => {
            let name = symbols.context.get(id.index()).map_or("?", |input| &input.name);
            return format!("context.{name}");
        }
    };
    fixed.to_owned()
}

struct Words<'p> {
    program: &'p Program,
}

impl Words<'_> {
    fn reason(&self, decision: &Decision, rule: Option<&Rule>) -> AnswerReason {
        let path = rule.map_or("", |rule| rule.path.as_str());
        let mut reason = match (decision.cause, decision.code) {
            (Some(Cause::Blocked(id)), code) => {
                let mut reason = self.norm(code.name(), id);
                if decision.check == Some(Check::Origin) {
                    reason.text = texts::at_collection(&reason.text);
                }
                reason
            }
            (Some(Cause::Missing(field)), _) => AnswerReason {
                field: Some(field_name(self.program, field)),
                text: self.missing(field),
                ..AnswerReason::default()
            },
            (Some(Cause::Malformed(field, how)), _) => {
                let name = field_name(self.program, field);
                AnswerReason {
                    text: match how {
                        Malformation::OutOfRange => texts::out_of_range(&name),
                        Malformation::InFuture => texts::in_future(&name),
                    },
                    field: Some(name),
                    ..AnswerReason::default()
                }
            }
            (Some(Cause::Lacking(what)), _) => {
                AnswerReason { text: self.lacking(what, rule), ..AnswerReason::default() }
            }
            (Some(Cause::Unmet { actual, required }), _) => self.unmet(decision.check, rule, actual, required),
            (None, Code::Permitted) => just(texts::permitted(path)),
            (None, Code::Forbidden) => just(texts::forbidden(path)),
            (None, Code::NotCovered) => just(texts::not_covered()),
            (None, _) => just(texts::internal()),
        };
        reason.code = decision.code.name();
        reason.check = decision.check.map(Check::name);
        reason
    }

    /// A reason of the program.
    fn norm(&self, code: &'static str, id: ReasonId) -> AnswerReason {
        match self.program.reasons.get(id.index()) {
            None => AnswerReason { code, ..just(texts::internal()) },
            Some(reason) => AnswerReason {
                code,
                norm: reason.norm.clone(),
                cite: reason.cite.clone(),
                text: reason.text.clone(),
                ..AnswerReason::default()
            },
        }
    }

    fn missing(&self, field: Field) -> Text {
        let symbols = &self.program.symbols;
        match field {
            Field::Event(id) => {
                symbols.events.get(id.index()).map(|event| texts::missing_event(&event.name, &event.title))
            }
            Field::Attribute(id) => {
                symbols.attributes.get(id.index()).map(|input| texts::missing_attribute(&input.name, &input.title))
            }
            Field::Context(id) => {
                symbols.context.get(id.index()).map(|input| texts::missing_context(&input.name, &input.title))
            }
            _ => None,
        }
        .unwrap_or_else(|| texts::missing(&field_name(self.program, field)))
    }

    fn unmet(&self, check: Option<Check>, rule: Option<&Rule>, actual: i64, required: i64) -> AnswerReason {
        let (Some(check), Some(rule)) = (check, rule) else { return just(texts::internal()) };
        let numbers = |text: Text| AnswerReason { required: Some(required), actual: Some(actual), ..just(text) };
        let symbols = &self.program.symbols;
        match check {
            Check::Recipient => just(texts::not_a_recipient(&self.recipients(&rule.recipients))),
            Check::Worker => just(texts::other_worker(&title(&symbols.workers, rule.worker.map(|id| id.0)))),
            Check::Level => {
                let above = matches!(rule.level, Some(LevelRule::Exactly { and_above: true, .. }));
                just(texts::other_level(level(actual), level(required), above))
            }
            Check::Grouping => {
                let grouping = match rule.level {
                    Some(LevelRule::Exactly { grouping, .. }) => grouping.map(|id| id.0),
                    _ => None,
                };
                just(texts::other_grouping(&title(&symbols.groupings, grouping)))
            }
            Check::GroupSize => numbers(texts::group_too_small(actual, required)),
            Check::RestSize => numbers(texts::rest_too_small(actual, required)),
            Check::Keep => match rule.keep {
                Some(Keep::Period { zone, .. }) => {
                    let deadline = calendar::readable(self.zone(zone), required);
                    numbers(texts::kept_too_long(&deadline))
                }
                _ => just(texts::live_only()),
            },
            Check::During => {
                let schedule = rule.during.and_then(|id| self.program.schedules.get(id.index()));
                just(texts::outside_schedule(schedule.map_or("?", |hours| &hours.name)))
            }
            Check::Every => numbers(texts::too_often(&texts::length(actual), &texts::length(required))),
            Check::When => just(texts::condition_not_met(&rule.path)),
            // These never fail for want of a number.
            Check::Purpose | Check::Standing | Check::Origin | Check::Review => just(texts::internal()),
        }
    }

    fn lacking(&self, what: Lacking, rule: Option<&Rule>) -> Text {
        let by = rule.and_then(|rule| rule.review.as_ref()).map_or(&[][..], |review| &review.by);
        match what {
            Lacking::Review => texts::review_needed(&self.recipients(by)),
            Lacking::Human => texts::review_by_system(),
            Lacking::Role => texts::review_by_another(&self.recipients(by)),
            Lacking::Past => texts::review_in_future(),
            Lacking::Binding => texts::review_before_score(),
            Lacking::Override => texts::review_without_override(),
            Lacking::Hearing => texts::review_without_hearing(),
            Lacking::Sight(id) => texts::review_without_seeing(&title(&self.program.symbols.data, Some(id.0))),
            Lacking::Reasons => texts::review_without_seeing(&texts::reasons()),
        }
    }

    fn recipients(&self, list: &[Recipient]) -> Text {
        let titles: Vec<Text> = list
            .iter()
            .map(|recipient| match recipient.who {
                Who::Subject => texts::subject(),
                Who::Party(id) => {
                    let title = title(&self.program.symbols.parties, Some(id.0));
                    if recipient.of_subject { texts::of_subject(&title) } else { title }
                }
            })
            .collect();
        texts::any_of(&titles)
    }

    fn obligations(&self, request: &Request<'_>, decision: &Decision, rule: &Rule) -> Vec<AnswerObligation> {
        let mut list = Vec::new();
        let permit = decision.outcome == Outcome::Permit;
        let too_old = decision.check == Some(Check::Keep);
        let zone = match rule.keep {
            Some(Keep::Period { zone, .. }) => self.zone(zone),
            _ => None,
        };
        if let Some(deadline) = decision.delete_by.filter(|_| permit || too_old) {
            let text = texts::delete_by(&calendar::readable(zone, deadline));
            list.push(dated("delete_by", zone, deadline, text));
        }
        if permit && decision.held {
            list.push(AnswerObligation {
                kind: "notice",
                text: texts::held_for_claim(),
                ..AnswerObligation::default()
            });
        }
        if let (true, Some(until)) = (permit, self.keep_until(request, rule)) {
            let text = texts::keep_until(&calendar::readable(zone, until));
            list.push(dated("keep_until", zone, until, text));
        }
        if permit && rule.keep == Some(Keep::Nothing) {
            list.push(AnswerObligation {
                kind: "do_not_record",
                text: texts::do_not_record(),
                ..AnswerObligation::default()
            });
        }
        if let (true, Some(review)) = (decision.review_pending, &rule.review) {
            let by = self.recipients(&review.by);
            let due = review.within.map(|within| {
                let base = request.recorded().unwrap_or(request.time);
                base.saturating_add(within).min(calendar::NEVER)
            });
            let readable = due.map(|due| calendar::readable(None, due));
            let text = texts::review_by(&by, readable.as_deref());
            let mut obligation = match due {
                Some(due) => dated("review", None, due, text),
                None => AnswerObligation { kind: "review", text, ..AnswerObligation::default() },
            };
            obligation.by = review.by.iter().map(|recipient| self.name(recipient)).collect();
            list.push(obligation);
        }
        if permit {
            list.extend(rule.obligations.iter().map(|obligation| match obligation {
                Obligation::Log(_) => {
                    AnswerObligation { kind: "log", text: texts::log(), ..AnswerObligation::default() }
                }
                Obligation::Notice(text) => {
                    AnswerObligation { kind: "notice", text: text.clone(), ..AnswerObligation::default() }
                }
            }));
        }
        list
    }

    fn keep_until(&self, request: &Request<'_>, rule: &Rule) -> Option<i64> {
        let Some(Keep::Period { at_least: Some(period), after, zone, .. }) = rule.keep else {
            return None;
        };
        let begin = match after {
            Some(event) => request.event(event).get().flatten()?,
            None => request.recorded()?,
        };
        Some(calendar::add_period(self.zone(zone)?, begin, period))
    }

    fn zone(&self, id: ZoneId) -> Option<&Zone> {
        self.program.zones.get(id.index())
    }

    fn name(&self, recipient: &Recipient) -> String {
        let Who::Party(id) = recipient.who else { return "subject".to_owned() };
        let party = self.program.symbols.parties.get(id.index());
        let name = party.map_or("?", |party| &party.name);
        if recipient.of_subject { format!("{name} of subject") } else { name.to_owned() }
    }
}

fn just(text: Text) -> AnswerReason {
    AnswerReason { text, ..AnswerReason::default() }
}

fn level(number: i64) -> Level {
    Level::ALL.into_iter().find(|level| *level as i64 == number).unwrap_or(Level::Individual)
}

fn title(table: &[Symbol], at: Option<u16>) -> Text {
    match at.and_then(|at| table.get(at as usize)) {
        None => Text::both("?"),
        Some(symbol) if symbol.title.is_empty() => Text::both(symbol.name.clone()),
        Some(symbol) => symbol.title.clone(),
    }
}

/// An obligation with a date on the calendar of a zone, and its instant.
fn dated(kind: &'static str, zone: Option<&Zone>, instant: i64, text: Text) -> AnswerObligation {
    let readable = calendar::readable(zone, instant);
    AnswerObligation {
        kind,
        date: readable.split(' ').next().map(str::to_owned),
        instant: Timestamp::from_second(instant).ok().map(|instant| instant.to_string()),
        by: Vec::new(),
        text,
    }
}
