//! scratch
use crate::{args::Test, failure::Failure, output::Output};
pub(crate) fn run(_: &Test, _: &mut Output) -> Result<u8, Failure> { Ok(crate::FAILED) }
