//! Why a truth is what it is at a date, and what would settle it.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::entity::Env;
use super::eval::each;
use super::leaf::{Polarity, coverage, fact_answers, judgement_keys, leaf};
use crate::flow::Hole;
use crate::model::{FactValue, Said, TargetKey};
use crate::names::Place;
use crate::norms::ir::{AttributeId, Comparison, EntityRef, ExceptionId, Expr, FactId, Flag, JudgementId, Term};
use crate::norms::ir::{ConceptProperty, NormId};
use crate::snapshot::CoverageState;
use crate::truth::Kleene;

/// A question whose answer could settle an open norm.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Question {
    /// State a fact.
    Fact(FactId, TargetKey),
    /// Ask for a judgement.
    Judgement(JudgementId, Vec<TargetKey>),
    /// Say what the statement (by its path) leaves unsaid: `effect`, `by`, …
    Clause(std::sync::Arc<str>, &'static str),
    /// Say the instrument's `applies to`, `starts`, …
    OfInstrument(std::sync::Arc<str>, &'static str),
    /// A consent was given for another version than the current one.
    Consent(FactId, TargetKey, CoverageState),
}

/// What made a verdict so.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Because {
    /// An answer of the world, by position.
    Answer(usize),
    /// A clause, or its absence: the statement's path, the keyword, the place.
    Clause(std::sync::Arc<str>, &'static str, Place),
    /// A question without an answer.
    Unanswered(Question),
    /// What is known of the person only at run time.
    AtRunTime(AttributeId),
    /// An exception that was relied on, and how it turned out.
    Exception(ExceptionId, Kleene),
    /// A declared incompatibility of purposes, by its position in the library.
    Incompatible(usize),
    /// Data flow from one statement to the other, by path.
    Flow(std::sync::Arc<str>, std::sync::Arc<str>),
    /// A statement of which not everything was understood: its path, its place.
    Unread(std::sync::Arc<str>, Place),
    /// Nothing in the policy makes the data of a statement: its path, its place.
    NoOrigin(std::sync::Arc<str>, Place),
    /// A presumption that could be rebutted by these questions.
    Rebuttable(Vec<Question>),
    /// The norm's dates.
    InForce(NormId),
}

/// Sets of questions, any one of which would settle the matter if answered so.
type Alternatives = Vec<BTreeSet<(Question, Wanted)>>;

/// Which answer to a question an alternative counts on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Wanted {
    /// A yes.
    Yes,
    /// A no.
    No,
    /// Some number, date or clause: several conditions may well agree on one.
    Some,
}

/// Both alternatives at once; nothing when one counts on a yes where the other counts
/// on a no, for no answer is both.
fn together(
    a: &BTreeSet<(Question, Wanted)>,
    b: &BTreeSet<(Question, Wanted)>,
) -> Option<BTreeSet<(Question, Wanted)>> {
    let contrary = |(question, wanted): &(Question, Wanted)| match wanted {
        Wanted::Yes => b.contains(&(question.clone(), Wanted::No)),
        Wanted::No => b.contains(&(question.clone(), Wanted::Yes)),
        Wanted::Some => false,
    };
    (!a.iter().any(contrary)).then(|| a.union(b).cloned().collect())
}

/// The questions of the smallest alternative.
fn smallest_of(alternatives: &Alternatives) -> Option<BTreeSet<Question>> {
    let questions = alternatives.iter().map(|set| set.iter().map(|(q, _)| q.clone()).collect::<BTreeSet<Question>>());
    questions.min_by_key(BTreeSet::len)
}

/// More alternatives than this are not kept: the smallest are.
const MOST_ALTERNATIVES: usize = 24;

/// The truth at a date with its grounds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// The value.
    pub value: Kleene,
    /// The grounds.
    pub because: BTreeSet<Because>,
    /// What would make it a yes; an empty set when it is one, nothing when no
    /// answer can.
    pub yes: Alternatives,
    /// What would make it a no.
    pub no: Alternatives,
}

impl Explanation {
    fn of(value: Kleene) -> Explanation {
        let done = || vec![BTreeSet::new()];
        Explanation {
            value,
            because: BTreeSet::new(),
            yes: if value == Kleene::Yes { done() } else { Vec::new() },
            no: if value == Kleene::No { done() } else { Vec::new() },
        }
    }

    fn because(mut self, because: Because) -> Explanation {
        self.because.insert(because);
        self
    }

    fn not(self) -> Explanation {
        Explanation { value: self.value.not(), because: self.because, yes: self.no, no: self.yes }
    }

    /// A smallest set of questions that would settle it: in its favour when some
    /// answers can do that, else against it.
    pub fn smallest(&self) -> BTreeSet<Question> {
        smallest_of(&self.yes).or_else(|| smallest_of(&self.no)).unwrap_or_default()
    }
}

/// Explains `expr` at `date`.
pub(crate) fn explain(env: &Env<'_>, expr: &Expr, polarity: Polarity, date: Date) -> Explanation {
    match expr {
        Expr::Not(e) => explain(env, e, !polarity, date).not(),
        Expr::And(list) => all(list.iter().map(|e| explain(env, e, polarity, date)).collect()),
        Expr::Or(list) => any(list.iter().map(|e| explain(env, e, polarity, date)).collect()),
        Expr::Unless(a, b) => unless(explain(env, a, polarity, date), explain(env, b, !polarity, date)),
        Expr::Any { vars, first, body } => {
            let mut found = Vec::new();
            each(env, vars, *first, &mut |inner| {
                let mut one = explain(inner, body, polarity, date);
                if one.value == Kleene::Unknown {
                    let bound = inner.bound.iter().skip(first.0 as usize);
                    one.because.extend(bound.filter_map(|entity| match entity {
                        super::Entity::Hole(hole) => Some(unread(env, *hole)),
                        _ => None,
                    }));
                }
                found.push(one);
            });
            any(found)
        }
        _ => explain_leaf(env, expr, polarity, date),
    }
}

/// A hole, by position, as a ground.
fn unread(env: &Env<'_>, hole: usize) -> Because {
    let hole = env.world.holes[hole];
    let statement = env.world.hole_statement(hole);
    let (path, place) = (statement.path.clone(), statement.place.clone());
    match hole {
        Hole::Unread(_) => Because::Unread(path, place),
        Hole::Origin(_) => Because::NoOrigin(path, place),
    }
}

/// Conjunction: a yes rests on all, a no on the simplest no, an unknown on the unknown ones.
pub(crate) fn all(parts: Vec<Explanation>) -> Explanation {
    any(parts.into_iter().map(Explanation::not).collect()).not()
}

/// Disjunction: a no rests on all, a yes on the simplest yes, an unknown on the unknown ones.
pub(crate) fn any(parts: Vec<Explanation>) -> Explanation {
    let value = parts.iter().fold(Kleene::No, |v, p| v.or(p.value));
    let mut because = BTreeSet::new();
    match value {
        Kleene::Yes => {
            let simplest = parts.iter().filter(|p| p.value == Kleene::Yes).min_by_key(|p| p.because.len());
            because.extend(simplest.into_iter().flat_map(|p| p.because.iter().cloned()));
        }
        other => {
            for part in parts.iter().filter(|p| p.value == other) {
                because.extend(part.because.iter().cloned());
            }
        }
    }
    let mut yes: Alternatives = parts.iter().flat_map(|p| p.yes.iter().cloned()).collect();
    let mut no: Alternatives = vec![BTreeSet::new()];
    for part in &parts {
        no = no.iter().flat_map(|set| part.no.iter().filter_map(move |more| together(set, more))).collect();
        prune(&mut no);
    }
    prune(&mut yes);
    Explanation { value, because, yes, no }
}

/// Keeps the minimal sets, smallest first.
fn prune(sets: &mut Alternatives) {
    sets.sort_by(|a, b| a.len().cmp(&b.len()).then_with(|| a.cmp(b)));
    sets.dedup();
    let mut kept: Alternatives = Vec::new();
    for set in sets.drain(..) {
        if kept.len() < MOST_ALTERNATIVES && !kept.iter().any(|k| k.is_subset(&set)) {
            kept.push(set);
        }
    }
    *sets = kept;
}

/// What would decide an exception that was relied on: that it is met, or that the norm
/// asks nothing of the case after all; else that the norm applies and it is not met.
pub(crate) fn decided(filter: Explanation, require: Explanation, exception: Explanation) -> Explanation {
    let mut no = Vec::new();
    for set in &filter.yes {
        no.extend(exception.no.iter().filter_map(|more| together(set, more)));
    }
    prune(&mut no);
    let mut yes = exception.yes;
    if yes.is_empty() {
        yes = filter.no.into_iter().chain(require.yes).collect();
        prune(&mut yes);
    }
    let mut because = exception.because;
    if filter.value == Kleene::Unknown && exception.value != Kleene::Yes {
        // It is open because nobody knows yet whether the norm applies.
        because.extend(filter.because);
    }
    Explanation { value: exception.value, because, yes, no }
}

fn unless(a: Explanation, b: Explanation) -> Explanation {
    if b.value == Kleene::Yes {
        return Explanation { value: Kleene::No, because: b.because, yes: Vec::new(), no: vec![BTreeSet::new()] };
    }
    let mut result = a;
    let rebuttal = smallest_of(&b.yes).unwrap_or_default();
    if result.value != Kleene::No && !rebuttal.is_empty() {
        result.because.insert(Because::Rebuttable(rebuttal.into_iter().collect()));
    }
    // What would establish the rebuttal along with the presumption is no way to a yes.
    result.yes.retain(|set| !b.yes.iter().any(|rebuttal| rebuttal.is_subset(set)));
    // A rebuttal is mentioned, not asked for: the presumption stands without an answer,
    // so the questions that settle the matter are those of the presumption itself.
    result
}

fn explain_leaf(env: &Env<'_>, expr: &Expr, polarity: Polarity, date: Date) -> Explanation {
    let value = *leaf(env, expr, polarity).at(date);
    let mut result = Explanation::of(value);
    match expr {
        Expr::Fact(id, of) => fact(env, *id, *of, date, value, &mut result),
        Expr::Judged(id, of) => {
            let Some(keys) = judgement_keys(env, of) else { return result };
            let answer = env.world.answers.judgement(*id, &keys).and_then(|s| *s.at(date));
            match answer {
                Some(i) => {
                    result.because.insert(Because::Answer(i));
                }
                None => ask(&mut result, Question::Judgement(*id, keys)),
            }
        }
        Expr::Attribute(id, _) => {
            result.because.insert(Because::AtRunTime(*id));
        }
        Expr::Compare { op, left, right } => {
            // Of two sides that nobody knows, one answer settles nothing: both are asked.
            let mut asked = BTreeSet::new();
            for term in [left, right] {
                let mut side = Explanation::of(value);
                explain_term(env, term, date, value, &mut side);
                result.because.extend(side.because);
                asked.extend(side.yes.into_iter().flatten().map(|(question, _)| (question, Wanted::Some)));
                // Evidence counts once it exists, whatever day it should have been there.
                if *op == Comparison::Before && matches!(term, Term::Fact(..)) && !asked.is_empty() {
                    break;
                }
            }
            if value == Kleene::Unknown && !asked.is_empty() {
                result.yes.push(asked.clone());
                result.no.push(asked);
            }
        }
        Expr::Is { property, of, .. } => explain_property(env, *property, *of, value, &mut result),
        Expr::Flag(flag, of) => explain_flag(env, *flag, *of, value, &mut result),
        Expr::Flows(_, b) | Expr::Draws(b, _) if value == Kleene::Unknown => {
            if let Some(user) = env.atom(*b) {
                result.because.extend(user.sources.iter().map(|source| unread(env, source.hole)));
            }
        }
        Expr::Flows(a, b) => {
            if let (Some(a), Some(b)) = (env.atom(*a), env.atom(*b)) {
                let path = |atom| env.world.statement(atom).path.clone();
                result.because.insert(Because::Flow(path(a), path(b)));
            }
        }
        Expr::Draws(of, concept) => {
            if let Some(atom) = env.atom(*of) {
                let statement = env.world.statement(atom);
                let origin =
                    atom.origins.iter().find(|o| env.terms.concepts.is_a(env.world.atoms[**o].object, *concept));
                let grounds = match origin {
                    Some(o) if value == Kleene::Yes => {
                        let from = env.world.statement(&env.world.atoms[*o]);
                        Because::Flow(from.path.clone(), statement.path.clone())
                    }
                    _ => Because::Clause(statement.path.clone(), "", statement.place.clone()),
                };
                result.because.insert(grounds);
            }
        }
        Expr::Compatible(a, b) | Expr::Incompatible(a, b) => {
            if let (Some(from), Some(to)) = (env.atom(*a), env.atom(*b)) {
                for atom in [from, to] {
                    let statement = env.world.statement(atom);
                    result = result.because(Because::Clause(
                        statement.path.clone(),
                        "for",
                        statement.clause_place("for").clone(),
                    ));
                }
                if matches!(expr, Expr::Incompatible(..)) && value == Kleene::Yes {
                    let concepts = &env.terms.concepts;
                    let visible = &env.world.instruments[0].visible;
                    let declared = env.library.incompatible.iter().position(|i| {
                        let holds = |x, y| concepts.is_a(from.purpose, x) && concepts.is_a(to.purpose, y);
                        visible.sees(&i.package)
                            && i.from.is_none_or(|f| f <= date)
                            && i.until.is_none_or(|u| date < u)
                            && (holds(i.left, i.right) || holds(i.right, i.left))
                    });
                    result.because.extend(declared.map(Because::Incompatible));
                }
            }
        }
        _ => {}
    }
    result
}

fn ask(result: &mut Explanation, question: Question) {
    result.because.insert(Because::Unanswered(question.clone()));
    if result.value == Kleene::Unknown {
        let plain = matches!(question, Question::Fact(..) | Question::Judgement(..));
        let of = |wanted| [(question.clone(), if plain { wanted } else { Wanted::Some })].into();
        result.yes.push(of(Wanted::Yes));
        result.no.push(of(Wanted::No));
    }
}

fn fact(env: &Env<'_>, id: FactId, of: EntityRef, date: Date, value: Kleene, result: &mut Explanation) {
    let Some(key) = env.key(of) else { return };
    match fact_answers(env, id, of).and_then(|s| *s.at(date)) {
        Some(i) => {
            result.because.insert(Because::Answer(i));
            if value != Kleene::Unknown {
                return;
            }
            // The answer is there and yet settles nothing: a consent for another version.
            if let (Said::Fact(_, FactValue::Consent { version, .. }), Some(super::Entity::Instrument(n))) =
                (&env.world.answers.list[i].said, env.entity(of))
            {
                let state = coverage(env, n, *version);
                ask(result, Question::Consent(id, key, state));
            }
        }
        None => ask(result, Question::Fact(id, key)),
    }
}

fn explain_term(env: &Env<'_>, term: &Term, date: Date, value: Kleene, result: &mut Explanation) {
    match term {
        Term::Fact(id, of) => fact(env, *id, *of, date, value, result),
        Term::Attribute(id, _) => {
            result.because.insert(Because::AtRunTime(*id));
        }
        Term::AtomLevel(of) | Term::MinGroup(of) => clause(env, *of, "at", value, result),
        Term::Keep(of) | Term::KeepLeast(of) => clause(env, *of, "keep", value, result),
        Term::Every(of) => clause(env, *of, "every", Kleene::Yes, result),
        Term::ReviewWithin(of) => clause(env, *of, "review", Kleene::Yes, result),
        Term::Starts(of) => of_instrument(env, *of, "starts", value, result),
        Term::Ends(of) => of_instrument(env, *of, "ends", Kleene::Yes, result),
        Term::Version(_) | Term::Number(_) | Term::Duration(_) | Term::Date(_) | Term::Level(_) => {}
    }
}

/// The clause of a statement as ground; when the value is unknown, as question.
fn clause(env: &Env<'_>, of: EntityRef, keyword: &'static str, value: Kleene, result: &mut Explanation) {
    let Some(atom) = env.atom(of) else { return };
    let statement = env.world.statement(atom);
    result.because.insert(Because::Clause(statement.path.clone(), keyword, statement.clause_place(keyword).clone()));
    if value == Kleene::Unknown {
        ask(result, Question::Clause(statement.path.clone(), keyword));
    }
}

fn of_instrument(env: &Env<'_>, of: EntityRef, keyword: &'static str, value: Kleene, result: &mut Explanation) {
    let Some(instrument) = env.instrument(of) else { return };
    let unsaid = match keyword {
        "starts" => instrument.starts.is_none(),
        "applies to" => instrument.applies.is_none(),
        _ => false,
    };
    if value == Kleene::Unknown && unsaid {
        ask(result, Question::OfInstrument(instrument.name.clone(), keyword));
    }
    let place = match (keyword, &instrument.starts_place) {
        ("starts", Some(place)) => place,
        _ => &instrument.place,
    };
    result.because.insert(Because::Clause(instrument.name.clone(), keyword, place.clone()));
}

fn explain_property(env: &Env<'_>, property: ConceptProperty, of: EntityRef, value: Kleene, result: &mut Explanation) {
    use ConceptProperty as P;
    let keyword = match property {
        P::Data | P::Decision => "",
        P::Worker => "about",
        P::Purpose => "for",
        P::Recipient => "to",
        P::Source => "from",
        P::Technique => "using",
        P::Basis => "basis",
        P::Effect => "effect",
        P::By => "by",
        P::ReviewBy => "review",
        P::Device => "on device",
        P::Place => "in",
        P::With | P::SharedIn => "with",
        P::Commissioner => return of_instrument(env, of, "commissioned by", Kleene::Yes, result),
    };
    clause(env, of, keyword, value, result);
}

fn explain_flag(env: &Env<'_>, flag: Flag, of: EntityRef, value: Kleene, result: &mut Explanation) {
    let keyword = match flag {
        Flag::Review | Flag::BeforeEffect | Flag::MayOverride | Flag::SeesReasons | Flag::HearsSubject => "review",
        Flag::Hidden => "hidden",
        Flag::Keeps => "keep",
        Flag::Hours => "during",
        Flag::SharedAsProcessor => "with",
        Flag::InvokesLaw | Flag::HasBasis => "basis",
        Flag::HasRecipient => "to",
        Flag::AppliesToAll | Flag::AppliesToGroup | Flag::AppliesToCase => {
            return of_instrument(env, of, "applies to", value, result);
        }
        Flag::Jointly => return of_instrument(env, of, "controller", value, result),
    };
    clause(env, of, keyword, value, result);
}
