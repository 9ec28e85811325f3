//! The evaluator: a program, ready to decide.

use std::fmt;
use std::sync::Arc;

use maatstaf_program::{BundleError, Fault, Program, from_bytes, program_hash, verify};

use crate::answer::Answer;
use crate::decision::Decision;
use crate::due::{self, Due};
use crate::explain;
use crate::interp;
use crate::native::linked::{self, LinkedPolicy};
use crate::native::{Native, NativeError};
use crate::owned::OwnedRequest;
use crate::request::Request;

/// How decisions are made. Both give the same ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Engine {
    /// The reference: looks at every rule, in order. Needs no preparation.
    Interpreter,
    /// Dense indices, and native code that is made when the policy is loaded. Prepared in
    /// milliseconds.
    Jit,
    /// As [`Engine::Jit`], with native code that was compiled beforehand and linked in.
    Linked,
}

/// Why an evaluator cannot be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// The bytes are no sound bundle.
    Bundle(BundleError),
    /// The program does not pass the verifier.
    Unsound(Vec<Fault>),
    /// There is no native code on this machine.
    Native(NativeError),
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LoadError::Bundle(error) => error.fmt(f),
            LoadError::Unsound(faults) => BundleError::Unsound(faults.clone()).fmt(f),
            LoadError::Native(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for LoadError {}

/// A program, ready to decide. Cheap to clone; every clone shares the same memory.
#[derive(Clone)]
pub struct Evaluator {
    program: Arc<Program>,
    native: Option<Arc<Native>>,
    engine: Engine,
    hash: Option<[u8; 32]>,
}

impl fmt::Debug for Evaluator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rules = self.program.rules.len();
        f.debug_struct("Evaluator").field("engine", &self.engine()).field("rules", &rules).finish_non_exhaustive()
    }
}

impl Evaluator {
    /// Prepares the program of a bundle, with native code where the machine has it and the
    /// interpreter where it has not.
    ///
    /// # Errors
    ///
    /// [`LoadError::Bundle`] if the bytes are no sound bundle.
    pub fn load(bytes: &[u8]) -> Result<Evaluator, LoadError> {
        let program = Arc::new(from_bytes(bytes).map_err(LoadError::Bundle)?);
        let native = native(&program).ok().map(Arc::new);
        let engine = if native.is_some() { Engine::Jit } else { Engine::Interpreter };
        Ok(Evaluator { program, native, engine, hash: program_hash(bytes).ok() })
    }

    /// Prepares a program for one engine.
    ///
    /// # Errors
    ///
    /// [`LoadError::Unsound`] if the program does not pass the verifier, and
    /// [`LoadError::Native`] if native code was asked for and cannot be made here.
    pub fn from_program(program: Program, engine: Engine) -> Result<Evaluator, LoadError> {
        verify(&program).map_err(LoadError::Unsound)?;
        let program = Arc::new(program);
        let native = match engine {
            Engine::Interpreter => None,
            Engine::Jit => Some(Arc::new(native(&program).map_err(LoadError::Native)?)),
            Engine::Linked => {
                let error = NativeError("what is linked in comes with its program".to_owned());
                return Err(LoadError::Native(error));
            }
        };
        Ok(Evaluator { program, native, engine, hash: None })
    }

    /// Prepares a policy that was compiled into an object file and linked into this program. It
    /// needs no compiler and makes no code.
    ///
    /// # Errors
    ///
    /// [`LoadError::Native`] for what is no such policy or was compiled for another version of
    /// this runtime, [`LoadError::Bundle`] for one whose bundle is not sound.
    ///
    /// # Safety
    ///
    /// `policy` is the symbol of an object file that `maatstaf compile --emit object` (or
    /// `object`) made, and stays loaded for as long as the process; or its first bytes are not
    /// those of one. It carries native code: whoever may write the object file may do anything.
    #[allow(unsafe_code)] // A promise that only the caller can keep.
    pub unsafe fn linked(policy: *const LinkedPolicy) -> Result<Evaluator, LoadError> {
        // SAFETY: the caller promises what is asked for.
        let (program, machine, hash) = unsafe { linked::read(policy) }?;
        let program = Arc::new(program);
        let native = Native::new(Arc::clone(&program), machine).map_err(LoadError::Native)?;
        Ok(Evaluator { program, native: Some(Arc::new(native)), engine: Engine::Linked, hash: Some(hash) })
    }

    /// The engine that decides.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// The program.
    pub fn program(&self) -> &Program {
        &self.program
    }

    /// The BLAKE3 hash that identifies the bundle this was loaded from; `None` for a program that
    /// came from no bundle. It tells policies apart, in a log say, and vouches for nobody.
    pub fn hash(&self) -> Option<[u8; 32]> {
        self.hash
    }

    /// How many native functions the rules need: one for each shape of rule; 0 in the interpreter.
    pub fn shapes(&self) -> usize {
        self.native.as_ref().map_or(0, |native| native.shapes())
    }

    /// Decides a request. Allocates nothing.
    #[inline]
    pub fn decide(&self, request: &Request<'_>) -> Decision {
        match &self.native {
            Some(native) => native.decide(request),
            None => interp::decide(&self.program, request),
        }
    }

    /// Decides many requests, in their order, into `decisions`, whose former content is dropped.
    /// Allocates nothing where it has the room.
    pub fn decide_batch(&self, requests: &[Request<'_>], decisions: &mut Vec<Decision>) {
        decisions.clear();
        decisions.extend(requests.iter().map(|request| self.decide(request)));
    }

    /// How long the record of a request may be kept. Allocates nothing.
    ///
    /// The request names the verb and the purpose that the record is kept with, what it is (data,
    /// kind of worker, level), when it was made, the events that its period counts from, and
    /// whether it is held for a legal claim; the actor, the schedule and the review do not matter.
    /// A record that is kept for several purposes, or with several verbs, is asked about once for
    /// each; it may stay as long as the longest [`crate::Term`].
    ///
    /// ```
    /// use maatstaf_program::*;
    /// use maatstaf_runtime::{Engine, Evaluator, Request, Term};
    ///
    /// let draft = SymbolDraft { name: "scan".into(), title: Text::both("scan"), parents: vec![] };
    /// let symbols = Symbols { data: symbol_table([draft])?, ..Symbols::default() };
    /// let mut builder = Builder::new(Program::empty().meta, symbols);
    /// let zone = builder.zone(Zone::utc());
    /// let always = builder.always(Standing::Granted);
    /// let mut collect = Rule::grant("gate.collect.scan", Verb::Collect, Object::Data(DataId(0)), always);
    /// collect.keep =
    ///     Some(Keep::Period { at_least: None, at_most: Some(Period::days(28)), after: None, zone });
    /// collect.claim_hold = true;
    /// builder.rule(collect);
    /// let evaluator = Evaluator::from_program(builder.finish(), Engine::Jit)?;
    ///
    /// let now = 1_795_428_000;
    /// let made = now - 29 * SECONDS_PER_DAY;
    /// let mut record = Request::new(Verb::Collect, Object::Data(DataId(0)), now);
    /// record.recorded_at = Some(made);
    /// let due = evaluator.due(&record);
    /// assert_eq!(due.delete_by(), Some(made + 28 * SECONDS_PER_DAY));
    /// assert!(due.is_overdue(now));
    ///
    /// record.on_hold = Some(true);
    /// assert_eq!(evaluator.due(&record).term, Term::Held);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn due(&self, request: &Request<'_>) -> Due {
        let program = &*self.program;
        match &self.native {
            Some(native) => due::due(program, request, || native.grants(request)),
            None => due::due(program, request, || interp::grants(program, request)),
        }
    }

    /// How long the records of many requests may be kept, as [`Evaluator::due`] says of each, in
    /// the order of the requests.
    pub fn due_all(&self, requests: &[Request<'_>]) -> Vec<Due> {
        requests.iter().map(|request| self.due(request)).collect()
    }

    /// Explains a decision that this evaluator made about a request: the reason with its citation,
    /// the failing numbers, what has to be done, in Dutch and in English.
    pub fn explain(&self, request: &Request<'_>, decision: &Decision) -> Answer {
        explain::explain(&self.program, request, decision)
    }

    /// Answers one request in JSON. Whatever the text is, there is an answer; to nonsense it is no.
    pub fn decide_json(&self, json: &str) -> Answer {
        match OwnedRequest::from_json(&self.program, json) {
            Err(complaint) => complaint.answer(),
            Ok(owned) => {
                let request = owned.request();
                self.explain(&request, &self.decide(&request))
            }
        }
    }
}

/// Native code for a verified program.
fn native(program: &Arc<Program>) -> Result<Native, NativeError> {
    #[cfg(feature = "jit")]
    {
        let machine = crate::codegen::jit::compile(program, crate::codegen::EXPRESSION_BUDGET)?;
        Native::new(Arc::clone(program), machine)
    }
    #[cfg(not(feature = "jit"))]
    {
        let _ = program;
        Err(NativeError("this runtime was built without its compiler".to_owned()))
    }
}
