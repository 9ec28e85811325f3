//! Facts and judgements: the answers that people give.

codes! {
    UNKNOWN_FACT "unknown-fact" Error {
        title nl "Naar dit feit vraagt niemand" en "Nobody asks for this fact";
        means
            nl "Geen enkel geïmporteerd pakket kent een feit met deze naam."
            en "No imported package knows a fact of this name.";
        matters
            nl "Een feit telt alleen als een norm ernaar vraagt. Dit feit heeft geen gevolg, terwijl de vraag waar het voor \
                bedoeld was open blijft."
            en "A fact counts only if a norm asks for it. This one has no effect, while the question that it was meant for \
                stays open.";
        next
            nl "Verbeter de naam, of importeer het pakket waarvan de normen ernaar vragen."
            en "Correct the name, or import the package whose norms ask for it.";
        policy r#"
import nl.avg

organisation bakery

instrument clock {
    controller bakery
    starts 2026-11-01
    given dpai on 2026-08-10
}
"#
    }

    UNKNOWN_JUDGEMENT "unknown-judgement" Error {
        title nl "Om dit oordeel vraagt niemand" en "Nobody asks for this judgement";
        means
            nl "Geen enkel geïmporteerd pakket kent een oordeel met deze naam."
            en "No imported package knows a judgement of this name.";
        matters
            nl "Een oordeel telt alleen als een norm erom vraagt. Dit oordeel heeft geen gevolg, terwijl de vraag waar het \
                voor bedoeld was open blijft."
            en "A judgement counts only if a norm asks for it. This one has no effect, while the question that it was meant \
                for stays open.";
        next
            nl "Verbeter de naam, of importeer het pakket waarvan de normen erom vragen."
            en "Correct the name, or import the package whose norms ask for it.";
        policy r#"
import nl.avg

organisation bakery

instrument clock {
    controller bakery
    starts 2026-11-01
    judged proportional yes by controller on 2026-09-01 because "Only the times are kept."
}
"#
    }

    WRONG_TARGET "wrong-target" Error {
        title nl "Een antwoord over het verkeerde" en "An answer about the wrong thing";
        means
            nl "Het feit of oordeel gaat over iets anders dan waar het hier bij staat: over een organisatie, een instrument, \
                een regel of een paar van regels."
            en "The fact or judgement is about something else than it stands with here: an organisation, an instrument, a \
                statement or a pair of statements.";
        matters
            nl "Een antwoord telt alleen voor dat waarover het is gegeven."
            en "An answer counts only for what it was given about.";
        next
            nl "Zet het bij de organisatie of het instrument waar het over gaat, of noem de regel met `of`."
            en "Put it with the organisation or the instrument that it is about, or name the statement with `of`.";
        policy r#"
import nl.avg

organisation bakery {
    given dpia on 2026-08-10
}
"#
    }

    WRONG_VALUE "wrong-value" Error {
        title nl "Een antwoord van het verkeerde type" en "An answer of the wrong type";
        means
            nl "Het feit vraagt om een ander type antwoord: een datum, een getal, ja of nee, een instemming."
            en "The fact asks for another type of answer: a date, a number, yes or no, a consent.";
        matters
            nl "Het antwoord past niet op de vraag en telt niet mee; de vraag blijft open."
            en "The answer does not fit the question and does not count; the question stays open.";
        next
            nl "Geef het antwoord in de vorm die de melding noemt. Een datum geeft u met `on`: `given dpia on 2026-08-10`."
            en "Give the answer in the form that the message mentions. A date is given with `on`: \
                `given dpia on 2026-08-10`.";
        policy r#"
import nl.wor

organisation bakery {
    given employees granted on 2026-01-01
}
"#
    }

    JUDGEMENT_INCOMPLETE "judgement-incomplete" Error {
        title nl "Een onvolledig oordeel" en "An incomplete judgement";
        means
            nl "Bij een oordeel horen een rol (`by`), een dag (`on`) en redenen (`because`). Een daarvan ontbreekt."
            en "A judgement has a role (`by`), a day (`on`) and reasons (`because`). One of them is missing.";
        matters
            nl "Een weging is verantwoording: iemand staat ervoor in, op een dag, met redenen. Zonder die drie is het een \
                bewering, en die telt niet."
            en "A weighing is an account: somebody answers for it, on a day, with reasons. Without these three it is a \
                claim, and that does not count.";
        next
            nl "Vul aan wat ontbreekt. Weet u het niet, laat het oordeel dan weg: open is beter dan verzonnen."
            en "Add what is missing. If you do not know, leave the judgement out: open is better than made up.";
        policy r#"
import nl.avg

organisation bakery

instrument clock {
    controller bakery
    starts 2026-11-01
    judged proportionate yes by controller advised dpo on 2026-09-01
}
"#
    }

    WRONG_JUDGE "wrong-judge" Error {
        title nl "Hierover oordeelt iemand anders" en "This is for somebody else to judge";
        means
            nl "Het pakket wijst aan wie over deze vraag oordeelt. De genoemde rol is dat niet en staat er niet boven."
            en "The package says who judges this question. The role that is named is neither that one nor ranks above it.";
        matters
            nl "Wie adviseert, beslist niet. Een oordeel van iemand die daar niet over gaat, telt niet."
            en "Whoever advises does not decide. A judgement by somebody who is not the one to give it does not count.";
        next
            nl "Laat het oordeel geven door de rol die de melding noemt; noem wie adviseerde achter `advised`."
            en "Have the judgement given by the role that the message mentions; name who advised behind `advised`.";
        policy r#"
import nl.avg

organisation bakery

instrument clock {
    controller bakery
    starts 2026-11-01
    judged proportionate yes by dpo on 2026-09-01 because "Only the times are kept."
}
"#
    }

    ADVICE_MISSING "advice-missing" Warning {
        title nl "Het advies ontbreekt" en "The advice is missing";
        means
            nl "Over dit oordeel hoort eerst advies te worden gevraagd. Van wie, noemt de melding; het oordeel noemt diegene \
                niet."
            en "Advice is to be asked before this judgement. The message says whose; the judgement does not name them.";
        matters
            nl "Een oordeel zonder het voorgeschreven advies is zwak, ook als de uitkomst goed is."
            en "A judgement without the advice that is prescribed is weak, even if its outcome is right.";
        next
            nl "Vraag het advies en noem het: `by controller advised dpo`."
            en "Ask for the advice and name it: `by controller advised dpo`.";
        policy r#"
import nl.avg

organisation bakery

instrument clock {
    controller bakery
    starts 2026-11-01
    judged proportionate yes by controller on 2026-09-01 because "Only the times are kept."
}
"#
    }

    CONTRARY_JUDGEMENTS "contrary-judgements" Warning {
        title nl "Oordelen die elkaar tegenspreken" en "Judgements that contradict each other";
        means
            nl "Op dezelfde dag gelden een ja en een nee op dezelfde vraag."
            en "On the same day both a yes and a no to the same question are in force.";
        matters
            nl "De hogere rang gaat voor, en bij gelijke rang het latere oordeel. Zijn zij ook even oud, dan is de vraag \
                open."
            en "The higher rank prevails and, of equal rank, the later judgement. If they are of the same day too, the \
                question is open.";
        next
            nl "Sluit het oordeel af dat niet meer geldt, met `until`, of laat de hogere rang beslissen."
            en "End the judgement that no longer holds, with `until`, or have the higher rank decide.";
        policy r#"
import nl.avg

organisation bakery

instrument clock {
    controller bakery
    starts 2026-11-01
    judged proportionate yes by controller advised dpo on 2026-09-01 because "Only the times are kept."
    judged proportionate no by controller advised dpo on 2026-09-01 because "A paper list would do."
}
"#
    }

    CONFLICTING_FACTS "conflicting-facts" Error {
        title nl "Feiten die elkaar tegenspreken" en "Facts that contradict each other";
        means
            nl "Hetzelfde feit heeft vanaf dezelfde dag twee verschillende waarden."
            en "The same fact has two different values from the same day on.";
        matters
            nl "Van twee waarden geldt de latere; van twee op dezelfde dag is niet te zeggen welke waar is."
            en "Of two values the later holds; of two of the same day nobody can say which is true.";
        next
            nl "Haal de onjuiste weg, of geef elk de dag waarop zij inging."
            en "Remove the one that is wrong, or give each the day from which it holds.";
        policy r#"
import nl.wor

organisation bakery {
    given employees 12 from 2026-01-01
    given employees 60 from 2026-01-01
}
"#
    }

    JUDGEMENT_OUTLIVES_RENEWAL "judgement-outlives-renewal" Warning {
        title nl "Een oordeel dat langer duurt dan het mag" en "A judgement that lasts longer than it may";
        means
            nl "De `until` van het oordeel ligt verder weg dan de termijn waarbinnen het pakket een nieuw oordeel vraagt."
            en "The judgement's `until` lies further away than the period after which the package asks for a new one.";
        matters
            nl "Omstandigheden veranderen; wat vorig jaar in verhouding was, is dat nu misschien niet. Na de termijn is de \
                vraag weer open."
            en "Circumstances change; what was in proportion last year may not be so now. After the period the question is \
                open again.";
        next
            nl "Vervroeg de `until`, of laat hem weg: dan geldt de termijn van het pakket."
            en "Bring the `until` forward, or leave it out: then the package's own period holds.";
        policy r#"
import nl.avg

organisation bakery

instrument clock {
    controller bakery
    starts 2026-11-01
    judged proportionate yes by controller advised dpo on 2026-09-01 until 2036-09-01
        because "Only the times are kept."
}
"#
    }

    ACCEPT_PROHIBITION "accept-prohibition" Error {
        title nl "De openheid van een verbod is niet te aanvaarden" en "The openness of a prohibition cannot be accepted";
        means
            nl "Met `accept open` neemt iemand voor zijn rekening dat een vraag nog open is. Bij deze norm kan dat niet: zij \
                verbiedt, tenzij vaststaat dat het mag."
            en "With `accept open` somebody answers for a question that is still open. This norm does not allow that: it \
                forbids, unless it is established that the thing may be done.";
        matters
            nl "Bij een verbod is onzekerheid geen reden om vast te beginnen."
            en "With a prohibition, uncertainty is no reason to begin all the same.";
        next
            nl "Haal de aanvaarding weg en beantwoord de vraag, of doe het niet."
            en "Remove the acceptance and answer the question, or do not do it.";
        policy r#"
import nl.avg, nl.uavg

organisation bakery

instrument till_login {
    controller bakery
    starts 2026-11-01
    collect fingerprint
        from till
        about employee
        for security.authentication
        basis legitimate_interest
        relying on UAVG_29
        at individual
        keep at most 4 weeks
    accept open AVG_9(1) by controller until 2027-01-01 because "We are still looking into it."
}
"#
    }

    ACCEPT_INCOMPLETE "accept-incomplete" Error {
        title nl "Een onvolledige aanvaarding" en "An incomplete acceptance";
        means
            nl "Bij `accept open` horen een rol (`by`), een einde (`until`) en redenen (`because`). Een daarvan ontbreekt."
            en "With `accept open` go a role (`by`), an end (`until`) and reasons (`because`). One of them is missing.";
        matters
            nl "Iemand neemt een open norm voor zijn rekening, tijdelijk en met redenen. Anders telt het niet, en blijft de \
                open norm het gebruik tegenhouden."
            en "Somebody answers for an open norm, for a time and with reasons. Otherwise it does not count, and the open \
                norm keeps the use blocked.";
        next
            nl "Vul aan wat ontbreekt."
            en "Add what is missing.";
        policy r#"
import nl.avg

organisation bakery

instrument clock {
    controller bakery
    starts 2026-11-01
    accept open AVG_5(1)(c) by controller
}
"#
    }
}
