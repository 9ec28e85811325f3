//! A project's norms, put together for reading.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;
use maatstaf_db::{Db, Project};
use maatstaf_diagnostics::Text;
use maatstaf_semantics::hir::{Expect, ExpectedVerdict, ItemBody};
use maatstaf_semantics::model::Terms;
use maatstaf_semantics::names::{ItemKey, Place, Visible};
use maatstaf_semantics::norms::ir::{ExceptionId, Expr, FactId, Head, JudgementId, NormId, Term};
use maatstaf_semantics::norms::{Cite, Library, PackageInfo};
use maatstaf_semantics::report::{Span, span};
use maatstaf_semantics::{cases, queries};

use crate::companions::{Beside, Companion, Provision};
use crate::links;
use crate::subject::Subject;

/// What a case says of norms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decides {
    /// The verdict that it expects.
    pub verdict: ExpectedVerdict,
    /// As the case writes it.
    pub reference: String,
    /// What that names: norms and exceptions.
    pub subjects: Vec<Subject>,
    /// On another day than that of the case.
    pub on: Option<Date>,
}

/// A case, as a reader sees it.
#[derive(Debug, Clone)]
pub struct CaseInfo {
    /// Its item.
    pub key: ItemKey,
    /// The package that it stands in; empty for a policy's.
    pub package: Arc<str>,
    /// Its name.
    pub name: String,
    /// Its title, or its name made readable.
    pub title: Text,
    /// Its documentation.
    pub docs: Option<Text>,
    /// The ruling that it is taken from.
    pub cite: Vec<Cite>,
    /// The day at which it is read.
    pub on: Option<Date>,
    /// What it expects of norms, in its order.
    pub decides: Vec<Decides>,
    /// It expects that nothing else is violated.
    pub only: bool,
    /// It is one of the library's.
    pub of_library: bool,
}

/// All of it.
pub struct Catalogue<'db> {
    pub(crate) db: &'db dyn Db,
    pub(crate) project: Project,
    /// The words.
    pub terms: Arc<Terms>,
    /// The norms.
    pub library: Arc<Library>,
    /// The cases: those of the library first.
    pub cases: Vec<CaseInfo>,
    beside: Beside,
    /// What cites an article: the citation and who has it, by article.
    articles: BTreeMap<String, BTreeSet<(String, Subject)>>,
}

impl<'db> Catalogue<'db> {
    /// Puts together what is in the database, and what stands beside its packages.
    pub fn new(db: &'db dyn Db, project: Project, companions: &[Companion]) -> Catalogue<'db> {
        let (terms, library) = (queries::terms(db, project).0, queries::library(db, project));
        let mut found = Vec::new();
        for of_library in [true, false] {
            let keys = cases::cases(db, project, of_library);
            found.extend(keys.iter().filter_map(|key| case(db, project, &library, key, of_library)));
        }
        let mut catalogue = Catalogue {
            db,
            project,
            terms,
            library,
            cases: found,
            beside: Beside::new(companions),
            articles: BTreeMap::new(),
        };
        catalogue.articles = catalogue.cited();
        catalogue
    }

    fn cited(&self) -> BTreeMap<String, BTreeSet<(String, Subject)>> {
        let mut articles: BTreeMap<String, BTreeSet<(String, Subject)>> = BTreeMap::new();
        for subject in self.subjects() {
            for cite in self.cites(&subject) {
                articles.entry(links::article(&cite.raw)).or_default().insert((cite.raw.clone(), subject.clone()));
            }
        }
        articles
    }

    /// Every norm, exception, fact, judgement and case, in that order.
    pub fn subjects(&self) -> Vec<Subject> {
        let library = &self.library;
        let mut all: Vec<Subject> = (0..library.norms.len()).map(|i| Subject::Norm(NormId(i as u32))).collect();
        all.extend((0..library.exceptions.len()).map(|i| Subject::Exception(ExceptionId(i as u32))));
        all.extend(library.facts().map(|(id, _)| Subject::Fact(id)));
        all.extend(library.judgements().map(|(id, _)| Subject::Judgement(id)));
        all.extend((0..self.cases.len()).map(Subject::Case));
        all
    }

    /// The packages, by name; what stands in no package is not among them.
    pub fn packages(&self) -> Vec<&PackageInfo> {
        let mut packages: Vec<&PackageInfo> = self.library.packages.iter().collect();
        packages.sort_by(|a, b| a.name.cmp(&b.name));
        packages
    }

    /// The package of a subject; empty for a policy's own.
    pub fn package_of(&self, subject: &Subject) -> String {
        match subject {
            Subject::Package(name) => name.clone(),
            Subject::Norm(id) => self.library.norm(*id).head.package.to_string(),
            Subject::Exception(id) => self.library.exception(*id).head.package.to_string(),
            Subject::Fact(id) => self.library.fact(*id).package.to_string(),
            Subject::Judgement(id) => self.library.judgement(*id).package.to_string(),
            Subject::Case(i) => self.cases.get(*i).map(|case| case.package.to_string()).unwrap_or_default(),
            Subject::Article(_) => String::new(),
        }
    }

    /// The title of a subject, for people.
    pub fn title(&self, subject: &Subject) -> Text {
        match subject {
            Subject::Package(name) => {
                let title = self.library.package(name).and_then(|package| package.title.clone());
                title.unwrap_or_else(|| if name.is_empty() { crate::texts::no_package() } else { Text::same(name) })
            }
            Subject::Norm(_) | Subject::Exception(_) => self.head(subject).map(|h| h.title.clone()).unwrap_or_default(),
            Subject::Fact(id) => {
                let fact = self.library.fact(*id);
                fact.title.clone().unwrap_or_else(|| fact.ask.clone())
            }
            Subject::Judgement(id) => {
                let judgement = self.library.judgement(*id);
                judgement.title.clone().unwrap_or_else(|| judgement.ask.clone())
            }
            Subject::Case(i) => self.cases.get(*i).map(|case| case.title.clone()).unwrap_or_default(),
            Subject::Article(name) => Text::same(name),
        }
    }

    /// What it is called in the language: `nl.avg.human_intervention`.
    pub fn name(&self, subject: &Subject) -> String {
        let qualified = |package: &str, name: &str| {
            if package.is_empty() { name.to_owned() } else { format!("{package}.{name}") }
        };
        match subject {
            Subject::Package(name) | Subject::Article(name) => name.clone(),
            Subject::Norm(_) | Subject::Exception(_) => {
                self.head(subject).map(|h| h.id.to_string()).unwrap_or_default()
            }
            Subject::Fact(id) => {
                let fact = self.library.fact(*id);
                qualified(&fact.package, &fact.name)
            }
            Subject::Judgement(id) => {
                let judgement = self.library.judgement(*id);
                qualified(&judgement.package, &judgement.name)
            }
            Subject::Case(i) => self.cases.get(*i).map(|case| qualified(&case.package, &case.name)).unwrap_or_default(),
        }
    }

    /// What norms and exceptions have in common.
    pub fn head(&self, subject: &Subject) -> Option<&Head> {
        match subject {
            Subject::Norm(id) => Some(&self.library.norm(*id).head),
            Subject::Exception(id) => Some(&self.library.exception(*id).head),
            _ => None,
        }
    }

    /// The citations of a subject.
    pub fn cites(&self, subject: &Subject) -> &[Cite] {
        match subject {
            Subject::Norm(_) | Subject::Exception(_) => {
                self.head(subject).map(|h| h.cite.as_slice()).unwrap_or_default()
            }
            Subject::Fact(id) => &self.library.fact(*id).cite,
            Subject::Judgement(id) => &self.library.judgement(*id).cite,
            Subject::Case(i) => self.cases.get(*i).map(|case| case.cite.as_slice()).unwrap_or_default(),
            Subject::Package(_) | Subject::Article(_) => &[],
        }
    }

    /// Where a subject stands.
    pub fn place(&self, subject: &Subject) -> Option<Place> {
        Some(match subject {
            Subject::Norm(_) | Subject::Exception(_) => self.head(subject)?.place.clone(),
            Subject::Fact(id) => self.library.fact(*id).place.clone(),
            Subject::Judgement(id) => self.library.judgement(*id).place.clone(),
            Subject::Case(i) => Place::of_item(&self.cases.get(*i)?.key),
            Subject::Package(name) => self.library.package(name)?.place.clone(),
            Subject::Article(_) => return None,
        })
    }

    /// The text of a subject's item, without the comment above it: that is shown as prose.
    pub fn source(&self, subject: &Subject) -> String {
        let Some(place) = self.place(subject) else { return String::new() };
        let file = place.item.file;
        let chunk = queries::chunks(self.db, file).iter().find(|chunk| chunk.key == place.item);
        let text = chunk.and_then(|chunk| file.text(self.db).get(chunk.range.clone())).unwrap_or_default();
        let is_above = |line: &&str| line.trim().is_empty() || line.trim_start().starts_with("//");
        text.lines().skip_while(is_above).collect::<Vec<_>>().join("\n").trim_end().to_owned()
    }

    /// The path and the text of the file that a place is in.
    pub fn file(&self, place: &Place) -> (&str, &str) {
        (place.item.file.path(self.db), place.item.file.text(self.db))
    }

    /// The bytes of a place in its file.
    pub fn span(&self, place: &Place) -> Option<Span> {
        span(self.db, place)
    }

    /// Whether a subject is one of the library that Maatstaf brings along.
    pub fn is_of_library(&self, subject: &Subject) -> bool {
        let files = self.project.library(self.db);
        self.place(subject).is_some_and(|place| files.contains(&place.item.file))
    }

    /// The cases that say something of a norm or exception: the position, the verdict, and the day.
    pub fn cases_of(&self, subject: &Subject) -> Vec<(usize, ExpectedVerdict, Option<Date>)> {
        let mut found = Vec::new();
        for (i, case) in self.cases.iter().enumerate() {
            for decides in case.decides.iter().filter(|decides| decides.subjects.contains(subject)) {
                found.push((i, decides.verdict, decides.on.or(case.on)));
            }
        }
        found
    }

    /// Subjects in the order of their citations: article 9 before article 10, an older text before a newer.
    pub fn in_order(&self, subjects: impl IntoIterator<Item = Subject>) -> Vec<Subject> {
        let mut subjects: Vec<Subject> = subjects.into_iter().collect();
        subjects.sort_by_cached_key(|subject| {
            let cite = self.cites(subject).first().map(|cite| cite.shown()).unwrap_or_default();
            let source = cite.split_once(' ').map_or("", |(source, _)| source).to_owned();
            let from = self.head(subject).and_then(|head| head.from);
            (source, numbers(&cite), cite, from)
        });
        subjects
    }

    /// The facts and judgements that a norm or exception asks, each once, in the order in which it looks at them.
    pub fn questions_of(&self, subject: &Subject) -> Vec<Subject> {
        let mut asked = Vec::new();
        match subject {
            Subject::Norm(id) => {
                let norm = self.library.norm(*id);
                ask(&norm.filter, &mut asked);
                ask(&norm.require, &mut asked);
            }
            Subject::Exception(id) => ask(&self.library.exception(*id).condition, &mut asked),
            _ => {}
        }
        asked
    }

    /// The norms and exceptions that ask a fact or judgement.
    pub fn asked_by(&self, question: &Subject) -> Vec<Subject> {
        let norms = self.subjects().into_iter().filter(|subject| self.head(subject).is_some());
        norms.filter(|subject| self.questions_of(subject).contains(question)).collect()
    }

    /// What becomes of each provision that a package is about; nothing when it does not say.
    pub fn provisions(&self, package: &str) -> Option<&[Provision]> {
        self.beside.provisions.get(&self.folder(package)?).map(Vec::as_slice)
    }

    /// What a package says of what it leaves out, in Markdown.
    pub fn left_out(&self, package: &str) -> Option<&str> {
        self.beside.left_out.get(&self.folder(package)?).map(String::as_str)
    }

    /// Tables of provisions that could not be read: the path, and the line.
    pub fn unreadable(&self) -> &[(String, usize)] {
        &self.beside.unreadable
    }

    fn folder(&self, package: &str) -> Option<String> {
        let path = self.library.package(package)?.place.item.file.path(self.db);
        Some(path.rsplit_once('/').map_or_else(String::new, |(folder, _)| folder.to_owned()))
    }

    /// What in a package has this name: a norm, exception, fact or judgement.
    pub fn named(&self, package: &str, name: &str) -> Option<Subject> {
        let full = if package.is_empty() { name.to_owned() } else { format!("{package}.{name}") };
        // A home may also be written with the package that it is in.
        let is_it = |subject: &Subject| {
            let own = self.name(subject);
            own == full || own == name
        };
        self.subjects().into_iter().find(|subject| !matches!(subject, Subject::Case(_)) && is_it(subject))
    }

    /// The articles and rulings that something cites.
    pub fn articles(&self) -> impl Iterator<Item = &str> {
        self.articles.keys().map(String::as_str)
    }

    /// What cites an article: the citation as written, and who has it.
    pub fn citing(&self, article: &str) -> impl Iterator<Item = (&str, &Subject)> {
        self.articles.get(article).into_iter().flatten().map(|(cite, subject)| (cite.as_str(), subject))
    }

    /// The day for which a citation of a norm or exception has to be read: a text that has ended, or that follows another
    /// one of the same provision, is not found under today's address.
    pub fn day_of_text(&self, subject: &Subject, cite: &str) -> Option<Date> {
        let head = self.head(subject)?;
        let from = head.from?;
        let heads = self.library.norms.iter().map(|n| &n.head).chain(self.library.exceptions.iter().map(|e| &e.head));
        let mut others = heads.filter(|other| other.id != head.id && other.cite.iter().any(|c| c.raw == cite));
        let follows = others.any(|other| other.until == Some(from));
        (head.until.is_some() || follows).then_some(from)
    }
}

/// The numbers in a text.
pub(crate) fn numbers(text: &str) -> Vec<u64> {
    text.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect()
}

fn ask(expr: &Expr, asked: &mut Vec<Subject>) {
    let mut add = |subject: Subject| {
        if !asked.contains(&subject) {
            asked.push(subject);
        }
    };
    let fact = |id: &FactId| Subject::Fact(*id);
    let judgement = |id: &JudgementId| Subject::Judgement(*id);
    expr.walk(&mut |expr| match expr {
        Expr::Fact(id, _) => add(fact(id)),
        Expr::Judged(id, _) => add(judgement(id)),
        Expr::Compare { left, right, .. } => {
            for term in [left, right] {
                if let Term::Fact(id, _) = term {
                    add(fact(id));
                }
            }
        }
        _ => {}
    });
}

fn case(db: &dyn Db, project: Project, library: &Library, key: &ItemKey, of_library: bool) -> Option<CaseInfo> {
    let item = queries::item_of(db, key);
    let ItemBody::Case(case) = &item.body else { return None };
    let visible = queries::visible_of(db, project, key.file);
    let decides = case.expects.iter().flat_map(|expect| match &expect.value {
        Expect::Verdict { verdict, references, on, .. } => {
            let day = on.as_ref().map(|on| on.value);
            let read_on = day.or(case.on.as_ref().map(|on| on.value));
            let of = |reference: &str| {
                let mut subjects = named_by(library, &visible, reference);
                // A citation means both texts of a provision; a case says something of the one that is in force.
                if let Some(read_on) = read_on
                    && subjects.len() > 1
                    && *verdict != ExpectedVerdict::NotApplicable
                {
                    subjects.retain(|subject| is_in_force(library, subject, read_on));
                }
                Decides { verdict: *verdict, reference: reference.to_owned(), subjects, on: day }
            };
            references.iter().map(|reference| of(&reference.value)).collect()
        }
        Expect::Only | Expect::Decision(_) => Vec::new(),
    });
    Some(CaseInfo {
        key: key.clone(),
        package: visible.own.clone(),
        name: case.name.value.clone(),
        title: case.title.clone().unwrap_or_else(|| maatstaf_semantics::names::readable(&case.name.value)),
        docs: item.docs.clone(),
        cite: case.cite.iter().map(|cite| Cite { raw: cite.value.clone() }).collect(),
        on: case.on.as_ref().map(|on| on.value),
        decides: decides.collect(),
        only: case.expects.iter().any(|expect| matches!(expect.value, Expect::Only)),
        of_library,
    })
}

fn is_in_force(library: &Library, subject: &Subject, on: Date) -> bool {
    let head = match subject {
        Subject::Norm(id) => &library.norm(*id).head,
        Subject::Exception(id) => &library.exception(*id).head,
        _ => return true,
    };
    head.from.is_none_or(|from| from <= on) && head.until.is_none_or(|until| on < until)
}

fn named_by(library: &Library, visible: &Visible, reference: &str) -> Vec<Subject> {
    let norms = library.norms_named(visible, reference).into_iter().map(Subject::Norm);
    norms.chain(library.exceptions_named(visible, reference).into_iter().map(Subject::Exception)).collect()
}
