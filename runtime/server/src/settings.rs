//! How a server is set up, and what is refused before it starts.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use maatstaf_log::Sync;
use maatstaf_program::Text;

use crate::texts;

/// How a server is set up.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The compiled policy (`.maatc`). Read again when it changes.
    pub policy: PathBuf,
    /// Where to listen.
    pub listen: SocketAddr,
    /// A file with the tokens that callers may show, one a line; read again when it changes.
    pub token_file: Option<PathBuf>,
    /// One more token, which came from the environment.
    pub token: Option<String>,
    /// Whether anybody who can reach the address may ask, also from other machines.
    pub allow_unauthenticated: bool,
    /// The certificate chain and the key, both PEM; read again when they change.
    pub tls: Option<(PathBuf, PathBuf)>,
    /// The address that callers know the server by, for the discovery document. Without it, the
    /// address that it listens on.
    pub public_url: Option<String>,
    /// Where somebody may ask for the review that a held request needs.
    pub approvals: Option<String>,
    /// Whether a request may state any time at all, and not only the present.
    pub any_time: bool,
    /// The decision log, for what the policy says is logged, and when a line counts as written.
    pub log: Option<(PathBuf, Sync)>,
    /// What one caller may take.
    pub limits: Limits,
    /// How the server's own log is written.
    pub trace: TraceFormat,
}

/// What is taken from callers. Beyond it they are told so, and nothing is decided.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of a request.
    pub body: usize,
    /// Evaluations in one request.
    pub batch: usize,
    /// Requests at the same time.
    pub concurrent: usize,
    /// Requests a second, all callers together; `None` for as many as come.
    pub rate: Option<u32>,
    /// How long a request may take to arrive, and a stopping server waits for those that run.
    pub timeout: Duration,
    /// How far the time that a request states may be from the server's clock, either way.
    pub skew: Duration,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            body: 1024 * 1024,
            batch: 1_000,
            concurrent: 256,
            rate: None,
            timeout: Duration::from_secs(10),
            skew: Duration::from_secs(300),
        }
    }
}

/// How the server's own log is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TraceFormat {
    /// Lines for people.
    #[default]
    Text,
    /// One JSON object on each line.
    Json,
}

/// A token that is shorter than this can be guessed.
pub(crate) const SHORTEST_TOKEN: usize = 16;

impl Settings {
    /// The settings that hold where nothing else is said: on port 8181 of this machine alone.
    pub fn new(policy: impl Into<PathBuf>) -> Settings {
        Settings {
            policy: policy.into(),
            listen: SocketAddr::from(([127, 0, 0, 1], 8181)),
            token_file: None,
            token: None,
            allow_unauthenticated: false,
            tls: None,
            public_url: None,
            approvals: None,
            any_time: false,
            log: None,
            limits: Limits::default(),
            trace: TraceFormat::default(),
        }
    }

    /// Whether callers have to show a token.
    pub fn asks_for_a_token(&self) -> bool {
        self.token_file.is_some() || self.token.is_some()
    }

    /// What is wrong with the settings, before anything is opened.
    pub(crate) fn fault(&self) -> Option<Text> {
        if !self.listen.ip().is_loopback() && !self.asks_for_a_token() && !self.allow_unauthenticated {
            return Some(texts::open_to_everybody(&self.listen.to_string()));
        }
        let is_url = |url: &String| url.starts_with("https://") || url.starts_with("http://");
        self.public_url.iter().chain(&self.approvals).find(|url| !is_url(url)).map(|url| texts::no_url(url))
    }
}
