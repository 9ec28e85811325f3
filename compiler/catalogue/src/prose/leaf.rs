//! Single statements about an act, an instrument or an organisation, for and against.

use maatstaf_diagnostics::Text;
use maatstaf_semantics::hir::{Target, ValueType};
use maatstaf_semantics::names::ConceptId;
use maatstaf_semantics::norms::ir::{AttributeId, Comparison, ConceptProperty, EntityRef, Expr, FactId, Hop, Term};
use maatstaf_semantics::report::period;

use super::words;
use super::{Scope, Writer};
use crate::{Subject, texts};

/// Says single statements.
pub(super) struct Leaf<'a, 'w> {
    pub(super) writer: &'a Writer<'w>,
    pub(super) scope: &'a Scope,
}

/// What several statements can have in common, so that they can be one sentence.
#[derive(PartialEq)]
enum Common {
    Is(ConceptProperty, EntityRef),
    Draws(EntityRef),
}

impl Leaf<'_, '_> {
    /// How many expressions at the start of a list differ in their concept alone.
    pub(super) fn run(&self, list: &[Expr]) -> usize {
        let Some(first) = list.first().and_then(common) else { return 1 };
        list.iter().take_while(|expr| common(expr).as_ref() == Some(&first)).count()
    }

    /// Those expressions as one sentence.
    pub(super) fn say_run(&self, list: &[Expr], yes: bool) -> Text {
        let concepts: Vec<Text> = list
            .iter()
            .filter_map(|expr| match expr {
                Expr::Is { concept, .. } | Expr::Draws(_, concept) => Some(self.concept(*concept)),
                _ => None,
            })
            .collect();
        match list.first() {
            Some(Expr::Is { property, of, .. }) => self.is(*property, *of, &Text::or(concepts.iter()), yes),
            Some(Expr::Draws(of, _)) => words::draws(&self.entity(*of), &Text::or(concepts.iter()), yes),
            _ => Text::default(),
        }
    }

    /// One statement. Composite expressions are none, and are not given.
    pub(super) fn say(&self, expr: &Expr, yes: bool) -> Text {
        match expr {
            Expr::Const(value) => {
                if *value == yes {
                    texts::always()
                } else {
                    texts::never()
                }
            }
            Expr::Is { property, of, concept } => self.is(*property, *of, &self.concept(*concept), yes),
            Expr::Draws(of, concept) => words::draws(&self.entity(*of), &self.concept(*concept), yes),
            Expr::Flag(flag, of) => words::flag(*flag, &self.entity(*of), yes),
            Expr::Compare { op, left, right } => self.compare(*op, left, right, yes),
            Expr::Flows(from, to) => words::flows(&self.entity(*from), &self.entity(*to), yes),
            Expr::Compatible(a, b) => words::compatible(&self.entity(*a), &self.entity(*b), yes),
            Expr::Incompatible(a, b) => words::incompatible(&self.entity(*a), &self.entity(*b), yes),
            Expr::Fact(id, _) => self.fact(*id, yes),
            Expr::Judged(id, _) => {
                let question = (self.writer.question)(&Subject::Judgement(*id));
                if yes { texts::judged_yes(&question) } else { texts::judged_no(&question) }
            }
            Expr::Attribute(id, _) => {
                let title = self.attribute(*id);
                if yes { texts::attribute_yes(&title) } else { texts::attribute_no(&title) }
            }
            Expr::Same(a, b) => words::same(&self.entity(*a), &self.entity(*b), yes),
            Expr::Not(_) | Expr::And(_) | Expr::Or(_) | Expr::Unless(..) | Expr::Any { .. } => Text::default(),
        }
    }

    fn entity(&self, of: EntityRef) -> Text {
        match of.hop {
            Hop::Itself => self.scope.noun(of.var.0 as usize),
            Hop::Instrument => texts::noun(Target::Instrument),
            Hop::Organisation => texts::noun(Target::Organisation),
        }
    }

    fn is_decision(&self, of: EntityRef) -> bool {
        let var = self.scope.vars.get(of.var.0 as usize);
        var.is_some_and(|var| var.target == Target::Verb(maatstaf_semantics::hir::Verb::Decide))
    }

    fn is(&self, property: ConceptProperty, of: EntityRef, what: &Text, yes: bool) -> Text {
        words::is(property, self.is_decision(of), &self.entity(of), what, yes)
    }

    /// The title of a concept within a sentence.
    fn concept(&self, id: ConceptId) -> Text {
        self.writer.terms.concepts.get(id).title.map(words::within)
    }

    fn attribute(&self, id: AttributeId) -> Text {
        self.writer.library.attribute(id).title.map(words::within)
    }

    fn fact(&self, id: FactId, yes: bool) -> Text {
        let question = (self.writer.question)(&Subject::Fact(id));
        match (self.writer.library.fact(id).ty, yes) {
            (ValueType::YesNo, true) => texts::answered_yes(&question),
            (ValueType::YesNo, false) => texts::answered_no(&question),
            (_, true) => texts::answered(&question),
            (_, false) => texts::not_answered(&question),
        }
    }

    fn compare(&self, op: Comparison, left: &Term, right: &Term, yes: bool) -> Text {
        let (what, than) = (self.term(left), self.term(right));
        // Of what has an order the opposite has a word of its own; a date that is not before another may be unknown.
        let (op, yes) = match op {
            Comparison::Before | Comparison::After => (op, yes),
            op if yes => (op, true),
            op => (opposite(op), true),
        };
        let of_levels = matches!(left, Term::Level(_) | Term::AtomLevel(_));
        words::compare(op, of_levels, &what, &than, yes)
    }

    fn term(&self, term: &Term) -> Text {
        match term {
            Term::Number(n) => Text::same(n.to_string()),
            Term::Duration(length) => period(*length),
            Term::Date(date) => Text::same(date.to_string()),
            Term::Level(level) => words::level(*level),
            Term::AtomLevel(of) => texts::level_of(&self.entity(*of)),
            Term::MinGroup(of) => texts::group_of(&self.entity(*of)),
            Term::Keep(of) => texts::keep_of(&self.entity(*of)),
            Term::KeepLeast(of) => texts::keep_least_of(&self.entity(*of)),
            Term::Every(of) => texts::every_of(&self.entity(*of)),
            Term::ReviewWithin(of) => texts::review_within_of(&self.entity(*of)),
            Term::Starts(_) => texts::start(),
            Term::Ends(_) => texts::end(),
            Term::Version(_) => texts::version_of_instrument(),
            Term::Fact(id, _) => texts::answer_to(&(self.writer.question)(&Subject::Fact(*id))),
            Term::Attribute(id, _) => self.attribute(*id),
        }
    }
}

fn common(expr: &Expr) -> Option<Common> {
    match expr {
        Expr::Is { property, of, .. } => Some(Common::Is(*property, *of)),
        Expr::Draws(of, _) => Some(Common::Draws(*of)),
        _ => None,
    }
}

fn opposite(op: Comparison) -> Comparison {
    match op {
        Comparison::Ge => Comparison::Lt,
        Comparison::Le => Comparison::Gt,
        Comparison::Gt => Comparison::Le,
        Comparison::Lt => Comparison::Ge,
        Comparison::Eq => Comparison::Ne,
        Comparison::Ne => Comparison::Eq,
        Comparison::Before => Comparison::After,
        Comparison::After => Comparison::Before,
    }
}
