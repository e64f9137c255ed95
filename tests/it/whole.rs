//! The page of all: nothing of a document is missing there, and no link between
//! documents leaves the page.

use std::collections::BTreeSet;

use tebiki::make;
use tebiki::output::Artifacts;

use crate::project::{model, read, repository, sources};

/// Each project with its finished files.
fn each(look: impl Fn(&str, &Artifacts)) {
    look("model", &make(&sources(model()).value).value);
    for case in std::fs::read_dir(repository().join("tests/cases")).unwrap() {
        let case = case.unwrap();
        look(&case.file_name().to_string_lossy(), &make(&sources(read(&case.path())).value).value);
    }
}

fn page<'a>(made: &'a Artifacts, path: &str) -> &'a str {
    std::str::from_utf8(&made[path].bytes).unwrap()
}

/// What stands between two marks, the first of each.
fn between<'h>(html: &'h str, from: &str, to: &str) -> Option<&'h str> {
    let rest = html.split_once(from)?.1;
    rest.split_once(to).map(|(inside, _)| inside)
}

/// The words alone, without white space.
fn words(html: &str) -> String {
    let mut words = String::new();
    let mut inside = true;
    for c in html.chars() {
        match c {
            '<' => inside = false,
            '>' => inside = true,
            _ if inside && !c.is_whitespace() => words.push(c),
            _ => {}
        }
    }
    words
}

/// Without the parts that begin and end with these marks.
fn without(html: &str, from: &str, to: &str) -> String {
    let mut pieces = html.split(from);
    let mut kept = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        kept.push_str(piece.split_once(to).unwrap().1);
    }
    kept
}

fn ids(html: &str) -> BTreeSet<&str> {
    html.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

/// The part of a document, by the name that it has on the page of all.
fn part<'h>(whole: &'h str, name: &str) -> &'h str {
    between(whole, &format!("<article class=\"whole-document\" id=\"{name}\">"), "</article>")
        .unwrap_or_else(|| panic!("{name} is missing"))
}

/// Kind, id and page of every document with a source of its own.
fn documents(made: &Artifacts) -> Vec<(&str, &str, &str)> {
    let pages = made.keys().filter_map(|path| {
        let (folder, rest) = path.strip_suffix("/index.html")?.split_once('/')?;
        Some((folder.strip_suffix('s')?, rest, path.as_str()))
    });
    pages.collect()
}

#[test]
fn every_word_of_a_text_and_a_form_stands_there() {
    each(|case, made| {
        let whole = page(made, "print/index.html");
        for (kind, id, path) in documents(made) {
            let here = part(whole, &format!("{kind}_{id}"));
            let own = page(made, path);
            match kind {
                "guideline" => {
                    let own = between(own, "<article class=\"rule\">", "</article>").unwrap();
                    let here = here.split_once("<div class=\"rule").unwrap().1.split_once('>').unwrap().1;
                    // Steps in words stand with the flow there.
                    let own = without(own, "<details", "</details>");
                    let here = without(here, "<p><a class=\"more\"", "</p>");
                    assert_eq!(words(&here), words(&own), "{case}: {path}");
                }
                "form" => {
                    let table = |html| {
                        words(between(html, "<table class=\"table stack fields\" role=\"table\">", "</table>").unwrap())
                    };
                    assert_eq!(table(here), table(own), "{case}: {path}");
                }
                _ => {
                    let steps = |html| {
                        let list = between(html, "<ol class=\"steps\"", "</ol>").unwrap();
                        words(list.split_once('>').unwrap().1)
                    };
                    assert_eq!(steps(here), steps(own), "{case}: {path}");
                }
            }
        }
    });
}

#[test]
fn every_name_in_a_document_has_its_place_there() {
    each(|case, made| {
        let whole = page(made, "print/index.html");
        let there = ids(whole);
        assert_eq!(there.len(), whole.matches(" id=\"").count(), "{case}: an id stands twice");
        for (kind, id, path) in documents(made) {
            let own = page(made, path).split_once("<main").unwrap().1.split_once("</main>").unwrap().0;
            let own = without(own, "<details", "</details>");
            let own = without(&own, "<svg", "</svg>");
            for name in ids(&own).into_iter().filter(|name| !name.starts_with("page_")) {
                assert!(there.contains(format!("{kind}_{id}_{name}").as_str()), "{case}: {path}#{name}");
            }
        }
        let main = whole.split_once("<main").unwrap().1.split_once("</main>").unwrap().0;
        for link in main.split(" href=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
            let leaves = ["../guidelines/", "../flows/", "../forms/"].iter().any(|folder| link.starts_with(folder));
            assert!(!leaves || !link.contains("index.html"), "{case}: {link}");
            let anchor = link.strip_prefix('#');
            assert!(anchor.is_none_or(|anchor| there.contains(anchor)), "{case}: {link}");
        }
    });
}
