//! `tebiki init`: a new project that builds at once.

use std::process::{Command, Output};

use tebiki::report::{self, Format};
use tebiki::schema::Kind;
use tebiki::{make, starter};

use crate::project::{Files, Project, model, read, sources};

fn init(args: &[&str], folder: &std::path::Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tebiki")).arg("init").args(args).current_dir(folder).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn the_small_project_builds_without_a_word_of_blame() {
    let folder = Project::new(&Files::new());
    let output = init(&["tebiki"], &folder.path("."));
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    insta::assert_snapshot!(said(&output));
    let written = read(&folder.path("tebiki"));
    assert_eq!(written, starter::files(false));
    let run = |args: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_tebiki"))
            .args(args)
            .args(["--root", "tebiki"])
            .current_dir(folder.path("."))
            .output()
    };
    let output = run(&["check", "--deny-warnings"]).unwrap();
    assert_eq!((output.status.code(), said(&output)), (Some(0), "誤りも注意もありません。\n".to_owned()));
    assert_eq!(run(&["build", "--deny-warnings"]).unwrap().status.code(), Some(0));
    for path in [
        "guidelines/visits/visits.pdf",
        "flows/visits/index.html",
        "forms/visit-record/visit-record.pdf",
        "training/visits/visits-slides.pdf",
    ] {
        assert!(folder.path("tebiki/public").join(path).exists(), "{path}");
    }
}

#[test]
fn the_full_project_is_the_model_handbook() {
    let mut files = starter::files(true);
    for (path, bytes) in model() {
        if path != "content/released.yaml" {
            assert!(files.remove(&path) == Some(bytes), "{path}: run cargo clean -p tebiki");
        }
    }
    let rest: Vec<String> = files.into_keys().collect();
    let schemas = Kind::WORDS.map(|(word, _)| format!(".tebiki/schema/{word}.json"));
    let mut expected: Vec<String> = schemas.into_iter().chain([".gitignore".to_owned()]).collect();
    expected.sort();
    assert_eq!(rest, expected);
    let sources = sources(starter::files(true).into_iter().filter(|(path, _)| !path.starts_with('.')).collect());
    let made = make(&sources.value);
    assert_eq!(report::draw(&made.findings, &sources.value, Format::Human), "");
}

#[test]
fn only_an_empty_folder_is_filled() {
    let folder = Project::new(&Files::new());
    std::fs::create_dir(folder.path("empty")).unwrap();
    assert_eq!(init(&["."], &folder.path("empty")).status.code(), Some(0));
    let written = read(&folder.path("empty"));
    assert_eq!(written, starter::files(false));
    let output = init(&["--full", "empty"], &folder.path("."));
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("は空ではありません。"), "{}", said(&output));
    assert_eq!(read(&folder.path("empty")), written);
    folder.write("file", b"x");
    assert_eq!(init(&["file"], &folder.path(".")).status.code(), Some(2));
    assert_eq!(std::fs::read(folder.path("file")).unwrap(), b"x");
}
