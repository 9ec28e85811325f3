use super::*;
use crate::sample;

fn bytes() -> Vec<u8> {
    to_bytes(&sample::program()).unwrap()
}

#[test]
fn a_program_comes_back_as_it_went_in() {
    assert_eq!(from_bytes(&bytes()), Ok(sample::program()));
    assert_eq!(from_bytes(&to_bytes(&Program::empty()).unwrap()), Ok(Program::empty()));
}

#[test]
fn equal_programs_give_equal_bytes() {
    assert_eq!(bytes(), bytes());
    assert_eq!(program_hash(&bytes()).unwrap(), bytes()[18..50]);
}

#[test]
fn every_truncation_is_refused() {
    let bytes = bytes();
    assert_eq!(from_bytes(&[]), Err(BundleError::NotABundle));
    for length in 1..bytes.len() {
        match from_bytes(&bytes[..length]) {
            Err(BundleError::Truncated { found, .. }) => assert_eq!(found, length as u64),
            other => panic!("{length} bytes: {other:?}"),
        }
    }
}

#[test]
fn every_alteration_of_a_byte_is_refused() {
    let bytes = bytes();
    for at in 0..bytes.len() {
        for change in [0x01, 0x80, 0xff] {
            let mut altered = bytes.clone();
            altered[at] ^= change;
            let error = from_bytes(&altered).unwrap_err();
            match at {
                0..8 => assert_eq!(error, BundleError::NotABundle),
                8..10 => assert!(matches!(error, BundleError::UnsupportedVersion(_))),
                10..18 => assert!(
                    matches!(
                        error,
                        BundleError::Truncated { .. } | BundleError::Trailing(_) | BundleError::Oversized(_)
                    ),
                    "{error:?}"
                ),
                _ => assert_eq!(error, BundleError::Altered),
            }
        }
    }
}

#[test]
fn bytes_after_the_end_are_refused() {
    let mut long = bytes();
    long.push(0);
    assert_eq!(from_bytes(&long), Err(BundleError::Trailing(1)));
}

/// A bundle with any payload, as somebody would make it who knows the format.
fn forged(payload: &[u8]) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.extend(FORMAT_VERSION.to_le_bytes());
    bytes.extend((payload.len() as u64).to_le_bytes());
    bytes.extend(blake3::hash(payload).as_bytes());
    bytes.extend(payload);
    bytes
}

#[test]
fn a_forged_payload_is_decoded_with_care() {
    assert_eq!(from_bytes(&forged(&[])), Err(BundleError::Undecodable));
    assert_eq!(from_bytes(&forged(&[0xff; 64])), Err(BundleError::Undecodable));
    let mut payload = bytes()[HEADER_LENGTH..].to_vec();
    assert_eq!(from_bytes(&forged(&payload)), Ok(sample::program()));
    payload.push(0);
    assert_eq!(from_bytes(&forged(&payload)), Err(BundleError::Trailing(1)));
    // Any change of any byte either does not decode, or does not verify, or is another sound
    // program; it never panics.
    for at in 0..payload.len() - 1 {
        for change in [0x01, 0x7f, 0x80] {
            let mut altered = payload[..payload.len() - 1].to_vec();
            altered[at] ^= change;
            if let Ok(program) = from_bytes(&forged(&altered)) {
                assert_ne!(program, sample::program());
            }
        }
    }
}

#[test]
fn an_unsound_program_is_neither_written_nor_read() {
    let mut program = sample::program();
    program.rules.reverse();
    let error = to_bytes(&program).unwrap_err();
    assert!(matches!(error, BundleError::Unsound(_)));
    let payload = postcard::to_stdvec(&program).unwrap();
    assert_eq!(from_bytes(&forged(&payload)), Err(error));
}

#[test]
fn a_length_beyond_the_limit_is_refused_before_anything_is_read() {
    let mut bytes = bytes();
    bytes[10..18].copy_from_slice(&u64::MAX.to_le_bytes());
    assert_eq!(from_bytes(&bytes), Err(BundleError::Oversized(u64::MAX)));
}

#[test]
fn every_error_speaks_both_languages() {
    for error in [
        BundleError::NotABundle,
        BundleError::UnsupportedVersion(9),
        BundleError::Truncated { expected: 50, found: 3 },
        BundleError::Trailing(1),
        BundleError::Oversized(u64::MAX),
        BundleError::Altered,
        BundleError::Undecodable,
        BundleError::Unsound(Vec::new()),
        BundleError::Unwritable,
    ] {
        let text = error.text();
        assert!(!text.nl.is_empty() && !text.en.is_empty() && text.nl != text.en);
        assert_eq!(error.to_string(), text.en);
    }
}
