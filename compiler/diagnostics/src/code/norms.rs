//! Norms: how they are written, and what they say of a policy.

codes! {
    NORM_VIOLATED "norm-violated" Error {
        title nl "Een norm is geschonden" en "A norm is violated";
        means
            nl "Op de peildatum, en met de antwoorden die er zijn, voldoet het beleid niet aan deze norm van recht."
            en "On the date of the check, and on the answers that there are, the policy does not meet this norm of law.";
        matters
            nl "Wat de norm raakt, vervalt: het gecompileerde beleid staat het niet toe, en ook niet wat erop voortbouwt."
            en "What the norm binds falls away: the compiled policy does not permit it, nor what builds on it.";
        next
            nl "De melding noemt de voorwaarde waaraan niet is voldaan. Verander wat het instrument doet, of laat het weg."
            en "The message names the condition that is not met. Change what the instrument does, or leave it out.";
        policy r#"
import nl.avg

organisation bakery

instrument rota {
    controller bakery
    starts 2026-11-01
    collect attendance
        from badge_reader
        about employee
        for direct.planning
        basis legitimate_interest
        at individual
        keep at most 4 weeks
    decide dismissal
        from attendance
        for direct.planning
        effect significant
        by system
}
"#
    }

    NORM_OPEN "norm-open" Warning {
        title nl "Een norm is open" en "A norm is open";
        means
            nl "Of aan deze norm is voldaan, hangt af van een antwoord dat nog niemand heeft gegeven, of dat niet meer geldt."
            en "Whether this norm is met depends on an answer that nobody has given yet, or that no longer holds.";
        matters
            nl "Open is geen ja. Wat de norm raakt is niet toegestaan tot de vraag is beantwoord, tenzij iemand dat tijdelijk \
                voor zijn rekening neemt met `accept open`."
            en "Open is not a yes. What the norm binds is not permitted until the question is answered, unless somebody \
                answers for it for a time with `accept open`.";
        next
            nl "Laat de vraag uit de melding beantwoorden door wie daarvoor is aangewezen, met `given …` of `judged …`."
            en "Have the question in the message answered by whoever it is put to, with `given …` or `judged …`.";
        policy r#"
import nl.avg

organisation bakery

instrument clock {
    controller bakery
    starts 2026-11-01
    collect attendance
        from badge_reader
        about employee
        for time_registration
        basis legitimate_interest
        at individual
        keep at most 4 weeks
}
"#
    }

    GUIDANCE_VIOLATED "guidance-violated" Warning {
        title nl "Een richtsnoer of gedragscode is niet gevolgd" en "Guidance or a code of conduct is not followed";
        means
            nl "Het beleid voldoet niet aan een norm die geen wet is, maar een uitleg van een toezichthouder of een afspraak \
                van een sector."
            en "The policy does not meet a norm that is not law, but a regulator's reading of it or an agreement of a \
                sector.";
        matters
            nl "Het beleid blijft gelden. Wie afwijkt, moet wel kunnen uitleggen waarom."
            en "The policy stands. But whoever departs from it must be able to explain why.";
        next
            nl "Volg de norm, of leg bij het beleid vast waarom niet."
            en "Follow the norm, or record with the policy why not.";
        policy r#"
package example 1 {
    title nl "Voorbeeld" en "Example"
    source Gids
}

norm brief_keep cite Gids_4 strength guidance {
    for each collect c
    require c.keep <= 1 week
    blocks c
    say nl "Bewaar prikkloktijden niet langer dan een week." en "Keep clocking times for no longer than a week."
}

organisation bakery

instrument clock {
    controller bakery
    starts 2026-11-01
    collect attendance
        from badge_reader
        about employee
        for time_registration
        basis legitimate_interest
        at individual
        keep at most 4 weeks
}
"#
    }

    NOT_YOURS_TO_CHANGE "not-yours-to-change" Error {
        title nl "Een beleid dat de wet verandert" en "A policy that changes the law";
        means
            nl "Een beleid maakt een uitzondering op een norm uit een pakket, of vervangt haar."
            en "A policy makes an exception to a norm of a package, or replaces it.";
        matters
            nl "Wie zich aan een norm moet houden, bepaalt niet zelf wat zij zegt. Anders kon elk beleid de wet uitzetten."
            en "Whoever has to keep a norm does not decide what it says. Otherwise any policy could switch the law off.";
        next
            nl "Beroep u met `relying on` op een uitzondering die een pakket kent. Normen van uzelf horen in een eigen pakket."
            en "Rely on an exception that a package has, with `relying on`. Norms of your own belong in a package of your own.";
        policy r#"
import nl.avg

organisation bakery

exception because_we_say_so to nl.avg.human_intervention cite "house rules" {
    require yes
}

instrument clock {
    controller bakery
    starts 2026-11-01
    collect attendance
        from badge_reader
        about employee
        for time_registration
        basis legitimate_interest
        at individual
        keep at most 4 weeks
}
"#
    }

    NORM_INCOMPLETE "norm-incomplete" Error {
        title nl "Een onvolledige norm" en "An incomplete norm";
        means
            nl "Een norm heeft een vindplaats (`cite`), een voorwaarde (`require`) en een tekst voor mensen (`say`). Een \
                daarvan ontbreekt."
            en "A norm has a citation (`cite`), a condition (`require`) and a text for people (`say`). One of them is \
                missing.";
        matters
            nl "Een norm zonder vindplaats is een mening; zonder voorwaarde is zij niet te toetsen, en zonder tekst niet uit \
                te leggen."
            en "A norm without a citation is an opinion; without a condition it cannot be checked, and without a text it \
                cannot be explained.";
        next
            nl "Vul aan wat de melding noemt."
            en "Add what the message mentions.";
        policy r#"
package example 1 {
    title nl "Voorbeeld" en "Example"
    source AVG
}

norm brief_keep strength law {
    for each collect c
    require c.keep <= 1 week
    blocks c
    say nl "Bewaar niet langer dan een week." en "Keep for no longer than a week."
}
"#
    }
}
