//! What a norm looks at, and so what a change of the policy could turn.

use maatstaf_semantics::hir::Period;
use maatstaf_semantics::names::ConceptId;
use maatstaf_semantics::norms::Library;
use maatstaf_semantics::norms::ir::{ConceptProperty, ExceptionId, Expr, Flag, Level, NormId, Term};

/// Something in a policy that a condition depends on, with the values that it is held against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Lever {
    /// The level of a statement.
    Level(Level),
    /// The least number of people in a group.
    Group(i64),
    /// How long something is kept.
    Keep(Period),
    /// How often something happens.
    Every(Period),
    /// Within what time there is a review.
    Within(Period),
    /// Whether there is a review, and what it has.
    Review(Flag),
    /// Whether it is covert.
    Hidden,
    /// A property that is, or is not, a kind of a concept.
    Is(ConceptProperty, ConceptId),
    /// The purpose: whether data flow on to one that does not go with it.
    Purpose,
}

/// The levers of a norm: those of its conditions, and of the conditions of its exceptions.
pub(crate) fn of_norm(library: &Library, id: NormId) -> Vec<Lever> {
    let norm = library.norm(id);
    let mut levers = Vec::new();
    of_expr(&norm.require, &mut levers);
    of_expr(&norm.filter, &mut levers);
    for exception in &norm.exceptions {
        of_exception_into(library, *exception, &mut levers);
    }
    levers
}

/// The levers of an exception that was relied on.
pub(crate) fn of_exception(library: &Library, id: ExceptionId) -> Vec<Lever> {
    let mut levers = Vec::new();
    of_exception_into(library, id, &mut levers);
    levers
}

fn of_exception_into(library: &Library, id: ExceptionId, levers: &mut Vec<Lever>) {
    of_expr(&library.exception(id).condition, levers);
}

fn of_expr(expr: &Expr, levers: &mut Vec<Lever>) {
    expr.walk(&mut |part| {
        let more: Vec<Lever> = match part {
            Expr::Flag(flag, _) => match flag {
                Flag::Review | Flag::BeforeEffect | Flag::MayOverride | Flag::SeesReasons | Flag::HearsSubject => {
                    vec![Lever::Review(*flag)]
                }
                Flag::Hidden => vec![Lever::Hidden],
                Flag::Keeps => vec![Lever::Keep(Period { months: 1, ..Period::default() })],
                _ => Vec::new(),
            },
            Expr::Is { property, concept, .. } => vec![Lever::Is(*property, *concept)],
            Expr::Compare { left, right, .. } => compared(left, right).into_iter().collect(),
            Expr::Compatible(..) | Expr::Incompatible(..) => vec![Lever::Purpose],
            _ => Vec::new(),
        };
        for lever in more {
            if !levers.contains(&lever) {
                levers.push(lever);
            }
        }
    });
}

/// A property and the value that it is held against, whichever way round.
fn compared(left: &Term, right: &Term) -> Option<Lever> {
    let lever = |property: &Term, value: &Term| {
        Some(match (property, value) {
            (Term::AtomLevel(_), Term::Level(level)) => Lever::Level(*level),
            (Term::MinGroup(_), Term::Number(n)) => Lever::Group(*n),
            (Term::Keep(_) | Term::KeepLeast(_), Term::Duration(period)) => Lever::Keep(*period),
            (Term::Every(_), Term::Duration(period)) => Lever::Every(*period),
            (Term::ReviewWithin(_), Term::Duration(period)) => Lever::Within(*period),
            _ => return None,
        })
    };
    lever(left, right).or_else(|| lever(right, left))
}
