//! Whole handbooks in memory: `tests/cases/<name>/` is a project, the snapshots
//! are the main part of each of its pages.

use tebiki::make;
use tebiki::report::{self, Format};

use crate::project::{read, sources};

#[test]
fn every_page_reads_as_stored() {
    insta::glob!("../cases", "*/content/handbook.yaml", |path| {
        let folder = path.ancestors().nth(2).unwrap();
        let sources = sources(read(folder));
        let made = make(&sources.value);
        assert_eq!(report::draw(&made.findings, &sources.value, Format::Human), "");
        let mut pages = String::new();
        // The search page is the same everywhere but for the name of its index, and
        // so is the page for addresses that lead nowhere; the page of all holds what
        // the other pages hold, which `whole` compares.
        let elsewhere = |path: &str| path.starts_with("search/") || path.starts_with("print/") || path == "404.html";
        let stored = |path: &str| path.ends_with(".html") && !elsewhere(path);
        for (path, artifact) in made.value.iter().filter(|(path, _)| stored(path)) {
            let page = std::str::from_utf8(&artifact.bytes).unwrap();
            let main = page.split_once("<main").and_then(|(_, rest)| rest.split_once("</main>")).expect("a main part");
            pages.push_str(&format!("==== {path}\n<main{}</main>\n", without_sizes(main.0)));
        }
        insta::assert_snapshot!(pages);
    });
}

#[test]
fn every_text_file_reads_as_stored() {
    insta::glob!("../cases", "*/content/handbook.yaml", |path| {
        let folder = path.ancestors().nth(2).unwrap();
        let sources = sources(read(folder));
        let made = make(&sources.value);
        let mut texts = String::new();
        let to_paste = |path: &str| path.ends_with(".txt") || path.ends_with(".md");
        for (path, artifact) in made.value.iter().filter(|(path, _)| to_paste(path)) {
            let text = std::str::from_utf8(&artifact.bytes).unwrap();
            assert!(text.ends_with('\n') && !text.ends_with("\n\n") && !text.contains(['\r', '\u{feff}']), "{path}");
            texts.push_str(&format!("==== {path}\n{text}"));
        }
        insta::assert_snapshot!(texts);
    });
}

#[test]
fn the_search_index_reads_as_stored() {
    insta::glob!("../cases", "marks/content/handbook.yaml", |path| {
        let made = make(&sources(read(path.ancestors().nth(2).unwrap())).value);
        let is_index = |path: &str| path.starts_with("assets/search-index.");
        let (_, artifact) = made.value.iter().find(|(path, _)| is_index(path)).unwrap();
        let script = std::str::from_utf8(&artifact.bytes).unwrap();
        let quoted = script.strip_prefix("window.tebikiSearch=JSON.parse('").unwrap().strip_suffix("');\n").unwrap();
        let json = quoted.replace("\\'", "'").replace("\\\\", "\\");
        let index: serde_json::Value = serde_json::from_str(&json).unwrap();
        insta::assert_snapshot!(serde_json::to_string_pretty(&index).unwrap());
    });
}

/// Sizes of files change with every change of the print, which these cases are not about.
fn without_sizes(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(at) = rest.find("KB").into_iter().chain(rest.find("MB")).min() {
        let before = rest[..at].trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
        out.push_str(before);
        out.push('…');
        out.push_str(&rest[at..at + 2]);
        rest = &rest[at + 2..];
    }
    out + rest
}
