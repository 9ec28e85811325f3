//! Rules as rows: what of a rule is plain data, in 32 bytes.
//!
//! A row is enough for a rule whose conditions are numbers, sets, periods and step functions. A
//! rule with anything else ([`Row::CODE`]) is left to the native function of its shape.

use maatstaf_program::{Keep, LevelRule, Period, Program, Rule, Standing, Who, WindowsId};

use super::layout::Shape;

/// A rule. The two halves of a cache line have one each.
#[derive(Clone, Copy, Debug)]
#[repr(C, align(32))]
pub(super) struct Row {
    /// Which conditions there are.
    pub(super) flags: u32,
    /// The least group.
    pub(super) least: u32,
    /// How long a record is kept, in seconds: all of the period, or with [`Row::DAYS`] what comes
    /// on top of its days.
    pub(super) seconds: u32,
    /// Days of the period, counted on the calendar of the zone.
    pub(super) days: u32,
    /// The place of the set of kinds of worker.
    pub(super) workers: u32,
    /// The place of the set of groupings.
    pub(super) groupings: u32,
    /// The step function that is read at the instant of the request.
    pub(super) windows: u16,
    /// The step function that is read at the instant of the record.
    pub(super) origin: u16,
    /// The zone of the period.
    pub(super) zone: u16,
    /// A bit for each level that is granted; of a `never`, for each that is forbidden.
    pub(super) levels: u8,
    /// The level that is granted, as a number.
    pub(super) level: u8,
}

impl Row {
    /// It takes native code.
    pub(super) const CODE: u32 = 1;
    pub(super) const WORKER: u32 = 1 << 1;
    pub(super) const LEVEL: u32 = 1 << 2;
    /// At its own level, the grouping counts.
    pub(super) const GROUPING: u32 = 1 << 3;
    pub(super) const GROUP: u32 = 1 << 4;
    /// It does not always stand.
    pub(super) const STANDING: u32 = 1 << 5;
    pub(super) const ORIGIN: u32 = 1 << 6;
    pub(super) const KEEP_NOTHING: u32 = 1 << 7;
    /// There is a longest period from the record.
    pub(super) const KEEP: u32 = 1 << 8;
    /// The period has days, which the zone counts.
    pub(super) const DAYS: u32 = 1 << 9;
    /// The calendar has to be asked.
    pub(super) const CALENDAR: u32 = 1 << 10;
    pub(super) const CLAIM_HOLD: u32 = 1 << 11;
    pub(super) const REVIEW: u32 = 1 << 12;
    /// The review may come after the effect.
    pub(super) const AFTER_EFFECT: u32 = 1 << 13;

    /// The row of a rule of a verified program, with the places of its sets of workers and of
    /// groupings.
    pub(super) fn new(program: &Program, rule: &Rule, sets: (usize, usize)) -> Row {
        let mut row = Row {
            flags: 0,
            least: 0,
            seconds: 0,
            days: 0,
            workers: u32::try_from(sets.0).unwrap_or(0),
            groupings: u32::try_from(sets.1).unwrap_or(0),
            windows: 0,
            origin: 0,
            zone: 0,
            levels: 0,
            level: 0,
        };
        let plain = row.fill(program, rule);
        let fits = u32::try_from(sets.0).is_ok() && u32::try_from(sets.1).is_ok();
        if plain.is_none() || !fits {
            row.flags |= Row::CODE;
        }
        row
    }

    fn set(&mut self, flag: u32, there: bool) {
        if there {
            self.flags |= flag;
        }
    }

    /// `None` if a row is not enough for the rule.
    fn fill(&mut self, program: &Program, rule: &Rule) -> Option<()> {
        let roles_alone = rule.recipients.iter().all(|one| matches!(one.who, Who::Party(_)) && !one.of_subject);
        let code = Shape::DURING | Shape::EVERY | Shape::WHEN | Shape::KEEP_EVENT;
        let exceptions = Shape::EXCEPT | Shape::EXCEPT_OF | Shape::EXCEPT_SUBJECT;
        self.set(Row::WORKER, rule.worker.is_some());
        self.set(Row::REVIEW, rule.review.is_some());
        self.set(Row::AFTER_EFFECT, rule.review.as_ref().is_some_and(|review| !review.before_effect));
        if !roles_alone || Shape::of(program, rule).0 & (code | exceptions) != 0 {
            return None;
        }
        self.level(rule);
        (self.windows, self.origin) = (
            self.window(program, rule.standing, Row::STANDING)?,
            match rule.origin_standing {
                Some(origin) => {
                    self.flags |= Row::ORIGIN;
                    number(program, origin)?
                }
                None => 0,
            },
        );
        self.keep(rule)
    }

    fn level(&mut self, rule: &Rule) {
        let (level, levels) = match rule.level {
            None => return,
            Some(LevelRule::OrFiner(level)) => (level as u8, (2u8 << level as u8) - 1),
            Some(LevelRule::Exactly { level, grouping, min_group, and_above }) => {
                self.set(Row::GROUPING, grouping.is_some());
                self.set(Row::GROUP, min_group.is_some());
                self.least = min_group.unwrap_or(0);
                let own = 1u8 << level as u8;
                (level as u8, if and_above { !(own - 1) } else { own })
            }
        };
        (self.level, self.levels) = (level, levels);
        self.flags |= Row::LEVEL;
    }

    /// The number of a step function, with its flag unless it always stands.
    fn window(&mut self, program: &Program, id: WindowsId, flag: u32) -> Option<u16> {
        let windows = program.windows.get(id.index())?;
        let always = windows.first == Standing::Granted && windows.steps.is_empty();
        self.set(flag, !always);
        if always { Some(0) } else { number(program, id) }
    }

    fn keep(&mut self, rule: &Rule) -> Option<()> {
        self.set(Row::CLAIM_HOLD, rule.claim_hold && rule.keep != Some(Keep::Nothing));
        match rule.keep {
            None | Some(Keep::Period { at_most: None, .. }) => {}
            Some(Keep::Nothing) => self.flags |= Row::KEEP_NOTHING,
            Some(Keep::Period { after: Some(_), .. }) => return None,
            Some(Keep::Period { at_most: Some(period), zone, .. }) => {
                let Period { months, days, seconds } = period;
                (self.days, self.seconds, self.zone) = (days, seconds, zone.0);
                self.flags |= Row::KEEP;
                self.set(Row::DAYS, days > 0);
                self.set(Row::CALENDAR, months > 0);
            }
        }
        Some(())
    }
}

/// The number of a step function; `None` for one that depends on expressions, or whose number
/// does not fit.
fn number(program: &Program, id: WindowsId) -> Option<u16> {
    let windows = program.windows.get(id.index())?;
    let depends = |standing: &Standing| matches!(standing, Standing::Depends(..));
    if depends(&windows.first) || windows.steps.iter().any(|(_, standing)| depends(standing)) {
        return None;
    }
    u16::try_from(id.0).ok()
}
