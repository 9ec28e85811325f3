use super::*;

#[test]
fn silence_and_not_yet_are_different_statements() {
    assert_eq!(Moment::default().get(), None);
    assert_eq!(Moment::NOT_YET.get(), Some(None));
    assert_eq!(Moment::at(0).get(), Some(Some(0)));
    assert_eq!(Slot::default().get(), None);
    assert_eq!(Slot::of(0).get(), Some(0));
}

#[test]
fn a_measurement_is_made_now_unless_it_says_otherwise() {
    let object = Object::Data(DataId(0));
    let collect = Request::new(Verb::Collect, object, 7);
    assert_eq!(collect.recorded(), Some(7));
    assert_eq!(Request { recorded_at: Some(3), ..collect }.recorded(), Some(3));
    assert_eq!(Request::new(Verb::Show, object, 7).recorded(), None);
}

#[test]
fn a_list_that_is_too_short_states_nothing_beyond_its_end() {
    let slots = [Slot::of(5)];
    let mut request = Request::new(Verb::Show, Object::Data(DataId(0)), 0);
    request.attributes = &slots;
    assert_eq!(request.attribute(AttributeId(0)), Some(5));
    assert_eq!(request.attribute(AttributeId(1)), None);
    assert_eq!(request.event(EventId(0)), Moment::MISSING);
    assert_eq!(request.context_value(ContextId(9)), None);
}
