//! What the server says to people: why it does not start, and what is wrong with a request.
//! Dutch and English stand side by side.

use std::fmt::Display;

use maatstaf_program::Text;

/// Nobody has to say who they are, and the address can be reached from other machines.
pub fn open_to_everybody(address: &str) -> Text {
    Text::new(
        format!(
            "Op `{address}` kan iedereen in het netwerk vragen stellen, want er is geen toegangscode (een bestand bij \
             --token-file, of MAATSTAF_TOKEN)."
        ),
        format!(
            "On `{address}` anybody in the network can ask, for there is no token (a file with --token-file, or \
             MAATSTAF_TOKEN)."
        ),
    )
}

/// A way out.
pub fn add_a_token() -> Text {
    Text::new(
        "Geef een toegangscode, of zeg met --allow-unauthenticated dat het zo bedoeld is.",
        "Give a token, or say with --allow-unauthenticated that this is meant.",
    )
}

/// An address is none.
pub fn no_url(url: &str) -> Text {
    Text::new(
        format!("`{url}` is geen adres dat met https:// of http:// begint."),
        format!("`{url}` is no address that begins with https:// or http://."),
    )
}

/// A file cannot be read.
pub fn cannot_read(path: &dyn Display, why: &dyn Display) -> Text {
    Text::new(format!("`{path}` is niet te lezen ({why})."), format!("`{path}` cannot be read ({why})."))
}

/// The tokens are no use.
pub fn no_token_in_file(path: &dyn Display) -> Text {
    Text::new(format!("In `{path}` staat geen toegangscode."), format!("There is no token in `{path}`."))
}

/// A token can be guessed.
pub fn token_too_short(shortest: usize) -> Text {
    Text::new(
        format!("Een toegangscode heeft minder dan {shortest} tekens, of andere dan letters, cijfers en -._~+/=."),
        format!("A token has fewer than {shortest} characters, or others than letters, digits and -._~+/=."),
    )
}

/// The certificate or its key is no use.
pub fn no_certificate(why: &dyn Display) -> Text {
    Text::new(
        format!("Het certificaat en de sleutel zijn niet te gebruiken ({why})."),
        format!("The certificate and the key cannot be used ({why})."),
    )
}

/// The address cannot be listened on.
pub fn cannot_listen(address: &dyn Display, why: &dyn Display) -> Text {
    Text::new(
        format!("Op `{address}` kan niet worden geluisterd ({why})."),
        format!("`{address}` cannot be listened on ({why})."),
    )
}

/// The server stopped by itself.
pub fn stopped(why: &dyn Display) -> Text {
    Text::new(format!("De server stopte ({why})."), format!("The server stopped ({why})."))
}

/// A way out.
pub fn check_the_settings() -> Text {
    Text::new("Zie `maatstaf serve --help`.", "See `maatstaf serve --help`.")
}

/// The body is no JSON.
pub fn not_json(why: &dyn Display) -> Text {
    Text::new(format!("De aanvraag is geen JSON ({why})."), format!("The request is no JSON ({why})."))
}

/// The content is not said to be JSON.
pub fn not_said_to_be_json() -> Text {
    Text::new(
        "De aanvraag moet `Content-Type: application/json` hebben.",
        "The request has to have `Content-Type: application/json`.",
    )
}

/// A compressed body.
pub fn encoded() -> Text {
    Text::new(
        "Een aanvraag met `Content-Encoding` wordt niet gelezen; stuur haar ongecomprimeerd.",
        "A request with `Content-Encoding` is not read; send it uncompressed.",
    )
}

/// A member that the protocol requires is missing, or is of another type.
pub fn wrong_member(path: &str, nl: &str, en: &str) -> Text {
    Text::new(format!("Het veld `{path}` moet {nl} zijn."), format!("The field `{path}` must be {en}."))
}

/// No such way of running a batch.
pub fn unknown_semantic() -> Text {
    Text::new(
        "Het veld `options.evaluations_semantic` is `execute_all`, `deny_on_first_deny` of `permit_on_first_permit`.",
        "The field `options.evaluations_semantic` is `execute_all`, `deny_on_first_deny` or `permit_on_first_permit`.",
    )
}

/// No token, or a wrong one.
pub fn unauthorised() -> Text {
    Text::new(
        "De aanvraag heeft geen geldige toegangscode (`Authorization: Bearer …`).",
        "The request has no token that is known here (`Authorization: Bearer …`).",
    )
}

/// A browser was led here under another name.
pub fn foreign_host() -> Text {
    Text::new(
        "Deze server luistert alleen op deze computer en zonder toegangscode; aanvragen onder een andere naam worden \
         geweigerd.",
        "This server listens on this machine alone and asks for no token; requests under another name are refused.",
    )
}

/// No such address.
pub fn not_found() -> Text {
    Text::new("Dit adres bestaat hier niet.", "There is no such address here.")
}

/// The address takes other methods.
pub fn method_not_allowed() -> Text {
    Text::new("Dit adres kent deze methode niet.", "This address does not take that method.")
}

/// The body took too long.
pub fn too_slow() -> Text {
    Text::new("De aanvraag kwam niet op tijd binnen.", "The request did not arrive in time.")
}

/// The body is too large.
pub fn too_large(limit: usize) -> Text {
    Text::new(format!("De aanvraag is groter dan {limit} bytes."), format!("The request is larger than {limit} bytes."))
}

/// Too many evaluations.
pub fn batch_too_large(limit: usize) -> Text {
    Text::new(
        format!("De aanvraag heeft meer dan {limit} onderdelen in `evaluations`."),
        format!("The request has more than {limit} entries in `evaluations`."),
    )
}

/// Too many requests a second.
pub fn too_many() -> Text {
    Text::new("Er komen te veel aanvragen per seconde.", "Too many requests come in each second.")
}

/// Too many requests at the same time.
pub fn busy() -> Text {
    Text::new("De server heeft het te druk.", "The server is too busy.")
}

/// A decision that has to be logged could not be.
pub fn not_logged() -> Text {
    Text::new(
        "De beslissing kon niet worden vastgelegd, en wordt daarom niet gegeven.",
        "The decision could not be logged, and is not given for that reason.",
    )
}

/// A failure of the server itself.
pub fn internal() -> Text {
    Text::new(
        "Er ging iets mis in de server; er is niets beslist.",
        "Something went wrong in the server; nothing was decided.",
    )
}

/// The request states another time than the present.
pub fn not_the_present(skew: i64) -> Text {
    let skew = maatstaf_program::texts::length(skew);
    Text::new(
        format!(
            "Het veld `context.time` wijkt meer dan {} af van de klok van de server. Laat het weg, of zet de klok gelijk.",
            skew.nl
        ),
        format!(
            "The field `context.time` is more than {} away from the server's clock. Leave it out, or set the clock.",
            skew.en
        ),
    )
}

/// An approval that is not to be relied on.
pub fn approval_out_of_date() -> Text {
    Text::new(
        "De goedkeuring in `context.approval` gold nog niet of niet meer.",
        "The approval in `context.approval` was not yet, or no longer, in force.",
    )
}

/// The title of what a held request waits for.
pub fn review_title() -> Text {
    Text::new("Beoordeling door een mens nodig", "A human review is needed")
}
