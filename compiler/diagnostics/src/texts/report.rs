//! Verdicts and their explanation.

use crate::{Text, texts};

texts! {
    /// A violated norm.
    pub fn violated(title: &Text, cite: &str) {
        nl: "{cite} is geschonden: {title}.",
        en: "{cite} is violated: {title}.",
    }

    /// A violated guideline or code.
    pub fn guidance_violated(title: &Text, cite: &str) {
        nl: "In strijd met {cite}: {title}.",
        en: "Contrary to {cite}: {title}.",
    }

    /// An open norm.
    pub fn open(title: &Text, cite: &str) {
        nl: "{cite} staat open: {title}.",
        en: "{cite} is open: {title}.",
    }

    /// An exception that was relied on and is not met.
    pub fn exception_not_met(title: &Text, cite: &str) {
        nl: "Op {cite} wordt een beroep gedaan, maar aan de voorwaarden is niet voldaan: {title}.",
        en: "{cite} is relied on, but its conditions are not met: {title}.",
    }

    /// Exceptions that could have been relied on.
    pub fn could_rely_on(exceptions: &str) {
        nl: "Op deze uitzonderingen kan een beroep worden gedaan, als aan de voorwaarden is voldaan: {exceptions}.",
        en: "These exceptions could be relied on, if their conditions are met: {exceptions}.",
    }

    /// Who may answer a question.
    pub fn ask_whom(question: &Text, who: &Text) {
        nl: "{question} (te beantwoorden door: {who})",
        en: "{question} (to be answered by: {who})",
    }

    /// Who may answer, with advice.
    pub fn who_advised(who: &str, advised: &str) {
        nl: "{who}, na advies van {advised}",
        en: "{who}, advised by {advised}",
    }

    /// How to answer a question in the policy.
    pub fn write_answer(sentence: &str) {
        nl: "Antwoord met `{sentence}`.",
        en: "Answer with `{sentence}`.",
    }

    /// Until when a verdict holds.
    pub fn until(date: &str) {
        nl: "tot {date}",
        en: "until {date}",
    }

    /// From when a satisfied norm will be open.
    pub fn from_then_open(date: &str) {
        nl: "Vanaf {date} staat dit weer open.",
        en: "From {date} this is open again.",
    }

    /// A violation in the past.
    pub fn past_violation(from: &str, until: &str) {
        nl: "Van {from} tot {until} was dit geschonden.",
        en: "From {from} until {until} this was violated.",
    }

    /// A fact that was given.
    pub fn because_fact(name: &str, value: &Text) {
        nl: "gegeven is: {name} {value}",
        en: "given: {name} {value}",
    }

    /// A judgement that was given.
    pub fn because_judged(name: &str, answer: &Text, who: &str, on: &str, until: &Text) {
        nl: "geoordeeld is: {name} {answer}, door {who} op {on}{until}",
        en: "judged: {name} {answer}, by {who} on {on}{until}",
    }

    /// A judgement's last day.
    pub fn judged_until(date: &str) {
        nl: ", tot {date}",
        en: ", until {date}",
    }

    /// An answer that it does not apply.
    pub fn because_not_applicable(name: &str, reason: &Text) {
        nl: "niet van toepassing verklaard: {name}, omdat: {reason}",
        en: "said not to be applicable: {name}, because: {reason}",
    }

    /// A clause.
    pub fn because_clause(path: &str, clause: &str) {
        nl: "`{clause}` van {path}",
        en: "`{clause}` of {path}",
    }

    /// A statement as a whole.
    pub fn because_statement(path: &str) {
        nl: "{path}",
        en: "{path}",
    }

    /// A clause that is not there.
    pub fn because_no_clause(path: &str, clause: &str) {
        nl: "{path} zegt geen `{clause}`",
        en: "{path} says no `{clause}`",
    }

    /// A question without an answer.
    pub fn because_unanswered(question: &Text) {
        nl: "nog niet beantwoord: {question}",
        en: "not answered yet: {question}",
    }

    /// An attribute known at run time.
    pub fn because_at_run_time(name: &Text) {
        nl: "pas bij de aanvraag bekend: {name}",
        en: "known only from the request: {name}",
    }

    /// An exception, and how it turned out.
    pub fn because_exception(cite: &str, outcome: &Text) {
        nl: "het beroep op {cite} {outcome}",
        en: "the reliance on {cite} {outcome}",
    }

    /// An outcome of an exception.
    pub fn exception_yes() { nl: "slaagt", en: "succeeds" }
    /// An outcome of an exception.
    pub fn exception_no() { nl: "slaagt niet", en: "fails" }
    /// An outcome of an exception.
    pub fn exception_unknown() { nl: "staat open", en: "is open" }

    /// Incompatible purposes.
    pub fn because_incompatible(a: &Text, b: &Text, cite: &str) {
        nl: "{a} en {b} zijn onverenigbare doelen ({cite})",
        en: "{a} and {b} are incompatible purposes ({cite})",
    }

    /// Data flow.
    pub fn because_flow(from: &str, to: &str) {
        nl: "gegevens van {from} komen bij {to}",
        en: "data of {from} reach {to}",
    }

    /// A statement that is broken.
    pub fn because_unread(path: &str) {
        nl: "niet alles van {path} kon worden gelezen; herstel eerst die regel",
        en: "not all of {path} could be read; mend that statement first",
    }

    /// A presumption.
    pub fn because_rebuttable(question: &Text) {
        nl: "een vermoeden, te weerleggen met: {question}",
        en: "a presumption, to be rebutted by: {question}",
    }

    /// A question about what a statement leaves unsaid.
    pub fn question_clause(path: &str, clause: &str) {
        nl: "Wat is `{clause}` van {path}?",
        en: "What is `{clause}` of {path}?",
    }

    /// A question about a consent for another version.
    pub fn question_consent(question: &Text, instrument: &str) {
        nl: "{question} (de gegeven instemming dekt de huidige versie van {instrument} niet)",
        en: "{question} (the consent given does not cover the current version of {instrument})",
    }

    /// A question about a consent for a version of which nothing was recorded.
    pub fn question_consent_unknown(question: &Text, instrument: &str) {
        nl: "{question} (waarvoor eerder is ingestemd, is van {instrument} niet vastgelegd)",
        en: "{question} (what was consented to earlier was not recorded for {instrument})",
    }

    /// Who answers a question about a clause.
    pub fn author() { nl: "wie het beleid schrijft", en: "whoever writes the policy" }

    /// Nobody in particular.
    pub fn anyone() { nl: "wie het weet", en: "whoever knows" }

    /// Shown beside the place of a verdict.
    pub fn label_violated(cite: &str) { nl: "geschonden: {cite}", en: "violated: {cite}" }
    /// Shown beside the place of a verdict.
    pub fn label_open(cite: &str) { nl: "open: {cite}", en: "open: {cite}" }

    /// Somebody answers for an open norm.
    pub fn accepted(who: &str, until: &str, reason: &Text) {
        nl: "Dat dit openstaat, is aanvaard door {who} tot {until}: {reason}",
        en: "That this is open is accepted by {who} until {until}: {reason}",
    }

    /// What remains is decided at run time.
    pub fn enforced() {
        nl: "Wat hiervan overblijft, beslist het beleid per aanvraag.",
        en: "What is left of this, the policy decides request by request.",
    }
}

texts! {
    /// The statements that a verdict is about.
    pub fn concerns(paths: &str) {
        nl: "Het gaat om: {paths}.",
        en: "This is about: {paths}.",
    }
}

// Reasons that go along with a compiled policy.
texts! {
    /// An instrument that has not started.
    pub fn not_started(instrument: &str, date: &str) {
        nl: "{instrument} begint op {date}.",
        en: "{instrument} starts on {date}.",
    }

    /// An instrument that has ended.
    pub fn ended(instrument: &str, date: &str) {
        nl: "{instrument} is gestopt op {date}.",
        en: "{instrument} ended on {date}.",
    }

    /// A norm that was satisfied and is not any more.
    pub fn lapsed(title: &Text, cite: &str) {
        nl: "{cite} staat weer open, want een feit of oordeel is verlopen: {title}.",
        en: "{cite} is open again, for a fact or judgement has lapsed: {title}.",
    }

    /// What the data come from did not stand.
    pub fn origin_not_granted(path: &str, why: &Text) {
        nl: "Toen deze gegevens werden vastgelegd, was {path} niet toegestaan: {why}",
        en: "When these data were recorded, {path} was not permitted: {why}",
    }

    /// The data come from nowhere that is granted.
    pub fn no_granted_origin(path: &str) {
        nl: "De gegevens van {path} komen nergens vandaan waar ze mogen worden verzameld.",
        en: "The data of {path} come from nowhere that they may be collected.",
    }
}
