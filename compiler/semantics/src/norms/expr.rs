//! From expressions as written to typed expressions.

mod paths;

use std::sync::Arc;

use maatstaf_diagnostics::{Code, Text, nearest, texts};

use maatstaf_syntax::NodeRef;

use self::paths::{quiet_entity, resolve};
use super::ir::{
    Comparison, ConceptProperty, EntityRef, Expr, FactId, Flag, Hop, JudgementId, Level, Term, Var, VarId,
};
use super::library::Declared;
use crate::hir::{self, At, ExprKind, Name, Operator, Sort, Target};
use crate::names::{Concepts, Finding, ItemKey, Place, Visible};

/// A name that stands for an entity.
#[derive(Debug, Clone)]
struct Bound {
    name: Arc<str>,
    entity: EntityRef,
    target: Target,
}

/// Everything an expression may name.
pub(crate) struct ExprScope<'a> {
    /// All concepts.
    pub concepts: &'a Concepts,
    /// Facts, judgements, attributes, predicates.
    pub declared: &'a Declared,
    /// What this file sees.
    pub visible: Visible,
    /// The item that the expression stands in.
    pub item: ItemKey,
    /// Where findings go.
    pub findings: &'a mut Vec<Finding>,
    bound: Vec<Bound>,
    next: u32,
    defines: Vec<(Arc<str>, Arc<str>)>,
}

/// What a term is, so that only like is compared with like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Duration,
    Date,
    Level,
}

/// What a path or literal turned out to be.
enum Resolved {
    Entity(EntityRef, Target),
    Truth(Expr),
    Term(Term, Kind),
    /// A date-like fact: a date when compared, "done by then" on its own.
    Done(FactId, EntityRef),
    Concept(ConceptProperty, EntityRef, Sort),
}

impl<'a> ExprScope<'a> {
    /// A scope in which `vars` are bound.
    pub(crate) fn new(
        concepts: &'a Concepts,
        declared: &'a Declared,
        visible: Visible,
        item: ItemKey,
        findings: &'a mut Vec<Finding>,
        vars: &[Var],
    ) -> Self {
        let bound = vars
            .iter()
            .enumerate()
            .map(|(i, v)| Bound {
                name: v.name.clone(),
                entity: EntityRef { var: VarId(i as u32), hop: Hop::Itself },
                target: v.target,
            })
            .collect();
        ExprScope { concepts, declared, visible, item, findings, bound, next: vars.len() as u32, defines: Vec::new() }
    }

    fn place(&self, at: NodeRef) -> Place {
        Place::new(&self.item, at)
    }

    fn fail<T>(&mut self, finding: Finding) -> Option<T> {
        self.findings.push(finding);
        None
    }

    fn find(&self, name: &str) -> Option<&Bound> {
        self.bound.iter().rev().find(|b| &*b.name == name)
    }

    /// The variable that a bare fact or judgement is about: the first that leads
    /// to an entity of the target.
    fn default_entity(&self, target: Target) -> Option<EntityRef> {
        self.bound.iter().find_map(|b| lift(b.entity, b.target, target))
    }
}

/// The entity of kind `wanted` that `entity` leads to: itself, its instrument or
/// its organisation.
fn lift(entity: EntityRef, from: Target, wanted: Target) -> Option<EntityRef> {
    let hop = match (from, wanted) {
        (Target::Organisation, Target::Organisation) | (Target::Instrument, Target::Instrument) => entity.hop,
        (Target::Instrument, Target::Organisation) => Hop::Organisation,
        (f, w) if f.is_atom() && w.is_atom() => entity.hop,
        (f, Target::Instrument) if f.is_atom() => Hop::Instrument,
        (f, Target::Organisation) if f.is_atom() => Hop::Organisation,
        _ => return None,
    };
    Some(EntityRef { var: entity.var, hop })
}

/// Compiles `expr`, which must be a truth.
///
/// Returns nothing when it could not be understood; the reason is among the
/// findings, and the norm it stands in is then left out rather than read wrongly.
pub(crate) fn compile_expr(scope: &mut ExprScope<'_>, expr: &hir::Expr) -> Option<Expr> {
    match &expr.kind {
        ExprKind::Unless(a, b) => {
            let (a, b) = (compile_expr(scope, a), compile_expr(scope, b));
            Some(Expr::Unless(Box::new(a?), Box::new(b?)))
        }
        ExprKind::Or(list) => compile_list(scope, list).map(Expr::Or),
        ExprKind::And(list) => compile_list(scope, list).map(Expr::And),
        ExprKind::Not(e) => compile_expr(scope, e).map(|e| Expr::Not(Box::new(e))),
        ExprKind::Quantified { any, binders, body } => {
            let depth = scope.bound.len();
            let next = scope.next;
            let vars = bind(scope, binders);
            let compiled = compile_expr(scope, body);
            scope.bound.truncate(depth);
            scope.next = next;
            let found = Expr::Any { vars: vars?, first: VarId(next), body: Box::new(compiled?) };
            Some(if *any { found } else { Expr::Not(Box::new(found)) })
        }
        ExprKind::Compare { op, left, right } => compare(scope, *op, left, right, expr.at),
        ExprKind::Judged { name, targets } => {
            let id = judgement(scope, name)?;
            let wanted = scope.declared.judgements[id.0 as usize].targets.clone();
            let entities = judged_targets(scope, name, targets, &wanted)?;
            Some(Expr::Judged(id, entities))
        }
        ExprKind::Call { name, args } => call(scope, name, args),
        ExprKind::Bool(b) => Some(Expr::Const(*b)),
        ExprKind::Path(path) => match resolve(scope, path)? {
            Resolved::Truth(e) => Some(e),
            Resolved::Done(fact, entity) => Some(Expr::Fact(fact, entity)),
            Resolved::Concept(ConceptProperty::Recipient, e, _) => Some(Expr::Flag(Flag::HasRecipient, e)),
            Resolved::Concept(ConceptProperty::Basis, e, _) => Some(Expr::Flag(Flag::HasBasis, e)),
            _ => {
                let place = scope.place(path.at);
                scope.fail(
                    Finding::new(Code::TYPE_MISMATCH, place, texts::not_a_truth(&path.value))
                        .help(texts::help_compare_it(&path.value)),
                )
            }
        },
        ExprKind::Date(_) | ExprKind::Duration(_) | ExprKind::Number(_) | ExprKind::Text(_) => {
            let place = scope.place(expr.at);
            scope.fail(Finding::new(Code::TYPE_MISMATCH, place, texts::literal_is_not_a_truth()))
        }
        ExprKind::Broken => None,
    }
}

fn compile_list(scope: &mut ExprScope<'_>, list: &[hir::Expr]) -> Option<Vec<Expr>> {
    // Compile all, so that every mistake is reported at once.
    let compiled: Vec<Option<Expr>> = list.iter().map(|e| compile_expr(scope, e)).collect();
    compiled.into_iter().collect()
}

/// Binds the variables of a quantifier in `scope`.
fn bind(scope: &mut ExprScope<'_>, binders: &[hir::Binder]) -> Option<Vec<Var>> {
    let mut vars = Vec::new();
    for binder in binders {
        let within = match &binder.within {
            None => None,
            Some(name) => match scope.find(&name.value) {
                Some(b) if b.entity.hop == Hop::Itself && !b.target.is_atom() => Some(b.entity.var),
                _ => {
                    let place = scope.place(name.at);
                    return scope.fail(Finding::new(Code::UNKNOWN_NAME, place, texts::not_a_range(&name.value)));
                }
            },
        };
        let entity = EntityRef { var: VarId(scope.next), hop: Hop::Itself };
        let name: Arc<str> = Arc::from(binder.name.value.as_str());
        scope.bound.push(Bound { name: name.clone(), entity, target: binder.target });
        scope.next += 1;
        vars.push(Var { target: binder.target, name, within });
    }
    Some(vars)
}

fn call(scope: &mut ExprScope<'_>, name: &Name, args: &[Name]) -> Option<Expr> {
    let found = scope
        .declared
        .defines
        .iter()
        .find(|d| d.name == name.value.as_str().into() && scope.visible.sees(&d.package))
        .cloned();
    let Some(define) = found else {
        let names: Vec<Arc<str>> = scope.declared.defines.iter().map(|d| d.name.clone()).collect();
        return unknown(scope, name, texts::kind_predicate(), names);
    };
    let key = (define.package.clone(), define.name.clone());
    if scope.defines.contains(&key) {
        let circle = scope.defines.iter().map(|d| &*d.1).chain([&*define.name]).collect::<Vec<_>>().join(" → ");
        let place = scope.place(name.at);
        return scope.fail(
            Finding::new(Code::DEFINE_CIRCLE, place, texts::define_circle(&circle)).help(texts::help_break_circle()),
        );
    }
    if args.len() != define.params.len() {
        let place = scope.place(name.at);
        return scope.fail(Finding::new(
            Code::TYPE_MISMATCH,
            place,
            texts::wrong_number_of_arguments(&name.value, define.params.len(), args.len()),
        ));
    }
    let mut bound = Vec::new();
    for (param, arg) in define.params.iter().zip(args) {
        let Resolved::Entity(entity, target) = resolve(scope, arg)? else {
            let place = scope.place(arg.at);
            return scope.fail(Finding::new(Code::TYPE_MISMATCH, place, texts::not_an_entity(&arg.value)));
        };
        let Some(lifted) = lift(entity, target, param.target) else {
            let place = scope.place(arg.at);
            return scope.fail(Finding::new(
                Code::TYPE_MISMATCH,
                place,
                texts::wrong_entity(&arg.value, &texts::target(param.target.keyword())),
            ));
        };
        bound.push(Bound { name: Arc::from(param.name.value.as_str()), entity: lifted, target: param.target });
    }
    // The body is read as its own package reads it; its findings belong to it and
    // are reported once, by the declaration itself.
    let mut findings = Vec::new();
    let mut inner = ExprScope {
        concepts: scope.concepts,
        declared: scope.declared,
        visible: define.visible.clone(),
        item: define.item.clone(),
        findings: &mut findings,
        bound,
        next: scope.next,
        defines: scope.defines.iter().cloned().chain([key]).collect(),
    };
    let compiled = compile_expr(&mut inner, &define.body);
    scope.findings.extend(findings.into_iter().filter(|f| f.code == Code::DEFINE_CIRCLE));
    compiled
}

fn judgement(scope: &mut ExprScope<'_>, name: &Name) -> Option<JudgementId> {
    let (package, bare) = split(&name.value);
    let found =
        scope.declared.judgements.iter().position(|j| {
            &*j.name == bare && package.is_none_or(|p| p == &*j.package) && scope.visible.sees(&j.package)
        });
    if let Some(i) = found {
        return Some(JudgementId(i as u32));
    }
    let names: Vec<Arc<str>> = scope.declared.judgements.iter().map(|j| j.name.clone()).collect();
    unknown(scope, name, texts::kind_judgement(), names)
}

/// Splits `nl.avg.dpia` into its package and its name.
fn split(path: &str) -> (Option<&str>, &str) {
    match path.rsplit_once('.') {
        Some((package, name)) => (Some(package), name),
        None => (None, path),
    }
}

fn judged_targets(
    scope: &mut ExprScope<'_>,
    name: &Name,
    targets: &[Name],
    wanted: &[Target],
) -> Option<Vec<EntityRef>> {
    if targets.is_empty() {
        let found: Option<Vec<EntityRef>> = wanted.iter().map(|t| scope.default_entity(*t)).collect();
        if wanted.len() == 1 && found.is_some() {
            return found;
        }
    }
    if targets.len() != wanted.len() {
        let place = scope.place(name.at);
        return scope.fail(Finding::new(
            Code::TYPE_MISMATCH,
            place,
            texts::wrong_number_of_arguments(&name.value, wanted.len(), targets.len()),
        ));
    }
    let mut entities = Vec::new();
    for (arg, target) in targets.iter().zip(wanted) {
        let Resolved::Entity(entity, of) = resolve(scope, arg)? else {
            let place = scope.place(arg.at);
            return scope.fail(Finding::new(Code::TYPE_MISMATCH, place, texts::not_an_entity(&arg.value)));
        };
        let Some(lifted) = lift(entity, of, *target) else {
            let place = scope.place(arg.at);
            return scope.fail(Finding::new(
                Code::TYPE_MISMATCH,
                place,
                texts::wrong_entity(&arg.value, &texts::target(target.keyword())),
            ));
        };
        entities.push(lifted);
    }
    Some(entities)
}

fn compare(scope: &mut ExprScope<'_>, op: Operator, left: &hir::Expr, right: &hir::Expr, at: NodeRef) -> Option<Expr> {
    match op {
        Operator::Is => is(scope, left, right),
        Operator::Flows => {
            let (a, b) = (entity(scope, left), entity(scope, right));
            Some(Expr::Flows(a?, b?))
        }
        Operator::Draws => {
            let subject = entity(scope, left)?;
            let name = as_path(scope, right)?;
            let place = scope.place(name.at);
            match scope.concepts.resolve(&scope.visible, Sort::Data, &name, place) {
                Ok(concept) => Some(Expr::Draws(subject, concept)),
                Err(finding) => scope.fail(*finding),
            }
        }
        Operator::Compatible | Operator::Incompatible => {
            let (a, b) = (purpose(scope, left), purpose(scope, right));
            let (a, b) = (a?, b?);
            Some(if op == Operator::Compatible { Expr::Compatible(a, b) } else { Expr::Incompatible(a, b) })
        }
        Operator::Before => compare_terms(scope, Comparison::Before, left, right, at),
        Operator::After => compare_terms(scope, Comparison::After, left, right, at),
        Operator::Ge => compare_terms(scope, Comparison::Ge, left, right, at),
        Operator::Le => compare_terms(scope, Comparison::Le, left, right, at),
        Operator::Gt => compare_terms(scope, Comparison::Gt, left, right, at),
        Operator::Lt => compare_terms(scope, Comparison::Lt, left, right, at),
        Operator::Eq => same_or(scope, Comparison::Eq, left, right, at),
        Operator::Ne => same_or(scope, Comparison::Ne, left, right, at),
    }
}

/// `a = b` compares entities too.
fn same_or(
    scope: &mut ExprScope<'_>,
    op: Comparison,
    left: &hir::Expr,
    right: &hir::Expr,
    at: NodeRef,
) -> Option<Expr> {
    if let (ExprKind::Path(a), ExprKind::Path(b)) = (&left.kind, &right.kind)
        && let (Some((a, at_a)), Some((b, at_b))) = (quiet_entity(scope, &a.value), quiet_entity(scope, &b.value))
        && let Some(b) = lift(b, at_b, at_a)
    {
        let same = Expr::Same(a, b);
        return Some(if op == Comparison::Eq { same } else { Expr::Not(Box::new(same)) });
    }
    compare_terms(scope, op, left, right, at)
}

fn is(scope: &mut ExprScope<'_>, left: &hir::Expr, right: &hir::Expr) -> Option<Expr> {
    let subject = as_path(scope, left)?;
    let resolved = resolve(scope, &subject)?;
    let name = as_path(scope, right)?;
    let place = scope.place(name.at);
    match resolved {
        Resolved::Concept(property, of, sort) => match scope.concepts.resolve(&scope.visible, sort, &name, place) {
            Ok(concept) => Some(Expr::Is { property, of, concept }),
            Err(finding) => scope.fail(*finding),
        },
        Resolved::Term(term, Kind::Level) => match Level::from_word(&name.value) {
            Some(level) => Some(Expr::Compare { op: Comparison::Eq, left: term, right: Term::Level(level) }),
            None => {
                let names = ["individual", "team", "department", "organisation"].map(Arc::from).to_vec();
                unknown(scope, &name, texts::kind_level(), names)
            }
        },
        _ => {
            let place = scope.place(subject.at);
            scope.fail(Finding::new(Code::TYPE_MISMATCH, place, texts::has_no_kinds(&subject.value)))
        }
    }
}

fn as_path(scope: &mut ExprScope<'_>, expr: &hir::Expr) -> Option<Name> {
    match &expr.kind {
        ExprKind::Path(path) => Some(path.clone()),
        ExprKind::Broken => None,
        _ => {
            let place = scope.place(expr.at);
            scope.fail(Finding::new(Code::TYPE_MISMATCH, place, texts::name_wanted_here()))
        }
    }
}

fn entity(scope: &mut ExprScope<'_>, expr: &hir::Expr) -> Option<EntityRef> {
    let path = as_path(scope, expr)?;
    match resolve(scope, &path)? {
        Resolved::Entity(entity, target) if target.is_atom() => Some(entity),
        _ => {
            let place = scope.place(path.at);
            scope.fail(Finding::new(Code::TYPE_MISMATCH, place, texts::not_a_statement(&path.value)))
        }
    }
}

fn purpose(scope: &mut ExprScope<'_>, expr: &hir::Expr) -> Option<EntityRef> {
    let path = as_path(scope, expr)?;
    match resolve(scope, &path)? {
        Resolved::Concept(ConceptProperty::Purpose, of, _) => Some(of),
        _ => {
            let place = scope.place(path.at);
            scope.fail(Finding::new(Code::TYPE_MISMATCH, place, texts::not_a_purpose(&path.value)))
        }
    }
}

fn compare_terms(
    scope: &mut ExprScope<'_>,
    op: Comparison,
    left: &hir::Expr,
    right: &hir::Expr,
    at: NodeRef,
) -> Option<Expr> {
    let (a, b) = (term(scope, left), term(scope, right));
    let ((left, a), (right, b)) = (a?, b?);
    let dated = matches!(op, Comparison::Before | Comparison::After);
    if a != b || (dated && a != Kind::Date) {
        let place = scope.place(at);
        return scope.fail(Finding::new(
            Code::TYPE_MISMATCH,
            place,
            if a == b { texts::dates_wanted() } else { texts::unlike_terms(&kind_text(a), &kind_text(b)) },
        ));
    }
    Some(Expr::Compare { op, left, right })
}

fn kind_text(kind: Kind) -> Text {
    match kind {
        Kind::Number => texts::type_number(),
        Kind::Duration => texts::type_duration(),
        Kind::Date => texts::type_date(),
        Kind::Level => texts::type_level(),
    }
}

fn term(scope: &mut ExprScope<'_>, expr: &hir::Expr) -> Option<(Term, Kind)> {
    match &expr.kind {
        ExprKind::Number(n) => Some((Term::Number(*n), Kind::Number)),
        ExprKind::Duration(d) => Some((Term::Duration(*d), Kind::Duration)),
        ExprKind::Date(d) => Some((Term::Date(*d), Kind::Date)),
        ExprKind::Path(path) => {
            if let Some(level) = Level::from_word(&path.value)
                && scope.find(&path.value).is_none()
            {
                return Some((Term::Level(level), Kind::Level));
            }
            match resolve(scope, path)? {
                Resolved::Term(term, kind) => Some((term, kind)),
                Resolved::Done(fact, entity) => Some((Term::Fact(fact, entity), Kind::Date)),
                _ => {
                    let place = scope.place(path.at);
                    scope.fail(Finding::new(Code::TYPE_MISMATCH, place, texts::cannot_be_compared(&path.value)))
                }
            }
        }
        ExprKind::Broken => None,
        _ => {
            let place = scope.place(expr.at);
            scope.fail(Finding::new(Code::TYPE_MISMATCH, place, texts::name_wanted_here()))
        }
    }
}

fn unknown<T>(scope: &mut ExprScope<'_>, name: &At<String>, kind: Text, candidates: Vec<Arc<str>>) -> Option<T> {
    let place = scope.place(name.at);
    let mut finding = Finding::new(Code::UNKNOWN_NAME, place, texts::unknown_name(&name.value, &kind));
    if let Some(near) = nearest(&name.value, candidates.iter().map(|c| &**c)) {
        finding = finding.help(texts::help_did_you_mean(near)).replace(texts::fix_replace_by(near), near);
    }
    scope.fail(finding)
}
