//! Names, numbers, dates, texts: the nodes that hold a single token, and their values.

use rowan::ast::support;

use super::{AstNode, choices, has_keyword, keyword, views, word_kinds};
use crate::SyntaxKind;

views! {
    /// A name that is declared here.
    Name {}
    /// A name that is used here, with or without dots.
    Path {}
    /// A number, such as `340` or `0.5`.
    Number {}
    /// The version of a package, such as `2026.1`.
    VersionNumber {}
    /// A date, such as `2026-11-01`. Whether the calendar has it is not checked here.
    Date {}
    /// A time of day, such as `07:00`. Whether the clock has it is not checked here.
    Clock {}
    /// A time zone, such as `Europe/Amsterdam`.
    Zone {}
    /// A duration, such as `4 weeks`.
    Duration {
        /// How many.
        one number: Number;
        /// Of what. Absent when it was forgotten, which is for the checker to say.
        one unit: Unit;
    }
    /// A unit of time.
    Unit {}
    /// A quoted text.
    Str {}
    /// A text for people: in one language, or without one for both.
    Text {
        /// What it says.
        one string: Str;
    }
    /// An address, such as `<https://…>`.
    Iri {}
    /// A place in a source of law, such as `AVG_22(2)(a)`.
    Pinpoint {}
    /// A ruling, such as `ECLI:NL:RBAMS:2019:6005`.
    Ecli {}
    /// The code that a register gives a source of law, such as `32016R0679`.
    Code {}
    /// The short name of a source of law, such as `AVG`.
    SourceName {}
}

choices! {
    /// What a norm, fact or case rests on.
    Citation {
        /// A place in a source of law.
        Pinpoint(Pinpoint),
        /// A ruling.
        Ecli(Ecli),
        /// An address.
        Iri(Iri),
        /// Anything else, in words.
        Str(Str),
    }
    /// A norm or an exception, by its citation or by its name.
    Reference {
        /// By its place in a source of law.
        Pinpoint(Pinpoint),
        /// By a ruling.
        Ecli(Ecli),
        /// By its name.
        Path(Path),
    }
    /// What `see` points at.
    Evidence {
        /// A document, in words.
        Str(Str),
        /// An address.
        Iri(Iri),
    }
}

word_kinds! {
    /// A unit of time. Years and months are of the calendar, the others are so many seconds.
    UnitKind {
        /// Years.
        Years = "years",
        /// Months.
        Months = "months",
        /// Weeks.
        Weeks = "weeks",
        /// Days.
        Days = "days",
        /// Hours.
        Hours = "hours",
        /// Minutes.
        Minutes = "minutes",
        /// Seconds.
        Seconds = "seconds",
    }
    /// A language of texts for people.
    TextLanguage {
        /// Dutch.
        Dutch = "nl",
        /// English.
        English = "en",
    }
}

/// The value of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NumberValue {
    /// Without a fraction.
    Whole(i64),
    /// `units` divided by ten to the power of `scale`: `0.50` is 50 with scale 2.
    Decimal {
        /// The digits without the point.
        units: i64,
        /// How many of them stand behind the point, at least 1.
        scale: u32,
    },
}

macro_rules! token_text {
    ($($view:ident: $token:ident,)*) => {$(
        impl $view {
            /// As it is written.
            pub fn text(&self) -> String {
                // The node holds exactly this token; a tree built by hand may not, and then there is no text.
                support::token(self.syntax(), SyntaxKind::$token).map(|token| token.text().to_owned()).unwrap_or_default()
            }
        }
    )*};
}

token_text! {
    Name: Word,
    Path: Word,
    Number: NumberText,
    VersionNumber: NumberText,
    Date: DateText,
    Clock: ClockText,
    Zone: ZoneText,
    Str: StringText,
    Iri: IriText,
    Pinpoint: PinpointText,
    Ecli: EcliText,
    Code: CodeText,
    SourceName: SourceNameText,
}

impl Path {
    /// The parts between the dots, at least one.
    pub fn segments(&self) -> Vec<String> {
        self.text().split('.').map(str::to_owned).collect()
    }
}

impl Number {
    /// The value; `None` when it does not fit 64 bits.
    pub fn value(&self) -> Option<NumberValue> {
        let text = self.text();
        match text.split_once('.') {
            None => text.parse().ok().map(NumberValue::Whole),
            Some((whole, fraction)) => {
                let units = format!("{whole}{fraction}").parse().ok()?;
                Some(NumberValue::Decimal { units, scale: u32::try_from(fraction.len()).ok()? })
            }
        }
    }

    /// The value when it is whole and fits 64 bits.
    pub fn whole(&self) -> Option<i64> {
        match self.value()? {
            NumberValue::Whole(value) => Some(value),
            NumberValue::Decimal { .. } => None,
        }
    }
}

impl Date {
    /// Year, month and day as written, not held against the calendar.
    pub fn ymd(&self) -> Option<(u16, u8, u8)> {
        let text = self.text();
        let mut parts = text.split('-');
        Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
    }
}

impl Clock {
    /// Hour and minute as written, not held against the clock (`24:00` is an end of day).
    pub fn hour_minute(&self) -> Option<(u8, u8)> {
        let text = self.text();
        let (hour, minute) = text.split_once(':')?;
        Some((hour.parse().ok()?, minute.parse().ok()?))
    }
}

impl Unit {
    /// Which unit; `1 year` and `2 years` are the same unit.
    pub fn kind(&self) -> Option<UnitKind> {
        let word = keyword(self.syntax())?;
        UnitKind::from_word(&word).or_else(|| UnitKind::from_word(&format!("{word}s")))
    }
}

impl Str {
    /// The text without its quotes: `\"` is a quote, `\\` a backslash, `\n` a line end, and any other escape stands for
    /// itself. A line end in the text is kept as it is.
    pub fn value(&self) -> String {
        let text = self.text();
        let inner = text.strip_prefix('"').unwrap_or(&text);
        let inner = inner.strip_suffix('"').unwrap_or(inner);
        let mut value = String::with_capacity(inner.len());
        let mut chars = inner.chars();
        while let Some(c) = chars.next() {
            match c {
                '\\' => match chars.next() {
                    Some('n') => value.push('\n'),
                    Some(escaped @ ('"' | '\\')) => value.push(escaped),
                    Some(other) => value.extend(['\\', other]),
                    None => value.push('\\'),
                },
                _ => value.push(c),
            }
        }
        value
    }
}

impl Iri {
    /// The address without its brackets.
    pub fn value(&self) -> String {
        self.text().trim_start_matches('<').trim_end_matches('>').to_owned()
    }
}

impl Text {
    /// Its language, or `None` when it serves both.
    pub fn language(&self) -> Option<TextLanguage> {
        keyword(self.syntax()).and_then(|word| TextLanguage::from_word(&word))
    }

    /// What it says, unescaped; empty when it is broken.
    pub fn value(&self) -> String {
        self.string().map(|string| string.value()).unwrap_or_default()
    }
}

/// Views that carry texts for people.
pub trait HasTexts: AstNode {
    /// All texts, in the order of the file.
    fn texts(&self) -> super::AstChildren<Text> {
        self.children()
    }

    /// What it says in `language`, where a text without a language serves both.
    fn text_in(&self, language: TextLanguage) -> Option<String> {
        self.texts().find(|text| text.language().is_none_or(|own| own == language)).map(|text| text.value())
    }
}

impl Pinpoint {
    /// The source and the place in it: `AVG` and `22(2)(a)`.
    pub fn parts(&self) -> Option<(String, String)> {
        let text = self.text();
        let (source, place) = text.split_once('_')?;
        Some((source.to_owned(), place.to_owned()))
    }

    /// As people write it: `AVG 22(2)(a)`.
    pub fn spoken(&self) -> String {
        self.text().replacen('_', " ", 1)
    }
}

impl Citation {
    /// As people write it: `AVG 22(2)(a)`, an ECLI as it is, an address without brackets, words without quotes.
    pub fn spoken(&self) -> String {
        match self {
            Self::Pinpoint(pinpoint) => pinpoint.spoken(),
            Self::Ecli(ecli) => ecli.text(),
            Self::Iri(iri) => iri.value(),
            Self::Str(string) => string.value(),
        }
    }
}

impl Reference {
    /// As it is written.
    pub fn text(&self) -> String {
        match self {
            Self::Pinpoint(pinpoint) => pinpoint.text(),
            Self::Ecli(ecli) => ecli.text(),
            Self::Path(path) => path.text(),
        }
    }
}

impl Evidence {
    /// The document or the address, without quotes or brackets.
    pub fn value(&self) -> String {
        match self {
            Self::Str(string) => string.value(),
            Self::Iri(iri) => iri.value(),
        }
    }
}

views! {
    /// `yes` or `no`.
    Answer {}
    /// `yes` or `no` in an expression.
    Truth {}
}

impl Answer {
    /// Whether it is yes.
    pub fn is_yes(&self) -> bool {
        has_keyword(self.syntax(), "yes")
    }
}

impl Truth {
    /// Whether it is yes.
    pub fn is_yes(&self) -> bool {
        has_keyword(self.syntax(), "yes")
    }
}
