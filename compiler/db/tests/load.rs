//! Reading projects from disk: what is found, what is passed over, what is told.
#![allow(clippy::unwrap_used)] // A test that fails says so.

use std::fs;
use std::path::PathBuf;

use maatstaf_db::{Database, Loaded, load};
use tempfile::TempDir;

/// A folder with these files.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

fn names(folder: &TempDir, loaded: &Loaded) -> Vec<String> {
    let root = format!("{}/", folder.path().to_string_lossy());
    loaded.files.iter().map(|(path, _)| path.strip_prefix(&root).unwrap().to_owned()).collect()
}

fn codes(loaded: &Loaded) -> Vec<&'static str> {
    loaded.problems.iter().map(|d| d.code.id()).collect()
}

fn read(folder: &TempDir) -> Loaded {
    load(&[folder.path().to_owned()])
}

#[test]
fn a_folder_is_read_with_all_below_it_sorted_and_without_other_files() {
    let folder = folder(&[("b.maat", b"two"), ("a/z.maat", b"one"), ("a/read.me", b"no"), ("c.maat.bak", b"no")]);
    let loaded = read(&folder);
    assert_eq!(names(&folder, &loaded), ["a/z.maat", "b.maat"]);
    assert_eq!(loaded.files[1].1, "two");
    assert_eq!(codes(&loaded), Vec::<&str>::new());
}

#[test]
fn hidden_files_and_folders_are_passed_over_unless_named() {
    let folder = folder(&[("a.maat", b""), (".b.maat", b""), (".git/c.maat", b"")]);
    assert_eq!(names(&folder, &read(&folder)), ["a.maat"]);
    let named = load(&[folder.path().join(".git"), folder.path().join(".b.maat")]);
    assert_eq!(names(&folder, &named), [".b.maat", ".git/c.maat"]);
}

#[test]
fn a_file_that_is_named_is_read_whatever_it_is_called() {
    let folder = folder(&[("policy.txt", b"organisation x")]);
    let loaded = load(&[folder.path().join("policy.txt")]);
    assert_eq!(names(&folder, &loaded), ["policy.txt"]);
}

#[test]
fn a_file_named_twice_is_read_once() {
    let folder = folder(&[("a.maat", b"")]);
    let path = folder.path().join("a.maat");
    let loaded = load(&[path.clone(), folder.path().to_owned(), path]);
    assert_eq!(names(&folder, &loaded), ["a.maat"]);
}

#[test]
fn a_file_reached_by_two_spellings_is_read_once() {
    let folder = folder(&[("a.maat", b""), ("sub/b.maat", b"")]);
    let loaded = load(&[folder.path().join("sub/.."), folder.path().join("sub/../a.maat"), folder.path().to_owned()]);
    assert_eq!(loaded.files.len(), 2, "{:?}", loaded.files);
}

#[test]
fn snapshots_are_kept_apart_from_policies() {
    let folder = folder(&[("a.maat", b""), ("board.1.snapshot.json", b"{}"), ("other.json", b"{}")]);
    let loaded = read(&folder);
    assert_eq!(loaded.files.len(), 1);
    assert_eq!(loaded.snapshots.len(), 1);
    assert!(loaded.snapshots[0].path.ends_with("/board.1.snapshot.json"));
    assert_eq!(loaded.snapshots[0].text, "{}");
}

#[test]
fn a_file_that_is_not_utf8_is_told_with_its_place_and_the_rest_is_read() {
    let folder = folder(&[("a.maat", b"party \xff\xfe"), ("b.maat", b"fine")]);
    let loaded = read(&folder);
    assert_eq!(codes(&loaded), ["not-utf8"]);
    assert_eq!(names(&folder, &loaded), ["b.maat"]);
    let problem = &loaded.problems[0];
    assert!(problem.message.en.contains('6'), "the first bad byte: {}", problem.message.en);
    assert!(problem.primary().is_some_and(|label| label.file.to_string().ends_with("a.maat")));
}

#[test]
fn a_path_that_is_not_there_and_a_folder_without_policies_are_told() {
    let empty = folder(&[("read.me", b"")]);
    let loaded = load(&[PathBuf::from("/nowhere/at/all"), empty.path().to_owned()]);
    assert_eq!(codes(&loaded), ["no-such-path", "no-policy-here"]);
    assert!(loaded.problems[0].message.en.contains("/nowhere/at/all"));
    assert!(!loaded.problems[1].help.is_empty(), "with a way out");
    assert_eq!(load(&[]), Loaded::default());
}

#[cfg(unix)]
#[test]
fn a_link_in_a_folder_is_not_followed_and_a_circle_ends() {
    let folder = folder(&[("a.maat", b"")]);
    std::os::unix::fs::symlink(folder.path(), folder.path().join("again")).unwrap();
    std::os::unix::fs::symlink(folder.path().join("nowhere"), folder.path().join("gone.maat")).unwrap();
    let loaded = read(&folder);
    assert_eq!(names(&folder, &loaded), ["a.maat"]);
    assert_eq!(codes(&loaded), Vec::<&str>::new());
}

#[test]
fn a_database_holds_its_files_sorted_and_the_library_apart() {
    let (mut db, project) = Database::with_packages(
        [("b.maat".to_owned(), String::new()), ("a.maat".to_owned(), String::new())].into_iter(),
    );
    let paths = |files: &Vec<maatstaf_db::SourceFile>, db: &Database| {
        files.iter().map(|f| f.path(db).clone()).collect::<Vec<_>>()
    };
    assert_eq!(paths(project.library(&db), &db), ["a.maat", "b.maat"]);
    assert!(project.files(&db).is_empty());
    let files = vec![("z.maat".to_owned(), "1".to_owned()), ("c.maat".to_owned(), "2".to_owned())];
    db.set_files(project, Loaded { files, ..Loaded::default() });
    assert_eq!(paths(project.files(&db), &db), ["c.maat", "z.maat"]);
}
