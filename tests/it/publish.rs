//! What a build does to the folder that it publishes to.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::time::SystemTime;

use crate::project::{Project, base, read, said};

/// Names beside the sources that begin with a point: what builds leave behind.
fn beside(project: &Project) -> Vec<String> {
    let names = fs::read_dir(project.path(".")).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.starts_with(".public")).collect()
}

/// When each file below a folder was written.
fn times(folder: &Path) -> BTreeMap<String, SystemTime> {
    let time = |path: &String| fs::metadata(folder.join(path)).unwrap().modified().unwrap();
    read(folder).keys().map(|path| (path.clone(), time(path))).collect()
}

#[test]
fn a_build_with_nothing_new_writes_nothing() {
    let project = Project::new(&base());
    let build = ["build", "--zip", "carry.zip"];
    assert_eq!(project.run(&build).status.code(), Some(0));
    let folder = |path: &str| fs::metadata(project.path(path)).unwrap().modified().unwrap();
    let state = || (times(&project.path("public")), folder("public"), folder("public/forms"), folder("carry.zip"));
    let before = state();
    let output = project.run(&build);
    assert!(said(&output).contains("個のファイルは前と同じです。public はそのままです。"), "{}", said(&output));
    assert_eq!(state(), before);
}

#[test]
fn a_file_that_did_not_change_keeps_its_time() {
    let project = Project::new(&base());
    project.run(&["build"]);
    let (files, before) = (read(&project.path("public")), times(&project.path("public")));
    let sheet = String::from_utf8(base()["forms/sheet.yaml"].clone()).unwrap();
    let title = sheet.lines().find(|line| line.starts_with("title: ")).unwrap();
    project.write("forms/sheet.yaml", sheet.replace(title, &format!("{title}（改）")).as_bytes());
    assert_eq!(project.run(&["build"]).status.code(), Some(0));
    let after = times(&project.path("public"));
    let mut kept = 0;
    for (path, bytes) in read(&project.path("public")) {
        let same = files.get(&path) == Some(&bytes);
        assert_eq!(before.get(&path) == after.get(&path), same, "{path}");
        kept += usize::from(same);
    }
    assert!(kept > 5, "{kept}");
    assert_ne!(files["manifest.json"], read(&project.path("public"))["manifest.json"]);
}

#[test]
fn files_that_are_not_ours_are_named_and_kept() {
    let project = Project::new(&base());
    project.run(&["build"]);
    project.write("public/memo.txt", b"memo");
    project.write("public/forms/sheet/letter.docx", b"letter");
    let before = read(&project.path("public"));
    let output = project.run(&["build"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        said(&output).ends_with("--force を付けてください。\n  forms/sheet/letter.docx\n  memo.txt\n"),
        "{output:?}"
    );
    assert_eq!(read(&project.path("public")), before);

    assert_eq!(project.run(&["build", "--force"]).status.code(), Some(0));
    assert!(!project.path("public/memo.txt").exists() && !project.path("public/forms/sheet/letter.docx").exists());

    // What a desktop leaves in every folder that was looked at stops nobody.
    project.write("public/forms/.DS_Store", b"");
    project.write("public/Thumbs.db", b"");
    assert_eq!(project.run(&["build"]).status.code(), Some(0));
    assert!(!project.path("public/forms/.DS_Store").exists());
}

#[test]
fn a_file_that_somebody_changed_is_put_right() {
    let project = Project::new(&base());
    project.run(&["build"]);
    let before = read(&project.path("public"));
    let page = project.path("public/index.html");
    let mut bytes = fs::read(&page).unwrap();
    bytes[100] ^= 1;
    fs::write(&page, bytes).unwrap();
    fs::remove_file(project.path("public/forms/all.pdf")).unwrap();
    assert_eq!(project.run(&["build"]).status.code(), Some(0));
    assert_eq!(read(&project.path("public")), before);
    assert_eq!(beside(&project), Vec::<String>::new());
}

#[test]
fn the_folder_that_tebiki_keeps_for_itself_is_no_target() {
    let project = Project::new(&base());
    for out in [".tebiki", ".tebiki/public"] {
        assert_eq!(project.run(&["build", "--out", out, "--force"]).status.code(), Some(2), "{out}");
    }
}

#[test]
fn the_second_of_two_builds_says_who_is_building() {
    let project = Project::new(&base());
    let mut first = project.command(&["build"]).stderr(std::process::Stdio::null()).spawn().unwrap();
    let lock = project.path(".public.lock");
    while !fs::read_to_string(&lock).is_ok_and(|text| text.ends_with('\n')) {
        assert!(first.try_wait().unwrap().is_none(), "the first build ended before it was seen to hold the folder");
    }
    // The first build stands still, so that the second one certainly meets it.
    let stopped = std::process::Command::new("kill").args(["-STOP", &first.id().to_string()]).status().unwrap();
    assert!(stopped.success());
    let second = project.run(&["build"]);
    assert_eq!(second.status.code(), Some(2), "{}", said(&second));
    let holder = format!("、プロセス番号 {}、", first.id());
    let words = said(&second);
    assert!(words.contains(&holder) && words.contains("（パソコン「") && words.contains("分から）"), "{words}");
    // A build into another folder is nobody's concern.
    assert_eq!(project.run(&["build", "--out", "other"]).status.code(), Some(0));

    // A lock ends with its process, however that ends.
    let _ = first.kill();
    first.wait().unwrap();
    let third = project.run(&["build"]);
    assert_eq!(third.status.code(), Some(0), "{}", said(&third));
    assert_eq!(beside(&project), Vec::<String>::new());
}

#[test]
fn a_lock_file_alone_holds_nothing() {
    let project = Project::new(&base());
    project.write(".public.lock", b"1\nelsewhere\n");
    assert_eq!(project.run(&["build"]).status.code(), Some(0));
    let mut held = File::create(project.path(".public.lock")).unwrap();
    held.lock().unwrap();
    // Even a holder that has not yet written its name is one.
    let output = project.run(&["build"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("別の tebiki が書き出しているところです（"), "{}", said(&output));
    held.write_all("77\n北の端末\n".as_bytes()).unwrap();
    let words = said(&project.run(&["build"]));
    assert!(words.contains("パソコン「北の端末」、プロセス番号 77、"), "{words}");
    drop(held);
    assert_eq!(project.run(&["build"]).status.code(), Some(0));
}
