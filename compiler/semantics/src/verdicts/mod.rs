//! Norms read over a model: truth over dates, verdicts, and why.

mod entity;
mod eval;
mod explain;
mod instance;
mod leaf;
mod report;
mod residual;

pub use entity::Entity;
pub use explain::{Because, Explanation, Question, Wanted};
pub use instance::{Instance, InstanceNorm, Status, evaluate, evaluate_norm};
pub use report::{Reading, Verdict, VerdictNorm, group};
pub use residual::{Residue, ResidueValue, all_of};
