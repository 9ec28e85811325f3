//! How the verdicts on an instrument change over dates, and why one is what it is.

use jiff::civil::Date;
use maatstaf_diagnostics::Text;
use maatstaf_semantics::queries;
use maatstaf_semantics::report::{self, VerdictReport};
use maatstaf_semantics::verdicts::Status;
use maatstaf_syntax::ItemKind;

use crate::cursor::item_at;
use crate::markdown::Page;
use crate::{Analysis, Cancelled, texts};

/// A stretch of time with one verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// Its first day; nothing for "since ever".
    pub from: Option<Date>,
    /// The first day after it; nothing for "for ever".
    pub until: Option<Date>,
    /// The verdict.
    pub status: Status,
}

/// A norm over time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimelineRow {
    /// Package and name.
    pub norm: String,
    /// Its title.
    pub title: Text,
    /// Its citations.
    pub cite: Vec<String>,
    /// The statements concerned, by path.
    pub statements: Vec<String>,
    /// The stretches, in their order; at least one.
    pub stretches: Vec<Stretch>,
}

/// An instrument over time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeline {
    /// The instrument.
    pub instrument: String,
    /// From its first day.
    pub starts: Option<Date>,
    /// Until the first day without it.
    pub ends: Option<Date>,
    /// Its norms.
    pub rows: Vec<TimelineRow>,
}

impl Analysis {
    /// How the verdicts on the instruments of a file change over dates: on the one of this name, or on all. Norms that
    /// never apply are left out.
    pub fn timeline(&self, path: &str, instrument: Option<&str>) -> Result<Vec<Timeline>, Cancelled> {
        self.ask(|| {
            let Some(file) = self.file(path) else { return Vec::new() };
            let library = queries::library(&self.db, self.project);
            let own = queries::keys(&self.db, file).iter().filter(|key| key.kind == ItemKind::Instrument);
            own.filter(|key| instrument.is_none_or(|name| *key.name == *name))
                .filter_map(|key| {
                    let (world, _) = queries::world(&self.db, self.project, key.clone())?;
                    let home = &world.instruments[0];
                    let verdicts = queries::verdicts(&self.db, self.project, key.clone());
                    let rows = verdicts
                        .iter()
                        .map(|verdict| TimelineRow {
                            norm: verdict.id.to_string(),
                            title: verdict.norm.head(&library).title.clone(),
                            cite: verdict.cite.clone(),
                            statements: verdict.statements.iter().map(ToString::to_string).collect(),
                            stretches: verdict
                                .status
                                .segments()
                                .map(|s| Stretch { from: s.from, until: s.until, status: *s.value })
                                .collect(),
                        })
                        .filter(|row| row.stretches.iter().any(|s| s.status != Status::NotApplicable))
                        .collect();
                    Some(Timeline { instrument: key.name.to_string(), starts: home.starts, ends: home.ends, rows })
                })
                .collect()
        })
    }

    /// Why the verdicts on the statement, or else the instrument, around a byte of a file are what they are at `as_of`:
    /// a page in Markdown. Nothing outside an instrument.
    pub fn explain_verdicts(&self, path: &str, offset: usize, as_of: Date) -> Result<Option<Text>, Cancelled> {
        self.ask(|| {
            let tree = item_at(&self.db, self.file(path)?, offset)?;
            if tree.key.kind != ItemKind::Instrument {
                return None;
            }
            let (model, _) = queries::instrument(&self.db, self.project, tree.key.clone())?;
            let around = tree.token_at(offset).and_then(|token| {
                let mut nodes = token.parent_ancestors();
                nodes.find(|node| node.kind() == maatstaf_syntax::SyntaxKind::Statement)
            });
            let at = around.map(|node| maatstaf_syntax::node_ref(&tree.root, &node));
            let statement = model.statements.iter().find(|s| Some(s.place.node) == at).map(|s| s.path.to_string());
            let verdicts = report::verdicts_of(&self.db, self.project, tree.key.clone(), as_of);
            let name = statement.clone().unwrap_or_else(|| model.name.to_string());
            let mut page = Page::default();
            page.title(&model.title, &name);
            page.facts(&[texts::verdicts_on(&as_of.to_string())]);
            let about = verdicts.iter().filter(|v| statement.as_ref().is_none_or(|path| v.statements.contains(path)));
            let mut shown = 0;
            for verdict in about {
                explain(verdict, &mut page);
                shown += 1;
            }
            if shown == 0 {
                page.text(&texts::no_verdicts());
            }
            Some(page.finish())
        })
    }
}

fn explain(verdict: &VerdictReport, page: &mut Page) {
    let line = crate::hover::verdict_line(verdict);
    page.text(&line.map(|line| format!("### {line}")));
    page.text(&verdict.say.clone().unwrap_or_default());
    let because: Vec<Text> = verdict.because.iter().map(|g| g.text.clone()).filter(|t| !t.is_empty()).collect();
    page.list(&texts::why(), &because);
    let questions: Vec<Text> = verdict
        .questions
        .iter()
        .map(|q| {
            let asked = maatstaf_diagnostics::texts::ask_whom(&q.ask, &q.who);
            asked.map(|asked| format!("{asked} — `{}`", q.answer))
        })
        .collect();
    page.list(&texts::to_answer(), &questions);
}
