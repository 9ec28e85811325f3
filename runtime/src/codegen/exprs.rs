//! Native code for expressions: one function for each expression that a rule names.
//!
//! Three-valued logic without branches: a value travels with the number of the field that is
//! missing, 0 if it is known.

use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::types::{I32, I64};
use cranelift_codegen::ir::{InstBuilder, Value};
use maatstaf_program::{Comparison, Expr, ExprId, Program};
use std::mem::{offset_of, size_of};

use super::emit::Emitter;
use crate::decision::Field;
use crate::native::helpers::Helpers;
use crate::native::layout::{RawRequest, pack};
use crate::request::Slot;

/// A value, and the packed missing field or 0 (32 bits).
#[derive(Clone, Copy)]
struct Known {
    value: Value,
    missing: Value,
}

/// Writes the body of the function of an expression: `code(request, id, _)` returns the value in
/// the lowest byte and the missing field above it.
pub(super) fn body(emit: &mut Emitter<'_, '_>, program: &Program, request: Value, id: ExprId) {
    let Known { value, missing } = node(emit, program, request, id);
    let missing = emit.builder.ins().uextend(I64, missing);
    let missing = emit.builder.ins().ishl_imm_u(missing, 8);
    let result = emit.builder.ins().bor(value, missing);
    emit.builder.ins().return_(&[result]);
}

/// How many nodes an expression unfolds to, at most `limit::EXPR_SIZE`.
pub(super) fn size(program: &Program, id: ExprId) -> usize {
    1 + match program.exprs.get(id.index()) {
        Some(Expr::Not(inner)) => size(program, *inner),
        Some(Expr::And(left, right) | Expr::Or(left, right) | Expr::Compare(_, left, right)) => {
            size(program, *left) + size(program, *right)
        }
        _ => 0,
    }
}

/// Depth and size are bounded by the verifier, so this recursion is too.
fn node(emit: &mut Emitter<'_, '_>, program: &Program, request: Value, id: ExprId) -> Known {
    match program.exprs[id.index()] {
        Expr::Constant(value) => {
            let value = emit.i64(value.raw());
            known(emit, value)
        }
        Expr::Attribute(id) => slot(
            emit,
            request,
            (offset_of!(RawRequest, attributes), offset_of!(RawRequest, attributes_length)),
            id.index(),
            Field::Attribute(id),
        ),
        Expr::Context(id) => slot(
            emit,
            request,
            (offset_of!(RawRequest, context), offset_of!(RawRequest, context_length)),
            id.index(),
            Field::Context(id),
        ),
        Expr::Time => {
            let value = emit.load(I64, request, offset_of!(RawRequest, time));
            known(emit, value)
        }
        Expr::Today(zone) => {
            let zone = emit.i64(i64::from(zone.0));
            let zero = emit.i64(0);
            let value = emit.helper(offset_of!(Helpers, today), request, zone, zero);
            known(emit, value)
        }
        Expr::WorkerIs(kind) => {
            let worker = emit.load(I32, request, offset_of!(RawRequest, worker));
            let zero = emit.i32(0);
            let unknown = emit.builder.ins().icmp(IntCC::SignedLessThan, worker, zero);
            let field = emit.i32(pack(Field::Worker));
            let missing = emit.builder.ins().select(unknown, field, zero);
            let kind = emit.i64(i64::from(kind.0));
            let word = emit.i64(0);
            let value = emit.helper(offset_of!(Helpers, worker_is), request, kind, word);
            Known { value, missing }
        }
        Expr::Not(inner) => {
            let inner = node(emit, program, request, inner);
            not(emit, inner)
        }
        Expr::And(left, right) => {
            let left = node(emit, program, request, left);
            let right = node(emit, program, request, right);
            and(emit, left, right)
        }
        Expr::Or(left, right) => {
            let left = node(emit, program, request, left);
            let right = node(emit, program, request, right);
            let (left, right) = (not(emit, left), not(emit, right));
            let both = and(emit, left, right);
            not(emit, both)
        }
        Expr::Compare(how, left, right) => {
            let left = node(emit, program, request, left);
            let right = node(emit, program, request, right);
            let how = match how {
                Comparison::Equal => IntCC::Equal,
                Comparison::NotEqual => IntCC::NotEqual,
                Comparison::Less => IntCC::SignedLessThan,
                Comparison::AtMost => IntCC::SignedLessThanOrEqual,
                Comparison::Greater => IntCC::SignedGreaterThan,
                Comparison::AtLeast => IntCC::SignedGreaterThanOrEqual,
            };
            let value = emit.test(I64, how, left.value, right.value);
            let missing = first(emit, left.missing, right.missing);
            Known { value, missing }
        }
    }
}

fn known(emit: &mut Emitter<'_, '_>, value: Value) -> Known {
    Known { value, missing: emit.i32(0) }
}

/// The one of two missing fields that is there, the left one if both are.
fn first(emit: &mut Emitter<'_, '_>, left: Value, right: Value) -> Value {
    emit.builder.ins().select(left, left, right)
}

/// An unknown value may be anything, so it is made 0 or 1 before it is returned.
fn not(emit: &mut Emitter<'_, '_>, inner: Known) -> Known {
    let value = emit.builder.ins().bxor_imm_u(inner.value, 1);
    Known { value, missing: inner.missing }
}

fn and(emit: &mut Emitter<'_, '_>, left: Known, right: Known) -> Known {
    let no = |emit: &mut Emitter<'_, '_>, side: Known| {
        let wide = emit.builder.ins().uextend(I64, side.missing);
        let either = emit.builder.ins().bor(side.value, wide);
        let zero = emit.i64(0);
        emit.builder.ins().icmp(IntCC::Equal, either, zero)
    };
    let (left_no, right_no) = (no(emit, left), no(emit, right));
    let is_no = emit.builder.ins().bor(left_no, right_no);
    let unknown = first(emit, left.missing, right.missing);
    let none = emit.i32(0);
    let missing = emit.builder.ins().select(is_no, none, unknown);
    let (zero, one) = (emit.i64(0), emit.i64(1));
    let value = emit.builder.ins().select(is_no, zero, one);
    Known { value, missing }
}

/// One entry of a list of slots: unknown where the list is shorter or the slot says so.
fn slot(emit: &mut Emitter<'_, '_>, request: Value, (list, length): (usize, usize), at: usize, field: Field) -> Known {
    let (there, join) = (emit.builder.create_block(), emit.builder.create_block());
    let value = emit.builder.append_block_param(join, I64);
    let missing = emit.builder.append_block_param(join, I32);
    let length = emit.load(I64, request, length);
    let index = emit.i64(at as i64);
    let long = emit.builder.ins().icmp(IntCC::SignedGreaterThan, length, index);
    let field = emit.i32(pack(field));
    let zero = emit.i64(0);
    emit.builder.ins().brif(long, there, &[], join, &[zero.into(), field.into()]);
    emit.enter(there);
    let list = emit.load(emit.pointer, request, list);
    let begin = at * size_of::<Slot>();
    let stated = emit.load(I64, list, begin + offset_of!(Slot, stated));
    let found = emit.load(I64, list, begin + offset_of!(Slot, value));
    let none = emit.i32(0);
    let absent = emit.builder.ins().select(stated, none, field);
    emit.builder.ins().jump(join, &[found.into(), absent.into()]);
    emit.enter(join);
    Known { value, missing }
}
