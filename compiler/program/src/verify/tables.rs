//! The tables: names, zones, schedules, windows, expressions, reasons.

use super::{Check, Problem};
use crate::{
    Comparison, Expr, Input, MAX_INSTANT, MIN_INSTANT, MINUTES_PER_WEEK, Standing, Symbol, Text, Value, ValueType,
    limit,
};

impl Check<'_> {
    pub(super) fn tables(&mut self) {
        self.meta();
        self.symbols();
        self.zones();
        self.schedules();
        self.reasons();
        self.logs();
        self.exprs();
        // Standings name expressions by their type.
        if self.faults.is_empty() {
            self.windows();
        }
    }

    fn meta(&mut self) {
        let meta = &self.program.meta;
        self.length(|| "meta.organisation".into(), &meta.organisation, limit::NAME_LENGTH);
        self.text(|| "meta.title".into(), &meta.title);
        self.length(|| "meta.language_version".into(), &meta.language_version, limit::NAME_LENGTH);
        self.length(|| "meta.compiler_version".into(), &meta.compiler_version, limit::NAME_LENGTH);
        if self.count(|| "meta.sources".into(), meta.sources.len(), limit::SOURCES) {
            self.increasing(|| "meta.sources".into(), &meta.sources);
            for (at, source) in meta.sources.iter().enumerate() {
                self.length(|| format!("meta.sources[{at}]"), &source.path, limit::NAME_LENGTH);
            }
        }
        if self.count(|| "meta.packages".into(), meta.packages.len(), limit::SOURCES) {
            self.increasing(|| "meta.packages".into(), &meta.packages);
            for (at, package) in meta.packages.iter().enumerate() {
                self.length(|| format!("meta.packages[{at}]"), &package.name, limit::NAME_LENGTH);
                self.length(|| format!("meta.packages[{at}]"), &package.version, limit::NAME_LENGTH);
            }
        }
    }

    fn symbols(&mut self) {
        let symbols = &self.program.symbols;
        for (name, table) in [
            ("data", &symbols.data),
            ("decisions", &symbols.decisions),
            ("purposes", &symbols.purposes),
            ("parties", &symbols.parties),
            ("workers", &symbols.workers),
            ("groupings", &symbols.groupings),
            ("events", &symbols.events),
        ] {
            self.symbol_table(name, table);
        }
        for (name, table) in [("attributes", &symbols.attributes), ("context", &symbols.context)] {
            self.input_table(name, table);
        }
        if self.count(|| "symbols.words".into(), symbols.words.len(), limit::SYMBOLS) {
            self.increasing(|| "symbols.words".into(), &symbols.words);
            for (at, word) in symbols.words.iter().enumerate() {
                self.length(|| format!("symbols.words[{at}]"), word, limit::TEXT_LENGTH);
            }
        }
    }

    fn symbol_table(&mut self, name: &str, table: &[Symbol]) {
        let place = || format!("symbols.{name}");
        if !self.count(place, table.len(), limit::SYMBOLS) {
            return;
        }
        if !table.is_sorted_by(|left, right| left.name < right.name) {
            self.fault(place, Problem::NotIncreasing);
        }
        for (at, symbol) in table.iter().enumerate() {
            let place = || format!("symbols.{name}[{at}]");
            self.name(place, &symbol.name);
            self.text(place, &symbol.title);
            if self.count(place, symbol.ancestors.len(), limit::ANCESTORS) {
                self.increasing(place, &symbol.ancestors);
                for ancestor in &symbol.ancestors {
                    self.index(place, *ancestor as usize, table.len());
                }
            }
        }
        if !self.faults.is_empty() {
            return;
        }
        for (at, symbol) in table.iter().enumerate() {
            // Sound is: itself among them, all ancestors of an ancestor among them, and no
            // ancestor that has this one among its own.
            let sound = symbol.ancestors.binary_search(&(at as u16)).is_ok()
                && symbol.ancestors.iter().filter(|ancestor| **ancestor as usize != at).all(|ancestor| {
                    let above = &table[*ancestor as usize].ancestors;
                    is_subset(above, &symbol.ancestors) && above.binary_search(&(at as u16)).is_err()
                });
            if !sound {
                self.fault(|| format!("symbols.{name}[{at}]"), Problem::Ancestors);
            }
        }
    }

    fn input_table(&mut self, name: &str, table: &[Input]) {
        let place = || format!("symbols.{name}");
        if !self.count(place, table.len(), limit::SYMBOLS) {
            return;
        }
        if !table.is_sorted_by(|left, right| left.name < right.name) {
            self.fault(place, Problem::NotIncreasing);
        }
        for (at, input) in table.iter().enumerate() {
            let place = || format!("symbols.{name}[{at}]");
            self.name(place, &input.name);
            self.text(place, &input.title);
        }
    }

    fn zones(&mut self) {
        let zones = &self.program.zones;
        if !self.count(|| "zones".into(), zones.len(), limit::ZONES) {
            return;
        }
        for (at, zone) in zones.iter().enumerate() {
            let place = || format!("zones[{at}]");
            self.name(place, &zone.name);
            if !self.count(place, zone.transitions.len(), limit::TRANSITIONS) {
                continue;
            }
            if !zone.transitions.is_sorted_by(|left, right| left.0 < right.0) {
                self.fault(place, Problem::NotIncreasing);
            }
            let offsets = zone.transitions.iter().map(|(_, offset)| *offset);
            let far =
                offsets.chain([zone.first_offset]).any(|offset| offset.unsigned_abs() > limit::OFFSET.unsigned_abs());
            let instants = zone.transitions.iter().map(|(instant, _)| *instant);
            if far || instants.into_iter().any(|instant| !is_instant(instant)) {
                self.fault(place, Problem::ImpossibleValue);
            }
        }
    }

    fn schedules(&mut self) {
        let schedules = &self.program.schedules;
        if !self.count(|| "schedules".into(), schedules.len(), limit::SCHEDULES) {
            return;
        }
        for (at, schedule) in schedules.iter().enumerate() {
            let place = || format!("schedules[{at}]");
            self.name(place, &schedule.name);
            self.index(place, schedule.zone.index(), self.program.zones.len());
            if !self.count(place, schedule.spans.len(), limit::SPANS) {
                continue;
            }
            if schedule.spans.iter().any(|(from, to)| from >= to || *to > MINUTES_PER_WEEK) {
                self.fault(place, Problem::ImpossibleValue);
            }
            if !schedule.spans.is_sorted_by(|left, right| left.1 < right.0) {
                self.fault(place, Problem::NotIncreasing);
            }
        }
    }

    fn reasons(&mut self) {
        let reasons = &self.program.reasons;
        if !self.count(|| "reasons".into(), reasons.len(), limit::REASONS) {
            return;
        }
        for (at, reason) in reasons.iter().enumerate() {
            let place = || format!("reasons[{at}]");
            if let Some(norm) = &reason.norm {
                self.name(place, norm);
            }
            if self.count(place, reason.cite.len(), limit::CITATIONS) {
                for cite in &reason.cite {
                    self.name(place, cite);
                }
            }
            self.text(place, &reason.text);
        }
    }

    fn logs(&mut self) {
        let logs = &self.program.logs;
        if !self.count(|| "logs".into(), logs.len(), limit::SYMBOLS) {
            return;
        }
        for (at, log) in logs.iter().enumerate() {
            let place = || format!("logs[{at}]");
            self.text(place, &log.because);
            if log.because.is_empty() {
                self.fault(place, Problem::Empty);
            }
            if !super::rules::is_period(log.keep) {
                self.fault(place, Problem::ImpossibleValue);
            }
        }
    }

    fn exprs(&mut self) {
        let program = self.program;
        if !self.count(|| "exprs".into(), program.exprs.len(), limit::EXPRS) {
            return;
        }
        // Type, depth and unfolded size of every expression so far.
        let mut known: Vec<(ValueType, usize, usize)> = Vec::with_capacity(program.exprs.len());
        for (at, expr) in program.exprs.iter().enumerate() {
            let place = || format!("exprs[{at}]");
            let symbols = &program.symbols;
            let mut found: Option<ValueType> = None;
            let mut children: [Option<crate::ExprId>; 2] = [None, None];
            match expr {
                Expr::Constant(value) => {
                    match value {
                        Value::Instant(instant) if !is_instant(*instant) => {
                            self.fault(place, Problem::ImpossibleValue);
                        }
                        Value::Text(word) => {
                            self.index(place, word.index(), symbols.words.len());
                        }
                        _ => {}
                    }
                    found = Some(value.value_type());
                }
                Expr::Attribute(id) => {
                    if self.index(place, id.index(), symbols.attributes.len()) {
                        found = Some(symbols.attributes[id.index()].value_type);
                    }
                }
                Expr::Context(id) => {
                    if self.index(place, id.index(), symbols.context.len()) {
                        found = Some(symbols.context[id.index()].value_type);
                    }
                }
                Expr::Time => found = Some(ValueType::Instant),
                Expr::Today(zone) => {
                    self.index(place, zone.index(), program.zones.len());
                    found = Some(ValueType::Date);
                }
                Expr::WorkerIs(worker) => {
                    self.index(place, worker.index(), symbols.workers.len());
                    found = Some(ValueType::YesNo);
                }
                Expr::Not(inner) => children = [Some(*inner), None],
                Expr::And(left, right) | Expr::Or(left, right) | Expr::Compare(_, left, right) => {
                    children = [Some(*left), Some(*right)];
                }
            }
            let (mut depth, mut size) = (1, 1usize);
            let mut types = [None, None];
            for (slot, child) in types.iter_mut().zip(children) {
                let Some(child) = child else { continue };
                match known.get(child.index()) {
                    Some((value_type, child_depth, child_size)) => {
                        *slot = Some(*value_type);
                        depth = depth.max(child_depth + 1);
                        size = size.saturating_add(*child_size);
                    }
                    None => self.fault(place, Problem::ChildNotBefore),
                }
            }
            let fits = match (expr, types) {
                (Expr::Not(_), [Some(inner), _]) => inner == ValueType::YesNo,
                (Expr::And(..) | Expr::Or(..), [Some(left), Some(right)]) => {
                    left == ValueType::YesNo && right == ValueType::YesNo
                }
                (Expr::Compare(how, ..), [Some(left), Some(right)]) => {
                    let ordered = !matches!(left, ValueType::YesNo | ValueType::Text);
                    let equality = matches!(how, Comparison::Equal | Comparison::NotEqual);
                    left == right && (ordered || equality)
                }
                _ => true,
            };
            if !fits {
                self.fault(place, Problem::WrongType);
            }
            if depth > limit::EXPR_DEPTH || size > limit::EXPR_SIZE {
                self.fault(place, Problem::TooDeep);
            }
            known.push((found.unwrap_or(ValueType::YesNo), depth, size));
            if self.full() {
                return;
            }
        }
    }

    fn windows(&mut self) {
        let windows = &self.program.windows;
        if !self.count(|| "windows".into(), windows.len(), limit::WINDOWS) {
            return;
        }
        for (at, window) in windows.iter().enumerate() {
            let place = || format!("windows[{at}]");
            if !self.count(place, window.steps.len(), limit::STEPS) {
                continue;
            }
            if !window.steps.is_sorted_by(|left, right| left.0 < right.0) {
                self.fault(place, Problem::NotIncreasing);
            }
            if window.steps.iter().any(|(instant, _)| !is_instant(*instant)) {
                self.fault(place, Problem::ImpossibleValue);
            }
            let mut before = window.first;
            self.standing(place, before);
            for (_, standing) in &window.steps {
                if *standing == before {
                    self.fault(place, Problem::NoChange);
                }
                self.standing(place, *standing);
                before = *standing;
            }
            if self.full() {
                return;
            }
        }
    }

    fn standing(&mut self, at: impl Fn() -> String, standing: Standing) {
        match standing {
            Standing::Granted => {}
            Standing::Blocked(reason) => {
                self.index(at, reason.index(), self.program.reasons.len());
            }
            Standing::Depends(expr, reason) => {
                self.index(&at, reason.index(), self.program.reasons.len());
                self.condition(at, expr);
            }
        }
    }

    /// An expression that is used as a condition: it has to be a yes or no.
    pub(super) fn condition(&mut self, at: impl Fn() -> String, expr: crate::ExprId) {
        if self.index(&at, expr.index(), self.program.exprs.len())
            && self.program.expr_type(expr) != Some(ValueType::YesNo)
        {
            self.fault(at, Problem::WrongType);
        }
    }

    fn name(&mut self, at: impl Fn() -> String, name: &str) {
        if name.is_empty() {
            self.fault(&at, Problem::Empty);
        }
        self.length(at, name, limit::NAME_LENGTH);
    }

    pub(super) fn text(&mut self, at: impl Fn() -> String, text: &Text) {
        self.length(&at, &text.nl, limit::TEXT_LENGTH);
        self.length(&at, &text.en, limit::TEXT_LENGTH);
    }
}

/// Whether an instant lies in the years 1 to 9999.
pub(super) fn is_instant(instant: i64) -> bool {
    (MIN_INSTANT..=MAX_INSTANT).contains(&instant)
}

/// Whether all of `part` occur in `whole`; both increasing.
fn is_subset(part: &[u16], whole: &[u16]) -> bool {
    let mut rest = whole.iter();
    part.iter().all(|wanted| rest.any(|found| found == wanted))
}
