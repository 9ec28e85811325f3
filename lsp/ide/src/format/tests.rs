use super::line_edits;

/// Numbers that look random and are the same in every run.
fn numbers(seed: u64) -> impl Iterator<Item = usize> {
    std::iter::successors(Some(seed), |x| {
        Some(x.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407))
    })
    .map(|x| (x >> 33) as usize)
    .skip(1)
}

fn text(numbers: &mut impl Iterator<Item = usize>) -> String {
    let length = numbers.next().unwrap_or_default() % 14;
    numbers.take(length).map(|n| ["a\n", "b\n", "\n", " \n", "c\n", "é\n"][n % 6]).collect()
}

#[test]
fn edits_follow_on_each_other_and_give_the_other_text() {
    for seed in 0..4000 {
        let mut numbers = numbers(seed);
        let (from, to) = (text(&mut numbers), text(&mut numbers));
        let mut made = String::new();
        let mut last = 0;
        for edit in line_edits(&from, &to) {
            assert!(last <= edit.range.start && edit.range.start <= edit.range.end, "{from:?} to {to:?}");
            made.push_str(&from[last..edit.range.start]);
            made.push_str(&edit.text);
            last = edit.range.end;
        }
        made.push_str(&from[last..]);
        assert_eq!(made, to, "from {from:?}");
    }
}
