//! `Decision`.

use maatstaf_program::Lang;
use maatstaf_runtime::Answer;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

use crate::evaluator::answer_of;
use crate::question::{Numbers, Question};

#[pyclass(module = "maatstaf", frozen)]
pub(crate) struct Decision {
    pub(crate) inner: maatstaf_runtime::Decision,
    pub(crate) numbers: Numbers,
    pub(crate) question: Py<Question>,
}

#[pymethods]
impl Decision {
    #[getter]
    fn permitted(&self) -> bool {
        self.inner.is_permit()
    }

    fn __bool__(&self) -> bool {
        self.inner.is_permit()
    }

    #[getter]
    fn outcome(&self) -> &'static str {
        self.inner.outcome.name()
    }

    #[getter]
    fn code(&self) -> &'static str {
        self.inner.code.name()
    }

    #[getter]
    fn check(&self) -> Option<&'static str> {
        self.inner.check.map(|check| check.name())
    }

    #[getter]
    fn statement(&self) -> Option<String> {
        let program = self.question.get().evaluator.program();
        Some(program.rules.get(self.inner.rule?.index())?.path.clone())
    }

    #[getter]
    fn delete_by(&self) -> Option<i64> {
        self.inner.delete_by
    }

    #[getter]
    fn review_pending(&self) -> bool {
        self.inner.review_pending
    }

    fn answer<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        answer_of(py, &self.explained())
    }

    #[pyo3(signature = (lang = "en"))]
    fn text(&self, lang: &str) -> PyResult<String> {
        let lang = match lang {
            "nl" => Lang::Nl,
            "en" => Lang::En,
            _ => return Err(PyValueError::new_err("a language is nl or en")),
        };
        Ok(self.explained().text(lang))
    }

    fn __repr__(&self) -> String {
        let statement = self.statement().map(|statement| format!(" by {statement}")).unwrap_or_default();
        format!("<Decision {}: {}{statement}>", self.outcome(), self.code())
    }
}

impl Decision {
    fn explained(&self) -> Answer {
        let question = self.question.get();
        question.evaluator.explain(&question.request(&self.numbers), &self.inner)
    }
}
