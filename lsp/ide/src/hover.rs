//! What stands under the mouse, explained.

use std::ops::Range;

use jiff::civil::Date;
use maatstaf_diagnostics::Text;
use maatstaf_semantics::model::InstrumentModel;
use maatstaf_semantics::queries;
use maatstaf_semantics::report::{self, VerdictReport};
use maatstaf_syntax::ast::{self, AstNode as _};
use maatstaf_syntax::{SyntaxKind, SyntaxNode, SyntaxToken};

use crate::clauses;
use crate::cursor::{ItemTree, item_at};
use crate::markdown::Page;
use crate::symbol::{Scope, Symbol, symbols_at};
use crate::verdicts::{self, Concerned};
use crate::{Analysis, Cancelled, address, texts};

mod pages;

pub(crate) use pages::{norms_about as pages_norms_about, symbol_page};

/// An explanation in Markdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hover {
    /// What it explains, in bytes.
    pub range: Range<usize>,
    /// The explanation.
    pub text: Text,
}

impl Analysis {
    /// Explains what stands at a byte of a file; verdicts are those of `as_of`.
    pub fn hover(&self, path: &str, offset: usize, as_of: Date) -> Result<Option<Hover>, Cancelled> {
        self.ask(|| {
            let tree = item_at(&self.db, self.file(path)?, offset)?;
            let scope = Scope::of(&self.db, self.project, &tree);
            if let Some((range, symbols)) = symbols_at(&scope, &tree, offset)
                && !symbols.is_empty()
            {
                let text = self.symbols_hover(&scope, &symbols, as_of);
                return (!text.is_empty()).then_some(Hover { range, text });
            }
            let token = tree.token_at(offset)?;
            self.citation_hover(&scope, &tree, &token).or_else(|| self.keyword_hover(&scope, &tree, &token, as_of))
        })
    }

    fn symbols_hover(&self, scope: &Scope<'_>, symbols: &[Symbol], as_of: Date) -> Text {
        let mut page = Page::default();
        for symbol in symbols {
            if !page.is_empty() {
                page.text(&Text::same("---"));
            }
            symbol_page(self, scope, symbol, as_of, &mut page);
        }
        page.finish()
    }

    /// A citation of the law: the norms that rest on it, and the way there.
    fn citation_hover(&self, scope: &Scope<'_>, tree: &ItemTree, token: &SyntaxToken) -> Option<Hover> {
        let node = token.parent()?;
        if !matches!(node.kind(), SyntaxKind::Pinpoint | SyntaxKind::Ecli) {
            return None;
        }
        let raw = node.text().to_string();
        let mut page = Page::default();
        page.text(&address::linked(&scope.library, raw.trim()));
        let norms = scope.library.norms.iter().map(|n| &n.head);
        let heads = norms.chain(scope.library.exceptions.iter().map(|e| &e.head));
        let here: Vec<Text> =
            heads.filter(|h| h.cite.iter().any(|c| c.raw == raw.trim())).map(pages::head_line).collect();
        page.list(&texts::its_norms(), &here);
        Some(Hover { range: tree.range_of(&node), text: page.finish() })
    }

    /// A keyword: what its clause means; for a verb, the verdicts on its statement.
    fn keyword_hover(&self, scope: &Scope<'_>, tree: &ItemTree, token: &SyntaxToken, as_of: Date) -> Option<Hover> {
        if token.kind() != SyntaxKind::Keyword {
            return None;
        }
        let node = token.parent()?;
        let mut page = Page::default();
        let statement = match node.kind() {
            SyntaxKind::Verb => node.parent().filter(|parent| parent.kind() == SyntaxKind::Statement),
            _ => None,
        };
        if let Some(form) = form_of(&node, token) {
            page.source(form.shape);
            page.text(&form.means());
        }
        if let Some(statement) = statement {
            self.statement_verdicts(scope, tree, &statement, as_of, &mut page);
        }
        if page.is_empty() {
            return None;
        }
        let range = tree.range(token.text_range());
        Some(Hover { range, text: page.finish() })
    }

    fn statement_verdicts(
        &self,
        scope: &Scope<'_>,
        tree: &ItemTree,
        statement: &SyntaxNode,
        as_of: Date,
        page: &mut Page,
    ) {
        let Some((model, _)) = queries::instrument(scope.db, scope.project, tree.key.clone()) else { return };
        let at = maatstaf_syntax::node_ref(&tree.root, statement);
        let Some(found) = model.statements.iter().find(|s| s.place.node == at) else { return };
        self.verdict_lines(scope, &model, Some(&found.path), as_of, page);
    }

    /// The verdicts on an instrument, or on one of its statements.
    pub(crate) fn verdict_lines(
        &self,
        scope: &Scope<'_>,
        model: &InstrumentModel,
        statement: Option<&str>,
        as_of: Date,
        page: &mut Page,
    ) {
        let reports = report::verdicts_of(scope.db, scope.project, model.place.item.clone(), as_of);
        let about = statement.map_or(Concerned::All, Concerned::Statement);
        let lines: Vec<Text> = verdicts::concerning(&reports, about).map(verdict_line).collect();
        if lines.is_empty() {
            page.text(&texts::no_verdicts());
        }
        page.list(&texts::verdicts_on(&as_of.to_string()), &lines);
    }
}

/// `✗ AVG 22(1): Human intervention, until 2027-01-01`
pub(crate) fn verdict_line(verdict: &VerdictReport) -> Text {
    let mark = verdicts::mark(verdict.status);
    let cite = verdict.cite.first().map(|cite| format!("{cite}: ")).unwrap_or_default();
    let line = verdict.title.map(|title| format!("{mark} {cite}{title}"));
    match verdict.until {
        Some(until) => texts::until(&line, &until.to_string()),
        None => line,
    }
}

/// The form that a keyword starts, or is part of.
pub(crate) fn form_of(node: &SyntaxNode, token: &SyntaxToken) -> Option<&'static clauses::Form> {
    if node.kind() == SyntaxKind::Verb {
        return clauses::form(token.text());
    }
    let around = node.ancestors().find(|n| ast::Clause::can_cast(n.kind()) || n.kind().is_member())?;
    let first = around.descendants_with_tokens().filter_map(|e| e.into_token()).find(|t| !t.kind().is_trivia())?;
    let forms = if ast::Clause::can_cast(around.kind()) { clauses::CLAUSES } else { clauses::MEMBERS };
    clauses::starting_with(forms, first.text())
}
