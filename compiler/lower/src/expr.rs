//! Conditions of a request: from residues and `when` to the program's expressions.

use maatstaf_program::{Builder, Comparison, ContextId, Expr, ExprId, NUMBER_SCALE, Value, duration_seconds};
use maatstaf_semantics::hir::Period;
use maatstaf_semantics::norms::Library;
use maatstaf_semantics::norms::ir::{self, AttributeId, Term};
use maatstaf_semantics::verdicts::{Residue, ResidueValue};

use crate::symbols::Tables;

/// Adds expressions to a program.
pub(crate) struct Exprs<'a> {
    pub builder: &'a mut Builder,
    pub tables: &'a Tables,
    pub library: &'a Library,
}

impl Exprs<'_> {
    fn constant(&mut self, yes: bool) -> ExprId {
        self.builder.expr(Expr::Constant(Value::YesNo(yes)))
    }

    /// An attribute or a value of the context.
    fn input(&mut self, id: AttributeId) -> ExprId {
        let expr = if self.library.attribute(id).of_worker {
            self.tables.attribute(id).map(|i| Expr::Attribute(maatstaf_program::AttributeId(i)))
        } else {
            self.tables.context(id).map(|i| Expr::Context(ContextId(i)))
        };
        // Every declared attribute is in the tables; what is not grants nothing.
        match expr {
            Some(expr) => self.builder.expr(expr),
            None => self.constant(false),
        }
    }

    /// Conjunction (`unit` true) or disjunction, by halves: a long list is no deep tree.
    fn all(&mut self, parts: Vec<ExprId>, unit: bool) -> ExprId {
        match parts.as_slice() {
            [] => self.constant(unit),
            [one] => *one,
            list => {
                let (left, right) = list.split_at(list.len() / 2);
                let (left, right) = (self.all(left.to_vec(), unit), self.all(right.to_vec(), unit));
                self.builder.expr(if unit { Expr::And(left, right) } else { Expr::Or(left, right) })
            }
        }
    }

    /// What is left of a norm.
    pub fn residue(&mut self, residue: &Residue) -> ExprId {
        match residue {
            Residue::Const(b) => self.constant(*b),
            Residue::Not(e) => {
                let e = self.residue(e);
                self.builder.expr(Expr::Not(e))
            }
            Residue::And(list) => {
                let parts = list.iter().map(|e| self.residue(e)).collect();
                self.all(parts, true)
            }
            Residue::Or(list) => {
                let parts = list.iter().map(|e| self.residue(e)).collect();
                self.all(parts, false)
            }
            Residue::Attribute(id) => self.input(*id),
            Residue::Compare { attribute, op, value } => {
                let left = self.input(*attribute);
                let value = match value {
                    ResidueValue::Number(n) => number(*n),
                    ResidueValue::Duration(d) => duration(*d),
                    ResidueValue::Date(d) => date(*d),
                };
                let right = self.builder.expr(Expr::Constant(value));
                self.builder.expr(Expr::Compare(comparison(*op), left, right))
            }
        }
    }

    /// The condition of a `when`.
    pub fn condition(&mut self, expr: &ir::Expr) -> ExprId {
        match expr {
            ir::Expr::Const(b) => self.constant(*b),
            ir::Expr::Not(e) => {
                let e = self.condition(e);
                self.builder.expr(Expr::Not(e))
            }
            ir::Expr::And(list) => {
                let parts = list.iter().map(|e| self.condition(e)).collect();
                self.all(parts, true)
            }
            ir::Expr::Or(list) => {
                let parts = list.iter().map(|e| self.condition(e)).collect();
                self.all(parts, false)
            }
            ir::Expr::Unless(a, b) => {
                let (a, b) = (self.condition(a), self.condition(b));
                let not = self.builder.expr(Expr::Not(b));
                self.builder.expr(Expr::And(a, not))
            }
            ir::Expr::Attribute(id, _) => self.input(*id),
            ir::Expr::Compare { op, left, right } => match (self.term(left), self.term(right)) {
                (Some(left), Some(right)) => self.builder.expr(Expr::Compare(comparison(*op), left, right)),
                _ => self.constant(false),
            },
            // Nothing else can be named where there is no variable.
            _ => self.constant(false),
        }
    }

    fn term(&mut self, term: &Term) -> Option<ExprId> {
        let value = match term {
            Term::Number(n) => number(*n),
            Term::Duration(d) => duration(*d),
            Term::Date(d) => date(*d),
            Term::Attribute(id, _) => return Some(self.input(*id)),
            _ => return None,
        };
        Some(self.builder.expr(Expr::Constant(value)))
    }
}

fn number(n: i64) -> Value {
    Value::Number(n.saturating_mul(NUMBER_SCALE))
}

fn duration(period: Period) -> Value {
    let seconds = duration_seconds(i64::from(period.months), i64::from(period.days), period.seconds);
    Value::Duration(seconds.unwrap_or(i64::MAX))
}

fn date(date: jiff::civil::Date) -> Value {
    let epoch = jiff::civil::date(1970, 1, 1);
    Value::Date(date.since(epoch).map_or(0, |span| i64::from(span.get_days())))
}

fn comparison(op: ir::Comparison) -> Comparison {
    match op {
        ir::Comparison::Ge => Comparison::AtLeast,
        ir::Comparison::Le => Comparison::AtMost,
        ir::Comparison::Ne => Comparison::NotEqual,
        ir::Comparison::Eq => Comparison::Equal,
        ir::Comparison::Gt | ir::Comparison::After => Comparison::Greater,
        ir::Comparison::Lt | ir::Comparison::Before => Comparison::Less,
    }
}
