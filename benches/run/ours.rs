//! The workload as a program of Maatstaf.

use maatstaf_program::*;
use maatstaf_runtime::{Check, Code, Decision, Evidence, Outcome, Request};

use crate::hand::Full;
use crate::workload::{Ask, DATA, NOW, PURPOSES, ROLES, Rule, parent};

pub const VERBS: [Verb; 6] = [Verb::Collect, Verb::Receive, Verb::Derive, Verb::Show, Verb::Share, Verb::Retain];
pub const LEVELS: [Level; 3] = [Level::Individual, Level::Team, Level::Organisation];

pub fn name(prefix: &str, number: impl std::fmt::Display) -> String {
    format!("{prefix}{number:0>2}")
}

fn table(prefix: &str, count: usize, parent: impl Fn(u16) -> Option<u16>) -> Vec<Symbol> {
    let draft = |number: u16| SymbolDraft {
        name: name(prefix, number),
        title: Text::both(name(prefix, number)),
        parents: parent(number).map(|above| name(prefix, above)).into_iter().collect(),
    };
    symbol_table((0..count as u16).map(draft)).expect("the names are different")
}

/// The program; its rules are in the order of the workload's, so that a rule has one number everywhere. `zone` counts
/// the days of retention.
pub fn program(rules: &[Rule], zone: Zone) -> Program {
    let symbols = Symbols {
        data: table("d", DATA, parent),
        purposes: table("p", PURPOSES, |_| None),
        parties: table("r", ROLES, |_| None),
        workers: table("w", 1, |_| None),
        ..Symbols::default()
    };
    let mut builder = Builder::new(Program::empty().meta, symbols);
    let zone = builder.zone(zone);
    let always = builder.always(Standing::Granted);
    for (number, rule) in rules.iter().enumerate() {
        builder.rule(statement(number, rule, zone, always));
    }
    builder.finish()
}

fn statement(number: usize, rule: &Rule, zone: ZoneId, always: WindowsId) -> maatstaf_program::Rule {
    let path = format!("board.s{number:05}");
    let verb = VERBS[rule.action as usize];
    let object = Object::Data(DataId(rule.data));
    let level = LEVELS[rule.level as usize];
    let mut made = if rule.permits {
        let mut made = maatstaf_program::Rule::grant(path, verb, object, always);
        made.level =
            Some(LevelRule::Exactly { level, grouping: None, min_group: Some(rule.least_group), and_above: true });
        let at_most = Some(Period::days(rule.most_days));
        made.keep = Some(Keep::Period { at_least: None, at_most, after: None, zone });
        made.review = rule.review.then(|| Review {
            by: vec![Recipient::party(PartyId(0))],
            before_effect: true,
            within: None,
            may_override: false,
            hears_subject: false,
            sees: Vec::new(),
            sees_reasons: false,
        });
        made
    } else {
        let mut made = maatstaf_program::Rule::never(path, VerbSet::only(verb), object, always);
        made.level = Some(LevelRule::OrFiner(level));
        made
    };
    made.recipients = rule.role.map(|role| Recipient::party(PartyId(role))).into_iter().collect();
    made.purpose = rule.purpose.map(PurposeId);
    made.place = format!("policy.maat:{}:5", number + 1);
    made
}

/// What a request borrows.
pub struct Draft {
    ask: Ask,
    roles: [PartyId; 1],
}

const REVIEWER: [PartyId; 1] = [PartyId(0)];

impl Draft {
    pub fn new(ask: &Ask) -> Draft {
        Draft { ask: *ask, roles: [PartyId(ask.role)] }
    }

    pub fn request(&self) -> Request<'_> {
        let ask = &self.ask;
        let mut request = Request::new(VERBS[ask.action as usize], Object::Data(DataId(ask.data)), NOW);
        request.purpose = Some(PurposeId(ask.purpose));
        request.roles = Some(&self.roles);
        request.level = Some(LEVELS[ask.level as usize]);
        request.group_size = Some(ask.group);
        request.recorded_at = Some(ask.recorded_at);
        request.review =
            ask.reviewed.then(|| Evidence { roles: Some(&REVIEWER), at: Some(NOW), ..Evidence::default() });
        request
    }

    pub fn json(&self) -> String {
        let ask = &self.ask;
        let recorded = jiff::Timestamp::from_second(ask.recorded_at).expect("an instant of this century");
        let mut json = serde_json::json!({
            "subject": { "type": "party", "id": "p-7", "properties": { "roles": [name("r", ask.role)] } },
            "action": { "name": VERBS[ask.action as usize].name() },
            "resource": { "type": name("d", ask.data), "id": "x", "properties": {
                "level": LEVELS[ask.level as usize].name(),
                "group_size": ask.group,
                "recorded_at": recorded.to_string(),
            } },
            "context": { "purpose": name("p", ask.purpose), "time": "2026-11-23T10:00:00Z" },
        });
        if ask.reviewed {
            json["context"]["review"] = serde_json::json!({ "by": ["r00"], "at": "2026-11-23T10:00:00Z" });
        }
        json.to_string()
    }
}

/// A decision of Maatstaf in the terms of the table written by hand, to compare the two in full.
pub fn full(decision: &Decision) -> Full {
    let (actual, required) = match decision.cause {
        Some(maatstaf_runtime::Cause::Unmet { actual, required }) => (actual, required),
        _ => (0, 0),
    };
    // Levels have other numbers there: there is no department.
    let level = |number: i64| if number == 3 { 2 } else { number };
    let is_level = decision.check == Some(Check::Level);
    Full {
        outcome: match decision.outcome {
            Outcome::Permit => 0,
            Outcome::Hold => 1,
            Outcome::Deny => 2,
        },
        check: match (decision.code, decision.check) {
            (Code::Forbidden, _) => 254,
            (Code::NotCovered, _) => 255,
            (_, check) => check.map_or(0, |check| check as u8),
        },
        rule: decision.rule.map_or(u32::MAX, |rule| rule.0),
        actual: if is_level { level(actual) } else { actual },
        required: if is_level { level(required) } else { required },
        delete_by: decision.delete_by.unwrap_or(i64::MIN),
    }
}
