//! The same input gives the same bytes.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, SystemTime};

use crate::project::{Files, Project, base, model, read, said};

fn build(threads: &str, timezone: &str) -> Files {
    let project = Project::new(&model());
    let output = project
        .command(&["build"])
        .env("RAYON_NUM_THREADS", threads)
        .env("TZ", timezone)
        .env("LC_ALL", "C")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    read(&project.path("public"))
}

#[test]
fn builds_are_equal_over_threads_folders_and_time_zones() {
    let first = build("1", "UTC");
    let second = build("2", "Asia/Tokyo");
    assert_eq!(first.keys().collect::<Vec<_>>(), second.keys().collect::<Vec<_>>());
    for (path, bytes) in &first {
        assert!(second[path] == *bytes, "{path} differs");
    }
}

/// Where and how a build runs.
struct Setting {
    folder: &'static str,
    /// Last files first, as another disk might list them.
    reversed: bool,
    /// Age of the sources, in days.
    age: u64,
    umask: &'static str,
    variables: &'static [(&'static str, &'static str)],
}

const SETTINGS: [Setting; 8] = [
    Setting { folder: "a", reversed: false, age: 0, umask: "022", variables: &[] },
    Setting { folder: "b", reversed: true, age: 0, umask: "022", variables: &[("RAYON_NUM_THREADS", "1")] },
    Setting { folder: "c", reversed: false, age: 9000, umask: "077", variables: &[("RAYON_NUM_THREADS", "2")] },
    Setting { folder: "d", reversed: true, age: 1, umask: "002", variables: &[("RAYON_NUM_THREADS", "7")] },
    Setting {
        folder: "手引き 第1版/福祉",
        reversed: false,
        age: 40,
        umask: "022",
        variables: &[("TZ", "Asia/Tokyo"), ("LC_ALL", "ja_JP.UTF-8"), ("LANG", "ja_JP.UTF-8")],
    },
    Setting {
        folder: "e/f/g/h/i/j/k",
        reversed: true,
        age: 365,
        umask: "027",
        variables: &[("TZ", "America/St_Johns"), ("LC_ALL", "tr_TR.UTF-8"), ("LANGUAGE", "tr")],
    },
    Setting {
        folder: "l",
        reversed: false,
        age: 3,
        umask: "022",
        variables: &[("TZ", ":broken"), ("LC_ALL", "C"), ("HOME", "/nowhere"), ("USER", "somebody")],
    },
    Setting {
        folder: "m",
        reversed: true,
        age: 12,
        umask: "000",
        variables: &[("TMPDIR", "/nowhere"), ("COLUMNS", "20"), ("RUST_BACKTRACE", "1"), ("NO_COLOR", "1")],
    },
];

/// Builds in a setting; every published file, and the archive.
fn build_in(setting: &Setting, archive_date: Option<&str>) -> Files {
    let project = Project::new(&Files::new());
    let root = project.path(setting.folder);
    let mut files: Vec<_> = base().into_iter().collect();
    if setting.reversed {
        files.reverse();
    }
    let time = SystemTime::now() - Duration::from_secs(setting.age * 24 * 60 * 60);
    for (path, bytes) in files {
        let place = root.join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(&place, bytes).unwrap();
        fs::File::options().write(true).open(&place).unwrap().set_modified(time).unwrap();
    }
    let mut build = Command::new("sh");
    build.args(["-c", &format!("umask {}; exec \"$0\" build --root \"$1\" --zip carry.zip", setting.umask)]);
    build.arg(env!("CARGO_BIN_EXE_tebiki")).arg(&root).envs(setting.variables.iter().copied());
    let output = build.envs(archive_date.map(|date| ("SOURCE_DATE_EPOCH", date))).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let mut made = read(&root.join("public"));
    made.insert("carry.zip".into(), fs::read(root.join("carry.zip")).unwrap());
    made
}

#[test]
fn eight_settings_give_the_same_bytes() {
    let first = build_in(&SETTINGS[0], None);
    for setting in &SETTINGS[1..] {
        let other = build_in(setting, None);
        assert_eq!(first.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>(), "{}", setting.folder);
        for (path, bytes) in &first {
            assert!(other[path] == *bytes, "{path} differs in {}", setting.folder);
        }
    }
}

/// The archive's files carry the edition's date, or the one that is asked for;
/// nothing else knows of it.
#[test]
fn the_archive_is_dated_by_the_edition_or_as_asked() {
    let date = |made: &Files| {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&made["carry.zip"])).unwrap();
        let entry = archive.by_index(0).unwrap();
        let time = entry.last_modified().unwrap();
        (time.year(), time.month(), time.day(), time.hour())
    };
    let plain = build_in(&SETTINGS[0], None);
    assert_eq!(date(&plain), (2026, 4, 1, 0));
    let asked = build_in(&SETTINGS[0], Some("1774969500"));
    assert_eq!(date(&asked), (2026, 4, 1, 0));
    let asked_later = build_in(&SETTINGS[0], Some("1900000000"));
    assert_eq!(date(&asked_later), (2030, 3, 18, 2));
    for (path, bytes) in plain.iter().filter(|(path, _)| Path::new(path) != Path::new("carry.zip")) {
        assert!(asked_later[path] == *bytes, "{path} differs");
    }
}
