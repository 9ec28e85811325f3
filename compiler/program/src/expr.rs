//! Expressions over what a request states. Three-valued: a value that the request does not state
//! makes unknown what depends on it, and unknown is never taken for no.

use serde::{Deserialize, Serialize};

use crate::{AttributeId, ContextId, ExprId, WordId, WorkerId, ZoneId};

/// Numbers are counted in millionths, so that `2.5` is exact on every machine: 1 is
/// `NUMBER_SCALE`.
pub const NUMBER_SCALE: i64 = 1_000_000;

/// What kind of value an input or an expression has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ValueType {
    /// Yes or no (1 or 0). A consent that was granted is yes, one that was refused is no.
    YesNo,
    /// A number, in units of 1 / [`NUMBER_SCALE`].
    Number,
    /// A length of time in seconds (see [`crate::duration_seconds`]).
    Duration,
    /// A date, in days since 1970-01-01.
    Date,
    /// An instant, in seconds since 1970-01-01T00:00:00Z.
    Instant,
    /// A text, as its index in `symbols.words`, or -1 for one that no expression mentions.
    Text,
}

/// A constant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Value {
    /// Yes or no.
    YesNo(bool),
    /// A number, in units of 1 / [`NUMBER_SCALE`].
    Number(i64),
    /// Seconds.
    Duration(i64),
    /// Days since 1970-01-01.
    Date(i64),
    /// Seconds since 1970-01-01T00:00:00Z.
    Instant(i64),
    /// A text of `symbols.words`.
    Text(WordId),
}

impl Value {
    /// Its type.
    pub fn value_type(self) -> ValueType {
        match self {
            Value::YesNo(_) => ValueType::YesNo,
            Value::Number(_) => ValueType::Number,
            Value::Duration(_) => ValueType::Duration,
            Value::Date(_) => ValueType::Date,
            Value::Instant(_) => ValueType::Instant,
            Value::Text(_) => ValueType::Text,
        }
    }

    /// The number that stands for it in a request and in an evaluator.
    pub fn raw(self) -> i64 {
        match self {
            Value::YesNo(yes) => i64::from(yes),
            Value::Number(raw) | Value::Duration(raw) | Value::Date(raw) | Value::Instant(raw) => raw,
            Value::Text(word) => i64::from(word.0),
        }
    }
}

/// How two values are compared. Only equality is defined for yes/no and for text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Comparison {
    /// Equal.
    Equal,
    /// Not equal.
    NotEqual,
    /// Less, or before.
    Less,
    /// At most.
    AtMost,
    /// Greater, or after.
    Greater,
    /// At least.
    AtLeast,
}

impl Comparison {
    /// Whether `left` stands in this relation to `right`.
    pub fn holds(self, left: i64, right: i64) -> bool {
        match self {
            Comparison::Equal => left == right,
            Comparison::NotEqual => left != right,
            Comparison::Less => left < right,
            Comparison::AtMost => left <= right,
            Comparison::Greater => left > right,
            Comparison::AtLeast => left >= right,
        }
    }
}

/// One node of an expression. Children stand earlier in the table, so that evaluation ends.
///
/// `And` and `Or` are strong Kleene: `no and unknown` is no, `yes or unknown` is yes. Where the
/// result is unknown, the missing value that is named is the one of the leftmost unknown operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Expr {
    /// A constant.
    Constant(Value),
    /// An attribute of the worker, of its declared type; unknown where not stated.
    Attribute(AttributeId),
    /// A value of the context, of its declared type; unknown where not stated.
    Context(ContextId),
    /// The instant of the request.
    Time,
    /// The date of the request on the calendar of a zone.
    Today(ZoneId),
    /// Whether the person concerned is this kind of worker; unknown where the kind is not stated.
    WorkerIs(WorkerId),
    /// Not.
    Not(ExprId),
    /// Both.
    And(ExprId, ExprId),
    /// At least one.
    Or(ExprId, ExprId),
    /// A comparison of two values of one type.
    Compare(Comparison, ExprId, ExprId),
}

impl crate::Program {
    /// The type of an expression, or `None` where its index or one that it uses is out of range.
    pub fn expr_type(&self, id: ExprId) -> Option<ValueType> {
        Some(match self.exprs.get(id.index())? {
            Expr::Constant(value) => value.value_type(),
            Expr::Attribute(id) => self.symbols.attributes.get(id.index())?.value_type,
            Expr::Context(id) => self.symbols.context.get(id.index())?.value_type,
            Expr::Time => ValueType::Instant,
            Expr::Today(_) => ValueType::Date,
            Expr::WorkerIs(_) | Expr::Not(_) | Expr::And(..) | Expr::Or(..) | Expr::Compare(..) => ValueType::YesNo,
        })
    }
}
