//! Instances: a norm, or an invoked exception, for one binding of its variables.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::entity::{Entity, Env, key_of};
use super::eval::{established, eval};
use super::explain::{self, Because, Explanation, explain};
use super::leaf::Polarity;
use super::residual::{self, Residue, residue_at};
use crate::flow::World;
use crate::model::{TargetKey, Terms};
use crate::norms::Library;
use crate::norms::ir::{ExceptionId, Expr, Head, Hop, NormId, NormInfo, VarId};
use crate::truth::{Kleene, Steps, Truth};

/// The verdict on an instance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "explained in the specification")]
pub enum Status {
    NotApplicable,
    Satisfied,
    Open,
    Violated,
}

/// A norm, or an exception that somebody relies on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "named for what it is")]
pub enum InstanceNorm {
    Norm(NormId),
    Exception(ExceptionId, NormId),
}

impl InstanceNorm {
    /// Name, citation, dates.
    pub fn head(self, library: &Library) -> &Head {
        match self {
            InstanceNorm::Norm(id) => &library.norm(id).head,
            InstanceNorm::Exception(id, _) => &library.exception(id).head,
        }
    }
}

/// One instance with its truth over dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instance {
    /// Which norm or exception.
    pub norm: InstanceNorm,
    /// What its variables stand for.
    pub bound: Vec<Entity>,
    /// The atoms that a breach takes away, by position in the world. Empty for an
    /// exception: it is the norm that takes them.
    pub blocked: Vec<usize>,
    /// The verdict over dates.
    pub status: Steps<Status>,
    /// Where the status depends on the request: what is left to decide.
    pub residue: Steps<Option<Residue>>,
    /// The answer, by position, that accepts that it is open.
    pub accepted: Steps<Option<usize>>,
}

impl Instance {
    /// Why the verdict is what it is at `date`, and what would settle it.
    pub fn explain(&self, world: &World, terms: &Terms, library: &Library, date: Date) -> Explanation {
        let env = Env { world, terms, library, bound: self.bound.clone() };
        match self.norm {
            InstanceNorm::Norm(id) => explain_norm(&env, library.norm(id), date),
            InstanceNorm::Exception(id, norm) => {
                let norm = library.norm(norm);
                let mut needed = vec![explain(&env, &norm.filter, false, date)];
                let mut above = Vec::new();
                lead_to(&env, &norm.exceptions, id, &mut above);
                for exception in above {
                    let info = library.exception(exception);
                    needed.push(explain(&env, &info.condition, info.helps(), date));
                }
                let require = explain(&env, &norm.require, true, date);
                explain::decided(explain::all(needed), require, explain_exception(&env, id, true, date))
            }
        }
    }
}

/// Evaluates every norm that the first instrument of `world` is held against.
///
/// An instance belongs to the instrument of its home variable: the first that a
/// breach would take, else the last. A norm that is not about any atom of the
/// instrument gives no instance.
pub fn evaluate(world: &World, terms: &Terms, library: &Library) -> Vec<Instance> {
    let ids = (0..library.norms.len()).map(|i| NormId(i as u32));
    ids.flat_map(|id| evaluate_norm(world, terms, library, id)).collect()
}

/// Every instance of one norm and of its exceptions in a world.
pub fn evaluate_norm(world: &World, terms: &Terms, library: &Library, id: NormId) -> Vec<Instance> {
    let norm = library.norm(id);
    let mut instances = Vec::new();
    if world.instruments[0].visible.sees(&norm.head.package) && world.atoms.iter().any(|a| a.instrument == 0) {
        bind(Env { world, terms, library, bound: Vec::new() }, id, norm, &mut instances);
    }
    instances
}

fn bind(mut env: Env<'_>, id: NormId, norm: &NormInfo, instances: &mut Vec<Instance>) {
    let depth = env.bound.len();
    let Some(var) = norm.vars.get(depth) else {
        instance(&env, id, norm, instances);
        return;
    };
    let home = norm.blocks.first().copied().unwrap_or(VarId(norm.vars.len() as u32 - 1));
    for entity in env.candidates(var) {
        if depth == home.0 as usize && !at_home(env.world, entity) {
            continue;
        }
        env.bound.push(entity);
        // A pair that the filter rules out by flow alone is not looked at further:
        // in a large policy nearly all pairs are.
        if !ruled_out(&env, &norm.filter, norm.vars.len()) {
            bind(env.clone(), id, norm, instances);
        }
        env.bound.pop();
    }
}

fn at_home(world: &World, entity: Entity) -> bool {
    match entity {
        Entity::Atom(a) => world.atoms[a].instrument == 0,
        Entity::Instrument(i) => i == 0,
        Entity::Organisation(o) => world.organisation_of(0) == Some(o),
        // Norms are held against what was read.
        Entity::Hole(_) => false,
    }
}

/// Whether a conjunct of the filter about bound variables only, and that looks at
/// nothing but the flow or a concept, is definitely false.
fn ruled_out(env: &Env<'_>, filter: &Expr, vars: usize) -> bool {
    let conjuncts: &[Expr] = match filter {
        Expr::And(list) => list,
        other => std::slice::from_ref(other),
    };
    conjuncts.iter().any(|c| match c {
        Expr::Flows(a, b) => {
            let known = |v: VarId| (v.0 as usize) < env.bound.len() && (v.0 as usize) < vars;
            known(a.var) && known(b.var) && *eval(env, c, false).before() == Kleene::No
        }
        _ => false,
    })
}

/// The truth of an exception where it is in force; `outside` elsewhere.
fn exception(env: &Env<'_>, id: ExceptionId, polarity: Polarity) -> Truth {
    let info = env.library.exception(id);
    let mut truth = eval(env, &info.condition, polarity);
    for sub in &info.exceptions {
        if counts(env, *sub) {
            truth = truth.and(&exception(env, *sub, !polarity).not());
        }
    }
    truth.restrict(info.head.from, info.head.until, Kleene::No)
}

/// Whether an exception counts here: one that helps must be relied on, one that
/// takes an exception away counts by itself. Either way its package must be seen.
fn counts(env: &Env<'_>, id: ExceptionId) -> bool {
    let info = env.library.exception(id);
    if !env.world.instruments[0].visible.sees(&info.head.package) {
        return false;
    }
    !info.helps() || invoked(env, id)
}

/// Whether a statement or instrument of the instance relies on the exception.
fn invoked(env: &Env<'_>, id: ExceptionId) -> bool {
    env.bound.iter().any(|entity| match entity {
        Entity::Atom(a) => {
            let atom = &env.world.atoms[*a];
            let statement = env.world.statement(atom);
            let instrument = &env.world.instruments[atom.instrument];
            statement.relying.iter().chain(&instrument.relying).any(|r| r.exceptions.contains(&id))
        }
        Entity::Instrument(i) => env.world.instruments[*i].relying.iter().any(|r| r.exceptions.contains(&id)),
        Entity::Organisation(_) | Entity::Hole(_) => false,
    })
}

/// The atoms that the blocked variables stand for, at home.
fn blocked(env: &Env<'_>, norm: &NormInfo) -> Vec<usize> {
    let mut atoms: Vec<usize> = norm
        .blocks
        .iter()
        .filter_map(|v| env.bound.get(v.0 as usize))
        .flat_map(|entity| match entity {
            Entity::Atom(a) => vec![*a],
            Entity::Instrument(i) => {
                (0..env.world.atoms.len()).filter(|a| env.world.atoms[*a].instrument == *i).collect()
            }
            Entity::Organisation(o) => (0..env.world.atoms.len())
                .filter(|a| env.world.organisation_of(env.world.atoms[*a].instrument) == Some(*o))
                .collect(),
            Entity::Hole(_) => Vec::new(),
        })
        .collect();
    atoms.sort_unstable();
    atoms.dedup();
    atoms
}

fn instance(env: &Env<'_>, id: NormId, norm: &NormInfo, instances: &mut Vec<Instance>) {
    let filter = eval(env, &norm.filter, false);
    if filter.as_constant() == Some(&Kleene::No) {
        return;
    }
    let require = eval(env, &norm.require, true);
    let relied: Vec<ExceptionId> = norm.exceptions.iter().copied().filter(|e| counts(env, *e)).collect();
    let helped: Vec<Truth> = relied.iter().map(|e| exception(env, *e, true)).collect();
    let total = filter.not().or(&require).or(&Truth::any(&helped));
    let status = filter
        .zip_with(&total, |filter, total| match (filter, total) {
            (Kleene::No, _) => Status::NotApplicable,
            (_, Kleene::Yes) => Status::Satisfied,
            (_, Kleene::No) => Status::Violated,
            (_, Kleene::Unknown) => Status::Open,
        })
        .restrict(norm.head.from, norm.head.until, Status::NotApplicable);
    if status.as_constant() == Some(&Status::NotApplicable) {
        return;
    }
    let (status, residue) = run_time(env, norm, &relied, status);
    let accepted = acceptances(env, id, &status);
    instances.push(Instance {
        norm: InstanceNorm::Norm(id),
        bound: env.bound.clone(),
        blocked: blocked(env, norm),
        status: status.clone(),
        residue,
        accepted,
    });
    let needed = filter.and(&established(&require).not());
    for relied in &relied {
        exception_instances(env, (id, norm), *relied, &needed, instances);
    }
}

/// The verdict on an exception that is relied on, where it is needed, and on those that
/// are relied on against what takes it away.
fn exception_instances(
    env: &Env<'_>,
    (id, norm): (NormId, &NormInfo),
    relied: ExceptionId,
    needed: &Truth,
    instances: &mut Vec<Instance>,
) {
    let info = env.library.exception(relied);
    if info.helps() {
        let own = needed
            .zip_with(&exception(env, relied, true), |needed, helped| match (needed, helped) {
                (Kleene::No, _) => Status::NotApplicable,
                (_, Kleene::Yes) => Status::Satisfied,
                (Kleene::Yes, Kleene::No) => Status::Violated,
                _ => Status::Open,
            })
            .restrict(norm.head.from, norm.head.until, Status::NotApplicable)
            .restrict(info.head.from, info.head.until, Status::NotApplicable);
        if own.as_constant() != Some(&Status::NotApplicable) {
            let own = exception_run_time(env, relied, &own);
            instances.push(Instance {
                norm: InstanceNorm::Exception(relied, id),
                bound: env.bound.clone(),
                blocked: Vec::new(),
                status: own,
                residue: Steps::constant(None),
                accepted: Steps::constant(None),
            });
        }
    }
    for sub in info.exceptions.iter().filter(|e| counts(env, **e)) {
        // Only where this one holds by itself is there anything to take away from.
        let here = needed.and(&eval(env, &info.condition, info.helps()));
        exception_instances(env, (id, norm), *sub, &here, instances);
    }
}

/// The exceptions that count between a norm and `wanted`, outermost first, in `path`.
/// Whether there is such a way.
fn lead_to(env: &Env<'_>, from: &[ExceptionId], wanted: ExceptionId, path: &mut Vec<ExceptionId>) -> bool {
    if from.contains(&wanted) {
        return true;
    }
    for exception in from.iter().filter(|e| counts(env, **e)) {
        path.push(*exception);
        if lead_to(env, &env.library.exception(*exception).exceptions, wanted, path) {
            return true;
        }
        path.pop();
    }
    false
}

/// Whether an exception that nobody relies on could help at `date`: nothing that is
/// already known rules it out.
pub(crate) fn could_help(env: &Env<'_>, id: ExceptionId, date: Date) -> bool {
    *exception(env, id, true).at(date) != Kleene::No
}

/// Where a norm is open, looks whether the request decides it: if so, the residue is
/// enforced, and the norm is satisfied by that when no question could settle it now.
fn run_time(
    env: &Env<'_>,
    norm: &NormInfo,
    relied: &[ExceptionId],
    status: Steps<Status>,
) -> (Steps<Status>, Steps<Option<Residue>>) {
    let mut attributes = uses_attributes(&norm.filter) || uses_attributes(&norm.require);
    attributes |= relied.iter().any(|e| uses_attributes(&env.library.exception(*e).condition));
    if !attributes {
        return (status, Steps::constant(None));
    }
    let at = |date: Option<Date>, status: Status| -> (Status, Option<Residue>) {
        if status != Status::Open {
            return (status, None);
        }
        let date = date.unwrap_or(Date::MIN);
        let mut parts =
            vec![residual::not(residue_at(env, &norm.filter, false, date)), residue_at(env, &norm.require, true, date)];
        parts.extend(relied.iter().map(|e| exception_residue(env, *e, true, date)));
        let residue = residual::any(parts);
        if residue.is_const() {
            return (status, None);
        }
        let questions = explain_norm(env, norm, date).yes;
        let status = if questions.is_empty() { Status::Satisfied } else { Status::Open };
        (status, Some(residue))
    };
    // While the norm stays open, what is left of it may still change: with every answer,
    // and with the dates of the exceptions.
    let mut dates: BTreeSet<Date> = status.change_dates().collect();
    dates.extend(env.world.answers.dates());
    for id in relied {
        let head = &env.library.exception(*id).head;
        dates.extend(head.from.iter().chain(&head.until));
    }
    let pairs = Steps::from_steps(
        at(None, *status.before()),
        dates.into_iter().map(|d| (d, at(Some(d), *status.at(d)))).collect::<Vec<_>>(),
    );
    (pairs.map(|p| p.0), pairs.map(|p| p.1.clone()))
}

/// An exception that is open for want of nothing but the request is met: its norm carries
/// what is left of it, and the decision sees to that.
fn exception_run_time(env: &Env<'_>, id: ExceptionId, status: &Steps<Status>) -> Steps<Status> {
    if !uses_attributes(&env.library.exception(id).condition) {
        return status.clone();
    }
    let at = |date: Option<Date>, status: Status| {
        let date = date.unwrap_or(Date::MIN);
        let asked = status == Status::Open
            && (exception_residue(env, id, true, date).is_const()
                || !explain_exception(env, id, true, date).yes.is_empty());
        if status == Status::Open && !asked { Status::Satisfied } else { status }
    };
    let mut dates: BTreeSet<Date> = status.change_dates().collect();
    dates.extend(env.world.answers.dates());
    Steps::from_steps(
        at(None, *status.before()),
        dates.into_iter().map(|d| (d, at(Some(d), *status.at(d)))).collect::<Vec<_>>(),
    )
}

fn exception_residue(env: &Env<'_>, id: ExceptionId, polarity: Polarity, date: Date) -> Residue {
    let head = &env.library.exception(id).head;
    if head.from.is_some_and(|f| date < f) || head.until.is_some_and(|u| date >= u) {
        return Residue::Const(false);
    }
    let info = env.library.exception(id);
    let mut parts = vec![residue_at(env, &info.condition, polarity, date)];
    for sub in info.exceptions.iter().filter(|s| counts(env, **s)) {
        parts.push(residual::not(exception_residue(env, *sub, !polarity, date)));
    }
    residual::all(parts)
}

fn uses_attributes(expr: &Expr) -> bool {
    let mut found = false;
    expr.walk(&mut |e| {
        found |= match e {
            Expr::Attribute(..) => true,
            Expr::Compare { left, right, .. } => {
                [left, right].iter().any(|t| matches!(t, crate::norms::ir::Term::Attribute(..)))
            }
            _ => false,
        };
    });
    found
}

fn acceptances(env: &Env<'_>, id: NormId, status: &Steps<Status>) -> Steps<Option<usize>> {
    let mut keys: Vec<TargetKey> = Vec::new();
    for (n, entity) in env.bound.iter().enumerate() {
        let reference = |hop| crate::norms::ir::EntityRef { var: VarId(n as u32), hop };
        keys.extend(key_of(env.world, *entity));
        keys.extend([Hop::Instrument, Hop::Organisation].into_iter().filter_map(|hop| env.key(reference(hop))));
    }
    let mut steps = Steps::constant(None);
    for answer in env.world.answers.acceptances(id, &keys) {
        let position = env.world.answers.list.iter().position(|a| a == answer);
        steps = steps.overlay(answer.on, answer.until, position);
    }
    steps.zip_with(status, |answer, status| if *status == Status::Open { *answer } else { None })
}

fn explain_norm(env: &Env<'_>, norm: &NormInfo, date: Date) -> Explanation {
    let filter = explain(env, &norm.filter, false, date);
    // What is not applicable rests on the filter alone; otherwise both say why.
    let mut parts = vec![negated(filter), explain(env, &norm.require, true, date)];
    for id in norm.exceptions.iter().filter(|e| counts(env, **e)) {
        parts.push(explain_exception(env, *id, true, date));
    }
    let filter_grounds = parts[0].because.clone();
    let mut result = explain::any(parts);
    result.because.extend(filter_grounds);
    result
}

fn negated(e: Explanation) -> Explanation {
    Explanation { value: e.value.not(), because: e.because, yes: e.no, no: e.yes }
}

fn explain_exception(env: &Env<'_>, id: ExceptionId, polarity: Polarity, date: Date) -> Explanation {
    let info = env.library.exception(id);
    let in_force = info.head.from.is_none_or(|f| f <= date) && info.head.until.is_none_or(|u| date < u);
    if !in_force {
        return Explanation {
            value: Kleene::No,
            because: [].into(),
            yes: Vec::new(),
            no: vec![std::collections::BTreeSet::new()],
        };
    }
    let mut parts = vec![explain(env, &info.condition, polarity, date)];
    for sub in info.exceptions.iter().filter(|s| counts(env, **s)) {
        parts.push(negated(explain_exception(env, *sub, !polarity, date)));
    }
    let mut result = explain::all(parts);
    result.because.insert(Because::Exception(id, result.value));
    result
}
