//! What can be done, as the protocol has it.

use std::collections::HashMap;

use maatstaf_ide::{Action, ActionKind, FileEdits};
use tower_lsp_server::ls_types::{self as lsp, Uri};

use crate::view::View;

/// The kinds of action that the server knows.
pub(crate) const FIX_ALL: lsp::CodeActionKind = lsp::CodeActionKind::new("source.fixAll.maatstaf");
pub(crate) const FORMAT: lsp::CodeActionKind = lsp::CodeActionKind::new("source.format.maatstaf");

/// Edits of several files, with the versions that they were made for where the client takes them.
pub(crate) fn workspace_edit(view: &View, edits: &FileEdits) -> Option<lsp::WorkspaceEdit> {
    let mut changes: Vec<(Uri, Option<i32>, Vec<lsp::TextEdit>)> = Vec::new();
    for (path, edits) in edits {
        let version = view.context.versions.get(path).copied();
        changes.push((view.uri(path)?, version, super::edits(view, path, edits)));
    }
    if !view.context.client.versioned_edits {
        let changes: HashMap<Uri, Vec<lsp::TextEdit>> = changes.into_iter().map(|(uri, _, e)| (uri, e)).collect();
        return Some(lsp::WorkspaceEdit { changes: Some(changes), ..lsp::WorkspaceEdit::default() });
    }
    let documents = changes
        .into_iter()
        .map(|(uri, version, edits)| lsp::TextDocumentEdit {
            text_document: lsp::OptionalVersionedTextDocumentIdentifier { uri, version },
            edits: edits.into_iter().map(lsp::OneOf::Left).collect(),
        })
        .collect();
    let document_changes = Some(lsp::DocumentChanges::Edits(documents));
    Some(lsp::WorkspaceEdit { document_changes, ..lsp::WorkspaceEdit::default() })
}

/// An action, tied to the diagnostics of the client that it is for.
pub(crate) fn action(view: &View, path: &str, from: &Action, shown: &[lsp::Diagnostic]) -> Option<lsp::CodeAction> {
    let kind = match from.kind {
        ActionKind::Mend | ActionKind::Verified | ActionKind::Import | ActionKind::MendAll => {
            lsp::CodeActionKind::QUICKFIX
        }
        ActionKind::Format => FORMAT,
    };
    let about = from.about.as_ref().map(|(code, range)| (*code, view.range(path, range)));
    let diagnostics: Vec<lsp::Diagnostic> = shown
        .iter()
        .filter(|diagnostic| {
            about.as_ref().is_some_and(|(code, range)| {
                let same_code = diagnostic.code == Some(lsp::NumberOrString::String((*code).to_owned()));
                // A verdict shows under one of several codes; its place is the same.
                diagnostic.range == *range && (same_code || from.kind == ActionKind::Verified)
            })
        })
        .cloned()
        .collect();
    Some(lsp::CodeAction {
        title: view.say(&from.title),
        kind: Some(kind),
        diagnostics: (!diagnostics.is_empty()).then_some(diagnostics),
        edit: Some(workspace_edit(view, &from.edits)?),
        is_preferred: from.is_preferred.then_some(true),
        ..lsp::CodeAction::default()
    })
}
