//! The files beside a package: which provisions of the law have a home in it, and what it leaves out.

use std::collections::BTreeMap;

/// A file beside a package: its path, with `/` between its parts, and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Companion {
    /// The path: that of its folder is the path of the package's folder.
    pub path: String,
    /// The text.
    pub text: String,
}

/// The name of the table of provisions.
pub const PROVISIONS: &str = "provisions.csv";
/// The name of the page on what is left out.
pub const NOT_ENCODED: &str = "NOT-ENCODED.md";

/// Where a provision of the law has its home.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The policy itself decides it.
    Decided,
    /// People judge it.
    Judged,
    /// The package leaves it out, and says why.
    LeftOut,
}

impl Kind {
    /// As the table writes it.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Decided => "decided",
            Kind::Judged => "judged",
            Kind::LeftOut => "left_out",
        }
    }

    fn of_word(word: &str) -> Option<Kind> {
        [Kind::Decided, Kind::Judged, Kind::LeftOut].into_iter().find(|kind| kind.word() == word)
    }
}

/// A line of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provision {
    /// The provision, as people cite it.
    pub cite: String,
    /// What becomes of it.
    pub kind: Kind,
    /// The names of what says it; none when it is left out.
    pub home: Vec<String>,
}

/// How many provisions there are of each kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(missing_docs, reason = "named for the kind")]
pub struct Count {
    pub decided: usize,
    pub judged: usize,
    pub left_out: usize,
}

impl Count {
    /// Counts.
    pub fn of(provisions: &[Provision]) -> Count {
        let of = |kind| provisions.iter().filter(|provision| provision.kind == kind).count();
        Count { decided: of(Kind::Decided), judged: of(Kind::Judged), left_out: of(Kind::LeftOut) }
    }

    /// Adds another count to this one.
    pub fn add(&mut self, other: Count) {
        self.decided += other.decided;
        self.judged += other.judged;
        self.left_out += other.left_out;
    }
}

/// Reads a table of provisions: a heading `cite,kind,home`, and a line for each.
///
/// # Errors
/// The number of the first line that is no provision, counted from 1.
pub fn read_provisions(text: &str) -> Result<Vec<Provision>, usize> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(text.as_bytes());
    if reader.headers().is_ok_and(|headers| headers.iter().ne(["cite", "kind", "home"])) {
        return Err(1);
    }
    let mut found = Vec::new();
    for (i, record) in reader.records().enumerate() {
        let line = |record: Option<&csv::StringRecord>| {
            record.and_then(|record| record.position()).map_or(i + 2, |position| position.line() as usize)
        };
        let record = record.map_err(|_| line(None))?;
        let kind = record.get(1).and_then(Kind::of_word);
        match (record.get(0), kind, record.len()) {
            (Some(cite), Some(kind), 3) if !cite.is_empty() => found.push(Provision {
                cite: cite.to_owned(),
                kind,
                home: record[2].split_whitespace().map(str::to_owned).collect(),
            }),
            _ => return Err(line(Some(&record))),
        }
    }
    Ok(found)
}

/// What stands beside the packages, by folder.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Beside {
    pub(crate) provisions: BTreeMap<String, Vec<Provision>>,
    pub(crate) left_out: BTreeMap<String, String>,
    /// Tables that could not be read: the path and the line.
    pub(crate) unreadable: Vec<(String, usize)>,
}

impl Beside {
    pub(crate) fn new(companions: &[Companion]) -> Beside {
        let mut beside = Beside::default();
        for companion in companions {
            let (folder, name) = companion.path.rsplit_once('/').unwrap_or(("", &companion.path));
            match name {
                PROVISIONS => match read_provisions(&companion.text) {
                    Ok(provisions) => {
                        // The first counts: that of the project, where its package stands in for one of the library.
                        beside.provisions.entry(folder.to_owned()).or_insert(provisions);
                    }
                    Err(line) => beside.unreadable.push((companion.path.clone(), line)),
                },
                NOT_ENCODED => {
                    beside.left_out.entry(folder.to_owned()).or_insert_with(|| companion.text.clone());
                }
                _ => {}
            }
        }
        beside
    }
}

#[cfg(test)]
mod tests;
