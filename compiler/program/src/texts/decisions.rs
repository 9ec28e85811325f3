//! What a runtime says about a decision.

use crate::{Level, Text};

fn people(count: i64) -> Text {
    if count == 1 {
        Text::new("1 persoon", "1 person")
    } else {
        Text::new(format!("{count} mensen"), format!("{count} people"))
    }
}

/// What people call a level.
pub fn level(level: Level) -> Text {
    match level {
        Level::Individual => Text::new("de persoon", "the individual"),
        Level::Team => Text::new("het team", "the team"),
        Level::Department => Text::new("de afdeling", "the department"),
        Level::Organisation => Text::new("de organisatie", "the organisation"),
    }
}

/// The person concerned, as a recipient.
pub fn subject() -> Text {
    Text::new("de betrokkene zelf", "the person concerned")
}

/// A role that somebody has in relation to the person concerned.
pub fn of_subject(role: &Text) -> Text {
    Text::new(format!("{} van de betrokkene", role.nl), format!("{} of the person concerned", role.en))
}

/// Everything holds.
pub fn permitted(path: &str) -> Text {
    Text::new(format!("Toegestaan op grond van `{path}`."), format!("Permitted by `{path}`."))
}

/// A prohibition of the policy matches.
pub fn forbidden(path: &str) -> Text {
    Text::new(
        format!("Het beleid verbiedt dit uitdrukkelijk: `{path}`."),
        format!("The policy expressly forbids this: `{path}`."),
    )
}

/// No grant is about this.
pub fn not_covered() -> Text {
    Text::new("Geen enkele regel van het beleid staat dit toe.", "No statement of the policy grants this.")
}

/// The actor is none of the recipients.
pub fn not_a_recipient(allowed: &Text) -> Text {
    Text::new(format!("Dit is alleen bestemd voor {}.", allowed.nl), format!("This is for {} only.", allowed.en))
}

/// It is about another kind of worker.
pub fn other_worker(required: &Text) -> Text {
    Text::new(format!("Dit mag alleen over: {}.", required.nl), format!("This may only be about: {}.", required.en))
}

/// The figure is about another level than the one granted.
pub fn other_level(actual: Level, required: Level, and_above: bool) -> Text {
    let (actual, required) = (level(actual), level(required));
    if and_above {
        Text::new(
            format!("Het gaat hier om {}; minstens op het niveau van {} is het toegestaan.", actual.nl, required.nl),
            format!("This is about {}; it is granted at the level of {} and above.", actual.en, required.en),
        )
    } else {
        Text::new(
            format!("Het gaat hier om {}; het is alleen toegestaan op het niveau van {}.", actual.nl, required.nl),
            format!("This is about {}; it is only granted at the level of {}.", actual.en, required.en),
        )
    }
}

/// The figure is about groups of another division.
pub fn other_grouping(required: &Text) -> Text {
    Text::new(
        format!("De cijfers moeten per {} zijn samengenomen.", required.nl),
        format!("The figures have to be taken together per {}.", required.en),
    )
}

/// The group is too small.
pub fn group_too_small(actual: i64, required: i64) -> Text {
    let count = people(actual);
    Text::new(
        format!("Het gaat om {}; er zijn er minstens {required} nodig.", count.nl),
        format!("This is about {}; at least {required} are needed.", count.en),
    )
}

/// What is left out of the figure is a group that is too small.
pub fn rest_too_small(actual: i64, required: i64) -> Text {
    let count = people(actual);
    Text::new(
        format!(
            "Het cijfer laat {} weg, en zou hen zo verraden; dat moeten er 0 zijn, of minstens {required}.",
            count.nl
        ),
        format!(
            "The figure leaves out {} and would so reveal them; it may leave out nobody, or at least {required}.",
            count.en
        ),
    )
}

/// A reason that held when the record was made.
pub fn at_collection(reason: &Text) -> Text {
    Text::new(
        format!("Toen dit werd vastgelegd, gold al: {}", reason.nl),
        format!("When this was recorded, this held already: {}", reason.en),
    )
}

/// The record should be gone.
pub fn kept_too_long(deadline: &str) -> Text {
    Text::new(
        format!("Dit gegeven had uiterlijk op {deadline} verwijderd moeten zijn. Verwijder het."),
        format!("This record had to be deleted by {deadline}. Delete it."),
    )
}

/// There is a record where only live viewing is granted.
pub fn live_only() -> Text {
    Text::new(
        "Alleen rechtstreeks meekijken is toegestaan; er mag niets zijn vastgelegd.",
        "Only live viewing is granted; no record may exist.",
    )
}

/// It is not the time of the week for it.
pub fn outside_schedule(name: &str) -> Text {
    Text::new(format!("Dit mag alleen tijdens `{name}`."), format!("This is only granted during `{name}`."))
}

/// It is too soon after the last time.
pub fn too_often(actual: &Text, required: &Text) -> Text {
    Text::new(
        format!("De vorige keer was {} geleden; er moet minstens {} tussen zitten.", actual.nl, required.nl),
        format!("The last time was {} ago; at least {} must pass.", actual.en, required.en),
    )
}

/// The condition of the statement is not met.
pub fn condition_not_met(path: &str) -> Text {
    Text::new(
        format!("Aan de voorwaarde van `{path}` is niet voldaan."),
        format!("The condition of `{path}` is not met."),
    )
}

/// Nobody has reviewed yet.
pub fn review_needed(by: &Text) -> Text {
    Text::new(
        format!("Dit wacht op een menselijke beoordeling, door {}.", by.nl),
        format!("This waits for a human review, by {}.", by.en),
    )
}

/// Whoever reviewed may not review this.
pub fn review_by_another(by: &Text) -> Text {
    Text::new(
        format!("De beoordeling moet komen van {}; wie beoordeelde, is dat niet.", by.nl),
        format!("The review has to come from {}; whoever reviewed is not.", by.en),
    )
}

/// The review is none, since the scorer or a system made it.
pub fn review_by_system() -> Text {
    Text::new(
        "Een systeem, of wie de score zelf maakte, kan die niet menselijk beoordelen.",
        "A system, or whoever made the score, cannot be its human review.",
    )
}

/// The review is dated after the request.
pub fn review_in_future() -> Text {
    Text::new("De beoordeling heeft een tijdstip in de toekomst.", "The review is dated in the future.")
}

/// The review is older than what it should be about.
pub fn review_before_score() -> Text {
    Text::new(
        "De beoordeling is ouder dan de score, en kan dus niet over deze score gaan.",
        "The review is older than the score, so it cannot be about this score.",
    )
}

/// The reviewer could not override.
pub fn review_without_override() -> Text {
    Text::new(
        "Wie beoordeelt, moet van de uitkomst kunnen afwijken.",
        "The reviewer has to be able to override the outcome.",
    )
}

/// The person concerned was not heard.
pub fn review_without_hearing() -> Text {
    Text::new("De betrokkene moet eerst zijn gehoord.", "The person concerned has to be heard first.")
}

/// The reviewer did not see what the policy asks.
pub fn review_without_seeing(what: &Text) -> Text {
    Text::new(
        format!("Wie beoordeelt, moet dit hebben gezien: {}.", what.nl),
        format!("The reviewer has to have seen: {}.", what.en),
    )
}

/// The reasons of a score, as something that a reviewer sees.
pub fn reasons() -> Text {
    Text::new("de redenen van de score", "the reasons of the score")
}

/// The request does not state a field that decides.
pub fn missing(field: &str) -> Text {
    Text::new(
        format!("Het verzoek vermeldt `{field}` niet, en dat is hier beslissend."),
        format!("The request does not state `{field}`, which decides here."),
    )
}

/// The request does not state an attribute of the person.
pub fn missing_attribute(name: &str, title: &Text) -> Text {
    Text::new(
        format!("Het verzoek vermeldt `{name}` ({}) van de betrokkene niet.", title.nl),
        format!("The request does not state `{name}` ({}) of the person concerned.", title.en),
    )
}

/// The request does not state something of the context.
pub fn missing_context(name: &str, title: &Text) -> Text {
    Text::new(
        format!("Het verzoek vermeldt `{name}` ({}) niet.", title.nl),
        format!("The request does not state `{name}` ({}).", title.en),
    )
}

/// The request does not say whether an event has happened.
pub fn missing_event(name: &str, title: &Text) -> Text {
    Text::new(
        format!(
            "Het verzoek vermeldt niet of en wanneer `{name}` ({}) plaatsvond; `null` betekent: nog niet.",
            title.nl
        ),
        format!("The request does not state whether and when `{name}` ({}) happened; `null` means: not yet.", title.en),
    )
}

/// A field of the request has a value of the wrong kind.
pub fn ill_typed(field: &str, expected: &Text) -> Text {
    Text::new(
        format!("Het veld `{field}` van het verzoek moet {} zijn.", expected.nl),
        format!("The field `{field}` of the request has to be {}.", expected.en),
    )
}

/// A name that the policy does not know.
pub fn unknown_name(field: &str, name: &str, nearest: Option<&str>) -> Text {
    let mut text = Text::new(
        format!("Het veld `{field}` noemt `{name}`, en die naam kent het beleid niet."),
        format!("The field `{field}` names `{name}`, which the policy does not know."),
    );
    if let Some(nearest) = nearest {
        text.nl.push_str(&format!(" Bedoelde u `{nearest}`?"));
        text.en.push_str(&format!(" Did you mean `{nearest}`?"));
    }
    text
}

/// A name that is to become a handle, and that is not in its table. `kind` is what the table has, in the plural.
pub fn no_handle(kind: &Text, name: &str, nearest: Option<&str>) -> Text {
    let mut text = Text::new(
        format!("Onder de {} van dit beleid komt `{name}` niet voor.", kind.nl),
        format!("This policy has no `{name}` among its {}.", kind.en),
    );
    if let Some(nearest) = nearest {
        text.nl.push_str(&format!(" Bedoelde u `{nearest}`?"));
        text.en.push_str(&format!(" Did you mean `{nearest}`?"));
    }
    text
}

/// A request must state this field, whatever the policy.
pub fn absent(field: &str) -> Text {
    Text::new(format!("Het verzoek mist het veld `{field}`."), format!("The request lacks the field `{field}`."))
}

/// The request is no JSON.
pub fn not_json(detail: &str) -> Text {
    Text::new(
        format!("Het verzoek is geen geldige JSON ({detail})."),
        format!("The request is not valid JSON ({detail})."),
    )
}

/// A field of the request names an instant that is later than the request.
pub fn in_future(field: &str) -> Text {
    Text::new(
        format!("Het veld `{field}` ligt na het tijdstip van het verzoek."),
        format!("The field `{field}` is later than the request itself."),
    )
}

/// A field of the request names an instant outside the years 1 to 9999, or another value that is
/// out of range.
pub fn out_of_range(field: &str) -> Text {
    Text::new(
        format!("Het veld `{field}` heeft een waarde die niet kan."),
        format!("The field `{field}` has an impossible value."),
    )
}

/// The runtime met something that it has no answer to.
pub fn internal() -> Text {
    Text::new(
        "De beslissing kon niet worden genomen; daarom is het antwoord nee.",
        "The decision could not be made; therefore the answer is no.",
    )
}

/// Delete a record by an instant.
pub fn delete_by(deadline: &str) -> Text {
    Text::new(format!("Verwijder dit gegeven uiterlijk op {deadline}."), format!("Delete this record by {deadline}."))
}

/// Keep a record until an instant.
pub fn keep_until(instant: &str) -> Text {
    Text::new(
        format!("Bewaar dit gegeven minstens tot {instant}."),
        format!("Keep this record at least until {instant}."),
    )
}

/// Do not delete a record, since it is held for a legal claim.
pub fn held_for_claim() -> Text {
    Text::new(
        "Dit gegeven wordt vastgehouden voor een rechtsvordering. Verwijder het niet zolang die loopt.",
        "This record is held for a legal claim. Do not delete it while the claim is pending.",
    )
}

/// Do not store anything.
pub fn do_not_record() -> Text {
    Text::new("Leg hiervan niets vast.", "Record nothing of this.")
}

/// Review after the effect.
pub fn review_by(by: &Text, due: Option<&str>) -> Text {
    match due {
        Some(due) => Text::new(
            format!("Laat dit uiterlijk op {due} beoordelen, door {}.", by.nl),
            format!("Have this reviewed by {due}, by {}.", by.en),
        ),
        None => {
            Text::new(format!("Laat dit beoordelen, door {}.", by.nl), format!("Have this reviewed, by {}.", by.en))
        }
    }
}

/// Write the use down.
pub fn log() -> Text {
    Text::new("Leg dit gebruik vast in het logboek.", "Write this use down in the log.")
}
