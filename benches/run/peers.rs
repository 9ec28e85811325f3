//! The peers, each as strong as its own documentation makes it, with requests built beforehand.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::str::FromStr as _;
use std::sync::Arc;

use cedar_policy::{
    Authorizer, Context, Decision, Entities, Entity, EntityUid, PolicySet, Request, RestrictedExpression,
};
use regorus::Value;
use regorus::languages::rego::compiler::Compiler;
use regorus::rvm::vm::RegoVM;

use crate::ours::name;
use crate::workload::{ACTIONS, Ask, DATA, DAY, PURPOSES, ROLES, Rule, ancestors, parent};

// ---- Cedar

pub struct Cedar {
    entities: Entities,
    whole: PolicySet,
    /// The policies that can matter for a role and an action: a slice that the application makes.
    slices: HashMap<(u16, u8), PolicySet>,
    authorizer: Authorizer,
}

fn uid(kind: &str, id: &str) -> EntityUid {
    EntityUid::from_str(&format!("{kind}::\"{id}\"")).expect("a name of letters and digits")
}

fn cedar_policy(rule: &Rule) -> String {
    let principal = rule.role.map_or("principal".to_owned(), |role| format!("principal in Role::\"{}\"", name("r", role)));
    let mut policy = format!(
        "{}({principal}, action == Action::\"{}\", resource in Data::\"{}\") when {{ true",
        if rule.permits { "permit" } else { "forbid" },
        name("a", rule.action),
        name("d", rule.data),
    );
    if let Some(purpose) = rule.purpose {
        let _ = write!(policy, " && context.purpose == \"{}\"", name("p", purpose));
    }
    if rule.permits {
        let age = i64::from(rule.most_days) * DAY;
        let _ = write!(
            policy,
            " && context.level >= {} && context.group >= {} && context.age <= {age}",
            rule.level, rule.least_group
        );
        if rule.review {
            policy.push_str(" && context.reviewed");
        }
    } else {
        let _ = write!(policy, " && context.level <= {}", rule.level);
    }
    policy.push_str(" };\n");
    policy
}

fn cedar_set<'r>(rules: impl Iterator<Item = &'r Rule>) -> PolicySet {
    let text: String = rules.map(cedar_policy).collect();
    PolicySet::from_str(&text).expect("the policies are sound")
}

impl Cedar {
    pub fn new(rules: &[Rule], sliced: bool) -> Cedar {
        let entity = |uid: EntityUid, parents: Vec<EntityUid>| Entity::new_no_attrs(uid, parents.into_iter().collect());
        let roles = (0..ROLES).flat_map(|role| {
            let role = name("r", role);
            [entity(uid("Role", &role), vec![]), entity(uid("User", &role), vec![uid("Role", &role)])]
        });
        let data = (0..DATA as u16).map(|data| {
            let above = parent(data).map(|above| uid("Data", &name("d", above)));
            entity(uid("Data", &name("d", data)), above.into_iter().collect())
        });
        let entities = Entities::from_entities(roles.chain(data), None).expect("the entities are sound");
        let mut slices = HashMap::new();
        if sliced {
            for role in 0..ROLES as u16 {
                for action in 0..ACTIONS as u8 {
                    let about = rules
                        .iter()
                        .filter(|rule| rule.action == action && rule.role.is_none_or(|named| named == role));
                    slices.insert((role, action), cedar_set(about));
                }
            }
        }
        let whole = if sliced { PolicySet::new() } else { cedar_set(rules.iter()) };
        Cedar { entities, whole, slices, authorizer: Authorizer::new() }
    }

    pub fn ask(&self, ask: &Ask) -> (Request, (u16, u8)) {
        let context = Context::from_pairs([
            ("purpose".to_owned(), RestrictedExpression::new_string(name("p", ask.purpose))),
            ("level".to_owned(), RestrictedExpression::new_long(ask.level.into())),
            ("group".to_owned(), RestrictedExpression::new_long(ask.group.into())),
            ("age".to_owned(), RestrictedExpression::new_long(ask.age())),
            ("reviewed".to_owned(), RestrictedExpression::new_bool(ask.reviewed)),
        ])
        .expect("the names are different");
        let request = Request::new(
            uid("User", &name("r", ask.role)),
            uid("Action", &name("a", ask.action)),
            uid("Data", &name("d", ask.data)),
            context,
            None,
        );
        (request.expect("there is no schema to break"), (ask.role, ask.action))
    }

    pub fn decide(&self, (request, key): &(Request, (u16, u8))) -> bool {
        let policies = self.slices.get(key).unwrap_or(&self.whole);
        self.authorizer.is_authorized(request, policies, &self.entities).decision() == Decision::Allow
    }
}

// ---- regorus

/// How the rules are indexed by hand in the data.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum RegoIndex {
    /// By action, finest category and purpose; each cell has all rules that can matter.
    Cell,
    /// By action, category, purpose and role as the rules have them; the policy looks under every wider category and
    /// under "any".
    Sparse,
}

const CELL: &str = r#"
package bench
import rego.v1

default allow := false
cell := data.index[input.action][input.data][input.purpose]
denied if {
    some rule in cell.forbid
    rule.role in {"any", input.role}
    input.level <= rule.level
}
granted if {
    some rule in cell.permit
    rule.role in {"any", input.role}
    input.level >= rule.level
    input.group >= rule.group
    input.age <= rule.age
    reviewed(rule)
}
reviewed(rule) if not rule.review
reviewed(rule) if input.reviewed
allow if {
    granted
    not denied
}
"#;

const SPARSE: &str = r#"
package bench
import rego.v1

default allow := false
found := data.index[input.action]
denied if {
    some wider in data.above[input.data]
    some purpose in ["any", input.purpose]
    some role in ["any", input.role]
    some rule in found[wider][purpose][role].forbid
    input.level <= rule.level
}
granted if {
    some wider in data.above[input.data]
    some purpose in ["any", input.purpose]
    some role in ["any", input.role]
    some rule in found[wider][purpose][role].permit
    input.level >= rule.level
    input.group >= rule.group
    input.age <= rule.age
    reviewed(rule)
}
reviewed(rule) if not rule.review
reviewed(rule) if input.reviewed
allow if {
    granted
    not denied
}
"#;

pub struct Regorus {
    vm: RegoVM,
}

impl Regorus {
    pub fn new(rules: &[Rule], index: RegoIndex) -> Regorus {
        let mut data = serde_json::json!({ "index": {}, "above": {} });
        for leaf in 20..DATA as u16 {
            let above: Vec<String> = ancestors(leaf).map(|data| name("d", data)).collect();
            data["above"][name("d", leaf)] = above.into();
        }
        for rule in rules {
            let any = |role: Option<u16>, prefix: &str| role.map_or("any".to_owned(), |role| name(prefix, role));
            let row = serde_json::json!({
                "role": any(rule.role, "r"), "level": rule.level, "group": rule.least_group,
                "age": i64::from(rule.most_days) * DAY, "review": rule.review,
            });
            let kind = if rule.permits { "permit" } else { "forbid" };
            let mut put = |keys: &[String]| {
                let mut place = &mut data["index"];
                for key in keys {
                    place = &mut place[key];
                }
                match place[kind].as_array_mut() {
                    Some(list) => list.push(row.clone()),
                    None => place[kind] = serde_json::json!([row]),
                }
            };
            let action = name("a", rule.action);
            match index {
                RegoIndex::Sparse => {
                    put(&[action, name("d", rule.data), any(rule.purpose, "p"), any(rule.role, "r")]);
                }
                RegoIndex::Cell => {
                    for leaf in (20..DATA as u16).filter(|leaf| ancestors(*leaf).any(|data| data == rule.data)) {
                        let named = |purpose: &u16| rule.purpose.is_none_or(|named| named == *purpose);
                        for purpose in (0..PURPOSES as u16).filter(named) {
                            put(&[action.clone(), name("d", leaf), name("p", purpose)]);
                        }
                    }
                }
            }
        }
        let policy = if index == RegoIndex::Cell { CELL } else { SPARSE };
        let mut engine = regorus::Engine::new();
        engine.add_policy("bench.rego".into(), policy.into()).expect("the policy is sound");
        let entry: regorus::Rc<str> = "data.bench.allow".into();
        let compiled = engine.compile_with_entrypoint(&entry).expect("the policy compiles");
        let program = Compiler::compile_from_policy(&compiled, &[entry.as_ref()]).expect("the program compiles");
        let mut vm = RegoVM::new_with_policy(compiled);
        vm.set_max_instructions(1_000_000_000);
        vm.load_program(Arc::clone(&program));
        let data = Value::from_json_str(&data.to_string()).expect("it was JSON a moment ago");
        vm.set_data(data).expect("the data are sound");
        Regorus { vm }
    }

    pub fn ask(ask: &Ask) -> Value {
        let input = serde_json::json!({
            "action": name("a", ask.action), "data": name("d", ask.data), "purpose": name("p", ask.purpose),
            "role": name("r", ask.role), "level": ask.level, "group": ask.group, "age": ask.age(),
            "reviewed": ask.reviewed,
        });
        Value::from_json_str(&input.to_string()).expect("it was JSON a moment ago")
    }

    pub fn decide(&mut self, input: &Value) -> bool {
        self.vm.set_input(input.clone());
        matches!(self.vm.execute(), Ok(Value::Bool(true)))
    }
}

// ---- CEL

/// CEL has conditions and no policies: the application goes through the prohibitions and then the permissions, and stops
/// at the first that holds.
pub struct Cel {
    forbid: Vec<cel::Program>,
    permit: Vec<cel::Program>,
}

fn cel_condition(rule: &Rule) -> String {
    let mut terms = vec![format!("action == {}", rule.action)];
    terms.extend(rule.role.map(|role| format!("role == {role}")));
    terms.extend(rule.purpose.map(|purpose| format!("purpose == {purpose}")));
    // The wider categories of a request are three fixed numbers.
    let depth = ancestors(rule.data).count() - 1;
    terms.push(format!("data{depth} == {}", rule.data));
    if rule.permits {
        terms.push(format!("level >= {} && group >= {}", rule.level, rule.least_group));
        terms.push(format!("age <= {}", i64::from(rule.most_days) * DAY));
        terms.extend(rule.review.then(|| "reviewed".to_owned()));
    } else {
        terms.push(format!("level <= {}", rule.level));
    }
    terms.join(" && ")
}

impl Cel {
    pub fn new(rules: &[Rule]) -> Cel {
        let compile = |permits: bool| {
            rules
                .iter()
                .filter(|rule| rule.permits == permits)
                .map(|rule| cel::Program::compile(&cel_condition(rule)).expect("the condition is sound"))
                .collect()
        };
        Cel { forbid: compile(false), permit: compile(true) }
    }

    pub fn ask(ask: &Ask) -> cel::Context<'static, 'static> {
        let mut context = cel::Context::default();
        let mut number = |name: &str, value: i64| context.add_variable_from_value(name, value);
        number("action", ask.action.into());
        number("role", ask.role.into());
        number("purpose", ask.purpose.into());
        for (back, data) in ancestors(ask.data).enumerate() {
            number(&format!("data{}", 2 - back), data.into());
        }
        number("level", ask.level.into());
        number("group", ask.group.into());
        number("age", ask.age());
        context.add_variable_from_value("reviewed", ask.reviewed);
        context
    }

    pub fn decide(&self, context: &cel::Context<'_, '_>) -> bool {
        let holds = |program: &cel::Program| program.execute(context) == Ok(cel::Value::Bool(true));
        !self.forbid.iter().any(holds) && self.permit.iter().any(holds)
    }
}
