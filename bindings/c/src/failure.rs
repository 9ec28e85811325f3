//! The message of the last call that failed, kept for the thread that made it.

use std::cell::RefCell;
use std::ffi::{CString, c_char};

use maatstaf_program::Text;

use crate::status::{maatstaf_lang, maatstaf_status};

thread_local! {
    static LAST: RefCell<[CString; 2]> = RefCell::default();
}

/// Why a call failed.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) status: maatstaf_status,
    pub(crate) text: Text,
}

impl Failure {
    pub(crate) fn new(status: maatstaf_status, text: Text) -> Failure {
        Failure { status, text }
    }

    /// A pointer that must not be null.
    pub(crate) fn null(what: &str) -> Failure {
        let text = Text::new(format!("De pointer `{what}` is leeg."), format!("The pointer `{what}` is null."));
        Failure::new(maatstaf_status::MAATSTAF_NULL_POINTER, text)
    }

    /// A text that is not UTF-8.
    pub(crate) fn not_utf8(what: &str) -> Failure {
        let text = Text::new(format!("De tekst `{what}` is geen UTF-8."), format!("The text `{what}` is not UTF-8."));
        Failure::new(maatstaf_status::MAATSTAF_NOT_UTF8, text)
    }

    /// A member of a request that has a value that is none.
    pub(crate) fn member(what: &str) -> Failure {
        let text = Text::new(
            format!(
                "Het veld `{what}` van de aanvraag heeft een waarde die niet bestaat; begin met maatstaf_request_new."
            ),
            format!(
                "The member `{what}` of the request has a value that there is none of; begin with maatstaf_request_new."
            ),
        );
        Failure::new(maatstaf_status::MAATSTAF_BAD_REQUEST, text)
    }

    /// A panic that was caught.
    pub(crate) fn internal() -> Failure {
        let text = Text::new(
            "Er ging iets mis in de bibliotheek; er is niets toegestaan.",
            "Something went wrong in the library; nothing was permitted.",
        );
        Failure::new(maatstaf_status::MAATSTAF_INTERNAL, text)
    }

    /// Keeps the message for this thread.
    pub(crate) fn keep(self) -> maatstaf_status {
        let [en, nl] = [self.text.en, self.text.nl].map(|text| {
            // A name that somebody asked for may have anything in it.
            CString::new(text.replace('\0', "\u{fffd}")).unwrap_or_default()
        });
        // While a thread ends there is nobody left to read it.
        let _ = LAST.try_with(|last| last.replace([en, nl]));
        self.status
    }
}

/// The message of the last call of this thread that failed; empty if none did. It stays where it
/// is until the next call of this thread that fails.
pub(crate) fn last(lang: u32) -> *const c_char {
    let at = usize::from(lang == maatstaf_lang::MAATSTAF_NL as u32);
    LAST.try_with(|last| last.borrow()[at].as_ptr()).unwrap_or(c"".as_ptr())
}
