//! Small norm packages and policies, made from a string of choices. Fewer and smaller
//! choices make smaller ones, so that a failure shrinks.

use crate::support::{Checked, with_rules};

/// What the generated norms may ask.
pub const DECLARED: &str = "
fact staff of organisation: number
fact p of instrument: yes_no
fact q of instrument: yes_no
fact done of instrument: date
fact later of instrument: date
fact agreed of instrument: consent
fact locked of statement: yes_no
judgement fair of instrument by controller renew every 1 year
judgement real of decide by controller
judgement fits of collect, use by controller
attribute tenure of worker: duration
attribute objected of worker: yes_no
context night: yes_no
incompatible planning with appraisal cite X_99
";

/// A source of choices; when it is used up, the first of everything.
pub struct Choices {
    bytes: Vec<u8>,
    at: usize,
}

impl Choices {
    pub fn new(bytes: Vec<u8>) -> Choices {
        Choices { bytes, at: 0 }
    }

    /// A number below `n`, which is at most 256.
    pub fn below(&mut self, n: usize) -> usize {
        let byte = self.bytes.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        usize::from(byte) % n
    }

    pub fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == n - 1
    }

    pub fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }

    pub fn date(&mut self) -> String {
        format!("202{}-{:02}-{:02}", 5 + self.below(3), 1 + self.below(12), 1 + self.below(28))
    }
}

/// What is left out, where a property holds only without it.
#[derive(Clone, Copy)]
pub struct Flavour {
    /// `unless`, `not_applicable` and `accept open`.
    pub presumptions: bool,
    /// What only a request can answer.
    pub run_time: bool,
}

/// A package and a policy, in parts that may be put in any order.
#[derive(Debug, Clone)]
pub struct Generated {
    /// The norms and exceptions.
    pub norms: Vec<String>,
    /// Answers of the organisation.
    pub of_organisation: Vec<String>,
    /// Further top-level items.
    pub items: Vec<String>,
    /// The head of the board.
    pub head: String,
    /// Its statements.
    pub statements: Vec<String>,
    /// Its answers.
    pub answers: Vec<String>,
}

impl Generated {
    pub fn package(&self) -> String {
        format!("{DECLARED}{}", self.norms.join("\n"))
    }

    pub fn policy(&self) -> String {
        let board = format!(
            "instrument board {{\n{}\n{}\n{}\n}}",
            self.head,
            self.statements.join("\n"),
            self.answers.join("\n")
        );
        format!("organisation acme {{ {} }}\n{}\n{board}\n", self.of_organisation.join("\n"), self.items.join("\n"))
    }

    pub fn check(&self) -> Checked {
        with_rules(&self.package(), &self.policy())
    }
}

/// A package and a policy.
pub fn generate(c: &mut Choices, flavour: Flavour) -> Generated {
    let mut names: Vec<String> = Vec::new();
    let mut norms = Vec::new();
    let mut exceptions = Vec::new();
    for n in 0..1 + c.below(4) {
        let (binders, vars) = binders(c);
        norms.push(norm(c, n, binders, vars, flavour));
        names.push(format!("n{n}"));
        let mut parent = format!("n{n}");
        for depth in 0..c.below(4) {
            let name = format!("e{n}_{depth}");
            let (dates, condition) = (dates(c), expr(c, vars, 2, flavour));
            norms.push(format!("exception {name} to {parent} cite X_{} {dates} {{ require {condition} }}", 100 + n));
            if depth != 1 {
                exceptions.push(name.clone());
            }
            parent = name;
        }
    }
    let mut head = "controller acme".to_owned();
    if !c.one_in(4) {
        head.push_str(&format!(" starts {}", c.date()));
    }
    if c.one_in(4) {
        head.push_str(&format!(" ends 2029-{:02}-01", 1 + c.below(12)));
    }
    head.push_str(c.pick(&["", " applies to all", " applies to case"]));
    for exception in &exceptions {
        if c.one_in(2) {
            head.push_str(&format!("\nrelying on {exception}"));
        }
    }
    let statements = statements(c, flavour);
    let labels: Vec<String> = statements
        .iter()
        .filter(|s| !s.starts_with("never"))
        .filter_map(|s| s.split_once(':').map(|(l, _)| format!("board.{l}")))
        .collect();
    let mut items = Vec::new();
    if c.one_in(3) {
        items.push(
            "instrument other { controller acme starts 2026-01-01
s0: collect pace from camera about employee, agency_worker for appraisal at individual keep at most 1 year
s1: show pace, activity to manager for planning at team(5) about employee }"
                .to_owned(),
        );
    }
    let mut of_organisation = Vec::new();
    for _ in 0..c.below(3) {
        of_organisation.push(format!("given staff {} from {}", [10, 50, 100][c.below(3)], c.date()));
    }
    let mut answers = Vec::new();
    for _ in 0..c.below(12) {
        answers.extend(answer(c, &labels, flavour));
    }
    if flavour.presumptions && c.one_in(3) {
        let name = names[c.below(names.len())].clone();
        answers.push(format!("accept open {name} by controller on {} until 2029-01-01 because \"For now.\"", c.date()));
    }
    Generated { norms, of_organisation, items, head, statements, answers }
}

/// Which variables an expression may use: instrument-like ones, and atoms.
#[derive(Clone, Copy)]
struct Vars {
    atom: Option<&'static str>,
    instrument: Option<&'static str>,
    organisation: &'static str,
    decide: bool,
    pair: bool,
}

fn binders(c: &mut Choices) -> (&'static str, Vars) {
    let atom = Vars {
        atom: Some("s"),
        instrument: Some("s.instrument"),
        organisation: "s.organisation",
        decide: false,
        pair: false,
    };
    match c.below(8) {
        0 => ("instrument i", Vars { atom: None, instrument: Some("i"), organisation: "i.organisation", ..atom }),
        1 => ("collect s", atom),
        2 => ("show s", atom),
        3 => ("decide s", Vars { decide: true, ..atom }),
        4 => ("statement s", atom),
        5 => ("use s", atom),
        6 => ("collect f, use s", Vars { pair: true, ..atom }),
        _ => ("organisation o", Vars { atom: None, instrument: None, organisation: "o", ..atom }),
    }
}

fn dates(c: &mut Choices) -> String {
    match c.below(4) {
        0 | 1 => String::new(),
        2 => format!("from {}", c.date()),
        _ => format!("from 2025-0{}-01 until 2027-0{}-01", 1 + c.below(9), 1 + c.below(9)),
    }
}

fn norm(c: &mut Choices, n: usize, binders: &str, vars: Vars, flavour: Flavour) -> String {
    let strength = c.pick(&["strength law", "", "strength guidance", "at collection", "strength code"]);
    let dates = dates(c);
    let filter = match c.below(3) {
        0 => String::new(),
        _ => format!("where {}", expr(c, vars, 2, flavour)),
    };
    let pair = if vars.pair { "where f flows to s" } else { "" };
    let require = expr(c, vars, 3, flavour);
    format!("norm n{n} cite X_{n} {dates} {strength} {{ for each {binders} {pair} {filter} require {require} }}")
}

fn expr(c: &mut Choices, vars: Vars, depth: usize, flavour: Flavour) -> String {
    if depth == 0 || c.below(3) == 0 {
        return leaf(c, vars, flavour);
    }
    let mut inner = || expr(c, vars, depth - 1, flavour);
    let (a, b) = (inner(), inner());
    match c.below(if flavour.presumptions { 5 } else { 4 }) {
        0 => format!("({a} and {b})"),
        1 => format!("({a} or {b})"),
        2 => format!("not ({a})"),
        3 => format!("(({a}) or not ({b}))"),
        _ => format!("({a} unless {b})"),
    }
}

fn leaf(c: &mut Choices, vars: Vars, flavour: Flavour) -> String {
    let o = vars.organisation;
    let mut options = vec![format!("{o}.staff >= 50"), "yes".to_owned(), "no".to_owned()];
    if let Some(i) = vars.instrument {
        for fact in [
            "p",
            "q",
            "done",
            "later",
            "agreed",
            "done before INSTRUMENT.starts",
            "done before INSTRUMENT.later",
            "done after 2026-03-01",
            "applies_to_all",
        ] {
            options.push(format!("{i}.{}", fact.replace("INSTRUMENT", i)));
        }
        options.push(format!("judged(fair, {i})"));
        options.push(
            format!("any decide x in {} where judged(real, x)", if i == "i" { "i" } else { "i2" })
                .replace(" in i2", ""),
        );
    }
    if let Some(s) = vars.atom {
        for text in [
            "S.locked",
            "S.worker is employee",
            "S.purpose is planning",
            "S.level >= team",
            "S.keep <= 4 weeks",
            "S.basis",
            "S.recipient is manager",
            "S draws on health",
            "no show x where S flows to x",
        ] {
            options.push(text.replace('S', s));
        }
        if flavour.run_time {
            options.push(format!("{s}.tenure >= 15 months"));
            options.push(format!("{s}.objected"));
        }
        if vars.decide {
            options.extend(
                ["s.effect is significant", "s.by is system", "s.review.may_override", "judged(real, s)"]
                    .map(str::to_owned),
            );
        }
        if vars.pair {
            options.extend(
                ["judged(fits, f, s)", "s.purpose compatible with f.purpose", "s.purpose incompatible with f.purpose"]
                    .map(str::to_owned),
            );
        }
    }
    options.swap_remove(c.below(options.len()))
}

fn statements(c: &mut Choices, flavour: Flavour) -> Vec<String> {
    let workers = |c: &mut Choices| c.pick(&["employee", "employee, agency_worker", "agency_worker"]);
    let purposes = |c: &mut Choices| c.pick(&["planning", "appraisal", "planning, bonus", "roster"]);
    let mut list = vec![format!(
        "s0: collect activity from scanner about {} for {} at individual keep {}",
        workers(c),
        purposes(c),
        c.pick(&[
            "at most 4 weeks",
            "nothing",
            "at least 1 year",
            "at most 3 months after departure",
            "after departure"
        ])
    )];
    for n in 1..1 + c.below(6) {
        list.push(match c.below(6) {
            0 => format!("s{n}: show activity to {} for {} at {}", c.pick(&["manager", "manager, subject", "team_lead of subject"]), purposes(c), c.pick(&["team(5)", "individual", "department(9) and above"])),
            1 => format!("s{n}: derive pace from activity using statistics for {}", purposes(c)),
            2 => format!(
                "s{n}: decide assignment from activity for {} {} {} {}",
                purposes(c),
                c.pick(&["", "effect significant", "effect minor"]),
                c.pick(&["", "by system", "by manager"]),
                c.pick(&["", "review { by manager may override }", "review { by team_lead, manager before effect sees reasons, activity, activity }"])
            ),
            3 => format!("s{n}: collect heart_rate from camera, scanner about {} for {} basis interest at individual keep at most 1 week every 0 minutes", workers(c), purposes(c)),
            4 if flavour.run_time => format!("s{n}: show activity to partner for {} when night and not objected", purposes(c)),
            4 => format!("s{n}: retain activity for {} keep at most 2 weeks", purposes(c)),
            _ => format!("s{n}: share activity with partner as processor in abroad for {}", purposes(c)),
        });
    }
    for never in
        ["never show activity for bonus at individual", "never show heart_rate", "never use heart_rate for bonus"]
    {
        if c.one_in(6) {
            list.push(never.to_owned());
        }
    }
    list
}

fn answer(c: &mut Choices, labels: &[String], flavour: Flavour) -> Option<String> {
    let yes_no = |c: &mut Choices| c.pick(&["yes", "no"]);
    let until = |c: &mut Choices| c.pick(&["", "", "until 2028-01-01"]);
    let label = labels[c.below(labels.len())].clone();
    Some(match c.below(if flavour.presumptions { 10 } else { 9 }) {
        0 => format!("given {} {} from {} {}", c.pick(&["p", "q"]), yes_no(c), c.date(), until(c)),
        1 => format!("given {} {}", c.pick(&["p", "q"]), yes_no(c)),
        2 => format!("given {} on {} {}", c.pick(&["done", "later"]), c.date(), until(c)),
        3 => format!("given {} no", c.pick(&["done", "later"])),
        4 => format!("given agreed granted on {} of version 1", c.date()),
        5 => format!(
            "given locked {} from {} {}",
            yes_no(c),
            c.date(),
            if c.one_in(2) { format!("of {label}") } else { String::new() }
        ),
        6 | 7 => format!(
            "judged fair {} by {} on {} {} because \"So.\"",
            yes_no(c),
            c.pick(&["controller", "court"]),
            c.date(),
            until(c)
        ),
        8 => return None,
        _ => format!("not_applicable {} because \"None.\"", c.pick(&["p", "fair", "done"])),
    })
}
