//! The words that the client was last told of, so that it need only be told what changed.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use tower_lsp_server::ls_types::SemanticToken;

/// The words of files as they were last told, by path, each under a number.
#[derive(Clone, Default)]
pub(crate) struct Words(Arc<Mutex<Known>>);

#[derive(Default)]
struct Known {
    last: u64,
    files: HashMap<String, (u64, Vec<SemanticToken>)>,
}

impl Words {
    /// Keeps what is being told; gives its number.
    pub fn keep(&self, path: &str, words: Vec<SemanticToken>) -> String {
        let Ok(mut known) = self.0.lock() else { return String::new() };
        known.last += 1;
        let number = known.last;
        known.files.insert(path.to_owned(), (number, words));
        number.to_string()
    }

    /// What was told under a number, if that is what was told last.
    pub fn known(&self, path: &str, number: &str) -> Option<Vec<SemanticToken>> {
        let known = self.0.lock().ok()?;
        let (last, words) = known.files.get(path)?;
        (last.to_string() == number).then(|| words.clone())
    }
}
