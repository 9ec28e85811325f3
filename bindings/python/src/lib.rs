//! The runtime for Python.

#![allow(missing_docs, reason = "a Python module has its documentation in `maatstaf/_native.pyi`")]

mod convert;
mod decision;
mod due;
mod error;
mod evaluator;
mod question;

use pyo3::prelude::*;

/// The module `maatstaf._native`.
#[pymodule]
fn _native(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add("Error", module.py().get_type::<error::Error>())?;
    module.add("PolicyError", module.py().get_type::<error::PolicyError>())?;
    module.add("RequestError", module.py().get_type::<error::RequestError>())?;
    module.add_class::<evaluator::Evaluator>()?;
    module.add_class::<question::Question>()?;
    module.add_class::<decision::Decision>()?;
    module.add_class::<due::Due>()
}
