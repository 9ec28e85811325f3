//! Diagnostics that the client asks for.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use maatstaf_ide::{Cancelled, FileDiagnostics};
use tower_lsp_server::ls_types as lsp;

use crate::convert;
use crate::view::View;

/// The diagnostics of a file, or that they are those of `known`.
pub(super) fn one(view: &View, path: &str, known: Option<&str>) -> Result<lsp::DocumentDiagnosticReport, Cancelled> {
    let found = view.analysis.diagnostics(path, view.context.as_of)?;
    let (items, id) = shown(view, path, &found);
    if known == Some(&*id) {
        let unchanged = lsp::UnchangedDocumentDiagnosticReport { result_id: id };
        return Ok(lsp::DocumentDiagnosticReport::Unchanged(lsp::RelatedUnchangedDocumentDiagnosticReport {
            related_documents: None,
            unchanged_document_diagnostic_report: unchanged,
        }));
    }
    Ok(lsp::DocumentDiagnosticReport::Full(lsp::RelatedFullDocumentDiagnosticReport {
        related_documents: None,
        full_document_diagnostic_report: lsp::FullDocumentDiagnosticReport { result_id: Some(id), items },
    }))
}

/// The diagnostics of every file.
pub(super) fn all(
    views: &[View],
    known: &[lsp::PreviousResultId],
) -> Result<lsp::WorkspaceDiagnosticReport, Cancelled> {
    let mut items = Vec::new();
    for view in views {
        let all = view.analysis.all_diagnostics(view.context.as_of)?;
        for (path, found) in &all {
            let Some(uri) = view.uri(path) else { continue };
            let version = view.context.versions.get(path).map(|version| i64::from(*version));
            let (list, id) = shown(view, path, found);
            items.push(if known.iter().any(|k| k.uri == uri && k.value == id) {
                let report = lsp::UnchangedDocumentDiagnosticReport { result_id: id };
                lsp::WorkspaceDocumentDiagnosticReport::Unchanged(lsp::WorkspaceUnchangedDocumentDiagnosticReport {
                    uri,
                    version,
                    unchanged_document_diagnostic_report: report,
                })
            } else {
                let report = lsp::FullDocumentDiagnosticReport { result_id: Some(id), items: list };
                lsp::WorkspaceDocumentDiagnosticReport::Full(lsp::WorkspaceFullDocumentDiagnosticReport {
                    uri,
                    version,
                    full_document_diagnostic_report: report,
                })
            });
        }
    }
    Ok(lsp::WorkspaceDiagnosticReport { items })
}

/// The diagnostics as the client sees them, and a name for exactly these.
fn shown(view: &View, path: &str, found: &FileDiagnostics) -> (Vec<lsp::Diagnostic>, String) {
    let list: Vec<lsp::Diagnostic> = found.list.iter().map(|d| convert::diagnostic(view, path, d)).collect();
    let mut hasher = DefaultHasher::new();
    // As text, for not everything in a diagnostic can be hashed.
    serde_json::to_string(&list).unwrap_or_default().hash(&mut hasher);
    (list, format!("{:016x}", hasher.finish()))
}
