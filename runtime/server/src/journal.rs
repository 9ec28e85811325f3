//! What the policy says is logged, on its way to the decision log.
//!
//! One thread writes: lines that come at the same time are written together, and put on the disk
//! together. A request waits until its lines are there before it is answered.

use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use maatstaf_log::{Entry, Head, LogError, Sync, Writer};
use maatstaf_program::{Log, Object, Obligation, Period, Program};
use maatstaf_runtime::{Decision, Request};
use tokio::sync::oneshot;

use crate::clock;
use crate::shape::Members;
use crate::wire::instant;

/// More messages than this wait for no disk; who comes then is told that the server is busy.
const WAITING: usize = 1_024;

/// More lines than this are not written together: the first of them would wait too long.
const TOGETHER: usize = 4_096;

/// A message's lines, and who waits for them.
struct Message {
    entries: Vec<Entry>,
    written: oneshot::Sender<bool>,
}

/// A decision log that is open.
pub(crate) struct Journal {
    messages: Mutex<Option<SyncSender<Message>>>,
    head: Arc<Mutex<Head>>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Journal {
    /// Opens a log; an unfinished last line is taken away.
    pub(crate) fn open(path: &Path, sync: Sync) -> Result<Journal, LogError> {
        let (writer, recovered) = Writer::open(path, sync)?;
        if recovered.unfinished > 0 {
            tracing::warn!(bytes = recovered.unfinished, "log_unfinished_line_removed");
        }
        let head = Arc::new(Mutex::new(writer.head()));
        let (messages, incoming) = sync_channel(WAITING);
        let shared = Arc::clone(&head);
        let path = path.to_owned();
        let thread = std::thread::Builder::new()
            .name("decision-log".to_owned())
            .spawn(move || write(writer, &incoming, &shared, &path))
            .map_err(LogError::Io)?;
        Ok(Journal { messages: Mutex::new(Some(messages)), head, thread: Mutex::new(Some(thread)) })
    }

    /// Writes the lines of a message; gives whether they are written.
    pub(crate) async fn log(&self, entries: Vec<Entry>) -> bool {
        let (written, answer) = oneshot::channel();
        let messages = self.messages.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let sent = messages.map(|messages| messages.try_send(Message { entries, written }));
        match sent {
            Some(Ok(())) => answer.await.unwrap_or(false),
            Some(Err(TrySendError::Full(_) | TrySendError::Disconnected(_))) | None => false,
        }
    }

    /// Where the log ends.
    pub(crate) fn head(&self) -> Head {
        *self.head.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until all that was sent is written, and closes the log.
    pub(crate) fn close(&self) {
        self.messages.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(thread) = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take() {
            // A panic of the writer was told by its messages never being answered.
            let _ = thread.join();
        }
    }
}

fn write(mut writer: Writer, incoming: &Receiver<Message>, head: &Mutex<Head>, path: &Path) {
    while let Ok(first) = incoming.recv() {
        let mut entries = first.entries;
        let mut waiting = vec![first.written];
        while entries.len() < TOGETHER {
            let Ok(next) = incoming.try_recv() else { break };
            entries.extend(next.entries);
            waiting.push(next.written);
        }
        let now = clock::seconds();
        let result = writer.append(&entries, now);
        if let Err(error) = &result {
            tracing::error!(why = error.text(path).en, "not_logged");
        }
        *head.lock().unwrap_or_else(PoisonError::into_inner) = writer.head();
        for one in waiting {
            // Who went away meanwhile needs no answer; the decision is logged all the same.
            let _ = one.send(result.is_ok());
        }
    }
}

/// The entry of a decision, if the policy has it logged. `now` is the server's clock.
pub(crate) fn entry(
    program: &Program,
    asked: &Asked,
    request: &Request<'_>,
    decision: &Decision,
    now: i64,
) -> Option<Entry> {
    let rule = program.rules.get(decision.rule?.index())?;
    let log: &Log = rule.obligations.iter().find_map(|obligation| match obligation {
        Obligation::Log(id) => program.logs.get(id.index()),
        Obligation::Notice(_) => None,
    })?;
    let symbols = &program.symbols;
    let object = match request.object {
        Object::Any => None,
        Object::Data(id) => symbols.data.get(id.index()),
        Object::Decision(id) => symbols.decisions.get(id.index()),
    };
    let purpose = request.purpose.and_then(|id| symbols.purposes.get(id.index()));
    Some(Entry {
        policy: asked.policy.clone(),
        time: instant(request.time),
        verb: request.verb.name(),
        object: object.map(|symbol| symbol.name.clone()).unwrap_or_default(),
        purpose: purpose.map(|symbol| symbol.name.clone()),
        statement: rule.path.clone(),
        outcome: decision.outcome.name(),
        code: decision.code.name(),
        check: decision.check.map(|check| check.name()),
        evaluation_id: None,
        actor: asked.actor.clone().filter(|_| log.actor),
        record: asked.record.clone().filter(|_| log.record),
        delete_by: day_after(now, log.keep),
    })
}

/// The day on which a line that is written now has to be gone. What runs off the calendar is its
/// last day.
fn day_after(now: i64, keep: Period) -> String {
    let last = jiff::civil::Date::MAX;
    let later = now.saturating_add(i64::from(keep.seconds));
    let day = Timestamp::from_second(later).map_or(last, |stamp| TimeZone::UTC.to_datetime(stamp).date());
    let span = Span::new().try_months(keep.months).and_then(|span| span.try_days(keep.days));
    span.and_then(|span| day.checked_add(span)).unwrap_or(last).to_string()
}

/// What a log may want of a request besides what decides. The ids decide nothing.
pub(crate) struct Asked {
    policy: String,
    actor: Option<String>,
    record: Option<String>,
}

impl Asked {
    /// The ids of a request to the policy of this hash.
    pub(crate) fn of(policy: &str, request: &Members) -> Asked {
        let id = |part: &str| Some(request.get(part)?.get("id")?.as_str()?.to_owned());
        Asked { policy: policy.to_owned(), actor: id("subject"), record: id("resource") }
    }
}

#[cfg(test)]
mod tests;
