//! The queries: what depends on what.
//!
//! A text is cut into items, each item is parsed and read by itself, and everything
//! above compares items without their positions. So white space and comments run no
//! semantics; an edit in one instrument runs that instrument and what its data reach;
//! and the standard library, which never changes, is not looked at again.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use maatstaf_db::{Db, Project, SourceFile};
use maatstaf_diagnostics::{Code, Text, texts};
use maatstaf_syntax::{ItemKind, NodeRef, ParsedItem, Refusal, parse_item, split_items};

use crate::flow::{World, WorldInput, build_world};
use crate::hir::{self, Item, ItemBody};
use crate::model::{
    AnswerModel, AnswerScope, InstrumentModel, StatementName, Terms, conflict, declare_terms, resolve_answers,
    resolve_instrument, statement_path,
};
use crate::names::{Finding, ItemKey, Place, VOCABULARY, Visible, declare_concepts};
use crate::norms::{Library, LibraryItem, build_library};
use crate::snapshot::{self, Snapshot};
use crate::verdicts::{Verdict, evaluate, group};

mod imports;
mod items;
mod reach;

pub use imports::import_findings;
use items::{entries, norm_items, organisation_items, term_items};
pub use reach::upstream;

/// One item of a file with its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemChunk {
    /// Which item.
    pub key: ItemKey,
    /// Its bytes in the file, with the comments directly above it.
    pub range: std::ops::Range<usize>,
    /// It is what stands after the last item that a file may have, and is not read.
    pub too_many: bool,
}

/// The items of a file with their bytes.
#[salsa::tracked(returns(ref))]
pub fn chunks(db: &dyn Db, file: SourceFile) -> Vec<ItemChunk> {
    let mut found: Vec<ItemChunk> = Vec::new();
    let mut counts = HashMap::new();
    let text = file.text(db);
    if text.len() > maatstaf_syntax::MAX_FILE_BYTES {
        return found;
    }
    for chunk in split_items(text) {
        let name: Arc<str> = Arc::from(chunk.name.unwrap_or_default());
        let seen = counts.entry((chunk.kind, name.clone())).or_insert(0u32);
        let nth = *seen;
        *seen += 1;
        let too_many = chunk.refused == Some(Refusal::TooManyItems);
        found.push(ItemChunk { key: ItemKey { file, kind: chunk.kind, name, nth }, range: chunk.range, too_many });
    }
    found
}

/// The items of a file, without their bytes.
#[salsa::tracked(returns(ref))]
pub fn keys(db: &dyn Db, file: SourceFile) -> Vec<ItemKey> {
    chunks(db, file).iter().map(|c| c.key.clone()).collect()
}

#[salsa::tracked(returns(clone))]
fn item_text(db: &dyn Db, file: SourceFile, key: ItemKey) -> Arc<str> {
    let range = chunks(db, file).iter().find(|c| c.key == key && !c.too_many).map(|c| c.range.clone());
    Arc::from(range.and_then(|r| file.text(db).get(r)).unwrap_or_default())
}

/// The tree of an item; ranges are relative to its first byte.
#[salsa::tracked(returns(ref))]
pub fn parse(db: &dyn Db, file: SourceFile, key: ItemKey) -> ParsedItem {
    parse_item(&item_text(db, file, key))
}

/// What an item says.
#[salsa::tracked(returns(clone))]
pub fn item(db: &dyn Db, file: SourceFile, key: ItemKey) -> Arc<Item> {
    Arc::new(hir::lower(&parse(db, file, key).root()))
}

/// Shorthand for [`item`].
pub fn item_of(db: &dyn Db, key: &ItemKey) -> Arc<Item> {
    item(db, key.file, key.clone())
}

/// The packages that files declare: the folder, the package, the item.
#[salsa::tracked(returns(ref))]
fn declared_packages(db: &dyn Db, project: Project, library: bool) -> Vec<(String, Arc<str>, ItemKey)> {
    let files = if library { project.library(db) } else { project.files(db) };
    let mut found = Vec::new();
    for file in files {
        for key in keys(db, *file).iter().filter(|k| k.kind == ItemKind::Package) {
            if let ItemBody::Package(package) = &item_of(db, key).body {
                found.push((folder(file.path(db)), Arc::from(package.name.value.as_str()), key.clone()));
            }
        }
    }
    found
}

fn folder(path: &str) -> String {
    path.rsplit_once('/').map_or(String::new(), |(folder, _)| folder.to_owned())
}

/// The package that a file belongs to: the one it declares, else the one that another
/// file of its folder declares, else none (empty): it is a policy.
fn package_of(db: &dyn Db, project: Project, file: SourceFile, library: bool) -> Arc<str> {
    let packages = declared_packages(db, project, library);
    let here = folder(file.path(db));
    let own = packages.iter().find(|(_, _, key)| key.file == file);
    own.or_else(|| packages.iter().find(|(at, _, _)| *at == here)).map(|(_, name, _)| name.clone()).unwrap_or_default()
}

fn imports_of(db: &dyn Db, file: SourceFile) -> Vec<Arc<str>> {
    let imports = keys(db, file).iter().filter(|k| k.kind == ItemKind::Import);
    imports
        .flat_map(|key| match &item_of(db, key).body {
            ItemBody::Import(list) => list.iter().map(|i| Arc::from(i.path.value.as_str())).collect(),
            _ => Vec::new(),
        })
        .collect()
}

/// What a file sees.
#[salsa::tracked(returns(clone))]
fn visible(db: &dyn Db, project: Project, file: SourceFile, library: bool) -> Visible {
    let own = package_of(db, project, file, library);
    let files = if library { project.library(db) } else { project.files(db) };
    let mut imports: Vec<Arc<str>> = if own.is_empty() {
        imports_of(db, file)
    } else {
        // A package is one thing: what one of its files imports, all of them see.
        files.iter().filter(|f| package_of(db, project, **f, library) == own).flat_map(|f| imports_of(db, *f)).collect()
    };
    imports.sort_unstable();
    imports.dedup();
    imports.retain(|i| **i != *own && &**i != VOCABULARY);
    Visible { own, imports }
}

/// Whether a file is of the standard library.
fn is_library(db: &dyn Db, project: Project, file: SourceFile) -> bool {
    project.library(db).contains(&file)
}

/// What the file of an item sees.
pub fn visible_of(db: &dyn Db, project: Project, file: SourceFile) -> Visible {
    visible(db, project, file, is_library(db, project, file))
}

/// Adds concepts, groupings and hours to `terms`.
pub(crate) fn with_terms(base: &Terms, items: &[LibraryItem]) -> (Terms, Vec<Finding>) {
    let concepts = items.iter().filter_map(|entry| match &entry.item.body {
        ItemBody::Concept(concept) => Some((
            entry.package.clone(),
            entry.visible.clone(),
            Place::new(&entry.key, NodeRef(0)),
            entry.item.docs.clone(),
            concept,
        )),
        _ => None,
    });
    let (concepts, mut findings) = declare_concepts(&base.concepts, concepts);
    let mut terms = Terms { concepts, groupings: base.groupings.clone(), hours: base.hours.clone() };
    findings.extend(declare_terms(&mut terms, items));
    (terms, findings)
}

/// Words of the standard library.
#[salsa::tracked(returns(clone))]
fn standard_terms(db: &dyn Db, project: Project) -> (Arc<Terms>, Arc<Vec<Finding>>) {
    let (terms, findings) = with_terms(&Terms::default(), &entries(db, project, true, term_items));
    (Arc::new(terms), Arc::new(findings))
}

/// Norms of the standard library.
#[salsa::tracked(returns(clone))]
fn standard_library(db: &dyn Db, project: Project) -> Arc<Library> {
    let terms = standard_terms(db, project).0;
    Arc::new(build_library(&Library::default(), &terms.concepts, &entries(db, project, true, norm_items)))
}

/// All words of the project, with what is wrong with those of its own.
#[salsa::tracked(returns(clone))]
pub fn terms(db: &dyn Db, project: Project) -> (Arc<Terms>, Arc<Vec<Finding>>) {
    let base = standard_terms(db, project).0;
    let items = entries(db, project, false, term_items);
    if items.is_empty() {
        return (base, Arc::default());
    }
    let (terms, findings) = with_terms(&base, &items);
    (Arc::new(terms), Arc::new(findings))
}

/// All norms of the project; the findings in it are those of its own packages.
#[salsa::tracked(returns(clone))]
pub fn library(db: &dyn Db, project: Project) -> Arc<Library> {
    let base = standard_library(db, project);
    let items = entries(db, project, false, norm_items);
    let terms = terms(db, project).0;
    Arc::new(build_library(&base, &terms.concepts, &items))
}

/// Findings of the standard library itself; empty unless it has a defect.
pub fn library_findings(db: &dyn Db, project: Project) -> Vec<Finding> {
    let mut findings = standard_terms(db, project).1.to_vec();
    findings.extend(standard_library(db, project).findings.iter().cloned());
    findings
}

/// An organisation of the project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrganisationEntry {
    /// Its name.
    pub name: Arc<str>,
    /// Its title.
    pub title: Text,
    /// Its time zone, when it says one.
    pub zone: Option<String>,
    /// Its item.
    pub key: ItemKey,
    /// Where its name stands.
    pub place: Place,
}

/// The organisations of the project, by name; the first of two with one name.
#[salsa::tracked(returns(ref))]
pub fn organisations(db: &dyn Db, project: Project) -> (Vec<OrganisationEntry>, Vec<Finding>) {
    let mut found: Vec<OrganisationEntry> = Vec::new();
    let mut findings = Vec::new();
    for entry in entries(db, project, false, organisation_items) {
        let ItemBody::Organisation(organisation) = &entry.item.body else { continue };
        let name: Arc<str> = Arc::from(organisation.name.value.as_str());
        let place = Place::new(&entry.key, organisation.name.at);
        if let Some(twin) = found.iter().find(|o| o.name == name) {
            findings.push(twin_finding(&name, place, &twin.place));
            continue;
        }
        let title = organisation.title.clone().unwrap_or_else(|| crate::names::readable(&name));
        found.push(OrganisationEntry {
            name,
            title,
            zone: organisation.zone.as_ref().map(|z| z.value.clone()),
            key: entry.key,
            place,
        });
    }
    (found, findings)
}

fn twin_finding(name: &str, place: Place, first: &Place) -> Finding {
    Finding::new(Code::DUPLICATE_NAME, place, texts::duplicate_name(name))
        .related(first.clone(), texts::declared_here(name))
        .help(texts::help_rename_one())
}

/// An instrument of the project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InstrumentEntry {
    /// Its name.
    pub name: Arc<str>,
    /// Its item.
    pub key: ItemKey,
}

/// The instruments of the project, in the order of files and items.
#[salsa::tracked(returns(ref))]
pub fn instruments(db: &dyn Db, project: Project) -> (Vec<InstrumentEntry>, Vec<Finding>) {
    let mut found: Vec<InstrumentEntry> = Vec::new();
    let mut first: HashMap<Arc<str>, ItemKey> = HashMap::new();
    let mut findings = Vec::new();
    for file in project.files(db) {
        for key in keys(db, *file).iter().filter(|k| k.kind == ItemKind::Instrument && !k.name.is_empty()) {
            // The key has the name: no instrument is read to list them.
            if let Some(twin) = first.get(&key.name) {
                let name_of = |key: &ItemKey| match &item_of(db, key).body {
                    ItemBody::Instrument(i) => Place::new(key, i.name.at),
                    _ => Place::new(key, NodeRef(0)),
                };
                findings.push(twin_finding(&key.name, name_of(key), &name_of(twin)));
                continue;
            }
            first.insert(key.name.clone(), key.clone());
            found.push(InstrumentEntry { name: key.name.clone(), key: key.clone() });
        }
    }
    (found, findings)
}

/// An instrument, resolved.
#[salsa::tracked(returns(clone))]
pub fn instrument(db: &dyn Db, project: Project, key: ItemKey) -> Option<(Arc<InstrumentModel>, Arc<Vec<Finding>>)> {
    let item = item_of(db, &key);
    let ItemBody::Instrument(instrument) = &item.body else { return None };
    let names: Vec<Arc<str>> = organisations(db, project).0.iter().map(|o| o.name.clone()).collect();
    let visible = visible(db, project, key.file, false);
    let (model, findings) = resolve_instrument(
        &terms(db, project).0,
        &library(db, project),
        &visible,
        &key,
        instrument,
        item.docs.clone(),
        &names,
    );
    Some((Arc::new(model), Arc::new(findings)))
}

/// What the statements of an instrument are called.
#[salsa::tracked(returns(clone))]
fn statement_names(db: &dyn Db, project: Project, name: String) -> Option<Arc<Vec<StatementName>>> {
    let by_name = instruments_by_name(db, project);
    match &item_of(db, by_name.get(&*name)?).body {
        ItemBody::Instrument(instrument) => Some(Arc::new(names_of_statements(instrument))),
        _ => None,
    }
}

pub(crate) fn names_of_statements(instrument: &hir::Instrument) -> Vec<StatementName> {
    let of = |s: &hir::Statement| match s.act {
        hir::Act::Do(verb) => Some(StatementName {
            path: Arc::from(statement_path(&instrument.name.value, s)),
            verb,
            label: s.label.as_ref().map(|l| Arc::from(l.value.as_str())),
            objects: s.objects.iter().map(|o| Arc::from(o.value.as_str())).collect(),
        }),
        _ => None,
    };
    instrument.statements.iter().filter_map(of).collect()
}

/// The answers of one item: an organisation, an instrument, or `answers for`.
#[salsa::tracked(returns(clone))]
fn answers_of_item(db: &dyn Db, project: Project, key: ItemKey) -> (Arc<Vec<AnswerModel>>, Arc<Vec<Finding>>) {
    let item = item_of(db, &key);
    let (terms, library) = (terms(db, project).0, library(db, project));
    let visible = visible(db, project, key.file, false);
    let names = instrument_names(db, project);
    let statements = |name: &str| statement_names(db, project, name.to_owned()).map(|names| names.to_vec());
    let (organisation, instrument, answers) = match &item.body {
        ItemBody::Organisation(o) => (Some(Arc::from(o.name.value.as_str())), None, &o.answers),
        ItemBody::Instrument(i) => (None, Some(Arc::from(i.name.value.as_str())), &i.answers),
        ItemBody::Answers(a) => {
            let name: Arc<str> = Arc::from(a.target.value.as_str());
            if !names.contains(&name) {
                let place = Place::new(&key, a.target.at);
                let mut finding =
                    Finding::new(Code::UNKNOWN_NAME, place, texts::unknown_name(&name, &texts::kind_instrument()));
                if let Some(near) = maatstaf_diagnostics::nearest(&name, names.iter().map(|n| &**n)) {
                    finding = finding.help(texts::help_did_you_mean(near)).replace(texts::fix_replace_by(near), near);
                }
                return (Arc::default(), Arc::new(vec![finding]));
            }
            (None, Some(name), &a.answers)
        }
        _ => return (Arc::default(), Arc::default()),
    };
    let scope = AnswerScope {
        terms: &terms,
        library: &library,
        visible: &visible,
        item: &key,
        organisation,
        instrument,
        statements: &statements,
        instruments: &names,
    };
    let (answers, findings) = resolve_answers(&scope, answers);
    (Arc::new(answers), Arc::new(findings))
}

/// The names of the instruments, in the order of files and items.
#[salsa::tracked(returns(clone))]
fn instrument_names(db: &dyn Db, project: Project) -> Arc<Vec<Arc<str>>> {
    Arc::new(instruments(db, project).0.iter().map(|i| i.name.clone()).collect())
}

/// The instruments by name.
#[salsa::tracked(returns(clone))]
pub fn instruments_by_name(db: &dyn Db, project: Project) -> Arc<BTreeMap<Arc<str>, ItemKey>> {
    Arc::new(instruments(db, project).0.iter().map(|i| (i.name.clone(), i.key.clone())).collect())
}

/// The `answers for` of every instrument, by its name.
#[salsa::tracked(returns(clone))]
fn answers_by_name(db: &dyn Db, project: Project) -> Arc<BTreeMap<Arc<str>, Vec<ItemKey>>> {
    let mut by_name: BTreeMap<Arc<str>, Vec<ItemKey>> = BTreeMap::new();
    for file in project.files(db) {
        for key in keys(db, *file).iter().filter(|k| k.kind == ItemKind::Answers) {
            by_name.entry(key.name.clone()).or_default().push(key.clone());
        }
    }
    Arc::new(by_name)
}

/// The items that hold answers about an instrument: itself, and its `answers for`.
#[salsa::tracked(returns(ref))]
fn answer_items(db: &dyn Db, project: Project, name: String) -> Vec<ItemKey> {
    let mut found: Vec<ItemKey> = instruments_by_name(db, project).get(&*name).into_iter().cloned().collect();
    found.extend(answers_by_name(db, project).get(&*name).into_iter().flatten().cloned());
    found
}

/// The snapshots of the project, read; and what is wrong with those that cannot be.
#[salsa::tracked(returns(ref))]
pub fn snapshots(db: &dyn Db, project: Project) -> (Vec<Snapshot>, Vec<(String, String)>) {
    let (mut read, mut broken) = (Vec::new(), Vec::new());
    for file in project.snapshots(db) {
        match Snapshot::from_json(&file.text) {
            Ok(snapshot) => read.push(snapshot),
            Err(why) => broken.push((file.path.clone(), why)),
        }
    }
    (read, broken)
}

/// The world of an instrument.
#[salsa::tracked(returns(clone))]
pub fn world(db: &dyn Db, project: Project, key: ItemKey) -> Option<(Arc<World>, Arc<Vec<Finding>>)> {
    let (home, _) = instrument(db, project, key.clone())?;
    let (terms, library) = (terms(db, project).0, library(db, project));
    let mut all = vec![home];
    all.extend(upstream(db, project, key).iter().filter_map(|k| instrument(db, project, k.clone()).map(|m| m.0)));
    let mut answers = Vec::new();
    let mut contrary = Vec::new();
    for (nth, model) in all.iter().enumerate() {
        for holder in answer_items(db, project, model.name.to_string()) {
            let more = answers_of_item(db, project, holder.clone()).0;
            if nth == 0 {
                // Within one item they have been told.
                let pairs = answers.iter().flat_map(|earlier| more.iter().map(move |later| (earlier, later)));
                contrary.extend(pairs.filter_map(|(earlier, later)| conflict(&library, earlier, later)));
            }
            answers.extend(more.iter().cloned());
        }
    }
    let mut organisations_here = Vec::new();
    for entry in &organisations(db, project).0 {
        let concerned =
            all.iter().any(|m| m.controller.as_ref() == Some(&entry.name) || m.jointly.contains(&entry.name));
        if concerned {
            organisations_here.push((entry.name.clone(), entry.title.clone()));
            answers.extend(answers_of_item(db, project, entry.key.clone()).0.iter().cloned());
        }
    }
    let input = WorldInput {
        terms: &terms,
        library: &library,
        instruments: all,
        organisations: organisations_here,
        answers,
        coverage: Vec::new(),
    };
    let (mut world, mut findings) = build_world(input);
    findings.extend(contrary);
    cover(&mut world, &terms, &library, &snapshots(db, project).0, &mut findings);
    Some((Arc::new(world), Arc::new(findings)))
}

/// Holds the consents of the first instrument against its recorded versions.
fn cover(world: &mut World, terms: &Terms, library: &Library, recorded: &[Snapshot], findings: &mut Vec<Finding>) {
    use crate::model::{FactValue, Said, TargetKey};
    let (coverage, drift) = snapshot::compare(world, terms, recorded);
    let home = world.instruments[0].clone();
    for answer in &world.answers.list {
        let Said::Fact(id, FactValue::Consent { version, .. }) = &answer.said else { continue };
        if !answer.targets.iter().any(|t| t.contains(&TargetKey::Instrument(home.name.clone()))) {
            continue;
        }
        let version = version.unwrap_or(1);
        let cite = library.fact(*id).cite.iter().map(crate::norms::Cite::shown).collect::<Vec<_>>();
        if let Some((_, more)) = drift.iter().find(|(v, _)| *v == version) {
            let mut shown = more.iter().take(3).cloned().collect::<Vec<_>>().join("; ");
            if more.len() > 3 {
                shown.push_str(" …");
            }
            findings.push(
                Finding::new(
                    Code::SNAPSHOT_DRIFT,
                    answer.place.clone(),
                    texts::snapshot_drift(&home.name, version, &shown),
                )
                .cite(cite)
                .help(texts::help_drift()),
            );
        } else if coverage.of(version).is_none() && version != home.version {
            findings.push(
                Finding::new(
                    Code::SNAPSHOT_MISSING,
                    answer.place.clone(),
                    texts::snapshot_missing(&home.name, version),
                )
                .cite(cite)
                .help(texts::help_snapshot(&home.name)),
            );
        }
    }
    world.coverage = vec![coverage];
}

/// The verdicts on an instrument, over all dates.
#[salsa::tracked(returns(clone))]
pub fn verdicts(db: &dyn Db, project: Project, key: ItemKey) -> Arc<Vec<Verdict>> {
    let Some((world, _)) = world(db, project, key) else { return Arc::default() };
    let (terms, library) = (terms(db, project).0, library(db, project));
    Arc::new(group(&world, &library, evaluate(&world, &terms, &library)))
}

/// Everything that is wrong with the text of one file, syntax aside: what has its place there, wherever it was found.
#[salsa::tracked(returns(clone))]
pub fn file_findings(db: &dyn Db, project: Project, file: SourceFile) -> Arc<Vec<Finding>> {
    let shared = [
        import_findings(db, project),
        &**terms(db, project).1,
        &library(db, project).findings,
        &organisations(db, project).1,
        &instruments(db, project).1,
    ]
    .into_iter()
    .flatten()
    .filter(|finding| finding.place.item.file == file)
    .cloned()
    .collect();
    let mut all: Vec<Finding> = shared;
    let by_name = instruments_by_name(db, project);
    for key in keys(db, file) {
        all.extend(item_of(db, key).problems.iter().map(|p| Finding::of_problem(key, p)));
        all.extend(answers_of_item(db, project, key.clone()).1.iter().cloned());
        let instrument_key = by_name.get(&key.name);
        match key.kind {
            // Of two with one name, only the first is an instrument.
            ItemKind::Instrument if instrument_key == Some(key) => {
                let resolved = instrument(db, project, key.clone());
                all.extend(resolved.iter().flat_map(|(_, findings)| findings.iter()).cloned());
                all.extend(findings_of_world(db, project, key, file));
            }
            // What is wrong with a consent is found with the instrument that it is for.
            ItemKind::Answers => {
                let elsewhere = instrument_key.filter(|instrument| instrument.file != file);
                all.extend(elsewhere.into_iter().flat_map(|key| findings_of_world(db, project, key, file)));
            }
            _ => {}
        }
    }
    Arc::new(all)
}

/// What the world of an instrument has wrong, as far as it stands in `file`.
fn findings_of_world(db: &dyn Db, project: Project, key: &ItemKey, file: SourceFile) -> Vec<Finding> {
    let Some((_, findings)) = world(db, project, key.clone()) else { return Vec::new() };
    findings.iter().filter(|finding| finding.place.item.file == file).cloned().collect()
}

/// Everything that is wrong with the project's own text, syntax aside: file by file.
pub fn findings(db: &dyn Db, project: Project) -> Vec<Finding> {
    let files = project.files(db).iter();
    files.flat_map(|file| file_findings(db, project, *file).iter().cloned().collect::<Vec<_>>()).collect()
}
