//! Limits that the verifier holds a program to, so that a runtime needs bounded memory and time.

/// The first instant that a program or a request may name: 0001-01-01T00:00:00Z.
pub const MIN_INSTANT: i64 = -62_135_596_800;

/// The last instant that a program or a request may name: 9999-12-31T23:59:59Z.
pub const MAX_INSTANT: i64 = 253_402_300_799;

/// How large a part of a program may be.
pub mod limit {
    /// Names in one table of symbols.
    pub const SYMBOLS: usize = 16_384;
    /// Ancestors of one symbol, itself included.
    pub const ANCESTORS: usize = 256;
    /// Bytes of one name, path, place or citation.
    pub const NAME_LENGTH: usize = 512;
    /// Bytes of one text for people, in one language.
    pub const TEXT_LENGTH: usize = 16_384;
    /// Source files and norm packages named in the meta data, each.
    pub const SOURCES: usize = 65_536;
    /// Time zones.
    pub const ZONES: usize = 512;
    /// Transitions of one zone.
    pub const TRANSITIONS: usize = 4_096;
    /// Seconds that a zone may be away from UTC, either way: 26 hours.
    pub const OFFSET: i32 = 93_600;
    /// Weekly schedules.
    pub const SCHEDULES: usize = 16_384;
    /// Spans of one weekly schedule.
    pub const SPANS: usize = 512;
    /// Step functions.
    pub const WINDOWS: usize = 1_000_000;
    /// Steps of one step function.
    pub const STEPS: usize = 4_096;
    /// Expressions.
    pub const EXPRS: usize = 200_000;
    /// How deep an expression may be nested, so that native code and the interpreter need
    /// bounded stack.
    pub const EXPR_DEPTH: usize = 64;
    /// How many nodes one expression may unfold to, counted with repetition, so that shared
    /// children cannot make evaluation take exponential time.
    pub const EXPR_SIZE: usize = 1_024;
    /// Reasons.
    pub const REASONS: usize = 1_000_000;
    /// Citations of one reason.
    pub const CITATIONS: usize = 64;
    /// Rules.
    pub const RULES: usize = 1_000_000;
    /// Recipients, reviewers, obligations or acceptances of one rule, each.
    pub const PER_RULE: usize = 256;
    /// Months in a period: a thousand years.
    pub const PERIOD_MONTHS: u32 = 12_000;
    /// Days in a period: about a thousand years.
    pub const PERIOD_DAYS: u32 = 366_000;
    /// Seconds between two measurements, or until a review: about a thousand years.
    pub const SECONDS: i64 = 31_622_400_000;
}
