//! Starting, watching, stopping.

use std::fmt;
use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum_server::Handle;
use axum_server::tls_rustls::RustlsConfig;
use maatstaf_program::Text;
use ratelimit::Ratelimiter;
use tokio::runtime;
use tokio::sync::Semaphore;

use crate::gate::Gate;
use crate::http::{App, router};
use crate::ids::EvaluationIds;
use crate::journal::Journal;
use crate::metrics::Metrics;
use crate::policy::{Change, Policy, Stamp, stamp};
use crate::settings::Settings;
use crate::{clock, texts, trace};

/// How often the files are looked at. Looking is one call to the system; being told by it instead
/// does not work on every file system that policies are mounted from.
const POLL: Duration = Duration::from_secs(1);

/// Why a server did not start, or did not go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServeError {
    /// What went wrong.
    pub what: Text,
    /// What to do about it.
    pub way_out: Text,
}

impl ServeError {
    fn new(what: Text) -> ServeError {
        ServeError { what, way_out: texts::check_the_settings() }
    }
}

impl fmt::Display for ServeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.what.en, self.way_out.en)
    }
}

impl std::error::Error for ServeError {}

/// Serves until the process is told to stop (SIGTERM or SIGINT), and the requests that run then
/// are answered. `started` is called once with the address that callers can reach.
///
/// # Errors
///
/// When the settings leave the door open, or a file or the address is no use.
pub fn run(settings: &Settings, started: impl FnOnce(&str)) -> Result<(), ServeError> {
    if let Some(fault) = settings.fault() {
        let way_out = match settings.allow_unauthenticated || settings.asks_for_a_token() {
            true => texts::check_the_settings(),
            false => texts::add_a_token(),
        };
        return Err(ServeError { what: fault, way_out });
    }
    trace::start(settings.trace);
    let policy = Policy::open(&settings.policy, clock::seconds()).map_err(ServeError::new)?;
    let journal = match &settings.log {
        None => None,
        Some((path, sync)) => {
            let opened = Journal::open(path, *sync);
            Some(opened.map_err(|error| ServeError::new(error.text(path)))?)
        }
    };
    let gate = Gate::new(settings).map_err(ServeError::new)?;
    let cannot_listen = |error: std::io::Error| ServeError::new(texts::cannot_listen(&settings.listen, &error));
    let listener = TcpListener::bind(settings.listen).map_err(cannot_listen)?;
    let address = listener.local_addr().map_err(cannot_listen)?;
    let scheme = if settings.tls.is_some() { "https" } else { "http" };
    let own = format!("{scheme}://{address}");
    let url = settings.public_url.as_deref().map_or(own.as_str(), |url| url.trim_end_matches('/')).to_owned();

    let metrics = Metrics::new();
    let loaded = policy.current();
    metrics.policy(&loaded.hash, loaded.evaluator.program());
    if journal.is_none() && !loaded.evaluator.program().logs.is_empty() {
        tracing::warn!("log_is_left_to_callers");
    }
    let app = Arc::new(App {
        policy,
        journal,
        local: gate.is_none() && address.ip().is_loopback(),
        gate,
        metrics,
        limits: settings.limits,
        any_time: settings.any_time,
        approvals: settings.approvals.clone(),
        url,
        room: Semaphore::new(settings.limits.concurrent.clamp(1, Semaphore::MAX_PERMITS)),
        rate: settings.limits.rate.filter(|rate| *rate > 0).and_then(bucket),
        ids: EvaluationIds::new(clock::start_mark()),
        stopping: AtomicBool::new(false),
    });
    if !address.ip().is_loopback() && settings.tls.is_none() {
        // Behind a proxy that ends TLS this is as it should be; elsewhere tokens can be read on the way.
        tracing::warn!(%address, "without_tls");
    }
    drop(loaded);

    let runtime = runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| ServeError::new(texts::stopped(&error)))?;
    runtime.block_on(serve(settings, app, listener, || {
        tracing::info!(%address, any_time = settings.any_time, "started");
        started(&own);
    }))
}

async fn serve(
    settings: &Settings,
    app: Arc<App>,
    listener: TcpListener,
    started: impl FnOnce(),
) -> Result<(), ServeError> {
    let stopped = |error: std::io::Error| ServeError::new(texts::stopped(&error));
    let tls = match &settings.tls {
        None => None,
        Some((certificate, key)) => {
            // Another part of the process may have chosen; then that choice holds.
            let _ = rustls::crypto::ring::default_provider().install_default();
            let config = RustlsConfig::from_pem_file(certificate, key).await;
            Some(config.map_err(|error| ServeError::new(texts::no_certificate(&error)))?)
        }
    };
    let handle = Handle::new();
    let stopping = tokio::spawn(stop(Arc::clone(&app), handle.clone()));
    let watching = tokio::spawn(watch(Arc::clone(&app), settings.clone(), tls.clone()));
    let timeout = settings.limits.timeout;
    let service = router(Arc::clone(&app)).into_make_service();
    started();
    let served = match tls {
        None => {
            let mut server = axum_server::from_tcp(listener).map_err(stopped)?.handle(handle);
            server.http_builder().http1().header_read_timeout(timeout);
            server.first_request_timeout(timeout).serve(service).await
        }
        Some(config) => {
            let mut server = axum_server::from_tcp_rustls(listener, config).map_err(stopped)?.handle(handle);
            server.http_builder().http1().header_read_timeout(timeout);
            server.first_request_timeout(timeout).serve(service).await
        }
    };
    stopping.abort();
    watching.abort();
    if let Some(journal) = &app.journal {
        journal.close();
    }
    tracing::info!("stopped");
    served.map_err(stopped)
}

/// Waits until the process is told to stop, and lets the requests that run be answered first.
async fn stop(app: Arc<App>, handle: Handle<SocketAddr>) {
    told_to_stop().await;
    app.stopping.store(true, Ordering::Release);
    tracing::info!(connections = handle.connection_count(), "stopping");
    handle.graceful_shutdown(Some(app.limits.timeout));
}

#[cfg(unix)]
async fn told_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminated) = signal(SignalKind::terminate()) else {
        let _ = tokio::signal::ctrl_c().await;
        return;
    };
    tokio::select! {
        _ = terminated.recv() => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}

#[cfg(not(unix))]
async fn told_to_stop() {
    let _ = tokio::signal::ctrl_c().await;
}

/// So many requests a second, and no more than a second's worth at once.
fn bucket(rate: u32) -> Option<Ratelimiter> {
    let rate = u64::from(rate);
    Ratelimiter::builder(rate).max_tokens(rate).initial_available(rate).build().ok()
}

/// Looks at the files once a second, and takes what is new in them.
async fn watch(app: Arc<App>, settings: Settings, tls: Option<RustlsConfig>) {
    let mut ticks = tokio::time::interval(POLL);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let mut certificate = settings.tls.as_ref().map(stamps);
    let mut told = None;
    loop {
        ticks.tick().await;
        let own = Arc::clone(&app);
        // Compiling a large policy takes longer than a request should wait.
        let change = tokio::task::spawn_blocking(move || own.policy.refresh(clock::seconds())).await;
        app.metrics.stale(app.policy.fault().is_some());
        match change {
            Ok(Change::None) | Err(_) => {}
            Ok(Change::Replaced) => {
                let loaded = app.policy.current();
                app.metrics.policy(&loaded.hash, loaded.evaluator.program());
                app.metrics.reload("replaced");
                tracing::info!(policy = loaded.hash, "policy_replaced");
            }
            Ok(Change::Kept(text)) => {
                app.metrics.reload("kept");
                tracing::error!(why = text.en, "policy_kept");
            }
        }
        if let Some(gate) = &app.gate {
            match gate.refresh() {
                Ok(changed) => {
                    told = None;
                    if changed {
                        tracing::info!("tokens_replaced");
                    }
                }
                Err(text) if told.as_ref() == Some(&text) => {}
                Err(text) => {
                    tracing::error!(why = text.en, "tokens_kept");
                    told = Some(text);
                }
            }
        }
        if let (Some(config), Some(files)) = (&tls, &settings.tls) {
            let now = stamps(files);
            if certificate.as_ref() != Some(&now) {
                match config.reload_from_pem_file(&files.0, &files.1).await {
                    Ok(()) => tracing::info!("certificate_replaced"),
                    Err(error) => tracing::error!(why = %error, "certificate_kept"),
                }
                certificate = Some(now);
            }
        }
    }
}

/// When the certificate and its key were last written to.
fn stamps(files: &(PathBuf, PathBuf)) -> [Option<Stamp>; 2] {
    [&files.0, &files.1].map(|path| stamp(path))
}
