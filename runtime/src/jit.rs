//! The native engine: the dense index, the flat tables, and native code for the shapes of rules.
//!
//! Native code is made when a program is loaded, for the distinct shapes of rules and the distinct
//! expressions, and freed with its owner. No page of it is ever writable and executable at once:
//! `cranelift-jit` writes first and makes executable afterwards, and nothing is added later.
#![allow(unsafe_code)] // Calling native code, and freeing it; each block states its invariant.

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::mem::ManuallyDrop;
use std::sync::Arc;

use cranelift_codegen::Context;
use cranelift_codegen::ir::types::{I32, I64};
use cranelift_codegen::ir::{AbiParam, Signature, Type, UserFuncName};
use cranelift_codegen::settings::{self, Configurable};
use cranelift_frontend::{FunctionBuilder, FunctionBuilderContext};
use cranelift_jit::{JITBuilder, JITModule};
use cranelift_module::{FuncId, Module, default_libcall_names};
use maatstaf_program::{ExprId, Program, ReasonId, RuleId, Standing};

use crate::decision::{Cause, Check, Code, Decision, Failure, Field, Outcome};
use crate::index::roles::{ROLE_BUDGET, RoleIndex};
use crate::index::{self, Index};
use crate::request::Request;
use emit::Emitter;
use layout::{BLOCKED, LACKING, MATCH, MISSING, NO_INSTANT, NO_MATCH, RawOut, RawRequest, RawRule, Shape, Tables};

mod direct;
mod emit;
mod exprs;
mod helpers;
mod layout;
mod rows;
mod shapes;

/// How many nodes of expressions are made native, all together; the rest is interpreted, so that
/// loading stays a matter of milliseconds.
const EXPRESSION_BUDGET: usize = 20_000;

/// Native code could not be made on this machine; the interpreter can do the same work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NativeError(String);

impl fmt::Display for NativeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "native code could not be made: {}", self.0)
    }
}

impl std::error::Error for NativeError {}

fn failed(error: impl fmt::Display) -> NativeError {
    NativeError(error.to_string())
}

/// The function of a shape.
type ShapeCode = unsafe extern "C" fn(*const RawRequest<'_>, *const RawRule, *mut RawOut) -> i32;

/// A program, ready to decide.
pub(crate) struct Native {
    program: Arc<Program>,
    index: Index,
    direct: direct::Direct,
    tables: Tables,
    /// Keeps the code that the tables point to.
    _code: CodePages,
}

// SAFETY: the raw pointers in `tables` point into boxes that `tables` owns, and to code that
// `_code` owns; both are only read after `Native::new`, so any thread may read them, and the
// owner may be dropped on another thread than the one that made it.
unsafe impl Send for Native {}
// SAFETY: as above; deciding takes `&self` and writes to nothing but the caller's stack.
unsafe impl Sync for Native {}

/// Owns the pages of native code.
struct CodePages(ManuallyDrop<JITModule>);

impl Drop for CodePages {
    fn drop(&mut self) {
        // SAFETY: the module is taken out once, here, and not touched again.
        let module = unsafe { ManuallyDrop::take(&mut self.0) };
        // SAFETY: pointers to this code are in the tables of the same `Native` alone, which is
        // being dropped: no call can be under way, since a call borrows it.
        unsafe { module.free_memory() };
    }
}

impl Native {
    /// Makes native code for a verified program.
    pub(crate) fn new(program: Arc<Program>) -> Result<Native, NativeError> {
        Native::with_budgets(program, (index::BUDGET, ROLE_BUDGET), EXPRESSION_BUDGET)
    }

    /// As [`Native::new`], with other budgets for the two indices and for native expressions.
    pub(crate) fn with_budgets(
        program: Arc<Program>,
        (entries, finer): (usize, usize),
        nodes: usize,
    ) -> Result<Native, NativeError> {
        let (code, addresses) = compile(&program, nodes)?;
        let tables = Tables::new(&program, &addresses);
        let index = Index::new(&program, entries);
        let direct = direct::Direct::new(&program, RoleIndex::new(&program, &index, finer));
        Ok(Native { program, index, direct, tables, _code: code })
    }

    /// How many shapes of rules the program has.
    pub(crate) fn shapes(&self) -> usize {
        let codes: BTreeSet<usize> = self.tables.rules.iter().map(|rule| rule.code as usize).collect();
        codes.len()
    }

    /// Decides any request: the long way.
    #[inline(never)]
    pub(crate) fn general(&self, request: &Request<'_>) -> Decision {
        let program = &*self.program;
        if let Some((field, how)) = request.fault(program) {
            return Decision { cause: Some(Cause::Malformed(field, how)), ..Decision::deny(Code::Malformed) };
        }
        let raw = RawRequest::new(program, request);
        let cell = self.index.cell(request);
        let mut doubt: Option<(u32, Option<Field>)> = None;
        let mut out = RawOut::new();
        let roles = request.roles.map(index::role_bits);
        for entry in cell.nevers {
            let id = entry.id;
            if entry.excludes(roles) || !cell.exact && !self.fits(id, request) {
                continue;
            }
            match self.call(&raw, &self.tables.rules[id as usize], &mut out) {
                NO_MATCH => {}
                MATCH => {
                    return Decision { rule: Some(RuleId(id)), ..Decision::deny(Code::Forbidden) };
                }
                _ => doubt = doubt.or(Some((id, layout::unpack(out.field)))),
            }
        }
        // Without a purpose, a rule that asks for one fails before its recipients are looked at.
        let roles = roles.filter(|_| request.purpose.is_some());
        // The first rule that was passed over because of its recipients.
        let mut excluded: Option<u32> = None;
        // The nearest failure so far: its check, where a hold counts as more than any check.
        let mut nearest: Option<(i32, u32, RawOut, i32)> = None;
        for entry in cell.grants {
            let id = entry.id;
            if !cell.exact && !self.fits(id, request) {
                continue;
            }
            if entry.excludes(roles) {
                excluded = excluded.or(Some(id));
                continue;
            }
            (out.delete_by, out.held) = (NO_INSTANT, 0);
            let check = self.call(&raw, &self.tables.rules[id as usize], &mut out);
            if check == 0 || check == Check::Review as i32 && self.is_after_effect(id) {
                let decision = Decision {
                    outcome: Outcome::Permit,
                    rule: Some(RuleId(id)),
                    delete_by: instant(out.delete_by),
                    held: out.held != 0,
                    review_pending: check != 0,
                    ..Decision::deny(Code::Permitted)
                };
                return unless(doubt, decision);
            }
            let hold = check == Check::Review as i32 && out.cause == LACKING;
            let rank = if hold { i32::MAX } else { check };
            if nearest.as_ref().is_none_or(|(best, ..)| rank > *best) {
                let found = std::mem::replace(&mut out, RawOut::new());
                nearest = Some((rank, id, found, check));
            }
        }
        if let Some(id) = excluded {
            // It failed at its recipients, with nothing to count; of equals the first is nearest.
            let recipient = Check::Recipient as i32;
            let nearer = match &nearest {
                None => true,
                Some((rank, other, ..)) => *rank < recipient || *rank == recipient && id < *other,
            };
            if nearer {
                let unmet = RawOut { cause: layout::UNMET, ..RawOut::new() };
                nearest = Some((recipient, id, unmet, recipient));
            }
        }
        let Some((_, id, out, check)) = nearest else {
            return Decision::deny(Code::NotCovered);
        };
        let Some(failure) = failure(check, &out) else {
            return Decision::deny(Code::Internal);
        };
        let mut decision = Decision {
            rule: Some(RuleId(id)),
            check: Some(failure.check),
            cause: Some(failure.cause),
            delete_by: instant(out.delete_by),
            held: out.held != 0,
            ..Decision::deny(failure.code(program))
        };
        if failure.is_hold() {
            decision.outcome = Outcome::Hold;
            decision.review_pending = true;
            return unless(doubt, decision);
        }
        decision
    }

    /// The grants that can matter for a request without fault, in order; whether object and
    /// purpose fit is known of none of them.
    pub(crate) fn grants(&self, request: &Request<'_>) -> impl Iterator<Item = RuleId> {
        self.index.cell(request).grants.iter().map(|entry| RuleId(entry.id))
    }

    #[inline]
    fn call(&self, raw: &RawRequest<'_>, rule: &RawRule, out: &mut RawOut) -> i32 {
        // SAFETY: `code` is the address of a finished function of this module, written by
        // `shapes::body` with the signature of `ShapeCode`, and the module lives as long as
        // `self`. Loads in it stay inside of what it is given: fields of the three structs; sets
        // at indices that `Request::fault` holds inside of the symbol tables; lists up to the
        // lengths beside them; and the windows, whose counts are those of the tables.
        unsafe {
            let code: ShapeCode = std::mem::transmute::<*const u8, ShapeCode>(rule.code);
            code(raw, rule, out)
        }
    }

    fn fits(&self, id: u32, request: &Request<'_>) -> bool {
        let rule = self.program.rules.get(id as usize);
        rule.is_some_and(|rule| Index::fits(&self.program, rule, request))
    }

    /// Whether the review of a rule comes after the effect, so that it cannot stop a permit.
    fn is_after_effect(&self, id: u32) -> bool {
        let rule = self.program.rules.get(id as usize);
        rule.and_then(|rule| rule.review.as_ref()).is_some_and(|review| !review.before_effect)
    }
}

/// The decision, unless a `never` might match.
fn unless(doubt: Option<(u32, Option<Field>)>, decision: Decision) -> Decision {
    match doubt {
        None => decision,
        Some((id, Some(field))) => {
            Decision { rule: Some(RuleId(id)), cause: Some(Cause::Missing(field)), ..Decision::deny(Code::Missing) }
        }
        Some((_, None)) => Decision::deny(Code::Internal),
    }
}

fn instant(raw: i64) -> Option<i64> {
    if raw == NO_INSTANT { None } else { Some(raw) }
}

fn failure(check: i32, out: &RawOut) -> Option<Failure> {
    let check = Check::ALL.into_iter().find(|known| *known as i32 == check)?;
    let cause = match out.cause {
        layout::UNMET => Cause::Unmet { actual: out.actual, required: out.required },
        MISSING => Cause::Missing(layout::unpack(out.field)?),
        BLOCKED => Cause::Blocked(ReasonId(u32::try_from(out.reason).ok()?)),
        LACKING => Cause::Lacking(helpers::unpack_lacking(out.lacking, out.lacking_data)),
        _ => return None,
    };
    Some(Failure { check, cause })
}

/// Where the code is.
struct Addresses {
    shapes: HashMap<Shape, usize>,
    exprs: HashMap<ExprId, usize>,
}

impl layout::Code for Addresses {
    fn shape(&self, shape: Shape) -> *const u8 {
        // Every shape of a rule of the program was compiled.
        self.shapes[&shape] as *const u8
    }

    fn expr(&self, id: ExprId) -> *const u8 {
        match self.exprs.get(&id) {
            Some(address) => *address as *const u8,
            None => (helpers::condition as helpers::Helper as usize) as *const u8,
        }
    }
}

/// Makes the code of all shapes, and of expressions within the budget of nodes.
fn compile(program: &Program, nodes: usize) -> Result<(CodePages, Addresses), NativeError> {
    let mut flags = settings::builder();
    for (name, value) in [("opt_level", "speed"), ("is_pic", "false"), ("use_colocated_libcalls", "false")] {
        flags.set(name, value).map_err(failed)?;
    }
    let isa = cranelift_native::builder().map_err(failed)?.finish(settings::Flags::new(flags)).map_err(failed)?;
    let module = JITModule::new(JITBuilder::with_isa(isa, default_libcall_names()));
    // From here on the module is freed on every way out.
    let mut maker = Maker {
        module: CodePages(ManuallyDrop::new(module)),
        context: Context::new(),
        builder: FunctionBuilderContext::new(),
        count: 0,
    };
    let mut shapes = HashMap::new();
    for rule in &program.rules {
        if let Entry::Vacant(place) = shapes.entry(Shape::of(program, rule)) {
            let shape = *place.key();
            place.insert(maker.shape(shape)?);
        }
    }
    let mut exprs = HashMap::new();
    let mut left = nodes;
    for id in roots(program) {
        let Some(rest) = left.checked_sub(exprs::size(program, id)) else { break };
        left = rest;
        exprs.insert(id, maker.expr(program, id)?);
    }
    let module = &mut maker.module.0;
    module.finalize_definitions().map_err(failed)?;
    let addresses = Addresses {
        shapes: shapes
            .into_iter()
            .map(|(shape, function)| (shape, module.get_finalized_function(function) as usize))
            .collect(),
        exprs: exprs.into_iter().map(|(id, function)| (id, module.get_finalized_function(function) as usize)).collect(),
    };
    Ok((maker.module, addresses))
}

/// The expressions that rules and windows name, in order.
fn roots(program: &Program) -> BTreeSet<ExprId> {
    let standings = program
        .windows
        .iter()
        .flat_map(|windows| windows.steps.iter().map(|(_, standing)| *standing).chain([windows.first]));
    let depends = standings.filter_map(|standing| match standing {
        Standing::Depends(expr, _) => Some(expr),
        _ => None,
    });
    program.rules.iter().filter_map(|rule| rule.when).chain(depends).collect()
}

struct Maker {
    module: CodePages,
    context: Context,
    builder: FunctionBuilderContext,
    count: u32,
}

impl Maker {
    fn shape(&mut self, shape: Shape) -> Result<FuncId, NativeError> {
        let pointer = self.module.0.target_config().pointer_type();
        self.function([pointer, pointer, pointer], I32, |emit, [request, rule, out]| {
            shapes::body(emit, shape, shapes::Arguments { request, rule, out });
        })
    }

    fn expr(&mut self, program: &Program, id: ExprId) -> Result<FuncId, NativeError> {
        let pointer = self.module.0.target_config().pointer_type();
        self.function([pointer, I64, I64], I64, |emit, [request, _, _]| {
            exprs::body(emit, program, request, id);
        })
    }

    fn function(
        &mut self,
        inputs: [Type; 3],
        output: Type,
        body: impl FnOnce(&mut Emitter<'_, '_>, [cranelift_codegen::ir::Value; 3]),
    ) -> Result<FuncId, NativeError> {
        let config = self.module.0.target_config();
        let mut signature = Signature::new(config.default_call_conv);
        signature.params.extend(inputs.map(AbiParam::new));
        signature.returns.push(AbiParam::new(output));
        let function = self.module.0.declare_anonymous_function(&signature).map_err(failed)?;
        self.context.func.signature = signature;
        self.context.func.name = UserFuncName::user(0, self.count);
        self.count += 1;
        let mut builder = FunctionBuilder::new(&mut self.context.func, &mut self.builder);
        let entry = builder.create_block();
        builder.append_block_params_for_function_params(entry);
        builder.switch_to_block(entry);
        let arguments = {
            let given = builder.block_params(entry);
            [given[0], given[1], given[2]]
        };
        let mut emit =
            Emitter { builder: &mut builder, pointer: config.pointer_type(), convention: config.default_call_conv };
        body(&mut emit, arguments);
        builder.seal_all_blocks();
        builder.finalize(config);
        let module = &mut self.module.0;
        module.define_function(function, &mut self.context).map_err(failed)?;
        module.clear_context(&mut self.context);
        Ok(function)
    }
}

#[cfg(test)]
mod tests;
