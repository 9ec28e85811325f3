//! The one thread that owns the texts.
//!
//! What a client says becomes a [`Task`] in the order in which it was said. A task that changes texts does so here; one
//! that asks makes a handle here, as of now, and is answered elsewhere. When there is nothing left to do, diagnostics are
//! made of what changed; the next edit interrupts that.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use jiff::civil::Date;
use tokio::runtime::Handle;
use tokio::sync::mpsc::UnboundedSender;
use tokio::sync::watch;

use crate::counts::{Told, count};
use crate::publish::{Publication, Sent, diagnose};
use crate::state::State;

/// Something to do on the thread that owns the texts.
pub(crate) type Task = Box<dyn FnOnce(&mut MainLoop) + Send>;

/// How often to look whether a new day has begun, when nothing else happens.
const LOOK_AT_THE_CALENDAR: Duration = Duration::from_secs(60);

pub(crate) struct MainLoop {
    pub state: State,
    pub runtime: Handle,
    publications: UnboundedSender<Publication>,
    sent: Sent,
    counts: watch::Sender<Told>,
    round: u64,
    /// The date of the last round, so that a new day shows.
    shown: Option<Date>,
    /// The client said that it is ready.
    pub ready: bool,
    /// Tells the client to ask again for what it does not know to be out of date.
    refresh: Refresher,
}

/// What a client is to ask for again: what it asked for before is of another day, or of texts that it did not edit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Refresh {
    pub diagnostics: bool,
    pub lenses: bool,
    pub hints: bool,
}

pub(crate) type Refresher = Arc<dyn Fn(Refresh) + Send + Sync>;

impl MainLoop {
    pub fn new(
        state: State,
        runtime: Handle,
        publications: UnboundedSender<Publication>,
        counts: watch::Sender<Told>,
        refresh: Refresher,
    ) -> MainLoop {
        MainLoop {
            state,
            runtime,
            publications,
            sent: Sent::default(),
            counts,
            round: 0,
            shown: None,
            ready: false,
            refresh,
        }
    }

    /// Does what comes in until nobody can send any more.
    pub fn run(mut self, tasks: &Receiver<Task>) {
        loop {
            match tasks.recv_timeout(LOOK_AT_THE_CALENDAR) {
                Ok(task) => {
                    task(&mut self);
                    // All that is waiting goes first: of many edits at once, only the last is checked.
                    while let Ok(task) = tasks.try_recv() {
                        task(&mut self);
                    }
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
            self.diagnose();
        }
    }

    fn diagnose(&mut self) {
        if !self.ready {
            return;
        }
        let today = self.state.as_of();
        if self.shown.is_some_and(|shown| shown != today) {
            self.state.touch_all();
        }
        let client = self.state.client.clone();
        let mut again = Refresh { diagnostics: false, lenses: client.lens_refresh, hints: client.hint_refresh };
        if self.state.take_unasked() && self.shown.is_some() {
            (self.refresh)(Refresh { diagnostics: client.pull_refresh, ..again });
            // Once is enough.
            again = Refresh { diagnostics: false, lenses: false, hints: false };
        }
        self.shown = Some(today);
        let (gone, pushes) = (self.state.take_lost(), self.state.pushes());
        if gone.is_empty() && !self.state.has_changed() {
            return;
        }
        self.round += 1;
        let round = self.round;
        for uri in gone.into_iter().filter(|_| pushes) {
            // A client that is gone needs nothing taken back.
            let _ = self.publications.send(Publication { round, uri, version: None, list: Vec::new(), edited: false });
        }
        for (view, edited) in self.state.take_changed() {
            if pushes {
                let (out, sent) = (self.publications.clone(), self.sent.clone());
                self.runtime.spawn_blocking(move || {
                    // Interrupted by an edit, which starts the next round.
                    let _ = diagnose(&view, &edited, round, &sent, &out);
                });
            }
        }
        let (views, counts, refresh) = (self.state.views(), self.counts.clone(), self.refresh.clone());
        self.runtime.spawn_blocking(move || {
            // Interrupted by an edit, which starts the next round. Where verdicts have changed, they may be those of
            // another file than was edited, whose lenses and hints the client still has.
            if count(&views, today, round, &counts) == Ok(true) {
                refresh(again);
            }
        });
    }
}
