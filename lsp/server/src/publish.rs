//! Diagnostics on their way to the client: in order, and not twice.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex};

use maatstaf_diagnostics::Lang;
use maatstaf_ide::Cancelled;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender};
use tower_lsp_server::Client;
use tower_lsp_server::ls_types::{Diagnostic, Uri};

use crate::convert;
use crate::view::View;

/// The diagnostics of one file, made in one round of checking.
pub(crate) struct Publication {
    /// The round: what an earlier one still sends after a later one is out of date.
    pub round: u64,
    pub uri: Uri,
    pub version: Option<i32>,
    pub list: Vec<Diagnostic>,
    /// The file itself was edited: its version is confirmed even if nothing else is new.
    pub edited: bool,
}

/// The lists that were put into words last, by path.
#[derive(Clone, Default)]
pub(crate) struct Sent(Arc<Mutex<HashMap<String, Last>>>);

/// What was sent last for a file, and in which language.
type Last = (Lang, Arc<Vec<maatstaf_diagnostics::Diagnostic>>);

impl Sent {
    /// Whether a list is another than the last for this file; from now on it is the last.
    fn is_new(&self, path: &str, lang: Lang, list: &Arc<Vec<maatstaf_diagnostics::Diagnostic>>) -> bool {
        let Ok(mut sent) = self.0.lock() else { return true };
        let last = sent.insert(path.to_owned(), (lang, list.clone()));
        last.is_none_or(|(in_lang, last)| in_lang != lang || !Arc::ptr_eq(&last, list))
    }
}

/// Makes the diagnostics of a folder: of the files that were edited first, then of all.
///
/// # Errors
/// When an edit came in between; the next round starts over.
pub(crate) fn diagnose(
    view: &View,
    edited: &BTreeSet<String>,
    round: u64,
    sent: &Sent,
    out: &UnboundedSender<Publication>,
) -> Result<(), Cancelled> {
    let send = |path: &str, list: &[maatstaf_diagnostics::Diagnostic], edited: bool| {
        let Some(uri) = view.uri(path) else { return };
        let list = list.iter().map(|d| convert::diagnostic(view, path, d)).collect();
        let version = view.context.versions.get(path).copied();
        // A client that is gone needs no diagnostics.
        let _ = out.send(Publication { round, uri, version, list, edited });
    };
    for path in edited {
        let found = view.analysis.diagnostics(path, view.context.as_of)?;
        send(path, &found.list, true);
    }
    for (path, found) in view.analysis.all_diagnostics(view.context.as_of)? {
        // What nothing changed for is the very same list, and need not be put into words again.
        if sent.is_new(&path, view.context.lang, &found.list) {
            send(&path, &found.list, false);
        }
    }
    Ok(())
}

/// Sends what comes in to the client, one after the other.
pub(crate) async fn publish(client: Client, mut incoming: UnboundedReceiver<Publication>) {
    let mut sent: HashMap<Uri, (u64, Vec<Diagnostic>)> = HashMap::new();
    while let Some(publication) = incoming.recv().await {
        let Publication { round, uri, version, list, edited } = publication;
        let known = sent.get(&uri);
        let stale = known.is_some_and(|(last, _)| *last > round);
        let same = known.map_or(list.is_empty(), |(_, last)| *last == list);
        if stale || (same && !edited) {
            continue;
        }
        sent.insert(uri.clone(), (round, list.clone()));
        client.publish_diagnostics(uri, list, version).await;
    }
}
