use super::nearest;

#[test]
fn a_name_is_near_when_at_most_a_third_of_it_differs() {
    let known = ["team", "department", "organisation"];
    assert_eq!(nearest("taem", known.into_iter()), Some("team"));
    assert_eq!(nearest("deprtmnt", known.into_iter()), Some("department"));
    assert_eq!(nearest("nobody", known.into_iter()), None);
}
