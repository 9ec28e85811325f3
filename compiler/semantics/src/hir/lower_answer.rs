//! Facts given, judgements and what else answers a question, from tree to plain data.

use jiff::civil::Date;
use maatstaf_syntax::ast::{self, AstNode};

use super::lower::Lower;
use super::{Answer, AnswerKind, At, GivenValue};

impl Lower {
    pub(super) fn given(&mut self, given: &ast::Given) -> Option<Answer> {
        // Half an answer is none: what could not be read may be the part that matters.
        if self.is_damaged(given.syntax()) {
            return None;
        }
        let name = self.path(&given.path()?);
        let value = match given.value().and_then(|v| v.kind()) {
            None => None,
            Some(ast::GivenValueKind::Yes) => Some(GivenValue::Yes),
            Some(ast::GivenValueKind::No) => Some(GivenValue::No),
            Some(ast::GivenValueKind::Granted) => Some(GivenValue::Granted),
            Some(ast::GivenValueKind::Refused) => Some(GivenValue::Refused),
            Some(ast::GivenValueKind::Literal(ast::Literal::Number(n))) => {
                Some(GivenValue::Number(self.whole(&n)?.value))
            }
            Some(ast::GivenValueKind::Literal(ast::Literal::Duration(d))) => {
                Some(GivenValue::Duration(self.period(&d)?))
            }
            Some(ast::GivenValueKind::Literal(ast::Literal::Str(s))) => Some(GivenValue::Text(s.value())),
            Some(ast::GivenValueKind::Literal(ast::Literal::Date(d))) => Some(GivenValue::Text(d.text())),
        };
        let on = given.on().and_then(|o| o.date()).or_else(|| given.since().and_then(|o| o.date()));
        let answer = Answer {
            kind: AnswerKind::Given(value),
            at: self.at(given.syntax()),
            name,
            of: given.of().map(|o| self.paths(o.paths())).unwrap_or_default(),
            by: Vec::new(),
            advised: Vec::new(),
            on: self.optional_date(on)?,
            until: self.optional_date(given.until().and_then(|u| u.date()))?,
            of_version: given.of_version().and_then(|v| v.number()).and_then(|n| self.whole(&n)),
            because: None,
            see: given.sees().next().and_then(|s| s.evidence()).map(|e| e.value()),
        };
        Some(answer)
    }

    /// A date that may be left out, but not be wrong.
    fn optional_date(&mut self, date: Option<ast::Date>) -> Option<Option<At<Date>>> {
        match date {
            None => Some(None),
            Some(date) => self.date(&date).map(Some),
        }
    }

    pub(super) fn judged(&mut self, judged: &ast::Judged) -> Option<Answer> {
        if self.is_damaged(judged.syntax()) {
            return None;
        }
        Some(Answer {
            kind: AnswerKind::Judged(judged.answer()?.is_yes()),
            at: self.at(judged.syntax()),
            name: self.path(&judged.path()?),
            of: judged.of().map(|o| self.paths(o.paths())).unwrap_or_default(),
            by: judged.by().map(|b| self.paths(b.paths())).unwrap_or_default(),
            advised: judged.advised().flat_map(|a| self.paths(a.paths())).collect(),
            on: self.optional_date(judged.on().and_then(|o| o.date()))?,
            until: self.optional_date(judged.until().and_then(|u| u.date()))?,
            of_version: None,
            because: judged.because().and_then(|b| self.text(&b)),
            see: judged.sees().next().and_then(|s| s.evidence()).map(|e| e.value()),
        })
    }

    pub(super) fn not_applicable(&mut self, answer: &ast::NotApplicable) -> Option<Answer> {
        if self.is_damaged(answer.syntax()) {
            return None;
        }
        Some(Answer {
            kind: AnswerKind::NotApplicable,
            at: self.at(answer.syntax()),
            name: self.path(&answer.path()?),
            of: answer.of().map(|o| self.paths(o.paths())).unwrap_or_default(),
            by: answer.by().map(|b| self.paths(b.paths())).unwrap_or_default(),
            advised: answer.advised().flat_map(|a| self.paths(a.paths())).collect(),
            on: self.optional_date(answer.on().and_then(|o| o.date()))?,
            until: self.optional_date(answer.until().and_then(|u| u.date()))?,
            of_version: None,
            because: answer.because().and_then(|b| self.text(&b)),
            see: answer.sees().next().and_then(|s| s.evidence()).map(|e| e.value()),
        })
    }

    pub(super) fn accept(&mut self, accept: &ast::Accept) -> Option<Answer> {
        if self.is_damaged(accept.syntax()) {
            return None;
        }
        let references = self.references(accept.references());
        let name = references.first()?.clone();
        Some(Answer {
            kind: AnswerKind::Accept(references),
            at: self.at(accept.syntax()),
            name,
            of: accept.of().map(|o| self.paths(o.paths())).unwrap_or_default(),
            by: accept.by().map(|b| self.paths(b.paths())).unwrap_or_default(),
            advised: accept.advised().flat_map(|a| self.paths(a.paths())).collect(),
            on: self.optional_date(accept.on().and_then(|o| o.date()))?,
            until: self.optional_date(accept.until().and_then(|u| u.date()))?,
            of_version: None,
            because: accept.because().and_then(|b| self.text(&b)),
            see: accept.sees().next().and_then(|s| s.evidence()).map(|e| e.value()),
        })
    }
}
