//! The sentences themselves, in both languages. For each there is one for and one against.

use maatstaf_diagnostics::Text;
use maatstaf_semantics::norms::ir::{Comparison, ConceptProperty, Flag, Level};

/// A title as it stands within a sentence: its first letter small, unless the word is an abbreviation (`GPS`).
pub(super) fn within(title: &str) -> String {
    let mut chars = title.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), second) if second.is_none_or(|c| !c.is_uppercase()) => {
            first.to_lowercase().chain(chars).collect()
        }
        _ => title.to_owned(),
    }
}

/// A sentence with a verb that can be denied by the word after it: `nl` and `en` have `{not}` in the place of that word.
fn either(yes: bool, nl: &str, en: &str) -> Text {
    let fill = |text: &str, word: &str| text.replace("{not}", if yes { "" } else { word });
    Text::new(fill(nl, " niet"), fill(en, " not"))
}

/// `the purpose of the collection is security`
pub(super) fn is(property: ConceptProperty, decision: bool, of: &Text, what: &Text, yes: bool) -> Text {
    use ConceptProperty as P;
    let (nl, en) = (&of.nl, &of.en);
    let (a, b) = (&what.nl, &what.en);
    let property_of = |dutch: &str, english: &str| {
        either(yes, &format!("{dutch} van {nl} is{{not}} {a}"), &format!("{english} of {en} is{{not}} {b}"))
    };
    let own = |dutch: String, english: String| either(yes, &dutch, &english);
    match property {
        P::Data if decision => own(
            format!("de gegevens waarop {nl} berust, zijn{{not}} {a}"),
            format!("the data that {en} is made from are{{not}} {b}"),
        ),
        P::Data => own(
            format!("de gegevens waar het bij {nl} om gaat, zijn{{not}} {a}"),
            format!("the data that {en} is of are{{not}} {b}"),
        ),
        P::Decision => own(format!("waarover {nl} gaat, is{{not}} {a}"), format!("what {en} decides is{{not}} {b}")),
        P::Worker => own(
            format!("wie {nl} betreft, valt{{not}} onder: {a}"),
            format!("whoever {en} concerns does{{not}} come under: {b}").replace("does come", "comes"),
        ),
        P::Purpose => property_of("het doel", "the purpose"),
        P::Recipient => property_of("de ontvanger", "the recipient"),
        P::Source => property_of("de bron", "the source"),
        P::Technique => property_of("de techniek", "the technique"),
        P::Basis => property_of("de grondslag", "the legal basis"),
        P::Effect => property_of("het gevolg", "the effect"),
        P::By => own(format!("wie beslist bij {nl}, is{{not}} {a}"), format!("who makes {en} is{{not}} {b}")),
        P::ReviewBy => own(format!("wie {nl} beoordeelt, is{{not}} {a}"), format!("who reviews {en} is{{not}} {b}")),
        P::Device => own(format!("het apparaat is{{not}} van: {a}"), format!("the device does{{not}} belong to: {b}"))
            .map(|text| text.replace("does belong", "belongs")),
        P::Place => own(format!("de plaats van {nl} is{{not}} {a}"), format!("the place of {en} is{{not}} {b}")),
        P::With => own(format!("er wordt{{not}} gedeeld met: {a}"), format!("it is{{not}} shared with: {b}")),
        P::SharedIn => {
            own(format!("waarheen wordt gedeeld, is{{not}} {a}"), format!("where it is shared to is{{not}} {b}"))
        }
        P::Commissioner => {
            own(format!("de opdrachtgever van {nl} is{{not}} {a}"), format!("who commissioned {en} is{{not}} {b}"))
        }
    }
}

/// `the use draws on health data`
pub(super) fn draws(of: &Text, what: &Text, yes: bool) -> Text {
    let (nl, en) = (&of.nl, &of.en);
    let (a, b) = (&what.nl, &what.en);
    match yes {
        true => Text::new(
            format!("{nl} maakt gebruik van {a}, rechtstreeks of via andere gegevens"),
            format!("{en} draws on {b}, directly or through other data"),
        ),
        false => Text::new(
            format!("{nl} maakt geen gebruik van {a}, ook niet via andere gegevens"),
            format!("{en} does not draw on {b}, through other data either"),
        ),
    }
}

/// A yes-or-no property.
pub(super) fn flag(flag: Flag, of: &Text, yes: bool) -> Text {
    let (nl, en) = (&of.nl, &of.en);
    let pick = |yes_nl: String, no_nl: String, yes_en: String, no_en: String| {
        if yes { Text::new(yes_nl, yes_en) } else { Text::new(no_nl, no_en) }
    };
    let both = |dutch: &str, english: &str| either(yes, dutch, english);
    match flag {
        Flag::Review => pick(
            format!("iemand beoordeelt {nl}"),
            format!("niemand beoordeelt {nl}"),
            format!("somebody reviews {en}"),
            format!("nobody reviews {en}"),
        ),
        Flag::BeforeEffect => {
            both("de beoordeling komt{not} vóór het gevolg", "the review is{not} there before the effect")
        }
        Flag::MayOverride => {
            both("wie beoordeelt, mag{not} anders beslissen", "the reviewer may{not} decide otherwise")
        }
        Flag::SeesReasons => pick(
            "wie beoordeelt, ziet de redenen".to_owned(),
            "wie beoordeelt, ziet de redenen niet".to_owned(),
            "the reviewer sees the reasons".to_owned(),
            "the reviewer does not see the reasons".to_owned(),
        ),
        Flag::HearsSubject => pick(
            "wie beoordeelt, hoort de betrokkene".to_owned(),
            "wie beoordeelt, hoort de betrokkene niet".to_owned(),
            "the reviewer hears the person concerned".to_owned(),
            "the reviewer does not hear the person concerned".to_owned(),
        ),
        Flag::Hidden => both(&format!("{nl} gebeurt{{not}} in het verborgene"), &format!("{en} is{{not}} hidden")),
        Flag::Keeps => pick(
            format!("aan het bewaren bij {nl} is een einde gesteld"),
            format!("aan het bewaren bij {nl} is geen einde gesteld"),
            format!("how long the data of {en} are kept has an end"),
            format!("how long the data of {en} are kept has no end"),
        ),
        Flag::Hours => both(
            &format!("{nl} is{{not}} beperkt tot bepaalde uren"),
            &format!("{en} is{{not}} limited to certain hours"),
        ),
        Flag::SharedAsProcessor => pick(
            "de ontvanger is verwerker".to_owned(),
            "de ontvanger is geen verwerker".to_owned(),
            "the recipient is a processor".to_owned(),
            "the recipient is no processor".to_owned(),
        ),
        Flag::InvokesLaw => pick(
            "de grondslag noemt een wet".to_owned(),
            "de grondslag noemt geen wet".to_owned(),
            "the legal basis names a law".to_owned(),
            "the legal basis names no law".to_owned(),
        ),
        Flag::HasBasis => pick(
            format!("voor {nl} is een grondslag genoemd"),
            format!("voor {nl} is geen grondslag genoemd"),
            format!("a legal basis is stated for {en}"),
            format!("no legal basis is stated for {en}"),
        ),
        Flag::HasRecipient => pick(
            format!("voor {nl} is een ontvanger genoemd"),
            format!("voor {nl} is geen ontvanger genoemd"),
            format!("a recipient is stated for {en}"),
            format!("no recipient is stated for {en}"),
        ),
        Flag::AppliesToAll => {
            both("het instrument geldt{not} voor iedereen", "the instrument is{not} applied to everybody")
        }
        Flag::AppliesToGroup => {
            both("het instrument geldt{not} voor een groep", "the instrument is{not} applied to a group")
        }
        Flag::AppliesToCase => {
            both("het instrument wordt{not} voor één geval ingezet", "the instrument is{not} applied to a single case")
        }
        Flag::Jointly => pick(
            format!("{nl} heeft gezamenlijke verantwoordelijken"),
            format!("{nl} heeft geen gezamenlijke verantwoordelijken"),
            format!("{en} has joint controllers"),
            format!("{en} has no joint controllers"),
        ),
    }
}

/// `data of the collection reach the use`
pub(super) fn flows(from: &Text, to: &Text, yes: bool) -> Text {
    let (a, b, c, d) = (&from.nl, &to.nl, &from.en, &to.en);
    match yes {
        true => Text::new(format!("gegevens uit {a} komen terecht in {b}"), format!("data from {c} reach {d}")),
        false => {
            Text::new(format!("geen gegevens uit {a} komen terecht in {b}"), format!("no data from {c} reach {d}"))
        }
    }
}

/// Of purposes.
pub(super) fn compatible(one: &Text, other: &Text, yes: bool) -> Text {
    let (a, b, c, d) = (&one.nl, &other.nl, &one.en, &other.en);
    either(
        yes,
        &format!("het doel van {a} is{{not}} dat van {b}, of een soort daarvan"),
        &format!("the purpose of {c} is{{not}} that of {d}, or a kind of it"),
    )
}

/// Of purposes.
pub(super) fn incompatible(one: &Text, other: &Text, yes: bool) -> Text {
    let (a, b, c, d) = (&one.nl, &other.nl, &one.en, &other.en);
    either(
        yes,
        &format!("het doel van {a} geldt{{not}} als onverenigbaar met dat van {b}"),
        &format!("the purpose of {c} is{{not}} declared incompatible with that of {d}"),
    )
}

/// That two things are one.
pub(super) fn same(one: &Text, other: &Text, yes: bool) -> Text {
    let (a, b, c, d) = (&one.nl, &other.nl, &one.en, &other.en);
    either(yes, &format!("{a} is{{not}} hetzelfde als {b}"), &format!("{c} is{{not}} the same as {d}"))
}

/// How two terms compare. Of levels, the individual is the finest.
pub(super) fn compare(op: Comparison, of_levels: bool, what: &Text, than: &Text, yes: bool) -> Text {
    let (a, b, c, d) = (&what.nl, &than.nl, &what.en, &than.en);
    let say = |nl: &str, en: &str| either(yes, &format!("{a} {nl} {b}"), &format!("{c} {en} {d}"));
    match (op, of_levels) {
        (Comparison::Eq, _) => say("is", "is"),
        (Comparison::Ne, _) => say("is niet", "is not"),
        (Comparison::Ge, false) => say("is ten minste", "is at least"),
        (Comparison::Le, false) => say("is ten hoogste", "is at most"),
        (Comparison::Gt, false) => say("is meer dan", "is more than"),
        (Comparison::Lt, false) => say("is minder dan", "is less than"),
        (Comparison::Ge, true) => say("is niet fijner dan", "is no finer than"),
        (Comparison::Le, true) => say("is niet grover dan", "is no coarser than"),
        (Comparison::Gt, true) => say("is grover dan", "is coarser than"),
        (Comparison::Lt, true) => say("is fijner dan", "is finer than"),
        (Comparison::Before, _) => say("ligt{not} vóór", "is{not} before"),
        (Comparison::After, _) => say("ligt{not} na", "is{not} after"),
    }
}

/// A level.
pub(super) fn level(level: Level) -> Text {
    match level {
        Level::Individual => Text::new("de persoon", "the individual"),
        Level::Team => Text::new("het team", "the team"),
        Level::Department => Text::new("de afdeling", "the department"),
        Level::Organisation => Text::new("de organisatie", "the organisation"),
    }
}
