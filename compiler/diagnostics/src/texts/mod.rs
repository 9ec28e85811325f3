//! What the checker says, by subject, in both languages side by side.

mod answers;
mod cases;
mod names;
mod norms;
mod prose;
mod report;
mod statements;
mod syntax;

pub use answers::*;
pub use cases::*;
pub use names::*;
pub use norms::*;
pub use prose::*;
pub use report::*;
pub use statements::*;
pub use syntax::*;
