//! Runs the blocks of a chapter, one after the other.

use std::path::PathBuf;

use maatstaf_runtime::{Engine, Evaluator};
use serde_json::Value;

use crate::book::{Block, Chapter, chapter};
use crate::checks::{Bench, Chain};
use crate::console;
use crate::schemas::{Schemas, faults};
use crate::subset::{pretty, seen_through};

/// What became of a block.
pub enum Outcome {
    /// It is as it should be.
    Fine,
    /// It should have this body.
    Differs(Vec<String>),
    /// It cannot be run.
    Broken(String),
}

/// The state of a chapter while it is run.
pub struct Runner<'b> {
    bench: &'b mut Bench,
    schemas: &'b Schemas,
    chain: Chain,
    request: Option<Value>,
    folder: Option<tempfile::TempDir>,
}

impl<'b> Runner<'b> {
    /// At the start of a chapter.
    pub fn new(bench: &'b mut Bench, schemas: &'b Schemas) -> Runner<'b> {
        Runner { bench, schemas, chain: Chain::default(), request: None, folder: None }
    }

    /// Runs the next block.
    pub fn run(&mut self, block: &Block) -> Outcome {
        match self.body(block) {
            Ok(body) if body == block.body => Outcome::Fine,
            Ok(body) => Outcome::Differs(body),
            Err(why) => Outcome::Broken(why),
        }
    }

    /// The body that a block should have.
    fn body(&mut self, block: &Block) -> Result<Vec<String>, String> {
        let kind = block.info.get(1).map_or("", String::as_str);
        match (block.language(), kind) {
            ("maat", _) => self.policy(block),
            ("json", "request") => self.ask(block),
            ("json", "answer") => self.answer(block),
            ("json", "check") => self.check(block),
            ("json", "manifest") => self.manifest(block),
            ("json", _) if block.value("snapshot").is_some() => self.snapshot(block),
            ("text", "formatted") => self.formatted(),
            ("text", "program") => self.program(block),
            // What the example of a code does at the command line is told and not run: the chapters do.
            ("console", _) if block.code.is_some() => Ok(block.body.clone()),
            ("console", _) => self.console(block),
            ("markdown", _) => self.nested(block),
            // Held equal to its source as a generated part.
            ("pest", _) => Ok(block.body.clone()),
            (language, _) => Err(format!("nobody knows how to run a block of `{language} {kind}`")),
        }
    }

    fn policy(&mut self, block: &Block) -> Result<Vec<String>, String> {
        self.request = None;
        let body = self.bench.run(&mut self.chain, block)?;
        // Whatever a chapter shows, right or wrong, the formatter can hold.
        for (path, text) in self.chain.texts() {
            formatted(&text).map_err(|why| format!("{path}: {why}"))?;
        }
        if block.code.is_none() && self.bench.decisions(&self.chain) > 0 {
            let folder = tempfile::tempdir().map_err(|e| e.to_string())?;
            console::lay_out(&self.chain, folder.path())?;
            let (_, printed) = console::run(&["$ maatstaf test .".to_owned()], folder.path())?;
            let failed = printed.lines().any(|l| l.starts_with("(exit"));
            if failed && !body.iter().any(|l| l.contains("case-failed")) {
                return Err(format!("a decision of a case comes out otherwise:\n{printed}"));
            }
        }
        Ok(body)
    }

    /// An evaluator of the policy above, one for each engine.
    fn evaluators(&mut self) -> Result<[Evaluator; 2], String> {
        let (db, project) = self.bench.open(&self.chain);
        let program = maatstaf_lower::lower(db, project)
            .map_err(|errors| format!("the policy does not compile: {}", errors[0].message.en))?;
        let bytes = maatstaf_program::to_bytes(&program).map_err(|e| e.to_string())?;
        let again = maatstaf_program::from_bytes(&bytes).map_err(|e| e.to_string())?;
        let make = |engine| Evaluator::from_program(again.clone(), engine).map_err(|e| e.to_string());
        Ok([make(Engine::Interpreter)?, make(Engine::Jit)?])
    }

    fn ask(&mut self, block: &Block) -> Result<Vec<String>, String> {
        let value: Value = serde_json::from_str(&block.text()).map_err(|e| e.to_string())?;
        let valid = faults(&self.schemas.request, &value);
        match (valid, block.has("malformed")) {
            (Err(why), false) => return Err(format!("request.schema.json refuses this:\n{why}")),
            (Ok(()), true) if block.has("refused") => return Err("request.schema.json lets this through".to_owned()),
            _ => {}
        }
        let body = pretty(&value);
        self.request = Some(value);
        Ok(body)
    }

    fn answer(&mut self, block: &Block) -> Result<Vec<String>, String> {
        let request = self.request.clone().ok_or("there is no request above this answer")?;
        let [interpreter, native] = self.evaluators()?;
        let answer = interpreter.decide_json(&request.to_string()).to_json();
        if answer != native.decide_json(&request.to_string()).to_json() {
            return Err("the interpreter and native code disagree".to_owned());
        }
        let actual: Value = serde_json::from_str(&answer).map_err(|e| e.to_string())?;
        faults(&self.schemas.answer, &actual).map_err(|why| format!("answer.schema.json refuses:\n{actual}\n{why}"))?;
        part(block, &actual)
    }

    fn check(&mut self, block: &Block) -> Result<Vec<String>, String> {
        let folder = tempfile::tempdir().map_err(|e| e.to_string())?;
        console::lay_out(&self.chain, folder.path())?;
        let date = self.chain.date.unwrap_or(crate::checks::DATE);
        let command = format!("$ maatstaf check . --format json --lang en --as-of {date}");
        let (_, printed) = console::run(&[command], folder.path())?;
        let text: String = printed.lines().filter(|l| !l.starts_with("(exit")).map(|l| format!("{l}\n")).collect();
        let actual: Value = serde_json::from_str(&text).map_err(|e| format!("{e}: {text}"))?;
        if let Some(schema) = &self.schemas.check {
            faults(schema, &actual).map_err(|why| format!("check.schema.json refuses:\n{actual}\n{why}"))?;
        }
        part(block, &actual)
    }

    fn manifest(&mut self, block: &Block) -> Result<Vec<String>, String> {
        let [interpreter, _] = self.evaluators()?;
        let actual = serde_json::to_value(&interpreter.program().meta).map_err(|e| e.to_string())?;
        faults(&self.schemas.manifest, &actual)
            .map_err(|why| format!("manifest.schema.json refuses:\n{actual}\n{why}"))?;
        part(block, &actual)
    }

    fn snapshot(&mut self, block: &Block) -> Result<Vec<String>, String> {
        let name = block.value("snapshot").unwrap_or_default();
        let text = self.bench.snapshot(&self.chain, name)?;
        let value: Value = serde_json::from_str(&text).map_err(|e| e.to_string())?;
        let path = format!("snapshots/{name}.{}.snapshot.json", value["version"]);
        self.chain.snapshots.push(maatstaf_db::SnapshotFile { path, text });
        Ok(pretty(&value))
    }

    fn formatted(&mut self) -> Result<Vec<String>, String> {
        let (_, lines) = self.chain.files.last().ok_or("there is no policy above this")?;
        let text: String = lines.iter().map(|l| format!("{l}\n")).collect();
        Ok(formatted(&text)?.lines().map(str::to_owned).collect())
    }

    fn program(&mut self, block: &Block) -> Result<Vec<String>, String> {
        let [interpreter, _] = self.evaluators()?;
        let printed: Vec<String> = interpreter.program().to_string().lines().map(str::to_owned).collect();
        Ok(if console::matches(&block.body, &printed) { block.body.clone() } else { printed })
    }

    fn console(&mut self, block: &Block) -> Result<Vec<String>, String> {
        if !block.has("continues") || self.folder.is_none() {
            let folder = tempfile::tempdir().map_err(|e| e.to_string())?;
            console::lay_out(&self.chain, folder.path())?;
            self.folder = Some(folder);
        }
        let folder = self.folder.as_ref().map(|f| f.path().to_owned()).unwrap_or_default();
        let (should, printed) = console::run(&block.body, &folder)?;
        for code in maatstaf_diagnostics::Code::all() {
            if printed.contains(&format!("[{code}]")) {
                self.bench.shown.insert(code.id().to_owned());
            }
        }
        Ok(should)
    }

    /// A block of Markdown is a small chapter of its own.
    fn nested(&mut self, block: &Block) -> Result<Vec<String>, String> {
        let inner = chapter(PathBuf::new(), "a block of Markdown".to_owned(), &block.text());
        let mut lines = inner.lines.clone();
        let mut runner = Runner::new(self.bench, self.schemas);
        let mut changes = Vec::new();
        for own in &inner.blocks {
            match runner.run(own) {
                Outcome::Fine => {}
                Outcome::Differs(body) => changes.push((own.lines.clone(), body)),
                Outcome::Broken(why) => return Err(why),
            }
        }
        for (range, body) in changes.into_iter().rev() {
            lines.splice(range, body);
        }
        Ok(lines)
    }
}

/// A text in the one layout, which formatting again leaves as it is.
fn formatted(text: &str) -> Result<String, String> {
    let once = maatstaf_format::format(text).map_err(|e| e.to_string())?;
    let again = maatstaf_format::format(&once).map_err(|e| e.to_string())?;
    if again == once { Ok(once) } else { Err("formatting it again changes it again".to_owned()) }
}

/// The block, if it is a part of `actual`; else what it should be. An empty block should be all of it.
fn part(block: &Block, actual: &Value) -> Result<Vec<String>, String> {
    let text = block.text();
    if text.trim().is_empty() {
        return Ok(pretty(actual));
    }
    let expected: Value = serde_json::from_str(&text).map_err(|e| e.to_string())?;
    let seen = seen_through(&expected, actual);
    Ok(if seen == expected { block.body.clone() } else { pretty(&seen) })
}

/// Lines of a chapter, and what should stand there.
pub type Change = (std::ops::Range<usize>, Vec<String>);

/// What became of the blocks of a chapter.
#[derive(Default)]
pub struct Ran {
    /// Bodies that should be others.
    pub changes: Vec<Change>,
    /// Blocks that cannot be run, with where they stand and why.
    pub broken: Vec<String>,
    /// Examples of codes that do not show them.
    pub examples: Vec<String>,
}

/// Runs all blocks of a chapter.
pub fn run_chapter(chapter: &Chapter, bench: &mut Bench, schemas: &Schemas) -> Ran {
    let mut runner = Runner::new(bench, schemas);
    let mut ran = Ran::default();
    for block in &chapter.blocks {
        match runner.run(block) {
            Outcome::Fine => {}
            Outcome::Differs(body) => ran.changes.push((block.lines.clone(), body)),
            Outcome::Broken(why) => {
                let list = if block.code.is_some() { &mut ran.examples } else { &mut ran.broken };
                list.push(format!("{}:{}: {why}", chapter.name, block.fence + 1));
            }
        }
    }
    ran
}
