use std::collections::HashSet;

use super::*;

#[test]
fn every_code_has_an_id_of_its_own_in_kebab_case() {
    let mut ids = HashSet::new();
    for code in Code::all() {
        let id = code.id();
        assert!(ids.insert(id), "{id} is declared twice");
        let word = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
        assert!(id.split('-').all(word), "{id} is not in kebab-case");
        assert_eq!(Code::find(id), Some(code));
    }
    assert!(ids.len() >= 57, "there are only {} codes", ids.len());
    assert_eq!(Code::find("unheard-of"), None);
}

#[test]
fn every_code_is_explained_in_two_languages() {
    for code in Code::all() {
        let texts: [fn(Code, Lang) -> &'static str; 4] = [Code::title, Code::means, Code::matters, Code::next];
        for text in texts {
            let (nl, en) = (text(code, Lang::Nl), text(code, Lang::En));
            assert!(nl.len() >= 8 && en.len() >= 8, "{code} leaves something unsaid: {nl} / {en}");
            assert_ne!(nl, en, "{code} says the same in both languages");
            for text in [nl, en] {
                assert_eq!(text.trim(), text, "{code} has loose white space");
                assert!(!text.contains("  ") && !text.contains('\n'), "{code} is badly joined: {text}");
                assert_eq!(text.matches('`').count() % 2, 0, "{code} has an odd backtick: {text}");
            }
        }
    }
}

#[test]
fn titles_are_headings_and_the_rest_is_sentences() {
    for code in Code::all() {
        for lang in Lang::ALL {
            let title = code.title(lang);
            assert!(!title.ends_with('.') && title.chars().count() <= 70, "{code}: {title}");
            for text in [code.means(lang), code.matters(lang), code.next(lang)] {
                assert!(text.ends_with(['.', '?', '`']), "{code}: {text}");
                assert!(
                    text.chars().next().is_some_and(|first| first.is_uppercase() || first == '`'),
                    "{code}: {text}"
                );
            }
        }
    }
}

#[test]
fn every_code_has_an_example_with_something_in_it() {
    for code in Code::all() {
        match code.example() {
            Example::Policy(text) => {
                assert!(text.lines().filter(|line| !line.trim().is_empty()).count() >= 1, "{code} shows nothing");
                assert!(!text.contains('\t'), "{code} has a tab in its example");
            }
            Example::Shell(text) => {
                assert!(text.lines().any(|line| line.starts_with("$ ")), "{code} shows no command: {text}");
            }
        }
    }
}

#[test]
fn the_page_of_a_code_says_what_why_what_now_and_shows_it() {
    insta::assert_snapshot!(explain(Code::DATE_ORDER, Lang::En), @r"
    ## The end is not after the start

    `error[date-order]`

    A period ends before it starts, or on the day that it starts. `until` does not include the day that it names.

    **Why it matters.** There is no day on which this holds. That is rarely meant.

    **What to do.** Swap the dates, or correct the one that is wrong. For a single day, `until` is the day after.

    **Example.**

    ```maat
    organisation bakery {
        given employees 12 from 2026-06-01 until 2026-01-01
    }
    ```
    ");
    insta::assert_snapshot!(explain(Code::NO_SUCH_PATH, Lang::Nl), @r"
    ## Dit bestand of deze map is er niet

    `fout[no-such-path]`

    Op het opgegeven pad staat niets, of niets dat gelezen mag worden.

    **Waarom het ertoe doet.** Er is niets getoetst.

    **Wat te doen.** Controleer het pad, en of u het bestand mag lezen.

    **Voorbeeld.**

    ```console
    $ maatstaf check polcy.maat
    ```
    ");
}

#[test]
fn the_page_of_codes_has_every_code_once() {
    for lang in Lang::ALL {
        let page = codes_page(lang);
        for code in Code::all() {
            let line = format!("\n`{}[{code}]`\n", code.severity().word(lang));
            assert_eq!(page.matches(&line).count(), 1, "{code} in {lang}");
        }
    }
}

#[test]
fn codes_are_in_the_order_of_their_ids() {
    assert!(Code::BAD_NAME < Code::UNKNOWN_NAME);
    assert_ne!(Code::BAD_NAME, Code::UNKNOWN_NAME);
    assert_eq!(format!("{:?} {:<14}|", Code::BAD_NAME, Code::BAD_NAME), "Code(\"bad-name\") bad-name      |");
}
