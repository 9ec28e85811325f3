//! Which packages a file can see.

use std::sync::Arc;

/// The name of the package that everyone sees.
pub const VOCABULARY: &str = "vocabulary";

/// What can be named from some file: the vocabulary, its own package, its imports.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Visible {
    /// The package that the file belongs to; empty for a policy file.
    pub own: Arc<str>,
    /// The imported packages, sorted, without the vocabulary and its own.
    pub imports: Vec<Arc<str>>,
}

impl Visible {
    /// Whether something that `package` declares can be named here; the empty
    /// package is the policy itself.
    pub fn sees(&self, package: &str) -> bool {
        package == VOCABULARY || package == &*self.own || self.imports.iter().any(|p| &**p == package)
    }
}
