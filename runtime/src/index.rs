//! The dense index: verb, object and purpose to the few rules that can matter.
//!
//! Concepts that no rule tells apart share a class, so that a table has few cells. A cell lists
//! the `never`s first and then the grants, each in canonical order.

use std::collections::HashMap;

use maatstaf_program::{Object, PartyId, Program, PurposeId, Recipient, Rule, RuleKind, Symbol, Verb, Who};

use crate::request::Request;

pub(crate) mod roles;

/// How many entries all cells together may have. A program that needs more is indexed
/// by object alone, or gets one list of rules for each verb; its rules are then asked one by one.
pub(crate) const BUDGET: usize = 4_000_000;

/// How many pairs of a concept and a rule's question about it are worked out for one verb, so that
/// loading takes bounded time and memory.
const QUESTIONS: usize = 64_000_000;

/// The rules that can matter for a request.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cell<'i> {
    /// Prohibitions.
    pub(crate) nevers: &'i [Entry],
    /// Grants.
    pub(crate) grants: &'i [Entry],
    /// Whether object and purpose are known to fit; if not, each rule has to be asked
    /// ([`Index::fits`]).
    pub(crate) exact: bool,
}

/// One rule in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The rule.
    pub(crate) id: u32,
    /// Which roles can make its recipients true, as in [`role_bits`]; [`ANY_ROLE`] where other
    /// things can too.
    ///
    /// It stands here so that most rules for other roles are passed over without a look at them:
    /// that a wrong role has to be told apart is what most candidates have in common.
    pub(crate) roles: u64,
}

/// The mask of a rule whose recipients do not depend on roles alone.
const ANY_ROLE: u64 = u64::MAX;

impl Entry {
    /// Whether its recipients are certainly not met by an actor with these roles.
    #[inline]
    pub(crate) fn excludes(&self, roles: Option<u64>) -> bool {
        self.roles != ANY_ROLE && roles.is_some_and(|roles| roles & self.roles == 0)
    }
}

/// A bit for each role; two roles may share one, which costs a second look and no mistake.
#[inline]
pub(crate) fn role_bits(roles: &[PartyId]) -> u64 {
    roles.iter().fold(0, |bits, role| bits | 1 << (role.0 % 64))
}

pub(crate) struct Index {
    verbs: Vec<Table>,
    /// All cells, one after the other.
    entries: Vec<Entry>,
}

/// The cells of one verb.
struct Table {
    /// Class of each data category, and after these of each decision.
    objects: Vec<u32>,
    decisions: usize,
    /// Class of each purpose; the last is that of a purpose that is not stated.
    purposes: Vec<u32>,
    purpose_classes: usize,
    /// Begin, begin of the grants, end of every cell in the entries.
    cells: Vec<[u32; 3]>,
    exact: bool,
}

impl Index {
    pub(crate) fn new(program: &Program, budget: usize) -> Index {
        let mut index = Index { verbs: Vec::with_capacity(Verb::ALL.len()), entries: Vec::new() };
        let masks = masks(program);
        for verb in Verb::ALL {
            let table = index.table(program, &masks, verb, budget);
            index.verbs.push(table);
        }
        index
    }

    /// The rules that can matter for a request without fault.
    #[inline]
    pub(crate) fn cell(&self, request: &Request<'_>) -> Cell<'_> {
        let table = &self.verbs[request.verb as usize];
        let object = match request.object {
            Object::Data(id) => table.objects[id.index()],
            Object::Decision(id) => table.objects[table.decisions + id.index()],
            // A fault, which is refused before; no rule is about it.
            Object::Any => return Cell { nevers: &[], grants: &[], exact: true },
        };
        let purpose = match request.purpose {
            Some(id) => table.purposes[id.index()],
            None => table.purposes[table.purposes.len() - 1],
        };
        let [begin, grants, end] = table.cells[object as usize * table.purpose_classes + purpose as usize];
        Cell {
            nevers: &self.entries[begin as usize..grants as usize],
            grants: &self.entries[grants as usize..end as usize],
            exact: table.exact,
        }
    }

    /// Whether the object and the purpose of a request fit a rule, where a cell does not say.
    pub(crate) fn fits(program: &Program, rule: &Rule, request: &Request<'_>) -> bool {
        fits_object(program, rule.kind, rule.object, request.object)
            && fits_purpose(program, rule.kind, rule.purpose, request.purpose)
    }

    fn table(&mut self, program: &Program, masks: &[u64], verb: Verb, budget: usize) -> Table {
        let symbols = &program.symbols;
        let rules: Vec<u32> =
            (0u32..).zip(&program.rules).filter(|(_, rule)| rule.verbs.has(verb)).map(|(id, _)| id).collect();
        let rule = |id: &u32| &program.rules[*id as usize];

        let objects: Vec<Object> = (0..symbols.data.len() as u16)
            .map(|id| Object::Data(maatstaf_program::DataId(id)))
            .chain((0..symbols.decisions.len() as u16).map(|id| Object::Decision(maatstaf_program::DecisionId(id))))
            .collect();
        let purposes: Vec<Option<PurposeId>> =
            (0..symbols.purposes.len() as u16).map(|id| Some(PurposeId(id))).chain([None]).collect();

        // What the rules ask of an object and of a purpose, each question once.
        let (object_questions, object_of_rule) = distinct(rules.iter().map(|id| (rule(id).kind, rule(id).object)));
        let (purpose_questions, purpose_of_rule) = distinct(rules.iter().map(|id| (rule(id).kind, rule(id).purpose)));
        if objects.len().saturating_mul(object_questions.len()) > QUESTIONS
            || purposes.len().saturating_mul(purpose_questions.len()) > QUESTIONS
        {
            return self.single(program, masks, &rules);
        }
        let (object_classes, object_answers) =
            classes(&objects, &object_questions, |object, q| fits_object(program, q.0, q.1, *object));
        let (purpose_classes, purpose_answers) =
            classes(&purposes, &purpose_questions, |purpose, q| fits_purpose(program, q.0, q.1, *purpose));

        let begin = self.entries.len();
        let room = budget.saturating_sub(begin);
        let by_object = (&object_of_rule[..], &object_answers[..]);
        let mut table = Table {
            decisions: symbols.data.len(),
            objects: object_classes,
            purposes: purpose_classes,
            purpose_classes: purpose_answers.len(),
            cells: Vec::new(),
            exact: true,
        };
        let cells = object_answers.len().saturating_mul(purpose_answers.len());
        let by_purpose = (&purpose_of_rule[..], &purpose_answers[..]);
        if cells <= budget && self.fill(&mut table, &rules, by_object, by_purpose, (program, masks), room) {
            return table;
        }
        // Too much: by object alone, where every rule is asked for the purpose.
        self.entries.truncate(begin);
        table.purposes.iter_mut().for_each(|class| *class = 0);
        table.purpose_classes = 1;
        table.exact = false;
        let every_purpose = [vec![true; purpose_questions.len()]];
        let by_purpose = (&purpose_of_rule[..], &every_purpose[..]);
        if object_answers.len() <= budget
            && self.fill(&mut table, &rules, by_object, by_purpose, (program, masks), room)
        {
            return table;
        }
        self.entries.truncate(begin);
        self.single(program, masks, &rules)
    }

    /// The table of a verb that is too much for an index: one cell, in which every rule is asked.
    fn single(&mut self, program: &Program, masks: &[u64], rules: &[u32]) -> Table {
        let symbols = &program.symbols;
        Table {
            decisions: symbols.data.len(),
            objects: vec![0; symbols.data.len() + symbols.decisions.len()],
            purposes: vec![0; symbols.purposes.len() + 1],
            purpose_classes: 1,
            cells: vec![self.put((program, masks), rules.iter().copied())],
            exact: false,
        }
    }

    /// Fills the cells of a table; `false` if they do not fit in the room that is left.
    fn fill(
        &mut self,
        table: &mut Table,
        rules: &[u32],
        objects: (&[u32], &[Vec<bool>]),
        purposes: (&[u32], &[Vec<bool>]),
        program: (&Program, &[u64]),
        room: usize,
    ) -> bool {
        let limit = self.entries.len() + room;
        for object in objects.1 {
            let about: Vec<usize> = (0..rules.len()).filter(|at| object[objects.0[*at] as usize]).collect();
            for purpose in purposes.1 {
                let fitting = about.iter().filter(|at| purpose[purposes.0[**at] as usize]).map(|at| rules[*at]);
                let cell = self.put(program, fitting);
                table.cells.push(cell);
                if self.entries.len() > limit {
                    table.cells.clear();
                    return false;
                }
            }
        }
        true
    }

    /// Writes one cell: the `never`s, then the grants.
    fn put(&mut self, (program, masks): (&Program, &[u64]), rules: impl Iterator<Item = u32> + Clone) -> [u32; 3] {
        let is_never = |id: &u32| program.rules[*id as usize].kind == RuleKind::Never;
        let entry = |id: u32| Entry { id, roles: masks[id as usize] };
        // The budget is far below 2^32, and the last cell beyond it has at most all rules.
        let begin = self.entries.len() as u32;
        self.entries.extend(rules.clone().filter(is_never).map(entry));
        let grants = self.entries.len() as u32;
        self.entries.extend(rules.filter(|id| !is_never(id)).map(entry));
        [begin, grants, self.entries.len() as u32]
    }
}

/// For every rule, which roles can make its recipients true.
fn masks(program: &Program) -> Vec<u64> {
    // For every party, the bits of all that are a kind of it.
    let mut kinds = vec![0; program.symbols.parties.len()];
    for (id, party) in (0u16..).zip(&program.symbols.parties) {
        for ancestor in &party.ancestors {
            kinds[*ancestor as usize] |= 1 << (id % 64);
        }
    }
    let bits = |recipient: &Recipient| match recipient.who {
        Who::Party(party) if !recipient.of_subject => kinds[party.index()],
        _ => ANY_ROLE,
    };
    program
        .rules
        .iter()
        .map(|rule| match rule.recipients.as_slice() {
            [] => ANY_ROLE,
            recipients => recipients.iter().fold(0, |all, recipient| all | bits(recipient)),
        })
        .collect()
}

/// Each different question once, and for every rule the number of its question.
fn distinct<Q: Eq + std::hash::Hash + Copy>(questions: impl Iterator<Item = Q>) -> (Vec<Q>, Vec<u32>) {
    let mut numbers: HashMap<Q, u32> = HashMap::new();
    let mut all = Vec::new();
    let of_rule = questions
        .map(|question| {
            *numbers.entry(question).or_insert_with(|| {
                all.push(question);
                all.len() as u32 - 1
            })
        })
        .collect();
    (all, of_rule)
}

/// Puts things with the same answers to all questions into one class: the class of each thing,
/// and the answers of each class.
fn classes<T, Q>(things: &[T], questions: &[Q], answer: impl Fn(&T, &Q) -> bool) -> (Vec<u32>, Vec<Vec<bool>>) {
    let mut numbers: HashMap<Vec<bool>, u32> = HashMap::new();
    let mut all: Vec<Vec<bool>> = Vec::new();
    let of_thing = things
        .iter()
        .map(|thing| {
            let answers: Vec<bool> = questions.iter().map(|question| answer(thing, question)).collect();
            if let Some(number) = numbers.get(&answers) {
                return *number;
            }
            let number = all.len() as u32;
            all.push(answers.clone());
            numbers.insert(answers, number);
            number
        })
        .collect();
    (of_thing, all)
}

fn fits_object(program: &Program, kind: RuleKind, named: Object, asked: Object) -> bool {
    let symbols = &program.symbols;
    match (asked, named) {
        (Object::Any, _) => false,
        (_, Object::Any) => kind == RuleKind::Never,
        (Object::Data(asked), Object::Data(named)) => fits(&symbols.data, kind, asked.0, named.0),
        (Object::Decision(asked), Object::Decision(named)) => fits(&symbols.decisions, kind, asked.0, named.0),
        _ => false,
    }
}

fn fits_purpose(program: &Program, kind: RuleKind, named: Option<PurposeId>, asked: Option<PurposeId>) -> bool {
    match (asked, named) {
        (Some(asked), Some(named)) => fits(&program.symbols.purposes, kind, asked.0, named.0),
        _ => true,
    }
}

fn fits(table: &[Symbol], kind: RuleKind, asked: u16, named: u16) -> bool {
    let below = table[asked as usize].is_a(named);
    below || kind == RuleKind::Never && table[named as usize].is_a(asked)
}

#[cfg(test)]
mod tests;
