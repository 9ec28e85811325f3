//! Any text is checked against the standard library to the end: a report whose places lie in the text, and either a
//! program that verifies or the errors for which there is none.

#![no_main]

use std::cell::RefCell;

use libfuzzer_sys::fuzz_target;
use maatstaf_db::{Database, Project, SourceFile};
use maatstaf_diagnostics::Diagnostic;
use maatstaf_program::verify;
use maatstaf_semantics::{cases, report};
use salsa::Setter as _;

const PATH: &str = "policy.maat";

/// After so many texts the database starts anew, so that a long run does not fill the memory with what it remembers of
/// texts that are gone. Each start costs a look at the whole library.
const TEXTS_PER_DATABASE: usize = 400;

struct Session {
    db: Database,
    project: Project,
    file: SourceFile,
    left: usize,
}

impl Session {
    fn new() -> Session {
        let (mut db, project) = Database::with_library();
        let file = SourceFile::new(&db, PATH.to_owned(), String::new());
        project.set_files(&mut db).to(vec![file]);
        Session { db, project, file, left: TEXTS_PER_DATABASE }
    }
}

thread_local! {
    static SESSION: RefCell<Session> = RefCell::new(Session::new());
}

fn places_lie_in(text: &str, diagnostics: &[Diagnostic]) {
    for diagnostic in diagnostics {
        for label in diagnostic.labels.iter().filter(|label| label.file.as_str() == PATH) {
            assert!(text.get(label.range.clone()).is_some(), "{diagnostic:?} lies in the text, between characters");
        }
        for fix in &diagnostic.fixes {
            assert!(fix.apply(PATH, text).is_some(), "{fix:?} can be applied");
        }
    }
}

fuzz_target!(|text: &str| {
    SESSION.with_borrow_mut(|session| {
        if session.left == 0 {
            *session = Session::new();
        }
        session.left -= 1;
        session.file.set_text(&mut session.db).to(text.to_owned());
        let (db, project) = (&session.db, session.project);

        let report = report::check(db, project, jiff::civil::date(2026, 11, 23));
        places_lie_in(text, &report.diagnostics);
        for key in cases::cases(db, project, false) {
            let _ = cases::run(db, project, &key);
        }
        match maatstaf_lower::lower(db, project) {
            Ok(program) => assert_eq!(verify(&program), Ok(()), "a policy becomes a sound program"),
            Err(errors) => assert!(!errors.is_empty(), "without a program there are errors that say why"),
        }
    });
});
