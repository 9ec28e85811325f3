//! A request that owns its lists: what the JSON form and the builder make.

use maatstaf_program::{DataId, PartyId};

use crate::request::{Evidence, Moment, Request, Slot};

/// A request that owns its lists.
#[derive(Clone, Debug)]
pub struct OwnedRequest {
    pub(crate) plain: Request<'static>,
    pub(crate) roles: Option<Vec<PartyId>>,
    pub(crate) roles_of_subject: Option<Vec<PartyId>>,
    pub(crate) events: Vec<Moment>,
    pub(crate) attributes: Vec<Slot>,
    pub(crate) context: Vec<Slot>,
    pub(crate) review: Option<OwnedEvidence>,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct OwnedEvidence {
    pub(crate) plain: Evidence<'static>,
    pub(crate) roles: Option<Vec<PartyId>>,
    pub(crate) roles_of_subject: Option<Vec<PartyId>>,
    pub(crate) saw: Option<Vec<DataId>>,
}

impl OwnedRequest {
    /// The request, borrowing its lists.
    pub fn request(&self) -> Request<'_> {
        Request {
            roles: self.roles.as_deref(),
            roles_of_subject: self.roles_of_subject.as_deref(),
            events: &self.events,
            attributes: &self.attributes,
            context: &self.context,
            review: self.review.as_ref().map(|review| Evidence {
                roles: review.roles.as_deref(),
                roles_of_subject: review.roles_of_subject.as_deref(),
                saw: review.saw.as_deref(),
                ..review.plain
            }),
            ..self.plain
        }
    }
}
