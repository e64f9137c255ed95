//! A town's own theme: what it does not replace stays as it is.

use tebiki::output::Artifacts;
use tebiki::{finding, make};

use crate::project::{Files, base, sources};

/// The small project with these files of a theme of its own.
fn town(own: &[(&str, &str)]) -> Artifacts {
    let mut files: Files = base();
    let settings = files.get_mut("content/handbook.yaml").unwrap();
    settings.extend_from_slice(b"\ntheme: machi\n");
    for (path, text) in own {
        files.insert(format!("themes/machi/{path}"), text.as_bytes().to_vec());
    }
    let made = make(&sources(files).value);
    assert_eq!(made.findings, []);
    made.value
}

fn page<'a>(made: &'a Artifacts, path: &str) -> &'a str {
    text(&made[path].bytes)
}

/// Published name of an asset.
fn asset<'a>(made: &'a Artifacts, stem: &str) -> &'a str {
    made.keys().find(|path| path.starts_with(&format!("assets/{stem}."))).unwrap()
}

#[test]
fn one_block_of_every_page_is_replaced_and_the_rest_stays() {
    let foot = "{% extends \"themes/default/templates/base.html\" %}\n\
        {% block colophon %}<p class=\"colophon\">見本市広報課</p>{% endblock colophon %}";
    let (own, usual) = (town(&[("templates/base.html", foot)]), make(&sources(base()).value).value);
    let mut pages = 0;
    for path in own.keys().filter(|path| path.ends_with(".html") && *path != "404.html") {
        let html = page(&own, path);
        assert_eq!(html.matches("<p class=\"colophon\">").count(), 1, "{path}");
        assert!(html.contains("見本市広報課"), "{path}");
        let without = |html: &str| html.split_once("<p class=\"colophon\">").unwrap().0.to_owned();
        assert_eq!(without(html), without(page(&usual, path)), "{path}");
        pages += 1;
    }
    assert!(pages > 5);
}

#[test]
fn one_block_of_one_kind_of_page_is_replaced() {
    let lead = "{% extends \"themes/default/templates/search.html\" %}\n\
        {% block title %}<h1>さがす</h1>{% endblock title %}";
    let made = town(&[("templates/search.html", lead)]);
    assert!(page(&made, "search/index.html").contains("<h1>さがす</h1>"));
    assert!(page(&made, "search/index.html").contains("id=\"search_field\""));
    assert!(!page(&made, "index.html").contains("さがす"));
}

#[test]
fn the_colours_are_one_file_and_reach_every_page() {
    let made = town(&[("assets/colors.css", ":root { --color-link: #005f33; }\n")]);
    let usual = make(&sources(base()).value).value;
    let (own, default) = (asset(&made, "colors"), asset(&usual, "colors"));
    assert_ne!(own, default, "the name changes with the colours");
    assert_eq!(text(&made[own].bytes), ":root{--color-link:#005f33}");
    assert!(!made.contains_key(default));
    assert_eq!(asset(&made, "handbook"), asset(&usual, "handbook"));
    for path in made.keys().filter(|path| path.ends_with(".html")) {
        let html = page(&made, path);
        assert!(html.contains(own) || html.contains("--color-link:#005f33"), "{path}");
    }
}

#[test]
fn one_asset_is_replaced_and_a_new_one_is_published() {
    let head = "{% extends \"themes/default/templates/base.html\" %}\n\
        {% block brand %}<img src=\"{{ frame.root }}{{ asset(name=\"mark.svg\") }}\" alt=\"見本市\">{% endblock brand %}";
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><path d=\"M0 0h1v1z\"/></svg>";
    let made = town(&[("assets/icon.svg", svg), ("assets/mark.svg", svg), ("templates/base.html", head)]);
    for name in ["icon", "mark"] {
        let path = asset(&made, name);
        assert_eq!(text(&made[path].bytes), svg);
        assert!(page(&made, "forms/sheet/index.html").contains(&format!("../../{path}\"")), "{name}");
    }
}

#[test]
fn a_page_that_no_default_page_answers_to_is_reported() {
    let mut files: Files = base();
    files.get_mut("content/handbook.yaml").unwrap().extend_from_slice(b"\ntheme: machi\n");
    files.insert("themes/machi/templates/fomr.html".to_owned(), b"{{ page }}".to_vec());
    let findings = make(&sources(files).value).findings;
    assert_eq!(findings.iter().map(|finding| finding.code.slug).collect::<Vec<_>>(), ["theme-file-unused"]);
    assert!(!finding::has_errors(&findings));
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}
