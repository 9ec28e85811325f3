//! What leads out of a text: to the law, and to documents beside it.

use std::ops::Range;

use maatstaf_diagnostics::Lang;
use maatstaf_semantics::norms::shown_citation;
use maatstaf_syntax::SyntaxKind;

use crate::cursor::items;
use crate::symbol::Scope;
use crate::{Analysis, Cancelled, address};

/// A link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The words that lead there, in bytes.
    pub range: Range<usize>,
    /// Where they lead.
    pub to: LinkTarget,
    /// What is there: a citation as people write it, the name of a document.
    pub shown: String,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkTarget {
    /// An address of the web.
    Web(String),
    /// A file, by its path: beside the policy, or wherever the policy says.
    File(String),
}

impl Analysis {
    /// The links of a file, for a reader of `lang`: citations, rulings, addresses, and the documents that `see` names.
    pub fn links(&self, path: &str, lang: Lang) -> Result<Vec<Link>, Cancelled> {
        self.ask(|| {
            let Some(file) = self.file(path) else { return Vec::new() };
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            let mut links = Vec::new();
            for tree in items(&self.db, file) {
                let scope = Scope::of(&self.db, self.project, &tree);
                for token in tree.root.descendants_with_tokens().filter_map(|e| e.into_token()) {
                    let text = token.text();
                    let to = match token.kind() {
                        SyntaxKind::PinpointText | SyntaxKind::EcliText | SyntaxKind::IriText => {
                            address::of_citation(&scope.library, text, lang).map(LinkTarget::Web)
                        }
                        SyntaxKind::StringText => {
                            let see = token.parent_ancestors().take(3).any(|node| node.kind() == SyntaxKind::See);
                            let name = text.trim_matches('"');
                            (see && !name.is_empty() && !path.starts_with("stdlib/")).then(|| {
                                if address::is_web(name) {
                                    LinkTarget::Web(name.to_owned())
                                } else if name.starts_with('/') || folder.is_empty() {
                                    LinkTarget::File(name.to_owned())
                                } else {
                                    LinkTarget::File(format!("{folder}/{name}"))
                                }
                            })
                        }
                        _ => None,
                    };
                    if let Some(to) = to {
                        let shown = shown_citation(text.trim_matches(['"', '<', '>']));
                        links.push(Link { range: tree.range(token.text_range()), to, shown });
                    }
                }
            }
            links
        })
    }
}
