//! From names to handles: looked up once, and then a request is numbers.
//!
//! A handle is a position in a table of one program, and means nothing to another one. Where the
//! policy can change while the program runs, [`crate::Live`] keeps the two together.

use maatstaf_program::{
    AttributeId, ContextId, DataId, DecisionId, EventId, GroupingId, Input, Level, Object, PartyId, PurposeId, Symbol,
    Symbols, ValueType, Verb, WorkerId,
};

use crate::complaint::{Complaint, no_handle};
use crate::evaluator::Evaluator;
use crate::request::Slot;

/// The tables: method, type of its handles, field, and what people call its entries, in Dutch and
/// in English.
macro_rules! handles {
    ($($(#[$doc:meta])* $name:ident: $id:ident in $table:ident by $find:ident ($nl:literal, $en:literal);)*) => {
        impl Evaluator {$(
            $(#[$doc])*
            ///
            /// # Errors
            ///
            /// A name that the policy does not have, with the nearest one that it has.
            pub fn $name(&self, name: &str) -> Result<$id, Complaint> {
                let table = &self.program().symbols.$table;
                $find(stringify!($table), ($nl, $en), table, name).map($id)
            }
        )*}
    };
}

handles! {
    /// The handle of a category of data.
    data: DataId in data by symbol ("soorten gegevens", "categories of data");
    /// The handle of a kind of decision.
    decision: DecisionId in decisions by symbol ("soorten beslissingen", "kinds of decision");
    /// The handle of a purpose.
    purpose: PurposeId in purposes by symbol ("doelen", "purposes");
    /// The handle of a role or recipient.
    party: PartyId in parties by symbol ("rollen en ontvangers", "roles and recipients");
    /// The handle of a kind of worker.
    worker: WorkerId in workers by symbol ("soorten werkenden", "kinds of worker");
    /// The handle of a way of dividing people into groups.
    grouping: GroupingId in groupings by symbol ("indelingen in groepen", "groupings");
    /// The handle of an event.
    event: EventId in events by symbol ("gebeurtenissen", "events");
    /// The handle of an attribute of a person.
    attribute: AttributeId in attributes by input ("kenmerken", "attributes");
    /// The handle of a value of the context.
    context: ContextId in context by input ("waarden van de context", "values of the context");
}

impl Evaluator {
    /// What a verb is about, by name: for `decide` a kind of decision, else a category of data.
    ///
    /// # Errors
    ///
    /// As [`Evaluator::data`] and [`Evaluator::decision`].
    pub fn object(&self, verb: Verb, name: &str) -> Result<Object, Complaint> {
        match verb {
            Verb::Decide => self.decision(name).map(Object::Decision),
            _ => self.data(name).map(Object::Data),
        }
    }

    /// A text as the value of an attribute or of the context. A text that the policy compares with
    /// nothing is stated all the same.
    pub fn text(&self, text: &str) -> Slot {
        Slot::of(word(&self.program().symbols.words, text))
    }

    /// The type of the values of an attribute; `None` for a handle of another program.
    pub fn attribute_type(&self, id: AttributeId) -> Option<ValueType> {
        self.program().symbols.attributes.get(id.index()).map(|input| input.value_type)
    }

    /// The type of a value of the context; `None` for a handle of another program.
    pub fn context_type(&self, id: ContextId) -> Option<ValueType> {
        self.program().symbols.context.get(id.index()).map(|input| input.value_type)
    }
}

/// The verb of a word.
///
/// # Errors
///
/// A word that is no verb, with the nearest one that is.
pub fn verb(name: &str) -> Result<Verb, Complaint> {
    let known = || Verb::ALL.into_iter().map(Verb::name);
    Verb::from_name(name).ok_or_else(|| no_handle("verbs", ("werkwoorden", "verbs"), name, known()))
}

/// The level of a word.
///
/// # Errors
///
/// A word that is no level, with the nearest one that is.
pub fn level(name: &str) -> Result<Level, Complaint> {
    let known = || Level::ALL.into_iter().map(Level::name);
    Level::from_name(name).ok_or_else(|| no_handle("levels", ("niveaus", "levels"), name, known()))
}

/// The number of a text in the table of words; -1 for one that is not there.
pub(crate) fn word(words: &[String], text: &str) -> i64 {
    // The table has at most `limit::SYMBOLS` words.
    words.binary_search_by(|word| word.as_str().cmp(text)).map_or(-1, |at| at as i64)
}

fn symbol(label: &'static str, kind: (&str, &str), table: &[Symbol], name: &str) -> Result<u16, Complaint> {
    let known = || table.iter().map(|symbol| symbol.name.as_str());
    Symbols::find(table, name).ok_or_else(|| no_handle(label, kind, name, known()))
}

fn input(label: &'static str, kind: (&str, &str), table: &[Input], name: &str) -> Result<u16, Complaint> {
    let known = || table.iter().map(|input| input.name.as_str());
    Symbols::find_input(table, name).ok_or_else(|| no_handle(label, kind, name, known()))
}
