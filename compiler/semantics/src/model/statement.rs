//! One sentence of an instrument, resolved.

use std::sync::Arc;

use maatstaf_diagnostics::Text;

use crate::hir::{self, Act, Clause, Period, Verb};
use crate::names::{ConceptId, Place};
use crate::norms::Cite;
use crate::norms::ir::{Expr, Level};

use super::Relied;

/// A recipient.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct RecipientModel {
    /// The party; the vocabulary's `subject` is the person concerned.
    pub party: ConceptId,
    /// The relation to the subject must be stated in the request.
    pub of_subject: bool,
}

/// At which level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct LevelModel {
    /// The level.
    pub level: Level,
    /// The partition, when it is named.
    pub grouping: Option<u32>,
    /// The least number of people in a group.
    pub min_group: Option<i64>,
    /// Coarser levels too.
    pub and_above: bool,
}

/// How long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct KeepModel {
    /// Live only.
    pub nothing: bool,
    /// At least.
    pub least: Option<Period>,
    /// At most.
    pub most: Option<Period>,
    /// Counted from an event instead of from the record.
    pub after: Option<ConceptId>,
}

/// The ground of AVG 6(1), or any other `basis` of the vocabulary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BasisModel {
    /// Which.
    pub concept: ConceptId,
    /// The law it rests on.
    pub under: Vec<Cite>,
}

/// To whom data are handed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WithModel {
    /// The other organisation.
    pub party: ConceptId,
    /// As processor (true), as controller (false), or not said.
    pub as_processor: Option<bool>,
    /// In which place.
    pub place: Option<ConceptId>,
}

/// Human review.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReviewModel {
    /// Who.
    pub by: Vec<RecipientModel>,
    /// Before the effect, after it, or not said.
    pub before_effect: Option<bool>,
    /// Within what time.
    pub within: Option<Period>,
    /// May override.
    pub may_override: bool,
    /// The data that the reviewer sees.
    pub sees: Vec<ConceptId>,
    /// The reviewer sees the reasons.
    pub sees_reasons: bool,
    /// Hears the subject.
    pub hears: bool,
}

/// A statement, resolved. What silence means is not filled in here: `None` is
/// "nothing was said".
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "as in the statement")]
pub struct StatementModel {
    /// `pace_board.show.pick_rate`, or the label: `pace_board.lead_view`.
    pub path: Arc<str>,
    pub label: Option<Arc<str>>,
    pub act: Act,
    pub place: Place,
    pub docs: Option<Text>,
    pub objects: Vec<ConceptId>,
    pub from_data: Vec<ConceptId>,
    pub sources: Vec<ConceptId>,
    pub received_from: Vec<ConceptId>,
    pub workers: Option<Vec<ConceptId>>,
    pub purposes: Vec<ConceptId>,
    pub recipients: Vec<RecipientModel>,
    pub except: Vec<RecipientModel>,
    pub basis: Option<BasisModel>,
    pub relying: Vec<Relied>,
    pub level: Option<LevelModel>,
    pub keep: Option<KeepModel>,
    pub claim_hold: bool,
    pub techniques: Vec<ConceptId>,
    pub with: Option<WithModel>,
    pub during: Option<u32>,
    pub every: Option<Period>,
    pub when: Option<Expr>,
    pub effect: Option<ConceptId>,
    pub by: Option<ConceptId>,
    pub review: Option<ReviewModel>,
    pub hidden: bool,
    pub device: Option<ConceptId>,
    pub places: Vec<ConceptId>,
    /// Where each clause stands, under its keyword.
    pub clause_places: Vec<(&'static str, Place)>,
    /// Something in it could not be understood: no verdict and no grant is drawn
    /// from it, for what is absent may only be unread. It may still be what a norm on
    /// another statement asks for: that is then unknown (see [`crate::flow::Hole`]).
    pub damaged: bool,
    /// The keywords of clauses of which only a part was understood; empty for the data
    /// or decisions themselves.
    pub partial: Vec<&'static str>,
}

impl StatementModel {
    /// The verb, unless it is a prohibition.
    pub fn verb(&self) -> Option<Verb> {
        match self.act {
            Act::Do(verb) => Some(verb),
            _ => None,
        }
    }

    /// Whether the clause that begins with `keyword` (the data or decisions, when it is
    /// empty) is known: it is there and was understood, or the whole statement was and
    /// it is not there.
    pub fn knows(&self, keyword: &str) -> bool {
        let said = keyword.is_empty() || self.clause_places.iter().any(|(k, _)| *k == keyword);
        !self.damaged || (said && !self.partial.contains(&keyword))
    }

    /// Where the clause stands that begins with `keyword`; else the whole sentence.
    pub fn clause_place(&self, keyword: &str) -> &Place {
        self.clause_places.iter().find(|(k, _)| *k == keyword).map_or(&self.place, |(_, p)| p)
    }
}

/// The path of a statement: its label, or its act and first object.
pub fn statement_path(instrument: &str, statement: &hir::Statement) -> String {
    if let Some(label) = &statement.label {
        return format!("{instrument}.{}", label.value);
    }
    let object = statement.objects.first().map_or("", |o| &o.value);
    match statement.act {
        Act::Do(verb) => format!("{instrument}.{}.{object}", verb.keyword()),
        Act::Never(verb) => format!("{instrument}.never.{}.{object}", verb.keyword()),
        Act::NeverUse => format!("{instrument}.never.use.{object}"),
        Act::NeverCombine => format!("{instrument}.never.combine.{object}"),
    }
}

/// Whether a clause may stand with an act, so that a misplaced one is an error and
/// not silently without effect.
pub(super) fn clause_fits(act: Act, clause: &Clause) -> bool {
    keyword_fits(act, clause.keyword())
}

/// Whether a clause that starts with `keyword` (as [`Clause::keyword`] has it) may stand with an act.
pub fn keyword_fits(act: Act, keyword: &str) -> bool {
    use Verb::{Collect, Decide, Derive, Receive, Retain, Share, Show};
    let verb = match act {
        Act::Do(verb) => verb,
        Act::Never(_) | Act::NeverUse | Act::NeverCombine => {
            return matches!(
                keyword,
                "for" | "about" | "to" | "except to" | "at" | "during" | "when" | "with" | "using"
            );
        }
    };
    match keyword {
        "from" => matches!(verb, Collect | Receive | Derive | Decide),
        "to" => matches!(verb, Show),
        "with" => matches!(verb, Share),
        "effect" | "by" | "review" => matches!(verb, Decide | Derive),
        "using" => matches!(verb, Collect | Receive | Derive | Decide | Show),
        "hold for claim" => verb != Decide,
        "every" => matches!(verb, Collect | Receive | Derive | Show),
        "in" | "on device" => matches!(verb, Collect | Receive | Derive | Show | Retain),
        "hidden" => matches!(verb, Collect | Receive | Derive),
        "keep" | "at" | "about" | "for" | "basis" | "relying on" | "during" | "when" => true,
        _ => false,
    }
}
