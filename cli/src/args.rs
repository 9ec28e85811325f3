//! What may be asked on the command line. The texts of `--help` are in [`crate::usage`], for they come in two languages.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{ArgAction, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use maatstaf_diagnostics::Lang;
use maatstaf_http::TraceFormat;
use maatstaf_log::{Hash, Sync};
use maatstaf_runtime::Engine;

/// Everything on the command line.
#[derive(Debug, Parser)]
#[command(
    name = "maatstaf",
    version,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true
)]
#[command(subcommand_required = true, max_term_width = 100)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
    /// Read by `output::language` before anything is parsed, so that mistakes are told in that language too.
    #[arg(long, global = true, value_name = "nl|en", value_parser = parse_lang)]
    pub(crate) lang: Option<Lang>,
    #[arg(short, long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
}

/// A command.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Check(Check),
    Explain(Explain),
    Test(Test),
    Compile(Compile),
    Eval(Eval),
    Serve(Serve),
    Log(Log),
    Fmt(Fmt),
    Snapshot(Snapshot),
    Norms(Norms),
    New(New),
    Lsp(Lsp),
}

/// `check`
#[derive(Debug, clap::Args)]
pub(crate) struct Check {
    #[arg(default_value = ".", value_name = "PATH", hide_default_value = true)]
    pub(crate) paths: Vec<PathBuf>,
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub(crate) as_of: Option<Date>,
    #[arg(
        long,
        value_name = "human|json|sarif|github",
        value_enum,
        default_value = "human",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(crate) format: Format,
    #[arg(long, value_name = "open", value_enum, hide_possible_values = true)]
    pub(crate) deny: Option<Deny>,
    #[arg(long)]
    pub(crate) all: bool,
}

/// How a report is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Human,
    Json,
    Sarif,
    Github,
}

/// What makes a check fail besides what always does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Deny {
    Open,
}

/// `explain`
#[derive(Debug, clap::Args)]
pub(crate) struct Explain {
    #[arg(value_name = "NAME", required_unless_present = "all")]
    pub(crate) name: Option<String>,
    #[arg(long, value_name = "PATH")]
    pub(crate) project: Option<PathBuf>,
    /// An instrument is told in sentences, with what the norms say of it on this date.
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub(crate) as_of: Option<Date>,
    #[arg(long, conflicts_with = "name")]
    pub(crate) all: bool,
}

/// `test`
#[derive(Debug, clap::Args)]
pub(crate) struct Test {
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    #[arg(long)]
    pub(crate) library: bool,
    #[arg(long)]
    pub(crate) mutate: bool,
    #[arg(long, value_name = "FILE.csv", requires = "mutate")]
    pub(crate) accept: Option<PathBuf>,
}

/// `compile`
#[derive(Debug, clap::Args)]
pub(crate) struct Compile {
    #[arg(default_value = ".", value_name = "PATH", hide_default_value = true)]
    pub(crate) paths: Vec<PathBuf>,
    #[arg(short, long, value_name = "FILE.maatc")]
    pub(crate) output: PathBuf,
    #[arg(
        long,
        value_name = "bundle|object|c-header",
        value_enum,
        default_value = "bundle",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(crate) emit: Emit,
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub(crate) as_of: Option<Date>,
}

/// What is made of a policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Emit {
    Bundle,
    Object,
    CHeader,
}

/// `eval`
#[derive(Debug, clap::Args)]
pub(crate) struct Eval {
    #[arg(value_name = "FILE.maatc")]
    pub(crate) program: PathBuf,
    #[arg(long, value_name = "FILE")]
    pub(crate) request: Option<PathBuf>,
    #[arg(long, value_name = "jit|interpreter", value_parser = parse_engine)]
    pub(crate) engine: Option<Engine>,
}

/// `serve`
#[derive(Debug, clap::Args)]
pub(crate) struct Serve {
    #[arg(value_name = "FILE.maatc")]
    pub(crate) program: PathBuf,
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8181", hide_default_value = true)]
    pub(crate) listen: SocketAddr,
    #[arg(long, value_name = "FILE")]
    pub(crate) token_file: Option<PathBuf>,
    #[arg(long)]
    pub(crate) allow_unauthenticated: bool,
    #[arg(long, value_name = "FILE", requires = "tls_key")]
    pub(crate) tls_cert: Option<PathBuf>,
    #[arg(long, value_name = "FILE", requires = "tls_cert")]
    pub(crate) tls_key: Option<PathBuf>,
    #[arg(long, value_name = "URL")]
    pub(crate) public_url: Option<String>,
    #[arg(long, value_name = "URL")]
    pub(crate) approvals: Option<String>,
    #[arg(long)]
    pub(crate) any_time: bool,
    #[arg(long, value_name = "FILE")]
    pub(crate) log: Option<PathBuf>,
    #[arg(long, value_name = "disk|system", value_parser = parse_sync, requires = "log")]
    pub(crate) log_sync: Option<Sync>,
    #[arg(long, value_name = "BYTES")]
    pub(crate) max_body: Option<usize>,
    #[arg(long, value_name = "NUMBER")]
    pub(crate) max_batch: Option<usize>,
    #[arg(long, value_name = "NUMBER")]
    pub(crate) max_concurrent: Option<usize>,
    #[arg(long, value_name = "NUMBER")]
    pub(crate) max_rate: Option<u32>,
    #[arg(long, value_name = "SECONDS")]
    pub(crate) timeout: Option<u64>,
    #[arg(long, value_name = "text|json", value_parser = parse_trace, default_value = "text", hide_default_value = true)]
    pub(crate) trace: TraceFormat,
}

/// `log`
#[derive(Debug, clap::Args)]
pub(crate) struct Log {
    #[arg(value_name = "verify", value_enum, hide_possible_values = true)]
    pub(crate) what: LogTask,
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,
    #[arg(long, value_name = "HASH", value_parser = parse_hash)]
    pub(crate) contains: Option<Hash>,
}

/// What is done with a decision log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum LogTask {
    Verify,
}

/// `fmt`
#[derive(Debug, clap::Args)]
pub(crate) struct Fmt {
    #[arg(default_value = ".", value_name = "PATH", hide_default_value = true)]
    pub(crate) paths: Vec<PathBuf>,
    #[arg(long)]
    pub(crate) check: bool,
}

/// `snapshot`
#[derive(Debug, clap::Args)]
pub(crate) struct Snapshot {
    #[arg(value_name = "INSTRUMENT")]
    pub(crate) instrument: Option<String>,
    #[arg(default_value = ".", value_name = "PATH", hide_default_value = true)]
    pub(crate) paths: Vec<PathBuf>,
}

/// `norms`
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true, disable_help_subcommand = true)]
pub(crate) struct Norms {
    #[command(subcommand)]
    pub(crate) command: Option<NormsCommand>,
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    #[arg(
        long,
        value_name = "human|json",
        value_enum,
        default_value = "human",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(crate) format: ListFormat,
}

/// A command of `norms`.
#[derive(Debug, Subcommand)]
pub(crate) enum NormsCommand {
    Show(NormsShow),
    Doc(NormsDoc),
}

/// `norms show`
#[derive(Debug, clap::Args)]
pub(crate) struct NormsShow {
    #[arg(value_name = "NAME")]
    pub(crate) name: String,
    #[arg(long, value_name = "PATH")]
    pub(crate) project: Option<PathBuf>,
}

/// `norms doc`
#[derive(Debug, clap::Args)]
pub(crate) struct NormsDoc {
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    #[arg(short, long, value_name = "DIR")]
    pub(crate) output: PathBuf,
}

/// How a list is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    Human,
    Json,
}

/// `new`
#[derive(Debug, clap::Args)]
pub(crate) struct New {
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
}

/// `lsp`
#[derive(Debug, clap::Args)]
pub(crate) struct Lsp {
    /// What editors say to every server; there is no other way to talk to this one.
    #[arg(long)]
    pub(crate) stdio: bool,
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub(crate) as_of: Option<Date>,
}

fn parse_lang(text: &str) -> Result<Lang, String> {
    text.parse::<Lang>().map_err(|error| error.to_string())
}

fn parse_date(text: &str) -> Result<Date, String> {
    // Only the form that policies use: no times, no weeks, no signs.
    let written = text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    text.parse::<Date>().ok().filter(|_| written).ok_or_else(|| "no such date".to_owned())
}

fn parse_engine(text: &str) -> Result<Engine, String> {
    match text {
        "jit" => Ok(Engine::Jit),
        "interpreter" => Ok(Engine::Interpreter),
        _ => Err("no such engine".to_owned()),
    }
}

fn parse_trace(text: &str) -> Result<TraceFormat, String> {
    match text {
        "text" => Ok(TraceFormat::Text),
        "json" => Ok(TraceFormat::Json),
        _ => Err("no such format".to_owned()),
    }
}

fn parse_sync(text: &str) -> Result<Sync, String> {
    match text {
        "disk" => Ok(Sync::Disk),
        "system" => Ok(Sync::System),
        _ => Err("no such way".to_owned()),
    }
}

fn parse_hash(text: &str) -> Result<Hash, String> {
    text.parse().map_err(|()| "64 hexadecimal digits".to_owned())
}
