use super::*;

/// 2026-11-23T10:00:00Z.
const NOW: i64 = 1_795_428_000;

#[test]
fn a_line_is_kept_as_long_as_the_policy_says_and_no_longer() {
    assert_eq!(day_after(NOW, Period::months(6)), "2027-05-23");
    assert_eq!(day_after(NOW, Period::days(30)), "2026-12-23");
    assert_eq!(day_after(NOW, Period { months: 0, days: 0, seconds: 14 * 3_600 }), "2026-11-24");
    assert_eq!(day_after(NOW, Period { months: u32::MAX, days: 0, seconds: 0 }), "9999-12-31");
}

#[tokio::test]
async fn lines_that_come_together_are_all_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("log");
    let journal = Arc::new(Journal::open(&path, Sync::System).expect("a log"));
    let asking = (0..100).map(|_| {
        let journal = Arc::clone(&journal);
        tokio::spawn(async move { journal.log(vec![Entry::default(), Entry::default()]).await })
    });
    for one in asking.collect::<Vec<_>>() {
        assert!(one.await.expect("it ends"));
    }
    assert_eq!(journal.head().seq, 200);
    journal.close();
    assert!(!journal.log(vec![Entry::default()]).await, "what is not written is not said to be");
    let file = std::io::BufReader::new(std::fs::File::open(&path).expect("a file"));
    let summary = maatstaf_log::verify(file).expect("it can be read").expect("it is whole");
    assert_eq!(summary.lines, 200);
}
