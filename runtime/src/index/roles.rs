//! The second, finer index: verb, object, purpose and the one role of the actor.
//!
//! Most requests state a purpose and come from somebody with one role, and most candidates differ
//! in nothing but the role. So these requests get cells of their own, in which only rules that
//! this role can meet are listed. All others take the first index.

use maatstaf_program::{Object, PartyId, Program, PurposeId, Recipient, Verb, Who};

use super::{Index, QUESTIONS, Table, classes, distinct};

/// How many cells and entries all verbs together may have; a verb that does not fit any more has
/// no cells here.
pub(crate) const ROLE_BUDGET: usize = 6_000_000;

/// The rules that can matter for a request with a purpose and one role, as positions in
/// [`RoleIndex::rules`].
#[derive(Clone, Copy, Debug, Default)]
struct RoleCell {
    begin: u32,
    grants: u32,
    end: u32,
    /// The first grant for this object and purpose that is for other roles alone, or
    /// [`NO_RULE`]: where nothing comes nearer, it is the one that the request failed at.
    excluded: u32,
}

/// In the place of a rule: there is none.
const NO_RULE: u32 = u32::MAX;

/// What [`RoleIndex::find`] finds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found<'i> {
    /// Prohibitions, in order.
    pub(crate) nevers: &'i [u32],
    /// Grants whose recipients, where they are roles alone, are met, in order.
    pub(crate) grants: &'i [u32],
    /// The first grant whose recipients are not met.
    pub(crate) excluded: Option<u32>,
}

pub(crate) struct RoleIndex {
    verbs: [RoleTable; Verb::ALL.len()],
    rules: Vec<u32>,
}

/// The cells of one verb. Classes are multiplied beforehand, so that their sum is the cell.
#[derive(Default)]
struct RoleTable {
    data: Vec<u32>,
    decisions: Vec<u32>,
    purposes: Vec<u32>,
    roles: Vec<u32>,
    cells: Vec<RoleCell>,
}

impl RoleIndex {
    /// Refines an index.
    pub(crate) fn new(program: &Program, index: &Index, budget: usize) -> RoleIndex {
        let mut made = RoleIndex { verbs: Default::default(), rules: Vec::new() };
        let mut room = budget;
        for (verb, table) in Verb::ALL.into_iter().zip(&index.verbs) {
            let before = made.rules.len();
            let finer = made.refine(program, index, table, verb, room).unwrap_or_default();
            if finer.cells.is_empty() {
                made.rules.truncate(before);
            }
            room = room.saturating_sub(finer.cells.len() + made.rules.len() - before);
            made.verbs[verb as usize] = finer;
        }
        made
    }

    /// The rules that can matter; `None` where this index does not know: for an index that the
    /// program does not have, too.
    #[inline]
    pub(crate) fn find(&self, verb: Verb, object: Object, purpose: PurposeId, role: PartyId) -> Option<Found<'_>> {
        let table = &self.verbs[verb as usize];
        let object = match object {
            Object::Data(id) => *table.data.get(id.index())?,
            Object::Decision(id) => *table.decisions.get(id.index())?,
            Object::Any => return None,
        };
        let (purpose, role) = (*table.purposes.get(purpose.index())?, *table.roles.get(role.index())?);
        let cell = table.cells.get(object as usize + purpose as usize + role as usize)?;
        Some(Found {
            nevers: self.rules.get(cell.begin as usize..cell.grants as usize)?,
            grants: self.rules.get(cell.grants as usize..cell.end as usize)?,
            excluded: if cell.excluded == NO_RULE { None } else { Some(cell.excluded) },
        })
    }

    /// The table of one verb; `None` where it has too much for the room that is left.
    fn refine(
        &mut self,
        program: &Program,
        index: &Index,
        coarse: &Table,
        verb: Verb,
        room: usize,
    ) -> Option<RoleTable> {
        if !coarse.exact {
            return None;
        }
        let parties = &program.symbols.parties;
        let rules: Vec<u32> =
            (0u32..).zip(&program.rules).filter(|(_, rule)| rule.verbs.has(verb)).map(|(id, _)| id).collect();
        let recipients = |id: &u32| program.rules[*id as usize].recipients.as_slice();
        let (questions, of_rule) = distinct(rules.iter().map(recipients));
        if parties.len().saturating_mul(questions.len()) > QUESTIONS {
            return None;
        }
        let all: Vec<PartyId> = (0..parties.len() as u16).map(PartyId).collect();
        let (role_classes, answers) =
            classes(&all, &questions, |role, recipients| can_meet(program, recipients, *role));
        let width = answers.len().max(1);
        let cells = coarse.cells.len().checked_mul(width).filter(|cells| *cells <= room)?;

        // The question of every rule of the program, where the verb is its own.
        let mut question = vec![0; program.rules.len()];
        for (id, number) in rules.iter().zip(&of_rule) {
            question[*id as usize] = *number;
        }
        let begin = self.rules.len();
        let mut table = RoleTable { cells: Vec::with_capacity(cells), ..RoleTable::default() };
        for [first, grants, end] in &coarse.cells {
            let entries = &index.entries[*first as usize..*end as usize];
            let (nevers, grants) = entries.split_at((grants - first) as usize);
            for class in 0..width {
                let meets = |id: u32| answers.get(class).is_none_or(|answers| answers[question[id as usize] as usize]);
                // The budget is far below 2^32.
                let from = self.rules.len() as u32;
                self.rules.extend(nevers.iter().map(|entry| entry.id).filter(|id| meets(*id)));
                let middle = self.rules.len() as u32;
                self.rules.extend(grants.iter().map(|entry| entry.id).filter(|id| meets(*id)));
                let excluded = grants.iter().map(|entry| entry.id).find(|id| !meets(*id));
                table.cells.push(RoleCell {
                    begin: from,
                    grants: middle,
                    end: self.rules.len() as u32,
                    excluded: excluded.unwrap_or(NO_RULE),
                });
            }
            if self.rules.len() - begin + cells > room {
                return None;
            }
        }
        let (width, row) = (width as u32, (width * coarse.purpose_classes) as u32);
        let (data, decisions) = coarse.objects.split_at(coarse.decisions);
        table.data = data.iter().map(|class| class * row).collect();
        table.decisions = decisions.iter().map(|class| class * row).collect();
        let stated = coarse.purposes.len() - 1;
        table.purposes = coarse.purposes[..stated].iter().map(|class| class * width).collect();
        table.roles = role_classes;
        Some(table)
    }
}

/// Whether somebody with this role and no other can be one of the recipients. Where they need
/// not be roles, whoever asks can.
fn can_meet(program: &Program, recipients: &[Recipient], role: PartyId) -> bool {
    let is = |recipient: &Recipient| match recipient.who {
        Who::Party(party) if !recipient.of_subject => program.symbols.parties[role.index()].is_a(party.0),
        _ => true,
    };
    recipients.is_empty() || recipients.iter().any(is)
}
