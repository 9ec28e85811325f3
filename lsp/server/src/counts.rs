//! How many norms stand how, on the way to the client: for its status bar, whenever that changes.

use jiff::civil::Date;
use maatstaf_ide::{Cancelled, Counts};
use serde_json::{Value, json};
use tokio::sync::watch;
use tower_lsp_server::Client;
use tower_lsp_server::ls_types::notification::Notification;

use crate::view::View;

/// `maatstaf/verdicts`
enum Verdicts {}

impl Notification for Verdicts {
    type Params = Value;
    const METHOD: &'static str = "maatstaf/verdicts";
}

/// What was counted last.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Told {
    /// In which round: what an earlier one still counts after a later one is out of date.
    round: u64,
    /// On which date; nothing before the first count.
    as_of: Option<Date>,
    counts: Counts,
}

/// Counts over all folders; true when it is not what was counted before.
///
/// # Errors
/// When an edit came in between; the next round starts over.
pub(crate) fn count(views: &[View], as_of: Date, round: u64, out: &watch::Sender<Told>) -> Result<bool, Cancelled> {
    let mut counts = Counts::default();
    for view in views {
        counts += view.analysis.verdict_counts(as_of)?;
    }
    let is_first = out.borrow().as_of.is_none();
    let is_new = out.send_if_modified(|last| {
        if last.round > round {
            return false;
        }
        let is_new = last.as_of != Some(as_of) || last.counts != counts;
        *last = Told { round, as_of: Some(as_of), counts };
        is_new
    });
    Ok(is_new && !is_first)
}

/// Tells the client of each change; of several at once, the last.
pub(crate) async fn tell(client: Client, mut incoming: watch::Receiver<Told>) {
    while incoming.changed().await.is_ok() {
        let Told { as_of, counts, .. } = *incoming.borrow_and_update();
        let Counts { satisfied, violated, open, errors } = counts;
        let as_of = as_of.map(|date| date.to_string());
        let told = json!({
            "as_of": as_of, "satisfied": satisfied, "violated": violated, "open": open, "errors": errors,
        });
        client.send_notification::<Verdicts>(told).await;
    }
}
