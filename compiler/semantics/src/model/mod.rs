//! Policies with every name resolved: organisations, instruments, statements,
//! and the answers that people have given.

mod answers;
mod conflicts;
mod instrument;
mod statement;
mod terms;

pub use answers::{AnswerModel, AnswerScope, FactValue, Said, StatementName, TargetKey, resolve_answers};
pub(crate) use conflicts::conflict;
pub use instrument::{Applies, InstrumentModel, LogModel, Relied, resolve_instrument};
pub use statement::{
    BasisModel, KeepModel, LevelModel, RecipientModel, ReviewModel, StatementModel, WithModel, keyword_fits,
    statement_path,
};
pub use terms::{GroupingInfo, HoursInfo, Terms, declare_terms};
