//! An instrument, resolved.

use std::sync::Arc;

use jiff::civil::Date;
use maatstaf_diagnostics::{Code, Text, nearest, texts};

use super::Terms;
use super::statement::{
    BasisModel, KeepModel, LevelModel, RecipientModel, ReviewModel, StatementModel, WithModel, clause_fits,
    statement_path,
};
use crate::hir::{self, Act, Clause, Name, Period, Sort, Verb};
use crate::names::{ConceptId, Finding, ItemKey, Place, Visible};
use crate::norms::ir::{ExceptionId, Level};
use crate::norms::{Cite, Library};

/// To whom a scheme applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "named for the keyword")]
pub enum Applies {
    All,
    Group,
    Case,
}

/// `relying on X`: the exceptions that the reference means, over all versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relied {
    /// As written.
    pub reference: String,
    /// What it means.
    pub exceptions: Vec<ExceptionId>,
    /// Where.
    pub place: Place,
}

/// An instrument, resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "as in the item")]
pub struct InstrumentModel {
    pub name: Arc<str>,
    pub title: Text,
    pub docs: Option<Text>,
    pub place: Place,
    pub visible: Visible,
    pub version: i64,
    pub controller: Option<Arc<str>>,
    pub jointly: Vec<Arc<str>>,
    pub commissioner: Option<ConceptId>,
    pub starts: Option<Date>,
    pub starts_place: Option<Place>,
    pub ends: Option<Date>,
    pub applies: Option<Applies>,
    pub log: Option<LogModel>,
    pub relying: Vec<Relied>,
    pub statements: Vec<StatementModel>,
}

/// What is logged of the decisions on an instrument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogModel {
    /// Who asks.
    pub actor: bool,
    /// Which record it is about.
    pub record: bool,
    /// How long a line is kept.
    pub keep: Period,
    /// Why.
    pub because: Text,
}

struct Resolver<'a> {
    terms: &'a Terms,
    library: &'a Library,
    visible: &'a Visible,
    item: &'a ItemKey,
    findings: &'a mut Vec<Finding>,
}

/// Resolves an instrument of `item`. `organisations` are the names that
/// `controller` may use.
pub fn resolve_instrument(
    terms: &Terms,
    library: &Library,
    visible: &Visible,
    item: &ItemKey,
    instrument: &hir::Instrument,
    docs: Option<Text>,
    organisations: &[Arc<str>],
) -> (InstrumentModel, Vec<Finding>) {
    let mut findings = Vec::new();
    let mut r = Resolver { terms, library, visible, item, findings: &mut findings };
    let name: Arc<str> = Arc::from(instrument.name.value.as_str());
    let place = r.place(instrument.name.at);
    let controller = instrument.controller.as_ref().and_then(|c| r.organisation(c, organisations));
    if instrument.controller.is_none() && organisations.len() != 1 {
        r.findings.push(
            Finding::new(Code::MISSING_CLAUSE, place.clone(), texts::no_controller(&name))
                .help(texts::help_controller()),
        );
    }
    // One organisation in the policy can only be the controller.
    let controller = match (&instrument.controller, organisations) {
        (None, [only]) => Some(only.clone()),
        _ => controller,
    };
    let jointly = instrument.jointly.iter().filter_map(|c| r.organisation(c, organisations)).collect();
    let commissioner = instrument.commissioned.as_ref().and_then(|p| r.concept(Sort::Party, p));
    if let (Some(starts), Some(ends)) = (&instrument.starts, &instrument.ends)
        && starts.value >= ends.value
    {
        let at = r.place(ends.at);
        r.findings.push(Finding::new(
            Code::DATE_ORDER,
            at,
            texts::date_order(&starts.value.to_string(), &ends.value.to_string()),
        ));
    }
    let applies = instrument.applies.as_ref().and_then(|a| match a.value.as_str() {
        "all" => Some(Applies::All),
        "group" => Some(Applies::Group),
        "case" => Some(Applies::Case),
        _ => None,
    });
    let log = r.log(&name, instrument);
    let relying = r.relying(&instrument.relying);
    let mut statements: Vec<StatementModel> = Vec::new();
    for statement in &instrument.statements {
        let mut model = r.statement(&name, statement);
        // Prohibitions may share a path: nothing is said about them by path, and numbering
        // them would make the program depend on their order.
        if matches!(model.act, Act::Do(_))
            && let Some(twin) = statements.iter().find(|s| s.path == model.path)
        {
            r.findings.push(
                Finding::new(Code::UNLABELLED_TWINS, model.place.clone(), texts::unlabelled_twins(&model.path))
                    .related(twin.place.clone(), texts::declared_here(&model.path))
                    .help(texts::help_label()),
            );
            let numbered = (2..).map(|n| format!("{}~{n}", model.path));
            let free = numbered.map(Arc::from).find(|path: &Arc<str>| statements.iter().all(|s| s.path != *path));
            model.path = free.unwrap_or(model.path);
        }
        statements.push(model);
    }
    if statements.iter().all(|s| s.verb().is_none()) && !instrument.damaged {
        r.findings.push(
            Finding::new(Code::NOTHING_CHECKED, place.clone(), texts::nothing_checked(&name))
                .help(texts::help_add_statement()),
        );
    }
    let model = InstrumentModel {
        title: instrument.title.clone().unwrap_or_else(|| crate::names::readable(&name)),
        name,
        docs,
        place,
        visible: visible.clone(),
        version: instrument.version.value,
        controller,
        jointly,
        commissioner,
        starts: instrument.starts.as_ref().map(|d| d.value),
        starts_place: instrument.starts.as_ref().map(|d| Place::new(item, d.at)),
        ends: instrument.ends.as_ref().map(|d| d.value),
        applies,
        log,
        relying,
        statements,
    };
    (model, findings)
}

impl Resolver<'_> {
    fn place(&self, at: maatstaf_syntax::NodeRef) -> Place {
        Place::new(self.item, at)
    }

    /// A log says how long and why: one that does not is a log for ever, or for nothing.
    fn log(&mut self, name: &str, instrument: &hir::Instrument) -> Option<LogModel> {
        let mut logs = instrument.logs.iter();
        let log = logs.next()?;
        for twice in logs {
            let finding = Finding::new(Code::DUPLICATE_CLAUSE, self.place(twice.at), texts::log_twice(name));
            self.findings.push(finding);
        }
        for (missing, clause) in [(log.value.keep.is_none(), "keep at most"), (log.value.because.is_none(), "because")]
        {
            // What is absent from a part that could not be read may only be unread.
            if missing && !instrument.damaged {
                let finding = Finding::new(Code::MISSING_CLAUSE, self.place(log.at), texts::log_without(name, clause));
                self.findings.push(finding.help(texts::help_add_clause(clause)));
            }
        }
        let (actor, record) = (log.value.actor, log.value.record);
        Some(LogModel { actor, record, keep: log.value.keep?, because: log.value.because.clone()? })
    }

    fn concept(&mut self, sort: Sort, name: &Name) -> Option<ConceptId> {
        match self.terms.concepts.resolve(self.visible, sort, name, self.place(name.at)) {
            Ok(id) => Some(id),
            Err(finding) => {
                self.findings.push(*finding);
                None
            }
        }
    }

    /// Resolves all or nothing: a list with a hole is not a shorter list.
    fn concepts(&mut self, sort: Sort, names: &[Name]) -> Option<Vec<ConceptId>> {
        let found: Vec<Option<ConceptId>> = names.iter().map(|n| self.concept(sort, n)).collect();
        found.into_iter().collect()
    }

    fn organisation(&mut self, name: &Name, known: &[Arc<str>]) -> Option<Arc<str>> {
        if let Some(found) = known.iter().find(|o| ***o == *name.value) {
            return Some(found.clone());
        }
        let place = self.place(name.at);
        let mut finding =
            Finding::new(Code::UNKNOWN_NAME, place, texts::unknown_name(&name.value, &texts::kind_organisation()));
        finding = match nearest(&name.value, known.iter().map(|o| &**o)) {
            Some(near) => finding.help(texts::help_did_you_mean(near)).replace(texts::fix_replace_by(near), near),
            None => finding.help(texts::help_declare_organisation(&name.value)),
        };
        self.findings.push(finding);
        None
    }

    fn relying(&mut self, names: &[Name]) -> Vec<Relied> {
        names.iter().filter_map(|name| self.relied(name)).collect()
    }

    fn relied(&mut self, name: &Name) -> Option<Relied> {
        let exceptions: Vec<ExceptionId> = self
            .library
            .exceptions_named(self.visible, &name.value)
            .into_iter()
            .filter(|e| self.library.exception(*e).helps())
            .collect();
        let place = self.place(name.at);
        if !exceptions.is_empty() {
            return Some(Relied { reference: name.value.clone(), exceptions, place });
        }
        let known = |e: &&crate::norms::ir::ExceptionInfo| {
            &*e.head.id == name.value.as_str()
                || &*e.head.name == name.value.as_str()
                || e.head.cite.iter().any(|c| c.raw == name.value)
        };
        let shown = crate::norms::shown_citation(&name.value);
        let finding = match self.library.exceptions.iter().find(known) {
            Some(hidden) if !self.visible.sees(&hidden.head.package) => {
                Finding::new(Code::EXCEPTION_NOT_IMPORTED, place, texts::exception_not_imported(&shown))
                    .help(texts::help_import(&hidden.head.package))
            }
            _ => {
                let names: Vec<String> = self
                    .library
                    .exceptions
                    .iter()
                    .filter(|e| self.visible.sees(&e.head.package) && e.helps())
                    .flat_map(|e| e.head.cite.iter().map(|c| c.raw.clone()).chain([e.head.name.to_string()]))
                    .collect();
                let mut finding = Finding::new(Code::UNKNOWN_EXCEPTION, place, texts::unknown_exception(&shown));
                if let Some(near) = nearest(&name.value, names.iter().map(String::as_str)) {
                    finding = finding.help(texts::help_did_you_mean(near)).replace(texts::fix_replace_by(near), near);
                }
                finding
            }
        };
        self.findings.push(finding);
        None
    }

    fn recipients(&mut self, list: &[hir::Recipient]) -> Option<Vec<RecipientModel>> {
        let found: Vec<Option<RecipientModel>> = list
            .iter()
            .map(|r| {
                self.concept(Sort::Party, &r.party).map(|party| RecipientModel { party, of_subject: r.of_subject })
            })
            .collect();
        found.into_iter().collect()
    }

    fn statement(&mut self, instrument: &str, statement: &hir::Statement) -> StatementModel {
        let place = self.place(statement.at);
        let mut model = StatementModel {
            path: Arc::from(statement_path(instrument, statement)),
            label: statement.label.as_ref().map(|l| Arc::from(l.value.as_str())),
            act: statement.act,
            place: place.clone(),
            docs: statement.docs.clone(),
            objects: Vec::new(),
            from_data: Vec::new(),
            sources: Vec::new(),
            received_from: Vec::new(),
            workers: None,
            purposes: Vec::new(),
            recipients: Vec::new(),
            except: Vec::new(),
            basis: None,
            relying: Vec::new(),
            level: None,
            keep: None,
            claim_hold: false,
            techniques: Vec::new(),
            with: None,
            during: None,
            every: None,
            when: None,
            effect: None,
            by: None,
            review: None,
            hidden: false,
            device: None,
            places: Vec::new(),
            clause_places: Vec::new(),
            damaged: statement.damaged,
            partial: statement.partial.clone(),
        };
        let sort = match statement.act {
            Act::Do(Verb::Decide) | Act::Never(Verb::Decide) => Sort::Decision,
            _ => Sort::Data,
        };
        let objects: Vec<Option<ConceptId>> = statement.objects.iter().map(|o| self.concept(sort, o)).collect();
        if objects.iter().any(Option::is_none) || objects.is_empty() {
            model.damaged = true;
            model.partial.push("");
        }
        model.objects = objects.into_iter().flatten().collect();
        for clause in &statement.clauses {
            let at = self.place(clause.at);
            let keyword = clause.value.keyword();
            let repeats = !matches!(clause.value, Clause::Relying(_));
            if repeats && let Some((_, first)) = model.clause_places.iter().find(|(k, _)| *k == keyword) {
                self.findings.push(
                    Finding::new(Code::DUPLICATE_CLAUSE, at, texts::duplicate_clause(keyword))
                        .related(first.clone(), texts::first_here())
                        .help(texts::help_remove_one()),
                );
                model.damaged = true;
                model.partial.push(keyword);
                continue;
            }
            model.clause_places.push((keyword, at.clone()));
            if !clause_fits(statement.act, &clause.value) {
                self.findings.push(
                    Finding::new(Code::CLAUSE_NOT_HERE, at, texts::clause_not_here(keyword, act_word(statement.act)))
                        .help(texts::help_remove_clause()),
                );
                model.damaged = true;
                continue;
            }
            if self.clause(&mut model, &clause.value, clause.at).is_none() {
                model.damaged = true;
                model.partial.push(keyword);
            }
        }
        self.wanted(&mut model);
        model
    }

    /// Reports the clauses without which the sentence says nothing.
    fn wanted(&mut self, model: &mut StatementModel) {
        let Some(verb) = model.verb() else { return };
        let mut missing = |keyword: &'static str| {
            let finding =
                Finding::new(Code::MISSING_CLAUSE, model.place.clone(), texts::missing_clause(keyword, verb.keyword()));
            self.findings.push(finding.help(texts::help_add_clause(keyword)));
        };
        let has = |keyword: &str| model.clause_places.iter().any(|(k, _)| *k == keyword);
        let mut lacking = Vec::new();
        if !has("for") {
            lacking.push("for");
        }
        match verb {
            Verb::Show if !has("to") => lacking.push("to"),
            Verb::Share if !has("with") => lacking.push("with"),
            Verb::Derive | Verb::Decide | Verb::Receive if !has("from") => lacking.push("from"),
            _ => {}
        }
        // A damaged sentence may well have the clause in the part that was not read.
        if model.damaged {
            return;
        }
        lacking.iter().for_each(|k| missing(k));
        model.damaged |= !lacking.is_empty();
    }

    fn clause(&mut self, model: &mut StatementModel, clause: &Clause, at: maatstaf_syntax::NodeRef) -> Option<()> {
        match clause {
            Clause::From(names) => match model.act {
                Act::Do(Verb::Collect) => model.sources = self.concepts(Sort::Source, names)?,
                Act::Do(Verb::Receive) => model.received_from = self.concepts(Sort::Party, names)?,
                _ => model.from_data = self.concepts(Sort::Data, names)?,
            },
            Clause::About(names) => model.workers = Some(self.concepts(Sort::Worker, names)?),
            Clause::For(names) => model.purposes = self.concepts(Sort::Purpose, names)?,
            Clause::Basis { basis, under } => {
                let concept = self.concept(Sort::Basis, basis)?;
                model.basis =
                    Some(BasisModel { concept, under: under.iter().map(|u| Cite { raw: u.clone() }).collect() });
            }
            Clause::Relying(names) => {
                let found = self.relying(names);
                let complete = found.len() == names.len();
                model.relying.extend(found);
                return complete.then_some(());
            }
            Clause::Level { level, min_group, and_above } => {
                model.level = Some(self.level(level, min_group.as_ref(), *and_above)?);
            }
            Clause::Keep(keep) => {
                let at = model.clause_place("keep").clone();
                model.keep = Some(self.keep(keep, &at)?);
            }
            Clause::ClaimHold => model.claim_hold = true,
            Clause::Using(names) => model.techniques = self.concepts(Sort::Technique, names)?,
            Clause::To(list) => model.recipients = self.recipients(list)?,
            Clause::Except(list) => model.except = self.recipients(list)?,
            Clause::With { party, as_processor, place } => {
                let party = self.concept(Sort::Party, party)?;
                let place = match place {
                    Some(name) => Some(self.concept(Sort::Place, name)?),
                    None => None,
                };
                model.with = Some(WithModel { party, as_processor: *as_processor, place });
            }
            Clause::During(name) => match self.terms.schedule(self.visible, name, self.place(name.at)) {
                Ok(id) => model.during = Some(id),
                Err(finding) => {
                    self.findings.push(*finding);
                    return None;
                }
            },
            Clause::Every(period) => model.every = Some(*period),
            Clause::When(expr) => {
                model.when = Some(self.library.compile_condition(
                    &self.terms.concepts,
                    self.visible,
                    self.item,
                    expr,
                    self.findings,
                )?);
            }
            Clause::Effect(name) => model.effect = Some(self.concept(Sort::Effect, name)?),
            Clause::By(name) => model.by = Some(self.concept(Sort::Party, name)?),
            Clause::Review(review) => model.review = Some(self.review(review, at, model.damaged)?),
            Clause::Hidden => model.hidden = true,
            Clause::Device(name) => model.device = Some(self.concept(Sort::Party, name)?),
            Clause::In(names) => model.places = self.concepts(Sort::Place, names)?,
        }
        Some(())
    }

    fn level(&mut self, name: &Name, min_group: Option<&hir::At<i64>>, and_above: bool) -> Option<LevelModel> {
        let min = min_group.map(|m| m.value);
        if let Some(bad) = min_group.filter(|m| m.value < 2) {
            let place = self.place(bad.at);
            self.findings.push(
                Finding::new(Code::WRONG_VALUE, place, texts::group_too_small(bad.value))
                    .help(texts::help_group_size()),
            );
            return None;
        }
        if let Some(level) = Level::from_word(&name.value) {
            return Some(LevelModel { level, grouping: None, min_group: min, and_above });
        }
        if let Some(grouping) = self.terms.grouping(self.visible, &name.value) {
            let level = self.terms.groupings[grouping as usize].level;
            return Some(LevelModel { level, grouping: Some(grouping), min_group: min, and_above });
        }
        let place = self.place(name.at);
        let mut finding =
            Finding::new(Code::UNKNOWN_NAME, place, texts::unknown_name(&name.value, &texts::kind_level()));
        let names = ["individual", "team", "department", "organisation"]
            .into_iter()
            .chain(self.terms.groupings.iter().filter(|g| self.visible.sees(&g.package)).map(|g| &*g.name));
        finding = match nearest(&name.value, names) {
            Some(near) => finding.help(texts::help_did_you_mean(near)).replace(texts::fix_replace_by(near), near),
            None => finding.help(texts::help_levels()),
        };
        self.findings.push(finding);
        None
    }

    fn keep(&mut self, keep: &hir::Keep, at: &Place) -> Option<KeepModel> {
        let after = match &keep.after {
            Some(event) => Some(self.concept(Sort::Event, event)?),
            None => None,
        };
        if let (Some(least), Some(most)) = (keep.least, keep.most)
            && least.approximate_seconds() > most.approximate_seconds()
        {
            self.findings.push(
                Finding::new(Code::WRONG_VALUE, at.clone(), texts::keep_least_over_most())
                    .help(texts::help_keep_order()),
            );
            return None;
        }
        Some(KeepModel { nothing: keep.nothing, least: keep.least, most: keep.most, after })
    }

    fn review(&mut self, review: &hir::Review, at: maatstaf_syntax::NodeRef, damaged: bool) -> Option<ReviewModel> {
        let by = self.recipients(&review.by)?;
        if by.is_empty() && damaged {
            // Who reviews may well stand in the part that was not read.
            return None;
        }
        if by.is_empty() {
            let place = self.place(at);
            self.findings.push(
                Finding::new(Code::MISSING_CLAUSE, place, texts::missing_clause("by", "review"))
                    .help(texts::help_add_clause("by")),
            );
            return None;
        }
        let (mut sees, mut sees_reasons) = (Vec::new(), false);
        for name in &review.sees {
            if name.value == "reasons" {
                sees_reasons = true;
            } else {
                sees.push(self.concept(Sort::Data, name)?);
            }
        }
        Some(ReviewModel {
            by,
            before_effect: review.before_effect,
            within: review.within,
            may_override: review.may_override,
            sees,
            sees_reasons,
            hears: review.hears,
        })
    }
}

fn act_word(act: Act) -> &'static str {
    match act {
        Act::Do(verb) => verb.keyword(),
        Act::Never(_) | Act::NeverUse | Act::NeverCombine => "never",
    }
}
