//! Statements and their clauses, and expressions, from tree to plain data.

use maatstaf_diagnostics::{Code, texts};
use maatstaf_syntax::ast::{self, AstNode};
use maatstaf_syntax::{SyntaxKind, SyntaxNode};

use super::lower::{Lower, target};
use super::{Act, At, Binder, Clause, Expr, ExprKind, Keep, Operator, Recipient, Review, Statement, Verb};

impl Lower {
    pub(super) fn statement(&mut self, statement: &ast::Statement) -> Option<Statement> {
        let verb = statement.verb()?.kind().and_then(|v| Verb::from_keyword(v.word()))?;
        Some(self.sentence(
            Act::Do(verb),
            statement.label(),
            statement.paths().collect(),
            statement.clauses().collect(),
            statement,
        ))
    }

    pub(super) fn never(&mut self, never: &ast::Never) -> Option<Statement> {
        let (act, objects) = match (never.combine(), never.verb().and_then(|v| v.kind())) {
            (Some(combine), _) => (Act::NeverCombine, combine.paths().collect()),
            (None, Some(ast::VerbKind::Use)) => (Act::NeverUse, never.paths().collect()),
            (None, Some(verb)) => (Act::Never(Verb::from_keyword(verb.word())?), never.paths().collect()),
            (None, None) => return None,
        };
        Some(self.sentence(act, never.label(), objects, never.clauses().collect(), never))
    }

    fn sentence(
        &mut self,
        act: Act,
        label: Option<ast::Label>,
        objects: Vec<ast::Path>,
        clauses: Vec<ast::Clause>,
        node: &impl AstNode,
    ) -> Statement {
        let mut damaged = self.is_damaged(node.syntax());
        let mut lowered: Vec<At<Clause>> = Vec::new();
        // What stands before broken words may go on in them: `about employee agency_worker` lacks a comma.
        let mut partial = Vec::new();
        let starts = |child: &SyntaxNode| child.text_range().start();
        let breaks: Vec<_> =
            node.syntax().children().filter(|c| c.kind() == SyntaxKind::Error).map(|c| starts(&c)).collect();
        let mut before = ("", node.syntax().text_range().start());
        let mut mark = |(keyword, from), until| {
            let goes_on = !matches!(keyword, "basis" | "effect" | "by" | "during" | "every" | "on device");
            if goes_on && breaks.iter().any(|at| (from..until).contains(at)) {
                partial.push(keyword);
            }
        };
        for clause in clauses {
            let at = self.at(clause.syntax());
            let start = starts(clause.syntax());
            mark(before, start);
            match self.clause(&clause) {
                Some(value) => {
                    before = (value.keyword(), start);
                    lowered.push(At { value, at });
                }
                None => damaged = true,
            }
        }
        mark(before, node.syntax().text_range().end());
        Statement {
            label: label.and_then(|l| l.name()).map(|n| self.name(&n)),
            act,
            objects: self.paths(objects.into_iter()),
            at: self.at(node.syntax()),
            clauses: lowered,
            docs: self.docs(node.syntax()),
            damaged,
            partial,
        }
    }

    /// Nothing when a part of it is missing or wrong; that has been reported, or is a
    /// syntax error.
    fn clause(&mut self, clause: &ast::Clause) -> Option<Clause> {
        Some(match clause {
            ast::Clause::From(c) => Clause::From(self.paths(c.paths())),
            ast::Clause::About(c) => Clause::About(self.paths(c.paths())),
            ast::Clause::Purpose(c) => Clause::For(self.paths(c.paths())),
            ast::Clause::Basis(c) => Clause::Basis {
                basis: self.path(&c.path()?),
                under: c
                    .under()
                    .into_iter()
                    .flat_map(|u| u.citations().collect::<Vec<_>>())
                    .map(|cite| self.citation(&cite).value)
                    .collect(),
            },
            ast::Clause::Relying(c) => Clause::Relying(self.references(c.references())),
            ast::Clause::At(c) => {
                let min_group = match c.group_size() {
                    Some(size) => Some(self.whole(&size.number()?)?),
                    None => None,
                };
                Clause::Level { level: self.path(&c.path()?), min_group, and_above: c.and_above() }
            }
            ast::Clause::Keep(c) => {
                let least = match c.least() {
                    Some(least) => Some(self.period(&least.duration()?)?),
                    None => None,
                };
                let most = match c.most() {
                    Some(most) => Some(self.period(&most.duration()?)?),
                    None => None,
                };
                let after = match c.after() {
                    Some(after) => Some(self.path(&after.path()?)),
                    None => None,
                };
                Clause::Keep(Keep { nothing: c.nothing(), least, most, after })
            }
            ast::Clause::Hold(_) => Clause::ClaimHold,
            ast::Clause::Using(c) => Clause::Using(self.paths(c.paths())),
            ast::Clause::To(c) => Clause::To(self.recipients(c.recipients())),
            ast::Clause::With(c) => Clause::With {
                party: self.path(&c.path()?),
                as_processor: c.capacity().and_then(|c| c.kind()).map(|k| k == ast::CapacityKind::Processor),
                place: c.located().and_then(|l| l.path()).map(|p| self.path(&p)),
            },
            ast::Clause::During(c) => Clause::During(self.path(&c.path()?)),
            ast::Clause::Every(c) => Clause::Every(self.period(&c.duration()?)?),
            ast::Clause::When(c) => Clause::When(self.expr(&c.expr()?)),
            ast::Clause::Effect(c) => Clause::Effect(self.path(&c.path()?)),
            ast::Clause::By(c) => Clause::By(self.path(&c.path()?)),
            ast::Clause::Review(c) => Clause::Review(self.review(c)?),
            ast::Clause::Hidden(_) => Clause::Hidden,
            ast::Clause::Device(c) => Clause::Device(self.path(&c.path()?)),
            ast::Clause::In(c) => Clause::In(self.paths(c.paths())),
            ast::Clause::Except(c) => Clause::Except(self.recipients(c.recipients())),
        })
    }

    fn review(&mut self, review: &ast::Review) -> Option<Review> {
        let within = match review.within() {
            Some(within) => Some(self.period(&within.duration()?)?),
            None => None,
        };
        Some(Review {
            by: review.by().map(|b| self.recipients(b.recipients())).unwrap_or_default(),
            before_effect: review.when().map(|w| w.is_before()),
            within,
            may_override: review.may_override(),
            sees: review.sees().map(|s| self.paths(s.paths())).unwrap_or_default(),
            hears: review.hears_subject(),
        })
    }

    pub(super) fn recipients(&mut self, recipients: impl Iterator<Item = ast::Recipient>) -> Vec<Recipient> {
        recipients
            .map(|r| {
                let party = match r.path() {
                    Some(path) => self.path(&path),
                    // The person concerned is a party of the vocabulary like any other.
                    None => At { value: "subject".to_owned(), at: self.at(r.syntax()) },
                };
                Recipient { party, of_subject: r.of_subject() }
            })
            .collect()
    }

    pub(super) fn binder(&mut self, binder: &ast::Binder) -> Option<Binder> {
        Some(Binder {
            target: target(&binder.target()?)?,
            name: self.name(&binder.name()?),
            within: binder.within().and_then(|w| w.name()).map(|n| self.name(&n)),
        })
    }

    /// Several conditions, all of which must hold, as one.
    pub(super) fn conjunction(&mut self, conditions: &[ast::Expr]) -> Option<Expr> {
        let mut lowered: Vec<Expr> = conditions.iter().map(|e| self.expr(e)).collect();
        match lowered.len() {
            0 => None,
            1 => lowered.pop(),
            _ => {
                let at = lowered[0].at;
                Some(Expr { kind: ExprKind::And(lowered), at })
            }
        }
    }

    pub(super) fn expr(&mut self, expr: &ast::Expr) -> Expr {
        let at = self.at(expr.syntax());
        let kind = self.expr_kind(expr).unwrap_or(ExprKind::Broken);
        Expr { kind, at }
    }

    fn expr_kind(&mut self, expr: &ast::Expr) -> Option<ExprKind> {
        if self.is_damaged(expr.syntax()) {
            return None;
        }
        Some(match expr {
            ast::Expr::Unless(e) => {
                ExprKind::Unless(Box::new(self.expr(&e.main()?)), Box::new(self.expr(&e.excuse()?)))
            }
            ast::Expr::Or(e) => ExprKind::Or(e.operands().map(|o| self.expr(&o)).collect()),
            ast::Expr::And(e) => ExprKind::And(e.operands().map(|o| self.expr(&o)).collect()),
            ast::Expr::Not(e) => {
                let inner = self.expr(&e.operand()?);
                if e.is_odd() { ExprKind::Not(Box::new(inner)) } else { inner.kind }
            }
            ast::Expr::Quantified(e) => ExprKind::Quantified {
                any: !e.is_none(),
                binders: e.binders().filter_map(|b| self.binder(&b)).collect(),
                body: Box::new(self.expr(&e.body()?)),
            },
            ast::Expr::Comparison(e) => ExprKind::Compare {
                op: operator(e.operator()?.kind()?),
                left: Box::new(self.expr(&e.left()?)),
                right: Box::new(self.expr(&e.right()?)),
            },
            ast::Expr::Paren(e) => self.expr(&e.inner()?).kind,
            ast::Expr::Judged(e) => {
                ExprKind::Judged { name: self.path(&e.judgement()?), targets: self.paths(e.arguments()) }
            }
            ast::Expr::Call(e) => ExprKind::Call { name: self.name(&e.name()?), args: self.paths(e.arguments()) },
            ast::Expr::Path(e) => ExprKind::Path(self.path(e)),
            ast::Expr::Date(e) => ExprKind::Date(self.date(e)?.value),
            ast::Expr::Duration(e) => ExprKind::Duration(self.period(e)?),
            ast::Expr::Number(e) => match e.whole() {
                Some(_) => ExprKind::Number(self.whole(e)?.value),
                None => {
                    let text = e.text();
                    self.problem(Code::BAD_NUMBER, e.syntax(), texts::bad_number(&text), texts::help_number());
                    ExprKind::Broken
                }
            },
            ast::Expr::Str(e) => ExprKind::Text(e.value()),
            ast::Expr::Truth(e) => ExprKind::Bool(e.is_yes()),
        })
    }
}

fn operator(kind: ast::OperatorKind) -> Operator {
    match kind {
        ast::OperatorKind::Is => Operator::Is,
        ast::OperatorKind::CompatibleWith => Operator::Compatible,
        ast::OperatorKind::IncompatibleWith => Operator::Incompatible,
        ast::OperatorKind::FlowsTo => Operator::Flows,
        ast::OperatorKind::DrawsOn => Operator::Draws,
        ast::OperatorKind::Before => Operator::Before,
        ast::OperatorKind::After => Operator::After,
        ast::OperatorKind::AtLeast => Operator::Ge,
        ast::OperatorKind::AtMost => Operator::Le,
        ast::OperatorKind::NotEqual => Operator::Ne,
        ast::OperatorKind::Equal => Operator::Eq,
        ast::OperatorKind::More => Operator::Gt,
        ast::OperatorKind::Less => Operator::Lt,
    }
}
