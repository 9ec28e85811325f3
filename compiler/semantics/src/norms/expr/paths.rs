//! What the paths in an expression stand for.

use maatstaf_diagnostics::{Code, nearest, texts};

use super::{ExprScope, Kind, Resolved, lift, split, unknown};
use crate::hir::{Name, Sort, Target, ValueType};
use crate::names::Finding;
use crate::norms::ir::{AttributeId, ConceptProperty, EntityRef, Expr, FactId, Flag, Term};

/// What a path stands for: a variable, what it leads to, or a property of that.
pub(super) fn resolve(scope: &mut ExprScope<'_>, path: &Name) -> Option<Resolved> {
    let parts: Vec<&str> = path.value.split('.').collect();
    let Some(bound) = scope.find(parts[0]).cloned() else {
        return resolve_bare(scope, path);
    };
    let (mut entity, mut target) = (bound.entity, bound.target);
    for (i, part) in parts.iter().enumerate().skip(1) {
        if let Some((e, t)) = step_up(entity, target, part) {
            (entity, target) = (e, t);
            continue;
        }
        let rest = parts[i..].join(".");
        return property(scope, path, entity, target, &rest);
    }
    Some(Resolved::Entity(entity, target))
}

/// A name without a variable: a fact, an attribute, a declared context value.
fn resolve_bare(scope: &mut ExprScope<'_>, path: &Name) -> Option<Resolved> {
    if let Some(fact) = fact(scope, &path.value) {
        let target = scope.declared.facts[fact.0 as usize].target;
        let Some(entity) = scope.default_entity(target) else {
            let place = scope.place(path.at);
            return scope.fail(Finding::new(
                Code::TYPE_MISMATCH,
                place,
                texts::fact_of_nothing_here(&path.value, &texts::target(target.keyword())),
            ));
        };
        return Some(fact_of(scope, fact, entity));
    }
    if let Some(id) = attribute(scope, &path.value) {
        let info = &scope.declared.attributes[id.0 as usize];
        return Some(attribute_of(info.ty, id, None));
    }
    let names = scope
        .bound
        .iter()
        .map(|b| b.name.clone())
        .chain(scope.declared.facts.iter().map(|f| f.name.clone()))
        .chain(scope.declared.attributes.iter().map(|a| a.name.clone()))
        .collect();
    unknown(scope, path, texts::kind_variable_or_fact(), names)
}

fn fact(scope: &ExprScope<'_>, path: &str) -> Option<FactId> {
    let (package, bare) = split(path);
    let found =
        scope.declared.facts.iter().position(|f| {
            &*f.name == bare && package.is_none_or(|p| p == &*f.package) && scope.visible.sees(&f.package)
        })?;
    Some(FactId(found as u32))
}

fn attribute(scope: &ExprScope<'_>, name: &str) -> Option<AttributeId> {
    let found = scope.declared.attributes.iter().position(|a| &*a.name == name && scope.visible.sees(&a.package))?;
    Some(AttributeId(found as u32))
}

fn fact_of(scope: &ExprScope<'_>, fact: FactId, entity: EntityRef) -> Resolved {
    match scope.declared.facts[fact.0 as usize].ty {
        ValueType::Number => Resolved::Term(Term::Fact(fact, entity), Kind::Number),
        ValueType::Duration => Resolved::Term(Term::Fact(fact, entity), Kind::Duration),
        ValueType::Date | ValueType::Consent | ValueType::Instant => Resolved::Done(fact, entity),
        ValueType::YesNo | ValueType::Text => Resolved::Truth(Expr::Fact(fact, entity)),
    }
}

fn attribute_of(ty: ValueType, id: AttributeId, of: Option<EntityRef>) -> Resolved {
    match ty {
        ValueType::Number => Resolved::Term(Term::Attribute(id, of), Kind::Number),
        ValueType::Duration => Resolved::Term(Term::Attribute(id, of), Kind::Duration),
        ValueType::Date => Resolved::Term(Term::Attribute(id, of), Kind::Date),
        ValueType::YesNo | ValueType::Text | ValueType::Instant | ValueType::Consent => {
            Resolved::Truth(Expr::Attribute(id, of))
        }
    }
}

/// The entity that a path stands for, if it stands for one; nothing is reported.
pub(super) fn quiet_entity(scope: &ExprScope<'_>, path: &str) -> Option<(EntityRef, Target)> {
    let mut parts = path.split('.');
    let bound = scope.find(parts.next()?)?;
    let (mut entity, mut target) = (bound.entity, bound.target);
    for part in parts {
        (entity, target) = step_up(entity, target, part)?;
    }
    Some((entity, target))
}

fn step_up(entity: EntityRef, target: Target, part: &str) -> Option<(EntityRef, Target)> {
    let wanted = match part {
        "instrument" => Target::Instrument,
        "organisation" => Target::Organisation,
        _ => return None,
    };
    lift(entity, target, wanted).map(|e| (e, wanted))
}

fn property(scope: &mut ExprScope<'_>, path: &Name, entity: EntityRef, target: Target, name: &str) -> Option<Resolved> {
    if target.is_atom()
        && let Some(found) = Property::find(ATOM, entity, name)
    {
        return Some(found);
    }
    if let Some(instrument) = lift(entity, target, Target::Instrument)
        && let Some(found) = Property::find(INSTRUMENT, instrument, name)
    {
        return Some(found);
    }
    if let Some(id) = fact(scope, name) {
        let wanted = scope.declared.facts[id.0 as usize].target;
        if let Some(lifted) = lift(entity, target, wanted) {
            return Some(fact_of(scope, id, lifted));
        }
        let place = scope.place(path.at);
        return scope.fail(Finding::new(
            Code::TYPE_MISMATCH,
            place,
            texts::fact_of_nothing_here(name, &texts::target(wanted.keyword())),
        ));
    }
    if target.is_atom()
        && let Some(id) = attribute(scope, name)
    {
        return Some(attribute_of(scope.declared.attributes[id.0 as usize].ty, id, Some(entity)));
    }
    let names: Vec<&str> = ["instrument", "organisation"]
        .into_iter()
        .chain(ATOM.iter().chain(INSTRUMENT).map(|(name, _)| *name))
        .chain(scope.declared.facts.iter().map(|f| &*f.name))
        .chain(scope.declared.attributes.iter().map(|a| &*a.name))
        .collect();
    let near = nearest(name, names.iter().copied()).map(str::to_owned);
    let place = scope.place(path.at);
    let mut finding =
        Finding::new(Code::UNKNOWN_PROPERTY, place, texts::unknown_property(name, &texts::target(target.keyword())));
    if let Some(near) = near {
        finding = finding.help(texts::help_did_you_mean(&near));
    }
    scope.fail(finding)
}

/// What a word after a variable's point reads.
enum Property {
    Concept(ConceptProperty, Sort),
    Flag(Flag),
    Term(fn(EntityRef) -> Term, Kind),
}

impl Property {
    fn find(table: &[(&str, Property)], of: EntityRef, name: &str) -> Option<Resolved> {
        let (_, property) = table.iter().find(|(word, _)| *word == name)?;
        Some(match *property {
            Property::Concept(property, sort) => Resolved::Concept(property, of, sort),
            Property::Flag(flag) => Resolved::Truth(Expr::Flag(flag, of)),
            Property::Term(term, kind) => Resolved::Term(term(of), kind),
        })
    }
}

/// The properties of an atom.
const ATOM: &[(&str, Property)] = &[
    ("data", Property::Concept(ConceptProperty::Data, Sort::Data)),
    ("decision", Property::Concept(ConceptProperty::Decision, Sort::Decision)),
    ("worker", Property::Concept(ConceptProperty::Worker, Sort::Worker)),
    ("purpose", Property::Concept(ConceptProperty::Purpose, Sort::Purpose)),
    ("recipient", Property::Concept(ConceptProperty::Recipient, Sort::Party)),
    ("source", Property::Concept(ConceptProperty::Source, Sort::Source)),
    ("technique", Property::Concept(ConceptProperty::Technique, Sort::Technique)),
    ("basis", Property::Concept(ConceptProperty::Basis, Sort::Basis)),
    ("effect", Property::Concept(ConceptProperty::Effect, Sort::Effect)),
    ("by", Property::Concept(ConceptProperty::By, Sort::Party)),
    ("device_owner", Property::Concept(ConceptProperty::Device, Sort::Party)),
    ("place", Property::Concept(ConceptProperty::Place, Sort::Place)),
    ("with", Property::Concept(ConceptProperty::With, Sort::Party)),
    ("in", Property::Concept(ConceptProperty::SharedIn, Sort::Place)),
    ("review", Property::Flag(Flag::Review)),
    ("review.by", Property::Concept(ConceptProperty::ReviewBy, Sort::Party)),
    ("review.before_effect", Property::Flag(Flag::BeforeEffect)),
    ("review.may_override", Property::Flag(Flag::MayOverride)),
    ("review.sees_reasons", Property::Flag(Flag::SeesReasons)),
    ("review.hears_subject", Property::Flag(Flag::HearsSubject)),
    ("review.within", Property::Term(Term::ReviewWithin, Kind::Duration)),
    ("hidden", Property::Flag(Flag::Hidden)),
    ("keeps", Property::Flag(Flag::Keeps)),
    ("hours", Property::Flag(Flag::Hours)),
    ("shared_as_processor", Property::Flag(Flag::SharedAsProcessor)),
    ("invokes_law", Property::Flag(Flag::InvokesLaw)),
    ("level", Property::Term(Term::AtomLevel, Kind::Level)),
    ("min_group", Property::Term(Term::MinGroup, Kind::Number)),
    ("keep", Property::Term(Term::Keep, Kind::Duration)),
    ("keep_least", Property::Term(Term::KeepLeast, Kind::Duration)),
    ("every", Property::Term(Term::Every, Kind::Duration)),
];

/// The properties of an instrument, and of an atom by its instrument.
const INSTRUMENT: &[(&str, Property)] = &[
    ("starts", Property::Term(Term::Starts, Kind::Date)),
    ("ends", Property::Term(Term::Ends, Kind::Date)),
    ("version", Property::Term(Term::Version, Kind::Number)),
    ("commissioner", Property::Concept(ConceptProperty::Commissioner, Sort::Party)),
    ("applies_to_all", Property::Flag(Flag::AppliesToAll)),
    ("applies_to_group", Property::Flag(Flag::AppliesToGroup)),
    ("applies_to_case", Property::Flag(Flag::AppliesToCase)),
    ("jointly", Property::Flag(Flag::Jointly)),
];
