//! Texts in Dutch and English, side by side.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A language that people read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Dutch.
    Nl,
    /// English.
    En,
}

impl Lang {
    /// Both languages.
    pub const ALL: [Lang; 2] = [Lang::Nl, Lang::En];

    /// The language of a locale such as `nl_NL.UTF-8`, `nl-BE` or `en`: Dutch if its language is, else English.
    pub fn of_locale(locale: &str) -> Lang {
        match locale.split(['_', '-', '.', '@']).next() {
            Some(language) if language.eq_ignore_ascii_case("nl") => Lang::Nl,
            _ => Lang::En,
        }
    }
}

/// Writes the two-letter code, as `--lang` takes it.
impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Lang::Nl => "nl",
            Lang::En => "en",
        })
    }
}

/// What was asked for is neither `nl` nor `en`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownLang(pub String);

impl fmt::Display for UnknownLang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Which language to say this in is the very thing that is not known.
        write!(f, "`{0}`: kies nl of en / choose nl or en", self.0)
    }
}

impl std::error::Error for UnknownLang {}

impl FromStr for Lang {
    type Err = UnknownLang;

    fn from_str(text: &str) -> Result<Lang, UnknownLang> {
        match text {
            "nl" => Ok(Lang::Nl),
            "en" => Ok(Lang::En),
            other => Err(UnknownLang(other.to_owned())),
        }
    }
}

/// One text for people, in both languages.
///
/// It has no `Display`, on purpose: to show it is to choose a language.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Text {
    /// The text in Dutch.
    pub nl: String,
    /// The text in English.
    pub en: String,
}

impl Text {
    /// A text from its two languages.
    pub fn new(nl: impl Into<String>, en: impl Into<String>) -> Text {
        Text { nl: nl.into(), en: en.into() }
    }

    /// A text that reads the same in both languages: a name, a number, a quotation.
    pub fn same(text: impl Into<String>) -> Text {
        let en: String = text.into();
        Text { nl: en.clone(), en }
    }

    /// The text in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Nl => &self.nl,
            Lang::En => &self.en,
        }
    }

    /// Whether there is nothing to read in either language.
    pub fn is_empty(&self) -> bool {
        self.nl.is_empty() && self.en.is_empty()
    }

    /// A text made of each language of this one.
    pub fn map(&self, mut f: impl FnMut(&str) -> String) -> Text {
        Text { nl: f(&self.nl), en: f(&self.en) }
    }

    /// An enumeration that all hold of: `a, b en c`, `a, b and c`. Empty when there is nothing to enumerate.
    pub fn and<'a, T: Say + ?Sized + 'a>(parts: impl IntoIterator<Item = &'a T>) -> Text {
        enumerate(parts, " en ", " and ")
    }

    /// An enumeration to choose from: `a, b of c`, `a, b or c`. Empty when there is nothing to enumerate.
    pub fn or<'a, T: Say + ?Sized + 'a>(parts: impl IntoIterator<Item = &'a T>) -> Text {
        enumerate(parts, " of ", " or ")
    }
}

/// Joins with commas, and before the last part with a word.
fn enumerate<'a, T: Say + ?Sized + 'a>(parts: impl IntoIterator<Item = &'a T>, nl: &str, en: &str) -> Text {
    let parts: Vec<&T> = parts.into_iter().collect();
    let join = |lang: Lang, word: &str| {
        let mut joined = String::new();
        for (index, part) in parts.iter().enumerate() {
            if index > 0 {
                joined.push_str(if index + 1 == parts.len() { word } else { ", " });
            }
            joined.push_str(&Said::new(*part, lang).to_string());
        }
        joined
    };
    Text { nl: join(Lang::Nl, nl), en: join(Lang::En, en) }
}

/// A thing that can be said in a language: whatever has one form in both (names, numbers, dates), and texts.
///
/// The arguments of [`texts!`](crate::texts) are said in the language of the text that they stand in.
pub trait Say {
    /// Writes it in that language.
    fn say(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result;
}

impl<T: fmt::Display + ?Sized> Say for T {
    fn say(&self, _: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.fmt(f)
    }
}

impl Say for Text {
    fn say(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.get(lang))
    }
}

impl Say for &Text {
    fn say(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.get(lang))
    }
}

/// A thing together with the language to say it in: displayable.
pub struct Said<'a, T: Say + ?Sized> {
    thing: &'a T,
    lang: Lang,
}

impl<'a, T: Say + ?Sized> Said<'a, T> {
    /// `thing`, to be said in `lang`.
    pub fn new(thing: &'a T, lang: Lang) -> Said<'a, T> {
        Said { thing, lang }
    }
}

impl<T: Say + ?Sized> fmt::Display for Said<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.thing.say(self.lang, f)
    }
}

/// Declares functions that make a [`Text`](crate::Text).
///
/// Both languages are written side by side, as format strings over the function's arguments. The compiler checks that
/// each exists and uses no other argument; an argument that one of them forgets is reported as an unused variable.
///
/// ```
/// use maatstaf_diagnostics::{Lang, Text, texts};
///
/// texts! {
///     /// A name that was not declared.
///     pub fn unknown_name(name: &str, sort: &Text) {
///         nl: "Er is geen {sort} met de naam `{name}`.",
///         en: "There is no {sort} named `{name}`.",
///     }
/// }
///
/// let message = unknown_name("shift_planing", &Text::new("doel", "purpose"));
/// assert_eq!(message.get(Lang::Nl), "Er is geen doel met de naam `shift_planing`.");
/// assert_eq!(message.get(Lang::En), "There is no purpose named `shift_planing`.");
/// ```
#[macro_export]
macro_rules! texts {
    ($(
        $(#[$attribute:meta])*
        $visibility:vis fn $name:ident($($argument:ident: $type:ty),* $(,)?) {
            nl: $nl:literal,
            en: $en:literal $(,)?
        }
    )*) => {$(
        $(#[$attribute])*
        $visibility fn $name($($argument: $type),*) -> $crate::Text {
            $crate::Text {
                nl: {
                    $(let $argument = $crate::Said::new(&$argument, $crate::Lang::Nl);)*
                    ::std::format!($nl)
                },
                en: {
                    $(let $argument = $crate::Said::new(&$argument, $crate::Lang::En);)*
                    ::std::format!($en)
                },
            }
        }
    )*};
}

#[cfg(test)]
mod tests;
