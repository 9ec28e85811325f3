//! The `maatstaf` command: checks, explains, tests, compiles and runs policies on monitoring people at work.
//!
//! One small file for each command. A command reads what it needs, asks the crates below for the answer, and writes it;
//! nothing is decided here.

mod args;
mod check;
mod compile;
mod eval;
mod explain;
mod failure;
mod files;
mod fmt;
mod log;
mod lsp;
mod new;
mod norms;
mod output;
mod project;
mod serve;
mod snapshot;
mod test;
mod texts;
mod usage;
mod wrap;

use std::process::ExitCode;

use args::{Arguments, Command};
use failure::Failure;
use output::Output;

/// The work was done and nothing was found against it.
pub(crate) const FINE: u8 = 0;
/// The work was done and something was found.
pub(crate) const FOUND: u8 = 1;
/// The work could not be done.
pub(crate) const FAILED: u8 = 2;

fn main() -> ExitCode {
    let asked: Vec<std::ffi::OsString> = std::env::args_os().collect();
    let lang = output::language(&asked);
    let arguments = match usage::parse(&asked, lang) {
        Ok(arguments) => arguments,
        Err(usage) => return usage.show(),
    };
    let mut output = Output::to_stdout(lang);
    let result = run(arguments, &mut output);
    // What was written so far comes before what went wrong.
    let flushed = output.finish();
    match result.and_then(|code| flushed.map(|()| code)) {
        Ok(code) => ExitCode::from(code),
        Err(failure) => {
            failure.show(lang);
            ExitCode::from(FAILED)
        }
    }
}

/// Runs a command; gives its exit code.
fn run(arguments: Arguments, output: &mut Output) -> Result<u8, Failure> {
    match arguments.command {
        Command::Check(options) => check::run(&options, output),
        Command::Explain(options) => explain::run(&options, output),
        Command::Test(options) => test::run(&options, output),
        Command::Compile(options) => compile::run(&options, output),
        Command::Eval(options) => eval::run(&options, output),
        Command::Serve(options) => serve::run(&options, output),
        Command::Log(options) => log::run(&options, output),
        Command::Fmt(options) => fmt::run(&options, output),
        Command::Snapshot(options) => snapshot::run(&options, output),
        Command::Norms(options) => norms::run(&options, output),
        Command::New(options) => new::run(&options, output),
        Command::Lsp(options) => lsp::run(&options, arguments.lang, output.lang),
    }
}
