//! The flow of data, in the protocol's words for who calls whom.

use maatstaf_ide::{Flow, FlowNode};
use tower_lsp_server::ls_types as lsp;

use crate::view::View;

pub(crate) fn node(view: &View, from: &FlowNode) -> Option<lsp::CallHierarchyItem> {
    Some(lsp::CallHierarchyItem {
        name: from.name.clone(),
        kind: lsp::SymbolKind::METHOD,
        tags: None,
        detail: Some(from.detail.clone()),
        uri: view.uri(&from.target.name.path)?,
        range: view.range(&from.target.whole.path, &from.target.whole.range()),
        selection_range: view.range(&from.target.name.path, &from.target.name.range()),
        data: None,
    })
}

/// What feeds a statement: the places are those where it names the data.
pub(crate) fn incoming(view: &View, user: &str, flow: &Flow) -> Option<lsp::CallHierarchyIncomingCall> {
    let from_ranges = flow.named.iter().map(|range| view.range(user, range)).collect();
    Some(lsp::CallHierarchyIncomingCall { from: node(view, &flow.node)?, from_ranges })
}

/// What a statement feeds.
pub(crate) fn outgoing(view: &View, flow: &Flow) -> Option<lsp::CallHierarchyOutgoingCall> {
    let path = &flow.node.target.name.path;
    let from_ranges = flow.named.iter().map(|range| view.range(path, range)).collect();
    Some(lsp::CallHierarchyOutgoingCall { to: node(view, &flow.node)?, from_ranges })
}
