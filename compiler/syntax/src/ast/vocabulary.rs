//! Packages, imports, concepts, groupings, hours, attributes and context.

use super::leaves::HasTexts;
use super::{
    Ask, AstNode, Cite, Clock, Code, Iri, Name, Path, SourceName, Str, VersionNumber, Zone, choices, keyword, views,
    word_kinds,
};

views! {
    /// `package nl.avg 2026.1 { … }`
    Package {
        /// The name of the package.
        one path: Path;
        /// Its version.
        one version: VersionNumber;
        /// What stands between its braces.
        many members: PackageMember;
        /// Its titles, normally one.
        many titles: Title;
        /// Its publisher.
        one publisher: Publisher;
        /// The sources of law that it cites.
        many sources: SourceLaw;
        /// The order of those who judge.
        one ranks: Ranks;
    }
    /// `title nl "…" en "…"`. Its texts: [`HasTexts`].
    Title {}
    /// `publisher "…"`
    Publisher {
        /// Who.
        one name: Str;
    }
    /// `source AVG "…" eli <…> celex 32016R0679`
    SourceLaw {
        /// The short name that pinpoints start with.
        one name: SourceName;
        /// Its European Legislation Identifier.
        one eli: Eli;
        /// Its number in EUR-Lex.
        one celex: Celex;
        /// Its number in the Dutch Basiswettenbestand.
        one bwb: Bwb;
        /// Where it can be read.
        one url: Url;
    }
    /// `eli <…>`
    Eli {
        /// The identifier.
        one iri: Iri;
    }
    /// `celex 32016R0679`
    Celex {
        /// The number.
        one code: Code;
    }
    /// `bwb BWBR0005290`
    Bwb {
        /// The number.
        one code: Code;
    }
    /// `url <…>`
    Url {
        /// The address.
        one iri: Iri;
    }
    /// `ranks controller, supervisory_authority, court`: lowest first
    Ranks {
        /// The parties, lowest first.
        many paths: Path;
    }
    /// `import nl.avg, nl.wor 2026.1`
    Import {
        /// The packages.
        many packages: Imported;
    }
    /// One imported package
    Imported {
        /// Its name.
        one path: Path;
        /// The version that is asked for; without one, the one that there is.
        one version: VersionNumber;
    }

    /// `data pick_rate: performance.pace "Orderpicktempo"`, and so for all sorts of concept
    Concept {
        /// Which sort of concept.
        one sort: Sort;
        /// Its name. In a vocabulary with dots: `performance.pace`.
        one path: Path;
        /// What it is a kind of.
        one parents: Parents;
        /// The same concept in the Data Privacy Vocabulary.
        one dpv: Dpv;
    }
    /// The first word of a concept
    Sort {}
    /// `: performance.pace, time`
    Parents {
        /// What it is a kind of.
        many paths: Path;
    }
    /// `dpv <…>`
    Dpv {
        /// The term.
        one iri: Iri;
    }
    /// `grouping crew "Ploeg": team`
    Grouping {
        /// Its name.
        one name: Name;
        /// `: team`, the level of its groups.
        one parents: Parents;
    }
    /// `hours working_hours: mon..fri 07:00..19:00 Europe/Amsterdam`
    Hours {
        /// Its name.
        one name: Name;
        /// The parts of the week.
        many spans: HoursSpan;
        /// Whose clock.
        one zone: Zone;
    }
    /// `mon..fri 07:00..19:00`
    HoursSpan {}
    /// A day of the week
    Weekday {}
    /// `attribute tenure of worker: duration`
    Attribute {
        /// Its name.
        one name: Name;
        /// Of which type.
        one value_type: ValueType;
        /// The question that it answers.
        one ask: Ask;
        /// What asks for it.
        one cite: Cite;
    }
    /// `context incident_reported: yes_no`
    Context {
        /// Its name.
        one name: Name;
        /// Of which type.
        one value_type: ValueType;
        /// The question that it answers.
        one ask: Ask;
    }
    /// The type of a value
    ValueType {}
}

impl HasTexts for Title {}
impl HasTexts for SourceLaw {}
impl HasTexts for Concept {}
impl HasTexts for Grouping {}
impl HasTexts for Hours {}
impl HasTexts for Attribute {}
impl HasTexts for Context {}

choices! {
    /// What stands in a package.
    PackageMember {
        /// `title …`
        Title(Title),
        /// `publisher …`
        Publisher(Publisher),
        /// `source …`
        Source(SourceLaw),
        /// `ranks …`
        Ranks(Ranks),
    }
}

word_kinds! {
    /// The sorts of concept.
    SortKind {
        /// Categories of data.
        Data = "data",
        /// Purposes.
        Purpose = "purpose",
        /// Roles and recipients.
        Party = "party",
        /// Kinds of people who work, or want to.
        Worker = "worker",
        /// Where measurements come from.
        Source = "source",
        /// Ways of analysing.
        Technique = "technique",
        /// Kinds of decisions.
        Decision = "decision",
        /// Legal bases.
        Basis = "basis",
        /// Kinds of effect on people.
        Effect = "effect",
        /// Places and countries.
        Place = "place",
        /// Events that a period can start from.
        Event = "event",
    }
    /// The types of values.
    ValueTypeKind {
        /// Yes or no.
        YesNo = "yes_no",
        /// A day.
        Date = "date",
        /// A number.
        Number = "number",
        /// A length of time.
        Duration = "duration",
        /// Granted or refused.
        Consent = "consent",
        /// A point in time.
        Instant = "instant",
        /// Words.
        Text = "text",
    }
    /// The days of the week, Monday first.
    WeekdayKind {
        /// Monday.
        Monday = "mon",
        /// Tuesday.
        Tuesday = "tue",
        /// Wednesday.
        Wednesday = "wed",
        /// Thursday.
        Thursday = "thu",
        /// Friday.
        Friday = "fri",
        /// Saturday.
        Saturday = "sat",
        /// Sunday.
        Sunday = "sun",
    }
}

impl Sort {
    /// Which sort.
    pub fn kind(&self) -> Option<SortKind> {
        keyword(self.syntax()).and_then(|word| SortKind::from_word(&word))
    }
}

impl ValueType {
    /// Which type.
    pub fn kind(&self) -> Option<ValueTypeKind> {
        keyword(self.syntax()).and_then(|word| ValueTypeKind::from_word(&word))
    }
}

impl Weekday {
    /// Which day.
    pub fn kind(&self) -> Option<WeekdayKind> {
        keyword(self.syntax()).and_then(|word| WeekdayKind::from_word(&word))
    }
}

impl HoursSpan {
    /// The first and the last day; the same day twice when there is one.
    pub fn days(&self) -> Option<(Weekday, Weekday)> {
        let mut days = self.children::<Weekday>();
        let first = days.next()?;
        Some((first.clone(), days.next().unwrap_or(first)))
    }

    /// The start and the end of the time of day.
    pub fn times(&self) -> Option<(Clock, Clock)> {
        let mut times = self.children::<Clock>();
        Some((times.next()?, times.next()?))
    }
}
