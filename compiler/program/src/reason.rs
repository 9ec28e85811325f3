//! Why something does not stand.

use serde::{Deserialize, Serialize};

use crate::Text;

/// What sort of reason it is; a request is told the sort as a code, and the rest as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ReasonKind {
    /// A norm is violated.
    NormViolated,
    /// A norm is open: a fact or a judgement is not given yet.
    NormOpen,
    /// A norm was satisfied before, and is open now because a fact or a judgement lapsed.
    NormLapsed,
    /// The instrument has not started.
    NotStarted,
    /// The instrument has ended.
    Ended,
    /// A record that this one is made of was itself not granted when it was made.
    OriginNotGranted,
    /// A prohibition that is not in force (used in the windows of a `never` alone).
    NotInForce,
}

/// A reason, with its citation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Reason {
    /// What sort of reason it is.
    pub kind: ReasonKind,
    /// The norm, by its path (`nl.avg.human_intervention`), where there is one.
    pub norm: Option<String>,
    /// Citations as people write them, such as `AVG 22(1)`.
    pub cite: Vec<String>,
    /// What to tell people: what is wrong, and what to do.
    pub text: Text,
}
