//! Text for others than the public leaves no trace in what is published.
//! Every hidden word of `tests/cases/audience` holds 秘匿, every hidden id himitsu.

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
        let mut texts = vec![String::from_utf8_lossy(&artifact.bytes).into_owned()];
        if path.ends_with(".pdf") {
            documents += 1;
            texts.push(poppler("pdftotext", &["-raw", "-", "-"], &artifact.bytes));
            texts.push(poppler("pdfinfo", &["-meta", "-"], &artifact.bytes));
            texts.push(poppler("pdfinfo", &["-struct-text", "-"], &artifact.bytes));
            texts.push(poppler("pdfinfo", &["-dests", "-"], &artifact.bytes));
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
