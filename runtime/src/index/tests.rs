use maatstaf_program::{DataId, Verb};

use super::*;
use crate::support::programs::{Size, program};
use crate::support::{Random, requests};

#[test]
fn a_cell_holds_exactly_the_rules_that_fit() {
    for seed in 0..60 {
        let mut random = Random::new(seed);
        let program = program(&mut random, &Size { concepts: 8, rules: 40 });
        let index = Index::new(&program, BUDGET);
        for _ in 0..100 {
            let draft = requests::request(&mut random, &program);
            let request = draft.request();
            if request.fault(&program).is_some() {
                continue;
            }
            let cell = index.cell(&request);
            assert!(cell.exact);
            let fitting = |kind: RuleKind| -> Vec<u32> {
                (0u32..)
                    .zip(&program.rules)
                    .filter(|(_, rule)| rule.kind == kind && rule.verbs.has(request.verb))
                    .filter(|(_, rule)| Index::fits(&program, rule, &request))
                    .map(|(id, _)| id)
                    .collect()
            };
            let ids = |entries: &[Entry]| entries.iter().map(|entry| entry.id).collect::<Vec<_>>();
            assert_eq!(ids(cell.nevers), fitting(RuleKind::Never));
            assert_eq!(ids(cell.grants), fitting(RuleKind::Grant));
        }
    }
}

#[test]
fn concepts_that_no_rule_tells_apart_share_a_class() {
    let mut random = Random::new(3);
    let mut program = program(&mut random, &Size { concepts: 10, rules: 5 });
    program.rules.clear();
    let index = Index::new(&program, BUDGET);
    let table = &index.verbs[Verb::Show as usize];
    assert_eq!(table.cells.len(), 1);
    let request = Request::new(Verb::Show, Object::Data(DataId(0)), 0);
    assert!(index.cell(&request).grants.is_empty());
}
