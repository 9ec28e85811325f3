//! Places that survive edits elsewhere, and findings tied to them.

use std::sync::Arc;

use maatstaf_db::SourceFile;
use maatstaf_diagnostics::{Code, Text};
use maatstaf_syntax::{ItemKind, NodeRef};

/// Names one item of one file, whatever stands above it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemKey {
    /// The file.
    pub file: SourceFile,
    /// What kind of item it starts like.
    pub kind: ItemKind,
    /// The word after the keyword; empty when there is none.
    pub name: Arc<str>,
    /// Which one, among items of the same file, kind and name.
    pub nth: u32,
}

/// A node of an item: turned into bytes only when somebody looks.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The item.
    pub item: ItemKey,
    /// The node in it.
    pub node: NodeRef,
}

impl Place {
    /// The node `at` of `item`.
    pub fn new(item: &ItemKey, at: NodeRef) -> Place {
        Place { item: item.clone(), node: at }
    }

    /// The whole of `item`.
    pub fn of_item(item: &ItemKey) -> Place {
        Place::new(item, NodeRef(0))
    }
}

/// A diagnostic before its places are turned into bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which code.
    pub code: Code,
    /// Where.
    pub place: Place,
    /// What is wrong.
    pub message: Text,
    /// Other places that matter, with what they are.
    pub related: Vec<(Place, Text)>,
    /// Why it matters, in the words of a citation.
    pub cite: Vec<String>,
    /// Further remarks.
    pub notes: Vec<Text>,
    /// What to do.
    pub help: Vec<Text>,
    /// A replacement for the text at the place that mends it.
    pub replacement: Option<(Text, String)>,
}

impl Finding {
    /// A finding with nothing but its message.
    pub fn new(code: Code, place: Place, message: Text) -> Finding {
        Finding {
            code,
            place,
            message,
            related: Vec::new(),
            cite: Vec::new(),
            notes: Vec::new(),
            help: Vec::new(),
            replacement: None,
        }
    }

    /// What an item found wrong with itself.
    pub fn of_problem(item: &ItemKey, problem: &crate::hir::Problem) -> Finding {
        Finding {
            help: problem.help.clone(),
            ..Finding::new(problem.code, Place::new(item, problem.at), problem.message.clone())
        }
    }

    /// Adds what to do.
    pub fn help(mut self, text: Text) -> Finding {
        self.help.push(text);
        self
    }

    /// Adds a remark.
    pub fn note(mut self, text: Text) -> Finding {
        self.notes.push(text);
        self
    }

    /// Adds a place that matters.
    pub fn related(mut self, place: Place, text: Text) -> Finding {
        self.related.push((place, text));
        self
    }

    /// Adds a citation.
    pub fn cite(mut self, cite: impl IntoIterator<Item = String>) -> Finding {
        self.cite.extend(cite);
        self
    }

    /// Adds the text that would mend it.
    pub fn replace(mut self, title: Text, text: impl Into<String>) -> Finding {
        self.replacement = Some((title, text.into()));
        self
    }
}
