//! Rules of the house that a machine can hold.

use std::collections::BTreeSet;
use std::fs;

use tebiki::finding;
use tebiki::theme::Theme;

use crate::project::{read, repository};

/// Codes that no project can raise, each with the test that proves it.
const WITHOUT_CASE: [&str; 5] = [
    // Two outputs never share a path today; output::run's own test makes them.
    "output-conflict",
    // Needs a theme whose typst file is broken; typeset's tests do that.
    "typeset-failed",
    "typeset-remark",
    // A link, which no case can hold; cli::links_are_not_followed makes one.
    "source-not-a-file",
    // Megabytes of text; hostile::large_files_are_refused_by_their_size makes them.
    "source-too-large",
];

#[test]
fn every_code_has_a_case() {
    let cases: BTreeSet<String> = fs::read_dir(repository().join("tests/errors"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .map(|name| name.split('.').next().unwrap().to_owned())
        .collect();
    let missing: Vec<&str> = finding::all()
        .map(|code| code.slug)
        .filter(|slug| !cases.contains(*slug) && !WITHOUT_CASE.contains(slug))
        .collect();
    assert_eq!(missing, Vec::<&str>::new());
    let codes: BTreeSet<&str> = finding::all().map(|code| code.slug).collect();
    assert_eq!(codes.len(), finding::all().count(), "a code stands twice in the table");
    let stray: Vec<&String> = cases.iter().filter(|case| !codes.contains(case.as_str())).collect();
    assert_eq!(stray, Vec::<&String>::new(), "cases of codes that are gone");
}

#[test]
fn the_compiled_in_theme_is_the_one_on_disk() {
    let theme = Theme::embedded();
    let embedded: Vec<(String, Vec<u8>)> = theme.files("").map(|(p, b)| (p.to_owned(), b.to_vec())).collect();
    let on_disk: Vec<(String, Vec<u8>)> = read(&repository().join("themes/default")).into_iter().collect();
    assert!(embedded == on_disk, "run cargo clean -p tebiki: the theme was compiled in before a file came or went");
}

#[test]
fn files_stay_short() {
    let mut long = Vec::new();
    for folder in ["src", "tests/it"] {
        for (path, bytes) in read(&repository().join(folder)) {
            let lines = bytes.iter().filter(|b| **b == b'\n').count();
            if path.ends_with(".rs") && lines > 400 {
                long.push(format!("{folder}/{path}: {lines}"));
            }
        }
    }
    assert_eq!(long, Vec::<String>::new(), "split by purpose");
}

#[test]
fn templates_hold_no_words_of_ours() {
    for (path, bytes) in read(&repository().join("themes/default/templates")) {
        let text = String::from_utf8(bytes).unwrap();
        let japanese: Vec<&str> =
            text.lines().filter(|line| line.chars().any(|c| ('ぁ'..='鿿').contains(&c))).collect();
        assert_eq!(japanese, Vec::<&str>::new(), "{path}: words belong into src/words");
    }
}
