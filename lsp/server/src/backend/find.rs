//! Where things are, and changing their names.

use maatstaf_diagnostics::Text;
use maatstaf_ide::Cancelled;
use tower_lsp_server::ls_types as lsp;

use crate::convert;
use crate::view::View;

type Answer<T> = Result<Option<T>, Cancelled>;

pub(super) fn references(
    view: &View,
    path: &str,
    position: lsp::Position,
    with_declaration: bool,
) -> Answer<Vec<lsp::Location>> {
    let found = view.analysis.references(path, view.offset(path, position), with_declaration)?;
    Ok(Some(found.iter().filter_map(|reference| view.location(&reference.location)).collect()))
}

pub(super) fn highlights(view: &View, path: &str, position: lsp::Position) -> Answer<Vec<lsp::DocumentHighlight>> {
    let found = view.analysis.highlights(path, view.offset(path, position))?;
    let highlight = |reference: &maatstaf_ide::Reference| lsp::DocumentHighlight {
        range: view.range(path, &reference.location.range()),
        kind: Some(if reference.is_declaration {
            lsp::DocumentHighlightKind::WRITE
        } else {
            lsp::DocumentHighlightKind::READ
        }),
    };
    Ok(Some(found.iter().map(highlight).collect()))
}

pub(super) fn linked(view: &View, path: &str, position: lsp::Position) -> Answer<lsp::LinkedEditingRanges> {
    let found = view.analysis.linked(path, view.offset(path, position))?;
    let ranges: Vec<lsp::Range> = found.iter().map(|range| view.range(path, range)).collect();
    Ok((!ranges.is_empty()).then_some(lsp::LinkedEditingRanges { ranges, word_pattern: None }))
}

/// The outcome of something that may be refused for a reason that people read.
pub(super) type Refusable<T> = Option<Result<T, String>>;

pub(super) fn prepare_rename(
    view: &View,
    path: &str,
    position: lsp::Position,
) -> Result<Refusable<lsp::PrepareRenameResponse>, Cancelled> {
    let found = view.analysis.prepare_rename(path, view.offset(path, position))?;
    let refused = |why: Text| view.say(&why);
    Ok(Some(found.map_err(refused).map(|renamable| lsp::PrepareRenameResponse::RangeWithPlaceholder {
        range: view.range(path, &renamable.range),
        placeholder: renamable.name,
    })))
}

pub(super) fn rename(
    view: &View,
    path: &str,
    position: lsp::Position,
    name: &str,
) -> Result<Refusable<Option<lsp::WorkspaceEdit>>, Cancelled> {
    let found = view.analysis.rename(path, view.offset(path, position), name)?;
    Ok(Some(found.map_err(|why| view.say(&why)).map(|edits| convert::workspace_edit(view, &edits))))
}

pub(super) fn prepare_flow(view: &View, path: &str, position: lsp::Position) -> Answer<Vec<lsp::CallHierarchyItem>> {
    let nodes = view.analysis.flow_nodes(path, view.offset(path, position))?;
    Ok(Some(nodes.iter().filter_map(|node| convert::node(view, node)).collect()))
}

pub(super) fn feeding(view: &View, path: &str, statement: &str) -> Answer<Vec<lsp::CallHierarchyIncomingCall>> {
    let flows = view.analysis.feeding(statement)?;
    Ok(Some(flows.iter().filter_map(|flow| convert::incoming(view, path, flow)).collect()))
}

pub(super) fn fed_by(view: &View, statement: &str) -> Answer<Vec<lsp::CallHierarchyOutgoingCall>> {
    let flows = view.analysis.fed_by(statement)?;
    Ok(Some(flows.iter().filter_map(|flow| convert::outgoing(view, flow)).collect()))
}
