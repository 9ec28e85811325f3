//! Facts, judgements and acceptances.

use crate::{Text, texts};

texts! {
    /// A fact that nobody asks for.
    pub fn unknown_fact(name: &str) {
        nl: "Geen geïmporteerd pakket vraagt naar een feit `{name}`.",
        en: "No imported package asks for a fact `{name}`.",
    }

    /// A judgement that nobody asks for.
    pub fn unknown_judgement(name: &str) {
        nl: "Geen geïmporteerd pakket vraagt om een oordeel `{name}`.",
        en: "No imported package asks for a judgement `{name}`.",
    }

    /// What to do about it.
    pub fn help_is_a_fact(name: &str) {
        nl: "`{name}` is een feit: schrijf `given {name} …`.",
        en: "`{name}` is a fact: write `given {name} …`.",
    }

    /// What to do about it.
    pub fn help_is_a_judgement(name: &str) {
        nl: "`{name}` is een oordeel: schrijf `judged {name} yes by … on … because \"…\"`.",
        en: "`{name}` is a judgement: write `judged {name} yes by … on … because \"…\"`.",
    }

    /// What to do about it.
    pub fn help_packages_declare() {
        nl: "Normpakketten bepalen welke feiten en oordelen bestaan; importeer het pakket dat ernaar vraagt.",
        en: "Norm packages say which facts and judgements exist; import the package that asks for it.",
    }

    /// A value of the wrong type.
    pub fn wrong_value(name: &str, ty: &Text) {
        nl: "De waarde van `{name}` moet {ty} zijn.",
        en: "The value of `{name}` must be {ty}.",
    }

    /// Evidence without its date.
    pub fn answer_without_date(name: &str) {
        nl: "Bij `{name}` hoort de dag waarop het gebeurde.",
        en: "`{name}` needs the day on which it was done.",
    }

    /// What to do about it.
    pub fn help_add_on() {
        nl: "Voeg `on` met een datum toe, zoals `on 2026-09-01`; is het niet gebeurd, schrijf dan `no`.",
        en: "Add `on` and a date, such as `on 2026-09-01`; if it was not done, write `no`.",
    }

    /// A judgement that lacks a part.
    pub fn judgement_incomplete(name: &str, lacks: &str) {
        nl: "Het oordeel `{name}` mist: {lacks}.",
        en: "The judgement `{name}` lacks: {lacks}.",
    }

    /// What to do about it.
    pub fn help_complete_judgement() {
        nl: "Een oordeel zegt wie het gaf (`by`), wanneer (`on`) en waarom (`because \"…\"`).",
        en: "A judgement says who gave it (`by`), when (`on`) and why (`because \"…\"`).",
    }

    /// A judge who may not.
    pub fn wrong_judge(role: &str, name: &str, may: &str) {
        nl: "`{role}` kan niet over `{name}` oordelen; dat kunnen: {may}.",
        en: "`{role}` cannot judge `{name}`; these can: {may}.",
    }

    /// A judgement without the advice that belongs to it.
    pub fn advice_missing(name: &str, roles: &str) {
        nl: "Bij het oordeel `{name}` hoort advies van: {roles}.",
        en: "The judgement `{name}` needs the advice of: {roles}.",
    }

    /// What to do about it.
    pub fn help_advised(roles: &str) {
        nl: "Vraag het advies en schrijf `advised {roles}` achter wie oordeelde.",
        en: "Ask for the advice and write `advised {roles}` after who judged.",
    }

    /// A judgement that lasts longer than its package allows.
    pub fn judgement_outlives_renewal(name: &str, renewal: &str) {
        nl: "Het oordeel `{name}` moet volgens zijn pakket voor {renewal} worden vernieuwd, maar geldt hier langer.",
        en: "By its package, the judgement `{name}` is to be renewed before {renewal}; here it lasts longer.",
    }

    /// An answer about the wrong thing.
    pub fn wrong_target(name: &str, target: &Text) {
        nl: "`{name}` gaat over een {target}; daar is dit geen antwoord over.",
        en: "`{name}` is about a {target}; this is not an answer about one.",
    }

    /// What to do about it.
    pub fn help_target(targets: &str) {
        nl: "Zet het in het blok waar het over gaat, of noem na `of` waar het over gaat ({targets}).",
        en: "Put it in the block that it is about, or name what it is about after `of` ({targets}).",
    }

    /// Two facts that contradict each other.
    pub fn conflicting_facts(name: &str) {
        nl: "`{name}` is al anders gegeven, vanaf dezelfde dag.",
        en: "`{name}` was already given otherwise, from the same day.",
    }

    /// What to do about it.
    pub fn help_date_them() {
        nl: "Laat er een weg, of zeg met `from` vanaf wanneer elk geldt.",
        en: "Leave one out, or say with `from` since when each holds.",
    }

    /// Two judgements that contradict each other.
    pub fn contrary_judgements(name: &str) {
        nl: "Twee oordelen `{name}` van gelijke rang en dezelfde dag spreken elkaar tegen; zolang dat zo is, staat de vraag open.",
        en: "Two judgements `{name}` of equal rank and the same day contradict each other; as long as they do, the question is open.",
    }

    /// What to do about it.
    pub fn help_contrary() {
        nl: "Laat er een weg, of laat wie erboven staat beslissen.",
        en: "Leave one out, or let whoever ranks above decide.",
    }

    /// An acceptance that lacks a part.
    pub fn accept_incomplete() {
        nl: "Een open norm aanvaarden kan alleen met wie (`by`), tot wanneer (`until`) en waarom (`because`).",
        en: "An open norm is accepted only with who (`by`), until when (`until`) and why (`because`).",
    }

    /// What to do about it.
    pub fn help_complete_accept() {
        nl: "Schrijf `accept open NORM by ROL until DATUM because \"…\"`.",
        en: "Write `accept open NORM by ROLE until DATE because \"…\"`.",
    }

    /// An acceptance of a prohibition.
    pub fn accept_prohibition(title: &Text) {
        nl: "Dat een verbod openstaat, kan niemand aanvaarden: {title}.",
        en: "Nobody can accept that a prohibition is open: {title}.",
    }

    /// What to do about it.
    pub fn help_accept_prohibition() {
        nl: "Beantwoord de vraag, of beroep u op een uitzondering.",
        en: "Answer the question, or rely on an exception.",
    }

    /// The question of a fact or judgement that has none of its own.
    pub fn default_question(name: &str) {
        nl: "Wat is het antwoord op `{name}`?",
        en: "What is the answer to `{name}`?",
    }

    /// What to do about a missing snapshot.
    pub fn snapshot_missing(instrument: &str, version: i64) {
        nl: "De instemming geldt voor versie {version} van `{instrument}`, maar van die versie is niets vastgelegd.",
        en: "The consent is for version {version} of `{instrument}`, but nothing of that version was recorded.",
    }

    /// What to do about it.
    pub fn help_snapshot(instrument: &str) {
        nl: "Leg een versie vast op de dag van de instemming met `maatstaf snapshot {instrument}`, en bewaar het bestand bij het beleid.",
        en: "Record a version on the day of the consent with `maatstaf snapshot {instrument}`, and keep the file with the policy.",
    }

    /// The current text goes further than what was consented to.
    pub fn snapshot_drift(instrument: &str, version: i64, more: &str) {
        nl: "`{instrument}` gaat verder dan versie {version}, waarvoor is ingestemd: {more}.",
        en: "`{instrument}` goes further than version {version}, which was consented to: {more}.",
    }

    /// What to do about it.
    pub fn help_drift() {
        nl: "Geef het instrument een nieuwe versie en vraag daar instemming voor, of breng het terug tot wat was vastgelegd.",
        en: "Give the instrument a new version and ask consent for it, or bring it back to what was recorded.",
    }

    /// A snapshot that cannot be read.
    pub fn snapshot_unreadable(path: &str, why: &str) {
        nl: "De vastlegging `{path}` kan niet worden gelezen: {why}.",
        en: "The snapshot `{path}` cannot be read: {why}.",
    }
}

/// What the value of a type is called in "must be …".
pub fn value_type(keyword: &str) -> Text {
    match keyword {
        "yes_no" => Text::new("`yes` of `no`", "`yes` or `no`"),
        "date" | "instant" => Text::new("een datum (`on 2026-09-01`) of `no`", "a date (`on 2026-09-01`) or `no`"),
        "number" => Text::new("een getal", "a number"),
        "duration" => Text::new("een duur, zoals `4 weeks`", "a duration, such as `4 weeks`"),
        "consent" => Text::new("`granted`, `refused` of `no`", "`granted`, `refused` or `no`"),
        "text" => Text::new("een tekst tussen aanhalingstekens", "a text in quotes"),
        other => Text::same(other),
    }
}

/// How to write the value of a fact.
pub fn help_value(name: &str, keyword: &str) -> Text {
    let example = match keyword {
        "date" | "instant" => format!("`given {name} on 2026-09-01`"),
        "number" => format!("`given {name} 340 from 2026-01-01`"),
        "duration" => format!("`given {name} 4 weeks`"),
        "consent" => format!("`given {name} granted on 2026-09-20 of version 1`"),
        "text" => format!("`given {name} \"…\"`"),
        _ => format!("`given {name} yes`"),
    };
    Text::new(format!("Schrijf {example}."), format!("Write {example}."))
}
