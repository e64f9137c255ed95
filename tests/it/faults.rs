//! Whatever stops a build, the published folder is one whole edition, and what
//! is said names the cause.
//!
//! `KILLS` says how many builds are killed; the long run has 50.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use sha2::{Digest, Sha256};

use crate::project::{Files, Project, base, read, said};

/// A project that can be published in two editions.
struct Editions {
    project: Project,
    sources: [Files; 2],
    /// The title that each edition's manifest names.
    titles: [&'static str; 2],
}

impl Editions {
    fn new() -> Self {
        let titles = ["みほん市の手引き", "みほん市の新しい手引き"];
        let sources = titles.map(|title| {
            let mut files = base();
            let settings = String::from_utf8(files["content/handbook.yaml"].clone()).unwrap();
            let old = settings.lines().find(|line| line.starts_with("title: ")).unwrap();
            files
                .insert("content/handbook.yaml".into(), settings.replace(old, &format!("title: {title}")).into_bytes());
            files
        });
        Self { project: Project::new(&sources[0]), sources, titles }
    }

    /// Puts the sources of an edition into the project.
    fn turn_to(&self, edition: usize) {
        self.project.write("content/handbook.yaml", &self.sources[edition]["content/handbook.yaml"]);
    }

    fn build(&self) {
        let output = self.project.run(&["build"]);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    }

    /// Fails unless the published folder is one of the editions, whole.
    fn published(&self) -> usize {
        let title = whole(&self.project.path("public"));
        self.titles.iter().position(|known| *known == title).expect("one of the two editions")
    }
}

/// The title of the edition in a folder, if every file is there as its manifest
/// says and no other file is.
fn whole(folder: &Path) -> String {
    let mut files = read(folder);
    let manifest = files.remove("manifest.json").expect("a manifest");
    let manifest: serde_json::Value = serde_json::from_slice(&manifest).unwrap();
    let sums: BTreeMap<String, String> = files
        .into_iter()
        .map(|(path, bytes)| (path, Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()))
        .collect();
    let listed = manifest["files"].as_array().unwrap();
    let listed: BTreeMap<String, String> = listed
        .iter()
        .map(|file| (file["path"].as_str().unwrap().to_owned(), file["sha256"].as_str().unwrap().to_owned()))
        .collect();
    assert_eq!(sums, listed, "the folder is not the edition of its manifest");
    manifest["title"].as_str().unwrap().to_owned()
}

/// Numbers that look random and are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit.max(1)
    }
}

/// Changes every entry of the project's cache.
fn spoil(project: &Project, change: impl Fn(&Path, &[u8])) {
    let cache = project.path(".tebiki/cache");
    for (path, bytes) in read(&cache) {
        change(&cache.join(path), &bytes);
    }
}

/// With a warm cache, with one whose files are cut, and with one of another
/// state of the program.
#[test]
fn a_build_that_is_killed_leaves_one_whole_edition() {
    let kills: u64 = std::env::var("KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(6);
    let editions = Editions::new();
    let begun = Instant::now();
    editions.build();
    let whole_build = u64::try_from(begun.elapsed().as_micros()).unwrap();
    let (mut numbers, mut next) = (Numbers(kills), 1);
    for kill in 0..kills {
        editions.turn_to(next);
        match kill % 3 {
            0 => {}
            1 => spoil(&editions.project, |path, bytes| fs::write(path, &bytes[..bytes.len() / 2]).unwrap()),
            _ => spoil(&editions.project, |path, bytes| {
                let entry = path.file_name().unwrap();
                let foreign = path.parent().unwrap().with_file_name("another-state");
                fs::create_dir_all(&foreign).unwrap();
                fs::write(foreign.join(entry), bytes).unwrap();
                fs::remove_file(path).unwrap();
            }),
        }
        let mut child = editions.project.command(&["build"]).stderr(Stdio::null()).spawn().unwrap();
        if kill % 2 == 0 {
            // At any moment of the build.
            std::thread::sleep(Duration::from_micros(numbers.below(whole_build)));
        } else {
            // While the folders are written and changed for each other.
            let fresh = editions.project.path(".public.new");
            while !fresh.exists() && child.try_wait().unwrap().is_none() {}
            std::thread::sleep(Duration::from_micros(numbers.below(40_000)));
        }
        let _ = child.kill();
        child.wait().unwrap();
        let published = editions.published();
        println!("kill {kill}: edition {published}, the other was being built: {}", published != next);
        next = 1 - published;
    }
    editions.turn_to(next);
    editions.build();
    assert_eq!(editions.published(), next);
    let left = fs::read_dir(editions.project.path(".")).unwrap().map(|entry| entry.unwrap().file_name());
    let left: Vec<_> = left.filter(|name| name.to_string_lossy().starts_with(".public")).collect();
    assert!(left.is_empty(), "{left:?}");
}

/// A limit on the size of files stands for a full disk: the write that passes it
/// fails, or ends the process where that signal is not ignored.
#[test]
fn a_disk_that_takes_no_more_leaves_the_old_edition() {
    let editions = Editions::new();
    editions.build();
    editions.turn_to(1);
    for (ignored, code) in [("trap '' XFSZ; ", Some(2)), ("", None)] {
        let output = Command::new("sh")
            .args(["-c", &format!("{ignored}ulimit -c 0; ulimit -f 40; exec \"$0\" build --root \"$1\"")])
            .arg(env!("CARGO_BIN_EXE_tebiki"))
            .arg(editions.project.path("."))
            .output()
            .unwrap();
        assert_eq!(output.status.code(), code, "{}", said(&output));
        if code.is_some() {
            assert!(
                said(&output).contains("読み書きできません。ファイルの大きさの上限を超えました"),
                "{}",
                said(&output)
            );
            assert!(!editions.project.path(".public.new").exists());
        }
        assert_eq!(editions.published(), 0);
    }
    editions.build();
    assert_eq!(editions.published(), 1);
}

#[test]
fn a_place_that_may_not_be_written_to_leaves_the_old_edition() {
    let editions = Editions::new();
    editions.build();
    editions.turn_to(1);
    let root = editions.project.path(".");
    let owner = fs::metadata(&root).unwrap().uid();
    fs::set_permissions(&root, fs::Permissions::from_mode(0o555)).unwrap();
    let mut build = editions.project.command(&["build"]);
    if owner == 0 {
        // No permission holds for root, so the build is somebody else's.
        build.uid(65_534).gid(65_534);
    }
    let output = build.output().unwrap();
    fs::set_permissions(&root, fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(said(&output).contains("読み書きできません。読み書きする権限がありません"), "{}", said(&output));
    assert_eq!(editions.published(), 0);
}

#[test]
fn a_source_that_is_gone_leaves_the_old_edition() {
    let editions = Editions::new();
    editions.build();
    let place = editions.project.path("content/handbook.yaml");
    fs::remove_file(&place).unwrap();
    let output = editions.project.run(&["build"]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(said(&output).contains("誤り[source-missing]"), "{}", said(&output));
    assert_eq!(editions.published(), 0);
}

/// Somebody saves, moves and takes away files all the time.
#[test]
fn sources_that_do_not_keep_still_leave_one_whole_edition() {
    let editions = Editions::new();
    editions.build();
    let (stop, place) = (AtomicBool::new(false), editions.project.path("content/handbook.yaml"));
    let mut codes = BTreeMap::<i32, usize>::new();
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut turn = 0;
            while !stop.load(Ordering::Relaxed) {
                turn += 1;
                let text = &editions.sources[turn % 2]["content/handbook.yaml"];
                match turn % 8 {
                    0 => drop(fs::rename(&place, editions.project.path("away"))),
                    // Half of it, as a slow drive would show it.
                    1 => fs::write(&place, &text[..text.len() / 2]).unwrap(),
                    _ => fs::write(&place, text).unwrap(),
                }
                std::thread::sleep(Duration::from_micros(200));
            }
        });
        for _ in 0..8 {
            let output = editions.project.run(&["build"]);
            let code = output.status.code().unwrap();
            let words = said(&output);
            match code {
                0 => {}
                1 => assert!(words.contains("誤り["), "{words}"),
                _ => assert!(
                    words.contains("読んでいる間に「") && words.contains("handbook.yaml」が書き換えられ"),
                    "{words}"
                ),
            }
            *codes.entry(code).or_default() += 1;
            editions.published();
        }
        stop.store(true, Ordering::Relaxed);
    });
    println!("exit codes: {codes:?}");
    editions.turn_to(1);
    editions.build();
    assert_eq!(editions.published(), 1);
}

#[test]
fn a_source_that_grows_while_it_is_read_is_named() {
    let editions = Editions::new();
    editions.build();
    editions.turn_to(1);
    let stop = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut log = fs::File::create(editions.project.path("content/log.txt")).unwrap();
            while !stop.load(Ordering::Relaxed) {
                log.write_all(b".").unwrap();
            }
        });
        // On a busy machine the file may keep still for a whole reading.
        let refused = (0..50).map(|_| editions.project.run(&["build"])).find(|output| {
            editions.published();
            output.status.code() == Some(2)
        });
        stop.store(true, Ordering::Relaxed);
        let words = said(&refused.expect("a file that grew while it was read"));
        assert!(words.contains("読んでいる間に「") && words.contains("log.txt」が書き換えられました"), "{words}");
    });
    editions.published();
}
