//! From what `maatstaf-ide` says to what the protocol says.

mod actions;
mod diagnostics;
mod flow;
mod symbols;

use std::str::FromStr as _;

use maatstaf_diagnostics::Text;
use maatstaf_ide::{Targets, TextEdit};
use tower_lsp_server::ls_types::{self as lsp, Uri};

use crate::view::View;

pub(crate) use actions::{FIX_ALL, FORMAT, action, workspace_edit};
pub(crate) use diagnostics::diagnostic;
pub(crate) use flow::{incoming, node, outgoing};
pub(crate) use symbols::{completion_kind, legend, part, symbol_kind, token_changes, tokens};

/// Text in Markdown, or without its marks for a client that shows them as they are.
pub(crate) fn markup(view: &View, text: &Text) -> lsp::MarkupContent {
    let value = view.say(text);
    if view.context.client.markdown {
        return lsp::MarkupContent { kind: lsp::MarkupKind::Markdown, value };
    }
    let plain = value.replace("**", "").replace("```maat\n", "").replace("```", "");
    lsp::MarkupContent { kind: lsp::MarkupKind::PlainText, value: plain }
}

/// Edits of one file.
pub(crate) fn edits(view: &View, path: &str, edits: &[TextEdit]) -> Vec<lsp::TextEdit> {
    edits
        .iter()
        .map(|edit| lsp::TextEdit { range: view.range(path, &edit.range), new_text: edit.text.clone() })
        .collect()
}

/// Somewhere to go: with the place that leads there, for a client that shows it.
pub(crate) fn targets(view: &View, path: &str, found: &Targets) -> lsp::GotoDefinitionResponse {
    if !view.context.client.links {
        let places = found.targets.iter().filter_map(|target| view.location(&target.name)).collect();
        return lsp::GotoDefinitionResponse::Array(places);
    }
    let origin = view.range(path, &found.origin);
    let links = found.targets.iter().filter_map(|target| {
        Some(lsp::LocationLink {
            origin_selection_range: Some(origin),
            target_uri: view.uri(&target.name.path)?,
            target_range: view.range(&target.whole.path, &target.whole.range()),
            target_selection_range: view.range(&target.name.path, &target.name.range()),
        })
    });
    lsp::GotoDefinitionResponse::Link(links.collect())
}

/// An address, if it is one.
pub(crate) fn uri(address: &str) -> Option<Uri> {
    Uri::from_str(address).ok()
}
