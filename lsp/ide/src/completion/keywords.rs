//! Words of the language, as the parser expects them.

use maatstaf_diagnostics::Text;
use maatstaf_semantics::hir::{Act, Verb};
use maatstaf_semantics::model::keyword_fits;
use maatstaf_syntax::ast::{self, AstNode as _, VerbKind};
use maatstaf_syntax::{Expected, Place, SyntaxErrorKind, SyntaxKind, SyntaxNode};

use super::{Completion, CompletionKind, Sketch};
use crate::clauses::{self, Form};
use crate::symbol::verb_of;

/// A clause without which the statement says nothing comes first.
const NEEDED: u32 = 0;
const CLAUSE: u32 = 10;
const VERB: u32 = 15;
const MEMBER: u32 = 25;
const OTHER: u32 = 50;

impl Sketch<'_> {
    /// What the parser expected where the marker stands in something that it could not read.
    pub(super) fn expected(&self, node: &SyntaxNode) -> Vec<Completion> {
        let here = self.errors.iter().filter(|error| error.range.contains_inclusive(self.at));
        let mut list = Vec::new();
        for error in here {
            match &error.kind {
                SyntaxErrorKind::Expected { what, within, .. } => {
                    for expected in what {
                        list.extend(self.one(expected, node));
                    }
                    // Where another clause may follow, the statement may as well be over.
                    if *within == Place::Clause {
                        list.extend(VERBS.iter().map(|verb| verb_item(*verb)));
                        list.extend(clauses::MEMBERS.iter().map(|form| of_form(form, CompletionKind::Keyword, MEMBER)));
                    }
                }
                SyntaxErrorKind::UnknownItem { .. } => list.extend(items()),
                _ => {}
            }
        }
        if list.is_empty() && self.root.children().next().is_none_or(|n| n.kind() == SyntaxKind::Error) {
            list.extend(items());
        }
        list
    }

    /// After a complete clause or statement another may follow, although the word could still be read as a name.
    pub(super) fn after_a_complete_part(&self, node: &SyntaxNode) -> Vec<Completion> {
        let is_label = node.ancestors().any(|a| a.kind() == SyntaxKind::Label);
        if is_label { VERBS.iter().map(|verb| verb_item(*verb)).collect() } else { Vec::new() }
    }

    fn one(&self, expected: &Expected, node: &SyntaxNode) -> Vec<Completion> {
        let words = |kind, rank: u32| -> Vec<Completion> {
            expected.words().into_iter().zip(rank..).map(|(label, rank)| word(label, kind, rank)).collect()
        };
        match expected {
            Expected::Keyword(word) => self.keyword(word, node).into_iter().collect(),
            Expected::Verb | Expected::Statement => VERBS.iter().map(|verb| verb_item(*verb)).collect(),
            Expected::Unit => words(CompletionKind::Unit, OTHER),
            Expected::Date => vec![word(&self.as_of.to_string(), CompletionKind::Date, CLAUSE)],
            Expected::YesNo => words(CompletionKind::Value, CLAUSE),
            Expected::ValueType | Expected::Target => words(CompletionKind::Keyword, OTHER),
            Expected::Weekday => words(CompletionKind::Value, OTHER),
            Expected::Zone => vec![word("Europe/Amsterdam", CompletionKind::Value, OTHER)],
            Expected::Item => items(),
            _ => Vec::new(),
        }
    }

    fn keyword(&self, keyword: &'static str, node: &SyntaxNode) -> Option<Completion> {
        // The statement that the marker stands in or right behind says which clauses it has and may have.
        let statement = node
            .ancestors()
            .find(|a| matches!(a.kind(), SyntaxKind::Statement | SyntaxKind::Never))
            .or_else(|| self.statement_before());
        if let Some(statement) = statement
            && let Some(form) = clauses::starting_with(clauses::CLAUSES, keyword)
        {
            let act = act_of(&statement)?;
            let has = statement.children().any(|child| {
                ast::Clause::can_cast(child.kind())
                    && child.text().to_string().split_whitespace().next() == Some(keyword)
            });
            if has && keyword != "relying" || !keyword_fits(act, form.keyword) {
                return None;
            }
            let needed = matches!(act, Act::Do(verb) if clauses::needed(verb).contains(&form.keyword));
            let rank = if needed { NEEDED } else { CLAUSE };
            return Some(of_form(form, CompletionKind::Clause, rank));
        }
        if VERBS.iter().any(|verb| verb.keyword() == keyword) {
            return Verb::from_keyword(keyword).map(verb_item);
        }
        if let Some(form) = clauses::starting_with(clauses::MEMBERS, keyword) {
            return Some(of_form(form, CompletionKind::Keyword, MEMBER));
        }
        let kind =
            if Expected::Item.words().contains(&keyword) { CompletionKind::Item } else { CompletionKind::Keyword };
        Some(word(keyword, kind, OTHER))
    }

    /// The statement whose last word is the last one before the marker.
    fn statement_before(&self) -> Option<SyntaxNode> {
        let words = self.root.descendants_with_tokens().filter_map(|e| e.into_token());
        let last = words
            .take_while(|token| token.text_range().start() < self.at)
            .filter(|token| !token.kind().is_trivia())
            .last()?;
        last.parent_ancestors().find(|a| matches!(a.kind(), SyntaxKind::Statement | SyntaxKind::Never))
    }
}

const VERBS: &[Verb] = &Verb::ALL;

fn items() -> Vec<Completion> {
    Expected::Item
        .words()
        .into_iter()
        .zip(OTHER..)
        .map(|(item, rank)| Completion {
            snippet: match item {
                "organisation" => Some("organisation ${1:name} \"${2:Name}\" {\n    $0\n}".to_owned()),
                "instrument" => Some(
                    "instrument ${1:name} \"${2:Name}\" version 1 {\n    controller ${3:organisation}\n    $0\n}"
                        .to_owned(),
                ),
                "answers" => Some("answers for ${1:instrument} {\n    $0\n}".to_owned()),
                "import" => Some("import ${1:nl.avg}".to_owned()),
                _ => None,
            },
            ..word(item, CompletionKind::Item, rank)
        })
        .collect()
}

fn word(label: &str, kind: CompletionKind, rank: u32) -> Completion {
    Completion { label: label.to_owned(), kind, detail: Text::default(), insert: label.to_owned(), snippet: None, rank }
}

fn verb_item(verb: Verb) -> Completion {
    match clauses::form(verb.keyword()) {
        Some(form) => of_form(form, CompletionKind::Verb, VERB),
        None => word(verb.keyword(), CompletionKind::Verb, VERB),
    }
}

fn of_form(form: &Form, kind: CompletionKind, rank: u32) -> Completion {
    Completion {
        label: form.keyword.to_owned(),
        kind,
        detail: form.means(),
        insert: form.keyword.to_owned(),
        snippet: Some(snippet(form.shape)),
        rank,
    }
}

/// The shape of a clause with its first obligatory blanks to be filled in: what may be left out is.
fn snippet(shape: &str) -> String {
    let mut out = String::new();
    let (mut depth, mut place, mut blank) = (0_usize, 0_usize, String::new());
    for c in shape.chars().chain(['\u{0}']) {
        if c.is_ascii_uppercase() && depth == 0 {
            blank.push(c.to_ascii_lowercase());
            continue;
        }
        if !blank.is_empty() {
            place += 1;
            out.push_str(&format!("${{{place}:{blank}}}"));
            blank.clear();
        }
        match c {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            '\u{0}' => {}
            // A brace of the language, not one of a place.
            '}' if depth == 0 => out.push_str("\\}"),
            c if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn act_of(statement: &SyntaxNode) -> Option<Act> {
    let verb = verb_of(statement).and_then(|kind| match kind {
        VerbKind::Use => None,
        kind => Verb::from_keyword(kind.word()),
    });
    Some(match (statement.kind(), verb) {
        (SyntaxKind::Statement, Some(verb)) => Act::Do(verb),
        (SyntaxKind::Never, Some(verb)) => Act::Never(verb),
        (SyntaxKind::Never, None) => Act::NeverUse,
        _ => return None,
    })
}
