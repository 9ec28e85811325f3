//! What the clauses of a statement and the other members of an instrument mean, and how they are written.

use maatstaf_diagnostics::Text;
use maatstaf_semantics::hir::Verb;

/// A clause, a member, a verb: how it is written, and what it means.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Form {
    /// The word, or words, that it starts with.
    pub keyword: &'static str,
    /// How it is written: words in capitals are filled in, what is in `[…]` may be left out.
    pub shape: &'static str,
    nl: &'static str,
    en: &'static str,
}

impl Form {
    /// What it means.
    pub fn means(&self) -> Text {
        Text::new(self.nl, self.en)
    }
}

macro_rules! forms {
    ($($(#[$doc:meta])* $name:ident { $($keyword:literal $shape:literal nl $nl:literal en $en:literal;)* })*) => {$(
        $(#[$doc])*
        pub(crate) const $name: &[Form] =
            &[$(Form { keyword: $keyword, shape: $shape, nl: $nl, en: $en },)*];
    )*};
}

forms! {
    /// The clauses, in the order in which the formatter puts them.
    CLAUSES {
        "from" "from SOURCE[, SOURCE]"
            nl "Waar het vandaan komt: bij `collect` een bron, bij `receive` een partij, anders gegevens."
            en "Where it comes from: a source for `collect`, a party for `receive`, data for the rest.";
        "about" "about WORKER[, WORKER]"
            nl "Over welke werkenden het gaat. Zonder dit geldt wat de gegevens meebrengen waar het uit voortkomt."
            en "Which workers it is about. Left out, it is those of the data that it is made from.";
        "using" "using TECHNIQUE[, TECHNIQUE]"
            nl "Met welke techniek, zoals statistiek of een score."
            en "With which technique, such as statistics or scoring.";
        "to" "to PARTY [of subject]"
            nl "Wie het te zien krijgt. `of subject`: alleen wie die rol tegenover de betrokkene zelf heeft."
            en "Who sees it. `of subject`: only whoever has that role towards the person concerned.";
        "with" "with PARTY [as processor] [in PLACE]"
            nl "Aan welke andere organisatie het wordt verstrekt, als wat, en waar die is."
            en "The other organisation that it is shared with, as what, and where that is.";
        "for" "for PURPOSE[, PURPOSE]"
            nl "Het doel. Iedere regel heeft er een; er wordt geen doel aangenomen."
            en "The purpose. Every statement has one; no purpose is assumed.";
        "basis" "basis BASIS [under CITATION]"
            nl "De grondslag van de verwerking; `under` noemt de wet die ertoe verplicht."
            en "The legal basis of the processing; `under` names the law that obliges.";
        "relying on" "relying on EXCEPTION[, EXCEPTION]"
            nl "Een beroep op een uitzondering. Een uitzondering helpt alleen wie er een beroep op doet."
            en "Relies on an exception. An exception helps only who invokes it.";
        "at" "at LEVEL[(NUMBER)] [and above]"
            nl "Het niveau: `individual`, `team`, `department`, `organisation` of een eigen groep; tussen haakjes het kleinste aantal mensen."
            en "The level: `individual`, `team`, `department`, `organisation` or a grouping of your own; between brackets the least number of people.";
        "keep" "keep at most DURATION [after EVENT]"
            nl "Hoe lang het wordt bewaard: `at most`, `at least`, vanaf een gebeurtenis, of `nothing`."
            en "How long it is kept: `at most`, `at least`, counted from an event, or `nothing`.";
        "hold for claim" "hold for claim"
            nl "Wordt langer bewaard zolang een vordering loopt."
            en "Kept longer while a claim is pending.";
        "during" "during HOURS"
            nl "Alleen in deze uren."
            en "Only in these hours.";
        "every" "every DURATION"
            nl "Ten hoogste één keer in deze tijd."
            en "At most once in this time.";
        "when" "when CONDITION"
            nl "Alleen als dit waar is; wordt bij ieder verzoek nagegaan."
            en "Only when this is true; tried at every request.";
        "effect" "effect EFFECT"
            nl "Hoe zwaar het gevolg voor de werkende is."
            en "How much it affects the worker.";
        "by" "by PARTY"
            nl "Wie of wat beslist."
            en "Who or what decides.";
        "review" "review { by PARTY before effect, within DURATION may override sees DATA, reasons hears subject }"
            nl "Menselijke tussenkomst: wie, wanneer, met welke bevoegdheid, en wat die te zien krijgt."
            en "Human review: who, when, with what authority, and what they see.";
        "hidden" "hidden"
            nl "Heimelijk: de werkenden weten er niet van."
            en "Covert: the workers do not know of it.";
        "on device" "on device owned by PARTY"
            nl "Op wiens apparaat."
            en "On whose device.";
        "in" "in PLACE[, PLACE]"
            nl "Op welke plaats."
            en "In which place.";
        "except to" "except to PARTY"
            nl "Wie buiten het verbod valt."
            en "Whom the prohibition leaves out.";
    }
    /// What a statement starts with.
    VERBS {
        "collect" "collect DATA from SOURCE about WORKER for PURPOSE"
            nl "Legt iets vast over werkenden." en "Records something about workers.";
        "receive" "receive DATA from PARTY for PURPOSE"
            nl "Krijgt gegevens van een ander." en "Takes data from somebody else.";
        "derive" "derive DATA from DATA for PURPOSE"
            nl "Maakt nieuwe gegevens uit andere." en "Makes new data from other data.";
        "show" "show DATA to PARTY for PURPOSE"
            nl "Laat gegevens aan iemand zien." en "Shows data to somebody.";
        "share" "share DATA with PARTY for PURPOSE"
            nl "Verstrekt gegevens aan een andere organisatie." en "Hands data to another organisation.";
        "decide" "decide DECISION from DATA for PURPOSE"
            nl "Neemt een besluit over werkenden." en "Decides something about workers.";
        "retain" "retain DATA for PURPOSE keep at most DURATION"
            nl "Bewaart gegevens apart." en "Keeps data apart.";
    }
    /// The other members of an instrument, and of what only answers.
    MEMBERS {
        "controller" "controller ORGANISATION [jointly ORGANISATION]"
            nl "De organisatie die doel en middelen bepaalt." en "The organisation that decides on purposes and means.";
        "commissioned" "commissioned by PARTY"
            nl "In wiens opdracht." en "On whose behalf.";
        "starts" "starts DATE" nl "De eerste dag." en "The first day.";
        "ends" "ends DATE" nl "De eerste dag waarop het er niet meer is." en "The first day on which it is no longer there.";
        "applies" "applies to all|group|case"
            nl "Voor iedereen, voor een groep, of voor één geval." en "To everybody, to a group, or to one case.";
        "log decisions" "log decisions [with actor, record] keep at most DURATION because TEXT"
            nl "Wat er van beslissingen wordt opgeschreven, hoe lang, en waarom." en "What is written down of decisions, for how long, and why.";
        "never" "never VERB DATA [for PURPOSE] [at LEVEL] [except to PARTY]"
            nl "Een verbod: het wint van alles wat verder is toegestaan." en "A prohibition: it wins from whatever else is granted.";
        "given" "given FACT [VALUE] [on DATE] [until DATE] [see DOCUMENT]"
            nl "Een feit, met de dag waarop het vaststond." en "A fact, with the day on which it was established.";
        "judged" "judged JUDGEMENT [of STATEMENT] yes|no by PARTY [advised PARTY] on DATE because TEXT"
            nl "Een oordeel van wie daarover mag oordelen, met een dag en redenen." en "A judgement by somebody who may judge, with a day and reasons.";
        "not_applicable" "not_applicable NAME because TEXT"
            nl "Een feit of oordeel dat hier niet aan de orde is, met de reden." en "A fact or judgement that does not arise here, with the reason.";
        "accept" "accept open NORM by PARTY until DATE because TEXT"
            nl "Iemand neemt een open norm tot een dag voor zijn rekening." en "Somebody answers for an open norm, until a day.";
        "zone" "zone ZONE" nl "De tijdzone van de organisatie." en "The organisation's time zone.";
    }
}

/// The form of a clause, a member or a verb, by its first word or words.
pub(crate) fn form(keyword: &str) -> Option<&'static Form> {
    [CLAUSES, VERBS, MEMBERS].into_iter().flatten().find(|form| form.keyword == keyword)
}

/// The form that starts with a word, among some.
pub(crate) fn starting_with(forms: &'static [Form], word: &str) -> Option<&'static Form> {
    forms.iter().find(|form| form.keyword.split(' ').next() == Some(word))
}

/// The clauses without which a statement with this verb says nothing.
pub(crate) fn needed(verb: Verb) -> &'static [&'static str] {
    match verb {
        Verb::Show => &["for", "to"],
        Verb::Share => &["for", "with"],
        Verb::Derive | Verb::Decide | Verb::Receive => &["for", "from"],
        Verb::Collect | Verb::Retain => &["for"],
    }
}
