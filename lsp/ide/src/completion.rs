//! What could stand where somebody is typing.
//!
//! The word at the cursor is replaced by one that means nothing, and the item is parsed again. If the word ends up in the
//! tree as a name, the place says what sort of name is wanted ([`names`]); if it ends up in an error, the parser says what
//! it expected there ([`keywords`]).

mod keywords;
mod names;

use std::ops::Range;

use jiff::civil::Date;
use maatstaf_diagnostics::Text;
use maatstaf_semantics::names::ItemKey;
use maatstaf_semantics::queries;
use maatstaf_syntax::{SyntaxError, SyntaxNode, TextSize, parse_item};

use crate::hover::symbol_page;
use crate::symbol::{Scope, Symbol, SymbolKind, is_name, wanted};
use crate::{Analysis, Cancelled, FileEdits};

/// What a proposal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "named for what they are")]
pub enum CompletionKind {
    Keyword,
    Clause,
    Verb,
    Item,
    Symbol(SymbolKind),
    Level,
    Unit,
    Date,
    Value,
}

/// Something that could stand at the cursor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// What is shown and searched for.
    pub label: String,
    /// What it is.
    pub kind: CompletionKind,
    /// A few words about it.
    pub detail: Text,
    /// What is written: as it is.
    pub insert: String,
    /// What is written where the editor lets parts of it be filled in, with its places as `${1:NAME}`.
    pub snippet: Option<String>,
    /// Where it comes in the list: what is smaller comes first, what is equal goes by its label.
    pub rank: u32,
}

/// The proposals at a place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CompletionPage {
    /// What they replace, in bytes: the word at the cursor.
    pub replaces: Range<usize>,
    /// The proposals, the best first.
    pub list: Vec<Completion>,
}

/// A word that means nothing in any language, and that nobody has in a policy.
const MARKER: &str = "zzq_here";

/// An item as it would be with a word that means nothing at the cursor.
struct Sketch<'a> {
    scope: Scope<'a>,
    as_of: Date,
    /// The tree of the item with the marker in it.
    root: SyntaxNode,
    errors: Vec<SyntaxError>,
    /// Where the marker stands in that tree.
    at: TextSize,
}

impl Analysis {
    /// What could stand at a byte of a file, the best first; which questions matter most is as of `as_of`.
    pub fn completions(&self, path: &str, offset: usize, as_of: Date) -> Result<CompletionPage, Cancelled> {
        self.ask(|| {
            let Some(file) = self.file(path) else { return CompletionPage::default() };
            let text = file.text(&self.db);
            let Some(replaces) = word_at(text, offset) else { return CompletionPage::default() };
            // The item in front: where two meet, what is typed belongs to the first, or starts another.
            let chunks = queries::chunks(&self.db, file);
            let before = |c: &&queries::ItemChunk| c.range.start <= replaces.start && replaces.start <= c.range.end;
            let chunk = chunks.iter().find(before);
            let (range, key) = match chunk {
                Some(chunk) => (chunk.range.clone(), chunk.key.clone()),
                None => (0..text.len(), empty_key(file)),
            };
            let mut sketch = text.get(range.clone()).unwrap_or_default().to_owned();
            let at = replaces.start - range.start;
            let end = (replaces.end - range.start).min(sketch.len());
            sketch.replace_range(at..end, MARKER);
            let parse = parse_item(&sketch);
            let sketch = Sketch {
                scope: Scope::new(&self.db, self.project, &key),
                as_of,
                root: parse.root(),
                errors: parse.errors().to_vec(),
                at: TextSize::try_from(at).unwrap_or_default(),
            };
            let mut list = sketch.proposals();
            list.sort_by(|a, b| (a.rank, &a.label).cmp(&(b.rank, &b.label)));
            list.dedup_by(|a, b| a.label == b.label && a.kind == b.kind);
            CompletionPage { replaces, list }
        })
    }

    /// The page about a proposal, in Markdown: made only for the one that somebody looks at.
    pub fn completion_docs(
        &self,
        path: &str,
        kind: CompletionKind,
        label: &str,
        as_of: Date,
    ) -> Result<Option<Text>, Cancelled> {
        self.ask(|| {
            let file = self.file(path)?;
            let key = queries::keys(&self.db, file).first().cloned().unwrap_or_else(|| empty_key(file));
            let scope = Scope::new(&self.db, self.project, &key);
            let symbol = match kind {
                CompletionKind::Symbol(kind) => find(&scope, kind, label)?,
                _ => return crate::clauses::form(label).map(|form| form.means()),
            };
            let mut page = crate::markdown::Page::default();
            symbol_page(self, &scope, &symbol, as_of, &mut page);
            Some(page.finish())
        })
    }

    /// The edit that imports a package, for a proposal that needs it.
    pub fn completion_import(&self, path: &str, package: &str) -> Result<FileEdits, Cancelled> {
        self.ask(|| self.import_edit(path, package))
    }
}

fn empty_key(file: maatstaf_db::SourceFile) -> ItemKey {
    ItemKey { file, kind: maatstaf_syntax::ItemKind::Unknown, name: "".into(), nth: 0 }
}

fn find(scope: &Scope<'_>, kind: SymbolKind, label: &str) -> Option<Symbol> {
    match kind {
        SymbolKind::Concept(sort) => scope.concepts(sort, label).into_iter().next(),
        SymbolKind::Grouping => scope.grouping(label),
        SymbolKind::Hours => scope.hours(label),
        SymbolKind::Fact => scope.fact(label),
        SymbolKind::Judgement => scope.judgement(label),
        SymbolKind::Attribute => scope.attribute(label),
        SymbolKind::Norm => scope.norms(label).into_iter().next(),
        SymbolKind::Exception => scope.exceptions(label).into_iter().next(),
        SymbolKind::Define => scope.define(label),
        SymbolKind::Organisation => scope.organisation(label),
        SymbolKind::Instrument => scope.instrument(label),
        SymbolKind::Package => scope.package(label),
        SymbolKind::Statement | SymbolKind::Case | SymbolKind::Variable => None,
    }
}

/// The word around a byte; a citation with its brackets counts as one. Nothing within a comment or a text.
fn word_at(text: &str, offset: usize) -> Option<Range<usize>> {
    let before = text.get(..offset)?;
    let line = &before[before.rfind('\n').map_or(0, |newline| newline + 1)..];
    let quoted = line.matches('"').count() % 2 == 1;
    let commented = line.split('"').step_by(2).any(|part| part.contains("//"));
    if quoted || commented {
        return None;
    }
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.');
    let mut start = before.len() - before.chars().rev().take_while(|c| is_word(*c)).map(char::len_utf8).sum::<usize>();
    // `AVG_22(2)(a`: the brackets of a citation, and not those of `at crew(8`.
    let wide = |c: char| is_word(c) || matches!(c, '(' | ')' | ':');
    let from = before.len() - before.chars().rev().take_while(|c| wide(*c)).map(char::len_utf8).sum::<usize>();
    if before[from..].starts_with(|c: char| c.is_ascii_uppercase()) {
        start = from;
    }
    let after: usize = text[offset..].chars().take_while(|c| is_word(*c)).map(char::len_utf8).sum();
    Some(start..offset + after)
}

impl Sketch<'_> {
    fn proposals(&self) -> Vec<Completion> {
        let token = match self.root.token_at_offset(self.at) {
            maatstaf_syntax::TokenAtOffset::None => return Vec::new(),
            maatstaf_syntax::TokenAtOffset::Single(token) => token,
            maatstaf_syntax::TokenAtOffset::Between(_, right) => right,
        };
        let Some(node) = token.parent() else { return Vec::new() };
        if is_name(node.kind())
            && let Some(wanted) = wanted(&node)
        {
            let mut list = self.names(wanted, &node);
            list.extend(self.after_a_complete_part(&node));
            return list;
        }
        self.expected(&node)
    }
}
