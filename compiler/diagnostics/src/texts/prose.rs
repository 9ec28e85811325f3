//! A policy in sentences, for who reads no code: a works council, a worker, an auditor.
//!
//! The titles of concepts have no articles and no plurals, so every sentence leaves them a place in which they are right
//! as they stand.

use crate::{Text, texts};

// ---- who, and since when
texts! {
    /// What stands in for a controller that nobody named.
    pub fn prose_somebody() { nl: "de organisatie", en: "the organisation" }

    /// The controller.
    pub fn prose_controller(who: &Text) {
        nl: "Verantwoordelijk: {who}.",
        en: "Responsible: {who}.",
    }

    /// On whose behalf.
    pub fn prose_commissioned(who: &Text) {
        nl: "In opdracht van: {who}.",
        en: "Commissioned by: {who}.",
    }

    /// The first day.
    pub fn prose_starts(date: &str) { nl: "Begint op {date}.", en: "Starts on {date}." }

    /// The first day on which it is over.
    pub fn prose_ends(date: &str) { nl: "Eindigt op {date}.", en: "Ends on {date}." }

    /// A standing scheme for everybody.
    pub fn prose_applies_all() {
        nl: "Het is een regeling voor alle werkenden.",
        en: "It is a scheme for all workers.",
    }

    /// A standing scheme for some.
    pub fn prose_applies_group() {
        nl: "Het is een regeling voor een groep werkenden.",
        en: "It is a scheme for a group of workers.",
    }

    /// No scheme.
    pub fn prose_applies_case() {
        nl: "Het gaat om één geval, niet om een regeling.",
        en: "It is about one case and no scheme.",
    }
}

// ---- what is done
texts! {
    /// `collect`
    pub fn prose_collect(who: &Text, data: &Text) {
        nl: "Vastgelegd door {who}: {data}.",
        en: "Recorded by {who}: {data}.",
    }

    /// `receive`
    pub fn prose_receive(who: &Text, data: &Text) {
        nl: "Ontvangen door {who}: {data}.",
        en: "Received by {who}: {data}.",
    }

    /// `derive`
    pub fn prose_derive(who: &Text, data: &Text) {
        nl: "Afgeleid door {who}: {data}.",
        en: "Derived by {who}: {data}.",
    }

    /// `show`
    pub fn prose_show(who: &Text, data: &Text) {
        nl: "Getoond door {who}: {data}.",
        en: "Shown by {who}: {data}.",
    }

    /// `share`
    pub fn prose_share(who: &Text, data: &Text) {
        nl: "Aan een ander doorgegeven door {who}: {data}.",
        en: "Handed to somebody else by {who}: {data}.",
    }

    /// `decide`
    pub fn prose_decide(who: &Text, decision: &Text) {
        nl: "Beslist onder verantwoordelijkheid van {who}: {decision}.",
        en: "Decided under the responsibility of {who}: {decision}.",
    }

    /// `retain`
    pub fn prose_retain(who: &Text, data: &Text) {
        nl: "Apart bewaard door {who}: {data}.",
        en: "Kept apart by {who}: {data}.",
    }
}

// ---- the clauses
texts! {
    /// `from`, of a measurement.
    pub fn prose_by_means_of(what: &Text) { nl: "Daarmee: {what}.", en: "By means of: {what}." }

    /// `from`, of what is received.
    pub fn prose_received_from(who: &Text) { nl: "Van: {who}.", en: "From: {who}." }

    /// `from`, of what is made of other data.
    pub fn prose_on_the_basis_of(what: &Text) { nl: "Op grond van: {what}.", en: "On the basis of: {what}." }

    /// `about`
    pub fn prose_about(who: &Text) { nl: "Over: {who}.", en: "About: {who}." }

    /// `for`
    pub fn prose_purpose(what: &Text) { nl: "Doel: {what}.", en: "Purpose: {what}." }

    /// `basis`
    pub fn prose_basis(what: &Text) { nl: "Grondslag: {what}.", en: "Legal basis: {what}." }

    /// `basis … under`
    pub fn prose_basis_under(what: &Text, law: &str) {
        nl: "Grondslag: {what}, volgens {law}.",
        en: "Legal basis: {what}, under {law}.",
    }

    /// `relying on`
    pub fn prose_relying(law: &str) {
        nl: "Daarbij is een beroep gedaan op {law}.",
        en: "This relies on {law}.",
    }

    /// `at individual`
    pub fn prose_individual() { nl: "Per persoon.", en: "For each person." }

    /// `at` a group.
    pub fn prose_group(group: &Text) { nl: "Per groep: {group}.", en: "For each group: {group}." }

    /// `at` a group of a least size.
    pub fn prose_group_of(group: &Text, least: i64) {
        nl: "Per groep: {group}, telkens van ten minste {least} mensen.",
        en: "For each group: {group}, of at least {least} people each.",
    }

    /// `and above`
    pub fn prose_and_above() { nl: "Grover mag ook.", en: "Coarser figures too." }

    /// A level.
    pub fn prose_team() { nl: "team", en: "team" }
    /// A level.
    pub fn prose_department() { nl: "afdeling", en: "department" }
    /// A level.
    pub fn prose_organisation() { nl: "de hele organisatie", en: "the whole organisation" }

    /// `keep nothing`
    pub fn prose_keep_nothing() { nl: "Er wordt niets van bewaard.", en: "Nothing of it is kept." }

    /// `keep at most`
    pub fn prose_keep_most(most: &Text) {
        nl: "Bewaard: ten hoogste {most}.",
        en: "Kept: at most {most}.",
    }

    /// `keep at least`
    pub fn prose_keep_least(least: &Text) {
        nl: "Bewaard: ten minste {least}. Een langste termijn is niet genoemd.",
        en: "Kept: at least {least}. No longest time is said.",
    }

    /// `keep at least … at most`
    pub fn prose_keep_both(least: &Text, most: &Text) {
        nl: "Bewaard: ten minste {least} en ten hoogste {most}.",
        en: "Kept: at least {least} and at most {most}.",
    }

    /// `keep` with an event only.
    pub fn prose_keep_no_term() { nl: "Hoe lang het wordt bewaard, is niet gezegd.", en: "How long it is kept is not said." }

    /// `after` an event.
    pub fn prose_keep_after(event: &Text) { nl: "Die tijd loopt vanaf: {event}.", en: "That time runs from: {event}." }

    /// `hold for claim`
    pub fn prose_hold() {
        nl: "Bij een geschil kan het verwijderen worden opgeschort.",
        en: "Deletion can be put off for a claim.",
    }

    /// `using`
    pub fn prose_using(what: &Text) { nl: "Werkwijze: {what}.", en: "Technique: {what}." }

    /// `to`, and who sees what a reviewer sees.
    pub fn prose_to(who: &Text) { nl: "Aan: {who}.", en: "To: {who}." }

    /// `of subject`
    pub fn prose_of_subject(who: &Text) { nl: "{who} van de betrokkene", en: "{who} of the person concerned" }

    /// `with … as processor`
    pub fn prose_as_processor(who: &Text) {
        nl: "Aan: {who}, die er alleen in opdracht mee werkt (verwerker).",
        en: "To: {who}, who only works with it as told (processor).",
    }

    /// `with … as controller`
    pub fn prose_as_controller(who: &Text) {
        nl: "Aan: {who}, die er zelf over beslist (verantwoordelijke).",
        en: "To: {who}, who decides on it alone (controller).",
    }

    /// `in`
    pub fn prose_places(places: &Text) { nl: "Plaats: {places}.", en: "Place: {places}." }

    /// `during`
    pub fn prose_during(hours: &Text) { nl: "Alleen tijdens: {hours}.", en: "Only during: {hours}." }

    /// `every`
    pub fn prose_every(period: &Text) { nl: "Telkens na: {period}.", en: "Every: {period}." }

    /// `when`, with the condition as it is written.
    pub fn prose_when(condition: &str) { nl: "Alleen als: `{condition}`.", en: "Only when: `{condition}`." }

    /// `effect`
    pub fn prose_effect(effect: &Text) {
        nl: "Gevolg voor de betrokkene: {effect}.",
        en: "Effect on the person concerned: {effect}.",
    }

    /// No `effect`.
    pub fn prose_no_effect() {
        nl: "Welk gevolg dat voor de betrokkene heeft, is niet gezegd.",
        en: "What effect that has on the person concerned is not said.",
    }

    /// `by`
    pub fn prose_decided_by(who: &Text) { nl: "Wie beslist: {who}.", en: "Who decides: {who}." }

    /// No `by`.
    pub fn prose_nobody_decides() { nl: "Wie beslist, is niet gezegd.", en: "Who decides is not said." }

    /// `hidden`
    pub fn prose_hidden() {
        nl: "Wie het betreft, merkt het niet.",
        en: "The person concerned does not notice.",
    }

    /// `on device owned by`
    pub fn prose_device(who: &Text) { nl: "Op een apparaat van: {who}.", en: "On a device of: {who}." }
}

// ---- review by people
texts! {
    /// `review { by }`
    pub fn prose_review(who: &Text) { nl: "Een mens kijkt ernaar: {who}.", en: "A human looks at it: {who}." }

    /// No review.
    pub fn prose_no_review() { nl: "Geen mens kijkt ernaar.", en: "No human looks at it." }

    /// `before effect`
    pub fn prose_review_before() {
        nl: "Dat gebeurt voordat het gevolg intreedt.",
        en: "That happens before it takes effect.",
    }

    /// `after effect`
    pub fn prose_review_after() {
        nl: "Dat gebeurt nadat het gevolg is ingetreden.",
        en: "That happens after it has taken effect.",
    }

    /// `within`
    pub fn prose_review_within(period: &Text) {
        nl: "Daar is tijd voor: {period}.",
        en: "There is time for that: {period}.",
    }

    /// `may override`
    pub fn prose_may_override() { nl: "Die mag anders beslissen.", en: "They may decide otherwise." }

    /// No `may override`.
    pub fn prose_may_not_override() { nl: "Die mag niet anders beslissen.", en: "They may not decide otherwise." }

    /// `sees`
    pub fn prose_sees(what: &Text) { nl: "Die ziet: {what}.", en: "They see: {what}." }

    /// `sees reasons`
    pub fn prose_reasons() { nl: "de redenen", en: "the reasons" }

    /// `hears subject`
    pub fn prose_hears() { nl: "De betrokkene wordt gehoord.", en: "The person concerned is heard." }
}

// ---- what may never be
texts! {
    /// `never collect`
    pub fn prose_never_collect(data: &Text) { nl: "Nooit: {data} vastleggen.", en: "Never: record {data}." }

    /// `never receive`
    pub fn prose_never_receive(data: &Text) { nl: "Nooit: {data} ontvangen.", en: "Never: receive {data}." }

    /// `never derive`
    pub fn prose_never_derive(data: &Text) { nl: "Nooit: {data} afleiden.", en: "Never: derive {data}." }

    /// `never show`
    pub fn prose_never_show(data: &Text) { nl: "Nooit: {data} tonen.", en: "Never: show {data}." }

    /// `never share`
    pub fn prose_never_share(data: &Text) {
        nl: "Nooit: {data} aan een ander doorgeven.",
        en: "Never: hand {data} to somebody else.",
    }

    /// `never decide`
    pub fn prose_never_decide(decision: &Text) {
        nl: "Nooit: beslissen over {decision}.",
        en: "Never: decide on {decision}.",
    }

    /// `never retain`
    pub fn prose_never_retain(data: &Text) { nl: "Nooit: {data} apart bewaren.", en: "Never: keep {data} apart." }

    /// `never use`
    pub fn prose_never_use(data: &Text) {
        nl: "Nooit: {data} gebruiken, op welke wijze ook.",
        en: "Never: use {data}, in whatever way.",
    }

    /// `never combine`
    pub fn prose_never_combine(data: &Text) {
        nl: "Nooit: {data} met elkaar verbinden.",
        en: "Never: combine {data} with each other.",
    }

    /// What follows narrows the prohibition.
    pub fn prose_never_only() { nl: "Dat verbod geldt hiervoor.", en: "The prohibition covers the following." }

    /// `except to`
    pub fn prose_except(who: &Text) { nl: "Behalve aan: {who}.", en: "Except to: {who}." }
}

// ---- what people answered
texts! {
    /// A fact: its question, its value and its dates.
    pub fn prose_fact(question: &Text, value: &Text) { nl: "{question} {value}.", en: "{question} {value}." }

    /// A judgement.
    pub fn prose_judged(question: &Text, answer: &Text, who: &Text) {
        nl: "{question} {answer}, oordeelt: {who}.",
        en: "{question} {answer}, judged: {who}.",
    }

    /// Said not to apply.
    pub fn prose_not_applicable(question: &Text) {
        nl: "{question} Niet van toepassing, is gezegd.",
        en: "{question} Not applicable, it was said.",
    }

    /// An open norm that somebody answers for.
    pub fn prose_accepts(norms: &str, who: &Text) {
        nl: "Dat {norms} openstaat, neemt voor zijn rekening: {who}.",
        en: "That {norms} is open is answered for by: {who}.",
    }

    /// What it is about, when it is not about the whole.
    pub fn prose_concerning(what: &str) { nl: "Het gaat om {what}.", en: "This is about {what}." }

    /// When.
    pub fn prose_on(date: &str) { nl: "Vanaf {date}.", en: "From {date}." }

    /// How long.
    pub fn prose_until(date: &str) { nl: "Tot {date}.", en: "Until {date}." }

    /// Reasons.
    pub fn prose_because(reason: &Text) { nl: "Want: {reason}", en: "For: {reason}" }

    /// A document.
    pub fn prose_see(document: &str) { nl: "Zie: {document}.", en: "See: {document}." }

    /// Yes, as a sentence starts with it.
    pub fn prose_yes() { nl: "Ja", en: "Yes" }
    /// No, as a sentence starts with it.
    pub fn prose_no() { nl: "Nee", en: "No" }
}

// ---- what the norms say
texts! {
    /// The norms that are met, in one line.
    pub fn prose_satisfied(norms: &str) { nl: "Voldaan: {norms}.", en: "Satisfied: {norms}." }

    /// A question that somebody has to answer.
    pub fn prose_question(question: &Text, who: &Text) {
        nl: "Te beantwoorden door {who}: {question}",
        en: "To be answered by {who}: {question}",
    }

    /// A part could not be read.
    pub fn prose_damaged() {
        nl: "Dit kon niet helemaal worden gelezen. Er is geen oordeel over, en niets ervan is toegestaan. Er staat:",
        en: "This could not be read as a whole. There is no verdict about it, and nothing of it is permitted. It says:",
    }

    /// The text has errors.
    pub fn prose_errors(count: usize) {
        nl: "Let op: in de tekst zijn nog fouten ({count}). Wat daarvan afhangt, staat hier niet of niet goed.",
        en: "Mind: the text still has errors ({count}). What depends on them is missing here, or not right.",
    }

    /// On which day it was read.
    pub fn prose_read_on(date: &str) { nl: "Gelezen op {date}.", en: "Read on {date}." }

    /// The last sentence.
    pub fn prose_no_judgement() {
        nl: "Dit is geen oordeel of het beleid rechtmatig is: alleen wat deze normen geven, op deze datum, op deze antwoorden.",
        en: "This is no judgement of whether the policy is lawful: only what these norms give, on this date, on these answers.",
    }
}

// ---- headings
texts! {
    /// A version.
    pub fn prose_version(version: i64) { nl: "versie {version}", en: "version {version}" }
    /// A heading.
    pub fn prose_heading_as_a_whole() { nl: "Over het geheel", en: "About the whole" }
    /// A heading.
    pub fn prose_heading_acts() { nl: "Wat er gebeurt", en: "What is done" }
    /// A heading.
    pub fn prose_heading_never() { nl: "Wat nooit mag", en: "What may never be done" }
    /// A heading.
    pub fn prose_heading_answers() { nl: "Wat is vastgesteld en geoordeeld", en: "What was established and judged" }
    /// Instead of a list of answers.
    pub fn prose_no_answers() { nl: "Nog niets.", en: "Nothing yet." }
    /// Instead of a list of acts.
    pub fn prose_no_acts() { nl: "Er staat niet in wat er gebeurt.", en: "It does not say what is done." }
}
