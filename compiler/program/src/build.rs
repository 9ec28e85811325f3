//! Putting a program together: tables without repetitions, and closed tables of symbols.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;
use std::hash::Hash;

use crate::{
    Expr, ExprId, Log, LogId, Meta, Program, Reason, ReasonId, Rule, Schedule, ScheduleId, Standing, Symbol, Symbols,
    Text, Windows, WindowsId, Zone, ZoneId, limit,
};

/// A symbol before its ancestors are known.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SymbolDraft {
    /// The name in requests.
    pub name: String,
    /// What people call it.
    pub title: Text,
    /// The names of what it is directly a kind of.
    pub parents: Vec<String>,
}

/// Why a table of symbols cannot be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableError {
    /// Two symbols have this name.
    Duplicate(String),
    /// A symbol names a parent that is not in the table.
    UnknownParent {
        /// The symbol.
        name: String,
        /// The parent that it names.
        parent: String,
    },
    /// This symbol is a kind of itself.
    Circle(String),
    /// The table has more symbols than [`limit::SYMBOLS`].
    TooMany,
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TableError::Duplicate(name) => write!(f, "`{name}` is declared twice"),
            TableError::UnknownParent { name, parent } => {
                write!(f, "`{name}` is a kind of `{parent}`, which is not declared")
            }
            TableError::Circle(name) => write!(f, "`{name}` is a kind of itself"),
            TableError::TooMany => write!(f, "more than {} names in one table", limit::SYMBOLS),
        }
    }
}

impl std::error::Error for TableError {}

/// A table of symbols, sorted by name, with its ancestors closed.
///
/// # Errors
///
/// A name given twice, a parent that is not there, a circle, or too many names.
pub fn symbol_table(drafts: impl IntoIterator<Item = SymbolDraft>) -> Result<Vec<Symbol>, TableError> {
    let mut drafts: Vec<SymbolDraft> = drafts.into_iter().collect();
    drafts.sort();
    if drafts.len() > limit::SYMBOLS {
        return Err(TableError::TooMany);
    }
    let mut positions = BTreeMap::new();
    for (at, draft) in drafts.iter().enumerate() {
        // The limit above is below 65,536.
        if positions.insert(draft.name.clone(), at as u16).is_some() {
            return Err(TableError::Duplicate(draft.name.clone()));
        }
    }
    let mut parents: Vec<Vec<u16>> = Vec::with_capacity(drafts.len());
    for draft in &drafts {
        let mut own = Vec::with_capacity(draft.parents.len());
        for parent in &draft.parents {
            match positions.get(parent) {
                Some(at) => own.push(*at),
                None => {
                    return Err(TableError::UnknownParent { name: draft.name.clone(), parent: parent.clone() });
                }
            }
        }
        parents.push(own);
    }
    let mut symbols = Vec::with_capacity(drafts.len());
    for (at, draft) in drafts.into_iter().enumerate() {
        // A walk upwards from each symbol: it meets itself again exactly if there is a circle.
        let mut ancestors = BTreeSet::from([at as u16]);
        let mut todo = parents[at].clone();
        while let Some(parent) = todo.pop() {
            if parent as usize == at {
                return Err(TableError::Circle(draft.name));
            }
            if ancestors.insert(parent) {
                todo.extend(&parents[parent as usize]);
            }
        }
        symbols.push(Symbol { name: draft.name, title: draft.title, ancestors: ancestors.into_iter().collect() });
    }
    Ok(symbols)
}

/// A table in which equal entries share a position.
struct Interned<T> {
    entries: Vec<T>,
    positions: HashMap<T, usize>,
}

impl<T: Clone + Eq + Hash> Interned<T> {
    fn new() -> Interned<T> {
        Interned { entries: Vec::new(), positions: HashMap::new() }
    }

    fn put(&mut self, entry: T) -> usize {
        if let Some(at) = self.positions.get(&entry) {
            return *at;
        }
        let at = self.entries.len();
        self.entries.push(entry.clone());
        self.positions.insert(entry, at);
        at
    }
}

/// Puts a program together. Equal zones, schedules, windows, expressions and reasons share one
/// entry; the rules are sorted at the end.
///
/// The positions in these tables follow the order of insertion, so whoever wants the same bytes
/// for the same policy inserts in an order that does not depend on the text (by path, say).
///
/// Nothing is checked here: [`crate::verify`] does that, and a table that grew beyond what an
/// index can hold is among the things it refuses.
pub struct Builder {
    meta: Meta,
    symbols: Symbols,
    zones: Interned<Zone>,
    schedules: Interned<Schedule>,
    windows: Interned<Windows>,
    exprs: Interned<Expr>,
    reasons: Interned<Reason>,
    logs: Interned<Log>,
    rules: Vec<Rule>,
}

impl Builder {
    /// A builder for a program with these names.
    pub fn new(meta: Meta, symbols: Symbols) -> Builder {
        Builder {
            meta,
            symbols,
            zones: Interned::new(),
            schedules: Interned::new(),
            windows: Interned::new(),
            exprs: Interned::new(),
            reasons: Interned::new(),
            logs: Interned::new(),
            rules: Vec::new(),
        }
    }

    /// The names of the program.
    pub fn symbols(&self) -> &Symbols {
        &self.symbols
    }

    /// Adds a zone, or finds an equal one.
    pub fn zone(&mut self, zone: Zone) -> ZoneId {
        ZoneId(u16::try_from(self.zones.put(zone)).unwrap_or(u16::MAX))
    }

    /// Adds a schedule, or finds an equal one.
    pub fn schedule(&mut self, schedule: Schedule) -> ScheduleId {
        ScheduleId(u16::try_from(self.schedules.put(schedule)).unwrap_or(u16::MAX))
    }

    /// Adds a step function, or finds an equal one.
    pub fn windows(&mut self, windows: Windows) -> WindowsId {
        WindowsId(u32::try_from(self.windows.put(windows)).unwrap_or(u32::MAX))
    }

    /// Adds a step function with the same standing at every instant, or finds it.
    pub fn always(&mut self, standing: Standing) -> WindowsId {
        self.windows(Windows::always(standing))
    }

    /// Adds an expression, or finds an equal one. Its children come from this builder.
    pub fn expr(&mut self, expr: Expr) -> ExprId {
        ExprId(u32::try_from(self.exprs.put(expr)).unwrap_or(u32::MAX))
    }

    /// Adds a reason, or finds an equal one.
    pub fn reason(&mut self, reason: Reason) -> ReasonId {
        ReasonId(u32::try_from(self.reasons.put(reason)).unwrap_or(u32::MAX))
    }

    /// Adds what is logged, or finds an equal one.
    pub fn log(&mut self, log: Log) -> LogId {
        LogId(u16::try_from(self.logs.put(log)).unwrap_or(u16::MAX))
    }

    /// Adds a rule. Its lists (recipients, exceptions, obligations, acceptances) are brought into
    /// order here.
    pub fn rule(&mut self, mut rule: Rule) {
        fn tidy<T: Ord>(list: &mut Vec<T>) {
            list.sort();
            list.dedup();
        }
        tidy(&mut rule.recipients);
        tidy(&mut rule.except);
        tidy(&mut rule.obligations);
        tidy(&mut rule.accepted);
        if let Some(review) = &mut rule.review {
            tidy(&mut review.by);
            tidy(&mut review.sees);
        }
        self.rules.push(rule);
    }

    /// The program, its rules in canonical order.
    pub fn finish(self) -> Program {
        let mut program = Program {
            meta: self.meta,
            symbols: self.symbols,
            zones: self.zones.entries,
            schedules: self.schedules.entries,
            windows: self.windows.entries,
            exprs: self.exprs.entries,
            reasons: self.reasons.entries,
            logs: self.logs.entries,
            rules: self.rules,
        };
        program.sort_rules();
        program
    }
}

#[cfg(test)]
mod tests;
