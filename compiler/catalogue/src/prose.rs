//! Conditions of norms in sentences.
//!
//! A condition is first turned into a [`Prose`]: what holds together, what is a choice, what is asked of something that
//! there is; with every *not* moved down to the sentence that it is about. Each of those is said in words of its own, for
//! and against (`prose/leaf.rs`), so that nobody has to read "it is not the case that".

mod leaf;
mod words;

use maatstaf_diagnostics::Text;
use maatstaf_semantics::hir::Target;
use maatstaf_semantics::model::Terms;
use maatstaf_semantics::norms::Library;
use maatstaf_semantics::norms::ir::{Expr, Var};

use crate::texts;
use leaf::Leaf;

/// A condition, ready to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Prose {
    /// A sentence, without capital and full stop. It may have links, in Markdown.
    Says(Text),
    /// All of these hold.
    All(Vec<Prose>),
    /// At least one of these holds.
    Any(Vec<Prose>),
    /// A line, and what belongs below it.
    With(Text, Box<Prose>),
    /// The first, unless the second is established.
    Unless(Box<Prose>, Box<Prose>),
}

/// A line of a list, with the lines below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it says.
    pub text: Text,
    /// What it says further.
    pub below: Vec<Line>,
}

/// What conditions are written with.
#[derive(Clone, Copy)]
pub struct Writer<'a> {
    /// The words.
    pub terms: &'a Terms,
    /// The norms.
    pub library: &'a Library,
    /// Gives a question of the library as a text with, perhaps, a link.
    pub question: &'a dyn Fn(&crate::Subject) -> Text,
}

/// The variables in sight, in the order of their ids.
#[derive(Debug, Clone)]
struct Scope {
    vars: Vec<Var>,
}

impl Writer<'_> {
    /// A condition over these variables.
    pub fn condition(&self, vars: &[Var], expr: &Expr) -> Prose {
        self.say(&Scope { vars: vars.to_vec() }, expr, true)
    }

    /// What a norm is about: "each decision; each collection in the instrument".
    pub fn about(&self, vars: &[Var]) -> Text {
        let scope = Scope { vars: vars.to_vec() };
        let each = vars.iter().enumerate().map(|(i, var)| {
            let noun = scope.with_name(i, texts::each_noun);
            match var.within {
                Some(within) => texts::in_it(&noun, &scope.noun(within.0 as usize)),
                None => noun,
            }
        });
        Text::and(each.collect::<Vec<_>>().iter())
    }

    fn say(&self, scope: &Scope, expr: &Expr, yes: bool) -> Prose {
        match expr {
            Expr::Not(inner) => self.say(scope, inner, !yes),
            Expr::And(list) if yes => self.list(scope, list, true, Prose::All),
            Expr::And(list) => self.list(scope, list, false, Prose::Any),
            Expr::Or(list) if yes => self.list(scope, list, true, Prose::Any),
            Expr::Or(list) => self.list(scope, list, false, Prose::All),
            Expr::Unless(what, rebuttal) if yes => {
                Prose::Unless(Box::new(self.say(scope, what, true)), Box::new(self.say(scope, rebuttal, true)))
            }
            // Not (A unless B): B is established, or A does not hold.
            Expr::Unless(what, rebuttal) => Prose::Any(vec![
                Prose::With(texts::it_is_established(), Box::new(self.say(scope, rebuttal, true))),
                self.say(scope, what, false),
            ]),
            Expr::Any { vars, body, .. } => {
                let mut inner = scope.clone();
                let first = inner.vars.len();
                inner.vars.extend(vars.iter().cloned());
                let nouns = (first..inner.vars.len()).map(|i| {
                    let noun = inner.indefinite(i);
                    match inner.vars[i].within {
                        Some(within) => texts::in_it(&noun, &inner.noun(within.0 as usize)),
                        None => noun,
                    }
                });
                let nouns = Text::and(nouns.collect::<Vec<_>>().iter());
                let line = if yes { texts::there_is(&nouns) } else { texts::there_is_no(&nouns) };
                Prose::With(line, Box::new(self.say(&inner, body, true)))
            }
            leaf => Prose::Says(Leaf { writer: self, scope }.say(leaf, yes)),
        }
    }

    fn list(&self, scope: &Scope, list: &[Expr], yes: bool, join: fn(Vec<Prose>) -> Prose) -> Prose {
        let leaves = Leaf { writer: self, scope };
        let is_choice = matches!(join(Vec::new()), Prose::Any(_)) == yes;
        let mut parts = Vec::new();
        let mut rest = list;
        while let Some(first) = rest.first() {
            // "the data are A, B or C", and not three lines; but only where the list is a choice, or the denial of one.
            let run = if is_choice { leaves.run(rest) } else { 1 };
            let part =
                if run > 1 { Prose::Says(leaves.say_run(&rest[..run], yes)) } else { self.say(scope, first, yes) };
            match (part, join(Vec::new())) {
                (Prose::All(more), Prose::All(_)) | (Prose::Any(more), Prose::Any(_)) => parts.extend(more),
                (part, _) => parts.push(part),
            }
            rest = &rest[run..];
        }
        match <[Prose; 1]>::try_from(parts) {
            Ok([only]) => only,
            Err(parts) => join(parts),
        }
    }
}

impl Prose {
    /// The lines of a list that says it: one for each thing that must hold.
    pub fn lines(&self) -> Vec<Line> {
        match self {
            Prose::All(parts) => parts.iter().map(Prose::line).collect(),
            other => vec![other.line()],
        }
    }

    fn line(&self) -> Line {
        match self {
            Prose::Says(text) => Line { text: text.clone(), below: Vec::new() },
            Prose::All(parts) => Line { text: texts::all_of(), below: parts.iter().map(Prose::line).collect() },
            Prose::Any(parts) => Line { text: texts::one_of(), below: parts.iter().map(Prose::line).collect() },
            Prose::With(text, inner) => Line { text: text.clone(), below: inner.lines() },
            Prose::Unless(what, rebuttal) => {
                let mut line = what.line();
                let rebuttal = Line { text: texts::unless_established(), below: rebuttal.lines() };
                if line.below.is_empty() {
                    line.below.push(rebuttal);
                    line
                } else {
                    Line { text: texts::presumed(), below: vec![line, rebuttal] }
                }
            }
        }
    }
}

impl Scope {
    /// `the decision`; with its name behind it when there are more of its kind.
    fn noun(&self, i: usize) -> Text {
        self.with_name(i, texts::noun)
    }

    /// `a decision`
    fn indefinite(&self, i: usize) -> Text {
        self.with_name(i, texts::indefinite_noun)
    }

    fn with_name(&self, i: usize, word: impl Fn(Target) -> Text) -> Text {
        let Some(var) = self.vars.get(i) else { return texts::noun(Target::Statement) };
        let twins = self.vars.iter().filter(|other| other.target == var.target).count();
        let word = word(var.target);
        if twins > 1 { word.map(|word| format!("{word} *{}*", var.name)) } else { word }
    }
}

#[cfg(test)]
mod tests;
