//! The only place that knows pest. `Rule` stays private to this crate: everyone else sees [`crate::SyntaxKind`].

// pest generates an undocumented module and enum.
#![allow(missing_docs)]

use pest_derive::Parser;

#[derive(Parser)]
#[grammar = "maatstaf.pest"]
pub(crate) struct Grammar;
