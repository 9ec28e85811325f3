//! The bundle, `.maatc`: a program as one file.
//!
//! | bytes | what |
//! |---|---|
//! | 8 | [`MAGIC`] |
//! | 2 | [`FORMAT_VERSION`], little endian |
//! | 8 | length of the payload in bytes, little endian |
//! | 32 | BLAKE3 of the payload |
//! | … | the payload: the program in postcard |
//!
//! The hash tells damage from soundness; it is no signature and says nothing about who made the
//! file. Equal programs give equal bytes.

use std::fmt;

use crate::{Fault, Lang, Program, Text, texts, verify};

/// The first bytes of every bundle. The line ending and the control character make a transfer
/// that takes the file for text show itself at once.
pub const MAGIC: [u8; 8] = *b"maatc\r\n\x1a";

/// The format that this version writes, and the only one that it reads.
pub const FORMAT_VERSION: u16 = 3;

/// Bytes before the payload.
pub const HEADER_LENGTH: usize = 8 + 2 + 8 + 32;

/// The largest bundle, header included, in bytes: 256 MiB.
pub const MAX_BUNDLE_LENGTH: usize = 256 << 20;

/// Why a bundle cannot be read or written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BundleError {
    /// It does not begin as a bundle does.
    NotABundle,
    /// It has another format than [`FORMAT_VERSION`].
    UnsupportedVersion(u16),
    /// It is cut off.
    Truncated {
        /// Bytes that there should be.
        expected: u64,
        /// Bytes that there are.
        found: u64,
    },
    /// It goes on after its end, by so many bytes.
    Trailing(u64),
    /// It has so many bytes, more than [`MAX_BUNDLE_LENGTH`].
    Oversized(u64),
    /// Its payload is not the one that it was made with.
    Altered,
    /// Its payload is no program.
    Undecodable,
    /// Its program does not pass the verifier.
    Unsound(Vec<Fault>),
    /// The program cannot be written.
    Unwritable,
}

impl BundleError {
    /// What is wrong and what to do, for people.
    pub fn text(&self) -> Text {
        match self {
            BundleError::NotABundle => texts::not_a_bundle(),
            BundleError::UnsupportedVersion(found) => texts::unsupported_version(*found, FORMAT_VERSION),
            BundleError::Truncated { expected, found } => texts::truncated(*expected, *found),
            BundleError::Trailing(extra) => texts::trailing(*extra),
            BundleError::Oversized(length) => texts::oversized(*length, MAX_BUNDLE_LENGTH as u64),
            BundleError::Altered => texts::altered(),
            BundleError::Undecodable => texts::undecodable(),
            BundleError::Unsound(faults) => {
                let first = faults.first().map(Fault::text).unwrap_or_default();
                texts::unsound(faults.len(), &first)
            }
            BundleError::Unwritable => texts::unwritable(),
        }
    }
}

impl fmt::Display for BundleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text().get(Lang::En))
    }
}

impl std::error::Error for BundleError {}

/// The bytes of a bundle with this program.
///
/// # Errors
///
/// [`BundleError::Unsound`] if the program does not pass [`verify`],
/// [`BundleError::Oversized`] if the file would be too large.
pub fn to_bytes(program: &Program) -> Result<Vec<u8>, BundleError> {
    verify(program).map_err(BundleError::Unsound)?;
    let payload = postcard::to_stdvec(program).map_err(|_| BundleError::Unwritable)?;
    let length = HEADER_LENGTH + payload.len();
    if length > MAX_BUNDLE_LENGTH {
        return Err(BundleError::Oversized(length as u64));
    }
    let mut bytes = Vec::with_capacity(length);
    bytes.extend_from_slice(&MAGIC);
    bytes.extend_from_slice(&FORMAT_VERSION.to_le_bytes());
    bytes.extend_from_slice(&(payload.len() as u64).to_le_bytes());
    bytes.extend_from_slice(blake3::hash(&payload).as_bytes());
    bytes.extend_from_slice(&payload);
    Ok(bytes)
}

/// The program of a bundle, verified.
///
/// The form of the file is checked before anything in it is looked at: size, magic, version,
/// length, hash, in this order.
///
/// # Errors
///
/// Every way in which the bytes can be no sound bundle has its own error.
pub fn from_bytes(bytes: &[u8]) -> Result<Program, BundleError> {
    let payload = payload(bytes)?;
    let (program, rest) = postcard::take_from_bytes::<Program>(payload).map_err(|_| BundleError::Undecodable)?;
    if !rest.is_empty() {
        return Err(BundleError::Trailing(rest.len() as u64));
    }
    verify(&program).map_err(BundleError::Unsound)?;
    Ok(program)
}

/// The BLAKE3 hash that identifies the program of a bundle: the one in its header.
///
/// # Errors
///
/// As [`from_bytes`], for all that can be seen without decoding.
pub fn program_hash(bytes: &[u8]) -> Result<[u8; 32], BundleError> {
    payload(bytes).map(|payload| *blake3::hash(payload).as_bytes())
}

fn payload(bytes: &[u8]) -> Result<&[u8], BundleError> {
    if bytes.len() > MAX_BUNDLE_LENGTH {
        return Err(BundleError::Oversized(bytes.len() as u64));
    }
    // A file that is cut off within the magic is cut off, not something else.
    let begun = bytes.len().min(MAGIC.len());
    if bytes[..begun] != MAGIC[..begun] || begun == 0 {
        return Err(BundleError::NotABundle);
    }
    let cut_off = BundleError::Truncated { expected: HEADER_LENGTH as u64, found: bytes.len() as u64 };
    let Some((version, rest)) = bytes[begun..].split_first_chunk::<2>() else {
        return Err(cut_off);
    };
    let version = u16::from_le_bytes(*version);
    if version != FORMAT_VERSION {
        return Err(BundleError::UnsupportedVersion(version));
    }
    let Some((length, rest)) = rest.split_first_chunk::<8>() else {
        return Err(cut_off);
    };
    let Some((hash, payload)) = rest.split_first_chunk::<32>() else {
        return Err(cut_off);
    };
    let length = u64::from_le_bytes(*length);
    let found = payload.len() as u64;
    let whole = length.saturating_add(HEADER_LENGTH as u64);
    if whole > MAX_BUNDLE_LENGTH as u64 {
        return Err(BundleError::Oversized(whole));
    }
    if found < length {
        return Err(BundleError::Truncated { expected: whole, found: bytes.len() as u64 });
    }
    if found > length {
        return Err(BundleError::Trailing(found - length));
    }
    if blake3::hash(payload).as_bytes() != hash {
        return Err(BundleError::Altered);
    }
    Ok(payload)
}

#[cfg(test)]
mod tests;
