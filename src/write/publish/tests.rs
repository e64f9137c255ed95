use super::*;
use std::path::PathBuf;

/// A folder `public` with one file, and a new edition beside it.
fn two_editions() -> (tempfile::TempDir, PathBuf, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let (target, fresh) = (dir.path().join("public"), dir.path().join(".public.new"));
    for (folder, words) in [(&target, "old"), (&fresh, "new")] {
        fs::create_dir(folder).unwrap();
        fs::write(folder.join("a"), words).unwrap();
    }
    (dir, target, fresh)
}

fn beside_target(dir: &Path) -> Vec<String> {
    let entries = fs::read_dir(dir).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).filter(|name| name != "public").collect()
}

fn edition(target: &Path) -> String {
    fs::read_to_string(target.join("a")).unwrap()
}

#[test]
fn two_renames_do_what_one_exchange_does() {
    let (dir, target, fresh) = two_editions();
    by_renames(&fresh, &target).unwrap();
    assert_eq!(edition(&target), "new");
    recover(&target).unwrap();
    assert_eq!((edition(&target).as_str(), beside_target(dir.path())), ("new", Vec::new()));
}

#[test]
fn the_next_run_finishes_the_second_rename() {
    let (dir, target, _) = two_editions();
    fs::write(dir.path().join(".public.swap"), "").unwrap();
    fs::rename(&target, dir.path().join(".public.old")).unwrap();
    recover(&target).unwrap();
    assert_eq!((edition(&target).as_str(), beside_target(dir.path())), ("new", Vec::new()));
}

#[test]
fn without_the_note_the_old_edition_comes_back() {
    let (dir, target, _) = two_editions();
    fs::rename(&target, dir.path().join(".public.old")).unwrap();
    recover(&target).unwrap();
    assert_eq!((edition(&target).as_str(), beside_target(dir.path())), ("old", Vec::new()));
}

#[test]
fn before_the_first_rename_the_old_edition_stands() {
    let (dir, target, _) = two_editions();
    fs::write(dir.path().join(".public.swap"), "").unwrap();
    recover(&target).unwrap();
    assert_eq!((edition(&target).as_str(), beside_target(dir.path())), ("old", Vec::new()));
}

#[test]
fn a_second_rename_that_fails_takes_the_first_one_back() {
    let (dir, target, fresh) = two_editions();
    remove(&fresh).unwrap();
    by_renames(&fresh, &target).unwrap_err();
    assert_eq!((edition(&target).as_str(), beside_target(dir.path())), ("old", Vec::new()));
}

/// A copy is taken where a second name cannot be: as on a drive that knows none.
#[test]
fn a_file_is_taken_over_with_its_time() {
    let (dir, target, _) = two_editions();
    let (from, to) = (target.join("a"), dir.path().join("b"));
    let time = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000_000);
    fs::File::options().write(true).open(&from).unwrap().set_modified(time).unwrap();
    assert!(take_over(&from, &to));
    assert_eq!(fs::metadata(&to).unwrap().modified().unwrap(), time);
    assert!(!take_over(&dir.path().join("missing"), &dir.path().join("c")));
}
