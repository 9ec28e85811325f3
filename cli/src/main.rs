//! The `maatstaf` command.
fn main() {}
