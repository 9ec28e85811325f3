//! Expressions as truths over dates, by strong Kleene logic, point by point.

use super::entity::Env;
use super::leaf::{Polarity, leaf};
use crate::norms::ir::{Expr, Var, VarId};
use crate::truth::{Kleene, Truth};

/// The truth of `expr` over all dates.
pub(crate) fn eval(env: &Env<'_>, expr: &Expr, polarity: Polarity) -> Truth {
    match expr {
        Expr::Not(e) => eval(env, e, !polarity).not(),
        Expr::And(list) => Truth::all(list.iter().map(|e| eval(env, e, polarity))),
        Expr::Or(list) => Truth::any(list.iter().map(|e| eval(env, e, polarity))),
        Expr::Unless(a, b) => {
            let rebutted = established(&eval(env, b, !polarity));
            eval(env, a, polarity).and(&rebutted.not())
        }
        Expr::Any { vars, first, body } => {
            let mut found = Vec::new();
            each(env, vars, *first, &mut |inner| found.push(eval(inner, body, polarity)));
            Truth::any(found)
        }
        _ => leaf(env, expr, polarity),
    }
}

/// Yes where it is yes; no elsewhere: what a rebuttal needs.
pub(crate) fn established(truth: &Truth) -> Truth {
    truth.map(|k| if *k == Kleene::Yes { Kleene::Yes } else { Kleene::No })
}

/// Calls `visit` with every binding of `vars`, the first of which is variable `first`.
pub(crate) fn each(env: &Env<'_>, vars: &[Var], first: VarId, visit: &mut impl FnMut(&Env<'_>)) {
    let mut inner = env.clone();
    inner.bound.truncate(first.0 as usize);
    bind(&mut inner, vars, visit);
}

fn bind(env: &mut Env<'_>, vars: &[Var], visit: &mut impl FnMut(&Env<'_>)) {
    let Some((var, rest)) = vars.split_first() else {
        visit(env);
        return;
    };
    // What could not be read may be what is looked for.
    for entity in env.candidates(var).into_iter().chain(env.hole_candidates(var)) {
        env.bound.push(entity);
        bind(env, rest, visit);
        env.bound.pop();
    }
}
