use crate::*;

fn draft(name: &str, parents: &[&str]) -> SymbolDraft {
    SymbolDraft {
        name: name.to_owned(),
        title: Text::both(name),
        parents: parents.iter().map(|parent| (*parent).to_owned()).collect(),
    }
}

#[test]
fn a_table_is_sorted_and_its_ancestors_are_closed() {
    let table = symbol_table([
        draft("pace", &["performance"]),
        draft("pick_rate", &["pace", "activity"]),
        draft("performance", &[]),
        draft("activity", &["performance"]),
    ])
    .unwrap();
    let names: Vec<&str> = table.iter().map(|symbol| symbol.name.as_str()).collect();
    assert_eq!(names, ["activity", "pace", "performance", "pick_rate"]);
    assert_eq!(table[3].ancestors, [0, 1, 2, 3]);
    assert_eq!(table[0].ancestors, [0, 2]);
    assert!(table[3].is_a(2) && !table[2].is_a(3));
    assert_eq!(Symbols::find(&table, "pace"), Some(1));
    assert_eq!(Symbols::find(&table, "pac"), None);
}

#[test]
fn circles_repetitions_and_unknown_parents_are_refused() {
    assert_eq!(symbol_table([draft("a", &["b"]), draft("b", &["a"])]), Err(TableError::Circle("a".to_owned())));
    assert_eq!(symbol_table([draft("a", &["a"])]), Err(TableError::Circle("a".to_owned())));
    assert_eq!(symbol_table([draft("a", &[]), draft("a", &[])]), Err(TableError::Duplicate("a".to_owned())));
    assert_eq!(
        symbol_table([draft("a", &["b"])]),
        Err(TableError::UnknownParent { name: "a".to_owned(), parent: "b".to_owned() })
    );
}

#[test]
fn equal_entries_share_a_position_and_rules_are_sorted_without_repetition() {
    let mut builder = Builder::new(Program::empty().meta, Symbols::default());
    let granted = builder.always(Standing::Granted);
    assert_eq!(builder.always(Standing::Granted), granted);
    let zone = builder.zone(Zone::utc());
    assert_eq!(builder.zone(Zone::utc()), zone);
    for path in ["b", "a", "b"] {
        builder.rule(Rule::never(path, VerbSet::ALL, Object::Any, granted));
    }
    let program = builder.finish();
    let paths: Vec<&str> = program.rules.iter().map(|rule| rule.path.as_str()).collect();
    assert_eq!(paths, ["a", "b"]);
    assert_eq!((program.windows.len(), program.zones.len()), (1, 1));
}

#[test]
fn a_circle_above_a_symbol_does_not_keep_the_table_from_ending() {
    let table = symbol_table([draft("a", &["b"]), draft("b", &["c"]), draft("c", &["b"])]);
    assert_eq!(table, Err(TableError::Circle("b".to_owned())));
}
