//! Between the dictionaries of Python and JSON.

use pyo3::exceptions::{PyRecursionError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyByteArray, PyBytes, PyDict, PyFloat, PyInt, PyList, PyMapping, PySequence, PyString};
use serde_json::{Map, Number, Value};

/// A request is never nested deeper than this.
const DEEPEST: usize = 64;

/// A value of Python as JSON.
///
/// # Errors
///
/// `TypeError` for what JSON has not, `ValueError` for a number that is none, `RecursionError` for
/// what is nested too deeply.
pub(crate) fn to_json(value: &Bound<'_, PyAny>) -> PyResult<Value> {
    from(value, 0)
}

fn from(value: &Bound<'_, PyAny>, depth: usize) -> PyResult<Value> {
    if depth > DEEPEST {
        return Err(PyRecursionError::new_err("a request is not nested so deeply"));
    }
    if value.is_none() {
        return Ok(Value::Null);
    }
    if let Ok(text) = value.cast::<PyString>() {
        return Ok(Value::String(text.to_cow()?.into_owned()));
    }
    // `True` is an int too.
    if let Ok(yes) = value.cast::<PyBool>() {
        return Ok(Value::Bool(yes.is_true()));
    }
    if value.is_instance_of::<PyInt>() {
        return match (value.extract::<i64>(), value.extract::<u64>()) {
            (Ok(number), _) => Ok(number.into()),
            (_, Ok(number)) => Ok(number.into()),
            _ => Err(PyValueError::new_err("a number is too large")),
        };
    }
    if let Ok(number) = value.cast::<PyFloat>() {
        let number = Number::from_f64(number.value());
        return number.map(Value::Number).ok_or_else(|| PyValueError::new_err("a number is not finite"));
    }
    if let Ok(dict) = value.cast::<PyDict>() {
        let mut members = Map::new();
        for (key, value) in dict {
            members.insert(name(&key)?, from(&value, depth + 1)?);
        }
        return Ok(Value::Object(members));
    }
    if let Ok(list) = value.cast::<PyList>() {
        return list.iter().map(|value| from(&value, depth + 1)).collect::<PyResult<_>>().map(Value::Array);
    }
    if let Ok(mapping) = value.cast::<PyMapping>() {
        let mut members = Map::new();
        for pair in mapping.items()? {
            let (key, value): (Bound<'_, PyAny>, Bound<'_, PyAny>) = pair.extract()?;
            members.insert(name(&key)?, from(&value, depth + 1)?);
        }
        return Ok(Value::Object(members));
    }
    // Bytes are a sequence to Python; nobody who sends them means a list of numbers.
    if value.is_instance_of::<PyBytes>() || value.is_instance_of::<PyByteArray>() {
        return Err(no_json(value));
    }
    if let Ok(sequence) = value.cast::<PySequence>() {
        return sequence.try_iter()?.map(|value| from(&value?, depth + 1)).collect::<PyResult<_>>().map(Value::Array);
    }
    // A date, or a date with a time.
    if let Ok(iso) = value.call_method0("isoformat") {
        return Ok(Value::String(iso.extract()?));
    }
    Err(no_json(value))
}

fn no_json(value: &Bound<'_, PyAny>) -> PyErr {
    match value.get_type().name() {
        Ok(name) => PyTypeError::new_err(format!("a request has no {name}")),
        Err(error) => error,
    }
}

fn name(key: &Bound<'_, PyAny>) -> PyResult<String> {
    key.extract().map_err(|_| PyTypeError::new_err("the members of a request have names"))
}

/// A value of JSON as Python has it.
pub(crate) fn to_python<'py>(py: Python<'py>, value: &Value) -> PyResult<Bound<'py, PyAny>> {
    Ok(match value {
        Value::Null => py.None().into_bound(py),
        Value::Bool(yes) => PyBool::new(py, *yes).to_owned().into_any(),
        Value::Number(number) => match number.as_i64() {
            Some(whole) => whole.into_pyobject(py)?.into_any(),
            None => number.as_f64().unwrap_or_default().into_pyobject(py)?.into_any(),
        },
        Value::String(text) => PyString::new(py, text).into_any(),
        Value::Array(list) => {
            let items = list.iter().map(|value| to_python(py, value)).collect::<PyResult<Vec<_>>>()?;
            PyList::new(py, items)?.into_any()
        }
        Value::Object(members) => {
            let dict = PyDict::new(py);
            for (name, value) in members {
                dict.set_item(name, to_python(py, value)?)?;
            }
            dict.into_any()
        }
    })
}
