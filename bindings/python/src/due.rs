//! `Due`.

use maatstaf_program::Program;
use maatstaf_runtime::Term;
use pyo3::prelude::*;

use crate::question::seconds;

#[pyclass(module = "maatstaf", frozen)]
pub(crate) struct Due {
    inner: maatstaf_runtime::Due,
    statement: Option<String>,
    missing: Option<String>,
}

impl Due {
    pub(crate) fn new(program: &Program, due: &maatstaf_runtime::Due) -> Due {
        let rule = due.rule.and_then(|id| program.rules.get(id.index()));
        Due {
            inner: *due,
            statement: rule.map(|rule| rule.path.clone()),
            missing: due.missing.map(|field| field.name(program)),
        }
    }
}

#[pymethods]
impl Due {
    #[getter]
    fn term(&self) -> &'static str {
        match self.inner.term {
            Term::NotKept => "not_kept",
            Term::By(_) => "by",
            Term::Undated => "undated",
            Term::Held => "held",
        }
    }

    #[getter]
    fn delete_by(&self) -> Option<i64> {
        self.inner.delete_by()
    }

    #[getter]
    fn statement(&self) -> Option<&str> {
        self.statement.as_deref()
    }

    #[getter]
    fn missing(&self) -> Option<&str> {
        self.missing.as_deref()
    }

    fn is_overdue(&self, time: f64) -> PyResult<bool> {
        Ok(self.inner.is_overdue(seconds(time)?))
    }

    fn __repr__(&self) -> String {
        format!("<Due {} {:?}>", self.term(), self.delete_by())
    }
}
