//! What a public site has more than a folder on a file share, and what every
//! page must have wherever it lies.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};
use tebiki::make;
use tebiki::output::Artifacts;

use crate::project::{Files, base, model, sources};

const BASE: &str = "https://www.city.example.jp/tebiki/";

/// The files with further lines in the settings.
fn with(mut files: Files, lines: &str) -> Files {
    files.get_mut("content/handbook.yaml").unwrap().extend_from_slice(lines.as_bytes());
    files
}

fn made(files: Files) -> Artifacts {
    let made = make(&sources(files).value);
    assert_eq!(made.findings, []);
    made.value
}

fn public() -> Artifacts {
    made(with(model(), "\nbase_url: https://www.city.example.jp/tebiki\n"))
}

fn pages(made: &Artifacts) -> impl Iterator<Item = (&str, &str)> {
    made.iter().filter(|(path, _)| path.ends_with(".html")).map(|(path, file)| (path.as_str(), text(&file.bytes)))
}

/// The contents of every element of this name.
fn all<'x>(xml: &'x str, name: &str) -> Vec<&'x str> {
    let (open, close) = (format!("<{name}>"), format!("</{name}>"));
    xml.split(&open).skip(1).map(|rest| rest.split_once(&close).unwrap().0).collect()
}

/// Elements close in the order in which they open, and no bare sign is left.
fn well_formed(xml: &str) {
    let body = xml.strip_prefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n").unwrap();
    let mut open = Vec::new();
    for piece in body.split('<').skip(1) {
        let (tag, words) = piece.split_once('>').unwrap();
        assert!(!words.contains('>'), "{words}");
        for entity in words.split('&').skip(1).chain(tag.split('&').skip(1)) {
            let name = entity.split_once(';').unwrap().0;
            assert!(["amp", "lt", "gt", "quot", "#39"].contains(&name), "{name}");
        }
        match tag.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name)),
            None if tag.ends_with('/') => {}
            None => open.push(tag.split(' ').next().unwrap()),
        }
    }
    assert_eq!(open, Vec::<&str>::new());
}

#[test]
fn without_an_address_nothing_is_public() {
    let made = made(model());
    assert!(!made.contains_key("sitemap.xml") && !made.contains_key("feed.xml"));
    for (path, html) in pages(&made) {
        for sign in ["canonical", "og:", "atom+xml"] {
            assert!(!html.contains(sign), "{path}: {sign}");
        }
    }
}

#[test]
fn the_map_names_every_page_and_every_page_its_address() {
    let made = public();
    let map = text(&made["sitemap.xml"].bytes);
    well_formed(map);
    let named: BTreeSet<String> = all(map, "loc").into_iter().map(str::to_owned).collect();
    let own: BTreeSet<String> =
        pages(&made).filter(|(path, _)| *path != "404.html").map(|(path, _)| format!("{BASE}{path}")).collect();
    assert_eq!(named, own);
    assert_eq!(all(map, "lastmod").len(), named.len());
    for (path, html) in pages(&made).filter(|(path, _)| *path != "404.html") {
        assert!(html.contains(&format!("<link rel=\"canonical\" href=\"{BASE}{path}\">")), "{path}");
        for property in ["title", "description", "type", "url", "site_name", "locale"] {
            assert_eq!(html.matches(&format!("<meta property=\"og:{property}\" content=\"")).count(), 1, "{path}");
        }
    }
}

#[test]
fn the_feed_tells_of_every_typed_date_by_a_name_that_stays() {
    let made = public();
    let feed = text(&made["feed.xml"].bytes);
    well_formed(feed);
    let entries = all(feed, "entry");
    let history = text(&made["history/index.html"].bytes);
    assert_eq!(entries.len(), history.matches("data-label=\"区分\"").count());
    let ids: BTreeSet<&str> = entries.iter().flat_map(|entry| all(entry, "id")).collect();
    assert_eq!(ids.len(), entries.len());
    assert!(ids.contains("tag:www.city.example.jp,2026-04-01:guidelines/outreach/%E9%81%A9%E7%94%A8"), "{ids:?}");
    let updated: Vec<&str> = entries.iter().flat_map(|entry| all(entry, "updated")).collect();
    assert!(updated.is_sorted_by(|a, b| a >= b), "{updated:?}");
    assert_eq!(all(feed, "updated")[0], updated[0], "the feed is as new as its latest entry");
    let pages: BTreeSet<&str> = pages(&made).map(|(path, _)| path).collect();
    for address in feed.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        let path = address.strip_prefix(BASE).unwrap();
        assert!(path == "feed.xml" || pages.contains(path), "{path}");
    }
    assert!(public()["feed.xml"].bytes == made["feed.xml"].bytes);
}

#[test]
fn the_page_for_lost_addresses_leads_on_from_any_depth() {
    let made = public();
    let page = text(&made["404.html"].bytes);
    let links: Vec<&str> = page.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert!(links.len() > 4);
    for link in links {
        let path = link.strip_prefix(BASE);
        assert!(link == "#page_main" || link.starts_with("tel:") || path.is_some_and(|path| made.contains_key(path)));
    }
    assert!(page.contains("<meta name=\"robots\" content=\"noindex\">"));
    // The checksum that the policy allows is that of the style in the page.
    let style = all(page, "style")[0];
    let hash = page.split_once("style-src 'sha256-").unwrap().1.split_once('\'').unwrap().0;
    assert_eq!(hash, base64(&Sha256::digest(style.as_bytes())));
    assert!(style.contains("--color-link") && !style.contains("url("));
}

fn base64(bytes: &[u8]) -> String {
    let letters: Vec<char> = ('A'..='Z').chain('a'..='z').chain('0'..='9').chain(['+', '/']).collect();
    let bits: String = bytes.iter().map(|byte| format!("{byte:08b}")).collect();
    let mut out: String = (0..bits.len())
        .step_by(6)
        .map(|at| format!("{:0<6}", &bits[at..bits.len().min(at + 6)]))
        .map(|six| letters[usize::from_str_radix(&six, 2).unwrap()])
        .collect();
    while !out.len().is_multiple_of(4) {
        out.push('=');
    }
    out
}

#[test]
fn every_page_keeps_the_strict_policy_and_says_that_another_edition_is_in_use() {
    let moved = "\nmoved:\n  - { kind: page, from: guidelines/old, to: guidelines/rule }\n";
    let edition = |files: Files| {
        let mut files = with(files, "\nbase_url: https://www.city.example.jp/\n");
        let settings = files.get_mut("content/handbook.yaml").unwrap();
        let newer = text(settings).replace("date: 2026-04-01", "date: 2026-04-01\n  superseded_by: 第2版");
        *settings = newer.into_bytes();
        files
    };
    let mut small = with(base(), moved);
    let record = "edition: { name: 第0版, date: \"2025-04-01\" }\npages:\n  - guidelines/old\n";
    small.insert("content/released.yaml".to_owned(), record.into());
    let settings = small.get_mut("content/handbook.yaml").unwrap();
    let spread = text(settings)
        .replace("edition: { name: 第1版, date: 2026-04-01 }", "edition:\n  name: 第1版\n  date: 2026-04-01");
    *settings = spread.into_bytes();
    for files in [model(), small] {
        let made = made(edition(files));
        assert!(pages(&made).count() > 7);
        let lost = made.contains_key("guidelines/old/index.html");
        assert_eq!(lost, made.contains_key("forms/sheet/index.html"), "the small project has a page that moved");
        for (path, html) in pages(&made) {
            let (before, rest) = html.split_once("http-equiv=\"Content-Security-Policy\" content=\"").unwrap();
            let policy = rest.split('"').next().unwrap();
            assert!(!before.contains("<link") && !before.contains("<script") && !before.contains("<style"), "{path}");
            let rules: BTreeSet<&str> = policy.split("; ").collect();
            assert!(rules.contains("default-src 'none'") && rules.contains("base-uri 'none'"), "{path}: {policy}");
            for rule in rules {
                let (name, sources) = rule.split_once(' ').unwrap();
                let known = ["'none'", "'self'"].contains(&sources) || (name == "style-src" && path == "404.html");
                assert!(known && !sources.contains("unsafe") && !sources.contains('*'), "{path}: {rule}");
            }
            assert_eq!(html.matches("これは第1版です。今は第2版が使われています。").count(), 1, "{path}");
        }
    }
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}
