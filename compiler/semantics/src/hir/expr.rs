//! Expressions as written.

use maatstaf_syntax::NodeRef;

use super::{Binder, Name, Period};

/// Comparison operators.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "named for the operator")]
pub enum Operator {
    Is,
    Compatible,
    Incompatible,
    Flows,
    Draws,
    Before,
    After,
    Ge,
    Le,
    Ne,
    Eq,
    Gt,
    Lt,
}

/// An expression as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expr {
    /// Its form.
    pub kind: ExprKind,
    /// Its node.
    pub at: NodeRef,
}

/// The forms of expression.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "named for the construct")]
pub enum ExprKind {
    Unless(Box<Expr>, Box<Expr>),
    Or(Vec<Expr>),
    And(Vec<Expr>),
    Not(Box<Expr>),
    Quantified {
        any: bool,
        binders: Vec<Binder>,
        body: Box<Expr>,
    },
    Compare {
        op: Operator,
        left: Box<Expr>,
        right: Box<Expr>,
    },
    Judged {
        name: Name,
        targets: Vec<Name>,
    },
    Call {
        name: Name,
        args: Vec<Name>,
    },
    Path(Name),
    Date(jiff::civil::Date),
    Duration(Period),
    Number(i64),
    Text(String),
    Bool(bool),
    /// Could not be read; the problem is reported where it stands.
    Broken,
}
