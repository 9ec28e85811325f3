//! The order of the clauses of a statement.

use maatstaf_syntax::{SyntaxKind, SyntaxNode};

/// The clauses in the order that the formatter writes them in.
const ORDER: [SyntaxKind; 21] = [
    SyntaxKind::FromClause,
    SyntaxKind::AboutClause,
    SyntaxKind::UsingClause,
    SyntaxKind::ToClause,
    SyntaxKind::WithClause,
    SyntaxKind::PurposeClause,
    SyntaxKind::BasisClause,
    SyntaxKind::RelyingClause,
    SyntaxKind::AtClause,
    SyntaxKind::KeepClause,
    SyntaxKind::HoldClause,
    SyntaxKind::DuringClause,
    SyntaxKind::EveryClause,
    SyntaxKind::WhenClause,
    SyntaxKind::EffectClause,
    SyntaxKind::ByClause,
    SyntaxKind::Review,
    SyntaxKind::HiddenClause,
    SyntaxKind::DeviceClause,
    SyntaxKind::InClause,
    SyntaxKind::ExceptClause,
];

/// The place of a clause in the order; `None` for what is no clause.
pub(crate) fn rank(kind: SyntaxKind) -> Option<usize> {
    ORDER.iter().position(|clause| *clause == kind)
}

/// The clauses of `statement` in order. Two of one kind keep theirs.
pub(crate) fn clauses(statement: &SyntaxNode) -> Vec<SyntaxNode> {
    let written: Vec<SyntaxNode> = statement.children().filter(|node| rank(node.kind()).is_some()).collect();
    let mut ordered = written.clone();
    ordered.sort_by_key(|clause| rank(clause.kind()));
    // `with vendor in us` is one clause: `in us, with vendor` may not come together the other way round.
    let would_merge = ordered.windows(2).any(|pair| {
        pair[0].kind() == SyntaxKind::WithClause
            && pair[1].kind() == SyntaxKind::InClause
            && !pair[0].children().any(|part| part.kind() == SyntaxKind::Located)
    });
    if would_merge { written } else { ordered }
}
