//! Names of the sort that is wanted.

use maatstaf_diagnostics::Text;
use maatstaf_semantics::hir::{Act, ItemBody, Sort, ValueType};
use maatstaf_semantics::names::{ConceptInfo, VOCABULARY};
use maatstaf_semantics::norms::ir::Head;
use maatstaf_semantics::{queries, report};
use maatstaf_syntax::{SyntaxKind, SyntaxNode};

use super::{Completion, CompletionKind, Sketch};
use crate::symbol::{SymbolKind, Wanted, instrument_around};
use crate::texts;

/// The policy's own names, then what is imported, then the vocabulary.
const OWN: u32 = 20;
const IMPORTED: u32 = 30;
const STANDARD: u32 = 40;

fn plain(label: &str, kind: CompletionKind, detail: Text, rank: u32) -> Completion {
    Completion { label: label.to_owned(), kind, detail, insert: label.to_owned(), snippet: None, rank }
}

impl Sketch<'_> {
    pub(super) fn names(&self, wanted: Wanted, node: &SyntaxNode) -> Vec<Completion> {
        match wanted {
            Wanted::Declaration | Wanted::Citation => Vec::new(),
            Wanted::Concept(sort) => self.concepts(sort, node),
            Wanted::Seen => {
                let mut list = self.concepts(Sort::Data, node);
                list.push(plain("reasons", CompletionKind::Keyword, Text::default(), OWN));
                list
            }
            Wanted::Level => {
                let mut list = levels();
                let groupings = self.scope.terms.groupings.iter().filter(|g| self.scope.visible.sees(&g.package));
                list.extend(groupings.map(|g| {
                    plain(&g.name, CompletionKind::Symbol(SymbolKind::Grouping), g.title.clone(), self.near(&g.package))
                }));
                list
            }
            Wanted::PlainLevel => levels(),
            Wanted::Hours => {
                let all = self.scope.terms.hours.iter().filter(|h| self.scope.visible.sees(&h.package));
                let kind = CompletionKind::Symbol(SymbolKind::Hours);
                all.map(|h| plain(&h.name, kind, h.title.clone(), self.near(&h.package))).collect()
            }
            Wanted::Exception => self.heads(self.exceptions(true), SymbolKind::Exception),
            Wanted::Norm => self.heads(self.norms(), SymbolKind::Norm),
            Wanted::NormOrException => {
                let mut list = self.heads(self.norms(), SymbolKind::Norm);
                list.extend(self.heads(self.exceptions(false), SymbolKind::Exception));
                list
            }
            Wanted::Fact => self.facts(),
            Wanted::Judgement => self.judgements(node),
            Wanted::FactOrJudgement => {
                let mut list = self.facts();
                list.extend(self.judgements(node));
                list
            }
            Wanted::Organisation => {
                let all = &queries::organisations(self.scope.db, self.scope.project).0;
                let kind = CompletionKind::Symbol(SymbolKind::Organisation);
                all.iter().map(|o| plain(&o.name, kind, o.title.clone(), OWN)).collect()
            }
            Wanted::Instrument => {
                let all = &queries::instruments(self.scope.db, self.scope.project).0;
                let kind = CompletionKind::Symbol(SymbolKind::Instrument);
                all.iter().map(|i| plain(&i.name, kind, Text::default(), OWN)).collect()
            }
            Wanted::Statement => self.statements(node),
            Wanted::Package => self.packages(),
            Wanted::Define => {
                let all = self.scope.library.defines(&self.scope.visible);
                let kind = CompletionKind::Symbol(SymbolKind::Define);
                all.map(|name| plain(&name, kind, texts::define(), OWN)).collect()
            }
            Wanted::Variable => self.variables(),
            Wanted::Term => {
                let mut list = self.variables();
                list.extend(self.scope.library.attributes().filter(|(_, a)| self.scope.visible.sees(&a.package)).map(
                    |(_, a)| {
                        let kind = CompletionKind::Symbol(SymbolKind::Attribute);
                        plain(&a.name, kind, a.title.clone(), self.near(&a.package))
                    },
                ));
                list.extend(self.facts());
                list
            }
        }
    }

    fn near(&self, package: &str) -> u32 {
        match package {
            VOCABULARY => STANDARD,
            package if *package == *self.scope.visible.own => OWN,
            _ => IMPORTED,
        }
    }

    /// Concepts of one sort, those that are there already in the same list aside.
    fn concepts(&self, sort: Sort, node: &SyntaxNode) -> Vec<Completion> {
        let list = node.parent().filter(|parent| parent.kind() != SyntaxKind::Recipient).or_else(|| {
            // Recipients stand one level deeper.
            node.parent().and_then(|parent| parent.parent())
        });
        let taken: Vec<String> = list
            .iter()
            .flat_map(|list| list.descendants())
            .filter(|other| other.kind() == SyntaxKind::Path && other != node)
            .map(|other| other.text().to_string().trim().to_owned())
            .collect();
        let fits = |info: &ConceptInfo| {
            info.sort == sort && self.scope.visible.sees(&info.package) && !taken.iter().any(|t| **t == *info.name)
        };
        let all = self.scope.terms.concepts.iter().map(|(_, info)| info).filter(|info| fits(info));
        let kind = CompletionKind::Symbol(SymbolKind::Concept(sort));
        let mut found: Vec<Completion> =
            all.map(|info| plain(&info.name, kind, info.title.clone(), self.near(&info.package))).collect();
        if sort == Sort::Party
            && node.parent().is_some_and(|parent| parent.kind() == SyntaxKind::Recipient)
            && !found.iter().any(|c| c.label == "subject")
        {
            found.push(plain("subject", CompletionKind::Keyword, Text::default(), OWN));
        }
        found
    }

    fn norms(&self) -> impl Iterator<Item = &Head> {
        self.scope.library.norms.iter().map(|n| &n.head)
    }

    fn exceptions(&self, only_helping: bool) -> impl Iterator<Item = &Head> {
        self.scope.library.exceptions.iter().filter(move |e| !only_helping || e.helps()).map(|e| &e.head)
    }

    /// Norms by the citation that people see, and by their names.
    fn heads<'h>(&'h self, heads: impl Iterator<Item = &'h Head>, kind: SymbolKind) -> Vec<Completion> {
        let mut list = Vec::new();
        for head in heads.filter(|head| self.scope.visible.sees(&head.package)) {
            let rank = self.near(&head.package);
            if let Some(cite) = head.cite.first().filter(|c| !c.raw.contains([' ', '"', '<'])) {
                list.push(plain(&cite.raw, CompletionKind::Symbol(kind), head.title.clone(), rank));
            }
            list.push(plain(&head.name, CompletionKind::Symbol(kind), head.title.clone(), rank + 5));
        }
        list
    }

    /// How much the answer to a question would unblock: the place of the question among those of a check.
    fn urgency(&self, name: &str, package: &str, asked: &[String]) -> u32 {
        let id = if package.is_empty() { name.to_owned() } else { format!("{package}.{name}") };
        match asked.iter().position(|question| *question == id) {
            Some(at) => u32::try_from(at).unwrap_or(99).min(99),
            None => 100 + self.near(package),
        }
    }

    /// What the open norms of the instrument at hand ask, by package and name; what matters most first.
    fn asked(&self) -> Vec<String> {
        let (db, project) = (self.scope.db, self.scope.project);
        let instrument = match &self.scope.item.body {
            ItemBody::Instrument(i) => Some(i.name.value.clone()),
            ItemBody::Answers(a) => Some(a.target.value.clone()),
            _ => None,
        };
        let mut counts: Vec<(usize, String)> = Vec::new();
        let entries = queries::instruments(db, project).0.iter();
        // Of an organisation, every instrument may ask; but not of more than can be looked at while somebody types.
        let own = entries.filter(|entry| instrument.as_ref().is_none_or(|name| **name == *entry.name)).take(16);
        for entry in own {
            for verdict in report::verdicts_of(db, project, entry.key.clone(), self.as_of).iter() {
                for question in &verdict.questions {
                    let id = question.id.split(" of ").next().unwrap_or_default().to_owned();
                    match counts.iter_mut().find(|(_, known)| *known == id) {
                        Some((count, _)) => *count += verdict.statements.len().max(1),
                        None => counts.push((verdict.statements.len().max(1), id)),
                    }
                }
            }
        }
        counts.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        counts.into_iter().map(|(_, id)| id).collect()
    }

    fn facts(&self) -> Vec<Completion> {
        let asked = self.asked();
        let date = self.as_of;
        let all = self.scope.library.facts().filter(|(_, f)| self.scope.visible.sees(&f.package));
        all.map(|(_, fact)| {
            let name = &fact.name;
            let snippet = match fact.ty {
                ValueType::YesNo => format!("{name} ${{1|yes,no|}}"),
                ValueType::Date | ValueType::Instant => format!("{name} on ${{1:{date}}}"),
                ValueType::Consent => format!("{name} ${{1|granted,refused|}} on ${{2:{date}}} of version ${{3:1}}"),
                ValueType::Number => format!("{name} ${{1:0}} from ${{2:{date}}}"),
                ValueType::Duration => format!("{name} ${{1:1 month}}"),
                ValueType::Text => format!("{name} \"$1\""),
            };
            Completion {
                label: name.to_string(),
                kind: CompletionKind::Symbol(SymbolKind::Fact),
                detail: fact.ask.clone(),
                insert: name.to_string(),
                snippet: Some(snippet),
                rank: self.urgency(name, &fact.package, &asked),
            }
        })
        .collect()
    }

    fn judgements(&self, node: &SyntaxNode) -> Vec<Completion> {
        let asked = self.asked();
        let in_answer = node.parent().is_some_and(|parent| parent.kind() == SyntaxKind::Judged);
        let all = self.scope.library.judgements().filter(|(_, j)| self.scope.visible.sees(&j.package));
        all.map(|(_, info)| {
            let name = &info.name;
            let parties = |ids: &[maatstaf_semantics::names::ConceptId]| {
                let names = ids.iter().map(|id| self.scope.terms.concepts.get(*id).name.to_string());
                names.collect::<Vec<_>>().join(", ")
            };
            let by = if info.by.is_empty() { "${2:controller}".to_owned() } else { parties(&info.by[..1]) };
            let advised =
                if info.advised.is_empty() { String::new() } else { format!(" advised {}", parties(&info.advised)) };
            let of = match info.targets.as_slice() {
                [maatstaf_semantics::hir::Target::Instrument | maatstaf_semantics::hir::Target::Organisation] => "",
                _ => " of ${5:…}",
            };
            let date = self.as_of;
            let snippet =
                format!("{name}{of} ${{1|yes,no|}} by {by}{advised} on ${{3:{date}}}\n        because \"${{4:…}}\"");
            Completion {
                label: name.to_string(),
                kind: CompletionKind::Symbol(SymbolKind::Judgement),
                detail: info.ask.clone(),
                insert: name.to_string(),
                snippet: in_answer.then_some(snippet),
                rank: self.urgency(name, &info.package, &asked),
            }
        })
        .collect()
    }

    fn statements(&self, node: &SyntaxNode) -> Vec<Completion> {
        let name = instrument_around(&self.scope, node);
        let Some((_, instrument)) = name.and_then(|name| self.scope.instrument_item(&name)) else { return Vec::new() };
        let kind = CompletionKind::Symbol(SymbolKind::Statement);
        let mut list = Vec::new();
        for statement in &instrument.statements {
            let Act::Do(verb) = statement.act else { continue };
            if let Some(label) = &statement.label {
                list.push(plain(&label.value, kind, Text::same(verb.keyword()), OWN));
            }
            for object in &statement.objects {
                list.push(plain(&object.value, kind, Text::same(verb.keyword()), OWN));
                list.push(plain(&format!("{}.{}", verb.keyword(), object.value), kind, Text::default(), IMPORTED));
            }
        }
        list
    }

    /// Packages that are not imported yet.
    fn packages(&self) -> Vec<Completion> {
        let seen = &self.scope.visible;
        let all = self.scope.library.packages.iter().filter(|p| !seen.sees(&p.name) && &*p.name != VOCABULARY);
        let kind = CompletionKind::Symbol(SymbolKind::Package);
        all.map(|p| plain(&p.name, kind, p.title.clone().unwrap_or_default(), IMPORTED)).collect()
    }

    fn variables(&self) -> Vec<Completion> {
        let binders = match &self.scope.item.body {
            ItemBody::Norm(norm) => norm.binders.as_slice(),
            ItemBody::Define(define) => define.params.as_slice(),
            _ => &[],
        };
        let kind = CompletionKind::Symbol(SymbolKind::Variable);
        binders.iter().map(|b| plain(&b.name.value, kind, texts::variable(b.target.keyword()), 10)).collect()
    }
}

fn levels() -> Vec<Completion> {
    ["individual", "team", "department", "organisation"]
        .into_iter()
        .enumerate()
        .map(|(at, level)| plain(level, CompletionKind::Level, Text::default(), IMPORTED + at as u32))
        .collect()
}
