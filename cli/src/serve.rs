//! `maatstaf serve`: a server that answers requests over HTTP.

use std::time::Duration;

use maatstaf_diagnostics::Text;
use maatstaf_http::Settings;

use crate::args::Serve;
use crate::failure::Failure;
use crate::output::Output;
use crate::{FINE, texts};

/// Where a token is looked for besides a file. The command line is no place for one: everybody on the machine can read it.
const TOKEN: &str = "MAATSTAF_TOKEN";

/// Runs the command, until the process is told to stop.
///
/// # Errors
/// When the server cannot start, or stops by itself.
pub(crate) fn run(options: &Serve, output: &mut Output) -> Result<u8, Failure> {
    let mut settings = Settings::new(&options.program);
    settings.listen = options.listen;
    settings.token_file = options.token_file.clone();
    settings.token = std::env::var(TOKEN).ok().filter(|token| !token.is_empty());
    settings.allow_unauthenticated = options.allow_unauthenticated;
    settings.tls = options.tls_cert.clone().zip(options.tls_key.clone());
    settings.public_url = options.public_url.clone();
    settings.approvals = options.approvals.clone();
    settings.any_time = options.any_time;
    settings.log = options.log.clone().map(|path| (path, options.log_sync.unwrap_or_default()));
    settings.trace = options.trace;
    let limits = &mut settings.limits;
    limits.body = options.max_body.unwrap_or(limits.body);
    limits.batch = options.max_batch.unwrap_or(limits.batch);
    limits.concurrent = options.max_concurrent.unwrap_or(limits.concurrent);
    limits.rate = options.max_rate;
    limits.timeout = options.timeout.map_or(limits.timeout, Duration::from_secs);
    let lang = output.lang;
    let served = maatstaf_http::run(&settings, |url| {
        output.line(texts::listening(url).get(lang));
        // Whoever started the server waits for this line.
        output.flush();
    });
    served.map(|()| FINE).map_err(|error| Failure::new(text(error.what), text(error.way_out)))
}

fn text(text: maatstaf_program::Text) -> Text {
    Text::new(text.nl, text.en)
}
