//! The parts of a file, and everything with a name.

use std::ops::Range;

use maatstaf_db::SourceFile;
use maatstaf_semantics::hir::Sort;
use maatstaf_syntax::ast::{self, AstNode as _};
use maatstaf_syntax::{SyntaxKind, SyntaxNode};

use crate::cursor::{ItemTree, items};
use crate::symbol::SymbolKind;
use crate::{Analysis, Cancelled, Location};

/// A part of a file, with its own parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its name, or its first words.
    pub name: String,
    /// More about it: the sort of a concept, the data of a statement.
    pub detail: String,
    /// What it is; nothing for a fact or judgement that is answered.
    pub kind: Option<SymbolKind>,
    /// All of it, in bytes.
    pub whole: Range<usize>,
    /// Its name, in bytes; within the whole.
    pub at: Range<usize>,
    /// Its parts.
    pub parts: Vec<Part>,
}

/// Something with a name, somewhere in the workspace.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named {
    /// Its name.
    pub name: String,
    /// What it stands in: an instrument, a file.
    pub container: String,
    /// What it is.
    pub kind: SymbolKind,
    /// Where.
    pub location: Location,
}

impl Analysis {
    /// The parts of a file, in the order of the text.
    pub fn outline(&self, path: &str) -> Result<Vec<Part>, Cancelled> {
        self.ask(|| self.file(path).map(|file| self.parts(file)).unwrap_or_default())
    }

    fn parts(&self, file: SourceFile) -> Vec<Part> {
        items(&self.db, file)
            .flat_map(|tree| {
                let nodes: Vec<SyntaxNode> = tree.root.children().filter(|node| node.kind().is_item()).collect();
                nodes.into_iter().filter_map(|node| item(&tree, &node)).collect::<Vec<_>>()
            })
            .collect()
    }

    /// Everything whose name has the letters of `query` in it, in their order: what people work on first, then the
    /// standard library without what stands in its cases; either sorted. At most `limit` of them.
    pub fn named_like(&self, query: &str, limit: usize) -> Result<Vec<Named>, Cancelled> {
        self.ask(|| {
            let in_file = |file: SourceFile, in_cases: bool| {
                let mut found = Vec::new();
                for part in self.parts(file) {
                    let part = match part.kind {
                        Some(SymbolKind::Case) if !in_cases => Part { parts: Vec::new(), ..part },
                        _ => part,
                    };
                    collect(file.path(&self.db), "", &part, query, &mut found);
                }
                found
            };
            let mut found: Vec<Named> = self.files.values().flat_map(|file| in_file(*file, true)).collect();
            found.sort();
            let library = self.project.library(&self.db).iter();
            let mut standard: Vec<Named> = library.flat_map(|file| in_file(*file, false)).collect();
            standard.sort();
            found.extend(standard);
            found.truncate(limit);
            found
        })
    }
}

fn collect(path: &str, container: &str, part: &Part, query: &str, into: &mut Vec<Named>) {
    if let Some(kind) = part.kind
        && has_letters(&part.name, query)
    {
        let location = Location::new(path, part.at.clone());
        into.push(Named { name: part.name.clone(), container: container.to_owned(), kind, location });
    }
    for inner in &part.parts {
        collect(path, &part.name, inner, query, into);
    }
}

/// Whether the letters of `query` are in `name`, in that order, whatever their case.
fn has_letters(name: &str, query: &str) -> bool {
    let mut letters = name.chars().flat_map(char::to_lowercase);
    query.chars().flat_map(char::to_lowercase).filter(|c| !c.is_whitespace()).all(|wanted| letters.any(|c| c == wanted))
}

fn named(node: &SyntaxNode) -> Option<SyntaxNode> {
    node.children().find(|child| matches!(child.kind(), SyntaxKind::Name | SyntaxKind::Path))
}

fn text(node: &SyntaxNode) -> String {
    node.text().to_string().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn item(tree: &ItemTree, node: &SyntaxNode) -> Option<Part> {
    use SyntaxKind as K;
    let kind = match node.kind() {
        K::Package => SymbolKind::Package,
        K::Concept => SymbolKind::Concept(sort(node)?),
        K::Grouping => SymbolKind::Grouping,
        K::Hours => SymbolKind::Hours,
        K::Attribute | K::Context => SymbolKind::Attribute,
        K::Organisation => SymbolKind::Organisation,
        K::Instrument | K::Answers => SymbolKind::Instrument,
        K::Fact => SymbolKind::Fact,
        K::Judgement => SymbolKind::Judgement,
        K::Norm => SymbolKind::Norm,
        K::Exception => SymbolKind::Exception,
        K::Define => SymbolKind::Define,
        K::Case => SymbolKind::Case,
        _ => return None,
    };
    let name = named(node)?;
    let detail = match (node.kind(), kind) {
        (K::Answers, _) => "answers".to_owned(),
        (_, SymbolKind::Concept(sort)) => sort.keyword().to_owned(),
        _ => String::new(),
    };
    let parts = node
        .children()
        .filter_map(|child| match child.kind() {
            K::Statement | K::Never => statement(tree, &child),
            K::Given | K::Judged | K::NotApplicable | K::Accept => answer(tree, &child),
            kind if kind.is_item() => item(tree, &child),
            _ => None,
        })
        .collect();
    Some(Part {
        name: text(&name),
        detail,
        // Where answers stand is no second declaration of their instrument.
        kind: (node.kind() != K::Answers).then_some(kind),
        whole: tree.range_of(node),
        at: tree.range_of(&name),
        parts,
    })
}

fn sort(node: &SyntaxNode) -> Option<Sort> {
    crate::symbol::sort_of_concept(node)
}

fn statement(tree: &ItemTree, node: &SyntaxNode) -> Option<Part> {
    let verb = node.children().find(|child| child.kind() == SyntaxKind::Verb);
    let combine = node.children().find(|child| child.kind() == SyntaxKind::Combine);
    let objects: Vec<String> = node.children().filter_map(ast::Path::cast).map(|path| text(path.syntax())).collect();
    let never = if node.kind() == SyntaxKind::Never { "never " } else { "" };
    let act = format!(
        "{never}{}",
        match (&verb, &combine) {
            (Some(verb), _) => format!("{} {}", text(verb), objects.join(", ")),
            (None, Some(combine)) => text(combine),
            (None, None) => objects.join(", "),
        }
    );
    let label = node.children().find_map(ast::Label::cast).and_then(|label| label.name());
    let at = label.as_ref().map(|label| label.syntax().clone()).or(verb).or(combine).unwrap_or_else(|| node.clone());
    let (name, detail) = match label {
        Some(label) => (text(label.syntax()), act),
        None => (act, String::new()),
    };
    Some(Part {
        name,
        detail,
        kind: Some(SymbolKind::Statement),
        whole: tree.range_of(node),
        at: tree.range_of(&at),
        parts: Vec::new(),
    })
}

fn answer(tree: &ItemTree, node: &SyntaxNode) -> Option<Part> {
    let name = node
        .children()
        .find(|child| matches!(child.kind(), SyntaxKind::Path | SyntaxKind::Pinpoint | SyntaxKind::Ecli))?;
    let keyword = node.first_token().and_then(|_| {
        let mut words = node.children_with_tokens().filter_map(|e| e.into_token());
        words.find(|t| t.kind() == SyntaxKind::Keyword).map(|t| t.text().to_owned())
    });
    Some(Part {
        name: format!("{} {}", keyword.unwrap_or_default(), text(&name)),
        detail: String::new(),
        kind: None,
        whole: tree.range_of(node),
        at: tree.range_of(&name),
        parts: Vec::new(),
    })
}
