use crate::*;

/// The problems of the sample after a change, each with its place.
fn problems(change: impl FnOnce(&mut Program)) -> Vec<(String, Problem)> {
    let mut program = sample::program();
    change(&mut program);
    let faults = verify(&program).err().unwrap_or_default();
    for fault in &faults {
        let text = fault.text();
        assert!(text.nl.starts_with(&fault.at) && text.en.starts_with(&fault.at));
    }
    faults.into_iter().map(|fault| (fault.at, fault.problem)).collect()
}

/// Changes one rule of the sample and brings the rules into order again.
fn with_rule(path: &str, change: impl FnOnce(&mut Rule)) -> Vec<Problem> {
    let found = problems(|program| {
        change(program.rules.iter_mut().find(|rule| rule.path == path).unwrap());
        program.sort_rules();
    });
    found.into_iter().map(|(_, problem)| problem).collect()
}

fn one(at: &str, problem: Problem) -> Vec<(String, Problem)> {
    vec![(at.to_owned(), problem)]
}

#[test]
fn the_sample_and_the_empty_program_are_sound() {
    assert_eq!(problems(|_| {}), []);
    assert_eq!(verify(&Program::empty()), Ok(()));
}

#[test]
fn names_are_sorted_unique_not_empty_and_not_too_long() {
    let swapped = problems(|program| program.symbols.data.swap(0, 1));
    assert_eq!(swapped[0], ("symbols.data".to_owned(), Problem::NotIncreasing));
    let empty = problems(|program| program.symbols.events[0].name.clear());
    assert_eq!(empty, one("symbols.events[0]", Problem::Empty));
    let long = problems(|program| program.symbols.events[0].name = "x".repeat(513));
    let problem = Problem::TooLong { found: 513, limit: 512 };
    assert_eq!(long, one("symbols.events[0]", problem));
    let words = problems(|program| program.symbols.words.push("a".to_owned()));
    assert_eq!(words, one("symbols.words", Problem::NotIncreasing));
}

#[test]
fn ancestors_are_closed_and_without_circles() {
    let at = "symbols.data[1]";
    let itself = problems(|program| program.symbols.data[1].ancestors = vec![0]);
    assert_eq!(itself, one(at, Problem::Ancestors));
    let circle = problems(|program| program.symbols.data[0].ancestors = vec![0, 1]);
    assert!(circle.contains(&("symbols.data[0]".to_owned(), Problem::Ancestors)));
    let order = problems(|program| program.symbols.data[1].ancestors = vec![1, 0]);
    assert_eq!(order, one(at, Problem::NotIncreasing));
    let beyond = problems(|program| program.symbols.data[1].ancestors = vec![0, 1, 2]);
    assert_eq!(beyond, one(at, Problem::NoSuch { index: 2, length: 2 }));
}

#[test]
fn zones_and_schedules_have_possible_values() {
    let offset = problems(|program| program.zones[0].first_offset = 93_601);
    assert_eq!(offset, one("zones[0]", Problem::ImpossibleValue));
    let least = problems(|program| program.zones[0].first_offset = i32::MIN);
    assert_eq!(least, one("zones[0]", Problem::ImpossibleValue));
    let twice = problems(|program| {
        let transition = program.zones[0].transitions[0];
        program.zones[0].transitions.push(transition);
    });
    assert_eq!(twice, one("zones[0]", Problem::NotIncreasing));
    for spans in [vec![(5, 5)], vec![(0, 10_081)], vec![(9, 3)]] {
        let found = problems(|program| program.schedules[0].spans = spans);
        assert_eq!(found, one("schedules[0]", Problem::ImpossibleValue));
    }
    for spans in [vec![(0, 5), (5, 9)], vec![(8, 9), (0, 5)]] {
        let found = problems(|program| program.schedules[0].spans = spans);
        assert_eq!(found, one("schedules[0]", Problem::NotIncreasing));
    }
    let zone = problems(|program| program.schedules[0].zone = ZoneId(1));
    assert_eq!(zone, one("schedules[0]", Problem::NoSuch { index: 1, length: 1 }));
}

#[test]
fn steps_increase_and_change_something() {
    let same = problems(|program| {
        let first = program.windows[0].first;
        program.windows[0].steps.insert(0, (0, first));
    });
    assert_eq!(same, one("windows[0]", Problem::NoChange));
    let order = problems(|program| program.windows[0].steps.reverse());
    assert!(order.contains(&("windows[0]".to_owned(), Problem::NotIncreasing)));
    let far = problems(|program| program.windows[0].steps[0].0 = MIN_INSTANT - 1);
    assert_eq!(far, one("windows[0]", Problem::ImpossibleValue));
    let reason = problems(|program| program.windows[1].first = Standing::Blocked(ReasonId(9)));
    assert_eq!(reason, one("windows[1]", Problem::NoSuch { index: 9, length: 1 }));
    let number = problems(|program| program.windows[1].first = Standing::Depends(ExprId(0), ReasonId(0)));
    assert_eq!(number, one("windows[1]", Problem::WrongType));
}

#[test]
fn expressions_stand_after_their_parts_and_have_types_that_fit() {
    let place = |program: &Program| format!("exprs[{}]", program.exprs.len());
    for (expr, problem) in [
        (Expr::Not(ExprId(7)), Problem::ChildNotBefore),
        (Expr::Not(ExprId(0)), Problem::WrongType),
        (Expr::And(ExprId(2), ExprId(1)), Problem::WrongType),
        (Expr::Compare(Comparison::Equal, ExprId(0), ExprId(2)), Problem::WrongType),
        (Expr::Compare(Comparison::Less, ExprId(2), ExprId(2)), Problem::WrongType),
        (Expr::Attribute(AttributeId(1)), Problem::NoSuch { index: 1, length: 1 }),
        (Expr::Today(ZoneId(1)), Problem::NoSuch { index: 1, length: 1 }),
        (Expr::Constant(Value::Instant(i64::MAX)), Problem::ImpossibleValue),
        (Expr::Constant(Value::Text(WordId(1))), Problem::NoSuch { index: 1, length: 1 }),
        (Expr::WorkerIs(WorkerId(3)), Problem::NoSuch { index: 3, length: 1 }),
    ] {
        let mut at = String::new();
        let found = problems(|program| {
            at = place(program);
            program.exprs.push(expr);
        });
        assert_eq!(found, one(&at, problem), "{expr:?}");
    }
}

#[test]
fn expressions_are_neither_too_deep_nor_too_large() {
    let deep = problems(|program| {
        program.exprs.push(Expr::Time);
        program.exprs.push(Expr::Constant(Value::YesNo(true)));
        for _ in 0..64 {
            let last = ExprId(program.exprs.len() as u32 - 1);
            program.exprs.push(Expr::Not(last));
        }
    });
    assert_eq!(deep.len(), 1);
    assert_eq!(deep[0].1, Problem::TooDeep);
    // Few nodes that unfold to very many.
    let wide = problems(|program| {
        program.exprs.push(Expr::Constant(Value::YesNo(true)));
        for _ in 0..40 {
            let last = ExprId(program.exprs.len() as u32 - 1);
            program.exprs.push(Expr::And(last, last));
        }
    });
    assert!(wide.iter().all(|(_, problem)| *problem == Problem::TooDeep) && !wide.is_empty());
}

#[test]
fn rules_are_sorted_and_different() {
    let swapped = problems(|program| program.rules.swap(0, 1));
    assert_eq!(swapped, one("rules", Problem::NotIncreasing));
    let twice = problems(|program| program.rules.insert(0, program.rules[0].clone()));
    assert_eq!(twice, one("rules", Problem::NotIncreasing));
}

#[test]
fn a_grant_has_one_verb_an_object_that_goes_with_it_and_no_exceptions() {
    let view = |change: fn(&mut Rule)| with_rule("board.view", change);
    let not_for_grant = [Problem::NotForGrant];
    assert_eq!(view(|rule| rule.verbs = VerbSet::ALL), [Problem::NotForGrant; 2]);
    assert_eq!(view(|rule| rule.verbs = VerbSet::only(Verb::Decide)), not_for_grant);
    assert_eq!(view(|rule| rule.object = Object::Any), not_for_grant);
    assert_eq!(view(|rule| rule.object = Object::Decision(DecisionId(0))), not_for_grant);
    assert_eq!(view(|rule| rule.except = vec![Recipient::SUBJECT]), not_for_grant);
    assert_eq!(view(|rule| rule.level = Some(LevelRule::OrFiner(Level::Team))), not_for_grant);
    assert_eq!(view(|rule| rule.verbs = VerbSet(0x80)).first(), Some(&Problem::ImpossibleValue));
    assert_eq!(view(|rule| rule.verbs = VerbSet::NONE).first(), Some(&Problem::ImpossibleValue));
}

#[test]
fn a_never_has_no_conditions_that_only_a_grant_can_have() {
    let never = |change: fn(&mut Rule)| with_rule("board.never.1", change);
    let not_for_never = [Problem::NotForNever];
    assert_eq!(never(|rule| rule.keep = Some(Keep::Nothing)), not_for_never);
    assert_eq!(never(|rule| rule.claim_hold = true), not_for_never);
    assert_eq!(never(|rule| rule.every = Some(1)), not_for_never);
    assert_eq!(never(|rule| rule.origin_standing = Some(rule.standing)), not_for_never);
    assert_eq!(never(|rule| rule.obligations = vec![Obligation::Notice(Text::both("Mind."))]), not_for_never);
    let exactly = LevelRule::Exactly { level: Level::Team, grouping: None, min_group: None, and_above: false };
    let found = with_rule("board.never.1", |rule| rule.level = Some(exactly));
    assert_eq!(found, not_for_never);
}

#[test]
fn numbers_and_lists_of_a_rule_are_possible() {
    let view = |change: fn(&mut Rule)| with_rule("board.view", change);
    let shift = |change: fn(&mut Review)| with_rule("board.shift", |rule| change(rule.review.as_mut().unwrap()));
    let impossible = [Problem::ImpossibleValue];
    assert_eq!(view(|rule| rule.every = Some(0)), impossible);
    assert_eq!(view(|rule| rule.every = Some(i64::MAX)), impossible);
    assert_eq!(view(|rule| rule.recipients.reverse()), [Problem::NotIncreasing]);
    let odd = Recipient { who: Who::Subject, of_subject: true };
    assert_eq!(with_rule("board.view", |rule| rule.recipients = vec![odd]), impossible);
    assert_eq!(view(|rule| rule.accepted[0].until = Some(0)), impossible);
    assert_eq!(view(|rule| rule.when = Some(ExprId(0))), [Problem::WrongType]);
    let none = |at_least, at_most| {
        let keep = Keep::Period { at_least, at_most, after: None, zone: ZoneId(0) };
        with_rule("board.view", |rule| rule.keep = Some(keep))
    };
    assert_eq!(none(None, None), [Problem::Empty]);
    assert_eq!(none(None, Some(Period::months(12_001))), impossible);
    assert_eq!(none(Some(Period::days(366_001)), None), impossible);
    assert_eq!(none(None, Some(Period::seconds(u32::MAX))), []);
    assert_eq!(shift(|review| review.by.clear()), [Problem::Empty]);
    assert_eq!(shift(|review| review.within = Some(-1)), impossible);
    let beyond = Problem::NoSuch { index: 5, length: 2 };
    assert_eq!(shift(|review| review.sees.push(DataId(5))), [beyond]);
}

#[test]
fn every_index_of_a_rule_is_in_range() {
    let view = |change: fn(&mut Rule)| with_rule("board.view", change);
    let beyond = |index, length| [Problem::NoSuch { index, length }];
    assert_eq!(view(|rule| rule.object = Object::Data(DataId(2))), beyond(2, 2));
    assert_eq!(view(|rule| rule.purpose = Some(PurposeId(1))), beyond(1, 1));
    assert_eq!(view(|rule| rule.worker = Some(WorkerId(1))), beyond(1, 1));
    assert_eq!(view(|rule| rule.during = Some(ScheduleId(1))), beyond(1, 1));
    assert_eq!(view(|rule| rule.when = Some(ExprId(99))), beyond(99, 7));
    assert_eq!(view(|rule| rule.standing = WindowsId(2)), beyond(2, 2));
    assert_eq!(view(|rule| rule.origin_standing = Some(WindowsId(2))), beyond(2, 2));
    assert_eq!(view(|rule| rule.accepted[0].reason = ReasonId(1)), beyond(1, 1));
    let party = vec![Recipient::party(PartyId(2))];
    assert_eq!(with_rule("board.view", |rule| rule.recipients = party), beyond(2, 2));
}

#[test]
fn the_verifier_stops_after_many_faults() {
    let found = problems(|program| {
        program.exprs.extend(std::iter::repeat_n(Expr::Not(ExprId(u32::MAX)), 1_000));
    });
    assert_eq!(found.len(), 64);
}

#[test]
fn a_log_says_why_and_for_how_long() {
    assert_eq!(problems(|program| program.logs[0].because = Text::default()), one("logs[0]", Problem::Empty));
    assert_eq!(problems(|program| program.logs[0].keep.months = u32::MAX), one("logs[0]", Problem::ImpossibleValue));
    let found = problems(|program| program.logs.clear());
    assert_eq!(found.first().map(|(_, problem)| *problem), Some(Problem::NoSuch { index: 0, length: 0 }));
}
