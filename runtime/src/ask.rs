//! A request put together by names, for callers that have no handles.

use maatstaf_program::{EventId, Level, PurposeId, Text, ValueType, Verb};

use crate::complaint::{Complaint, ill_typed};
use crate::evaluator::Evaluator;
use crate::names;
use crate::owned::{OwnedEvidence, OwnedRequest};
use crate::request::{Evidence, Moment, Request, Slot};

/// A value of an attribute or of the context, with its type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given<'t> {
    /// Yes or no; a consent that was granted is yes, one that was refused is no.
    YesNo(bool),
    /// A number, in millionths.
    Number(i64),
    /// A length of time, in seconds.
    Duration(i64),
    /// A date, in days since 1970-01-01.
    Date(i64),
    /// An instant, in seconds since 1970-01-01T00:00:00Z.
    Instant(i64),
    /// A text.
    Text(&'t str),
}

/// What a human did, by names.
#[derive(Clone, Debug, Default)]
pub struct Reviewed<'n> {
    /// The roles of whoever reviewed.
    pub roles: Option<&'n [&'n str]>,
    /// The roles that the reviewer has in relation to the person concerned.
    pub roles_of_subject: Option<&'n [&'n str]>,
    /// What the reviewer saw: categories of data.
    pub saw: Option<&'n [&'n str]>,
    /// The rest; its lists are not looked at.
    pub rest: Evidence<'static>,
}

/// A request that is being put together. The first name or value that is wrong is kept, and told
/// by [`Asking::build`]; what is not stated stays not stated.
///
/// ```
/// # use maatstaf_program::*;
/// # use maatstaf_runtime::{Engine, Evaluator};
/// # let draft = |name: &str| [SymbolDraft { name: name.into(), title: Text::both(name), parents: vec![] }];
/// # let symbols = Symbols { data: symbol_table(draft("scan"))?, parties: symbol_table(draft("lead"))?, ..Symbols::default() };
/// # let mut builder = Builder::new(Program::empty().meta, symbols);
/// # let always = builder.always(Standing::Granted);
/// # let mut rule = Rule::grant("gate.show.scan", Verb::Show, Object::Data(DataId(0)), always);
/// # rule.recipients = vec![Recipient::party(PartyId(0))];
/// # builder.rule(rule);
/// # let evaluator = Evaluator::from_program(builder.finish(), Engine::Interpreter)?;
/// let request = evaluator.ask("show", "scan", 1_795_428_000).role("lead").build()?;
/// assert!(evaluator.decide(&request.request()).is_permit());
///
/// let complaint = evaluator.ask("show", "scam", 1_795_428_000).build().unwrap_err();
/// assert!(complaint.to_string().ends_with("Did you mean `scan`?"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub struct Asking<'e> {
    evaluator: &'e Evaluator,
    made: Result<OwnedRequest, Complaint>,
}

impl Evaluator {
    /// Begins a request: a verb, what it is about, and the instant (seconds since
    /// 1970-01-01T00:00:00Z).
    pub fn ask(&self, verb: &str, object: &str, time: i64) -> Asking<'_> {
        let made = names::verb(verb).and_then(|verb: Verb| {
            let plain = Request::new(verb, self.object(verb, object)?, time);
            Ok(OwnedRequest {
                plain,
                roles: None,
                roles_of_subject: None,
                events: Vec::new(),
                attributes: Vec::new(),
                context: Vec::new(),
                review: None,
            })
        });
        Asking { evaluator: self, made }
    }
}

impl Asking<'_> {
    /// The request.
    ///
    /// # Errors
    ///
    /// The first name that the policy does not have, or value of the wrong type.
    pub fn build(self) -> Result<OwnedRequest, Complaint> {
        self.made
    }

    fn with(mut self, change: impl FnOnce(&Evaluator, &mut OwnedRequest) -> Result<(), Complaint>) -> Self {
        if let Ok(request) = &mut self.made
            && let Err(complaint) = change(self.evaluator, request)
        {
            self.made = Err(complaint);
        }
        self
    }

    /// For which purpose.
    pub fn purpose(self, name: &str) -> Self {
        self.with(|evaluator, request| {
            let purpose: PurposeId = evaluator.purpose(name)?;
            request.plain.purpose = Some(purpose);
            Ok(())
        })
    }

    /// One more role of the actor.
    pub fn role(self, name: &str) -> Self {
        self.with(|evaluator, request| {
            request.roles.get_or_insert_default().push(evaluator.party(name)?);
            Ok(())
        })
    }

    /// The actor has no role besides those named.
    pub fn no_other_role(self) -> Self {
        self.with(|_, request| {
            request.roles.get_or_insert_default();
            request.roles_of_subject.get_or_insert_default();
            Ok(())
        })
    }

    /// One more role that the actor has in relation to the person concerned.
    pub fn role_of_subject(self, name: &str) -> Self {
        self.with(|evaluator, request| {
            request.roles_of_subject.get_or_insert_default().push(evaluator.party(name)?);
            Ok(())
        })
    }

    /// Whether the actor is the person concerned.
    pub fn is_subject(self, yes: bool) -> Self {
        self.with(|_, request| {
            request.plain.is_subject = Some(yes);
            Ok(())
        })
    }

    /// The kind of worker that it is about.
    pub fn about(self, name: &str) -> Self {
        self.with(|evaluator, request| {
            request.plain.worker = Some(evaluator.worker(name)?);
            Ok(())
        })
    }

    /// How fine the figure is.
    pub fn level(self, level: Level) -> Self {
        self.with(|_, request| {
            request.plain.level = Some(level);
            Ok(())
        })
    }

    /// The division that the figure is per group of.
    pub fn grouping(self, name: &str) -> Self {
        self.with(|evaluator, request| {
            request.plain.grouping = Some(evaluator.grouping(name)?);
            Ok(())
        })
    }

    /// How many people the figure is about.
    pub fn group_size(self, people: u32) -> Self {
        self.with(|_, request| {
            request.plain.group_size = Some(people);
            Ok(())
        })
    }

    /// How many people of the group the figure leaves out.
    pub fn rest_size(self, people: u32) -> Self {
        self.with(|_, request| {
            request.plain.rest_size = Some(people);
            Ok(())
        })
    }

    /// When the record, or the score, was made (seconds since 1970-01-01T00:00:00Z).
    pub fn recorded_at(self, instant: i64) -> Self {
        self.with(|_, request| {
            request.plain.recorded_at = Some(instant);
            Ok(())
        })
    }

    /// Whether the record is held for a legal claim.
    pub fn on_hold(self, yes: bool) -> Self {
        self.with(|_, request| {
            request.plain.on_hold = Some(yes);
            Ok(())
        })
    }

    /// When this was last done.
    pub fn last_at(self, moment: Moment) -> Self {
        self.with(|_, request| {
            request.plain.last_at = moment;
            Ok(())
        })
    }

    /// When an event happened.
    pub fn event(self, name: &str, moment: Moment) -> Self {
        self.with(|evaluator, request| {
            let id: EventId = evaluator.event(name)?;
            put(&mut request.events, id.index(), moment, Moment::MISSING);
            Ok(())
        })
    }

    /// An attribute of the person concerned.
    pub fn attribute(self, name: &str, value: Given<'_>) -> Self {
        self.with(|evaluator, request| {
            let id = evaluator.attribute(name)?;
            let slot = slot(evaluator, name, evaluator.attribute_type(id), value)?;
            put(&mut request.attributes, id.index(), slot, Slot::MISSING);
            Ok(())
        })
    }

    /// A value of the context.
    pub fn context(self, name: &str, value: Given<'_>) -> Self {
        self.with(|evaluator, request| {
            let id = evaluator.context(name)?;
            let slot = slot(evaluator, name, evaluator.context_type(id), value)?;
            put(&mut request.context, id.index(), slot, Slot::MISSING);
            Ok(())
        })
    }

    /// What a human did.
    pub fn review(self, reviewed: &Reviewed<'_>) -> Self {
        self.with(|evaluator, request| {
            request.review = Some(OwnedEvidence {
                plain: Evidence { roles: None, roles_of_subject: None, saw: None, ..reviewed.rest },
                roles: handles(reviewed.roles, |name| evaluator.party(name))?,
                roles_of_subject: handles(reviewed.roles_of_subject, |name| evaluator.party(name))?,
                saw: handles(reviewed.saw, |name| evaluator.data(name))?,
            });
            Ok(())
        })
    }
}

fn handles<T>(
    names: Option<&[&str]>,
    handle: impl Fn(&str) -> Result<T, Complaint>,
) -> Result<Option<Vec<T>>, Complaint> {
    names.map(|names| names.iter().map(|name| handle(name)).collect()).transpose()
}

fn put<T: Copy>(list: &mut Vec<T>, at: usize, value: T, missing: T) {
    if list.len() <= at {
        list.resize(at + 1, missing);
    }
    list[at] = value;
}

fn slot(evaluator: &Evaluator, name: &str, wanted: Option<ValueType>, value: Given<'_>) -> Result<Slot, Complaint> {
    let (found, slot) = match value {
        Given::YesNo(yes) => (ValueType::YesNo, Slot::of(i64::from(yes))),
        Given::Number(millionths) => (ValueType::Number, Slot::of(millionths)),
        Given::Duration(seconds) => (ValueType::Duration, Slot::of(seconds)),
        Given::Date(days) => (ValueType::Date, Slot::of(days)),
        Given::Instant(instant) => (ValueType::Instant, Slot::of(instant)),
        Given::Text(text) => (ValueType::Text, evaluator.text(text)),
    };
    match wanted {
        Some(wanted) if wanted != found => {
            let expected = type_name(wanted);
            Err(ill_typed(name, &expected.nl, &expected.en))
        }
        _ => Ok(slot),
    }
}

fn type_name(value_type: ValueType) -> Text {
    match value_type {
        ValueType::YesNo => Text::new("ja of nee", "a yes or no"),
        ValueType::Number => Text::new("een getal", "a number"),
        ValueType::Duration => Text::new("een duur", "a duration"),
        ValueType::Date => Text::new("een datum", "a date"),
        ValueType::Instant => Text::new("een tijdstip", "an instant"),
        ValueType::Text => Text::new("een tekst", "a text"),
    }
}
