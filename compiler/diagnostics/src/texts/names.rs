//! Names: unknown, double, of the wrong sort.

use crate::{Text, texts};

texts! {
    /// A name that was not declared.
    pub fn unknown_name(name: &str, sort: &Text) {
        nl: "Er is geen {sort} met de naam `{name}`.",
        en: "There is no {sort} named `{name}`.",
    }

    /// A name of another sort than is wanted.
    pub fn wrong_sort(name: &str, is: &Text, wanted: &Text) {
        nl: "`{name}` is een {is}; hier hoort een {wanted}.",
        en: "`{name}` is a {is}; a {wanted} belongs here.",
    }

    /// A name that two packages declare.
    pub fn ambiguous_name(name: &str, first: &str, second: &str) {
        nl: "`{name}` kan hier twee dingen betekenen: van `{first}` en van `{second}`.",
        en: "`{name}` can mean two things here: that of `{first}` and that of `{second}`.",
    }

    /// A name that is declared twice.
    pub fn duplicate_name(name: &str) {
        nl: "De naam `{name}` is al gebruikt.",
        en: "The name `{name}` is already taken.",
    }

    /// A context value with the name of a part of every request.
    pub fn context_name_taken(name: &str) {
        nl: "`{name}` heet in elk verzoek al iets anders; een gegeven van de context kan niet zo heten.",
        en: "`{name}` already names a part of every request; a value of the context cannot be called so.",
    }

    /// Points at the other declaration.
    pub fn declared_here(name: &str) {
        nl: "`{name}` staat hier",
        en: "`{name}` is declared here",
    }

    /// Points at the first of two.
    pub fn first_here() {
        nl: "hier stond het al",
        en: "it stands here already",
    }

    /// A concept that is a kind of itself.
    pub fn kind_circle(path: &str) {
        nl: "Een begrip kan geen soort van zichzelf zijn: {path}.",
        en: "A concept cannot be a kind of itself: {path}.",
    }

    /// A predicate that calls itself.
    pub fn define_circle(path: &str) {
        nl: "Deze definitie loopt in een kring: {path}.",
        en: "This definition runs in a circle: {path}.",
    }

    /// An exception to itself.
    pub fn exception_circle(path: &str) {
        nl: "Deze uitzonderingen lopen in een kring: {path}.",
        en: "These exceptions run in a circle: {path}.",
    }

    /// A package that imports itself.
    pub fn import_circle(path: &str) {
        nl: "Deze pakketten importeren elkaar in een kring: {path}.",
        en: "These packages import each other in a circle: {path}.",
    }

    /// An import of a package that is not there.
    pub fn import_unknown(name: &str) {
        nl: "Er is geen pakket met de naam `{name}`.",
        en: "There is no package named `{name}`.",
    }

    /// An import of another version than there is.
    pub fn import_version(name: &str, wanted: &str, found: &str) {
        nl: "Van `{name}` wordt versie {wanted} gevraagd; aanwezig is {found}.",
        en: "Version {wanted} of `{name}` is asked for; {found} is what there is.",
    }

    /// What to do about it.
    pub fn help_packages(names: &str) {
        nl: "Aanwezig zijn: {names}.",
        en: "There are: {names}.",
    }

    /// What to do about it.
    pub fn help_did_you_mean(name: &str) {
        nl: "Bedoelt u `{name}`?",
        en: "Did you mean `{name}`?",
    }

    /// The title of a fix.
    pub fn fix_replace_by(name: &str) {
        nl: "Schrijf `{name}`",
        en: "Write `{name}`",
    }

    /// What to do about it.
    pub fn help_declare(sort: &str, name: &str) {
        nl: "Verklaar het begrip: `{sort} {name}: …`, met achter de dubbele punt waar het een soort van is.",
        en: "Declare it: `{sort} {name}: …`, with what it is a kind of after the colon.",
    }

    /// What to do about it.
    pub fn help_declare_hours(name: &str) {
        nl: "Verklaar de uren: `hours {name}: mon..fri 07:00..19:00 Europe/Amsterdam`.",
        en: "Declare the hours: `hours {name}: mon..fri 07:00..19:00 Europe/Amsterdam`.",
    }

    /// What to do about it.
    pub fn help_declare_organisation(name: &str) {
        nl: "Verklaar de organisatie: `organisation {name}`.",
        en: "Declare the organisation: `organisation {name}`.",
    }

    /// What to do about it.
    pub fn help_import(package: &str) {
        nl: "Importeer het pakket dat het kent: `import {package}`.",
        en: "Import the package that has it: `import {package}`.",
    }

    /// What to do about it.
    pub fn help_rename_one() {
        nl: "Geef een van de twee een andere naam.",
        en: "Give one of the two another name.",
    }

    /// What to do about it.
    pub fn help_remove_one() {
        nl: "Laat een van de twee weg.",
        en: "Leave one of the two out.",
    }

    /// What to do about it.
    pub fn help_break_circle() {
        nl: "Verbreek de kring op een van deze plaatsen.",
        en: "Break the circle at one of these places.",
    }

    /// A kind of name.
    pub fn kind_judgement() { nl: "oordeel", en: "judgement" }
    /// A kind of name.
    pub fn kind_predicate() { nl: "definitie", en: "definition" }
    /// A kind of name.
    pub fn kind_level() { nl: "niveau of indeling", en: "level or grouping" }
    /// A kind of name.
    pub fn kind_hours() { nl: "urenschema", en: "schedule of hours" }
    /// A kind of name.
    pub fn kind_norm() { nl: "norm", en: "norm" }
    /// A kind of name.
    pub fn kind_organisation() { nl: "organisatie", en: "organisation" }
    /// A kind of name.
    pub fn kind_instrument() { nl: "instrument", en: "instrument" }
    /// A kind of name.
    pub fn kind_variable_or_fact() { nl: "variabele, feit of kenmerk", en: "variable, fact or attribute" }

    /// A time zone that is not in the tz database.
    pub fn unknown_zone(name: &str) {
        nl: "`{name}` is geen tijdzone.",
        en: "`{name}` is not a time zone.",
    }

    /// What to do about it.
    pub fn help_zone() {
        nl: "Schrijf een naam uit de tz-databank, zoals `Europe/Amsterdam`.",
        en: "Write a name of the tz database, such as `Europe/Amsterdam`.",
    }
}

/// A sort of concept, by its keyword.
pub fn sort(keyword: &str) -> Text {
    match keyword {
        "data" => Text::new("soort gegevens", "kind of data"),
        "purpose" => Text::new("doel", "purpose"),
        "party" => Text::new("partij", "party"),
        "worker" => Text::new("soort werkende", "kind of worker"),
        "source" => Text::new("bron", "source"),
        "technique" => Text::new("techniek", "technique"),
        "decision" => Text::new("soort besluit", "kind of decision"),
        "basis" => Text::new("grondslag", "legal basis"),
        "effect" => Text::new("gevolg", "effect"),
        "place" => Text::new("plaats", "place"),
        "event" => Text::new("gebeurtenis", "event"),
        other => Text::same(other),
    }
}

/// What a variable ranges over, or an answer is about, by its keyword.
pub fn target(keyword: &str) -> Text {
    match keyword {
        "organisation" => Text::new("organisatie", "organisation"),
        "instrument" => Text::new("instrument", "instrument"),
        "statement" => Text::new("regel", "statement"),
        "use" => Text::new("regel over gebruik", "statement of use"),
        verb => Text::new(format!("`{verb}`-regel"), format!("`{verb}` statement")),
    }
}
