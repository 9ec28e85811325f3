//! The leaves of expressions: properties, facts, judgements, comparisons.
//!
//! A leaf is a truth over dates. Its polarity says on which side of a `not` it
//! stands; it matters to one thing only: an answer `not_applicable` takes the value
//! that favours whoever gave it, and shows in the report.

use jiff::civil::Date;

use super::entity::{Entity, Env};
use crate::flow::Atom;
use crate::hir::Period;
use crate::model::{Applies, FactValue, Said, TargetKey};
use crate::names::ConceptId;
use crate::norms::ir::{Comparison, ConceptProperty, EntityRef, Expr, FactId, Flag, JudgementId, Level, Term};
use crate::snapshot::CoverageState;
use crate::truth::{Kleene, Steps, Truth};

/// On which side of a `not` a leaf stands.
pub(crate) type Polarity = bool;

/// The value of a term at a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum TermValue {
    Number(i64),
    Duration(Period),
    /// A length without an end.
    Endless,
    Date(Date),
    /// It was denied: it has no date and never will by this answer.
    Never,
    Level(Level),
    /// Answered as not applicable.
    NotApplicable,
}

fn known(yes: bool) -> Truth {
    Truth::constant(if yes { Kleene::Yes } else { Kleene::No })
}

fn unknown() -> Truth {
    Truth::constant(Kleene::Unknown)
}

fn favour(polarity: Polarity) -> Kleene {
    if polarity { Kleene::Yes } else { Kleene::No }
}

/// The truth of a leaf expression; composite ones are not leaves and are unknown
/// here (the evaluator never asks).
pub(crate) fn leaf(env: &Env<'_>, expr: &Expr, polarity: Polarity) -> Truth {
    match expr {
        Expr::Const(b) => known(*b),
        Expr::Is { property, of, concept } => is(env, *property, *of, *concept),
        Expr::Flag(flag, of) => flag_value(env, *flag, *of),
        Expr::Compare { op, left, right } => compare(env, *op, left, right, polarity),
        Expr::Flows(a, b) => flows(env, *a, *b),
        Expr::Draws(of, concept) => draws(env, *of, *concept),
        Expr::Compatible(a, b) => match (env.atom(*a), env.atom(*b)) {
            (Some(a), Some(b)) => known(compatible(env, a, b)),
            _ => unknown(),
        },
        Expr::Incompatible(a, b) => match (env.atom(*a), env.atom(*b)) {
            (Some(a), Some(b)) => declared_incompatible(env, a.purpose, b.purpose),
            _ => unknown(),
        },
        Expr::Fact(id, of) => fact(env, *id, *of, polarity),
        Expr::Judged(id, of) => judged(env, *id, of, polarity),
        Expr::Same(a, b) => match (env.entity(*a), env.entity(*b)) {
            (Some(a), Some(b)) => known(a == b),
            _ => unknown(),
        },
        Expr::Attribute(..) | Expr::Not(_) | Expr::And(_) | Expr::Or(_) | Expr::Unless(..) | Expr::Any { .. } => {
            unknown()
        }
    }
}

/// The concepts of a property: nothing when it is not known, an empty list when
/// there is definitely none.
pub(crate) fn concepts_of(env: &Env<'_>, property: ConceptProperty, of: EntityRef) -> Option<Vec<ConceptId>> {
    use ConceptProperty as P;
    if property == P::Commissioner {
        return Some(env.instrument(of)?.commissioner.into_iter().collect());
    }
    let atom = env.atom(of)?;
    let statement = env.world.statement(atom);
    let decides = atom.verb == crate::hir::Verb::Decide;
    Some(match property {
        P::Data if decides => statement.from_data.clone(),
        P::Data => vec![atom.object],
        P::Decision if decides => vec![atom.object],
        P::Decision => Vec::new(),
        P::Worker => vec![atom.worker],
        P::Purpose => vec![atom.purpose],
        P::Recipient => atom.recipient.iter().map(|r| r.party).collect(),
        P::Source => statement.sources.clone(),
        P::Technique => statement.techniques.clone(),
        P::Basis => statement.basis.iter().map(|b| b.concept).collect(),
        // Silence about the effect of a decision, and about who takes it, is not an answer.
        P::Effect => match statement.effect {
            Some(effect) => vec![effect],
            None if decides => return None,
            None => Vec::new(),
        },
        P::By => match statement.by {
            Some(by) => vec![by],
            None if decides => return None,
            None => Vec::new(),
        },
        P::ReviewBy => statement.review.iter().flat_map(|r| r.by.iter().map(|b| b.party)).collect(),
        P::Device => statement.device.into_iter().collect(),
        P::Place => statement.places.clone(),
        P::With => statement.with.iter().map(|w| w.party).chain(statement.received_from.iter().copied()).collect(),
        P::SharedIn => match statement.with {
            Some(with) => match with.place {
                Some(place) => vec![place],
                None => return None,
            },
            None => Vec::new(),
        },
        P::Commissioner => Vec::new(),
    })
}

fn is(env: &Env<'_>, property: ConceptProperty, of: EntityRef, concept: ConceptId) -> Truth {
    if let Some(hole) = env.hole(of) {
        return Truth::constant(env.world.hole_is(&env.terms.concepts, hole, property, concept));
    }
    match concepts_of(env, property, of) {
        None => unknown(),
        Some(list) => known(list.iter().any(|c| env.terms.concepts.is_a(*c, concept))),
    }
}

fn flag_value(env: &Env<'_>, flag: Flag, of: EntityRef) -> Truth {
    if let Flag::AppliesToAll | Flag::AppliesToGroup | Flag::AppliesToCase = flag {
        let wanted = match flag {
            Flag::AppliesToAll => Applies::All,
            Flag::AppliesToGroup => Applies::Group,
            _ => Applies::Case,
        };
        return match env.instrument(of).map(|i| i.applies) {
            Some(Some(applies)) => known(applies == wanted),
            _ => unknown(),
        };
    }
    if flag == Flag::Jointly {
        return env.instrument(of).map_or_else(unknown, |i| known(!i.jointly.is_empty()));
    }
    let Some(atom) = env.atom(of) else { return unknown() };
    let statement = env.world.statement(atom);
    let review = statement.review.as_ref();
    match flag {
        Flag::Review => known(review.is_some()),
        Flag::BeforeEffect => match review.map(|r| r.before_effect) {
            None => known(false),
            Some(Some(before)) => known(before),
            Some(None) => unknown(),
        },
        Flag::MayOverride => known(review.is_some_and(|r| r.may_override)),
        Flag::SeesReasons => known(review.is_some_and(|r| r.sees_reasons)),
        Flag::HearsSubject => known(review.is_some_and(|r| r.hears)),
        Flag::Hidden => known(statement.hidden),
        Flag::Keeps => match env.world.filled(atom).keep {
            None => unknown(),
            Some(keep) => known(keep.nothing || keep.most.is_some()),
        },
        Flag::Hours => known(statement.during.is_some()),
        Flag::SharedAsProcessor => match statement.with.map(|w| w.as_processor) {
            None => known(false),
            Some(Some(processor)) => known(processor),
            Some(None) => unknown(),
        },
        Flag::InvokesLaw => known(statement.basis.as_ref().is_some_and(|b| !b.under.is_empty())),
        Flag::HasBasis => known(statement.basis.is_some()),
        Flag::HasRecipient => known(atom.recipient.is_some()),
        Flag::AppliesToAll | Flag::AppliesToGroup | Flag::AppliesToCase | Flag::Jointly => unknown(),
    }
}

fn flows(env: &Env<'_>, a: EntityRef, b: EntityRef) -> Truth {
    match (env.entity(a), env.entity(b)) {
        (Some(Entity::Atom(a)), Some(Entity::Atom(b))) => {
            let user = &env.world.atoms[b];
            Truth::constant(if user.origins.binary_search(&a).is_ok() {
                Kleene::Yes
            } else if user.perhaps.binary_search(&a).is_ok() {
                Kleene::Unknown
            } else {
                Kleene::No
            })
        }
        (Some(Entity::Hole(hole)), Some(Entity::Atom(b))) => {
            if env.world.atoms[b].sources.iter().any(|s| s.hole == hole) { unknown() } else { known(false) }
        }
        _ => unknown(),
    }
}

fn draws(env: &Env<'_>, of: EntityRef, concept: ConceptId) -> Truth {
    let Some(atom) = env.atom(of) else { return unknown() };
    let concepts = &env.terms.concepts;
    if draws_on(env, atom, concept) {
        return known(true);
    }
    let perhaps = atom.perhaps.iter().any(|o| concepts.is_a(env.world.atoms[*o].object, concept))
        || atom.sources.iter().any(|source| match &source.data {
            None => true,
            Some(data) => data.iter().any(|d| concepts.meet(*d, concept)),
        });
    if perhaps { unknown() } else { known(false) }
}

/// Whether an atom's own data, or any data it flows from, are of the kind.
pub(crate) fn draws_on(env: &Env<'_>, atom: &Atom, concept: ConceptId) -> bool {
    let concepts = &env.terms.concepts;
    let decides = atom.verb == crate::hir::Verb::Decide;
    let own = !decides && concepts.is_a(atom.object, concept);
    own || env.world.statement(atom).from_data.iter().any(|d| concepts.is_a(*d, concept))
        || atom.origins.iter().any(|o| concepts.is_a(env.world.atoms[*o].object, concept))
}

/// Whether the purpose of one atom is that of another or a kind of it, or is so of another purpose for which the same
/// statement does the same: what is collected for two purposes is used for either.
fn compatible(env: &Env<'_>, a: &Atom, b: &Atom) -> bool {
    let is_a = |purpose| env.terms.concepts.is_a(a.purpose, purpose);
    let same = |other: &&Atom| other.effective == b.effective && other.object == b.object && other.worker == b.worker;
    is_a(b.purpose) || env.world.atoms.iter().filter(same).any(|other| is_a(other.purpose))
}

/// Whether some package declares the two purposes, or kinds of them, incompatible, and
/// when.
fn declared_incompatible(env: &Env<'_>, a: ConceptId, b: ConceptId) -> Truth {
    let concepts = &env.terms.concepts;
    let visible = &env.world.instruments[0].visible;
    let declared = env.library.incompatible.iter().filter(|i| {
        visible.sees(&i.package)
            && ((concepts.is_a(a, i.left) && concepts.is_a(b, i.right))
                || (concepts.is_a(a, i.right) && concepts.is_a(b, i.left)))
    });
    Truth::any(declared.map(|i| Truth::between(i.from, i.until, Kleene::Yes, Kleene::No)))
}

/// The steps of the answers to a fact's question, by position.
pub(crate) fn fact_answers<'a>(env: &Env<'a>, id: FactId, of: EntityRef) -> Option<&'a Steps<Option<usize>>> {
    env.world.answers.fact(id, &env.key(of)?)
}

/// A truth made of pieces: over each segment of `steps`, the truth of its value.
fn piecewise<T: Clone + Eq>(steps: &Steps<T>, truth: impl Fn(&T) -> Truth) -> Truth {
    let mut all = unknown();
    for segment in steps.segments() {
        let inside = Steps::between(segment.from, segment.until, true, false);
        all = all
            .zip_with(&inside, |outer, inside| (*outer, *inside))
            .zip_with(&truth(segment.value), |(outer, inside), own| if *inside { *own } else { *outer });
    }
    all
}

/// Whether a consent, or other dated evidence, counts: from its date on.
fn done_from(date: Date) -> Truth {
    Truth::from_date(Kleene::No, date, Kleene::Yes)
}

fn fact(env: &Env<'_>, id: FactId, of: EntityRef, polarity: Polarity) -> Truth {
    let Some(steps) = fact_answers(env, id, of) else { return unknown() };
    piecewise(steps, |answer| match answer.map(|i| &env.world.answers.list[i].said) {
        Some(said) => said_truth(env, said, of, polarity),
        None => unknown(),
    })
}

fn said_truth(env: &Env<'_>, said: &Said, of: EntityRef, polarity: Polarity) -> Truth {
    match said {
        Said::Fact(_, FactValue::No) => known(false),
        Said::Fact(_, FactValue::Date(date)) => done_from(*date),
        Said::Fact(_, FactValue::Consent { on, version }) => match consent(env, of, *on, *version) {
            Some(date) => done_from(date),
            None => unknown(),
        },
        Said::Fact(_, FactValue::Yes | FactValue::Number(_) | FactValue::Duration(_)) => known(true),
        Said::FactNotApplicable(_) => Truth::constant(favour(polarity)),
        _ => unknown(),
    }
}

/// The date of a consent that covers the current version; nothing when it does not,
/// or when that cannot be known.
pub(crate) fn consent(env: &Env<'_>, of: EntityRef, on: Option<Date>, version: Option<i64>) -> Option<Date> {
    let Some(Entity::Instrument(i)) = env.entity(of) else { return on };
    let state = coverage(env, i, version);
    if state == CoverageState::Covered { on } else { None }
}

/// Whether what was consented to covers what the instrument does now.
pub(crate) fn coverage(env: &Env<'_>, instrument: usize, version: Option<i64>) -> CoverageState {
    let current = env.world.instruments[instrument].version;
    // A consent that names no version was given for the first.
    let version = version.unwrap_or(1);
    let known = env.world.coverage.get(instrument).and_then(|c| c.of(version));
    match known {
        Some(state) => state,
        None if version == current => CoverageState::Covered,
        None => CoverageState::NoSnapshot,
    }
}

/// The keys of a judgement's targets.
pub(crate) fn judgement_keys(env: &Env<'_>, of: &[EntityRef]) -> Option<Vec<TargetKey>> {
    of.iter().map(|e| env.key(*e)).collect()
}

fn judged(env: &Env<'_>, id: JudgementId, of: &[EntityRef], polarity: Polarity) -> Truth {
    let Some(keys) = judgement_keys(env, of) else { return unknown() };
    let Some(steps) = env.world.answers.judgement(id, &keys) else { return unknown() };
    piecewise(steps, |answer| match answer.map(|i| &env.world.answers.list[i].said) {
        Some(Said::Judgement(_, yes)) => known(*yes),
        Some(Said::JudgementNotApplicable(_)) => Truth::constant(favour(polarity)),
        _ => unknown(),
    })
}

fn compare(env: &Env<'_>, op: Comparison, left: &Term, right: &Term, polarity: Polarity) -> Truth {
    let (a, b) = (term(env, left), term(env, right));
    // Evidence counts from the day it exists: late is curable.
    if let (Comparison::Before, Term::Fact(..)) = (op, left) {
        return before(&a, &b, polarity);
    }
    a.zip_with(&b, |a, b| match (a, b) {
        (Some(TermValue::NotApplicable), _) | (_, Some(TermValue::NotApplicable)) => favour(polarity),
        (Some(a), Some(b)) => compare_values(op, a, b),
        _ => Kleene::Unknown,
    })
}

/// `fact before date`: true throughout when it was done before; otherwise false
/// until the day it is done, and true from then on.
fn before(fact: &Steps<Option<TermValue>>, limit: &Steps<Option<TermValue>>, polarity: Polarity) -> Truth {
    let pairs = fact.zip_with(limit, |a, b| (a.clone(), b.clone()));
    piecewise(&pairs, |pair| match pair {
        (Some(TermValue::NotApplicable), _) => Truth::constant(favour(polarity)),
        (Some(TermValue::Never), _) => known(false),
        (Some(TermValue::Date(done)), Some(TermValue::Date(limit))) if done < limit => known(true),
        // Whether it was in time nobody can say yet; that it is there, everybody can.
        (Some(TermValue::Date(done)), None) => Truth::from_date(Kleene::Unknown, *done, Kleene::Yes),
        (Some(TermValue::Date(done)), _) => done_from(*done),
        _ => unknown(),
    })
}

fn compare_values(op: Comparison, a: &TermValue, b: &TermValue) -> Kleene {
    use std::cmp::Ordering;
    let order = match (a, b) {
        (TermValue::Number(a), TermValue::Number(b)) => a.cmp(b),
        (TermValue::Duration(a), TermValue::Duration(b)) => a.approximate_seconds().cmp(&b.approximate_seconds()),
        (TermValue::Endless, TermValue::Endless) => Ordering::Equal,
        (TermValue::Endless, TermValue::Duration(_)) => Ordering::Greater,
        (TermValue::Duration(_), TermValue::Endless) => Ordering::Less,
        (TermValue::Date(a), TermValue::Date(b)) => a.cmp(b),
        (TermValue::Level(a), TermValue::Level(b)) => a.cmp(b),
        (TermValue::Never, _) | (_, TermValue::Never) => return Kleene::No,
        _ => return Kleene::Unknown,
    };
    let yes = match op {
        Comparison::Ge => order.is_ge(),
        Comparison::Le => order.is_le(),
        Comparison::Ne => order.is_ne(),
        Comparison::Eq => order.is_eq(),
        Comparison::Gt | Comparison::After => order.is_gt(),
        Comparison::Lt | Comparison::Before => order.is_lt(),
    };
    if yes { Kleene::Yes } else { Kleene::No }
}

/// The value of a term over dates; nothing where it is unknown.
pub(crate) fn term(env: &Env<'_>, term: &Term) -> Steps<Option<TermValue>> {
    let atom = |of: &EntityRef| env.atom(*of);
    let constant = |value: Option<TermValue>| Steps::constant(value);
    match term {
        Term::Number(n) => constant(Some(TermValue::Number(*n))),
        Term::Duration(d) => constant(Some(TermValue::Duration(*d))),
        Term::Date(d) => constant(Some(TermValue::Date(*d))),
        Term::Level(l) => constant(Some(TermValue::Level(*l))),
        Term::AtomLevel(of) => constant(atom(of).and_then(|a| env.world.level(a)).map(|l| TermValue::Level(l.level))),
        // Without a least size, a group may be one person.
        Term::MinGroup(of) => {
            constant(atom(of).and_then(|a| env.world.level(a)).map(|l| TermValue::Number(l.min_group.unwrap_or(1))))
        }
        Term::Keep(of) => constant(atom(of).and_then(|a| env.world.filled(a).keep).and_then(|keep| {
            if keep.nothing {
                return Some(TermValue::Duration(Period::default()));
            }
            match (keep.most, keep.after) {
                (Some(most), None) => Some(TermValue::Duration(most)),
                // Counted from an event whose date nobody knows yet.
                (Some(_), Some(_)) => None,
                (None, _) => Some(TermValue::Endless),
            }
        })),
        Term::KeepLeast(of) => constant(
            atom(of)
                .and_then(|a| env.world.filled(a).keep)
                .map(|keep| TermValue::Duration(keep.least.unwrap_or_default())),
        ),
        Term::Every(of) => {
            constant(atom(of).map(|a| TermValue::Duration(env.world.statement(a).every.unwrap_or_default())))
        }
        Term::ReviewWithin(of) => constant(atom(of).map(|a| {
            let review = env.world.statement(a).review.as_ref();
            review.and_then(|r| r.within).map_or(TermValue::Endless, TermValue::Duration)
        })),
        Term::Starts(of) => constant(env.instrument(*of).and_then(|i| i.starts).map(TermValue::Date)),
        Term::Ends(of) => constant(env.instrument(*of).map(|i| TermValue::Date(i.ends.unwrap_or(Date::MAX)))),
        Term::Version(of) => constant(env.instrument(*of).map(|i| TermValue::Number(i.version))),
        Term::Fact(id, of) => match fact_answers(env, *id, *of) {
            None => constant(None),
            Some(steps) => {
                steps.map(|answer| answer.and_then(|i| fact_term(env, *of, &env.world.answers.list[i].said)))
            }
        },
        Term::Attribute(..) => constant(None),
    }
}

fn fact_term(env: &Env<'_>, of: EntityRef, said: &Said) -> Option<TermValue> {
    match said {
        Said::Fact(_, FactValue::Number(n)) => Some(TermValue::Number(*n)),
        Said::Fact(_, FactValue::Duration(d)) => Some(TermValue::Duration(*d)),
        Said::Fact(_, FactValue::Date(d)) => Some(TermValue::Date(*d)),
        Said::Fact(_, FactValue::Consent { on, version }) => consent(env, of, *on, *version).map(TermValue::Date),
        Said::Fact(_, FactValue::No) => Some(TermValue::Never),
        Said::FactNotApplicable(_) => Some(TermValue::NotApplicable),
        _ => None,
    }
}
