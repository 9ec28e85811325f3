use super::*;

const TOKEN: &str = "a-token-that-is-long-enough";

fn gate() -> Gate {
    let mut settings = Settings::new("policy.maatc");
    settings.token = Some(TOKEN.to_owned());
    Gate::new(&settings).expect("the token is fit").expect("there is a token")
}

#[test]
fn only_the_whole_token_is_let_in() {
    let gate = gate();
    assert!(gate.admits(Some(format!("Bearer {TOKEN}").as_bytes())));
    assert!(gate.admits(Some(format!("bearer  {TOKEN} ").as_bytes())));
    for header in ["Bearer ", "Bearer a-token-that-is-long-enoug", "Basic a-token", TOKEN, ""] {
        assert!(!gate.admits(Some(header.as_bytes())), "{header}");
    }
    assert!(!gate.admits(Some(format!("Bearer {TOKEN}x").as_bytes())));
    assert!(!gate.admits(None));
}

#[test]
fn tokens_of_a_file_are_read_again_and_a_bad_file_changes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("tokens");
    let mut settings = Settings::new("policy.maatc");
    settings.token_file = Some(path.clone());
    fs::write(&path, "\n").expect("a file");
    assert!(Gate::new(&settings).is_err(), "an empty file is no gate");
    fs::write(&path, "short\n").expect("a file");
    assert!(Gate::new(&settings).is_err(), "a short token can be guessed");

    fs::write(&path, format!("{TOKEN}-1\n{TOKEN}-2\n")).expect("a file");
    let gate = Gate::new(&settings).expect("fit").expect("there are tokens");
    let admits = |token: String| gate.admits(Some(format!("Bearer {token}").as_bytes()));
    assert!(admits(format!("{TOKEN}-1")) && admits(format!("{TOKEN}-2")));
    fs::write(&path, format!("{TOKEN}-3\n")).expect("a file");
    assert_eq!(gate.refresh(), Ok(true));
    assert!(!admits(format!("{TOKEN}-1")) && admits(format!("{TOKEN}-3")));
    fs::remove_file(&path).expect("it is gone");
    assert!(gate.refresh().is_err());
    assert!(admits(format!("{TOKEN}-3")));
}
