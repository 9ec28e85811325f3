use super::nearest;

#[test]
fn a_slip_of_the_pen_is_recognised() {
    let purposes = ["appraisal", "shift_planning", "security", "pay"];
    assert_eq!(nearest("shift_planing", purposes), Some("shift_planning"));
    assert_eq!(nearest("secruity", purposes), Some("security"));
    assert_eq!(nearest("pya", purposes), Some("pay"));
    assert_eq!(nearest("apprasial", purposes), Some("appraisal"));
}

#[test]
fn what_is_not_near_is_not_guessed() {
    let purposes = ["appraisal", "shift_planning", "security", "pay"];
    assert_eq!(nearest("weather", purposes), None);
    assert_eq!(nearest("xyz", purposes), None);
    assert_eq!(nearest("", purposes), None);
    assert_eq!(nearest("a", ["b"]), None);
    assert_eq!(nearest("pay", []), None);
}

#[test]
fn the_last_part_of_a_path_is_as_near_as_one_slip() {
    let data = ["performance.pace", "peace", "space_heating"];
    // Both are one slip away; the first in the alphabet wins.
    assert_eq!(nearest("pace", data), Some("peace"));
    assert_eq!(nearest("pace", ["performance.pace"]), Some("performance.pace"));
    assert_eq!(nearest("ace", ["performance.pace"]), None);
}

#[test]
fn the_order_of_the_candidates_does_not_matter() {
    assert_eq!(nearest("cat", ["car", "bat", "cut"]), Some("bat"));
    assert_eq!(nearest("cat", ["cut", "car", "bat"]), Some("bat"));
}

#[test]
fn a_name_is_not_its_own_suggestion() {
    assert_eq!(nearest("pay", ["pay"]), None);
    assert_eq!(nearest("pay", ["pay", "day"]), Some("day"));
}

#[test]
fn letters_count_and_not_bytes() {
    assert_eq!(nearest("privé", ["prive"]), Some("prive"));
    assert_eq!(nearest("éé", ["aa"]), None);
}

#[test]
fn a_name_without_end_is_no_slip() {
    let long = "a".repeat(1_000_000);
    let other = "a".repeat(999_999);
    assert_eq!(nearest(&long, [other.as_str()]), None);
    assert_eq!(nearest("aaa", [long.as_str()]), None);
}
