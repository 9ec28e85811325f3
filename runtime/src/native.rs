//! The native engine: the dense indices, rows and tables, and native code for the shapes of rules
//! and for expressions.
//!
//! The code is made when a program is loaded ([`crate::codegen::jit`]), or was made beforehand and
//! is linked into this program ([`linked`]). It reads the tables and nothing else.
#![allow(unsafe_code)] // Calling native code; the block states its invariant.

use std::any::Any;
use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::sync::Arc;

use maatstaf_program::{ExprId, Program, ReasonId, RuleId};

use crate::decision::{Cause, Check, Code, Decision, Failure, Field, Outcome};
use crate::index::roles::{ROLE_BUDGET, RoleIndex};
use crate::index::{self, Index};
use crate::request::Request;
use layout::{BLOCKED, LACKING, MATCH, MISSING, NO_INSTANT, NO_MATCH, RawOut, RawRequest, RawRule, Shape, Tables};

mod direct;
pub(crate) mod helpers;
pub(crate) mod layout;
pub(crate) mod linked;
mod rows;

/// Native code could not be made on this machine; the interpreter can do the same work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NativeError(pub(crate) String);

impl fmt::Display for NativeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "native code could not be made: {}", self.0)
    }
}

impl std::error::Error for NativeError {}

/// The function of a shape.
type ShapeCode = unsafe extern "C" fn(*const RawRequest<'_>, *const RawRule, *mut RawOut) -> i32;

/// Native code, and where its functions are.
#[derive(Default)]
pub(crate) struct Machine {
    /// The function of every shape of the program.
    pub(crate) shapes: HashMap<Shape, usize>,
    /// The functions of expressions; what is not among them is interpreted.
    pub(crate) exprs: HashMap<ExprId, usize>,
    /// Keeps the code where it is; nothing for code that is there for as long as the process.
    pub(crate) owner: Option<Box<dyn Any + Send + Sync>>,
}

impl Machine {
    /// Whether it has the function of every shape of a program.
    pub(crate) fn is_whole(&self, program: &Program) -> bool {
        program.rules.iter().all(|rule| self.shapes.contains_key(&Shape::of(program, rule)))
    }
}

impl layout::Code for Machine {
    fn shape(&self, shape: Shape) -> *const u8 {
        // `Machine::is_whole` was asked before the tables are made.
        self.shapes[&shape] as *const u8
    }

    fn expr(&self, id: ExprId) -> *const u8 {
        match self.exprs.get(&id) {
            Some(address) => *address as *const u8,
            None => (helpers::condition as helpers::Helper as usize) as *const u8,
        }
    }
}

/// A program, ready to decide.
pub(crate) struct Native {
    program: Arc<Program>,
    index: Index,
    direct: direct::Direct,
    tables: Tables,
    /// Keeps the code that the tables point to.
    _owner: Option<Box<dyn Any + Send + Sync>>,
}

// SAFETY: the raw pointers in `tables` point into boxes that `tables` owns, and to code that
// `_owner` keeps; both are only read after `Native::new`, so any thread may read them, and the
// owner may be dropped on another thread than the one that made it.
unsafe impl Send for Native {}
// SAFETY: as above; deciding takes `&self` and writes to nothing but the caller's stack.
unsafe impl Sync for Native {}

impl Native {
    /// A verified program with its code.
    ///
    /// # Errors
    ///
    /// Code that lacks a shape of the program.
    pub(crate) fn new(program: Arc<Program>, machine: Machine) -> Result<Native, NativeError> {
        Native::with_budgets(program, machine, (index::BUDGET, ROLE_BUDGET))
    }

    /// As [`Native::new`], with other budgets for the two indices.
    pub(crate) fn with_budgets(
        program: Arc<Program>,
        machine: Machine,
        (entries, finer): (usize, usize),
    ) -> Result<Native, NativeError> {
        if !machine.is_whole(&program) {
            return Err(NativeError("the code is not the one of this program".to_owned()));
        }
        let tables = Tables::new(&program, &machine);
        let index = Index::new(&program, entries);
        let direct = direct::Direct::new(&program, RoleIndex::new(&program, &index, finer));
        Ok(Native { program, index, direct, tables, _owner: machine.owner })
    }

    /// How many shapes of rules the program has.
    pub(crate) fn shapes(&self) -> usize {
        let codes: BTreeSet<usize> = self.tables.rules.iter().map(|rule| rule.code as usize).collect();
        codes.len()
    }

    /// Decides any request: the long way.
    #[inline(never)]
    pub(crate) fn general(&self, request: &Request<'_>) -> Decision {
        let program = &*self.program;
        if let Some((field, how)) = request.fault(program) {
            return Decision { cause: Some(Cause::Malformed(field, how)), ..Decision::deny(Code::Malformed) };
        }
        let raw = RawRequest::new(program, request);
        let cell = self.index.cell(request);
        let mut doubt: Option<(u32, Option<Field>)> = None;
        let mut out = RawOut::new();
        let roles = request.roles.map(index::role_bits);
        for entry in cell.nevers {
            let id = entry.id;
            if entry.excludes(roles) || !cell.exact && !self.fits(id, request) {
                continue;
            }
            match self.call(&raw, &self.tables.rules[id as usize], &mut out) {
                NO_MATCH => {}
                MATCH => {
                    return Decision { rule: Some(RuleId(id)), ..Decision::deny(Code::Forbidden) };
                }
                _ => doubt = doubt.or(Some((id, layout::unpack(out.field)))),
            }
        }
        // Without a purpose, a rule that asks for one fails before its recipients are looked at.
        let roles = roles.filter(|_| request.purpose.is_some());
        // The first rule that was passed over because of its recipients.
        let mut excluded: Option<u32> = None;
        // The nearest failure so far: its check, where a hold counts as more than any check.
        let mut nearest: Option<(i32, u32, RawOut, i32)> = None;
        for entry in cell.grants {
            let id = entry.id;
            if !cell.exact && !self.fits(id, request) {
                continue;
            }
            if entry.excludes(roles) {
                excluded = excluded.or(Some(id));
                continue;
            }
            (out.delete_by, out.held) = (NO_INSTANT, 0);
            let check = self.call(&raw, &self.tables.rules[id as usize], &mut out);
            if check == 0 || check == Check::Review as i32 && self.is_after_effect(id) {
                let decision = Decision {
                    outcome: Outcome::Permit,
                    rule: Some(RuleId(id)),
                    delete_by: instant(out.delete_by),
                    held: out.held != 0,
                    review_pending: check != 0,
                    ..Decision::deny(Code::Permitted)
                };
                return unless(doubt, decision);
            }
            let hold = check == Check::Review as i32 && out.cause == LACKING;
            let rank = if hold { i32::MAX } else { check };
            if nearest.as_ref().is_none_or(|(best, ..)| rank > *best) {
                let found = std::mem::replace(&mut out, RawOut::new());
                nearest = Some((rank, id, found, check));
            }
        }
        if let Some(id) = excluded {
            // It failed at its recipients, with nothing to count; of equals the first is nearest.
            let recipient = Check::Recipient as i32;
            let nearer = match &nearest {
                None => true,
                Some((rank, other, ..)) => *rank < recipient || *rank == recipient && id < *other,
            };
            if nearer {
                let unmet = RawOut { cause: layout::UNMET, ..RawOut::new() };
                nearest = Some((recipient, id, unmet, recipient));
            }
        }
        let Some((_, id, out, check)) = nearest else {
            return Decision::deny(Code::NotCovered);
        };
        let Some(failure) = failure(check, &out) else {
            return Decision::deny(Code::Internal);
        };
        let mut decision = Decision {
            rule: Some(RuleId(id)),
            check: Some(failure.check),
            cause: Some(failure.cause),
            delete_by: instant(out.delete_by),
            held: out.held != 0,
            ..Decision::deny(failure.code(program))
        };
        if failure.is_hold() {
            decision.outcome = Outcome::Hold;
            decision.review_pending = true;
            return unless(doubt, decision);
        }
        decision
    }

    /// The grants that can matter for a request without fault, in order; whether object and
    /// purpose fit is known of none of them.
    pub(crate) fn grants(&self, request: &Request<'_>) -> impl Iterator<Item = RuleId> {
        self.index.cell(request).grants.iter().map(|entry| RuleId(entry.id))
    }

    #[inline]
    fn call(&self, raw: &RawRequest<'_>, rule: &RawRule, out: &mut RawOut) -> i32 {
        // SAFETY: `code` is the address of a finished function, written by
        // `codegen::shapes::body` with the signature of `ShapeCode`, and its owner lives as long
        // as `self`. Loads in it stay inside of what it is given: fields of the three structs; sets
        // at indices that `Request::fault` holds inside of the symbol tables; lists up to the
        // lengths beside them; and the windows, whose counts are those of the tables.
        unsafe {
            let code: ShapeCode = std::mem::transmute::<*const u8, ShapeCode>(rule.code);
            code(raw, rule, out)
        }
    }

    fn fits(&self, id: u32, request: &Request<'_>) -> bool {
        let rule = self.program.rules.get(id as usize);
        rule.is_some_and(|rule| Index::fits(&self.program, rule, request))
    }

    /// Whether the review of a rule comes after the effect, so that it cannot stop a permit.
    fn is_after_effect(&self, id: u32) -> bool {
        let rule = self.program.rules.get(id as usize);
        rule.and_then(|rule| rule.review.as_ref()).is_some_and(|review| !review.before_effect)
    }
}

/// The decision, unless a `never` might match.
fn unless(doubt: Option<(u32, Option<Field>)>, decision: Decision) -> Decision {
    match doubt {
        None => decision,
        Some((id, Some(field))) => {
            Decision { rule: Some(RuleId(id)), cause: Some(Cause::Missing(field)), ..Decision::deny(Code::Missing) }
        }
        Some((_, None)) => Decision::deny(Code::Internal),
    }
}

fn instant(raw: i64) -> Option<i64> {
    if raw == NO_INSTANT { None } else { Some(raw) }
}

fn failure(check: i32, out: &RawOut) -> Option<Failure> {
    let check = Check::ALL.into_iter().find(|known| *known as i32 == check)?;
    let cause = match out.cause {
        layout::UNMET => Cause::Unmet { actual: out.actual, required: out.required },
        MISSING => Cause::Missing(layout::unpack(out.field)?),
        BLOCKED => Cause::Blocked(ReasonId(u32::try_from(out.reason).ok()?)),
        LACKING => Cause::Lacking(helpers::unpack_lacking(out.lacking, out.lacking_data)),
        _ => return None,
    };
    Some(Failure { check, cause })
}

#[cfg(all(test, feature = "jit"))]
mod tests;
