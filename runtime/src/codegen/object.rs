//! Code that is written to an object file, for programs that cannot carry a compiler or may not
//! make code while they run.

use cranelift_module::{DataDescription, DataId, FuncId, Linkage, Module, default_libcall_names};
use cranelift_object::{ObjectBuilder, ObjectModule};
use maatstaf_program::{BundleError, Program, to_bytes};
use std::mem::{offset_of, size_of};

use super::{EXPRESSION_BUDGET, Functions, failed, target, write};
use crate::native::NativeError;
use crate::native::layout::LAYOUT;
use crate::native::linked::{LINKED_MAGIC, LinkedCode, LinkedPolicy};

/// Why an object file cannot be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ObjectError {
    /// The program does not pass the verifier, or is too large.
    Bundle(BundleError),
    /// This is no name for a symbol: letters, digits and underscores, and no digit first.
    Name(String),
    /// There is no code for this machine.
    Native(NativeError),
}

impl std::fmt::Display for ObjectError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            ObjectError::Bundle(error) => error.fmt(f),
            ObjectError::Name(name) => write!(f, "`{name}` is no name for a symbol of C"),
            ObjectError::Native(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for ObjectError {}

/// The symbol of a policy of this name.
pub(super) fn symbol(name: &str) -> Result<String, ObjectError> {
    let letters = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if name.is_empty() || name.len() > 128 || !letters || name.as_bytes()[0].is_ascii_digit() {
        return Err(ObjectError::Name(name.to_owned()));
    }
    Ok(format!("maatstaf_policy_{name}"))
}

/// An object file with the bundle of a program and native code for it, under one symbol,
/// `maatstaf_policy_NAME`. It names nothing outside of itself, its code runs wherever it is put,
/// and on every machine of this kind; [`crate::Evaluator::linked`] decides with it.
///
/// # Errors
///
/// [`ObjectError`]
pub fn object(program: &Program, name: &str) -> Result<Vec<u8>, ObjectError> {
    let symbol = symbol(name)?;
    let bundle = to_bytes(program).map_err(ObjectError::Bundle)?;
    emit(program, &symbol, bundle).map_err(ObjectError::Native)
}

fn emit(program: &Program, symbol: &str, bundle: Vec<u8>) -> Result<Vec<u8>, NativeError> {
    let builder = ObjectBuilder::new(target(false, true)?, symbol, default_libcall_names()).map_err(failed)?;
    let mut module = ObjectModule::new(builder);
    let Functions { shapes, exprs } = write(&mut module, program, EXPRESSION_BUDGET)?;
    // In order, for the same program is to give the same bytes.
    let mut shapes: Vec<(u64, FuncId)> = shapes.into_iter().map(|(shape, code)| (shape.0.into(), code)).collect();
    let mut exprs: Vec<(u64, FuncId)> = exprs.into_iter().map(|(id, code)| (id.0.into(), code)).collect();
    shapes.sort_unstable_by_key(|(key, _)| *key);
    exprs.sort_unstable_by_key(|(key, _)| *key);

    let mut policy = vec![0u8; size_of::<LinkedPolicy>()];
    let mut put = |place: usize, number: u64| policy[place..place + 8].copy_from_slice(&number.to_ne_bytes());
    put(offset_of!(LinkedPolicy, magic), u64::from_ne_bytes(LINKED_MAGIC));
    put(offset_of!(LinkedPolicy, layout), LAYOUT);
    put(offset_of!(LinkedPolicy, bundle_length), bundle.len() as u64);
    put(offset_of!(LinkedPolicy, shape_count), shapes.len() as u64);
    put(offset_of!(LinkedPolicy, expr_count), exprs.len() as u64);

    let tables = [
        (offset_of!(LinkedPolicy, bundle), data(&mut module, bundle)?),
        (offset_of!(LinkedPolicy, shapes), codes(&mut module, &shapes)?),
        (offset_of!(LinkedPolicy, exprs), codes(&mut module, &exprs)?),
    ];
    let mut description = described(policy);
    for (place, table) in tables {
        let address = module.declare_data_in_data(table, &mut description);
        // The struct is 64 bytes.
        description.write_data_addr(place as u32, address, 0);
    }
    let policy = module.declare_data(symbol, Linkage::Export, false, false).map_err(failed)?;
    module.define_data(policy, &description).map_err(failed)?;
    module.finish().emit().map_err(failed)
}

fn described(bytes: Vec<u8>) -> DataDescription {
    let mut description = DataDescription::new();
    description.define(bytes.into_boxed_slice());
    description.set_align(16);
    description
}

fn data(module: &mut ObjectModule, bytes: Vec<u8>) -> Result<DataId, NativeError> {
    let id = module.declare_anonymous_data(false, false).map_err(failed)?;
    module.define_data(id, &described(bytes)).map_err(failed)?;
    Ok(id)
}

/// A table of functions by number.
fn codes(module: &mut ObjectModule, codes: &[(u64, FuncId)]) -> Result<DataId, NativeError> {
    let size = size_of::<LinkedCode>();
    // A table of nothing has a place too.
    let mut bytes = vec![0u8; size * codes.len().max(1)];
    for (entry, (key, _)) in bytes.chunks_exact_mut(size).zip(codes) {
        entry[offset_of!(LinkedCode, key)..][..8].copy_from_slice(&key.to_ne_bytes());
    }
    let mut description = described(bytes);
    for (at, (_, function)) in codes.iter().enumerate() {
        let address = module.declare_func_in_data(*function, &mut description);
        let place = at * size + offset_of!(LinkedCode, code);
        description.write_function_addr(u32::try_from(place).map_err(failed)?, address);
    }
    let id = module.declare_anonymous_data(false, false).map_err(failed)?;
    module.define_data(id, &description).map_err(failed)?;
    Ok(id)
}
