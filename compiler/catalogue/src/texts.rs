//! What the pages say, in both languages side by side.

use maatstaf_diagnostics::{Text, texts};
use maatstaf_semantics::hir::{Target, Verb};

/// `the decision`
pub(crate) fn noun(target: Target) -> Text {
    match target {
        Target::Organisation => Text::new("de organisatie", "the organisation"),
        Target::Instrument => Text::new("het instrument", "the instrument"),
        Target::Statement => Text::new("de handeling", "the act"),
        Target::Use => Text::new("het gebruik", "the use"),
        Target::Verb(Verb::Collect) => Text::new("het verzamelen", "the collection"),
        Target::Verb(Verb::Receive) => Text::new("het ontvangen", "the receipt"),
        Target::Verb(Verb::Derive) => Text::new("het afleiden", "the derivation"),
        Target::Verb(Verb::Show) => Text::new("het tonen", "the showing"),
        Target::Verb(Verb::Share) => Text::new("het delen", "the sharing"),
        Target::Verb(Verb::Decide) => Text::new("het besluit", "the decision"),
        Target::Verb(Verb::Retain) => Text::new("het bewaren", "the retention"),
    }
}

/// `each decision`
pub(crate) fn each_noun(target: Target) -> Text {
    let english = noun(target).en.replacen("the ", "each ", 1);
    let dutch = match target {
        Target::Organisation => "elke organisatie",
        Target::Instrument => "elk instrument",
        Target::Statement => "elke handeling",
        Target::Use => "elk gebruik",
        Target::Verb(Verb::Decide) => "elk besluit",
        Target::Verb(Verb::Collect) => "elke keer verzamelen",
        Target::Verb(Verb::Receive) => "elke keer ontvangen",
        Target::Verb(Verb::Derive) => "elke keer afleiden",
        Target::Verb(Verb::Show) => "elke keer tonen",
        Target::Verb(Verb::Share) => "elke keer delen",
        Target::Verb(Verb::Retain) => "elke keer bewaren",
    };
    Text::new(dutch, english)
}

/// `a decision`
pub(crate) fn indefinite_noun(target: Target) -> Text {
    let bare = noun(target).en.replacen("the ", "", 1);
    let article = if bare.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" };
    let dutch = each_noun(target).nl.replacen("elke ", "een ", 1).replacen("elk ", "een ", 1);
    Text::new(dutch, format!("{article} {bare}"))
}

texts! {
    /// A thing in another.
    pub(crate) fn in_it(noun: &Text, whole: &Text) { nl: "{noun} in {whole}", en: "{noun} in {whole}" }
    /// What must be found.
    pub(crate) fn there_is(nouns: &Text) { nl: "er is {nouns} waarvoor geldt:", en: "there is {nouns} for which:" }
    /// What may not be found.
    pub(crate) fn there_is_no(nouns: &Text) {
        nl: "het komt niet voor, bij {nouns}, dat:",
        en: "it does not happen, with {nouns}, that:",
    }
    /// Above a list.
    pub(crate) fn all_of() { nl: "dit alles:", en: "all of this:" }
    /// Above a list.
    pub(crate) fn one_of() { nl: "ten minste een van deze:", en: "at least one of these:" }
    /// A rebuttal that succeeds.
    pub(crate) fn it_is_established() { nl: "vast staat:", en: "it is established:" }
    /// A rebuttal.
    pub(crate) fn unless_established() { nl: "tenzij vast staat:", en: "unless it is established:" }
    /// What can be rebutted.
    pub(crate) fn presumed() { nl: "vermoed wordt:", en: "it is presumed:" }
    /// A condition.
    pub(crate) fn always() { nl: "in alle gevallen", en: "in every case" }
    /// A condition.
    pub(crate) fn never() { nl: "in geen geval", en: "in no case" }
    /// A condition.
    pub(crate) fn judged_yes(question: &Text) { nl: "met ja is geoordeeld over: {question}", en: "judged with yes: {question}" }
    /// A condition.
    pub(crate) fn judged_no(question: &Text) { nl: "met nee is geoordeeld over: {question}", en: "judged with no: {question}" }
    /// A condition.
    pub(crate) fn answered_yes(question: &Text) { nl: "met ja is geantwoord op: {question}", en: "answered with yes: {question}" }
    /// A condition.
    pub(crate) fn answered_no(question: &Text) { nl: "met nee is geantwoord op: {question}", en: "answered with no: {question}" }
    /// A condition.
    pub(crate) fn answered(question: &Text) {
        nl: "op die dag is het gebeurd: {question}",
        en: "by that day it has been done: {question}",
    }
    /// A condition.
    pub(crate) fn not_answered(question: &Text) {
        nl: "op die dag is het niet gebeurd: {question}",
        en: "by that day it has not been done: {question}",
    }
    /// A condition.
    pub(crate) fn attribute_yes(title: &Text) { nl: "bij de aanvraag blijkt: {title}", en: "the request says: {title}" }
    /// A condition.
    pub(crate) fn attribute_no(title: &Text) {
        nl: "bij de aanvraag blijkt dit niet: {title}",
        en: "the request says that this is not so: {title}",
    }
    /// A term.
    pub(crate) fn answer_to(question: &Text) { nl: "het antwoord op: {question}", en: "the answer to: {question}" }
    /// A term.
    pub(crate) fn level_of(of: &Text) { nl: "het niveau van {of}", en: "the level of {of}" }
    /// A term.
    pub(crate) fn group_of(of: &Text) { nl: "de kleinste groep bij {of}", en: "the smallest group of {of}" }
    /// A term.
    pub(crate) fn keep_of(of: &Text) { nl: "de bewaartermijn bij {of}", en: "the longest retention period of {of}" }
    /// A term.
    pub(crate) fn keep_least_of(of: &Text) {
        nl: "de kortste bewaartermijn bij {of}",
        en: "the shortest retention period of {of}",
    }
    /// A term.
    pub(crate) fn every_of(of: &Text) { nl: "de tijd tussen twee keer bij {of}", en: "the time between two occasions of {of}" }
    /// A term.
    pub(crate) fn review_within_of(of: &Text) { nl: "de tijd om {of} te beoordelen", en: "the time to review {of}" }
    /// A term.
    pub(crate) fn start() { nl: "het begin van het instrument", en: "the start of the instrument" }
    /// A term.
    pub(crate) fn end() { nl: "het einde van het instrument", en: "the end of the instrument" }
    /// A term.
    pub(crate) fn version_of_instrument() { nl: "de versie van het instrument", en: "the version of the instrument" }
    /// Norms of a policy.
    pub(crate) fn no_package() { nl: "Eigen normen en casussen van het beleid", en: "Norms and cases of the policy itself" }
}

texts! {
    /// A strength.
    pub(crate) fn is_law() { nl: "wet", en: "law" }
    /// A strength.
    pub(crate) fn is_guidance() { nl: "richtsnoer: schending is een waarschuwing", en: "guidance: a breach is a warning" }
    /// A strength.
    pub(crate) fn is_code() { nl: "gedragscode: schending is een waarschuwing", en: "code of conduct: a breach is a warning" }
    /// What it is.
    pub(crate) fn is_exception() { nl: "uitzondering", en: "exception" }
    /// What it is.
    pub(crate) fn is_package() { nl: "pakket", en: "package" }
    /// What it is.
    pub(crate) fn is_fact(target: &str, ty: &str) { nl: "feit (`{ty}`) van `{target}`", en: "fact (`{ty}`) of `{target}`" }
    /// What it is.
    pub(crate) fn is_judgement(targets: &str) { nl: "oordeel over `{targets}`", en: "judgement of `{targets}`" }
    /// What it is.
    pub(crate) fn is_a_fact() { nl: "feit", en: "fact" }
    /// What it is.
    pub(crate) fn is_a_judgement() { nl: "oordeel", en: "judgement" }
    /// What it is.
    pub(crate) fn is_a_case() { nl: "casus", en: "case" }
    /// What it is.
    pub(crate) fn is_example() { nl: "verzonnen casus", en: "case that is made up" }
    /// What it is.
    pub(crate) fn is_ruling() { nl: "casus naar een uitspraak of besluit", en: "case after a ruling or decision" }
    /// What it is.
    pub(crate) fn is_published_ruling() { nl: "uitspraak", en: "ruling" }
    /// A version.
    pub(crate) fn version(version: &str) { nl: "versie {version}", en: "version {version}" }
    /// When a norm counts.
    pub(crate) fn in_force_from(from: &jiff::civil::Date) { nl: "vanaf {from}", en: "from {from}" }
    /// When a norm counts.
    pub(crate) fn in_force_until(until: &jiff::civil::Date) { nl: "tot {until}", en: "until {until}" }
    /// When a norm counts.
    pub(crate) fn in_force_between(from: &jiff::civil::Date, until: &jiff::civil::Date) {
        nl: "van {from} tot {until}",
        en: "from {from} until {until}",
    }
    /// When a case is read.
    pub(crate) fn read_on(on: &jiff::civil::Date) { nl: "gelezen op {on}", en: "read on {on}" }
    /// What its openness cannot be.
    pub(crate) fn is_prohibition() {
        nl: "Dit is een verbod: dat het openstaat, kan niemand aanvaarden.",
        en: "This is a prohibition: that it is open can be accepted by nobody.",
    }
    /// When it is read.
    pub(crate) fn is_at_collection() {
        nl: "Deze norm telt zoals zij was toen het gegeven werd vastgelegd.",
        en: "This norm counts as it was when the record was made.",
    }
    /// How an exception works.
    pub(crate) fn helps_who_relies() {
        nl: "Zij helpt alleen wie er een beroep op doet, met `relying on`.",
        en: "It helps only who relies on it, with `relying on`.",
    }
    /// How an exception to an exception works.
    pub(crate) fn takes_away() {
        nl: "Zij beperkt een andere uitzondering, ook zonder dat iemand er een beroep op doet.",
        en: "It limits another exception, without anybody relying on it.",
    }
}

texts! {
    /// A heading.
    pub(crate) fn says() { nl: "Kort gezegd", en: "In short" }
    /// A heading.
    pub(crate) fn is_about() { nl: "Getoetst wordt", en: "It looks at" }
    /// A heading.
    pub(crate) fn applies_where() { nl: "Zij geldt waar", en: "It applies where" }
    /// A heading.
    pub(crate) fn requires() { nl: "Zij eist dat", en: "It requires that" }
    /// A heading.
    pub(crate) fn holds_where() { nl: "Zij gaat op als", en: "It holds where" }
    /// A heading.
    pub(crate) fn in_maatstaf() { nl: "In Maatstaf", en: "In Maatstaf" }
    /// A heading.
    pub(crate) fn declared_incompatible() {
        nl: "Doelen die als onverenigbaar gelden",
        en: "Purposes that are declared incompatible",
    }
    /// Two purposes.
    pub(crate) fn not_together(one: &Text, other: &Text) { nl: "{one} met {other}", en: "{one} with {other}" }
    /// A heading.
    pub(crate) fn asks() { nl: "Wat zij kan vragen", en: "What it can ask" }
    /// A heading.
    pub(crate) fn exceptions() { nl: "Uitzonderingen", en: "Exceptions" }
    /// A heading.
    pub(crate) fn exceptions_to_it() { nl: "Uitzonderingen hierop", en: "Exceptions to it" }
    /// A heading.
    pub(crate) fn exception_to() { nl: "Uitzondering op", en: "Exception to" }
    /// A heading.
    pub(crate) fn cases_that_decide() { nl: "Casussen", en: "Cases" }
    /// A heading.
    pub(crate) fn the_question() { nl: "De vraag", en: "The question" }
    /// A heading.
    pub(crate) fn to_weigh() { nl: "Weeg mee", en: "Weigh" }
    /// A heading.
    pub(crate) fn who() { nl: "Wie antwoordt", en: "Who answers" }
    /// A heading.
    pub(crate) fn lasts() { nl: "Geldt", en: "Lasts" }
    /// A heading.
    pub(crate) fn how_to_answer() { nl: "Zo staat het antwoord in het beleid", en: "How the policy says it" }
    /// A heading.
    pub(crate) fn asked_by() { nl: "Gevraagd door", en: "Asked by" }
    /// A heading.
    pub(crate) fn publisher() { nl: "Uitgever", en: "Publisher" }
    /// A heading.
    pub(crate) fn sources() { nl: "Bronnen", en: "Sources" }
    /// A heading.
    pub(crate) fn norms() { nl: "Normen", en: "Norms" }
    /// A heading.
    pub(crate) fn questions() { nl: "Vragen", en: "Questions" }
    /// A heading.
    pub(crate) fn cases() { nl: "Casussen", en: "Cases" }
    /// A heading.
    pub(crate) fn provisions() { nl: "Bepaling voor bepaling", en: "Provision by provision" }
    /// A heading.
    pub(crate) fn left_out() { nl: "Wat is weggelaten", en: "What is left out" }
    /// A heading.
    pub(crate) fn what_comes_out() { nl: "Wat eruit komt", en: "What comes out" }
    /// A heading.
    pub(crate) fn rests_on_it() { nl: "Wat erop rust", en: "What rests on it" }
    /// A heading of a table.
    pub(crate) fn citation() { nl: "Vindplaats", en: "Citation" }
    /// A heading of a table.
    pub(crate) fn the_title() { nl: "Titel", en: "Title" }
    /// A heading of a table.
    pub(crate) fn the_name() { nl: "Naam", en: "Name" }
    /// A heading of a table.
    pub(crate) fn in_force() { nl: "In werking", en: "In force" }
    /// A heading of a table.
    pub(crate) fn the_kind() { nl: "Wat ervan is geworden", en: "What became of it" }
    /// A heading of a table.
    pub(crate) fn the_home() { nl: "Waar", en: "Where" }
    /// What becomes of a provision.
    pub(crate) fn decided() { nl: "beslist", en: "decided" }
    /// What becomes of a provision.
    pub(crate) fn judged() { nl: "door mensen beoordeeld", en: "judged by people" }
    /// What becomes of a provision.
    pub(crate) fn is_left_out() { nl: "weggelaten", en: "left out" }
    /// Provisions, counted.
    pub(crate) fn counted(decided: usize, judged: usize, left_out: usize) {
        nl: "Beslist op wat het beleid zegt: {decided}. Door mensen beoordeeld: {judged}. Weggelaten: {left_out}.",
        en: "Decided on what the policy says: {decided}. Judged by people: {judged}. Left out: {left_out}.",
    }
    /// A link to the law.
    pub(crate) fn the_text_itself() { nl: "lees de tekst zelf", en: "read the text itself" }
    /// A citation with the link to the law.
    pub(crate) fn read_there(cite: &Text, link: &Text) { nl: "{cite}: {link}", en: "{cite}: {link}" }
    /// Something with something more in brackets.
    pub(crate) fn with_more(line: &Text, more: &Text) { nl: "{line}, {more}", en: "{line}, {more}" }
    /// Something, and what it is.
    pub(crate) fn with_kind(line: &Text, kind: &Text) { nl: "{line}: {kind}", en: "{line}: {kind}" }
    /// A question in a list.
    pub(crate) fn question_line(ask: &Text, who: &Text, answer: &str) {
        nl: "{ask} Antwoord van: {who}, als `{answer}`",
        en: "{ask} Answered by: {who}, as `{answer}`",
    }
    /// A verdict on a day.
    pub(crate) fn on_day(verdict: &Text, on: &jiff::civil::Date) { nl: "{verdict} op {on}", en: "{verdict} on {on}" }
    /// What a case says.
    pub(crate) fn case_says(case: &Text, verdicts: &Text) { nl: "{case}: {verdicts}", en: "{case}: {verdicts}" }
    /// What a case says.
    pub(crate) fn comes_out(cite: &str, verdict: &Text) { nl: "{cite} is {verdict}", en: "{cite} is {verdict}" }
    /// What a case says.
    pub(crate) fn nothing_else() {
        nl: "geen andere norm van wettelijke kracht is geschonden",
        en: "no other norm of the strength of law is violated",
    }
}

texts! {
    /// The title of the site.
    pub(crate) fn site_title() {
        nl: "Normen voor het volgen van mensen op het werk",
        en: "Norms on monitoring people at work",
    }
    /// What the site is.
    pub(crate) fn site_intro() {
        nl: "Dit is de normenbibliotheek van Maatstaf, zoals mensen haar lezen. Elke norm hier is ook een stuk programma: \
             wat u leest is gemaakt uit precies de tekst waarmee beleid wordt getoetst, en niet apart opgeschreven.",
        en: "This is Maatstaf's library of norms, as people read it. Each norm here is a piece of a program too: what you \
             read is made from the very text that policies are checked with, and was not written beside it.",
    }
    /// A heading.
    pub(crate) fn how_to_read() { nl: "Hoe u dit leest", en: "How to read this" }
    /// How to read the site, as a list in Markdown.
    pub(crate) fn how_to_read_list() {
        nl: "- Een **norm** zegt waarop zij ziet, waar zij geldt en wat zij eist. *Wet* bindt; een *richtsnoer* of een \
             *gedragscode* geeft alleen een waarschuwing.\n\
             - Een **uitzondering** helpt alleen wie er een beroep op doet. Een uitzondering op een uitzondering neemt die \
             weer weg.\n\
             - Wat een afweging vraagt, wordt niet berekend. Het is een **vraag** aan mensen; zolang niemand haar \
             beantwoordt, staat de norm open.\n\
             - Waar staat dat iets een begrip *is*, telt ook elke soort van dat begrip mee.\n\
             - Een **casus** is een uitspraak of een voorbeeld met wat eruit moet komen; hij faalt als een norm te ruim of te \
             streng is.\n\
             - Wat de wet zegt en de bibliotheek niet, staat per pakket onder *Wat is weggelaten*.",
        en: "- A **norm** says what it looks at, where it applies and what it requires. *Law* binds; *guidance* or a *code \
             of conduct* only gives a warning.\n\
             - An **exception** helps only who relies on it. An exception to an exception takes it away again.\n\
             - What needs weighing is not computed. It is a **question** to people; until somebody answers it, the norm is \
             open.\n\
             - Where something *is* a concept, every kind of that concept counts too.\n\
             - A **case** is a ruling or an example with what must come out; it fails on norms that are too lax or too \
             strict.\n\
             - What the law says and the library does not, stands with each package under *What is left out*.",
    }
    /// A heading.
    pub(crate) fn packages() { nl: "Pakketten", en: "Packages" }
    /// The page of all articles.
    pub(crate) fn articles() { nl: "Artikelen en uitspraken", en: "Articles and rulings" }
    /// The total of a table.
    pub(crate) fn total() { nl: "Samen", en: "Together" }
    /// For who reads by keyboard.
    pub(crate) fn skip() { nl: "Naar de inhoud", en: "To the content" }
    /// The way back.
    pub(crate) fn all_norms() { nl: "Alle normen", en: "All norms" }
    /// Where one is.
    pub(crate) fn you_are_here() { nl: "U bent hier", en: "You are here" }
    /// The other language.
    pub(crate) fn other_language() { nl: "In English", en: "In het Nederlands" }
    /// Documentation is in one language.
    pub(crate) fn in_english() { nl: "Toelichting, in het Engels", en: "Explanation" }
    /// At the end of each page.
    pub(crate) fn no_advice() {
        nl: "Dit is geen juridisch advies, en geen tekst van de wet: bij verschil telt de wet. Wat de bibliotheek niet zegt, \
             is daarmee niet toegestaan.",
        en: "This is no legal advice, and not the text of the law: where they differ, the law counts. What the library does \
             not say is not thereby allowed.",
    }
}
