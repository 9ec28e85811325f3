use super::*;

texts! {
    /// Nothing to fill in.
    fn plain() {
        nl: "Er is niets.",
        en: "There is nothing.",
    }

    /// A name, a text that differs by language, and a number, each in its own place and form.
    pub(crate) fn too_few(count: usize, sort: &Text, name: &str) {
        nl: "Van {sort} `{name}` zijn er maar {count:>3}.",
        en: "There are only {count:>3} of {sort} `{name}`.",
    }
}

#[test]
fn a_declared_text_exists_in_both_languages() {
    assert_eq!(plain(), Text::new("Er is niets.", "There is nothing."));
}

#[test]
fn arguments_are_said_in_the_language_of_the_text() {
    let text = too_few(5, &Text::new("doel", "purpose"), "rota");
    assert_eq!(text.get(Lang::Nl), "Van doel `rota` zijn er maar   5.");
    assert_eq!(text.get(Lang::En), "There are only   5 of purpose `rota`.");
}

#[test]
fn an_enumeration_has_commas_and_one_word() {
    let names = ["a", "b", "c"];
    assert_eq!(Text::and(&names), Text::new("a, b en c", "a, b and c"));
    assert_eq!(Text::or(&names[..2]), Text::new("a of b", "a or b"));
    assert_eq!(Text::or(&names[..1]), Text::same("a"));
    assert!(Text::and(&names[..0]).is_empty());
}

#[test]
fn an_enumeration_of_texts_is_in_the_language_of_each() {
    let parts = [Text::new("een doel", "a purpose"), Text::new("een bron", "a source")];
    assert_eq!(Text::or(&parts), Text::new("een doel of een bron", "a purpose or a source"));
}

#[test]
fn a_language_is_chosen_by_its_code_and_nothing_else() {
    assert_eq!("nl".parse(), Ok(Lang::Nl));
    assert_eq!("en".parse(), Ok(Lang::En));
    assert_eq!("de".parse::<Lang>(), Err(UnknownLang("de".to_owned())));
    assert_eq!("de".parse::<Lang>().unwrap_err().to_string(), "`de`: kies nl of en / choose nl or en");
    for lang in Lang::ALL {
        assert_eq!(lang.to_string().parse(), Ok(lang));
    }
}

#[test]
fn a_dutch_locale_gives_dutch_and_any_other_english() {
    for locale in ["nl", "nl_NL.UTF-8", "nl-BE", "NL"] {
        assert_eq!(Lang::of_locale(locale), Lang::Nl, "{locale}");
    }
    for locale in ["", "C", "POSIX", "en_GB.UTF-8", "de_DE", "nld_x"] {
        assert_eq!(Lang::of_locale(locale), Lang::En, "{locale}");
    }
}

#[test]
fn a_text_survives_serialization() {
    let text = Text::new("ja", "yes");
    let json = serde_json::to_string(&text).unwrap();
    assert_eq!(json, r#"{"nl":"ja","en":"yes"}"#);
    assert_eq!(serde_json::from_str::<Text>(&json).unwrap(), text);
}
