//! Names, parts and words as the protocol has them.

use maatstaf_ide::{CompletionKind, Part, SymbolKind, Token, TokenKind};
use tower_lsp_server::ls_types as lsp;

use crate::view::View;

/// The protocol has no words for law: the nearest that it has, so that each gets an icon of its own.
pub(crate) fn symbol_kind(kind: Option<SymbolKind>) -> lsp::SymbolKind {
    match kind {
        Some(SymbolKind::Concept(_)) => lsp::SymbolKind::CLASS,
        Some(SymbolKind::Grouping) => lsp::SymbolKind::ENUM,
        Some(SymbolKind::Hours) => lsp::SymbolKind::CONSTANT,
        Some(SymbolKind::Fact | SymbolKind::Judgement | SymbolKind::Attribute) => lsp::SymbolKind::FIELD,
        Some(SymbolKind::Norm) => lsp::SymbolKind::INTERFACE,
        Some(SymbolKind::Exception) => lsp::SymbolKind::EVENT,
        Some(SymbolKind::Define | SymbolKind::Case) => lsp::SymbolKind::FUNCTION,
        Some(SymbolKind::Organisation) => lsp::SymbolKind::NAMESPACE,
        Some(SymbolKind::Instrument) => lsp::SymbolKind::MODULE,
        Some(SymbolKind::Statement) => lsp::SymbolKind::METHOD,
        Some(SymbolKind::Package) => lsp::SymbolKind::PACKAGE,
        Some(SymbolKind::Variable) => lsp::SymbolKind::VARIABLE,
        None => lsp::SymbolKind::PROPERTY,
    }
}

/// A part of a file with its parts.
#[allow(deprecated, reason = "a field that the protocol keeps for old clients has to be given")]
pub(crate) fn part(view: &View, path: &str, from: &Part) -> lsp::DocumentSymbol {
    let children: Vec<lsp::DocumentSymbol> = from.parts.iter().map(|inner| part(view, path, inner)).collect();
    lsp::DocumentSymbol {
        name: from.name.clone(),
        detail: (!from.detail.is_empty()).then(|| from.detail.clone()),
        kind: symbol_kind(from.kind),
        tags: None,
        deprecated: None,
        range: view.range(path, &from.whole),
        selection_range: view.range(path, &from.at),
        children: (!children.is_empty()).then_some(children),
    }
}

pub(crate) fn completion_kind(kind: CompletionKind) -> lsp::CompletionItemKind {
    match kind {
        CompletionKind::Keyword | CompletionKind::Item => lsp::CompletionItemKind::KEYWORD,
        CompletionKind::Clause => lsp::CompletionItemKind::PROPERTY,
        CompletionKind::Verb => lsp::CompletionItemKind::METHOD,
        CompletionKind::Level | CompletionKind::Value => lsp::CompletionItemKind::ENUM_MEMBER,
        CompletionKind::Unit => lsp::CompletionItemKind::UNIT,
        CompletionKind::Date => lsp::CompletionItemKind::VALUE,
        CompletionKind::Symbol(kind) => match kind {
            SymbolKind::Concept(_) => lsp::CompletionItemKind::CLASS,
            SymbolKind::Grouping => lsp::CompletionItemKind::ENUM,
            SymbolKind::Hours => lsp::CompletionItemKind::CONSTANT,
            SymbolKind::Fact | SymbolKind::Judgement | SymbolKind::Attribute => lsp::CompletionItemKind::FIELD,
            SymbolKind::Norm => lsp::CompletionItemKind::INTERFACE,
            SymbolKind::Exception => lsp::CompletionItemKind::EVENT,
            SymbolKind::Define | SymbolKind::Case => lsp::CompletionItemKind::FUNCTION,
            SymbolKind::Organisation | SymbolKind::Instrument | SymbolKind::Package => lsp::CompletionItemKind::MODULE,
            SymbolKind::Statement => lsp::CompletionItemKind::METHOD,
            SymbolKind::Variable => lsp::CompletionItemKind::VARIABLE,
        },
    }
}

/// The name of a kind of word, as themes know it; or one of ours, which stands for a known one in the extension.
fn token_name(kind: TokenKind) -> lsp::SemanticTokenType {
    match kind {
        TokenKind::Comment => lsp::SemanticTokenType::COMMENT,
        TokenKind::Keyword => lsp::SemanticTokenType::KEYWORD,
        TokenKind::Verb => lsp::SemanticTokenType::FUNCTION,
        TokenKind::Text => lsp::SemanticTokenType::STRING,
        TokenKind::Number => lsp::SemanticTokenType::NUMBER,
        TokenKind::Date => lsp::SemanticTokenType::new("date"),
        TokenKind::Citation => lsp::SemanticTokenType::new("citation"),
        TokenKind::Operator => lsp::SemanticTokenType::OPERATOR,
        TokenKind::Package => lsp::SemanticTokenType::NAMESPACE,
        TokenKind::Concept => lsp::SemanticTokenType::TYPE,
        TokenKind::Level => lsp::SemanticTokenType::ENUM_MEMBER,
        TokenKind::Question => lsp::SemanticTokenType::PROPERTY,
        TokenKind::Norm => lsp::SemanticTokenType::INTERFACE,
        TokenKind::Organisation => lsp::SemanticTokenType::STRUCT,
        TokenKind::Instrument => lsp::SemanticTokenType::CLASS,
        TokenKind::Statement => lsp::SemanticTokenType::METHOD,
        TokenKind::Define => lsp::SemanticTokenType::MACRO,
        TokenKind::Variable => lsp::SemanticTokenType::VARIABLE,
    }
}

/// The kinds of words, in the order of their numbers.
pub(crate) fn legend() -> lsp::SemanticTokensLegend {
    lsp::SemanticTokensLegend {
        token_types: TokenKind::ALL.iter().map(|kind| token_name(*kind)).collect(),
        token_modifiers: vec![
            lsp::SemanticTokenModifier::DECLARATION,
            lsp::SemanticTokenModifier::DOCUMENTATION,
            lsp::SemanticTokenModifier::DEFAULT_LIBRARY,
        ],
    }
}

/// Words in the form of the protocol: each from the one before it.
pub(crate) fn tokens(view: &View, path: &str, from: &[Token]) -> Vec<lsp::SemanticToken> {
    let mut last = lsp::Position::default();
    from.iter()
        .map(|token| {
            let range = view.range(path, &token.range);
            let delta_line = range.start.line.saturating_sub(last.line);
            let before = if delta_line == 0 { last.character } else { 0 };
            last = range.start;
            let kind = TokenKind::ALL.iter().position(|kind| *kind == token.kind).unwrap_or_default();
            let modifiers = [token.is_declaration, token.is_documentation, token.is_standard];
            let bits = modifiers.iter().enumerate().filter(|(_, set)| **set).map(|(bit, _)| 1 << bit).sum();
            lsp::SemanticToken {
                delta_line,
                delta_start: range.start.character.saturating_sub(before),
                length: range.end.character.saturating_sub(range.start.character),
                token_type: u32::try_from(kind).unwrap_or_default(),
                token_modifiers_bitset: bits,
            }
        })
        .collect()
}

/// What to change in one list of words to have another: the part between what they begin and end with alike.
pub(crate) fn token_changes(old: &[lsp::SemanticToken], new: &[lsp::SemanticToken]) -> Vec<lsp::SemanticTokensEdit> {
    let front = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let back = old[front..].iter().rev().zip(new[front..].iter().rev()).take_while(|(a, b)| a == b).count();
    let (removed, added) = (old.len() - front - back, &new[front..new.len() - back]);
    if removed == 0 && added.is_empty() {
        return Vec::new();
    }
    // Each word is five numbers.
    let count = |words: usize| u32::try_from(words * 5).unwrap_or(u32::MAX);
    vec![lsp::SemanticTokensEdit { start: count(front), delete_count: count(removed), data: Some(added.to_vec()) }]
}
