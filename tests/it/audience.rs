//! Text for others than the public leaves no trace in what is published.
//! Every hidden word of `tests/cases/audience` holds 秘匿, every hidden id himitsu.

use std::io::Write;
use std::process::{Command, Stdio};

use tebiki::make;
use tebiki::output::Artifacts;

use crate::project::{Files, read, repository, sources};

fn case() -> Files {
    read(&repository().join("tests/cases/audience"))
}

fn built(files: Files) -> Artifacts {
    let sources = sources(files);
    assert_eq!(sources.findings, Vec::new());
    let made = make(&sources.value);
    assert_eq!(made.findings, Vec::new());
    made.value
}

/// What poppler reads out of a PDF.
fn said(program: &str, args: &[&str], pdf: &[u8]) -> String {
    let mut child = Command::new(program)
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("poppler-utils is installed by tests/run");
    let mut input = child.stdin.take().unwrap();
    let pdf = pdf.to_owned();
    let feeder = std::thread::spawn(move || input.write_all(&pdf));
    let output = child.wait_with_output().unwrap();
    feeder.join().unwrap().unwrap();
    assert!(output.status.success());
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn no_word_that_is_not_public_stands_in_any_file() {
    let made = built(case());
    let mut documents = 0;
    for (path, artifact) in &made {
        assert!(!path.contains("himitsu"), "{path}");
        let mut texts = vec![String::from_utf8_lossy(&artifact.bytes).into_owned()];
        if path.ends_with(".pdf") {
            documents += 1;
            texts.push(said("pdftotext", &["-raw", "-", "-"], &artifact.bytes));
            texts.push(said("pdfinfo", &["-meta", "-"], &artifact.bytes));
            texts.push(said("pdfinfo", &["-struct-text", "-"], &artifact.bytes));
            texts.push(said("pdfinfo", &["-dests", "-"], &artifact.bytes));
        }
        for text in texts {
            let text: String = text.chars().filter(|c| !c.is_whitespace() && *c != '\u{200b}').collect();
            assert!(!text.contains("秘匿") && !text.contains("himitsu"), "{path}");
        }
    }
    assert!(documents >= 3, "{documents} documents were read");
}

#[test]
fn other_words_that_are_not_public_give_the_same_bytes() {
    let others = case().into_iter().map(|(path, bytes)| {
        let change = |text: &str| text.replace("秘匿", "門外").replace("himitsu", "naisho");
        (change(&path), change(std::str::from_utf8(&bytes).unwrap()).into_bytes())
    });
    let (one, other) = (built(case()), built(others.collect()));
    let paths: Vec<&String> = one.keys().collect();
    assert_eq!(paths, other.keys().collect::<Vec<_>>());
    for (path, artifact) in &one {
        assert!(artifact.bytes == other[path].bytes, "{path} depends on words that are not public");
    }
}

#[test]
fn numbers_and_other_text_stay() {
    let made = built(case());
    let text = String::from_utf8(made["guidelines/rule/rule.txt"].bytes.clone()).unwrap();
    insta::assert_snapshot!(text);
}
