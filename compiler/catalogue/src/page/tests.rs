use super::without_links;

#[test]
fn links_among_pages_are_words_and_others_keep_their_address() {
    let text = "see [Human \\[x\\] review](<maatstaf:norm/3>) and [AVG 22(1)](<https://example.org/a(b)>).";
    assert_eq!(without_links(text), "see Human [x] review and AVG 22(1) <https://example.org/a(b)>.");
}

#[test]
fn what_only_looks_like_a_link_stays_as_it_is() {
    for text in ["`review { may override }` [not a link] (x)", "<https://example.org>", "a `[b](c)` d"] {
        let shown = without_links(text);
        assert!(shown == text || text.starts_with('<'), "{shown}");
    }
}
