//! What is counted, for Prometheus. Nothing about anybody: no ids, no roles, no data.

use maatstaf_program::Program;
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;

/// The media type of [`Metrics::text`].
pub(crate) const MEDIA_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// Upper bounds of the times that requests take, in seconds.
const BUCKETS: [f64; 10] = [0.000_025, 0.000_05, 0.000_1, 0.000_25, 0.000_5, 0.001, 0.005, 0.025, 0.1, 1.0];

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct RequestLabels {
    endpoint: &'static str,
    status: u16,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct DecisionLabels {
    outcome: &'static str,
    code: &'static str,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct ReloadLabels {
    result: &'static str,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct PolicyLabels {
    hash: String,
    organisation: String,
}

/// All that is counted.
pub(crate) struct Metrics {
    registry: Registry,
    requests: Family<RequestLabels, Counter>,
    decisions: Family<DecisionLabels, Counter>,
    reloads: Family<ReloadLabels, Counter>,
    policy: Family<PolicyLabels, Gauge>,
    stale: Gauge,
    seconds: Histogram,
}

impl Metrics {
    pub(crate) fn new() -> Metrics {
        let mut metrics = Metrics {
            registry: Registry::with_prefix("maatstaf"),
            requests: Family::default(),
            decisions: Family::default(),
            reloads: Family::default(),
            policy: Family::default(),
            stale: Gauge::default(),
            seconds: Histogram::new(BUCKETS),
        };
        let registry = &mut metrics.registry;
        registry.register("requests", "Requests answered, by endpoint and status", metrics.requests.clone());
        registry.register("decisions", "Decisions, by outcome and code", metrics.decisions.clone());
        registry.register("reloads", "Changes of the policy's file, by what came of them", metrics.reloads.clone());
        registry.register("policy", "The policy in force", metrics.policy.clone());
        registry.register(
            "policy_stale",
            "1 while the policy's file cannot take the place of the one in force",
            metrics.stale.clone(),
        );
        registry.register("request_seconds", "How long requests took, once read", metrics.seconds.clone());
        metrics
    }

    pub(crate) fn request(&self, endpoint: &'static str, status: u16) {
        self.requests.get_or_create(&RequestLabels { endpoint, status }).inc();
    }

    pub(crate) fn decision(&self, outcome: &'static str, code: &'static str) {
        self.decisions.get_or_create(&DecisionLabels { outcome, code }).inc();
    }

    pub(crate) fn took(&self, seconds: f64) {
        self.seconds.observe(seconds);
    }

    /// A policy has come into force.
    pub(crate) fn policy(&self, hash: &str, program: &Program) {
        self.policy.clear();
        let labels = PolicyLabels { hash: hash.to_owned(), organisation: program.meta.organisation.clone() };
        self.policy.get_or_create(&labels).set(1);
    }

    pub(crate) fn reload(&self, result: &'static str) {
        self.reloads.get_or_create(&ReloadLabels { result }).inc();
    }

    pub(crate) fn stale(&self, stale: bool) {
        self.stale.set(i64::from(stale));
    }

    /// All of it, as Prometheus reads it.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        // A string can always be written to.
        let _ = encode(&mut text, &self.registry);
        text
    }
}
