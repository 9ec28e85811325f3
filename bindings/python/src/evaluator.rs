//! `Evaluator`.

use std::path::PathBuf;

use maatstaf_program::{Level, Verb};
use maatstaf_runtime::{Answer, Complaint, OwnedRequest, names};
use pyo3::prelude::*;
use pyo3::types::PyBytes;
use serde_json::Value;

use crate::due::Due;
use crate::question::Question;
use crate::{convert, error};

#[pyclass(module = "maatstaf", frozen)]
pub(crate) struct Evaluator {
    inner: maatstaf_runtime::Evaluator,
}

#[pymethods]
impl Evaluator {
    #[staticmethod]
    fn load(py: Python<'_>, path: PathBuf) -> PyResult<Evaluator> {
        // What the system says of a file is an `OSError`, as everywhere in Python.
        let bytes = py.detach(|| std::fs::read(path))?;
        Evaluator::of(py, &bytes)
    }

    #[staticmethod]
    fn from_bytes(py: Python<'_>, data: &Bound<'_, PyBytes>) -> PyResult<Evaluator> {
        Evaluator::of(py, data.as_bytes())
    }

    #[getter]
    fn organisation(&self) -> &str {
        &self.inner.program().meta.organisation
    }

    fn decide<'py>(&self, py: Python<'py>, request: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        // A decision takes less time than letting other threads run for it.
        answer_of(py, &self.answer(&convert::to_json(request)?))
    }

    fn decide_all<'py>(&self, py: Python<'py>, requests: Vec<Bound<'py, PyAny>>) -> PyResult<Vec<Bound<'py, PyAny>>> {
        let requests: Vec<Value> = requests.iter().map(convert::to_json).collect::<PyResult<_>>()?;
        let answers: Vec<Answer> = py.detach(|| requests.iter().map(|request| self.answer(request)).collect());
        answers.iter().map(|answer| answer_of(py, answer)).collect()
    }

    fn decide_json(&self, request: &str) -> String {
        self.inner.decide_json(request).to_json()
    }

    fn due(&self, py: Python<'_>, record: &Bound<'_, PyAny>) -> PyResult<Due> {
        let record = self.record(record).map_err(|wrong| wrong.raise(py))?;
        Ok(Due::new(self.inner.program(), &self.inner.due(&record.request())))
    }

    fn due_all(&self, py: Python<'_>, records: Vec<Bound<'_, PyAny>>) -> PyResult<Vec<Due>> {
        let records: Vec<OwnedRequest> = records
            .iter()
            .map(|record| self.record(record).map_err(|wrong| wrong.raise(py)))
            .collect::<PyResult<_>>()?;
        let program = self.inner.program();
        Ok(py.detach(|| records.iter().map(|record| Due::new(program, &self.inner.due(&record.request()))).collect()))
    }

    #[pyo3(signature = (verb, object, *, purpose=None, roles=None, roles_of_subject=None, is_subject=None, about=None, level=None, grouping=None))]
    #[allow(clippy::too_many_arguments, reason = "they are keywords in Python")]
    fn ask(
        &self,
        py: Python<'_>,
        verb: &str,
        object: &str,
        purpose: Option<&str>,
        roles: Option<Vec<String>>,
        roles_of_subject: Option<Vec<String>>,
        is_subject: Option<bool>,
        about: Option<&str>,
        level: Option<&str>,
        grouping: Option<&str>,
    ) -> PyResult<Question> {
        let ask = || -> Result<Question, Complaint> {
            let evaluator = &self.inner;
            let verb: Verb = names::verb(verb)?;
            let parties = |names: Option<Vec<String>>| {
                names
                    .map(|names| names.iter().map(|name| evaluator.party(name)).collect::<Result<Vec<_>, _>>())
                    .transpose()
            };
            Ok(Question {
                evaluator: evaluator.clone(),
                verb,
                object: evaluator.object(verb, object)?,
                purpose: purpose.map(|name| evaluator.purpose(name)).transpose()?,
                roles: parties(roles)?,
                roles_of_subject: parties(roles_of_subject)?,
                is_subject,
                about: about.map(|name| evaluator.worker(name)).transpose()?,
                level: level.map(names::level).transpose()?.map(|level: Level| level),
                grouping: grouping.map(|name| evaluator.grouping(name)).transpose()?,
            })
        };
        ask().map_err(|complaint| error::request(py, complaint))
    }
}

impl Evaluator {
    fn of(py: Python<'_>, bytes: &[u8]) -> PyResult<Evaluator> {
        let loaded = py.detach(|| maatstaf_runtime::Evaluator::load(bytes));
        loaded.map(|inner| Evaluator { inner }).map_err(|failed| error::policy(py, &failed))
    }

    fn answer(&self, request: &Value) -> Answer {
        match OwnedRequest::from_value(self.inner.program(), request) {
            Err(complaint) => complaint.answer(),
            Ok(owned) => {
                let request = owned.request();
                self.inner.explain(&request, &self.inner.decide(&request))
            }
        }
    }

    fn record(&self, record: &Bound<'_, PyAny>) -> Result<OwnedRequest, Wrong> {
        let json = convert::to_json(record).map_err(Wrong::Value)?;
        OwnedRequest::from_value(self.inner.program(), &json).map_err(Wrong::Request)
    }
}

/// Why a record is none.
enum Wrong {
    Value(PyErr),
    Request(Complaint),
}

impl Wrong {
    fn raise(self, py: Python<'_>) -> PyErr {
        match self {
            Wrong::Value(error) => error,
            Wrong::Request(complaint) => error::request(py, complaint),
        }
    }
}

/// An answer as a dictionary.
pub(crate) fn answer_of<'py>(py: Python<'py>, answer: &Answer) -> PyResult<Bound<'py, PyAny>> {
    // Strings, numbers and lists of these can always be made into JSON.
    let json = serde_json::to_value(answer).unwrap_or_default();
    convert::to_python(py, &json)
}
