//! What a call can come to, and the choices of a caller.

#![allow(non_camel_case_types, reason = "these are the names of the C interface")]

/// What a call came to. Everything but `MAATSTAF_OK` leaves a message for
/// `maatstaf_last_error`.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum maatstaf_status {
    /// It is done.
    MAATSTAF_OK = 0,
    /// A pointer is null that must not be.
    MAATSTAF_NULL_POINTER = 1,
    /// A text is not UTF-8.
    MAATSTAF_NOT_UTF8 = 2,
    /// The bytes are no policy.
    MAATSTAF_NO_POLICY = 3,
    /// The policy does not have this name.
    MAATSTAF_NO_SUCH_NAME = 4,
    /// The request was not begun with `maatstaf_request_new`, or has a value that is none.
    MAATSTAF_BAD_REQUEST = 5,
    /// The library failed. A decision that was asked for is a denial.
    MAATSTAF_INTERNAL = 6,
}

/// A language for messages.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum maatstaf_lang {
    /// English.
    MAATSTAF_EN = 0,
    /// Dutch.
    MAATSTAF_NL = 1,
}

/// A table of names in a policy.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum maatstaf_table {
    /// Categories of data.
    MAATSTAF_DATA = 0,
    /// Kinds of decision: the object of the verb `decide`.
    MAATSTAF_DECISIONS = 1,
    /// Purposes.
    MAATSTAF_PURPOSES = 2,
    /// Roles and recipients.
    MAATSTAF_PARTIES = 3,
    /// Kinds of worker.
    MAATSTAF_WORKERS = 4,
    /// Ways of dividing people into groups.
    MAATSTAF_GROUPINGS = 5,
    /// Events.
    MAATSTAF_EVENTS = 6,
    /// Attributes of a person.
    MAATSTAF_ATTRIBUTES = 7,
    /// Values of the context.
    MAATSTAF_CONTEXT = 8,
}
