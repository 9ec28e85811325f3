//! Native code for shapes of rules: which conditions a rule has decides the code; the numbers and
//! sets come from its row in the tables.

use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::types::{I32, I64};
use cranelift_codegen::ir::{InstBuilder, Value};
use std::mem::{offset_of, size_of};

use super::emit::Emitter;
use crate::decision::{Check, Field};
use crate::native::helpers::Helpers;
use crate::native::layout::{
    BLOCKED, DEPENDS, GRANTED, MATCH, MISSING, NO_INSTANT, NO_MATCH, RawOut, RawRequest, RawRule, RawStanding,
    RawWindows, Shape, UNKNOWN, UNMET, pack,
};
use crate::request::Moment;

/// The three arguments of the function of a shape.
#[derive(Clone, Copy)]
pub(super) struct Arguments {
    pub(super) request: Value,
    pub(super) rule: Value,
    pub(super) out: Value,
}

/// Writes the body of the function of a shape: `code(request, rule, out)`. For a grant it returns
/// 0, or the number of the first check that failed; for a `never` whether it matches.
pub(super) fn body(emit: &mut Emitter<'_, '_>, shape: Shape, arguments: Arguments) {
    let mut body = Body { emit, shape, at: arguments };
    if shape.has(Shape::NEVER) { body.never() } else { body.grant() }
}

struct Body<'b, 'e, 'f> {
    emit: &'b mut Emitter<'e, 'f>,
    shape: Shape,
    at: Arguments,
}

/// Where the sets and lists of a recipient condition are.
struct Actor {
    any: (u32, usize),
    of_subject: (u32, usize),
    subject: u32,
}

const RECIPIENTS: Actor = Actor {
    any: (Shape::RECIPIENTS, offset_of!(RawRule, recipients)),
    of_subject: (Shape::RECIPIENTS_OF, offset_of!(RawRule, recipients_of)),
    subject: Shape::TO_SUBJECT,
};

const EXCEPT: Actor = Actor {
    any: (Shape::EXCEPT, offset_of!(RawRule, except)),
    of_subject: (Shape::EXCEPT_OF, offset_of!(RawRule, except_of)),
    subject: Shape::EXCEPT_SUBJECT,
};

const ANY_RECIPIENT: u32 = Shape::RECIPIENTS | Shape::RECIPIENTS_OF | Shape::TO_SUBJECT;
const ANY_EXCEPT: u32 = Shape::EXCEPT | Shape::EXCEPT_OF | Shape::EXCEPT_SUBJECT;

impl Body<'_, '_, '_> {
    // ---- grants

    fn grant(&mut self) {
        if self.shape.has(Shape::PURPOSE) {
            let purpose = self.request(I32, offset_of!(RawRequest, purpose));
            self.need(Check::Purpose, purpose, Field::Purpose);
        }
        if self.shape.has(ANY_RECIPIENT) {
            let (yes, unknown) = self.actor(&RECIPIENTS);
            self.settle(Check::Recipient, yes, unknown);
        }
        if self.shape.has(Shape::WORKER) {
            let worker = self.request(I32, offset_of!(RawRequest, worker));
            self.need(Check::Worker, worker, Field::Worker);
            let inside = self.in_set(worker, offset_of!(RawRule, workers));
            self.require(Check::Worker, inside, None);
        }
        if self.shape.has(Shape::LEVEL) {
            self.level();
        }
        if self.shape.has(Shape::STANDING) {
            let time = self.request(I64, offset_of!(RawRequest, time));
            self.standing(Check::Standing, offset_of!(RawRule, standing), time);
        }
        if self.shape.has(Shape::ORIGIN) {
            let recorded = self.request(I64, offset_of!(RawRequest, recorded));
            self.need_instant(Check::Origin, recorded);
            self.standing(Check::Origin, offset_of!(RawRule, origin), recorded);
        }
        self.keep();
        if self.shape.has(Shape::DURING) {
            let found = self.during();
            let minute = self.emit.builder.ins().band_imm_u(found, 0xffff);
            let holds = self.emit.builder.ins().ushr_imm_u(found, 16);
            let zero = self.emit.i64(0);
            self.require(Check::During, holds, Some((minute, zero)));
        }
        if self.shape.has(Shape::EVERY) {
            self.every();
        }
        if self.shape.has(Shape::WHEN) {
            let result = self.when();
            let (yes, unknown) = self.split(result);
            self.settle(Check::When, yes, unknown);
        }
        if self.shape.has(Shape::REVIEW) {
            let id = self.rule_number(offset_of!(RawRule, id));
            let out = self.at.out;
            let review = offset_of!(Helpers, review);
            let failed = self.emit.helper(review, self.at.request, id, out);
            let zero = self.emit.i64(0);
            let passed = self.emit.builder.ins().icmp(IntCC::Equal, failed, zero);
            self.emit.unless(passed, |emit| {
                let check = emit.i32(Check::Review as i32);
                emit.builder.ins().return_(&[check]);
            });
        }
        let passed = self.emit.i32(0);
        self.emit.builder.ins().return_(&[passed]);
    }

    fn level(&mut self) {
        let level = self.request(I32, offset_of!(RawRequest, level));
        self.need(Check::Level, level, Field::Level);
        let granted = self.rule(I32, offset_of!(RawRule, level));
        let and_above = self.rule(I32, offset_of!(RawRule, and_above));
        let same = self.emit.test(I32, IntCC::Equal, level, granted);
        let coarser = self.emit.test(I32, IntCC::SignedGreaterThan, level, granted);
        let coarser = self.emit.builder.ins().band(coarser, and_above);
        let fits = self.emit.builder.ins().bor(same, coarser);
        let actual = self.emit.builder.ins().sextend(I64, level);
        let required = self.emit.builder.ins().sextend(I64, granted);
        self.require(Check::Level, fits, Some((actual, required)));
        if self.shape.has(Shape::GROUPING) {
            let (look, done) = (self.emit.builder.create_block(), self.emit.builder.create_block());
            self.emit.builder.ins().brif(same, look, &[], done, &[]);
            self.emit.enter(look);
            let grouping = self.request(I32, offset_of!(RawRequest, grouping));
            self.need(Check::Grouping, grouping, Field::Grouping);
            let inside = self.in_set(grouping, offset_of!(RawRule, groupings));
            self.require(Check::Grouping, inside, None);
            self.emit.builder.ins().jump(done, &[]);
            self.emit.enter(done);
        }
        if self.shape.has(Shape::MIN_GROUP) {
            let least = self.rule(I64, offset_of!(RawRule, min_group));
            let size = self.request(I64, offset_of!(RawRequest, group_size));
            let zero = self.emit.i64(0);
            let stated = self.emit.builder.ins().icmp(IntCC::SignedGreaterThanOrEqual, size, zero);
            self.stated(Check::GroupSize, stated, Field::GroupSize);
            let enough = self.emit.builder.ins().icmp(IntCC::SignedGreaterThanOrEqual, size, least);
            self.require(Check::GroupSize, enough, Some((size, least)));
            // Not stated is -1 and nobody is 0: neither reveals anybody.
            let rest = self.request(I64, offset_of!(RawRequest, rest_size));
            let none = self.emit.builder.ins().icmp(IntCC::SignedLessThanOrEqual, rest, zero);
            let enough = self.emit.builder.ins().icmp(IntCC::SignedGreaterThanOrEqual, rest, least);
            let fits = self.emit.builder.ins().bor(none, enough);
            self.require(Check::RestSize, fits, Some((rest, least)));
        }
    }

    fn keep(&mut self) {
        if !self.shape.has(Shape::CLAIM_HOLD) {
            self.age();
            return;
        }
        let on_hold = self.request(I32, offset_of!(RawRequest, on_hold));
        let (held, look, done) =
            (self.emit.builder.create_block(), self.emit.builder.create_block(), self.emit.builder.create_block());
        self.emit.builder.set_cold_block(held);
        self.emit.builder.ins().brif(on_hold, held, &[], look, &[]);
        self.emit.enter(held);
        let one = self.emit.i32(1);
        self.emit.store(one, self.at.out, offset_of!(RawOut, held));
        self.emit.builder.ins().jump(done, &[]);
        self.emit.enter(look);
        self.age();
        self.emit.builder.ins().jump(done, &[]);
        self.emit.enter(done);
    }

    fn age(&mut self) {
        if self.shape.has(Shape::KEEP_NOTHING) {
            let live = self.request(I64, offset_of!(RawRequest, live));
            let time = self.request(I64, offset_of!(RawRequest, time));
            let same = self.emit.builder.ins().icmp(IntCC::Equal, live, time);
            self.require(Check::Keep, same, Some((live, time)));
        }
        if self.shape.has(Shape::KEEP_RECORD) {
            let recorded = self.request(I64, offset_of!(RawRequest, recorded));
            self.need_instant(Check::Keep, recorded);
            self.deadline(recorded);
        }
        if self.shape.has(Shape::KEEP_EVENT) {
            let (kind, at) = self.event();
            let (happened, done) = (self.emit.builder.create_block(), self.emit.builder.create_block());
            let one = self.emit.i64(1);
            let counts = self.emit.builder.ins().icmp(IntCC::UnsignedGreaterThan, kind, one);
            self.emit.builder.ins().brif(counts, happened, &[], done, &[]);
            self.emit.enter(happened);
            self.deadline(at);
            self.emit.builder.ins().jump(done, &[]);
            self.emit.enter(done);
        }
    }

    /// The kind and the instant of the event of the rule; fails where it is not stated.
    fn event(&mut self) -> (Value, Value) {
        let event = self.rule_number(offset_of!(RawRule, event));
        let length = self.request(I64, offset_of!(RawRequest, events_length));
        let (there, join) = (self.emit.builder.create_block(), self.emit.builder.create_block());
        let kind = self.emit.builder.append_block_param(join, I64);
        let at = self.emit.builder.append_block_param(join, I64);
        let long = self.emit.builder.ins().icmp(IntCC::SignedLessThan, event, length);
        let zero = self.emit.i64(0);
        self.emit.builder.ins().brif(long, there, &[], join, &[zero.into(), zero.into()]);
        self.emit.enter(there);
        let list = self.request(self.emit.pointer, offset_of!(RawRequest, events));
        // The size of a moment is 16.
        let offset = self.emit.builder.ins().imul_imm_u(event, size_of::<Moment>() as i64);
        let moment = self.emit.builder.ins().iadd(list, offset);
        let found = self.emit.load(I64, moment, offset_of!(Moment, kind));
        let instant = self.emit.load(I64, moment, offset_of!(Moment, at));
        self.emit.builder.ins().jump(join, &[found.into(), instant.into()]);
        self.emit.enter(join);
        let event = self.rule(I32, offset_of!(RawRule, event));
        let first = self.emit.i32(pack(Field::Event(maatstaf_program::EventId(0))));
        let field = self.emit.builder.ins().iadd(first, event);
        self.known(Check::Keep, kind, field);
        (kind, at)
    }

    fn deadline(&mut self, begin: Value) {
        let id = self.rule_number(offset_of!(RawRule, id));
        let helper = offset_of!(Helpers, deadline);
        let deadline = self.emit.helper(helper, self.at.request, id, begin);
        self.emit.store(deadline, self.at.out, offset_of!(RawOut, delete_by));
        let time = self.request(I64, offset_of!(RawRequest, time));
        let fits = self.emit.builder.ins().icmp(IntCC::SignedLessThanOrEqual, time, deadline);
        self.require(Check::Keep, fits, Some((time, deadline)));
    }

    fn every(&mut self) {
        let last = offset_of!(RawRequest, last);
        let kind = self.request(I64, last + offset_of!(Moment, kind));
        let field = self.emit.i32(pack(Field::LastAt));
        self.known(Check::Every, kind, field);
        let one = self.emit.i64(1);
        let not_yet = self.emit.builder.ins().icmp(IntCC::Equal, kind, one);
        let at = self.request(I64, last + offset_of!(Moment, at));
        let time = self.request(I64, offset_of!(RawRequest, time));
        let passed = self.emit.builder.ins().isub(time, at);
        let least = self.rule(I64, offset_of!(RawRule, every));
        let long = self.emit.builder.ins().icmp(IntCC::SignedGreaterThanOrEqual, passed, least);
        let fits = self.emit.builder.ins().bor(not_yet, long);
        self.require(Check::Every, fits, Some((passed, least)));
    }

    fn standing(&mut self, check: Check, windows: usize, instant: Value) {
        let standing = self.find_standing(windows, instant);
        let kind = self.emit.load(I32, standing, offset_of!(RawStanding, kind));
        let done = self.emit.builder.create_block();
        let rest = self.emit.builder.create_block();
        let granted = self.emit.i32(GRANTED);
        let stands = self.emit.builder.ins().icmp(IntCC::Equal, kind, granted);
        self.emit.builder.ins().brif(stands, done, &[], rest, &[]);
        self.emit.enter(rest);
        let depends = self.emit.i32(DEPENDS);
        let depends = self.emit.builder.ins().icmp(IntCC::Equal, kind, depends);
        let blocked = |emit: &mut Emitter<'_, '_>, out: Value| {
            let reason = emit.load(I32, standing, offset_of!(RawStanding, reason));
            emit.store(reason, out, offset_of!(RawOut, reason));
            let cause = emit.i32(BLOCKED);
            emit.store(cause, out, offset_of!(RawOut, cause));
            let check = emit.i32(check as i32);
            emit.builder.ins().return_(&[check]);
        };
        let out = self.at.out;
        self.emit.unless(depends, |emit| blocked(emit, out));
        let result = self.depends(standing);
        let (yes, unknown) = self.split(result);
        self.refuse_unknown(check, unknown);
        self.emit.unless(yes, |emit| blocked(emit, out));
        self.emit.builder.ins().jump(done, &[]);
        self.emit.enter(done);
    }

    // ---- prohibitions

    fn never(&mut self) {
        // The first term that is not known; 0 while all are.
        let mut doubt = self.emit.i32(0);
        if self.shape.has(Shape::PURPOSE) {
            let purpose = self.request(I32, offset_of!(RawRequest, purpose));
            let (yes, unknown) = self.unless_missing(purpose, Field::Purpose, None);
            doubt = self.conjoin(doubt, yes, unknown);
        }
        if self.shape.has(Shape::WORKER) {
            let worker = self.request(I32, offset_of!(RawRequest, worker));
            let set = offset_of!(RawRule, workers);
            let (yes, unknown) = self.unless_missing(worker, Field::Worker, Some(set));
            doubt = self.conjoin(doubt, yes, unknown);
        }
        if self.shape.has(Shape::LEVEL) {
            let level = self.request(I32, offset_of!(RawRequest, level));
            let coarsest = self.rule(I32, offset_of!(RawRule, level));
            // A level that is not stated is -1, finer than all: the term is then yes or unknown.
            let yes = self.emit.test(I64, IntCC::SignedLessThanOrEqual, level, coarsest);
            let (_, unknown) = self.unless_missing(level, Field::Level, None);
            doubt = self.conjoin(doubt, yes, unknown);
        }
        if self.shape.has(ANY_RECIPIENT) {
            let (yes, unknown) = self.actor(&RECIPIENTS);
            doubt = self.conjoin(doubt, yes, unknown);
        }
        if self.shape.has(ANY_EXCEPT) {
            let (yes, unknown) = self.actor(&EXCEPT);
            let no = self.emit.builder.ins().bxor_imm_u(yes, 1);
            doubt = self.conjoin(doubt, no, unknown);
        }
        if self.shape.has(Shape::STANDING) {
            let (yes, unknown) = self.in_force();
            doubt = self.conjoin(doubt, yes, unknown);
        }
        if self.shape.has(Shape::DURING) {
            let found = self.during();
            let yes = self.emit.builder.ins().ushr_imm_u(found, 16);
            let known = self.emit.i32(0);
            doubt = self.conjoin(doubt, yes, known);
        }
        if self.shape.has(Shape::WHEN) {
            let result = self.when();
            let (yes, unknown) = self.split(result);
            doubt = self.conjoin(doubt, yes, unknown);
        }
        self.emit.store(doubt, self.at.out, offset_of!(RawOut, field));
        let (matches, unknown) = (self.emit.i32(MATCH), self.emit.i32(UNKNOWN));
        let result = self.emit.builder.ins().select(doubt, unknown, matches);
        self.emit.builder.ins().return_(&[result]);
    }

    /// One more term of a conjunction: returns at once where it is no, and keeps the first doubt.
    fn conjoin(&mut self, doubt: Value, yes: Value, unknown: Value) -> Value {
        let wide = self.emit.builder.ins().uextend(I64, unknown);
        let possible = self.emit.builder.ins().bor(yes, wide);
        self.emit.unless(possible, |emit| {
            let no = emit.i32(NO_MATCH);
            emit.builder.ins().return_(&[no]);
        });
        self.emit.builder.ins().select(doubt, doubt, unknown)
    }

    /// Whether a stated number is in a set of the rule (yes, if there is no set), or which field
    /// is missing.
    fn unless_missing(&mut self, number: Value, field: Field, set: Option<usize>) -> (Value, Value) {
        let zero = self.emit.i32(0);
        let absent = self.emit.builder.ins().icmp(IntCC::SignedLessThan, number, zero);
        let field = self.emit.i32(pack(field));
        let unknown = self.emit.builder.ins().select(absent, field, zero);
        let yes = match set {
            None => self.emit.i64(1),
            Some(set) => {
                // Where it is not stated, 0 is looked up and the answer not used.
                let index = self.emit.builder.ins().select(absent, zero, number);
                self.in_set(index, set)
            }
        };
        (yes, unknown)
    }

    fn in_force(&mut self) -> (Value, Value) {
        let time = self.request(I64, offset_of!(RawRequest, time));
        let standing = self.find_standing(offset_of!(RawRule, standing), time);
        let kind = self.emit.load(I32, standing, offset_of!(RawStanding, kind));
        let (ask, join) = (self.emit.builder.create_block(), self.emit.builder.create_block());
        let yes = self.emit.builder.append_block_param(join, I64);
        let unknown = self.emit.builder.append_block_param(join, I32);
        let granted = self.emit.i32(GRANTED);
        let stands = self.emit.test(I64, IntCC::Equal, kind, granted);
        let depends = self.emit.i32(DEPENDS);
        let depends = self.emit.builder.ins().icmp(IntCC::Equal, kind, depends);
        let known = self.emit.i32(0);
        self.emit.builder.ins().brif(depends, ask, &[], join, &[stands.into(), known.into()]);
        self.emit.enter(ask);
        let result = self.depends(standing);
        let (value, missing) = self.split(result);
        self.emit.builder.ins().jump(join, &[value.into(), missing.into()]);
        self.emit.enter(join);
        (yes, unknown)
    }

    // ---- terms of both

    /// Whether the actor is one of those named: 1 or 0 (64 bits), and the missing field where it
    /// is not known (32 bits, 0 where it is).
    fn actor(&mut self, actor: &Actor) -> (Value, Value) {
        let mut yes = self.emit.i64(0);
        let mut unknown = self.emit.i32(0);
        let lists = [
            (actor.any, (offset_of!(RawRequest, roles), offset_of!(RawRequest, roles_length)), Field::Roles),
            (
                actor.of_subject,
                (offset_of!(RawRequest, of_subject), offset_of!(RawRequest, of_subject_length)),
                Field::RolesOfSubject,
            ),
        ];
        for ((bit, set), (list, length), field) in lists {
            if !self.shape.has(bit) {
                continue;
            }
            let list = self.request(self.emit.pointer, list);
            let length = self.request(I64, length);
            let set = self.rule(self.emit.pointer, set);
            let found = self.emit.any_in(list, length, set);
            yes = self.emit.builder.ins().bor(yes, found);
            let zero = self.emit.i64(0);
            let absent = self.emit.builder.ins().icmp(IntCC::SignedLessThan, length, zero);
            unknown = self.note(unknown, absent, field);
        }
        if self.shape.has(actor.subject) {
            let is_subject = self.request(I32, offset_of!(RawRequest, is_subject));
            let one = self.emit.i32(1);
            let is = self.emit.test(I64, IntCC::Equal, is_subject, one);
            yes = self.emit.builder.ins().bor(yes, is);
            let zero = self.emit.i32(0);
            let absent = self.emit.builder.ins().icmp(IntCC::SignedLessThan, is_subject, zero);
            unknown = self.note(unknown, absent, Field::IsSubject);
        }
        let none = self.emit.i32(0);
        let unknown = self.emit.builder.ins().select(yes, none, unknown);
        (yes, unknown)
    }

    /// `unknown`, or `field` if nothing was unknown before and it is absent.
    fn note(&mut self, unknown: Value, absent: Value, field: Field) -> Value {
        let (field, none) = (self.emit.i32(pack(field)), self.emit.i32(0));
        let this = self.emit.builder.ins().select(absent, field, none);
        self.emit.builder.ins().select(unknown, unknown, this)
    }

    /// The address of the standing of a step function of the rule at an instant: a binary search
    /// without branches on what it finds.
    fn find_standing(&mut self, windows: usize, instant: Value) -> Value {
        let windows = self.rule(self.emit.pointer, windows);
        let instants = self.emit.load(self.emit.pointer, windows, offset_of!(RawWindows, instants));
        let count = self.emit.load(I64, windows, offset_of!(RawWindows, count));
        let standings = self.emit.load(self.emit.pointer, windows, offset_of!(RawWindows, standings));
        // `low` steps are not after the instant, and `low + size` is the most that can be so.
        let (head, halve, done) =
            (self.emit.builder.create_block(), self.emit.builder.create_block(), self.emit.builder.create_block());
        let low = self.emit.builder.append_block_param(head, I64);
        let size = self.emit.builder.append_block_param(head, I64);
        let zero = self.emit.i64(0);
        self.emit.builder.ins().jump(head, &[zero.into(), count.into()]);
        self.emit.enter(head);
        self.emit.builder.ins().brif(size, halve, &[], done, &[]);
        self.emit.enter(halve);
        let half = self.emit.builder.ins().ushr_imm_u(size, 1);
        let middle = self.emit.builder.ins().iadd(low, half);
        let offset = self.emit.builder.ins().ishl_imm_u(middle, 3);
        let address = self.emit.builder.ins().iadd(instants, offset);
        let step = self.emit.load(I64, address, 0);
        let begun = self.emit.builder.ins().icmp(IntCC::SignedLessThanOrEqual, step, instant);
        let after = self.emit.builder.ins().iadd_imm_u(middle, 1);
        let low_next = self.emit.builder.ins().select(begun, after, low);
        let rest = self.emit.builder.ins().isub(size, half);
        let one = self.emit.i64(1);
        let rest = self.emit.builder.ins().isub(rest, one);
        let size_next = self.emit.builder.ins().select(begun, rest, half);
        self.emit.builder.ins().jump(head, &[low_next.into(), size_next.into()]);
        self.emit.enter(done);
        let offset = self.emit.builder.ins().imul_imm_u(low, size_of::<RawStanding>() as i64);
        self.emit.builder.ins().iadd(standings, offset)
    }

    fn depends(&mut self, standing: Value) -> Value {
        let code = self.emit.load(self.emit.pointer, standing, offset_of!(RawStanding, expr));
        let id = self.emit.load(I32, standing, offset_of!(RawStanding, expr_id));
        self.emit.expression(code, self.at.request, id)
    }

    fn when(&mut self) -> Value {
        let code = self.rule(self.emit.pointer, offset_of!(RawRule, when));
        let id = self.rule(I32, offset_of!(RawRule, when_id));
        self.emit.expression(code, self.at.request, id)
    }

    fn during(&mut self) -> Value {
        let schedule = self.rule_number(offset_of!(RawRule, schedule));
        let zero = self.emit.i64(0);
        self.emit.helper(offset_of!(Helpers, during), self.at.request, schedule, zero)
    }

    /// The two halves of what an expression returned: yes (64 bits), and the missing field.
    fn split(&mut self, result: Value) -> (Value, Value) {
        let yes = self.emit.builder.ins().band_imm_u(result, 1);
        let missing = self.emit.builder.ins().ushr_imm_u(result, 8);
        (yes, self.emit.builder.ins().ireduce(I32, missing))
    }

    // ---- reading, and failing

    fn request(&mut self, kind: cranelift_codegen::ir::Type, offset: usize) -> Value {
        self.emit.load(kind, self.at.request, offset)
    }

    fn rule(&mut self, kind: cranelift_codegen::ir::Type, offset: usize) -> Value {
        self.emit.load(kind, self.at.rule, offset)
    }

    /// A field of 32 bits of the rule, widened.
    fn rule_number(&mut self, offset: usize) -> Value {
        let number = self.rule(I32, offset);
        self.emit.builder.ins().sextend(I64, number)
    }

    fn in_set(&mut self, number: Value, set: usize) -> Value {
        let set = self.rule(self.emit.pointer, set);
        let number = self.emit.builder.ins().uextend(I64, number);
        self.emit.is_in(number, set)
    }

    /// Fails where a number of 32 bits is not stated.
    fn need(&mut self, check: Check, number: Value, field: Field) {
        let zero = self.emit.i32(0);
        let stated = self.emit.builder.ins().icmp(IntCC::SignedGreaterThanOrEqual, number, zero);
        self.stated(check, stated, field);
    }

    fn need_instant(&mut self, check: Check, instant: Value) {
        let none = self.emit.i64(NO_INSTANT);
        let stated = self.emit.builder.ins().icmp(IntCC::NotEqual, instant, none);
        self.stated(check, stated, Field::RecordedAt);
    }

    fn stated(&mut self, check: Check, stated: Value, field: Field) {
        let field = self.emit.i32(pack(field));
        self.known(check, stated, field);
    }

    /// Fails with a missing field where `stated` is zero.
    fn known(&mut self, check: Check, stated: Value, field: Value) {
        let out = self.at.out;
        self.emit.unless(stated, |emit| {
            emit.store(field, out, offset_of!(RawOut, field));
            let cause = emit.i32(MISSING);
            emit.store(cause, out, offset_of!(RawOut, cause));
            let check = emit.i32(check as i32);
            emit.builder.ins().return_(&[check]);
        });
    }

    fn refuse_unknown(&mut self, check: Check, unknown: Value) {
        let zero = self.emit.i32(0);
        let known = self.emit.builder.ins().icmp(IntCC::Equal, unknown, zero);
        self.known(check, known, unknown);
    }

    /// Fails where a condition is not known, or no.
    fn settle(&mut self, check: Check, yes: Value, unknown: Value) {
        self.refuse_unknown(check, unknown);
        self.require(check, yes, None);
    }

    /// Fails with numbers, or with zeros, where a condition is zero.
    fn require(&mut self, check: Check, holds: Value, numbers: Option<(Value, Value)>) {
        let out = self.at.out;
        self.emit.unless(holds, |emit| {
            let (actual, required) = match numbers {
                Some(numbers) => numbers,
                None => (emit.i64(0), emit.i64(0)),
            };
            emit.store(actual, out, offset_of!(RawOut, actual));
            emit.store(required, out, offset_of!(RawOut, required));
            let cause = emit.i32(UNMET);
            emit.store(cause, out, offset_of!(RawOut, cause));
            let check = emit.i32(check as i32);
            emit.builder.ins().return_(&[check]);
        });
    }
}
