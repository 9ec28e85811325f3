//! JSON as it stands in the text, in one list: strings borrow from the text where they can, and
//! what is inside of a value follows it. A request is read once and thrown away, so it needs no
//! more than that, and one allocation.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

/// So many values are there room for at once: a request has about thirty.
const ROOM: usize = 40;

/// A text that was read.
#[derive(Debug)]
pub(super) struct Read<'j>(Vec<Node<'j>>);

/// A value, with the name of the member that it is.
#[derive(Debug)]
struct Node<'j> {
    name: Cow<'j, str>,
    value: Own<'j>,
    /// How many of the values that follow are inside of this one.
    inside: usize,
}

#[derive(Debug)]
enum Own<'j> {
    Null,
    Bool(bool),
    Whole(i64),
    Float(f64),
    Text(Cow<'j, str>),
    List,
    Object,
}

/// A value that was read.
#[derive(Clone, Copy, Debug)]
pub(super) enum Json<'r> {
    Null,
    Bool(bool),
    Whole(i64),
    Float(f64),
    Text(&'r str),
    List(Items<'r>),
    Object(Members<'r>),
}

/// The items of a list.
#[derive(Clone, Copy, Debug)]
pub(super) struct Items<'r>(&'r [Node<'r>]);

/// The members of an object, each name once.
#[derive(Clone, Copy, Debug)]
pub(super) struct Members<'r>(&'r [Node<'r>]);

impl<'r> Items<'r> {
    /// The items, in their order.
    pub(super) fn iter(self) -> impl Iterator<Item = Json<'r>> + Clone {
        siblings(self.0).map(Json::first)
    }
}

impl<'r> Members<'r> {
    /// A member. Objects of a request have few members, so they are gone through.
    pub(super) fn get(self, name: &str) -> Option<Json<'r>> {
        siblings(self.0).find(|nodes| nodes.first().is_some_and(|node| node.name == name)).map(Json::first)
    }

    /// The names, in the order of the text.
    pub(super) fn names(self) -> impl Iterator<Item = &'r str> {
        siblings(self.0).filter_map(|nodes| nodes.first()).map(|node| &*node.name)
    }
}

/// Every value of a list, passing over what is inside of it, with all that follows it.
fn siblings<'r>(nodes: &'r [Node<'r>]) -> impl Iterator<Item = &'r [Node<'r>]> + Clone {
    let after = |nodes: &&'r [Node<'r>]| nodes.get(nodes.first()?.inside + 1..);
    std::iter::successors(Some(nodes), after).take_while(|nodes| !nodes.is_empty())
}

impl<'r> Json<'r> {
    /// The value that stands first.
    fn first(nodes: &'r [Node<'r>]) -> Json<'r> {
        let Some((node, rest)) = nodes.split_first() else { return Json::Null };
        let inside = rest.get(..node.inside).unwrap_or(rest);
        match &node.value {
            Own::Null => Json::Null,
            Own::Bool(yes) => Json::Bool(*yes),
            Own::Whole(number) => Json::Whole(*number),
            Own::Float(number) => Json::Float(*number),
            Own::Text(text) => Json::Text(text),
            Own::List => Json::List(Items(inside)),
            Own::Object => Json::Object(Members(inside)),
        }
    }

    pub(super) fn as_str(self) -> Option<&'r str> {
        match self {
            Json::Text(text) => Some(text),
            _ => None,
        }
    }
}

impl<'j> Read<'j> {
    /// Reads a text.
    ///
    /// # Errors
    ///
    /// What is no JSON, is nested too deep, or has a member twice.
    pub(super) fn text(json: &'j str) -> Result<Read<'j>, serde_json::Error> {
        let mut nodes = Vec::with_capacity(ROOM);
        let mut reader = serde_json::Deserializer::from_str(json);
        // How deep values are nested is limited by `serde_json`.
        Reading { nodes: &mut nodes, name: Cow::Borrowed("") }.deserialize(&mut reader)?;
        reader.end()?;
        Ok(Read(nodes))
    }

    /// A value of `serde_json`.
    pub(super) fn value(value: &'j Value) -> Read<'j> {
        let mut nodes = Vec::with_capacity(ROOM);
        copy(&mut nodes, "", value);
        Read(nodes)
    }

    /// The whole.
    pub(super) fn root(&self) -> Json<'_> {
        Json::first(&self.0)
    }
}

fn copy<'j>(nodes: &mut Vec<Node<'j>>, name: &'j str, value: &'j Value) {
    let at = nodes.len();
    let own = match value {
        Value::Null => Own::Null,
        Value::Bool(yes) => Own::Bool(*yes),
        Value::Number(number) => match number.as_i64() {
            Some(whole) => Own::Whole(whole),
            None => Own::Float(number.as_f64().unwrap_or(f64::NAN)),
        },
        Value::String(text) => Own::Text(Cow::Borrowed(text)),
        Value::Array(_) => Own::List,
        Value::Object(_) => Own::Object,
    };
    nodes.push(Node { name: Cow::Borrowed(name), value: own, inside: 0 });
    match value {
        Value::Array(list) => list.iter().for_each(|value| copy(nodes, "", value)),
        Value::Object(members) => members.iter().for_each(|(name, value)| copy(nodes, name, value)),
        _ => {}
    }
    close(nodes, at);
}

/// Counts what came after a value as inside of it.
fn close(nodes: &mut [Node<'_>], at: usize) {
    let inside = nodes.len() - at - 1;
    if let Some(node) = nodes.get_mut(at) {
        node.inside = inside;
    }
}

/// Reads one value into the list.
struct Reading<'n, 'j> {
    nodes: &'n mut Vec<Node<'j>>,
    name: Cow<'j, str>,
}

impl<'j> Reading<'_, 'j> {
    fn put<E>(self, value: Own<'j>) -> Result<(), E> {
        self.nodes.push(Node { name: self.name, value, inside: 0 });
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Reading<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Reading<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value of JSON")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.put(Own::Null)
    }

    fn visit_bool<E>(self, yes: bool) -> Result<(), E> {
        self.put(Own::Bool(yes))
    }

    fn visit_i64<E>(self, number: i64) -> Result<(), E> {
        self.put(Own::Whole(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<(), E> {
        self.put(i64::try_from(number).map_or(Own::Float(number as f64), Own::Whole))
    }

    fn visit_f64<E>(self, number: f64) -> Result<(), E> {
        self.put(Own::Float(number))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<(), E> {
        self.put(Own::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        self.put(Own::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let at = self.nodes.len();
        self.nodes.push(Node { name: self.name, value: Own::List, inside: 0 });
        while list.next_element_seed(Reading { nodes: &mut *self.nodes, name: Cow::Borrowed("") })?.is_some() {}
        close(self.nodes, at);
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let at = self.nodes.len();
        self.nodes.push(Node { name: self.name, value: Own::Object, inside: 0 });
        let mut count = 0;
        while let Some(Name(name)) = map.next_key()? {
            // What one reader of a request takes for its purpose, another must not overlook.
            let known = Members(self.nodes.get(at + 1..).unwrap_or_default());
            if count < FEW && known.names().any(|known| known == name) {
                return Err(twice(&name));
            }
            count += 1;
            map.next_value_seed(Reading { nodes: &mut *self.nodes, name })?;
        }
        close(self.nodes, at);
        if count > FEW {
            let mut names: Vec<&str> = Members(self.nodes.get(at + 1..).unwrap_or_default()).names().collect();
            names.sort_unstable();
            if let Some([name, _]) = names.array_windows().find(|[one, other]| one == other) {
                return Err(twice(name));
            }
        }
        Ok(())
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
