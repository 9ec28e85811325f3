//! Rules as rows: what of a rule is plain data, in 32 bytes.
//!
//! A row is enough for a rule whose conditions are numbers, sets, periods and step functions. A
//! rule with anything else ([`Row::CODE`]) is left to the native function of its shape.

use maatstaf_program::{Keep, LevelRule, Period, Program, Rule, Standing, Who, WindowsId};

use super::layout::Shape;

/// A rule. The two halves of a cache line have one each.
///
/// Numbers are such that a condition that is not there holds of everything, also of what a request
/// does not state: so the usual conditions are worked out together, without a branch.
#[derive(Clone, Copy, Debug)]
#[repr(C, align(32))]
pub(super) struct Row {
    /// Which conditions there are.
    pub(super) flags: u32,
    /// One more than the least group; 0 for none.
    pub(super) need: u32,
    /// How long a record is kept, in seconds: all of the period, or with [`Row::DAYS`] what comes
    /// on top of its days.
    pub(super) seconds: u32,
    /// Days of the period, counted on the calendar of the zone.
    pub(super) days: u32,
    /// The places of the sets of kinds of worker and of groupings.
    pub(super) workers: u32,
    pub(super) groupings: u32,
    /// The step function that is read at the instant of the request.
    pub(super) windows: u16,
    /// The step function that is read at the instant of the record.
    pub(super) origin: u16,
    /// A bit for each level that is granted, or of a `never` forbidden; bit 7 for a level that is
    /// not stated, where that does not matter.
    pub(super) levels: u8,
    /// The level that is granted, as a number.
    pub(super) level: u8,
    /// The zone of the period.
    pub(super) zone: u16,
}

/// The bits of all levels.
const ALL_LEVELS: u8 = 0b1111;

/// In the place of a level that is not stated.
pub(super) const NO_LEVEL: u8 = 7;

impl Row {
    /// It takes native code.
    pub(super) const CODE: u32 = 1;
    pub(super) const WORKER: u32 = 1 << 1;
    pub(super) const LEVEL: u32 = 1 << 2;
    /// At its own level, the grouping counts.
    pub(super) const GROUPING: u32 = 1 << 3;
    /// It does not always stand.
    pub(super) const STANDING: u32 = 1 << 5;
    pub(super) const ORIGIN: u32 = 1 << 6;
    pub(super) const KEEP_NOTHING: u32 = 1 << 7;
    /// There is a longest period from the record. Its number is that of the check, so that the bit
    /// of its failure can be made from it.
    pub(super) const KEEP: u32 = 1 << 10;
    /// The period has days, which the zone counts.
    pub(super) const DAYS: u32 = 1 << 8;
    /// The calendar has to be asked.
    pub(super) const CALENDAR: u32 = 1 << 9;
    pub(super) const CLAIM_HOLD: u32 = 1 << 11;
    pub(super) const REVIEW: u32 = 1 << 12;
    /// The review may come after the effect.
    pub(super) const AFTER_EFFECT: u32 = 1 << 13;

    /// Conditions that are looked at one by one.
    pub(super) const SPECIAL: u32 = Row::CODE
        | Row::WORKER
        | Row::GROUPING
        | Row::STANDING
        | Row::ORIGIN
        | Row::KEEP_NOTHING
        | Row::DAYS
        | Row::CALENDAR
        | Row::CLAIM_HOLD;

    /// The row of a rule of a verified program, with the places of its sets of workers and of
    /// groupings.
    pub(super) fn new(program: &Program, rule: &Rule, sets: (usize, usize)) -> Row {
        let mut row = Row {
            flags: 0,
            need: 0,
            seconds: 0,
            days: 0,
            workers: u32::try_from(sets.0).unwrap_or(0),
            groupings: u32::try_from(sets.1).unwrap_or(0),
            windows: 0,
            origin: 0,
            levels: u8::MAX,
            level: 0,
            zone: 0,
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
        self.level(rule)?;
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
        self.keep(program, rule)
    }

    fn level(&mut self, rule: &Rule) -> Option<()> {
        let (level, levels) = match rule.level {
            None => return Some(()),
            Some(LevelRule::OrFiner(level)) => (level as u8, (2u8 << level as u8) - 1),
            Some(LevelRule::Exactly { level, grouping, min_group, and_above }) => {
                self.set(Row::GROUPING, grouping.is_some());
                self.need = match min_group {
                    Some(least) => least.checked_add(1)?,
                    None => 0,
                };
                let own = 1u8 << level as u8;
                (level as u8, if and_above { !(own - 1) & ALL_LEVELS } else { own })
            }
        };
        (self.level, self.levels) = (level, levels);
        self.flags |= Row::LEVEL;
        Some(())
    }

    /// The number of a step function, with its flag unless it always stands.
    fn window(&mut self, program: &Program, id: WindowsId, flag: u32) -> Option<u16> {
        let windows = program.windows.get(id.index())?;
        let always = windows.first == Standing::Granted && windows.steps.is_empty();
        self.set(flag, !always);
        if always { Some(0) } else { number(program, id) }
    }

    fn keep(&mut self, program: &Program, rule: &Rule) -> Option<()> {
        self.set(Row::CLAIM_HOLD, rule.claim_hold && rule.keep != Some(Keep::Nothing));
        match rule.keep {
            None | Some(Keep::Period { at_most: None, .. }) => {}
            Some(Keep::Nothing) => self.flags |= Row::KEEP_NOTHING,
            Some(Keep::Period { after: Some(_), .. }) => return None,
            Some(Keep::Period { at_most: Some(period), zone, .. }) => {
                let Period { months, days, seconds } = period;
                // Where the clock is never changed from that of UTC, a day is 86,400 seconds.
                let utc = program
                    .zones
                    .get(zone.index())
                    .is_some_and(|zone| zone.transitions.is_empty() && zone.first_offset == 0);
                (self.days, self.seconds, self.zone) = (days, seconds, zone.0);
                self.flags |= Row::KEEP;
                let whole = days.checked_mul(86_400).and_then(|whole| whole.checked_add(seconds));
                match whole {
                    Some(whole) if utc && months == 0 => (self.days, self.seconds) = (0, whole),
                    _ => self.set(Row::DAYS, days > 0),
                }
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
