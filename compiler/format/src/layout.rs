//! From the tree to a document: where lines may end, and where they must.

use std::collections::HashMap;

use maatstaf_syntax::{NodeOrToken, Parse, SyntaxKind, SyntaxNode, SyntaxToken, TextRange, TextSize};

use crate::comments::{self, Around};
use crate::doc::{self, Doc};
use crate::order;

/// Lays out the whole of a parsed text.
pub(crate) fn layout(parse: &Parse, text: &str) -> String {
    let root = parse.root();
    let (around, at_end) = comments::attach(&root);
    let structural = |error: &&maatstaf_syntax::SyntaxError| {
        // A badly written name is still a name.
        !matches!(error.kind, maatstaf_syntax::SyntaxErrorKind::BadName { .. })
    };
    let errors = parse.errors().iter().filter(structural).map(|error| error.range).collect();
    let mut layout = Layout { text, around, errors, before: None };
    let doc = layout.file(&root, at_end);
    doc::print(&doc, crate::WIDTH)
}

struct Layout<'t> {
    text: &'t str,
    /// What stands around each word, until it is laid out.
    around: HashMap<TextSize, Around>,
    /// Where the text is broken.
    errors: Vec<TextRange>,
    /// The word that was laid out last, on its line.
    before: Option<SyntaxToken>,
}

impl Layout<'_> {
    fn file(&mut self, root: &SyntaxNode, at_end: Around) -> Doc {
        let mut docs = Vec::new();
        let mut before: Option<SyntaxKind> = None;
        for node in root.children() {
            let blank = self.starts_with_blank(&node);
            if let Some(before) = before {
                let together = (is_short_item(before) && is_short_item(node.kind()))
                    || before == SyntaxKind::Error
                    || node.kind() == SyntaxKind::Error;
                docs.push(if together && !blank { Doc::HardLine } else { Doc::BlankLine });
            }
            docs.push(self.unit(&node));
            before = Some(node.kind());
        }
        let empty = docs.is_empty();
        for (at, (blank, comment)) in at_end.above.into_iter().enumerate() {
            docs.push(if blank && !(empty && at == 0) { Doc::BlankLine } else { Doc::FreshLine });
            docs.push(Doc::Text(comment));
        }
        Doc::Concat(docs)
    }

    /// An item, a member, a clause or an error, with the comments above and behind it.
    fn unit(&mut self, node: &SyntaxNode) -> Doc {
        self.before = None;
        let mut docs = Vec::new();
        if let Some(first) = first_word(node) {
            self.comments_above(&first, &mut docs);
        }
        // The clauses of a statement may come in another order, and each keeps its own comments.
        let behind = match last_word(node) {
            Some(last) if !is_statement(node) => self.comment_behind(&last),
            _ => None,
        };
        let body = if self.is_broken(node) { self.as_written(node) } else { self.body(node) };
        docs.push(body);
        docs.extend(behind.map(Doc::Suffix));
        self.before = None;
        Doc::Concat(docs)
    }

    fn body(&mut self, node: &SyntaxNode) -> Doc {
        match node.kind() {
            SyntaxKind::Statement | SyntaxKind::Never => self.statement(node),
            SyntaxKind::Fact | SyntaxKind::Judgement => self.question(node),
            SyntaxKind::Given
            | SyntaxKind::Judged
            | SyntaxKind::NotApplicable
            | SyntaxKind::Accept
            | SyntaxKind::LogDecisions => self.answer(node),
            SyntaxKind::Concept | SyntaxKind::SourceLaw => self.described(node),
            SyntaxKind::Define => self.define(node),
            _ if has_braces(node) => self.block(node),
            _ => Doc::Group(vec![self.indented_parts(node)]),
        }
    }

    /// A broken part, byte for byte.
    fn as_written(&mut self, node: &SyntaxNode) -> Doc {
        let (Some(first), Some(last)) = (first_word(node), last_word(node)) else {
            return Doc::Concat(Vec::new());
        };
        let range = TextRange::new(first.text_range().start(), last.text_range().end());
        self.before = Some(last);
        Doc::text(&self.text[std::ops::Range::from(range)])
    }

    /// Whether `node` must stay as it is: it is broken, and not just a member of it.
    fn is_broken(&self, node: &SyntaxNode) -> bool {
        if node.kind() == SyntaxKind::Error || (has_braces(node) && !is_closed(node)) {
            return true;
        }
        let range = node.text_range();
        let own = self.errors.iter().any(|error| {
            let inside = range.contains_range(*error);
            inside && !(has_braces(node) && members(node).any(|member| member.text_range().contains_range(*error)))
        });
        // An error node that is no member stands in the head.
        own || node.descendants().any(|part| {
            part.kind() == SyntaxKind::Error
                && !(has_braces(node)
                    && members(node).any(|member| member.text_range().contains_range(part.text_range())))
        })
    }

    // ---- items and members

    /// `HEAD {`, the members on lines of their own, and `}`.
    fn block(&mut self, node: &SyntaxNode) -> Doc {
        let mut head = Vec::new();
        let mut parts = Vec::new();
        let mut inside = Vec::new();
        let mut docs = Vec::new();
        let mut open = false;
        let (mut before, mut comma) = (None, false);
        for child in words(node) {
            match child {
                NodeOrToken::Token(token) if token.kind() == SyntaxKind::LeftBrace => {
                    open = true;
                    let mut brace = Vec::new();
                    let behind = self.comment_behind(&token);
                    self.comments_above(&token, &mut brace);
                    brace.push(Doc::text("{"));
                    // A list in the head that is too long goes on below its first line.
                    let mut group = vec![Doc::Group(vec![Doc::Indent(std::mem::take(&mut head))])];
                    let line = if parts.is_empty() { Doc::text(" ") } else { Doc::Line };
                    group.push(Doc::Indent(std::mem::take(&mut parts)));
                    group.push(line);
                    group.extend(brace);
                    docs.push(Doc::Group(group));
                    docs.extend(behind.map(Doc::Suffix));
                    self.before = None;
                }
                NodeOrToken::Token(token) if token.kind() == SyntaxKind::RightBrace => {
                    self.comments_in_front(&token, !inside.is_empty(), &mut inside);
                    let empty = inside.is_empty();
                    docs.push(Doc::Indent(std::mem::take(&mut inside)));
                    if !empty {
                        docs.push(Doc::HardLine);
                    }
                    self.before = None;
                    docs.push(self.word(&token));
                }
                // In a review, commas may stand between the members.
                NodeOrToken::Token(token) if open && token.kind() == SyntaxKind::Comma => {
                    inside.push(self.word(&token));
                    comma = true;
                }
                NodeOrToken::Node(member) if open => {
                    let together = comma
                        && before == Some(SyntaxKind::ReviewWhen)
                        && member.kind() == SyntaxKind::ReviewWithin
                        && !self.has_comment_above(&member);
                    let blank = !inside.is_empty() && self.starts_with_blank(&member);
                    inside.push(match () {
                        () if together => Doc::text(" "),
                        () if blank => Doc::BlankLine,
                        () => Doc::HardLine,
                    });
                    inside.push(self.unit(&member));
                    (before, comma) = (Some(member.kind()), false);
                }
                NodeOrToken::Node(part) if is_head_part(part.kind()) => {
                    parts.push(Doc::Line);
                    self.before = None;
                    parts.push(Doc::Group(vec![self.indented_parts(&part)]));
                }
                other => {
                    let into = if parts.is_empty() { &mut head } else { &mut parts };
                    let element = self.element(&other);
                    into.push(element);
                }
            }
        }
        // An organisation may have no braces.
        docs.extend(head);
        docs.push(Doc::Indent(parts));
        Doc::Concat(docs)
    }

    /// A verb, what it is of, and the clauses.
    fn statement(&mut self, node: &SyntaxNode) -> Doc {
        let clauses = order::clauses(node);
        let count = clauses.len();
        let commented = clauses.iter().enumerate().any(|(at, clause)| {
            let behind = last_word(clause).and_then(|word| self.around.get(&word.text_range().start()));
            self.has_comment_above(clause) || (at + 1 < count && behind.is_some_and(|around| around.behind.is_some()))
        });
        let short = count <= MAX_CLAUSES_ON_A_LINE
            && !commented
            && clauses.iter().all(|clause| clause.kind() != SyntaxKind::Review);
        let mut head = Vec::new();
        for child in words(node) {
            if child.as_node().is_none_or(|child| order::rank(child.kind()).is_none()) {
                head.push(self.element(&child));
            }
        }
        let mut rest = Vec::new();
        for clause in clauses {
            rest.push(if short { Doc::Line } else { Doc::HardLine });
            rest.push(self.unit(&clause));
        }
        Doc::Group(vec![Doc::Group(vec![Doc::Indent(head)]), Doc::Indent(rest)])
    }

    /// A fact or judgement: what it is on the first line, each of its parts on a line below.
    fn question(&mut self, node: &SyntaxNode) -> Doc {
        let mut head = Vec::new();
        let mut parts = Vec::new();
        for child in words(node) {
            match child {
                NodeOrToken::Node(part) if is_question_part(part.kind()) => {
                    parts.push(Doc::HardLine);
                    parts.push(self.unit(&part));
                }
                other => head.push(self.element(&other)),
            }
        }
        Doc::Concat(vec![Doc::Group(vec![Doc::Indent(head)]), Doc::Indent(parts)])
    }

    /// A concept or a source: its name and texts on one line if they fit, its addresses behind or below them.
    fn described(&mut self, node: &SyntaxNode) -> Doc {
        let mut head = Vec::new();
        let mut rest = Vec::new();
        let mut before = None;
        for child in words(node) {
            let kind = child.kind();
            let is_address = starts_a_line(node.kind(), before, kind) && kind != SyntaxKind::Text;
            let into = if is_address || !rest.is_empty() { &mut rest } else { &mut head };
            if starts_a_line(node.kind(), before, kind) {
                into.push(Doc::Line);
                self.before = None;
            }
            before = Some(kind);
            let element = self.element(&child);
            into.push(element);
        }
        Doc::Group(vec![Doc::Group(vec![Doc::Indent(head)]), Doc::Indent(rest)])
    }

    /// A predicate: what it is asked about, and below it what it stands for if one line is too short for both.
    fn define(&mut self, node: &SyntaxNode) -> Doc {
        let mut head = Vec::new();
        let mut rest = Vec::new();
        let mut before = None;
        for child in words(node) {
            if starts_a_line(node.kind(), before, child.kind()) {
                rest.push(Doc::Line);
                self.before = None;
            }
            before = Some(child.kind());
            let element = self.element(&child);
            let into = if rest.is_empty() { &mut head } else { &mut rest };
            into.push(element);
        }
        Doc::Group(vec![Doc::Group(vec![Doc::Indent(head)]), Doc::Indent(rest)])
    }

    /// A given fact or judgement: on one line if it fits, otherwise with its reasons and evidence on lines below.
    fn answer(&mut self, node: &SyntaxNode) -> Doc {
        let mut head = Vec::new();
        let mut parts = Vec::new();
        let mut reasons = Vec::new();
        for child in words(node) {
            match child {
                // What stands behind a reason stays behind it.
                NodeOrToken::Node(part)
                    if !reasons.is_empty() || matches!(part.kind(), SyntaxKind::Because | SyntaxKind::See) =>
                {
                    self.part_on_a_line(&part, &mut reasons);
                }
                NodeOrToken::Node(part) if !parts.is_empty() || is_answer_part(part.kind()) => {
                    self.part_on_a_line(&part, &mut parts);
                }
                other => head.push(self.element(&other)),
            }
        }
        // The first line end belongs to the head, the others to the parts.
        let mut head = vec![Doc::Group(vec![Doc::Indent(head)])];
        if !parts.is_empty() {
            let first = parts.remove(0);
            head.push(Doc::Indent(vec![first, Doc::Group(parts)]));
        }
        Doc::Group(vec![Doc::Group(head), Doc::Indent(reasons)])
    }

    fn part_on_a_line(&mut self, part: &SyntaxNode, into: &mut Vec<Doc>) {
        into.push(Doc::Line);
        self.before = None;
        into.push(Doc::Group(vec![self.indented_parts(part)]));
    }

    // ---- within a line

    /// The first part of a node, and the rest one step further in, should they not fit on one line.
    fn indented_parts(&mut self, node: &SyntaxNode) -> Doc {
        if has_braces(node) {
            return self.block(node);
        }
        Doc::Indent(self.parts(node))
    }

    fn parts(&mut self, node: &SyntaxNode) -> Vec<Doc> {
        let mut docs = Vec::new();
        let mut before: Option<SyntaxKind> = None;
        for child in words(node) {
            let may_end = match &child {
                NodeOrToken::Node(part) => starts_a_line(node.kind(), before, part.kind()),
                NodeOrToken::Token(token) => joins(node.kind(), token),
            };
            if may_end {
                docs.push(Doc::Line);
                self.before = None;
            }
            before = Some(child.kind());
            docs.push(self.element(&child));
        }
        docs
    }

    fn element(&mut self, element: &NodeOrToken<SyntaxNode, SyntaxToken>) -> Doc {
        match element {
            NodeOrToken::Token(token) => self.spaced_word(token),
            NodeOrToken::Node(node) => match node.kind() {
                SyntaxKind::OrExpr | SyntaxKind::AndExpr | SyntaxKind::UnlessExpr => Doc::Group(self.parts(node)),
                SyntaxKind::ParenExpr | SyntaxKind::QuantifiedExpr | SyntaxKind::JudgedCall | SyntaxKind::CallExpr => {
                    Doc::Group(vec![Doc::Indent(self.parts(node))])
                }
                _ if node.kind() == SyntaxKind::Error => {
                    let space = first_word(node).and_then(|word| self.space_before(&word));
                    let mut docs: Vec<Doc> = space.into_iter().collect();
                    docs.push(self.as_written(node));
                    Doc::Concat(docs)
                }
                _ => Doc::Concat(self.parts(node)),
            },
        }
    }

    /// A word with the space before it that it needs after the one before.
    fn spaced_word(&mut self, token: &SyntaxToken) -> Doc {
        let mut docs: Vec<Doc> = self.space_before(token).into_iter().collect();
        docs.push(self.word(token));
        Doc::Concat(docs)
    }

    fn space_before(&self, token: &SyntaxToken) -> Option<Doc> {
        let before = self.before.as_ref()?;
        match (before.kind(), token.kind()) {
            (SyntaxKind::LeftParen | SyntaxKind::DotDot, _)
            | (_, SyntaxKind::Comma | SyntaxKind::Colon | SyntaxKind::RightParen | SyntaxKind::DotDot) => None,
            (_, SyntaxKind::LeftParen) if parent_kind(token) != Some(SyntaxKind::ParenExpr) => None,
            (SyntaxKind::Comma, _) if parent_kind(before) != Some(SyntaxKind::QuantifiedExpr) => Some(Doc::Line),
            _ => Some(Doc::text(" ")),
        }
    }

    /// A word with its comments.
    fn word(&mut self, token: &SyntaxToken) -> Doc {
        let mut docs = Vec::new();
        self.comments_above(token, &mut docs);
        docs.push(Doc::text(token.text()));
        if let Some(behind) = self.comment_behind(token) {
            docs.push(Doc::Suffix(behind));
            docs.push(Doc::Break);
        }
        self.before = Some(token.clone());
        Doc::Concat(docs)
    }

    // ---- comments

    fn has_comment_above(&self, node: &SyntaxNode) -> bool {
        let around = first_word(node).and_then(|word| self.around.get(&word.text_range().start()));
        around.is_some_and(|around| !around.above.is_empty())
    }

    fn starts_with_blank(&self, node: &SyntaxNode) -> bool {
        let around = first_word(node).and_then(|word| self.around.get(&word.text_range().start()));
        around.is_some_and(Around::starts_with_blank)
    }

    /// The comments above a word, which are then laid out. An empty line above the first of them is for the caller.
    fn comments_above(&mut self, token: &SyntaxToken, docs: &mut Vec<Doc>) {
        let Some(around) = self.around.get_mut(&token.text_range().start()) else {
            return;
        };
        let above = std::mem::take(&mut around.above);
        let blank = around.blank;
        let any = !above.is_empty();
        for (at, (blank, comment)) in above.into_iter().enumerate() {
            docs.push(if blank && at > 0 { Doc::BlankLine } else { Doc::FreshLine });
            docs.push(Doc::Text(comment));
        }
        if any {
            docs.push(if blank { Doc::BlankLine } else { Doc::HardLine });
        }
    }

    /// The comments at the end of a block, above its closing brace.
    fn comments_in_front(&mut self, brace: &SyntaxToken, after_member: bool, docs: &mut Vec<Doc>) {
        let Some(around) = self.around.get_mut(&brace.text_range().start()) else {
            return;
        };
        for (at, (blank, comment)) in std::mem::take(&mut around.above).into_iter().enumerate() {
            docs.push(if blank && (at > 0 || after_member) { Doc::BlankLine } else { Doc::HardLine });
            docs.push(Doc::Text(comment));
        }
    }

    fn comment_behind(&mut self, token: &SyntaxToken) -> Option<String> {
        self.around.get_mut(&token.text_range().start())?.behind.take()
    }
}

/// How many clauses a statement may have and still stand on one line.
const MAX_CLAUSES_ON_A_LINE: usize = 2;

/// The direct parts of `node` without white space and comments.
fn words(node: &SyntaxNode) -> Vec<NodeOrToken<SyntaxNode, SyntaxToken>> {
    node.children_with_tokens().filter(|child| !child.kind().is_trivia()).collect()
}

fn first_word(node: &SyntaxNode) -> Option<SyntaxToken> {
    let mut tokens = node.descendants_with_tokens().filter_map(NodeOrToken::into_token);
    tokens.find(|token| !token.kind().is_trivia())
}

fn last_word(node: &SyntaxNode) -> Option<SyntaxToken> {
    // A node ends with a word.
    node.last_token().filter(|token| !token.kind().is_trivia())
}

fn parent_kind(token: &SyntaxToken) -> Option<SyntaxKind> {
    token.parent().map(|parent| parent.kind())
}

fn is_statement(node: &SyntaxNode) -> bool {
    matches!(node.kind(), SyntaxKind::Statement | SyntaxKind::Never)
}

fn has_braces(node: &SyntaxNode) -> bool {
    node.children_with_tokens().any(|child| child.kind() == SyntaxKind::LeftBrace)
}

fn is_closed(node: &SyntaxNode) -> bool {
    node.children_with_tokens().any(|child| child.kind() == SyntaxKind::RightBrace)
}

/// What stands between the braces of `node`.
fn members(node: &SyntaxNode) -> impl Iterator<Item = SyntaxNode> {
    node.children_with_tokens()
        .skip_while(|child| child.kind() != SyntaxKind::LeftBrace)
        .filter_map(NodeOrToken::into_node)
}

/// Items that may stand together without empty lines.
fn is_short_item(kind: SyntaxKind) -> bool {
    matches!(
        kind,
        SyntaxKind::Import
            | SyntaxKind::Concept
            | SyntaxKind::Grouping
            | SyntaxKind::Hours
            | SyntaxKind::Attribute
            | SyntaxKind::Context
            | SyntaxKind::Define
            | SyntaxKind::Incompatible
    )
}

/// Parts between the name of an item and its opening brace.
fn is_head_part(kind: SyntaxKind) -> bool {
    matches!(
        kind,
        SyntaxKind::Title
            | SyntaxKind::Cite
            | SyntaxKind::FromDate
            | SyntaxKind::UntilDate
            | SyntaxKind::OnDate
            | SyntaxKind::Strength
            | SyntaxKind::Prohibition
            | SyntaxKind::AtCollection
            | SyntaxKind::Replaces
            | SyntaxKind::See
            | SyntaxKind::InstrumentVersion
    )
}

fn is_question_part(kind: SyntaxKind) -> bool {
    matches!(
        kind,
        SyntaxKind::Title
            | SyntaxKind::Cite
            | SyntaxKind::Ask
            | SyntaxKind::Consider
            | SyntaxKind::AnsweredBy
            | SyntaxKind::Renew
            | SyntaxKind::See
    )
}

fn is_answer_part(kind: SyntaxKind) -> bool {
    matches!(
        kind,
        SyntaxKind::JudgedBy
            | SyntaxKind::Advised
            | SyntaxKind::OnDate
            | SyntaxKind::FromDate
            | SyntaxKind::UntilDate
            | SyntaxKind::OfVersion
    )
}

/// Whether a line may end before a part of the kind `part` in a node of the kind `node`.
fn starts_a_line(node: SyntaxKind, before: Option<SyntaxKind>, part: SyntaxKind) -> bool {
    match part {
        // `nl "…"` stands behind its word, `en "…"` may stand below it.
        SyntaxKind::Text => {
            before == Some(SyntaxKind::Text) || matches!(node, SyntaxKind::Concept | SyntaxKind::SourceLaw)
        }
        SyntaxKind::Binder => false,
        _ if node == SyntaxKind::QuantifiedExpr => true,
        _ if node == SyntaxKind::Define => before == Some(SyntaxKind::Equals),
        SyntaxKind::Dpv | SyntaxKind::Eli | SyntaxKind::Celex | SyntaxKind::Bwb | SyntaxKind::Url => true,
        SyntaxKind::Ask | SyntaxKind::Cite => {
            matches!(node, SyntaxKind::Attribute | SyntaxKind::Context | SyntaxKind::Incompatible)
        }
        SyntaxKind::AboutClause | SyntaxKind::PurposeClause | SyntaxKind::ToClause | SyntaxKind::AtClause => {
            node == SyntaxKind::ExpectDecision
        }
        _ => false,
    }
}

/// Whether a line may end before `token`, a word that joins two expressions.
fn joins(node: SyntaxKind, token: &SyntaxToken) -> bool {
    matches!(node, SyntaxKind::OrExpr | SyntaxKind::AndExpr | SyntaxKind::UnlessExpr)
        && matches!(token.text(), "or" | "and" | "unless")
}
