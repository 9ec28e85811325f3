//! The program as text, for people and for snapshot tests. Names stand in the place of indices.

use std::cell::Cell;
use std::fmt::{self, Display, Formatter};

use crate::limit;
use crate::{
    Comparison, Expr, ExprId, Keep, Level, LevelRule, Log, LogId, Object, Obligation, Period, Program, Reason,
    ReasonId, Recipient, Review, Rule, RuleKind, Standing, Symbol, Text, Value, VerbSet, Who, Windows,
};

impl Display for Program {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let meta = &self.meta;
        writeln!(f, "program {} \"{}\"", meta.organisation, meta.title.en)?;
        writeln!(f, "  language {}, compiler {}", meta.language_version, meta.compiler_version)?;
        for source in &meta.sources {
            writeln!(f, "  source {} {}", source.path, Short(&source.hash))?;
        }
        for package in &meta.packages {
            writeln!(f, "  package {} {} {}", package.name, package.version, Short(&package.hash))?;
        }
        let symbols = &self.symbols;
        for (sort, table) in [
            ("data", &symbols.data),
            ("decision", &symbols.decisions),
            ("purpose", &symbols.purposes),
            ("party", &symbols.parties),
            ("worker", &symbols.workers),
            ("grouping", &symbols.groupings),
            ("event", &symbols.events),
        ] {
            for (at, symbol) in table.iter().enumerate() {
                write!(f, "{sort} {}", symbol.name)?;
                let above = symbol.ancestors.iter().filter(|ancestor| **ancestor as usize != at);
                for (count, ancestor) in above.enumerate() {
                    let separator = if count == 0 { ":" } else { "," };
                    write!(f, "{separator} {}", name(table, *ancestor))?;
                }
                writeln!(f)?;
            }
        }
        for (sort, table) in [("attribute", &symbols.attributes), ("context", &symbols.context)] {
            for input in table {
                writeln!(f, "{sort} {}: {:?}", input.name, input.value_type)?;
            }
        }
        for zone in &self.zones {
            write!(f, "zone {} {:+} s", zone.name, zone.first_offset)?;
            for (instant, offset) in &zone.transitions {
                write!(f, ", from {} {offset:+} s", Instant(*instant))?;
            }
            writeln!(f)?;
        }
        for schedule in &self.schedules {
            let zone = self.zones.get(schedule.zone.index()).map_or("?", |zone| &zone.name);
            write!(f, "hours {} in {zone}:", schedule.name)?;
            for (from, to) in &schedule.spans {
                write!(f, " {}..{}", Minute(*from), Minute(*to))?;
            }
            writeln!(f)?;
        }
        for rule in &self.rules {
            writeln!(f)?;
            self.rule(f, rule)?;
        }
        Ok(())
    }
}

impl Program {
    fn rule(&self, f: &mut Formatter<'_>, rule: &Rule) -> fmt::Result {
        let symbols = &self.symbols;
        let kind = match rule.kind {
            RuleKind::Grant => "grant",
            RuleKind::Never => "never",
        };
        write!(f, "{kind} {}", rule.path)?;
        if !rule.place.is_empty() {
            write!(f, " @ {}", rule.place)?;
        }
        write!(f, "\n  {}", Verbs(rule.verbs))?;
        match rule.object {
            Object::Any => write!(f, " anything")?,
            Object::Data(id) => write!(f, " data {}", name(&symbols.data, id.0))?,
            Object::Decision(id) => write!(f, " decision {}", name(&symbols.decisions, id.0))?,
        }
        if let Some(id) = rule.purpose {
            write!(f, " for {}", name(&symbols.purposes, id.0))?;
        }
        if let Some(id) = rule.worker {
            write!(f, " about {}", name(&symbols.workers, id.0))?;
        }
        self.recipients(f, " to ", &rule.recipients)?;
        self.recipients(f, " except to ", &rule.except)?;
        writeln!(f)?;
        match rule.level {
            None => {}
            Some(LevelRule::OrFiner(level)) => writeln!(f, "  at {} or finer", level.name())?,
            Some(LevelRule::Exactly { level, grouping, min_group, and_above }) => {
                self.level(f, level, grouping.map(|id| id.0), min_group, and_above)?;
            }
        }
        match rule.keep {
            None => {}
            Some(Keep::Nothing) => writeln!(f, "  keep nothing")?,
            Some(Keep::Period { at_least, at_most, after, zone }) => {
                write!(f, "  keep")?;
                if let Some(period) = at_least {
                    write!(f, " at least {}", Length(period))?;
                }
                if let Some(period) = at_most {
                    write!(f, " at most {}", Length(period))?;
                }
                if let Some(event) = after {
                    write!(f, " after {}", name(&symbols.events, event.0))?;
                }
                let zone = self.zones.get(zone.index()).map_or("?", |zone| &zone.name);
                writeln!(f, " in {zone}")?;
            }
        }
        if rule.claim_hold {
            writeln!(f, "  hold for claim")?;
        }
        if let Some(id) = rule.during {
            let schedule = self.schedules.get(id.index()).map_or("?", |hours| &hours.name);
            writeln!(f, "  during {schedule}")?;
        }
        if let Some(every) = rule.every {
            writeln!(f, "  every {every} s")?;
        }
        if let Some(expr) = rule.when {
            write!(f, "  when ")?;
            self.expr(f, expr)?;
            writeln!(f)?;
        }
        self.windows(f, "standing", self.windows.get(rule.standing.index()))?;
        if let Some(id) = rule.origin_standing {
            self.windows(f, "origin", self.windows.get(id.index()))?;
        }
        if let Some(review) = &rule.review {
            self.review(f, review)?;
        }
        for obligation in &rule.obligations {
            match obligation {
                Obligation::Log(id) => self.log(f, *id)?,
                Obligation::Notice(Text { en, .. }) => writeln!(f, "  must know \"{en}\"")?,
            }
        }
        for accepted in &rule.accepted {
            write!(f, "  accepted")?;
            if let Some(from) = accepted.from {
                write!(f, " from {}", Instant(from))?;
            }
            if let Some(until) = accepted.until {
                write!(f, " until {}", Instant(until))?;
            }
            write!(f, ": ")?;
            self.reason(f, accepted.reason)?;
            writeln!(f)?;
        }
        Ok(())
    }

    fn level(
        &self,
        f: &mut Formatter<'_>,
        level: Level,
        grouping: Option<u16>,
        min_group: Option<u32>,
        and_above: bool,
    ) -> fmt::Result {
        write!(f, "  at {}", level.name())?;
        if let Some(id) = grouping {
            write!(f, " per {}", name(&self.symbols.groupings, id))?;
        }
        if let Some(least) = min_group {
            write!(f, " of at least {least}")?;
        }
        if and_above {
            write!(f, " and above")?;
        }
        writeln!(f)
    }

    fn review(&self, f: &mut Formatter<'_>, review: &Review) -> fmt::Result {
        write!(f, "  review {} effect", if review.before_effect { "before" } else { "after" })?;
        self.recipients(f, " by ", &review.by)?;
        if let Some(within) = review.within {
            write!(f, ", within {within} s")?;
        }
        if review.may_override {
            write!(f, ", may override")?;
        }
        if review.hears_subject {
            write!(f, ", hears subject")?;
        }
        for id in &review.sees {
            write!(f, ", sees {}", name(&self.symbols.data, id.0))?;
        }
        if review.sees_reasons {
            write!(f, ", sees reasons")?;
        }
        writeln!(f)
    }

    fn recipients(&self, f: &mut Formatter<'_>, before: &str, list: &[Recipient]) -> fmt::Result {
        for (at, recipient) in list.iter().enumerate() {
            write!(f, "{}", if at == 0 { before } else { ", " })?;
            match recipient.who {
                Who::Subject => write!(f, "subject")?,
                Who::Party(id) => write!(f, "{}", name(&self.symbols.parties, id.0))?,
            }
            if recipient.of_subject {
                write!(f, " of subject")?;
            }
        }
        Ok(())
    }

    fn windows(&self, f: &mut Formatter<'_>, what: &str, windows: Option<&Windows>) -> fmt::Result {
        let Some(windows) = windows else { return writeln!(f, "  {what} ?") };
        write!(f, "  {what} ")?;
        self.standing(f, windows.first)?;
        for (instant, standing) in &windows.steps {
            write!(f, "\n    from {} ", Instant(*instant))?;
            self.standing(f, *standing)?;
        }
        writeln!(f)
    }

    fn standing(&self, f: &mut Formatter<'_>, standing: Standing) -> fmt::Result {
        match standing {
            Standing::Granted => write!(f, "granted"),
            Standing::Blocked(reason) => {
                write!(f, "blocked: ")?;
                self.reason(f, reason)
            }
            Standing::Depends(expr, reason) => {
                write!(f, "if ")?;
                self.expr(f, expr)?;
                write!(f, ", or else: ")?;
                self.reason(f, reason)
            }
        }
    }

    fn reason(&self, f: &mut Formatter<'_>, id: ReasonId) -> fmt::Result {
        let Some(Reason { kind, norm, cite, text }) = self.reasons.get(id.index()) else {
            return write!(f, "?");
        };
        write!(f, "{kind:?}")?;
        if let Some(norm) = norm {
            write!(f, " {norm}")?;
        }
        if !cite.is_empty() {
            write!(f, " [{}]", cite.join(", "))?;
        }
        write!(f, " \"{}\"", text.en)
    }

    fn log(&self, f: &mut Formatter<'_>, id: LogId) -> fmt::Result {
        let Some(Log { actor, record, keep, because }) = self.logs.get(id.index()) else {
            return writeln!(f, "  must log ?");
        };
        write!(f, "  must log")?;
        for (what, logged) in [("actor", actor), ("record", record)] {
            if *logged {
                write!(f, " {what}")?;
            }
        }
        writeln!(f, " for {}, \"{}\"", Length(*keep), because.en)
    }

    /// Prints an expression, fully bracketed.
    fn expr(&self, f: &mut Formatter<'_>, id: ExprId) -> fmt::Result {
        self.node(f, id, &Cell::new(limit::EXPR_SIZE))
    }

    /// Prints a node while there is budget. A program that was never verified prints too: what is
    /// too large, or does not stand before its parent, is printed as `?`.
    fn node(&self, f: &mut Formatter<'_>, id: ExprId, budget: &Cell<usize>) -> fmt::Result {
        let symbols = &self.symbols;
        match budget.get().checked_sub(1) {
            Some(left) => budget.set(left),
            None => return write!(f, "?"),
        }
        let child = |f: &mut Formatter<'_>, child: ExprId| {
            if child < id { self.node(f, child, budget) } else { write!(f, "?") }
        };
        let pair = |f: &mut Formatter<'_>, left: ExprId, word: &str, right: ExprId| {
            write!(f, "(")?;
            child(f, left)?;
            write!(f, " {word} ")?;
            child(f, right)?;
            write!(f, ")")
        };
        match self.exprs.get(id.index()) {
            None => write!(f, "?"),
            Some(Expr::Constant(value)) => match value {
                Value::YesNo(yes) => write!(f, "{}", if *yes { "yes" } else { "no" }),
                Value::Number(raw) => write!(f, "number {raw}e-6"),
                Value::Duration(seconds) => write!(f, "{seconds} s"),
                Value::Date(days) => write!(f, "{}", Day(*days)),
                Value::Instant(instant) => write!(f, "{}", Instant(*instant)),
                Value::Text(word) => {
                    write!(f, "{:?}", symbols.words.get(word.index()).map_or("?", |word| word))
                }
            },
            Some(Expr::Attribute(id)) => {
                write!(f, "{}", symbols.attributes.get(id.index()).map_or("?", |input| &input.name))
            }
            Some(Expr::Context(id)) => {
                write!(f, "{}", symbols.context.get(id.index()).map_or("?", |input| &input.name))
            }
            Some(Expr::Time) => write!(f, "time"),
            Some(Expr::Today(zone)) => {
                let zone = self.zones.get(zone.index()).map_or("?", |zone| &zone.name);
                write!(f, "today({zone})")
            }
            Some(Expr::WorkerIs(id)) => write!(f, "worker is {}", name(&symbols.workers, id.0)),
            Some(Expr::Not(inner)) => {
                write!(f, "not ")?;
                child(f, *inner)
            }
            Some(Expr::And(left, right)) => pair(f, *left, "and", *right),
            Some(Expr::Or(left, right)) => pair(f, *left, "or", *right),
            Some(Expr::Compare(how, left, right)) => {
                let word = match how {
                    Comparison::Equal => "=",
                    Comparison::NotEqual => "!=",
                    Comparison::Less => "<",
                    Comparison::AtMost => "<=",
                    Comparison::Greater => ">",
                    Comparison::AtLeast => ">=",
                };
                pair(f, *left, word, *right)
            }
        }
    }
}

fn name(table: &[Symbol], at: u16) -> &str {
    table.get(at as usize).map_or("?", |symbol| &symbol.name)
}

/// The first eight digits of a hash.
struct Short<'h>(&'h [u8; 32]);

impl Display for Short<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.0.iter().take(4).try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

struct Verbs(VerbSet);

impl Display for Verbs {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if self.0 == VerbSet::ALL {
            return write!(f, "use");
        }
        for (at, verb) in self.0.iter().enumerate() {
            write!(f, "{}{}", if at == 0 { "" } else { ", " }, verb.name())?;
        }
        Ok(())
    }
}

/// A minute of the week: `mon 07:00`.
struct Minute(u16);

impl Display for Minute {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
        // The end of Sunday is shown as such, not as the next Monday.
        let day = usize::from(self.0 / 1_440).min(6);
        let minute = usize::from(self.0) - day * 1_440;
        write!(f, "{} {:02}:{:02}", DAYS[day], minute / 60, minute % 60)
    }
}

struct Length(Period);

impl Display for Length {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Period { months, days, seconds } = self.0;
        let mut parts = 0;
        for (count, unit) in [(months, "month"), (days, "day"), (seconds, "s")] {
            if count > 0 {
                let many = if count == 1 || unit == "s" { "" } else { "s" };
                write!(f, "{}{count} {unit}{many}", if parts > 0 { " " } else { "" })?;
                parts += 1;
            }
        }
        if parts == 0 { write!(f, "0 s") } else { Ok(()) }
    }
}

/// A day since 1970-01-01, as a date of the Gregorian calendar.
struct Day(i64);

impl Display for Day {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        // Dates outside the years 1 to 9999 are printed as numbers: no policy can name one.
        let day = i32::try_from(self.0).ok().and_then(|days| {
            let date = jiff::civil::date(1970, 1, 1);
            date.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
        });
        match day {
            Some(date) => write!(f, "{date}"),
            None => write!(f, "day {}", self.0),
        }
    }
}

struct Instant(i64);

impl Display for Instant {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match jiff::Timestamp::from_second(self.0) {
            Ok(instant) => write!(f, "{instant}"),
            Err(_) => write!(f, "second {}", self.0),
        }
    }
}

#[cfg(test)]
mod tests;
