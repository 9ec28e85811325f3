//! Code that is run as soon as it is made.
//!
//! No page of it is ever writable and executable at once: `cranelift-jit` writes first and makes
//! executable afterwards, and nothing is added later. It is freed with its owner.
#![allow(unsafe_code)] // Freeing the pages; each block states its invariant.

use std::mem::ManuallyDrop;

use cranelift_jit::{JITBuilder, JITModule};
use cranelift_module::default_libcall_names;
use maatstaf_program::Program;

use super::{Functions, failed, target, write};
use crate::native::{Machine, NativeError};

/// Owns the pages of native code.
struct CodePages(ManuallyDrop<JITModule>);

// SAFETY: the module is not touched between the end of `compile` and its drop, and freeing pages
// is not bound to a thread.
unsafe impl Send for CodePages {}
// SAFETY: as above: nothing can be done with a shared reference.
unsafe impl Sync for CodePages {}

impl Drop for CodePages {
    fn drop(&mut self) {
        // SAFETY: the module is taken out once, here, and not touched again.
        let module = unsafe { ManuallyDrop::take(&mut self.0) };
        // SAFETY: pointers to this code are in the tables of the one `Native` that owns it, which
        // is being dropped: no call can be under way, since a call borrows it.
        unsafe { module.free_memory() };
    }
}

/// Makes the code of all shapes of a verified program, and of expressions with so many nodes
/// together.
///
/// # Errors
///
/// A machine that Cranelift has no code for, or that gives no memory for it.
pub(crate) fn compile(program: &Program, nodes: usize) -> Result<Machine, NativeError> {
    let module = JITModule::new(JITBuilder::with_isa(target(true, false)?, default_libcall_names()));
    // From here on the module is freed on every way out.
    let mut pages = CodePages(ManuallyDrop::new(module));
    let Functions { shapes, exprs } = write(&mut *pages.0, program, nodes)?;
    let module = &mut *pages.0;
    module.finalize_definitions().map_err(failed)?;
    let at = |function| module.get_finalized_function(function) as usize;
    Ok(Machine {
        shapes: shapes.into_iter().map(|(shape, function)| (shape, at(function))).collect(),
        exprs: exprs.into_iter().map(|(id, function)| (id, at(function))).collect(),
        owner: Some(Box::new(pages)),
    })
}
