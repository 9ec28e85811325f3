//! Instruments in sentences, for who reads no code.

use jiff::civil::Date;
use maatstaf_semantics::queries;
use maatstaf_semantics::report::{self, Prose};
use maatstaf_syntax::ItemKind;

use crate::cursor::item_at;
use crate::{Analysis, Cancelled};

impl Analysis {
    /// The instruments of a file in sentences, with what the norms say of each at `as_of`: the one around a byte, else all
    /// of them in the order of the text.
    pub fn prose(&self, path: &str, offset: Option<usize>, as_of: Date) -> Result<Vec<Prose>, Cancelled> {
        self.ask(|| {
            let Some(file) = self.file(path) else { return Vec::new() };
            let own = queries::keys(&self.db, file).iter().filter(|key| key.kind == ItemKind::Instrument);
            let around = offset.and_then(|offset| item_at(&self.db, file, offset)).map(|tree| tree.key);
            let around = around.filter(|key| key.kind == ItemKind::Instrument);
            own.filter(|key| around.as_ref().is_none_or(|wanted| *key == wanted))
                .filter_map(|key| report::prose(&self.db, self.project, key, as_of))
                .collect()
        })
    }
}
