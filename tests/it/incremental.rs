//! A second build makes only what its change touches.

use std::collections::BTreeSet;
use std::fs;
use std::sync::Mutex;

use tebiki::cache::Cache;
use tebiki::output::{Artifacts, Desk, Job, Made, Turn};

use crate::project::{Files, Project, base, read, said, sources};

/// Counts what a cache does not have.
struct Counting {
    cache: Cache,
    made: Mutex<BTreeSet<String>>,
}

impl Desk for Counting {
    fn hand(&self, turn: Turn, job: &Job<'_>, make: &dyn Fn() -> Made) -> Made {
        self.cache.hand(turn, job, &|| {
            if turn == Turn::Documents {
                self.made.lock().unwrap().insert(job.path.clone());
            }
            make()
        })
    }
}

/// The files of a handbook, and which of its documents had to be made.
fn make(project: &Project, files: &Files) -> (Artifacts, BTreeSet<String>) {
    let desk = Counting { cache: Cache::of(&project.path(".")), made: Mutex::default() };
    let sources = sources(files.clone());
    let made = tebiki::make_at(&desk, &sources.value, None);
    assert_eq!(made.findings, []);
    (made.value, desk.made.into_inner().unwrap())
}

/// The small project with a second form.
fn two_forms() -> Files {
    let mut files = base();
    let text = |path: &str| String::from_utf8(base()[path].clone()).unwrap();
    let second = text("forms/sheet.yaml").replace("id: sheet", "id: second").replace("様式第1号", "様式第2号");
    let settings = text("content/handbook.yaml").replace("forms/sheet]", "forms/sheet, forms/second]");
    let rule = text("content/guidelines/rule.md") + "\n3. {#second} 二つ目を使う（[](../../forms/second.yaml)）。\n";
    let second = second.replace("rule#record", "rule#second");
    files.insert("forms/second.yaml".into(), second.into_bytes());
    files.insert("content/handbook.yaml".into(), settings.into_bytes());
    files.insert("content/guidelines/rule.md".into(), rule.into_bytes());
    files
}

#[test]
fn only_what_a_change_touches_is_made() {
    let project = Project::new(&Files::new());
    let mut files = two_forms();
    let (first, made) = make(&project, &files);
    assert!(made.contains("forms/sheet/sheet.pdf") && made.contains("guidelines/rule/rule.pdf"), "{made:?}");
    let (again, made) = make(&project, &files);
    assert_eq!(made, BTreeSet::new());
    assert!(first.iter().all(|(path, artifact)| again[path].bytes == artifact.bytes));

    let second = String::from_utf8(files["forms/second.yaml"].clone()).unwrap();
    let label = second.lines().find_map(|line| line.split_once("label: ")).unwrap().1;
    let label = label.split([',', '}']).next().unwrap().trim();
    let changed = second.replacen(label, &format!("{label}（改）"), 1);
    files.insert("forms/second.yaml".into(), changed.into_bytes());
    let (_, made) = make(&project, &files);
    let own: BTreeSet<String> = [".pdf", "-fillable.pdf", ".svg", ".xlsx", ".schema.json"]
        .map(|ending| format!("forms/second/second{ending}"))
        .into_iter()
        // The pack of all forms, and the book, which binds them.
        .chain(["forms/all.pdf".to_owned(), "handbook.pdf".to_owned()])
        .collect();
    assert_eq!(made, own);
}

#[test]
fn a_cache_that_is_cut_or_foreign_is_made_anew() {
    let project = Project::new(&base());
    assert_eq!(project.run(&["build"]).status.code(), Some(0));
    let published = read(&project.path("public"));
    let cache = project.path(".tebiki/cache");
    let entries = read(&cache);
    assert!(entries.len() > 5, "{}", entries.len());
    type Spoil = fn(&[u8]) -> Vec<u8>;
    let ways: [Spoil; 4] = [
        |bytes| bytes[..bytes.len() / 2].to_vec(),
        |_| Vec::new(),
        |bytes| bytes.iter().map(|byte| byte ^ 0x55).collect(),
        // Whole at its head and wrong at its end.
        |bytes| [&bytes[..bytes.len() - 1], b"?"].concat(),
    ];
    for spoil in ways {
        for (path, bytes) in &entries {
            fs::write(cache.join(path), spoil(bytes)).unwrap();
        }
        fs::remove_dir_all(project.path("public")).unwrap();
        let output = project.run(&["build"]);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        assert_eq!(read(&project.path("public")), published);
        assert_eq!(read(&cache).len(), entries.len());
    }
    // A cache of another state of the program, a file in its place, and none at all.
    let state = fs::read_dir(&cache).unwrap().next().unwrap().unwrap().path();
    fs::rename(&state, cache.join("another-state")).unwrap();
    fs::remove_dir_all(project.path("public")).unwrap();
    assert_eq!(project.run(&["build"]).status.code(), Some(0));
    assert!(!cache.join("another-state").exists());
    fs::remove_dir_all(project.path(".tebiki")).unwrap();
    project.write(".tebiki", b"");
    fs::remove_dir_all(project.path("public")).unwrap();
    assert_eq!(project.run(&["build"]).status.code(), Some(0));
    assert_eq!(read(&project.path("public")), published);
}

/// What is not made again is told again, and what is broken meanwhile is not
/// taken for whole.
#[test]
fn a_second_build_tells_the_same() {
    let mut files = base();
    files.insert("content/memo.txt".into(), b"memo".to_vec());
    let project = Project::new(&files);
    let first = said(&project.run(&["build"]));
    let second = said(&project.run(&["build"]));
    assert!(first.contains("注意[source-unused]"), "{first}");
    let findings = |said: &str| said.split("個のファイル").next().unwrap().to_owned();
    assert_eq!(findings(&second), findings(&first));
    assert_eq!(said(&project.run(&["check"])), said(&project.run(&["check"])));
    assert_eq!(project.run(&["build", "--deny-warnings"]).status.code(), Some(1));
    let json = project.run(&["check", "--message-format", "json"]);
    assert_eq!(json.stdout, project.run(&["check", "--message-format", "json"]).stdout);
    assert!(!json.stdout.is_empty());
    project.write("forms/sheet.yaml", b"id: [");
    assert_eq!(project.run(&["build"]).status.code(), Some(1));
}

#[test]
fn timings_name_stages_and_documents() {
    let project = Project::new(&base());
    let words = said(&project.run(&["build", "--timings"]));
    for name in [
        "ファイルを読む",
        "中身を調べる",
        "PDF などの文書を作る",
        "ページを作る",
        "書き出す",
        "合計",
        "forms/sheet/sheet.pdf",
    ] {
        assert!(words.contains(&format!("  {name}\n")) || words.ends_with(&format!("  {name}\n")), "{name}: {words}");
    }
    assert!(!said(&project.run(&["build"])).contains("合計"));
}
