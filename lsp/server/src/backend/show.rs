//! What is shown in and beside the text.

use maatstaf_ide::{Cancelled, FoldKind, LensAction, LinkTarget};
use tower_lsp_server::ls_types::{self as lsp, Uri};

use crate::convert;
use crate::view::View;

type Answer<T> = Result<Option<T>, Cancelled>;

pub(super) fn hover(view: &View, path: &str, position: lsp::Position) -> Answer<lsp::Hover> {
    let found = view.analysis.hover(path, view.offset(path, position), view.context.as_of)?;
    Ok(found.map(|hover| lsp::Hover {
        contents: lsp::HoverContents::Markup(convert::markup(view, &hover.text)),
        range: Some(view.range(path, &hover.range)),
    }))
}

pub(super) fn hints(view: &View, path: &str, range: lsp::Range) -> Answer<Vec<lsp::InlayHint>> {
    let found = view.analysis.hints(path, view.bytes(path, range), view.context.as_of)?;
    let hint = |hint: &maatstaf_ide::Hint| lsp::InlayHint {
        position: view.range(path, &(hint.at..hint.at)).start,
        label: lsp::InlayHintLabel::String(view.say(&hint.text)),
        kind: hint.is_silence.then_some(lsp::InlayHintKind::PARAMETER),
        text_edits: None,
        tooltip: Some(lsp::InlayHintTooltip::MarkupContent(convert::markup(view, &hint.tooltip))),
        padding_left: Some(true),
        padding_right: None,
        data: None,
    };
    Ok(Some(found.iter().map(hint).collect()))
}

pub(super) fn lenses(view: &View, path: &str, uri: &Uri) -> Answer<Vec<lsp::CodeLens>> {
    let found = view.analysis.lenses(path, view.context.as_of)?;
    let lens = |lens: &maatstaf_ide::Lens| {
        let (command, name) = match &lens.does {
            LensAction::Timeline(instrument) => (super::commands::TIMELINE, instrument),
            LensAction::RunCase(case) => (super::commands::RUN_CASE, case),
        };
        lsp::CodeLens {
            range: view.range(path, &lens.range),
            command: Some(lsp::Command {
                title: view.say(&lens.text),
                command: command.to_owned(),
                arguments: Some(vec![uri.as_str().into(), name.as_str().into()]),
            }),
            data: None,
        }
    };
    Ok(Some(found.iter().map(lens).collect()))
}

pub(super) fn outline(view: &View, path: &str) -> Answer<lsp::DocumentSymbolResponse> {
    let parts = view.analysis.outline(path)?;
    let nested = parts.iter().map(|part| convert::part(view, path, part)).collect();
    Ok(Some(lsp::DocumentSymbolResponse::Nested(nested)))
}

pub(super) fn symbols(views: &[View], query: &str) -> Answer<lsp::WorkspaceSymbolResponse> {
    /// Nobody looks through more.
    const MOST: usize = 256;
    let mut all: Vec<lsp::WorkspaceSymbol> = Vec::new();
    for view in views {
        for named in view.analysis.named_like(query, MOST)? {
            let Some(location) = view.location(&named.location) else { continue };
            all.push(lsp::WorkspaceSymbol {
                name: named.name,
                kind: convert::symbol_kind(Some(named.kind)),
                tags: None,
                container_name: (!named.container.is_empty()).then_some(named.container),
                location: lsp::OneOf::Left(location),
                data: None,
            });
        }
    }
    all.truncate(MOST);
    Ok(Some(lsp::WorkspaceSymbolResponse::Nested(all)))
}

pub(super) fn folds(view: &View, path: &str) -> Answer<Vec<lsp::FoldingRange>> {
    let found = view.analysis.folds(path)?;
    let text = view.analysis.text(path).unwrap_or_default();
    let fold = |fold: &maatstaf_ide::Fold| {
        let range = view.range(path, &fold.range);
        // A closing brace stays to be seen.
        let closes = text.get(fold.range.clone()).is_some_and(|text| text.ends_with('}'));
        let end = if closes { range.end.line.saturating_sub(1) } else { range.end.line };
        (end > range.start.line).then_some(lsp::FoldingRange {
            start_line: range.start.line,
            start_character: None,
            end_line: end,
            end_character: None,
            kind: match fold.kind {
                FoldKind::Comment => Some(lsp::FoldingRangeKind::Comment),
                FoldKind::Imports => Some(lsp::FoldingRangeKind::Imports),
                FoldKind::Region => None,
            },
            collapsed_text: None,
        })
    };
    Ok(Some(found.iter().filter_map(fold).collect()))
}

pub(super) fn selections(view: &View, path: &str, positions: &[lsp::Position]) -> Answer<Vec<lsp::SelectionRange>> {
    let mut all = Vec::new();
    for position in positions {
        let steps = view.analysis.selections(path, view.offset(path, *position))?;
        let widest_first = steps.iter().rev();
        let nested = widest_first.fold(None, |parent: Option<Box<lsp::SelectionRange>>, range| {
            Some(Box::new(lsp::SelectionRange { range: view.range(path, range), parent }))
        });
        let empty = lsp::SelectionRange { range: lsp::Range::new(*position, *position), parent: None };
        all.push(nested.map_or(empty, |nested| *nested));
    }
    Ok(Some(all))
}

pub(super) fn links(view: &View, path: &str) -> Answer<Vec<lsp::DocumentLink>> {
    let found = view.analysis.links(path, view.context.lang)?;
    let link = |link: &maatstaf_ide::Link| {
        let target = match &link.to {
            LinkTarget::Web(address) => convert::uri(address),
            LinkTarget::File(file) => Uri::from_file_path(file),
        };
        Some(lsp::DocumentLink {
            range: view.range(path, &link.range),
            target: Some(target?),
            tooltip: view.context.client.link_tooltips.then(|| link.shown.clone()),
            data: None,
        })
    };
    Ok(Some(found.iter().filter_map(link).collect()))
}

pub(super) fn signature(view: &View, path: &str, position: lsp::Position) -> Answer<lsp::SignatureHelp> {
    let found = view.analysis.signature(path, view.offset(path, position))?;
    Ok(found.map(|signature| {
        let count = |n: usize| u32::try_from(n).unwrap_or_default();
        // The shapes are in ASCII, so bytes are units of any encoding.
        let parts = signature.parts.iter().map(|part| lsp::ParameterInformation {
            label: lsp::ParameterLabel::LabelOffsets([count(part.start), count(part.end)]),
            documentation: None,
        });
        let active = signature.active.map(count);
        lsp::SignatureHelp {
            signatures: vec![lsp::SignatureInformation {
                label: signature.shape.to_owned(),
                documentation: Some(lsp::Documentation::MarkupContent(convert::markup(view, &signature.means))),
                parameters: Some(parts.collect()),
                active_parameter: active,
            }],
            active_signature: Some(0),
            active_parameter: active,
        }
    }))
}
