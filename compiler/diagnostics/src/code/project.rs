//! Files, packages and snapshots.

codes! {
    NOT_UTF8 "not-utf8" Error {
        title nl "Geen leesbare tekst" en "Not readable as text";
        means
            nl "Het bestand is niet in UTF-8 opgeslagen."
            en "The file is not stored as UTF-8.";
        matters
            nl "Het bestand telt in zijn geheel niet mee, dus wat erin staat is niet getoetst."
            en "The whole file is left out, so what stands in it was not checked.";
        next
            nl "Sla het bestand opnieuw op met de codering UTF-8."
            en "Save the file again with the encoding UTF-8.";
        shell r#"
$ printf 'organisation caf\351' > policy.maat
$ maatstaf check policy.maat
"#
    }

    NO_SUCH_PATH "no-such-path" Error {
        title nl "Dit bestand of deze map is er niet" en "There is no such file or folder";
        means
            nl "Op het opgegeven pad staat niets, of niets dat gelezen mag worden."
            en "At the path that was given there is nothing, or nothing that may be read.";
        matters
            nl "Er is niets getoetst."
            en "Nothing was checked.";
        next
            nl "Controleer het pad, en of u het bestand mag lezen."
            en "Check the path, and whether you may read the file.";
        shell r#"
$ maatstaf check polcy.maat
"#
    }

    NO_POLICY_HERE "no-policy-here" Error {
        title nl "Hier staat geen beleid" en "There is no policy here";
        means
            nl "In de map staat geen enkel bestand dat op `.maat` eindigt."
            en "The folder has no file that ends in `.maat`.";
        matters
            nl "Er is niets getoetst. Een lege uitkomst is geen goede uitkomst."
            en "Nothing was checked. An empty outcome is not a good outcome.";
        next
            nl "Geef het pad van het beleid, of begin een nieuw beleid met `maatstaf new MAP`."
            en "Give the path of the policy, or start a new one with `maatstaf new DIR`.";
        shell r#"
$ mkdir empty
$ maatstaf check empty
"#
    }

    IMPORT_UNKNOWN "import-unknown" Error {
        title nl "Onbekend pakket" en "Unknown package";
        means
            nl "Er is geen pakket met deze naam, of niet in deze versie."
            en "There is no package of this name, or not in this version.";
        matters
            nl "De normen van dat pakket zijn niet toegepast. Wat nu wordt gemeld kan dus te gunstig zijn."
            en "The norms of that package were not applied, so what is reported now may be too favourable.";
        next
            nl "Kijk of de naam klopt en of het pakket in het project staat."
            en "See whether the name is right, and whether the package is in the project.";
        policy r#"
import nl.agv
"#
    }

    IMPORT_CIRCLE "import-circle" Error {
        title nl "Pakketten die elkaar nodig hebben" en "Packages that need each other";
        means
            nl "Een pakket importeert, eventueel via andere, zichzelf."
            en "A package imports itself, perhaps by way of others.";
        matters
            nl "Het ene pakket is niet te begrijpen zonder het andere, en geen van beide kan zelfstandig worden uitgegeven."
            en "Neither package can be understood without the other, and neither can be published on its own.";
        next
            nl "Verplaats wat beide nodig hebben naar een derde pakket."
            en "Move what both need to a third package.";
        shell r#"
$ cat a.maat
package a 1 {
    title nl "Eerste" en "First"
}
import b
$ cat b/b.maat
package b 1 {
    title nl "Tweede" en "Second"
}
import a
$ maatstaf check .
"#
    }

    SNAPSHOT_MISSING "snapshot-missing" Warning {
        title nl "Geen momentopname van deze versie" en "No snapshot of this version";
        means
            nl "Een instemming noemt de versie van het instrument waarvoor zij is gegeven. Wat die versie deed staat in een \
                momentopname, en die is er niet."
            en "A consent names the version of the instrument that it was given for. What that version did is kept in a \
                snapshot, and there is none.";
        matters
            nl "Zonder momentopname is niet te zeggen of wat het instrument nu doet onder de instemming valt. De instemming \
                telt dan als onbekend."
            en "Without a snapshot nobody can say whether what the instrument does now is covered by the consent. The \
                consent then counts as unknown.";
        next
            nl "Maak een momentopname van de versie waarvoor is ingestemd met `maatstaf snapshot`, en bewaar die bij het \
                beleid."
            en "Make a snapshot of the version that was consented to with `maatstaf snapshot`, and keep it beside the \
                policy.";
        shell r#"
$ grep version policy.maat
instrument clock version 2 {
    given works_council_consent granted on 2026-09-20 of version 1
$ ls snapshots
$ maatstaf check .
"#
    }

    SNAPSHOT_DRIFT "snapshot-drift" Warning {
        title nl "Het instrument doet meer dan zijn versie" en "The instrument does more than its version";
        means
            nl "De momentopname van deze versie is gemaakt toen het instrument minder deed dan nu: er wordt meer gemeten, \
                langer bewaard of aan meer mensen getoond."
            en "The snapshot of this version was made when the instrument did less than now: more is measured, kept longer \
                or shown to more people.";
        matters
            nl "Wie met versie 1 heeft ingestemd, heeft ingestemd met wat versie 1 toen deed. Meer doen onder hetzelfde \
                nummer maakt de instemming tot iets dat niemand heeft gegeven."
            en "Whoever consented to version 1 consented to what version 1 did then. To do more under the same number turns \
                the consent into one that nobody gave.";
        next
            nl "Verhoog het versienummer, maak een nieuwe momentopname met `maatstaf snapshot` en leg de nieuwe versie voor."
            en "Raise the version number, make a new snapshot with `maatstaf snapshot`, and put the new version forward.";
        shell r#"
$ maatstaf snapshot clock
$ sed -i 's/at most 4 weeks/at most 8 weeks/' policy.maat
$ maatstaf check .
"#
    }

    SNAPSHOT_UNREADABLE "snapshot-unreadable" Error {
        title nl "Een onleesbare momentopname" en "An unreadable snapshot";
        means
            nl "Het bestand met de momentopname is beschadigd, met de hand veranderd of van een nieuwere Maatstaf."
            en "The file with the snapshot is damaged, was changed by hand, or comes from a newer Maatstaf.";
        matters
            nl "Wat niet te lezen is bewijst niets; instemmingen voor deze versie tellen als onbekend."
            en "What cannot be read proves nothing; consents for this version count as unknown.";
        next
            nl "Zet het bestand terug zoals het was, bijvoorbeeld uit het versiebeheer. Maak geen nieuwe momentopname van wat \
                het instrument nu doet: daar is niet mee ingestemd."
            en "Put the file back as it was, from version control for example. Do not make a new snapshot of what the \
                instrument does now: that is not what was consented to.";
        shell r#"
$ echo broken > snapshots/clock.1.json
$ maatstaf check .
"#
    }

    UNKNOWN_CODE "unknown-code" Error {
        title nl "Onbekende melding of naam" en "Unknown diagnostic or name";
        means
            nl "Er is geen melding met deze code, en in het beleid heet niets zo."
            en "There is no diagnostic with this code, and nothing in the policy has this name.";
        matters
            nl "Er valt niets uit te leggen."
            en "There is nothing to explain.";
        next
            nl "Neem de code over uit de melding, tussen de vierkante haken, of het pad van een norm of een regel."
            en "Copy the code from the report, between the square brackets, or the path of a norm or a statement.";
        shell r#"
$ maatstaf explain unknow-name
"#
    }
}
