//! How texts are escaped in workflow commands.

use super::{data, property};

#[test]
fn a_message_cannot_end_its_command_or_start_another() {
    assert_eq!(data("100%\r\n::error::x, y"), "100%25%0D%0A::error::x, y");
}

#[test]
fn a_property_cannot_end_itself_or_the_properties() {
    assert_eq!(property("a,b:c%\nd\r"), "a%2Cb%3Ac%25%0Ad%0D");
}
