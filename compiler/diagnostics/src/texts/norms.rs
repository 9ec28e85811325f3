//! Norms and their expressions.

use crate::{Text, texts};

texts! {
    /// A norm without a citation.
    pub fn norm_without_citation(name: &str) {
        nl: "`{name}` noemt geen vindplaats.",
        en: "`{name}` cites no source.",
    }

    /// What to do about it.
    pub fn help_add_citation() {
        nl: "Voeg `cite` toe met artikel en lid, zoals `cite AVG_22(1)`.",
        en: "Add `cite` with article and paragraph, such as `cite AVG_22(1)`.",
    }

    /// A policy that makes room in a norm that is not its own.
    pub fn not_yours_to_change(name: &str) {
        nl: "`{name}` is een norm uit een pakket; een beleid kan daar geen uitzondering op maken en haar niet vervangen.",
        en: "`{name}` is a norm of a package; a policy can make no exception to it and not replace it.",
    }

    /// What to do about it.
    pub fn help_not_yours() {
        nl: "Beroep u op een uitzondering die een pakket kent (`relying on …`), of zet de norm in een eigen pakket dat iedereen kan zien.",
        en: "Rely on an exception that a package has (`relying on …`), or put the norm in a package of its own, for all to see.",
    }

    /// A norm that asks nothing.
    pub fn norm_without_require(name: &str) {
        nl: "`{name}` eist niets.",
        en: "`{name}` requires nothing.",
    }

    /// What to do about it.
    pub fn help_add_require() {
        nl: "Voeg `require …` toe: de voorwaarde waaraan moet zijn voldaan.",
        en: "Add `require …`: the condition that must be met.",
    }

    /// A norm about nothing.
    pub fn norm_without_variables(name: &str) {
        nl: "`{name}` zegt niet waar de norm over gaat.",
        en: "`{name}` does not say what the norm is about.",
    }

    /// What to do about it.
    pub fn help_add_for_each() {
        nl: "Voeg bijvoorbeeld `for each statement s` toe.",
        en: "Add for instance `for each statement s`.",
    }

    /// An exception to norms whose variables differ.
    pub fn exception_to_unlike_norms(name: &str) {
        nl: "De normen waarop `{name}` een uitzondering is, gaan over verschillende dingen.",
        en: "The norms that `{name}` is an exception to are about different things.",
    }

    /// A successor without a first day.
    pub fn replaces_without_date(name: &str) {
        nl: "`{name}` vervangt een norm maar zegt niet vanaf wanneer (`from`).",
        en: "`{name}` replaces a norm but does not say since when (`from`).",
    }

    /// An expression that is no truth.
    pub fn not_a_truth(name: &str) {
        nl: "`{name}` is op zichzelf niet waar of onwaar.",
        en: "`{name}` is neither true nor false by itself.",
    }

    /// What to do about it.
    pub fn help_compare_it(name: &str) {
        nl: "Vergelijk het: `{name} is …`, of `{name} >= …`.",
        en: "Compare it: `{name} is …`, or `{name} >= …`.",
    }

    /// A literal where a truth is wanted.
    pub fn literal_is_not_a_truth() {
        nl: "Hier hoort een voorwaarde, geen losse waarde.",
        en: "A condition belongs here, not a bare value.",
    }

    /// A range that is no instrument or organisation variable.
    pub fn not_a_range(name: &str) {
        nl: "`{name}` is geen variabele voor een instrument of organisatie.",
        en: "`{name}` is not a variable for an instrument or organisation.",
    }

    /// The wrong number of arguments.
    pub fn wrong_number_of_arguments(name: &str, wanted: usize, found: usize) {
        nl: "`{name}` wil {wanted} dingen weten, maar krijgt er {found}.",
        en: "`{name}` wants {wanted} arguments, but gets {found}.",
    }

    /// An argument that is no variable.
    pub fn not_an_entity(name: &str) {
        nl: "`{name}` is geen variabele.",
        en: "`{name}` is not a variable.",
    }

    /// An argument of the wrong kind.
    pub fn wrong_entity(name: &str, wanted: &Text) {
        nl: "`{name}` leidt niet tot een {wanted}.",
        en: "`{name}` does not lead to a {wanted}.",
    }

    /// Something that has no kinds.
    pub fn has_no_kinds(name: &str) {
        nl: "Van `{name}` kan niet met `is` worden gezegd wat het is.",
        en: "`is` does not apply to `{name}`.",
    }

    /// A literal where a name is wanted.
    pub fn name_wanted_here() {
        nl: "Hier hoort een naam.",
        en: "A name belongs here.",
    }

    /// Something that is no statement variable.
    pub fn not_a_statement(name: &str) {
        nl: "`{name}` is geen variabele voor een regel.",
        en: "`{name}` is not a variable for a statement.",
    }

    /// Something that is no purpose.
    pub fn not_a_purpose(name: &str) {
        nl: "`{name}` is geen doel; schrijf bijvoorbeeld `s.purpose`.",
        en: "`{name}` is not a purpose; write for instance `s.purpose`.",
    }

    /// A comparison of what is no date.
    pub fn dates_wanted() {
        nl: "`before` en `after` vergelijken datums.",
        en: "`before` and `after` compare dates.",
    }

    /// A comparison of unlike things.
    pub fn unlike_terms(a: &Text, b: &Text) {
        nl: "Een {a} laat zich niet met een {b} vergelijken.",
        en: "A {a} cannot be compared with a {b}.",
    }

    /// Something that cannot be compared.
    pub fn cannot_be_compared(name: &str) {
        nl: "`{name}` laat zich zo niet vergelijken.",
        en: "`{name}` cannot be compared like this.",
    }

    /// A fact of something that the expression does not speak of.
    pub fn fact_of_nothing_here(name: &str, target: &Text) {
        nl: "`{name}` is een feit van een {target}, en daar gaat het hier niet over.",
        en: "`{name}` is a fact of a {target}, and this is not about one.",
    }

    /// A property that does not exist.
    pub fn unknown_property(name: &str, target: &Text) {
        nl: "Een {target} heeft geen eigenschap `{name}`.",
        en: "A {target} has no property `{name}`.",
    }

    /// A type of value.
    pub fn type_number() { nl: "getal", en: "number" }
    /// A type of value.
    pub fn type_duration() { nl: "duur", en: "duration" }
    /// A type of value.
    pub fn type_date() { nl: "datum", en: "date" }
    /// A type of value.
    pub fn type_level() { nl: "niveau", en: "level" }
}
