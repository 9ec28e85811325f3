//! Exceptions.

use maatstaf_program::{BundleError, Text};
use maatstaf_runtime::{Complaint, LoadError};
use pyo3::create_exception;
use pyo3::exceptions::PyException;
use pyo3::prelude::*;

create_exception!(maatstaf, Error, PyException, "Something that this library does not do.");
create_exception!(maatstaf, PolicyError, Error, "A policy that cannot be loaded.");
create_exception!(maatstaf, RequestError, Error, "A name that the policy does not have, or a value of the wrong type.");

/// A policy that cannot be loaded.
pub(crate) fn policy(py: Python<'_>, error: &LoadError) -> PyErr {
    let text = match error {
        LoadError::Bundle(error) => error.text(),
        LoadError::Unsound(faults) => BundleError::Unsound(faults.clone()).text(),
        LoadError::Native(error) => Text::both(error.to_string()),
    };
    with_dutch(py, PolicyError::new_err(text.en), &text.nl)
}

/// A name or a value that is wrong.
pub(crate) fn request(py: Python<'_>, complaint: Complaint) -> PyErr {
    let error = with_dutch(py, RequestError::new_err(complaint.text.en), &complaint.text.nl);
    match error.value(py).setattr("field", complaint.field) {
        Ok(()) => error,
        Err(other) => other,
    }
}

fn with_dutch(py: Python<'_>, error: PyErr, nl: &str) -> PyErr {
    match error.value(py).setattr("nl", nl) {
        Ok(()) => error,
        Err(other) => other,
    }
}
