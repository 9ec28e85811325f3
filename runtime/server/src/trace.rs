//! The server's own log: what happened to the server, never who asked what.

use std::io::IsTerminal as _;

use tracing::Level;
use tracing_subscriber::fmt;

use crate::settings::TraceFormat;

/// Sends the log to the standard error. Where somebody else already set up a log, that one stays.
pub(crate) fn start(format: TraceFormat) {
    let builder = fmt().with_writer(std::io::stderr).with_target(false).with_max_level(Level::INFO);
    let _ = match format {
        TraceFormat::Text => builder.with_ansi(std::io::stderr().is_terminal()).try_init(),
        TraceFormat::Json => builder.json().flatten_event(true).try_init(),
    };
}
