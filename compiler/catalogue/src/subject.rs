//! What a page can be about.

use maatstaf_semantics::norms::ir::{ExceptionId, FactId, JudgementId, NormId};

/// A thing with a page of its own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A package, by its name; empty for what stands in no package.
    Package(String),
    /// A norm.
    Norm(NormId),
    /// An exception.
    Exception(ExceptionId),
    /// A fact.
    Fact(FactId),
    /// A judgement.
    Judgement(JudgementId),
    /// A case, by its position in the catalogue.
    Case(usize),
    /// A source with its article, or a ruling: `AVG 22`, `ECLI:NL:RBAMS:2019:6005`.
    Article(String),
}

/// How links among pages begin. Nothing outside this crate has it.
const SCHEME: &str = "maatstaf:";

impl Subject {
    /// A link to the page, for a Markdown text: renderers turn it into an address, or leave its text alone.
    pub(crate) fn address(&self) -> String {
        match self {
            Subject::Package(name) => format!("{SCHEME}package/{name}"),
            Subject::Norm(id) => format!("{SCHEME}norm/{}", id.0),
            Subject::Exception(id) => format!("{SCHEME}exception/{}", id.0),
            Subject::Fact(id) => format!("{SCHEME}fact/{}", id.0),
            Subject::Judgement(id) => format!("{SCHEME}judgement/{}", id.0),
            Subject::Case(position) => format!("{SCHEME}case/{position}"),
            Subject::Article(name) => format!("{SCHEME}article/{}", name.replace(' ', "%20")),
        }
    }

    /// The subject that a link leads to; nothing for a link to elsewhere.
    pub(crate) fn of_address(address: &str) -> Option<Subject> {
        let (kind, rest) = address.strip_prefix(SCHEME)?.split_once('/')?;
        let number = || rest.parse::<u32>().ok();
        Some(match kind {
            "package" => Subject::Package(rest.to_owned()),
            "norm" => Subject::Norm(NormId(number()?)),
            "exception" => Subject::Exception(ExceptionId(number()?)),
            "fact" => Subject::Fact(FactId(number()?)),
            "judgement" => Subject::Judgement(JudgementId(number()?)),
            "case" => Subject::Case(rest.parse().ok()?),
            "article" => Subject::Article(rest.replace("%20", " ")),
            _ => return None,
        })
    }
}

/// `[text](address)` in Markdown.
pub(crate) fn link(text: &str, address: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        if matches!(c, '[' | ']') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    // Between angle brackets an address may have brackets and spaces of its own.
    let address: String = address.chars().filter(|c| !matches!(c, '<' | '>' | '\n')).collect();
    format!("[{escaped}](<{address}>)")
}
