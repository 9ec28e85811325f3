//! Instruments and their statements.

codes! {
    MISSING_CLAUSE "missing-clause" Error {
        title nl "Er ontbreekt een onderdeel" en "A clause is missing";
        means
            nl "De regel zegt iets niet dat hij moet zeggen, zoals waarvoor (`for`) of waarmee (`from`)."
            en "The statement leaves out something that it has to say, such as what for (`for`) or with what (`from`).";
        matters
            nl "Zonder doel, bron of ontvanger is niet te toetsen wat er gebeurt, en staat de regel niets toe."
            en "Without a purpose, a source or a recipient nobody can check what is done, and the statement permits nothing.";
        next
            nl "Schrijf het onderdeel erbij dat de melding noemt."
            en "Add the clause that the message mentions.";
        policy r#"
organisation bakery

instrument clock {
    controller bakery
    starts 2026-11-01
    collect attendance
        from badge_reader
        about employee
        basis legitimate_interest
        at individual
        keep at most 4 weeks
}
"#
    }

    DUPLICATE_CLAUSE "duplicate-clause" Error {
        title nl "Twee keer hetzelfde onderdeel" en "The same clause twice";
        means
            nl "Een onderdeel dat maar een keer kan voorkomen, staat er twee keer."
            en "A clause that can occur only once is there twice.";
        matters
            nl "Als de een iets anders zegt dan de ander, is niet duidelijk wat geldt. De volgorde beslist in Maatstaf nooit."
            en "When one says something else than the other, nobody knows which holds. Order never decides in Maatstaf.";
        next
            nl "Laat er een staan. Meer doelen, ontvangers of bronnen zet u in een onderdeel, met komma's ertussen."
            en "Keep one of them. Several purposes, recipients or sources go into one clause, with commas between them.";
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
        keep at most 1 year
}
"#
    }

    CLAUSE_NOT_HERE "clause-not-here" Error {
        title nl "Een onderdeel dat hier niet past" en "A clause that does not belong here";
        means
            nl "Dit onderdeel zegt niets bij dit werkwoord: alleen `decide` heeft een `review`, alleen `share` een `with`."
            en "This clause says nothing with this verb: only `decide` has a `review`, only `share` a `with`.";
        matters
            nl "Een onderdeel dat nergens op slaat, wekt de indruk dat er iets geregeld is."
            en "A clause without effect gives the impression that something has been arranged.";
        next
            nl "Verplaats het naar de regel waar het bij hoort, of haal het weg."
            en "Move it to the statement that it belongs to, or remove it.";
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
        effect significant
}
"#
    }

    NOTHING_TO_INHERIT "nothing-to-inherit" Error {
        title nl "Niets om over te nemen" en "Nothing to inherit";
        means
            nl "De regel zegt niet over wie, op welk niveau of hoe lang, en er is geen oorsprong die dat wel zegt."
            en "The statement does not say about whom, at which level or for how long, and no origin says it either.";
        matters
            nl "Over wie iets gaat en hoe lang het blijft, volgt uit waar de gegevens vandaan komen. Waar zij beginnen moet \
                het er staan."
            en "Whom something is about, and how long it stays, follows from where the data come from. Where they begin, it \
                has to be said.";
        next
            nl "Schrijf `about`, `at` of `keep` bij deze regel, of bij de regel waarmee de gegevens binnenkomen."
            en "Write `about`, `at` or `keep` with this statement, or with the one by which the data come in.";
        policy r#"
organisation bakery

instrument clock {
    controller bakery
    starts 2026-11-01
    collect attendance
        from badge_reader
        for time_registration
        basis legitimate_interest
        at individual
        keep at most 4 weeks
}
"#
    }

    NO_ORIGIN "no-origin" Error {
        title nl "Gegevens die nergens vandaan komen" en "Data that come from nowhere";
        means
            nl "De regel gebruikt gegevens die geen instrument van deze organisatie verzamelt, ontvangt of afleidt."
            en "The statement uses data that no instrument of this organisation collects, receives or derives.";
        matters
            nl "Of gebruik mag, hangt af van hoe de gegevens zijn verkregen. Daarover staat hier niets."
            en "Whether use is allowed depends on how the data were obtained. Nothing is said of that.";
        next
            nl "Voeg de regel toe waarmee zij binnenkomen: `collect`, `receive` of `derive`."
            en "Add the statement by which they come in: `collect`, `receive` or `derive`.";
        policy r#"
organisation bakery

instrument clock {
    controller bakery
    starts 2026-11-01
    show attendance to hr for time_registration about employee at individual
}
"#
    }

    NOTHING_CHECKED "nothing-checked" Warning {
        title nl "Er is niets getoetst" en "Nothing was checked";
        means
            nl "Het instrument heeft geen regels, of geen enkele norm uit de geïmporteerde pakketten gaat erover."
            en "The instrument has no statements, or no norm of the imported packages is about it.";
        matters
            nl "Dat er niets is gevonden, betekent hier niet dat het goed is: er is niet gekeken."
            en "That nothing was found does not mean that it is fine: nobody looked.";
        next
            nl "Schrijf op wat het instrument doet, en importeer de pakketten met de normen die gelden: `import nl.avg`."
            en "Write down what the instrument does, and import the packages with the norms that apply: `import nl.avg`.";
        policy r#"
organisation bakery

instrument clock {
    controller bakery
    starts 2026-11-01
}
"#
    }

    OWN_NEVER_BREACHED "own-never-breached" Error {
        title nl "Een regel botst met een eigen verbod" en "A statement conflicts with a prohibition of your own";
        means
            nl "Het beleid staat met een regel toe wat het met `never` verbiedt."
            en "The policy permits with one statement what it forbids with `never`.";
        matters
            nl "Een `never` wint altijd, dus wat de regel belooft gebeurt nooit. Wie alleen de regel leest, denkt van wel."
            en "A `never` always wins, so what the statement promises never happens. Whoever reads only the statement \
                thinks that it does.";
        next
            nl "Beslis wat u bedoelt: beperk de regel, of maak in het verbod ruimte met `except to …`."
            en "Decide what you mean: limit the statement, or make room in the prohibition with `except to …`.";
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
    show attendance to hr for time_registration
    never show attendance at individual except to subject
}
"#
    }
}
