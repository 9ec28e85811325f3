//! What a caller gets instead of an answer: a status, a word for programs, a text for people.
//! None of them is a decision, and none may be read as one.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use maatstaf_program::Text;
use serde::Serialize;

use crate::texts;

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    pub(crate) status: StatusCode,
    pub(crate) code: &'static str,
    pub(crate) field: Option<String>,
    pub(crate) text: Text,
}

impl Problem {
    fn new(status: StatusCode, code: &'static str, text: Text) -> Problem {
        Problem { status, code, field: None, text }
    }

    pub(crate) fn not_json(why: &serde_json::Error) -> Problem {
        Problem::new(StatusCode::BAD_REQUEST, "not_json", texts::not_json(why))
    }

    /// The conformance scenario of AuthZEN asks for 400 here, not for 415.
    pub(crate) fn not_said_to_be_json() -> Problem {
        Problem::new(StatusCode::BAD_REQUEST, "content_type", texts::not_said_to_be_json())
    }

    pub(crate) fn encoded() -> Problem {
        Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "content_encoding", texts::encoded())
    }

    pub(crate) fn member(path: &str, nl: &str, en: &str) -> Problem {
        let text = texts::wrong_member(path, nl, en);
        Problem { field: Some(path.to_owned()), ..Problem::new(StatusCode::BAD_REQUEST, "field", text) }
    }

    pub(crate) fn semantic() -> Problem {
        let field = Some("options.evaluations_semantic".to_owned());
        Problem { field, ..Problem::new(StatusCode::BAD_REQUEST, "field", texts::unknown_semantic()) }
    }

    pub(crate) fn unauthorised() -> Problem {
        Problem::new(StatusCode::UNAUTHORIZED, "unauthorized", texts::unauthorised())
    }

    pub(crate) fn foreign_host() -> Problem {
        Problem::new(StatusCode::FORBIDDEN, "host", texts::foreign_host())
    }

    pub(crate) fn not_found() -> Problem {
        Problem::new(StatusCode::NOT_FOUND, "not_found", texts::not_found())
    }

    pub(crate) fn method_not_allowed() -> Problem {
        Problem::new(StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed", texts::method_not_allowed())
    }

    pub(crate) fn too_slow() -> Problem {
        Problem::new(StatusCode::REQUEST_TIMEOUT, "too_slow", texts::too_slow())
    }

    pub(crate) fn too_large(limit: usize) -> Problem {
        Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too_large", texts::too_large(limit))
    }

    pub(crate) fn batch_too_large(limit: usize) -> Problem {
        Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "batch_too_large", texts::batch_too_large(limit))
    }

    pub(crate) fn too_many() -> Problem {
        Problem::new(StatusCode::TOO_MANY_REQUESTS, "too_many_requests", texts::too_many())
    }

    pub(crate) fn busy() -> Problem {
        Problem::new(StatusCode::SERVICE_UNAVAILABLE, "busy", texts::busy())
    }

    pub(crate) fn not_logged() -> Problem {
        Problem::new(StatusCode::SERVICE_UNAVAILABLE, "log", texts::not_logged())
    }

    pub(crate) fn internal() -> Problem {
        Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", texts::internal())
    }
}

/// The body of a problem.
#[derive(Serialize)]
struct Body<'p> {
    error: Detail<'p>,
}

/// What is in it; also the `context.error` of one entry of a batch.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Detail<'p> {
    status: u16,
    code: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'p str>,
    text: &'p Text,
}

impl Problem {
    pub(crate) fn detail(&self) -> Detail<'_> {
        Detail { status: self.status.as_u16(), code: self.code, field: self.field.as_deref(), text: &self.text }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let body = serde_json::to_vec(&Body { error: self.detail() }).unwrap_or_default();
        let mut response = (self.status, [(header::CONTENT_TYPE, "application/json")], body).into_response();
        let headers = response.headers_mut();
        match self.status {
            StatusCode::UNAUTHORIZED => {
                headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
            }
            StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE => {
                headers.insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
            }
            _ => {}
        }
        response
    }
}
