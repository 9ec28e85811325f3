//! How a text is written.

codes! {
    SYNTAX_ERROR "syntax-error" Error {
        title nl "Hier staat iets anders dan de taal verwacht" en "Something else stands here than the language expects";
        means
            nl "Op deze plaats past wat er staat niet in de zin. De melding noemt wat er wel kan staan."
            en "What stands at this place does not fit the sentence. The message lists what can stand there.";
        matters
            nl "Alleen het gedeelte dat niet te lezen is, telt niet mee; de rest van het bestand wordt gewoon getoetst. Wat \
                niet meetelt, staat niets toe."
            en "Only the part that cannot be read is left out; the rest of the file is checked as usual. What is left out \
                permits nothing.";
        next
            nl "Kijk naar wat er werd verwacht. Vaak is het een tikfout in een sleutelwoord, of ontbreekt er een woord vlak \
                voor de aangewezen plaats."
            en "Look at what was expected. Often a keyword is misspelt, or a word is missing just before the place that is \
                pointed at.";
        policy r#"
organisation bakery

instrument clock {
    controller bakery
    starts 2026-11-01
    colect attendance
        from badge_reader
        about employee
        for time_registration
        at individual
        keep at most 4 weeks
}
"#
    }

    UNTERMINATED_STRING "unterminated-string" Error {
        title nl "Een tekst zonder sluitend aanhalingsteken" en "A text without a closing quotation mark";
        means
            nl "Een tekst begint met `\"` en loopt door tot de volgende `\"`. Die volgende is er niet."
            en "A text starts with `\"` and goes on to the next `\"`. There is no next one.";
        matters
            nl "Alles na het aanhalingsteken hoort nu bij de tekst en wordt niet als beleid gelezen."
            en "Everything after the quotation mark is now part of the text, and is not read as policy.";
        next
            nl "Zet het sluitende aanhalingsteken. Een aanhalingsteken in de tekst zelf schrijft u als `\\\"`."
            en "Put the closing quotation mark. A quotation mark within the text is written as `\\\"`.";
        policy r#"
organisation bakery "De Vroege Bakker
"#
    }

    MISSING_CLOSE "missing-close" Error {
        title nl "Een haakje dat niet gesloten wordt" en "A bracket that is never closed";
        means
            nl "Een `{` of `(` opent iets dat nergens met `}` of `)` wordt gesloten."
            en "A `{` or `(` opens something that no `}` or `)` closes.";
        matters
            nl "Waar het ophoudt is nu een gok. Wat erbinnen staat wordt wel gelezen, maar wat erna komt kan op de verkeerde \
                plaats terechtkomen."
            en "Where it ends is now a guess. What stands in it is read, but what comes after may end up in the wrong \
                place.";
        next
            nl "Zet het haakje waar het instrument, de norm of de opsomming ophoudt. `maatstaf fmt` laat aan het inspringen \
                zien wat waarbij hoort."
            en "Put the bracket where the instrument, the norm or the list ends. The indentation that `maatstaf fmt` gives \
                shows what belongs to what.";
        policy r#"
organisation bakery {
    given employees 12 from 2026-01-01
"#
    }

    TOO_DEEP "too-deep" Error {
        title nl "Te diep genest" en "Nested too deeply";
        means
            nl "Er staan meer haakjes binnen haakjes dan Maatstaf leest (64)."
            en "There are more brackets within brackets than Maatstaf reads (64).";
        matters
            nl "Met een grens blijft elke tekst in redelijke tijd leesbaar, ook een die met kwade bedoelingen is gemaakt. Wat \
                erbuiten valt wordt niet gelezen."
            en "A limit keeps every text readable in reasonable time, also one that was made with bad intentions. What \
                exceeds it is not read.";
        next
            nl "Haal haakjes weg die niets veranderen, of geef een deel van de voorwaarde een naam met `define`."
            en "Remove brackets that change nothing, or give part of the condition a name with `define`.";
        shell r#"
$ printf 'define deep() = %0100d yes' 0 | tr 0 '(' > deep.maat
$ maatstaf check deep.maat
"#
    }

    TOO_LARGE "too-large" Error {
        title nl "Te groot" en "Too large";
        means
            nl "Het bestand is groter, of heeft meer onderdelen, dan Maatstaf leest (4 MiB, 20.000 onderdelen)."
            en "The file is larger, or has more items, than Maatstaf reads (4 MiB, 20,000 items).";
        matters
            nl "Het bestand telt in zijn geheel niet mee, dus wat erin staat is niet getoetst."
            en "The whole file is left out, so what stands in it was not checked.";
        next
            nl "Verdeel het over meer bestanden; alle bestanden van een map horen bij hetzelfde beleid."
            en "Split it into several files; all files of a folder belong to one policy.";
        shell r#"
$ head -c 5000000 /dev/zero | tr '\0' ' ' > large.maat
$ maatstaf check large.maat
"#
    }

    BAD_NAME "bad-name" Error {
        title nl "Geen geldige naam" en "Not a valid name";
        means
            nl "Een naam begint met een kleine letter en bestaat uit kleine letters zonder accent, cijfers en `_`. \
                Sleutelwoorden van de taal zijn geen namen."
            en "A name starts with a lower-case letter and consists of lower-case letters without accents, digits and `_`. \
                Keywords of the language are no names.";
        matters
            nl "Namen komen ook voor in verzoeken, adviezen en andere systemen. Zonder hoofdletters en accenten kan niemand \
                zich daarin vergissen."
            en "Names also occur in requests, answers and other systems. Without capitals and accents nobody can get them \
                wrong there.";
        next
            nl "Schrijf de naam als `snake_case`. Hoe mensen het noemen, met hoofdletters en accenten, zet u erachter tussen \
                aanhalingstekens."
            en "Write the name in `snake_case`. What people call it, capitals and accents included, goes behind it between \
                quotation marks.";
        policy r#"
party TeamLead: manager "Teamleider"
"#
    }
}
