//! `Question`: names that were looked up, for what is asked often.

use maatstaf_program::{GroupingId, Level, Object, PartyId, PurposeId, Verb, WorkerId};
use maatstaf_runtime::{Evaluator, Moment, Request};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

use crate::decision::Decision;

#[pyclass(module = "maatstaf", frozen)]
pub(crate) struct Question {
    pub(crate) evaluator: Evaluator,
    pub(crate) verb: Verb,
    pub(crate) object: Object,
    pub(crate) purpose: Option<PurposeId>,
    pub(crate) roles: Option<Vec<PartyId>>,
    pub(crate) roles_of_subject: Option<Vec<PartyId>>,
    pub(crate) is_subject: Option<bool>,
    pub(crate) about: Option<WorkerId>,
    pub(crate) level: Option<Level>,
    pub(crate) grouping: Option<GroupingId>,
}

/// What changes from one time of asking to the next.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Numbers {
    pub(crate) time: i64,
    pub(crate) group_size: Option<u32>,
    pub(crate) rest_size: Option<u32>,
    pub(crate) recorded_at: Option<i64>,
    pub(crate) last_at: Moment,
    pub(crate) on_hold: Option<bool>,
}

impl Question {
    pub(crate) fn request(&self, numbers: &Numbers) -> Request<'_> {
        Request {
            purpose: self.purpose,
            roles: self.roles.as_deref(),
            roles_of_subject: self.roles_of_subject.as_deref(),
            is_subject: self.is_subject,
            worker: self.about,
            level: self.level,
            grouping: self.grouping,
            group_size: numbers.group_size,
            rest_size: numbers.rest_size,
            recorded_at: numbers.recorded_at,
            on_hold: numbers.on_hold,
            last_at: numbers.last_at,
            ..Request::new(self.verb, self.object, numbers.time)
        }
    }
}

#[pymethods]
impl Question {
    #[pyo3(signature = (time, *, group_size=None, rest_size=None, recorded_at=None, last_at=None, on_hold=None))]
    fn decide(
        slf: &Bound<'_, Self>,
        time: f64,
        group_size: Option<u32>,
        rest_size: Option<u32>,
        recorded_at: Option<f64>,
        last_at: Option<f64>,
        on_hold: Option<bool>,
    ) -> PyResult<Decision> {
        let numbers = Numbers {
            time: seconds(time)?,
            group_size,
            rest_size,
            recorded_at: recorded_at.map(seconds).transpose()?,
            last_at: last_at.map(seconds).transpose()?.map_or(Moment::MISSING, Moment::at),
            on_hold,
        };
        let question = slf.get();
        let decision = question.evaluator.decide(&question.request(&numbers));
        Ok(Decision { inner: decision, numbers, question: slf.clone().unbind() })
    }
}

/// Whole seconds, rounded down, as instants are. What is no number is no instant.
pub(crate) fn seconds(time: f64) -> PyResult<i64> {
    // Beyond this a float has no whole seconds left; no calendar comes near it.
    if !time.is_finite() || time.abs() > 9.0e15 {
        return Err(PyValueError::new_err("an instant is a number of seconds since 1970"));
    }
    Ok(time.floor() as i64)
}
