//! Cases: rulings as tests.

codes! {
    CASE_FAILED "case-failed" Error {
        title nl "Een casus komt anders uit dan verwacht" en "A case turns out otherwise than expected";
        means
            nl "De normen geven in deze casus een andere uitkomst dan de casus verwacht."
            en "In this case the norms give another outcome than the case expects.";
        matters
            nl "Een casus is een uitspraak of een voorbeeld waarvan de uitkomst vaststaat. Zijn de normen te streng of te \
                ruim opgeschreven, dan blijkt dat hier."
            en "A case is a ruling or an example whose outcome is settled. If the norms are written too strictly or too \
                laxly, it shows here.";
        next
            nl "Lees na wat de bron zegt. Klopt de verwachting, verbeter dan de norm; anders de casus."
            en "Read what the source says. If the expectation is right, correct the norm; otherwise the case.";
        policy r#"
import nl.avg

case badge "Toegangspas" on 2026-11-23 {
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
    expect violated AVG_22(1)
}
"#
    }

    EXPECTATION_INCOMPLETE "expectation-incomplete" Error {
        title nl "Een onvolledige verwachting" en "An incomplete expectation";
        means
            nl "De verwachting zegt te weinig om te worden getoetst: er ontbreekt een norm, of een deel van het verzoek."
            en "The expectation says too little to be tested: a norm is missing, or part of the request.";
        matters
            nl "Een verwachting die niet kan mislukken, bewijst niets."
            en "An expectation that cannot fail proves nothing.";
        next
            nl "Noem de norm bij haar vindplaats, of geef bij een verzoek over wie en waarvoor: \
                `expect deny collect attendance about employee for appraisal`."
            en "Name the norm by its citation or, for a request, say about whom and what for: \
                `expect deny collect attendance about employee for appraisal`.";
        policy r#"
import nl.avg

case badge "Toegangspas" on 2026-11-23 {
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
    expect deny collect attendance
}
"#
    }
}
