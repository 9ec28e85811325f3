//! The data that native code reads: flat, with fixed layout, at addresses that stay.
//!
//! Making these tables needs no unsafe code; only whoever follows the pointers has to know that
//! the [`Tables`] are still there.

use std::collections::HashMap;
use std::mem::offset_of;
use std::ptr;

use maatstaf_program::{
    AttributeId, ContextId, EventId, Keep, Level, LevelRule, Program, Recipient, Rule, RuleKind, Standing, Symbol,
    Verb, Who,
};

use super::helpers::{HELPERS, Helpers};
use super::rows::Row;
use crate::decision::Field;
use crate::request::{Moment, Request, Slot};

/// In the place of an instant: there is none.
pub(crate) const NO_INSTANT: i64 = i64::MIN;

/// Causes of a failure in [`RawOut::cause`].
pub(crate) const UNMET: i32 = 1;
pub(crate) const MISSING: i32 = 2;
pub(crate) const BLOCKED: i32 = 3;
pub(crate) const LACKING: i32 = 4;

/// Kinds of [`RawStanding`].
pub(crate) const GRANTED: i32 = 0;
pub(crate) const DEPENDS: i32 = 2;

/// Results of a function for a `never`.
pub(crate) const NO_MATCH: i32 = 0;
pub(crate) const MATCH: i32 = 1;
#[cfg(any(feature = "jit", feature = "object"))] // Only who writes code says this.
pub(crate) const UNKNOWN: i32 = 2;

/// A request, flattened. Numbers that are not stated are -1, lengths of lists too.
#[repr(C)]
pub(crate) struct RawRequest<'r> {
    pub(crate) time: i64,
    /// The instant of the record, or [`NO_INSTANT`].
    pub(crate) recorded: i64,
    /// The instant of the record as stated, or the present: what `keep nothing` looks at.
    pub(crate) live: i64,
    pub(crate) last: Moment,
    pub(crate) group_size: i64,
    pub(crate) rest_size: i64,
    pub(crate) roles: *const u16,
    pub(crate) roles_length: i64,
    pub(crate) of_subject: *const u16,
    pub(crate) of_subject_length: i64,
    pub(crate) events: *const Moment,
    pub(crate) events_length: i64,
    pub(crate) attributes: *const Slot,
    pub(crate) attributes_length: i64,
    pub(crate) context: *const Slot,
    pub(crate) context_length: i64,
    pub(crate) purpose: i32,
    pub(crate) worker: i32,
    pub(crate) level: i32,
    pub(crate) grouping: i32,
    pub(crate) is_subject: i32,
    /// 1 if the record is held for a legal claim, else 0, also where that is not stated.
    pub(crate) on_hold: i32,
    pub(crate) request: &'r Request<'r>,
    pub(crate) program: &'r Program,
    pub(crate) helpers: &'static Helpers,
}

impl<'r> RawRequest<'r> {
    #[inline]
    pub(crate) fn new(program: &'r Program, request: &'r Request<'r>) -> RawRequest<'r> {
        // `PartyId` is a transparent `u16`.
        let list = |roles: Option<&[maatstaf_program::PartyId]>| match roles {
            None => (ptr::null(), -1),
            Some(roles) => (roles.as_ptr().cast::<u16>(), roles.len() as i64),
        };
        let (roles, roles_length) = list(request.roles);
        let (of_subject, of_subject_length) = list(request.roles_of_subject);
        RawRequest {
            time: request.time,
            recorded: match request.recorded_at {
                Some(instant) => instant,
                None if request.verb == Verb::Collect => request.time,
                None => NO_INSTANT,
            },
            live: request.recorded_at.unwrap_or(request.time),
            last: request.last_at,
            group_size: request.group_size.map_or(-1, i64::from),
            rest_size: request.rest_size.map_or(-1, i64::from),
            roles,
            roles_length,
            of_subject,
            of_subject_length,
            events: request.events.as_ptr(),
            events_length: request.events.len() as i64,
            attributes: request.attributes.as_ptr(),
            attributes_length: request.attributes.len() as i64,
            context: request.context.as_ptr(),
            context_length: request.context.len() as i64,
            purpose: request.purpose.map_or(-1, |id| i32::from(id.0)),
            worker: request.worker.map_or(-1, |id| i32::from(id.0)),
            level: request.level.map_or(-1, |level| level as i32),
            grouping: request.grouping.map_or(-1, |id| i32::from(id.0)),
            is_subject: request.is_subject.map_or(-1, i32::from),
            on_hold: i32::from(request.on_hold == Some(true)),
            request,
            program,
            helpers: &HELPERS,
        }
    }
}

/// A rule, flattened. A null pointer or the absence of a bit in the shape means: no condition.
#[repr(C)]
pub(crate) struct RawRule {
    /// The native function of its shape.
    pub(crate) code: *const u8,
    pub(crate) recipients: *const u64,
    pub(crate) recipients_of: *const u64,
    pub(crate) except: *const u64,
    pub(crate) except_of: *const u64,
    pub(crate) workers: *const u64,
    pub(crate) groupings: *const u64,
    pub(crate) standing: *const RawWindows,
    pub(crate) origin: *const RawWindows,
    pub(crate) min_group: i64,
    pub(crate) every: i64,
    pub(crate) when: *const u8,
    pub(crate) when_id: i32,
    pub(crate) level: i32,
    pub(crate) and_above: i32,
    pub(crate) event: i32,
    pub(crate) schedule: i32,
    pub(crate) id: i32,
}

/// A step function: `count` instants, increasing, and one more standing than instants.
#[repr(C)]
pub(crate) struct RawWindows {
    pub(crate) instants: *const i64,
    pub(crate) count: i64,
    pub(crate) standings: *const RawStanding,
}

/// A standing.
#[repr(C)]
pub(crate) struct RawStanding {
    /// 0 granted, 1 blocked, 2 depends.
    pub(crate) kind: i32,
    pub(crate) reason: i32,
    /// The native function of the expression, and its number.
    pub(crate) expr: *const u8,
    pub(crate) expr_id: i32,
}

/// What a native function says besides its result.
#[repr(C)]
pub(crate) struct RawOut {
    pub(crate) cause: i32,
    /// The missing field, packed.
    pub(crate) field: i32,
    pub(crate) reason: i32,
    /// What a review lacks, and of which data.
    pub(crate) lacking: i32,
    pub(crate) lacking_data: i32,
    /// 1 if the record is held for a legal claim by this rule.
    pub(crate) held: i32,
    pub(crate) actual: i64,
    pub(crate) required: i64,
    pub(crate) delete_by: i64,
}

impl RawOut {
    pub(crate) fn new() -> RawOut {
        RawOut {
            cause: 0,
            field: 0,
            reason: 0,
            lacking: 0,
            lacking_data: 0,
            held: 0,
            actual: 0,
            required: 0,
            delete_by: NO_INSTANT,
        }
    }
}

/// A field as a number; never 0.
pub(crate) fn pack(field: Field) -> i32 {
    let (kind, index): (i32, u16) = match field {
        Field::Time => (1, 0),
        Field::Object => (2, 0),
        Field::Purpose => (3, 0),
        Field::Roles => (4, 0),
        Field::RolesOfSubject => (5, 0),
        Field::IsSubject => (6, 0),
        Field::Worker => (7, 0),
        Field::Level => (8, 0),
        Field::Grouping => (9, 0),
        Field::GroupSize => (10, 0),
        Field::RecordedAt => (11, 0),
        Field::LastAt => (12, 0),
        Field::Review => (13, 0),
        Field::Event(id) => (14, id.0),
        Field::Attribute(id) => (15, id.0),
        Field::Context(id) => (16, id.0),
    };
    kind << 16 | i32::from(index)
}

/// The field of a number; `None` for a number that is none.
pub(crate) fn unpack(number: i32) -> Option<Field> {
    let index = (number & 0xffff) as u16;
    Some(match number >> 16 {
        1 => Field::Time,
        2 => Field::Object,
        3 => Field::Purpose,
        4 => Field::Roles,
        5 => Field::RolesOfSubject,
        6 => Field::IsSubject,
        7 => Field::Worker,
        8 => Field::Level,
        9 => Field::Grouping,
        10 => Field::GroupSize,
        11 => Field::RecordedAt,
        12 => Field::LastAt,
        13 => Field::Review,
        14 => Field::Event(EventId(index)),
        15 => Field::Attribute(AttributeId(index)),
        16 => Field::Context(ContextId(index)),
        _ => return None,
    })
}

/// Which conditions a rule has: rules with the same bits share their code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Shape(pub(crate) u32);

impl Shape {
    pub(crate) const NEVER: u32 = 1;
    pub(crate) const PURPOSE: u32 = 1 << 1;
    pub(crate) const RECIPIENTS: u32 = 1 << 2;
    pub(crate) const RECIPIENTS_OF: u32 = 1 << 3;
    pub(crate) const TO_SUBJECT: u32 = 1 << 4;
    pub(crate) const EXCEPT: u32 = 1 << 5;
    pub(crate) const EXCEPT_OF: u32 = 1 << 6;
    pub(crate) const EXCEPT_SUBJECT: u32 = 1 << 7;
    pub(crate) const WORKER: u32 = 1 << 8;
    pub(crate) const LEVEL: u32 = 1 << 9;
    pub(crate) const GROUPING: u32 = 1 << 10;
    pub(crate) const MIN_GROUP: u32 = 1 << 11;
    pub(crate) const STANDING: u32 = 1 << 12;
    pub(crate) const ORIGIN: u32 = 1 << 13;
    pub(crate) const KEEP_NOTHING: u32 = 1 << 14;
    pub(crate) const KEEP_RECORD: u32 = 1 << 15;
    pub(crate) const KEEP_EVENT: u32 = 1 << 16;
    pub(crate) const DURING: u32 = 1 << 17;
    pub(crate) const EVERY: u32 = 1 << 18;
    pub(crate) const WHEN: u32 = 1 << 19;
    pub(crate) const REVIEW: u32 = 1 << 20;
    pub(crate) const CLAIM_HOLD: u32 = 1 << 21;

    pub(crate) fn of(program: &Program, rule: &Rule) -> Shape {
        let mut bits = 0;
        let mut set = |bit: u32, there: bool| {
            if there {
                bits |= bit;
            }
        };
        set(Shape::NEVER, rule.kind == RuleKind::Never);
        set(Shape::PURPOSE, rule.purpose.is_some());
        let any = |list: &[Recipient], of_subject: bool| {
            list.iter().any(|recipient| matches!(recipient.who, Who::Party(_)) && recipient.of_subject == of_subject)
        };
        let subject = |list: &[Recipient]| list.iter().any(|recipient| recipient.who == Who::Subject);
        set(Shape::RECIPIENTS, any(&rule.recipients, false));
        set(Shape::RECIPIENTS_OF, any(&rule.recipients, true));
        set(Shape::TO_SUBJECT, subject(&rule.recipients));
        set(Shape::EXCEPT, any(&rule.except, false));
        set(Shape::EXCEPT_OF, any(&rule.except, true));
        set(Shape::EXCEPT_SUBJECT, subject(&rule.except));
        set(Shape::WORKER, rule.worker.is_some());
        set(Shape::LEVEL, rule.level.is_some());
        if let Some(LevelRule::Exactly { grouping, min_group, .. }) = rule.level {
            set(Shape::GROUPING, grouping.is_some());
            set(Shape::MIN_GROUP, min_group.is_some());
        }
        let windows = &program.windows[rule.standing.index()];
        let always = windows.first == Standing::Granted && windows.steps.is_empty();
        set(Shape::STANDING, !always);
        set(Shape::ORIGIN, rule.origin_standing.is_some());
        match rule.keep {
            None | Some(Keep::Period { at_most: None, .. }) => {}
            Some(Keep::Nothing) => set(Shape::KEEP_NOTHING, true),
            Some(Keep::Period { after: None, .. }) => set(Shape::KEEP_RECORD, true),
            Some(Keep::Period { after: Some(_), .. }) => set(Shape::KEEP_EVENT, true),
        }
        // Where nothing is kept, there is nothing to hold.
        set(Shape::CLAIM_HOLD, rule.claim_hold && rule.keep != Some(Keep::Nothing));
        set(Shape::DURING, rule.during.is_some());
        set(Shape::EVERY, rule.every.is_some());
        set(Shape::WHEN, rule.when.is_some());
        set(Shape::REVIEW, rule.review.is_some());
        Shape(bits)
    }

    #[cfg(any(feature = "jit", feature = "object"))] // Only who writes code asks.
    pub(crate) fn has(self, bit: u32) -> bool {
        self.0 & bit != 0
    }
}

/// Sets of small numbers, each stored once.
#[derive(Default)]
struct BitSets {
    words: Vec<u64>,
    /// Where each set begins.
    begins: HashMap<Vec<u64>, usize>,
}

impl BitSets {
    /// The place of the set of all numbers below `length` that `holds` lets in.
    fn put(&mut self, length: usize, holds: impl Fn(u16) -> bool) -> usize {
        let mut set = vec![0u64; length.div_ceil(64).max(1)];
        for number in 0..length {
            // Tables have at most `limit::SYMBOLS` entries.
            if holds(number as u16) {
                set[number / 64] |= 1 << (number % 64);
            }
        }
        if let Some(begin) = self.begins.get(&set) {
            return *begin;
        }
        let begin = self.words.len();
        self.words.extend_from_slice(&set);
        self.begins.insert(set, begin);
        begin
    }
}

/// Where the native code of an expression is, and of a shape.
pub(crate) trait Code {
    /// The function of a shape.
    fn shape(&self, shape: Shape) -> *const u8;
    /// The function of an expression.
    fn expr(&self, id: maatstaf_program::ExprId) -> *const u8;
}

/// Everything that native code reads. Nothing in here changes or moves once it is made.
pub(crate) struct Tables {
    pub(crate) rules: Box<[RawRule]>,
    /// The rules again, as rows.
    pub(super) rows: Box<[Row]>,
    /// Sets of small numbers, one after the other.
    pub(super) words: Box<[u64]>,
    // The rules point into the sets and into these; nobody else looks at them.
    _windows: Box<[RawWindows]>,
    _standings: Box<[RawStanding]>,
    _instants: Box<[i64]>,
}

/// Places of the sets of a rule, before they have an address.
#[derive(Clone, Copy, Default)]
struct Sets {
    recipients: Option<usize>,
    recipients_of: Option<usize>,
    except: Option<usize>,
    except_of: Option<usize>,
    workers: Option<usize>,
    groupings: Option<usize>,
}

impl Tables {
    /// Whether a number is in the set that begins at a place.
    #[inline]
    pub(crate) fn is_in(&self, number: u16, set: u32) -> bool {
        let word = self.words.get(set as usize + usize::from(number / 64));
        word.is_some_and(|word| word >> (number % 64) & 1 == 1)
    }

    pub(crate) fn new(program: &Program, code: &dyn Code) -> Tables {
        let mut bits = BitSets::default();
        let sets: Vec<Sets> = SetMaker { program, bits: &mut bits, made: HashMap::new() }.all();
        let words = bits.words.into_boxed_slice();
        let mut standings = Vec::new();
        let mut instants = Vec::new();
        let mut places = Vec::with_capacity(program.windows.len());
        for windows in &program.windows {
            places.push((instants.len(), standings.len(), windows.steps.len()));
            standings.push(raw_standing(windows.first, code));
            for (instant, standing) in &windows.steps {
                instants.push(*instant);
                standings.push(raw_standing(*standing, code));
            }
        }
        let standings = standings.into_boxed_slice();
        let instants = instants.into_boxed_slice();
        let windows: Box<[RawWindows]> = places
            .iter()
            .map(|(instant, standing, count)| RawWindows {
                instants: instants[*instant..].as_ptr(),
                count: *count as i64,
                standings: standings[*standing..].as_ptr(),
            })
            .collect();
        let at = |place: Option<usize>| match place {
            Some(place) => words[place..].as_ptr(),
            None => ptr::null(),
        };
        let window = |id: maatstaf_program::WindowsId| &raw const windows[id.index()];
        let rules = program
            .rules
            .iter()
            .zip(&sets)
            .enumerate()
            .map(|(id, (rule, sets))| {
                let (level, and_above, min_group) = match rule.level {
                    None => (Level::Individual, false, None),
                    Some(LevelRule::OrFiner(level)) => (level, false, None),
                    Some(LevelRule::Exactly { level, and_above, min_group, .. }) => (level, and_above, min_group),
                };
                RawRule {
                    code: code.shape(Shape::of(program, rule)),
                    recipients: at(sets.recipients),
                    recipients_of: at(sets.recipients_of),
                    except: at(sets.except),
                    except_of: at(sets.except_of),
                    workers: at(sets.workers),
                    groupings: at(sets.groupings),
                    standing: window(rule.standing),
                    origin: rule.origin_standing.map_or(ptr::null(), window),
                    min_group: min_group.map_or(0, i64::from),
                    every: rule.every.unwrap_or(0),
                    when: rule.when.map_or(ptr::null(), |expr| code.expr(expr)),
                    // The limits of the verifier hold all of these far below 2^31.
                    when_id: rule.when.map_or(-1, |expr| expr.0 as i32),
                    level: level as i32,
                    and_above: i32::from(and_above),
                    event: match rule.keep {
                        Some(Keep::Period { after: Some(event), .. }) => i32::from(event.0),
                        _ => -1,
                    },
                    schedule: rule.during.map_or(-1, |id| i32::from(id.0)),
                    id: id as i32,
                }
            })
            .collect();
        let places = |sets: &Sets| (sets.workers.unwrap_or(0), sets.groupings.unwrap_or(0));
        let rows = program.rules.iter().zip(&sets).map(|(rule, sets)| Row::new(program, rule, places(sets))).collect();
        Tables { rules, rows, words, _windows: windows, _standings: standings, _instants: instants }
    }
}

fn raw_standing(standing: Standing, code: &dyn Code) -> RawStanding {
    match standing {
        Standing::Granted => RawStanding { kind: GRANTED, reason: -1, expr: ptr::null(), expr_id: -1 },
        Standing::Blocked(reason) => RawStanding { kind: 1, reason: reason.0 as i32, expr: ptr::null(), expr_id: -1 },
        Standing::Depends(expr, reason) => {
            RawStanding { kind: DEPENDS, reason: reason.0 as i32, expr: code.expr(expr), expr_id: expr.0 as i32 }
        }
    }
}

/// A question that a set answers; equal questions are worked out once, however many rules ask.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Question {
    Parties(Vec<u16>),
    Workers(u16, RuleKind),
    Groupings(u16),
}

struct SetMaker<'p> {
    program: &'p Program,
    bits: &'p mut BitSets,
    made: HashMap<Question, usize>,
}

impl SetMaker<'_> {
    fn all(&mut self) -> Vec<Sets> {
        let program = self.program;
        program
            .rules
            .iter()
            .map(|rule| Sets {
                recipients: self.parties(&rule.recipients, false),
                recipients_of: self.parties(&rule.recipients, true),
                except: self.parties(&rule.except, false),
                except_of: self.parties(&rule.except, true),
                workers: rule.worker.map(|id| self.set(Question::Workers(id.0, rule.kind))),
                groupings: match rule.level {
                    Some(LevelRule::Exactly { grouping: Some(id), .. }) => Some(self.set(Question::Groupings(id.0))),
                    _ => None,
                },
            })
            .collect()
    }

    fn parties(&mut self, list: &[Recipient], of_subject: bool) -> Option<usize> {
        let named: Vec<u16> = list
            .iter()
            .filter(|recipient| recipient.of_subject == of_subject)
            .filter_map(|recipient| match recipient.who {
                Who::Party(id) => Some(id.0),
                Who::Subject => None,
            })
            .collect();
        if named.is_empty() { None } else { Some(self.set(Question::Parties(named))) }
    }

    fn set(&mut self, question: Question) -> usize {
        if let Some(place) = self.made.get(&question) {
            return *place;
        }
        let symbols = &self.program.symbols;
        let place = match &question {
            Question::Parties(named) => self.bits.put(symbols.parties.len(), |party| {
                named.iter().any(|name| symbols.parties[party as usize].is_a(*name))
            }),
            Question::Workers(named, kind) => {
                self.bits.put(symbols.workers.len(), |worker| fits(&symbols.workers, *kind, worker, *named))
            }
            Question::Groupings(named) => {
                self.bits.put(symbols.groupings.len(), |grouping| symbols.groupings[grouping as usize].is_a(*named))
            }
        };
        self.made.insert(question, place);
        place
    }
}

fn fits(table: &[Symbol], kind: RuleKind, asked: u16, named: u16) -> bool {
    let below = table[asked as usize].is_a(named);
    below || kind == RuleKind::Never && table[named as usize].is_a(asked)
}

/// A number that changes with the layout of what native code reads and writes: code that was made
/// for another layout is refused.
pub(crate) const LAYOUT: u64 = {
    // To be counted up when the meaning of a field changes and its place does not.
    let revision = 1;
    let parts = [
        revision,
        size_of::<RawRequest<'_>>(),
        offset_of!(RawRequest<'_>, roles),
        offset_of!(RawRequest<'_>, purpose),
        offset_of!(RawRequest<'_>, request),
        offset_of!(RawRequest<'_>, helpers),
        size_of::<RawRule>(),
        offset_of!(RawRule, standing),
        offset_of!(RawRule, when_id),
        size_of::<RawWindows>(),
        size_of::<RawStanding>(),
        offset_of!(RawStanding, expr),
        size_of::<RawOut>(),
        offset_of!(RawOut, delete_by),
        size_of::<Moment>(),
        size_of::<Slot>(),
        size_of::<Helpers>(),
    ];
    // FNV-1a, a word at a time.
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut at = 0;
    while at < parts.len() {
        hash = (hash ^ parts[at] as u64).wrapping_mul(0x0100_0000_01b3);
        at += 1;
    }
    hash
};
