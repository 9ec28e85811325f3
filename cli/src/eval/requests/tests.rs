use super::Requests;

fn cut(text: &str) -> Vec<String> {
    Requests::new(text.as_bytes()).map(|request| request.unwrap().trim().to_owned()).collect()
}

#[test]
fn every_line_is_a_request() {
    assert_eq!(cut("{\"a\":1}\n{\"b\":[2]}\n"), ["{\"a\":1}", "{\"b\":[2]}"]);
}

#[test]
fn a_request_may_take_several_lines_and_the_last_needs_no_line_end() {
    assert_eq!(cut("{\n  \"a\": {\n    \"b\": \"}\\\"{\"\n  }\n}"), ["{\n  \"a\": {\n    \"b\": \"}\\\"{\"\n  }\n}"]);
    assert_eq!(cut("{\n\"a\": 1\n}\n{\n\"b\": 2\n}\n"), ["{\n\"a\": 1\n}", "{\n\"b\": 2\n}"]);
}

#[test]
fn a_broken_line_does_not_swallow_the_next_one() {
    assert_eq!(cut("{\"a\":\n{\"b\":2}\n{\"c\":3}\n"), ["{\"a\":", "{\"b\":2}", "{\"c\":3}"]);
    assert_eq!(cut("{\"a\":\"\n{\"b\":2}\n"), ["{\"a\":\"", "{\"b\":2}"]);
    assert_eq!(cut("nonsense\n{\"b\":2}\n"), ["nonsense", "{\"b\":2}"]);
    assert_eq!(cut("]]]\n{\"b\":2}\n"), ["]]]", "{\"b\":2}"]);
}

#[test]
fn what_is_left_at_the_end_is_a_request_too() {
    assert_eq!(cut("{\"a\":1}\n{\"b\":"), ["{\"a\":1}", "{\"b\":"]);
}

#[test]
fn blank_lines_are_nothing() {
    assert_eq!(cut("\n \n{\"a\":1}\n\n"), ["{\"a\":1}"]);
    assert_eq!(cut("\n\n"), Vec::<String>::new());
}

#[test]
fn bytes_that_are_no_text_are_one_request_of_nonsense() {
    let found: Vec<String> = Requests::new(&b"\xff\xfe{\n{\"a\":1}\n"[..]).map(Result::unwrap).collect();
    assert_eq!(found.len(), 2);
    assert_eq!(found[1].trim(), "{\"a\":1}");
}
