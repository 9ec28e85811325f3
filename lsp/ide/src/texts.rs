//! What the editor says, in Dutch and English.

use maatstaf_diagnostics::{Text, texts};

texts! {
    /// More entries than are shown.
    pub(crate) fn more(count: usize) { nl: "… en nog {count}", en: "… and {count} more" }
    /// A heading: the ancestors of a concept.
    pub(crate) fn kind_of() { nl: "Is een soort", en: "Is a kind of" }
    /// A heading: the concepts below it.
    pub(crate) fn kinds() { nl: "Soorten ervan", en: "Kinds of it" }
    /// A heading: the term of the Data Privacy Vocabulary.
    pub(crate) fn dpv() { nl: "Data Privacy Vocabulary", en: "Data Privacy Vocabulary" }
    /// Declared in the policy.
    pub(crate) fn own() { nl: "van dit beleid", en: "of this policy" }
    /// Declared in a package.
    pub(crate) fn of_package(package: &str) { nl: "van `{package}`", en: "of `{package}`" }
    /// A heading: norms.
    pub(crate) fn norms() { nl: "Normen die ernaar kijken", en: "Norms that look at it" }
    /// A heading: the norms of a package.
    pub(crate) fn its_norms() { nl: "Normen", en: "Norms" }
    /// A heading: exceptions.
    pub(crate) fn exceptions() { nl: "Uitzonderingen", en: "Exceptions" }
    /// A heading: what an exception is to.
    pub(crate) fn exception_to() { nl: "Uitzondering op", en: "Exception to" }
    /// A heading: cases about a norm.
    pub(crate) fn cases() { nl: "Casus", en: "Cases" }
    /// A heading: the question of a fact or judgement.
    pub(crate) fn question() { nl: "Vraag", en: "Question" }
    /// A heading: who answers.
    pub(crate) fn who() { nl: "Wie antwoordt", en: "Who answers" }
    /// A heading: what weighs.
    pub(crate) fn weigh() { nl: "Weeg mee", en: "Weigh" }
    /// A heading: how to answer.
    pub(crate) fn write() { nl: "Schrijf", en: "Write" }
    /// A heading: what a norm says.
    pub(crate) fn says() { nl: "Wat de norm zegt", en: "What the norm says" }
    /// In force from a date.
    pub(crate) fn in_force_from(from: &str) { nl: "geldt vanaf {from}", en: "in force from {from}" }
    /// In force until a date.
    pub(crate) fn in_force_until(until: &str) { nl: "geldt tot {until}", en: "in force until {until}" }
    /// In force between two dates.
    pub(crate) fn in_force(from: &str, until: &str) { nl: "geldt van {from} tot {until}", en: "in force from {from} until {until}" }
    /// A norm of law.
    pub(crate) fn law() { nl: "wet", en: "law" }
    /// Guidance.
    pub(crate) fn guidance() { nl: "leidraad", en: "guidance" }
    /// A code of conduct.
    pub(crate) fn code() { nl: "gedragscode", en: "code of conduct" }
    /// A prohibition.
    pub(crate) fn prohibition() { nl: "verbod", en: "prohibition" }
    /// An organisation.
    pub(crate) fn organisation() { nl: "organisatie", en: "organisation" }
    /// An instrument of a version.
    pub(crate) fn instrument(version: i64) { nl: "instrument, versie {version}", en: "instrument, version {version}" }
    /// A statement.
    pub(crate) fn statement() { nl: "regel", en: "statement" }
    /// A package.
    pub(crate) fn package() { nl: "pakket", en: "package" }
    /// A grouping at a level.
    pub(crate) fn grouping(level: &str) { nl: "groep op niveau `{level}`", en: "grouping at level `{level}`" }
    /// A schedule in a zone.
    pub(crate) fn hours(zone: &str) { nl: "uren, tijdzone {zone}", en: "hours, time zone {zone}" }
    /// A fact of a type about a target.
    pub(crate) fn fact(ty: &str, target: &str) { nl: "feit ({ty}) over `{target}`", en: "fact ({ty}) of `{target}`" }
    /// A judgement about a target.
    pub(crate) fn judgement(target: &str) { nl: "oordeel over `{target}`", en: "judgement of `{target}`" }
    /// An attribute of a person.
    pub(crate) fn attribute(ty: &str) { nl: "kenmerk van een werkende ({ty}), bekend bij een verzoek", en: "attribute of a worker ({ty}), known at a request" }
    /// A value of the context.
    pub(crate) fn context(ty: &str) { nl: "omstandigheid ({ty}), bekend bij een verzoek", en: "circumstance ({ty}), known at a request" }
    /// A variable.
    pub(crate) fn variable(target: &str) { nl: "variabele over `{target}`", en: "variable over `{target}`" }
    /// A predicate.
    pub(crate) fn define() { nl: "gedefinieerde voorwaarde", en: "defined condition" }
    /// A case.
    pub(crate) fn case() { nl: "casus", en: "case" }
    /// Norms satisfied, violated and open.
    pub(crate) fn counts(satisfied: usize, violated: usize, open: usize) {
        nl: "{satisfied} nageleefd, {violated} geschonden, {open} open",
        en: "{satisfied} satisfied, {violated} violated, {open} open",
    }
    /// A heading: verdicts on a date.
    pub(crate) fn verdicts_on(date: &str) { nl: "Op {date}", en: "On {date}" }
    /// No norm applies.
    pub(crate) fn no_verdicts() { nl: "Geen van de geïmporteerde normen is hierop van toepassing.", en: "None of the imported norms applies to it." }
    /// A verdict with its last day.
    pub(crate) fn until(line: &Text, date: &str) { nl: "{line}, tot {date}", en: "{line}, until {date}" }
}

texts! {
    /// Nothing here has a name.
    pub(crate) fn nothing_to_rename() { nl: "Hier staat geen naam die te veranderen is.", en: "There is no name here that can be changed." }
    /// It means several things.
    pub(crate) fn not_one_thing() { nl: "Dit noemt meer dan één ding, of een pakket.", en: "This names more than one thing, or a package." }
    /// Declared in the standard library.
    pub(crate) fn of_the_library(name: &str) {
        nl: "`{name}` staat in de standaardbibliotheek, en die verandert niet.",
        en: "`{name}` is declared in the standard library, which does not change.",
    }
    /// A statement that has no label has no name of its own.
    pub(crate) fn statement_without_label() {
        nl: "Deze regel heeft geen label, en dus geen naam om te veranderen.",
        en: "This statement has no label, so it has no name to change.",
    }
    /// A norm that is named by its article.
    pub(crate) fn named_by_citation(cite: &str) {
        nl: "`{cite}` is een vindplaats en geen naam.",
        en: "`{cite}` is a citation and not a name.",
    }
    /// The new name means something in the language.
    pub(crate) fn is_a_keyword(name: &str) {
        nl: "`{name}` is een woord van de taal en kan geen naam zijn.",
        en: "`{name}` is a word of the language and cannot be a name.",
    }
}

texts! {
    /// A fix and what it changes.
    pub(crate) fn fix_title(what: &Text, change: &Text) { nl: "{what}: {change}", en: "{what}: {change}" }
    /// A fix that people complete, and what it then changes.
    pub(crate) fn fix_to_complete(what: &Text, change: &Text) { nl: "{what} (aan te vullen), dan: {change}", en: "{what} (to be completed), then: {change}" }
    /// What becomes of a verdict.
    pub(crate) fn change(before: &Text, after: &Text) { nl: "{before} → {after}", en: "{before} → {after}" }
    /// What is left to answer.
    pub(crate) fn questions_left(change: &Text, count: usize) { nl: "{change}, vragen over: {count}", en: "{change}, questions left: {count}" }
    /// Other norms stand better too.
    pub(crate) fn others_too(change: &Text, count: usize) { nl: "{change} (en {count} andere)", en: "{change} (and {count} more)" }
    /// Writes a clause.
    pub(crate) fn write_clause(clause: &str) { nl: "Schrijf `{clause}`", en: "Write `{clause}`" }
    /// Takes a clause away.
    pub(crate) fn drop_clause(clause: &str) { nl: "Laat `{clause}` weg", en: "Leave out `{clause}`" }
    /// Takes a name out of a list.
    pub(crate) fn drop_name(name: &str) { nl: "Haal `{name}` weg", en: "Take out `{name}`" }
    /// At least so many people.
    pub(crate) fn group_of(size: i64) { nl: "Ten minste {size} mensen", en: "At least {size} people" }
    /// In every statement concerned.
    pub(crate) fn everywhere(what: &Text) { nl: "{what}, in alle regels", en: "{what}, in all statements" }
    /// A review by somebody.
    pub(crate) fn review_by(party: &str) { nl: "Menselijke tussenkomst door `{party}`", en: "Human review by `{party}`" }
    /// Relies on an exception.
    pub(crate) fn rely_on(cite: &str) { nl: "Doe een beroep op {cite}", en: "Rely on {cite}" }
    /// Lays out an answer.
    pub(crate) fn answer(sentence: &str) { nl: "Antwoord met `{sentence} …`", en: "Answer with `{sentence} …`" }
    /// The question, in a comment above its answer.
    pub(crate) fn ask_comment(question: &Text, who: &Text) { nl: "{question} ({who})", en: "{question} ({who})" }
}

texts! {
    /// Mends everything in a file.
    pub(crate) fn fix_everything() { nl: "Herstel alles wat vanzelf te herstellen is", en: "Mend everything that can be mended" }
    /// Mends everything of a kind.
    pub(crate) fn fix_alike(kind: &Text, count: usize) { nl: "Herstel alle {count}: {kind}", en: "Mend all {count}: {kind}" }
    /// Lays out the file.
    pub(crate) fn format() { nl: "Maak het bestand op", en: "Lay out the file" }
    /// Imports a package.
    pub(crate) fn import(package: &str) { nl: "Importeer `{package}`", en: "Import `{package}`" }
    /// What silence means.
    pub(crate) fn comes_along() { nl: "Niet geschreven; dit komt mee met de gegevens.", en: "Not written; this comes along with the data." }
    /// Runs a case.
    pub(crate) fn run_case() { nl: "Draai deze casus", en: "Run this case" }
    /// Counts, and when they change.
    pub(crate) fn next_change(counts: &Text, date: &str) { nl: "{counts}; verandert op {date}", en: "{counts}; changes on {date}" }
    /// A heading: grounds.
    pub(crate) fn why() { nl: "Waarom", en: "Why" }
    /// A heading: questions.
    pub(crate) fn to_answer() { nl: "Te beantwoorden", en: "To be answered" }
}
