//! What each word is, for highlighting.

use std::ops::Range;

use maatstaf_syntax::{SyntaxKind, SyntaxToken};

use crate::cursor::{ItemTree, items};
use crate::symbol::{Wanted, wanted};
use crate::{Analysis, Cancelled};

/// The kinds of word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "named for what they are")]
pub enum TokenKind {
    Comment,
    Keyword,
    /// A verb: what a statement does.
    Verb,
    Text,
    Number,
    Date,
    /// A citation of the law or of a ruling.
    Citation,
    Operator,
    /// A package.
    Package,
    /// A concept: data, a purpose, a party and so on.
    Concept,
    /// A level, or a grouping.
    Level,
    /// A fact or a judgement.
    Question,
    /// A norm or an exception.
    Norm,
    /// An organisation.
    Organisation,
    /// An instrument.
    Instrument,
    /// A statement, by its label or its path.
    Statement,
    /// A defined condition.
    Define,
    /// A variable, and what stands behind its dot.
    Variable,
}

impl TokenKind {
    /// All kinds.
    pub const ALL: [TokenKind; 18] = [
        TokenKind::Comment,
        TokenKind::Keyword,
        TokenKind::Verb,
        TokenKind::Text,
        TokenKind::Number,
        TokenKind::Date,
        TokenKind::Citation,
        TokenKind::Operator,
        TokenKind::Package,
        TokenKind::Concept,
        TokenKind::Level,
        TokenKind::Question,
        TokenKind::Norm,
        TokenKind::Organisation,
        TokenKind::Instrument,
        TokenKind::Statement,
        TokenKind::Define,
        TokenKind::Variable,
    ];
}

/// A word with what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Its bytes; within one line.
    pub range: Range<usize>,
    /// What it is.
    pub kind: TokenKind,
    /// It is declared here.
    pub is_declaration: bool,
    /// A comment that documents.
    pub is_documentation: bool,
    /// The name is of the vocabulary or of the language, and not the policy's own.
    pub is_standard: bool,
}

impl Analysis {
    /// The words of a file, in the order of the text.
    pub fn tokens(&self, path: &str) -> Result<Vec<Token>, Cancelled> {
        self.ask(|| {
            let Some(file) = self.file(path) else { return Vec::new() };
            items(&self.db, file).flat_map(|tree| tokens_of(&tree)).collect()
        })
    }

    /// The words of a file that are within some bytes.
    pub fn tokens_in(&self, path: &str, range: Range<usize>) -> Result<Vec<Token>, Cancelled> {
        let all = self.tokens(path)?;
        Ok(all.into_iter().filter(|t| t.range.start < range.end && range.start < t.range.end).collect())
    }
}

fn tokens_of(tree: &ItemTree) -> Vec<Token> {
    let words = tree.root.descendants_with_tokens().filter_map(|element| element.into_token());
    words.flat_map(|token| of_word(tree, &token)).collect()
}

fn of_word(tree: &ItemTree, token: &SyntaxToken) -> Vec<Token> {
    use SyntaxKind as K;
    let plain = |kind| Token {
        range: tree.range(token.text_range()),
        kind,
        is_declaration: false,
        is_documentation: token.kind() == K::DocComment,
        is_standard: false,
    };
    let one = |kind| vec![plain(kind)];
    match token.kind() {
        K::Comment | K::DocComment | K::Expectation => one(TokenKind::Comment),
        K::Keyword => {
            let is_verb = token.parent().is_some_and(|node| node.kind() == K::Verb);
            one(if is_verb { TokenKind::Verb } else { TokenKind::Keyword })
        }
        // A text may run over several lines, and a token may not.
        K::StringText | K::OpenString => lines(plain(TokenKind::Text), token.text()),
        K::NumberText => one(TokenKind::Number),
        K::DateText | K::ClockText | K::ZoneText => one(TokenKind::Date),
        K::PinpointText | K::EcliText | K::IriText | K::SourceNameText | K::CodeText => one(TokenKind::Citation),
        K::OperatorText | K::Equals | K::DotDot => one(TokenKind::Operator),
        K::Word => name(tree, token).into_iter().collect(),
        _ => Vec::new(),
    }
}

fn lines(token: Token, text: &str) -> Vec<Token> {
    let mut start = token.range.start;
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        let length = line.trim_end_matches(['\r', '\n']).len();
        if length > 0 {
            found.push(Token { range: start..start + length, ..token.clone() });
        }
        start += line.len();
    }
    found
}

fn name(tree: &ItemTree, token: &SyntaxToken) -> Option<Token> {
    let node = token.parent()?;
    let wanted = wanted(&node)?;
    let kind = match wanted {
        Wanted::Declaration => declared(node.parent()?.kind())?,
        Wanted::Concept(_) | Wanted::Seen => TokenKind::Concept,
        Wanted::Level | Wanted::PlainLevel | Wanted::Hours => TokenKind::Level,
        Wanted::Exception | Wanted::Norm | Wanted::NormOrException => TokenKind::Norm,
        Wanted::Fact | Wanted::Judgement | Wanted::FactOrJudgement => TokenKind::Question,
        Wanted::Organisation => TokenKind::Organisation,
        Wanted::Instrument => TokenKind::Instrument,
        Wanted::Statement => TokenKind::Statement,
        Wanted::Package => TokenKind::Package,
        Wanted::Define => TokenKind::Define,
        Wanted::Variable | Wanted::Term => TokenKind::Variable,
        Wanted::Citation => TokenKind::Citation,
    };
    let text = token.text();
    let is_level = wanted == Wanted::Level || wanted == Wanted::PlainLevel;
    let is_standard = is_level && ["individual", "team", "department", "organisation"].contains(&text)
        || wanted == Wanted::Seen && text == "reasons";
    Some(Token {
        range: tree.range(token.text_range()),
        kind,
        is_declaration: wanted == Wanted::Declaration,
        is_documentation: false,
        is_standard,
    })
}

fn declared(owner: SyntaxKind) -> Option<TokenKind> {
    use SyntaxKind as K;
    Some(match owner {
        K::Concept => TokenKind::Concept,
        K::Grouping | K::Hours => TokenKind::Level,
        K::Fact | K::Judgement => TokenKind::Question,
        K::Norm | K::Exception => TokenKind::Norm,
        K::Organisation => TokenKind::Organisation,
        K::Instrument => TokenKind::Instrument,
        K::Label | K::Case => TokenKind::Statement,
        K::Define => TokenKind::Define,
        K::Attribute | K::Context | K::Binder => TokenKind::Variable,
        K::Package => TokenKind::Package,
        _ => return None,
    })
}
