//! The language server of Maatstaf: the protocol around `maatstaf-ide`, and nothing else.
//!
//! One thread owns the texts ([`main_loop`]); everything that a client sends is put into its queue before anything is
//! awaited, so that messages keep their order however many there are. Questions are answered on other threads, from
//! handles that the next edit interrupts. What the protocol calls things is known in `convert` and `backend` alone.

mod backend;
mod clock;
mod convert;
mod counts;
mod disk;
mod library;
mod main_loop;
mod publish;
mod settings;
mod state;
mod texts;
mod view;

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use maatstaf_diagnostics::Lang;
use tokio::io::{AsyncRead, AsyncWrite};
use tower_lsp_server::{LspService, Server};

use backend::Backend;

/// How a server is started; what a client says at its start goes before.
#[derive(Debug, Clone)]
pub struct Options {
    /// The date that verdicts are read at; without one, every check reads the calendar.
    pub as_of: Option<jiff::civil::Date>,
    /// The language of texts, whatever the client shows.
    pub lang: Option<Lang>,
    /// The language of texts when the client says nothing.
    pub fallback: Lang,
    /// Where the files of the standard library are put for editors to open; without one, the cache of the user.
    pub cache: Option<PathBuf>,
}

/// More requests than this wait until earlier ones are answered. Edits are among what waits, so it is far more than any
/// editor asks at once.
const AT_ONCE: usize = 4096;

/// Serves one client on the standard input and output, until it says goodbye: whether it did so as the protocol asks, with
/// `shutdown` before.
///
/// # Errors
/// When the threads that it works with cannot be started.
pub fn run(options: Options) -> io::Result<bool> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .max_blocking_threads(8)
        .thread_stack_size(STACK)
        .enable_all()
        .build()?;
    let proper = runtime.block_on(serve(tokio::io::stdin(), tokio::io::stdout(), options));
    // A thread that still waits for input is not waited for.
    runtime.shutdown_background();
    Ok(proper)
}

/// Texts may be nested up to a limit that the parser keeps; each level takes a few frames.
const STACK: usize = 8 * 1024 * 1024;

/// Serves one client on any pair of streams, until it says goodbye or closes its end. Must be called within a runtime of
/// tokio. Whether the client asked to shut down before.
pub async fn serve<I, O>(input: I, output: O, options: Options) -> bool
where
    I: AsyncRead + Unpin,
    O: AsyncWrite,
{
    let runtime = tokio::runtime::Handle::current();
    let shut_down = Arc::new(AtomicBool::new(false));
    let told = shut_down.clone();
    let (service, socket) = LspService::build(|client| Backend::new(client, options, runtime, told)).finish();
    Server::new(input, output, socket).concurrency_level(AT_ONCE).serve(service).await;
    shut_down.load(Ordering::Relaxed)
}
