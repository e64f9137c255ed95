//! Text for others than the public leaves no trace in what is published.
//! Every hidden word of `tests/cases/audience` holds 秘匿, every hidden id himitsu.

use std::io::Read;

use tebiki::make;
use tebiki::output::Artifacts;

use crate::project::{Files, poppler, read, repository, sources};

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

#[test]
fn no_word_that_is_not_public_stands_in_any_file() {
    let made = built(case());
    let mut documents = 0;
    for (path, artifact) in &made {
        assert!(!path.contains("himitsu"), "{path}");
        documents += usize::from(path.ends_with(".pdf"));
        for text in texts(path, &artifact.bytes) {
            assert!(!text.contains("秘匿") && !text.contains("himitsu"), "{path}");
        }
    }
    assert!(documents >= 9, "{documents} documents were read");
}

/// All that a file says to whoever looks for it: its bytes, the files packed in
/// it, and of a PDF its words, metadata, structure and names. Without spaces.
pub(crate) fn texts(path: &str, bytes: &[u8]) -> Vec<String> {
    let mut texts = vec![String::from_utf8_lossy(bytes).into_owned()];
    if path.ends_with(".pdf") {
        texts.push(poppler("pdftotext", &["-raw", "-", "-"], bytes));
        texts.push(poppler("pdfinfo", &["-meta", "-"], bytes));
        texts.push(poppler("pdfinfo", &["-struct-text", "-"], bytes));
        texts.push(poppler("pdfinfo", &["-dests", "-"], bytes));
    }
    if path.ends_with(".xlsx") {
        let mut packed = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        for index in 0..packed.len() {
            let mut text = Vec::new();
            packed.by_index(index).unwrap().read_to_end(&mut text).unwrap();
            texts.push(String::from_utf8_lossy(&text).into_owned());
        }
    }
    let bare = |text: String| text.chars().filter(|c| !c.is_whitespace() && *c != '\u{200b}').collect();
    texts.into_iter().map(bare).collect()
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
