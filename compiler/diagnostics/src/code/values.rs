//! Numbers, dates, durations and types.

codes! {
    MISSING_UNIT "missing-unit" Error {
        title nl "Een duur zonder eenheid" en "A duration without a unit";
        means
            nl "Er staat een getal waar een duur hoort, maar niet of het om dagen, weken of iets anders gaat."
            en "There is a number where a duration belongs, but not whether it is in days, weeks or something else.";
        matters
            nl "Vier dagen bewaren is iets anders dan vier jaar. Maatstaf raadt dat niet."
            en "To keep for four days is not to keep for four years. Maatstaf does not guess.";
        next
            nl "Schrijf de eenheid erbij: `4 weeks`, `30 days`, `72 hours`, `15 minutes`."
            en "Write the unit: `4 weeks`, `30 days`, `72 hours`, `15 minutes`.";
        policy r#"
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
        keep at most 4
}
"#
    }

    NO_SUCH_DATE "no-such-date" Error {
        title nl "Een datum die niet bestaat" en "A date that does not exist";
        means
            nl "Deze dag staat op geen kalender."
            en "This day is on no calendar.";
        matters
            nl "Wat van een datum afhangt, een norm, een oordeel, een begin, heeft zonder die datum geen betekenis."
            en "What depends on a date, a norm, a judgement, a start, means nothing without it.";
        next
            nl "Verbeter de datum: jaar, maand, dag, zoals `2026-11-30`."
            en "Correct the date: year, month, day, as in `2026-11-30`.";
        policy r#"
organisation bakery {
    given employees 12 from 2026-02-30
}
"#
    }

    DATE_ORDER "date-order" Error {
        title nl "Het einde ligt niet na het begin" en "The end is not after the start";
        means
            nl "Een periode houdt op voordat zij begint, of op de dag dat zij begint. `until` telt de genoemde dag zelf niet \
                mee."
            en "A period ends before it starts, or on the day that it starts. `until` does not include the day that it \
                names.";
        matters
            nl "Er is geen enkele dag waarop dit geldt. Dat is zelden de bedoeling."
            en "There is no day on which this holds. That is rarely meant.";
        next
            nl "Wissel de datums om of verbeter de datum die niet klopt. Voor een enkele dag is `until` de dag erna."
            en "Swap the dates, or correct the one that is wrong. For a single day, `until` is the day after.";
        policy r#"
organisation bakery {
    given employees 12 from 2026-06-01 until 2026-01-01
}
"#
    }

    BAD_NUMBER "bad-number" Error {
        title nl "Een getal dat hier niet kan" en "A number that is not possible here";
        means
            nl "Het getal is te groot of gebroken, of de tijd van de dag bestaat niet."
            en "The number is too large or a fraction, or the time of day does not exist.";
        matters
            nl "Een groep van honderd miljard mensen of een half versienummer zegt niets, en er mag niet stilzwijgend iets anders \
                van worden gemaakt."
            en "A group of a hundred billion people or half a version number says nothing, and must not silently become \
                something else.";
        next
            nl "Schrijf een geheel getal binnen de grenzen die de melding noemt."
            en "Write a whole number within the limits that the message mentions.";
        policy r#"
organisation bakery
grouping crew "Ploeg": team

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
    show attendance to manager for direct.planning at crew(99999999999)
}
"#
    }

    UNKNOWN_PROPERTY "unknown-property" Error {
        title nl "Een eigenschap die dit niet heeft" en "A property that this does not have";
        means
            nl "Na de punt staat een woord dat geen eigenschap is van wat ervoor staat."
            en "Behind the dot stands a word that is no property of what stands before it.";
        matters
            nl "De norm is niet te lezen en wordt dus niet getoetst."
            en "The norm cannot be read, and so is not checked.";
        next
            nl "Kies een van de eigenschappen die de melding noemt. Een feit over een instrument leest u als `i.dpia`, vanuit \
                een regel als `s.instrument.dpia`."
            en "Choose one of the properties that the message lists. A fact about an instrument is read as `i.dpia`, from a \
                statement as `s.instrument.dpia`.";
        policy r#"
package example 1 {
    title nl "Voorbeeld" en "Example"
    source AVG
}

norm short_keep cite AVG_5(1)(e) strength law {
    for each collect c
    require c.kept < 1 year
    blocks c
    say nl "Bewaar niet langer dan een jaar." en "Keep for no longer than a year."
}
"#
    }

    TYPE_MISMATCH "type-mismatch" Error {
        title nl "Twee dingen die niet te vergelijken zijn" en "Two things that cannot be compared";
        means
            nl "De voorwaarde vergelijkt of verbindt dingen van verschillende types, zoals een duur met een getal."
            en "The condition compares or connects things of different types, such as a duration with a number.";
        matters
            nl "Er is geen antwoord op de vraag of vier weken meer is dan vijftig. De norm wordt niet getoetst."
            en "There is no answer to whether four weeks is more than fifty. The norm is not checked.";
        next
            nl "Zorg dat aan beide kanten hetzelfde type staat; schrijf bij een duur de eenheid."
            en "Have the same type on both sides; with a duration, write its unit.";
        policy r#"
package example 1 {
    title nl "Voorbeeld" en "Example"
    source AVG
}

norm short_keep cite AVG_5(1)(e) strength law {
    for each collect c
    require c.keep < 50
    blocks c
    say nl "Bewaar niet te lang." en "Do not keep for too long."
}
"#
    }
}
