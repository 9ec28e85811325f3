//! What is proposed while somebody writes.

use maatstaf_ide::{Budget, Cancelled, CompletionKind, SymbolKind};
use serde_json::json;
use tower_lsp_server::ls_types::{self as lsp, Uri};

use crate::convert;
use crate::view::View;

type Answer<T> = Result<Option<T>, Cancelled>;

pub(super) fn completions(
    view: &View,
    path: &str,
    uri: &Uri,
    position: lsp::Position,
) -> Answer<lsp::CompletionResponse> {
    let page = view.analysis.completions(path, view.offset(path, position), view.context.as_of)?;
    let range = view.range(path, &page.replaces);
    let items = page.list.into_iter().enumerate().map(|(at, completion)| {
        let snippet = completion.snippet.filter(|_| view.context.client.snippets);
        let format = snippet.as_ref().map(|_| lsp::InsertTextFormat::SNIPPET);
        let new_text = snippet.unwrap_or(completion.insert);
        lsp::CompletionItem {
            kind: Some(convert::completion_kind(completion.kind)),
            detail: (!completion.detail.is_empty()).then(|| view.say(&completion.detail)),
            // The order is ours; editors sort by this text.
            sort_text: Some(format!("{at:05}")),
            filter_text: Some(completion.label.clone()),
            insert_text_format: format,
            text_edit: Some(lsp::CompletionTextEdit::Edit(lsp::TextEdit { range, new_text })),
            // All that is needed to say more about it later.
            data: Some(json!({ "uri": uri.as_str(), "kind": kind_word(completion.kind), "name": completion.label })),
            label: completion.label,
            ..lsp::CompletionItem::default()
        }
    });
    Ok(Some(lsp::CompletionResponse::List(lsp::CompletionList { is_incomplete: false, items: items.collect() })))
}

/// The kind of a proposal in one word, to find it again.
fn kind_word(kind: CompletionKind) -> String {
    match kind {
        CompletionKind::Symbol(SymbolKind::Concept(sort)) => sort.keyword().to_owned(),
        CompletionKind::Symbol(kind) => format!("{kind:?}"),
        other => format!("{other:?}"),
    }
}

fn kind_of(word: &str) -> CompletionKind {
    use maatstaf_ide::Sort;
    if let Some(sort) = Sort::from_keyword(word) {
        return CompletionKind::Symbol(SymbolKind::Concept(sort));
    }
    let symbols = [
        SymbolKind::Grouping,
        SymbolKind::Hours,
        SymbolKind::Fact,
        SymbolKind::Judgement,
        SymbolKind::Attribute,
        SymbolKind::Norm,
        SymbolKind::Exception,
        SymbolKind::Define,
        SymbolKind::Organisation,
        SymbolKind::Instrument,
        SymbolKind::Package,
    ];
    let symbol = symbols.into_iter().find(|kind| format!("{kind:?}") == word);
    symbol.map_or(CompletionKind::Keyword, CompletionKind::Symbol)
}

/// What a proposal says of itself: the address of its file, its kind, its name.
pub(super) fn about(item: &lsp::CompletionItem) -> Option<(Uri, String, String)> {
    let data = item.data.as_ref()?;
    let word = |key: &str| data.get(key).and_then(|value| value.as_str()).map(str::to_owned);
    Some((convert::uri(&word("uri")?)?, word("kind")?, word("name")?))
}

pub(super) fn docs(view: &View, path: &str, kind: &str, name: &str) -> Answer<lsp::Documentation> {
    let found = view.analysis.completion_docs(path, kind_of(kind), name, view.context.as_of)?;
    Ok(found.map(|text| lsp::Documentation::MarkupContent(convert::markup(view, &text))))
}

pub(super) fn actions(
    view: &View,
    path: &str,
    range: lsp::Range,
    context: &lsp::CodeActionContext,
    waits: &dyn Fn() -> bool,
) -> Answer<lsp::CodeActionResponse> {
    let wants = |kind: &lsp::CodeActionKind| {
        context.only.as_ref().is_none_or(|only| {
            only.iter().any(|o| kind.as_str() == o.as_str() || kind.as_str().starts_with(&format!("{}.", o.as_str())))
        })
    };
    // What works on the whole file is offered when it is asked for, and not in every menu.
    let asked_for = |kind: &lsp::CodeActionKind| context.only.is_some() && wants(kind);
    let as_of = view.context.as_of;
    let mut all = Vec::new();
    if wants(&lsp::CodeActionKind::QUICKFIX) {
        let bytes = view.bytes(path, range);
        let found = view.analysis.actions(path, bytes, as_of, view.context.lang, &Budget::menu(waits))?;
        all.extend(found.iter().filter_map(|action| convert::action(view, path, action, &context.diagnostics)));
    }
    if asked_for(&convert::FIX_ALL)
        && let Some(found) = view.analysis.fix_all(path, as_of)?
        && let Some(action) = convert::action(view, path, &found, &[])
    {
        all.push(lsp::CodeAction { kind: Some(convert::FIX_ALL), ..action });
    }
    if asked_for(&convert::FORMAT)
        && let Some(found) = view.analysis.format_action(path)?
    {
        all.extend(convert::action(view, path, &found, &[]));
    }
    Ok(Some(all.into_iter().map(lsp::CodeActionOrCommand::CodeAction).collect()))
}
