//! Instruments, statements and clauses.

use crate::texts;

texts! {
    /// A clause that must be there.
    pub fn missing_clause(clause: &str, verb: &str) {
        nl: "Deze `{verb}`-regel zegt niet `{clause}`.",
        en: "This `{verb}` statement does not say `{clause}`.",
    }

    /// What to do about it.
    pub fn help_add_clause(clause: &str) {
        nl: "Voeg `{clause} …` toe.",
        en: "Add `{clause} …`.",
    }

    /// A clause that stands twice.
    pub fn duplicate_clause(clause: &str) {
        nl: "`{clause}` staat twee keer in deze regel.",
        en: "`{clause}` stands twice in this statement.",
    }

    /// A clause that does not go with the verb.
    pub fn clause_not_here(clause: &str, verb: &str) {
        nl: "`{clause}` hoort niet bij `{verb}`.",
        en: "`{clause}` does not go with `{verb}`.",
    }

    /// What to do about it.
    pub fn help_remove_clause() {
        nl: "Laat het weg, of zeg het bij de regel waar het bij hoort.",
        en: "Leave it out, or say it with the statement that it belongs to.",
    }

    /// Nothing to inherit.
    pub fn nothing_to_inherit(clause: &str, path: &str) {
        nl: "`{path}` zegt niet `{clause}`, en er komt niets mee met de gegevens.",
        en: "`{path}` does not say `{clause}`, and nothing comes along with the data.",
    }

    /// Data that come from nowhere.
    pub fn no_origin(path: &str) {
        nl: "`{path}` gebruikt gegevens die nergens worden verzameld of afgeleid.",
        en: "`{path}` uses data that are collected or derived nowhere.",
    }

    /// What to do about it.
    pub fn help_no_origin() {
        nl: "Voeg de `collect`, `receive` of `derive` toe waar de gegevens vandaan komen, of verbeter hun naam.",
        en: "Add the `collect`, `receive` or `derive` that the data come from, or correct their name.",
    }

    /// A prohibition that the policy itself breaks.
    pub fn own_never_breached(path: &str, never: &str) {
        nl: "`{path}` doet wat `{never}` verbiedt, en wordt dus nooit toegestaan.",
        en: "`{path}` does what `{never}` forbids, and so is never permitted.",
    }

    /// Points at the prohibition.
    pub fn forbidden_here() { nl: "hier verboden", en: "forbidden here" }

    /// What to do about it.
    pub fn help_never() {
        nl: "Laat een van beide weg, of maak met `except to …` ruimte in het verbod.",
        en: "Leave one of the two out, or make room in the prohibition with `except to …`.",
    }

    /// Two statements of one path.
    pub fn unlabelled_twins(path: &str) {
        nl: "Twee regels heten `{path}`.",
        en: "Two statements are called `{path}`.",
    }

    /// What to do about it.
    pub fn help_label() {
        nl: "Zet een naam voor het werkwoord: `naam: show …`.",
        en: "Put a label before the verb: `name: show …`.",
    }

    /// An instrument without statements.
    pub fn nothing_checked(name: &str) {
        nl: "In `{name}` staat niets wat getoetst kan worden.",
        en: "Nothing in `{name}` can be checked.",
    }

    /// What to do about it.
    pub fn help_add_statement() {
        nl: "Zeg wat het instrument meet, analyseert en terugkoppelt: `collect …`, `derive …`, `show …`.",
        en: "Say what the instrument measures, analyses and feeds back: `collect …`, `derive …`, `show …`.",
    }

    /// A log of decisions that does not say how long or why.
    pub fn log_without(instrument: &str, clause: &str) {
        nl: "Het beslislogboek van `{instrument}` zegt niet `{clause}`.",
        en: "The log of decisions of `{instrument}` does not say `{clause}`.",
    }

    /// A second log.
    pub fn log_twice(instrument: &str) {
        nl: "`{instrument}` zegt twee keer wat er van beslissingen wordt vastgelegd.",
        en: "`{instrument}` says twice what is logged of decisions.",
    }

    /// An instrument without a controller.
    pub fn no_controller(name: &str) {
        nl: "`{name}` zegt niet wie de verwerkingsverantwoordelijke is.",
        en: "`{name}` does not say who the controller is.",
    }

    /// What to do about it.
    pub fn help_controller() {
        nl: "Voeg `controller` met de naam van een organisatie toe.",
        en: "Add `controller` and the name of an organisation.",
    }

    /// Kept at least longer than at most.
    pub fn keep_least_over_most() {
        nl: "Dit wordt ten minste langer bewaard dan ten hoogste.",
        en: "This is kept at least longer than at most.",
    }

    /// What to do about it.
    pub fn help_keep_order() {
        nl: "Maak `at least` korter dan `at most`, of laat een van beide weg.",
        en: "Make `at least` shorter than `at most`, or leave one of the two out.",
    }

    /// A least group that is no group.
    pub fn group_too_small(size: i64) {
        nl: "Een groep van {size} is geen groep.",
        en: "A group of {size} is no group.",
    }

    /// What to do about it.
    pub fn help_group_size() {
        nl: "Noem het kleinste aantal mensen waarover een cijfer mag gaan: 2 of meer.",
        en: "Name the fewest people that a figure may be about: 2 or more.",
    }

    /// A grouping that does not say its level.
    pub fn grouping_without_level(name: &str) {
        nl: "De indeling `{name}` zegt niet van welk niveau haar groepen zijn.",
        en: "The grouping `{name}` does not say of which level its groups are.",
    }

    /// What to do about it.
    pub fn help_grouping_level(name: &str) {
        nl: "Schrijf bijvoorbeeld `grouping {name}: team`.",
        en: "Write for instance `grouping {name}: team`.",
    }

    /// A grouping at the level of one person.
    pub fn grouping_of_individuals(name: &str) {
        nl: "De indeling `{name}` verdeelt mensen in groepen; een persoon is geen groep.",
        en: "The grouping `{name}` divides people into groups; one person is no group.",
    }

    /// What to do about it.
    pub fn help_levels() {
        nl: "Niveaus zijn `individual`, `team`, `department` en `organisation`; een eigen indeling heet `grouping`.",
        en: "Levels are `individual`, `team`, `department` and `organisation`; a division of one's own is a `grouping`.",
    }

    /// An exception that nobody declares.
    pub fn unknown_exception(name: &str) {
        nl: "Geen geïmporteerd pakket kent een uitzondering `{name}`.",
        en: "No imported package has an exception `{name}`.",
    }

    /// An exception in a package that is not imported.
    pub fn exception_not_imported(name: &str) {
        nl: "De uitzondering `{name}` staat in een pakket dat hier niet is geïmporteerd.",
        en: "The exception `{name}` is in a package that is not imported here.",
    }

    /// Two dates in the wrong order.
    pub fn date_order(from: &str, until: &str) {
        nl: "Het einde ({until}) ligt niet na het begin ({from}).",
        en: "The end ({until}) is not after the beginning ({from}).",
    }
}
