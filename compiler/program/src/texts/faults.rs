//! What is wrong with a bundle or a program.

use crate::{Problem, Text};

/// The file does not start as a compiled policy does.
pub fn not_a_bundle() -> Text {
    Text::new("Dit bestand is geen gecompileerd beleid (.maatc).", "This file is no compiled policy (.maatc).")
}

/// The format is one that this version does not read.
pub fn unsupported_version(found: u16, known: u16) -> Text {
    Text::new(
        format!(
            "Dit bestand heeft indeling {found}; deze versie leest alleen indeling {known}. Compileer het beleid opnieuw."
        ),
        format!("This file has format {found}; this version only reads format {known}. Compile the policy again."),
    )
}

/// The file ends too early.
pub fn truncated(expected: u64, found: u64) -> Text {
    Text::new(
        format!("Het bestand is afgebroken: {found} van de {expected} bytes zijn er."),
        format!("The file is cut off: {found} of {expected} bytes are there."),
    )
}

/// The file goes on after its end.
pub fn trailing(extra: u64) -> Text {
    Text::new(
        format!("Na het einde van het beleid staan nog {extra} bytes die er niet horen."),
        format!("{extra} bytes that do not belong there follow the end of the policy."),
    )
}

/// The file is larger than may be.
pub fn oversized(length: u64, limit: u64) -> Text {
    Text::new(
        format!("Het beleid is {length} bytes groot; hoogstens {limit} zijn toegestaan."),
        format!("The policy has {length} bytes; at most {limit} are allowed."),
    )
}

/// The hash of the contents is another one.
pub fn altered() -> Text {
    Text::new(
        "De inhoud van het bestand is veranderd sinds het werd gemaakt: de controlesom klopt niet.",
        "The contents of the file have changed since it was made: the hash does not match.",
    )
}

/// The contents are no program.
pub fn undecodable() -> Text {
    Text::new("De inhoud van het bestand is geen leesbaar beleid.", "The contents of the file are no readable policy.")
}

/// The program does not pass the verifier.
pub fn unsound(faults: usize, first: &Text) -> Text {
    Text::new(
        format!("Het beleid in het bestand klopt niet ({faults} fouten). De eerste: {}", first.nl),
        format!("The policy in the file is not sound ({faults} faults). The first: {}", first.en),
    )
}

/// The program cannot be written.
pub fn unwritable() -> Text {
    Text::new("Het beleid kan niet worden weggeschreven.", "The policy cannot be written.")
}

/// A fault at a place of the program.
pub fn fault(at: &str, problem: &Text) -> Text {
    Text::new(format!("{at}: {}", problem.nl), format!("{at}: {}", problem.en))
}

/// What is wrong at a place of a program.
pub fn problem(problem: &Problem) -> Text {
    match problem {
        Problem::TooMany { found, limit } => Text::new(
            format!("{found} is te veel; hoogstens {limit} is toegestaan"),
            format!("{found} are too many; at most {limit} are allowed"),
        ),
        Problem::TooLong { found, limit } => Text::new(
            format!("{found} bytes is te lang; hoogstens {limit} is toegestaan"),
            format!("{found} bytes are too long; at most {limit} are allowed"),
        ),
        Problem::Empty => Text::new("dit mag niet leeg zijn", "this must not be empty"),
        Problem::NoSuch { index, length } => Text::new(
            format!("verwijst naar plaats {index} van een tabel met {length}"),
            format!("refers to position {index} of a table of {length}"),
        ),
        Problem::NotIncreasing => Text::new("staat niet strikt oplopend", "is not strictly increasing"),
        Problem::Ancestors => Text::new(
            "de voorouders kloppen niet: niet volledig, of in een kring",
            "the ancestors are not sound: not closed, or in a circle",
        ),
        Problem::ImpossibleValue => Text::new("deze waarde kan niet", "this value is impossible"),
        Problem::NoChange => Text::new("deze stap verandert niets", "this step changes nothing"),
        Problem::ChildNotBefore => {
            Text::new("een onderdeel staat niet vóór het geheel", "a part does not stand before the whole")
        }
        Problem::WrongType => Text::new("de soorten waarden passen niet", "the types of value do not fit"),
        Problem::TooDeep => Text::new("de uitdrukking is te groot of te diep", "the expression is too large or deep"),
        Problem::NotForGrant => Text::new("dit past niet bij een toestemming", "this does not go with a grant"),
        Problem::NotForNever => Text::new("dit past niet bij een verbod", "this does not go with a prohibition"),
    }
}
