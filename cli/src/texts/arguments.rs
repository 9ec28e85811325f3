//! What the help and the mistakes on the command line say.

use maatstaf_diagnostics::{Lang, Text, texts};

/// What a command is for, in a line.
pub(crate) fn about_command(name: &str) -> Text {
    match name {
        "check" => Text::new("Toets beleid aan de normen, op een datum", "Check a policy against the norms, on a date"),
        "explain" => {
            Text::new("Leg een melding, norm, vraag of begrip uit", "Explain a diagnostic, norm, question or concept")
        }
        "test" => Text::new("Draai de casussen in beleid en normen", "Run the cases in policies and norms"),
        "compile" => Text::new(
            "Compileer beleid tot een bestand dat aanvragen beslist",
            "Compile a policy to a file that decides requests",
        ),
        "eval" => Text::new("Beslis aanvragen met gecompileerd beleid", "Decide requests with a compiled policy"),
        "log" => Text::new("Ga na of een beslislogboek heel is", "Verify that a decision log is whole"),
        "serve" => Text::new(
            "Beslis aanvragen over HTTP, met gecompileerd beleid",
            "Answer requests over HTTP, with a compiled policy",
        ),
        "fmt" => Text::new("Maak beleid op in de vaste opmaak", "Format policies in the one layout"),
        "snapshot" => Text::new(
            "Leg vast wat deze versie van een instrument doet",
            "Record what this version of an instrument does",
        ),
        "norms" => {
            Text::new("Toon de normen: welke er zijn, wat zij zeggen", "Show the norms: which there are, what they say")
        }
        "norms show" => Text::new(
            "Toon een norm, uitzondering, vraag, casus, pakket of artikel als tekst",
            "Show a norm, exception, question, case, package or article as prose",
        ),
        "norms doc" => Text::new("Schrijf alle normen als website", "Write all norms as a website"),
        "new" => Text::new("Begin een nieuw beleid", "Start a new policy"),
        "lsp" => Text::new("Bedien een editor (taalserver)", "Serve an editor (language server)"),
        _ => Text::default(),
    }
}

/// What an argument or option is, in a line. Options of all commands have no command.
pub(crate) fn help_argument(command: &str, argument: &str) -> Text {
    match (command, argument) {
        (_, "lang") => Text::new(
            "Taal: nl of en; anders die van de omgeving",
            "Language: nl or en; otherwise that of the environment",
        ),
        (_, "help") => Text::new("Toon deze uitleg", "Show this help"),
        (_, "version") => Text::new("Toon de versie", "Show the version"),
        ("lsp", "stdio") => Text::new(
            "Praat via de standaardin- en uitvoer; dat gebeurt altijd",
            "Talk over the standard input and output; it always does",
        ),
        ("explain", "as_of") => Text::new(
            "Vertel een instrument in zinnen, met wat de normen er op deze datum van zeggen",
            "Tell an instrument in sentences, with what the norms say of it on this date",
        ),
        (_, "as_of") => Text::new(
            "De datum waarop wordt getoetst, zoals 2026-11-23; anders vandaag",
            "The date to check at, such as 2026-11-23; otherwise today",
        ),
        ("explain", "name") => Text::new(
            "Een code (unknown-name), norm (nl.avg.human_intervention), vindplaats (AVG_22(1)), feit, oordeel of begrip",
            "A code (unknown-name), norm (nl.avg.human_intervention), citation (AVG_22(1)), fact, judgement or concept",
        ),
        ("explain", "project") => Text::new(
            "Zoek ook in het beleid op deze plek; anders in deze map",
            "Look in the policy at this path too; otherwise in this folder",
        ),
        ("explain", "all") => Text::new("Alle meldingen", "All diagnostics"),
        ("check", "format") => Text::new(
            "human (voor mensen; zo staat het ingesteld), json, sarif of github",
            "human (for people; the default), json, sarif or github",
        ),
        ("check", "deny") => Text::new("Keur ook af als er normen openstaan", "Fail on open norms too"),
        ("check", "all") => Text::new(
            "Toon alle open normen en vragen, niet alleen de belangrijkste",
            "Show all open norms and questions, not just those that matter most",
        ),
        ("test", "library") => {
            Text::new("Ook de casussen van de normenbibliotheek", "The cases of the library of norms too")
        }
        ("test", "mutate") => Text::new(
            "Verander elke norm op één plek en meld welke verandering geen casus doet mislukken",
            "Change each norm in one place and tell which changes make no case fail",
        ),
        ("test", "accept") => Text::new(
            "Veranderingen die onopgemerkt mogen blijven, met de reden (norm,change,reason)",
            "Changes that may go unnoticed, with the reason (norm,change,reason)",
        ),
        ("norms", "paths") => Text::new(
            "Bestanden of mappen met normen; anders de meegeleverde normenbibliotheek",
            "Files or folders with norms; otherwise the library that Maatstaf brings along",
        ),
        ("norms", "format") => {
            Text::new("human (voor mensen; zo staat het ingesteld) of json", "human (for people; the default) or json")
        }
        ("norms show", "name") => Text::new(
            "Een naam (nl.avg.human_intervention) of vindplaats (AVG_22(1))",
            "A name (nl.avg.human_intervention) or citation (AVG_22(1))",
        ),
        ("norms show", "project") => {
            Text::new("Zoek ook in het beleid op deze plek", "Look in the policy at this path too")
        }
        ("norms doc", "paths") => Text::new(
            "Bestanden of mappen met normen, naast de meegeleverde",
            "Files or folders with norms, besides those that Maatstaf brings along",
        ),
        ("norms doc", "output") => Text::new(
            "De map om te maken, of om te vervangen als deze opdracht haar heeft gemaakt",
            "The folder to make, or to replace when this command made it",
        ),
        ("compile", "output") => Text::new("Het bestand om te maken", "The file to make"),
        ("compile", "emit") => Text::new(
            "bundle (een bestand dat beslist; zo staat het ingesteld), object (machinecode om in een programma te linken) of \
             c-header (de namen daarvan in C)",
            "bundle (a file that decides; the default), object (native code to link into a program) or c-header (its names \
             in C)",
        ),
        ("eval", "program") => Text::new("Het gecompileerde beleid", "The compiled policy"),
        ("eval", "request") => Text::new(
            "Lees de aanvragen uit dit bestand; anders van de standaardinvoer",
            "Read the requests from this file; otherwise from the standard input",
        ),
        ("eval", "engine") => Text::new(
            "Machinecode (jit) of de referentie (interpreter); de antwoorden zijn gelijk",
            "Native code (jit) or the reference (interpreter); the answers are the same",
        ),
        ("serve", "program") => Text::new(
            "Het gecompileerde beleid; wordt opnieuw gelezen als het verandert",
            "The compiled policy; read again when it changes",
        ),
        ("serve", "listen") => {
            Text::new("Waar te luisteren; anders 127.0.0.1:8181", "Where to listen; otherwise 127.0.0.1:8181")
        }
        ("serve", "token_file") => Text::new(
            "Een bestand met toegangscodes, een per regel; of zet er een in MAATSTAF_TOKEN",
            "A file with tokens, one a line; or put one in MAATSTAF_TOKEN",
        ),
        ("serve", "allow_unauthenticated") => Text::new(
            "Laat iedereen vragen die het adres kan bereiken, ook vanaf andere computers",
            "Let anybody ask who can reach the address, from other machines too",
        ),
        ("serve", "tls_cert") => {
            Text::new("Het certificaat met zijn keten, in PEM", "The certificate with its chain, in PEM")
        }
        ("serve", "tls_key") => {
            Text::new("De sleutel van het certificaat, in PEM", "The key of the certificate, in PEM")
        }
        ("serve", "public_url") => {
            Text::new("Het adres waaronder vragers de server kennen", "The address that callers know the server by")
        }
        ("serve", "approvals") => Text::new(
            "Waar om de beoordeling gevraagd kan worden waar een aangehouden aanvraag op wacht",
            "Where the review can be asked for that a held request waits for",
        ),
        ("serve", "any_time") => Text::new(
            "Laat een aanvraag elk tijdstip noemen, niet alleen het heden: om na te spelen, niet om te beslissen",
            "Let a request state any time, not just the present: for replaying, not for deciding",
        ),
        ("serve", "log") => Text::new(
            "Het beslislogboek, voor wat het beleid laat vastleggen",
            "The decision log, for what the policy has logged",
        ),
        ("serve", "log_sync") => Text::new(
            "Wanneer een regel geschreven is: op de schijf (disk; zo staat het ingesteld) of bij het systeem (system)",
            "When a line is written: on the disk (disk; the default), or with the system (system)",
        ),
        ("log", "what") => Text::new("verify: ga na of het heel is", "verify: whether it is whole"),
        ("log", "files") => Text::new("De bestanden, het oudste eerst", "The files, the oldest first"),
        ("log", "contains") => Text::new(
            "De hash van een regel die erin moet staan, eerder genoteerd",
            "The hash of a line that has to be in it, noted earlier",
        ),
        ("serve", "max_body") => {
            Text::new("De grootste aanvraag; anders 1048576", "The largest request; otherwise 1048576")
        }
        ("serve", "max_batch") => Text::new(
            "De meeste onderdelen van een aanvraag; anders 1000",
            "The most entries of a request; otherwise 1000",
        ),
        ("serve", "max_concurrent") => {
            Text::new("De meeste aanvragen tegelijk; anders 256", "The most requests at the same time; otherwise 256")
        }
        ("serve", "max_rate") => Text::new(
            "De meeste aanvragen per seconde; anders zonder grens",
            "The most requests a second; otherwise no limit",
        ),
        ("serve", "timeout") => Text::new(
            "Hoelang een aanvraag erover mag doen om binnen te komen; anders 10",
            "How long a request may take to arrive; otherwise 10",
        ),
        ("serve", "trace") => Text::new(
            "Hoe het logboek van de server wordt geschreven: text (zo staat het ingesteld) of json",
            "How the server's own log is written: text (the default) or json",
        ),
        ("fmt", "paths") => Text::new(
            "Bestanden of mappen; - leest van de standaardinvoer; anders deze map",
            "Files or folders; - reads the standard input; otherwise this folder",
        ),
        ("fmt", "check") => {
            Text::new("Verander niets; noem wat zou veranderen", "Change nothing; name what would change")
        }
        ("snapshot", "instrument") => Text::new("De naam van het instrument", "The name of the instrument"),
        ("new", "folder") => Text::new("De map om te maken", "The folder to make"),
        (_, "paths") => Text::new("Bestanden of mappen; anders deze map", "Files or folders; otherwise this folder"),
        _ => Text::default(),
    }
}

/// What comes after the name of a command.
pub(crate) fn usage_of(command: &str) -> Text {
    match command {
        "explain" => Text::new("[OPTIES] NAAM", "[OPTIONS] NAME"),
        "compile" => Text::new("[OPTIES] -o BESTAND.maatc [PAD]...", "[OPTIONS] -o FILE.maatc [PATH]..."),
        "eval" | "serve" => Text::new("[OPTIES] BESTAND.maatc", "[OPTIONS] FILE.maatc"),
        "log" => Text::new("verify [OPTIES] BESTAND...", "verify [OPTIONS] FILE..."),
        "snapshot" => Text::new("[OPTIES] [INSTRUMENT] [PAD]...", "[OPTIONS] [INSTRUMENT] [PATH]..."),
        "norms show" => Text::new("[OPTIES] NAAM", "[OPTIONS] NAME"),
        "norms doc" => Text::new("[OPTIES] -o MAP [PAD]...", "[OPTIONS] -o DIR [PATH]..."),
        "new" => Text::new("[OPTIES] MAP", "[OPTIONS] DIR"),
        "lsp" => Text::new("[OPTIES]", "[OPTIONS]"),
        "" => Text::new("[OPTIES] OPDRACHT", "[OPTIONS] COMMAND"),
        _ => Text::new("[OPTIES] [PAD]...", "[OPTIONS] [PATH]..."),
    }
}

/// A word that stands for a value in the help. It lives as long as the program, for the parser of arguments keeps it.
pub(crate) struct ValueName {
    nl: &'static str,
    en: &'static str,
}

impl ValueName {
    /// The word in one language.
    pub(crate) fn get(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Nl => self.nl,
            Lang::En => self.en,
        }
    }
}

/// What stands for a value; nothing for a list to choose from, which is the same in both languages.
pub(crate) fn value_name(name: &str) -> Option<ValueName> {
    let (nl, en) = match name {
        "PATH" => ("PAD", "PATH"),
        "DATE" => ("DATUM", "DATE"),
        "NAME" => ("NAAM", "NAME"),
        "DIR" => ("MAP", "DIR"),
        "FILE" => ("BESTAND", "FILE"),
        "FILE.maatc" => ("BESTAND.maatc", "FILE.maatc"),
        "FILE.csv" => ("BESTAND.csv", "FILE.csv"),
        "ADDRESS:PORT" => ("ADRES:POORT", "ADDRESS:PORT"),
        "BYTES" => ("BYTES", "BYTES"),
        "NUMBER" => ("AANTAL", "NUMBER"),
        "HASH" => ("HASH", "HASH"),
        "URL" => ("ADRES", "URL"),
        "SECONDS" => ("SECONDEN", "SECONDS"),
        _ => return None,
    };
    Some(ValueName { nl, en })
}

texts! {
    /// What the program is.
    pub(crate) fn about() {
        nl: "Maatstaf: regels over het volgen van mensen op het werk, getoetst en uitgevoerd",
        en: "Maatstaf: rules on monitoring people at work, checked and enforced",
    }
    /// A heading of the help.
    pub(crate) fn help_usage() { nl: "Gebruik", en: "Usage" }
    /// A heading of the help.
    pub(crate) fn help_commands() { nl: "Opdrachten", en: "Commands" }
    /// A heading of the help.
    pub(crate) fn help_arguments() { nl: "Argumenten", en: "Arguments" }
    /// A heading of the help.
    pub(crate) fn help_options() { nl: "Opties", en: "Options" }
    /// The last line of the help.
    pub(crate) fn help_more() {
        nl: "Meer over een opdracht: maatstaf OPDRACHT --help",
        en: "More about a command: maatstaf COMMAND --help",
    }

    /// A mistake on the command line.
    pub(crate) fn no_such_command(name: &str) {
        nl: "De opdracht `{name}` bestaat niet.",
        en: "There is no command `{name}`.",
    }
    /// A mistake on the command line.
    pub(crate) fn no_command() { nl: "Er staat geen opdracht.", en: "There is no command." }
    /// A mistake on the command line.
    pub(crate) fn no_such_argument(name: &str) {
        nl: "`{name}` wordt hier niet verwacht.",
        en: "`{name}` is not expected here.",
    }
    /// A mistake on the command line.
    pub(crate) fn missing_argument(name: &str) { nl: "{name} ontbreekt.", en: "{name} is missing." }
    /// A mistake on the command line.
    pub(crate) fn missing_value(name: &str) {
        nl: "Er staat geen waarde bij {name}.",
        en: "{name} has no value.",
    }
    /// A mistake on the command line.
    pub(crate) fn wrong_value(value: &str, name: &str) {
        nl: "`{value}` is geen waarde voor {name}.",
        en: "`{value}` is no value for {name}.",
    }
    /// A mistake on the command line.
    pub(crate) fn argument_twice(name: &str) { nl: "{name} staat er twee keer.", en: "{name} is there twice." }
    /// A mistake on the command line.
    pub(crate) fn arguments_conflict(one: &str, other: &str) {
        nl: "{one} en {other} gaan niet samen.",
        en: "{one} and {other} do not go together.",
    }
    /// A mistake on the command line.
    pub(crate) fn unreadable_arguments() {
        nl: "De opdrachtregel is niet te lezen.",
        en: "The command line cannot be read.",
    }
    /// A way out.
    pub(crate) fn write_a_date() {
        nl: "Schrijf een bestaande datum als 2026-11-23.",
        en: "Write a date that exists as 2026-11-23.",
    }
    /// A way out.
    pub(crate) fn choose_from(values: &str) { nl: "Kies uit: {values}.", en: "Choose from: {values}." }
    /// A way out.
    pub(crate) fn see_help() { nl: "Zie `maatstaf --help`.", en: "See `maatstaf --help`." }
}
