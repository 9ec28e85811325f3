//! How paths and texts are written in SARIF.

use super::{absolute, encoded, escaped};

#[test]
fn a_path_is_encoded_so_that_it_is_a_relative_reference() {
    assert_eq!(encoded("beleid/tempo bord.maat"), "beleid/tempo%20bord.maat");
    assert_eq!(encoded("../één#1?.maat"), "../%C3%A9%C3%A9n%231%3F.maat");
    assert_eq!(encoded("a:b%.maat"), "a%3Ab%25.maat");
}

#[test]
fn only_a_path_from_the_root_becomes_a_file_uri() {
    assert_eq!(absolute("/srv/a b.maat").as_deref(), Some("file:///srv/a%20b.maat"));
    assert_eq!(absolute("C:/beleid/x.maat").as_deref(), Some("file:///C:/beleid/x.maat"));
    assert_eq!(absolute("beleid/x.maat"), None);
    assert_eq!(absolute("ab:/x.maat"), None);
    assert_eq!(absolute(""), None);
}

#[test]
fn braces_are_doubled_for_they_would_be_placeholders() {
    assert_eq!(escaped("write `review { … }` {0}"), "write `review {{ … }}` {{0}}");
}
