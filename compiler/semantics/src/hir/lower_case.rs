//! Cases and what they expect, from tree to plain data.

use maatstaf_syntax::ast::{self, AstNode};

use super::lower::Lower;
use super::{At, Case, Expect, ExpectedDecision, ExpectedVerdict, ItemBody, Verb};

impl Lower {
    pub(super) fn case(&mut self, case: &ast::Case) -> ItemBody {
        let (mut items, mut expects) = (Vec::new(), Vec::new());
        for member in case.members() {
            let at = self.at(member.syntax());
            let body = match &member {
                ast::CaseMember::Concept(c) => self.concept(c),
                ast::CaseMember::Grouping(g) => self.grouping(g),
                ast::CaseMember::Hours(h) => self.hours(h),
                ast::CaseMember::Attribute(a) => self.attribute(a),
                ast::CaseMember::Context(c) => self.context(c),
                ast::CaseMember::Organisation(o) => self.organisation(o),
                ast::CaseMember::Instrument(i) => self.instrument(i),
                ast::CaseMember::Answers(a) => self.answers_for(a),
                ast::CaseMember::ExpectOnly(_) => {
                    expects.push(At { value: Expect::Only, at });
                    continue;
                }
                ast::CaseMember::ExpectVerdict(v) => {
                    expects.extend(self.expect_verdict(v).map(|value| At { value, at }));
                    continue;
                }
                ast::CaseMember::ExpectDecision(d) => {
                    expects.extend(self.expect_decision(d).map(|value| At { value, at }));
                    continue;
                }
            };
            items.push(At { value: body, at });
        }
        ItemBody::Case(Case {
            name: self.own_name(case.name(), case.syntax()),
            title: self.text(case),
            cite: self.citations(case.cites()),
            on: case.on().and_then(|o| o.date()).and_then(|d| self.date(&d)),
            items,
            expects,
        })
    }

    fn expect_verdict(&mut self, expect: &ast::ExpectVerdict) -> Option<Expect> {
        let verdict = match expect.verdict()?.kind()? {
            ast::VerdictKind::Violated => ExpectedVerdict::Violated,
            ast::VerdictKind::Open => ExpectedVerdict::Open,
            ast::VerdictKind::Satisfied => ExpectedVerdict::Satisfied,
            ast::VerdictKind::NotApplicable => ExpectedVerdict::NotApplicable,
        };
        Some(Expect::Verdict {
            verdict,
            references: self.references(expect.references()),
            of: expect.of().map(|o| self.paths(o.paths())).unwrap_or_default(),
            on: expect.on().and_then(|o| o.date()).and_then(|d| self.date(&d)),
        })
    }

    fn expect_decision(&mut self, expect: &ast::ExpectDecision) -> Option<Expect> {
        let level = expect.at().and_then(|a| {
            let size = a.group_size().and_then(|g| g.number()).and_then(|n| self.whole(&n));
            Some((self.path(&a.path()?), size.map(|s| s.value)))
        });
        Some(Expect::Decision(Box::new(ExpectedDecision {
            outcome: expect.outcome()?.kind()?.word().to_owned(),
            verb: expect.verb()?.kind().and_then(|v| Verb::from_keyword(v.word()))?,
            object: self.path(&expect.path()?),
            about: expect.about().map(|a| self.paths(a.paths())).unwrap_or_default(),
            purposes: expect.purpose().map(|p| self.paths(p.paths())).unwrap_or_default(),
            to: expect.to().map(|t| self.recipients(t.recipients())).unwrap_or_default(),
            level,
            on: expect.on().and_then(|o| o.date()).and_then(|d| self.date(&d)),
            recorded: expect.recorded().and_then(|r| r.date()).and_then(|d| self.date(&d)),
            given: expect.givens().filter_map(|g| self.given(&g)).collect(),
        })))
    }
}
