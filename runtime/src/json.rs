//! Requests as JSON, in the shape of the OpenID AuthZEN Authorization API.
//!
//! A field that the policy has no use for is ignored. A *name* that the policy does not know, and
//! a value of the wrong kind, make the request malformed: a typing error must not look like
//! silence. A value of `null` is silence, except where it means "not yet" (`last_at`, `events`).

use maatstaf_program::{
    DataId, DecisionId, GroupingId, Input, Level, Object, PartyId, Program, PurposeId, Symbol, Symbols, Verb, WorkerId,
    texts,
};
use serde_json::Value;

use crate::complaint::{Complaint, ill_typed, unknown};
use crate::owned::{OwnedEvidence, OwnedRequest};
use crate::request::{Moment, Request, Slot};

mod reading;
mod values;

use reading::{Json, Members, Read};

impl OwnedRequest {
    /// The request of a JSON text, in the terms of a program.
    ///
    /// # Errors
    ///
    /// The first field that is wrong.
    pub fn from_json(program: &Program, json: &str) -> Result<OwnedRequest, Complaint> {
        let not_json =
            |error: serde_json::Error| Complaint { field: String::new(), text: texts::not_json(&error.to_string()) };
        read(program, Read::text(json).map_err(not_json)?.root())
    }

    /// The request of a JSON value, in the terms of a program.
    ///
    /// # Errors
    ///
    /// The first field that is wrong.
    pub fn from_value(program: &Program, json: &Value) -> Result<OwnedRequest, Complaint> {
        read(program, Read::value(json).root())
    }
}

fn read(program: &Program, json: Json<'_>) -> Result<OwnedRequest, Complaint> {
    match json {
        Json::Object(members) => Reader { symbols: &program.symbols }.request(members),
        _ => Err(ill_typed("", "een object", "an object")),
    }
}

/// Where a value stands. It is made into text where something is wrong with it, and not before.
#[derive(Clone, Copy)]
struct Place<'n> {
    part: &'static str,
    name: &'n str,
}

impl Place<'_> {
    fn text(self) -> String {
        if self.part.is_empty() { self.name.to_owned() } else { format!("{}.{}", self.part, self.name) }
    }
}

/// A part of the request that is an object, with its path.
struct Part<'j> {
    path: &'static str,
    members: Option<Members<'j>>,
}

impl<'j> Part<'j> {
    /// A member; `null` counts as absent.
    fn get(&self, name: &str) -> Option<Json<'j>> {
        self.stated(name).filter(|value| !matches!(value, Json::Null))
    }

    /// A member, `null` included.
    fn stated(&self, name: &str) -> Option<Json<'j>> {
        self.members.and_then(|members| members.get(name))
    }

    fn place<'n>(&self, name: &'n str) -> Place<'n> {
        Place { part: self.path, name }
    }

    /// A member that is an object itself.
    fn part(&self, name: &str, path: &'static str) -> Result<Part<'j>, Complaint> {
        match self.get(name) {
            None => Ok(Part { path, members: None }),
            Some(Json::Object(members)) => Ok(Part { path, members: Some(members) }),
            Some(_) => Err(ill_typed(path, "een object", "an object")),
        }
    }

    fn required(&self, name: &str) -> Result<Json<'j>, Complaint> {
        self.get(name).ok_or_else(|| {
            let field = self.place(name).text();
            Complaint { text: texts::absent(&field), field }
        })
    }

    fn yes_no(&self, name: &str) -> Result<Option<bool>, Complaint> {
        match self.get(name) {
            None => Ok(None),
            Some(Json::Bool(yes)) => Ok(Some(yes)),
            Some(_) => Err(ill_typed(&self.place(name).text(), "true of false", "true or false")),
        }
    }

    fn count(&self, name: &str) -> Result<Option<u32>, Complaint> {
        let Some(value) = self.get(name) else { return Ok(None) };
        let count = match value {
            Json::Whole(count) => u32::try_from(count).ok(),
            _ => None,
        };
        match count {
            Some(count) => Ok(Some(count)),
            None => Err(ill_typed(&self.place(name).text(), "een geheel getal vanaf 0", "a whole number from 0")),
        }
    }

    fn instant(&self, name: &str) -> Result<Option<i64>, Complaint> {
        match self.get(name) {
            None => Ok(None),
            Some(value) => values::instant(self.place(name), value).map(Some),
        }
    }

    /// An instant, or `null` for what has not happened.
    fn moment(&self, name: &str) -> Result<Moment, Complaint> {
        match self.stated(name) {
            None => Ok(Moment::MISSING),
            Some(Json::Null) => Ok(Moment::NOT_YET),
            Some(value) => values::instant(self.place(name), value).map(Moment::at),
        }
    }

    fn name(&self, name: &str, table: &[Symbol]) -> Result<Option<u16>, Complaint> {
        match self.get(name) {
            None => Ok(None),
            Some(value) => find(self.place(name), value, table).map(Some),
        }
    }

    fn names(&self, name: &str, table: &[Symbol]) -> Result<Option<Vec<u16>>, Complaint> {
        let Some(value) = self.get(name) else { return Ok(None) };
        let place = self.place(name);
        let Json::List(list) = value else {
            return Err(ill_typed(&place.text(), "een lijst van namen", "a list of names"));
        };
        list.iter().map(|value| find(place, value, table)).collect::<Result<_, _>>().map(Some)
    }
}

/// The position of a name, or a complaint with the nearest one.
fn find(place: Place<'_>, value: Json<'_>, table: &[Symbol]) -> Result<u16, Complaint> {
    let name = string(place, value)?;
    Symbols::find(table, name)
        .ok_or_else(|| unknown(&place.text(), name, table.iter().map(|symbol| symbol.name.as_str())))
}

fn string<'j>(place: Place<'_>, value: Json<'j>) -> Result<&'j str, Complaint> {
    value.as_str().ok_or_else(|| ill_typed(&place.text(), "een tekst", "a string"))
}

struct Reader<'p> {
    symbols: &'p Symbols,
}

impl Reader<'_> {
    fn request(&self, json: Members<'_>) -> Result<OwnedRequest, Complaint> {
        let symbols = self.symbols;
        let whole = Part { path: "", members: Some(json) };
        let subject = whole.part("subject", "subject")?;
        let actor = subject.part("properties", "subject.properties")?;
        let action = whole.part("action", "action")?;
        let resource = whole.part("resource", "resource")?;
        let about = resource.part("properties", "resource.properties")?;
        let context = whole.part("context", "context")?;

        let verb = self.verb(&action)?;
        let object = resource.required("type")?;
        let object = if verb == Verb::Decide {
            Object::Decision(DecisionId(find(resource.place("type"), object, &symbols.decisions)?))
        } else {
            Object::Data(DataId(find(resource.place("type"), object, &symbols.data)?))
        };
        let time = values::instant(context.place("time"), context.required("time")?)?;
        let mut plain = Request::new(verb, object, time);
        plain.purpose = context.name("purpose", &symbols.purposes)?.map(PurposeId);
        plain.is_subject = actor.yes_no("is_subject")?;
        plain.worker = about.name("about", &symbols.workers)?.map(WorkerId);
        plain.level = self.level(&about)?;
        plain.grouping = about.name("grouping", &symbols.groupings)?.map(GroupingId);
        plain.group_size = about.count("group_size")?;
        plain.rest_size = about.count("rest_size")?;
        plain.recorded_at = about.instant("recorded_at")?;
        plain.on_hold = about.yes_no("on_hold")?;
        plain.last_at = about.moment("last_at")?;
        let parties = &symbols.parties;
        Ok(OwnedRequest {
            plain,
            roles: actor.names("roles", parties)?.map(party_ids),
            roles_of_subject: actor.names("roles_of_subject", parties)?.map(party_ids),
            events: self.events(&about)?,
            attributes: self.attributes(&context)?,
            context: self.context(&context)?,
            review: self.review(&context)?,
        })
    }

    fn verb(&self, action: &Part<'_>) -> Result<Verb, Complaint> {
        let name = string(action.place("name"), action.required("name")?)?;
        let known = || Verb::ALL.into_iter().map(Verb::name);
        Verb::from_name(name).ok_or_else(|| unknown("action.name", name, known()))
    }

    fn level(&self, about: &Part<'_>) -> Result<Option<Level>, Complaint> {
        let Some(value) = about.get("level") else { return Ok(None) };
        let place = about.place("level");
        let name = string(place, value)?;
        match Level::from_name(name) {
            Some(level) => Ok(Some(level)),
            None => Err(unknown(&place.text(), name, Level::ALL.into_iter().map(Level::name))),
        }
    }

    fn events(&self, about: &Part<'_>) -> Result<Vec<Moment>, Complaint> {
        let events = about.part("events", "resource.properties.events")?;
        let table = &self.symbols.events;
        for name in events.members.into_iter().flat_map(Members::names) {
            if Symbols::find(table, name).is_none() {
                let path = events.place(name).text();
                return Err(unknown(&path, name, table.iter().map(|event| event.name.as_str())));
            }
        }
        table.iter().map(|event| events.moment(&event.name)).collect()
    }

    fn attributes(&self, context: &Part<'_>) -> Result<Vec<Slot>, Complaint> {
        let attributes = context.part("attributes", "context.attributes")?;
        let table = &self.symbols.attributes;
        for name in attributes.members.into_iter().flat_map(Members::names) {
            if Symbols::find_input(table, name).is_none() {
                let path = attributes.place(name).text();
                return Err(unknown(&path, name, table.iter().map(|input| input.name.as_str())));
            }
        }
        self.slots(&attributes, table)
    }

    /// The declared values of the context. Other members of the context are ignored: callers put
    /// things of their own there.
    fn context(&self, context: &Part<'_>) -> Result<Vec<Slot>, Complaint> {
        self.slots(context, &self.symbols.context)
    }

    fn slots(&self, part: &Part<'_>, table: &[Input]) -> Result<Vec<Slot>, Complaint> {
        table
            .iter()
            .map(|input| match part.get(&input.name) {
                None => Ok(Slot::MISSING),
                Some(value) => {
                    values::input(part.place(&input.name), value, input.value_type, &self.symbols.words).map(Slot::of)
                }
            })
            .collect()
    }

    fn review(&self, context: &Part<'_>) -> Result<Option<OwnedEvidence>, Complaint> {
        let review = context.part("review", "context.review")?;
        if review.members.is_none() {
            return Ok(None);
        }
        let mut evidence = OwnedEvidence {
            roles: review.names("by", &self.symbols.parties)?.map(party_ids),
            roles_of_subject: review.names("roles_of_subject", &self.symbols.parties)?.map(party_ids),
            ..OwnedEvidence::default()
        };
        evidence.plain.is_subject = review.yes_no("by_subject")?;
        evidence.plain.by_system = review.yes_no("by_system")?.unwrap_or(false);
        evidence.plain.at = review.instant("at")?;
        evidence.plain.could_override = review.yes_no("may_override")?;
        evidence.plain.heard_subject = review.yes_no("heard_subject")?;
        if let Some(saw) = review.get("saw") {
            let place = review.place("saw");
            let Json::List(list) = saw else {
                return Err(ill_typed(&place.text(), "een lijst van namen", "a list of names"));
            };
            // The reasons of a score are no data category, and seen all the same.
            let is_reasons = |value: &Json<'_>| value.as_str() == Some("reasons");
            let data = &self.symbols.data;
            let seen = list.iter().filter(|value| !is_reasons(value));
            let seen: Result<_, _> = seen.map(|value| find(place, value, data).map(DataId)).collect();
            evidence.saw = Some(seen?);
            evidence.plain.saw_reasons = Some(list.iter().any(|value| is_reasons(&value)));
        }
        Ok(Some(evidence))
    }
}

fn party_ids(names: Vec<u16>) -> Vec<PartyId> {
    names.into_iter().map(PartyId).collect()
}

#[cfg(test)]
mod tests;
