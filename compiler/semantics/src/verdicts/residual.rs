//! What is left of a norm for run time: the part that only the request can decide.

use jiff::civil::Date;

use super::entity::Env;
use super::eval::each;
use super::leaf::{Polarity, leaf, term};
use crate::norms::ir::{AttributeId, Comparison, Expr, Term};
use crate::truth::Kleene;

use super::leaf::TermValue;

/// A condition over the attributes of a request.
///
/// What neither the policy nor the request can decide has become a no where a yes
/// would grant, so that an unknown never grants anything.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "named for the construct")]
pub enum Residue {
    Const(bool),
    Not(Box<Residue>),
    And(Vec<Residue>),
    Or(Vec<Residue>),
    /// The attribute is yes.
    Attribute(AttributeId),
    /// The attribute compares so with the value.
    Compare {
        attribute: AttributeId,
        op: Comparison,
        value: ResidueValue,
    },
}

/// What an attribute is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "named for what it holds")]
pub enum ResidueValue {
    Number(i64),
    Duration(crate::hir::Period),
    Date(Date),
}

impl Residue {
    /// Whether it asks anything of the request.
    pub fn is_const(&self) -> bool {
        matches!(self, Residue::Const(_))
    }
}

/// What is left of `expr` at `date`.
pub(crate) fn residue_at(env: &Env<'_>, expr: &Expr, polarity: Polarity, date: Date) -> Residue {
    match expr {
        Expr::Not(e) => not(residue_at(env, e, !polarity, date)),
        Expr::And(list) => all(list.iter().map(|e| residue_at(env, e, polarity, date)).collect()),
        Expr::Or(list) => any(list.iter().map(|e| residue_at(env, e, polarity, date)).collect()),
        Expr::Unless(a, b) => {
            // A rebuttal that only the request could establish is not established.
            let rebutted = residue_at(env, b, true, date) == Residue::Const(true);
            if rebutted { Residue::Const(false) } else { residue_at(env, a, polarity, date) }
        }
        Expr::Any { vars, first, body } => {
            let mut found = Vec::new();
            each(env, vars, *first, &mut |inner| found.push(residue_at(inner, body, polarity, date)));
            any(found)
        }
        Expr::Attribute(id, _) => Residue::Attribute(*id),
        Expr::Compare { op, left, right } => compare(env, expr, *op, left, right, polarity, date),
        _ => constant(*leaf(env, expr, polarity).at(date), polarity),
    }
}

fn constant(value: Kleene, polarity: Polarity) -> Residue {
    Residue::Const(match value {
        Kleene::Yes => true,
        Kleene::No => false,
        Kleene::Unknown => !polarity,
    })
}

fn compare(
    env: &Env<'_>,
    expr: &Expr,
    op: Comparison,
    left: &Term,
    right: &Term,
    polarity: Polarity,
    date: Date,
) -> Residue {
    let value = |t: &Term| match term(env, t).at(date) {
        Some(TermValue::Number(n)) => Some(ResidueValue::Number(*n)),
        Some(TermValue::Duration(d)) => Some(ResidueValue::Duration(*d)),
        Some(TermValue::Date(d)) => Some(ResidueValue::Date(*d)),
        _ => None,
    };
    let residue = match (left, right) {
        (Term::Attribute(attribute, _), other) => {
            value(other).map(|value| Residue::Compare { attribute: *attribute, op, value })
        }
        (other, Term::Attribute(attribute, _)) => {
            value(other).map(|value| Residue::Compare { attribute: *attribute, op: turned(op), value })
        }
        _ => return constant(*leaf(env, expr, polarity).at(date), polarity),
    };
    // Two attributes, or an attribute and something unknown: not decidable, so no grant.
    residue.unwrap_or(Residue::Const(!polarity))
}

fn turned(op: Comparison) -> Comparison {
    match op {
        Comparison::Ge => Comparison::Le,
        Comparison::Le => Comparison::Ge,
        Comparison::Gt => Comparison::Lt,
        Comparison::Lt => Comparison::Gt,
        Comparison::Before => Comparison::After,
        Comparison::After => Comparison::Before,
        same => same,
    }
}

pub(crate) fn not(residue: Residue) -> Residue {
    match residue {
        Residue::Const(b) => Residue::Const(!b),
        Residue::Not(inner) => *inner,
        other => Residue::Not(Box::new(other)),
    }
}

/// Conjunction, simplified, in an order that does not depend on that of the parts.
pub fn all_of(parts: Vec<Residue>) -> Residue {
    combine(parts, true)
}

pub(crate) fn all(parts: Vec<Residue>) -> Residue {
    combine(parts, true)
}

pub(crate) fn any(parts: Vec<Residue>) -> Residue {
    combine(parts, false)
}

/// Conjunction (`unit` true) or disjunction (`unit` false), simplified.
fn combine(parts: Vec<Residue>, unit: bool) -> Residue {
    let mut kept: Vec<Residue> = Vec::new();
    for part in parts {
        match part {
            Residue::Const(b) if b == unit => {}
            Residue::Const(b) => return Residue::Const(b),
            // One inside the other of its own kind is one list.
            Residue::And(list) if unit => kept.extend(list),
            Residue::Or(list) if !unit => kept.extend(list),
            other => kept.push(other),
        }
    }
    // In an order of their own: the order of the text must not show.
    kept.sort();
    kept.dedup();
    match kept.len() {
        0 => Residue::Const(unit),
        1 => kept.swap_remove(0),
        _ if unit => Residue::And(kept),
        _ => Residue::Or(kept),
    }
}
