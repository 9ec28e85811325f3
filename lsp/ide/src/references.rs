//! Where a name is used, and how to change it everywhere.

use std::collections::BTreeMap;
use std::ops::Range;

use maatstaf_db::SourceFile;
use maatstaf_diagnostics::Text;
use maatstaf_syntax::{SyntaxKind, is_reserved};

use crate::cursor::{ItemTree, item_at, items};
use crate::navigate::named_at;
use crate::symbol::{Occurrence, Scope, Symbol, SymbolKind, is_name, occurrences};
use crate::{Analysis, Cancelled, Location, TextEdit, texts};

/// One use of a name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reference {
    /// Where.
    pub location: Location,
    /// It is the declaration.
    pub is_declaration: bool,
}

/// What can be renamed where somebody asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renamable {
    /// The name as it stands there, in bytes.
    pub range: Range<usize>,
    /// The name.
    pub name: String,
}

/// The edits of a change in several files, by path.
pub type FileEdits = BTreeMap<String, Vec<TextEdit>>;

impl Analysis {
    /// Every use of what is named at a byte of a file, in the files that people work on and in the standard library,
    /// sorted; its declaration among them when `with_declaration` says so.
    pub fn references(&self, path: &str, offset: usize, with_declaration: bool) -> Result<Vec<Reference>, Cancelled> {
        self.ask(|| {
            let Some((_, symbols)) = self.named(path, offset) else { return Vec::new() };
            let all = self.files.values().copied().chain(self.project.library(&self.db).iter().copied());
            let mut found: Vec<Reference> = all.flat_map(|file| self.uses_in(file, &symbols)).collect();
            found.sort();
            found.dedup();
            found.retain(|reference| with_declaration || !reference.is_declaration);
            found
        })
    }

    /// Every use, in the same file, of what is named at a byte of it.
    pub fn highlights(&self, path: &str, offset: usize) -> Result<Vec<Reference>, Cancelled> {
        self.ask(|| {
            let (Some((_, symbols)), Some(file)) = (self.named(path, offset), self.file(path)) else {
                return Vec::new();
            };
            let mut found = self.uses_in(file, &symbols);
            found.sort();
            found.dedup();
            found
        })
    }

    /// The places that change together while somebody types at a byte of a file: the uses of a variable in its norm, which
    /// nobody outside can see. Empty where a change would reach further.
    pub fn linked(&self, path: &str, offset: usize) -> Result<Vec<Range<usize>>, Cancelled> {
        let symbols = self.ask(|| self.named(path, offset).map(|(_, symbols)| symbols).unwrap_or_default())?;
        if symbols.is_empty() || symbols.iter().any(|symbol| symbol.kind != SymbolKind::Variable) {
            return Ok(Vec::new());
        }
        Ok(self.highlights(path, offset)?.into_iter().map(|reference| reference.location.range()).collect())
    }

    fn named(&self, path: &str, offset: usize) -> Option<(Range<usize>, Vec<Symbol>)> {
        let tree = item_at(&self.db, self.file(path)?, offset)?;
        let scope = Scope::of(&self.db, self.project, &tree);
        named_at(&scope, &tree, offset)
    }

    /// The uses of some symbols in one file.
    fn uses_in(&self, file: SourceFile, symbols: &[Symbol]) -> Vec<Reference> {
        let text = file.text(&self.db);
        // Only a text that has the name can use it; a norm is also named by its citations.
        let by_citation = symbols.iter().any(|s| matches!(s.kind, SymbolKind::Norm | SymbolKind::Exception));
        let last = |symbol: &Symbol| symbol.name.rsplit('.').next().unwrap_or_default().to_owned();
        if !by_citation && !symbols.iter().any(|symbol| text.contains(&last(symbol))) {
            return Vec::new();
        }
        let mut found = Vec::new();
        for tree in items(&self.db, file) {
            if !by_citation && !symbols.iter().any(|symbol| holds(&tree, &last(symbol))) {
                continue;
            }
            let scope = Scope::of(&self.db, self.project, &tree);
            for node in tree.root.descendants().filter(|node| is_name(node.kind())) {
                for Occurrence { range, symbol } in occurrences(&scope, &tree, &node) {
                    // Known by its place, for a name may mean two things, and one thing has one place.
                    if symbols.iter().any(|wanted| wanted.kind == symbol.kind && wanted.place == symbol.place) {
                        let declared = Location::of(&self.db, &symbol.place);
                        let location = Location::new(file.path(&self.db).as_str(), range);
                        found.push(Reference { is_declaration: declared.as_ref() == Some(&location), location });
                    }
                }
            }
        }
        found
    }

    /// What would be renamed at a byte of a file.
    ///
    /// # Errors
    /// Inside: why nothing can be renamed there, for people.
    pub fn prepare_rename(&self, path: &str, offset: usize) -> Result<Result<Renamable, Text>, Cancelled> {
        self.ask(|| self.renamable(path, offset).map(|(renamable, _)| renamable))
    }

    fn renamable(&self, path: &str, offset: usize) -> Result<(Renamable, Symbol), Text> {
        let (range, symbols) = self.named(path, offset).ok_or_else(texts::nothing_to_rename)?;
        let renamed: Vec<&Symbol> = symbols.iter().filter(|symbol| symbol.kind != SymbolKind::Package).collect();
        let [symbol] = renamed.as_slice() else {
            return Err(match symbols.first() {
                Some(_) => texts::not_one_thing(),
                None => texts::nothing_to_rename(),
            });
        };
        let declared_in = symbol.place.item.file.path(&self.db);
        if !self.files.contains_key(declared_in) {
            return Err(texts::of_the_library(&symbol.name));
        }
        if symbol.kind == SymbolKind::Statement && is_unlabelled(self, symbol) {
            return Err(texts::statement_without_label());
        }
        let name = self.text(path).and_then(|text| text.get(range.clone())).unwrap_or_default().to_owned();
        // A norm that is named by its article keeps the article.
        if matches!(symbol.kind, SymbolKind::Norm | SymbolKind::Exception) && name != *symbol.name {
            return Err(texts::named_by_citation(&name));
        }
        Ok((Renamable { range, name }, (*symbol).clone()))
    }

    /// The edits that give what is named at a byte of a file another name, everywhere.
    ///
    /// # Errors
    /// Inside: why that cannot be, for people.
    pub fn rename(&self, path: &str, offset: usize, new_name: &str) -> Result<Result<FileEdits, Text>, Cancelled> {
        let symbol = match self.ask(|| self.renamable(path, offset))? {
            Ok((_, symbol)) => symbol,
            Err(why) => return Ok(Err(why)),
        };
        let dotted = matches!(symbol.kind, SymbolKind::Concept(_));
        let well_formed = new_name.split('.').count() == 1 || dotted;
        let parts_fine = new_name.split('.').all(is_plain_name);
        if !well_formed || !parts_fine {
            return Ok(Err(maatstaf_diagnostics::texts::bad_name(new_name)));
        }
        if is_reserved(new_name) {
            return Ok(Err(texts::is_a_keyword(new_name)));
        }
        if let Some(taken) = self.ask(|| self.taken(&symbol, new_name))? {
            return Ok(Err(taken));
        }
        let mut edits = FileEdits::new();
        for reference in self.references(path, offset, true)? {
            // What the library says stays as it is; it cannot name what a policy declares.
            if !self.files.contains_key(&reference.location.path) {
                continue;
            }
            let edit = TextEdit { range: reference.location.range(), text: new_name.to_owned() };
            edits.entry(reference.location.path).or_default().push(edit);
        }
        Ok(Ok(edits))
    }

    /// Why another thing of the same kind already has the name, if one does.
    fn taken(&self, symbol: &Symbol, name: &str) -> Option<Text> {
        let scope = Scope::new(&self.db, self.project, &symbol.place.item);
        let there = match symbol.kind {
            SymbolKind::Concept(sort) => !scope.concepts(sort, name).is_empty(),
            SymbolKind::Grouping => scope.grouping(name).is_some(),
            SymbolKind::Hours => scope.hours(name).is_some(),
            SymbolKind::Organisation => scope.organisation(name).is_some(),
            SymbolKind::Instrument => scope.instrument(name).is_some(),
            SymbolKind::Fact | SymbolKind::Judgement | SymbolKind::Attribute | SymbolKind::Define => {
                scope.fact(name).or(scope.judgement(name)).or(scope.attribute(name)).or(scope.define(name)).is_some()
            }
            SymbolKind::Statement => {
                let (instrument, _) = symbol.name.split_once('.')?;
                let statements = scope.instrument_item(instrument)?.1.statements;
                statements.iter().any(|s| s.label.as_ref().is_some_and(|label| label.value == name))
            }
            SymbolKind::Norm => !scope.norms(name).is_empty(),
            SymbolKind::Exception => !scope.exceptions(name).is_empty(),
            SymbolKind::Package | SymbolKind::Case | SymbolKind::Variable => false,
        };
        there.then(|| maatstaf_diagnostics::texts::duplicate_name(name))
    }
}

/// Whether the text of an item has a name in it.
fn holds(tree: &ItemTree, name: &str) -> bool {
    tree.root.text().to_string().contains(name)
}

fn is_unlabelled(analysis: &Analysis, symbol: &Symbol) -> bool {
    let root =
        maatstaf_semantics::queries::parse(&analysis.db, symbol.place.item.file, symbol.place.item.clone()).root();
    let at = usize::try_from(symbol.place.node.0).unwrap_or_default();
    root.descendants().nth(at).is_none_or(|node| node.kind() == SyntaxKind::Statement)
}

fn is_plain_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_lowercase())
        && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}
