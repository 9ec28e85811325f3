//! Exceptions, and who relies on them.

codes! {
    UNKNOWN_EXCEPTION "unknown-exception" Error {
        title nl "Deze uitzondering is niet bekend" en "This exception is not known";
        means
            nl "Achter `relying on` staat iets dat in geen enkel pakket een uitzondering is."
            en "Behind `relying on` stands something that is no exception in any package.";
        matters
            nl "Op wat niet bestaat valt geen beroep te doen; de norm geldt onverkort."
            en "Nobody can rely on what does not exist; the norm applies in full.";
        next
            nl "Verwijs naar de bepaling (`UAVG_29`) of naar de naam van de uitzondering. De melding bij de norm noemt de \
                uitzonderingen die er zijn."
            en "Refer to the provision (`UAVG_29`) or to the name of the exception. The report on the norm lists the \
                exceptions that there are.";
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
        relying on UAVG_2999
        at individual
        keep at most 4 weeks
}
"#
    }

    EXCEPTION_NOT_IMPORTED "exception-not-imported" Error {
        title
            nl "De uitzondering staat in een pakket dat niet is geïmporteerd"
            en "The exception is in a package that was not imported";
        means
            nl "De uitzondering bestaat, maar het beleid importeert het pakket niet waar zij in staat."
            en "The exception exists, but the policy does not import the package that it is in.";
        matters
            nl "Alleen wat is geïmporteerd wordt toegepast, met alles wat dat pakket nog meer vraagt."
            en "Only what is imported is applied, with everything else that the package asks.";
        next
            nl "Importeer het pakket dat de melding noemt."
            en "Import the package that the message mentions.";
        policy r#"
import nl.avg

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
}
"#
    }

    EXCEPTION_CIRCLE "exception-circle" Error {
        title nl "Uitzonderingen in een kring" en "Exceptions in a circle";
        means
            nl "Een uitzondering is, eventueel via andere, een uitzondering op zichzelf."
            en "An exception is an exception to itself, perhaps by way of others.";
        matters
            nl "Welke van de twee voorgaat is dan niet te zeggen. In Maatstaf wint niets stilzwijgend."
            en "Which of them prevails cannot be said then. In Maatstaf nothing wins silently.";
        next
            nl "Bepaal welke de regel is en welke de uitzondering, en haal de stap weg die terugwijst."
            en "Decide which is the rule and which the exception, and remove the step that points back.";
        policy r#"
package example 1 {
    title nl "Voorbeeld" en "Example"
    source AVG
}

exception first to second cite AVG_9(2)(a) {
    require yes
}

exception second to first cite AVG_9(2)(b) {
    require yes
}
"#
    }

    EXCEPTION_NOT_MET "exception-not-met" Error {
        title nl "Een uitzondering waarop ten onrechte een beroep is gedaan" en "An exception that was wrongly relied on";
        means
            nl "Het beleid doet een beroep op een uitzondering, maar aan haar voorwaarden is niet voldaan."
            en "The policy relies on an exception, but its conditions are not met.";
        matters
            nl "Wie een beroep doet op een uitzondering, neemt haar voorwaarden op zich. De norm geldt, en het beroep is zelf \
                een schending, met een eigen vindplaats."
            en "Whoever relies on an exception takes on its conditions. The norm applies, and relying on it is itself a \
                breach, with a citation of its own.";
        next
            nl "Voldoe aan de voorwaarde die de melding noemt, kies een andere uitzondering, of zie af van het gebruik."
            en "Meet the condition that the message mentions, choose another exception, or give up the use.";
        policy r#"
import nl.avg, nl.uavg

organisation bakery

instrument clock {
    controller bakery
    starts 2019-01-01
    collect fingerprint
        from badge_reader
        about employee
        for time_registration
        basis legitimate_interest
        relying on UAVG_29
        at individual
        keep at most 4 weeks
}
"#
    }
}
