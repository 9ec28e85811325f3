//! What can be wrong with a text, as plain data. The sentences for people are made elsewhere.

use rowan::TextRange;

/// One thing that is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SyntaxError {
    /// The place, relative to the text that was parsed (a file or a chunk).
    pub range: TextRange,
    /// What is wrong there.
    pub kind: SyntaxErrorKind,
}

impl SyntaxError {
    /// The same error, `offset` bytes further on: from a chunk's place to the file's.
    pub fn moved(mut self, offset: rowan::TextSize) -> Self {
        self.range += offset;
        if let SyntaxErrorKind::MissingClose { opened } = &mut self.kind {
            *opened += offset;
        }
        self
    }
}

/// The kinds of syntax errors.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum SyntaxErrorKind {
    /// Something else should stand here.
    Expected {
        /// Where in the language we are.
        within: Place,
        /// What could stand here, at least one, in a fixed order without doubles.
        what: Vec<Expected>,
        /// What stands here instead.
        found: Found,
        /// The one of `what`, as it is written, that the found word most resembles.
        nearest: Option<&'static str>,
    },
    /// A word at the top level that starts no item.
    UnknownItem {
        /// The word.
        found: String,
        /// The item keyword it most resembles.
        nearest: Option<&'static str>,
    },
    /// A name with capitals, accents or other characters that names do not have.
    BadName {
        /// The name as written, cut off with `…` when it is very long.
        found: String,
        /// A name in the right form that is close to it, unless nothing is left of it.
        suggestion: Option<String>,
    },
    /// A quote that is never closed.
    UnterminatedString,
    /// A brace that is never closed.
    MissingClose {
        /// The brace that was opened.
        opened: TextRange,
    },
    /// A closing brace or parenthesis with nothing to close.
    StrayClose,
    /// Brackets, blocks and quantifiers nested deeper than [`crate::MAX_DEPTH`].
    TooDeep,
    /// A text longer than [`crate::MAX_FILE_BYTES`]; nothing of it was parsed.
    TooLarge,
    /// More items than [`crate::MAX_ITEMS`]; those after it were not parsed.
    TooManyItems,
    /// The parser gave up on this item, because trying on would take too long.
    TooHard,
}

/// The part of the language that an error stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// Between or in top-level items.
    File,
    /// The braces of a `package`.
    Package,
    /// The braces of an `organisation`.
    Organisation,
    /// The braces of an `instrument`.
    Instrument,
    /// The braces of `answers for`.
    Answers,
    /// The braces of a `norm`.
    Norm,
    /// The braces of an `exception`.
    Exception,
    /// The braces of a `case`.
    Case,
    /// Between an item's keyword and its opening brace.
    Head,
    /// The clauses of a statement.
    Clause,
    /// The braces of a `review`.
    Review,
    /// The parts of a `given`, `judged`, `not_applicable` or `accept`.
    Answer,
    /// The parts of an item without braces, such as a concept or a fact.
    Part,
}

/// Something that could have stood in a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Expected {
    /// This word.
    Keyword(&'static str),
    /// This punctuation.
    Symbol(&'static str),
    /// One of the seven verbs.
    Verb,
    /// A statement: a verb, perhaps with a label before it.
    Statement,
    /// A name for something new.
    Name,
    /// The name of something declared elsewhere.
    Path,
    /// A number.
    Number,
    /// A version such as `2026.1`.
    Version,
    /// A date such as `2026-11-01`.
    Date,
    /// A time of day such as `07:00`.
    Clock,
    /// A day of the week such as `mon`.
    Weekday,
    /// A time zone such as `Europe/Amsterdam`.
    Zone,
    /// A duration such as `4 weeks`.
    Duration,
    /// A unit of time such as `weeks`.
    Unit,
    /// A quoted text.
    Text,
    /// An address such as `<https://…>`.
    Iri,
    /// A citation such as `AVG_22(1)`.
    Citation,
    /// The short name of a source of law, such as `AVG`.
    SourceName,
    /// The code of a register, such as `32016R0679`.
    Code,
    /// A type of value, such as `yes_no`.
    ValueType,
    /// What a fact can be of: `organisation`, `instrument`, `statement`, `use` or a verb.
    Target,
    /// `yes` or `no`.
    YesNo,
    /// A value: yes, no, a number, a duration, a date or a text.
    Value,
    /// An expression.
    Expression,
    /// A comparison, such as `is` or `>=`.
    Operator,
    /// A top-level item.
    Item,
}

/// What stands where something else was expected. Long words are cut off, with `…` at the end.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Found {
    /// The end of the text or of the item.
    End,
    /// A word that the language keeps for itself.
    Keyword(String),
    /// Any other word.
    Word(String),
    /// Digits and what hangs together with them.
    Number(String),
    /// A quoted text.
    Text,
    /// Punctuation, or a character that has no meaning.
    Symbol(String),
}
