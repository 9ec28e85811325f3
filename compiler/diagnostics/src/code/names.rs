//! Names, and what they stand for.

codes! {
    UNKNOWN_NAME "unknown-name" Error {
        title nl "Onbekende naam" en "Unknown name";
        means
            nl "Niets met deze naam is hier aangegeven, in dit beleid noch in de pakketten die het importeert."
            en "Nothing of this name is declared here, neither in this policy nor in the packages that it imports.";
        matters
            nl "Maatstaf raadt niet wat een woord betekent. Het onderdeel met de onbekende naam staat niets toe."
            en "Maatstaf does not guess what a word means. The part with the unknown name permits nothing.";
        next
            nl "Verbeter de schrijfwijze, importeer het pakket waar de naam in staat, of geef het begrip zelf aan: \
                `purpose rota: direct.planning \"Roosters\"`."
            en "Correct the spelling, import the package that has the name, or declare the concept yourself: \
                `purpose rota: direct.planning \"Rotas\"`.";
        policy r#"
organisation bakery

instrument clock {
    controller bakery
    starts 2026-11-01
    collect attendance
        from badge_reader
        about employee
        for time_registratoin
        basis legitimate_interest
        at individual
        keep at most 4 weeks
}
"#
    }

    WRONG_SORT "wrong-sort" Error {
        title nl "Een naam van de verkeerde soort" en "A name of the wrong sort";
        means
            nl "De naam bestaat, maar staat voor iets anders dan hier hoort: een doel waar gegevens horen, bijvoorbeeld."
            en "The name exists, but stands for something else than belongs here: a purpose where data belong, for example.";
        matters
            nl "Elke plaats in een zin heeft zijn eigen soort; daardoor is een verwisseling meteen te zien."
            en "Each place in a sentence has a sort of its own, so that a mix-up shows at once.";
        next
            nl "Kijk of de namen op de goede plaats staan, of kies een naam van de soort die de melding noemt."
            en "See whether the names stand in the right places, or choose one of the sort that the message mentions.";
        policy r#"
organisation bakery

instrument clock {
    controller bakery
    starts 2026-11-01
    collect attendance
        from badge_reader
        about employee
        for attendance
        basis legitimate_interest
        at individual
        keep at most 4 weeks
}
"#
    }

    AMBIGUOUS_NAME "ambiguous-name" Error {
        title nl "Een naam met meer dan een betekenis" en "A name with more than one meaning";
        means
            nl "De naam kan voor verschillende dingen staan: twee pakketten geven haar allebei aan, of een korte naam past op \
                meer dan een pad."
            en "The name can stand for different things: two packages both declare it, or a short name fits more than one \
                path.";
        matters
            nl "Maatstaf kiest niet. Welke van de twee bedoeld is, kan bepalen welke norm geldt."
            en "Maatstaf does not choose. Which of the two is meant can decide which norm applies.";
        next
            nl "Schrijf het hele pad van wat u bedoelt."
            en "Write the whole path of what you mean.";
        shell r#"
$ cat packages/a/a.maat
package a 1 {
    title nl "Eerste" en "First"
}
data footsteps: personal
$ cat packages/b/b.maat
package b 1 {
    title nl "Tweede" en "Second"
}
data footsteps: personal
$ cat policy.maat
import a, b
data steps_per_shift: footsteps
$ maatstaf check .
"#
    }

    DUPLICATE_NAME "duplicate-name" Error {
        title nl "Twee keer dezelfde naam" en "The same name twice";
        means
            nl "Twee dingen hebben op dezelfde plaats dezelfde naam."
            en "Two things have the same name in the same place.";
        matters
            nl "Een naam in een verzoek, een besluit of een verslag moet naar precies een ding verwijzen."
            en "A name in a request, a decision or a report must refer to exactly one thing.";
        next
            nl "Geef een van beide een andere naam, of haal het dubbele weg."
            en "Rename one of them, or remove the duplicate.";
        policy r#"
organisation bakery
party shift_lead: manager "Ploegleider"
party shift_lead: manager "Chef van dienst"
"#
    }

    KIND_CIRCLE "kind-circle" Error {
        title nl "Een begrip dat een soort van zichzelf is" en "A concept that is a kind of itself";
        means
            nl "Via een of meer stappen `is een soort van` komt het begrip bij zichzelf terug."
            en "By one or more steps of `is a kind of`, the concept leads back to itself.";
        matters
            nl "Een regel over een begrip geldt ook voor alles wat daar een soort van is. In een kring zou alles voor alles \
                gelden."
            en "A rule about a concept holds for all that is a kind of it. In a circle everything would hold for everything.";
        next
            nl "Haal de stap weg die niet klopt: welk van de begrippen is het ruimste?"
            en "Remove the step that is wrong: which of the concepts is the widest?";
        policy r#"
data walking: running
data running: walking
"#
    }

    DEFINE_CIRCLE "define-circle" Error {
        title nl "Een omschrijving die zichzelf gebruikt" en "A definition that uses itself";
        means
            nl "De voorwaarde achter `define` gebruikt, eventueel via andere omschrijvingen, zichzelf."
            en "The condition behind `define` uses itself, perhaps by way of other definitions.";
        matters
            nl "Toetsen houdt in Maatstaf altijd op. Een omschrijving in een kring zegt niets."
            en "Checking always ends in Maatstaf. A definition in a circle says nothing.";
        next
            nl "Schrijf uit wat er bedoeld is zonder de omschrijving zelf te noemen. Wat via gegevensstromen samenhangt, zegt \
                u met `flows to` of `draws on`."
            en "Write out what is meant without naming the definition itself. What hangs together by the flow of data is \
                said with `flows to` or `draws on`.";
        policy r#"
define watched(statement s) = tracked(s)
define tracked(statement s) = watched(s)
"#
    }

    UNLABELLED_TWINS "unlabelled-twins" Error {
        title nl "Twee regels met hetzelfde pad" en "Two statements with the same path";
        means
            nl "Twee regels in een instrument hebben hetzelfde werkwoord en hetzelfde onderwerp, en dus hetzelfde pad. Geen \
                van beide heeft een eigen naam."
            en "Two statements of one instrument have the same verb and the same object, and so the same path. Neither has \
                a name of its own.";
        matters
            nl "Antwoorden, besluiten en verslagen verwijzen naar het pad. Zo is niet te zien welke van de twee het is."
            en "Answers, decisions and reports refer to the path. This way nobody can see which of the two it is.";
        next
            nl "Zet voor elke regel een naam met een dubbele punt, zoals `lead_view: show …`."
            en "Put a name and a colon before each, as in `lead_view: show …`.";
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
        keep at most 4 weeks
    show attendance to subject for time_registration
    show attendance to hr for time_registration
}
"#
    }
}
