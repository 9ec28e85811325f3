//! What somebody would write by hand for this one policy and no other: a dense table with the role in its key. It is the
//! limit that Maatstaf is held against, once bare (yes or no) and once with everything that Maatstaf answers too.

use crate::workload::{ACTIONS, Ask, DATA, DAY, NOW, PURPOSES, ROLES, Rule, ancestors};

/// The rules of a cell: prohibitions, then permissions, as positions in `Hand::lists`.
#[derive(Clone, Copy, Default)]
struct Cell {
    begin: u32,
    grants: u32,
    end: u32,
    /// The first permission of the cell for another role, or `u32::MAX`.
    excluded: u32,
}

#[derive(Clone, Copy)]
struct Row {
    level: u8,
    review: bool,
    least_group: u32,
    most_seconds: u32,
}

pub struct Hand {
    cells: Vec<Cell>,
    lists: Vec<u32>,
    rows: Vec<Row>,
}

/// A request in the terms of the table.
#[derive(Clone, Copy)]
pub struct HandAsk {
    role: u16,
    data: u16,
    purpose: u16,
    action: u8,
    level: u8,
    reviewed: bool,
    group: u32,
    time: i64,
    recorded_at: i64,
}

/// Everything that there is to say about a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Full {
    /// 0 permit, 1 hold, 2 deny.
    pub outcome: u8,
    /// The failing check as Maatstaf numbers them; 0 for none, 254 forbidden, 255 not covered.
    pub check: u8,
    pub rule: u32,
    pub actual: i64,
    pub required: i64,
    /// By when the record has to be deleted; `i64::MIN` where nothing says so.
    pub delete_by: i64,
}

const NOTHING: Full =
    Full { outcome: 2, check: 255, rule: u32::MAX, actual: 0, required: 0, delete_by: i64::MIN };

impl Hand {
    pub fn new(rules: &[Rule]) -> Hand {
        let mut hand = Hand { cells: Vec::new(), lists: Vec::new(), rows: Vec::new() };
        hand.rows = rules
            .iter()
            .map(|rule| Row {
                level: rule.level,
                review: rule.review,
                least_group: rule.least_group,
                most_seconds: rule.most_days * DAY as u32,
            })
            .collect();
        let mut by_data: Vec<Vec<u32>> = vec![Vec::new(); ACTIONS * DATA];
        for (id, rule) in (0u32..).zip(rules) {
            by_data[rule.action as usize * DATA + rule.data as usize].push(id);
        }
        for action in 0..ACTIONS {
            for data in 0..DATA as u16 {
                let mut about: Vec<u32> =
                    ancestors(data).flat_map(|above| &by_data[action * DATA + above as usize]).copied().collect();
                about.sort_unstable();
                for purpose in 0..PURPOSES as u16 {
                    let fitting: Vec<u32> = about
                        .iter()
                        .copied()
                        .filter(|id| rules[*id as usize].purpose.is_none_or(|named| named == purpose))
                        .collect();
                    for role in 0..ROLES as u16 {
                        let cell = hand.cell(rules, &fitting, role);
                        hand.cells.push(cell);
                    }
                }
            }
        }
        hand
    }

    fn cell(&mut self, rules: &[Rule], fitting: &[u32], role: u16) -> Cell {
        let mine = |id: &&u32| rules[**id as usize].role.is_none_or(|named| named == role);
        let begin = self.lists.len() as u32;
        self.lists.extend(fitting.iter().filter(mine).filter(|id| !rules[**id as usize].permits));
        let grants = self.lists.len() as u32;
        self.lists.extend(fitting.iter().filter(mine).filter(|id| rules[**id as usize].permits));
        let excluded = fitting.iter().find(|id| !mine(id) && rules[**id as usize].permits);
        Cell { begin, grants, end: self.lists.len() as u32, excluded: excluded.copied().unwrap_or(u32::MAX) }
    }

    pub fn ask(&self, ask: &Ask) -> HandAsk {
        HandAsk {
            role: ask.role,
            data: ask.data,
            purpose: ask.purpose,
            action: ask.action,
            level: ask.level,
            reviewed: ask.reviewed,
            group: ask.group,
            time: NOW,
            recorded_at: ask.recorded_at,
        }
    }

    #[inline]
    fn find(&self, ask: &HandAsk) -> (&[u32], &[u32], u32) {
        let row = (ask.action as usize * DATA + ask.data as usize) * PURPOSES + ask.purpose as usize;
        let cell = &self.cells[row * ROLES + ask.role as usize];
        let (begin, grants, end) = (cell.begin as usize, cell.grants as usize, cell.end as usize);
        (&self.lists[begin..grants], &self.lists[grants..end], cell.excluded)
    }

    /// Yes or no.
    pub fn bare(&self, ask: &HandAsk) -> bool {
        let (nevers, grants, _) = self.find(ask);
        if nevers.iter().any(|id| ask.level <= self.rows[*id as usize].level) {
            return false;
        }
        let age = ask.time - ask.recorded_at;
        grants.iter().any(|id| {
            let row = &self.rows[*id as usize];
            ask.level >= row.level
                && ask.group >= row.least_group
                && age <= i64::from(row.most_seconds)
                && (!row.review || ask.reviewed)
        })
    }

    /// Yes or no, by which rule, what failed in the nearest one and with which numbers, and by when the record has to
    /// be deleted.
    pub fn full(&self, ask: &HandAsk) -> Full {
        let (nevers, grants, excluded) = self.find(ask);
        for id in nevers {
            if ask.level <= self.rows[*id as usize].level {
                return Full { check: 254, rule: *id, ..NOTHING };
            }
        }
        let mut nearest = NOTHING;
        let mut best = 0;
        for id in grants {
            let row = &self.rows[*id as usize];
            let mut found = Full { rule: *id, ..NOTHING };
            if ask.level < row.level {
                (found.check, found.actual, found.required) = (4, ask.level.into(), row.level.into());
            } else if ask.group < row.least_group {
                (found.check, found.actual, found.required) = (6, ask.group.into(), row.least_group.into());
            } else {
                let deadline = ask.recorded_at + i64::from(row.most_seconds);
                found.delete_by = deadline;
                if ask.time > deadline {
                    (found.check, found.actual, found.required) = (10, ask.time, deadline);
                } else if row.review && !ask.reviewed {
                    (found.outcome, found.check) = (1, 14);
                } else {
                    (found.outcome, found.check) = (0, 0);
                    return found;
                }
            }
            if found.check > best {
                best = found.check;
                nearest = found;
            }
        }
        if best < 2 && excluded != u32::MAX {
            return Full { check: 2, rule: excluded, ..NOTHING };
        }
        nearest
    }
}
