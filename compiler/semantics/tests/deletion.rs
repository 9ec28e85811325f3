//! One word of a statement is missing: what is known of the others stays known.
//!
//! Over every example, each token of each statement and answer of an instrument is left out in turn. What depends on
//! that statement may then be as it was, or as it would be if the whole statement were gone, or open, for while it cannot
//! be read nobody knows. A verdict that is none of these, anything else on what does not depend on the statement, and a
//! message elsewhere that neither text gives, is damage that the writer did not do.
#![allow(clippy::unwrap_used)] // A test that fails says so.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::Path;

use jiff::civil::Date;
use maatstaf_db::{Project, SourceFile};
use maatstaf_diagnostics::{Code, Diagnostic};
use maatstaf_semantics::flow::World;
use maatstaf_semantics::model::Terms;
use maatstaf_semantics::norms::Library;
use maatstaf_semantics::verdicts::{Entity, Status, Verdict};
use maatstaf_semantics::{cases, queries, report};
use maatstaf_syntax::{NodeOrToken, SyntaxKind, SyntaxNode, parse_file};
use salsa::Setter as _;
use support::{Checked, date, project, word};

/// About so many tokens are left out, spread over all examples: each costs a whole check. With `DELETE_ALL=1` in the
/// environment it is every one of them.
const SAMPLE: usize = 800;

/// Of a hundred deletions that break the text, at least so many leave everything outside the statement alone.
const LEAST: f64 = 99.0;

/// A token to leave out, and the statement or answer that it stands in, in bytes; and the case that this stands in.
struct Cut {
    token: Range<usize>,
    member: Range<usize>,
    case: Option<String>,
}

/// The tokens of the statements and answers of a file's instruments, in cases too.
fn cuts(text: &str) -> Vec<Cut> {
    let in_instrument = |node: &SyntaxNode| {
        use SyntaxKind::{Accept, Answers, Given, Instrument, Judged, Never, NotApplicable, Statement};
        let parent = node.parent().map(|parent| parent.kind());
        matches!(node.kind(), Statement | Never | Given | Judged | NotApplicable | Accept)
            && matches!(parent, Some(Instrument | Answers))
    };
    let mut cuts = Vec::new();
    for member in parse_file(text).root().descendants().filter(in_instrument) {
        let place = maatstaf_syntax::trimmed_range(&member);
        let case = member.ancestors().find(|node| node.kind() == SyntaxKind::Case);
        let name = case.and_then(|case| case.children().find(|node| node.kind() == SyntaxKind::Name));
        let case = name.map(|name| name.text().to_string());
        let tokens = member.descendants_with_tokens().filter_map(NodeOrToken::into_token);
        cuts.extend(tokens.filter(|token| !token.kind().is_trivia()).map(|token| Cut {
            token: token.text_range().into(),
            member: place.into(),
            case: case.clone(),
        }));
    }
    cuts
}

/// What is known of a text: verdicts by norm and what it binds, and messages outside `member` with how often they come.
#[derive(Default, Debug)]
struct Known {
    verdicts: BTreeMap<Bound, Vec<&'static str>>,
    messages: BTreeMap<(&'static str, String), usize>,
    /// Something is wrong with the text, wherever.
    all: BTreeMap<(&'static str, String), usize>,
    paths: BTreeSet<String>,
    /// The statements, each with one that its data come from, directly or not.
    flows: BTreeSet<(String, String)>,
}

/// A norm in a case or an instrument, with what its variables stand for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Bound {
    norm: String,
    /// What else it binds, by name.
    entities: Vec<String>,
    /// The statements of the atoms that it binds.
    paths: Vec<String>,
}

impl Known {
    fn read(&mut self, home: &str, world: &World, terms: &Terms, library: &Library, verdicts: &[Verdict], on: Date) {
        let date = Verdict::reading_date(world, on);
        for statement in world.instruments.iter().flat_map(|i| &i.statements) {
            self.paths.insert(statement.path.to_string());
        }
        let path = |e: usize| {
            let effective = &world.effective[e];
            world.instruments[effective.instrument].statements[effective.statement].path.to_string()
        };
        for user in 0..world.effective.len() {
            let mut makers = world.effective[user].from.clone();
            let mut at = 0;
            while at < makers.len() {
                let further = &world.effective[makers[at]].from;
                makers.extend(further.iter().filter(|maker| !makers.contains(maker)).copied().collect::<Vec<_>>());
                at += 1;
            }
            self.flows.extend(makers.into_iter().map(|maker| (path(user), path(maker))));
        }
        let name = |id| terms.concepts.get(id).name.to_string();
        for instance in verdicts.iter().flat_map(|v| &v.instances) {
            let status = *instance.status.at(date);
            if status == Status::NotApplicable {
                continue;
            }
            let norm = format!("{home}: {}", instance.norm.head(library).id);
            let mut bound = Bound { norm, entities: Vec::new(), paths: Vec::new() };
            for entity in &instance.bound {
                bound.entities.push(match *entity {
                    Entity::Hole(_) => "hole".to_owned(),
                    Entity::Organisation(at) => world.organisations[at].0.to_string(),
                    Entity::Instrument(at) => world.instruments[at].name.to_string(),
                    Entity::Atom(at) => {
                        let atom = &world.atoms[at];
                        let path = world.statement(atom).path.to_string();
                        let to = atom.recipient.as_ref().map_or(String::new(), |r| name(r.party));
                        let atom = [name(atom.object), name(atom.worker), name(atom.purpose), to].join(" ");
                        let text = format!("{path} {atom}");
                        bound.paths.push(path);
                        text
                    }
                });
            }
            let found = self.verdicts.entry(bound).or_default();
            found.push(word(status));
            found.sort_unstable();
        }
    }

    fn flows(&self, user: &str, maker: &str) -> bool {
        self.flows.contains(&(user.to_owned(), maker.to_owned()))
    }

    /// What is wrong with the text itself.
    fn faults(&self) -> impl Iterator<Item = (&(&'static str, String), &usize)> {
        self.all.iter().filter(|((code, _), _)| *code != Code::CASE_FAILED.id())
    }

    fn hear(&mut self, diagnostic: &Diagnostic, member: &Range<usize>) {
        let key = (diagnostic.code.id(), diagnostic.message.en.clone());
        *self.all.entry(key.clone()).or_default() += 1;
        let inside = diagnostic.primary().is_some_and(|l| member.start <= l.range.start && l.range.start <= member.end);
        if !inside {
            *self.messages.entry(key).or_default() += 1;
        }
    }
}

struct Bench {
    checked: Checked,
    file: SourceFile,
}

impl Bench {
    fn new() -> Bench {
        let checked = project(&[("policy.maat", "")]);
        let file = checked.file("policy.maat");
        Bench { checked, file }
    }

    /// What is known of `text`; messages within `member` are its own affair.
    fn know(&mut self, text: &str, member: &Range<usize>) -> Known {
        self.file.set_text(&mut self.checked.db).to(text.to_owned());
        let (db, project): (_, Project) = (&self.checked.db, self.checked.project);
        let on = date("2026-11-23");
        let mut known = Known::default();
        let (terms, library) = (queries::terms(db, project).0, queries::library(db, project));
        for entry in &queries::instruments(db, project).0 {
            if let Some((world, _)) = queries::world(db, project, entry.key.clone()) {
                let verdicts = queries::verdicts(db, project, entry.key.clone());
                known.read(&entry.name, &world, &terms, &library, &verdicts, on);
            }
        }
        for diagnostic in report::source_diagnostics(db, project) {
            known.hear(&diagnostic, member);
        }
        for run in cases::cases(db, project, false).iter().filter_map(|key| cases::run(db, project, key)) {
            for world in &run.worlds {
                known.read(&run.name, &world.world, &run.terms, &run.library, &world.verdicts, on);
            }
            for finding in &run.findings {
                known.hear(&report::diagnostic(db, finding), member);
            }
        }
        known
    }
}

/// `text` without these bytes.
fn without(text: &str, range: &Range<usize>) -> String {
    [&text[..range.start], &text[range.end..]].concat()
}

/// What is neither as it was, nor as it is without the statement.
///
/// What the case says that the statement stands in is left out: it sums up verdicts, and those are compared one by one.
fn damage(case: Option<&str>, before: &Known, removed: &Known, after: &Known) -> Vec<String> {
    let mut damage = Vec::new();
    let broken: Vec<&String> = before.paths.difference(&removed.paths).collect();
    let others = |bound: &Bound| bound.paths.iter().all(|path| removed.paths.contains(path));
    let all: BTreeSet<&Bound> = before.verdicts.keys().chain(after.verdicts.keys()).filter(|b| others(b)).collect();
    for bound in all {
        let of = |known: &Known| known.verdicts.get(bound).map_or("none".to_owned(), |found| found.join("+"));
        let (was, gone, is) = (of(before), of(removed), of(after));
        // What depends on the statement is unknown while it is broken, and so is what data of it reach. A norm that applies with the statement as little as
        // without it may apply to what nobody can read: it may be asked, and never be broken.
        let unknown = if was == "none" && gone == "none" {
            is.split('+').all(|status| matches!(status, "open" | "satisfied"))
        } else {
            let reached = bound.paths.iter().any(|user| broken.iter().any(|maker| before.flows(user, maker)));
            (was != gone || reached) && (is == "open" || is == format!("open+{was}") || is == format!("open+{gone}"))
        };
        if is != was && is != gone && !unknown {
            damage.push(format!("{} on {}: {is}; was {was}, {gone} without", bound.norm, bound.entities.join(", ")));
        }
    }
    let sums_up = |message: &(&str, String)| {
        message.0 == Code::CASE_FAILED.id() && case.is_some_and(|case| message.1.contains(&format!("`{case}`")))
    };
    let all: BTreeSet<_> = before.messages.keys().chain(after.messages.keys()).collect();
    for message in all.into_iter().filter(|message| !sums_up(message)) {
        let count = |known: &Known| known.messages.get(message).copied().unwrap_or(0);
        let (low, high) = (count(before).min(count(removed)), count(before).max(count(removed)));
        if !(low..=high).contains(&count(after)) {
            damage.push(format!("{} {}: {} times", message.0, message.1, count(after)));
        }
    }
    damage
}

/// Every policy of the examples.
fn examples() -> Vec<(String, String)> {
    fn collect(folder: &Path, found: &mut Vec<(String, String)>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, found);
            } else if path.extension().is_some_and(|e| e == "maat") {
                found.push((path.display().to_string(), std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    let mut found = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples"), &mut found);
    found.sort();
    found
}

#[test]
fn a_missing_word_harms_nothing_outside_its_statement() {
    let mut bench = Bench::new();
    let (mut broken, mut whole) = ((0_u32, 0_u32), (0_u32, 0_u32));
    let mut harmed = Vec::new();
    let examples = examples();
    let total: usize = examples.iter().map(|(_, text)| cuts(text).len()).sum();
    let every = if std::env::var_os("DELETE_ALL").is_some() { 1 } else { total.div_ceil(SAMPLE) };
    for (nth, (path, text)) in examples.into_iter().enumerate() {
        let mut removed: BTreeMap<usize, (Known, Known)> = BTreeMap::new();
        // Not every file at its first token.
        for cut in cuts(&text).iter().skip(nth % every).step_by(every) {
            let (before, removed) = removed.entry(cut.member.start).or_insert_with(|| {
                let before = bench.know(&text, &cut.member);
                let nothing = cut.member.start..cut.member.start;
                (before, bench.know(&without(&text, &cut.member), &nothing))
            });
            let edited = without(&text, &cut.token);
            assert_eq!(parse_file(&edited).root().text().to_string(), edited, "the tree's text is the input");
            let after = bench.know(&edited, &(cut.member.start..cut.member.end - cut.token.len()));
            let damage = damage(cut.case.as_deref(), before, removed, &after);
            // A text of which nothing new is said, but that its case came out otherwise, is no broken one: it is another
            // policy.
            let is_whole = after.faults().eq(before.faults());
            let count = if is_whole { &mut whole } else { &mut broken };
            count.0 += 1;
            if !damage.is_empty() {
                count.1 += 1;
                let line = text[..cut.token.start].matches('\n').count() + 1;
                let file = path.rsplit("examples/").next().unwrap_or_default();
                let kind = if is_whole { "whole" } else { "broken" };
                harmed.push(format!(
                    "{kind} {file}:{line} without `{}` ({}): {}",
                    &text[cut.token.clone()],
                    damage.len(),
                    damage.iter().take(3).cloned().collect::<Vec<_>>().join(" | "),
                ));
            }
        }
    }
    let rate = |(all, harmed): (u32, u32)| 100.0 * f64::from(all - harmed) / f64::from(all.max(1));
    println!("{}", harmed.join("\n"));
    println!("broken: {broken:?} {:.2} %; still whole: {whole:?} {:.2} %", rate(broken), rate(whole));
    assert!(broken.0 > 300, "{} deletions break a text", broken.0);
    assert!(rate(broken) >= LEAST, "{:.2} % of {} deletions harm nothing else", rate(broken), broken.0);
}
