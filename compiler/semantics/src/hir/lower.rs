//! From an item's tree to plain data.

use std::collections::HashMap;

use jiff::civil::Date;
use maatstaf_diagnostics::{Code, Text, texts};
use maatstaf_syntax::ast::{self, AstNode, HasTexts, TextLanguage};
use maatstaf_syntax::{NodeRef, SyntaxKind, SyntaxNode};

use super::{
    Answer, AnswersFor, At, Attribute, Citation, Concept, Define, Exception, Expr, ExprKind, Fact, Grouping, Header,
    Hours, Import, Incompatible, Instrument, Item, ItemBody, Judgement, Log, Name, Norm, Organisation, Package, Period,
    Problem, Sort, SourceLaw, Strength, Target, ValueType,
};

/// Reads the first item of a chunk's tree.
pub fn lower(root: &SyntaxNode) -> Item {
    let refs = root.descendants().enumerate().map(|(i, n)| (n, NodeRef(i as u32))).collect();
    let mut lower = Lower { refs, problems: Vec::new() };
    let node = root.children().find(|c| c.kind() != SyntaxKind::Error);
    let (body, docs) = match node {
        Some(node) => (lower.item(&node), lower.docs(&node)),
        None => (ItemBody::Broken, None),
    };
    Item { body, docs, problems: lower.problems }
}

/// The state of reading one item.
pub(super) struct Lower {
    refs: HashMap<SyntaxNode, NodeRef>,
    pub(super) problems: Vec<Problem>,
}

impl Lower {
    pub(super) fn at(&self, node: &SyntaxNode) -> NodeRef {
        self.refs.get(node).copied().unwrap_or(NodeRef(0))
    }

    pub(super) fn problem(&mut self, code: Code, node: &SyntaxNode, message: Text, help: Text) {
        let at = self.at(node);
        self.problems.push(Problem { code, at, message, help: vec![help] });
    }

    pub(super) fn path(&self, path: &ast::Path) -> Name {
        At { value: path.text(), at: self.at(path.syntax()) }
    }

    pub(super) fn name(&self, name: &ast::Name) -> Name {
        At { value: name.text(), at: self.at(name.syntax()) }
    }

    pub(super) fn paths(&self, paths: impl Iterator<Item = ast::Path>) -> Vec<Name> {
        paths.map(|p| self.path(&p)).collect()
    }

    /// The name of an item; a missing one is empty, and the syntax error says so.
    pub(super) fn own_name(&self, name: Option<ast::Name>, item: &SyntaxNode) -> Name {
        name.map_or(At { value: String::new(), at: self.at(item) }, |n| self.name(&n))
    }

    fn own_path(&self, path: Option<ast::Path>, item: &SyntaxNode) -> Name {
        path.map_or(At { value: String::new(), at: self.at(item) }, |n| self.path(&n))
    }

    /// The texts of a node in both languages; one that is missing is taken from the other.
    pub(super) fn text(&self, node: &impl HasTexts) -> Option<Text> {
        let nl = node.text_in(TextLanguage::Dutch);
        let en = node.text_in(TextLanguage::English);
        match (nl, en) {
            (None, None) => None,
            (Some(nl), Some(en)) => Some(Text { nl, en }),
            (Some(one), None) | (None, Some(one)) => Some(Text { nl: one.clone(), en: one }),
        }
    }

    pub(super) fn date(&mut self, date: &ast::Date) -> Option<At<Date>> {
        let found = date
            .ymd()
            .and_then(|(y, m, d)| Date::new(i16::try_from(y).ok()?, i8::try_from(m).ok()?, i8::try_from(d).ok()?).ok());
        match found {
            Some(value) => Some(At { value, at: self.at(date.syntax()) }),
            None => {
                self.problem(Code::NO_SUCH_DATE, date.syntax(), texts::no_such_date(&date.text()), texts::help_date());
                None
            }
        }
    }

    pub(super) fn whole(&mut self, number: &ast::Number) -> Option<At<i64>> {
        match number.whole().filter(|n| *n <= 999_999_999) {
            Some(value) => Some(At { value, at: self.at(number.syntax()) }),
            None => {
                self.problem(
                    Code::BAD_NUMBER,
                    number.syntax(),
                    texts::bad_number(&number.text()),
                    texts::help_number(),
                );
                None
            }
        }
    }

    pub(super) fn period(&mut self, duration: &ast::Duration) -> Option<Period> {
        let number = duration.number()?;
        let count = self.whole(&number)?.value;
        let Some(unit) = duration.unit().and_then(|u| u.kind()) else {
            let text = number.text();
            self.problem(Code::MISSING_UNIT, duration.syntax(), texts::missing_unit(&text), texts::help_unit(&text));
            return None;
        };
        let small = i32::try_from(count).ok();
        let period = match unit {
            ast::UnitKind::Years => {
                small.and_then(|n| n.checked_mul(12)).map(|months| Period { months, ..Period::default() })
            }
            ast::UnitKind::Months => small.map(|months| Period { months, ..Period::default() }),
            ast::UnitKind::Weeks => {
                small.and_then(|n| n.checked_mul(7)).map(|days| Period { days, ..Period::default() })
            }
            ast::UnitKind::Days => small.map(|days| Period { days, ..Period::default() }),
            ast::UnitKind::Hours => Some(Period { seconds: count * 3600, ..Period::default() }),
            ast::UnitKind::Minutes => Some(Period { seconds: count * 60, ..Period::default() }),
            ast::UnitKind::Seconds => Some(Period { seconds: count, ..Period::default() }),
        };
        // Ten thousand years is past the calendar's end.
        let fits = period.filter(|p| p.months <= 120_000 && p.days <= 3_660_000 && p.seconds <= 316_224_000_000);
        if fits.is_none() {
            let text = number.text();
            self.problem(Code::BAD_NUMBER, number.syntax(), texts::bad_number(&text), texts::help_number());
        }
        fits
    }

    pub(super) fn citations(&self, cites: impl Iterator<Item = ast::Cite>) -> Vec<Citation> {
        cites.flat_map(|c| c.citations().collect::<Vec<_>>()).map(|c| self.citation(&c)).collect()
    }

    pub(super) fn citation(&self, citation: &ast::Citation) -> Citation {
        let value = match citation {
            ast::Citation::Pinpoint(p) => p.text(),
            ast::Citation::Ecli(e) => e.text(),
            ast::Citation::Iri(i) => i.value(),
            ast::Citation::Str(s) => s.value(),
        };
        At { value, at: self.at(citation.syntax()) }
    }

    pub(super) fn references(&self, references: impl Iterator<Item = ast::Reference>) -> Vec<Name> {
        references.map(|r| At { value: r.text(), at: self.at(r.syntax()) }).collect()
    }

    /// The documentation above an item or a statement: the same view serves every kind of node.
    pub(super) fn docs(&self, node: &SyntaxNode) -> Option<Text> {
        ast::docs(node).map(|docs| Text { nl: docs.nl, en: docs.en })
    }

    fn item(&mut self, node: &SyntaxNode) -> ItemBody {
        self.known_item(node).unwrap_or(ItemBody::Broken)
    }

    fn known_item(&mut self, node: &SyntaxNode) -> Option<ItemBody> {
        let cast = node.clone();
        Some(match node.kind() {
            SyntaxKind::Package => self.package(&ast::Package::cast(cast)?),
            SyntaxKind::Import => self.import(&ast::Import::cast(cast)?),
            SyntaxKind::Concept => self.concept(&ast::Concept::cast(cast)?),
            SyntaxKind::Grouping => self.grouping(&ast::Grouping::cast(cast)?),
            SyntaxKind::Hours => self.hours(&ast::Hours::cast(cast)?),
            SyntaxKind::Attribute => self.attribute(&ast::Attribute::cast(cast)?),
            SyntaxKind::Context => self.context(&ast::Context::cast(cast)?),
            SyntaxKind::Organisation => self.organisation(&ast::Organisation::cast(cast)?),
            SyntaxKind::Instrument => self.instrument(&ast::Instrument::cast(cast)?),
            SyntaxKind::Answers => self.answers_for(&ast::Answers::cast(cast)?),
            SyntaxKind::Fact => self.fact(&ast::Fact::cast(cast)?),
            SyntaxKind::Judgement => self.judgement(&ast::Judgement::cast(cast)?),
            SyntaxKind::Norm => self.norm(&ast::Norm::cast(cast)?),
            SyntaxKind::Exception => self.exception(&ast::Exception::cast(cast)?),
            SyntaxKind::Define => self.define(&ast::Define::cast(cast)?),
            SyntaxKind::Incompatible => self.incompatible(&ast::Incompatible::cast(cast)?),
            SyntaxKind::Case => self.case(&ast::Case::cast(cast)?),
            _ => return None,
        })
    }

    fn import(&mut self, import: &ast::Import) -> ItemBody {
        let packages = import
            .packages()
            .filter_map(|p| Some(Import { path: self.path(&p.path()?), version: p.version().map(|v| v.text()) }));
        ItemBody::Import(packages.collect())
    }

    pub(super) fn attribute(&mut self, attribute: &ast::Attribute) -> ItemBody {
        ItemBody::Attribute(Attribute {
            name: self.own_name(attribute.name(), attribute.syntax()),
            of_worker: true,
            ty: value_type(attribute.value_type()),
            title: self.text(attribute),
            ask: attribute.ask().and_then(|ask| self.text(&ask)),
        })
    }

    pub(super) fn context(&mut self, context: &ast::Context) -> ItemBody {
        ItemBody::Attribute(Attribute {
            name: self.own_name(context.name(), context.syntax()),
            of_worker: false,
            ty: value_type(context.value_type()),
            title: self.text(context),
            ask: context.ask().and_then(|ask| self.text(&ask)),
        })
    }

    fn define(&mut self, define: &ast::Define) -> ItemBody {
        let params = define.parameters().filter_map(|b| self.binder(&b)).collect();
        let body = define.body().map(|e| self.expr(&e));
        ItemBody::Define(Define { name: self.own_name(define.name(), define.syntax()), params, body })
    }

    fn incompatible(&mut self, item: &ast::Incompatible) -> ItemBody {
        match (item.left(), item.right()) {
            (Some(left), Some(right)) => ItemBody::Incompatible(Incompatible {
                left: self.path(&left),
                right: self.path(&right),
                cite: self.citations(item.cites()),
                from: item.since().and_then(|d| d.date()).and_then(|d| self.date(&d)),
                until: item.until().and_then(|d| d.date()).and_then(|d| self.date(&d)),
            }),
            _ => ItemBody::Broken,
        }
    }

    fn package(&mut self, package: &ast::Package) -> ItemBody {
        let sources = package
            .sources()
            .filter_map(|s| {
                let name = s.name()?;
                let mut ids = Vec::new();
                ids.extend(s.eli().and_then(|e| e.iri()).map(|i| ("eli", i.value())));
                ids.extend(s.celex().and_then(|e| e.code()).map(|c| ("celex", c.text())));
                ids.extend(s.bwb().and_then(|e| e.code()).map(|c| ("bwb", c.text())));
                ids.extend(s.url().and_then(|e| e.iri()).map(|i| ("url", i.value())));
                let name = At { value: name.text(), at: self.at(name.syntax()) };
                Some(SourceLaw { name, title: self.text(&s), ids })
            })
            .collect();
        ItemBody::Package(Package {
            name: self.own_path(package.path(), package.syntax()),
            version: package.version().map(|v| v.text()),
            title: package.titles().next().and_then(|t| self.text(&t)),
            publisher: package.publisher().and_then(|p| p.name()).map(|s| s.value()),
            sources,
            ranks: package.ranks().map(|r| self.paths(r.paths())).unwrap_or_default(),
        })
    }

    pub(super) fn concept(&mut self, concept: &ast::Concept) -> ItemBody {
        let sort = concept.sort().and_then(|s| s.kind()).and_then(|k| Sort::from_keyword(k.word()));
        let (Some(sort), Some(path)) = (sort, concept.path()) else { return ItemBody::Broken };
        ItemBody::Concept(Concept {
            sort,
            name: self.path(&path),
            parents: concept.parents().map(|p| self.paths(p.paths())).unwrap_or_default(),
            title: self.text(concept),
            dpv: concept.dpv().and_then(|d| d.iri()).map(|i| i.value()),
        })
    }

    pub(super) fn grouping(&mut self, grouping: &ast::Grouping) -> ItemBody {
        ItemBody::Grouping(Grouping {
            name: self.own_name(grouping.name(), grouping.syntax()),
            level: grouping.parents().and_then(|p| p.paths().next()).map(|p| self.path(&p)),
            title: self.text(grouping),
        })
    }

    pub(super) fn hours(&mut self, hours: &ast::Hours) -> ItemBody {
        let mut spans = Vec::new();
        for span in hours.spans() {
            let (Some((first, last)), Some((from, until))) = (span.days(), span.times()) else { continue };
            let (Some(first), Some(last)) = (first.kind(), last.kind()) else { continue };
            if let (Some(from), Some(until)) = (self.clock(&from), self.clock(&until)) {
                spans.push((weekday(first), weekday(last), from, until));
            }
        }
        let Some(zone) = hours.zone() else { return ItemBody::Broken };
        ItemBody::Hours(Hours {
            name: self.own_name(hours.name(), hours.syntax()),
            title: self.text(hours),
            spans,
            zone: At { value: zone.text(), at: self.at(zone.syntax()) },
        })
    }

    fn clock(&mut self, clock: &ast::Clock) -> Option<u16> {
        let minutes = clock.hour_minute().map(|(h, m)| (u16::from(h), u16::from(m)));
        match minutes.filter(|(h, m)| *m < 60 && (*h < 24 || (*h == 24 && *m == 0))) {
            Some((h, m)) => Some(h * 60 + m),
            None => {
                self.problem(Code::BAD_NUMBER, clock.syntax(), texts::bad_clock(&clock.text()), texts::help_clock());
                None
            }
        }
    }

    pub(super) fn organisation(&mut self, organisation: &ast::Organisation) -> ItemBody {
        let zone = organisation.zone().and_then(|z| z.zone());
        let zone = zone.map(|z| At { value: z.text(), at: self.at(z.syntax()) });
        if let Some(zone) = &zone
            && jiff::tz::TimeZone::get(&zone.value).is_err()
        {
            self.problems.push(Problem {
                code: Code::UNKNOWN_NAME,
                at: zone.at,
                message: texts::unknown_zone(&zone.value),
                help: vec![texts::help_zone()],
            });
        }
        ItemBody::Organisation(Organisation {
            name: self.own_name(organisation.name(), organisation.syntax()),
            title: self.text(organisation),
            zone,
            answers: organisation.members().filter_map(|m| self.member_answer(&m)).collect(),
        })
    }

    pub(super) fn answers_for(&mut self, answers: &ast::Answers) -> ItemBody {
        ItemBody::Answers(AnswersFor {
            target: self.own_path(answers.path(), answers.syntax()),
            answers: answers.members().filter_map(|m| self.member_answer(&m)).collect(),
        })
    }

    fn member_answer(&mut self, member: &ast::OrganisationMember) -> Option<Answer> {
        match member {
            ast::OrganisationMember::Given(g) => self.given(g),
            ast::OrganisationMember::Judged(j) => self.judged(j),
            ast::OrganisationMember::NotApplicable(n) => self.not_applicable(n),
            ast::OrganisationMember::Accept(a) => self.accept(a),
            ast::OrganisationMember::InZone(_) => None,
        }
    }

    pub(super) fn instrument(&mut self, instrument: &ast::Instrument) -> ItemBody {
        let name = self.own_name(instrument.name(), instrument.syntax());
        let version = instrument.version().and_then(|v| v.number()).and_then(|n| self.whole(&n));
        let (mut statements, mut answers, mut relying) = (Vec::new(), Vec::new(), Vec::new());
        let mut logs = Vec::new();
        for member in instrument.members() {
            match &member {
                ast::InstrumentMember::Given(g) => answers.extend(self.given(g)),
                ast::InstrumentMember::Judged(j) => answers.extend(self.judged(j)),
                ast::InstrumentMember::NotApplicable(n) => answers.extend(self.not_applicable(n)),
                ast::InstrumentMember::Accept(a) => answers.extend(self.accept(a)),
                ast::InstrumentMember::Log(l) => logs.push(At { value: self.log(l), at: self.at(l.syntax()) }),
                ast::InstrumentMember::Relying(r) => relying.extend(self.references(r.references())),
                ast::InstrumentMember::Statement(s) => statements.extend(self.statement(s)),
                ast::InstrumentMember::Never(n) => statements.extend(self.never(n)),
                ast::InstrumentMember::Controller(_)
                | ast::InstrumentMember::Commissioned(_)
                | ast::InstrumentMember::Starts(_)
                | ast::InstrumentMember::Ends(_)
                | ast::InstrumentMember::Applies(_) => {}
            }
        }
        let controller = instrument.controller();
        let jointly = controller.as_ref().and_then(|c| c.jointly());
        ItemBody::Instrument(Instrument {
            version: version.unwrap_or(At { value: 1, at: name.at }),
            name,
            title: self.text(instrument),
            controller: controller.and_then(|c| c.path()).map(|p| self.path(&p)),
            jointly: jointly.map(|j| self.paths(j.paths())).unwrap_or_default(),
            commissioned: instrument.commissioned().and_then(|c| c.path()).map(|p| self.path(&p)),
            starts: instrument.starts().and_then(|s| s.date()).and_then(|d| self.date(&d)),
            ends: instrument.ends().and_then(|s| s.date()).and_then(|d| self.date(&d)),
            applies: instrument
                .applies()
                .and_then(|a| Some(At { value: a.scope()?.word().to_owned(), at: self.at(a.syntax()) })),
            logs,
            relying,
            statements,
            answers,
            damaged: instrument.syntax().children().any(|c| c.kind() == SyntaxKind::Error),
        })
    }

    fn log(&mut self, log: &ast::LogDecisions) -> Log {
        let parts: Vec<bool> = log.with().map(|with| with.parts().map(|p| p.is_actor()).collect()).unwrap_or_default();
        Log {
            actor: parts.contains(&true),
            record: parts.contains(&false),
            keep: log.keep().and_then(|k| k.most()).and_then(|m| m.duration()).and_then(|d| self.period(&d)),
            because: log.because().and_then(|b| self.text(&b)),
        }
    }

    fn fact(&mut self, fact: &ast::Fact) -> ItemBody {
        let Some(target) = fact.targets().next().and_then(|t| target(&t)) else { return ItemBody::Broken };
        let by = fact.answered_by();
        ItemBody::Fact(Fact {
            name: self.own_name(fact.name(), fact.syntax()),
            target,
            ty: value_type(fact.value_type()),
            title: fact.title().and_then(|t| self.text(&t)).or_else(|| self.text(fact)),
            cite: self.citations(fact.cites()),
            ask: fact.ask().and_then(|a| self.text(&a)),
            by: by.as_ref().map(|b| self.paths(b.by())).unwrap_or_default(),
            advised: by.and_then(|b| b.advised()).map(|a| self.paths(a.paths())).unwrap_or_default(),
        })
    }

    fn judgement(&mut self, judgement: &ast::Judgement) -> ItemBody {
        let targets: Vec<Target> = judgement.targets().filter_map(|t| target(&t)).collect();
        if targets.is_empty() {
            return ItemBody::Broken;
        }
        let by = judgement.answered_by();
        ItemBody::Judgement(Judgement {
            name: self.own_name(judgement.name(), judgement.syntax()),
            targets,
            title: judgement.title().and_then(|t| self.text(&t)).or_else(|| self.text(judgement)),
            cite: self.citations(judgement.cites()),
            ask: judgement.ask().and_then(|a| self.text(&a)),
            consider: judgement.considers().filter_map(|c| self.text(&c)).collect(),
            by: by.as_ref().map(|b| self.paths(b.by())).unwrap_or_default(),
            advised: by.and_then(|b| b.advised()).map(|a| self.paths(a.paths())).unwrap_or_default(),
            renew: judgement.renew().and_then(|r| r.duration()).and_then(|d| self.period(&d)),
        })
    }

    fn norm(&mut self, norm: &ast::Norm) -> ItemBody {
        let header = Header {
            name: self.own_name(norm.name(), norm.syntax()),
            title: norm.title().and_then(|t| self.text(&t)).or_else(|| self.text(norm)),
            cite: self.citations(norm.cites()),
            from: norm.since().and_then(|d| d.date()).and_then(|d| self.date(&d)),
            until: norm.until().and_then(|d| d.date()).and_then(|d| self.date(&d)),
            strength: norm.strength().and_then(|s| strength(&s)),
            prohibition: norm.is_prohibition(),
            at_collection: norm.is_at_collection(),
            replaces: norm.replaces().and_then(|r| r.path()).map(|p| self.path(&p)),
        };
        let binders = norm.for_each().into_iter().flat_map(|f| f.binders()).filter_map(|b| self.binder(&b)).collect();
        let (filter, require) = self.conditions(norm, norm.wheres().collect(), norm.requires().collect());
        let blocks = norm.blocks().into_iter().flat_map(|b| b.names()).map(|n| self.name(&n)).collect();
        ItemBody::Norm(Norm { header, binders, filter, require, blocks, say: norm.say().and_then(|s| self.text(&s)) })
    }

    fn exception(&mut self, exception: &ast::Exception) -> ItemBody {
        let header = Header {
            name: self.own_name(exception.name(), exception.syntax()),
            title: exception.title().and_then(|t| self.text(&t)).or_else(|| self.text(exception)),
            cite: self.citations(exception.cites()),
            from: exception.since().and_then(|d| d.date()).and_then(|d| self.date(&d)),
            until: exception.until().and_then(|d| d.date()).and_then(|d| self.date(&d)),
            strength: exception.strength().and_then(|s| strength(&s)),
            prohibition: false,
            at_collection: exception.is_at_collection(),
            replaces: exception.replaces().and_then(|r| r.path()).map(|p| self.path(&p)),
        };
        let (filter, require) =
            self.conditions(exception, exception.wheres().collect(), exception.requires().collect());
        ItemBody::Exception(Exception {
            header,
            to: self.paths(exception.to()),
            filter,
            require,
            say: exception.say().and_then(|s| self.text(&s)),
        })
    }

    /// When a norm or exception applies and what it asks. Where a part of it could not be
    /// read, both are broken: what was read may say the opposite of what is written.
    fn conditions(
        &mut self,
        node: &impl AstNode,
        wheres: Vec<ast::WhereRule>,
        requires: Vec<ast::Require>,
    ) -> (Option<Expr>, Option<Expr>) {
        if self.is_damaged(node.syntax()) {
            let broken = Expr { kind: ExprKind::Broken, at: self.at(node.syntax()) };
            return (Some(broken.clone()), Some(broken));
        }
        let filters: Vec<ast::Expr> = wheres.into_iter().filter_map(|w| w.expr()).collect();
        let requires: Vec<ast::Expr> = requires.into_iter().filter_map(|r| r.expr()).collect();
        (self.conjunction(&filters), self.conjunction(&requires))
    }

    pub(super) fn is_damaged(&self, node: &SyntaxNode) -> bool {
        node.descendants().any(|n| n.kind() == SyntaxKind::Error)
    }
}

fn value_type(node: Option<ast::ValueType>) -> ValueType {
    node.and_then(|t| t.kind()).and_then(|k| ValueType::from_keyword(k.word())).unwrap_or(ValueType::YesNo)
}

pub(super) fn target(node: &ast::Target) -> Option<Target> {
    node.kind().and_then(|k| Target::from_keyword(k.word()))
}

fn strength(node: &ast::Strength) -> Option<Strength> {
    Some(match node.kind()? {
        ast::StrengthKind::Law => Strength::Law,
        ast::StrengthKind::Guidance => Strength::Guidance,
        ast::StrengthKind::Code => Strength::Code,
    })
}

fn weekday(kind: ast::WeekdayKind) -> u8 {
    match kind {
        ast::WeekdayKind::Monday => 0,
        ast::WeekdayKind::Tuesday => 1,
        ast::WeekdayKind::Wednesday => 2,
        ast::WeekdayKind::Thursday => 3,
        ast::WeekdayKind::Friday => 4,
        ast::WeekdayKind::Saturday => 5,
        ast::WeekdayKind::Sunday => 6,
    }
}
