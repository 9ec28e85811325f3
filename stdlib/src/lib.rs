//! The standard library: law and vocabulary in Maatstaf, embedded in the program.
//!
//! The files stand beside this crate, one folder a package. There is no law in Rust.

/// Paths and texts, sorted by path.
static FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// Every file of the library: its path (`nl.avg/human_intervention.maat`) and its text,
/// sorted by path.
pub fn files() -> impl Iterator<Item = (&'static str, &'static str)> {
    FILES.iter().copied()
}

/// Paths and texts, sorted by path.
static COMPANIONS: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/companions.rs"));

/// What stands beside the packages: which provisions have a home in them (`nl.avg/provisions.csv`), and what they leave
/// out (`nl.avg/NOT-ENCODED.md`). Each with its text, sorted by path.
pub fn companions() -> impl Iterator<Item = (&'static str, &'static str)> {
    COMPANIONS.iter().copied()
}
