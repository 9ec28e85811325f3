use super::*;

#[test]
fn lengths_are_told_in_their_largest_whole_unit() {
    assert_eq!(length(0), Text::new("0 seconden", "0 seconds"));
    assert_eq!(length(1), Text::new("1 seconde", "1 second"));
    assert_eq!(length(90), Text::new("90 seconden", "90 seconds"));
    assert_eq!(length(900), Text::new("15 minuten", "15 minutes"));
    assert_eq!(length(7_200), Text::new("2 uur", "2 hours"));
    assert_eq!(length(172_800), Text::new("2 dagen", "2 days"));
    assert_eq!(length(604_800), Text::new("1 week", "1 week"));
}

#[test]
fn lists_are_joined_as_people_do() {
    let items = [Text::both("a"), Text::both("b"), Text::both("c")];
    assert_eq!(any_of(&items), Text::new("a, b of c", "a, b or c"));
    assert_eq!(any_of(&items[..1]), Text::both("a"));
    assert_eq!(any_of(&[]), Text::both(""));
}

#[test]
fn a_group_of_one_is_a_person() {
    assert_eq!(
        group_too_small(1, 8),
        Text::new(
            "Het gaat om 1 persoon; er zijn er minstens 8 nodig.",
            "This is about 1 person; at least 8 are needed."
        )
    );
}

#[test]
fn an_unknown_name_comes_with_the_nearest_one() {
    let text = unknown_name("resource.type", "pickrate", Some("pick_rate"));
    assert!(text.nl.ends_with("Bedoelde u `pick_rate`?"));
    assert!(text.en.ends_with("Did you mean `pick_rate`?"));
}
