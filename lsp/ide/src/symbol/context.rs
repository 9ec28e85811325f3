//! What sort of name a place in the tree asks for.

use maatstaf_semantics::hir::Sort;
use maatstaf_syntax::ast::{self, AstNode as _, VerbKind};
use maatstaf_syntax::{SyntaxKind, SyntaxNode};

/// What a name may mean where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// It is being declared here.
    Declaration,
    /// A concept of a sort.
    Concept(Sort),
    /// A level, or a grouping.
    Level,
    /// A level and nothing else: that of a grouping.
    PlainLevel,
    Hours,
    Exception,
    Norm,
    /// A norm, or an exception: what an exception is to, what a case expects.
    NormOrException,
    Fact,
    Judgement,
    FactOrJudgement,
    Organisation,
    Instrument,
    Statement,
    Package,
    /// Data that a reviewer sees, or `reasons`.
    Seen,
    Define,
    Variable,
    /// Whatever a condition may name: a variable's property, a fact, a concept, an attribute.
    Term,
    /// An article of law, a ruling.
    Citation,
}

/// What the name `node` may mean; nothing where a name has no meaning, as in what could not be read.
pub(crate) fn wanted(node: &SyntaxNode) -> Option<Wanted> {
    use SyntaxKind as K;
    let parent = node.parent()?;
    let up = || parent.parent().map(|node| node.kind());
    Some(match parent.kind() {
        K::Concept | K::Package => Wanted::Declaration,
        K::Name => return wanted(&parent),
        K::Grouping
        | K::Hours
        | K::Attribute
        | K::Context
        | K::Organisation
        | K::Instrument
        | K::Fact
        | K::Judgement
        | K::Norm
        | K::Define
        | K::Case
        | K::Label => Wanted::Declaration,
        K::Exception => {
            if node.kind() == K::Name {
                Wanted::Declaration
            } else {
                Wanted::NormOrException
            }
        }
        K::Binder => Wanted::Declaration,
        K::BinderIn | K::Blocks => Wanted::Variable,
        K::Parents => match parent.parent() {
            Some(owner) if owner.kind() == K::Concept => Wanted::Concept(sort_of_concept(&owner)?),
            _ => Wanted::PlainLevel,
        },
        K::Imported => Wanted::Package,
        K::Ranks
        | K::JudgedBy
        | K::Advised
        | K::AnsweredBy
        | K::Commissioned
        | K::ByClause
        | K::DeviceClause
        | K::WithClause
        | K::Recipient => Wanted::Concept(Sort::Party),
        K::Controller | K::Jointly => Wanted::Organisation,
        K::Answers => Wanted::Instrument,
        K::Statement | K::Never | K::ExpectDecision => Wanted::Concept(object_sort(&parent)),
        K::Combine => Wanted::Concept(Sort::Data),
        K::FromClause => Wanted::Concept(match verb_of(&parent.parent()?) {
            Some(VerbKind::Collect) => Sort::Source,
            Some(VerbKind::Receive) => Sort::Party,
            _ => Sort::Data,
        }),
        K::AboutClause => Wanted::Concept(Sort::Worker),
        K::PurposeClause | K::Incompatible => Wanted::Concept(Sort::Purpose),
        K::BasisClause => Wanted::Concept(Sort::Basis),
        K::RelyingClause => Wanted::Exception,
        K::AtClause => Wanted::Level,
        K::KeepAfter => Wanted::Concept(Sort::Event),
        K::UsingClause => Wanted::Concept(Sort::Technique),
        K::Located | K::InClause => Wanted::Concept(Sort::Place),
        K::DuringClause => Wanted::Hours,
        K::EffectClause => Wanted::Concept(Sort::Effect),
        K::Sees => Wanted::Seen,
        K::Given => Wanted::Fact,
        K::Judged => Wanted::Judgement,
        K::NotApplicable => Wanted::FactOrJudgement,
        K::Accept => Wanted::Norm,
        K::OfPaths => Wanted::Statement,
        K::Replaces => Wanted::Norm,
        K::ExpectVerdict => Wanted::NormOrException,
        K::Under | K::Cite => Wanted::Citation,
        K::JudgedCall => {
            let first = parent.children().next();
            if first.as_ref() == Some(node) { Wanted::Judgement } else { Wanted::Variable }
        }
        K::CallExpr => {
            if node.kind() == K::Name {
                Wanted::Define
            } else {
                Wanted::Variable
            }
        }
        _ if node.kind() == K::Path && up().is_some() && in_expression(&parent) => Wanted::Term,
        _ => return None,
    })
}

fn in_expression(parent: &SyntaxNode) -> bool {
    use SyntaxKind as K;
    matches!(
        parent.kind(),
        K::UnlessExpr
            | K::OrExpr
            | K::AndExpr
            | K::NotExpr
            | K::QuantifiedExpr
            | K::ComparisonExpr
            | K::ParenExpr
            | K::WhereRule
            | K::Require
            | K::WhenClause
            | K::Define
    )
}

/// The sort that the first word of a concept says.
pub(crate) fn sort_of_concept(concept: &SyntaxNode) -> Option<Sort> {
    let sort = concept.children().find(|child| child.kind() == SyntaxKind::Sort)?;
    Sort::from_keyword(sort.text().to_string().trim())
}

/// The verb of a statement or prohibition.
pub(crate) fn verb_of(statement: &SyntaxNode) -> Option<VerbKind> {
    statement.children().find_map(ast::Verb::cast)?.kind()
}

fn object_sort(statement: &SyntaxNode) -> Sort {
    match verb_of(statement) {
        Some(VerbKind::Decide) => Sort::Decision,
        _ => Sort::Data,
    }
}
