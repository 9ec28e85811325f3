//! The addresses of the server, and what stands before them.

use std::any::Any;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use ratelimit::Ratelimiter;
use serde::Serialize;
use serde_json::json;
use tokio::sync::Semaphore;
use tower_http::catch_panic::CatchPanicLayer;

use crate::clock::{self, Stopwatch};
use crate::evaluate::{Setting, evaluate};
use crate::gate::Gate;
use crate::ids::EvaluationIds;
use crate::journal::Journal;
use crate::metrics::{self, Metrics};
use crate::policy::Policy;
use crate::problem::Problem;
use crate::settings::Limits;
use crate::shape::{self, Members};
use crate::wire::{Entry, Replies, Reply, instant};

static REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// What every request may look at.
pub(crate) struct App {
    pub(crate) policy: Policy,
    pub(crate) journal: Option<Journal>,
    pub(crate) gate: Option<Gate>,
    pub(crate) metrics: Metrics,
    pub(crate) limits: Limits,
    pub(crate) any_time: bool,
    pub(crate) approvals: Option<String>,
    /// What callers know the server by: `https://pdp.example`.
    pub(crate) url: String,
    /// Whether it listens on this machine alone and asks for no token. Then a request under
    /// another name comes from a browser that was led here.
    pub(crate) local: bool,
    pub(crate) room: Semaphore,
    pub(crate) rate: Option<Ratelimiter>,
    pub(crate) ids: EvaluationIds,
    pub(crate) stopping: AtomicBool,
}

/// The server's addresses.
pub(crate) fn router(app: Arc<App>) -> Router {
    Router::new()
        .route("/access/v1/evaluation", post(evaluation))
        .route("/access/v1/evaluations", post(evaluations))
        .route("/metrics", get(metrics))
        .route_layer(from_fn_with_state(Arc::clone(&app), guard))
        .route("/.well-known/authzen-configuration", get(configuration))
        .route("/health", get(ready))
        .route("/health/ready", get(ready))
        .route("/health/live", get(live))
        .fallback(|| async { Problem::not_found() })
        .method_not_allowed_fallback(|| async { Problem::method_not_allowed() })
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(Arc::clone(&app), envelope))
        .with_state(app)
}

/// Outermost: the request id goes back, and what is answered is counted.
async fn envelope(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let id = request.headers().get(&REQUEST_ID).cloned();
    let endpoint = endpoint(request.uri().path());
    let mut response = if app.local && !is_local(&request) {
        Problem::foreign_host().into_response()
    } else {
        next.run(request).await
    };
    let status = response.status();
    app.metrics.request(endpoint, status.as_u16());
    if status.is_server_error() {
        tracing::error!(endpoint, status = status.as_u16(), "refused");
    } else if status.is_client_error() {
        tracing::info!(endpoint, status = status.as_u16(), "refused");
    }
    if let Some(id) = id {
        response.headers_mut().insert(REQUEST_ID.clone(), id);
    }
    response
}

/// Who may ask, and whether there is room.
async fn guard(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    if let Some(gate) = &app.gate {
        let header = request.headers().get(header::AUTHORIZATION);
        if !gate.admits(header.map(|value| value.as_bytes())) {
            return Problem::unauthorised().into_response();
        }
    }
    if app.rate.as_ref().is_some_and(|rate| rate.try_wait().is_err()) {
        return Problem::too_many().into_response();
    }
    let Ok(_room) = app.room.try_acquire() else { return Problem::busy().into_response() };
    next.run(request).await
}

/// One of a few words, so that nobody can make the counters grow.
fn endpoint(path: &str) -> &'static str {
    match path {
        "/access/v1/evaluation" => "evaluation",
        "/access/v1/evaluations" => "evaluations",
        "/.well-known/authzen-configuration" => "configuration",
        "/metrics" => "metrics",
        "/health" | "/health/ready" | "/health/live" => "health",
        _ => "other",
    }
}

/// Whether a request was sent to this machine by a name of this machine. HTTP/2 has the name in
/// the address, HTTP/1 in a header.
fn is_local(request: &Request) -> bool {
    let host = match (request.uri().authority(), request.headers().get(header::HOST)) {
        (Some(authority), _) => authority.as_str(),
        (None, None) => return true,
        (None, Some(host)) => match host.to_str() {
            Ok(host) => host,
            Err(_) => return false,
        },
    };
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    name.eq_ignore_ascii_case("localhost")
        || name.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

fn panicked(_: Box<dyn Any + Send>) -> Response {
    Problem::internal().into_response()
}

async fn evaluation(State(app): State<Arc<App>>, request: Request) -> Result<Response, Problem> {
    let body = read(&app, request).await?;
    let watch = Stopwatch::start();
    let members = shape::parse(&body)?;
    shape::check(&members)?;
    let mut deciding = app.setting();
    let reply = deciding.decide(members);
    deciding.finish(&reply, &watch).await
}

async fn evaluations(State(app): State<Arc<App>>, request: Request) -> Result<Response, Problem> {
    let body = read(&app, request).await?;
    let watch = Stopwatch::start();
    let mut members = shape::parse(&body)?;
    let semantic = shape::semantic(&members)?;
    let mut deciding = app.setting();
    match shape::entries(&mut members)? {
        None => {
            shape::check(&members)?;
            let reply = deciding.decide(members);
            deciding.finish(&reply, &watch).await
        }
        Some(entries) if entries.len() > app.limits.batch => Err(Problem::batch_too_large(app.limits.batch)),
        Some(entries) => {
            let mut replies = Replies { evaluations: Vec::with_capacity(entries.len()) };
            for entry in entries {
                let entry = shape::with_defaults(&members, entry).and_then(|request| {
                    shape::check(&request)?;
                    Ok(Entry::Reply(Box::new(deciding.decide(request))))
                });
                let entry = entry.unwrap_or_else(Entry::from);
                let last = semantic.stops_at(entry.decision());
                replies.evaluations.push(entry);
                if last {
                    break;
                }
            }
            deciding.finish(&replies, &watch).await
        }
    }
}

/// The body, if it is JSON, arrives in time and is not too large.
async fn read(app: &App, request: Request) -> Result<axum::body::Bytes, Problem> {
    let headers = request.headers();
    if !is_json(headers) {
        return Err(Problem::not_said_to_be_json());
    }
    if headers.get(header::CONTENT_ENCODING).is_some_and(|encoding| encoding != "identity") {
        return Err(Problem::encoded());
    }
    let limit = app.limits.body;
    let length = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    if length.is_some_and(|length| length > limit as u64) {
        return Err(Problem::too_large(limit));
    }
    match tokio::time::timeout(app.limits.timeout, to_bytes(request.into_body(), limit)).await {
        Err(_) => Err(Problem::too_slow()),
        // A body that breaks off has nobody left to answer to.
        Ok(Err(_)) => Err(Problem::too_large(limit)),
        Ok(Ok(body)) => Ok(body),
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let Some(value) = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()) else { return false };
    let kind = value.split(';').next().unwrap_or_default().trim();
    kind.eq_ignore_ascii_case("application/json")
}

fn json_response(body: &impl Serialize) -> Result<Response, Problem> {
    let body = serde_json::to_vec(body).map_err(|_| Problem::internal())?;
    Ok((StatusCode::OK, [(header::CONTENT_TYPE, "application/json")], Body::from(body)).into_response())
}

/// One message: one policy and one instant for all that it asks.
struct Deciding<'a> {
    app: &'a App,
    policy: Arc<crate::policy::Loaded>,
    now: i64,
    /// What is to be logged before it is answered.
    entries: Vec<maatstaf_log::Entry>,
}

impl App {
    fn setting(&self) -> Deciding<'_> {
        Deciding { app: self, policy: self.policy.current(), now: clock::seconds(), entries: Vec::new() }
    }
}

impl Deciding<'_> {
    fn decide(&mut self, members: Members) -> Reply {
        let app = self.app;
        let skew = i64::try_from(app.limits.skew.as_secs()).unwrap_or(i64::MAX);
        let setting = Setting {
            now: self.now,
            skew: (!app.any_time).then_some(skew),
            approvals: app.approvals.as_deref(),
            log: app.journal.as_ref().map(|_| self.policy.hash.as_str()),
        };
        let evaluated = evaluate(&self.policy.evaluator, members, &setting, || app.ids.next());
        app.metrics.decision(evaluated.outcome, evaluated.code);
        self.entries.extend(evaluated.entry);
        evaluated.reply
    }

    /// Logs what is to be logged, and answers. What could not be logged is not answered.
    async fn finish(self, body: &impl Serialize, watch: &Stopwatch) -> Result<Response, Problem> {
        let response = json_response(body)?;
        if let (Some(journal), false) = (&self.app.journal, self.entries.is_empty())
            && !journal.log(self.entries).await
        {
            return Err(Problem::not_logged());
        }
        self.app.metrics.took(watch.seconds());
        Ok(response)
    }
}

async fn configuration(State(app): State<Arc<App>>) -> Response {
    let url = &app.url;
    let mut document = json!({
        "policy_decision_point": url,
        "access_evaluation_endpoint": format!("{url}/access/v1/evaluation"),
        "access_evaluations_endpoint": format!("{url}/access/v1/evaluations"),
    });
    if let Some(approvals) = &app.approvals {
        document["access_request_endpoint"] = json!(approvals);
        document["capabilities"] = json!(["urn:openid:authzen:capability:access-request"]);
    }
    json_response(&document).unwrap_or_else(IntoResponse::into_response)
}

async fn live() -> Response {
    json_response(&json!({ "status": "live" })).unwrap_or_else(IntoResponse::into_response)
}

/// Whether requests should come here. A policy that could not be replaced does not make the server
/// unready: it decides as before. But it is told.
async fn ready(State(app): State<Arc<App>>) -> Response {
    let loaded = app.policy.current();
    let stopping = app.stopping.load(Ordering::Acquire);
    let fault = app.policy.fault();
    let body = json!({
        "status": if stopping { "stopping" } else { "ready" },
        "policy": {
            "hash": loaded.hash,
            "organisation": loaded.evaluator.program().meta.organisation,
            "since": instant(loaded.since),
            "stale": fault.is_some(),
            "fault": fault.as_deref(),
        },
        "any_time": app.any_time,
        "log": app.journal.as_ref().map(|journal| {
            let head = journal.head();
            json!({ "seq": head.seq, "hash": head.hash.to_string() })
        }),
    });
    let mut response = json_response(&body).unwrap_or_else(IntoResponse::into_response);
    if stopping {
        *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
    }
    response
}

async fn metrics(State(app): State<Arc<App>>) -> Response {
    ([(header::CONTENT_TYPE, metrics::MEDIA_TYPE)], app.metrics.text()).into_response()
}
