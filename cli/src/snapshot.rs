//! scratch
use crate::{args::Snapshot, failure::Failure, output::Output};
pub(crate) fn run(_: &Snapshot, _: &mut Output) -> Result<u8, Failure> { Ok(crate::FAILED) }
