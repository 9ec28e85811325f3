//! Small steps of writing code, shared by shapes and expressions.

use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::types::{I32, I64};
use cranelift_codegen::ir::{AbiParam, Block, InstBuilder, MemFlagsData, SigRef, Signature, Type, Value};
use cranelift_codegen::isa::CallConv;
use cranelift_frontend::FunctionBuilder;
use std::mem::offset_of;

use crate::native::layout::RawRequest;

/// Writes the code of one function. All its addresses are those of tables and helpers that live
/// as long as the code.
pub(super) struct Emitter<'e, 'f> {
    pub(super) builder: &'e mut FunctionBuilder<'f>,
    pub(super) pointer: Type,
    pub(super) convention: CallConv,
}

impl Emitter<'_, '_> {
    /// Loads a field of a struct at `base`.
    pub(super) fn load(&mut self, kind: Type, base: Value, offset: usize) -> Value {
        // The structs of the layout are a few hundred bytes.
        self.builder.ins().load(kind, MemFlagsData::trusted(), base, offset as i32)
    }

    /// Stores a field of a struct at `base`.
    pub(super) fn store(&mut self, value: Value, base: Value, offset: usize) {
        self.builder.ins().store(MemFlagsData::trusted(), value, base, offset as i32);
    }

    pub(super) fn i32(&mut self, value: i32) -> Value {
        self.builder.ins().iconst(I32, i64::from(value))
    }

    pub(super) fn i64(&mut self, value: i64) -> Value {
        self.builder.ins().iconst(I64, value)
    }

    /// 1 or 0, as wide as `kind`.
    pub(super) fn test(&mut self, kind: Type, how: IntCC, left: Value, right: Value) -> Value {
        let flag = self.builder.ins().icmp(how, left, right);
        self.builder.ins().uextend(kind, flag)
    }

    /// Goes on in a new block where `condition` is not zero; the code for zero is written by
    /// `otherwise`, which must end its block.
    pub(super) fn unless(&mut self, condition: Value, otherwise: impl FnOnce(&mut Self)) {
        let (good, bad) = (self.builder.create_block(), self.builder.create_block());
        self.builder.set_cold_block(bad);
        self.builder.ins().brif(condition, good, &[], bad, &[]);
        self.enter(bad);
        otherwise(self);
        self.enter(good);
    }

    /// Writes on in a block.
    pub(super) fn enter(&mut self, block: Block) {
        self.builder.switch_to_block(block);
    }

    /// The signature of functions with two or three words in and one out.
    pub(super) fn signature(&mut self, inputs: &[Type], output: Type) -> SigRef {
        let mut signature = Signature::new(self.convention);
        signature.params.extend(inputs.iter().map(|kind| AbiParam::new(*kind)));
        signature.returns.push(AbiParam::new(output));
        self.builder.import_signature(signature)
    }

    /// Calls a helper by its place in [`crate::native::helpers::Helpers`]: `helper(request, number, word)`.
    pub(super) fn helper(&mut self, place: usize, request: Value, number: Value, word: Value) -> Value {
        let third = self.builder.func.dfg.value_type(word);
        let signature = self.signature(&[self.pointer, I64, third], I64);
        let helpers = self.load(self.pointer, request, offset_of!(RawRequest<'_>, helpers));
        let address = self.load(self.pointer, helpers, place);
        let call = self.builder.ins().call_indirect(signature, address, &[request, number, word]);
        self.builder.inst_results(call)[0]
    }

    /// Calls the native code of an expression: `code(request, id)`.
    pub(super) fn expression(&mut self, code: Value, request: Value, id: Value) -> Value {
        let signature = self.signature(&[self.pointer, I64, I64], I64);
        let id = self.builder.ins().sextend(I64, id);
        let zero = self.i64(0);
        let call = self.builder.ins().call_indirect(signature, code, &[request, id, zero]);
        self.builder.inst_results(call)[0]
    }

    /// 1 if the number is in the set of bits at `set`, else 0 (both 64 bits wide).
    pub(super) fn is_in(&mut self, number: Value, set: Value) -> Value {
        let word = self.builder.ins().ushr_imm_u(number, 6);
        let offset = self.builder.ins().ishl_imm_u(word, 3);
        let address = self.builder.ins().iadd(set, offset);
        let bits = self.load(I64, address, 0);
        let bit = self.builder.ins().band_imm_u(number, 63);
        let shifted = self.builder.ins().ushr(bits, bit);
        self.builder.ins().band_imm_u(shifted, 1)
    }

    /// 1 if any of `length` numbers of 16 bits at `list` is in the set at `set`, else 0. A
    /// negative length is that of no list.
    pub(super) fn any_in(&mut self, list: Value, length: Value, set: Value) -> Value {
        let (head, body, done) =
            (self.builder.create_block(), self.builder.create_block(), self.builder.create_block());
        let at = self.builder.append_block_param(head, I64);
        let found = self.builder.append_block_param(done, I64);
        let zero = self.i64(0);
        self.builder.ins().jump(head, &[zero.into()]);
        self.enter(head);
        let more = self.builder.ins().icmp(IntCC::SignedLessThan, at, length);
        let none = self.i64(0);
        self.builder.ins().brif(more, body, &[], done, &[none.into()]);
        self.enter(body);
        let offset = self.builder.ins().ishl_imm_u(at, 1);
        let address = self.builder.ins().iadd(list, offset);
        let number = self.load(cranelift_codegen::ir::types::I16, address, 0);
        let number = self.builder.ins().uextend(I64, number);
        let inside = self.is_in(number, set);
        let next = self.builder.ins().iadd_imm_u(at, 1);
        let one = self.i64(1);
        self.builder.ins().brif(inside, done, &[one.into()], head, &[next.into()]);
        self.enter(done);
        found
    }
}
