//! scratch
use crate::{args::Eval, failure::Failure, output::Output};
pub(crate) fn run(_: &Eval, _: &mut Output) -> Result<u8, Failure> { Ok(crate::FAILED) }
