//! Packages, imports, and the words that are declared: concepts, groupings, hours, attributes.

use maatstaf_diagnostics::Text;

use super::Name;

/// `package nl.avg 2026.1 { … }`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Package {
    /// Its name.
    pub name: Name,
    /// Its version, as written.
    pub version: Option<String>,
    /// Title for people.
    pub title: Option<Text>,
    /// Who publishes it.
    pub publisher: Option<String>,
    /// The laws it cites: short name, title, identifiers (kind, value).
    pub sources: Vec<SourceLaw>,
    /// Who overrides whom, lowest first.
    pub ranks: Vec<Name>,
}

/// `source AVG eli <…> celex …`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceLaw {
    /// The short name that citations begin with.
    pub name: Name,
    /// The law's title.
    pub title: Option<Text>,
    /// Identifiers: `("eli", "http://…")`, `("celex", "32016R0679")`, `("bwb", "BWBR…")`, `("url", …)`.
    pub ids: Vec<(&'static str, String)>,
}

/// One imported package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// Which package.
    pub path: Name,
    /// Which version, when the text insists on one.
    pub version: Option<String>,
}

/// The sorts of concept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the sorts are explained in the specification")]
pub enum Sort {
    Data,
    Purpose,
    Party,
    Worker,
    Source,
    Technique,
    Decision,
    Basis,
    Effect,
    Place,
    Event,
}

impl Sort {
    /// Every sort.
    pub const ALL: [Sort; 11] = [
        Sort::Data,
        Sort::Purpose,
        Sort::Party,
        Sort::Worker,
        Sort::Source,
        Sort::Technique,
        Sort::Decision,
        Sort::Basis,
        Sort::Effect,
        Sort::Place,
        Sort::Event,
    ];

    /// The keyword that declares a concept of this sort.
    pub fn keyword(self) -> &'static str {
        match self {
            Sort::Data => "data",
            Sort::Purpose => "purpose",
            Sort::Party => "party",
            Sort::Worker => "worker",
            Sort::Source => "source",
            Sort::Technique => "technique",
            Sort::Decision => "decision",
            Sort::Basis => "basis",
            Sort::Effect => "effect",
            Sort::Place => "place",
            Sort::Event => "event",
        }
    }

    /// The sort that a keyword declares.
    pub fn from_keyword(word: &str) -> Option<Sort> {
        Sort::ALL.into_iter().find(|s| s.keyword() == word)
    }
}

/// `data pick_rate: performance.pace "…"`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concept {
    /// Its sort.
    pub sort: Sort,
    /// Its name; a dotted name is a kind of its prefix.
    pub name: Name,
    /// What else it is a kind of.
    pub parents: Vec<Name>,
    /// Title for people.
    pub title: Option<Text>,
    /// The term of the Data Privacy Vocabulary, where it has one.
    pub dpv: Option<String>,
}

/// `grouping crew "Ploeg": team`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grouping {
    /// Its name.
    pub name: Name,
    /// The level of its groups, as written.
    pub level: Option<Name>,
    /// Title for people.
    pub title: Option<Text>,
}

/// `hours working_hours: mon..fri 07:00..19:00 Europe/Amsterdam`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hours {
    /// Its name.
    pub name: Name,
    /// Title for people.
    pub title: Option<Text>,
    /// First and last weekday (Monday is 0), from and until in minutes of the day.
    pub spans: Vec<(u8, u8, u16, u16)>,
    /// IANA time zone.
    pub zone: Name,
}

/// The type of a fact, an attribute, or a declared context value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "named for what they hold")]
pub enum ValueType {
    YesNo,
    Date,
    Number,
    Duration,
    Consent,
    Instant,
    Text,
}

impl ValueType {
    /// As the language writes it.
    pub fn keyword(self) -> &'static str {
        match self {
            ValueType::YesNo => "yes_no",
            ValueType::Date => "date",
            ValueType::Number => "number",
            ValueType::Duration => "duration",
            ValueType::Consent => "consent",
            ValueType::Instant => "instant",
            ValueType::Text => "text",
        }
    }

    /// The type a word names.
    pub fn from_keyword(word: &str) -> Option<ValueType> {
        [
            ValueType::YesNo,
            ValueType::Date,
            ValueType::Number,
            ValueType::Duration,
            ValueType::Consent,
            ValueType::Instant,
            ValueType::Text,
        ]
        .into_iter()
        .find(|t| t.keyword() == word)
    }
}

/// `attribute tenure of worker: duration`, or `context shift_open: yes_no` when
/// `of_worker` is false.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute {
    /// Its name.
    pub name: Name,
    /// Whether it is known of a person (true) or of the situation (false).
    pub of_worker: bool,
    /// Its type.
    pub ty: ValueType,
    /// Title for people.
    pub title: Option<Text>,
    /// The question it answers.
    pub ask: Option<Text>,
}

/// A length of time: calendar months and days, and seconds of the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Period {
    /// Calendar months (a year is twelve).
    pub months: i32,
    /// Calendar days (a week is seven).
    pub days: i32,
    /// Seconds.
    pub seconds: i64,
}

impl Period {
    /// A length in seconds for comparing two periods: a month counts as the mean month of the calendar, as in decisions,
    /// which orders every pair of periods people write (4 weeks < 1 month < 31 days
    /// only matters to the day, and comparison is by length, not by calendar).
    pub fn approximate_seconds(self) -> i64 {
        i64::from(self.months) * 2_629_746 + i64::from(self.days) * 86_400 + self.seconds
    }

    /// The date this period after `date`; saturates at the calendar's end.
    pub fn after(self, date: jiff::civil::Date) -> jiff::civil::Date {
        let span = jiff::Span::new().try_months(self.months).and_then(|s| s.try_days(i64::from(self.days)));
        let whole_days = self.seconds.div_euclid(86_400);
        span.and_then(|s| date.checked_add(s))
            .and_then(|d| d.checked_add(jiff::Span::new().try_days(whole_days)?))
            .unwrap_or(jiff::civil::Date::MAX)
    }
}
