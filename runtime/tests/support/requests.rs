//! Random requests: made to fit a rule of the program, and then disturbed.

use super::programs::values;
use super::{NOW, Random, instants};
use maatstaf_program::*;
use maatstaf_runtime::{Evidence, Moment, Request, Slot};

/// What a request borrows from.
pub struct Draft {
    pub request: Request<'static>,
    roles: Vec<PartyId>,
    of_subject: Vec<PartyId>,
    reviewer: Vec<PartyId>,
    reviewer_of: Vec<PartyId>,
    saw: Vec<DataId>,
    events: Vec<Moment>,
    attributes: Vec<Slot>,
    context: Vec<Slot>,
    states: [bool; 5],
    reviewed: Option<Evidence<'static>>,
}

impl Draft {
    /// The request, with its lists.
    pub fn request(&self) -> Request<'_> {
        Request {
            roles: self.states[0].then_some(&self.roles[..]),
            roles_of_subject: self.states[1].then_some(&self.of_subject[..]),
            events: &self.events,
            attributes: &self.attributes,
            context: &self.context,
            review: self.reviewed.map(|evidence| Evidence {
                roles: self.states[2].then_some(&self.reviewer[..]),
                roles_of_subject: self.states[3].then_some(&self.reviewer_of[..]),
                saw: self.states[4].then_some(&self.saw[..]),
                ..evidence
            }),
            ..self.request
        }
    }

    /// The same request at another time.
    pub fn at(&mut self, time: i64) {
        self.request.time = time;
    }
}

/// A request for a program: mostly one that nearly fits one of its rules.
pub fn request(random: &mut Random, program: &Program) -> Draft {
    let symbols = &program.symbols;
    let pool = instants();
    let target = random.below(program.rules.len().max(1));
    let target = if random.chance(90) { program.rules.get(target) } else { None };
    let verb = match target {
        Some(rule) => {
            let verbs: Vec<Verb> = rule.verbs.iter().collect();
            random.pick(&verbs)
        }
        None => random.pick(&Verb::ALL),
    };
    let data = Object::Data(DataId(random.below(symbols.data.len()) as u16));
    let decision = Object::Decision(DecisionId(random.below(symbols.decisions.len()) as u16));
    let object = match target.map(|rule| rule.object) {
        Some(Object::Data(id)) => Object::Data(DataId(kind_of(random, &symbols.data, id.0))),
        Some(Object::Decision(id)) => Object::Decision(DecisionId(kind_of(random, &symbols.decisions, id.0))),
        _ if verb == Verb::Decide => decision,
        _ => data,
    };
    let time = if random.chance(60) { NOW } else { random.pick(&pool) };
    let mut request = Request::new(verb, object, time);
    request.purpose = match target.and_then(|rule| rule.purpose) {
        Some(id) => Some(PurposeId(kind_of(random, &symbols.purposes, id.0))),
        None => Some(PurposeId(random.below(symbols.purposes.len()) as u16)),
    };
    request.worker = match target.and_then(|rule| rule.worker) {
        Some(id) => Some(WorkerId(kind_of(random, &symbols.workers, id.0))),
        None => Some(WorkerId(random.below(symbols.workers.len()) as u16)),
    };
    request.is_subject = random.maybe(85, |random| random.chance(20));
    (request.level, request.grouping, request.group_size) = level(random, symbols, target);
    request.rest_size = random.maybe(30, |random| random.pick(&[0, 1, 4, 5, 8]));
    request.recorded_at = random.maybe(85, |random| {
        let back = random.pick(&[0, 0, 1, 3_600, 86_400, 28 * 86_400, 31 * 86_400]);
        if random.chance(70) { time - back } else { random.pick(&pool) }
    });
    request.on_hold = random.maybe(60, |random| random.chance(60));
    request.last_at = match random.below(4) {
        0 => Moment::NOT_YET,
        1 => Moment::at(time.saturating_sub(random.pick(&[0, 1, 899, 900, 86_400]))),
        2 => Moment::at(time - 86_401),
        _ => Moment::MISSING,
    };
    let mut draft = Draft {
        request,
        roles: roles(random, symbols, target.map(|rule| &rule.recipients), false),
        of_subject: roles(random, symbols, target.map(|rule| &rule.recipients), true),
        reviewer: Vec::new(),
        reviewer_of: Vec::new(),
        saw: Vec::new(),
        events: moments(random, symbols.events.len(), &pool),
        attributes: slots(random, &symbols.attributes),
        context: slots(random, &symbols.context),
        states: [0; 5].map(|_: i32| random.chance(92)),
        reviewed: None,
    };
    let review = target.and_then(|rule| rule.review.as_ref());
    if random.chance(if review.is_some() { 75 } else { 10 }) {
        let by = review.map(|review| &review.by);
        draft.reviewer = roles(random, symbols, by, false);
        draft.reviewer_of = roles(random, symbols, by, true);
        draft.saw = match review {
            Some(review) if random.chance(80) => review.sees.clone(),
            _ => vec![DataId(random.below(symbols.data.len()) as u16)],
        };
        let sooner = draft.request.recorded_at.unwrap_or(time);
        draft.reviewed = Some(Evidence {
            is_subject: random.maybe(90, |random| random.chance(30)),
            by_system: random.chance(5),
            at: random.maybe(93, |random| {
                let pool = [time, time, time + 1, sooner, sooner - 1, sooner + 1];
                random.pick(&pool).clamp(MIN_INSTANT, MAX_INSTANT)
            }),
            could_override: random.maybe(90, |random| random.chance(85)),
            heard_subject: random.maybe(90, |random| random.chance(85)),
            saw_reasons: random.maybe(90, |random| random.chance(85)),
            ..Evidence::default()
        });
    }
    disturb(random, &mut draft, symbols);
    draft
}

/// Takes something away, or puts something impossible in.
fn disturb(random: &mut Random, draft: &mut Draft, symbols: &Symbols) {
    let request = &mut draft.request;
    if random.chance(25) {
        match random.below(9) {
            0 => request.purpose = None,
            1 => request.worker = None,
            2 => request.level = None,
            3 => request.grouping = None,
            4 => request.group_size = None,
            5 => request.is_subject = None,
            6 => request.recorded_at = None,
            7 => request.last_at = Moment::MISSING,
            _ => draft.events.clear(),
        }
    }
    if random.chance(1) {
        match random.below(7) {
            0 => request.object = Object::Any,
            1 => request.purpose = Some(PurposeId(symbols.purposes.len() as u16)),
            2 => draft.roles.push(PartyId(symbols.parties.len() as u16)),
            3 => request.time = MAX_INSTANT + 1,
            4 => request.recorded_at = Some(request.time.saturating_add(1)),
            5 => draft.attributes[0] = Slot::of(2),
            _ => draft.saw.push(DataId(u16::MAX)),
        }
    }
}

/// A kind of a concept, or now and then any other, also a wider one.
fn kind_of(random: &mut Random, table: &[Symbol], of: u16) -> u16 {
    if random.chance(12) {
        return random.below(table.len()) as u16;
    }
    let kinds: Vec<u16> = (0..table.len() as u16).filter(|kind| table[*kind as usize].is_a(of)).collect();
    random.pick(&kinds)
}

fn level(
    random: &mut Random,
    symbols: &Symbols,
    target: Option<&Rule>,
) -> (Option<Level>, Option<GroupingId>, Option<u32>) {
    let any = GroupingId(random.below(symbols.groupings.len()) as u16);
    match target.and_then(|rule| rule.level) {
        Some(LevelRule::Exactly { level, grouping, min_group, .. }) if random.chance(85) => {
            let grouping = grouping.map_or(any, |id| GroupingId(kind_of(random, &symbols.groupings, id.0)));
            let least = min_group.unwrap_or(8);
            let size = random.pick(&[least, least, least + 1, least.saturating_sub(1)]);
            (Some(level), Some(grouping), Some(size))
        }
        _ => {
            let size = random.pick(&[0, 1, 5, 8, 9]);
            (Some(random.pick(&Level::ALL)), Some(any), Some(size))
        }
    }
}

fn roles(random: &mut Random, symbols: &Symbols, wanted: Option<&Vec<Recipient>>, of_subject: bool) -> Vec<PartyId> {
    let mut roles: Vec<PartyId> =
        (0..random.below(3)).map(|_| PartyId(random.below(symbols.parties.len()) as u16)).collect();
    if let Some(wanted) = wanted.filter(|wanted| !wanted.is_empty() && random.chance(80)) {
        let recipient = wanted[random.below(wanted.len())];
        if let (Who::Party(id), true) = (recipient.who, recipient.of_subject == of_subject) {
            roles.push(PartyId(kind_of(random, &symbols.parties, id.0)));
        }
    }
    roles
}

fn moments(random: &mut Random, count: usize, pool: &[i64]) -> Vec<Moment> {
    (0..random.below(count + 2))
        .map(|_| match random.below(5) {
            0 => Moment::MISSING,
            1 => Moment::NOT_YET,
            2 => Moment::at(random.pick(pool)),
            _ => Moment::at(NOW - random.pick(&[0, 86_400, 28 * 86_400])),
        })
        .collect()
}

fn slots(random: &mut Random, inputs: &[Input]) -> Vec<Slot> {
    let stated = if random.chance(90) { inputs.len() } else { random.below(inputs.len() + 1) };
    inputs[..stated.max(1)]
        .iter()
        .map(|input| {
            let value = random.maybe(90, |random| random.pick(values(input.value_type)));
            value.map_or(Slot::MISSING, Slot::of)
        })
        .collect()
}
