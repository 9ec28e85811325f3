//! Indices into the tables of a program. One type per table, so that a purpose is never taken for
//! a party.

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident($raw:ty);)*) => {$(
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        #[serde(transparent)]
        #[repr(transparent)]
        pub struct $name(
            /// The position in the table, counted from 0.
            pub $raw,
        );

        impl $name {
            /// The position in the table.
            #[inline]
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

ids! {
    /// A category of data, in `symbols.data`.
    DataId(u16);
    /// A kind of decision, in `symbols.decisions`.
    DecisionId(u16);
    /// A purpose, in `symbols.purposes`.
    PurposeId(u16);
    /// A role or recipient, in `symbols.parties`.
    PartyId(u16);
    /// A kind of worker, in `symbols.workers`.
    WorkerId(u16);
    /// A way of dividing people into groups, in `symbols.groupings`.
    GroupingId(u16);
    /// Something that happens and starts a period, in `symbols.events`.
    EventId(u16);
    /// Something that must be known of a person, in `symbols.attributes`.
    AttributeId(u16);
    /// Something that must be known of the situation, in `symbols.context`.
    ContextId(u16);
    /// A text that expressions compare with, in `symbols.words`.
    WordId(u16);
    /// A time zone, in `zones`.
    ZoneId(u16);
    /// A weekly schedule, in `schedules`.
    ScheduleId(u16);
    /// What is logged, in `logs`.
    LogId(u16);
    /// A step function, in `windows`.
    WindowsId(u32);
    /// An expression, in `exprs`.
    ExprId(u32);
    /// A reason, in `reasons`.
    ReasonId(u32);
    /// A rule, in `rules`.
    RuleId(u32);
}
