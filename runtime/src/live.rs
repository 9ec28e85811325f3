//! A policy that can be replaced while it decides.

use std::ops::Deref;
use std::sync::Arc;

use arc_swap::{ArcSwap, Guard};

use crate::complaint::Complaint;
use crate::evaluator::{Evaluator, LoadError};

/// A policy in use, and the handles that its callers looked up in it.
#[derive(Debug)]
pub struct Loaded<T> {
    /// Decides.
    pub evaluator: Evaluator,
    /// What [`Live`] was told to look up. A handle means something in its own policy alone, so
    /// the two are replaced as one.
    pub handles: T,
}

/// Why a policy was not replaced; the one before it still decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReplaceError {
    /// The new one cannot be loaded.
    Load(LoadError),
    /// The new one lacks a name that its callers use.
    Name(Complaint),
}

impl std::fmt::Display for ReplaceError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            ReplaceError::Load(error) => error.fmt(f),
            ReplaceError::Name(complaint) => complaint.fmt(f),
        }
    }
}

impl std::error::Error for ReplaceError {}

type Resolve<T> = dyn Fn(&Evaluator) -> Result<T, Complaint> + Send + Sync;

/// A place for a policy that is replaced in one step: every reader has the old one or the new one,
/// whole, and keeps it until it lets go. Reading takes no lock and waits for nobody; it allocates
/// when a thread does it for the first time, and not again.
///
/// ```
/// use maatstaf_program::{Program, to_bytes};
/// use maatstaf_runtime::{Evaluator, Live};
///
/// let bytes = to_bytes(&Program::empty())?;
/// let live = Live::new(Evaluator::load(&bytes)?, |_| Ok(()))?;
/// let before = live.get();
/// live.replace(&bytes)?;
/// assert!(live.replace(b"no policy").is_err());
/// assert!(!before.evaluator.decide_json("{}").decision);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Live<T> {
    current: ArcSwap<Loaded<T>>,
    resolve: Box<Resolve<T>>,
}

/// A policy that somebody is reading. It stays as it is, whatever replaces it meanwhile.
pub struct Current<T>(Guard<Arc<Loaded<T>>>);

impl<T> Deref for Current<T> {
    type Target = Loaded<T>;

    fn deref(&self) -> &Loaded<T> {
        &self.0
    }
}

impl<T> Live<T> {
    /// A place with a first policy. `resolve` looks up the handles that its readers use, in this
    /// policy and in every later one; a policy in which it fails never gets in.
    ///
    /// # Errors
    ///
    /// What `resolve` says of the first policy.
    pub fn new(
        evaluator: Evaluator,
        resolve: impl Fn(&Evaluator) -> Result<T, Complaint> + Send + Sync + 'static,
    ) -> Result<Live<T>, Complaint> {
        let handles = resolve(&evaluator)?;
        Ok(Live { current: ArcSwap::from_pointee(Loaded { evaluator, handles }), resolve: Box::new(resolve) })
    }

    /// The policy of this moment. To be let go of soon: a reader that keeps it keeps its memory.
    #[inline]
    pub fn get(&self) -> Current<T> {
        Current(self.current.load())
    }

    /// The policy of this moment, for keeping.
    pub fn keep(&self) -> Arc<Loaded<T>> {
        self.current.load_full()
    }

    /// Loads another policy and puts it in the place of this one, which is returned, and freed
    /// when its last reader lets go.
    ///
    /// # Errors
    ///
    /// [`ReplaceError`] if it cannot be loaded or lacks a name; nothing is replaced then.
    pub fn replace(&self, bytes: &[u8]) -> Result<Arc<Loaded<T>>, ReplaceError> {
        let evaluator = Evaluator::load(bytes).map_err(ReplaceError::Load)?;
        self.replace_with(evaluator).map_err(ReplaceError::Name)
    }

    /// As [`Live::replace`], with a policy that is loaded already.
    ///
    /// # Errors
    ///
    /// A name that it lacks; nothing is replaced then.
    pub fn replace_with(&self, evaluator: Evaluator) -> Result<Arc<Loaded<T>>, Complaint> {
        let handles = (self.resolve)(&evaluator)?;
        Ok(self.current.swap(Arc::new(Loaded { evaluator, handles })))
    }
}
