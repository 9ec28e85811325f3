//! Native code: for the distinct shapes of rules and the distinct expressions of a program, made
//! with Cranelift. The same code is run at once ([`jit`]) or written to an object file
//! ([`object`]).

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};
use std::fmt;

use cranelift_codegen::Context;
use cranelift_codegen::ir::types::{I32, I64};
use cranelift_codegen::ir::{AbiParam, Signature, Type, UserFuncName};
use cranelift_codegen::isa::OwnedTargetIsa;
use cranelift_codegen::settings::{self, Configurable};
use cranelift_frontend::{FunctionBuilder, FunctionBuilderContext};
use cranelift_module::{FuncId, Module};
use maatstaf_program::{ExprId, Program, Standing};

use crate::native::NativeError;
use crate::native::layout::Shape;
use emit::Emitter;

mod emit;
mod exprs;
#[cfg(feature = "object")]
pub(crate) mod header;
#[cfg(feature = "jit")]
pub(crate) mod jit;
#[cfg(feature = "object")]
pub(crate) mod object;
mod shapes;

/// How many nodes of expressions are made native, all together; the rest is interpreted, so that
/// loading stays a matter of milliseconds.
pub(crate) const EXPRESSION_BUDGET: usize = 20_000;

fn failed(error: impl fmt::Display) -> NativeError {
    NativeError(error.to_string())
}

/// This machine's instructions: with everything that it has, or with what all of its kind have.
fn target(all_of_it: bool, position_independent: bool) -> Result<OwnedTargetIsa, NativeError> {
    let mut flags = settings::builder();
    let position_independent = if position_independent { "true" } else { "false" };
    for (name, value) in [("opt_level", "speed"), ("is_pic", position_independent), ("use_colocated_libcalls", "false")]
    {
        flags.set(name, value).map_err(failed)?;
    }
    let builder = cranelift_native::builder_with_options(all_of_it).map_err(failed)?;
    builder.finish(settings::Flags::new(flags)).map_err(failed)
}

/// The functions of a program in a module.
struct Functions {
    shapes: HashMap<Shape, FuncId>,
    exprs: HashMap<ExprId, FuncId>,
}

/// Writes the code of all shapes, and of expressions within the budget of nodes.
fn write<M: Module>(module: &mut M, program: &Program, nodes: usize) -> Result<Functions, NativeError> {
    let mut maker = Maker { module, context: Context::new(), builder: FunctionBuilderContext::new(), count: 0 };
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
    Ok(Functions { shapes, exprs })
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

struct Maker<'m, M> {
    module: &'m mut M,
    context: Context,
    builder: FunctionBuilderContext,
    count: u32,
}

impl<M: Module> Maker<'_, M> {
    fn shape(&mut self, shape: Shape) -> Result<FuncId, NativeError> {
        let pointer = self.module.target_config().pointer_type();
        self.function([pointer, pointer, pointer], I32, |emit, [request, rule, out]| {
            shapes::body(emit, shape, shapes::Arguments { request, rule, out });
        })
    }

    fn expr(&mut self, program: &Program, id: ExprId) -> Result<FuncId, NativeError> {
        let pointer = self.module.target_config().pointer_type();
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
        let config = self.module.target_config();
        let mut signature = Signature::new(config.default_call_conv);
        signature.params.extend(inputs.map(AbiParam::new));
        signature.returns.push(AbiParam::new(output));
        let function = self.module.declare_anonymous_function(&signature).map_err(failed)?;
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
        let module = &mut *self.module;
        module.define_function(function, &mut self.context).map_err(failed)?;
        module.clear_context(&mut self.context);
        Ok(function)
    }
}
