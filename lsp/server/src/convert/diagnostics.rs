//! Diagnostics as the protocol has them.

use maatstaf_diagnostics::{Code, Diagnostic, Severity};
use tower_lsp_server::ls_types as lsp;

use super::uri;
use crate::view::View;

/// A diagnostic of the file at `path`.
pub(crate) fn diagnostic(view: &View, path: &str, from: &Diagnostic) -> lsp::Diagnostic {
    let primary = from.primary();
    let range = primary.map(|label| view.range(path, &label.range)).unwrap_or_default();
    let mut lines = vec![view.say(&from.message)];
    lines.extend(from.notes.iter().map(|note| view.say(note)));
    lines.extend(from.help.iter().map(|help| view.say(help)));
    let related: Vec<lsp::DiagnosticRelatedInformation> = from
        .labels
        .iter()
        .filter(|label| Some(*label) != primary)
        .filter_map(|label| {
            let other = label.file.as_str();
            let location = lsp::Location { uri: view.uri(other)?, range: view.range(other, &label.range) };
            Some(lsp::DiagnosticRelatedInformation { location, message: view.say(&label.text) })
        })
        .collect();
    // The way to the article, where the diagnostic rests on one.
    let article = from.cite.iter().find_map(|cite| view.analysis.address_of_shown(cite, view.context.lang));
    let unnecessary = [Code::DUPLICATE_CLAUSE].contains(&from.code);
    lsp::Diagnostic {
        range,
        severity: Some(match from.severity {
            Severity::Error => lsp::DiagnosticSeverity::ERROR,
            Severity::Warning => lsp::DiagnosticSeverity::WARNING,
            Severity::Note => lsp::DiagnosticSeverity::INFORMATION,
        }),
        code: Some(lsp::NumberOrString::String(from.code.id().to_owned())),
        code_description: article.and_then(|a| uri(&a)).map(|href| lsp::CodeDescription { href }),
        source: Some("maatstaf".to_owned()),
        message: lines.join("\n"),
        related_information: (!related.is_empty()).then_some(related),
        tags: unnecessary.then(|| vec![lsp::DiagnosticTag::UNNECESSARY]),
        data: None,
    }
}
