//! JSON as it stands in the text: strings borrow from it where they can, and members keep their
//! order. A request is read once and thrown away, so it needs no more than that.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Json<'j> {
    Null,
    Bool(bool),
    Whole(i64),
    Float(f64),
    Text(Cow<'j, str>),
    List(Vec<Json<'j>>),
    Object(Members<'j>),
}

/// The members of an object, each name once.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Members<'j>(Vec<(Cow<'j, str>, Json<'j>)>);

impl<'j> Members<'j> {
    /// A member. Objects of a request have few members, so they are gone through.
    pub(super) fn get(&self, name: &str) -> Option<&Json<'j>> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// The names, in the order of the text.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| &**name)
    }
}

impl<'j> Json<'j> {
    pub(super) fn as_str(&self) -> Option<&str> {
        match self {
            Json::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn as_list(&self) -> Option<&[Json<'j>]> {
        match self {
            Json::List(list) => Some(list),
            _ => None,
        }
    }
}

impl<'j> From<&'j Value> for Json<'j> {
    fn from(value: &'j Value) -> Json<'j> {
        match value {
            Value::Null => Json::Null,
            Value::Bool(yes) => Json::Bool(*yes),
            Value::Number(number) => match number.as_i64() {
                Some(whole) => Json::Whole(whole),
                None => Json::Float(number.as_f64().unwrap_or(f64::NAN)),
            },
            Value::String(text) => Json::Text(Cow::Borrowed(text)),
            Value::Array(list) => Json::List(list.iter().map(Json::from).collect()),
            Value::Object(members) => {
                let members = members.iter().map(|(name, value)| (Cow::Borrowed(name.as_str()), Json::from(value)));
                Json::Object(Members(members.collect()))
            }
        }
    }
}

impl<'de> Deserialize<'de> for Json<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Json<'de>, D::Error> {
        // How deep values are nested is limited by `serde_json`.
        deserializer.deserialize_any(AnyValue)
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Json<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value of JSON")
    }

    fn visit_unit<E>(self) -> Result<Json<'de>, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, yes: bool) -> Result<Json<'de>, E> {
        Ok(Json::Bool(yes))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Json<'de>, E> {
        Ok(Json::Whole(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Json<'de>, E> {
        Ok(i64::try_from(number).map_or(Json::Float(number as f64), Json::Whole))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Json<'de>, E> {
        Ok(Json::Float(number))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Json<'de>, E> {
        Ok(Json::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Json<'de>, E> {
        Ok(Json::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Json<'de>, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element()? {
            values.push(value);
        }
        Ok(Json::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json<'de>, A::Error> {
        let mut members: Vec<(Cow<'de, str>, Json<'de>)> = Vec::new();
        while let Some(Name(name)) = map.next_key()? {
            // What one reader of a request takes for its purpose, another must not overlook.
            if members.len() < FEW && members.iter().any(|(known, _)| *known == name) {
                return Err(twice(&name));
            }
            members.push((name, map.next_value()?));
        }
        if members.len() > FEW {
            let mut names: Vec<&str> = members.iter().map(|(name, _)| &**name).collect();
            names.sort_unstable();
            if let Some([name, _]) = names.array_windows().find(|[one, other]| one == other) {
                return Err(twice(name));
            }
        }
        Ok(Json::Object(Members(members)))
    }
}

/// Up to so many members are compared one by one; more of them would take long that way.
const FEW: usize = 16;

fn twice<E: Error>(name: &str) -> E {
    let shown: String = name.chars().take(100).collect();
    E::custom(format_args!("the member `{shown}` is there twice"))
}

/// The name of a member, borrowed where it can be.
struct Name<'j>(Cow<'j, str>);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Name<'de>, D::Error> {
        struct AnyName;
        impl<'de> Visitor<'de> for AnyName {
            type Value = Name<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the name of a member")
            }

            fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Name<'de>, E> {
                Ok(Name(Cow::Borrowed(name)))
            }

            fn visit_str<E>(self, name: &str) -> Result<Name<'de>, E> {
                Ok(Name(Cow::Owned(name.to_owned())))
            }
        }
        deserializer.deserialize_str(AnyName)
    }
}

#[cfg(test)]
mod tests;
