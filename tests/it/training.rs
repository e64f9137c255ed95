//! Courses: what is for trainers stays with them, and both get their papers.

use std::collections::BTreeSet;

use tebiki::output::{Artifacts, Bare};
use tebiki::{make, make_for_trainers};

use crate::audience::texts;
use crate::project::{Files, Project, model, poppler, read, repository, sources};

fn case() -> Files {
    read(&repository().join("tests/cases/audience"))
}

fn built(files: Files) -> (Artifacts, Artifacts) {
    let sources = sources(files).value;
    let (public, trainers) = (make(&sources), make_for_trainers(&Bare, &sources, None));
    assert_eq!(public.findings, Vec::new());
    assert_eq!(trainers.findings, Vec::new());
    (public.value, trainers.value)
}

/// The words of a PDF without spaces.
fn words(artifacts: &Artifacts, path: &str) -> String {
    texts(path, &artifacts[path].bytes).swap_remove(1)
}

#[test]
fn trainers_get_what_learners_do_not() {
    let (public, trainers) = built(case());
    let paths: Vec<&str> = trainers.keys().map(String::as_str).collect();
    assert_eq!(
        paths,
        [
            "manifest.json",
            "training/basics/basics-answers.pdf",
            "training/basics/basics-guide.pdf",
            "training/basics/basics-script.pdf",
            "training/himitsu-course/himitsu-course-guide.pdf",
        ]
    );
    for path in paths.iter().filter(|path| **path != "manifest.json") {
        assert!(!public.contains_key(*path), "{path}");
    }
    let guide = words(&trainers, "training/basics/basics-guide.pdf");
    for said in [
        "秘匿の前置き",
        "秘匿の進め方",
        "秘匿の値",
        "秘匿の小さな注",
        "秘匿の欄の文",
        "秘匿の画面の文",
        "秘匿の点の話",
        "秘匿の採点",
    ] {
        assert!(guide.contains(said), "{said}");
    }
    let answers = words(&trainers, "training/basics/basics-answers.pdf");
    for said in ["秘匿の解説", "秘匿の日時", "秘匿の模範の答え", "秘匿の答えの一"] {
        assert!(answers.contains(said), "{said}");
    }
    let script = words(&trainers, "training/basics/basics-script.pdf");
    for said in ["秘匿の台本の文", "秘匿の台本の注", "秘匿の配り方", "秘匿の司会の助け"] {
        assert!(script.contains(said), "{said}");
    }
    // Not even trainers read what is for staff alone.
    assert!(!guide.contains("秘匿の相手"));
}

/// Which choice is right decides no byte of what learners get.
#[test]
fn other_right_choices_give_learners_the_same_bytes() {
    let others = case().into_iter().map(|(path, bytes)| {
        let text = String::from_utf8(bytes).unwrap();
        let text = text.replace("- [x] 職員\n   - [ ] 本人", "- [ ] 職員\n   - [x] 本人");
        let text = text.replace("- [x] 正しい\n   - [ ] 誤り", "- [ ] 正しい\n   - [x] 誤り");
        (path, text.into_bytes())
    });
    let (one, other) = (built(case()), built(others.collect()));
    for (path, artifact) in &one.0 {
        assert!(artifact.bytes == other.0[path].bytes, "{path} tells what is right");
    }
    let answers = "training/basics/basics-answers.pdf";
    assert!(one.1[answers].bytes != other.1[answers].bytes);
}

/// Sentences of a course that only trainers may read, as they are written.
fn hidden(text: &str) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    let (mut box_, mut section) = (false, None);
    for line in text.lines() {
        let level = line.chars().take_while(|c| *c == '#').count();
        if level > 0 && section.is_none_or(|around| level <= around) {
            section = line.contains("audience=trainer").then_some(level);
        }
        let inner = line.trim_start();
        let quoted = inner.strip_prefix('>');
        if inner.starts_with("> [!") {
            box_ = inner.starts_with("> [!講師]") || inner.starts_with("> [!答え]");
        } else if quoted.is_none() {
            box_ = false;
        }
        if !(box_ || section.is_some() && level == 0) {
            continue;
        }
        for sentence in quoted.unwrap_or(inner).split(['。', '|', '[', ']', '*', '「', '」', '（', '）', '{', '}'])
        {
            let bare: String = sentence.chars().filter(|c| !c.is_whitespace()).collect();
            if bare.chars().count() >= 12 && !bare.contains("](") && !bare.starts_with('!') && !bare.contains(".md") {
                all.insert(bare);
            }
        }
    }
    all
}

/// Words and metadata of a PDF, without spaces.
fn quick_texts(bytes: &[u8]) -> Vec<String> {
    let texts = [poppler("pdftotext", &["-raw", "-", "-"], bytes), poppler("pdfinfo", &["-meta", "-"], bytes)];
    texts.map(|text| text.chars().filter(|c| !c.is_whitespace()).collect()).to_vec()
}

/// Every sentence and answer for trainers in the courses of the model handbook
/// is looked for in every file that is published.
#[test]
fn no_published_file_of_the_model_says_what_trainers_say() {
    let files = model();
    let mut hidden_words = BTreeSet::new();
    for (path, bytes) in &files {
        if path.starts_with("content/training/") {
            hidden_words.extend(hidden(std::str::from_utf8(bytes).unwrap()));
        }
    }
    assert!(hidden_words.len() >= 10, "{hidden_words:?}");
    let sources = sources(files).value;
    let trainers = make_for_trainers(&Bare, &sources, None).value;
    let held: Vec<String> = trainers
        .values()
        .filter(|artifact| artifact.bytes.starts_with(b"%PDF"))
        .flat_map(|a| quick_texts(&a.bytes))
        .collect();
    let found = hidden_words.iter().filter(|said| held.iter().any(|text| text.contains(said.as_str()))).count();
    assert!(found * 10 >= hidden_words.len() * 8, "trainers have only {found} of {}", hidden_words.len());
    for (path, artifact) in &make(&sources).value {
        // The structure repeats the words, and takes minutes to write out for a book.
        let seen = if path.ends_with(".pdf") { quick_texts(&artifact.bytes) } else { texts(path, &artifact.bytes) };
        for text in seen {
            for said in &hidden_words {
                assert!(!text.contains(said.as_str()), "{path} says {said}");
            }
        }
    }
}

/// The folder of trainers is their own: never inside the published one, and
/// replaced without touching it.
#[test]
fn trainers_have_a_folder_of_their_own() {
    let project = Project::new(&case());
    let refused = project.run(&["build", "--trainer-out", "public/trainer"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(!project.path("public").exists());
    for _ in 0..2 {
        assert_eq!(project.run(&["build", "--zip", "all.zip"]).status.code(), Some(0));
    }
    assert!(project.path("public-trainer/training/basics/basics-guide.pdf").exists());
    let manifest = std::fs::read_to_string(project.path("public/manifest.json")).unwrap();
    assert!(!manifest.contains("guide") && !manifest.contains("answers"));
    let archive = std::fs::File::open(project.path("all.zip")).unwrap();
    let archive = zip::ZipArchive::new(archive).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    assert!(names.iter().all(|name| !name.contains("trainer") && !name.ends_with("-guide.pdf")));
}
