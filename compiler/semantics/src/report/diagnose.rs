//! Findings, syntax errors and verdicts as diagnostics.

use std::sync::Arc;

use jiff::civil::Date;
use maatstaf_db::{Db, Project, SourceFile};
use maatstaf_diagnostics::{Code, Diagnostic, Fix, Severity, Text, sorted, texts};
use maatstaf_syntax::{Expected, Found, SyntaxErrorKind};

use super::{Span, VerdictReport, span};
use crate::hir::Strength;
use crate::names::{Finding, Place};
use crate::queries;
use crate::verdicts::Status;

/// Everything that is wrong with the text of one file, in the order of reading. Kept until a text changes that it is
/// about.
#[salsa::tracked(returns(clone))]
pub fn file_diagnostics(db: &dyn Db, project: Project, file: SourceFile) -> Arc<Vec<Diagnostic>> {
    let findings = queries::file_findings(db, project, file);
    Arc::new(sorted(syntax(db, file).into_iter().chain(findings.iter().map(|f| diagnostic(db, f)))))
}

/// What is wrong with a file, and the norms that its instruments do not meet at `as_of`, in the order of reading. Kept, for
/// each date by itself.
#[salsa::tracked(returns(clone))]
pub fn file_report(db: &dyn Db, project: Project, file: SourceFile, as_of: Date) -> Arc<Vec<Diagnostic>> {
    let mut all = file_diagnostics(db, project, file).to_vec();
    let by_name = queries::instruments_by_name(db, project);
    for key in queries::keys(db, file).iter().filter(|key| by_name.get(&key.name) == Some(key)) {
        all.extend(super::verdicts_of(db, project, key.clone(), as_of).iter().filter_map(verdict_diagnostic));
    }
    Arc::new(sorted(all))
}

/// Everything that is wrong with the project's text, in no order.
pub fn source_diagnostics(db: &dyn Db, project: Project) -> Vec<Diagnostic> {
    let files = project.files(db).iter();
    let mut all: Vec<Diagnostic> = files.flat_map(|file| file_diagnostics(db, project, *file).to_vec()).collect();
    all.extend(snapshot_diagnostics(db, project));
    all
}

/// What is wrong with the recorded versions beside the policies.
pub fn snapshot_diagnostics(db: &dyn Db, project: Project) -> Vec<Diagnostic> {
    let mut all = Vec::new();
    for (path, why) in &queries::snapshots(db, project).1 {
        all.push(Diagnostic::new(Code::SNAPSHOT_UNREADABLE, texts::snapshot_unreadable(path, why)).at(
            path.as_str(),
            0..0,
            Text::default(),
        ));
    }
    all
}

/// Everything that is wrong with the standard library: nothing, unless it has a defect.
pub fn library_diagnostics(db: &dyn Db, project: Project) -> Vec<Diagnostic> {
    let mut all: Vec<Diagnostic> = project.library(db).iter().flat_map(|file| syntax(db, *file)).collect();
    all.extend(queries::library_findings(db, project).iter().map(|f| diagnostic(db, f)));
    for key in project.library(db).iter().flat_map(|file| queries::keys(db, *file)) {
        let item = queries::item_of(db, key);
        all.extend(item.problems.iter().map(|p| diagnostic(db, &Finding::of_problem(key, p))));
    }
    all
}

/// A finding with its places turned into bytes.
pub fn diagnostic(db: &dyn Db, finding: &Finding) -> Diagnostic {
    let mut diagnostic = Diagnostic::new(finding.code, finding.message.clone());
    let at = |place: &Place| span(db, place);
    if let Some(Span { file, start, end }) = at(&finding.place) {
        diagnostic = diagnostic.at(file.as_str(), start..end, Text::default());
        if let Some((title, text)) = &finding.replacement {
            diagnostic = diagnostic.fix(Fix::new(title.clone()).replace(file, start..end, text));
        }
    }
    for (place, text) in &finding.related {
        if let Some(Span { file, start, end }) = at(place) {
            diagnostic = diagnostic.also(file, start..end, text.clone());
        }
    }
    for cite in &finding.cite {
        diagnostic = diagnostic.cite(cite.as_str());
    }
    for note in &finding.notes {
        diagnostic = diagnostic.note(note.clone());
    }
    for help in &finding.help {
        diagnostic = diagnostic.help(help.clone());
    }
    diagnostic
}

/// The syntax errors of a file.
fn syntax(db: &dyn Db, file: SourceFile) -> Vec<Diagnostic> {
    let path = file.path(db).as_str();
    let limit = maatstaf_syntax::MAX_FILE_BYTES;
    if file.text(db).len() > limit {
        return vec![
            Diagnostic::new(Code::TOO_LARGE, texts::too_large(limit))
                .at(path, 0..0, Text::default())
                .help(texts::help_split_file()),
        ];
    }
    let mut all = Vec::new();
    for chunk in queries::chunks(db, file) {
        let start = chunk.range.start;
        if chunk.too_many {
            all.push(syntax_error(path, start..start, &SyntaxErrorKind::TooManyItems));
            continue;
        }
        for error in queries::parse(db, file, chunk.key.clone()).errors() {
            let range = start + usize::from(error.range.start())..start + usize::from(error.range.end());
            let mut diagnostic = syntax_error(path, range, &error.kind);
            if let SyntaxErrorKind::MissingClose { opened } = &error.kind {
                let opened = start + usize::from(opened.start())..start + usize::from(opened.end());
                diagnostic = diagnostic.also(path, opened, texts::opened_here());
            }
            all.push(diagnostic);
        }
    }
    all
}

fn syntax_error(path: &str, range: std::ops::Range<usize>, kind: &SyntaxErrorKind) -> Diagnostic {
    let at = |code, message: Text| Diagnostic::new(code, message).at(path, range.clone(), Text::default());
    match kind {
        SyntaxErrorKind::Expected { what, found, nearest, .. } => {
            let wanted: Vec<Text> = what.iter().take(6).map(expected).collect();
            let mut wanted = Text::or(wanted.iter());
            if what.len() > 6 {
                wanted = texts::and_more(&wanted);
            }
            let mut diagnostic = at(Code::SYNTAX_ERROR, texts::syntax_expected(&found_text(found), &wanted));
            if let Some(near) = nearest {
                diagnostic = diagnostic
                    .help(texts::help_did_you_mean(near))
                    .fix(Fix::new(texts::fix_replace_by(near)).replace(path, range.clone(), *near));
            }
            diagnostic
        }
        SyntaxErrorKind::UnknownItem { found, nearest } => {
            let mut diagnostic = at(Code::SYNTAX_ERROR, texts::unknown_item(found));
            if let Some(near) = nearest {
                diagnostic = diagnostic
                    .help(texts::help_did_you_mean(near))
                    .fix(Fix::new(texts::fix_replace_by(near)).replace(path, range.clone(), *near));
            }
            diagnostic
        }
        SyntaxErrorKind::BadName { found, suggestion } => {
            let mut diagnostic = at(Code::BAD_NAME, texts::bad_name(found)).help(texts::help_bad_name());
            if let Some(name) = suggestion {
                diagnostic =
                    diagnostic.fix(Fix::new(texts::fix_replace_by(name)).replace(path, range.clone(), name.as_str()));
            }
            diagnostic
        }
        SyntaxErrorKind::UnterminatedString => {
            at(Code::UNTERMINATED_STRING, texts::unterminated_string()).help(texts::help_unterminated_string())
        }
        SyntaxErrorKind::MissingClose { .. } => {
            at(Code::MISSING_CLOSE, texts::missing_close()).help(texts::help_missing_close())
        }
        SyntaxErrorKind::StrayClose => at(Code::SYNTAX_ERROR, texts::stray_close()).help(texts::help_stray_close()),
        SyntaxErrorKind::TooDeep => {
            at(Code::TOO_DEEP, texts::too_deep(maatstaf_syntax::MAX_DEPTH)).help(texts::help_flatten())
        }
        SyntaxErrorKind::TooLarge => {
            at(Code::TOO_LARGE, texts::too_large(maatstaf_syntax::MAX_FILE_BYTES)).help(texts::help_split_file())
        }
        SyntaxErrorKind::TooManyItems => {
            at(Code::TOO_LARGE, texts::too_many_items(maatstaf_syntax::MAX_ITEMS)).help(texts::help_split_file())
        }
        SyntaxErrorKind::TooHard => at(Code::TOO_LARGE, texts::too_hard()).help(texts::help_split_file()),
    }
}

fn expected(what: &Expected) -> Text {
    match what {
        Expected::Keyword(word) => Text::same(format!("`{word}`")),
        Expected::Symbol(symbol) => Text::same(format!("`{symbol}`")),
        Expected::Verb => Text::new("een werkwoord", "a verb"),
        Expected::Statement => Text::new("een regel", "a statement"),
        Expected::Name | Expected::Path => Text::new("een naam", "a name"),
        Expected::Number => Text::new("een getal", "a number"),
        Expected::Version => Text::new("een versie", "a version"),
        Expected::Date => Text::new("een datum", "a date"),
        Expected::Clock => Text::new("een tijd", "a time of day"),
        Expected::Weekday => Text::new("een weekdag", "a day of the week"),
        Expected::Zone => Text::new("een tijdzone", "a time zone"),
        Expected::Duration => Text::new("een duur", "a duration"),
        Expected::Unit => Text::new("een eenheid", "a unit"),
        Expected::Text => Text::new("een tekst", "a text"),
        Expected::Iri => Text::new("een adres", "an address"),
        Expected::Citation => Text::new("een vindplaats", "a citation"),
        Expected::SourceName => Text::new("de korte naam van een wet", "the short name of a law"),
        Expected::Code => Text::new("een registercode", "a register's code"),
        Expected::ValueType => Text::new("een type", "a type"),
        Expected::Target => Text::new("waar het over gaat", "what it is about"),
        Expected::YesNo => Text::new("`yes` of `no`", "`yes` or `no`"),
        Expected::Value => Text::new("een waarde", "a value"),
        Expected::Expression => Text::new("een voorwaarde", "a condition"),
        Expected::Operator => Text::new("een vergelijking", "a comparison"),
        Expected::Item => Text::new("een onderdeel", "an item"),
    }
}

fn found_text(found: &Found) -> Text {
    match found {
        Found::End => Text::new("het einde", "the end"),
        Found::Keyword(word) | Found::Word(word) | Found::Number(word) | Found::Symbol(word) => {
            Text::same(format!("`{word}`"))
        }
        Found::Text => Text::new("een tekst", "a text"),
    }
}

/// A verdict that is not satisfied, as a diagnostic; nothing for one that is.
pub fn verdict_diagnostic(verdict: &VerdictReport) -> Option<Diagnostic> {
    let cite = verdict.cite.first().cloned().unwrap_or_else(|| verdict.norm.clone());
    let (code, message, label) = match (verdict.status, verdict.strength, verdict.is_exception) {
        (Status::Violated, _, true) => {
            (Code::EXCEPTION_NOT_MET, texts::exception_not_met(&verdict.title, &cite), texts::label_violated(&cite))
        }
        (Status::Violated, Strength::Law, false) => {
            (Code::NORM_VIOLATED, texts::violated(&verdict.title, &cite), texts::label_violated(&cite))
        }
        (Status::Violated, _, false) => {
            (Code::GUIDANCE_VIOLATED, texts::guidance_violated(&verdict.title, &cite), texts::label_violated(&cite))
        }
        (Status::Open, _, _) => (Code::NORM_OPEN, texts::open(&verdict.title, &cite), texts::label_open(&cite)),
        _ => return None,
    };
    let mut diagnostic = Diagnostic::new(code, message);
    if verdict.status == Status::Violated && verdict.strength != Strength::Law {
        diagnostic = diagnostic.severity(Severity::Warning);
    }
    if let Some(Span { file, start, end }) = &verdict.span {
        diagnostic = diagnostic.at(file.as_str(), *start..*end, label);
    }
    for cite in &verdict.cite {
        diagnostic = diagnostic.cite(cite.as_str());
    }
    if let Some(say) = &verdict.say {
        diagnostic = diagnostic.note(say.clone());
    }
    if verdict.status == Status::Violated {
        for ground in verdict.because.iter().filter(|g| !g.text.is_empty()) {
            diagnostic = diagnostic.note(ground.text.clone());
        }
    }
    diagnostic = diagnostic.notes_of(verdict);
    if !verdict.available.is_empty() {
        diagnostic = diagnostic.help(texts::could_rely_on(&verdict.available.join(", ")));
    }
    Some(diagnostic)
}

/// The notes that open and violated verdicts share.
trait NotesOf {
    fn notes_of(self, verdict: &VerdictReport) -> Diagnostic;
}

impl NotesOf for Diagnostic {
    fn notes_of(mut self, verdict: &VerdictReport) -> Diagnostic {
        if verdict.statements.len() > 1 {
            self = self.note(texts::concerns(&verdict.statements.join(", ")));
        }
        if let Some(accepted) = &verdict.accepted {
            self = self.note(accepted.clone());
        }
        for question in &verdict.questions {
            self = self.help(texts::ask_whom(&question.ask, &question.who));
            self = self.help(texts::write_answer(&question.answer));
        }
        self
    }
}
