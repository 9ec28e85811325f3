//! What is wrong with the text itself.

use crate::{Text, texts};

texts! {
    /// Something else than what can stand there.
    pub fn syntax_expected(found: &Text, expected: &Text) {
        nl: "Hier staat {found}; verwacht werd {expected}.",
        en: "Found {found} here; expected {expected}.",
    }

    /// A text that does not end.
    pub fn unterminated_string() {
        nl: "Deze tekst heeft geen aanhalingsteken aan het eind.",
        en: "This text has no closing quotation mark.",
    }

    /// What to do about it.
    pub fn help_unterminated_string() {
        nl: "Zet `\"` aan het eind van de tekst.",
        en: "Put `\"` at the end of the text.",
    }

    /// A block that does not end.
    pub fn missing_close() {
        nl: "Dit blok wordt niet gesloten.",
        en: "This block is not closed.",
    }

    /// What to do about it.
    pub fn help_missing_close() {
        nl: "Zet `}}` waar het blok eindigt.",
        en: "Put `}}` where the block ends.",
    }

    /// Something that is no item.
    pub fn unknown_item(found: &str) {
        nl: "Met `{found}` begint niets wat Maatstaf kent.",
        en: "Nothing that Maatstaf knows starts with `{found}`.",
    }

    /// Nested too deep.
    pub fn too_deep(limit: usize) {
        nl: "De haakjes zijn dieper genest dan {limit} lagen.",
        en: "The brackets are nested deeper than {limit} levels.",
    }

    /// Too large a file.
    pub fn too_large(limit: usize) {
        nl: "Het bestand is groter dan {limit} bytes.",
        en: "The file is larger than {limit} bytes.",
    }

    /// Too many items.
    pub fn too_many_items(limit: usize) {
        nl: "Het bestand heeft meer dan {limit} onderdelen.",
        en: "The file has more than {limit} items.",
    }

    /// What to do about it.
    pub fn help_split_file() {
        nl: "Verdeel het over meer bestanden.",
        en: "Divide it over more files.",
    }

    /// What to do about it.
    pub fn help_flatten() {
        nl: "Laat haakjes weg, of geef een deel met `define` een naam.",
        en: "Leave out brackets, or give a part a name with `define`.",
    }

    /// A name that cannot be one.
    pub fn bad_name(name: &str) {
        nl: "`{name}` kan geen naam zijn.",
        en: "`{name}` cannot be a name.",
    }

    /// What to do about it.
    pub fn help_bad_name() {
        nl: "Een naam begint met een kleine letter en heeft verder kleine letters, cijfers en `_`; woorden van de taal zelf kunnen het niet zijn.",
        en: "A name begins with a lower-case letter and goes on with lower-case letters, digits and `_`; it cannot be a word of the language itself.",
    }

    /// A duration without a unit.
    pub fn missing_unit(number: &str) {
        nl: "{number} waarvan? De eenheid ontbreekt.",
        en: "{number} of what? The unit is missing.",
    }

    /// What to do about it.
    pub fn help_unit(number: &str) {
        nl: "Schrijf bijvoorbeeld `{number} days`, `{number} weeks` of `{number} months`.",
        en: "Write for instance `{number} days`, `{number} weeks` or `{number} months`.",
    }

    /// A date that is not on the calendar.
    pub fn no_such_date(date: &str) {
        nl: "De dag {date} bestaat niet.",
        en: "There is no day {date}.",
    }

    /// What to do about it.
    pub fn help_date() {
        nl: "Schrijf jaar, maand en dag, zoals `2026-09-01`.",
        en: "Write year, month and day, such as `2026-09-01`.",
    }

    /// A number that is too large or not whole.
    pub fn bad_number(number: &str) {
        nl: "`{number}` is geen getal dat hier kan staan.",
        en: "`{number}` is not a number that can stand here.",
    }

    /// What to do about it.
    pub fn help_number() {
        nl: "Schrijf een geheel getal van ten hoogste negen cijfers.",
        en: "Write a whole number of at most nine digits.",
    }

    /// A time of day that does not exist.
    pub fn bad_clock(clock: &str) {
        nl: "`{clock}` is geen tijd van de dag.",
        en: "`{clock}` is not a time of day.",
    }

    /// What to do about it.
    pub fn help_clock() {
        nl: "Schrijf uren en minuten van 00:00 tot en met 24:00.",
        en: "Write hours and minutes from 00:00 to 24:00.",
    }

    /// A file that is not UTF-8.
    pub fn not_utf8(byte: usize) {
        nl: "Het bestand is vanaf byte {byte} geen UTF-8.",
        en: "The file is not UTF-8 from byte {byte} on.",
    }

    /// What to do about it.
    pub fn help_utf8() {
        nl: "Sla het bestand op als UTF-8.",
        en: "Save the file as UTF-8.",
    }

    /// A path that does not exist.
    pub fn no_such_path(path: &str) {
        nl: "`{path}` bestaat niet.",
        en: "`{path}` does not exist.",
    }

    /// A path that cannot be read.
    pub fn unreadable_path(path: &str, why: &str) {
        nl: "`{path}` kan niet worden gelezen: {why}.",
        en: "`{path}` cannot be read: {why}.",
    }

    /// A folder without policies.
    pub fn no_policy_here(path: &str) {
        nl: "In `{path}` staat geen `.maat`-bestand.",
        en: "There is no `.maat` file in `{path}`.",
    }

    /// What to do about it.
    pub fn help_new() {
        nl: "Begin een beleid met `maatstaf new MAP`.",
        en: "Start a policy with `maatstaf new DIR`.",
    }

    /// What to do about it.
    pub fn help_check_path() {
        nl: "Verbeter het pad.",
        en: "Correct the path.",
    }
}

texts! {
    /// Points at a brace.
    pub fn opened_here() { nl: "hier geopend", en: "opened here" }

    /// A closing bracket too many.
    pub fn stray_close() {
        nl: "Dit haakje sluit niets.",
        en: "This bracket closes nothing.",
    }

    /// What to do about it.
    pub fn help_stray_close() {
        nl: "Laat het weg, of open het blok waar het bij hoort.",
        en: "Leave it out, or open the block that it belongs to.",
    }

    /// The parser gave up.
    pub fn too_hard() {
        nl: "Dit onderdeel is te ingewikkeld om te lezen.",
        en: "This item is too complicated to read.",
    }

    /// A longer list than is shown.
    pub fn and_more(list: &Text) {
        nl: "{list}, of iets anders",
        en: "{list}, or something else",
    }
}
