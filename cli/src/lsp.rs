//! `maatstaf lsp`: serves an editor.

use maatstaf_diagnostics::Lang;
use maatstaf_server::Options;

use crate::args::Lsp;
use crate::failure::Failure;
use crate::{FINE, FOUND, texts};

/// Serves the editor at the other end of the standard input and output, until it says goodbye.
///
/// # Errors
/// When the threads that it works with cannot be started.
pub(crate) fn run(options: &Lsp, chosen: Option<Lang>, environment: Lang) -> Result<u8, Failure> {
    // `--stdio` says what is so in any case.
    let Lsp { stdio: _, as_of } = options;
    let options = Options { as_of: *as_of, lang: chosen, fallback: environment, cache: None };
    maatstaf_server::run(options)
        // The protocol: an `exit` that no `shutdown` came before ends with 1.
        .map(|proper| if proper { FINE } else { FOUND })
        .map_err(|error| Failure::new(texts::cannot_serve(&error), texts::close_something()))
}
